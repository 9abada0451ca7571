import assert from 'node:assert/strict'
import { eventOf } from '../src/events/index.ts'
import type { EventPaper, PaperBody, PaperEntry } from '../src/events/parts/papers.ts'
import { date } from '../src/values/calendar-date.ts'
import { sampleNames } from './birth-entry-samples.ts'

/** An invented entry of any event: number 5 of 2026, registered on 2026-11-20. */
export function entryOf(kind: string, typed: unknown, change: Partial<PaperEntry<unknown>> = {}): PaperEntry<unknown> {
  const read = eventOf(kind).read(typed)
  assert.ok(read.readable, JSON.stringify(!read.readable && read.issues))
  return {
    officeId: 1,
    id: '0198a000-0000-7000-8000-000000000001',
    caseId: '0198a000-0000-7000-8000-000000000002',
    kind,
    register: kind,
    year: 2026,
    entryNo: 5,
    volume: 1,
    pageNo: 5,
    registeredOn: date('2026-11-20'),
    registrationKind: '1',
    regime: 'twoTier',
    officeName: 'Ủy ban nhân dân xã Mẫu, tỉnh Mẫu',
    officerName: 'Phạm Thị Hoa',
    content: read.declaration,
    pin: null,
    notes: [],
    signer: { name: 'Lê Văn Tám', lines: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'] },
    ...change,
  }
}

/** The papers an invented entry has, by kind. */
export const papersOfEntry = (entry: PaperEntry<unknown>): EventPaper<unknown>[] =>
  eventOf(entry.kind).papers.filter((paper) => paper.fits?.(entry) ?? true)

export function bodyOf(entry: PaperEntry<unknown>, kind: string): PaperBody {
  const paper = papersOfEntry(entry).find((one) => one.kind === kind)
  assert.ok(paper, `${entry.kind} has no ${kind}`)
  return paper.body(entry, sampleNames, { number: '05/X', on: date('2026-11-20') })
}

/** Everything a body says, for tests of words. */
export const saidBy = (body: PaperBody): string => JSON.stringify(body)
