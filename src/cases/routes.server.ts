import type { FastifyInstance } from 'fastify'
import type { Papers } from '../documents/documents.server.ts'

import { documentsOfCase } from '../documents/documents.sql.server.ts'
import type { CivilEvent } from '../events/event.ts'
import { eventOf, isEventKind } from '../events/index.ts'
import { effectsInWords } from '../events/parts/effect-words.ts'
import { audit } from '../platform/audit.sql.server.ts'
import type { Writes } from '../platform/database.server.ts'
import type { Actor } from '../platform/endpoint.ts'
import { type House, serve } from '../platform/http.server.ts'
import { Refused } from '../platform/problem.ts'
import { correctEntry } from '../registers/api.ts'
import { circumstancesFor } from '../registers/circumstances.server.ts'
import { correctSlip } from '../registers/corrections.server.ts'
import { loadEntry } from '../registers/entries.sql.server.ts'
import { entryNumber, volumeNumber } from '../registers/entry.ts'
import { addDays } from '../values/calendar-date.ts'
import type { CaseId } from '../values/ids.ts'
import { dayInVietnam, momentInVietnam } from '../values/moment.ts'
import { fold } from '../values/names.ts'
import {
  type CaseLine,
  type CaseView,
  checkDeclaration,
  getCase,
  listCases,
  listNotices,
  moveCase,
  readNotice,
  receiveCase,
  registerCase,
  saveDraft,
  worklistCounts,
} from './api.ts'
import { type AttachmentRow, attachmentsOf } from './attachments.sql.server.ts'
import { actionsFrom, CaseState, endedStates } from './case.ts'
import {
  addCaseEvent,
  caseLine,
  countOpen,
  countOther,
  findCase,
  holdCase,
  listCaseLines,
  saveDeclaration,
  timelineOf,
} from './cases.sql.server.ts'
import { checkDeclaration as check } from './check.server.ts'
import { feeOfDossier, feeView } from './fees.server.ts'
import { foundInOthers } from './further-entries.server.ts'
import { lookupsOf } from './lookups.sql.server.ts'
import { askedBy, mayTake, move } from './moves.server.ts'
import { acknowledgeNotice, noticesOf } from './notices.sql.server.ts'
import { takeIn } from './receive.server.ts'
import { register } from './register.server.ts'
import { lookupWords } from './register-answers.ts'
import { refuseCertainDuplicates } from './register-refusals.server.ts'
import { remindedUntil } from './tasks.server.ts'
import './problems.ts'

/** The event a request names. Throws `kind-unknown`. */
function knownEvent(kind: string): CivilEvent {
  if (!isEventKind(kind)) throw new Refused('kind-unknown')
  return eventOf(kind)
}

const MAX_DECLARATION_CHARACTERS = 200_000

export const asAttachment = (row: AttachmentRow) => ({
  id: row.id,
  paper: row.paper,
  fileName: row.file_name,
  mediaType: row.media_type,
  bytes: row.bytes,
  sha256: Buffer.from(row.sha256).toString('hex'),
  hasThumbnail: row.thumbnail_sha256 !== null,
  addedAt: row.added_at,
})

async function lineOrRefuse(tx: Writes, id: string): Promise<CaseLine> {
  const line = await caseLine(tx, id)
  if (!line) throw new Refused('not-found')
  return line
}

async function caseView(tx: Writes, actor: Actor, id: CaseId): Promise<CaseView> {
  const [row, line] = await Promise.all([findCase(tx, id), caseLine(tx, id)])
  if (!row || !line) throw new Refused('not-found')
  const [found, timeline, lookups, attachments, documents] = await Promise.all([
    row.entry_id ? loadEntry(tx, row.office_id, row.entry_id) : null,
    timelineOf(tx, row.office_id, id),
    lookupsOf(tx, row.office_id, id),
    attachmentsOf(tx, row.office_id, id),
    documentsOfCase(tx, row.office_id, id),
  ])
  const entry = found?.entry
  return {
    ...line,
    version: row.version,
    procedureCode: row.procedure_code,
    regime: row.regime,
    late: row.late,
    askCompletionBy: ['RECEIVED', 'VETTED'].includes(row.state) ? await askedBy(tx, actor, row) : null,
    declaration: entry ? entry.content : row.declaration,
    entry: entry
      ? {
          entryId: entry.id,
          number: entryNumber(entry),
          volume: volumeNumber(entry),
          pageNo: entry.pageNo,
          registeredOn: entry.registeredOn,
          revision: entry.revision,
          pin: entry.pin,
        }
      : null,
    timeline: timeline.map((event) => ({
      seq: event.seq,
      at: event.at,
      actorName: event.actor_name,
      action: event.action,
      fromState: event.from_state,
      toState: event.to_state,
      reason: event.reason,
      details: event.details,
    })),
    lookups: lookups.map((one) => ({ id: one.id, at: one.asked_at, outcome: one.outcome, ...lookupWords(one) })),
    attachments: attachments.map(asAttachment),
    documents: documents.map((document) => ({
      id: document.id,
      kind: document.kind,
      number: document.number,
      state: document.state,
      original: document.original,
      signedAt: document.signedAt,
      printedCount: document.printedCount,
    })),
    actions: row.office_id === actor.officeId ? actionsFrom(row.state).filter((action) => mayTake(actor, action)) : [],
  }
}

