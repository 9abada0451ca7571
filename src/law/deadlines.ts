import { addDays, type CalendarDate, date } from '../values/calendar-date.ts'
import { dayInVietnam, type Moment, minuteOfDayInVietnam, momentInVietnam } from '../values/moment.ts'
import { ALWAYS, inForce, type Provision } from './in-force.ts'
import { type DecidedPolicies, policyValue } from './policies.ts'
import type { ProcedureId } from './procedure-list.ts'
import { type Regime, regimeOn } from './regimes.ts'
import { type ProcedureLimit, type TimeLimit, timeLimits, workingDays } from './time-limits.ts'
import {
  addWorkingDays,
  addWorkingMinutes,
  closingTime,
  isWorkingDay,
  lastDayOfPeriod,
  nextWorkingDay,
  type WorkingCalendar,
  workingDayFrom,
  workingDaysBetween,
  workingMinutesBetween,
} from './working-calendar.ts'

export type { ProcedureLimit, TimeLimit }
export { timeLimits }

/** Every procedure of the list has its limit. */
export type Procedure = ProcedureId

/** After this minute of the day (15:00) a same-day matter may be settled on the next working day. */
export const sameDayCutOff: readonly Provision<number>[] = [
  { from: ALWAYS, cite: 'Nghị định 158/2005/NĐ-CP, Điều 5', value: 900 },
  { from: date('2016-01-01'), cite: 'Luật Hộ tịch 2014, Điều 5 khoản 3', value: 900 },
]

/** Office minutes (online) or time (direct, by post) to ask for completion when data of a dossier cannot be looked up. */
export const completionRequestLimit: readonly Provision<{ online: number; direct: TimeLimit } | null>[] = [
  { from: ALWAYS, cite: 'Luật Hộ tịch 2014, Điều 9 (không ấn định thời hạn)', value: null },
  { from: date('2026-01-01'), cite: 'Nghị quyết 66.7/2025/NQ-CP', value: { online: 480, direct: workingDays(1) } },
  { from: date('2027-03-01'), cite: 'Nghị quyết 66.7/2025/NQ-CP hết hiệu lực', value: null },
]

/**
 * Until when the office must have asked for what lacks (A4): office hours for a dossier handed in online, the end of a working day for others;
 * undefined where the law of the day of intake names no limit.
 */
export function completionAskedBy(asked: {
  receivedAt: Moment
  online: boolean
  calendar: WorkingCalendar
}): Moment | undefined {
  const limit = inForce(completionRequestLimit, dayInVietnam(asked.receivedAt)).value
  if (limit === null) return undefined
  if (asked.online) return addWorkingMinutes(asked.receivedAt, limit.online, asked.calendar)
  return endOf(limit.direct, asked.receivedAt, asked.calendar, 0)
}

function endOf(limit: TimeLimit, receivedAt: Moment, calendar: WorkingCalendar, cutOff: number): Moment {
  const receivedOn = dayInVietnam(receivedAt)
  switch (limit.unit) {
    case 'same-day': {
      const today = isWorkingDay(receivedOn, calendar) && minuteOfDayInVietnam(receivedAt) <= cutOff
      return closingTime(today ? receivedOn : nextWorkingDay(receivedOn, calendar), calendar)
    }
    case 'hours': {
      const minute = minuteOfDayInVietnam(receivedAt)
      const end = addDays(receivedOn, Math.floor((minute + limit.amount * 60) / 1440))
      return momentInVietnam(workingDayFrom(end, calendar), (minute + limit.amount * 60) % 1440)
    }
    case 'working-days':
      return closingTime(addWorkingDays(receivedOn, limit.amount, calendar), calendar)
    case 'days':
      return closingTime(lastDayOfPeriod(receivedOn, limit.amount, calendar), calendar)
  }
}

/** A regime's limits; used when the regime is named rather than found by the day. */
const dayOfRegime = (regime: Regime) =>
  date({ pre2016: '2015-12-31', threeTier: '2025-06-30', twoTier: '2027-02-28', law2026: '2027-03-01' }[regime])

