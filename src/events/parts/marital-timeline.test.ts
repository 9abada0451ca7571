import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addMonths, type CalendarDate, date } from '../../values/calendar-date.ts'
import type { KnownMarriage } from '../known.ts'
import { certificateStanding, lastDayOfCertificate } from './marital-certificate.ts'
import type { MaritalCertificate } from './marital-record.ts'
import { gapsOf, type MaritalLife, maritalTimeline, type Stay, statusOn } from './marital-timeline.ts'

const today = date('2026-11-20')
const since = date('2016-01-01')
const ref = { officeId: 1, entryId: '0198a000-0000-7000-8000-0000000000ab' }
const spouse = { personId: '0198a000-0000-7000-8000-0000000000ac', pin: '002301000502', name: 'Lục Thị Hương' }
const marriage = (from: string | null, to: string | null, endedBy: KnownMarriage['endedBy'] = null): KnownMarriage => ({
  entry: from === null ? null : ref,
  reference: '',
  spouse,
  from: from === null ? null : date(from),
  to: to === null ? null : date(to),
  endedBy,
  endBasis: '',
})
const life = (marriages: KnownMarriage[] = [], born = '1975-02-01', sex = '2'): MaritalLife => ({
  marriages,
  sex,
  birth: { year: Number(born.slice(0, 4)), date: date(born) },
})
const stay = (from: string, to: string | null, others: Partial<Stay> = {}): Stay => ({
  abroad: false,
  from: date(from),
  to: to === null ? null : date(to),
  answered: false,
  ...others,
})
const here = [stay('1975-02-01', null, { answered: true })]
const on = (days: readonly string[], marriages: KnownMarriage[], stays: readonly Stay[] = here) => {
  const timeline = maritalTimeline(life(marriages), stays, today, since)
  return days.map((day) => statusOn(timeline, date(day)))
}
const shown = (marriages: KnownMarriage[], stays: readonly Stay[], person = life(marriages)) =>
  gapsOf(maritalTimeline(person, stays, today, since), null).map(({ from, to, cause }) => [from, to, cause])

test('the status of any day follows marriages, divorces and deaths', () => {
  const twice = [marriage('1998-10-10', '2012-05-07', 'DIVORCE'), marriage('2014-01-02', '2020-03-04', 'DEATH')]
  assert.deepEqual(
    on(
      ['1990-01-01', '1998-10-09', '1998-10-10', '2012-05-06', '2012-05-07', '2014-01-02', '2020-03-04', '2026-11-20'],
      twice,
    ),
    ['NEVER_MARRIED', 'NEVER_MARRIED', 'MARRIED', 'MARRIED', 'DIVORCED', 'MARRIED', 'WIDOWED', 'WIDOWED'],
  )
  assert.deepEqual(on(['2026-11-20'], [marriage('1998-10-10', null)]), ['MARRIED'])
})

test('after an annulment a person stands as before the marriage', () => {
  assert.deepEqual(on(['2010-01-01'], [marriage('2001-01-01', '2003-01-01', 'ANNULMENT')]), ['NEVER_MARRIED'])
  const second = [marriage('1998-01-01', '2000-01-01', 'DIVORCE'), marriage('2001-01-01', '2003-01-01', 'ANNULMENT')]
  assert.deepEqual(on(['2010-01-01'], second), ['DIVORCED'])
})

test('of a marriage whose end alone is known the beginning stays unknown', () => {
  assert.deepEqual(on(['2000-01-01', '2005-01-01'], [marriage(null, '2003-01-01', 'DIVORCE')]), ['UNKNOWN', 'DIVORCED'])
})

test('the time before the register is unknown from the age of marriage on, unless somebody answered for it', () => {
  assert.deepEqual(shown([], [stay('1975-02-01', null)]), [['1993-02-01', '2016-01-01', 'BEFORE_THE_REGISTER']])
  assert.deepEqual(shown([], here), [])
  const man = life([], '1975-02-01', '1')
  assert.deepEqual(shown([], [stay('1975-02-01', null)], man), [['1995-02-01', '2016-01-01', 'BEFORE_THE_REGISTER']])
})

test('who came of age after the register began has no gap in the country', () => {
  assert.deepEqual(shown([], [stay('1998-04-12', null)], life([], '1998-04-12', '2')), [])
})

test('a life abroad is unknown at any time, also today', () => {
  const stays = [stay('1998-04-12', '2020-01-01'), stay('2020-01-01', null, { abroad: true })]
  assert.deepEqual(shown([], stays, life([], '1998-04-12', '2')), [['2020-01-01', '2026-11-21', 'ABROAD']])
})

test('a time for which no residence was told is a gap of its own', () => {
  const stays = [stay('2000-01-01', null, { answered: true })]
  assert.deepEqual(shown([], stays), [['1993-02-01', '2000-01-01', 'RESIDENCE_UNKNOWN']])
  assert.deepEqual(shown([], []), [['1993-02-01', '2016-01-01', 'RESIDENCE_UNKNOWN']])
})

test('what the registers know of a marriage is not asked about again: only the time since the last one counts', () => {
  const stays = [stay('1975-02-01', null)]
  assert.deepEqual(shown([marriage('1998-10-10', null)], stays), [])
  assert.deepEqual(shown([marriage('1998-10-10', '2012-05-07', 'DIVORCE')], stays), [
    ['2012-05-07', '2016-01-01', 'BEFORE_THE_REGISTER'],
  ])
  assert.deepEqual(shown([marriage('1998-10-10', '2019-05-07', 'DIVORCE')], stays), [])
})

