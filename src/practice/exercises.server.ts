import { v7 as uuid } from 'uuid'
import { checkDeclaration } from '../cases/check.server.ts'
import { pinsArrived } from '../cases/pin-arrived.server.ts'
import { register } from '../cases/register.server.ts'
import { signCase } from '../cases/signing.server.ts'
import type { Papers } from '../documents/documents.server.ts'
import { exercisesOf } from '../events/exercises.ts'
import { eventKinds, eventOf, isEventKind } from '../events/index.ts'
import type { Exercise } from '../events/parts/exercise.ts'
import type { PinRequest } from '../identity/pin-issuer.ts'
import { centurySexDigits } from '../law/pin-structure.ts'
import { asActor } from '../platform/database.server.ts'
import { Refused } from '../platform/problem.ts'
import { circumstancesFor } from '../registers/circumstances.server.ts'
import type { CaseId } from '../values/ids.ts'
import { yearOf } from '../values/partial-date.ts'
import type { MadeEntry, PracticeOffice } from './offices.server.ts'
import { waitingRequests } from './practice.sql.server.ts'

/** All exercises, in the order of the events. */
export const allExercises = (): { kind: string; exercise: Exercise }[] =>
  eventKinds.flatMap((kind) => exercisesOf(kind).map((exercise) => ({ kind, exercise })))

/** Throws `not-found`. */
export function exerciseNamed(kind: string, id: string): Exercise {
  const found = isEventKind(kind) ? exercisesOf(kind).find((one) => one.id === id) : undefined
  if (!found) throw new Refused('not-found')
  return found
}

/** `002` as the province, `999…` as the person: right in its structure, and plainly invented. */
function inventedPin(request: PinRequest, serial: number): string {
  const year = yearOf(request.child.birthDate) ?? 2026
  const meanings = Object.entries(centurySexDigits[0]?.value ?? {})
  const sex = request.child.sex === '2' ? '2' : '1'
  const digit = meanings.find(([, one]) => one.century === Math.floor(year / 100) && one.sex === sex)?.[0] ?? '2'
  return `002${digit}${String(year % 100).padStart(2, '0')}${999_000 + (serial % 1000)}`
}

/** Numbers asked for in a practice office are there at once; nobody outside is asked. */
export async function answerPins(office: PracticeOffice): Promise<void> {
  const waiting = await waitingRequests(office.db.sql)
  if (waiting.length === 0) return
  const [{ n = 0 } = {}] = await office.db.sql<{ n: number }[]>`select count(*)::int as n from pin_request`
  await pinsArrived(
    office.db,
    office.clock,
    waiting.map(({ request_id, payload }, index) => ({
      requestId: request_id,
      pin: inventedPin(payload, n + index),
    })),
  )
}

/** The declaration of an exercise with the entries that stand in the practice books. */
export function declarationWith(exercise: Exercise, made: readonly MadeEntry[]): Record<string, unknown> {
  const whole = structuredClone(exercise.declaration) as Record<string, unknown>
  for (const [index, pointer] of (exercise.entriesAt ?? []).entries()) {
    const entry = made[index]
    const path = pointer.split('/').slice(1)
    const last = path.pop()
    const parent = path.reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], whole)
    if (!entry || last === undefined || typeof parent !== 'object' || parent === null) continue
    ;(parent as Record<string, unknown>)[last] = { officeId: entry.officeId, entryId: entry.entryId }
  }
  return whole
}

/** Writes what an exercise finds in the books: registered, with its number, signed. */
export async function prepareBooks(
  office: PracticeOffice,
  exercise: Exercise,
  papers: Papers,
): Promise<readonly MadeEntry[]> {
  const made: MadeEntry[] = []
  for (const { kind, declaration } of exercise.before ?? []) {
    const caseId = uuid() as CaseId
    const { actor, db } = office
    const done = await asActor(db, actor, (tx) =>
      register(tx, actor, {
        caseId,
        kind,
        declaration: declaration as Record<string, unknown>,
        version: 0,
        duplicateReason: '',
        now: office.clock(),
        papers,
      }),
    )
    await answerPins(office)
    await asActor(db, actor, (tx) => signCase(tx, actor, papers, caseId, office.clock()))
    const subject = eventOf(kind).subjectOf(declaration).name
    made.push({ officeId: actor.officeId, entryId: done.entryId, kind, number: done.number, subject })
  }
  return made
}

/** The article behind an exercise that is to be refused, as the rules say it of what was typed, or of what the citizen told. */
export async function citeOf(
  office: PracticeOffice,
  kind: string,
  exercise: Exercise,
  typed: unknown,
): Promise<{ rule: string; cite: string; message: string; messageEn: string } | null> {
  if (exercise.right.do === 'REGISTER') return null
  const { rule } = exercise.right
  const { actor, db, clock } = office
  const event = eventOf(kind)
  for (const declaration of [typed, declarationWith(exercise, office.made)]) {
    const found = await asActor(db, actor, async (tx) => {
      const now = clock()
      const circumstances = await circumstancesFor(tx, actor, { receivedAt: now, now })
      const checked = await checkDeclaration(tx, uuid(), event, declaration as never, circumstances, {
        officeId: actor.officeId,
      })
      return checked.readable ? checked.problems.find((problem) => problem.rule === rule) : undefined
    })
    if (found) return { rule, cite: found.cite, message: found.message, messageEn: found.messageEn }
  }
  return null
}
