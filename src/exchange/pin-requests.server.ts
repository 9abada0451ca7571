import { decideMove } from '../cases/case.ts'
import {
  closeMessage,
  givePin,
  lockPinRequestOfEntry,
  type PinRequestRow,
  recordPinEvent,
} from '../cases/pin-arrived.sql.server.ts'
import { BirthDeclaration } from '../events/birth/declaration.ts'
import { birthPinRequest } from '../events/birth/pin-request.ts'
import { audit } from '../platform/audit.sql.server.ts'
import type { Writes } from '../platform/database.server.ts'
import type { Actor } from '../platform/endpoint.ts'
import { Refused } from '../platform/problem.ts'
import { CaseId, type EntryId, type Pin } from '../values/ids.ts'
import { formatMoment } from '../values/moment.ts'
import type { LinkView, PinRequestView } from './api.ts'
import { type LinkView as LinkRow, linksWithBacklog } from './link-health.sql.server.ts'
import { newId } from './new-id.server.ts'
import {
  casesOfPins,
  type EntryForRequest,
  entryForRequest,
  type OpenRequestRow,
  openRequests,
  replaceRequest,
} from './pin-requests.sql.server.ts'
import './problems.ts'

const partnerNames: Readonly<Record<string, string>> = {
  'population-database': 'Cơ sở dữ liệu quốc gia về dân cư',
}

function linkSentence(name: string, row: LinkRow): string {
  switch (row.state) {
    case 'UP':
      return `Kết nối tới ${name} hoạt động bình thường.`
    case 'DEGRADED':
      return `Kết nối tới ${name} chập chờn từ ${formatMoment(row.since)}.`
    case 'DOWN':
      return `Kết nối tới ${name} gián đoạn từ ${formatMoment(row.since)}. Việc đăng ký vẫn làm bình thường; ${row.backlog} yêu cầu sẽ tự gửi khi có kết nối.`
  }
}

/** Health of every link, with what waits within the asker's scope. */
export async function links(tx: Writes): Promise<LinkView[]> {
  const rows = await linksWithBacklog(tx)
  return rows.map((row) => {
    const name = partnerNames[row.partner] ?? row.partner
    return {
      partner: row.partner,
      name,
      state: row.state,
      since: row.since,
      lastOkAt: row.last_ok_at,
      lastError: row.last_error,
      backlog: row.backlog,
      parked: row.parked,
      oldest: row.oldest,
      sentence: linkSentence(name, row),
    }
  })
}

function reasonFor(row: OpenRequestRow, link: LinkView | undefined): string {
  if (row.reason !== '') return row.reason
  if (row.message_state === 'ACCEPTED') return 'Cơ sở dữ liệu quốc gia về dân cư đã nhận yêu cầu, đang cấp số.'
  if (link && link.state !== 'UP') return link.sentence
  return 'Đang gửi yêu cầu cấp số.'
}

type PinAction = PinRequestView['actions'][number]
function actionsFor(row: OpenRequestRow): PinAction[] {
  switch (row.state) {
    case 'WAITING':
      return row.message_state === 'PARKED' || row.message_state === 'DONE' || row.message_state === null
        ? ['ask-again']
        : []
    case 'SUSPECT_DUPLICATE':
      return ['explain-twins', 'accept-existing', 'ask-again']
    case 'REJECTED':
    case 'NEEDS_VERIFICATION':
      return ['ask-again']
  }
}

/** Children without their number, longest first. */
export async function waitingForPins(
  tx: Writes,
  asked: { state: string | null; limit: number; now: string },
): Promise<PinRequestView[]> {
  const [rows, health] = await Promise.all([openRequests(tx, asked), links(tx)])
  const link = health.find((one) => one.partner === 'population-database')
  return rows.map((row) => ({
    officeId: row.office_id,
    officeName: row.office_name,
    entryId: row.entry_id as EntryId,
    caseId: row.case_id as CaseId,
    caseCode: row.code,
    number: `${String(row.entry_no).padStart(2, '0')}/${row.year}`,
    subjectName: row.full_name,
    state: row.state,
    reason: reasonFor(row, link),
    candidates: row.candidates as PinRequestView['candidates'],
    askedAt: row.asked_at,
    answeredAt: row.answered_at,
    attempts: row.attempts ?? 0,
    ageMinutes: Math.max(0, Math.floor((Date.parse(asked.now) - Date.parse(row.asked_at)) / 60_000)),
    actions: actionsFor(row),
  }))
}

