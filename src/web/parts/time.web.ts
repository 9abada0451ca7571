import { useEffect, useState } from 'preact/hooks'
import { dayInVietnam } from '../../values/moment.ts'
import { both } from './language.web.ts'

const inVietnam = (moment: string): string => new Date(Date.parse(moment) + 7 * 3_600_000).toISOString()

/** `2026-07-17` → `17/07/2026`. */
export const day = (text: string | null | undefined): string =>
  text ? text.slice(0, 10).split('-').reverse().join('/') : ''

/** `09:12`. */
export const clock = (moment: string): string => inVietnam(moment).slice(11, 16)

/** `17/07/2026 09:12`, as read in Việt Nam. */
export const dayAndClock = (moment: string | null | undefined): string =>
  moment ? `${day(inVietnam(moment).slice(0, 10))} ${clock(moment)}` : ''

let ahead = 0
/** Sets the time by the server's: the clock of an office computer may be days off. Below a minute it is left alone. */
export function setTime(serverTime: string): void {
  const difference = Date.parse(serverTime) - Date.now()
  ahead = Math.abs(difference) < 60_000 ? 0 : difference
}
/** The time now by the server's clock, in milliseconds. */
export const timeNow = (): number => Date.now() + ahead
/** The same as ISO text. */
export const momentNow = (): string => new Date(timeNow()).toISOString()

/** Today in Việt Nam, `yyyy-mm-dd`. */
export const today = (): string => dayInVietnam(momentNow())

/** A length of time as people say it: `3 phút`, `2 giờ`, `5 ngày`. */
export function howLong(milliseconds: number): string {
  const minutes = Math.floor(Math.abs(milliseconds) / 60_000)
  if (minutes < 1) return both('dưới 1 phút', 'under a minute')
  if (minutes < 60) return both('{n} phút', '{n} min', { n: minutes })
  const hours = Math.floor(minutes / 60)
  if (hours < 48) return both('{n} giờ', '{n} h', { n: hours })
  return both('{n} ngày', '{n} days', { n: Math.floor(hours / 24) })
}

/** `2 giờ trước`, `vừa xong`, `còn 3 giờ`. */
export function ago(moment: string, now = timeNow()): string {
  const past = now - Date.parse(moment)
  if (Math.abs(past) < 60_000) return both('vừa xong', 'just now')
  return past > 0 ? both('{t} trước', '{t} ago', { t: howLong(past) }) : both('còn {t}', 'in {t}', { t: howLong(past) })
}

/** How a deadline stands, in words; `soon` begins a day before it is late. */
export function deadline(dueAt: string, now = timeNow()): { state: 'late' | 'soon' | 'ample'; words: string } {
  const left = Date.parse(dueAt) - now
  if (left < 0) return { state: 'late', words: both('quá hạn {t}', 'late by {t}', { t: howLong(left) }) }
  const words = both('còn {t}', '{t} left', { t: howLong(left) })
  return { state: left < 24 * 3_600_000 ? 'soon' : 'ample', words }
}

/** The time now, told anew every minute so that ages on the screen stay true. */
export function useNow(everyMs = 60_000): number {
  const [now, setNow] = useState(timeNow)
  useEffect(() => {
    const timer = setInterval(() => setNow(timeNow()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return now
}
