import assert from 'node:assert/strict'
import { test } from 'node:test'
import { atDongVan, knownPersonOf } from '../../../tests/known.ts'
import { date } from '../../values/calendar-date.ts'
import type { Circumstances } from '../circumstances.ts'
import { standing } from '../event.ts'
import type { KnownMarriage, KnownPerson } from '../known.ts'
import type { MaritalCertificate, MaritalRecord } from '../parts/marital-record.ts'
import { MaritalDeclaration } from './declaration.ts'
import { typedMaritalExamples as typed } from './examples.ts'
import { gapsToAsk, questionsToPut } from './facts.ts'
import { maritalStatus } from './marital-status.ts'
import { statementOf } from './statement.ts'

const ref = { officeId: 7, entryId: '0198a000-0000-7000-8000-0000000000ac' }
const spouse = { personId: '0198a000-0000-7000-8000-0000000000ad', pin: null, name: 'Vi Văn Chung' }
const known = (change: Partial<KnownPerson> = {}): KnownPerson =>
  knownPersonOf({
    personId: '0198a000-0000-7000-8000-0000000000aa',
    pin: null,
    name: 'Hoàng Thị Duyên',
    sex: '2',
    birth: { year: 1975, date: date('1975-02-01') },
    ...change,
  })
const marriage = (change: Partial<KnownMarriage> = {}): KnownMarriage => ({
  entry: ref,
  reference: 'số 21/2017, UBND xã Mẫu',
  spouse,
  from: date('2017-10-10'),
  to: null,
  endedBy: null,
  endBasis: '',
  ...change,
})
const paper = (kind: string, number: string, registeredOn: string) => ({
  kind,
  number,
  registeredOn: date(registeredOn),
  officeName: 'Ủy ban nhân dân xã Mẫu',
})
const record = (change: Partial<MaritalRecord> = {}): MaritalRecord => ({
  papers: [{ marriage: { entryId: ref.entryId, ...paper('MARRIAGE', '21/2017', '2017-10-10') }, end: null }],
  certificates: [],
  ...change,
})
const certificate = (change: Partial<MaritalCertificate> = {}): MaritalCertificate => ({
  entry: { officeId: 7, entryId: '0198a000-0000-7000-8000-0000000000af' },
  number: '12/2026',
  officeName: 'Ủy ban nhân dân xã Đồng Văn',
  issuedOn: date('2026-08-20'),
  purpose: '1',
  intended: { name: 'Lục Thị Hương', birthYear: 2001, pin: '002301000502' },
  state: 'NEVER_MARRIED',
  replaced: false,
  revoked: false,
  ...change,
})

const on = atDongVan
const problems = (example: object, change: object = {}, circumstances = on()) => {
  const answer = maritalStatus.examine({ ...example, ...change }, circumstances)
  assert.ok(answer.readable, JSON.stringify(answer))
  return answer.problems
}
const found = (...asked: Parameters<typeof problems>) =>
  problems(...asked).map(({ severity, rule }) => `${severity} ${rule}`)
const has = (list: readonly string[], one: string) => assert.ok(list.includes(one), `${one} not in ${list.join(', ')}`)
const hasNot = (list: readonly string[], one: string) => assert.ok(!list.includes(one), `${one} in ${list.join(', ')}`)
const line = (example: object, circumstances = on()) =>
  statementOf(MaritalDeclaration.parse(example), circumstances)?.text
const knows = (marriages: KnownMarriage[], others: Partial<Circumstances> = {}) =>
  on('2026-11-20', { people: { SUBJECT: known({ marriages }) }, maritalRecord: record(), ...others })

test('every example can be certified as it stands', () => {
  for (const [name, example] of Object.entries(typed))
    assert.deepEqual(
      standing(problems(example), {}).map(({ rule, message }) => `${rule} ${message}`),
      [],
      name,
    )
})