const officesOf = (actor: Actor): readonly number[] | null => (actor.scope === 'NATIONAL' ? null : actor.offices)

/** The dossier from the first key stroke to the hand-over. */
export function caseRoutes(app: FastifyInstance, house: House, papers: Papers): void {
  serve(app, house, saveDraft, async ({ tx, actor, params, body, now }) => {
    if (JSON.stringify(body.declaration).length > MAX_DECLARATION_CHARACTERS) throw new Refused('payload-too-large')
    const event = knownEvent(body.kind)
    const saved = await saveDeclaration(tx, actor, {
      id: params.caseId,
      kind: body.kind,
      procedureCode: event.usualProcedure(dayInVietnam(now)),
      channel: body.channel,
      declaration: body.declaration,
      version: body.version,
      subject: event.subjectOf(body.declaration),
      now,
    })
    if (!saved) {
      const current = await findCase(tx, params.caseId)
      throw new Refused('version-conflict', { data: { version: current?.version ?? 0, state: current?.state ?? null } })
    }
    await audit(tx, actor, {
      action: 'case-saved',
      subjectKind: 'case',
      subjectId: params.caseId,
      details: { version: saved.version },
    })
    return { caseId: params.caseId, version: saved.version, savedAt: now, state: saved.state }
  })

  serve(app, house, getCase, async ({ tx, actor, params }) => {
    const view = await caseView(tx, actor, params.caseId)
    await audit(tx, actor, {
      action: 'case-read',
      subjectKind: 'case',
      subjectId: params.caseId,
      purpose: view.code ?? 'xử lý hồ sơ',
    })
    return view
  })

  serve(app, house, listCases, async ({ tx, actor, query, now }) => {
    const asked = query.states === '' ? [] : query.states.split(',').map((state) => CaseState.safeParse(state))
    if (asked.some((state) => !state.success))
      throw new Refused('input-invalid', {
        errors: [{ pointer: '/query/states', code: 'invalid', message: 'Trạng thái không có trong danh mục.' }],
      })
    const open = CaseState.options.filter((state) => query.ended || !endedStates.includes(state))
    const states = asked.length > 0 ? asked.flatMap((state) => (state.success ? [state.data] : [])) : open
    const today = dayInVietnam(now)
    const dueBefore = {
      any: null,
      overdue: now,
      today: momentInVietnam(addDays(today, 1), 0),
      tomorrow: momentInVietnam(addDays(today, 2), 0),
    }[query.due]
    const [at, id] = query.cursor.split('~')
    const items = await listCaseLines(tx, {
      // Finished dossiers are many: they are listed office by office.
      offices: query.officeId !== undefined ? [query.officeId] : query.ended ? [actor.officeId] : officesOf(actor),
      states,
      dueBefore,
      nameKey: fold(query.q),
      after: at && id ? { at, id } : null,
      limit: query.limit + 1,
    })
    const page = items.slice(0, query.limit)
    const last = page.at(-1)
    await audit(tx, actor, {
      action: 'cases-listed',
      purpose: 'xử lý việc được giao',
      details: { found: page.length, cases: page.map((line) => line.caseId) },
    })
    return { items: page, next: items.length > query.limit && last ? `${last.updatedAt}~${last.caseId}` : null }
  })

  serve(app, house, worklistCounts, async ({ tx, actor, now }) => {
    const today = dayInVietnam(now)
    const [open, other] = await Promise.all([
      countOpen(tx, officesOf(actor), now, momentInVietnam(addDays(today, 1), 0)),
      countOther(tx, actor.officeId, await remindedUntil(tx, actor, today)),
    ])
    return {
      byState: Object.fromEntries(open.map((row) => [row.state, row.n])),
      overdue: open.reduce((sum, row) => sum + row.overdue, 0),
      dueToday: open.reduce((sum, row) => sum + row.due_today, 0),
      repairs: other.repairs,
      unreadNotices: other.notices,
      officeTasks: other.office_tasks,
      reminders: other.reminders,
      hospitalDrafts: other.hospital_drafts,
      pinTrouble: other.pin_trouble,
    }
  })

  serve(app, house, checkDeclaration, async ({ tx, actor, params, body, now }) => {
    const held = await findCase(tx, params.caseId)
    const circumstances = await circumstancesFor(tx, actor, {
      receivedAt: held?.received_at ?? now,
      now,
      channel: held?.channel,
    })
    // A look-up can come before the first saving: while typing they are always compared.
    const dossier = { officeId: held?.office_id ?? actor.officeId }
    const event = knownEvent(body.kind)
    const checked = await check(tx, params.caseId, event, body.declaration, circumstances, dossier)
    if (!checked.readable)
      return {
        issues: checked.issues,
        problems: [],
        duplicates: [],
        missingPapers: [],
        dueAt: null,
        registrationKind: null,
        procedureCode: null,
        effects: [],
        approvedFirst: false,
        fee: null,
      }
    const attached = held ? await attachmentsOf(tx, held.office_id, held.id) : []
    const plan = event.plan(checked.declaration, checked.circumstances)
    const others = await foundInOthers(tx, { caseId: params.caseId, ...dossier }, checked, plan)
    const fee = feeOfDossier(event, checked.declaration, plan, checked.circumstances)
    if (checked.duplicates.length > 0) {
      await audit(tx, actor, {
        action: 'duplicates-shown',
        subjectKind: 'case',
        subjectId: params.caseId,
        purpose: 'kiểm tra trùng khi tiếp nhận',
        details: { entries: checked.duplicates.flatMap((d) => d.entryId ?? []) },
      })
    }
    return {
      issues: others.issues,
      problems: [...checked.problems, ...others.problems],
      duplicates: checked.duplicates,
      missingPapers: event.missingPapers(
        checked.declaration,
        attached.map((row) => row.paper),
        checked.circumstances,
      ),
      dueAt: held?.due_at ?? plan.dueAt,
      registrationKind: plan.registrationKind,
      procedureCode: plan.procedureCode,
      effects: effectsInWords(plan, checked.persons, checked.circumstances.people),
      approvedFirst: plan.approvedFirst,
      fee: fee && feeView(fee),
    }
  })

  serve(app, house, receiveCase, async ({ tx, actor, params, body, now }) => {
    const held = await holdCase(tx, params.caseId)
    if (!held) throw new Refused('not-found')
    if (held.office_id !== actor.officeId) throw new Refused('not-own-office')
    if (held.version !== body.version) throw new Refused('version-conflict', { data: { version: held.version } })
    const event = eventOf(held.kind)
    const read = event.read(held.declaration)
    if (!read.readable) {
      throw new Refused('declaration-unreadable', {
        errors: read.issues.map((issue) => ({
          pointer: `/declaration${issue.pointer}`,
          code: 'invalid',
          message: issue.message,
        })),
        data: { issues: read.issues },
      })
    }
    const circumstances = await circumstancesFor(tx, actor, { receivedAt: now, now })
    const dossier = { officeId: held.office_id }
    const checked = await check(tx, held.id, event, held.declaration, circumstances, dossier)
    const duplicates = checked.readable ? checked.duplicates : []
    // What is registered already is not taken in again: the entry that stands is shown (R-A4).
    refuseCertainDuplicates(held.kind, duplicates)
    const plan = event.plan(read.declaration, circumstances)
    await takeIn(tx, actor, { held, plan, now })
    await audit(tx, actor, {
      action: 'case-received',
      subjectKind: 'case',
      subjectId: held.id,
      details: duplicates.length > 0 ? { alike: duplicates.flatMap((one) => one.entryId ?? []) } : {},
    })
    return lineOrRefuse(tx, held.id)
  })

  serve(app, house, moveCase, async ({ tx, actor, params, body, now }) => {
    await move(tx, actor, { caseId: params.caseId, ...body, now })
    return lineOrRefuse(tx, params.caseId)
  })

  serve(app, house, correctEntry, async ({ tx, actor, params, body, now }) => {
    const done = await correctSlip(tx, actor, { ...params, ...body, now })
    const held = await findCase(tx, done.caseId)
    await addCaseEvent(tx, {
      officeId: params.officeId,
      caseId: done.caseId,
      at: now,
      actor: { id: actor.accountId, name: actor.fullName },
      action: 'correct',
      from: held?.state ?? null,
      to: held?.state ?? null,
      reason: body.reason,
      details: { revision: done.revision, fields: done.changedFields.map((field) => field.pointer) },
    })
    return { revision: done.revision, changedFields: done.changedFields }
  })

  serve(
    app,
    house,
    registerCase,
    ({ tx, actor, params, body, now }) =>
      register(tx, actor, {
        caseId: params.caseId,
        ...body,
        kind: knownEvent(body.kind).kind,
        declaration: body.declaration,
        papers,
        now,
      }),
    { startsWithQuery: true },
  )

  serve(app, house, listNotices, async ({ tx, actor, query }) => {
    const rows = await noticesOf(tx, actor.officeId, {
      unread: query.unread,
      before: query.cursor || null,
      limit: query.limit + 1,
    })
    const page = rows.slice(0, query.limit)
    await audit(tx, actor, {
      action: 'notices-read',
      purpose: 'thông báo giữa các cơ quan đăng ký',
      details: { found: page.length },
    })
    return {
      items: page.map((row) => ({
        id: row.id,
        fromOffice: row.from_office,
        kind: row.kind,
        content: row.content,
        sentAt: row.sent_at,
        readAt: row.read_at,
      })),
      next: rows.length > query.limit ? (page.at(-1)?.sent_at ?? null) : null,
    }
  })

  serve(app, house, readNotice, async ({ tx, actor, params, now }) => {
    const readAt = await acknowledgeNotice(tx, actor.officeId, params.noticeId, now, actor.accountId)
    if (!readAt) throw new Refused('not-found')
    await audit(tx, actor, { action: 'notice-acknowledged', subjectKind: 'notice', subjectId: params.noticeId })
    return { id: params.noticeId, readAt }
  })
}
