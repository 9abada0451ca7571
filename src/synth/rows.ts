import { birthHandling } from '../events/birth/handling.ts'
import { birthFormsOn } from '../law/forms.ts'
import { procedureById, procedureOf } from '../law/procedures.ts'
import { regimeOn } from '../law/regimes.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import { fold } from '../values/names.ts'
import { type PartialDate, yearOf } from '../values/partial-date.ts'
import { type Circle, type Model, makeCircle } from './circle.ts'
import { birthContent, groupCodes } from './content.ts'
import { isoOf } from './days.ts'
import { chance, domains, draw } from './draws.ts'
import { type BirthEntry, writeEntry } from './entries.ts'
import { idKinds, synthId } from './ids.ts'
import { pinsOf } from './pins.ts'
import { keysOf, numbersOf, PAGES, registrationsOf } from './registrations.ts'

/** Tables that COPY fills, with the columns in the order of the rows; each after those it refers to. */
export const tables = {
  person: 'id, pin, full_name, name_key, birth_year, birth_date, sex, first_entry_id, created_at',
  register_entry:
    'office_id, id, register, year, entry_no, volume, page_no, registered_on, registered_at, kind, case_id, registration_kind, regime, form_version, office_name, officer_id, officer_name, content',
  entry_person: 'office_id, entry_id, role, person_id, full_name, name_key, birth_year, birth_date, sex, pin, subject',
  family_link: 'child_id, parent_id, relation, office_id, entry_id',
  birth_fact:
    'entry_id, office_id, claim_key, birth_date, birth_year, sex, child_name, child_key, birth_order, plurality, mother_name, mother_key, mother_year, mother_pin, father_key',
  entry_pin: 'office_id, entry_id, seq, pin, source, received_at',
  registration_case:
    'office_id, id, kind, code, procedure_code, state, declaration, version, subject_name, subject_key, subject_birth, regime, received_at, received_by, late, entry_id, created_at, created_by, updated_at, updated_by',
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

type Cell = string | number | boolean | null
/** JSON on one line: of what COPY gives a meaning to, it can hold the backslash only. Names and places are letters. */
const escaped = (json: string): string => (json.includes('\\') ? json.replaceAll('\\', '\\\\') : json)
/** One line of COPY's text format. */
const line = (cells: readonly Cell[]): string => {
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

const keys = new Map<string, string>()
/** Folding is dear and syllables repeat: what was folded lately is kept. */
function keyOf(name: string): string {
  const known = keys.get(name)
  if (known !== undefined) return known
  if (keys.size > 200_000) keys.clear()
  const made = fold(name)
  keys.set(name, made)
  return made
}

const fullDay = (date: PartialDate): CalendarDate | null => (date.known === 'day' ? date.date : null)
const year = (date: PartialDate): number | null => yearOf(date) ?? null
/** Parents in old books whom nobody has linked to a person yet, per mille. */
const NOT_LINKED = 100

type Legal = { regime: string; form: string; first: string; again: string }
const legal = new Map<string, Legal>()
function lawOf(on: CalendarDate): Legal {
  const known = legal.get(on)
  if (known) return known
  const made = {
    regime: regimeOn(on),
    form: birthFormsOn(on).certificate.version,
    first: birthHandling.usualProcedure(on),
    again: procedureById(procedureOf('BIRTH', { again: true }), on).code,
  }
  legal.set(on, made)
  return made
}

type Writing = {
  model: Model
  circle: Circle
  slice: SliceRows
  officeId: (index: number) => number
  codes: ReadonlyMap<string, string>
}
type Known = { person: Map<number, string>; links: Set<string>; claims: Set<string> }

/** The rows of one circle, added to a slice. `sorted`: the keys of every entry of the nation. */
export function writeCircle(
  model: Model,
  number: number,
  sorted: Float64Array,
  officeId: (index: number) => number,
  slice: SliceRows,
): void {
  const circle = makeCircle(model, number)
  const pins = pinsOf(model, circle)
  const made = registrationsOf(model, circle)
  const numbers = numbersOf(sorted, keysOf(model, circle, made))
  const writing: Writing = { model, circle, slice, officeId, codes: groupCodes(model.ref.groups) }
  const known: Known = { person: new Map(), links: new Set(), claims: new Set() }
  const births = made.births.map((how) => writeEntry(model, circle, pins, how.who, how))
  // A number is the person's own as soon as one entry names it.
  const numbered = new Set<number>()
  for (const { written, person, nth } of births) {
    if (written.pin !== null && (nth === 0 || written.pin === pins.first[person])) numbered.add(person)
    for (const parent of [written.mother, written.father]) if (parent?.pin) numbered.add(parent.person)
  }
  slice.persons += circle.persons.length
  births.forEach((entry, i) => {
    const at = numbers[i]
    if (at) writeBirth(writing, known, numbered, pins.first, entry, at)
  })
}

function writeBirth(
  { model, circle, slice, officeId, codes }: Writing,
  known: Known,
  numbered: ReadonlySet<number>,
  pins: readonly (string | null)[],
  entry: BirthEntry,
  at: { entryNo: number; nthOfDay: number },
): void {
  const { seed } = model
  const { written, paper } = entry
  const local = entry.person * 2 + entry.nth
  const id = synthId(seed, idKinds.birthEntry, circle.number, local)
  const caseId = synthId(seed, idKinds.dossier, circle.number, local)
  const officer = synthId(seed, idKinds.officer, entry.place.office.index, entry.clerk.id & 4095)
  const office = officeId(entry.place.office.index)
  const on = isoOf(entry.on)
  const moment = `${on} ${String(8 + (local % 8)).padStart(2, '0')}:${String((local * 7) % 60).padStart(2, '0')}:00+07`
  const law = lawOf(on)
  const content = escaped(JSON.stringify(birthContent(entry, codes)))
  const { rows } = slice
  slice.entries += 1

  const kept = (n: number, name: string, birth: PartialDate, sex: number, pin: string | null): string => {
    const there = known.person.get(n)
    if (there) return there
    const person = synthId(seed, idKinds.person, circle.number, n)
    known.person.set(n, person)
    const own = numbered.has(n) ? (pins[n] ?? null) : pin
    rows.person.push(line([person, own, name, keyOf(name), year(birth), fullDay(birth), String(sex), id, moment]))
    return person
  }
  const separate = (role: number, name: string, birth: PartialDate, sex: number, pin: string | null): string => {
    const person = synthId(seed, idKinds.writtenPerson, circle.number, local * 4 + role)
    rows.person.push(line([person, pin, name, keyOf(name), year(birth), fullDay(birth), String(sex), id, moment]))
    return person
  }
  const stands = (
    role: string,
    person: string,
    name: string,
    birth: PartialDate,
    sex: number,
    pin: string | null,
  ): void => {
    slice.names.add(keyOf(name))
    rows.entry_person.push(
      line([
        office,
        id,
        role,
        person,
        name,
        keyOf(name),
        year(birth),
        fullDay(birth),
        String(sex),
        pin,
        role === 'CHILD',
      ]),
    )
  }

  const sameNumber = written.pin !== null && written.pin === pins[entry.person]
  const child =
    entry.nth === 0 || sameNumber
      ? kept(entry.person, written.name, written.born, written.sex, null)
      : separate(0, written.name, written.born, written.sex, written.pin)
  stands('CHILD', child, written.name, written.born, written.sex, written.pin)
  ;[written.mother, written.father].forEach((parent, i) => {
    if (!parent) return
    const sex = i === 0 ? 2 : 1
    const linked =
      parent.person >= 0 &&
      (parent.pin !== null ||
        (paper && entry.nth === 0 && !chance(draw(seed, domains.entry, circle.number, local, 90 + i), NOT_LINKED)))
    const person = linked
      ? kept(parent.person, parent.name, parent.born, sex, null)
      : separate(1 + i, parent.name, parent.born, sex, null)
    const role = i === 0 ? 'MOTHER' : 'FATHER'
    stands(role, person, parent.name, parent.born, sex, parent.pin)
    const link = `${child} ${role}`
    if (known.links.has(link)) return
    known.links.add(link)
    rows.family_link.push(line([child, person, role, office, id]))
  })

  const { mother, father } = written
  // What the desks registered is claimed once in the nation; old books claim nothing.
  const claim =
    !paper && mother?.pin && fullDay(written.born)
      ? [keyOf(written.name), fullDay(written.born), written.sex, written.order, mother.pin].join('|')
      : null
  const free = claim !== null && !known.claims.has(claim)
  if (claim) known.claims.add(claim)
  rows.birth_fact.push(
    line([
      id,
      office,
      free ? claim : null,
      fullDay(written.born),
      year(written.born),
      String(written.sex),
      written.name,
      keyOf(written.name),
      written.order,
      written.plurality,
      mother?.name ?? null,
      mother ? keyOf(mother.name) : null,
      mother ? year(mother.born) : null,
      mother?.pin ?? null,
      father ? keyOf(father.name) : null,
    ]),
  )
  const { volume, page } = pageOf(at.entryNo)
  const registered = on.slice(0, 4)
  rows.register_entry.push(
    line([
      office,
      id,
      'BIRTH',
      Number(registered),
      at.entryNo,
      volume,
      page,
      on,
      moment,
      'BIRTH',
      caseId,
      entry.kind,
      law.regime,
      law.form,
      entry.place.officeName,
      officer,
      entry.clerk.name,
      content,
    ]),
  )
  if (paper) return
  if (written.pin)
    rows.entry_pin.push(line([office, id, 1, written.pin, bornForNumbers(entry) ? 'ALLOCATED' : 'EXISTING', moment]))
  const code = `H${entry.place.unitCode}-${on.slice(2).replaceAll('-', '')}-${String(at.nthOfDay + 1).padStart(4, '0')}`
  rows.registration_case.push(
    line([
      office,
      caseId,
      'BIRTH',
      code,
      entry.kind === '2' ? law.again : law.first,
      'HANDED_OVER',
      content,
      2,
      written.name,
      keyOf(written.name),
      fullDay(written.born),
      law.regime,
      moment,
      officer,
      entry.kind === '4',
      id,
      moment,
      officer,
      moment,
      officer,
    ]),
  )
  rows.case_event.push(
    line([
      office,
      caseId,
      1,
      moment,
      officer,
      entry.clerk.name,
      'hand-over',
      'SIGNED',
      'HANDED_OVER',
      `{"number":${at.entryNo},"year":${registered}}`,
    ]),
  )
  const count = `${office}\t${on}\tBIRTH:${entry.kind}`
  slice.counts.set(count, (slice.counts.get(count) ?? 0) + 1)
}

const BORN_WITH_NUMBERS = '2016-01-01'
const bornForNumbers = ({ bornOn }: BirthEntry): boolean => isoOf(bornOn) >= BORN_WITH_NUMBERS

/** Where a number stands: volumes of 200 pages, one entry a page. */
export const pageOf = (entryNo: number): { volume: number; page: number } => ({
  volume: Math.floor((entryNo - 1) / PAGES) + 1,
  page: ((entryNo - 1) % PAGES) + 1,
})
