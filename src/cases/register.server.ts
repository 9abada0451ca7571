import { v7 as uuid } from 'uuid'
import { type Papers, prepareOriginals } from '../documents/documents.server.ts'
import { pinsConcernRelative } from '../documents/signatories.sql.server.ts'
import { eventOf } from '../events/index.ts'
import type { EntryRef } from '../events/parts/effects.ts'
import type { RegistrationPlan } from '../events/plan.ts'
import { policyValue } from '../law/policies.ts'
import { mayRegister } from '../offices/permissions.ts'
import type { Writes } from '../platform/database.server.ts'
import type { Actor } from '../platform/endpoint.ts'
import { Refused } from '../platform/problem.ts'
import { circumstancesFor } from '../registers/circumstances.server.ts'
import type { NewEntry } from '../registers/entries.sql.server.ts'
import { entryNumber } from '../registers/entry.ts'
import { holdAlike } from '../registers/hold-alike.sql.server.ts'
import { keepDeskDecisions, type ToldApart } from '../registers/identity.sql.server.ts'
import { tellStatus } from '../registers/status-messages.server.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import type { CaseId, EntryId } from '../values/ids.ts'
import { dayInVietnam, type Moment } from '../values/moment.ts'
import type { DuplicateView } from './api.ts'
import { approvalStillStands, asApproved, signUnderApproval } from './approval.server.ts'
import { afterRegistration, type CaseState, decideMove } from './case.ts'
import { type CaseRow, holdCase, markMoved } from './cases.sql.server.ts'
import { type Checked, checkDeclaration, lookUp } from './check.server.ts'
import { carryOut, consequences, writeOthers } from './consequences.server.ts'
import { foundInOthers } from './further-entries.server.ts'
import { keepRegisterAnswers } from './lookups.sql.server.ts'
import { dueAfterPause } from './moves.server.ts'
import { takeIn } from './receive.server.ts'
import { registerAnswers } from './register-answers.ts'
import { refuseBlocking, refuseCertainDuplicates, unreadable, writeOrSayWhy } from './register-refusals.server.ts'
import { tellHomeOffices } from './tell-home-offices.server.ts'
import './problems.ts'

export type Registering = {
  caseId: string
  kind: string
  declaration: Record<string, unknown> | undefined
  version: number
  duplicateReason: string
  now: Moment
  /** What signs the originals of a dossier that was approved before (R-C6). */
  papers?: Papers
}

export type Registered = {
  caseId: CaseId
  code: string
  entryId: EntryId
  entryNo: number
  year: number
  number: string
  volume: number
  pageNo: number
  registeredOn: CalendarDate
  state: CaseState
  pinRequested: boolean
}

/**
 * Registers a dossier: one transaction, read from top to bottom. A dossier nobody saved before is taken in first, so that one
 * request is enough at the desk. Refuses with `declaration-unreadable`, `rules-block`, `duplicate-birth`, `possible-duplicate`,
 * `notification-used`, `book-closed`, `wrong-state`, `version-conflict`.
 */
