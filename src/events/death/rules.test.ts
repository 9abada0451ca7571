import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type CalendarDate, date } from '../../values/calendar-date.ts'
import { momentInVietnam } from '../../values/moment.ts'
import type { Circumstances } from '../circumstances.ts'
import { standing } from '../event.ts'
import type { KnownPerson } from '../known.ts'
import { feeFor } from '../parts/fee.ts'
import { death } from './death.ts'
import { DeathDeclaration } from './declaration.ts'
import { typedDeathExamples as typed } from './examples.ts'
import { deathFeeQuestion, isLate } from './facts.ts'

const known: KnownPerson = {
  personId: '0198a000-0000-7000-8000-0000000000aa',
  pin: '002048000311',
  name: 'Nông Văn Khải',
  sex: '1',
  birth: { year: 1948, date: date('1948-03-12') },
  death: null,
  conditions: [],
  marriages: [],
  mother: null,
  father: null,
  adoptiveMother: null,
  adoptiveFather: null,
  guardianship: null,
  guardianOf: [],
  birthEntry: { officeId: 1, entryId: '0198a000-0000-7000-8000-0000000000ab' },
}
const ref = { officeId: 7, entryId: '0198a000-0000-7000-8000-0000000000ac' }
const wife = { personId: '0198a000-0000-7000-8000-0000000000ad', pin: null, name: 'Lý Thị Sen' }
const married: KnownPerson = {
  ...known,
  marriages: [
    {
      entry: ref,
      reference: 'số 05/2001, UBND xã Đồng Văn',
      spouse: wife,
      from: date('2001-02-03'),
      to: null,
      endedBy: null,
      endBasis: '',
    },
  ],
}

function on(receivedOn = '2026-11-18', others: Partial<Circumstances> = {}): Circumstances {
  const day = date(receivedOn)
  return {
    receivedAt: momentInVietnam(day, 540),
    receivedOn: day,
    today: day,
    office: { kind: 'COMMUNE', unitCode: '00721', provinceCode: '08' },
    ...others,
  }
}
type Change = { readonly [key: string]: unknown }
const merged = (base: unknown, change: Change): unknown => ({
  ...(base as object),
  ...Object.fromEntries(
    Object.entries(change).map(([key, value]) => [
      key,
      typeof value === 'object' && value !== null && !Array.isArray(value) && !('known' in value)
        ? merged((base as Change)[key] ?? {}, value as Change)
        : value,
    ]),
  ),
})

function problems(example: unknown, change: Change = {}, circumstances = on()) {
  const answer = death.examine(merged(example, change), circumstances)
  assert.ok(answer.readable, JSON.stringify(answer))
  return answer.problems
}
const found = (...asked: Parameters<typeof problems>) =>
  problems(...asked).map(({ severity, rule }) => `${severity} ${rule}`)
const has = (list: readonly string[], one: string) => assert.ok(list.includes(one), `${one} not in ${list.join(', ')}`)
const hasNot = (list: readonly string[], one: string) => assert.ok(!list.includes(one), `${one} in ${list.join(', ')}`)
const planOf = (example: unknown, change: Change = {}, circumstances = on()) =>
  death.plan(DeathDeclaration.parse(merged(example, change)), circumstances)

test('every example can be registered as it stands', () => {
  for (const [name, example] of Object.entries(typed)) {
    const answer = death.examine(example, on())
    assert.ok(answer.readable, `${name}: ${JSON.stringify(answer)}`)
    const reasons = death.reasons(answer.declaration)
    assert.deepEqual(
      standing(answer.problems, reasons).map(({ rule, message }) => `${rule} ${message}`),
      [],
      name,
    )
  }
})

