import { v7 as uuid } from 'uuid'
import type { Circumstances } from '../events/circumstances.ts'
import type { CivilEvent } from '../events/event.ts'
import { eventOf, isEventKind } from '../events/index.ts'
import { feeFor, usualFeeQuestion } from '../events/parts/fee.ts'
import { Informant } from '../events/parts/person.ts'
import type { RegistrationPlan } from '../events/plan.ts'
import type { Fee, FeeLine } from '../law/fees.ts'
import { policyValue } from '../law/policies.ts'
import { procedureOfCode } from '../law/procedures.ts'
import { decidedFor } from '../offices/decided.sql.server.ts'
import { officeById } from '../offices/offices.sql.server.ts'
import { audit } from '../platform/audit.sql.server.ts'
import type { Reads, Writes } from '../platform/database.server.ts'
import type { Actor, BodyOf } from '../platform/endpoint.ts'
import { Refused } from '../platform/problem.ts'
import { circumstancesFor } from '../registers/circumstances.server.ts'
import { dayInVietnam, type Moment } from '../values/moment.ts'
import type { CaseState } from './case.ts'
import { addCaseEvent, type CaseRow, findCase, holdCase } from './cases.sql.server.ts'
import { checkDeclaration } from './check.server.ts'
import { insertReceipt, receiptById, receiptsOfCase, refundReceipt } from './fee-receipts.sql.server.ts'
import type { CaseFee, FeeReceipt, FeeView, issueFeeReceipt, refundFeeReceipt } from './fees-api.ts'
import './problems.ts'

/** What a dossier costs, by the question of its event; null for a matter of which the list of procedures knows no fee. */
export function feeOfDossier(
  event: CivilEvent,
  declaration: unknown,
  plan: Pick<RegistrationPlan, 'procedureCode' | 'late'>,
  circumstances: Circumstances,
): Fee | null {
  const question = event.fee
    ? event.fee(declaration, circumstances)
    : usualFeeQuestion(declaration, plan, circumstances)
  return question && feeFor(question, circumstances)
}

export const feeView = (fee: Fee): FeeView => ({ ...fee, lines: fee.lines.map((line) => ({ ...line })) })

/** The fee of a dossier under the law of its intake day, at the rates of its own office whoever asks. Null while it cannot be read. */
export async function feeOfCase(tx: Reads, actor: Actor, held: CaseRow, now: Moment): Promise<Fee | null> {
  if (!isEventKind(held.kind)) return null
  const event = eventOf(held.kind)
  const office = held.office_id === actor.officeId ? undefined : await officeById(tx, held.office_id, dayInVietnam(now))
  const of: Actor = office
    ? {
        ...actor,
        officeId: office.id,
        officeKind: office.kind,
        unitCode: office.unitCode,
        provinceCode: office.provinceCode,
      }
    : actor
  const circumstances = await circumstancesFor(tx, of, {
    receivedAt: held.received_at ?? now,
    now,
    channel: held.channel,
  })
  const dossier = { officeId: held.office_id }
  const checked = await checkDeclaration(tx, held.id, event, held.declaration, circumstances, dossier)
  if (!checked.readable) return null
  return feeOfDossier(
    event,
    checked.declaration,
    event.plan(checked.declaration, checked.circumstances),
    checked.circumstances,
  )
}

const paidOf = (receipts: readonly FeeReceipt[], currency: string): number =>
  receipts
    .filter((receipt) => receipt.state === 'PAID' && receipt.currency === currency)
    .reduce((sum, { amount }) => sum + amount, 0)

export async function caseFee(tx: Reads, actor: Actor, held: CaseRow, now: Moment): Promise<CaseFee> {
  const [fee, receipts] = [await feeOfCase(tx, actor, held, now), await receiptsOfCase(tx, held.office_id, held.id)]
  const paid = paidOf(receipts, fee?.currency ?? 'VND')
  return {
    fee: fee && feeView(fee),
    paid,
    due: fee && !fee.undecided ? fee.total - paid : null,
    receipts,
  }
}

const what: Readonly<Record<FeeLine['what'], string>> = {
  REGISTRATION: 'Lệ phí hộ tịch',
  EXTRACT_COPY: 'Phí cấp bản sao trích lục hộ tịch',
}
const asPaid = (
  { what: kind, quantity, amount, cite, procedure }: FeeLine,
  on: CaseRow,
): FeeReceipt['lines'][number] => ({
  text: `${what[kind]}${kind === 'EXTRACT_COPY' ? ` (${quantity} bản)` : `: ${procedureOfCode(on.procedure_code, dayInVietnam((on.received_at ?? on.created_at) as Moment)).name || procedure}`}`,
  amount,
  cite,
})

/** Dossiers of which money is taken: those that were taken in and are still wanted. */
const ended: readonly CaseState[] = ['DRAFT', 'REFUSED_INTAKE', 'REFUSED_MERITS', 'WITHDRAWN', 'CANCELLED']

/**
 * Writes a receipt for what is still to be paid (LHT art. 11). Throws `wrong-state`, `nothing-due`, and `fee-undecided` where no rate is known
 * and no amount was given.
 */
