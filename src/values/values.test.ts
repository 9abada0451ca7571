import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, addYears, date, daysBetween, formatDate } from './calendar-date.ts'
import { csvLine } from './csv.ts'
import { dayInVietnam, formatMoment, minuteOfDayInVietnam, momentInVietnam } from './moment.ts'
import { fold, PersonName } from './names.ts'
import { earliestDay, formatPartialDate, readTypedDate } from './partial-date.ts'

test('days are counted over month and leap-year ends', () => {
  assert.equal(daysBetween(date('2024-02-28'), date('2024-03-01')), 2)
  assert.equal(addDays(date('2026-12-31'), 1), '2027-01-01')
  assert.equal(addYears(date('2024-02-29'), 1), '2025-02-28')
  assert.equal(formatDate(date('2026-07-17')), '17/07/2026')
})

test('a day in Việt Nam begins at 17:00 UTC', () => {
  assert.equal(dayInVietnam('2026-11-20T16:59:59.000Z'), '2026-11-20')
  assert.equal(dayInVietnam('2026-11-20T17:00:00.000Z'), '2026-11-21')
  assert.equal(minuteOfDayInVietnam('2026-11-21T08:00:00.000Z'), 900)
  assert.equal(momentInVietnam(date('2026-11-21'), 900), '2026-11-21T08:00:00.000Z')
  assert.equal(formatMoment('2026-11-21T08:05:00.000Z'), '15:05 21/11/2026')
})

test('R-A12 typed dates keep what is known and invent nothing', () => {
  assert.deepEqual(readTypedDate('17072026'), { known: 'day', date: '2026-07-17' })
  assert.deepEqual(readTypedDate('7/2026'), { known: 'month', year: 2026, month: 7 })
  assert.deepEqual(readTypedDate('1950'), { known: 'year', year: 1950 })
  assert.deepEqual(readTypedDate(''), { known: 'nothing' })
  for (const wrong of ['31022026', '2026-07-17x', '99', '13/2026', 'abc']) assert.equal(readTypedDate(wrong), undefined)
  assert.equal(formatPartialDate({ known: 'month', year: 1950, month: 3 }), '03/1950')
  assert.equal(earliestDay({ known: 'year', year: 1950 }), '1950-01-01')
})

test('R-A11 names allow the letters of every group and refuse digits and signs', () => {
  for (const name of ['Nguyễn Thị Én', "K'Brơi", 'H’Hen Niê', 'Y Thịnh Êban', 'Nguyễn-Phước Bảo', 'Wilhelm Zoë'])
    assert.equal(PersonName.safeParse(name).success, true, name)
  for (const name of ['', 'An 2', 'An@', 'An_Bình', '阮']) assert.equal(PersonName.safeParse(name).success, false, name)
  assert.equal(PersonName.parse('  Nguyễn   An '), 'Nguyễn An')
  assert.equal(PersonName.parse('Hoà'), 'Hoà'.normalize('NFC'))
})

test('folding finds a name typed without marks', () => {
  assert.equal(fold('  Đặng Thị  Ửng '), 'dang thi ung')
  assert.equal(fold("H'Hen"), 'h hen')
})

test('no cell of a spreadsheet begins a formula, and quotes stay inside their cell', () => {
  assert.equal(csvLine(['=1+1', '@SUM(A1)', 'Lò "Én"', '-5']), `"'=1+1","'@SUM(A1)","Lò ""Én""","'-5"`)
})
