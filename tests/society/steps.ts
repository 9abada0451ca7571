import assert from 'node:assert/strict'
import { addDays, type CalendarDate, date, daysBetween } from '../../src/values/calendar-date.ts'
import * as typed from './declarations.ts'
import {
  areKin,
  type Bond,
  type Human,
  husbandByLaw,
  isAtLeast,
  marriageBars,
  mayAct,
  nameOf,
  openBond,
  parentsOf,
  somebody,
  spouseIn,
} from './people.ts'
import type { Chance } from './random.ts'
import { revocation } from './revocations.ts'
import { problemsIn, type Society, type Step } from './society.ts'

const later = (one: CalendarDate, other: CalendarDate): CalendarDate => (one > other ? one : other)
const acted = (society: Society, ...people: readonly (Human | null)[]): void => {
  for (const one of people) {
    if (!one) continue
    one.lastAct = later(one.lastAct, society.today)
    one.known = true
    society.touched.add(one)
  }
}
const some = (society: Society, chance: Chance, fits: (one: Human) => boolean): Human | undefined =>
  chance.pick(society.people.filter(fits))
const adult = (society: Society, chance: Chance, besides: readonly Human[] = []): Human | undefined =>
  some(society, chance, (one) => mayAct(one, society.today) && !besides.includes(one))

export const birth: Step = async (society, chance) => {
  const { today } = society
  const mother = some(
    society,
    chance,
    (one) =>
      one.sex === '2' &&
      mayAct(one, today) &&
      !isAtLeast(45, one, today) &&
      (one.lastChild === null || daysBetween(one.lastChild, today) > 330),
  )
  if (!mother) return false
  const bond = openBond(mother)
  const n = society.serial()
  const born = addDays(today, -chance.below(12))
  // A child of a marriage that ended within 300 days is the former husband's: nobody else recognises it with its birth.
  const recognises =
    bond || husbandByLaw(mother, born) || chance.maybe(0.5)
      ? undefined
      : some(society, chance, (one) => one.sex === '1' && mayAct(one, today) && !openBond(one) && !areKin(one, mother))
  const father = bond?.husband ?? recognises ?? null
  const child = somebody({
    name: nameOf(n, (father ?? mother).name.split(' ')[0]),
    sex: chance.maybe(0.5) ? '1' : '2',
    born,
    mother,
    father,
  })
  const declaration = typed.birthOf(child, mother, father, recognises !== undefined, n)
  const done = await society.write('BIRTH', declaration, chance.below(2))
  const [found] = await society.db.sql<{ person_id: string; request_id: string | null }[]>`
    select p.person_id, r.request_id from entry_person p left join pin_request r on r.entry_id = p.entry_id
    where p.entry_id = ${done.entryId} and p.role = 'CHILD'`
  assert.ok(found)
  Object.assign(child, { personId: found.person_id, pinRequest: found.request_id, birthEntry: done.ref, known: true })
  mother.lastChild = born
  society.people.push(child)
  acted(society, mother, father)
  society.touched.add(child)
  if (chance.maybe(0.8)) await society.givePin(child)
  return true
}

export const pinArrives: Step = async (society, chance) => {
  const child = some(society, chance, ({ pinRequest }) => pinRequest !== null)
  if (!child) return false
  await society.givePin(child)
  society.touched.add(child)
  return true
}

async function wed(society: Society, chance: Chance, wife: Human, husband: Human): Promise<Bond> {
  const office = chance.below(2)
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
  acted(society, wife, husband)
  return bond
}

export const marriage: Step = async (society, chance) => {
  const { today } = society
  const free = (one: Human): boolean => mayAct(one, today) && !openBond(one)
  const wife = some(society, chance, (one) => one.sex === '2' && free(one)) ?? society.newcomer(chance, '2')
  const fits = (one: Human): boolean => one.sex === '1' && free(one) && marriageBars(wife, one, today).length === 0
  const husband = some(society, chance, fits) ?? society.newcomer(chance, '1')
  if (marriageBars(wife, husband, today).length > 0) return false
  await wed(society, chance, wife, husband)
  return true
}

