import assert from 'node:assert/strict'
import { test } from 'node:test'
import { v7 as uuid } from 'uuid'
import { asActor } from '../src/platform/database.server.ts'
import { decideOnPair, pairsToDecide } from '../src/registers/identity.sql.server.ts'
import { knownPerson } from '../src/registers/known.sql.server.ts'
import { personFacts } from '../src/registers/person.sql.server.ts'
import { addDays, date } from '../src/values/calendar-date.ts'
import * as typed from './society/declarations.ts'
import { deedsOf } from './society/deeds.ts'
import type { Human } from './society/people.ts'
import { actorOf, foundSociety } from './society/society.ts'

const society = await foundSociety(11, date('2026-11-20'))
const { db } = society
const { person, born, wed } = deedsOf(society)
const desk = actorOf(society, 0)

/** The same human being, written by somebody who did not know the number. */
const unnumbered = (one: Human): Human => ({ ...one, pin: null, personId: null, bonds: [...one.bonds] })
const idOf = async (entryId: string, role: string): Promise<string> =>
  (
    await db.sql<
      { id: string }[]
    >`select person_id as id from entry_person where entry_id = ${entryId} and role = ${role}`
  )[0]?.id ?? ''
const numbered = async ({ pin }: Human): Promise<string> =>
  (await db.sql<{ id: string }[]>`select id from person where pin = ${pin}`)[0]?.id ?? ''
const proposed = async (entryId: string) =>
  (await asActor(db, desk, (tx) => pairsToDecide(tx, { kind: 'PERSON', states: ['OPEN', 'SAME'], limit: 100 }))).filter(
    (pair) => pair.a.entryId === entryId,
  )
const decide = (pairId: string, decision: string) =>
  asActor(db, desk, (tx) =>
    decideOnPair(tx, {
      pairId,
      decision,
      reason: 'đúng giấy tờ',
      mergeId: uuid(),
      name: 'Người Thử',
      at: `${society.today}T03:00:00.000Z`,
    }),
  )
const family = async (one: Human) => {
  const facts = await asActor(db, desk, (tx) => personFacts(tx, { personId: null, pin: one.pin, beyond: true }))
  return (facts?.family.people ?? []).map(({ place, name }) => `${place} ${name}`).toSorted()
}

test('spouses of a marriage named without numbers are proposed as the parents the registers know, never linked unasked; decided, the family grows', async () => {
  const [mother, groom] = [person('2', 30), person('1', 32)]
  const child = await born(mother, null)
  assert.deepEqual(await family(mother), [`CHILD ${child.name}`, `SELF ${mother.name}`])
  const { entryId } = await society.write('MARRIAGE', typed.marriageOf(unnumbered(mother), unnumbered(groom)), 0)
  assert.notEqual(await idOf(entryId, 'WIFE'), await numbered(mother), 'whom an entry is about is never linked unasked')
  const pairs = await proposed(entryId)
  const pair = pairs.find(({ a }) => a.role === 'WIFE')
  assert.equal(pair?.b.personId, await numbered(mother), JSON.stringify(pairs))
  assert.ok(pair.reasons.length > 0)
  assert.equal(await decide(pair.id, 'SAME'), 'done')
  assert.deepEqual(await family(mother), [`CHILD ${child.name}`, `SELF ${mother.name}`, `SPOUSE ${groom.name}`])
  assert.equal(await decide(pair.id, 'UNDO'), 'done')
  assert.deepEqual(await family(mother), [`CHILD ${child.name}`, `SELF ${mother.name}`])
})

test('whoever asks for a marriage is one with the spouse of the same name', async () => {
  const [bride, groom] = [person('2', 28), person('1', 29)].map(unnumbered)
  assert.ok(bride && groom)
  const { entryId } = await society.write('MARRIAGE', typed.marriageOf(bride, groom), 0)
  const informant = await idOf(entryId, 'INFORMANT')
  assert.ok([await idOf(entryId, 'WIFE'), await idOf(entryId, 'HUSBAND')].includes(informant))
})

test('a widow who declares the death without her number is linked by the marriage that names both', async () => {
  const [wife, husband] = [person('2', 60), person('1', 61)]
  await wed(wife, husband)
  society.today = addDays(society.today, 1)
  const declared = typed.deathOf(husband, society.today, unnumbered(wife), society.today)
  const widow = { ...declared, informant: { ...(declared.informant as object), relationship: 'SPOUSE' } }
  const { entryId } = await society.write('DEATH', widow, 0)
  assert.equal(await idOf(entryId, 'INFORMANT'), await numbered(wife))
  assert.deepEqual(await proposed(entryId), [])
})

test('a son or neighbour who declares a death without a number is only proposed, and so are the dead', async () => {
  const [wife, husband, dead] = [person('2', 40), person('1', 41), person('1', 80)]
  await wed(wife, husband)
  await born(person('2', 30), null)
  const old = person('2', 79)
  await wed(old, dead)
  society.today = addDays(society.today, 1)
  const { entryId } = await society.write(
    'DEATH',
    typed.deathOf(unnumbered(dead), society.today, unnumbered(husband), society.today),
    0,
  )
  assert.notEqual(await idOf(entryId, 'INFORMANT'), await numbered(husband))
  const pairs = await proposed(entryId)
  assert.deepEqual(
    pairs.map(({ a, b }) => [a.role, b.personId]).toSorted(),
    [
      ['DECEASED', await numbered(dead)],
      ['INFORMANT', await numbered(husband)],
    ],
    JSON.stringify(pairs),
  )
  const pair = pairs.find(({ a }) => a.role === 'DECEASED')
  assert.equal(await decide(pair?.id ?? '', 'SAME'), 'done')
  const facts = await asActor(db, desk, (tx) => personFacts(tx, { personId: null, pin: dead.pin, beyond: true }))
  assert.equal(facts?.deaths.length, 1, 'the death is in the life of the husband')
  const marriageOf = async ({ pin }: Human) =>
    (await asActor(db, desk, (tx) => knownPerson(tx, { pin, personId: null })))?.marriages[0]?.endedBy
  assert.deepEqual([await marriageOf(old), await marriageOf(dead)], ['DEATH', 'DEATH'], 'she is a widow')
  assert.equal(await decide(pair?.id ?? '', 'UNDO'), 'done')
  assert.deepEqual([await marriageOf(old), await marriageOf(dead)], [null, null])
})
