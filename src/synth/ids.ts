import { domains, draw } from './draws.ts'

/** What an id is of; part of the id itself, so that two kinds never share one. */
export const idKinds = {
  person: 1,
  birthEntry: 2,
  dossier: 3,
  writtenPerson: 4,
  officer: 5,
  marriageEntry: 6,
  deathEntry: 7,
} as const
export type IdKind = (typeof idKinds)[keyof typeof idKinds]

const hex = (n: number, digits: number): string => n.toString(16).padStart(digits, '0')

/**
 * A UUID (version 8) made from the address: it rises with the circle and the place in it, as ids of real records rise with time, so that
 * loading appends to indexes; the seed is in its tail.
 */
export function synthId(seed: number, kind: IdKind, circle: number, local: number): string {
  const tail = draw(seed, domains.circle, kind, circle, local)
  const more = draw(seed, domains.circle, kind + 16, circle, local)
  return `${hex(circle >>> 0, 8)}-${hex((local >>> 12) & 0xffff, 4)}-8${hex(local & 0xfff, 3)}-8${hex(kind, 1)}${hex(seed & 0xff, 2)}-${hex(more & 0xffff, 4)}${hex(tail, 8)}`
}
