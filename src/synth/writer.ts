import { regimeOn } from '../law/regimes.ts'
import type { RegisterKind } from '../law/register-books.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import type { PartialDate } from '../values/partial-date.ts'
import { type Day, isoOf } from './days.ts'
import { idKinds, synthId } from './ids.ts'
import type { Circle, Model } from './people.ts'
import type { PlacePeriod } from './places.ts'
import { books, type EntryPlace } from './registrations.ts'
import { escaped, fullDay, keyOf, line, pageOf, type SliceRows, yearIn } from './rows.ts'

/** A circle on its way into the tables: its people as the registers know them so far. */
export type Writer = {
  model: Model
  circle: Circle
  slice: SliceRows
  pins: readonly (string | null)[]
  /** People whose number stands in some entry. */
  numbered: ReadonlySet<number>
  codes: ReadonlyMap<string, string>
  officeId: (index: number) => number
  /** Number of the nation's first entry among births (birth_fact.no); the others follow by their rank. */
  firstFact: number
  known: Map<number, string>
  links: Set<string>
  claims: Set<string>
}

/** An entry as its book holds it, whatever it is about. */
export type BookEntry = {
  id: string
  caseId: string
  office: number
  register: RegisterKind
  on: Day
  iso: CalendarDate
  moment: string
  officer: string
  place: PlacePeriod
  clerk: { id: number; name: string }
  paper: boolean
  at: EntryPlace
}

/** `local`: place of the matter in the circle, for its ids and the hour. */
export function bookEntry(
  writer: Writer,
  made: Pick<BookEntry, 'id' | 'caseId' | 'register' | 'on' | 'place' | 'clerk' | 'paper' | 'at'>,
  local: number,
): BookEntry {
  const iso = isoOf(made.on)
  return {
    ...made,
    iso,
    office: writer.officeId(made.place.office.index),
    moment: `${iso} ${String(8 + (local % 8)).padStart(2, '0')}:${String((local * 7) % 60).padStart(2, '0')}:00+07`,
    officer: synthId(writer.model.seed, idKinds.officer, made.place.office.index, made.clerk.id & 4095),
  }
}

type Someone = { name: string; birth: PartialDate; sex: number }
const personLine = (id: string, pin: string | null, one: Someone, entry: BookEntry): string =>
  line([
    id,
    pin,
    one.name,
    keyOf(one.name),
    yearIn(one.birth),
    fullDay(one.birth),
    String(one.sex),
    entry.id,
    entry.moment,
  ])

/** The person of the registers who is this person of the circle; made where an entry names him or her first. */
export function keptPerson(writer: Writer, n: number, one: Someone, entry: BookEntry): string {
  const there = writer.known.get(n)
  if (there) return there
  const id = synthId(writer.model.seed, idKinds.person, writer.circle.number, n)
  writer.known.set(n, id)
  writer.slice.rows.person.push(personLine(id, writer.numbered.has(n) ? (writer.pins[n] ?? null) : null, one, entry))
  return id
}

/** Somebody an entry names whom nobody has linked to a person of the registers. */
export function separatePerson(
  writer: Writer,
  local: number,
  one: Someone,
  pin: string | null,
  entry: BookEntry,
): string {
  const id = synthId(writer.model.seed, idKinds.writtenPerson, writer.circle.number, local)
  writer.slice.rows.person.push(personLine(id, pin, one, entry))
  return id
}

export function standsIn(
  writer: Writer,
  entry: BookEntry,
  role: string,
  person: string,
  one: Someone,
  pin: string | null,
  subject: boolean,
): void {
  writer.slice.names.add(keyOf(one.name))
  writer.slice.rows.entry_person.push(
    line([
      entry.office,
      entry.id,
      role,
      person,
      one.name,
      keyOf(one.name),
      yearIn(one.birth),
      fullDay(one.birth),
      String(one.sex),
      pin,
      subject,
    ]),
  )
}

const regimes = new Map<string, string>()
function regimeOf(on: CalendarDate): string {
  const known = regimes.get(on)
  if (known) return known
  const made = regimeOn(on)
  regimes.set(on, made)
  return made
}

/** Dossiers of one office and day have numbers of their own for each book. */
const DOSSIERS_A_BOOK = 3000

/**
 * The entry in its book; for what was registered at a desk (since 2016) also its finished dossier and the day's count. Old books were
 * typed in: they have no dossier.
 */
export function writeInBook(
  { model, slice }: Writer,
  entry: BookEntry,
  what: {
    registrationKind: string
    form: string
    procedureCode: string
    content: () => unknown
    /** Of who asked for it, as it stands in the content. */
    phone: string | null
    late: boolean
    subject: { name: string; birth: CalendarDate | null }
  },
): void {
  const { rows } = slice
  const { office, id, iso, moment, officer, register, at } = entry
  const year = iso.slice(0, 4)
  const regime = regimeOf(iso)
  const content = model.keysOnly ? '{}' : escaped(JSON.stringify(what.content()))
  const { volume, page } = pageOf(at.entryNo)
  slice.entries += 1
  rows.register_entry.push(
    line([
      ...[office, id, register, year, at.entryNo, volume, page, iso, moment, register, entry.caseId],
      ...[what.registrationKind, regime, what.form, entry.place.officeName, officer, entry.clerk.name, content],
    ]),
  )
  // Elsewhere the database takes it out of the content.
  if (model.keysOnly && what.phone) rows.entry_phone.push(line([what.phone, office, id]))
  if (entry.paper) return
  const count = `${office}\t${iso}\t${register}:${what.registrationKind}`
  slice.counts.set(count, (slice.counts.get(count) ?? 0) + 1)
  if (model.keysOnly) return
  const nth = at.nthOfDay + 1 + DOSSIERS_A_BOOK * books.indexOf(register)
  const code = `H${entry.place.unitCode}-${iso.slice(2).replaceAll('-', '')}-${String(nth).padStart(4, '0')}`
  const { name, birth } = what.subject
  rows.registration_case.push(
    line([
      ...[
        office,
        entry.caseId,
        register,
        code,
        what.procedureCode,
        'HANDED_OVER',
        content,
        2,
        name,
        keyOf(name),
        birth,
      ],
      ...[regime, moment, officer, what.late, id, moment, officer, moment, officer],
    ]),
  )
  const numbered = `{"number":${at.entryNo},"year":${year}}`
  rows.case_event.push(
    line([office, entry.caseId, 1, moment, officer, entry.clerk.name, 'hand-over', 'SIGNED', 'HANDED_OVER', numbered]),
  )
}
