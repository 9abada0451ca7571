import { v7 as uuid } from 'uuid'
import type { Papers } from '../documents/documents.server.ts'
import { prepareOriginals } from '../documents/documents.server.ts'
import { pinsConcernRelative } from '../documents/signatories.sql.server.ts'
import {
  type Circumstances,
  type CivilEvent,
  type EntryPerson,
  type Problem,
  type RegistrationPlan,
  standing,
} from '../events/event.ts'
import { eventOf } from '../events/index.ts'
import type { Effect, EntryRef } from '../events/parts/effects.ts'
import { policyValue } from '../law/policies.ts'
import { mayRegister } from '../offices/permissions.ts'
import type { Writes } from '../platform/database.server.ts'
import type { Actor } from '../platform/endpoint.ts'
import { Refused } from '../platform/problem.ts'
import { circumstancesFor } from '../registers/circumstances.server.ts'
import { type NewEntry, writeEntry } from '../registers/entries.sql.server.ts'
import { entryNumber } from '../registers/entry.ts'
import { knownEntries } from '../registers/known.sql.server.ts'
import { noteOrAsk } from '../registers/noting.server.ts'
import { tellStatus } from '../registers/status-messages.server.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import type { CaseId, EntryId } from '../values/ids.ts'
import { dayInVietnam, type Moment } from '../values/moment.ts'
import { fold } from '../values/names.ts'
import type { DuplicateView } from './api.ts'
import { approvalStillStands, asApproved, signUnderApproval } from './approval.server.ts'
import { afterRegistration, type CaseState, decideMove } from './case.ts'
import { type CaseRow, holdCase, markMoved } from './cases.sql.server.ts'
import { type Checked, checkDeclaration, lookUp } from './check.server.ts'
import { keepRegisterAnswers } from './lookups.sql.server.ts'
import { dueAfterPause } from './moves.server.ts'
import { takeIn } from './receive.server.ts'
import { registerAnswers } from './register-answers.ts'
import { sendPlanned, tellHomeOffices } from './tell-home-offices.server.ts'
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
  // Asked in the same breath: the answers come back together.
  const lookups = asked.declaration && lookUp(tx, asked.caseId, event, asked.declaration)
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
    ...(approved ? [] : [lookups]),
  )
  if (!checked.readable)
    throw new Refused('declaration-unreadable', { errors: asErrors(checked.issues), data: { issues: checked.issues } })
  await refuseOwnMatter(tx, actor, checked)
  refuseProblems(checked)
  refuseDuplicates(asked.kind, checked.duplicates, asked.duplicateReason)

  const plan = event.plan(checked.declaration, checked.circumstances)
  if (checked.circumstances.tasks?.some((task) => task.blocks && task.doneOn === null)) throw new Refused('task-open')
  if (plan.approvedFirst && held?.state !== 'APPROVED') throw new Refused('approval-missing')
  const taken = held ? await takeIn(tx, actor, { held, plan, now: asked.now }) : null
  if (held?.paused_at) {
    const due = await dueAfterPause(tx, actor, held, asked.now)
    await markMoved(tx, held.id, { state: held.state, at: asked.now, by: actor.accountId, ...due })
  }
  const entryId = uuid()
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
  const written = await writeOrSayWhy(tx, made)
  await keepRegisterAnswers(tx, {
    officeId: actor.officeId,
    caseId: asked.caseId,
    answers: registerAnswers(event.lookFor(checked.declaration), checked.circumstances, checked.duplicates),
    purpose: event.name[0],
    at: asked.now,
    by: actor.accountId,
  })
  const number = entryNumber({ ...written, year: frame.year })
  const own = { officeId: actor.officeId, entryId }
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

const asErrors = (issues: readonly { pointer: string; message: string }[]) =>
  issues.map((issue) => ({ pointer: `/declaration${issue.pointer}`, code: 'invalid', message: issue.message }))

function refuseProblems(checked: Extract<Checked, { readable: true }>): void {
  refuseBlocking(checked.problems, checked.reasons)
}

