import { v7 as uuid } from 'uuid'
import { pinsConcernRelative } from '../documents/signatories.sql.server.ts'
import { type RegistrationPlan, standing } from '../events/event.ts'
import { eventOf } from '../events/index.ts'
import { policyValue } from '../law/policies.ts'
import { mayRegister } from '../offices/permissions.ts'
import type { Writes } from '../platform/database.server.ts'
import type { Actor } from '../platform/endpoint.ts'
import { Refused } from '../platform/problem.ts'
import { circumstancesFor } from '../registers/circumstances.server.ts'
import { type NewEntry, writeEntry } from '../registers/entries.sql.server.ts'
import { entryNumber } from '../registers/entry.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import type { CaseId, EntryId } from '../values/ids.ts'
import { dayInVietnam, type Moment } from '../values/moment.ts'
import type { DuplicateView } from './api.ts'
import { afterRegistration, type CaseState, decideMove } from './case.ts'
import { type CaseRow, holdCase, markMoved } from './cases.sql.server.ts'
import { type Checked, checkBirth, lookUpBirth } from './check.server.ts'
import { dueAfterPause } from './moves.server.ts'
import { takeIn } from './receive.server.ts'
import { tellHomeOffices } from './tell-home-offices.server.ts'
import './problems.ts'

export type Registering = {
  caseId: string
  kind: 'BIRTH'
  declaration: Record<string, unknown> | undefined
  version: number
  duplicateReason: string
  now: Moment
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
  // Asked in the same breath: the answers come back together.
  const lookups = asked.declaration && lookUpBirth(tx, asked.caseId, asked.declaration)
  const held = await holding
  mayBeRegistered(held, actor, asked)

  const declared = asked.declaration ?? held?.declaration
  const circumstances = await circumstancesFor(tx, actor, {
    receivedAt: held?.received_at ?? asked.now,
    now: asked.now,
  })
  const dossier = held && { officeId: held.office_id }
  const checked = await checkBirth(tx, asked.caseId, declared, circumstances, dossier, lookups)
  if (!checked.readable)
    throw new Refused('declaration-unreadable', { errors: asErrors(checked.issues), data: { issues: checked.issues } })
  await refuseOwnMatter(tx, actor, checked)
  refuseProblems(checked)
  refuseDuplicates(checked.duplicates, asked.duplicateReason)

  const plan = event.plan(checked.declaration, circumstances)
  const taken = held ? await takeIn(tx, actor, { held, plan, now: asked.now }) : null
  if (held?.paused_at) {
    const due = await dueAfterPause(tx, actor, held, asked.now)
    await markMoved(tx, held.id, { state: held.state, at: asked.now, by: actor.accountId, ...due })
  }
  const entryId = uuid()
  const registeredOn = dayInVietnam(asked.now)
  const requestId = plan.pinNeeded ? uuid() : null
  const policies = circumstances.policies
  const state = afterRegistration({
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
  const written = await writeOrSayWhy(tx, made)
  if (plan.homeUnits.length > 0)
    await tellHomeOffices(tx, actor, {
      entryId,
      units: plan.homeUnits,
      number: entryNumber({ ...written, year: frame.year }),
      kind: asked.kind,
      on: registeredOn,
      at: asked.now,
    })
  return {
    caseId: asked.caseId as CaseId,
    entryId: entryId as EntryId,
    ...written,
    year: frame.year,
    number: entryNumber({ ...written, year: frame.year }),
    registeredOn,
    state,
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

const asErrors = (issues: readonly { pointer: string; message: string }[]) =>
  issues.map((issue) => ({ pointer: `/declaration${issue.pointer}`, code: 'invalid', message: issue.message }))

function refuseProblems(checked: Extract<Checked, { readable: true }>): void {
  const stopping = standing(checked.problems, checked.reasons)
  if (stopping.length === 0) return
  const used = stopping.find((problem) => problem.rule === 'R-B14' && problem.severity === 'error')
  throw new Refused(used ? 'notification-used' : 'rules-block', {
    errors: stopping.map((problem) => ({
      pointer: `/declaration${problem.pointer}`,
      code: problem.rule,
      message: `${problem.message} (${problem.cite})`,
    })),
    data: { problems: stopping },
  })
}

function refuseDuplicates(duplicates: readonly DuplicateView[], reason: string): void {
  if (duplicates.some((duplicate) => duplicate.verdict === 'certain'))
    throw new Refused('duplicate-birth', { data: { duplicates } })
  if (duplicates.length > 0 && reason.trim().length < 3)
    throw new Refused('possible-duplicate', { data: { duplicates } })
}

const receivedEvent = (plan: RegistrationPlan) => ({
  action: 'receive',
  from: 'DRAFT',
  to: 'RECEIVED',
  details: { dueAt: plan.dueAt, procedure: plan.procedureCode },
})

function timeline(from: CaseState, to: CaseState, duplicateReason: string): NewEntry['case']['events'] {
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

const constraintProblems = [
  'duplicate-birth',
  'notification-used',
  'book-closed',
  'day-before-last-entry',
  'not-own-office',
]

/** The database has the last word, also between two offices at the same instant; its refusals become problems people can read. */
async function writeOrSayWhy(tx: Writes, made: NewEntry): Promise<Awaited<ReturnType<typeof writeEntry>>> {
  try {
    return await writeEntry(tx, made)
  } catch (error) {
    const { message = '', constraint_name = '' } = error as { message?: string; constraint_name?: string }
    // The id is a dossier of another office, or of somebody who was quicker.
    if (/^registration_case_(id_key|pkey)$/.test(constraint_name)) throw new Refused('version-conflict')
    const known = constraintProblems.find((code) => message === code)
    if (known) throw new Refused(known)
    throw error
  }
}
