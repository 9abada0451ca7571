import assert from 'node:assert/strict'
import { test } from 'node:test'
import { knownPersonOf } from '../../../tests/known.ts'
import { handOverBy, mayBeHandedOverUntil } from '../../law/marriage.ts'
import { weekendsOnly } from '../../law/working-calendar.ts'
import { addMonths, date } from '../../values/calendar-date.ts'
import type { Circumstances } from '../circumstances.ts'
import type { Kinship, KnownMarriage, KnownPerson } from '../known.ts'
import { MarriageDeclaration } from './declaration.ts'
import { marriageCircumstances, marriageExamples, typedMarriageExamples } from './examples.ts'
import { marriageHandling } from './handling.ts'
import { marriage } from './marriage.ts'
import { marriageProblems } from './rules.ts'

type Typed = Record<string, unknown>
type Name = keyof typeof typedMarriageExamples

const said = (declaration: MarriageDeclaration, circumstances: Circumstances) =>
  marriageProblems(declaration, circumstances).filter(({ severity }) => severity !== 'advice')
const rulesOf = (declaration: MarriageDeclaration, circumstances = marriageCircumstances()) =>
  said(declaration, circumstances).map(({ rule, severity }) => `${rule} ${severity}`)

/** An example with some values replaced at the top or in one of the two. */
function changed(name: Name, change: Typed & { wife?: Typed; husband?: Typed }): MarriageDeclaration {
  const typed = structuredClone(typedMarriageExamples[name])
  const { wife, husband, ...rest } = change
  return MarriageDeclaration.parse({
    ...typed,
    ...rest,
    wife: { ...typed.wife, ...wife },
    husband: { ...typed.husband, ...husband },
  })
}

const nobody = knownPersonOf()
const ref = { officeId: 1, entryId: '00000000-0000-7000-8000-000000000009' }
const past = (more: Partial<KnownMarriage>): KnownMarriage => ({
  entry: ref,
  reference: 'số 02/2015, UBND xã Đồng Văn',
  spouse: { personId: nobody.personId, pin: null, name: 'Trần Văn Cũ' },
  from: date('2015-01-10'),
  to: null,
  endedBy: null,
  endBasis: '',
  ...more,
})
const knowing = (
  people: { WIFE?: Partial<KnownPerson>; HUSBAND?: Partial<KnownPerson> },
  more: Partial<Circumstances> = {},
): Circumstances =>
  marriageCircumstances('2026-11-20', {
    people: {
      ...(people.WIFE ? { WIFE: { ...nobody, name: marriageExamples.domestic.wife.name, ...people.WIFE } } : {}),
      ...(people.HUSBAND
        ? {
            HUSBAND: {
              ...nobody,
              personId: '00000000-0000-7000-8000-0000000000aa',
              name: marriageExamples.domestic.husband.name,
              ...people.HUSBAND,
            },
          }
        : {}),
    },
    ...more,
  })

test('every example can be registered as it stands', () => {
  for (const [name, declaration] of Object.entries(marriageExamples)) assert.deepEqual(rulesOf(declaration), [], name)
})

test('R-C1 the man has completed twenty years and the woman eighteen on the day of the registration', () => {
  const young = (wife: string, husband: string) =>
    rulesOf(
      changed('domestic', {
        wife: { birthDate: { known: 'day', date: wife } },
        husband: { birthDate: { known: 'day', date: husband } },
      }),
    )
  assert.deepEqual(young('2008-11-20', '2006-11-20'), [])
  assert.deepEqual(young('2008-11-21', '2006-11-20'), ['R-C1 error'])
  assert.deepEqual(young('2008-11-20', '2006-11-21'), ['R-C1 error'])
})

test('R-C1 R-A12 a partial date counts as its first day, and what the register knows wins', () => {
  assert.deepEqual(rulesOf(changed('domestic', { wife: { birthDate: { known: 'year', year: 2008 } } })), [])
  assert.deepEqual(rulesOf(changed('domestic', { wife: { birthDate: { known: 'nothing' } } })), ['R-C1 error'])
  const known = knowing({ WIFE: { birth: { year: 2010, date: date('2010-05-05') } } })
  assert.deepEqual(rulesOf(marriageExamples.domestic, known), ['R-C1 error'])
})

test('R-C1 before 2015 the ages were those one had entered: a foreign marriage is judged by its day and forgiven once cured', () => {
  const abroad = (registeredOn: string) =>
    rulesOf(
      changed('transcribed', {
        wife: { birthDate: { known: 'day', date: '1996-02-01' } },
        foreign: { ...typedMarriageExamples.transcribed.foreign, registeredOn, issuedOn: registeredOn },
      }),
    )
  assert.deepEqual(abroad('2013-06-01'), [], 'seventeen years and four months: the eighteenth year was entered')
  assert.deepEqual(abroad('2012-06-01'), ['R-C1 warning'])
})

