import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import type { Succession } from '../offices/offices-through-time.ts'
import { fullNameOf, type UnitLevel, type UnitVersion } from '../offices/units-chain.ts'
import { type CalendarDate, CalendarDate as Day } from '../values/calendar-date.ts'
import { namesOf } from './names.ts'
import { placesOf } from './places.ts'
import { groupsOf, type SynthReference } from './reference.ts'

type Row = Record<string, string>
const root = join(import.meta.dirname, '../../database')
const day = (text: string | undefined): CalendarDate | null => (text ? Day.parse(text) : null)
const list = (text: string | undefined): string[] => (text ? text.split('|') : [])

const parsed = (text: string): Row[] => Papa.parse<Row>(text, { header: true, skipEmptyLines: true }).data

/** The rows of a file of `database/synthetic`, e.g. `national-figures`. */
export const synthRows = (file: string): Row[] => parsed(readFileSync(join(root, 'synthetic', `${file}.csv`), 'utf8'))

let read: SynthReference | undefined

/** Names, places and rates out of `database/synthetic` and `database/reference`; read once a process (about half a second). */
export function readSynthReference(): SynthReference {
  if (read) return read
  const hashes: Record<string, string> = {}
  const rows = (folder: string, file: string): Row[] => {
    const text = readFileSync(join(root, folder, `${file}.csv`), 'utf8')
    hashes[`${folder}/${file}.csv`] = createHash('sha256').update(text).digest('hex')
    return parsed(text)
  }
  const versions = ['units-ended-before-2025', 'units-until-2025', 'units-since-2025'].flatMap((file) =>
    rows('reference', file).map((r): UnitVersion => {
      const type = r.type ?? ''
      const name = r.name ?? ''
      return {
        code: r.code ?? '',
        level: r.level as UnitLevel,
        name,
        type,
        fullName: fullNameOf(type, name),
        parent: r.parent || null,
        from: day(r.from),
        to: day(r.to),
        variants: list(r.variants),
        basis: r.basis ?? '',
      }
    }),
  )
  const successions = ['succession-before-2025', 'succession-2025', 'succession-2025-districts'].flatMap((file) =>
    rows('reference', file).map(
      (r): Succession => ({
        level: r.level as UnitLevel,
        old: r.old ?? '',
        new: r.new ?? '',
        from: Day.parse(r.from),
        relation: r.relation ?? '',
        partial: r.partial === '1',
        isDefault: r.default === '1',
        evidence: r.evidence ?? '',
      }),
    ),
  )
  const places = placesOf({
    versions,
    successions,
    weights: rows('synthetic', 'commune-weights').map((r) => ({ code: r.code ?? '', weight: Number(r.weight) })),
    historic: rows('reference', 'historic-provinces').map((r) => ({
      name: r.name_vi ?? '',
      from: r.valid_from ?? '',
      to: r.valid_to ?? '',
      successors: list(r.successor_codes_63),
    })),
  })
  const names = namesOf((file) => rows('synthetic', file))
  const groups = groupsOf(rows('synthetic', 'province-groups'), rows('reference', 'ethnic-groups'))
  read = { places, names, groups, hashes }
  return read
}
