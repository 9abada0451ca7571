import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cycleYear, dayNumber, dayOfNumber, lunarOf, numberOfLunar } from './lunar.ts'

const iso = (number: number | undefined): string => {
  if (number === undefined) return 'none'
  const { day, month, year } = dayOfNumber(number)
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
const solar = (day: number, month: number, year: number, leap = false) => iso(numberOfLunar({ day, month, year, leap }))

test('Tết falls on the days the official calendars gave', () => {
  const known: Record<number, string> = {
    1945: '1945-02-13',
    1968: '1968-01-29',
    1975: '1975-02-11',
    1985: '1985-01-21',
    1987: '1987-01-29',
    2000: '2000-02-05',
    2007: '2007-02-17',
    2023: '2023-01-22',
    2024: '2024-02-10',
    2025: '2025-01-29',
    2026: '2026-02-17',
    2030: '2030-02-02',
    2034: '2034-02-19',
  }
  for (const [year, day] of Object.entries(known)) assert.equal(solar(1, 1, Number(year)), day)
})

test('a leap month is the second of its number', () => {
  assert.equal(solar(1, 6, 2025, true), '2025-07-25')
  assert.equal(solar(1, 2, 2023, true), '2023-03-22')
  assert.equal(solar(1, 2, 2024, true), 'none')
  assert.equal(solar(1, 11, 2033, true), '2033-12-22')
})

test('every day goes to its lunar day and back', () => {
  const first = dayNumber({ day: 1, month: 1, year: 1930 })
  for (let number = first; number < first + 38_000; number += 3)
    assert.equal(numberOfLunar(lunarOf(dayOfNumber(number))), number)
})

test('the words of the cycle of sixty name the year', () => {
  assert.equal(cycleYear('dinh', 'mao'), 1987 % 60)
  assert.equal(cycleYear('giap', 'ty'), 1984 % 60)
  assert.equal(cycleYear('ky', 'ty'), 1989 % 60)
  assert.equal(cycleYear('quy', 'meo'), 1963 % 60)
  assert.equal(cycleYear('binh', 'ngo'), 2026 % 60)
  assert.equal(cycleYear('dinh', 'hung'), undefined)
})