test('R-C2 R-C12 nothing is written before both stand there and consent; a transcription needs neither', () => {
  const absent = changed('domestic', { presence: {} })
  assert.deepEqual(rulesOf(absent), ['R-C12 error', 'R-C2 error'])
  const one = changed('domestic', { presence: { bothPresent: true, wifeConsents: true } })
  assert.deepEqual(rulesOf(one), ['R-C2 error'])
  assert.deepEqual(rulesOf(marriageExamples.transcribed), [])
})

test('R-C12 either of the two files alone; nobody else does', () => {
  const by = (informant: Typed) => rulesOf(changed('domestic', { informant }))
  const { husband } = marriageExamples.domestic
  assert.deepEqual(by({ relationship: 'SELF', name: husband.name, pin: husband.pin }), [])
  assert.deepEqual(by({ relationship: 'SELF', name: 'Nông Văn Anh', pin: '002075000011' }), ['R-C12 error'])
  assert.deepEqual(by({ relationship: 'PROXY', name: husband.name, pin: husband.pin }), ['R-C12 error'])
})

test('R-C3 who lost civil capacity does not marry; limited capacity is no bar', () => {
  const is = (condition: 'INCAPABLE' | 'LIMITED') =>
    rulesOf(marriageExamples.domestic, knowing({ HUSBAND: { conditions: [{ condition, from: date('2020-01-01') }] } }))
  assert.deepEqual(is('INCAPABLE'), ['R-C3 error'])
  assert.deepEqual(is('LIMITED'), [])
  const unfit = { health: { facility: 'Bệnh viện', issuedOn: '2026-11-01', fit: false } }
  assert.deepEqual(rulesOf(changed('foreignElement', { wife: unfit })), ['R-C3 error'])
})

test('R-C4 a tie of the family graph bars the marriage, and so does a declared one', () => {
  const relations: Kinship['relation'][] = [
    'DIRECT_LINE',
    'SIBLING',
    'AUNT_UNCLE_NIECE_NEPHEW',
    'FIRST_COUSIN',
    'ADOPTION',
    'PARENT_IN_LAW',
    'STEP_PARENT',
  ]
  for (const relation of relations)
    assert.deepEqual(
      rulesOf(marriageExamples.domestic, knowing({}, { kinship: [{ a: 'WIFE', b: 'HUSBAND', relation }] })),
      ['R-C4 error'],
      relation,
    )
  assert.deepEqual(rulesOf(changed('domestic', { declaredTie: 'STEP_PARENT_AND_STEP_CHILD' })), ['R-C4 error'])
  const doubt = { heldOn: '2026-11-19', result: 'DOUBTFUL' }
  assert.deepEqual(rulesOf(changed('foreignElement', { interview: doubt })), ['R-C4 error'])
})

test('R-C5 one man and one woman, by the declaration and by the register', () => {
  assert.deepEqual(rulesOf(changed('domestic', { husband: { sex: '2' } })), ['R-C5 error'])
  assert.deepEqual(rulesOf(marriageExamples.domestic, knowing({ WIFE: { sex: '1' } })), ['R-C5 error'])
  assert.deepEqual(rulesOf(marriageExamples.domestic, knowing({ WIFE: { sex: '2' }, HUSBAND: { sex: '1' } })), [])
})

test('R-C6 a foreign element is approved first, and the day the relation counts from is known for the others', () => {
  const plan = (name: Name) => marriage.plan(marriageExamples[name], marriageCircumstances())
  const first = Object.keys(typedMarriageExamples).filter((name) => plan(name as Name).approvedFirst)
  assert.deepEqual(first, ['foreignElement', 'settledAbroad'])
  const late = { known: 'day', date: '1987-01-03' }
  assert.deepEqual(rulesOf(changed('cohabitation', { relationFrom: late })), ['R-C6 error'])
  assert.deepEqual(rulesOf(changed('cohabitation', { relationFrom: null })), ['R-C6 error'])
  const undated = { ...typedMarriageExamples.again.earlier, registeredOn: null }
  assert.deepEqual(rulesOf(changed('again', { earlier: undated })), ['R-C6 error'])
})

