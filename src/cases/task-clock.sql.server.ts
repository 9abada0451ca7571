import type { Reads, Writes } from '../platform/database.server.ts'
import type { Moment } from '../values/moment.ts'

type Clock = { pausedAt: Moment | null; dueAt: Moment | null; officeId: number; provinceCode: string | null }

const asMoment = (text: string | null): Moment | null =>
  text === null ? null : (new Date(text).toISOString() as Moment)

/** The clock of the dossier a notice asks for; null when the notice belongs to none. */
export async function clockOfNotice(tx: Reads, noticeId: string): Promise<Clock | null> {
  const [row] = await tx<
    { clock: (Omit<Clock, 'pausedAt' | 'dueAt'> & { pausedAt: string | null; dueAt: string | null }) | null }[]
  >`
    select clock_of_notice(${noticeId}) as clock`
  return row?.clock ? { ...row.clock, pausedAt: asMoment(row.clock.pausedAt), dueAt: asMoment(row.clock.dueAt) } : null
}

/** Lets the clock of that dossier run on, with its new due time. */
export async function resumeClock(tx: Writes, noticeId: string, dueAt: Moment | null, at: Moment): Promise<void> {
  await tx`select resume_clock(${noticeId}, ${dueAt}, ${at})`
}