test('R-D5 the six wordings, filled from the papers that were shown', () => {
  assert.equal(line(typed.firstMarriage), 'hiện tại chưa đăng ký kết hôn với ai')
  assert.equal(
    line(typed.divorced),
    'Đã ly hôn theo Quyết định số 15/2012/QĐST-HNGĐ ngày 07/05/2012 của Tòa án nhân dân huyện Đồng Văn; hiện tại chưa đăng ký kết hôn với ai',
  )
  assert.equal(
    line(typed.widowed),
    'ông VI VĂN CHUNG đã chết (Giấy chứng tử số 07, do Ủy ban nhân dân xã Đồng Văn cấp ngày 02/03/2009); hiện tại chưa đăng ký kết hôn với ai',
  )
  assert.equal(
    line(typed.married),
    'hiện tại đang có chồng là ông VI VĂN CHUNG (Giấy chứng nhận kết hôn số 21/1998, do Ủy ban nhân dân xã Đồng Văn cấp ngày 10/10/1998)',
  )
  assert.equal(line(typed.cohabiting), 'hiện tại đang có chồng là ông VI VĂN CHUNG')
  assert.equal(line(typed.ofOneTime), 'chưa đăng ký kết hôn với ai')
})

test('R-D5 where the registers know the marriage, their entries fill the line, whatever was declared', () => {
  const open = knows([marriage()])
  assert.equal(
    line({ ...typed.married, lastMarriage: null }, open),
    'hiện tại đang có chồng là ông VI VĂN CHUNG (Giấy chứng nhận kết hôn số 21/2017, do Ủy ban nhân dân xã Mẫu cấp ngày 10/10/2017)',
  )
  const ended = marriage({ to: date('2020-03-04'), endedBy: 'DEATH' })
  const death = {
    papers: [{ ...record().papers[0], end: paper('DEATH', '07/2020', '2020-03-06') }],
  } as Partial<MaritalRecord>
  assert.equal(
    line({ ...typed.widowed, lastMarriage: null }, knows([ended], { maritalRecord: record(death) })),
    'ông VI VĂN CHUNG đã chết (Trích lục khai tử số 07/2020, do Ủy ban nhân dân xã Mẫu cấp ngày 06/03/2020); hiện tại chưa đăng ký kết hôn với ai',
  )
  const divorced = marriage({
    to: date('2020-03-04'),
    endedBy: 'DIVORCE',
    endBasis: 'Bản án số 5/2020/HNGĐ-ST ngày 04/03/2020 của Tòa án nhân dân huyện Mẫu',
  })
  assert.equal(
    line({ ...typed.divorced, lastMarriage: null }, knows([divorced])),
    'Đã ly hôn theo Bản án số 5/2020/HNGĐ-ST ngày 04/03/2020 của Tòa án nhân dân huyện Mẫu; hiện tại chưa đăng ký kết hôn với ai',
  )
})

test('R-D5 a person married now who asks about the time before gets both said', () => {
  const asked = { ...typed.ofOneTime, declaredStatus: 'MARRIED' }
  assert.equal(
    line(asked, knows([marriage()])),
    'trong thời gian từ ngày 01/01/2010 đến ngày 31/12/2015 chưa đăng ký kết hôn với ai; hiện tại đang có chồng là ông VI VĂN CHUNG',
  )
  const statement = statementOf(MaritalDeclaration.parse(asked), knows([marriage()]))
  assert.deepEqual(
    [statement?.state, statement?.today, statement?.from, statement?.to],
    ['5', 'MARRIED', '2010-01-01', '2015-12-31'],
  )
})

test('R-D5 a declared status the registers contradict is corrected; free words need a reason; half a line is never written', () => {
  has(found(typed.divorced, { declaredStatus: 'NEVER_MARRIED', lastMarriage: null }, knows([marriage()])), 'error R-D5')
  hasNot(found(typed.married, {}, knows([marriage()])), 'error R-D5')
  has(found(typed.divorced, { freeText: 'có vợ nhưng chưa rõ nơi đăng ký' }), 'warning R-D5')
  has(found(typed.divorced, { lastMarriage: null }), 'error R-D5')
  has(found(typed.widowed, { lastMarriage: { ...typed.widowed.lastMarriage, number: '' } }), 'error R-D5')
  const advised = problems(typed.firstMarriage).find(({ rule }) => rule === 'R-D5')
  assert.match(advised?.message ?? '', /Sẽ xác nhận: “hiện tại chưa đăng ký kết hôn với ai”/)
})

test('what the registers say is written into the declaration before it is frozen', () => {
  const declaration = MaritalDeclaration.parse({ ...typed.married, lastMarriage: null })
  const completed = maritalStatus.completed?.(declaration, knows([marriage()])) as MaritalDeclaration
  assert.match(completed.statement?.text ?? '', /số 21\/2017/)
  assert.equal(completed.statement?.today, 'MARRIED')
})

