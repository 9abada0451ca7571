import { v7 as uuid } from 'uuid'
import type { EntryNote, NoteBasis } from '../events/parts/effects.ts'
import type { PinNotice } from '../identity/pin-issuer.ts'
import { type RevokingAuthority, revocationAuthority } from '../law/competence-places.ts'
import { inForce } from '../law/in-force.ts'
import { type RevocationGround, revocationGrounds } from '../law/revocation.ts'
import { audit } from '../platform/audit.sql.server.ts'
import type { Reads, Writes } from '../platform/database.server.ts'
import type { Actor } from '../platform/endpoint.ts'
import { Refused } from '../platform/problem.ts'
import { type CalendarDate, formatDate } from '../values/calendar-date.ts'
import { Pin } from '../values/ids.ts'
import { dayInVietnam, type Moment } from '../values/moment.ts'
import { keeperOf } from './known.sql.server.ts'
import { sendOfficeTask } from './office-tasks.sql.server.ts'
import { revertsOf, wayBack } from './reverts.ts'
import {
  type DependentRow,
  holdForRevocation,
  markRevoked,
  queueCancellation,
  type RevocationFacts,
  revocationFacts,
} from './revocation.sql.server.ts'
import { tellRevocation } from './status-messages.server.ts'
import './problems.ts'

const whyWords: Readonly<Record<DependentRow['why'], readonly [string, string]>> = {
  LINKED: ['mục gắn với mục bị thu hồi', 'linked with it'],
  BIRTH_IN_MARRIAGE: ['khai sinh ghi cha theo hôn nhân này', 'a birth that names the father by this marriage'],
  SAME_PERSON: ['mục khác của cùng người', 'another entry of the same person'],
  MARRIED_SINCE: ['kết hôn sau khi hôn nhân trước được coi là chấm dứt', 'a marriage concluded since'],
}
export const withWords = (dependent: DependentRow) => ({
  ...dependent,
  words: [...whyWords[dependent.why]] as [string, string],
})

export const authorityWords: Readonly<Record<RevokingAuthority, string>> = {
  DISTRICT: 'Ủy ban nhân dân cấp huyện',
  PROVINCE: 'Ủy ban nhân dân cấp tỉnh',
  PROVINCE_CHAIRMAN: 'Chủ tịch Ủy ban nhân dân cấp tỉnh',
  MINISTRY_OF_FOREIGN_AFFAIRS: 'Bộ Ngoại giao',
}

const registeringKind = (kind: string): 'COMMUNE' | 'DISTRICT' | 'PROVINCE_JUSTICE' | 'MISSION' =>
  kind === 'DISTRICT' || kind === 'PROVINCE_JUSTICE' || kind === 'MISSION' ? kind : 'COMMUNE'

/** Who decided, by the law of the day of the decision; a decision of a district of then is recorded by the province that followed it. */
export function revoker(officeKind: string, decidedOn: CalendarDate): { authority: RevokingAuthority; cite: string } {
  const law = inForce(revocationAuthority, decidedOn)
  return { authority: law.value[registeringKind(officeKind)], cite: law.cite }
}

export const groundsOn = (decidedOn: CalendarDate) => {
  const law = inForce(revocationGrounds, decidedOn)
  return (Object.keys(law.value) as RevocationGround[]).map((value) => ({ value, ...law.value[value], cite: law.cite }))
}

/** Why the acting office cannot revoke the entry; empty when it can. */
export function whyNotRevoked(facts: RevocationFacts): string {
  if (facts.revoked) return 'Mục này đã bị thu hồi, hủy bỏ.'
  return facts.mine
    ? ''
    : 'Chỉ Chủ tịch Ủy ban nhân dân cấp tỉnh của nơi đã đăng ký (cơ quan đại diện: Bộ Ngoại giao) thu hồi, hủy bỏ.'
}

export async function factsOf(tx: Reads, officeId: number, entryId: string): Promise<RevocationFacts> {
  const facts = await revocationFacts(tx, officeId, entryId)
  if (!facts) throw new Refused('not-found')
  return facts
}

export type Revoking = {
  officeId: number
  entryId: string
  number: string
  decidedOn: CalendarDate
  authority: string
  ground: RevocationGround
  reason: string
  marriageConditionsKept: boolean
  now: Moment
}

export type Revoked = {
  decision: string
  dependents: DependentRow[]
  conflicts: string[]
  tasks: number
  pinCancelled: boolean
}

/**
 * Revokes an entry by decision (LHT 12, 69, 70; NĐ 120/2025; domain/01 Q): its papers are void, what it did to people is undone as far as no
 * later event that stands has changed it, tasks to note it are closed, its keys are free for a new registration; the keepers of entries that
 * rest on it get a task each, and the number of a revoked birth is cancelled (R-P6).
 * Throws `not-found`, `already-revoked`, `revocation-not-yours`, `revocation-by-court`, `revocation-day`.
 */
