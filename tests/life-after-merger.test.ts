import assert from 'node:assert/strict'
import { test } from 'node:test'
import { v7 as uuid } from 'uuid'
import type { EntryRef } from '../src/events/parts/effects.ts'
import { asActor, inTransaction } from '../src/platform/database.server.ts'
import { decideOnPair, keepPairs } from '../src/registers/identity.sql.server.ts'
import { knownPerson } from '../src/registers/known.sql.server.ts'
import { personFacts } from '../src/registers/person.sql.server.ts'
import { lifeLine } from '../src/registers/person.ts'
import { findByPin } from '../src/registers/search.sql.server.ts'
import { addDays, date } from '../src/values/calendar-date.ts'
import * as typed from './society/declarations.ts'
import { deedsOf } from './society/deeds.ts'
import type { Human } from './society/people.ts'
import { actorOf, foundSociety } from './society/society.ts'

const society = await foundSociety(7, date('2026-11-20'))
const { db } = society
const { person, born, wed, died, guarded } = deedsOf(society)
const desk = actorOf(society, 0)
const at = () => `${society.today}T03:00:00.000Z`

/** All that the registers hold of a life, as the page of the person shows it. */
async function page(one: Human) {
  const facts = await asActor(db, desk, (tx) => personFacts(tx, { personId: null, pin: one.pin, beyond: true }))
  assert.ok(facts, one.name)
  return facts
}
const life = async (one: Human) => lifeLine(await page(one)).map(({ on, vi }) => `${on} ${vi}`)
/** What only one of two tells. */
const both = (...lines: string[][]) => lines.flat().toSorted()

type Standing = EntryRef & { role: string }
async function pairOf(a: Standing, b: Standing): Promise<string> {
  const id = uuid()
  const pair = {
    a_office: a.officeId,
    a_entry: a.entryId,
    a_role: a.role,
    b_office: b.officeId,
    b_entry: b.entryId,
    b_role: b.role,
  }
  const found = { score: 55, reasons: [], found_by: 'SWEEP' as const, found_at: at() }
  await inTransaction(db, (tx) => keepPairs(tx, [{ id, kind: 'PERSON', verdict: 'possible', ...pair, ...found }]))
  return id
}
const decide = async (pairId: string, decision: string) =>
  assert.equal(
    await asActor(db, desk, (tx) =>
      decideOnPair(tx, {
        pairId,
        decision,
        reason: 'đã đối chiếu giấy tờ',
        mergeId: uuid(),
        name: 'Người Thử',
        at: at(),
      }),
    ),
    'done',
  )
async function renamed(one: Human, name: string, asking: Human) {
  await society.write('CHANGE', typed.nameChangeOf(one, name, asking, 'CORRECTION'), 0)
  one.name = name
}
const childOf = (one: Human): Standing => {
  assert.ok(one.birthEntry)
  return { ...one.birthEntry, role: 'CHILD' }
}

test('the page of a merged person tells the whole life of both, under either number; undone, each has exactly its own again', async () => {
  const [mother, other] = [person('2', 30), person('2', 33)]
  const [one, again] = [await born(mother, null), await born(other, null)]
  await renamed(one, 'Nông Thị Một', mother)
  await renamed(again, 'Nông Thị Hai', other)
  await guarded(again, person('2', 50))
  const [pageOfOne, pageOfAgain] = [await page(one), await page(again)]
  const [lifeOfOne, lifeOfAgain] = [await life(one), await life(again)]
  const entriesOf = async (human: Human) =>
    (await asActor(db, desk, (tx) => findByPin(tx, human.pin ?? '', 20))).map(({ id }) => id).toSorted()
  const [entriesOfOne, entriesOfAgain] = [await entriesOf(one), await entriesOf(again)]
  assert.equal(lifeOfAgain.length, 3, lifeOfAgain.join('; '))

  const pair = await pairOf(childOf(one), childOf(again))
  await decide(pair, 'SAME')
  const merged = await page(again)
  assert.deepEqual(merged, await page(one), 'either number shows the same page')
  assert.equal(merged.changes.length, 2)
  // Born once: the birthday of the one who remains is told for both entries.
  const told = both(lifeOfOne, lifeOfAgain)
  assert.deepEqual((await life(one)).toSorted(), told)
  const every = both(entriesOfOne, entriesOfAgain)
  assert.deepEqual(
    [await entriesOf(one), await entriesOf(again)],
    [every, every],
    'either number finds the entries of both',
  )

  await decide(pair, 'UNDO')
  assert.deepEqual(await page(one), pageOfOne)
  assert.deepEqual(await page(again), pageOfAgain)
  assert.deepEqual([await entriesOf(one), await entriesOf(again)], [entriesOfOne, entriesOfAgain])
})

