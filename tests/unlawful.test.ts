import assert from 'node:assert/strict'
import { test } from 'node:test'
import { typedBirthExamples } from '../src/events/birth/examples.ts'
import { typedChangeExamples } from '../src/events/change/examples.ts'
import { typedDeathExamples } from '../src/events/death/examples.ts'
import { typedGuardianshipExamples } from '../src/events/guardianship/examples.ts'
import { typedMaritalExamples } from '../src/events/marital-status/examples.ts'
import { typedMarriageExamples } from '../src/events/marriage/examples.ts'
import { typedRecognitionExamples } from '../src/events/recognition/examples.ts'
import { Refused } from '../src/platform/problem.ts'
import { addDays, date } from '../src/values/calendar-date.ts'
import * as typed from './society/declarations.ts'
import { deedsOf } from './society/deeds.ts'
import { type Human, nameOf } from './society/people.ts'
import { foundSociety, problemsIn } from './society/society.ts'

const society = await foundSociety(1, date('2026-11-20'))
const { today } = society
const { person, born, wed, divorced, died, decided, guarded, adopted, revoked } = deedsOf(society)
const woman = (years = 25): Human => person('2', years)
const man = (years = 27): Human => person('1', years)

type Typed = typed.Typed
/** What somebody wants to have registered: the kind, the declaration, and the office if it is not the first one. */
type Wish = readonly [kind: string, declaration: Typed, office?: number]

/** Rules that stop it, or the code of the problem when no rule was asked. */
async function refusalOf([kind, declaration, office = 0]: Wish): Promise<string[]> {
  try {
    await society.write(kind, declaration, office)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const rules = problemsIn(error).flatMap(({ rule, severity }) => (severity === 'error' ? [rule] : []))
    return rules.length > 0 ? [...new Set(rules)] : [error.code]
  }
  return ['registered']
}

const entries = async (): Promise<number> => {
  const [row] = await society.db.sql<{ n: number }[]>`select count(*)::int as n from register_entry`
  return row?.n ?? 0
}

const lawfully = ([kind, declaration, office = 0]: Wish) => society.write(kind, declaration, office)
const elsewhere = ([kind, declaration]: Wish): Wish => [kind, declaration, 1]

/** One line: the rule (or the word of the refusal), what it forbids, and how somebody tries it all the same. Nothing is written. */
function forbids(rule: string, what: string, tries: () => Promise<Wish> | Wish): void {
  test(`${rule} ${what}`, async () => {
    const wish = await tries()
    const before = await entries()
    const refused = await refusalOf(wish)
    assert.ok(refused.includes(rule), `${rule} is not among ${refused.join()}`)
    assert.equal(await entries(), before)
  })
}

const marry = (wife: Human, husband: Human, change: Typed = {}, office = 0): Wish => [
  'MARRIAGE',
  { ...typed.marriageOf(wife, husband), ...change },
  office,
]
/** A couple whose marriage is registered. */
async function family(): Promise<{ mother: Human; father: Human; bond: Awaited<ReturnType<typeof wed>> }> {
  const [mother, father] = [woman(40), man(42)]
  const bond = await wed(mother, father)
  return { mother, father, bond }
}
/** A grown child of these two, registered late: the registers know whose child it is. */
const grownChild = (mother: Human, father: Human | null, sex: '1' | '2', years = 21): Promise<Human> =>
  born(mother, father, addDays(today, -years * 366), sex)

