/** A day of the Vietnamese lunisolar calendar; `leap` marks the second of two months with one number (tháng nhuận). */
export type LunarDay = { day: number; month: number; year: number; leap: boolean }

/** A plain civil day, months and days from 1. */
export type SolarDay = { day: number; month: number; year: number }

/** Julian day number at noon of a Gregorian day. */
export function dayNumber({ day, month, year }: SolarDay): number {
  const a = Math.floor((14 - month) / 12)
  const y = year + 4800 - a
  const m = month + 12 * a - 3
  return (
    day +
    Math.floor((153 * m + 2) / 5) +
    365 * y +
    Math.floor(y / 4) -
    Math.floor(y / 100) +
    Math.floor(y / 400) -
    32045
  )
}

/** The Gregorian day of a Julian day number. */
export function dayOfNumber(number: number): SolarDay {
  const a = number + 32044
  const b = Math.floor((4 * a + 3) / 146097)
  const c = a - Math.floor((146097 * b) / 4)
  const d = Math.floor((4 * c + 3) / 1461)
  const e = c - Math.floor((1461 * d) / 4)
  const m = Math.floor((5 * e + 2) / 153)
  return {
    day: e - Math.floor((153 * m + 2) / 5) + 1,
    month: m + 3 - 12 * Math.floor(m / 10),
    year: 100 * b + d - 4800 + Math.floor(m / 10),
  }
}

const RADIANS = Math.PI / 180
const sin = (degrees: number): number => Math.sin(degrees * RADIANS)

/** Day of the k-th new moon since 1900-01-01, in local time (Meeus, Astronomical Algorithms, ch. 47 of the first edition). */
function newMoon(k: number, hours: number): number {
  const t = k / 1236.85
  const [t2, t3] = [t * t, t * t * t]
  const mean = 2415020.75933 + 29.53058868 * k + 0.0001178 * t2 - 0.000000155 * t3
  const start = mean + 0.00033 * sin(166.56 + 132.87 * t - 0.009173 * t2)
  const sun = 359.2242 + 29.10535608 * k - 0.0000333 * t2 - 0.00000347 * t3
  const moon = 306.0253 + 385.81691806 * k + 0.0107306 * t2 + 0.00001236 * t3
  const node = 21.2964 + 390.67050646 * k - 0.0016528 * t2 - 0.00000239 * t3
  const shift =
    (0.1734 - 0.000393 * t) * sin(sun) +
    0.0021 * sin(2 * sun) -
    0.4068 * sin(moon) +
    0.0161 * sin(2 * moon) -
    0.0004 * sin(3 * moon) +
    0.0104 * sin(2 * node) -
    0.0051 * sin(sun + moon) -
    0.0074 * sin(sun - moon) +
    0.0004 * sin(2 * node + sun) -
    0.0004 * sin(2 * node - sun) -
    0.0006 * sin(2 * node + moon) +
    0.001 * sin(2 * node - moon) +
    0.0005 * sin(2 * moon + sun)
  const delta = -0.000278 + 0.000265 * t + 0.000262 * t2
  return Math.floor(start + shift - delta + 0.5 + hours / 24)
}

/** Which twelfth of the ecliptic the sun stands in at local midnight, 0–11. */
function sunSector(number: number, hours: number): number {
  const t = (number - 2451545.5 - hours / 24) / 36525
  const t2 = t * t
  const anomaly = 357.5291 + 35999.0503 * t - 0.0001559 * t2 - 0.00000048 * t * t2
  const mean = 280.46645 + 36000.76983 * t + 0.0003032 * t2
  const centre =
    (1.9146 - 0.004817 * t - 0.000014 * t2) * sin(anomaly) +
    (0.019993 - 0.000101 * t) * sin(2 * anomaly) +
    0.00029 * sin(3 * anomaly)
  const longitude = (((mean + centre) % 360) + 360) % 360
  return Math.floor(longitude / 30)
}

const moonsBefore = (number: number): number => Math.floor((number - 2415021.076998695) / 29.530588853)

