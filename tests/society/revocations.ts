import assert from 'node:assert/strict'
import type { EntryRef } from '../../src/events/parts/effects.ts'
import { addDays } from '../../src/values/calendar-date.ts'
import * as typed from './declarations.ts'
import { type Bond, type Human, mayAct, somebody, spouseIn } from './people.ts'
import type { Chance } from './random.ts'
import type { Society, Step } from './society.ts'

/** What hangs on an entry by the tables alone: entries linked with it, other entries of whom it is about, births by a marriage. */
const hangingOn = ({ db }: Society, { officeId, entryId }: EntryRef) => db.sql<
  { entry_id: string; office_id: number }[]
>`
  with about as (select person_id, role from entry_person where office_id = ${officeId} and entry_id = ${entryId}),
  hanging as (
    select office_id, entry_id from entry_link where other_office_id = ${officeId} and other_entry_id = ${entryId}
    union
    select p.office_id, p.entry_id from entry_person p where p.role <> 'INFORMANT'
      and p.person_id in (select person_id from about where role in ('CHILD', 'RECOGNISED', 'ADOPTED', 'WARD', 'DECEASED', 'SUBJECT'))
    union
    select m.office_id, m.entry_id from entry_person m join entry_person f using (office_id, entry_id) join register_entry e on e.office_id = m.office_id and e.id = m.entry_id
      where m.role = 'MOTHER' and f.role = 'FATHER' and e.kind = 'BIRTH' and e.content ->> 'fatherBasis' = 'MARRIAGE'
        and m.person_id in (select person_id from about where role = 'WIFE') and f.person_id in (select person_id from about where role = 'HUSBAND'))
  select distinct office_id, entry_id from hanging h where entry_id <> ${entryId}
    and not exists (select from entry_revocation v where v.office_id = h.office_id and v.entry_id = h.entry_id)`

/** Revokes the entry; whatever hangs on it has come to its keeper, to be looked at again or put back. */
async function revoked(society: Society, entry: EntryRef): Promise<void> {
  const hanging = await hangingOn(society, entry)
  const done = await society.revoke(entry)
  const told = await society.db.sql<{ office_id: number; entry_id: string; kind: string; decision: string }[]>`
    select office_id, entry_id, kind, coalesce(content ->> 'decision', content -> 'note' -> 'basis' ->> 'number') as decision from office_notice
    where kind in ('RECHECK', 'NOTE_ENTRY', 'ENTRY_REVOKED') and done_at is null`
  const reaches = (one: { office_id: number; entry_id: string }, ...kinds: readonly string[]): boolean =>
    told.some(
      ({ office_id, entry_id, kind, decision }) =>
        office_id === one.office_id &&
        entry_id === one.entry_id &&
        kinds.includes(kind) &&
        done.decision.includes(decision),
    )
  assert.ok(reaches({ office_id: entry.officeId, entry_id: entry.entryId }, 'ENTRY_REVOKED'), 'the keeper is told')
  for (const one of hanging)
    assert.ok(
      reaches(one, 'RECHECK', 'NOTE_ENTRY'),
      `${one.entry_id} hangs on ${entry.entryId} and is not looked at again`,
    )
}

const noLaterBond = (one: Human, bond: Bond): boolean => !one.bonds.some(({ from }) => from > bond.from)

async function marriageRevoked(society: Society, bond: Bond): Promise<void> {
  await revoked(society, bond.entry)
  for (const one of [bond.wife, bond.husband]) {
    one.bonds = one.bonds.filter((other) => other !== bond)
    society.touched.add(one)
  }
}

/** Life and marriage come back, unless the other has married since; who was widowed by the other's death before stays so. */
async function deathRevoked(society: Society, one: Human, entry: EntryRef): Promise<void> {
  await revoked(society, entry)
  one.death = null
  society.touched.add(one)
  for (const bond of one.bonds) {
    if (bond.byDeathOf !== one) continue
    const other = spouseIn(bond, one)
    society.touched.add(other)
    if (!noLaterBond(other, bond)) continue
    if (!other.death) Object.assign(bond, { to: null, endedBy: null, byDeathOf: null })
    else {
      const to = other.death.on > bond.from ? other.death.on : bond.from
      Object.assign(bond, { to, endedBy: 'DEATH', byDeathOf: other })
    }
  }
}