forbids('R-C1', 'a man of nineteen does not marry', () => marry(woman(), man(19)))
forbids('R-C1', 'nor does a woman the day before she is eighteen', () => marry(person('2', 18, -1), man()))
forbids('R-C2', 'nobody marries without consent', () =>
  marry(woman(), man(), { presence: { bothPresent: true, wifeConsents: true, husbandConsents: false } }),
)
forbids('R-C12', 'nobody marries without being there', () => marry(woman(), man(), { presence: {} }))
forbids('R-C3', 'whoever lost the capacity by judgment does not marry', async () => {
  const one = await grownChild(woman(44), null, '2')
  await decided(one, 'CAPACITY_LOST')
  return marry(one, man())
})
forbids('R-C4', 'sister and brother do not marry', async () => {
  const { mother, father } = await family()
  const [sister, brother] = [await grownChild(mother, father, '2'), await grownChild(mother, father, '1', 24)]
  return marry(sister, brother)
})
forbids('R-C4', 'aunt and nephew, cousins: within three generations', async () => {
  const mother = woman(60)
  const aunt = await grownChild(mother, null, '2', 36)
  const sister = await grownChild(mother, null, '2', 42)
  const [cousin, nephew] = [await grownChild(aunt, null, '2', 18), await grownChild(sister, null, '1', 21)]
  assert.deepEqual(await refusalOf(marry(aunt, nephew)), ['R-C4'])
  return marry(cousin, nephew)
})
forbids('R-C4', 'an adoptive mother does not marry who was once her child', async () => {
  const child = await grownChild(woman(30), null, '1', 14)
  const mother = woman(45)
  await adopted(child, mother)
  await decided(child, 'ADOPTION_END')
  const declaration = typed.marriageOf(mother, child)
  const refused = await refusalOf(['MARRIAGE', declaration])
  assert.deepEqual(refused, ['R-C1', 'R-C4'], 'he is young too')
  return ['MARRIAGE', declaration]
})
forbids('R-C4', 'a father-in-law does not marry the former wife of his son', async () => {
  const father = man(50)
  const mother = woman(48)
  const first = await wed(mother, father)
  society.today = addDays(society.today, 1)
  await divorced(first)
  const son = await grownChild(mother, null, '1', 22)
  await society.write('RECOGNITION', typed.recognitionOf(son, father, today), 0)
  const wife = woman(24)
  const bond = await wed(wife, son)
  society.today = addDays(society.today, 1)
  await divorced(bond, society.today)
  return marry(wife, father)
})
forbids('R-C4', 'a step-father does not marry the daughter of his former wife', async () => {
  const mother = woman(42)
  const daughter = await grownChild(mother, null, '2', 20)
  const husband = man(44)
  const bond = await wed(mother, husband)
  society.today = addDays(society.today, 1)
  await divorced(bond, society.today)
  return marry(daughter, husband)
})
forbids('R-C4', 'nor two who say themselves that they are kin', () =>
  marry(woman(), man(), { declaredTie: 'WITHIN_THREE_GENERATIONS' }),
)
forbids('R-C5', 'two men do not marry', () => {
  const wish = typed.marriageOf(person('1', 30), man())
  return ['MARRIAGE', wish]
})
forbids('R-C6', 'a life together since 1990 is no marriage of before 1987', () => {
  const { cohabitation } = typedMarriageExamples
  return marry(woman(60), man(62), { kind: cohabitation.kind, relationFrom: { known: 'year', year: 1990 } })
})
forbids('R-C7', 'a wife marries nobody else, at no office', async () => {
  const { mother } = await family()
  return marry(mother, man(), {}, 1)
})
forbids('R-C8', 'a divorce that takes effect tomorrow frees nobody today', async () => {
  const { mother, bond } = await family()
  society.today = addDays(society.today, 1)
  await divorced(bond)
  // The eve of that day.
  society.today = addDays(society.today, -1)
  return marry(mother, man())
})
forbids('R-C9', 'nobody marries the dead', async () => {
  const wife = woman()
  await died(wife)
  return marry(wife, man(), {}, 1)
})
forbids('R-C9', 'nor who is declared missing', async () => {
  const one = await grownChild(woman(44), null, '1')
  await decided(one, 'MISSING')
  return marry(woman(), one)
})
forbids('R-C10', 'a certificate for another marriage proves nothing for this one', () => {
  const wife = woman()
  const proof = { kind: 'CERTIFICATE', number: '12', authority: 'Xã Mẫu', issuedOn: today, purpose: '1' }
  const statusProof = { ...proof, intendedSpouse: 'Người Khác' }
  return marry(wife, man(), { wife: { ...typed.party(wife), statusProof } })
})
forbids('R-C11', 'the second marriage is not written as the first', async () => {
  const { mother, bond } = await family()
  society.today = addDays(society.today, 1)
  await divorced(bond)
  return marry(mother, man(), { wife: { ...typed.party(mother), statusBefore: '3', timesMarried: 1 } })
})

