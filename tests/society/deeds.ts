import assert from 'node:assert/strict'
import { addDays, addYears, type CalendarDate } from '../../src/values/calendar-date.ts'
import * as typed from './declarations.ts'
import { type Bond, type Human, nameOf, openBond, pinOf, somebody } from './people.ts'
import type { Society, Written } from './society.ts'

/** Things people do, one at a time, for tests that need somebody to whom something has happened. */
export type Deeds = ReturnType<typeof deedsOf>

export function deedsOf(society: Society) {
  /** Somebody with a number who was born so many years ago, and some days more. */
  function person(sex: '1' | '2', years: number, days = 40): Human {
    const n = society.serial()
    const born = addDays(addYears(society.today, -years), -days)
    return somebody({ name: nameOf(n), sex, born, pin: pinOf(n, sex, born) })
  }

  /** A child in the book of the first office; its number has come. Older than two weeks only with a reason, which is given. */
  async function born(
    mother: Human,
    father: Human | null,
    at: CalendarDate = society.today,
    sex: '1' | '2' = '2',
  ): Promise<Human> {
    const child = somebody({ name: nameOf(society.serial()), sex, born: at, mother, father })
    const n = society.serial()
    const done = await society.write('BIRTH', typed.birthOf(child, mother, father, false, n), 0)
    const [found] = await society.db.sql<{ person_id: string; request_id: string | null }[]>`
      select p.person_id, r.request_id from entry_person p left join pin_request r on r.entry_id = p.entry_id
      where p.entry_id = ${done.entryId} and p.role = 'CHILD'`
    assert.ok(found)
    Object.assign(child, { personId: found.person_id, pinRequest: found.request_id, birthEntry: done.ref })
    await society.givePin(child)
    return child
  }

  async function wed(wife: Human, husband: Human, office = 0): Promise<Bond> {
    const done = await society.write('MARRIAGE', typed.marriageOf(wife, husband), office)
    const bond: Bond = {
      entry: done.ref,
      office,
      reference: { number: done.number, on: done.registeredOn },
      wife,
      husband,
      from: society.today,
      to: null,
      endedBy: null,
      byDeathOf: null,
    }
    wife.bonds.push(bond)
    husband.bonds.push(bond)
    return bond
  }

  async function divorced(bond: Bond, effectiveOn: CalendarDate = society.today): Promise<void> {
    const judgment = typed.judgmentOf('DIVORCE', typed.personsOf(bond), society.serial(), effectiveOn)
    await society.judge(judgment, bond.entry, bond.office)
    Object.assign(bond, { to: effectiveOn, endedBy: 'DIVORCE' })
  }

  async function died(one: Human, on: CalendarDate = society.today, office = 0): Promise<Written> {
    const done = await society.write('DEATH', typed.deathOf(one, on, person('2', 40), society.today), office)
    one.death = { on, declared: false, entry: done.ref }
    const bond = openBond(one)
    if (bond) Object.assign(bond, { to: on, endedBy: 'DEATH', byDeathOf: one })
    return done
  }

  /** A decision of a court about the child of a birth entry. */
  async function decided(one: Human, matter: string): Promise<void> {
    assert.ok(one.birthEntry)
    const judgment = { ...typed.judgmentOf('ADOPTION_END', [one], society.serial(), society.today), matter }
    await society.judge(judgment, one.birthEntry, 0)
  }

  async function guarded(ward: Human, guardian: Human): Promise<NonNullable<Human['guardianship']>> {
    const done = await society.write('GUARDIANSHIP', typed.guardianshipOf(ward, guardian, society.today), 0)
    const guardianship = { entry: done.ref, office: 0, number: done.number, on: done.registeredOn, guardian, ward }
    ward.guardianship = guardianship
    return guardianship
  }

  async function adopted(child: Human, mother: Human, father: Human | null = null): Promise<void> {
    await society.write('ADOPTION', typed.adoptionOf(child, mother, father, society.today), 0)
    child.adoptiveMother = mother
    child.adoptiveFather = father
  }

  /** The chairman of the province revoked the entry. */
  async function revoked(entry: NonNullable<Human['birthEntry']>): Promise<void> {
    await society.revoke(entry)
  }

  return { person, born, wed, divorced, died, decided, guarded, adopted, revoked }
}