/** A child nothing else has happened to: its birth never was, and it is registered anew where it should have been. */
async function birthRevoked(society: Society, chance: Chance, child: Human, entry: EntryRef): Promise<void> {
  await revoked(society, entry)
  society.people.splice(society.people.indexOf(child), 1)
  const { mother, father, name, sex, born } = child
  const fits =
    mother && mayAct(mother, society.today) && mother.bonds.some(({ to }) => to === null) === (father !== null)
  if (!fits) return
  const again = somebody({ name, sex, born, mother, father })
  const done = await society.write(
    'BIRTH',
    typed.birthOf(again, mother, father, false, society.serial()),
    chance.below(2),
  )
  const [found] = await society.db.sql<{ person_id: string; request_id: string | null }[]>`
    select p.person_id, r.request_id from entry_person p left join pin_request r on r.entry_id = p.entry_id
    where p.entry_id = ${done.entryId} and p.role = 'CHILD'`
  assert.ok(found)
  Object.assign(again, { personId: found.person_id, pinRequest: found.request_id, birthEntry: done.ref, known: true })
  society.people.push(again)
  society.touched.add(again).add(mother)
}

const untouched = (society: Society, one: Human): boolean =>
  one.bonds.length === 0 &&
  one.death === null &&
  one.adoptersEver.length === 0 &&
  one.recognition === null &&
  one.nameChange === null &&
  one.guardianship === null &&
  one.guardianshipEnd === null &&
  !society.people.some((other) => other.mother === one || other.father === one || other.guardianship?.guardian === one)

/** The province revokes what was registered without competence (LHT 12, 70; NĐ 120/2025); what it did is undone. */
export const revocation: Step = async (society, chance) => {
  const some = (fits: (one: Human) => boolean): Human | undefined => chance.pick(society.people.filter(fits))
  const kinds = ['MARRIAGE', 'DEATH', 'BIRTH', 'CHANGE', 'RECOGNITION', 'ADOPTION', 'GUARDIANSHIP', 'GUARDIANSHIP_END']
  const kind = chance.pick(kinds)
  const counted = (): true => {
    society.counts[`${kind} revoked`] = (society.counts[`${kind} revoked`] ?? 0) + 1
    return true
  }
  if (kind === 'MARRIAGE') {
    const bond = chance.pick(some(({ bonds }) => bonds.length > 0)?.bonds ?? [])
    if (!bond) return false
    await marriageRevoked(society, bond)
    return counted()
  }
  if (kind === 'BIRTH') {
    const young = (one: Human): boolean => one.birthEntry !== null && one.born > addDays(society.today, -365)
    const child = some((one) => young(one) && untouched(society, one))
    if (!child?.birthEntry) return false
    await birthRevoked(society, chance, child, child.birthEntry)
    return counted()
  }
  const one = some(
    {
      DEATH: ({ death }: Human) => death !== null,
      CHANGE: ({ nameChange }: Human) => nameChange !== null,
      RECOGNITION: ({ recognition }: Human) => recognition !== null,
      ADOPTION: ({ adoption }: Human) => adoption !== null,
      GUARDIANSHIP: ({ guardianship }: Human) => guardianship !== null,
      GUARDIANSHIP_END: ({ guardianshipEnd }: Human) => guardianshipEnd !== null,
    }[kind ?? ''] ?? (() => false),
  )
  if (!one) return false
  society.touched.add(one)
  if (kind === 'DEATH' && one.death) await deathRevoked(society, one, one.death.entry)
  if (kind === 'CHANGE' && one.nameChange) {
    const { entry, before } = one.nameChange
    await revoked(society, entry)
    Object.assign(one, { name: before, nameChange: null })
    if (one.birthEntry) society.notes.push({ on: one.birthEntry, words: /đã bị thu hồi, hủy bỏ/, revision: true })
  }
  if (kind === 'RECOGNITION' && one.recognition) {
    await revoked(society, one.recognition)
    Object.assign(one, { father: null, recognition: null })
    if (one.birthEntry) society.notes.push({ on: one.birthEntry, words: /đã bị thu hồi, hủy bỏ/, revision: true })
  }
  if (kind === 'ADOPTION' && one.adoption) {
    await revoked(society, one.adoption)
    const [mother, father] = [one.adoptiveMother, one.adoptiveFather]
    one.adoptersEver = one.adoptersEver.filter((adopter) => adopter !== mother && adopter !== father)
    Object.assign(one, { adoption: null, adoptiveMother: null, adoptiveFather: null })
  }
  if (kind === 'GUARDIANSHIP' && one.guardianship) {
    await revoked(society, one.guardianship.entry)
    one.guardianship = null
  }
  if (kind === 'GUARDIANSHIP_END' && one.guardianshipEnd) {
    await revoked(society, one.guardianshipEnd.entry)
    one.guardianship = one.guardianshipEnd.of
    one.guardianshipEnd = null
  }
  return counted()
}