const certify = (one: Human, change: Typed = {}): Wish => [
  'MARITAL_STATUS',
  { ...typed.certificateOf(one, society.today), ...change },
]
const toMarry = (one: Human, other: Human): Typed => ({
  ...typed.certificateOf(one, society.today),
  ...{
    purpose: '1',
    purposeText: '',
    intendedSpouse: typed.party(other),
    intendedPlace: 'Ủy ban nhân dân xã Đồng Văn',
  },
})
forbids('R-D2', 'a second certificate for a marriage needs the first one back', async () => {
  const wish: Wish = ['MARITAL_STATUS', toMarry(man(), woman())]
  await lawfully(wish)
  return wish
})
forbids('R-D3', 'a man of nineteen gets no certificate for a marriage', () => [
  'MARITAL_STATUS',
  toMarry(man(19), woman()),
])
forbids('R-D5', 'a wife is not certified as unmarried', async () => {
  const { mother } = await family()
  return certify(mother, { declaredStatus: 'NEVER_MARRIED' })
})
forbids('R-H1', 'of the dead nothing is certified', async () => {
  const one = woman()
  await died(one)
  return certify(one)
})
forbids('D', 'a time elsewhere that nobody answered for is not certified', () => {
  const { livedElsewhere } = typedMaritalExamples
  const stays = livedElsewhere.stays.map(({ residence, from, ...rest }) =>
    'to' in rest ? { residence, from, to: rest.to } : { residence, from },
  )
  return certify(woman(50), { stays })
})

const recognise = (child: Human, father: Human, change: Typed = {}): Wish => [
  'RECOGNITION',
  { ...typed.recognitionOf(child, father, society.today), ...change },
]
forbids('R-E1', 'the dead recognise nobody', async () => {
  const father = man()
  await died(father)
  return recognise(await born(woman(), null), father)
})
forbids('R-E2', 'a child has one father', async () => {
  const { mother, father } = await family()
  return recognise(await born(mother, father), man())
})
forbids('R-E3', 'a father is born before his child', async () =>
  recognise(await grownChild(woman(44), null, '1', 21), man(18)),
)
forbids('R-E4', 'a woman is not recognised as father', async () => recognise(await born(woman(), null), woman()))
forbids('R-E5', 'an oath without witnesses is not enough', async () =>
  recognise(await born(woman(), null), man(), {
    grounds: { evidence: 'SWORN_STATEMENT_WITH_WITNESSES', otherParent: 'AGREES', bothPresent: true },
  }),
)
forbids('E2', 'the mother objects', async () =>
  recognise(await born(woman(), null), man(), {
    grounds: { ...typedRecognitionExamples.fatherRecognises.grounds, otherParent: 'OBJECTS' },
  }),
)
forbids('A3', 'nobody recognises by proxy', async () => {
  const father = man()
  const informant = { relationship: 'PROXY', name: 'Nông Thị Thay', pin: null }
  return recognise(await born(woman(), null), father, { informant })
})

const guard = (ward: Human, guardian: Human, change: Typed = {}): Wish => [
  'GUARDIANSHIP',
  { ...typed.guardianshipOf(ward, guardian, society.today), ...change },
]
forbids('R-F1', 'a ward has one guardian', async () => {
  const ward = await born(woman(), null)
  await guarded(ward, woman(40))
  return elsewhere(guard(ward, woman(41)))
})
forbids('R-F1', 'two guardians who are not parents or grandparents together', async () => {
  const { group } = typedGuardianshipExamples.appointed
  const two = { guardian: typed.party(woman(40)), guardian2: typed.party(man(40)) }
  return guard(await born(woman(), null), woman(), { group: { ...group, ...two } })
})
forbids('R-F2', 'a guardian is of age', async () => guard(await born(woman(), null), woman(17)))
forbids('R-F2', 'and alive', async () => {
  const guardian = woman(50)
  await died(guardian)
  return guard(await born(woman(), null), guardian)
})
forbids('R-F2', 'and of full capacity', async () => {
  const guardian = await grownChild(woman(46), null, '2', 22)
  await decided(guardian, 'CAPACITY_LOST')
  return guard(await born(woman(), null), guardian)
})
forbids('F3', 'a grown man is no minor ward', () => guard(man(19), woman(40)))

