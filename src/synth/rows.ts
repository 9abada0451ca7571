import type { CalendarDate } from '../values/calendar-date.ts'
import { fold } from '../values/names.ts'
import { type PartialDate, yearOf } from '../values/partial-date.ts'
import { PAGES } from './registrations.ts'

/** Tables that COPY fills, with the columns in the order of the rows; each after those it refers to. */
export const tables = {
  person: 'id, pin, full_name, name_key, birth_year, birth_date, sex, first_entry_id, created_at',
  register_entry:
    'office_id, id, register, year, entry_no, volume, page_no, registered_on, registered_at, kind, case_id, registration_kind, regime, form_version, office_name, officer_id, officer_name, content',
  entry_person: 'office_id, entry_id, role, person_id, full_name, name_key, birth_year, birth_date, sex, pin, subject',
  entry_phone: 'phone, office_id, entry_id',
  family_link: 'child_id, parent_id, relation, office_id, entry_id',
  birth_fact:
    'no, entry_id, office_id, claim_key, birth_date, birth_year, sex, child_name, child_key, birth_order, plurality, mother_name, mother_key, mother_year, mother_pin, father_key',
  match_key: 'key, fact',
  entry_pin: 'office_id, entry_id, seq, pin, source, received_at',
  registration_case:
    'office_id, id, kind, code, procedure_code, state, declaration, version, subject_name, subject_key, subject_birth, regime, received_at, received_by, late, entry_id, created_at, created_by, updated_at, updated_by',
  person_death: 'person_id, office_id, entry_id, died_on, declared',
  marriage_bond: 'office_id, entry_id, person_id, spouse_id, during, ended_by',
  case_event: 'office_id, case_id, seq, at, actor_id, actor_name, action, from_state, to_state, details',
} as const
export type TableName = keyof typeof tables
export const tableNames = Object.keys(tables) as TableName[]

/** Where rows go, one line a row. */
export type RowSink = { push: (line: string) => void }

export type SliceRows = {
  persons: number
  entries: number
  rows: Readonly<Record<TableName, RowSink>>
  names: Set<string>
  /** Entries by `office tab day tab kind`, as daily_count counts them. */
  counts: Map<string, number>
}

export type Cell = string | number | boolean | null
/** JSON on one line: of what COPY gives a meaning to, it can hold the backslash only. Names and places are letters. */
export const escaped = (json: string): string => (json.includes('\\') ? json.replaceAll('\\', '\\\\') : json)
/** One line of COPY's text format. */
export const line = (cells: readonly Cell[]): string => {
  let text = ''
  for (let i = 0; i < cells.length; i += 1) {
    const cell = cells[i] ?? null
    text += (i === 0 ? '' : '\t') + (cell === null ? '\\N' : cell)
  }
  return text
}

export const emptySlice = (rows: SliceRows['rows']): SliceRows => ({
  persons: 0,
  entries: 0,
  rows,
  names: new Set(),
  counts: new Map(),
})

const folded = new Map<string, string>()
/** Folding is dear and syllables repeat: what was folded lately is kept. */
export function keyOf(name: string): string {
  const known = folded.get(name)
  if (known !== undefined) return known
  if (folded.size > 200_000) folded.clear()
  const made = fold(name)
  folded.set(name, made)
  return made
}

export const fullDay = (date: PartialDate): CalendarDate | null => (date.known === 'day' ? date.date : null)
export const yearIn = (date: PartialDate): number | null => yearOf(date) ?? null

/** Where a number stands: volumes of 200 pages, one entry a page. */
export const pageOf = (entryNo: number): { volume: number; page: number } => ({
  volume: Math.floor((entryNo - 1) / PAGES) + 1,
  page: ((entryNo - 1) % PAGES) + 1,
})