/** Any woman and any man want to marry: they may exactly when the law says so, else the rule that bars them is named. */
export const anyTwoMarry: Step = async (society, chance) => {
  const wife = some(society, chance, ({ sex, pin, known }) => sex === '2' && pin !== null && known)
  const near = wife && chance.maybe(0.6) ? society.people.filter((one) => areKin(one, wife)) : society.people
  const husband = chance.pick(near.filter(({ sex, pin, known }) => sex === '1' && pin !== null && known))
  if (!wife || !husband) return false
  const bars = marriageBars(wife, husband, society.today)
  if (bars.length === 0) {
    await wed(society, chance, wife, husband)
    return true
  }
  society.touched.add(wife).add(husband)
  await assert.rejects(
    society.write('MARRIAGE', typed.marriageOf(wife, husband), chance.below(2)),
    (error) => {
      const rules = problemsIn(error).flatMap(({ rule, severity }) => (severity === 'error' ? [rule] : []))
      for (const bar of bars) assert.ok(rules.includes(bar), `${bar} is not among ${rules.join()}: ${String(error)}`)
      return true
    },
    `the marriage of ${wife.name} and ${husband.name} is barred by ${bars.join()}`,
  )
  society.counts.REFUSED = (society.counts.REFUSED ?? 0) + 1
  return true
}

export const divorce: Step = async (society, chance) => {
  const one = some(society, chance, (other) => openBond(other) !== undefined)
  const bond = one && openBond(one)
  if (!bond || bond.from >= society.today) return false
  const days = daysBetween(bond.from, society.today)
  const on = addDays(society.today, -chance.below(Math.min(days, 20)))
  const judgment = typed.judgmentOf('DIVORCE', typed.personsOf(bond), society.serial(), on)
  await society.judge(judgment, bond.entry, bond.office)
  bond.to = on
  bond.endedBy = 'DIVORCE'
  society.notes.push({ on: bond.entry, words: /^Ly hôn/, revision: false })
  society.touched.add(bond.wife).add(bond.husband)
  return true
}

export const death: Step = async (society, chance) => {
  const { today } = society
  const living = society.people.filter((one) => one.death === null)
  const old = living.filter((one) => isAtLeast(55, one, today))
  const one = chance.pick(chance.maybe(0.6) && old.length > 0 ? old : living)
  const told = one && adult(society, chance, [one])
  if (!one || !told) return false
  const declared = one.pin !== null && chance.maybe(0.15)
  const days = daysBetween(one.lastAct, today)
  const on = addDays(today, -chance.below(Math.min(days, declared ? 400 : 9) + 1))
  const declaration = declared ? typed.declaredDeadOf : typed.deathOf
  const bond = openBond(one)
  const done = await society.write('DEATH', declaration(one, on, told, today), chance.below(2))
  one.death = { on, declared, entry: done.ref }
  acted(society, told)
  one.known = true
  society.touched.add(one)
  if (one.birthEntry) society.notes.push({ on: one.birthEntry, words: /chết/, revision: false })
  if (bond) {
    bond.to = later(bond.from, on)
    bond.endedBy = 'DEATH'
    bond.byDeathOf = one
    society.touched.add(spouseIn(bond, one))
    society.notes.push({ on: bond.entry, words: /hôn nhân chấm dứt do một bên chết/, revision: false })
  }
  return true
}

/** Who was declared dead comes back; the marriage stands again unless the other has married or died meanwhile (BLDS 73). */
export const comesBack: Step = async (society, chance) => {
  const one = some(society, chance, (other) => other.death?.declared === true)
  if (!one?.death) return false
  const { entry } = one.death
  const office = society.offices.findIndex(({ officeId }) => officeId === entry.officeId)
  const judgment = typed.judgmentOf('DEAD_REVERSED', [one], society.serial(), society.today)
  await society.judge(judgment, entry, office)
  one.death = null
  acted(society, one)
  for (const bond of one.bonds) {
    if (bond.byDeathOf !== one) continue
    const other = spouseIn(bond, one)
    society.touched.add(other)
    if (other.bonds.some((next) => next.from > bond.from)) continue
    Object.assign(bond, { to: null, endedBy: null, byDeathOf: null })
    if (!other.death) continue
    Object.assign(bond, { to: later(bond.from, other.death.on), endedBy: 'DEATH', byDeathOf: other })
  }
  return true
}

