import assert from 'node:assert/strict'
import { v7 as uuid } from 'uuid'
import { pinArrived } from '../../src/cases/pin-arrived.server.ts'
import { type Registered, register } from '../../src/cases/register.server.ts'
import { answerTask, noteTask } from '../../src/cases/tasks.server.ts'
import type { Problem } from '../../src/events/event.ts'
import type { EntryRef } from '../../src/events/parts/effects.ts'
import { clockFrom } from '../../src/platform/clock.server.ts'
import { asActor, type Database } from '../../src/platform/database.server.ts'
import type { Actor } from '../../src/platform/endpoint.ts'
import { Refused } from '../../src/platform/problem.ts'
import { note, receive } from '../../src/registers/judgments.server.ts'
import { Judgment } from '../../src/registers/judgments-api.ts'
import { type Revoked, revoke } from '../../src/registers/revocation.server.ts'
import { addDays, type CalendarDate, date } from '../../src/values/calendar-date.ts'
import { freshDatabase } from '../fresh-database.ts'
import { officialAt, provinceAt } from '../official-at.ts'
import type { Typed } from './declarations.ts'
import { type Human, nameOf, pinOf, somebody } from './people.ts'
import { type Chance, chanceOf } from './random.ts'

/** A note that must stand on an entry, and what made it. */
export type Expected = { on: EntryRef; words: RegExp; revision: boolean }

export type Written = Registered & { ref: EntryRef }

/** A small society with two offices, a real database and a memory of its own of what must be true. */
export type Society = {
  db: Database
  offices: readonly [Actor, Actor]
  people: Human[]
  today: CalendarDate
  notes: Expected[]
  counts: Record<string, number>
  /** People whom the last step concerned. */
  touched: Set<Human>
  serial: () => number
  newcomer: (chance: Chance, sex: '1' | '2') => Human
  /** Registers as the desk does: what only needs a reason gets one. Throws `Refused` for what the law forbids. */
  write: (kind: string, declaration: Typed, office: number) => Promise<Written>
  judge: (judgment: Typed, entry: EntryRef, office: number) => Promise<void>
  givePin: (child: Human) => Promise<void>
  /** The chairman of the province above the office revokes the entry; tells what the decision did. */
  revoke: (entry: EntryRef) => Promise<Revoked>
  /** Every office notes what the others asked it to note, and answers what it was asked to look at again. */
  noteTasks: () => Promise<void>
}

/** Does something lawful, or something the law forbids to see it refused; false when nobody is there to do it. */
export type Step = (society: Society, chance: Chance) => Promise<boolean>

const moment = (day: CalendarDate): string => `${day}T02:00:00.000Z`

/** The rules that refused; warnings and errors alike. */
export const problemsIn = (error: unknown): Problem[] =>
  error instanceof Refused ? ((error.extra.data as { problems?: Problem[] } | undefined)?.problems ?? []) : []

export async function foundSociety(seed: number, start = date('2026-03-02')): Promise<Society> {
  const db = await freshDatabase()
  const chance = chanceOf(seed)
  const offices = [
    await officialAt(db, '00721', 'hotich.day'),
    await officialAt(db, '00070', 'hotich.kia', ['REGISTRAR'], 'Trần Thị Mơ'),
  ] as const
  const provinces = [await provinceAt(db, '08'), await provinceAt(db, '01')] as const
  const reasonsOf = new Map<string, Record<string, string>>()
  let serial = 0

  const society: Society = {
    db,
    offices,
    people: [],
    today: start,
    notes: [],
    counts: {},
    touched: new Set(),
    serial: () => {
      serial += 1
      return serial
    },
    newcomer(by, sex) {
      const n = society.serial()
      const born = addDays(society.today, -(365 * 18 + 300 + by.below(365 * 40)))
      const one = somebody({ name: nameOf(n), sex, born, pin: pinOf(n, sex, born) })
      society.people.push(one)
      return one
    },
    async write(kind, declaration, office) {
      const actor = actorOf(society, office)
      const attempt = (reasons: Record<string, string>) =>
        asActor(db, actor, (tx) =>
          register(tx, actor, {
            caseId: uuid(),
            kind,
            declaration: { ...declaration, reasons },
            version: 0,
            duplicateReason: 'đã đối chiếu, người khác',
            now: moment(society.today),
          }),
        )
      let done: Registered
      try {
        done = await attempt(reasonsOf.get(kind) ?? {})
      } catch (error) {
        const problems = problemsIn(error)
        if (problems.length === 0 || problems.some(({ severity }) => severity === 'error')) {
          if (error instanceof Refused) error.message += ` ${kind} ${JSON.stringify(error.extra).slice(0, 900)}`
          throw error
        }
        const reasons = Object.fromEntries(problems.map(({ rule }) => [rule, 'đã kiểm tra hồ sơ']))
        reasonsOf.set(kind, { ...reasonsOf.get(kind), ...reasons })
        done = await attempt(reasonsOf.get(kind) ?? {})
      }
      society.counts[kind] = (society.counts[kind] ?? 0) + 1
      return { ...done, ref: { officeId: actor.officeId, entryId: done.entryId } }
    },
    async judge(judgment, entry, office) {
      const actor = actorOf(society, office)
      const read = Judgment.parse(judgment)
      const row = await asActor(db, actor, (tx) => receive(tx, actor, read, moment(society.today)))
      await asActor(db, actor, (tx) => note(tx, actor, { id: row.id, entry, now: moment(society.today) }))
      society.counts[read.matter] = (society.counts[read.matter] ?? 0) + 1
    },
    async givePin(child) {
      assert.ok(child.pinRequest)
      const pin = pinOf(society.serial(), child.sex, child.born)
      const outcome = await pinArrived(db, clockFrom(moment(society.today)), { requestId: child.pinRequest, pin })
      assert.equal(outcome, 'recorded')
      child.pin = pin
      child.pinRequest = null
    },
    async revoke(entry) {
      const actor = provinces[entry.officeId === offices[0].officeId ? 0 : 1]
      const done = await asActor(db, actor, (tx) =>
        revoke(tx, actor, {
          ...entry,
          number: `${society.serial()}/QĐ-UBND`,
          decidedOn: society.today,
          authority: 'Chủ tịch Ủy ban nhân dân cấp tỉnh',
          ground: 'WRONG_AUTHORITY',
          reason: 'Đăng ký không đúng thẩm quyền.',
          marriageConditionsKept: true,
          now: moment(society.today),
        }),
      )
      society.counts.REVOKED = (society.counts.REVOKED ?? 0) + 1
      return done
    },
    async noteTasks() {
      for (const actor of offices) {
        const open = await db.sql<{ id: string; needs: string; content: unknown }[]>`
          select id, needs, content from office_notice where office_id = ${actor.officeId} and needs in ('NOTE', 'ANSWER') and done_at is null order by sent_at, id`
        for (const { id, needs, content } of open) {
          const asked = { taskId: id, now: moment(society.today), answer: 'Đã kiểm tra lại.', confirmed: true }
          try {
            await asActor(db, actor, (tx) =>
              needs === 'NOTE' ? noteTask(tx, actor, asked) : answerTask(tx, actor, asked),
            )
          } catch (error) {
            if (error instanceof Refused) error.message += ` ${needs} ${JSON.stringify(content).slice(0, 900)}`
            throw error
          }
        }
      }
    },
  }
  for (let n = 0; n < 40; n++) society.newcomer(chance, n % 2 === 0 ? '1' : '2')
  return society
}

export function actorOf({ offices }: Pick<Society, 'offices'>, office: number): Actor {
  const actor = offices[office]
  assert.ok(actor)
  return actor
}
