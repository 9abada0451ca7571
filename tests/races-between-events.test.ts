import assert from 'node:assert/strict'
import { test } from 'node:test'
import { v7 as uuid } from 'uuid'
import type { DuplicateView } from '../src/cases/api.ts'
import { type Registered, register } from '../src/cases/register.server.ts'
import { typedDeathExamples } from '../src/events/death/examples.ts'
import { asActor } from '../src/platform/database.server.ts'
import { Refused } from '../src/platform/problem.ts'
import { addDays, date } from '../src/values/calendar-date.ts'
import * as typed from './society/declarations.ts'
import { deedsOf } from './society/deeds.ts'
import { brokenInvariants } from './society/invariants.ts'
import { type Human, nameOf } from './society/people.ts'
import { actorOf, foundSociety, problemsIn } from './society/society.ts'

const society = await foundSociety(1, date('2026-11-20'))
const { person, born, wed, guarded } = deedsOf(society)
const woman = (years = 30): Human => person('2', years)
const man = (years = 32): Human => person('1', years)
const rounds = Number(process.env.RACE_ROUNDS ?? 6)

/** Everybody starts at once, each in a transaction of an own connection. Who loses is told why, and the registers agree afterwards. */
async function race(
  what: { wins: 'one' | 'all or one'; reasons: readonly string[] },
  ...runners: readonly (() => Promise<unknown>)[]
): Promise<void> {
  const results = await Promise.allSettled(runners.map((run) => run()))
  const lost = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []))
  for (const error of lost) {
    assert.ok(error instanceof Refused, String((error as Error).stack ?? error))
    const told = [error.code, ...problemsIn(error).map(({ rule }) => rule)]
    assert.ok(
      told.some((reason) => what.reasons.includes(reason)),
      `told ${told.join()}, not ${what.reasons.join()}`,
    )
  }
  const won = results.length - lost.length
  assert.ok(won === 1 || (what.wins !== 'one' && won > 0), `${won} of ${results.length} succeeded`)
  assert.deepEqual(await brokenInvariants(society), [])
}

function between(what: string, round: () => Promise<void>): void {
  test(`${what}, at two offices at the same instant`, async () => {
    for (let n = 0; n < rounds; n++) await round()
  })
}

const marry = (wife: Human, husband: Human, office: number) => () =>
  society.write('MARRIAGE', typed.marriageOf(wife, husband), office)
const bury = (one: Human, office: number) => () =>
  society.write('DEATH', typed.deathOf(one, society.today, woman(50), society.today), office)

const paper = { type: 'CMND', number: '070000000', issuedOn: '2010-01-01', issuedBy: 'Công an tỉnh Hà Giang' }
/** The same human as an office sees him or her that knows no number. */
const unnumbered = (one: Human, birthDate: unknown = { known: 'day', date: one.born }) => ({
  ...typed.party(one),
  pin: null,
  birthDate,
  idDocument: paper,
})
type Asked = readonly [kind: string, declaration: typed.Typed, duplicateReason?: string]
/** Each office registers its own in a transaction of an own connection, with every reason but that for something alike. */
const asked = ['R-A2', 'R-A9', 'R-C1', 'R-C5', 'R-C7', 'R-C8', 'R-C10', 'R-C11', 'R-H3', 'R-H6', 'C4', 'A4']
const reasons = Object.fromEntries(asked.map((rule) => [rule, 'đã kiểm tra hồ sơ']))
const registered = ([kind, declaration, duplicateReason = '']: Asked, office: number): Promise<Registered> => {
  const actor = actorOf(society, office)
  const now = `${society.today}T03:00:00.000Z`
  const made = { caseId: uuid(), kind, declaration: { ...declaration, reasons }, version: 0, duplicateReason, now }
  return asActor(society.db, actor, (tx) => register(tx, actor, made))
}
const shownIn = (error: unknown) => {
  assert.ok(error instanceof Refused, String((error as Error).stack ?? error))
  const { duplicates = [], problems } = (error.extra.data ?? {}) as { duplicates?: DuplicateView[]; problems?: unknown }
  return { code: error.code, shown: duplicates.map(({ entryId }) => entryId), problems }
}
/** Two offices at once: one entry is written, and the other office is shown it. */
async function oneIsShown(code: string, here: Asked, there: Asked = here): Promise<void> {
  const results = await Promise.allSettled([registered(here, 0), registered(there, 1)])
  const won = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value.entryId as string] : []))
  const lost = results.flatMap((result) => (result.status === 'rejected' ? [shownIn(result.reason)] : []))
  assert.deepEqual([won.length, lost], [1, [{ code, shown: won, problems: undefined }]], JSON.stringify([won, lost]))
  assert.deepEqual(await brokenInvariants(society), [])
}