test('D a time before 2016 or abroad needs the answer of that place or a sworn statement; the places to ask are told', () => {
  const unanswered = typed.livedElsewhere.stays.map(({ residence, from, ...rest }) => ({
    residence,
    from,
    ...('to' in rest ? { to: rest.to } : {}),
  }))
  has(found(typed.livedElsewhere, { stays: unanswered }), 'error D')
  hasNot(found(typed.livedElsewhere), 'error D')
  const asked = gapsToAsk(MaritalDeclaration.parse({ ...typed.livedElsewhere, stays: unanswered }), on())
  assert.deepEqual(
    asked.map(({ unitCode, countryCode, from, to }) => [unitCode, countryCode, from, to]),
    [
      ['00070', 'VN', '1993-02-01', '2006-06-30'],
      [null, 'KR', '2006-07-01', '2009-12-31'],
    ],
  )
  const answered = {
    kind: 'VERIFICATION',
    startsOn: null,
    doneOn: date('2026-11-18'),
    outcome: 'Chưa đăng ký kết hôn với ai.',
    blocks: true,
    unitCode: '00070',
  } as const
  const after = gapsToAsk(
    MaritalDeclaration.parse({ ...typed.livedElsewhere, stays: unanswered }),
    on('2026-11-20', { tasks: [answered] }),
  )
  assert.deepEqual(
    after.map(({ countryCode }) => countryCode),
    ['KR'],
  )
  const offered = (circumstances: Circumstances) =>
    questionsToPut(MaritalDeclaration.parse({ ...typed.livedElsewhere, stays: unanswered }), circumstances)
  const [question, ...more] = offered(on())
  assert.deepEqual([question?.unitCode, question?.lastDay, more.length], ['00070', '2026-11-25', 0])
  assert.match(question?.text ?? '', /từ ngày 01\/02\/1993 đến ngày 30\/06\/2006/)
  assert.deepEqual(offered(on('2026-11-20', { tasks: [{ ...answered, doneOn: null }] })), [])
  has(found(typed.divorced, { stays: [] }), 'warning D')
  hasNot(found(typed.firstMarriage, { stays: [] }), 'warning D')
})

test('R-D3 for a marriage the person is of age, free, capable and not kin; for another purpose none of it counts', () => {
  const young = { subject: { ...typed.firstMarriage.subject, birthDate: { known: 'day', date: '2006-11-21' } } }
  has(found(typed.firstMarriage, young), 'error R-D3')
  const old = { subject: { ...typed.firstMarriage.subject, birthDate: { known: 'day', date: '2006-11-20' } } }
  hasNot(found(typed.firstMarriage, old), 'error R-D3')
  hasNot(found({ ...typed.divorced, declaredStatus: 'NEVER_MARRIED', lastMarriage: null }, young), 'error R-D3')
  has(found(typed.firstMarriage, { declaredStatus: 'MARRIED', lastMarriage: typed.married.lastMarriage }), 'error R-D3')
  const incapable = on('2026-11-20', {
    people: {
      SUBJECT: known({
        name: 'Nông Văn Tiến',
        birth: { year: 1998, date: date('1998-04-12') },
        conditions: [{ condition: 'INCAPABLE', from: date('2020-01-01') }],
      }),
    },
  })
  has(found(typed.firstMarriage, {}, incapable), 'error R-D3')
  has(
    found(
      typed.firstMarriage,
      {},
      on('2026-11-20', { kinship: [{ a: 'SUBJECT', b: 'SPOUSE', relation: 'FIRST_COUSIN' }] }),
    ),
    'error R-D3',
  )
  has(found(typed.firstMarriage, { intendedSpouse: { ...typed.firstMarriage.intendedSpouse, sex: '1' } }), 'error R-D3')
  const taken = on('2026-11-20', {
    people: { SPOUSE: known({ name: 'Lục Thị Hương', birth: { year: 2001, date: null }, marriages: [marriage()] }) },
  })
  has(found(typed.firstMarriage, {}, taken), 'error R-D3')
  hasNot(found(typed.firstMarriage), 'error R-D3')
})

