import assert from 'node:assert/strict'
import { test } from 'node:test'
import { matchKeysOf, numberOf } from './match-keys.ts'

const person = (role: string, name: string, year: number | null, date: string | null = null) => ({
  role,
  name,
  sex: role === 'MOTHER' ? '2' : '1',
  birth: { year, date },
  pin: null,
})

test('two writings of one birth share a key, two births of the same street do not', () => {
  const one = matchKeysOf([
    person('CHILD', 'Nguyễn Thị Ánh Tuyết', 2015, '2015-03-07'),
    person('MOTHER', 'Trần Thị Bưởi', 1990),
    person('FATHER', 'Nguyễn Văn Hoàng', 1988),
  ])
  const swapped = matchKeysOf([
    person('CHILD', 'NGUYEN THI ANH TUYET', 2015, '2015-07-03'),
    person('MOTHER', 'Trần Thị Bười', 1990),
  ])
  const other = matchKeysOf([
    person('CHILD', 'Lê Minh Đức', 2015, '2015-03-09'),
    person('MOTHER', 'Phạm Thị Hoa', 1991),
  ])
  assert.ok(one.some((key) => swapped.includes(key)))
  assert.ok(!one.some((key) => other.includes(key)))
  assert.deepEqual(matchKeysOf([person('MOTHER', 'Trần Thị Bưởi', 1990)]), [])
})

test('keys are spread over all numbers of 32 bits', () => {
  const numbers = Array.from({ length: 40_000 }, (_, n) => numberOf(`dnguyen lan/2015.${n % 31}.${n % 12}/${n}`))
  assert.ok(numbers.every((n) => Number.isInteger(n) && n >= -(2 ** 31) && n < 2 ** 31))
  assert.ok(new Set(numbers).size > 39_990)
  const low = numbers.filter((n) => n < 0).length
  assert.ok(low > 19_000 && low < 21_000, `${low} of 40000 below zero`)
})
