import assert from 'node:assert/strict'
import { test } from 'node:test'
import { describeUnderstood, understand } from './search.ts'

test('the one box understands a PIN, a number of a book, a name with a year, and a birth date', () => {
  assert.deepEqual(understand('001326012345'), { by: 'pin', pin: '001326012345' })
  assert.deepEqual(understand('0013 2601 2345'), { by: 'pin', pin: '001326012345' })
  assert.deepEqual(understand('05/2026'), { by: 'number', entryNo: 5, volume: null, year: 2026 })
  assert.deepEqual(understand('Số 5, quyển 1/2026'), { by: 'number', entryNo: 5, volume: 1, year: 2026 })
  assert.deepEqual(understand('17/07/2026'), { by: 'date', date: '2026-07-17', year: null })
  const name = understand('nguyen thi en 2019')
  assert.deepEqual(name, {
    by: 'name',
    name: 'nguyen thi en',
    nameKey: 'nguyen thi en',
    hasMarks: false,
    year: 2019,
    date: null,
  })
  assert.equal(describeUnderstood(understand('Đặng Én 17072026')), 'Họ tên “Đặng Én”, ngày 17/07/2026')
})