test('R-D2 an earlier certificate is handed back before another is given, or its loss is explained and checked', () => {
  const given = on('2026-11-20', { maritalRecord: record({ papers: [], certificates: [certificate()] }) })
  has(found(typed.firstMarriage, {}, given), 'error R-D2')
  hasNot(found(typed.again, {}, given), 'error R-D2')
  has(
    found(typed.again, { earlierCertificate: { ...typed.again.earlierCertificate, explanation: '' } }, given),
    'error R-D2',
  )
  has(
    found(typed.again, { earlierCertificate: { ...typed.again.earlierCertificate, checked: null } }, given),
    'error R-D2',
  )
  hasNot(found(typed.again, { earlierCertificate: { returned: true } }, given), 'error R-D2')
  hasNot(found(typed.divorced, {}, given), 'error R-D2')
  has(found(typed.firstMarriage, { copies: 2 }), 'error R-D2')
  const replaced = on('2026-11-20', {
    maritalRecord: record({ papers: [], certificates: [certificate({ replaced: true })] }),
  })
  hasNot(found(typed.firstMarriage, {}, replaced), 'error R-D2')
  const plan = maritalStatus.plan(MaritalDeclaration.parse(typed.again), given)
  assert.deepEqual(plan.links, [{ entry: certificate().entry, relation: 'REPLACES' }])
  assert.deepEqual(plan.claims, ['MARITAL|002098000501|002301000502|0198a000-0000-7000-8000-0000000000af'])
})

test('R-D2 the certificate for a marriage names the intended spouse and place', () => {
  const bare = maritalStatus.read({ ...typed.firstMarriage, intendedSpouse: null, intendedPlace: '' })
  assert.deepEqual(bare.readable ? [] : bare.issues.map(({ pointer }) => pointer), [
    '/intendedSpouse',
    '/intendedPlace',
  ])
  const other = maritalStatus.read({ ...typed.divorced, purposeText: '' })
  assert.deepEqual(other.readable ? [] : other.issues.map(({ pointer }) => pointer), ['/purposeText'])
  has(found(typed.firstMarriage, { purpose: '2' }), 'error R-D2')
})

test('R-H1 nobody certifies the status of the dead', () => {
  const dead = known({ death: { on: null, declared: false, entry: ref, reference: 'số 01/2020' } })
  has(found(typed.divorced, {}, on('2026-11-20', { people: { SUBJECT: dead } })), 'error R-H1')
})

test('R-A1 R-A2 the commune of permanent residence first; since 2025-07-01 the person chooses, also a foreigner', () => {
  const both = {
    subject: {
      ...typed.divorced.subject,
      residence: { unitCode: '00070', asWritten: 'phường Hoàn Kiếm', kind: 'PERMANENT' },
      alsoLivesAt: { unitCode: '00721', asWritten: 'xã Đồng Văn', kind: 'TEMPORARY' },
    },
  }
  has(found(typed.divorced, both, on('2025-06-30')), 'error R-A2')
  hasNot(found(typed.divorced, both, on('2025-07-01')), 'error R-A2')
  const foreigner = {
    subject: { ...typed.divorced.subject, nationalities: ['FR'], ethnicity: { code: null, asWritten: '' } },
  }
  hasNot(found(typed.divorced, foreigner, on('2020-01-01')), 'error R-A1')
  const away = on('2027-03-01', { office: { kind: 'COMMUNE', unitCode: '00070', provinceCode: '01' } })
  hasNot(found(typed.divorced, {}, away), 'error R-A2')
})

test('R-D1 the term, the form and the limit follow the day', () => {
  assert.match(
    problems(typed.firstMarriage).find(({ rule }) => rule === 'R-D1')?.message ?? '',
    /đến hết ngày 20\/05\/2027/,
  )
  const plan = (day: string) => maritalStatus.plan(MaritalDeclaration.parse(typed.divorced), on(day))
  assert.deepEqual(
    ['2015-12-31', '2016-01-01', '2026-01-15', '2027-03-01'].map((day) => [plan(day).regime, plan(day).formVersion]),
    [
      ['pre2016', 'TT08A-2010'],
      ['threeTier', 'TT15-2015'],
      ['twoTier', 'TT04-2020'],
      ['law2026', 'TT04-2020'],
    ],
  )
  assert.equal(plan('2026-11-20').procedureCode, '1.004873')
  assert.match(plan('2026-11-20').dueAt, /^2026-11-25/)
})

test('papers of marriages are asked for only where the registers do not know them', () => {
  const lacking = (circumstances: Circumstances) =>
    maritalStatus.missingPapers(MaritalDeclaration.parse(typed.divorced), [], circumstances).map((one) => one.paper)
  assert.deepEqual(lacking(on()), ['DIVORCE_JUDGMENT'])
  assert.deepEqual(lacking(knows([marriage({ to: date('2020-01-01'), endedBy: 'DIVORCE' })])), [])
})
