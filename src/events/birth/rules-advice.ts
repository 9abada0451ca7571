import type { z } from 'zod'
import type { Circumstances } from '../circumstances.ts'
import type { Problem } from '../event.ts'
import { Informant, Parent } from '../parts/person.ts'
import { BirthDeclaration, BirthProof } from './declaration.ts'
import { birthRuleLines } from './rules.ts'
import type { Need } from './rules-base.ts'

type Fields = Record<string, unknown>
const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Stands where nothing can be read yet; rules that would read it are not run. */
const filler = {
  child: {
    name: 'A',
    birthDate: { known: 'nothing' },
    sex: '3',
    ethnicity: null,
    nationalities: [],
    birthPlace: { asWritten: '-' },
    hometown: null,
  },
  parent: { name: 'A', birthDate: { known: 'nothing' }, ethnicity: { code: null, asWritten: '' }, nationalities: [] },
  informant: { name: 'A', relationship: 'RELATIVE' },
  proof: { kind: 'MEDICAL_NOTIFICATION' },
}

const groups = {
  child: { shape: BirthDeclaration.shape.child.shape, filler: filler.child, mayBeNull: false },
  mother: { shape: Parent.shape, filler: filler.parent, mayBeNull: true },
  father: { shape: Parent.shape, filler: filler.parent, mayBeNull: true },
  informant: { shape: Informant.shape, filler: filler.informant, mayBeNull: false },
  proof: { shape: BirthProof.shape, filler: filler.proof, mayBeNull: false },
} as const

/** Reads what can be read of a draft; `readable` names the fields that hold what was typed, not the filler. */
function readDraft(draft: Fields): { declaration: BirthDeclaration | undefined; readable: Set<string> } {
  const readable = new Set<string>()
  const read: Fields = {}
  for (const [key, schema] of Object.entries(BirthDeclaration.shape)) {
    if (Object.hasOwn(groups, key)) continue
    const parsed = schema.safeParse(draft[key])
    if (!parsed.success) continue
    readable.add(key)
    read[key] = parsed.data
  }
  for (const [key, group] of Object.entries(groups)) {
    const typed = draft[key]
    const shape: Readonly<Record<string, z.ZodType>> = group.shape
    if (typed === null && group.mayBeNull) {
      readable.add(key)
      for (const field of Object.keys(shape)) readable.add(`${key}.${field}`)
      read[key] = null
      continue
    }
    const fields: Fields = { ...group.filler }
    for (const [field, schema] of Object.entries(shape)) {
      const parsed = schema.safeParse(isObject(typed) ? typed[field] : undefined)
      if (!parsed.success || !isObject(typed)) continue
      readable.add(`${key}.${field}`)
      fields[field] = parsed.data
    }
    if (isObject(typed)) readable.add(key)
    read[key] = fields
  }
  const parsed = BirthDeclaration.safeParse(read)
  return { declaration: parsed.success ? parsed.data : undefined, readable }
}

/**
 * Advice while typing: runs the rules whose fields can be read already. Takes anything, answers nothing rather than throw;
 * the same functions judge the complete declaration on the server.
 */
export function adviseBirth(partial: unknown, circumstances: Circumstances): Problem[] {
  if (!isObject(partial)) return []
  const { declaration, readable } = readDraft(partial)
  if (declaration === undefined) return []
  const canRead = (need: Need) => readable.has(need)
  return birthRuleLines
    .filter(({ needs }) => needs.every(canRead))
    .flatMap(({ check }) => check(declaration, circumstances))
}
