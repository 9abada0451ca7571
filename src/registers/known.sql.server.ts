import type { Kinship, KnownEntry, KnownPerson } from '../events/known.ts'
import type { EntryRef } from '../events/parts/effects.ts'
import type { PersonRole } from '../events/parts/roles.ts'
import type { RegisterKind } from '../law/register-books.ts'
import { jsonb, type Reads } from '../platform/database.server.ts'
import type { CalendarDate } from '../values/calendar-date.ts'

/** A person of the registers by person id or PIN, with what every register knows, whoever it was merged into; null when there is none. A dozen index probes. */
export async function knownPerson(
  tx: Reads,
  asked: { pin: string | null; personId: string | null },
): Promise<KnownPerson | null> {
  if (asked.pin === null && asked.personId === null) return null
  const [row] = await tx<{ known: KnownPerson | null }[]>`
    select k || jsonb_build_object('guardianOf', wards_of((k ->> 'personId')::uuid)) as known
    from known_person(null, person_follow(${asked.pin}, ${asked.personId}::uuid)) k`
  return row?.known ?? null
}

/** The people of a declaration as the registers know them, by role. */
export async function knownPeople(
  tx: Reads,
  people: readonly { role: PersonRole; pin: string | null; personId: string | null }[],
): Promise<Partial<Record<PersonRole, KnownPerson>>> {
  const found = await Promise.all(people.map(async (person) => [person.role, await knownPerson(tx, person)] as const))
  return Object.fromEntries(found.flatMap(([role, known]) => (known ? [[role, known] as const] : [])))
}

/** Family bonds between pairs of known people (HNGĐ 3.18, 5.2). */
export async function kinshipOf(
  tx: Reads,
  pairs: readonly (readonly [PersonRole, PersonRole])[],
  people: Partial<Record<PersonRole, KnownPerson>>,
): Promise<Kinship[]> {
  const asked = pairs.flatMap(([a, b]) => {
    const [one, other] = [people[a], people[b]]
    return one && other && one.personId !== other.personId ? [{ a, b, one: one.personId, other: other.personId }] : []
  })
  const found = await Promise.all(
    asked.map(async ({ a, b, one, other }) => {
      const [row] = await tx<{ relations: Kinship['relation'][] }[]>`
        select kinship_between(${one}, ${other}) as relations`
      return (row?.relations ?? []).map((relation) => ({ a, b, relation }))
    }),
  )
  return found.flat()
}

/** Entries a declaration names, by entry id; an entry that does not exist is left out. */
export async function knownEntries(tx: Reads, refs: readonly EntryRef[]): Promise<Record<string, KnownEntry>> {
  const found = await Promise.all(
    refs.map(async (ref) => {
      const [row] = await tx<{ known: KnownEntry | null }[]>`
        select known_entry(${ref.officeId}, ${ref.entryId}) || jsonb_build_object('keeperUnit',
          (select k.unit_code from office o join office k on k.id = coalesce(o.custodian_id, o.id) where o.id = ${ref.officeId}),
          'dead', dead_subjects(${ref.officeId}, ${ref.entryId})) as known`
      return row?.known ?? null
    }),
  )
  return Object.fromEntries(found.flatMap((known) => (known ? [[known.ref.entryId, known]] : [])))
}

/** Entries of any office a new event may speak of, by exact keys: a PIN, a person, or office, number and year. At most 50. */
export async function sourceEntries(
  tx: Reads,
  asked: {
    registers: readonly RegisterKind[]
    pin: string | null
    personId: string | null
    officeId: number | null
    entryNo: number | null
    year: number | null
  },
): Promise<KnownEntry[]> {
  const rows = await tx<{ known: KnownEntry }[]>`
    select s as known from source_entries(${asked.registers as string[]}, ${asked.pin}, ${asked.personId}::uuid, ${asked.officeId}, ${asked.entryNo}, ${asked.year}) s`
  return rows.map((row) => row.known)
}

export type AlikeEntry = KnownEntry & {
  registrationKind: string
  /** Of a death: the day. */
  diedOn: CalendarDate | null
  /** Of a marriage: whether it still stands; null where no bond is known. */
  standing: boolean | null
}

/**
 * Entries of a kind whose subjects have the same PIN, or the same folded name and birth, anywhere in the nation. A day of birth fits a year of
 * birth, and nothing fits nothing. At most 20: those with most of the people, the newest first.
 */
export async function alikeEntries(
  tx: Reads,
  asked: {
    kind: string
    caseId: string
    people: readonly { pin: string | null; key: string; date: CalendarDate | null; year: number | null }[]
  },
): Promise<AlikeEntry[]> {
  const rows = await tx<{ known: AlikeEntry }[]>`
    select a as known from alike_entries(${asked.kind}, ${asked.caseId}, ${jsonb(tx, asked.people)}) a`
  return rows.map((row) => row.known)
}

/** The office that keeps an entry's book today. */
export async function keeperOf(tx: Reads, officeId: number): Promise<{ id: number; name: string } | undefined> {
  const [row] = await tx<{ id: number; name: string }[]>`
    select k.id, k.name from office o join office k on k.id = coalesce(o.custodian_id, o.id) where o.id = ${officeId}`
  return row
}
