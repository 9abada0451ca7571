import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { events } from '../events/index.ts'
import { date } from '../values/calendar-date.ts'
import { sheetKinds, sheetOf } from './layouts/sheets.ts'
import { isKindOfPaper, kindOfPaper, modelInForce } from './templates.ts'

const papers = Object.entries(events).flatMap(([event, { papers }]) => papers.map((paper) => ({ event, paper })))
const officeKinds = [
  'BOOK_CLOSING',
  'BOOK_COVER',
  'BOOK_PAGES',
  'DECLARATION',
  'RECEIPT',
  'COMPLETION_REQUEST',
  'REFUSAL',
  'APOLOGY',
  'NOTICE',
]

test('Every kind of paper belongs to one event and has a name of its own', () => {
  const kinds = papers.map(({ paper }) => paper.kind)
  assert.deepEqual(
    kinds.filter((kind, index) => kinds.indexOf(kind) !== index),
    [],
  )
  for (const kind of kinds) assert.match(kind, /^[A-Z][A-Z0-9_]{1,59}$/)
  assert.deepEqual(
    kinds.filter((kind) => officeKinds.includes(kind)),
    [],
  )
  assert.throws(() => kindOfPaper('NOTHING'), /No paper/)
})

test('Every paper has a model on every day of the law, with its article; only supervision came later', () => {
  const first = new Map(papers.map(({ paper }) => [paper.kind, paper.models[0]?.from ?? '']))
  const later = [...first].filter(([, from]) => from > '2016-01-01')
  assert.ok(later.length > 0 && later.every(([kind, from]) => kind.startsWith('SUPERVISION') && from === '2025-01-09'))
  for (const kind of [...first.keys(), ...officeKinds])
    for (const day of ['2016-01-01', '2020-07-16', '2025-07-01', '2027-03-01']) {
      if (day < (first.get(kind) ?? '')) continue
      const file = join(import.meta.dirname, 'templates', `${modelInForce(kind, date(day))}.typ`)
      assert.ok(existsSync(file), `${kind} on ${day}: ${file}`)
    }
  for (const { paper } of papers) for (const { cite } of paper.models) assert.ok(cite.length > 5, paper.kind)
})

test('Each event has one page for its book, copies count numbers of their own, and only originals come in numbers', () => {
  for (const [event, { papers: own }] of Object.entries(events)) {
    if (own.length > 0) assert.equal(own.filter((paper) => paper.use === 'page').length, 1, event)
    for (const paper of own) {
      if (paper.use === 'copy') assert.ok(paper.series, `${paper.kind} is issued on request: it needs a series`)
      if (paper.use !== 'original') assert.equal(paper.originals, undefined, paper.kind)
    }
  }
})

test('What is printed on stock has its sheet, and every sheet has its number and its signature on the paper', () => {
  const day = date('2026-07-18')
  for (const kind of sheetKinds.filter(isKindOfPaper)) {
    const sheet = sheetOf(kind, day)
    // A reverse has no number.
    assert.ok(kind === 'BIRTH_NOTE_BACK' || sheet?.fields.some((field) => field.id === 'number'), kind)
    for (const { id, x, y, width, rows } of sheet?.fields ?? [])
      assert.ok(x >= 0 && x + width <= 210 && y >= 0 && y + rows * (sheet?.pitch ?? 0) <= 297, `${kind} ${id}`)
  }
  for (const { paper } of papers)
    if (paper.stock && paper.use === 'original') assert.ok(sheetKinds.includes(paper.kind), paper.kind)
})