export async function register(tx: Writes, actor: Actor, asked: Registering): Promise<Registered> {
  const event = eventOf(asked.kind)
  const holding = holdCase(tx, asked.caseId)
  const look = (declaration: unknown) => lookUp(tx, asked.caseId, event, declaration, (keys) => holdAlike(tx, keys))
  // Asked in the same breath: the answers come back together.
  const lookups = asked.declaration && look(asked.declaration)
  const held = await holding
  mayBeRegistered(held, actor, asked)

  const approved = held?.state === 'APPROVED' ? held : null
  if (approved) await approvalStillStands(tx, approved, asked.now)
  const declared = approved ? asApproved(approved, asked.declaration) : (asked.declaration ?? held?.declaration)
  const circumstances = await circumstancesFor(tx, actor, {
    receivedAt: held?.received_at ?? asked.now,
    now: asked.now,
  })
  const dossier = held && { officeId: held.office_id }
  const checked = await checkDeclaration(
    tx,
    asked.caseId,
    event,
    declared,
    circumstances,
    dossier,
    (approved ? undefined : lookups) ?? look(declared),
  )
  if (!checked.readable) throw unreadable(checked.issues)
  await refuseOwnMatter(tx, actor, checked)
  const plan = event.plan(checked.declaration, checked.circumstances)
  const file = { caseId: asked.caseId, officeId: actor.officeId }
  const further = await foundInOthers(tx, file, checked, plan)
  if (further.issues.length > 0) throw unreadable(further.issues)
  refuseBlocking([...checked.problems, ...further.problems], checked.reasons)
  refuseDuplicates(asked.kind, checked.duplicates, asked.duplicateReason)

  if (checked.circumstances.tasks?.some((task) => task.blocks && task.doneOn === null)) throw new Refused('task-open')
  if (plan.approvedFirst && held?.state !== 'APPROVED') throw new Refused('approval-missing')
  const taken = held ? await takeIn(tx, actor, { held, plan, now: asked.now }) : null
  if (held?.paused_at) {
    const due = await dueAfterPause(tx, actor, held, asked.now)
    await markMoved(tx, held.id, { state: held.state, at: asked.now, by: actor.accountId, ...due })
  }
  const entryId = uuid()
  const own = { officeId: actor.officeId, entryId }
  const registeredOn = dayInVietnam(asked.now)
  const requestId = plan.pinNeeded ? uuid() : null
  const policies = circumstances.policies
  const state = approved
    ? 'REGISTERED'
    : afterRegistration({
        pinNeeded: plan.pinNeeded,
        autoSubmit: policyValue('auto-submit-after-pin', policies),
      })
  const frame = {
    requestId: requestId ?? '',
    caseId: asked.caseId as CaseId,
    entryId: entryId as EntryId,
    entryNo: 0,
    year: Number(registeredOn.slice(0, 4)),
    registeredOn,
    officeUnitCode: actor.unitCode,
    officeProvinceCode: actor.provinceCode ?? '',
    officeName: actor.officeName,
    siblingCaseIds: [],
  }

  const made: NewEntry = {
    entry: {
      officeId: actor.officeId,
      id: entryId,
      caseId: asked.caseId,
      register: plan.register,
      year: frame.year,
      registeredOn,
      registeredAt: asked.now,
      kind: asked.kind,
      registrationKind: plan.registrationKind,
      regime: plan.regime,
      formVersion: plan.formVersion,
      officeName: actor.officeName,
      officerId: actor.accountId,
      officerName: actor.fullName,
      content: checked.declaration,
      existingPin: plan.existingPin,
      ...consequences(plan),
    },
    people: checked.persons.map((person) => ({ ...person, id: uuid() })),
    fact: plan.fact,
    notification: plan.notification,
    case: {
      state,
      events: [
        ...(taken ? [] : [receivedEvent(plan)]),
        ...timeline(taken?.state ?? 'RECEIVED', state, asked.duplicateReason),
      ],
      received: taken
        ? null
        : {
            unitCode: actor.unitCode,
            dueAt: plan.dueAt,
            regime: plan.regime,
            procedureCode: plan.procedureCode,
          },
      subjectName: plan.subject.name,
      subjectKey: plan.subject.key,
      subjectBirth: plan.subject.birth,
      late: plan.late,
    },
    messages: requestId
      ? [
          {
            partner: 'population-database',
            topic: 'pin-request',
            key: requestId,
            payload: event.pinRequest(checked.declaration, frame),
          },
        ]
      : [],
    pinRequest: requestId,
    sessionRef: actor.sessionRef,
  }
  const written = await writeOrSayWhy(tx, made, checked.duplicates)
  await keepDeskDecisions(tx, {
    births: checked.duplicates.flatMap(asToldApart(own, plan.register)),
    reason: asked.duplicateReason,
    name: actor.fullName,
    at: asked.now,
  })
  await keepRegisterAnswers(tx, {
    officeId: actor.officeId,
    caseId: asked.caseId,
    answers: registerAnswers(event.lookFor(checked.declaration), checked.circumstances, checked.duplicates),
    purpose: event.name[0],
    at: asked.now,
    by: actor.accountId,
  })
  const number = entryNumber({ ...written, year: frame.year })
  const others = await writeOthers(tx, actor, {
    plan,
    caseId: asked.caseId,
    circumstances: checked.circumstances,
    first: own,
    now: asked.now,
  })
  // The request for a number tells the parents of a birth.
  if (!requestId) await tellStatus(tx, { entry: own, effects: plan.effects, persons: checked.persons, at: asked.now })
  for (const other of others)
    await tellStatus(tx, { entry: other.entry, effects: other.plan.effects, persons: other.persons, at: asked.now })
  // Copies are read by the signatory before they are signed: they are made ready with their line in the book.
  if ((event.copiesOf?.(checked.declaration) ?? []).length > 0)
    await prepareOriginals(tx, { actor, officeId: actor.officeId, entryId, now: asked.now })
  await carryOut(tx, actor, { event, plan, entry: own, number, caseId: asked.caseId, now: asked.now })
  for (const other of others) await carryOut(tx, actor, { ...other, caseId: asked.caseId, now: asked.now })
  if (plan.homeUnits.length > 0)
    await tellHomeOffices(tx, actor, {
      entryId,
      units: plan.homeUnits,
      number,
      kind: asked.kind,
      subject: plan.subject.name,
      on: registeredOn,
      at: asked.now,
    })
  if (approved) {
    if (!asked.papers) throw new Error('An approved dossier is registered where its papers can be signed')
    await signUnderApproval(tx, actor, asked.papers, approved, asked.now)
  }
  return {
    caseId: asked.caseId as CaseId,
    entryId: entryId as EntryId,
    ...written,
    year: frame.year,
    number,
    registeredOn,
    state: approved ? 'SIGNED' : state,
    pinRequested: requestId !== null,
  }
}