test('a certificate of one time asks only about that time', () => {
  const timeline = maritalTimeline(life(), [stay('1975-02-01', null)], today, since)
  const gaps = (from: string, to: string) =>
    gapsOf(timeline, { from: date(from), to: date(to) }).map((gap) => [gap.from, gap.to])
  assert.deepEqual(gaps('2010-01-01', '2020-12-31'), [['2010-01-01', '2016-01-01']])
  assert.deepEqual(gaps('2017-01-01', '2020-12-31'), [])
})

test('a thousand random lives: the stretches are seamless and every day has one status', () => {
  let seed = 7
  const random = (n: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648
    return seed % n
  }
  for (let round = 0; round < 1000; round += 1) {
    const marriages: KnownMarriage[] = []
    let year = 1994 + random(5)
    while (random(3) > 0 && year < 2025) {
      const to = year + 1 + random(6)
      const ends = to < 2026 && random(3) > 0
      const how = (['DEATH', 'DIVORCE', 'ANNULMENT'] as const)[random(3)] ?? 'DEATH'
      marriages.push(marriage(`${year}-03-01`, ends ? `${to}-04-01` : null, ends ? how : null))
      if (!ends) break
      year = to + 1
    }
    const stays = Array.from({ length: random(4) }, (_, n) =>
      stay(`${1990 + n * 8}-01-01`, n === 3 ? null : `${1996 + n * 8}-01-01`, {
        abroad: random(4) === 0,
        answered: random(2) === 0,
      }),
    )
    const timeline = maritalTimeline(life(marriages), stays, today, since)
    assert.equal(timeline[0]?.from, null)
    assert.equal(timeline.at(-1)?.to, null)
    for (const [n, stretch] of timeline.entries()) if (n > 0) assert.equal(timeline[n - 1]?.to, stretch.from)
    const open = marriages.at(-1)?.endedBy === null
    assert.equal(statusOn(timeline, today) === 'MARRIED', open)
  }
})

const certificate = (change: Partial<MaritalCertificate> = {}): MaritalCertificate => ({
  entry: ref,
  number: '31/2026',
  officeName: 'UBND xã Đồng Văn',
  issuedOn: date('2026-08-31'),
  purpose: '1',
  intended: { name: 'Lục Thị Hương', birthYear: 2001, pin: '002301000502' },
  state: 'NEVER_MARRIED',
  replaced: false,
  revoked: false,
  ...change,
})
const person = (marriages: KnownMarriage[]) => ({ marriages, death: null })

test('R-D1 six months are counted in months, to the corresponding day or the last of a shorter month', () => {
  assert.equal(lastDayOfCertificate(date('2026-08-31')), '2027-02-28')
  assert.equal(lastDayOfCertificate(date('2027-08-31')), '2028-02-29')
  assert.equal(lastDayOfCertificate(date('2026-05-20')), '2026-11-20')
  assert.equal(addMonths(date('2026-12-31'), 2), '2027-02-28')
  const on = (day: string): string => certificateStanding(certificate(), person([]), day as CalendarDate)
  assert.deepEqual([on('2027-02-28'), on('2027-03-01')], ['VALID', 'EXPIRED'])
})

test('R-D4 any later change of the status ends a certificate at once; the marriage it was given for spends it', () => {
  const standing = (marriages: KnownMarriage[], change: Partial<MaritalCertificate> = {}) =>
    certificateStanding(certificate(change), person(marriages), today)
  assert.equal(standing([]), 'VALID')
  assert.equal(standing([marriage('2026-10-01', null)]), 'USED')
  const other = { ...marriage('2026-10-01', null), spouse: { ...spouse, pin: '002301000599', name: 'Ma Thị Sim' } }
  assert.equal(standing([other]), 'STATUS_CHANGED')
  assert.equal(
    standing([marriage('2010-01-01', '2026-10-01', 'DIVORCE')], { state: 'MARRIED', purpose: '5', intended: null }),
    'STATUS_CHANGED',
  )
  assert.equal(standing([marriage('2010-01-01', '2020-10-01', 'DIVORCE')], { state: 'DIVORCED' }), 'VALID')
  const sameDay = [marriage('2026-08-31', null)]
  assert.equal(standing(sameDay, { purpose: '5', intended: null, state: 'MARRIED' }), 'VALID')
  assert.equal(standing(sameDay, { purpose: '5', intended: null }), 'STATUS_CHANGED')
  assert.equal(standing([], { replaced: true }), 'REPLACED')
  assert.equal(standing([], { revoked: true }), 'REVOKED')
})

test('R-D4 an entry made since that tells of a day before the issue ends the certificate too', () => {
  const died = [marriage('2010-01-01', '2026-08-01', 'DEATH')]
  assert.equal(
    certificateStanding(certificate({ state: 'MARRIED', purpose: '5' }), person(died), today),
    'STATUS_CHANGED',
  )
})

test('R-D2 a certificate serves its purpose and its intended spouse only', () => {
  const wanted = { marriage: true, intended: { name: 'Lục Thị Hương', birthYear: 2001, pin: '002301000502' } }
  const standing = (change: Partial<MaritalCertificate>) =>
    certificateStanding(certificate(change), person([]), today, wanted)
  assert.equal(standing({}), 'VALID')
  assert.equal(standing({ purpose: '5', intended: null }), 'OTHER_PURPOSE')
  assert.equal(standing({ intended: { name: 'Ma Thị Sim', birthYear: 2001, pin: null } }), 'OTHER_PURPOSE')
  assert.equal(
    certificateStanding(certificate(), person([]), today, { marriage: false, intended: null }),
    'OTHER_PURPOSE',
  )
})