async function underGuard() {
  const ward = await born(woman(), null)
  const guardian = woman(40)
  return { ward, guardian, guardianship: await guarded(ward, guardian) }
}
const end = (of: Awaited<ReturnType<typeof underGuard>>, ground: string, next: Human | null = null): Wish => [
  'GUARDIANSHIP_END',
  typed.guardianshipEndOf(of.guardianship, ground, next, of.guardian, society.today),
]
forbids('R-F3', 'the guardian who follows is another one', async () => {
  const of = await underGuard()
  return end(of, 'GUARDIAN_ASKS', of.guardian)
})
forbids('R-F4', 'no ward is of age at three weeks', async () => end(await underGuard(), 'WARD_OF_AGE'))
forbids('R-F4', 'what has ended does not end again', async () => {
  const wish = end(await underGuard(), 'PARENTS_ABLE')
  await lawfully(wish)
  return wish
})

const changed = async (change: Typed, example: Typed = typedChangeExamples.correction): Promise<Wish> => {
  const child = await born(woman(), null)
  const usual = typed.nameChangeOf(child, nameOf(society.serial()), child.mother ?? child, 'CORRECTION')
  const { entry, was, subject, informant } = usual
  return ['CHANGE', { ...example, source: null, entry, was, subject, informant, reason: 'Theo yêu cầu', ...change }]
}
const toDay = (day: string) => ({ field: '/child/birthDate', to: { date: { known: 'day', date: day } } })
const to = (name: string) => [{ field: '/child/name', to: { name } }]
forbids('R-G1', 'a birth is not corrected to match a diploma', () =>
  changed({ changes: [toDay('2026-11-01')], evidence: [{ kind: 'LATER_PAPER', paper: 'Bằng tốt nghiệp' }] }),
)
forbids('R-G1', 'a field that is filled is not supplemented', () =>
  changed(
    { changes: typedChangeExamples.supplement.changes, was: { child: typedBirthExamples.normal.child } },
    typedChangeExamples.supplement,
  ),
)
forbids('R-G1', 'a name is not changed for a wish', () =>
  changed({ changes: to('Nông Tên Mới'), nameGround: '' }, typedChangeExamples.surname),
)
forbids('R-G2', 'a revoked entry is not corrected', async () => {
  const [kind, declaration] = await changed({ changes: to('Nông Tên Khác') })
  await revoked(declaration.entry as NonNullable<Human['birthEntry']>)
  return [kind, declaration]
})
forbids('R-G2', 'nor the entry of somebody else', () =>
  changed({ changes: to('Nông Tên Khác'), subject: typed.party(man()) }),
)
forbids('R-G3', 'nor what the entry does not say any more', () =>
  changed({ changes: to('Nông Tên Khác'), was: { child: { name: 'Nông Tên Cũ' } } }),
)
forbids('R-G4', 'a name brings no new number', () => changed({ changes: to('Nông Tên Khác'), newNumberAsked: true }))
forbids('G2', 'the sex changes with a medical certificate', () =>
  changed({ changes: [{ field: '/child/sex', to: { sexCode: '3' } }], basis: null }, typedChangeExamples.sex),
)
forbids('G2', 'the name of the dead stays', async () => {
  const child = await born(woman(), null)
  await died(child)
  return ['CHANGE', typed.nameChangeOf(child, 'Nông Tên Mới', child.mother ?? child, 'CHANGE')]
})
forbids('G3', 'a child of ten is asked about the own name', async () => {
  const child = await grownChild(woman(35), null, '2', 10)
  const wish = typed.nameChangeOf(child, nameOf(society.serial()), child.mother ?? child, 'CHANGE')
  return ['CHANGE', { ...wish, consents: { mother: 'AGREES', father: 'AGREES', person: 'NOT_ASKED' } }]
})