/** Refuses while something blocks. `within` names the further entry whose rules spoke; its pointers are not fields of the form. */
function refuseBlocking(problems: readonly Problem[], reasons: Readonly<Record<string, string>>, within = ''): void {
  const stopping = standing(problems, reasons).map((problem) => ({
    ...problem,
    pointer: `${within}${problem.pointer}`,
  }))
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

function refuseDuplicates(kind: string, duplicates: readonly DuplicateView[], reason: string): void {
  if (duplicates.some((duplicate) => duplicate.verdict === 'certain'))
    throw new Refused(kind === 'BIRTH' ? 'duplicate-birth' : 'already-registered', { data: { duplicates } })
  if (duplicates.length > 0 && reason.trim().length < 3)
    throw new Refused('possible-duplicate', { data: { duplicates } })
}

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

/** What goes with an entry into the database; a changed name brings its search key. */
const consequences = (plan: RegistrationPlan) => ({
  effects: plan.effects.map(withKey),
  claims: plan.claims,
  links: plan.links,
  reminders: plan.reminders,
})
const withKey = (effect: Effect) =>
  effect.does === 'change' && effect.field === 'name' ? { ...effect, toKey: fold(effect.to) } : effect

type Carried = { event: CivilEvent; plan: RegistrationPlan; entry: EntryRef; number: string }
type Other = Carried & { persons: EntryPerson[] }

/** The further entries of a dossier (birth combined with recognition, E4): written in the same transaction, linked with the first. */
async function writeOthers(
  tx: Writes,
  actor: Actor,
  asked: { plan: RegistrationPlan; caseId: string; circumstances: Circumstances; first: EntryRef; now: Moment },
): Promise<Other[]> {
  const written: Other[] = []
  for (const { kind, declaration } of asked.plan.also) {
    const event = eventOf(kind)
    // Judged with what the registers know now, the first entry included.
    const dossier = { officeId: actor.officeId }
    const examined = await checkDeclaration(tx, asked.caseId, event, declaration, asked.circumstances, dossier)
    if (!examined.readable)
      throw new Refused('declaration-unreadable', {
        errors: asErrors(examined.issues),
        data: { issues: examined.issues },
      })
    // It has no form of its own in which a warning could be answered: only what the law forbids stops it.
    const forbidden = examined.problems.filter(({ severity }) => severity === 'error')
    refuseBlocking(forbidden, examined.reasons, `/also/${kind}`)
    const plan = event.plan(examined.declaration, examined.circumstances)
    const entryId = uuid()
    const registeredOn = dayInVietnam(asked.now)
    const year = Number(registeredOn.slice(0, 4))
    const made = await writeOrSayWhy(tx, {
      entry: {
        officeId: actor.officeId,
        id: entryId,
        caseId: asked.caseId,
        register: plan.register,
        year,
        registeredOn,
        registeredAt: asked.now,
        kind,
        registrationKind: plan.registrationKind,
        regime: plan.regime,
        formVersion: plan.formVersion,
        officeName: actor.officeName,
        officerId: actor.accountId,
        officerName: actor.fullName,
        content: examined.declaration,
        existingPin: null,
        ...consequences(plan),
        links: [...plan.links, { entry: asked.first, relation: 'COMBINED' }],
      },
      people: await peopleOfFirst(tx, asked.first, examined.persons),
      fact: null,
      notification: null,
      case: null,
      messages: [],
      pinRequest: null,
      sessionRef: actor.sessionRef,
    })
    written.push({
      event,
      plan,
      entry: { officeId: actor.officeId, entryId },
      number: entryNumber({ ...made, year }),
      persons: examined.persons,
    })
  }
  return written
}

/** The same people stand in every entry of a dossier: who has no PIN is known by the name he or she bears in the first one. */
async function peopleOfFirst(
  tx: Writes,
  first: EntryRef,
  persons: readonly EntryPerson[],
): Promise<NewEntry['people']> {
  const known = (await knownEntries(tx, [first]))[first.entryId]?.persons ?? []
  return persons.map((person) => {
    const same = known.find((other) => fold(other.name) === fold(person.name) && other.birth.year === person.birth.year)
    return { ...person, id: uuid(), personId: person.personId ?? same?.personId ?? null }
  })
}

/** What follows an entry outside its own book: notes on earlier entries, tasks and notices to other offices. */
async function carryOut(tx: Writes, actor: Actor, done: Carried & { caseId: string; now: Moment }): Promise<void> {
  const { event, plan, entry, number, now } = done
  for (const note of plan.notes)
    await noteOrAsk(tx, actor, {
      note,
      by: entry,
      byNumber: number,
      kind: event.name[0],
      caseId: done.caseId,
      now,
    })
  for (const notice of plan.notices) await sendPlanned(tx, actor, { notice, entry, number, caseId: done.caseId, now })
}

const constraintProblems = [
  'duplicate-birth',
  'already-registered',
  'person-dead',
  'person-missing',
  'person-incapable',
  'already-married',
  'already-dead',
  'second-parent',
  'second-guardian',
  'already-adopted',
  'no-open-guardianship',
  'no-open-supervision',
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
    const {
      message = '',
      constraint_name = '',
      detail,
    } = error as {
      message?: string
      constraint_name?: string
      detail?: string
    }
    // The id is a dossier of another office, or of somebody who was quicker.
    if (/^registration_case_(id_key|pkey)$/.test(constraint_name)) throw new Refused('version-conflict')
    if (constraint_name === 'family_link_one') throw new Refused('already-adopted')
    const known = constraintProblems.find((code) => message === code)
    if (known) throw new Refused(known, detail ? { data: { role: detail } } : {})
    throw error
  }
}