test('R-C6 the hand-over is within three working days of the signature and lapses after sixty days; before 2016 five and ninety', () => {
  const signed = date('2026-11-20')
  assert.equal(handOverBy(signed, date('2026-11-01'), weekendsOnly), '2026-11-25')
  assert.equal(mayBeHandedOverUntil(signed, date('2026-11-01')), '2027-01-19')
  assert.equal(handOverBy(date('2015-06-01'), date('2015-05-01'), weekendsOnly), '2015-06-08')
  assert.equal(mayBeHandedOverUntil(date('2015-06-01'), date('2015-05-01')), '2015-08-30')
})

test('R-C7 who is married does not marry; a marriage ended by death or divorce is no bar', () => {
  assert.deepEqual(rulesOf(marriageExamples.domestic, knowing({ WIFE: { marriages: [past({})] } })), ['R-C7 error'])
  assert.deepEqual(rulesOf(changed('domestic', { husband: { statusBefore: '1' } })), ['R-C7 error'])
  const widowed = knowing({ WIFE: { marriages: [past({ to: date('2024-02-02'), endedBy: 'DEATH' })] } })
  assert.deepEqual(rulesOf(changed('domestic', { wife: { statusBefore: '4', timesMarried: 2 } }), widowed), [])
  const unsaid = rulesOf(changed('domestic', { wife: { timesMarried: 2 } }), widowed)
  assert.deepEqual(unsaid, ['R-C7 warning'], 'the declaration says never married')
})

test('R-C7 R-K3 a marriage that is written from an earlier day may not overlap another', () => {
  const overlapping = {
    ...nobody,
    name: marriageExamples.transcribed.wife.name,
    marriages: [past({ to: date('2025-01-01'), endedBy: 'DIVORCE' })],
  }
  const circumstances = marriageCircumstances('2026-11-20', { people: { WIFE: overlapping } })
  const declaration = changed('transcribed', { wife: { statusBefore: '3', timesMarried: 2 } })
  assert.deepEqual(rulesOf(declaration, circumstances), ['R-C8 error'])
})

test('R-C8 a divorce counts from the day the judgment takes effect', () => {
  const end = (effectiveOn: string) => ({
    wife: {
      statusBefore: '3',
      timesMarried: 2,
      earlierEnd: { how: 'DIVORCE', number: '1/2026', authority: 'Tòa án', effectiveOn },
    },
  })
  assert.deepEqual(rulesOf(changed('domestic', end('2026-11-20'))), [])
  assert.deepEqual(rulesOf(changed('domestic', end('2026-11-21'))), ['R-C8 error'])
  const known = knowing({ WIFE: { marriages: [past({ to: date('2026-12-01'), endedBy: 'DIVORCE' })] } })
  const declared = { wife: { statusBefore: '3', timesMarried: 2 } }
  assert.deepEqual(rulesOf(changed('domestic', declared), known), ['R-C8 error'])
  assert.deepEqual(rulesOf(changed('domestic', declared)), ['R-C8 warning'], 'nothing proves it')
})

test('R-C8 a citizen’s foreign divorce is noted here first', () => {
  const wife = {
    statusBefore: '3',
    timesMarried: 2,
    earlierEnd: { how: 'DIVORCE', number: '9', authority: 'Tòa án Lyon', effectiveOn: '2020-01-01', abroad: true },
  }
  assert.deepEqual(rulesOf(changed('domestic', { wife })), ['R-C8 error'])
  const noted = { ...wife, earlierEnd: { ...wife.earlierEnd, noteNumber: '04/TLGCLH' } }
  assert.deepEqual(rulesOf(changed('domestic', { wife: noted })), [])
})

test('R-C9 the dead, the declared dead and the missing do not marry', () => {
  const death = { on: date('2024-01-01'), declared: false, entry: ref, reference: 'số 03/2024' }
  const { domestic } = marriageExamples
  assert.deepEqual(rulesOf(domestic, knowing({ HUSBAND: { death } })), ['R-C9 error'])
  assert.deepEqual(rulesOf(domestic, knowing({ HUSBAND: { death: { ...death, declared: true } } })), ['R-C9 error'])
  const missing = knowing({ WIFE: { conditions: [{ condition: 'MISSING', from: date('2023-01-01') }] } })
  assert.deepEqual(rulesOf(domestic, missing), ['R-C9 error'])
})

