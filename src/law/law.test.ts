import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type CalendarDate, date } from '../values/calendar-date.ts'
import { knownDay } from '../values/partial-date.ts'
import { adultAge, ageOn, marriageAge } from './ages.ts'
import { competentOffices, heirOfUnfinishedDossier, requesterMustSign } from './competence.ts'
import { documentNumber } from './document-numbers.ts'
import { ethnicGroups, lessPopulous } from './ethnic-groups.ts'
import { feeOf } from './fees.ts'
import { birthFormsOn } from './forms.ts'
import { inForce } from './in-force.ts'
import { nationalityAtBirth } from './nationality.ts'
import { pinProvinceCodes } from './pin-structure.ts'
import { policies, policyKeys, policyValue, readPolicies } from './policies.ts'
import { birthProcedure, procedureNamed } from './procedures.ts'
import { type Regime, regimeOn } from './regimes.ts'

test('the four regimes change on their days', () => {
  const days: [string, Regime][] = [
    ['2015-12-31', 'pre2016'],
    ['2016-01-01', 'threeTier'],
    ['2025-06-30', 'threeTier'],
    ['2025-07-01', 'twoTier'],
    ['2027-02-28', 'twoTier'],
    ['2027-03-01', 'law2026'],
  ]
  for (const [day, regime] of days) assert.equal(regimeOn(date(day)), regime, day)
})

const anchors = [
  { of: 'mẹ', unitCode: '00721', countryCode: 'VN' },
  { of: 'cha', unitCode: null, countryCode: 'FR' },
]
const asked = (matter: Parameters<typeof competentOffices>[0]['matter'], intakeOn: string, today = intakeOn) =>
  competentOffices({ matter, anchors, intakeOn: date(intakeOn), today: date(today) })

test('R-A1 the kind of office follows matter and day of intake', () => {
  assert.equal(asked('DOMESTIC', '2020-01-01').kind, 'COMMUNE')
  assert.equal(asked('FOREIGN_ELEMENT', '2015-06-01').kind, 'PROVINCE_JUSTICE')
  assert.equal(asked('FOREIGN_ELEMENT', '2025-06-30').kind, 'DISTRICT')
  assert.equal(asked('FOREIGN_ELEMENT', '2025-07-01').kind, 'COMMUNE')
  assert.equal(asked('BORDER_AREA', '2020-01-01').kind, 'COMMUNE')
  assert.equal(asked('CHANGE_FROM_14', '2024-01-01').kind, 'DISTRICT')
  assert.equal(asked('CITIZEN_ABROAD', '2026-01-01').kind, 'MISSION')
  assert.equal(asked('FOREIGN_ELEMENT', '2025-06-20', '2025-07-10').kind, 'COMMUNE')
})

test('R-A2 residence decides until 2027-02-28; then any commune', () => {
  assert.deepEqual(asked('DOMESTIC', '2026-11-20').units, ['00721'])
  assert.equal(asked('DOMESTIC', '2026-11-20').uncertain, false)
  assert.equal(asked('DOMESTIC', '2027-03-01').units, 'ANY')
})

test('R-A1 what an abolished district left goes to residence, then previous residence, then to whom the province names', () => {
  const here = { unitCode: '00721', provinceCode: '08' }
  const there = { unitCode: '00070', provinceCode: '01' }
  assert.deepEqual(heirOfUnfinishedDossier({ residence: here, previousResidence: null, provinceCode: '08' }), {
    by: 'RESIDENCE',
    unitCode: '00721',
  })
  assert.deepEqual(heirOfUnfinishedDossier({ residence: there, previousResidence: here, provinceCode: '08' }), {
    by: 'PREVIOUS_RESIDENCE',
    unitCode: '00721',
  })
  assert.deepEqual(heirOfUnfinishedDossier({ residence: null, previousResidence: null, provinceCode: '08' }), {
    by: 'PROVINCE_ASSIGNS',
  })
})

test('R-A7 since 2025-07-01 the requester of a birth need not sign the book, except at missions', () => {
  assert.equal(requesterMustSign('BIRTH', 'COMMUNE', date('2025-06-30')), true)
  assert.equal(requesterMustSign('BIRTH', 'COMMUNE', date('2025-07-01')), false)
  assert.equal(requesterMustSign('BIRTH', 'MISSION', date('2025-07-01')), true)
  assert.equal(requesterMustSign('MARRIAGE', 'COMMUNE', date('2026-07-01')), true)
})

test('ages are full years; partial dates count from January and the 1st (R-A12)', () => {
  assert.equal(ageOn(knownDay('2006-11-21'), date('2026-11-20')), 19)
  assert.equal(ageOn(knownDay('2006-11-20'), date('2026-11-20')), 20)
  assert.equal(ageOn({ known: 'year', year: 2006 }, date('2026-01-01')), 20)
  assert.equal(ageOn({ known: 'nothing' }, date('2026-01-01')), undefined)
  assert.equal(inForce(adultAge, date('2026-01-01')).value, 18)
  assert.deepEqual(inForce(marriageAge, date('2026-01-01')).value, { man: 20, woman: 18 })
})

