import assert from 'node:assert/strict'
import { test } from 'node:test'
import { atDongVan, knownEntryOf, knownPersonOf, merged } from '../../../tests/known.ts'
import { date } from '../../values/calendar-date.ts'
import type { Circumstances } from '../circumstances.ts'
import { standing } from '../event.ts'
import type { KnownPerson } from '../known.ts'
import { typedRecognitionExamples as typed } from './examples.ts'
import { recognition } from './recognition.ts'

const nobody = knownPersonOf({
  personId: '0198a000-0000-7000-8000-0000000000aa',
  pin: null,
  name: 'Nông Văn Tấn',
  sex: '1',
  birth: { year: 1991, date: date('1991-04-12') },
})

const on = atDongVan
const posted = {
  tasks: [
    {
      kind: 'POSTING',
      startsOn: date('2026-11-09'),
      doneOn: date('2026-11-17'),
      outcome: 'không có khiếu nại',
      blocks: true,
      unitCode: null,
    },
  ],
} satisfies Partial<Circumstances>

type Any = Record<string, unknown>
function problems(name: keyof typeof typed, change: Any = {}, circumstances = on()) {
  const examined = recognition.examine(merged(typed[name] as Any, change), circumstances)
  assert.ok(examined.readable, JSON.stringify(!examined.readable && examined.issues))
  return examined.problems
}
const found = (name: keyof typeof typed, change: Any = {}, circumstances = on()) =>
  standing(problems(name, change, circumstances), {}).map(({ rule, severity }) => `${rule} ${severity}`)
const planOf = (name: keyof typeof typed, circumstances = on(), change: Any = {}) => {
  const read = recognition.read(merged(typed[name] as Any, change))
  assert.ok(read.readable)
  return recognition.plan(read.declaration, circumstances)
}

for (const name of Object.keys(typed) as (keyof typeof typed)[])
  test(`the example "${name}" can be registered at Đồng Văn`, () => {
    assert.deepEqual(found(name, {}, on('2026-11-20', posted)), [])
  })

test('R-E1 a dead or missing party, by the declaration or the registers, belongs to the court', () => {
  assert.deepEqual(found('fatherRecognises', { parent: { deceased: true } }), ['R-E1 error'])
  const death = {
    on: date('2026-01-02'),
    declared: false,
    entry: { officeId: 1, entryId: nobody.personId },
    reference: 'số 02/2026',
  }
  assert.deepEqual(found('fatherRecognises', {}, on('2026-11-20', { people: { PARENT: { ...nobody, death } } })), [
    'R-E1 error',
  ])
  const missing = { ...nobody, conditions: [{ condition: 'MISSING', from: date('2025-01-01') } as const] }
  assert.deepEqual(found('fatherRecognises', {}, on('2026-11-20', { people: { PARENT: missing } })), ['R-E1 error'])
  assert.deepEqual(found('settledAbroad', { parent: { deceased: true } }), [], 'a transcription is not judged again')
})

test('R-E2 a child with another recorded father is sent to the court; the same father needs a reason', () => {
  const child = (father: KnownPerson['father']): Partial<Circumstances> => ({
    people: { RECOGNISED: { ...nobody, name: 'Lục Gia Khiêm', birth: { year: 2021, date: null }, father } },
  })
  const other = { personId: '0198a000-0000-7000-8000-0000000000bb', pin: '002080000001', name: 'Vàng A Khác' }
  assert.deepEqual(found('fatherRecognises', {}, on('2026-11-20', child(other))), ['R-E2 error'])
  const same = { ...other, pin: '002091000411', name: 'Nông Văn Tấn' }
  assert.deepEqual(found('fatherRecognises', {}, on('2026-11-20', child(same))), ['R-E2 warning'])
  assert.deepEqual(
    found('motherRecognises', {}, on('2026-11-20', child(other))),
    [],
    'a recorded father is no obstacle to the mother',
  )
})

test('R-E2 the birth entry that is named tells the father too', () => {
  const birthEntry = { officeId: 3, entryId: '0198a000-0000-7000-8000-0000000000cc' }
  const entries = knownEntryOf(birthEntry, { content: { father: { name: 'Vàng A Khác', pin: null } } })
  assert.deepEqual(found('fatherRecognises', { birthEntry }, on('2026-11-20', { entries })), ['R-E2 error'])
})