test('R-C9 a marriage concluded abroad is written though one of the two has died since, closed on that day', () => {
  const { transcribed } = marriageExamples
  const death = (on: string | null) => ({
    on: on === null ? null : date(on),
    declared: false,
    entry: ref,
    reference: 'số 03/2025',
  })
  const known = knowing({ WIFE: { death: death('2025-02-01') } })
  assert.deepEqual(rulesOf(transcribed, known), [])
  assert.deepEqual(marriageHandling.plan(transcribed, marriageCircumstances('2026-11-20', known)).effects, [
    {
      does: 'marry',
      wife: 'WIFE',
      husband: 'HUSBAND',
      from: '2024-06-29',
      to: '2025-02-01',
      how: 'DEATH',
      basis: 'số 03/2025',
    },
  ])
  assert.deepEqual(rulesOf(transcribed, knowing({ WIFE: { death: death('2024-01-01') } })), ['R-C9 error'])
  assert.deepEqual(rulesOf(transcribed, knowing({ WIFE: { death: death(null) } })), ['R-C9 error'])
  const ended = { how: 'DEATH', on: '2025-03-01', paper: 'Trích lục khai tử 12' }
  assert.deepEqual(rulesOf(changed('transcribed', { wife: { deceased: true }, ended })), [])
  assert.deepEqual(rulesOf(changed('transcribed', { wife: { deceased: true } })), ['R-C9 error'])
})

test('R-K3 R-C7 a marriage that ended abroad bars nothing after its end; the end lies between its beginning and today', () => {
  const ended = { how: 'DIVORCE', on: '2025-06-01', paper: 'Bản án 7' }
  const later = {
    entry: null,
    reference: 'số 01/2026',
    spouse: null,
    from: date('2026-01-05'),
    to: null,
    endedBy: null,
  }
  const known = knowing({ WIFE: { marriages: [{ ...later, endBasis: '' }] } })
  assert.deepEqual(rulesOf(changed('transcribed', { ended }), known), [])
  assert.deepEqual(rulesOf(changed('transcribed', {}), known), ['R-C7 error'])
  const early = changed('transcribed', { ended: { ...ended, on: '2024-01-01' } })
  assert.deepEqual(rulesOf(early), ['R-K3 error'])
})

test('R-C10 a certificate is good for six months, its own purpose and its own spouse', () => {
  const proof = (more: Typed) =>
    rulesOf(
      changed('domestic', {
        wife: {
          statusProof: { kind: 'CERTIFICATE', number: '5', issuedOn: '2026-05-20', purpose: '1', ...more },
        },
      }),
    )
  assert.deepEqual(proof({}), [])
  assert.deepEqual(proof({ issuedOn: '2026-05-19' }), ['R-C10 error'])
  assert.deepEqual(proof({ purpose: '5' }), ['R-C10 error'])
  assert.deepEqual(proof({ intendedSpouse: 'Lương Văn Thiệp' }), [])
  assert.deepEqual(proof({ intendedSpouse: 'Ai Đó Khác' }), ['R-C10 error'])
  assert.equal(addMonths(date('2026-08-31'), 6), '2027-02-28')
})

test('R-C10 the certificate is asked for before 2025-01-09 of who lives elsewhere, and looked up since', () => {
  const away = { residence: { unitCode: '00070', asWritten: 'phường Hoàn Kiếm', kind: 'PERMANENT' } }
  const declaration = changed('domestic', { husband: away })
  const on = (day: string) => rulesOf(declaration, marriageCircumstances(day))
  const papers = (day: string) =>
    marriage.missingPapers(declaration, [], marriageCircumstances(day)).map(({ paper }) => paper)
  assert.deepEqual(on('2025-01-08'), ['R-C10 warning'])
  assert.deepEqual(papers('2025-01-08'), ['HUSBAND_MARITAL_CERTIFICATE'])
  assert.deepEqual(on('2025-01-09'), [])
  assert.deepEqual(papers('2025-01-09'), [])
})

test('R-C10 a foreign paper is good for its own term, else six months; health papers six', () => {
  const proof = typedMarriageExamples.foreignElement.husband.statusProof
  const late = { statusProof: { ...proof, issuedOn: '2026-05-01' } }
  assert.deepEqual(rulesOf(changed('foreignElement', { husband: late })), ['R-C10 error'])
  const longer = { statusProof: { ...proof, issuedOn: '2026-05-01', validUntil: '2026-12-31' } }
  assert.deepEqual(rulesOf(changed('foreignElement', { husband: longer })), [])
  assert.deepEqual(rulesOf(changed('foreignElement', { husband: { statusProof: null } })), ['R-C10 warning'])
  const stale = { health: { facility: 'Bệnh viện', issuedOn: '2026-05-01' } }
  assert.deepEqual(rulesOf(changed('foreignElement', { wife: stale })), ['C4 error'])
})