export const recognition: Step = async (society, chance) => {
  const { today } = society
  const child = some(
    society,
    chance,
    (one) =>
      one.birthEntry !== null &&
      one.father === null &&
      one.death === null &&
      one.mother !== null &&
      !husbandByLaw(one.mother, one.born),
  )
  if (!child) return false
  const father = some(
    society,
    chance,
    (one) => one.sex === '1' && mayAct(one, today) && isAtLeast(18, one, child.born) && !areKin(one, child),
  )
  if (!father) return false
  const done = await society.write('RECOGNITION', typed.recognitionOf(child, father, today), chance.below(2))
  child.father = father
  child.recognition = done.ref
  acted(society, father, child)
  assert.ok(child.birthEntry)
  society.notes.push({ on: child.birthEntry, words: /^Bổ sung phần ghi về người cha/, revision: true })
  return true
}

export const guardianship: Step = async (society, chance) => {
  const { today } = society
  const minor = (one: Human): boolean => one.death === null && !isAtLeast(18, one, today) && one.guardianship === null
  const orphan = (one: Human): boolean => parentsOf(one).every((parent) => parent.death !== null)
  const ward = some(society, chance, (one) => minor(one) && orphan(one)) ?? some(society, chance, minor)
  const guardian = ward && adult(society, chance, parentsOf(ward))
  if (!ward || !guardian) return false
  const office = chance.below(2)
  const done = await society.write('GUARDIANSHIP', typed.guardianshipOf(ward, guardian, today), office)
  ward.guardianship = { entry: done.ref, office, number: done.number, on: done.registeredOn, guardian, ward }
  ward.guardianshipEnd = null
  acted(society, ward, guardian)
  return true
}

/** A second guardian is refused as long as there is one. */
export const secondGuardian: Step = async (society, chance) => {
  const ward = some(society, chance, (one) => one.guardianship !== null && one.death === null)
  const guardian = ward && adult(society, chance, [ward])
  if (!ward || !guardian || isAtLeast(18, ward, society.today)) return false
  society.touched.add(ward)
  const declaration = typed.guardianshipOf(ward, guardian, society.today)
  await assert.rejects(society.write('GUARDIANSHIP', declaration, chance.below(2)), (error) =>
    problemsIn(error).some(({ rule }) => rule === 'R-F1'),
  )
  society.counts.REFUSED = (society.counts.REFUSED ?? 0) + 1
  return true
}

export const guardianshipEnds: Step = async (society, chance) => {
  const { today } = society
  const ward = some(society, chance, (one) => one.guardianship !== null && one.guardianship.on < today)
  const ended = ward?.guardianship
  const asking = ward && adult(society, chance, [ward])
  if (!ward || !ended || !asking) return false
  const guardianDied = ended.guardian.death !== null
  const ground =
    ward.death !== null
      ? 'WARD_DEAD'
      : isAtLeast(18, ward, today)
        ? 'WARD_OF_AGE'
        : guardianDied
          ? 'GUARDIAN_DEAD'
          : chance.maybe(0.5)
            ? 'GUARDIAN_ASKS'
            : 'PARENTS_ABLE'
  const changes = ground === 'GUARDIAN_DEAD' || ground === 'GUARDIAN_ASKS'
  const next = changes ? adult(society, chance, [ward, ended.guardian]) : null
  if (next === undefined) return false
  const declaration = typed.guardianshipEndOf(ended, ground, next, asking, today)
  const done = await society.write('GUARDIANSHIP_END', declaration, ended.office)
  society.notes.push({ on: ended.entry, words: /^Đã chấm dứt giám hộ/, revision: false })
  ward.guardianship = null
  ward.guardianshipEnd = next ? null : { entry: done.ref, of: ended }
  if (next) {
    const [entry] = await society.db.sql<{ id: string; entry_no: number }[]>`
      select id, entry_no from register_entry where case_id = ${done.caseId} and kind = 'GUARDIANSHIP'`
    assert.ok(entry, 'the change of guardian writes a second entry')
    const { officeId } = done.ref
    ward.guardianship = {
      entry: { officeId, entryId: entry.id },
      office: ended.office,
      number: `${String(entry.entry_no).padStart(2, '0')}/${done.year}`,
      on: done.registeredOn,
      guardian: next,
      ward,
    }
    acted(society, next)
  }
  society.touched.add(ward)
  return true
}

