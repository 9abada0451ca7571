import { v7 as uuid } from 'uuid'
import { eventOf } from '../events/index.ts'
import type { EntryPerson } from '../events/known.ts'
import type { EntryNote, EntryRef, NoteBasis } from '../events/parts/effects.ts'
import { audit } from '../platform/audit.sql.server.ts'
import type { Writes } from '../platform/database.server.ts'
import type { Actor } from '../platform/endpoint.ts'
import { Refused } from '../platform/problem.ts'
import { patched, valueAtPointer } from '../values/json-patch.ts'
import { dayInVietnam, type Moment } from '../values/moment.ts'
import { fold } from '../values/names.ts'
import { addNoteRow } from './books.sql.server.ts'
import { changedFields, labelIn } from './changed-fields.ts'
import { asRegisteringOffice, circumstancesFor } from './circumstances.server.ts'
import { addRevision, holdEntry, loadEntry, reindexPeople } from './entries.sql.server.ts'
import { keeperOf, knownEntries } from './known.sql.server.ts'
import { sendOfficeTask } from './office-tasks.sql.server.ts'
import { askForAnotherNumber, tellPinIssuer } from './pin-correction.server.ts'
import './problems.ts'

/** The same paper noted twice changes nothing (R-J2): its words make the key. */
export const basisKeyOf = (basis: NoteBasis): string =>
  [basis.kind, basis.number, basis.date ?? '', basis.authority]
    .map((part) => part.normalize('NFC').toLowerCase())
    .join('|')

/**
 * Writes a note in the margin of an entry whose book the actor's office keeps, and with a patch the new content as a revision (R-G3).
 * Writing it again changes nothing. Throws `not-found`, `not-own-office`, `entry-revoked`, `entry-changed`.
 */
export async function noteEntry(
  tx: Writes,
  actor: Actor,
  asked: { note: EntryNote & { basis: NoteBasis }; by: EntryRef | null; now: Moment },
): Promise<{ seq: number; revision: number | null }> {
  const { note, by, now } = asked
  const { officeId, entryId } = note.entry
  await holdEntry(tx, officeId, entryId)
  const found = await loadEntry(tx, officeId, entryId)
  if (!found) throw new Refused('not-found')
  if (!actor.offices.includes(officeId)) throw new Refused('not-own-office')
  const { entry } = found
  if (entry.revoked) throw new Refused('entry-revoked')
  const known = entry.notes.length
  const seq = await addNoteRow(tx, {
    officeId,
    entryId,
    day: dayInVietnam(now),
    at: now,
    content: note.content,
    basis: note.basis,
    basisKey: [basisKeyOf(note.basis), ...(note.about ? [note.about.entryId] : [])].join('|'),
    officer: { id: actor.accountId, name: actor.fullName },
    by,
  })
  const isNew = seq > known
  const revision = isNew && note.patch && note.ground ? await revise(tx, actor, entry, { note, by, now }) : null
  if (isNew && note.renewsNumber) await askForAnotherNumber(tx, { entry, reason: note.content, basis: note.basis })
  if (isNew)
    await audit(tx, actor, {
      action: 'note-written',
      subjectKind: 'entry',
      subjectId: entryId,
      details: { seq, ...(revision === null ? {} : { revision }) },
    })
  return { seq, revision }
}

async function revise(
  tx: Writes,
  actor: Actor,
  entry: NonNullable<Awaited<ReturnType<typeof loadEntry>>>['entry'],
  asked: { note: EntryNote; by: EntryRef | null; now: Moment },
): Promise<number> {
  const { note, by, now } = asked
  const event = eventOf(entry.kind)
  for (const { pointer, was } of note.patch ?? [])
    if (was !== undefined && changedFields(valueAtPointer(entry.content, pointer) ?? null, was, () => '').length > 0)
      throw new Refused('entry-changed', { data: { pointer, entry: note.entry } })
  const read = event.read(patched(entry.content, note.patch ?? []))
  if (!read.readable) throw new Refused('declaration-unreadable', { data: { issues: read.issues, entry: note.entry } })
  const revision = entry.revision + 1
  await addRevision(tx, {
    officeId: entry.officeId,
    entryId: entry.id,
    revision,
    ground: note.ground ?? 'CHANGE',
    content: read.declaration,
    changedFields: changedFields(entry.content, read.declaration, (pointer) => labelIn(entry.kind, pointer)),
    reason: note.content,
    madeBy: { id: actor.accountId, name: actor.fullName },
    approvedBy: null,
    at: now,
    by,
  })
  const office = await asRegisteringOffice(tx, actor, entry)
  const circumstances = await circumstancesFor(tx, office, { receivedAt: `${entry.registeredOn}T05:00:00.000Z`, now })
  const { persons: declared } = event.judge(read.declaration, circumstances)
  const persons = by ? await knownBy(tx, by, declared) : declared
  await reindexPeople(tx, entry.officeId, entry.id, persons, event.plan(read.declaration, circumstances))
  await tellPinIssuer(tx, { entry, content: read.declaration, reason: note.content })
  return revision
}

/** Who came into the noted entry through the noting one is the same person there, with or without a PIN: the name and year of birth are copied from it. */
async function knownBy(tx: Writes, by: EntryRef, persons: readonly EntryPerson[]): Promise<EntryPerson[]> {
  const known = (await knownEntries(tx, [by]))[by.entryId]?.persons ?? []
  return persons.map((person) => {
    if (person.pin !== null || person.personId || person.role === 'INFORMANT') return person
    const alike = known.filter(
      (one) => one.role !== 'INFORMANT' && fold(one.name) === fold(person.name) && one.birth.year === person.birth.year,
    )
    const [same, another] = new Set(alike.map(({ personId }) => personId ?? null))
    return same && another === undefined ? { ...person, personId: same } : person
  })
}

/**
 * Notes an earlier entry, or asks the office that keeps its book to do so: a task tracked until it is noted (R-G2). `byNumber` is how officials
 * name the entry on which the note rests.
 */
export async function noteOrAsk(
  tx: Writes,
  actor: Actor,
  asked: { note: EntryNote; by: EntryRef; byNumber: string; kind: string; caseId: string; now: Moment },
): Promise<'noted' | 'asked'> {
  const { note, by, now } = asked
  const basis: NoteBasis = note.basis ?? {
    kind: asked.kind,
    number: asked.byNumber,
    date: dayInVietnam(now),
    authority: actor.officeName,
  }
  if (actor.offices.includes(note.entry.officeId)) {
    await noteEntry(tx, actor, { note: { ...note, basis }, by, now })
    return 'noted'
  }
  const keeper = await keeperOf(tx, note.entry.officeId)
  if (!keeper) throw new Refused('not-found')
  await sendOfficeTask(tx, {
    toOfficeId: keeper.id,
    fromOfficeId: actor.officeId,
    id: uuid(),
    kind: 'NOTE_ENTRY',
    needs: 'NOTE',
    entry: note.entry,
    caseId: asked.caseId,
    content: { note: { ...note, basis }, by, number: asked.byNumber, office: actor.officeName },
    dueAt: null,
    at: now,
  })
  return 'asked'
}
