import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, date } from '../values/calendar-date.ts'
import { dayInVietnam, type Moment, momentInVietnam } from '../values/moment.ts'
import { dueAt, type Procedure, remaining } from './deadlines.ts'
import {
  addWorkingDays,
  addWorkingMinutes,
  isWorkingDay,
  lastDayOfPeriod,
  nextWorkingDay,
  type WorkingCalendar,
  workingDaysBetween,
  workingMinutesBetween,
} from './working-calendar.ts'

/** Tết Bính Ngọ 2026: holidays Monday 16 to Friday 20 February; Saturday 28 February is worked. */
const calendar: WorkingCalendar = {
  holidays: ['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20', '2026-09-02'].map(date),
  workedWeekends: [date('2026-02-28')],
}
const at = (day: string, hour: number, minute = 0): Moment => momentInVietnam(date(day), hour * 60 + minute)

test('R-A10 holidays and swapped days are data', () => {
  assert.equal(isWorkingDay(date('2026-02-17'), calendar), false)
  assert.equal(isWorkingDay(date('2026-02-21'), calendar), false)
  assert.equal(isWorkingDay(date('2026-02-28'), calendar), true)
  assert.equal(nextWorkingDay(date('2026-02-13'), calendar), '2026-02-23')
  assert.equal(addWorkingDays(date('2026-02-13'), 3, calendar), '2026-02-25')
  assert.equal(addWorkingDays(date('2026-02-27'), 1, calendar), '2026-02-28')
  assert.equal(workingDaysBetween(date('2026-02-13'), date('2026-02-25'), calendar), 3)
})

test('A5 the first day is not counted; a period ending on a day off ends on the next working day (BLDS 147–148)', () => {
  assert.equal(lastDayOfPeriod(date('2026-01-05'), 60, calendar), '2026-03-06')
  assert.equal(lastDayOfPeriod(date('2025-12-18'), 60, calendar), '2026-02-23')
})

test('eight working hours run over the night and the weekend', () => {
  assert.equal(addWorkingMinutes(at('2026-11-20', 9), 480, calendar), at('2026-11-23', 9, 30))
  assert.equal(workingMinutesBetween(at('2026-11-20', 9), at('2026-11-23', 9), calendar), 450)
})

test('A5 a birth is settled the same day; after 15:00, on the next working day', () => {
  const due = (receivedAt: Moment) => dueAt({ procedure: 'BIRTH', receivedAt, calendar })
  assert.equal(due(at('2026-11-20', 9)), at('2026-11-20', 17))
  assert.equal(due(at('2026-11-20', 15)), at('2026-11-20', 17))
  assert.equal(due(at('2026-11-20', 15, 1)), at('2026-11-23', 17))
  assert.equal(due(at('2026-11-21', 9)), at('2026-11-23', 17))
  assert.equal(due(at('2026-02-13', 16)), at('2026-02-23', 17))
})

test('S limits differ by procedure, verification and regime', () => {
  const due = (procedure: Procedure, receivedAt: Moment, verification = false) =>
    dueAt({ procedure, receivedAt, calendar, verification })
  assert.equal(due('BIRTH_WITH_RECOGNITION', at('2026-11-20', 9)), at('2026-11-25', 17))
  assert.equal(due('BIRTH_WITH_RECOGNITION', at('2026-11-20', 9), true), at('2026-12-02', 17))
  assert.equal(due('BIRTH_WITH_RECOGNITION_FOREIGN', at('2025-06-02', 9)), at('2025-06-17', 17))
  assert.equal(due('BIRTH_WITH_RECOGNITION_FOREIGN', at('2025-07-01', 9)), at('2025-07-15', 17))
  assert.equal(due('BIRTH', at('2027-03-01', 16)), at('2027-03-02', 16))
  assert.equal(due('BIRTH', at('2027-03-05', 16)), at('2027-03-08', 16))
  assert.equal(
    dueAt({ procedure: 'BIRTH', receivedAt: at('2026-11-20', 16), calendar, regime: 'law2026' }),
    at('2026-11-23', 16),
  )
})

