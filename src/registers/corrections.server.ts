import { isDeepStrictEqual } from 'node:util'
import { v7 as uuid } from 'uuid'
import { eventOf } from '../events/index.ts'
import { audit } from '../platform/audit.sql.server.ts'
import type { Writes } from '../platform/database.server.ts'
import type { Actor } from '../platform/endpoint.ts'
import { Refused } from '../platform/problem.ts'
import type { ChangedField } from './api.ts'
import { changedFields, labelIn } from './changed-fields.ts'
import { asRegisteringOffice, circumstancesFor } from './circumstances.server.ts'
import { addRevision, holdEntry, loadEntry, reindexPeople } from './entries.sql.server.ts'
import type { Entry } from './entry.ts'
import { holdPeople } from './hold-people.sql.server.ts'
import { type Told, tellPinIssuer } from './pin-correction.server.ts'
import { addRepair, findRepair, holdOpenRepair, markDecided, type RepairRow } from './repairs.sql.server.ts'
import './problems.ts'

const signedStates = ['SIGNED', 'HANDED_OVER']

type Proposal = { entry: Entry; content: unknown; changed: ChangedField[]; caseState: string | null }

/** Reads a corrected declaration against the entry as it stands; refuses unreadable input and a stale revision. */
async function propose(
  tx: Writes,
  actor: Actor,
  asked: { officeId: number; entryId: string; declaration: unknown; revision: number; now: string },
): Promise<Proposal> {
  const found = await loadEntry(tx, asked.officeId, asked.entryId)
  if (!found) throw new Refused('not-found')
  const { entry, caseState } = found
  if (entry.revoked) throw new Refused('entry-revoked')
  if (entry.revision !== asked.revision) throw new Refused('version-conflict')
  const circumstances = await circumstancesFor(tx, await asRegisteringOffice(tx, actor, entry), {
    receivedAt: `${entry.registeredOn}T05:00:00.000Z`,
    now: asked.now,
  })
  const examined = eventOf(entry.kind).examine(asked.declaration, circumstances)
  if (!examined.readable) {
    throw new Refused('input-invalid', {
      errors: examined.issues.map((issue) => ({
        pointer: `/declaration${issue.pointer}`,
        code: 'invalid',
        message: issue.message,
      })),
    })
  }
  // What was found when the entry was written is not asked again: only what the correction itself would do wrong stops it.
  const before = eventOf(entry.kind).examine(entry.content, circumstances)
  const known = new Set(before.readable ? before.problems.map(({ rule, pointer }) => `${rule} ${pointer}`) : [])
  const stopping = examined.problems.filter(
    ({ severity, rule, pointer }) => severity === 'error' && !known.has(`${rule} ${pointer}`),
  )
  if (stopping.length > 0) {
    throw new Refused('rules-block', {
      errors: stopping.map((p) => ({
        pointer: `/declaration${p.pointer}`,
        code: p.rule,
        message: `${p.message} (${p.cite})`,
      })),
      data: { problems: stopping },
    })
  }
  const changed = changedFields(entry.content, examined.declaration, (pointer) => labelIn(entry.kind, pointer))
  if (changed.length === 0) throw new Refused('nothing-changed')
  return { entry, content: examined.declaration, changed, caseState }
}

async function reindex(tx: Writes, actor: Actor, entry: Entry, content: unknown, now: string): Promise<void> {
  const office = await asRegisteringOffice(tx, actor, entry)
  const circumstances = await circumstancesFor(tx, office, { receivedAt: `${entry.registeredOn}T05:00:00.000Z`, now })
  const event = eventOf(entry.kind)
  const examined = event.examine(content, circumstances)
  if (!examined.readable) throw new Error('A stored entry cannot be read')
  await reindexPeople(tx, entry.officeId, entry.id, examined.persons, event.plan(examined.declaration, circumstances))
}

/** A typing slip, before anybody has signed: free, logged, and the earlier content stays (issue of Hồ Chí Minh City; TT 04/2020 art. 35). */
export async function correctSlip(
  tx: Writes,
  actor: Actor,
  asked: { officeId: number; entryId: string; declaration: unknown; revision: number; reason: string; now: string },
): Promise<{ revision: number; changedFields: ChangedField[]; caseId: string }> {
  await holdPeople(tx, asked)
  await holdEntry(tx, asked.officeId, asked.entryId)
  const { entry, content, changed, caseState } = await propose(tx, actor, asked)
  if (entry.officeId !== actor.officeId) throw new Refused('not-own-office')
  if (caseState === null || signedStates.includes(caseState)) throw new Refused('entry-signed')
  const revision = entry.revision + 1
  await addRevision(tx, {
    officeId: entry.officeId,
    entryId: entry.id,
    revision,
    ground: 'TYPING_SLIP',
    content,
    changedFields: changed,
    reason: asked.reason,
    madeBy: { id: actor.accountId, name: actor.fullName },
    approvedBy: null,
    at: asked.now,
  })
  await reindex(tx, actor, entry, content, asked.now)
  const pinIssuer = await tellPinIssuer(tx, { entry, content, reason: asked.reason })
  await audit(tx, actor, {
    action: 'slip-corrected',
    subjectKind: 'entry',
    subjectId: entry.id,
    details: { revision, fields: changed.map((field) => field.pointer), pinIssuer },
  })
  return { revision, changedFields: changed, caseId: entry.caseId }
}