export async function revoke(tx: Writes, actor: Actor, asked: Revoking): Promise<Revoked> {
  const { officeId, entryId, now } = asked
  const today = dayInVietnam(now)
  await holdForRevocation(tx, officeId, entryId)
  const facts = await factsOf(tx, officeId, entryId)
  if (facts.revoked) throw new Refused('already-revoked')
  if (!facts.mine) throw new Refused('revocation-not-yours')
  if (asked.decidedOn > today) throw new Refused('revocation-day')
  const { court } = inForce(revocationGrounds, asked.decidedOn).value[asked.ground]
  if (court || (facts.kind === 'MARRIAGE' && !asked.marriageConditionsKept)) throw new Refused('revocation-by-court')
  const decision = `Quyết định số ${asked.number} ngày ${formatDate(asked.decidedOn)} của ${asked.authority}`
  const basis: NoteBasis = {
    kind: 'Quyết định',
    number: asked.number,
    date: asked.decidedOn,
    authority: asked.authority,
  }
  const done = await undo(tx, actor, asked, { facts, decision, today })
  const pinCancelled = facts.kind === 'BIRTH' && (await cancelNumber(tx, asked, facts, done.pin, { basis, decision }))
  await tellRevocation(tx, { entry: { officeId, entryId }, basis, at: now })
  const tasks = await tellKeepers(tx, actor, asked, { facts, decision, basis, conflicts: done.conflicts })
  await audit(tx, actor, {
    action: 'entry-revoked',
    subjectKind: 'entry',
    subjectId: entryId,
    purpose: asked.number,
    details: {
      office: officeId,
      ground: asked.ground,
      dependents: facts.dependents.map((one) => one.entryId),
      pinCancelled,
    },
  })
  return { decision, dependents: facts.dependents, conflicts: done.conflicts, tasks, pinCancelled }
}

async function undo(
  tx: Writes,
  actor: Actor,
  asked: Revoking,
  { facts, decision, today }: { facts: RevocationFacts; decision: string; today: CalendarDate },
): ReturnType<typeof markRevoked> {
  try {
    return await markRevoked(
      tx,
      asked,
      {
        decision,
        decidedOn: asked.decidedOn,
        reason: asked.reason,
        by: actor.accountId,
        at: asked.now,
        today,
      },
      revertsOf(facts.changes),
    )
  } catch (error) {
    const { message = '' } = error as { message?: string }
    if (message === 'already-revoked') throw new Refused('already-revoked')
    if (message === 'not-own-office') throw new Refused('revocation-not-yours')
    throw error
  }
}

/** R-P6: the issuer cancels the number of a revoked birth, or never gives it (NĐ 70/2024 art. 11.7.d). */
async function cancelNumber(
  tx: Writes,
  asked: Revoking,
  facts: RevocationFacts,
  pin: Awaited<ReturnType<typeof markRevoked>>['pin'],
  { basis, decision }: { basis: NoteBasis; decision: string },
): Promise<boolean> {
  const asks = pin.requestId !== null && pin.state !== 'NEVER_SENT' && pin.state !== 'REJECTED'
  if (!asks && pin.pin === null) return false
  const notice: PinNotice = {
    requestId: uuid(),
    kind: 'CANCELLATION',
    originalRequestId: pin.requestId,
    pin: Pin.nullable().parse(pin.pin),
    reason: `Thu hồi, hủy bỏ khai sinh: ${decision}`,
    basis: { paper: basis.kind, number: basis.number, date: basis.date, authority: basis.authority },
    entry: { officeName: facts.officeName, number: facts.number, registeredOn: pin.registeredOn },
  }
  await queueCancellation(tx, { ...asked, key: notice.requestId, payload: notice })
  return true
}

/** The keeper writes the revocation in the paper book; keepers of entries that rest on it look again, or put their content back. */
async function tellKeepers(
  tx: Writes,
  actor: Actor,
  asked: Revoking,
  told: { facts: RevocationFacts; decision: string; basis: NoteBasis; conflicts: readonly string[] },
): Promise<number> {
  const { facts, decision, basis } = told
  const own = { officeId: asked.officeId, entryId: asked.entryId }
  const number = `${facts.number}, ${facts.officeName}`
  const send = async (entry: typeof own, kind: string, needs: 'READ' | 'ANSWER' | 'NOTE', content: object) => {
    const keeper = await keeperOf(tx, entry.officeId)
    if (!keeper) throw new Refused('not-found')
    await sendOfficeTask(tx, {
      toOfficeId: keeper.id,
      fromOfficeId: actor.officeId,
      id: uuid(),
      kind,
      needs,
      entry,
      caseId: null,
      content: { number, office: actor.officeName, ...content },
      dueAt: null,
      at: asked.now,
    })
  }
  await send(own, 'ENTRY_REVOKED', 'READ', { decision, reason: asked.reason, conflicts: told.conflicts })
  const restored = new Set<string>()
  let tasks = 1
  for (const noted of facts.noted) {
    const back = wayBack(noted)
    if (!back) continue
    const entry = { officeId: noted.officeId, entryId: noted.entryId }
    const note: EntryNote & { basis: NoteBasis } = {
      entry,
      content: [`Mục số ${number} đã bị thu hồi, hủy bỏ`, back.words].filter(Boolean).join('; ').slice(0, 1000),
      basis,
      about: own,
      ...(back.patch.length > 0 ? { patch: back.patch, ground: 'CORRECTION' } : {}),
    }
    await send(entry, 'NOTE_ENTRY', 'NOTE', { note, by: null })
    restored.add(entry.entryId)
    tasks += 1
  }
  const looked = facts.dependents.filter(({ entryId }) => !restored.has(entryId))
  const once = new Map(looked.map((dependent) => [dependent.entryId, dependent]))
  for (const dependent of once.values())
    await send(dependent, 'RECHECK', 'ANSWER', {
      text: `Mục số ${number} đã bị thu hồi, hủy bỏ theo ${decision}. Kiểm tra lại ${dependent.reference}: ${whyWords[dependent.why][0]}.`,
      decision,
    })
  return tasks + once.size
}