export async function takeFee(
  tx: Writes,
  actor: Actor,
  asked: { caseId: string; now: Moment } & BodyOf<typeof issueFeeReceipt>,
): Promise<FeeReceipt> {
  const { now } = asked
  const held = await holdCase(tx, asked.caseId)
  if (!held) throw new Refused('not-found')
  if (held.office_id !== actor.officeId) throw new Refused('not-own-office')
  if (ended.includes(held.state)) throw new Refused('wrong-state', { data: { state: held.state } })
  const fee = await feeOfCase(tx, actor, held, now)
  const { amount, currency, lines } = await amountOf(tx, held, fee, asked)
  const informant = Informant.shape.name.safeParse((held.declaration.informant as { name?: unknown } | null)?.name)
  const day = dayInVietnam(now)
  const decided = await decidedFor(tx, { id: actor.officeId, provinceCode: actor.provinceCode }, day)
  const id = uuid()
  await insertReceipt(tx, {
    officeId: actor.officeId,
    id,
    series: policyValue('fee-receipt-series', decided.policies),
    caseId: held.id,
    procedureCode: held.procedure_code,
    payer: asked.payer || (informant.success ? informant.data : held.subject_name),
    lines,
    amount,
    currency,
    method: asked.method,
    paymentRef: asked.paymentRef,
    at: now,
    on: day,
    by: actor.accountId,
    byName: actor.fullName,
  })
  return told(tx, actor, held, id, { action: 'fee-taken', reason: '', amount, currency, now })
}

async function amountOf(
  tx: Reads,
  held: CaseRow,
  fee: Fee | null,
  asked: BodyOf<typeof issueFeeReceipt>,
): Promise<Pick<FeeReceipt, 'amount' | 'currency' | 'lines'>> {
  if (fee === null) throw new Refused('nothing-due')
  if (fee.undecided) {
    if (asked.amount === undefined || asked.cite.length < 5) throw new Refused('fee-undecided')
    const currency = asked.currency ?? fee.currency
    return {
      amount: asked.amount,
      currency,
      lines: [{ text: what.REGISTRATION, amount: asked.amount, cite: asked.cite }],
    }
  }
  const paid = paidOf(await receiptsOfCase(tx, held.office_id, held.id), fee.currency)
  const amount = fee.total - paid
  if (amount <= 0) throw new Refused('nothing-due')
  const { currency } = fee
  if (paid === 0)
    return {
      amount,
      currency,
      lines: fee.lines.filter((line) => line.amount > 0).map((line) => asPaid(line, held)),
    }
  return { amount, currency, lines: [{ text: 'Thu bổ sung phí, lệ phí', amount, cite: fee.lines[0]?.cite ?? '' }] }
}

const stateOfGround: Readonly<Record<'REFUSED' | 'WITHDRAWN', readonly CaseState[]>> = {
  REFUSED: ['REFUSED_INTAKE', 'REFUSED_MERITS'],
  WITHDRAWN: ['WITHDRAWN', 'CANCELLED'],
}

/** Gives the money of a receipt back. Throws `refund-not-fitting` when the dossier was neither refused nor withdrawn, `receipt-refunded`. */
export async function giveBack(
  tx: Writes,
  actor: Actor,
  asked: { receiptId: string; now: Moment } & BodyOf<typeof refundFeeReceipt>,
): Promise<FeeReceipt> {
  const { now, ground, reason } = asked
  const receipt = await receiptById(tx, asked.receiptId)
  if (!receipt) throw new Refused('not-found')
  if (receipt.officeId !== actor.officeId) throw new Refused('not-own-office')
  const held = await holdCase(tx, receipt.caseId)
  if (!held) throw new Refused('not-found')
  if (ground !== 'WRONG_AMOUNT' && !stateOfGround[ground].includes(held.state)) throw new Refused('refund-not-fitting')
  const done = await refundReceipt(tx, {
    officeId: actor.officeId,
    id: receipt.id,
    ground,
    reason,
    at: now,
    on: dayInVietnam(now),
    by: actor.accountId,
    byName: actor.fullName,
  })
  if (!done) throw new Refused('receipt-refunded')
  const { amount, currency } = receipt
  return told(tx, actor, held, receipt.id, { action: 'fee-refunded', reason, amount, currency, now })
}

/** The line in the timeline of the dossier and in the audit chain. */
async function told(
  tx: Writes,
  actor: Actor,
  held: CaseRow,
  receiptId: string,
  line: { action: 'fee-taken' | 'fee-refunded'; reason: string; amount: number; currency: string; now: Moment },
): Promise<FeeReceipt> {
  const receipt = await receiptById(tx, receiptId)
  if (!receipt) throw new Error(`Receipt ${receiptId} is not there`)
  const details = { receipt: `${receipt.series} ${receipt.number}`, amount: line.amount, currency: line.currency }
  await addCaseEvent(tx, {
    officeId: held.office_id,
    caseId: held.id,
    at: line.now,
    actor: { id: actor.accountId, name: actor.fullName },
    action: line.action,
    from: held.state,
    to: held.state,
    reason: line.reason,
    details,
  })
  await audit(tx, actor, {
    action: line.action,
    subjectKind: 'case',
    subjectId: held.id,
    purpose: held.code ?? '',
    details: { ...details, id: receiptId },
  })
  return receipt
}

/** The dossier of a fee, if the asker sees it. */
export async function caseOfFee(tx: Reads, caseId: string): Promise<CaseRow> {
  const held = await findCase(tx, caseId)
  if (!held) throw new Refused('not-found')
  return held
}
