import assert from 'node:assert/strict'
import { test } from 'node:test'
import { knownPersonOf } from '../../../tests/known.ts'
import { date } from '../../values/calendar-date.ts'
import type { Circumstances } from '../circumstances.ts'
import type { KnownMarriage } from '../known.ts'
import { effectsInWords } from '../parts/effect-words.ts'
import { death } from './death.ts'
import { typedDeathExamples } from './examples.ts'

const on = date('2026-11-20')
const here: Circumstances = {
  receivedAt: '2026-11-20T02:00:00.000Z',
  receivedOn: on,
  today: on,
  office: { kind: 'COMMUNE', unitCode: '00721', provinceCode: '08' },
}
const ref = { officeId: 1, entryId: '00000000-0000-7000-8000-000000000009' }
const married: KnownMarriage = {
  entry: ref,
  reference: 'số 02/2015, UBND xã Đồng Văn',
  spouse: { personId: '00000000-0000-7000-8000-000000000002', pin: null, name: 'Trần Thị Còn' },
  from: date('2015-01-10'),
  to: null,
  endedBy: null,
  endBasis: '',
}
/** What is told of a death of somebody the registers know with these marriages; `null`: they know nobody. */
function told(name: 'normal' | 'infant', marriages: readonly KnownMarriage[] | null): readonly string[] {
  const read = death.read(typedDeathExamples[name])
  assert.ok(read.readable, JSON.stringify(read))
  const people = marriages === null ? {} : { DECEASED: knownPersonOf({ marriages }) }
  const { persons } = death.judge(read.declaration, here)
  const [first] = effectsInWords(death.plan(read.declaration, here), persons, people)
  assert.ok(first)
  return [first.vi, first.en]
}

test('R-H2 a widow or widower is promised only where the registers know a marriage that stands, and named', () => {
  const [vi = '', en = ''] = told('normal', [married])
  assert.match(vi, /được ghi là đã chết; hôn nhân với Trần Thị Còn \(số 02\/2015.*\) chấm dứt, Trần Thị Còn là góa\.$/)
  assert.match(en, /the marriage with Trần Thị Còn .* ends, Trần Thị Còn is widowed\.$/)
})

test('R-H2 of a child, of the unmarried, the divorced and of whom nobody knows only the death is told', () => {
  const divorced: KnownMarriage = { ...married, to: date('2020-02-01'), endedBy: 'DIVORCE' }
  for (const words of [told('infant', null), told('infant', []), told('normal', []), told('normal', [divorced])]) {
    assert.match(words[0] ?? '', /được ghi là đã chết\.$/)
    assert.match(words[1] ?? '', /is recorded as dead\.$/)
  }
})
