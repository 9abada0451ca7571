import { v7 as uuid } from 'uuid'
import type { KnownEntry } from '../events/known.ts'
import type { EntryRef } from '../events/parts/effects.ts'
import { audit } from '../platform/audit.sql.server.ts'
import type { Reads, Writes } from '../platform/database.server.ts'
import type { Actor } from '../platform/endpoint.ts'
import { Refused } from '../platform/problem.ts'
import { dayInVietnam, type Moment } from '../values/moment.ts'
import { fold } from '../values/names.ts'
import { yearOf } from '../values/partial-date.ts'
import { holdPeople } from './hold-people.sql.server.ts'
import {
  addJudgment,
  applyJudgment,
  claimJudgmentNote,
  finishJudgment,
  forwardJudgment,
  holdJudgment,
  type JudgmentRow,
  judgmentById,
  judgmentByKey,
  weddingDay,
} from './judgments.sql.server.ts'
import {
  decisionWords,
  judgmentKeys,
  judgmentLaw,
  judgmentOnEntry,
  likenessOf,
  whyNotNoted,
  whyNotYet,
} from './judgments.ts'
import {
  type Judgment,
  type JudgmentItem,
  type JudgmentMatch,
  JudgmentOutcome,
  Judgment as Shape,
} from './judgments-api.ts'
import { alikeEntries, knownEntries, sourceEntries } from './known.sql.server.ts'
import { noteEntry } from './noting.server.ts'
import { sendOfficeTask } from './office-tasks.sql.server.ts'
import { tellStatus } from './status-messages.server.ts'
import './problems.ts'

const by = (actor: Actor) => ({ id: actor.accountId, name: actor.fullName })

const outcomeOf = (row: JudgmentRow): JudgmentItem['outcome'] => JudgmentOutcome.nullable().parse(row.outcome)

export const asItem = (row: JudgmentRow): JudgmentItem => {
  const judgment = Shape.parse(row.judgment)
  const { vi, en } = judgmentLaw(judgment.matter, judgment.effectiveOn)
  return {
    id: row.id,
    state: row.state,
    judgment,
    matterWords: [vi, en],
    receivedAt: row.received_at,
    receiverName: row.receiver_name,
    fromOffice: row.from_office,
    toOffice: row.to_office,
    outcome: outcomeOf(row),
    entry:
      row.entry_office_id === null || row.entry_id === null
        ? null
        : { officeId: row.entry_office_id, entryId: row.entry_id },
    reason: row.reason,
    doneAt: row.done_at,
    doneName: row.done_name,
  }
}

/** The same decision about the same people arrives once at an office. */
const arrivalKey = (judgment: Judgment): string => {
  const { number, sender } = judgmentKeys(judgment)
  return [number, sender, judgment.matter, ...judgment.persons.map(({ name }) => fold(name)).toSorted()].join('|')
}

/** Takes a decision in; the one received before is given back as it stands (R-J2). */
export async function receive(tx: Writes, actor: Actor, judgment: Judgment, now: Moment): Promise<JudgmentRow> {
  const key = arrivalKey(judgment)
  const id = await addJudgment(tx, {
    officeId: actor.officeId,
    id: uuid(),
    arrivalKey: key,
    judgment,
    at: now,
    by: by(actor),
  })
  if (id !== null)
    await audit(tx, actor, {
      action: 'judgment-received',
      subjectKind: 'judgment',
      subjectId: id,
      details: { matter: judgment.matter, channel: judgment.channel },
    })
  const row = await judgmentByKey(tx, actor.officeId, key)
  if (!row) throw new Refused('not-found')
  return row
}