export const nameChanges: Step = async (society, chance) => {
  const one = some(society, chance, (other) => other.birthEntry !== null)
  const parent = one && parentsOf(one).find((other) => mayAct(other, society.today))
  const asking = parent ?? (one && adult(society, chance, [one]))
  if (!one || !asking) return false
  const act = one.death === null && chance.maybe(0.5) ? 'CHANGE' : 'CORRECTION'
  const name = nameOf(society.serial(), one.name.split(' ')[0])
  const done = await society.write('CHANGE', typed.nameChangeOf(one, name, asking, act), chance.below(2))
  assert.ok(one.birthEntry)
  society.notes.push({ on: one.birthEntry, words: new RegExp(`thành “${name}”`), revision: true })
  one.nameChange = { entry: done.ref, before: one.name }
  one.name = name
  if (act === 'CHANGE') acted(society, one)
  society.touched.add(one)
  return true
}

export const adoption: Step = async (society, chance) => {
  const { today } = society
  const child = some(
    society,
    chance,
    (one) =>
      one.birthEntry !== null &&
      one.death === null &&
      one.adoptiveMother === null &&
      !isAtLeast(16, one, today) &&
      daysBetween(one.born, today) > 20,
  )
  if (!child) return false
  const elder = (one: Human): boolean =>
    mayAct(one, today) && isAtLeast(20, one, child.born) && !areKin(one, child) && !child.adoptersEver.includes(one)
  const mother = some(society, chance, (one) => {
    const bond = openBond(one)
    return one.sex === '2' && elder(one) && (!bond || elder(bond.husband))
  })
  if (!mother) return false
  const father = openBond(mother)?.husband ?? null
  const done = await society.write('ADOPTION', typed.adoptionOf(child, mother, father, today), chance.below(2))
  child.adoption = done.ref
  child.adoptiveMother = mother
  child.adoptiveFather = father
  child.adoptersEver.push(mother, ...(father ? [father] : []))
  assert.ok(child.birthEntry)
  society.notes.push({ on: child.birthEntry, words: /^Được nhận làm con nuôi/, revision: false })
  acted(society, child, mother, father, ...parentsOf(child).filter((parent) => parent.death === null))
  return true
}

export const adoptionEnds: Step = async (society, chance) => {
  const child = some(society, chance, (one) => one.adoptiveMother !== null && one.birthEntry !== null)
  if (!child?.birthEntry) return false
  const { birthEntry } = child
  const office = society.offices.findIndex(({ officeId }) => officeId === birthEntry.officeId)
  const judgment = typed.judgmentOf('ADOPTION_END', [child], society.serial(), society.today)
  await society.judge(judgment, birthEntry, office)
  child.adoptiveMother = null
  child.adoptiveFather = null
  child.adoption = null
  society.touched.add(child)
  return true
}

export const certificate: Step = async (society, chance) => {
  const { today } = society
  const one = some(society, chance, (other) => mayAct(other, today) && isAtLeast(21, other, today))
  if (!one) return false
  const declaration = typed.certificateOf(one, today)
  const done = await society.write('MARITAL_STATUS', declaration, chance.below(2))
  const [row] = await society.db.sql<{ today: string }[]>`
    select content -> 'statement' ->> 'today' as today from register_entry where id = ${done.entryId}`
  assert.equal(row?.today, declaration.declaredStatus, `the certificate of ${one.name}`)
  acted(society, one)
  return true
}

/** What happens in this society, and how often. */
const weighted: readonly (readonly [Step, number])[] = [
  [birth, 30],
  [pinArrives, 4],
  [marriage, 14],
  [anyTwoMarry, 10],
  [divorce, 5],
  [death, 9],
  [comesBack, 3],
  [recognition, 5],
  [guardianship, 4],
  [secondGuardian, 2],
  [guardianshipEnds, 4],
  [nameChanges, 5],
  [adoption, 3],
  [adoptionEnds, 2],
  [certificate, 6],
  [revocation, 6],
]
const all = weighted.flatMap(([step, times]) => Array<Step>(times).fill(step))

/** One step of the society: some days pass, then something happens. Tells what; empty when nobody was there to do it. */
export async function live(society: Society, chance: Chance): Promise<string> {
  society.today = date(addDays(society.today, chance.below(22)))
  society.touched.clear()
  const step = chance.pick(all)
  assert.ok(step)
  const done = await step(society, chance)
  await society.noteTasks()
  return done ? step.name : ''
}
