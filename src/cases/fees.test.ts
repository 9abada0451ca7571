import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Circumstances } from '../events/circumstances.ts'
import { examplesOf } from '../events/examples.ts'
import { eventKinds, eventOf } from '../events/index.ts'
import { date } from '../values/calendar-date.ts'
import { momentInVietnam } from '../values/moment.ts'
import { feeOfDossier } from './fees.server.ts'

const on = date('2026-11-20')
const here: Circumstances = {
  receivedAt: momentInVietnam(on, 540),
  receivedOn: on,
  today: on,
  office: { kind: 'COMMUNE', unitCode: '00721', provinceCode: '08' },
}
const feeOf = (kind: string, typed: unknown) => {
  const event = eventOf(kind)
  const read = event.read(typed)
  assert.ok(read.readable, `${kind} ${JSON.stringify(read)}`)
  return feeOfDossier(event, read.declaration, event.plan(read.declaration, here), here)
}

test('A8 every example of every event has a known fee at a commune, with its article', () => {
  for (const kind of eventKinds)
    for (const { title, declaration } of examplesOf(kind)) {
      const fee = feeOf(kind, declaration)
      assert.ok(fee, `${kind} ${title[0]}`)
      assert.equal(fee.undecided, false, `${kind} ${title[0]}`)
      for (const { cite } of fee.lines) assert.notEqual(cite, '', `${kind} ${title[0]}`)
    }
})

test('A8 the five acts under one code of the list have their own rates', () => {
  const totals = new Map<string, number>()
  for (const { declaration } of examplesOf('CHANGE')) {
    const { act, copies = 0, feeExemption } = declaration as { act: string; copies?: number; feeExemption?: string }
    if (feeExemption === undefined) totals.set(act, (feeOf('CHANGE', declaration)?.total ?? 0) - copies * 8000)
  }
  assert.deepEqual([totals.get('CORRECTION'), totals.get('ETHNICITY')], [15_000, 28_000])
})