function eleventhMonth(year: number, hours: number): number {
  const k = moonsBefore(dayNumber({ day: 31, month: 12, year }))
  const start = newMoon(k, hours)
  return sunSector(start, hours) >= 9 ? newMoon(k - 1, hours) : start
}

type Month = { month: number; leap: boolean; start: number; end: number }

/** Official calendars reckoned at UTC+8 until 1967 and at UTC+7 since (Quyết định 121-CP, 08/08/1967). */
const hoursOf = (year: number): number => (year < 1968 ? 8 : 7)

const years = new Map<number, readonly Month[]>()

/** From the first day of tháng Giêng of the year to the last of tháng Chạp. */
function monthsOf(year: number): readonly Month[] {
  const known = years.get(year)
  if (known) return known
  const months = [...monthsFromEleventh(year - 1), ...monthsFromEleventh(year)]
  const first = months.findIndex(({ month }) => month === 1)
  const next = months.findIndex(({ month, leap }, n) => n > first + 2 && month === 1 && !leap)
  const own = months.slice(first, next < 0 ? undefined : next)
  if (years.size > 600) years.clear()
  years.set(year, own)
  return own
}

/** Months from the eleventh of `year` up to, not including, the eleventh of the next. */
function monthsFromEleventh(year: number): Month[] {
  const hours = hoursOf(year + 1)
  const from = eleventhMonth(year, hours)
  const to = eleventhMonth(year + 1, hours)
  const k = moonsBefore(from + 14)
  const starts: number[] = [from]
  for (let n = 1; n <= 13; n++) {
    const start = newMoon(k + n, hours)
    starts.push(start)
    if (start >= to) break
  }
  const count = starts.length - 1
  let leapAt = -1
  if (count === 13)
    for (let n = 1; n < count; n++) {
      const [here, next] = [starts[n] ?? 0, starts[n + 1] ?? 0]
      if (sunSector(here, hours) === sunSector(next, hours)) {
        leapAt = n
        break
      }
    }
  const months: Month[] = []
  let month = 11
  for (let n = 0; n < count; n++) {
    if (n > 0 && n !== leapAt) month = (month % 12) + 1
    months.push({ month, leap: n === leapAt, start: starts[n] ?? 0, end: (starts[n + 1] ?? 0) - 1 })
  }
  return months
}

/** Day number of a lunar day; undefined when the year has no such day. Years 1800–2199. */
export function numberOfLunar({ day, month, year, leap }: LunarDay): number | undefined {
  const found = monthsOf(year).find((one) => one.month === month && one.leap === leap)
  if (!found || day < 1) return undefined
  const number = found.start + day - 1
  return number <= found.end ? number : undefined
}

/** The lunar day of a civil day. */
export function lunarOf(solar: SolarDay): LunarDay {
  const number = dayNumber(solar)
  for (const year of [solar.year, solar.year - 1]) {
    const found = monthsOf(year).find(({ start, end }) => start <= number && number <= end)
    if (found) return { day: number - found.start + 1, month: found.month, year, leap: found.leap }
  }
  return { ...solar, leap: false }
}

const stems = ['canh', 'tan', 'nham', 'quy', 'giap', 'at', 'binh', 'dinh', 'mau', 'ky']
const branches = ['than', 'dau', 'tuat', 'hoi', 'ty', 'suu', 'dan', 'mao', 'thin', 'ty', 'ngo', 'mui']
const otherSpellings: Readonly<Record<string, string>> = {
  qui: 'quy',
  ki: 'ky',
  ti: 'ty',
  meo: 'mao',
  thinh: 'thin',
  vi: 'mui',
  mui: 'mui',
}

/**
 * The place of a year in the cycle of sixty, 0–59 (`year % 60`), from its two folded words: `dinh mao` → 7, as 1987 % 60.
 * Undefined when the words are no year; Tý and Tỵ are told apart by the stem (a yang stem goes with Tý).
 */
export function cycleYear(stem: string, branch: string): number | undefined {
  const s = stems.indexOf(otherSpellings[stem] ?? stem)
  const b = otherSpellings[branch] ?? branch
  if (s < 0) return undefined
  for (let rest = s; rest < 60; rest += 10) if (branches[rest % 12] === b) return rest
  return undefined
}