/** Entries a decision may mean, surest first: those under its number, those of its people by PIN, those by name and birth; at most 10. */
export async function matchesOf(tx: Reads, actor: Actor, row: JudgmentRow): Promise<JudgmentMatch[]> {
  const judgment = Shape.parse(row.judgment)
  const { notedIn } = judgmentLaw(judgment.matter, judgment.effectiveOn)
  const { reference } = judgment
  const none = { pin: null, personId: null, officeId: null, entryNo: null, year: null }
  const lists = await Promise.all([
    row.entry_office_id !== null && row.entry_id !== null
      ? knownEntries(tx, [{ officeId: row.entry_office_id, entryId: row.entry_id }]).then(Object.values<KnownEntry>)
      : [],
    reference.officeId !== null && reference.number !== null && reference.year !== null
      ? sourceEntries(tx, {
          ...none,
          registers: [notedIn],
          officeId: reference.officeId,
          entryNo: reference.number,
          year: reference.year,
        })
      : [],
    ...judgment.persons.flatMap(({ pin }) =>
      pin === null ? [] : [sourceEntries(tx, { ...none, registers: [notedIn], pin })],
    ),
    alikeEntries(tx, {
      kind: notedIn,
      caseId: row.id,
      people: judgment.persons.map(({ pin, name, birthDate }) => ({
        pin,
        key: fold(name),
        date: birthDate.known === 'day' ? birthDate.date : null,
        year: yearOf(birthDate) ?? null,
      })),
    }),
  ])
  const found = new Map<string, KnownEntry>()
  for (const entry of lists.flat()) if (entry.register === notedIn) found.set(entry.ref.entryId, entry)
  const order = { certain: 0, likely: 1, possible: 2 } as const
  return [...found.values()]
    .flatMap((entry): JudgmentMatch[] => {
      const like = likenessOf(judgment, entry)
      return like === null
        ? []
        : [
            {
              ...entry.ref,
              number: entry.number,
              registeredOn: entry.registeredOn,
              officeName: entry.officeName,
              keeperId: entry.keeperId,
              keeperName: entry.keeperName,
              ownBook: actor.offices.includes(entry.ref.officeId),
              revoked: entry.revoked,
              // The wife before the husband (R-C13).
              names: entry.persons
                .filter(({ subject }) => subject)
                .toSorted((a, b) => (a.role < b.role ? 1 : -1))
                .map(({ name }) => name),
              ...like,
            },
          ]
    })
    .toSorted((a, b) => order[a.likeness] - order[b.likeness])
    .slice(0, 10)
}

/** A decision to be dealt with: one that waits, or one that was passed on and came back. */
async function waiting(tx: Writes, actor: Actor, id: string): Promise<JudgmentRow> {
  const row = await holdJudgment(tx, actor.officeId, id)
  if (!row) throw new Refused('not-found')
  const cameBack = row.state === 'FORWARDED' && outcomeOf(row)?.state === 'RETURNED'
  if (row.state !== 'WAITING' && !cameBack) throw new Refused('judgment-done', { data: { state: row.state } })
  return row
}

/**
 * Notes a decision on an entry at once (LHT 31), with what it does to the people from its day of effect on (R-J1, R-J3, R-J4); a decision
 * noted before on this entry changes nothing (R-J2). An entry of another keeper: the decision is passed on to it.
 * Throws `judgment-done`, `judgment-not-fitting`, `judgment-not-in-force`, `not-found`.
 */
