import assert from 'node:assert/strict'
import { test } from 'node:test'
import { date } from '../values/calendar-date.ts'
import { groundsFor } from './refusals.ts'

const codes = (...asked: Parameters<typeof groundsFor>) => groundsFor(...asked).map(({ code }) => code)
const on = date('2026-11-23')

test('the grounds of a refusal are those of its kind; lateness is none of them', () => {
  assert.deepEqual(codes('REFUSED_INTAKE', false, on), ['NOT_COMPLETED', 'NO_RIGHT_TO_ASK'])
  assert.ok(codes('REFUSED_MERITS', false, on).includes('CONDITIONS_NOT_MET'))
  assert.ok(!codes('REFUSED_MERITS', false, on).some((code) => /LATE/.test(code)))
})

test('a marriage is refused on its own grounds, which stand first', () => {
  assert.equal(codes('REFUSED_MERITS', true, on)[0], 'MARRIAGE_AGE')
  assert.ok(!codes('REFUSED_MERITS', false, on).includes('MARRIAGE_AGE'))
  assert.deepEqual(codes('REFUSED_INTAKE', true, on), codes('REFUSED_INTAKE', false, on))
})