test('what is registered while two are one goes to whom it names: changes, also after the merger is undone', async () => {
  const [mother, other] = [person('2', 30), person('2', 33)]
  const [one, again] = [await born(mother, null), await born(other, null)]
  await renamed(again, 'Nông Thị Đầu', other)
  const nameOfOne = one.name
  const pair = await pairOf(childOf(one), childOf(again))
  await decide(pair, 'SAME')
  society.today = addDays(society.today, 1)
  await renamed(again, 'Nông Thị Giữa', other)
  assert.equal((await page(one)).name, 'Nông Thị Giữa', 'as long as they are one')
  assert.equal((await page(one)).changes.length, 2)
  await decide(pair, 'UNDO')
  assert.deepEqual(
    (await page(again)).changes.map(({ from, to }) => [from, to]),
    [
      [(await page(again)).changes[0]?.from, 'Nông Thị Đầu'],
      ['Nông Thị Đầu', 'Nông Thị Giữa'],
    ],
  )
  assert.equal((await page(again)).name, 'Nông Thị Giữa')
  assert.deepEqual([(await page(one)).changes, (await page(one)).name], [[], nameOfOne])
})

test('a change registered of the one who remains stays there', async () => {
  const [mother, other] = [person('2', 30), person('2', 33)]
  const [one, again] = [await born(mother, null), await born(other, null)]
  const nameOfAgain = again.name
  const pair = await pairOf(childOf(one), childOf(again))
  await decide(pair, 'SAME')
  society.today = addDays(society.today, 1)
  await renamed(one, 'Nông Thị Còn', mother)
  await renamed(again, 'Nông Thị Cũng', other)
  await decide(pair, 'UNDO')
  assert.deepEqual([(await page(one)).name, (await page(one)).changes.length], ['Nông Thị Còn', 1])
  assert.deepEqual([(await page(again)).name, (await page(again)).changes.length], ['Nông Thị Cũng', 1])
  assert.notEqual(nameOfAgain, 'Nông Thị Cũng')
})

/** Two grown people, each known by a child, who are taken for one. */
async function twoMothers() {
  const [one, again] = [person('2', 30), person('2', 30)]
  const [childOfOne, childOfAgain] = [await born(one, null), await born(again, null)]
  const standing = (child: Human): Standing => ({ ...childOf(child), role: 'MOTHER' })
  return { one, again, childOfOne, childOfAgain, pair: await pairOf(standing(childOfOne), standing(childOfAgain)) }
}
const known = async (one: Human) => {
  const found = await asActor(db, desk, (tx) => knownPerson(tx, { pin: one.pin, personId: null }))
  assert.ok(found)
  return found
}

test('a marriage, a child and a guardianship registered meanwhile go back to the one whose number they name', async () => {
  const { one, again, pair } = await twoMothers()
  await decide(pair, 'SAME')
  society.today = addDays(society.today, 1)
  const husband = person('1', 31)
  await wed(again, husband)
  const ward = await born(person('2', 25), null)
  await guarded(ward, again)
  const child = await born(one, null)
  assert.equal((await known(one)).marriages.length, 1, 'one person, married')
  assert.equal((await known(one)).personId, (await known(again)).personId)
  await decide(pair, 'UNDO')
  assert.deepEqual([(await known(one)).marriages.length, (await known(again)).marriages.length], [0, 1])
  assert.equal((await known(husband)).marriages[0]?.spouse?.pin, again.pin)
  assert.deepEqual([(await page(one)).guardianships.length, (await page(again)).guardianships.length], [0, 1])
  assert.equal((await known(ward)).guardianship?.guardians[0]?.pin, again.pin)
  assert.equal((await known(child)).mother?.pin, one.pin)
  assert.equal((await page(again)).family.people.filter(({ place }) => place === 'CHILD').length, 1)
  assert.equal((await page(one)).family.people.filter(({ place }) => place === 'CHILD').length, 2)
})

test('a death registered meanwhile by the number of the one is not the death of the other, and ends no marriage of the other', async () => {
  const { one, again, pair } = await twoMothers()
  const husband = person('1', 31)
  await wed(one, husband)
  await decide(pair, 'SAME')
  society.today = addDays(society.today, 1)
  await died(again)
  assert.equal((await known(one)).marriages[0]?.endedBy, 'DEATH', 'as long as they are one')
  await decide(pair, 'UNDO')
  assert.deepEqual([(await known(one)).death, (await known(again)).death?.on], [null, society.today])
  assert.deepEqual(
    [(await known(one)).marriages[0]?.endedBy, (await known(husband)).marriages[0]?.endedBy],
    [null, null],
  )
})