const dies = (one: Human, change: Typed = {}): Wish => [
  'DEATH',
  { ...typed.deathOf(one, society.today, woman(40), society.today), ...change },
]
forbids('R-A4', 'nobody dies twice, at no office', async () => {
  const one = man(70)
  await died(one)
  return elsewhere(dies(one))
})
forbids('R-A4', 'nor is the death registered again that stands in the registers', async () => {
  const one = man(70)
  await died(one)
  return dies(one, { caseKind: 'AGAIN', notice: { kind: 'EARLIER_PAPERS' }, earlier: typedDeathExamples.again.earlier })
})
forbids('R-H1', 'the dead declare nothing', async () => {
  const wish = dies(man(70))
  const told = woman(40)
  await died(told)
  return ['DEATH', { ...wish[1], informant: { relationship: 'RELATIVE', name: told.name, pin: told.pin } }]
})
forbids('R-H6', 'nobody has died tomorrow', () => {
  const one = man(70)
  return ['DEATH', typed.deathOf(one, addDays(society.today, 1), woman(40), society.today)]
})
forbids('R-H7', 'a decision without effect declares nobody dead', () => {
  const wish = typed.declaredDeadOf(man(60), addDays(society.today, -900), woman(40), society.today)
  return ['DEATH', { ...wish, notice: { ...(wish.notice as Typed), effectiveOn: addDays(society.today, 3) } }]
})
forbids('R-H8', 'an infant that lived a day has a birth first', () => dies(person('2', 0, 5)))
forbids('H4', 'a death is not told by a diploma', () => dies(man(70), { notice: { kind: 'FOREIGN_PAPER' } }))

const { again } = typedMarriageExamples
const wedAgain = (change: Typed, wife = woman(62), husband = man(65)): Wish =>
  marry(wife, husband, { kind: 'AGAIN', earlier: { ...again.earlier, ...change } })
forbids('R-I1', 'a marriage of 2017 is not registered again', () => wedAgain({ registeredOn: '2017-05-20' }))
forbids('R-I1', 'nor a death of 2018', () => {
  const { earlier } = typedDeathExamples.again
  const notice = { kind: 'EARLIER_PAPERS' }
  return dies(man(70), { caseKind: 'AGAIN', notice, earlier: { ...earlier, registeredOn: '2018-02-02' } })
})
forbids('R-I2', 'nor what is kept in the book', () => wedAgain({ bookLost: false }))
forbids('R-I3', 'nor a marriage of the dead', async () => {
  const wife = woman(62)
  await died(wife)
  return wedAgain({}, wife)
})
forbids('R-I4', 'nor what the search has found', () => wedAgain({ searchResult: 'FOUND' }))
forbids('R-I4', 'nor a birth whose entry is in the registers', async () => {
  const child = await grownChild(woman(50), null, '2', 30)
  const { registeredAgain } = typedBirthExamples
  const { name, pin, born: birthDate } = child
  const who = { name, existingPin: pin, birthDate: { known: 'day', date: birthDate } }
  return ['BIRTH', { ...registeredAgain, child: { ...registeredAgain.child, ...who } }]
})