test('R-A1 R-A2 the last residence decides; unknown, where the person died or was found; a re-registration stays where it was', () => {
  const hanoi = on('2026-11-18', { office: { kind: 'COMMUNE', unitCode: '00070', provinceCode: '01' } })
  has(found(typed.normal, {}, hanoi), 'error R-A2')
  const elsewhere = { residence: { unitCode: '00070', asWritten: 'phường Hoàn Kiếm, thành phố Hà Nội' } }
  hasNot(found(typed.normal, { deceased: elsewhere }, hanoi), 'error R-A2')
  has(found(typed.normal, { deceased: elsewhere }), 'error R-A2')
  hasNot(found(typed.normal, { deceased: { residence: null } }), 'error R-A2')
  has(found(typed.unidentified, {}, hanoi), 'error R-A2')
  has(found(typed.again, {}, hanoi), 'error R-A2')
  has(found(typed.transcribed, {}, hanoi), 'error R-A2')
  hasNot(found(typed.again, { deceased: elsewhere }), 'error R-A2')
})

test('R-A1 a foreigner’s death went to the district until 2025-06-30, and any commune registers from 2027-03-01', () => {
  const early = { death: { date: { known: 'day', date: '2025-06-20' } }, notice: { issuedOn: '2025-06-21' } }
  has(found(typed.foreigner, early, on('2025-06-30')), 'error R-A1')
  hasNot(found(typed.foreigner, early, on('2025-07-01')), 'error R-A1')
  const hanoi = { office: { kind: 'COMMUNE', unitCode: '00070', provinceCode: '01' } } as const
  const late = { death: { date: { known: 'day', date: '2027-02-20' } }, notice: { issuedOn: '2027-02-21' } }
  has(found(typed.normal, late, on('2027-02-28', hanoi)), 'error R-A2')
  hasNot(found(typed.normal, late, on('2027-03-01', hanoi)), 'error R-A2')
})

test('H2 a death is declared within 15 days; later it is late, registered all the same, and no longer free', () => {
  const late = (receivedOn: string) => isLate(DeathDeclaration.parse(typed.normal), on(receivedOn))
  assert.deepEqual([late('2026-11-27'), late('2026-11-28')], [false, true])
  const fee = (receivedOn: string) =>
    feeFor(deathFeeQuestion(DeathDeclaration.parse({ ...typed.normal, copies: 0 }), on(receivedOn)), on(receivedOn))
      .total
  assert.equal(fee('2026-11-27'), 0)
  assert.ok(fee('2026-11-28') > 0)
  const plan = planOf(typed.normal, {}, on('2026-11-28'))
  assert.deepEqual([plan.late, plan.registrationKind], [true, '4'])
  assert.deepEqual(
    [typed.normal, typed.longAgo, typed.again, typed.transcribed].map((one) => planOf(one).registrationKind),
    ['1', '4', '2', '3'],
  )
  has(found(typed.normal, {}, on('2026-11-28')), 'advice H2')
})

test('H2 relatives declare first; the officer registers when nobody can be found, and says why', () => {
  const officer = { informant: { relationship: 'OFFICER' } }
  has(found(typed.normal, officer), 'warning H2')
  assert.match(
    problems(typed.normal, officer, on('2026-11-18', { people: { DECEASED: married } })).find(
      ({ rule, severity }) => rule === 'H2' && severity === 'warning',
    )?.message ?? '',
    /Lý Thị Sen/,
  )
  has(found(typed.normal, officer, on('2015-12-31')), 'error H2')
  has(found(typed.normal, { informant: { relationship: 'OTHER' } }), 'error H2')
  hasNot(found(typed.normal), 'warning H2')
})

test('H4 each way of dying has its paper; what is not on the list is not taken, and the old ones only for old deaths', () => {
  has(found(typed.inHospital, { notice: { kind: 'SWORN_STATEMENT' } }), 'error H4')
  has(found(typed.normal, { notice: { kind: '7' } }), 'error H4')
  hasNot(found(typed.longAgo, { notice: { kind: '7' } }), 'error H4')
  has(found(typed.accident, { notice: { kind: '1' } }), 'warning H4')
  has(found(typed.normal, { notice: { kind: '3' } }), 'error H4')
  has(found(typed.declared, { notice: { kind: '1' } }), 'error H4')
  has(found(typed.normal, { notice: { issuer: '' } }), 'error H4')
  has(found(typed.normal, { notice: { issuedOn: '2026-11-11' } }), 'warning H4')
  has(found(typed.longAgo, { notice: { kind: 'SWORN_STATEMENT' } }), 'advice H4')
})

