import { type Weighted, weighted } from './draws.ts'
import type { Names } from './names.ts'
import type { Places } from './places.ts'

/** Ethnic groups: their names, and who lives in which province. */
export type Groups = { name: ReadonlyMap<string, string>; ofProvince: ReadonlyMap<string, Weighted<string>> }

/** Everything the generator knows of the country, with the hashes of the files it comes from. */
export type SynthReference = {
  places: Places
  names: Names
  groups: Groups
  hashes: Readonly<Record<string, string>>
}

type Row = Readonly<Record<string, string>>

/** Shares of the groups in each province (per mille); what a province leaves unsaid is Kinh. */
export function groupsOf(provinces: readonly Row[], all: readonly Row[]): Groups {
  const ofProvince = new Map<string, Weighted<string>>()
  for (const row of provinces) {
    const shares = new Map<string, number>()
    for (const part of (row.groups ?? '').split('|')) {
      const [group = '', share = '0'] = part.split(':')
      shares.set(group, Math.max(shares.get(group) ?? 0, Number(share)))
    }
    const rest = 1000 - [...shares.values()].reduce((sum, share) => sum + share, 0)
    if (rest > 0) shares.set('01', (shares.get('01') ?? 0) + rest)
    ofProvince.set(row.province ?? '', weighted(shares))
  }
  return { name: new Map(all.map((row) => [row.code ?? '', row.name_vi ?? ''])), ofProvince }
}
