import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asActor } from '../src/platform/database.server.ts'
import { knownPerson } from '../src/registers/known.sql.server.ts'
import { addDays, date } from '../src/values/calendar-date.ts'
import * as typed from './society/declarations.ts'
import { deedsOf } from './society/deeds.ts'
import type { Human } from './society/people.ts'
import { actorOf, foundSociety } from './society/society.ts'

const society = await foundSociety(1, date('2026-11-20'))
const { person, born, wed, died, guarded } = deedsOf(society)
const known = async ({ pin, personId }: Human) => {
  const found = await asActor(society.db, actorOf(society, 0), (tx) => knownPerson(tx, { pin, personId }))
  assert.ok(found)
  return found
}
const onlyMarriage = async (one: Human) => {
  const { marriages } = await known(one)
  assert.equal(marriages.length, 1)
  return { to: marriages[0]?.to, endedBy: marriages[0]?.endedBy }
}
async function declaredDead(one: Human) {
  const declaration = typed.declaredDeadOf(one, society.today, person('2', 40), society.today)
  return await society.write('DEATH', declaration, 0)
}
const comesBack = (one: Human, death: { ref: { officeId: number; entryId: string } }) =>
  society.judge(typed.judgmentOf('DEAD_REVERSED', [one], society.serial(), society.today), death.ref, 0)

test('R-A4 R-H7 who was declared dead and came back dies one day, and that death is registered', async () => {
  const one = person('1', 60)
  await comesBack(one, await declaredDead(one))
  society.today = addDays(society.today, 30)
  await died(one)
  assert.deepEqual((await known(one)).death?.on, society.today)
  await assert.rejects(society.write('DEATH', typed.deathOf(one, society.today, person('2', 40), society.today), 1))
})

test('R-H2 a marriage given back by a reversal has ended if the other died meanwhile, and the one who came back is widowed', async () => {
  const [wife, husband] = [person('2', 50), person('1', 55)]
  await wed(wife, husband)
  society.today = addDays(society.today, 10)
  const declared = await declaredDead(husband)
  society.today = addDays(society.today, 10)
  await died(wife)
  const wifeDied = society.today
  society.today = addDays(society.today, 10)
  await comesBack(husband, declared)
  assert.deepEqual(await onlyMarriage(husband), { to: wifeDied, endedBy: 'DEATH' })
  await wed(person('2', 45), husband)
})

test('F2 the guardianship of a ward whose number came later and whose name changed is found by the person', async () => {
  const ward = await born(person('2', 30), null)
  const guardianship = await guarded({ ...ward, pin: null }, person('2', 40))
  const mother = ward.mother ?? ward
  await society.write('CHANGE', typed.nameChangeOf(ward, 'Nông Minh Khác', mother, 'CORRECTION'), 0)
  ward.name = 'Nông Minh Khác'
  const end = typed.guardianshipEndOf({ ...guardianship, ward }, 'PARENTS_ABLE', null, mother, society.today)
  await society.write('GUARDIANSHIP_END', end, 0)
  assert.equal((await known(ward)).guardianship, null)
})