async function openRequest(
  tx: Writes,
  actor: Actor,
  entryId: EntryId,
): Promise<{ row: PinRequestRow; entry: EntryForRequest }> {
  const row = await lockPinRequestOfEntry(tx, entryId)
  if (!row || row.office_id !== actor.officeId) throw new Refused('not-found')
  if (row.state === 'ALLOCATED' || row.pin !== null) throw new Refused('pin-already-given')
  const entry = await entryForRequest(tx, row.office_id, entryId)
  if (!entry) throw new Refused('not-found')
  return { row, entry }
}

/** Asks for the number anew, with the entry as it reads now. */
export async function askAgain(
  tx: Writes,
  actor: Actor,
  asked: { entryId: EntryId; now: string; reason: string; explanation?: string },
): Promise<string> {
  const { row, entry } = await openRequest(tx, actor, asked.entryId)
  if (row.state === 'WAITING' && (entry.message_state === 'PENDING' || entry.message_state === 'ACCEPTED'))
    throw new Refused('pin-request-under-way')
  const declaration = BirthDeclaration.parse(entry.content)
  if (asked.explanation && declaration.child.plurality < 2) throw new Refused('entry-says-single-birth')
  const requestId = newId()
  const siblingCaseIds = asked.explanation
    ? await casesOfPins(
        tx,
        entry.candidates.map((one) => one.pin),
      )
    : []
  const payload = birthPinRequest(declaration, {
    requestId,
    caseId: CaseId.parse(row.case_id),
    entryId: asked.entryId,
    entryNo: entry.entry_no,
    year: entry.year,
    registeredOn: entry.registered_on,
    officeUnitCode: entry.unit_code,
    officeProvinceCode: entry.province_code ?? '',
    officeName: entry.office_name,
    siblingCaseIds,
    ...(asked.explanation ? { explanation: asked.explanation } : {}),
  })
  await closeMessage(tx, [row.request_id], 'Đã thay bằng yêu cầu mới')
  await replaceRequest(tx, {
    officeId: row.office_id,
    entryId: asked.entryId,
    requestId,
    caseId: row.case_id,
    payload,
    at: asked.now,
  })
  const action = asked.explanation ? 'pin-explain-twins' : 'pin-ask-again'
  await recordPinEvent(tx, row, {
    at: asked.now,
    actor: { id: actor.accountId, name: actor.fullName },
    action,
    to: row.case_state,
    reason: asked.explanation ?? asked.reason,
  })
  await audit(tx, actor, {
    action,
    subjectKind: 'entry',
    subjectId: asked.entryId,
    purpose: row.case_id,
    details: { request: requestId },
  })
  return requestId
}

/** Accepts the number a child turns out to have already, on the word of the police; the second person decides. */
export async function acceptExisting(
  tx: Writes,
  actor: Actor,
  asked: {
    entryId: EntryId
    now: string
    pin: Pin
    reason: string
    confirmation: { authority: string; number: string; date: string }
  },
): Promise<string> {
  const { row, entry } = await openRequest(tx, actor, asked.entryId)
  if (entry.officer_id === actor.accountId) throw new Refused('second-person-needed')
  if (!entry.candidates.some((one) => one.pin === asked.pin)) throw new Refused('pin-not-named')
  const moved = decideMove(row.case_state, 'complete-pin')
  const to = moved.ok ? moved.value : row.case_state
  try {
    await givePin(tx, row, { pin: asked.pin, source: 'EXISTING', at: asked.now })
  } catch (error) {
    if ((error as { code?: string }).code === '23505') throw new Refused('pin-of-another')
    throw error
  }
  await recordPinEvent(tx, row, {
    at: asked.now,
    actor: { id: actor.accountId, name: actor.fullName },
    action: 'pin-accept-existing',
    to,
    reason: asked.reason,
    details: { confirmation: asked.confirmation },
  })
  await closeMessage(tx, [row.request_id], 'Nhận số đã có theo xác nhận của Công an')
  await audit(tx, actor, {
    action: 'pin-accept-existing',
    subjectKind: 'entry',
    subjectId: asked.entryId,
    purpose: row.case_id,
  })
  return to
}
