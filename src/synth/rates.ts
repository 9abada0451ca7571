import type { Sex } from './names.ts'

/** Version of the whole model: what is drawn changes only with it. */
export const MODEL_VERSION = 1

/** A value that changes with the years; straight lines between the given years. */
export type OverYears = readonly (readonly [year: number, value: number])[]

export function inYear(rate: OverYears, year: number): number {
  let before = rate[0]
  for (const point of rate) {
    if (point[0] > year) {
      if (!before || before === point) return point[1]
      return before[1] + ((point[1] - before[1]) * (year - before[0])) / (point[0] - before[0])
    }
    before = point
  }
  return before?.[1] ?? 0
}

/** Children a couple plans, by the year it marries; couples of a region and a group plan more or fewer. */
export const plannedChildren: OverYears = [
  [1920, 5.9],
  [1960, 6.0],
  [1970, 5.4],
  [1980, 4.2],
  [1990, 3.0],
  [1998, 2.35],
  [2005, 2.3],
  [2025, 2.35],
]
/** Share (per mille) of the planned children that are born in a year: plans are put off and given up. */
export const carriedOut: OverYears = [
  [2020, 1000],
  [2022, 1000],
  [2024, 985],
  [2025, 985],
]
const regionChildren: Readonly<Record<string, number>> = {
  TDMNPB: 1.12,
  DBSH: 1.02,
  BTB: 1.06,
  TN: 1.14,
  DNB: 0.8,
  DBSCL: 0.86,
}
const manyChildren = new Set(['08', '35', '41', '45', '34', '39', '47', '43', '14', '23', '31', '26', '10', '13'])
export const childrenFactor = (region: string, group: string): number =>
  (regionChildren[region] ?? 1) * (manyChildren.has(group) ? 1.35 : 1)

/** Boys for 100 girls. */
export const boysFor100Girls: OverYears = [
  [1990, 105],
  [2000, 106],
  [2006, 109.5],
  [2012, 112],
  [2021, 109.5],
  [2023, 109.7],
  [2024, 110.7],
  [2025, 110.2],
]
const strongest = new Set(['27', '26', '01', '33', '30', '14', '24'])
export const boysFactor = (region: string, province: string): number =>
  strongest.has(province) ? 1.03 : region === 'DNB' || region === 'DBSCL' || region === 'TN' ? 0.975 : 1.005

/** People who never want to marry, per mille, by year of birth. */
export const neverMarries: OverYears = [
  [1960, 55],
  [1975, 80],
  [1990, 165],
  [2005, 200],
]

/** Mean age at first marriage by year of birth. */
export const firstMarriageAge: Readonly<Record<Sex, OverYears>> = {
  1: [
    [1920, 22.5],
    [1953, 23.5],
    [1970, 26],
    [1985, 28.8],
    [1995, 30.6],
    [2005, 31.3],
  ],
  2: [
    [1920, 18],
    [1955, 19.6],
    [1970, 21.6],
    [1985, 22.6],
    [1995, 24.7],
    [2005, 25.4],
  ],
}
/** Years by which the members of some groups marry earlier. */
export const marriesEarlier = (group: string): number =>
  group === '01' || group === '04' ? 0 : manyChildren.has(group) ? 4.5 : 2.2
export const legalAge: Readonly<Record<Sex, number>> = { 1: 20, 2: 18 }

/** Deaths among newborns, per thousand. */
const infant: OverYears = [
  [1920, 130],
  [1950, 100],
  [1965, 60],
  [1980, 42],
  [1990, 33],
  [2003, 20],
  [2017, 14.4],
  [2025, 11.2],
]
/** How much heavier the ages above one were than now. */
const heavier: OverYears = [
  [1920, 2.9],
  [1950, 2.4],
  [1965, 1.8],
  [1980, 1.45],
  [1995, 1.2],
  [2010, 1.05],
  [2020, 1],
]
const atThirty: Readonly<Record<Sex, number>> = { 1: 0.00157, 2: 0.000302 }
const growth: Readonly<Record<Sex, number>> = { 1: 1.077, 2: 1.105 }

/** Chance to die at each age from 1 on, as now; an exponential rise from the age of fifteen. */
const deathsByAge = ([1, 2] as const).map((sex) => {
  const rates: number[] = []
  let rate = atThirty[sex]
  for (let age = 30; age > 15; age -= 1) rate /= growth[sex]
  for (let age = 0; age <= 112; age += 1) {
    if (age >= 15) rate *= growth[sex]
    rates.push(age < 5 ? 0.0011 : age < 15 ? 0.0003 : Math.min(0.6, rate))
  }
  return rates
})
/** Chance to die between two birthdays, of those who reach the first. */
export function deathChance(sex: Sex, age: number, year: number): number {
  if (age === 0) return (inYear(infant, year) / 1000) * (sex === 1 ? 1.1 : 0.9)
  const war = sex === 1 && year >= 1954 && year <= 1975 && age >= 17 && age <= 40 ? 0.005 : 0
  return Math.min(0.9, (deathsByAge[sex - 1]?.[Math.min(age, 112)] ?? 0.6) * inYear(heavier, year) + war)
}

/** Share of couples (per mille) that divorce some day, by the year they marry. */
export const divorces: OverYears = [
  [1970, 15],
  [1990, 70],
  [2005, 175],
  [2015, 215],
]

/** Share of couples (per mille) that settle far from both homes, by the year they marry. */
export const migrations: OverYears = [
  [1950, 20],
  [1985, 60],
  [1995, 110],
  [2010, 180],
]
/** Where they go: cities and industrial provinces, by code of the 63-province list. */
export const destinations: Readonly<Record<string, number>> = {
  '79': 30,
  '74': 18,
  '75': 14,
  '01': 16,
  '27': 5,
  '24': 3,
  '31': 5,
  '48': 4,
  '22': 2,
  '77': 2,
  '92': 1,
  '66': 2,
  '67': 1,
}

/** Groups of the mountains among whom much is registered late or never. */
export const remote = new Set(['08', '41', '45', '39', '35', '14', '23', '34', '47', '43', '40', '29'])

/** Groups whose children bear the mother's name and group. */
export const matrilineal = new Set(['10', '12', '16', '17', '20', '21', '36'])