test('R-E3 a parent is born before the child, and hardly less than twelve years before', () => {
  const born = (day: string) => ({ parent: { birthDate: { known: 'day', date: day } } })
  assert.deepEqual(found('fatherRecognises', born('2021-06-03')), ['R-E3 error'])
  assert.deepEqual(found('fatherRecognises', born('2009-06-04')), ['R-E3 warning'])
  assert.deepEqual(found('fatherRecognises', born('2009-06-03')), [])
  assert.deepEqual(found('fatherRecognises', { parent: { birthDate: { known: 'nothing' } } }), [])
})

test('R-E4 the kind fits the sex of the parent, and the four kinds are all there are', () => {
  assert.deepEqual(found('fatherRecognises', { kind: '2' }), ['R-E4 error'])
  assert.deepEqual(found('fatherRecognises', { kind: '3' }), [])
  assert.deepEqual(found('fatherRecognises', { parent: { sex: null } }), ['R-E4 error'])
  assert.equal(recognition.examine({ ...typed.fatherRecognises, kind: '5' }, on()).readable, false)
})

test('R-E5 a sworn statement needs two witnesses who are not the parties; a paper names its authority', () => {
  const witnesses = typed.swornWithWitnesses.grounds?.witnesses ?? []
  assert.deepEqual(found('swornWithWitnesses', { grounds: { witnesses: witnesses.slice(0, 1) } }), ['R-E5 error'])
  const party = [...witnesses.slice(0, 1), { name: 'Nông Văn Tấn' }]
  assert.deepEqual(found('swornWithWitnesses', { grounds: { witnesses: party } }), ['R-E5 error'])
  const twice = [...witnesses.slice(0, 1), ...witnesses.slice(0, 1)]
  assert.deepEqual(found('swornWithWitnesses', { grounds: { witnesses: twice } }), ['R-E5 error'])
  assert.deepEqual(found('fatherRecognises', { grounds: { evidenceAuthority: '' } }), ['R-E5 error'])
  assert.deepEqual(found('fatherRecognises', { grounds: null }), ['R-E5 error'])
})

test('E2 the other parent of a minor and a child from nine on say what they think; an adult asks nobody', () => {
  assert.deepEqual(found('fatherRecognises', { grounds: { otherParent: null } }), ['E2 error'])
  assert.deepEqual(found('fatherRecognises', { grounds: { otherParent: 'UNREACHABLE' } }), ['E2 warning'])
  assert.deepEqual(found('fatherRecognises', { grounds: { otherParent: 'NONE' } }), [])
  assert.deepEqual(found('swornWithWitnesses', { grounds: { childSays: null } }), ['E2 error'])
  assert.deepEqual(found('fatherRecognises', { grounds: { otherParent: 'OBJECTS' } }), ['E2 error'])
  assert.deepEqual(found('fatherRecognises', { grounds: { disputed: true } }), ['E2 error'])
})

test('E2 the parties are present unless the policy of the office says otherwise', () => {
  assert.deepEqual(found('fatherRecognises', { grounds: { bothPresent: false } }), ['E2 error'])
  const policies = { 'recognition-parties-present': false }
  assert.deepEqual(found('fatherRecognises', { grounds: { bothPresent: false } }, on('2026-11-20', { policies })), [])
})

test('E3 a foreign element is posted before the entry: five working days since 2025-07-01, seven days before', () => {
  const starts = (receivedOn: string, startsOn: string, today: string, kind: 'COMMUNE' | 'DISTRICT') =>
    found(
      'foreignFather',
      {},
      on(receivedOn, {
        today: date(today),
        office: { kind, unitCode: kind === 'COMMUNE' ? '00721' : '026', provinceCode: '08' },
        tasks: posted.tasks.map((task) => ({ ...task, startsOn: date(startsOn), doneOn: null })),
        unitsCovering: { '00721': ['026'] },
      }),
    ).filter((rule) => rule.startsWith('E3'))
  assert.deepEqual(found('foreignFather'), ['E3 error'])
  assert.deepEqual(starts('2026-11-09', '2026-11-09', '2026-11-16', 'COMMUNE'), ['E3 error'])
  assert.deepEqual(starts('2026-11-09', '2026-11-09', '2026-11-17', 'COMMUNE'), [])
  assert.deepEqual(starts('2024-11-04', '2024-11-04', '2024-11-11', 'DISTRICT'), ['E3 error'])
  assert.deepEqual(starts('2024-11-04', '2024-11-04', '2024-11-12', 'DISTRICT'), [])
})