test('H4 a signed electronic notification needs no paper since 2025-01-09', () => {
  const declaration = DeathDeclaration.parse(typed.inHospital)
  const lacking = (day: string) => death.missingPapers(declaration, [], on(day)).map(({ paper }) => paper)
  assert.deepEqual(lacking('2025-01-08'), ['DEATH_NOTICE'])
  assert.deepEqual(lacking('2025-01-09'), [])
  assert.deepEqual(death.missingPapers(DeathDeclaration.parse(typed.declared), ['COURT_DECISION'], on()), [])
})

test('R-A4 whoever is registered as dead is not registered again, anywhere', () => {
  const dead = {
    ...known,
    death: { on: date('2026-11-12'), declared: false, entry: ref, reference: 'số 07/2026, UBND xã Mẫu' },
  }
  const said = problems(typed.normal, {}, on('2026-11-18', { people: { DECEASED: dead } }))
  assert.match(said.find(({ rule }) => rule === 'R-A4')?.message ?? '', /số 07\/2026/)
  const declaredDead = { ...dead, death: { ...dead.death, declared: true } }
  const again = problems(typed.normal, {}, on('2026-11-18', { people: { DECEASED: declaredDead } }))
  assert.match(again.find(({ rule }) => rule === 'R-A4')?.message ?? '', /hủy của Tòa án/)
})

test('R-A4 the same number is the same death, the same name and birth is asked about, two unknown bodies are never alike', () => {
  const candidate = (change: object) => ({
    reference: 'số 07/2026',
    persons: [
      {
        role: 'DECEASED' as const,
        subject: true,
        name: 'Nông Văn Khải',
        birth: { year: 1948, date: date('1948-03-12') },
        sex: '1' as const,
        pin: null,
        ...change,
      },
    ],
  })
  const verdict = (example: unknown, change: object) =>
    death.compare(DeathDeclaration.parse(example), candidate(change)).verdict
  assert.equal(verdict(typed.normal, { pin: '002048000311' }), 'certain')
  assert.equal(verdict(typed.normal, {}), 'possible')
  assert.equal(verdict(typed.normal, { birth: { year: 1948, date: null } }), 'possible')
  assert.equal(verdict(typed.normal, { pin: '002048000999' }), 'none')
  assert.equal(verdict(typed.normal, { name: 'Nông Văn Khởi' }), 'none')
  assert.equal(verdict(typed.unidentified, { name: 'Không rõ tung tích', birth: { year: null, date: null } }), 'none')
})

test('R-A4 of two without a number name, sex, birth and death on the same days are the same death; with less it is asked about', () => {
  const verdict = (
    ours: { pin?: string | null; birthDate?: unknown },
    change: object = {},
    diedOn: CalendarDate | null = date('2026-11-12'),
  ) => {
    const deceased = { ...typed.normal.deceased, pin: null, ...ours }
    const person = {
      role: 'DECEASED' as const,
      subject: true,
      name: typed.normal.deceased.name.toUpperCase(),
      birth: { year: 1948, date: date('1948-03-12') },
      sex: '1' as const,
      pin: null,
      ...change,
    }
    const candidate = { reference: 'số 07/2026', persons: [person], diedOn }
    return death.compare(DeathDeclaration.parse({ ...typed.normal, deceased }), candidate).verdict
  }
  const nothing = { birth: { year: null, date: null } }
  assert.equal(verdict({}), 'certain')
  assert.equal(verdict({}, {}, date('2026-11-13')), 'possible')
  assert.equal(verdict({}, {}, null), 'possible')
  assert.equal(verdict({}, { sex: '2' }), 'possible')
  assert.equal(verdict({}, { pin: '002048000311' }), 'possible')
  assert.equal(verdict({}, { birth: { year: 1948, date: null } }), 'possible')
  assert.equal(verdict({}, { birth: { year: 1948, date: date('1948-03-13') } }), 'none')
  assert.equal(verdict({}, nothing), 'none')
  assert.equal(verdict({ birthDate: { known: 'year', year: 1948 } }), 'possible')
  assert.equal(verdict({ birthDate: { known: 'nothing' } }, nothing), 'possible')
  assert.equal(verdict({ birthDate: { known: 'nothing' } }, nothing, date('2026-11-13')), 'none')
})