function mayBeRegistered(held: CaseRow | null, actor: Actor, asked: Registering): void {
  if (!held) {
    if (!asked.declaration) throw new Refused('not-found')
    return
  }
  if (held.office_id !== actor.officeId) throw new Refused('not-own-office')
  const decided = decideMove(held.state, 'register')
  if (!decided.ok) throw new Refused('wrong-state', { data: { state: held.state } })
  if (held.kind !== asked.kind) throw new Refused('wrong-state', { data: { state: held.state } })
  if (asked.declaration && asked.version !== 0 && asked.version !== held.version)
    throw new Refused('version-conflict', { data: { version: held.version } })
}

/** R-A8: nobody writes the Sổ for himself, herself or known relatives (LHT 12.1.h). */
async function refuseOwnMatter(tx: Writes, actor: Actor, checked: Extract<Checked, { readable: true }>): Promise<void> {
  const pins = checked.persons.flatMap((person) => person.pin ?? [])
  if (!mayRegister(actor, pins)) throw new Refused('signer-related')
  if (actor.pin !== null && pins.length > 0 && (await pinsConcernRelative(tx, pins, actor.pin)))
    throw new Refused('signer-related')
}

function refuseDuplicates(kind: string, duplicates: readonly DuplicateView[], reason: string): void {
  refuseCertainDuplicates(kind, duplicates)
  if (duplicates.length > 0 && reason.trim().length < 3)
    throw new Refused('possible-duplicate', { data: { duplicates } })
}

/** Births that were shown as possibly the same and stand beside this one, told apart by the reason of the desk. */
const asToldApart =
  (own: EntryRef, register: string) =>
  ({ officeId, entryId, verdict, score, reasons }: DuplicateView): ToldApart[] =>
    register === 'BIRTH' && entryId !== null
      ? [{ one: own, other: { officeId, entryId }, verdict, score, reasons }]
      : []

const receivedEvent = (plan: RegistrationPlan) => ({
  action: 'receive',
  from: 'DRAFT',
  to: 'RECEIVED',
  details: { dueAt: plan.dueAt, procedure: plan.procedureCode },
})

function timeline(from: CaseState, to: CaseState, duplicateReason: string): NonNullable<NewEntry['case']>['events'] {
  const registered = { action: 'register', from, to: 'REGISTERED', reason: duplicateReason }
  switch (to) {
    case 'WAITING_PIN':
      return [registered, { action: 'await-pin', from: 'REGISTERED', to }]
    case 'SUBMITTED':
      return [registered, { action: 'submit', from: 'REGISTERED', to }]
    default:
      return [registered]
  }
}