test('R-C11 the count of marriages is at least one more than those known to have ended', () => {
  const twice = knowing({
    WIFE: {
      marriages: [
        past({ to: date('2016-01-01'), endedBy: 'DIVORCE' }),
        past({ from: date('2017-01-01'), to: date('2020-01-01'), endedBy: 'DEATH' }),
      ],
    },
  })
  const wife = (timesMarried: number) => changed('domestic', { wife: { statusBefore: '4', timesMarried } })
  assert.deepEqual(rulesOf(wife(2), twice), ['R-C11 error'])
  assert.deepEqual(rulesOf(wife(3), twice), [])
})

test('C6 LHT 17.2 a marriage without the residence of a party is refused; of one concluded abroad a reason is asked', () => {
  const found = (declaration: MarriageDeclaration, circumstances = marriageCircumstances()) =>
    marriageProblems(declaration, circumstances)
      .filter(({ rule }) => rule === 'C6')
      .map(({ severity, pointer }) => `${pointer} ${severity}`)
  for (const name of ['domestic', 'foreignElement', 'cohabitation', 'again', 'border'] as const) {
    assert.deepEqual(found(changed(name, {})), [], name)
    assert.deepEqual(found(changed(name, { wife: { residence: null } })), ['/wife/residence error'], name)
    assert.deepEqual(found(changed(name, { husband: { residence: null } })), ['/husband/residence error'], name)
  }
  const abroad = changed('transcribed', { husband: { residence: null } })
  assert.deepEqual(found(abroad), ['/husband/residence warning'])
  assert.deepEqual(found(changed('transcribed', { husband: { residence: null, deceased: true } })), [])
  const death = { on: date('2025-01-01'), declared: false, entry: ref, reference: 'số 01/2025' }
  assert.deepEqual(found(abroad, knowing({ HUSBAND: { name: abroad.husband.name, death } })), [])
})

test('R-C13 the wife stands before the husband among the people of the entry', () => {
  const { persons } = marriage.judge(marriageExamples.domestic, marriageCircumstances())
  assert.deepEqual(
    persons.map(({ role, subject }) => [role, subject ?? false]),
    [
      ['WIFE', true],
      ['HUSBAND', true],
      ['INFORMANT', false],
    ],
  )
})

test('R-I1 R-I2 R-I3 R-I4 a marriage is registered again only when early, lost, alive and searched for', () => {
  const earlier = typedMarriageExamples.again.earlier
  const again = (more: Typed) => rulesOf(changed('again', { earlier: { ...earlier, ...more } }))
  assert.deepEqual(again({ registeredOn: '2016-01-01' }), ['R-I1 error'])
  assert.deepEqual(again({ bookLost: false }), ['R-I2 error'])
  assert.deepEqual(again({ searchResult: null }), ['R-I4 error'])
  assert.deepEqual(again({ searchResult: 'FOUND' }), ['R-I4 error'])
  assert.deepEqual(rulesOf(changed('again', { earlier: null })), ['C7 error', 'R-C6 error'])
  const dead = {
    ...nobody,
    name: marriageExamples.again.wife.name,
    death: { on: null, declared: false, entry: ref, reference: 'x' },
  }
  const known = marriageCircumstances('2026-11-20', { people: { WIFE: dead } })
  assert.deepEqual(rulesOf(marriageExamples.again, known), ['R-C9 error', 'R-I3 error'])
})

test('R-K1 R-K3 a foreign marriage of a citizen comes with a usable paper, and claims it once', () => {
  const foreign = typedMarriageExamples.transcribed.foreign
  const missing = { ...foreign, legalisation: 'MISSING' }
  assert.deepEqual(rulesOf(changed('transcribed', { foreign: missing })), ['R-K1 error'])
  assert.deepEqual(rulesOf(changed('transcribed', { wife: { nationalities: ['FR'] } })), ['R-A2 warning', 'R-K3 error'])
  const { claims, effects } = marriage.plan(marriageExamples.transcribed, marriageCircumstances())
  assert.deepEqual(claims, ['FOREIGN|MARRIAGE|FR|2024118|2024-06-29'])
  assert.deepEqual(effects.at(-1), { does: 'marry', wife: 'WIFE', husband: 'HUSBAND', from: '2024-06-29' })
})

test('R-A1 the foreign element went to the district until 2025-06-30 and goes to the commune since', () => {
  const { foreignElement } = marriageExamples
  assert.ok(
    rulesOf(foreignElement, marriageCircumstances('2025-06-30', { today: date('2025-06-30') })).includes('R-A1 error'),
  )
  assert.deepEqual(rulesOf(foreignElement, marriageCircumstances('2026-11-20')), [])
  const district = marriageCircumstances('2026-11-20', {
    office: { kind: 'DISTRICT', unitCode: '026', provinceCode: '02' },
  })
  assert.ok(rulesOf(foreignElement, district).includes('R-A1 error'))
})