test('R-H1 the death locks the person, and nobody dead declares one', () => {
  assert.deepEqual(planOf(typed.normal).effects, [
    { does: 'act', role: 'INFORMANT' },
    { does: 'die', role: 'DECEASED', on: '2026-11-12', declared: false },
  ])
  assert.deepEqual(planOf(typed.unidentified).effects, [{ does: 'die', role: 'DECEASED', on: null, declared: false }])
  const dead = { ...known, death: { on: null, declared: false, entry: ref, reference: 'số 01/2020' } }
  has(found(typed.normal, {}, on('2026-11-18', { people: { INFORMANT: dead } })), 'error R-H1')
  has(found(typed.normal, { informant: { pin: '002048000311' } }), 'error R-H1')
})

test('R-H2 the open marriage ends and is noted on its entry unless the officer declines', () => {
  const circumstances = on('2026-11-18', { people: { DECEASED: married } })
  has(found(typed.normal, {}, circumstances), 'advice R-H2')
  hasNot(found(typed.normal), 'advice R-H2')
  const { notes } = planOf(typed.normal, {}, circumstances)
  assert.deepEqual(
    notes.map(({ key, entry }) => [key, entry.entryId]),
    [
      ['note-marriage', ref.entryId],
      ['note-birth', known.birthEntry?.entryId],
    ],
  )
  assert.match(notes[0]?.content ?? '', /NÔNG VĂN KHẢI đã chết ngày 12\/11\/2026; hôn nhân chấm dứt/)
  assert.deepEqual(
    planOf(typed.normal, { declined: ['note-marriage'] }, circumstances).notes.map(({ key }) => key),
    ['note-birth'],
  )
})

test('R-H4 the Ministry of Foreign Affairs is told of a foreigner’s death, not of a citizen’s', () => {
  assert.deepEqual(
    planOf(typed.foreigner).notices.map(({ to, kind }) => [to, kind]),
    [[{ officeKind: 'MOFA' }, 'FOREIGN_MINISTRY']],
  )
  const nationalityIn = (nationalities: readonly string[]) => {
    const deceased = { ...typed.foreigner.deceased, nationalities: [...nationalities] }
    return planOf({ ...typed.foreigner, deceased }).notices[0]?.content.nationality
  }
  assert.deepEqual(
    [['FR'], ['KR', 'US'], ['XX']].map(nationalityIn),
    ['Pháp', 'Hàn Quốc, Hoa Kỳ', 'Không quốc tịch'],
    'names of countries, not their codes',
  )
  has(found(typed.foreigner), 'advice R-H4')
  assert.deepEqual(planOf(typed.normal).notices, [])
  assert.deepEqual(planOf(typed.unidentified).notices, [])
})

test('R-H5 the offices of guardianships in which the deceased stood are told, and a ward is remembered at once', () => {
  const guardianship = { entry: ref, guardians: [wife], from: date('2024-01-01'), reference: 'số 02/2024, UBND xã Mẫu' }
  const guardianOf = [{ entry: ref, ward: wife, from: date('2024-01-01'), reference: 'số 02/2024, UBND xã Mẫu' }]
  const asWard = planOf(typed.normal, {}, on('2026-11-18', { people: { DECEASED: { ...known, guardianship } } }))
  assert.deepEqual(
    asWard.notices.map(({ kind, content }) => [kind, content.ground]),
    [['GUARDIANSHIP_GROUND', 'WARD_DIED']],
  )
  const asGuardian = planOf(typed.normal, {}, on('2026-11-18', { people: { DECEASED: { ...known, guardianOf } } }))
  assert.deepEqual(
    asGuardian.notices.map(({ content }) => content.ground),
    ['GUARDIAN_DIED'],
  )
  assert.match(asGuardian.reminders[0]?.text ?? '', /Lý Thị Sen cần người giám hộ khác/)
  has(found(typed.normal, {}, on('2026-11-18', { people: { DECEASED: { ...known, guardianOf } } })), 'advice R-H5')
})