/** The registers knew these two before; whoever is unknown is met for the first time by both offices. */
const knownBefore = async (...people: Human[]): Promise<void> => {
  for (const one of people) await society.write('MARITAL_STATUS', typed.certificateOf(one, society.today), 0)
}

between('R-C7 marriage and marriage of one woman the registers know', async () => {
  const wife = woman()
  await knownBefore(wife)
  await race({ wins: 'one', reasons: ['already-married', 'R-C7'] }, marry(wife, man(), 0), marry(wife, man(), 1))
})
between('R-C7 marriage and marriage of people nobody knew, crosswise', async () => {
  const [one, other, third] = [man(), man(), man()]
  const wife = woman()
  await race(
    { wins: 'one', reasons: ['already-married', 'R-C7'] },
    marry(wife, one, 0),
    marry(wife, other, 1),
    marry(wife, third, 0),
    marry(wife, one, 1),
  )
})
between(
  'R-C9 R-H2 marriage and death of the bride: both orders are possible, a marriage of the dead is not',
  async () => {
    const [wife, husband] = [woman(), man()]
    await race({ wins: 'all or one', reasons: ['person-dead', 'R-C9'] }, marry(wife, husband, 0), bury(wife, 1))
  },
)
between('R-A4 death and death of one person', async () => {
  const one = man(70)
  await knownBefore(one)
  await race({ wins: 'one', reasons: ['already-dead', 'already-registered', 'R-A4'] }, bury(one, 0), bury(one, 1))
})
const deathWithout = (one: Human, birthDate?: unknown, on: unknown = { known: 'day', date: society.today }) => ({
  ...typed.deathOf(one, society.today, woman(50), society.today),
  deceased: unnumbered(one, birthDate),
  death: { ...typedDeathExamples.normal.death, date: on },
})
between('R-A4 death and death of one person without a number', async () => {
  const one = man(70)
  await oneIsShown('already-registered', ['DEATH', deathWithout(one), 'người khác'])
})
between('R-A4 the same without a day of birth is asked about', async () => {
  const one = man(70)
  const year = { known: 'year', year: Number(one.born.slice(0, 4)) }
  await oneIsShown('possible-duplicate', ['DEATH', deathWithout(one, year)])
  const other = man(70)
  await oneIsShown('possible-duplicate', ['DEATH', deathWithout(other)], ['DEATH', deathWithout(other, year)])
  const third = man(70)
  await oneIsShown('possible-duplicate', ['DEATH', deathWithout(third, { known: 'nothing' })])
})
between('R-A4 death and death, of which one office knows the number', async () => {
  const one = man(70)
  const numbered = typed.deathOf(one, society.today, woman(50), society.today)
  await oneIsShown('possible-duplicate', ['DEATH', deathWithout(one)], ['DEATH', numbered])
})
const weddingWithout = (wife: Human, husband: Human) => ({
  ...typed.marriageOf(wife, husband),
  wife: unnumbered(wife),
  husband: unnumbered(husband),
})
between('R-A4 R-C7 marriage and marriage of one couple without numbers', async () => {
  await oneIsShown('already-registered', ['MARRIAGE', weddingWithout(woman(), man()), 'người khác'])
})
between('R-C7 marriages of one woman without a number to two men', async () => {
  const wife = woman()
  const [one, other] = [weddingWithout(wife, man()), weddingWithout(wife, man())]
  await oneIsShown('possible-duplicate', ['MARRIAGE', one], ['MARRIAGE', other])
})
between('R-H2 the deaths of wife and husband', async () => {
  const [wife, husband] = [woman(60), man(62)]
  const { entry } = await wed(wife, husband)
  await race({ wins: 'all or one', reasons: [] }, bury(wife, 0), bury(husband, 1))
  const open = await society.db.sql`select from marriage_bond where entry_id = ${entry.entryId} and ended_by is null`
  assert.equal(open.length, 0)
})
between('R-F1 guardian and guardian of one ward', async () => {
  const ward = await born(woman(), null)
  const guard = (office: number) => () =>
    society.write('GUARDIANSHIP', typed.guardianshipOf(ward, woman(40), society.today), office)
  await race({ wins: 'one', reasons: ['second-guardian', 'R-F1'] }, guard(0), guard(1))
})
between('R-F2 guardianship and death of the guardian', async () => {
  const [ward, guardian] = [await born(woman(), null), woman(60)]
  const guard = () => society.write('GUARDIANSHIP', typed.guardianshipOf(ward, guardian, society.today), 0)
  await race({ wins: 'all or one', reasons: ['person-dead', 'R-F2'] }, guard, bury(guardian, 1))
})
between('R-E2 two fathers of one child', async () => {
  const child = await born(woman(), null)
  const recognise = (office: number) => () =>
    society.write('RECOGNITION', typed.recognitionOf(child, man(), society.today), office)
  await race({ wins: 'one', reasons: ['second-parent', 'R-E2'] }, recognise(0), recognise(1))
})
between('M4 two mothers adopt one child', async () => {
  const child = await born(woman(), null, addDays(society.today, -30))
  const adopt = (office: number) => () =>
    society.write('ADOPTION', typed.adoptionOf(child, woman(45), null, society.today), office)
  await race({ wins: 'one', reasons: ['already-adopted', 'M4'] }, adopt(0), adopt(1))
})
test('R-G3 change and change of one field of one entry at the same instant', async () => {
  for (let n = 0; n < rounds; n++) {
    const child = await born(woman(), null)
    const rename = () => {
      const name = nameOf(society.serial())
      return society.write('CHANGE', typed.nameChangeOf(child, name, child.mother ?? child, 'CORRECTION'), 0)
    }
    await race({ wins: 'one', reasons: ['entry-changed', 'R-G3'] }, rename, rename)
  }
})
test('R-F4 one guardianship ended twice at the same instant', async () => {
  const ward = await born(woman(), null)
  const guardianship = await guarded(ward, woman(40))
  const end = () => {
    const declaration = typed.guardianshipEndOf(guardianship, 'PARENTS_ABLE', null, woman(30), society.today)
    return society.write('GUARDIANSHIP_END', declaration, 0)
  }
  await race({ wins: 'one', reasons: ['no-open-guardianship', 'R-F4'] }, end, end)
})
test('R-J2 one judgment noted by two officials at the same instant is noted once', async () => {
  for (let n = 0; n < rounds; n++) {
    const [wife, husband] = [woman(), man()]
    const bond = await wed(wife, husband)
    society.today = addDays(society.today, 1)
    const judgment = typed.judgmentOf('DIVORCE', [wife, husband], society.serial(), society.today)
    const note = () => society.judge(judgment, bond.entry, 0)
    await race({ wins: 'all or one', reasons: ['judgment-done'] }, note, note, note)
    const notes = await society.db.sql`select from marginal_note where entry_id = ${bond.entry.entryId}`
    assert.equal(notes.length, 1)
  }
})
test('R-H2 R-J4 a divorce is noted while one of the two is registered as dead: the marriage ends once', async () => {
  for (let n = 0; n < rounds; n++) {
    const [wife, husband] = [woman(), man()]
    const bond = await wed(wife, husband)
    society.today = addDays(society.today, 1)
    const judgment = typed.judgmentOf('DIVORCE', [wife, husband], society.serial(), society.today)
    await race({ wins: 'all or one', reasons: [] }, () => society.judge(judgment, bond.entry, 0), bury(wife, 0))
    const ends = await society.db.sql<{ ended_by: string }[]>`
      select distinct ended_by from marriage_bond where entry_id = ${bond.entry.entryId}`
    assert.equal(ends.length, 1)
    assert.ok(['DIVORCE', 'DEATH'].includes(ends[0]?.ended_by ?? ''))
  }
})
