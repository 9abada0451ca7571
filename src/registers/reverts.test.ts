import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type NotedEntry, restored, revertsOf, type Step, standing, wayBack } from './reverts.ts'

const step = (from: string, to: string, gone = false, byHand = false): Step<string> => ({
  from,
  to,
  void: gone,
  byHand,
})

test('LHT 12.2 a void change gives back what was before it, unless somebody changed it since', () => {
  assert.equal(standing('B', [step('A', 'B', true)]), 'A')
  assert.equal(standing('C', [step('B', 'C'), step('A', 'B', true)]), 'C', 'the newer change stands')
  assert.equal(standing('B*', [step('A', 'B', true)]), 'B*', 'put right by hand since')
})

test('LHT 12.2 what a void entry brought in where there was nothing goes', () => {
  assert.equal(standing<string | null>('Bàn Anh Quyên', [{ from: null, to: 'Bàn Anh Quyên', void: true }]), null)
})

test('LHT 12.2 the newer change is revoked after the older one: the name from before both is left', () => {
  assert.equal(standing('C', [step('B', 'C', true), step('A', 'B', true)]), 'A')
  assert.equal(standing('B', [step('C', 'B', true), step('B', 'C', true), step('A', 'B', true)]), 'A')
  assert.equal(standing('D', [step('C', 'D', true), step('B', 'C'), step('A', 'B', true)]), 'C')
})

test('what was put back by hand because of a revocation falls with the older change; another repair stays', () => {
  const back = [step('C', 'B', false, true), step('B', 'C', true)]
  assert.equal(standing('B', [...back, step('A', 'B')]), 'B')
  assert.equal(standing('B', [...back, step('A', 'B', true)]), 'A')
  assert.equal(standing('B*', [step('C', 'B*', false, true), step('B', 'C', true), step('A', 'B', true)]), 'B*')
})

test('a value goes back for each person and field on its own, with the key of a name', () => {
  const of = (field: string, now: string | null, steps: Step<string>[]) => ({ personId: 'p', field, now, steps })
  assert.deepEqual(
    revertsOf([
      of('name', 'Đỗ Hai', [step('Lê Một', 'Đỗ Hai', true)]),
      of('sex', '2', [step('1', '2'), step('2', '1', true)]),
      of('ethnicity', null, [step('Kinh', 'Tày', true)]),
    ]),
    [
      { personId: 'p', field: 'name', from: 'Đỗ Hai', to: 'Lê Một', toKey: 'le mot' },
      { personId: 'p', field: 'ethnicity', from: 'Tày', to: 'Kinh', toKey: '' },
    ],
  )
})

const pointer = '/child/name'
const named = (name: string) => ({ child: { name } })
const noted = (change: Partial<NotedEntry>): NotedEntry => ({
  officeId: 1,
  entryId: 'e',
  reason: 'Thay đổi họ, tên',
  content: named('B'),
  revoked: false,
  written: true,
  steps: [],
  waiting: [],
  ...change,
})
const revision = (from: unknown, to: unknown, made: 'mine' | 'standing' | 'void' | 'hand', at = pointer) => ({
  fields: [{ pointer: at, from, to }],
  mine: made === 'mine',
  by: made !== 'hand',
  void: made === 'mine' || made === 'void',
})

test('the noted entry goes back by the same order, whatever its keeper has not done yet', () => {
  const first = revision('A', 'B', 'mine')
  const patch = (entry: NotedEntry) => restored(entry).patch
  assert.deepEqual(patch(noted({ steps: [first] })), [{ pointer, value: 'A', was: 'B' }])
  const newer = noted({ content: named('C'), steps: [revision('B', 'C', 'standing'), first] })
  assert.deepEqual(restored(newer), { patch: [], kept: true })
  assert.match(wayBack(newer)?.words ?? '', /giữ theo thay đổi sau/)
  const waits = { patch: [{ pointer, value: 'B', was: 'C' }], by: false, mine: false }
  const both = { content: named('C'), steps: [revision('B', 'C', 'void'), first] }
  assert.deepEqual(patch(noted({ ...both, waiting: [waits] })), [{ pointer, value: 'A', was: 'B' }])
  assert.deepEqual(patch(noted(both)), [{ pointer, value: 'A', was: 'C' }])
  const asked = { patch: [{ pointer, value: 'C' }], by: true, mine: false }
  assert.deepEqual(patch(noted({ steps: [first], waiting: [asked] })), [], 'a newer change is about to be written')
})

test('a newer change that never came into the entry leaves the void older one in it: that goes back now', () => {
  const waiting = [{ patch: [{ pointer, value: 'C' }], by: true, mine: true }]
  const entry = noted({ written: false, steps: [revision('A', 'B', 'void')], waiting })
  assert.deepEqual(restored(entry).patch, [{ pointer, value: 'A', was: 'B' }])
  assert.equal(wayBack(noted({ written: false, steps: [revision('A', 'B', 'standing')], waiting })), null)
  assert.equal(wayBack(noted({ revoked: true, steps: [revision('A', 'B', 'mine')] })), null)
})

test('a person who came in by a void entry and was changed in part since is left for the keeper to look at', () => {
  const father = { name: 'Lê Một' }
  const entry = noted({
    content: { father: { name: 'Lê Hai' } },
    steps: [revision('Lê Một', 'Lê Hai', 'standing', '/father/name'), revision(null, father, 'mine', '/father')],
  })
  assert.deepEqual(restored(entry), { patch: [], kept: true })
})