test('R-H6 the death lies between birth and today; the time may be unknown, and stands only with a day', () => {
  has(found(typed.normal, { death: { date: { known: 'day', date: '2026-11-19' } } }), 'error R-H6')
  has(found(typed.normal, { death: { date: { known: 'day', date: '1948-03-11' } } }), 'error R-H6')
  hasNot(found(typed.normal, { death: { date: { known: 'day', date: '2026-11-18' } } }), 'error R-H6')
  has(found(typed.normal, { death: { date: { known: 'month', year: 2026, month: 11 }, time: null } }), 'warning R-H6')
  has(found(typed.normal, { death: { date: { known: 'year', year: 2026 } } }), 'error R-H6')
  has(found(typed.normal, { death: { time: null } }), 'advice R-H6')
  has(found(typed.unidentified, { found: { on: '2026-11-19' } }), 'error R-H6')
})

test('R-H7 a declared death has the day of the decision and counts from its effect', () => {
  assert.deepEqual(planOf(typed.declared).effects[1], {
    does: 'die',
    role: 'DECEASED',
    on: '2021-04-01',
    declared: true,
  })
  assert.equal(planOf(typed.declared).late, false)
  has(found(typed.declared, { notice: { effectiveOn: null } }), 'error R-H7')
  has(found(typed.declared, { notice: { effectiveOn: '2026-11-30' } }), 'error R-H7')
  has(found(typed.declared, { death: { date: { known: 'nothing' } } }), 'error R-H7')
})

test('R-H8 an infant that lived 24 hours has a birth entry first; one that lived less only when a parent asks', () => {
  has(found(typed.infant, { birthReference: '' }), 'error R-H8')
  hasNot(found(typed.infant), 'error R-H8')
  hasNot(found(typed.infant, { birthReference: '' }, on('2026-11-18', { people: { DECEASED: known } })), 'error R-H8')
  const newborn = {
    birthReference: '',
    livedUnderDay: true,
    deceased: { birthDate: { known: 'day', date: '2026-11-15' } },
  }
  hasNot(found(typed.infant, newborn), 'error R-H8')
  has(found(typed.infant, { ...newborn, informant: { relationship: 'GRANDPARENT' } }), 'error R-H8')
  has(found(typed.infant, { livedUnderDay: true }), 'error R-H8')
})

test('R-H9 a missing birth entry is told and never blocks', () => {
  has(found(typed.normal), 'advice R-H9')
  hasNot(found(typed.normal, {}, on('2026-11-18', { people: { DECEASED: known } })), 'advice R-H9')
})

test('R-I1 R-I2 R-I4 a death is registered again only from before 2016, when book and original are lost and nothing was found', () => {
  hasNot(found(typed.again), 'error R-I1')
  has(found(typed.again, { earlier: { registeredOn: '2016-01-01' } }), 'error R-I1')
  has(found(typed.again, {}, on('2027-03-01')), 'error R-I1')
  has(found(typed.again, { earlier: { bookLost: false } }), 'error R-I2')
  has(found(typed.again, { earlier: { originalLost: false } }), 'error R-I2')
  has(found(typed.again, { earlier: { searchResult: null } }), 'error R-I4')
  has(found(typed.again, { earlier: { searchResult: 'FOUND' } }), 'error R-I4')
  assert.match(
    problems(typed.again, { earlier: { searchedOn: null } }, on('2026-01-15')).find(({ rule }) => rule === 'R-I4')
      ?.message ?? '',
    /Cơ sở dữ liệu/,
  )
  assert.match(
    problems(typed.again, { earlier: { searchedOn: null } }, on('2026-01-14')).find(({ rule }) => rule === 'R-I4')
      ?.message ?? '',
    /Sổ hộ tịch/,
  )
})

