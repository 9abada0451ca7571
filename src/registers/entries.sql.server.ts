import { v7 as uuid } from 'uuid'
import type { EntryPerson } from '../events/known.ts'
import type { EntryLink, EntryNote, EntryRef, ReminderPlan } from '../events/parts/effects.ts'
import type { BirthFact, Subject } from '../events/plan.ts'
import { matchKeysOf } from '../identity/matching/match-keys.ts'
import { jsonb, type Reads, type Writes } from '../platform/database.server.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import { fold } from '../values/names.ts'
import type { ChangedField } from './api.ts'
import { Entry } from './entry.ts'
import { type FoundPair, findLinks, type LinkFound, proposeLinks, settleInformant } from './identity.sql.server.ts'
import { matchKeysOfEntry, writeMatchKeys } from './match-keys.sql.server.ts'

/** Why the content of an entry is another than first written. */
export type RevisionGround = 'TYPING_SLIP' | 'DATA_REPAIR' | NonNullable<EntryNote['ground']>

export type NewEntry = {
  entry: {
    officeId: number
    id: string
    caseId: string
    register: string
    year: number
    registeredOn: CalendarDate
    registeredAt: string
    kind: string
    registrationKind: string
    regime: string
    formVersion: string
    officeName: string
    officerId: string
    officerName: string
    content: unknown
    /** A number the subject already has (adult with papers); null when it is to be asked for or does not apply. */
    existingPin: string | null
    /** With `toKey` beside a changed name. */
    effects: readonly unknown[]
    claims: readonly string[]
    links: readonly EntryLink[]
    reminders: readonly ReminderPlan[]
  }
  people: (EntryPerson & { id: string })[]
  fact: BirthFact | null
  notification: string | null
  /** Null for a further entry of the same dossier. */
  case: {
    state: string
    events: { action: string; from: string; to: string; reason?: string; details?: Record<string, unknown> }[]
    /** Given when nobody saved the dossier before: it is taken in by the same call. Its declaration is the entry's content. */
    received: { unitCode: string; dueAt: string | null; regime: string; procedureCode: string } | null
    subjectName: string
    subjectKey: string
    subjectBirth: CalendarDate | null
    late: boolean
  } | null
  messages: { partner: string; topic: string; key: string; payload: unknown }[]
  pinRequest: string | null
  sessionRef: string
}

export type Written = { entryNo: number; volume: number; pageNo: number /** The dossier's. */; code: string }

/**
 * Writes an entry in its book under the next number, with its people, search keys, case state, messages, counts and audit line.
 * Fails with the constraint messages `duplicate-birth`, `notification-used`, `book-closed`, `day-before-last-entry`.
 */
export async function writeEntry(tx: Writes, made: NewEntry): Promise<Written> {
  const links = await findLinks(tx, made.people)
  const linked = new Map(links.certain.map((link) => [link.role, link.personId]))
  const people = made.people.map((person) => ({
    id: person.id,
    role: person.role,
    subject: person.subject ?? false,
    personId: person.personId ?? linked.get(person.role) ?? null,
    name: person.name,
    key: fold(person.name),
    year: person.birth.year,
    date: person.birth.date,
    sex: person.sex,
    pin: person.pin,
  }))
  const { officeId, id: entryId } = made.entry
  const writing = tx<{ written: Written }[]>`
    select write_entry(${jsonb(tx, made.entry)}, ${jsonb(tx, people)}, ${made.fact ? jsonb(tx, made.fact) : null}, ${made.notification},
      ${made.case ? jsonb(tx, made.case) : null}, ${jsonb(tx, made.messages)}, ${made.pinRequest}, ${made.sessionRef}) as written`.execute()
  // Sent behind it, not after it.
  const keys = made.fact ? matchKeysOf(made.people) : []
  const informant = made.people.some(({ role, pin }) => role === 'INFORMANT' && pin === null)
  const [[row]] = await Promise.all([
    writing,
    writeMatchKeys(tx, { officeId, entryId }, keys),
    informant ? settleInformant(tx, officeId, entryId) : undefined,
    proposeLinks(
      tx,
      links.proposed.map((one) => asPair(one, made)),
    ),
  ])
  if (!row) throw new Error('write_entry answered nothing')
  return row.written
}