test('E3 where the child lives permanently elsewhere, that commune posts too and answers', () => {
  const elsewhere = {
    child: {
      residence: { unitCode: '00070', asWritten: 'phường Hoàn Kiếm, thành phố Hà Nội', kind: 'PERMANENT' },
      alsoLivesAt: { unitCode: '00721', asWritten: 'xã Đồng Văn, tỉnh Tuyên Quang', kind: 'TEMPORARY' },
    },
  }
  assert.deepEqual(found('foreignFather', elsewhere, on('2026-11-20', posted)), ['E3 error'])
  const answered = {
    tasks: [...posted.tasks, { ...posted.tasks[0], kind: 'POSTING_ELSEWHERE', unitCode: '00070' }],
  } as Partial<Circumstances>
  assert.deepEqual(found('foreignFather', elsewhere, on('2026-11-20', answered)), [])
})

test('E3 the postings still to begin are offered with their last day, and not a second time', () => {
  const read = recognition.read(
    merged(typed.foreignFather as Any, {
      child: { residence: { unitCode: '00070', asWritten: 'phường Hoàn Kiếm, thành phố Hà Nội', kind: 'PERMANENT' } },
    }),
  )
  assert.ok(read.readable)
  const offered = (circumstances: Circumstances) =>
    (recognition.tasksToAsk?.(read.declaration, circumstances) ?? []).map(({ kind, unitCode, startsOn, lastDay }) => [
      kind,
      unitCode,
      startsOn,
      lastDay,
    ])
  assert.deepEqual(offered(on('2026-11-20')), [
    ['POSTING', null, '2026-11-20', '2026-11-27'],
    ['POSTING_ELSEWHERE', '00070', '2026-11-20', '2026-11-27'],
  ])
  assert.deepEqual(
    offered(on('2026-11-20', posted)).map(([kind]) => kind),
    ['POSTING_ELSEWHERE'],
  )
})

test('E3 a domestic recognition is posted only where the policy reads Decree 120 so, and a border case never', () => {
  const policies = { 'recognition-follows-decree-120': true }
  assert.deepEqual(found('fatherRecognises', {}, on('2026-11-20', { policies })), ['E3 error'])
  assert.deepEqual(found('borderArea'), [])
})

test('R-A1 a foreign element belongs to the district until 2025-06-30, to the commune since; R-A2 residence of who is recognised', () => {
  const rules = (receivedOn: string, kind: 'COMMUNE' | 'DISTRICT') =>
    problems('foreignFather', {}, on(receivedOn, { office: { kind, unitCode: '00721', provinceCode: '08' } }))
      .filter(({ severity }) => severity === 'error')
      .map(({ rule }) => rule)
  assert.ok(rules('2024-11-04', 'COMMUNE').includes('R-A1'))
  assert.ok(!rules('2024-11-04', 'DISTRICT').includes('R-A1'))
  assert.ok(!rules('2025-07-01', 'COMMUNE').includes('R-A1'))
  const away = { residence: { unitCode: '00070', asWritten: 'phường Hoàn Kiếm, thành phố Hà Nội', kind: 'PERMANENT' } }
  assert.deepEqual(found('fatherRecognises', { parent: away, child: away }), ['R-A2 error'])
  assert.deepEqual(
    found('fatherRecognises', { parent: away, child: away }, on('2027-03-01')),
    [],
    'since 2027-03-01 any commune will do',
  )
})

test('A3 nobody is represented by proxy, and who says to be a party is one', () => {
  assert.deepEqual(found('fatherRecognises', { informant: { relationship: 'PROXY' } }), ['A3 error'])
  assert.deepEqual(found('fatherRecognises', { informant: { name: 'Ai Khác', pin: null } }), ['A3 error'])
})

test('R-K1 a transcription needs a usable foreign paper, which stands once in the nation', () => {
  assert.deepEqual(found('settledAbroad', { foreign: null }), ['R-K1 error'])
  assert.deepEqual(found('settledAbroad', { foreign: { legalisation: 'MISSING' } }), ['R-K1 error'])
  assert.deepEqual(planOf('settledAbroad').claims, ['FOREIGN|RECOGNITION|FR|2025rc0417|2025-05-06'])
})

test('the plan: procedure, limit and kind by people and by the law of the intake day', () => {
  const plan = (name: keyof typeof typed, day: string) => {
    const { procedureCode, registrationKind, dueAt, regime } = planOf(name, on(day))
    return [procedureCode, registrationKind, regime, dueAt.slice(0, 10)]
  }
  assert.deepEqual(plan('fatherRecognises', '2026-11-20'), ['1.001022', '1', 'twoTier', '2026-11-25'])
  assert.deepEqual(plan('foreignFather', '2026-11-20'), ['2.000779', '1', 'twoTier', '2026-12-04'])
  assert.deepEqual(plan('foreignFather', '2024-11-04'), ['2.000779', '1', 'threeTier', '2024-11-19'])
  assert.deepEqual(plan('borderArea', '2026-11-20'), ['1.000080', '1', 'twoTier', '2026-11-25'])
  assert.equal(plan('settledAbroad', '2026-11-20')[1], '2')
  assert.equal(planOf('fatherRecognises', on('2027-03-01')).regime, 'law2026')
})

