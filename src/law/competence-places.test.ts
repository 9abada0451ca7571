import assert from 'node:assert/strict'
import { test } from 'node:test'
import { date } from '../values/calendar-date.ts'
import type { Anchor } from './competence.ts'
import { requesterMustSign } from './competence.ts'
import { managingOffices, officesForMatter, revocationAuthority } from './competence-places.ts'
import { inForce } from './in-force.ts'

const at = (unitCode: string | null): Anchor => ({ of: 'người yêu cầu', unitCode, countryCode: 'VN' })
type Asked = Parameters<typeof officesForMatter>[0]
const offices = (matter: Asked['matter'], day: string, more: Partial<Asked> = {}) =>
  officesForMatter({ matter, places: {}, intakeOn: date(day), today: date(day), ...more })
const kindsOver = (matter: Asked['matter'], more: Partial<Asked> = {}) =>
  ['2015-12-31', '2016-01-01', '2025-06-30', '2025-07-01', '2026-01-15', '2027-03-01'].map(
    (day) => offices(matter, day, more).kind,
  )

test('R-A1 the foreign element went to the Sở Tư pháp, then the district, and goes to the commune since 2025-07-01', () => {
  const expected = ['PROVINCE_JUSTICE', 'DISTRICT', 'DISTRICT', 'COMMUNE', 'COMMUNE', 'COMMUNE']
  for (const matter of ['MARRIAGE', 'RECOGNITION', 'GUARDIANSHIP', 'DEATH'] as const)
    assert.deepEqual(kindsOver(matter, { foreign: true }), expected, matter)
  assert.deepEqual(kindsOver('DIVORCE_NOTE', { transcribed: true }), expected)
  assert.deepEqual(kindsOver('BIRTH', { transcribed: true }), expected)
})

test('R-A1 domestic matters, border areas and notes have always been the commune’s', () => {
  for (const matter of [
    'MARRIAGE',
    'DEATH',
    'RECOGNITION',
    'GUARDIANSHIP',
    'MARITAL_STATUS',
    'JUDGMENT_NOTE',
    'SUPPLEMENT',
  ] as const)
    assert.deepEqual(new Set(kindsOver(matter)), new Set(['COMMUNE']), matter)
  assert.deepEqual(new Set(kindsOver('MARRIAGE', { border: true, foreign: true })), new Set(['COMMUNE']))
  assert.deepEqual(new Set(kindsOver('MARRIAGE', { abroad: true })), new Set(['MISSION']))
})

test('R-A1 a change of somebody of 14 went to the district until 2025-06-30, one of 13 to the commune, ethnicity of any age to the district', () => {
  const kind = (matter: Asked['matter'], age: number, day: string) => offices(matter, day, { age }).kind
  assert.equal(kind('CORRECTION', 13, '2025-06-30'), 'COMMUNE')
  assert.equal(kind('CORRECTION', 14, '2025-06-30'), 'DISTRICT')
  assert.equal(kind('CORRECTION', 14, '2025-07-01'), 'COMMUNE')
  assert.equal(kind('ETHNICITY', 5, '2025-06-30'), 'DISTRICT')
  assert.equal(kind('SUPPLEMENT', 40, '2025-06-30'), 'COMMUNE')
})

test('R-A2 a death goes to the last residence, and to where the person died only when that is unknown', () => {
  const both = { LAST_RESIDENCE: [at('00721')], PLACE_OF_DEATH: [at('00070')] }
  assert.deepEqual(offices('DEATH', '2026-11-20', { places: both }).units, ['00721'])
  assert.deepEqual(offices('DEATH', '2026-11-20', { places: { PLACE_OF_DEATH: [at('00070')] } }).units, ['00070'])
})

test('R-A2 where either person counts, both places do; a foreign marriage goes by the citizen', () => {
  const places = { RESIDENCE_OF_A_SPOUSE: [at('00721'), at('00070')], RESIDENCE_OF_THE_CITIZEN: [at('00070')] }
  assert.deepEqual(offices('MARRIAGE', '2026-11-20', { places }).units, ['00721', '00070'])
  assert.deepEqual(offices('MARRIAGE', '2026-11-20', { places, foreign: true }).units, ['00070'])
  const guardian = { RESIDENCE_OF_THE_WARD: [at('00721')], RESIDENCE_OF_THE_GUARDIAN: [at('00070')] }
  assert.deepEqual(offices('GUARDIANSHIP', '2026-11-20', { places: guardian }).units, ['00721', '00070'])
})

test('R-A2 the marital certificate went by permanent residence before temporary; since 2025-07-01 the person chooses', () => {
  const places = { PERMANENT_RESIDENCE: [at('00721')], TEMPORARY_RESIDENCE: [at('00070')] }
  assert.deepEqual(offices('MARITAL_STATUS', '2025-06-30', { places }).units, ['00721'])
  assert.deepEqual(offices('MARITAL_STATUS', '2025-07-01', { places }).units, ['00721', '00070'])
})

test('R-A2 what hangs on an earlier entry stays with its office, also when residence no longer counts', () => {
  const places = { EARLIER_REGISTRATION: [at('00721')], RESIDENCE_OF_A_SPOUSE: [at('00070')] }
  assert.deepEqual(offices('GUARDIANSHIP_END', '2027-03-01', { places }).units, ['00721'])
  assert.deepEqual(offices('DEATH', '2026-11-20', { places, again: true }).units, ['00721'])
  assert.equal(offices('MARRIAGE', '2027-02-28', { places }).units.length, 1)
  assert.equal(offices('MARRIAGE', '2027-03-01', { places }).units, 'ANY')
  assert.equal(offices('EXTRACT_COPY', '2016-01-01').units, 'ANY')
})

test('Q the chairman of the province revokes since 2025-07-01; the districts no longer manage the database', () => {
  assert.equal(inForce(revocationAuthority, date('2025-06-30')).value.COMMUNE, 'DISTRICT')
  assert.equal(inForce(revocationAuthority, date('2025-07-01')).value.COMMUNE, 'PROVINCE_CHAIRMAN')
  assert.equal(inForce(revocationAuthority, date('2025-07-01')).value.DISTRICT, 'PROVINCE_CHAIRMAN')
  assert.ok(!inForce(managingOffices, date('2025-07-01')).value.includes('DISTRICT'))
})

test('R-A7 both spouses and adopters still sign the book; the others need not since 2025-07-01', () => {
  for (const matter of ['DEATH', 'RECOGNITION', 'GUARDIANSHIP', 'SUPERVISION', 'CHANGE'] as const) {
    assert.equal(requesterMustSign(matter, 'COMMUNE', date('2025-06-30')), true)
    assert.equal(requesterMustSign(matter, 'COMMUNE', date('2025-07-01')), false)
    assert.equal(requesterMustSign(matter, 'MISSION', date('2025-07-01')), true)
  }
  for (const matter of ['MARRIAGE', 'ADOPTION'] as const)
    assert.equal(requesterMustSign(matter, 'COMMUNE', date('2026-11-20')), true)
})