const asPair = (link: LinkFound, { entry }: NewEntry): FoundPair => ({
  id: uuid(),
  kind: 'PERSON',
  a_office: entry.officeId,
  a_entry: entry.id,
  a_role: link.role,
  b_office: link.officeId,
  b_entry: link.entryId,
  b_role: link.stands,
  verdict: link.verdict,
  score: link.score,
  reasons: link.reasons,
  found_by: 'ENTRY',
  found_at: entry.registeredAt,
})

type EntryRow = {
  office_id: number
  id: string
  case_id: string
  register: string
  year: number
  entry_no: number
  volume: number
  page_no: number
  registered_on: CalendarDate
  kind: string
  registration_kind: string
  regime: string
  form_version: string
  office_name: string
  officer_name: string
  content: unknown
  revision: number
  pin: string | null
  pin_expected: boolean
  notes: unknown
  revoked: unknown
  signer: unknown
  case_code: string | null
  case_state: string | null
}

const asEntry = (row: EntryRow): Entry =>
  Entry.parse({
    officeId: row.office_id,
    id: row.id,
    caseId: row.case_id,
    register: row.register,
    year: row.year,
    entryNo: row.entry_no,
    volume: row.volume,
    pageNo: row.page_no,
    registeredOn: row.registered_on,
    kind: row.kind,
    registrationKind: row.registration_kind,
    regime: row.regime,
    formVersion: row.form_version,
    officeName: row.office_name,
    officerName: row.officer_name,
    content: row.content,
    revision: row.revision,
    pin: row.pin,
    pinExpected: row.pin_expected,
    notes: row.notes,
    revoked: row.revoked,
    signer: row.signer,
  })

/** An entry with its newest content, PIN, notes and signer, as far as the caller's scope sees it. Cost: a handful of primary-key probes. */
export async function loadEntry(
  tx: Reads,
  officeId: number,
  entryId: string,
): Promise<{ entry: Entry; caseCode: string | null; caseState: string | null } | null> {
  const [row] = await tx<EntryRow[]>`
    select e.office_id, e.id, e.case_id, e.register, e.year, e.entry_no, e.volume, e.page_no, e.registered_on, e.kind, e.registration_kind, e.regime,
      e.form_version, e.office_name, e.officer_name, coalesce(r.content, e.content) as content, coalesce(r.revision, 0) as revision,
      p.pin, exists (select from pin_request q where q.office_id = e.office_id and q.entry_id = e.id) as pin_expected,
      coalesce((select jsonb_agg(jsonb_build_object('seq', n.seq, 'notedOn', n.noted_on, 'content', n.content, 'basis', n.basis, 'officerName', n.officer_name, 'signerName', n.signer_name,
          'by', case when n.by_entry_id is not null then jsonb_build_object('officeId', n.by_office_id, 'entryId', n.by_entry_id) end) order by n.seq)
        from marginal_note n where n.office_id = e.office_id and n.entry_id = e.id), '[]') as notes,
      (select jsonb_build_object('decision', v.decision, 'decidedOn', v.decided_on) from entry_revocation v where v.office_id = e.office_id and v.entry_id = e.id) as revoked,
      (select jsonb_build_object('name', d.signer_name, 'lines', d.signer_lines) from document d
        where d.entry_id = e.id and d.entry_office_id = e.office_id and d.state = 'SIGNED' and d.original limit 1) as signer,
      c.code as case_code, c.state as case_state
    from register_entry e
    left join lateral (select content, revision from entry_revision r where r.office_id = e.office_id and r.entry_id = e.id order by revision desc limit 1) r on true
    left join lateral (select pin from entry_pin p where p.office_id = e.office_id and p.entry_id = e.id order by seq desc limit 1) p on true
    left join registration_case c on c.office_id = e.office_id and c.id = e.case_id
    where e.office_id = ${officeId} and e.id = ${entryId}`
  return row ? { entry: asEntry(row), caseCode: row.case_code, caseState: row.case_state } : null
}

/**
 * One person at a time changes an entry, and nobody signs from its dossier meanwhile: held, with the dossier, to the end of the
 * transaction. Take it before reading what is to be changed.
 */
