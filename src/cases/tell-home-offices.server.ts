import { v7 as uuid } from 'uuid'
import type { EntryRef, NoticePlan } from '../events/parts/effects.ts'
import { type Office, officeOfKind, officeOfUnit } from '../offices/offices.sql.server.ts'
import { lastDayOf, successorsOf } from '../offices/units.sql.server.ts'
import type { Reads, Writes } from '../platform/database.server.ts'
import type { Actor } from '../platform/endpoint.ts'
import { keeperOf } from '../registers/known.sql.server.ts'
import { sendOfficeTask } from '../registers/office-tasks.sql.server.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import { dayInVietnam } from '../values/moment.ts'
import { sendNotice } from './notices.sql.server.ts'

/** R-A3: an event not registered at the commune of permanent residence is told to that commune, with a read receipt (LHT 5.4). */
export async function tellHomeOffices(
  tx: Writes,
  actor: Actor,
  told: {
    entryId: string
    units: readonly string[]
    number: string
    kind: string
    /** Whom the entry is about. */
    subject: string
    on: CalendarDate
    at: string
  },
): Promise<void> {
  for (const unit of new Set(told.units)) {
    const office = await communeFor(tx, unit, told.on)
    if (!office || office.id === actor.officeId) continue
    await sendNotice(tx, {
      toOfficeId: office.id,
      fromOfficeId: actor.officeId,
      id: uuid(),
      kind: 'REGISTERED_ELSEWHERE',
      entryId: told.entryId,
      content: {
        event: told.kind,
        subject: told.subject,
        number: told.number,
        registeredOn: told.on,
        office: actor.officeName,
      },
      at: told.at,
    })
  }
}

/** The office of a commune on a day, or of the one that followed it. */
export const communeFor = async (tx: Reads, unit: string, on: CalendarDate): Promise<Office | undefined> =>
  (await officeOfUnit(tx, 'COMMUNE', unit, on)) ?? (await successorOffice(tx, unit, on))

/** The commune that followed one no longer there: of a divided commune the one the official table suggests. */
async function successorOffice(tx: Reads, unit: string, on: CalendarDate): Promise<Office | undefined> {
  const asOf = await lastDayOf(tx, unit, on)
  if (asOf === undefined) return undefined
  const [successor] = (await successorsOf(tx, unit, asOf, on)).successors
  return successor && officeOfUnit(tx, 'COMMUNE', successor.code, on)
}

const receiverOf = async (tx: Reads, to: NoticePlan['to'], on: CalendarDate): Promise<{ id: number } | undefined> => {
  if ('unitCode' in to) return communeFor(tx, to.unitCode, on)
  if ('keeperOf' in to) return keeperOf(tx, to.keeperOf.officeId)
  return officeOfKind(tx, to.officeKind, on)
}

/**
 * A notice an event plans: to the commune of a unit, to the office that keeps an entry's book, or to the one office of a kind. Nothing is sent to
 * the own office, except the ground to end a guardianship: that somebody must act on.
 */
export async function sendPlanned(
  tx: Writes,
  actor: Actor,
  asked: { notice: NoticePlan; entry: EntryRef; number: string; caseId: string; now: string },
): Promise<void> {
  const { notice, entry, now } = asked
  const receiver = await receiverOf(tx, notice.to, dayInVietnam(now))
  if (!receiver || (receiver.id === actor.officeId && notice.kind !== 'GUARDIANSHIP_GROUND')) return
  await sendOfficeTask(tx, {
    toOfficeId: receiver.id,
    fromOfficeId: actor.officeId,
    id: uuid(),
    kind: notice.kind,
    needs: 'READ',
    entry,
    caseId: asked.caseId,
    content: { ...notice.content, number: asked.number, office: actor.officeName },
    dueAt: null,
    at: now,
  })
}
