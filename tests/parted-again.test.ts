import assert from 'node:assert/strict'
import { test } from 'node:test'
import { v7 as uuid } from 'uuid'
import { typedDivorceExamples } from '../src/events/divorce-note/examples.ts'
import type { EntryRef } from '../src/events/parts/effects.ts'
import { StatusMessage } from '../src/identity/status-message.ts'
import { asActor, inTransaction } from '../src/platform/database.server.ts'
import { decideOnPair, keepPairs } from '../src/registers/identity.sql.server.ts'
import { knownPerson } from '../src/registers/known.sql.server.ts'
import { addDays, date } from '../src/values/calendar-date.ts'
import * as typed from './society/declarations.ts'
import { deedsOf } from './society/deeds.ts'
import type { Human } from './society/people.ts'
import { actorOf, foundSociety } from './society/society.ts'

const society = await foundSociety(11, date('2026-03-02'))
const { db } = society
const { person, born, wed, died, decided, adopted } = deedsOf(society)
const desk = actorOf(society, 0)
const nextDay = () => {
  society.today = addDays(society.today, 1)
}

type Standing = EntryRef & { role: string }
async function pairOf(a: Standing, b: Standing): Promise<string> {
  const id = uuid()
  const sides = {
    a_office: a.officeId,
    a_entry: a.entryId,
    a_role: a.role,
    b_office: b.officeId,
    b_entry: b.entryId,
    b_role: b.role,
  }
  const found = { score: 55, reasons: [], found_by: 'SWEEP' as const, found_at: `${society.today}T03:00:00.000Z` }
  await inTransaction(db, (tx) => keepPairs(tx, [{ id, kind: 'PERSON', verdict: 'possible', ...sides, ...found }]))
  return id
}
/** Decided in the night before the offices open. */
const decide = async (pairId: string, decision: 'SAME' | 'UNDO') => {
  nextDay()
  const reason = 'đã đối chiếu giấy tờ'
  const at = `${society.today}T00:30:00.000Z`
  const did = await asActor(db, desk, (tx) =>
    decideOnPair(tx, { pairId, decision, reason, mergeId: uuid(), name: 'Người Thử', at }),
  )
  assert.equal(did, 'done')
}
const known = async (one: Human) => {
  const found = await asActor(db, desk, (tx) => knownPerson(tx, { pin: one.pin, personId: null }))
  assert.ok(found, one.name)
  return found
}
const conditionsOf = async (one: Human) => (await known(one)).conditions.map(({ condition }) => condition)
/** What the population database is told of each, in the order it is told. */
async function toldOf(one: Human): Promise<StatusMessage[]> {
  const rows = await db.sql<{ payload: unknown }[]>`
    select o.payload from status_message m join outbox o on o.message_key = m.message_key
    where o.payload -> 'person' ->> 'pin' = ${one.pin} order by m.seq`
  return rows.map(({ payload }) => StatusMessage.parse(payload))
}
const wordsOf = ({ change }: StatusMessage): string => {
  switch (change.what) {
    case 'REVOKED':
      return `REVOKED ${change.was.map((was) => was.change.what).join()} ${change.status} ${change.alive}`
    case 'MARITAL':
      return `MARITAL ${change.how} ${change.status} ${change.spouse?.pin}`
    case 'CONDITION':
      return `CONDITION ${change.condition} ${change.ends}`
    default:
      return change.what
  }
}
const told = async (one: Human, from = 0) => (await toldOf(one)).slice(from).map(wordsOf)
const count = async (one: Human) => (await toldOf(one)).length
const tasks = async () => {
  const rows = await db.sql<{ content: { text: string }; needs: string; entry_id: string }[]>`
    select content, needs, entry_id from office_notice where kind = 'MERGE_UNDONE' order by sent_at, id`
  return rows.map(({ content, needs, entry_id }) => ({ text: content.text, needs, entryId: entry_id }))
}