test('lateness is seen a day before it comes', () => {
  const level = (now: Moment) => remaining({ dueAt: at('2026-11-25', 17), now, calendar }).level
  assert.equal(level(at('2026-11-23', 9)), 'on-time')
  assert.equal(level(at('2026-11-24', 9)), 'due-tomorrow')
  assert.equal(level(at('2026-11-25', 16, 59)), 'due-today')
  assert.equal(level(at('2026-11-25', 17, 1)), 'overdue')
  const friday = remaining({ dueAt: at('2026-11-23', 17), now: at('2026-11-20', 9), calendar })
  assert.deepEqual([friday.level, friday.workingDaysLeft], ['due-tomorrow', 1])
})

test('A5 the clock stands while another body answers and goes on afterwards (NĐ 07/2025)', () => {
  const due = at('2026-11-20', 17)
  const from = at('2026-11-20', 14)
  const open = remaining({ dueAt: due, now: at('2026-11-24', 10), calendar, pauses: [{ from, to: null }] })
  assert.equal(open.paused, true)
  assert.equal(open.level === 'overdue', false)
  assert.equal(open.minutesLeft, 180)
  const answered = remaining({
    dueAt: due,
    now: at('2026-11-24', 11),
    calendar,
    pauses: [{ from, to: at('2026-11-24', 10) }],
  })
  assert.equal(answered.paused, false)
  assert.equal(answered.dueAt, at('2026-11-24', 15))
  const tooLate = remaining({
    dueAt: due,
    now: at('2026-11-25', 9),
    calendar,
    pauses: [{ from: at('2026-11-23', 9), to: at('2026-11-24', 9) }],
  })
  assert.equal(tooLate.level, 'overdue')
})

const days = fc.integer({ min: 0, max: 3000 }).map((n) => addDays(date('2020-01-01'), n))
const moments = fc.tuple(days, fc.integer({ min: 0, max: 1439 })).map(([day, minute]) => momentInVietnam(day, minute))
const calendars = fc
  .record({ holidays: fc.array(days, { maxLength: 40 }), workedWeekends: fc.array(days, { maxLength: 20 }) })
  .map((drawn): WorkingCalendar => drawn)

test('R-A10 the n-th working day is worked and exactly n working days away, whatever the calendar', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 30 }), calendars, (day, count, anyCalendar) => {
      const reached = addWorkingDays(day, count, anyCalendar)
      return isWorkingDay(reached, anyCalendar) && workingDaysBetween(day, reached, anyCalendar) === count
    }),
    { numRuns: 200 },
  )
})

test('office minutes added are the office minutes between', () => {
  fc.assert(
    fc.property(moments, fc.integer({ min: 1, max: 3000 }), calendars, (start, minutes, anyCalendar) => {
      const end = addWorkingMinutes(start, minutes, anyCalendar)
      return end > start && workingMinutesBetween(start, end, anyCalendar) === minutes
    }),
    { numRuns: 200 },
  )
})

test('a due time lies after the intake, on a working day, and never earlier for a later intake', () => {
  const procedures = fc.constantFrom<Procedure>('BIRTH', 'BIRTH_MOBILE', 'BIRTH_WITH_RECOGNITION')
  fc.assert(
    fc.property(
      procedures,
      moments,
      fc.integer({ min: 0, max: 20_000 }),
      calendars,
      (procedure, first, later, anyCalendar) => {
        const second = new Date(Date.parse(first) + later * 60_000).toISOString()
        const [one, two] = [first, second].map((receivedAt) =>
          dueAt({ procedure, receivedAt, calendar: anyCalendar, regime: 'twoTier' }),
        )
        if (one === undefined || two === undefined) return false
        return one > first.slice(0, 10) && isWorkingDay(dayInVietnam(one), anyCalendar) && one <= two
      },
    ),
    { numRuns: 200 },
  )
})

test('a pause never shortens a deadline, and an open pause before it never lets it pass', () => {
  fc.assert(
    fc.property(
      moments,
      fc.integer({ min: 0, max: 8000 }),
      fc.integer({ min: 0, max: 8000 }),
      calendars,
      (receivedAt, wait, more, anyCalendar) => {
        const due = dueAt({ procedure: 'BIRTH_WITH_RECOGNITION', receivedAt, calendar: anyCalendar, regime: 'twoTier' })
        const later = (minutes: number) => new Date(Date.parse(receivedAt) + minutes * 60_000).toISOString()
        const from = later(wait)
        const now = later(wait + more)
        const found = remaining({ dueAt: due, now, calendar: anyCalendar, pauses: [{ from, to: null }] })
        return found.dueAt >= due && (from >= due || found.level !== 'overdue')
      },
    ),
    { numRuns: 200 },
  )
})
