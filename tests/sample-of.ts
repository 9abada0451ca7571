import { z } from 'zod'

type Shape = {
  const?: unknown
  enum?: unknown[]
  type?: string
  format?: string
  pattern?: string
  default?: unknown
  minLength?: number
  minimum?: number
  exclusiveMinimum?: number
  minItems?: number
  items?: Shape
  anyOf?: Shape[]
  oneOf?: Shape[]
  allOf?: Shape[]
  properties?: Record<string, Shape>
  required?: string[]
}

const texts: readonly [pattern: string, sample: string][] = [
  ['[A-Z][A-Z', 'BIRTH'],
  ['[A-Z_]{2,40}', 'BIRTH'],
  ['[a-z0-9-]{1,60}', 'thu'],
  ['\\d{3}\\s*\\d{3}', '123456'],
  ['[0-9a-f]{16}', '0123456789abcdef'],
  ['\\d{12}', '001099990123'],
  ['T[\\d:.]+Z,', '2026-11-20T02:00:00.000Z,1,1'],
  ['\\d{4}-(?:', '2026-11-20'],
  ['\\d{2,5}', '00070'],
  ['\\d{2}$', '01'],
  ['@', 'thu@example.vn'],
  ['\\p{Script=Latin}', 'Đinh Thị Thử'],
  ['\\w', 'thu.nghiem'],
]

function textOf(shape: Shape): string {
  if (shape.format === 'uuid') return '01890000-0000-7000-8000-000000000000'
  if (shape.format === 'date') return '2026-11-20'
  if (shape.pattern === undefined) return 'thử quyền truy cập'.padEnd(shape.minLength ?? 0, '.')
  const known = texts.find(([part]) => shape.pattern?.includes(part))
  if (!known) throw new Error(`No sample of ${shape.pattern}: add one to tests/sample-of.ts`)
  return known[1]
}

function fill(shape: Shape, name: string, given: Readonly<Record<string, unknown>>): unknown {
  if (name in given && (!shape.enum || shape.enum.includes(given[name]))) return given[name]
  if (shape.const !== undefined) return shape.const
  if (shape.enum) return shape.enum[0]
  const one = shape.anyOf?.[0] ?? shape.oneOf?.at(-1) ?? shape.allOf?.[0]
  if (one) return fill(one, name, given)
  switch (shape.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(shape.properties ?? {})
          .filter(([key]) => shape.required?.includes(key) || key in given)
          .map(([key, part]) => [key, fill(part, key, given)]),
      )
    case 'array':
      return Array.from({ length: shape.minItems ?? 0 }, () => fill(shape.items ?? {}, '', given))
    case 'integer':
    case 'number':
      return Math.max(shape.minimum ?? 0, (shape.exclusiveMinimum ?? -1) + 1)
    case 'boolean':
      return true
    case 'string':
      return textOf(shape)
    default:
      return null
  }
}

/** The least input a schema accepts; fields named in `given` have those values wherever they stand. */
export const sampleOf = (schema: z.ZodType, given: Readonly<Record<string, unknown>> = {}): Record<string, unknown> =>
  fill(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape, '', given) as Record<string, unknown>