forbids('already-registered', 'R-K1 a foreign marriage is transcribed once', async () => {
  const { transcribed } = typedMarriageExamples
  const change = { kind: 'TRANSCRIBED', foreign: transcribed.foreign, presence: {} }
  await lawfully(marry(woman(), man(), change))
  return marry(woman(), man(), change, 1)
})
forbids('R-K1', 'a foreign paper that was not legalised is not used', () => {
  const { transcribed } = typedMarriageExamples
  return marry(woman(), man(), { kind: 'TRANSCRIBED', foreign: { ...transcribed.foreign, legalisation: 'MISSING' } })
})
const copyOf = async (entry: NonNullable<Human['birthEntry']>, subject: string, change: Typed = {}): Promise<Wish> => [
  'EXTRACT_COPY',
  {
    interest: 'THE_PERSON',
    purpose: 'Làm hồ sơ nhập học',
    items: [{ entry, register: 'BIRTH', subject, copies: 1 }],
    informant: { relationship: 'SELF', name: subject, pin: null },
    ...change,
  },
]
forbids('R-L2', 'no copy is made of a revoked entry', async () => {
  const child = await born(woman(), null)
  assert.ok(child.birthEntry)
  await revoked(child.birthEntry)
  return copyOf(child.birthEntry, child.name)
})
forbids('R-L1', 'an organisation names its ground', async () => {
  const child = await born(woman(), null)
  assert.ok(child.birthEntry)
  return copyOf(child.birthEntry, child.name, { interest: 'ORGANISATION', organisation: 'Trường Mẫu' })
})

const adopt = (child: Human, mother: Human, change: Typed = {}, father: Human | null = null): Wish => [
  'ADOPTION',
  { ...typed.adoptionOf(child, mother, father, society.today), ...change },
]
const baby = () => born(woman(), null, addDays(society.today, -30))
forbids('M1', 'nobody of seventeen is adopted by a stranger', async () =>
  adopt(await grownChild(woman(40), null, '2', 17), woman(45)),
)
forbids('M2', 'an adoptive mother is twenty years older', async () =>
  adopt(await grownChild(woman(30), null, '2', 8), woman(27)),
)
forbids('M3', 'the dead adopt nobody', async () => {
  const mother = woman(40)
  await died(mother)
  return adopt(await baby(), mother)
})
forbids('M4', 'a wife does not adopt alone', async () => {
  const { mother } = await family()
  return adopt(await baby(), mother)
})
forbids('M4', 'nobody is adopted twice', async () => {
  const child = await baby()
  await adopted(child, woman(40))
  return adopt(child, woman(41))
})
forbids('M5', 'a grandmother does not adopt', async () => {
  const grandmother = woman(60)
  const mother = await grownChild(grandmother, null, '2', 30)
  return adopt(await born(mother, null, addDays(society.today, -30)), grandmother)
})
forbids('M6', 'a mother does not give her child away in the first days', async () =>
  adopt(await born(woman(), null), woman(40)),
)
forbids('M7', 'all are there when a child is handed over', async () =>
  adopt(await baby(), woman(40), { allPresent: false }),
)

forbids('R-A2', 'an office where nobody lives registers nothing yet', async () => {
  const only = { alsoLivesAt: null }
  const [wife, husband] = [woman(), man()]
  const change = { wife: { ...typed.party(wife), ...only }, husband: { ...typed.party(husband), ...only } }
  return marry(wife, husband, change, 1)
})
forbids('signer-related', 'R-A8 an officer does not write the own matter', async () => {
  const wife = woman()
  const officer = society.offices[0]
  officer.pin = wife.pin
  return marry(wife, man())
})
test('R-J1 R-J2 a divorce is noted on a marriage, once, and not on what is revoked', async () => {
  society.offices[0].pin = null
  const { bond } = await family()
  society.today = addDays(society.today, 1)
  const judgment = typed.judgmentOf('DIVORCE', typed.personsOf(bond), society.serial(), society.today)
  const refused = (code: string) => (error: unknown) => error instanceof Refused && error.code === code
  const child = await born(woman(), null)
  assert.ok(child.birthEntry)
  await assert.rejects(society.judge(judgment, child.birthEntry, 0), refused('judgment-not-fitting'))
  await society.judge(judgment, bond.entry, 0)
  await assert.rejects(society.judge(judgment, bond.entry, 0), refused('judgment-done'))
  const other = await family()
  await revoked(other.bond.entry)
  const second = typed.judgmentOf('DIVORCE', typed.personsOf(other.bond), society.serial(), society.today)
  await assert.rejects(society.judge(second, other.bond.entry, 0), refused('judgment-not-fitting'))
})