async function twoChildren(daysOld = 0) {
  const on = addDays(society.today, -daysOld)
  const [one, again] = [await born(person('2', 30), null, on), await born(person('2', 33), null, on)]
  assert.ok(one.birthEntry && again.birthEntry)
  const pair = await pairOf({ ...one.birthEntry, role: 'CHILD' }, { ...again.birthEntry, role: 'CHILD' })
  return { one, again, pair }
}
/** Two grown people, each known by a child, who are taken for one. */
async function twoMothers() {
  const [one, again] = [person('2', 30), person('2', 30)]
  const [childOfOne, childOfAgain] = [await born(one, null), await born(again, null)]
  assert.ok(childOfOne.birthEntry && childOfAgain.birthEntry)
  const pair = await pairOf(
    { ...childOfOne.birthEntry, role: 'MOTHER' },
    { ...childOfAgain.birthEntry, role: 'MOTHER' },
  )
  return { one, again, pair }
}

test('a decision noted meanwhile on the birth of the one ends nothing of the other; whom it is about is told, and the other that it is void', async () => {
  const { one, again, pair } = await twoChildren()
  await decided(one, 'CAPACITY_LOST')
  await decide(pair, 'SAME')
  await decided(again, 'CAPACITY_RESTORED')
  assert.deepEqual(await conditionsOf(one), [], 'as long as they are one')
  await decide(pair, 'UNDO')
  assert.deepEqual([await conditionsOf(one), await conditionsOf(again)], [['INCAPABLE'], []])
  assert.deepEqual(await told(one), [
    'CONDITION INCAPABLE false',
    'CONDITION INCAPABLE true',
    'CONDITION LIMITED true',
    'REVOKED CONDITION,CONDITION null true',
  ])
  assert.deepEqual(await told(again), ['CONDITION INCAPABLE true', 'CONDITION LIMITED true'])
})

test('each keeps the condition a court decided of that one, also of the same kind, and its own end of it', async () => {
  const { one, again, pair } = await twoChildren()
  await decided(one, 'MISSING')
  await decide(pair, 'SAME')
  await decided(again, 'MISSING')
  await decided(again, 'CAPACITY_LOST')
  await decide(pair, 'UNDO')
  assert.deepEqual(await conditionsOf(one), ['MISSING'])
  assert.deepEqual((await conditionsOf(again)).toSorted(), ['INCAPABLE', 'MISSING'])

  const other = await twoChildren()
  await decided(other.one, 'CAPACITY_LOST')
  await decided(other.again, 'CAPACITY_LOST')
  await decide(other.pair, 'SAME')
  await decided(other.again, 'CAPACITY_RESTORED')
  await decide(other.pair, 'UNDO')
  assert.deepEqual([await conditionsOf(other.one), await conditionsOf(other.again)], [['INCAPABLE'], []])
})

test('an adoption ended by a decision on the birth of the other goes on', async () => {
  const { one, again, pair } = await twoChildren(30)
  const mother = person('2', 45)
  await adopted(one, mother)
  await decide(pair, 'SAME')
  await decided(again, 'ADOPTION_END')
  assert.equal((await known(one)).adoptiveMother, null, 'as long as they are one')
  await decide(pair, 'UNDO')
  assert.deepEqual([(await known(one)).adoptiveMother?.pin, (await known(again)).adoptiveMother], [mother.pin, null])
})

test('a marriage registered meanwhile is told of whose it is; the one who remained and the husband are told what was wrong', async () => {
  const { one, again, pair } = await twoMothers()
  await decide(pair, 'SAME')
  const husband = person('1', 31)
  await wed(again, husband)
  assert.deepEqual(await told(husband), [`MARITAL MARRIAGE MARRIED ${one.pin}`])
  await decide(pair, 'UNDO')
  assert.deepEqual(await told(one), [`MARITAL MARRIAGE MARRIED ${husband.pin}`, 'REVOKED MARITAL SINGLE true'])
  assert.deepEqual(await told(again), [`MARITAL MARRIAGE MARRIED ${husband.pin}`])
  assert.deepEqual((await told(husband)).slice(1), [
    'REVOKED MARITAL MARRIED true',
    `MARITAL MARRIAGE MARRIED ${again.pin}`,
  ])
  assert.match((await toldOf(one))[1]?.basis?.kind ?? '', /^Tách hai người/)
})