/**
 * How long a dossier taken in on that day may take. A domestic recognition has the limit of a foreign one
 * since 2025-07-01 where the policy `recognition-follows-decree-120` says so (E3).
 */
export function limitOf(procedure: Procedure, intakeOn: CalendarDate, policies?: DecidedPolicies): ProcedureLimit {
  const limits = inForce(timeLimits, intakeOn).value
  const decree120 = regimeOn(intakeOn) !== 'pre2016' && regimeOn(intakeOn) !== 'threeTier'
  if (decree120 && policyValue('recognition-follows-decree-120', policies)) {
    if (procedure === 'RECOGNITION') return limits.RECOGNITION_FOREIGN
    if (procedure === 'BIRTH_WITH_RECOGNITION') return limits.BIRTH_WITH_RECOGNITION_FOREIGN
  }
  return limits[procedure]
}

/**
 * When a dossier must be finished (A5, S). `regime` is found by the day of intake when left out;
 * `verification` is true once another body has been asked. A dossier received at 15:00 sharp is not yet "after 15:00".
 */
export function dueAt(asked: {
  procedure: Procedure
  receivedAt: Moment
  calendar: WorkingCalendar
  regime?: Regime
  verification?: boolean
  policies?: DecidedPolicies | undefined
}): Moment {
  const receivedOn = dayInVietnam(asked.receivedAt)
  const day = asked.regime && asked.regime !== regimeOn(receivedOn) ? dayOfRegime(asked.regime) : receivedOn
  const limit = limitOf(asked.procedure, day, asked.policies)
  const chosen = asked.verification ? (limit.verified ?? limit.usual) : limit.usual
  return endOf(chosen, asked.receivedAt, asked.calendar, inForce(sameDayCutOff, day).value)
}

/** Time another body took to answer; `to` is null while it has not (NĐ 07/2025: not counted). */
export type Pause = { from: Moment; to: Moment | null }

export type DueLevel = 'on-time' | 'due-today' | 'due-tomorrow' | 'overdue'

export type Remaining = {
  /** The due time with all pauses added. */
  dueAt: Moment
  level: DueLevel
  paused: boolean
  /** Office minutes left; 0 when overdue. */
  minutesLeft: number
  /** Working days until the due day, 0 = today; negative when it has passed. */
  workingDaysLeft: number
}

/**
 * How a deadline stands. The clock stops while another body answers and goes on with the office time it had left.
 * "Tomorrow" is the next working day, so that lateness is seen a day before it comes.
 */
export function remaining(asked: {
  dueAt: Moment
  now: Moment
  calendar: WorkingCalendar
  pauses?: readonly Pause[]
}): Remaining {
  const { now, calendar } = asked
  let due = asked.dueAt
  let counted = ''
  let paused = false
  for (const pause of [...(asked.pauses ?? [])].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const from = pause.from > counted ? pause.from : counted
    if (from >= due || from >= now) continue
    const to = pause.to === null || pause.to > now ? now : pause.to
    if (to <= from) continue
    due = addWorkingMinutes(due, workingMinutesBetween(from, to, calendar), calendar)
    counted = to
    paused ||= pause.to === null || pause.to > now
  }
  const today = dayInVietnam(now)
  const dueOn = dayInVietnam(due)
  return {
    dueAt: due,
    level: levelOf(due, now, calendar),
    paused,
    minutesLeft: workingMinutesBetween(now, due, calendar),
    workingDaysLeft: workingDaysBetween(today, dueOn, calendar),
  }
}

function levelOf(due: Moment, now: Moment, calendar: WorkingCalendar): DueLevel {
  if (now > due) return 'overdue'
  const today = dayInVietnam(now)
  const dueOn = dayInVietnam(due)
  if (dueOn === today) return 'due-today'
  return dueOn <= nextWorkingDay(today, calendar) ? 'due-tomorrow' : 'on-time'
}