export async function note(
  tx: Writes,
  actor: Actor,
  asked: { id: string; entry: EntryRef; now: Moment },
): Promise<JudgmentRow> {
  const { entry: ref, now } = asked
  const row = await waiting(tx, actor, asked.id)
  const judgment = Shape.parse(row.judgment)
  const entry = (await knownEntries(tx, [ref]))[ref.entryId]
  if (!entry) throw new Refused('not-found')
  const why = whyNotNoted(judgment, entry, await weddingDay(tx, ref))
  if (why.length > 0) throw new Refused('judgment-not-fitting', { detail: why.join(' ') })
  if (!actor.offices.includes(ref.officeId)) return await forward(tx, actor, row, entry, now)
  const wait = whyNotYet(judgment, dayInVietnam(now))
  if (wait !== null) throw new Refused('judgment-not-in-force', { detail: wait })
  await holdPeople(tx, ref)
  const keys = judgmentKeys(judgment)
  let seq: number | null = null
  if (await claimJudgmentNote(tx, ref, keys, now)) {
    const { note: margin, effects } = judgmentOnEntry(judgment, entry)
    const written = await noteEntry(tx, actor, { note: margin, by: null, now })
    seq = written.seq
    await applyJudgment(tx, ref, keys, judgment.effectiveOn, effects)
    await tellStatus(tx, { entry: ref, effects, persons: [], basis: margin.basis, at: now })
  }
  await finishJudgment(tx, {
    officeId: actor.officeId,
    id: row.id,
    state: 'NOTED',
    entry: ref,
    seq,
    reason: seq === null ? 'Đã ghi chú trước đó.' : '',
    at: now,
    by: by(actor),
  })
  await audit(tx, actor, {
    action: 'judgment-noted',
    subjectKind: 'entry',
    subjectId: ref.entryId,
    purpose: row.id,
    details: { matter: judgment.matter, first: seq !== null },
  })
  await answerSender(tx, actor, row, { state: 'NOTED', words: `Đã ghi chú vào mục số ${entry.number}`, now })
  return await reload(tx, actor, row.id)
}

async function forward(
  tx: Writes,
  actor: Actor,
  row: JudgmentRow,
  entry: KnownEntry,
  now: Moment,
): Promise<JudgmentRow> {
  const newId = uuid()
  const { officeId } = actor
  if (
    !(await forwardJudgment(tx, {
      officeId,
      id: row.id,
      to: entry.keeperId,
      entry: entry.ref,
      newId,
      at: now,
      by: by(actor),
    }))
  )
    throw new Refused('judgment-done')
  await sendOfficeTask(tx, {
    toOfficeId: entry.keeperId,
    fromOfficeId: officeId,
    id: uuid(),
    kind: 'JUDGMENT_FORWARDED',
    needs: 'READ',
    entry: entry.ref,
    caseId: null,
    content: {
      number: row.judgment.number,
      sender: row.judgment.sender,
      office: actor.officeName,
      entry: entry.number,
    },
    dueAt: null,
    at: now,
  })
  await audit(tx, actor, {
    action: 'judgment-forwarded',
    subjectKind: 'judgment',
    subjectId: row.id,
    details: { to: entry.keeperId },
  })
  return await reload(tx, actor, row.id)
}

/** Tells the office that passed a decision on what became of it. */
async function answerSender(
  tx: Writes,
  actor: Actor,
  row: JudgmentRow,
  said: { state: 'NOTED' | 'RETURNED'; words: string; now: Moment },
): Promise<void> {
  if (row.from_office_id === null || row.from_office_id === actor.officeId) return
  await sendOfficeTask(tx, {
    toOfficeId: row.from_office_id,
    fromOfficeId: actor.officeId,
    id: uuid(),
    kind: `JUDGMENT_${said.state}`,
    needs: 'READ',
    entry: null,
    caseId: null,
    content: { text: said.words, judgment: decisionWords(Shape.parse(row.judgment)) },
    dueAt: null,
    at: said.now,
  })
}

/** R-J5: sends a decision back with the reason; it stays in the list of those returned. */
export async function giveBack(
  tx: Writes,
  actor: Actor,
  asked: { id: string; reason: string; now: Moment },
): Promise<JudgmentRow> {
  const row = await waiting(tx, actor, asked.id)
  await finishJudgment(tx, {
    officeId: actor.officeId,
    id: row.id,
    state: 'RETURNED',
    entry: null,
    seq: null,
    reason: asked.reason,
    at: asked.now,
    by: by(actor),
  })
  await audit(tx, actor, { action: 'judgment-returned', subjectKind: 'judgment', subjectId: row.id })
  await answerSender(tx, actor, row, { state: 'RETURNED', words: `Trả lại: ${asked.reason}`, now: asked.now })
  return await reload(tx, actor, row.id)
}

async function reload(tx: Writes, actor: Actor, id: string): Promise<JudgmentRow> {
  const row = await judgmentById(tx, actor.officeId, id)
  if (!row) throw new Refused('not-found')
  return row
}
