import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import papaparse from 'papaparse'
import { type Gazetteer, makeGazetteer } from './places.ts'

const folder = join(import.meta.dirname, '../../../database/reference')

function rows(name: string): Record<string, string>[] {
  const text = readFileSync(join(folder, `${name}.csv`), 'utf8')
  return papaparse.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data
}

/** The places of the country as the reference files of this program tell them; about 0.2 s. */
export function loadGazetteer(): Gazetteer {
  const units = ['units-ended-before-2025', 'units-until-2025', 'units-since-2025'].flatMap(rows)
  const successions = ['succession-before-2025', 'succession-2025', 'succession-2025-districts'].flatMap(rows)
  return makeGazetteer(
    units.map(({ code = '', name = '', level = '', parent = '', variants = '' }) => ({
      code,
      name,
      level,
      parent,
      variants,
    })),
    successions.map((row) => ({ old: row.old ?? '', new: row.new ?? '' })),
    rows('historic-provinces').map((row) => ({
      name: row.name_vi ?? '',
      otherNames: row.alt_names ?? '',
      successors: row.successor_codes_34 ?? '',
    })),
  )
}