test('R-K1 one foreign paper is transcribed once; it is legalised and translated', () => {
  assert.deepEqual(planOf(typed.transcribed).claims, ['FOREIGN|DEATH|DE|s11822026|2026-11-13'])
  has(found(typed.transcribed, { foreign: { legalisation: 'MISSING' } }), 'error R-K1')
  has(found(typed.transcribed, { foreign: { translated: false } }), 'error R-K1')
  hasNot(found(typed.transcribed), 'error R-K1')
})

test('procedure, time limit and form follow the case and the day', () => {
  const codes = [typed.normal, typed.foreigner, typed.again, typed.transcribed].map((one) => planOf(one).procedureCode)
  assert.deepEqual(codes, ['1.000656', '1.001766', '1.005461', '2.000547'])
  assert.equal(planOf(typed.normal, { mobile: true }).procedureCode, '1.000419')
  const version = (day: string) => planOf(typed.longAgo, {}, on(day)).formVersion
  assert.deepEqual(['2015-12-31', '2016-01-01', '2020-07-16', '2027-03-01'].map(version), [
    'TT08A-2010',
    'TT15-2015',
    'TT04-2020',
    'TT04-2020',
  ])
  assert.deepEqual(
    ['2015-12-31', '2025-06-30', '2025-07-01', '2027-03-01'].map((day) => planOf(typed.longAgo, {}, on(day)).regime),
    ['pre2016', 'threeTier', 'twoTier', 'law2026'],
  )
})

test('a name is asked for, except of a body nobody could identify', () => {
  const nameless = death.read({ ...typed.normal, deceased: { ...typed.normal.deceased, name: null } })
  assert.deepEqual(nameless.readable ? [] : nameless.issues.map(({ pointer }) => pointer), ['/deceased/name'])
  const body = death.examine(typed.unidentified, on())
  assert.equal(body.readable && body.persons[0]?.name, 'Không rõ tung tích')
  assert.equal(death.subjectOf(typed.unidentified).name, 'Không rõ tung tích')
})

test('H5 sex and nationality of the deceased stand in the book; nobody becomes a foreigner by a blank', () => {
  has(found(typed.normal, { deceased: { sex: null } }), 'error H5')
  has(found(typed.normal, { deceased: { nationalities: [] } }), 'warning H5')
  has(found(typed.longAgo, { deceased: { sex: null } }), 'advice H5')
  hasNot(found(typed.unidentified, { deceased: { sex: null, nationalities: [] } }), 'warning H5')
})

test('H4 a death within its period is no old death, and nobody dies at a hundred and thirty unasked', () => {
  const recent = { death: { date: { known: 'day', date: '2026-11-10' } } }
  has(found(typed.longAgo, recent), 'error H4')
  hasNot(found(typed.longAgo), 'error H4')
  has(found(typed.normal, { deceased: { birthDate: { known: 'year', year: 1890 } } }), 'warning R-H6')
})

test('R-K1 only the death of a citizen is transcribed, and its papers are asked for by their own articles', () => {
  has(found(typed.transcribed, { deceased: { nationalities: ['DE'] } }), 'error R-K1')
  hasNot(found(typed.transcribed, { deceased: { nationalities: ['VN', 'DE'] } }), 'error R-K1')
  const lacking = death.missingPapers(DeathDeclaration.parse(typed.transcribed), [], on())
  assert.deepEqual(
    lacking.map(({ paper, cite }) => [paper, cite]),
    [
      ['FOREIGN_PAPER', 'Luật Hộ tịch 2014, Điều 49 khoản 1'],
      ['TRANSLATION', 'Nghị định 123/2015/NĐ-CP, Điều 2 khoản 3'],
    ],
  )
})
