import { z } from 'zod'
import { endpoint } from '../platform/define-endpoint.ts'
import { CalendarDate } from '../values/calendar-date.ts'

const Beside = z.object({
  role: z.string(),
  name: z.string(),
  birthYear: z.int().nullable(),
  pin: z.string().nullable(),
})

/** One side of a pair: the entry, who it names, and who stands beside. */
export const PairSide = z.object({
  officeId: z.int(),
  entryId: z.string(),
  officeName: z.string(),
  register: z.string(),
  number: z.string(),
  registeredOn: CalendarDate,
  /** Whether the asker may open the entry. */
  open: z.boolean(),
  role: z.string(),
  name: z.string(),
  birthDate: CalendarDate.nullable(),
  birthYear: z.int().nullable(),
  sex: z.string().nullable(),
  pin: z.string().nullable(),
  personId: z.string(),
  birthPlace: z.string(),
  hometown: z.string(),
  revoked: z.boolean(),
  beside: z.array(Beside),
})
export type PairSide = z.infer<typeof PairSide>

export const pairStates = ['OPEN', 'LATER', 'SAME', 'DIFFERENT'] as const

export const PairView = z.object({
  id: z.uuid(),
  /** Two births of one child, or somebody named without a number and a person of the registers. */
  kind: z.enum(['BIRTH', 'PERSON']),
  verdict: z.enum(['certain', 'possible']),
  score: z.int(),
  reasons: z.array(z.object({ vi: z.string(), en: z.string() })),
  foundAt: z.string(),
  state: z.enum(pairStates),
  a: PairSide,
  b: PairSide,
  decisions: z.array(
    z.object({
      decision: z.enum(['SAME', 'DIFFERENT', 'LATER', 'UNDO']),
      reason: z.string(),
      byName: z.string(),
      at: z.string(),
    }),
  ),
})
export type PairView = z.infer<typeof PairView>

export const listPairs = endpoint({
  id: 'listPairs',
  method: 'GET',
  path: '/api/pairs',
  tag: 'registers',
  summary: 'Các cặp có thể là một việc sinh, một người, để đối chiếu',
  summaryEn: 'Pairs that may be one birth or one person, to be compared side by side',
  access: 'duplicate.decide',
  query: z.object({
    kind: z.enum(['BIRTH', 'PERSON']).optional(),
    state: z.enum(['OPEN', 'LATER', 'DECIDED']).default('OPEN'),
    limit: z.coerce.number().int().min(1).max(100).default(30),
  }),
  output: z.object({ items: z.array(PairView) }),
})

export const decidePair = endpoint({
  id: 'decidePair',
  method: 'POST',
  path: '/api/pairs/:pairId/decision',
  tag: 'registers',
  summary: 'Quyết định một cặp: cùng một người, hai người khác nhau, để sau; hoặc rút lại quyết định',
  summaryEn: 'Decide on a pair: one person, two people, later; or take the decision back',
  access: 'duplicate.decide',
  params: z.object({ pairId: z.uuid() }),
  body: z.object({
    decision: z.enum(['SAME', 'DIFFERENT', 'LATER', 'UNDO']),
    reason: z.string().trim().max(500).default(''),
  }),
  output: z.object({ state: z.enum(pairStates) }),
})