test('the effects: both act, the parent is linked, the birth entry is noted and supplemented, surname and ethnicity stay', () => {
  const birthEntry = { officeId: 3, entryId: '0198a000-0000-7000-8000-0000000000cc' }
  const plan = planOf('fatherRecognises', on(), { birthEntry })
  assert.deepEqual(
    plan.effects.map(({ does }) => does),
    ['act', 'act', 'parent'],
  )
  const [note] = plan.notes
  assert.deepEqual(
    note?.patch?.map(({ pointer }) => pointer),
    ['/father', '/fatherBasis', '/fatherBasisReference'],
  )
  assert.match(note?.content ?? '', /^Bổ sung phần ghi về người cha: Nông Văn Tấn/)
  assert.deepEqual(plan.links, [{ entry: birthEntry, relation: 'ABOUT' }])
  const mother = planOf('motherRecognises', on(), { birthEntry })
  assert.deepEqual(
    mother.notes[0]?.patch?.map(({ pointer }) => pointer),
    ['/mother'],
  )
})

test('the papers that lack are told with their article', () => {
  const missing = (name: keyof typeof typed, attached: string[] = []) => {
    const read = recognition.read(typed[name])
    assert.ok(read.readable)
    return recognition.missingPapers(read.declaration, attached, on()).map(({ paper }) => paper)
  }
  assert.deepEqual(missing('fatherRecognises'), ['RECOGNITION_EVIDENCE'])
  assert.deepEqual(missing('swornWithWitnesses', ['RECOGNITION_EVIDENCE']), ['RECOGNITION_WITNESSES'])
  assert.deepEqual(missing('foreignFather', ['RECOGNITION_EVIDENCE']), ['RECOGNITION_PASSPORT'])
  assert.deepEqual(missing('settledAbroad'), ['FOREIGN_RECOGNITION_PAPER'])
})

test('R-E2 a child born in its mother’s marriage is the couple’s: another man goes to the court, the husband supplements the birth', () => {
  const child = { known: 'day', date: '2021-06-03' }
  const mother = (from: string, to: string | null, spouse: Partial<KnownPerson> = {}) =>
    on('2026-11-20', {
      people: {
        MOTHER: {
          ...nobody,
          marriages: [
            {
              entry: null,
              reference: 'số 03/2018, UBND xã Đồng Văn',
              spouse: { personId: '0198a000-0000-7000-8000-0000000000ff', pin: null, name: 'Vàng Mí Chứ', ...spouse },
              from: date(from),
              to: to === null ? null : date(to),
              endedBy: to === null ? null : 'DIVORCE',
              endBasis: '',
            },
          ],
        },
      },
    })
  const asked = (circumstances: Circumstances, change: Any = {}) =>
    found('fatherRecognises', { child: { birthDate: child }, ...change }, circumstances)
  assert.deepEqual(asked(mother('2018-02-02', null)), ['R-E2 error'])
  assert.deepEqual(asked(mother('2018-02-02', '2020-12-01')), ['R-E2 error'])
  assert.deepEqual(asked(mother('2018-02-02', '2020-01-01')), [])
  assert.deepEqual(asked(mother('2022-02-02', null)), [])
  assert.deepEqual(asked(mother('2018-02-02', null, { name: 'Nông Văn Tấn' })), ['R-E2 warning'])
  const court = { grounds: { evidenceAuthority: 'Tòa án nhân dân khu vực 2' } }
  assert.deepEqual(asked(mother('2018-02-02', null), court), ['R-E2 warning'])
  const read = recognition.read(typed.fatherRecognises)
  assert.equal(read.readable && recognition.lookFor(read.declaration).parentsOf, 'RECOGNISED')
})

test('R-E5 the paper is not dated after today, and a witness is of age', () => {
  assert.deepEqual(found('fatherRecognises', { grounds: { evidenceOn: '2027-01-01' } }), ['R-E5 error'])
  const [first, second] = typed.swornWithWitnesses.grounds.witnesses
  const young = { ...second, birthDate: { known: 'day', date: '2015-01-01' } }
  assert.deepEqual(found('swornWithWitnesses', { grounds: { witnesses: [first, young] } }), ['R-E5 error'])
})
