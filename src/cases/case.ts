import { z } from 'zod'
import { ok, type Result, refused } from '../values/result.ts'

/** The states of a dossier (hồ sơ), in the order of work. */
export const CaseState = z.enum([
  'DRAFT',
  'RECEIVED',
  'INCOMPLETE',
  'VETTED',
  'APPROVED',
  'REGISTERED',
  'WAITING_PIN',
  'SUBMITTED',
  'RETURNED',
  'SIGNED',
  'HANDED_OVER',
  'REFUSED_INTAKE',
  'REFUSED_MERITS',
  'WITHDRAWN',
  'CANCELLED',
])
export type CaseState = z.infer<typeof CaseState>

/** What can be done with a dossier. `complete-pin` is done by the system when the number arrives. */
export const CaseAction = z.enum([
  'receive',
  'ask-completion',
  'resume',
  'vet',
  'register',
  'submit',
  'return',
  'sign',
  'hand-over',
  'refuse-intake',
  'refuse-merits',
  'withdraw',
  'pause',
  'unpause',
  'await-pin',
  'complete-pin',
  'approve',
  'cancel',
])
export type CaseAction = z.infer<typeof CaseAction>

type Transition = { from: readonly CaseState[]; to: CaseState | 'same'; needsReason: boolean }

/** Which action leads from where to where. What is not listed cannot happen. */
export const transitions: Record<CaseAction, Transition> = {
  receive: { from: ['DRAFT'], to: 'RECEIVED', needsReason: false },
  'ask-completion': { from: ['RECEIVED', 'VETTED'], to: 'INCOMPLETE', needsReason: true },
  resume: { from: ['INCOMPLETE'], to: 'RECEIVED', needsReason: false },
  vet: { from: ['RECEIVED', 'INCOMPLETE'], to: 'VETTED', needsReason: false },
  register: { from: ['DRAFT', 'RECEIVED', 'VETTED', 'APPROVED'], to: 'REGISTERED', needsReason: false },
  'await-pin': { from: ['REGISTERED'], to: 'WAITING_PIN', needsReason: false },
  'complete-pin': { from: ['WAITING_PIN', 'REGISTERED'], to: 'SUBMITTED', needsReason: false },
  submit: { from: ['REGISTERED', 'WAITING_PIN', 'RETURNED', 'VETTED'], to: 'SUBMITTED', needsReason: false },
  return: { from: ['SUBMITTED'], to: 'RETURNED', needsReason: true },
  sign: { from: ['SUBMITTED'], to: 'SIGNED', needsReason: false },
  'hand-over': { from: ['SIGNED'], to: 'HANDED_OVER', needsReason: false },
  'refuse-intake': { from: ['DRAFT', 'RECEIVED', 'INCOMPLETE'], to: 'REFUSED_INTAKE', needsReason: true },
  'refuse-merits': { from: ['RECEIVED', 'INCOMPLETE', 'VETTED'], to: 'REFUSED_MERITS', needsReason: true },
  withdraw: { from: ['DRAFT', 'RECEIVED', 'INCOMPLETE', 'VETTED'], to: 'WITHDRAWN', needsReason: true },
  /** The chair signs before the entry is written; it is written when the parties come to fetch the papers (R-C6). */
  approve: { from: ['SUBMITTED'], to: 'APPROVED', needsReason: false },
  /** Nobody came for the signed papers (NĐ 123/2015, Điều 32). */
  cancel: { from: ['APPROVED'], to: 'CANCELLED', needsReason: true },
  pause: { from: ['RECEIVED', 'VETTED', 'INCOMPLETE'], to: 'same', needsReason: true },
  unpause: { from: ['RECEIVED', 'VETTED', 'INCOMPLETE'], to: 'same', needsReason: false },
}

/** Written in the book: the entry exists, so the dossier can no longer be refused or withdrawn. */
export const registeredStates: readonly CaseState[] = [
  'REGISTERED',
  'WAITING_PIN',
  'SUBMITTED',
  'RETURNED',
  'SIGNED',
  'HANDED_OVER',
]
export const endedStates: readonly CaseState[] = [
  'HANDED_OVER',
  'REFUSED_INTAKE',
  'REFUSED_MERITS',
  'WITHDRAWN',
  'CANCELLED',
]

export type MoveRefusal = { reason: 'wrong-state'; state: CaseState } | { reason: 'reason-missing' }

/** Whether an action may be taken on a dossier in `state`, and the state it leads to. */
export function decideMove(state: CaseState, action: CaseAction, reason = ''): Result<CaseState, MoveRefusal> {
  const transition = transitions[action]
  if (!transition.from.includes(state)) return refused({ reason: 'wrong-state', state })
  if (transition.needsReason && reason.trim().length < 3) return refused({ reason: 'reason-missing' })
  return ok(transition.to === 'same' ? state : transition.to)
}

/** The actions open to a dossier in `state`, for the screen to offer. */
export const actionsFrom = (state: CaseState): CaseAction[] =>
  CaseAction.options.filter((action) => transitions[action].from.includes(state))

export type AfterRegistration = 'WAITING_PIN' | 'SUBMITTED' | 'REGISTERED'

/** Where a dossier goes once it is in the book (R-B4): wait for the PIN, or straight to the signatory. */
export function afterRegistration(known: { pinNeeded: boolean; autoSubmit: boolean }): AfterRegistration {
  if (known.pinNeeded) return 'WAITING_PIN'
  return known.autoSubmit ? 'SUBMITTED' : 'REGISTERED'
}

/** Whether the certificate may go to the signatory now (R-B4): with its PIN, or where the policy of the day allows it before. */
export function maySubmit(known: { pinNeeded: boolean; pin: string | null; printBeforePin: boolean }): boolean {
  return !known.pinNeeded || known.pin !== null || known.printBeforePin
}