export async function holdEntry(tx: Writes, officeId: number, entryId: string): Promise<void> {
  await tx`select pg_advisory_xact_lock(hashtextextended(${`entry ${entryId}`}, 0))`
  await tx`select 1 from registration_case
    where office_id = ${officeId} and id = (select case_id from register_entry where office_id = ${officeId} and id = ${entryId}) for update`
}

export type EntryPersonRow = {
  role: string
  full_name: string
  person_id: string
  pin: string | null
  subject: boolean
}

/** Who stands in an entry, whom it is about first. */
export async function peopleOfEntry(tx: Reads, officeId: number, entryId: string): Promise<EntryPersonRow[]> {
  return await tx<EntryPersonRow[]>`
    select role, full_name, person_id, pin, subject from entry_person where office_id = ${officeId} and entry_id = ${entryId} order by not subject, role desc`
}

export type RevisionRow = {
  revision: number
  ground: RevisionGround
  changed_fields: ChangedField[]
  reason: string
  made_by_name: string
  approved_by_name: string | null
  made_at: string
}

export async function revisionsOf(tx: Reads, officeId: number, entryId: string): Promise<RevisionRow[]> {
  return await tx<RevisionRow[]>`
    select revision, ground, changed_fields, reason, made_by_name, approved_by_name, made_at
    from entry_revision where office_id = ${officeId} and entry_id = ${entryId} order by revision`
}

/** Adds the next content of an entry; the earlier ones stay. Fails on a concurrent revision (primary key). */
export async function addRevision(
  tx: Writes,
  revision: {
    officeId: number
    entryId: string
    revision: number
    ground: RevisionGround
    content: unknown
    changedFields: readonly ChangedField[]
    reason: string
    madeBy: { id: string; name: string }
    approvedBy: { id: string; name: string } | null
    at: string
    /** The entry on which the new content rests. */
    by?: EntryRef | null
  },
): Promise<void> {
  await tx`
    insert into entry_revision (office_id, entry_id, revision, ground, content, changed_fields, reason, made_by, made_by_name, approved_by, approved_by_name, made_at, by_office_id, by_entry_id)
    values (${revision.officeId}, ${revision.entryId}, ${revision.revision}, ${revision.ground}, ${jsonb(tx, revision.content)}, ${jsonb(tx, revision.changedFields)},
      ${revision.reason}, ${revision.madeBy.id}, ${revision.madeBy.name}, ${revision.approvedBy?.id ?? null}, ${revision.approvedBy?.name ?? null}, ${revision.at},
      ${revision.by?.officeId ?? null}, ${revision.by?.entryId ?? null})`
}

/** Brings the search rows of an entry, and the name its dossier is listed under, in line with its newest content. */
export async function reindexPeople(
  tx: Writes,
  officeId: number,
  entryId: string,
  people: readonly EntryPerson[],
  { fact, subject }: { fact: BirthFact | null; subject: Subject },
): Promise<void> {
  const rows = people.map((p) => ({
    role: p.role,
    name: p.name,
    key: fold(p.name),
    year: p.birth.year,
    date: p.birth.date,
    sex: p.sex,
    pin: p.pin,
    personId: p.personId ?? null,
    subject: p.subject === true,
  }))
  const entry = { officeId, entryId }
  const old = fact ? await matchKeysOfEntry(tx, entry) : []
  await tx`select reindex_entry(${officeId}, ${entryId}, ${jsonb(tx, rows)}, ${fact ? jsonb(tx, fact) : null})`
  if (fact) await writeMatchKeys(tx, entry, matchKeysOf(people), old)
  await tx`update registration_case set subject_name = ${subject.name}, subject_key = ${subject.key}, subject_birth = ${subject.birth}
    where office_id = ${officeId} and entry_id = ${entryId}`
}

/** Whether the entry of another dossier used a birth notification (R-B14). */
export async function notificationUsed(tx: Reads, code: string, caseId: string): Promise<boolean> {
  const [row] = await tx<{ used: boolean }[]>`select notification_used(${code}, ${caseId}) as used`
  return row?.used ?? false
}