test('R-A2 one of the two lives here; with a foreign element the citizen does; since 2027-03-01 any commune will do', () => {
  const residence = { unitCode: '00070', asWritten: 'phường Hoàn Kiếm', kind: 'PERMANENT' }
  const oneAway = changed('domestic', { husband: { residence } })
  const bothAway = changed('domestic', { wife: { residence }, husband: { residence } })
  assert.deepEqual(rulesOf(oneAway), [])
  assert.deepEqual(rulesOf(bothAway), ['R-A2 error'])
  assert.deepEqual(rulesOf(bothAway, marriageCircumstances('2027-03-02')), [])
})

test('R-A9 a name that differs from the register is asked about', () => {
  assert.deepEqual(rulesOf(marriageExamples.domestic, knowing({ WIFE: { name: 'Nông Thị Hoàn' } })), ['R-A9 warning'])
})

test('border and mobile marriages fit the people they are for', () => {
  assert.deepEqual(rulesOf(changed('border', { husband: { nationalities: ['VN'] } })), ['P error'])
  const away = { residence: { unitCode: '00070', asWritten: 'phường Hoàn Kiếm', kind: 'PERMANENT' } }
  assert.deepEqual(rulesOf(changed('mobile', { husband: away })), ['O warning'])
})

test('what follows a marriage changes with the day of intake: code, deadline, form', () => {
  const plan = (name: Name, day: string, office?: Circumstances['office']) => {
    const { procedureCode, dueAt, regime, registrationKind } = marriage.plan(
      marriageExamples[name],
      marriageCircumstances(day, office ? { office } : {}),
    )
    return [procedureCode, dueAt.slice(0, 10), regime, registrationKind]
  }
  assert.deepEqual(plan('domestic', '2026-11-20'), ['1.000894', '2026-11-20', 'twoTier', '1'])
  assert.deepEqual(plan('foreignElement', '2025-06-02'), ['2.000806', '2025-06-17', 'threeTier', '1'])
  assert.deepEqual(plan('foreignElement', '2025-07-01'), ['2.000806', '2025-07-08', 'twoTier', '1'])
  assert.deepEqual(plan('again', '2026-01-15'), ['1.004746', '2026-01-22', 'twoTier', '2'])
  assert.deepEqual(plan('transcribed', '2026-11-20'), ['2.002189', '2026-11-27', 'twoTier', '3'])
  assert.deepEqual(plan('domestic', '2027-03-01')[2], 'law2026')
  const mission = { kind: 'MISSION', unitCode: 'DE', provinceCode: '' } as const
  assert.equal(plan('settledAbroad', '2026-11-20', mission)[0], '2.000682')
  assert.deepEqual(plan('border', '2016-01-04').slice(0, 1), ['1.000094'])
  assert.equal(plan('mobile', '2026-11-20')[0], '1.000593')
})

test('the marriage counts from the day of the entry, or from the earlier life, registration or foreign day', () => {
  const from = (name: Name) =>
    marriage
      .plan(marriageExamples[name], marriageCircumstances())
      .effects.flatMap((effect) => (effect.does === 'marry' ? [effect.from] : []))
  assert.deepEqual(from('domestic'), ['2026-11-20'])
  assert.deepEqual(from('cohabitation'), ['1984-10-15'])
  assert.deepEqual(from('again'), ['1988-05-20'])
})

test('R-A3 the commune where the other of the two lives permanently is told', () => {
  const away = { residence: { unitCode: '00070', asWritten: 'phường Hoàn Kiếm', kind: 'PERMANENT' } }
  const plan = marriage.plan(changed('domestic', { husband: away }), marriageCircumstances())
  assert.deepEqual(plan.homeUnits, ['00070'])
})

test('R-A1 a mission marries citizens who live abroad; a border commune registers with the neighbour’s people', () => {
  const office = { kind: 'MISSION', unitCode: 'DE', provinceCode: '' } as const
  const abroad = marriageCircumstances('2026-11-20', { office })
  assert.deepEqual(rulesOf(marriageExamples.settledAbroad, abroad), [])
  assert.equal(marriage.plan(marriageExamples.settledAbroad, abroad).approvedFirst, false)
  assert.deepEqual(rulesOf(marriageExamples.border, marriageCircumstances('2026-11-20')), [])
})