test('a death registered meanwhile of the one: the other lives, and the spouse who was told to be widowed is married again', async () => {
  const { one, again, pair } = await twoMothers()
  const husband = person('1', 31)
  await wed(one, husband)
  await decide(pair, 'SAME')
  const [before, beforeOf] = [await count(husband), await count(one)]
  await died(again)
  await decide(pair, 'UNDO')
  assert.deepEqual(await told(husband, before), [`MARITAL DEATH WIDOWED ${one.pin}`, 'REVOKED MARITAL MARRIED true'])
  assert.deepEqual(await told(one, beforeOf), ['DIED', 'REVOKED DIED null true'])
  assert.deepEqual(await told(again), ['DIED'])
})

test('a divorce abroad noted meanwhile of the one leaves the marriage of the other, and stays known of whom it is', async () => {
  const { one, again, pair } = await twoMothers()
  const husband = person('1', 31)
  await wed(one, husband)
  await decide(pair, 'SAME')
  const { bothAbroad } = typedDivorceExamples
  const foreign = { ...bothAbroad.foreign, issuedOn: society.today, registeredOn: society.today }
  const declaration = { ...bothAbroad, wife: typed.party(again), foreign, effectiveOn: society.today }
  const informant = { ...bothAbroad.informant, name: again.name, pin: again.pin }
  await society.write('DIVORCE_NOTE', { ...declaration, informant }, 0)
  assert.equal((await known(one)).marriages[0]?.endedBy, 'DIVORCE', 'as long as they are one')
  const before = await count(husband)
  await decide(pair, 'UNDO')
  assert.deepEqual([(await known(one)).marriages[0]?.endedBy, (await known(one)).marriages.length], [null, 1])
  assert.equal((await known(husband)).marriages[0]?.endedBy, null)
  const marriages = (await known(again)).marriages.map(({ from, to, endedBy }) => ({ from, to, endedBy }))
  assert.deepEqual(marriages, [{ from: null, to: addDays(society.today, -1), endedBy: 'DIVORCE' }])
  assert.deepEqual(await told(husband, before), ['REVOKED MARITAL MARRIED true'])
  assert.equal((await told(one)).at(-1), 'REVOKED MARITAL MARRIED true')
  assert.equal((await toldOf(again)).at(-1)?.change.what, 'MARITAL')
})

test('the reversal of a declared death goes to whose death it names; who is dead again is married to nobody', async () => {
  const { one, again, pair } = await twoMothers()
  const husband = person('1', 31)
  await wed(one, husband)
  nextDay()
  const declare = (who: Human) =>
    society.write('DEATH', typed.declaredDeadOf(who, society.today, person('2', 40), society.today), 0)
  await declare(one)
  const death = await declare(again)
  await decide(pair, 'SAME')
  await society.judge(typed.judgmentOf('DEAD_REVERSED', [again], society.serial(), society.today), death.ref, 0)
  assert.equal((await known(husband)).marriages[0]?.endedBy, null, 'as long as they are one')
  await decide(pair, 'UNDO')
  assert.deepEqual([(await known(one)).death !== null, (await known(again)).death], [true, null])
  assert.equal((await known(husband)).marriages[0]?.endedBy, 'DEATH')
})

test('what was written meanwhile of somebody without a number is asked of its office, once, and of nothing else', async () => {
  const before = await tasks()
  const { one, again, pair } = await twoMothers()
  await decide(pair, 'SAME')
  await born(one, null)
  await born(again, null)
  const { personId } = await known(one)
  const ward = await born(person('2', 25), null)
  const paper = { type: 'CMND', number: '070000000', issuedOn: '2010-01-01', issuedBy: 'Công an tỉnh Hà Giang' }
  const guardian = { ...typed.party(one), pin: null, personId, idDocument: paper }
  const declaration = typed.guardianshipOf(ward, one, society.today)
  const group = { ...(declaration.group as typed.Typed), guardian }
  const written = await society.write('GUARDIANSHIP', { ...declaration, group }, 0)
  await decide(pair, 'UNDO')
  const asked = (await tasks()).slice(before.length)
  assert.deepEqual(
    asked.map(({ needs, entryId }) => [needs, entryId]),
    [['ANSWER', written.entryId]],
  )
  assert.match(asked[0]?.text ?? '', /^Cần xem lại mục .*đang được coi là một người.*của ai/)
})