test('procedure codes tell the nine ways apart', () => {
  const usual = {
    office: 'COMMUNE',
    foreignElement: false,
    borderArea: false,
    mobile: false,
    withPapers: false,
    withRecognition: false,
  }
  const code = (changes: Partial<typeof usual>) =>
    procedureNamed(birthProcedure({ ...usual, ...changes }), date('2026-11-20')).code
  assert.equal(code({}), '1.001193')
  assert.equal(code({ foreignElement: true }), '2.000528')
  assert.equal(code({ withRecognition: true }), '1.000689')
  assert.equal(code({ withRecognition: true, foreignElement: true }), '1.001695')
  assert.equal(code({ withPapers: true }), '1.004772')
  assert.equal(code({ withPapers: true, foreignElement: true }), '1.000893')
  assert.equal(code({ mobile: true }), '1.003583')
  assert.equal(code({ borderArea: true, foreignElement: true }), '1.000110')
  assert.equal(code({ office: 'MISSION', foreignElement: true }), '1.001020')
})

test('A8 a timely birth is free, a late one pays, merit, poverty and disability never pay', () => {
  const fee = (changes: Partial<Parameters<typeof feeOf>[0]>) =>
    feeOf({
      procedure: 'BIRTH',
      on: date('2026-11-20'),
      province: '08',
      rows: [],
      online: false,
      inTime: true,
      exemption: 'NONE',
      copies: 0,
      ...changes,
    })
  assert.deepEqual([fee({}).total, fee({}).lines[0]?.exempt], [0, true])
  assert.equal(fee({ inTime: false }).total, 8000)
  assert.equal(fee({ inTime: false, exemption: 'POOR' }).total, 0)
  assert.equal(fee({ procedure: 'BIRTH_FOREIGN' }).total, 75000)
  assert.equal(fee({ procedure: 'BIRTH_BORDER' }).total, 0)
  assert.equal(fee({ copies: 3 }).total, 24000)
})

test('forms follow the circular of the day', () => {
  const version = (day: string) => birthFormsOn(date(day)).certificate.version
  assert.equal(version('2020-07-15'), 'TT15-2015')
  assert.equal(version('2020-07-16'), 'TT04-2020')
  assert.equal(birthFormsOn(date('2026-11-20')).declaration.version, 'TT04-2024')
})

test('numbers of papers end with the year or the sign of the office', () => {
  const on = date('2026-11-20')
  assert.equal(documentNumber('BIRTH_CERTIFICATE', 5, on), '05/2026')
  assert.equal(documentNumber('BIRTH_EXTRACT_COPY', 123, on), '123/TLKS-BS')
  assert.equal(documentNumber('BIRTH_EXTRACT_COPY', 123, on, { BIRTH_EXTRACT_COPY: 'TLKS-ĐV' }), '123/TLKS-ĐV')
})

test('policies start at a national value and keep only decisions that can be read', () => {
  for (const key of policyKeys) assert.ok(policies[key].schema.safeParse(policies[key].initial).success, key)
  const decided = readPolicies([
    { key: 'print-before-pin', value: true },
    { key: 'book-pages-per-volume', value: 'nhiều' },
    { key: 'no-such-policy', value: 1 },
    { key: 'constructor', value: 1 },
  ])
  assert.deepEqual(decided, { 'print-before-pin': true })
  assert.equal(policyValue('print-before-pin', decided), true)
  assert.equal(policyValue('book-pages-per-volume', decided), 200)
})

test('54 groups, 63 provinces; of Kinh and Tày the less populous is Tày', () => {
  const on = date('2026-11-20')
  assert.equal(Object.keys(inForce(ethnicGroups, on).value).length, 54)
  assert.equal(inForce(pinProvinceCodes, on).value.length, 63)
  assert.equal(lessPopulous('01', '02', on), '02')
  assert.equal(lessPopulous('01', '55', on), undefined)
})

test('B7 nationality at birth follows the parents', () => {
  const at = (
    mother: Parameters<typeof nationalityAtBirth>[0]['mother'],
    father: Parameters<typeof nationalityAtBirth>[0]['father'],
    bornInVietnam = true,
  ) => nationalityAtBirth({ mother, father, bornInVietnam, on: '2026-11-02' as CalendarDate }).value
  assert.equal(at('CITIZEN', 'CITIZEN', false), 'VIETNAMESE')
  assert.equal(at('CITIZEN', 'UNKNOWN'), 'VIETNAMESE')
  assert.equal(at('CITIZEN', 'STATELESS'), 'VIETNAMESE')
  assert.equal(at('CITIZEN', 'FOREIGNER'), 'CHOICE')
  assert.equal(at('FOREIGNER', 'FOREIGNER'), 'NOT_VIETNAMESE')
  assert.equal(at('STATELESS', 'STATELESS'), 'VIETNAMESE')
  assert.equal(at('STATELESS', 'STATELESS', false), 'NOT_VIETNAMESE')
  assert.equal(at('UNKNOWN', 'UNKNOWN'), 'VIETNAMESE')
})