/** "Record ≠ book", after the signature: asked by one person with what the book says; nothing changes yet. */
export async function requestRepair(
  tx: Writes,
  actor: Actor,
  asked: { officeId: number; entryId: string; declaration: unknown; revision: number; reason: string; now: string },
): Promise<RepairRow> {
  const { entry, content, changed, caseState } = await propose(tx, actor, asked)
  // The keeper of a predecessor's books mends the records of those too (domain/03 §7).
  if (actor.scope !== 'OFFICE' || !actor.offices.includes(entry.officeId)) throw new Refused('not-own-office')
  if (caseState !== null && !signedStates.includes(caseState)) throw new Refused('entry-not-signed')
  const id = uuid()
  await addRepair(tx, {
    officeId: entry.officeId,
    id,
    entryId: entry.id,
    content,
    changedFields: changed,
    reason: asked.reason,
    by: { id: actor.accountId, name: actor.fullName },
    at: asked.now,
  })
  await audit(tx, actor, {
    action: 'repair-asked',
    subjectKind: 'entry',
    subjectId: entry.id,
    details: { repair: id, fields: changed.map((field) => field.pointer) },
  })
  const row = await findRepair(tx, [entry.officeId], id)
  if (!row) throw new Error('The repair request just written cannot be read')
  return row
}

/** Whether approving a repair changes only what was shown when it was asked for: another may have been approved meanwhile. */
function stillAsSeen(repair: RepairRow, entry: Entry): boolean {
  const seen = new Map(repair.changed_fields.map(({ pointer, from }) => [pointer, from ?? null]))
  return changedFields(entry.content, repair.content, (pointer) => pointer).every(
    ({ pointer, from }) => seen.has(pointer) && isDeepStrictEqual(from ?? null, seen.get(pointer)),
  )
}

/** The second person's decision; only an approval adds a revision (domain/01 G8). */
export async function decideOnRepair(
  tx: Writes,
  actor: Actor,
  asked: { id: string; approve: boolean; reason: string; now: string },
): Promise<RepairRow> {
  const repair = await findRepair(tx, actor.offices, asked.id)
  if (!repair) throw new Refused('not-found')
  if (actor.scope !== 'OFFICE') throw new Refused('not-own-office')
  if (repair.asked_by === actor.accountId) throw new Refused('same-person')
  if (!(await holdOpenRepair(tx, repair.office_id, asked.id))) throw new Refused('repair-decided')
  const by = { id: actor.accountId, name: actor.fullName }
  await markDecided(tx, {
    officeId: repair.office_id,
    id: asked.id,
    state: asked.approve ? 'APPROVED' : 'REJECTED',
    by,
    at: asked.now,
    reason: asked.reason,
  })
  let pinIssuer: Told = 'not-concerned'
  if (asked.approve) {
    await holdPeople(tx, { officeId: repair.office_id, entryId: repair.entry_id })
    await holdEntry(tx, repair.office_id, repair.entry_id)
    const found = await loadEntry(tx, repair.office_id, repair.entry_id)
    if (!found) throw new Refused('not-found')
    if (!stillAsSeen(repair, found.entry)) throw new Refused('repair-outdated')
    await addRevision(tx, {
      officeId: repair.office_id,
      entryId: repair.entry_id,
      revision: found.entry.revision + 1,
      ground: 'DATA_REPAIR',
      content: repair.content,
      changedFields: repair.changed_fields,
      reason: repair.reason,
      madeBy: { id: repair.asked_by, name: repair.asked_by_name },
      approvedBy: by,
      at: asked.now,
    })
    await reindex(tx, actor, found.entry, repair.content, asked.now)
    pinIssuer = await tellPinIssuer(tx, { entry: found.entry, content: repair.content, reason: repair.reason })
  }
  await audit(tx, actor, {
    action: asked.approve ? 'repair-approved' : 'repair-rejected',
    subjectKind: 'entry',
    subjectId: repair.entry_id,
    details: { repair: asked.id, ...(asked.approve ? { pinIssuer } : {}) },
  })
  const decided = await findRepair(tx, [repair.office_id], asked.id)
  if (!decided) throw new Error('A decided repair request cannot be read')
  return decided
}