test('R-C7 of somebody without a number an earlier marriage is found by name and day of birth, and looked at', () => {
  const { foreignElement, domestic } = marriageExamples
  const people = marriage.judge(foreignElement, marriageCircumstances()).persons
  const earlier = people.map((person) =>
    person.role === 'WIFE' ? { ...person, name: 'Ai Đó Khác', pin: '002190000999' } : person,
  )
  const candidate = { reference: 'số 01/2020', persons: earlier }
  assert.equal(marriage.compare(foreignElement, candidate).verdict, 'possible')
  assert.equal(marriage.compare(domestic, candidate).verdict, 'none')
  assert.equal(
    marriage.compare(marriageExamples.again, {
      reference: '',
      persons: marriage.judge(marriageExamples.again, marriageCircumstances()).persons,
    }).verdict,
    'certain',
  )
})

test('R-C7 R-A4 the same two whose marriage stands do not marry again; over, or with less known of them, it is asked about', () => {
  const { domestic, foreignElement } = marriageExamples
  const people = marriage.judge(domestic, marriageCircumstances()).persons
  const unnumbered = (change: object = {}) => people.map((person) => ({ ...person, pin: null, ...change }))
  const verdict = (persons: typeof people, standing: boolean | null, declaration: MarriageDeclaration = domestic) =>
    marriage.compare(declaration, { reference: 'số 01/2020', persons, standing }).verdict
  const without = changed('domestic', { wife: { pin: null }, husband: { pin: null } })
  assert.equal(verdict(people, true), 'certain')
  assert.equal(verdict(unnumbered(), true, without), 'certain')
  assert.equal(verdict(unnumbered(), true), 'certain', 'one office knows the numbers')
  assert.equal(verdict(unnumbered(), false, without), 'possible')
  assert.equal(verdict(unnumbered(), null, without), 'possible')
  const bride = people.find(({ role }) => role === 'WIFE')
  const year = { birth: { year: bride?.birth.year ?? null, date: null } }
  const half = unnumbered().map((person) => (person.role === 'WIFE' ? { ...person, ...year } : person))
  assert.equal(verdict(half, true, without), 'possible')

  const onlyOne = marriage
    .judge(foreignElement, marriageCircumstances())
    .persons.map((person) => (person.role === 'WIFE' ? { ...person, name: 'Ai Đó Khác', pin: null } : person))
  assert.equal(verdict(onlyOne, true, foreignElement), 'possible')
  assert.equal(verdict(onlyOne, false, foreignElement), 'none', 'that marriage is over')
})

test('A8 a marriage of citizens in the country is free; with a foreign element the rate of the day is told', () => {
  const fee = (declaration: MarriageDeclaration) =>
    marriageProblems(declaration, marriageCircumstances()).filter(({ rule }) => rule === 'A8').length
  assert.equal(fee(changed('domestic', { copies: 0 })), 0)
  assert.equal(fee(marriageExamples.domestic), 1, 'two copies')
  assert.equal(fee(changed('foreignElement', { copies: 0 })), 1)
  assert.equal(fee(changed('foreignElement', { copies: 0, feeExemption: 'POOR' })), 0)
  assert.equal(fee(changed('border', { copies: 0 })), 0)
})

test('R-C5 nobody stands in both parts: the same number, the same person of the registers, the same name and day of birth', () => {
  const { wife } = typedMarriageExamples.domestic
  assert.deepEqual(rulesOf(changed('domestic', { husband: { pin: wife.pin } })), ['R-C5 error'])
  const twice = { name: wife.name, birthDate: wife.birthDate }
  const older = { ...typedMarriageExamples.domestic.husband, ...twice, birthDate: { known: 'day', date: '1998-12-20' } }
  assert.deepEqual(
    rulesOf(changed('domestic', { wife: { pin: null, birthDate: older.birthDate }, husband: { ...older, pin: null } })),
    ['R-C5 error'],
  )
  assert.deepEqual(rulesOf(changed('domestic', { husband: older })), [])
  const one = knowing({ WIFE: { personId: nobody.personId }, HUSBAND: { personId: nobody.personId } })
  assert.deepEqual(rulesOf(marriageExamples.domestic, one), ['R-C5 error'])
})

test('R-C8 the end of an earlier marriage fits the status, lies after the birth and names its paper', () => {
  const ended = (end: Typed, wife: Typed = {}) => {
    const typed = typedMarriageExamples.divorcedAndWidowed.wife
    return rulesOf(changed('divorcedAndWidowed', { wife: { ...wife, earlierEnd: { ...typed.earlierEnd, ...end } } }))
  }
  assert.deepEqual(ended({}), [])
  assert.deepEqual(ended({ how: 'DEATH' }), ['R-C8 error'])
  assert.deepEqual(ended({ effectiveOn: '1980-01-01' }), ['R-C8 error'])
  assert.deepEqual(ended({ number: '' }), ['R-C8 warning'])
  assert.deepEqual(ended({ authority: '' }), ['R-C8 warning'])
})

test('R-C11 who never married does not marry for the second time', () => {
  assert.deepEqual(rulesOf(changed('domestic', { wife: { timesMarried: 2 } })), ['R-C11 warning'])
})

test('R-C6 a life together begins after both are born, and a year alone may lie after the limit', () => {
  const since = (relationFrom: Typed) => rulesOf(changed('cohabitation', { relationFrom }))
  assert.deepEqual(since({ known: 'year', year: 1987 }), ['R-C6 warning'])
  assert.deepEqual(since({ known: 'year', year: 1986 }), [])
  assert.ok(since({ known: 'year', year: 1955 }).includes('R-C6 error'))
})

test('R-C4 an interview is noted once it was held', () => {
  const interview = { heldOn: '2026-12-30', result: 'VOLUNTARY', note: '' }
  assert.deepEqual(rulesOf(changed('foreignElement', { interview })), ['R-C4 error'])
})

test('R-C7 R-C9 what the population database says against the marriage is verified first, or the books say more', () => {
  const answer = { deceased: false, maritalStatus: 'MARRIED', spousePin: null, marriage: 'ngày 02/09/2015' } as const
  const told = (
    more: Partial<NonNullable<Circumstances['said']>['WIFE'] & object>,
    others: Partial<Circumstances> = {},
  ) => marriageCircumstances('2026-11-20', { said: { WIFE: { ...answer, ...more } }, ...others })
  const { domestic } = marriageExamples
  const [problem] = said(domestic, told({}))
  assert.deepEqual([problem?.rule, problem?.severity], ['R-C7', 'error'])
  assert.match(problem?.message ?? '', /ngày 02\/09\/2015.*Xác minh/)
  const verification = {
    kind: 'VERIFICATION',
    startsOn: date('2026-11-18'),
    doneOn: date('2026-11-19'),
    outcome: 'Đã ly hôn năm 2020',
    blocks: true,
    unitCode: '00721',
  } as const
  assert.deepEqual(rulesOf(domestic, told({}, { tasks: [verification] })), ['R-C7 warning'])
  assert.deepEqual(rulesOf(domestic, told({}, { tasks: [{ ...verification, doneOn: null }] })), ['R-C7 error'])
  assert.deepEqual(rulesOf(domestic, told({ maritalStatus: 'SINGLE' })), [])
  assert.deepEqual(rulesOf(domestic, told({ maritalStatus: 'DIVORCED' })), ['R-C7 warning'])
  assert.deepEqual(rulesOf(domestic, told({ maritalStatus: 'SINGLE', deceased: true })), ['R-C9 error'])
  const each = told({ spousePin: domestic.husband.pin }, { tasks: [verification] })
  assert.deepEqual(rulesOf(domestic, each), ['R-C7 error'])
  assert.deepEqual(rulesOf(marriageExamples.divorcedAndWidowed, told({})), ['R-C7 warning'])
  const ended = knowing(
    { WIFE: { marriages: [past({ to: date('2020-01-01'), endedBy: 'DIVORCE' })] } },
    { said: { WIFE: answer } },
  )
  const again = changed('divorcedAndWidowed', {})
  assert.equal(
    said(again, ended).some(({ rule }) => rule === 'R-C7'),
    false,
  )
})

test('R-A7 both sign by the articles of marriage, which the relief of 2025 leaves out', () => {
  const signing = marriageProblems(marriageExamples.domestic, marriageCircumstances()).find(
    ({ rule }) => rule === 'R-A7',
  )
  assert.match(signing?.cite ?? '', /Luật Hộ tịch 2014, Điều 18/)
})

test('R-A9 a citizen without a number is verified where he lives; a foreigner has none', () => {
  const told = (declaration: MarriageDeclaration) =>
    marriageProblems(declaration, marriageCircumstances())
      .filter(({ rule }) => rule === 'R-A9')
      .map(({ pointer }) => pointer)
  assert.deepEqual(told(changed('domestic', { husband: { pin: null } })), ['/husband/pin'])
  assert.deepEqual(told(marriageExamples.domestic), [])
  assert.deepEqual(told(marriageExamples.foreignElement), [])
})
