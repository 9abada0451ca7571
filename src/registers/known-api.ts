import { z } from 'zod'
import { RegisterKind } from '../law/register-books.ts'
import { endpoint } from '../platform/define-endpoint.ts'
import { CalendarDate } from '../values/calendar-date.ts'
import { Pin } from '../values/ids.ts'

const EntryKey = z.object({ officeId: z.int(), entryId: z.string() })
const Relative = z.object({ personId: z.string(), pin: z.string().nullable(), name: z.string() })

/** A person of the registers: `KnownPerson` of events/event.ts. */
export const KnownPersonView = z.object({
  personId: z.string(),
  pin: z.string().nullable(),
  name: z.string(),
  sex: z.string().nullable(),
  birth: z.object({ year: z.int().nullable(), date: CalendarDate.nullable() }),
  death: z
    .object({ on: CalendarDate.nullable(), declared: z.boolean(), entry: EntryKey, reference: z.string() })
    .nullable(),
  conditions: z.array(z.object({ condition: z.enum(['MISSING', 'INCAPABLE', 'LIMITED']), from: CalendarDate })),
  marriages: z.array(
    z.object({
      entry: EntryKey.nullable(),
      reference: z.string(),
      spouse: Relative.nullable(),
      from: CalendarDate.nullable(),
      to: CalendarDate.nullable(),
      endedBy: z.enum(['DEATH', 'DIVORCE', 'ANNULMENT']).nullable(),
      endBasis: z.string(),
    }),
  ),
  mother: Relative.nullable(),
  father: Relative.nullable(),
  adoptiveMother: Relative.nullable(),
  adoptiveFather: Relative.nullable(),
  guardianship: z
    .object({ entry: EntryKey, guardians: z.array(Relative), from: CalendarDate, reference: z.string() })
    .nullable(),
  birthEntry: EntryKey.nullable(),
})

export const knownPersonByKey = endpoint({
  id: 'knownPersonByKey',
  method: 'GET',
  path: '/api/people/known',
  tag: 'registers',
  summary: 'Người này trong Sổ hộ tịch cả nước: tình trạng, hôn nhân, cha mẹ, giám hộ',
  summaryEn: 'What the registers of the nation know of a person, by PIN or person id',
  access: 'case.intake',
  query: z.object({
    pin: Pin.optional(),
    personId: z.uuid().optional(),
    /** Dossier the question belongs to; it is the purpose that is logged. */
    caseId: z.uuid(),
  }),
  output: z.object({
    person: KnownPersonView.nullable(),
    /** Newest content of the birth entry, so that nothing held is typed again; null when no birth entry is known. */
    birth: z.unknown(),
  }),
})

export const KnownEntryView = z.object({
  ref: EntryKey,
  kind: z.string(),
  register: RegisterKind,
  number: z.string(),
  volume: z.string(),
  registeredOn: CalendarDate,
  officeName: z.string(),
  keeperId: z.int(),
  keeperName: z.string(),
  content: z.unknown(),
  revoked: z.boolean(),
  persons: z.array(
    z.object({
      role: z.string(),
      subject: z.boolean(),
      name: z.string(),
      birth: z.object({ year: z.int().nullable(), date: CalendarDate.nullable() }),
      sex: z.string().nullable(),
      pin: z.string().nullable(),
      personId: z.string(),
    }),
  ),
})

export const listSourceEntries = endpoint({
  id: 'listSourceEntries',
  method: 'GET',
  path: '/api/entries/sources',
  tag: 'registers',
  summary: 'Tìm mục đã đăng ký ở bất kỳ cơ quan nào theo khóa chính xác: số định danh, hoặc cơ quan, số, năm',
  summaryEn: 'Earlier entries of any office by exact keys: PIN, person, or office with number and year',
  access: 'case.intake',
  query: z.object({
    /** Comma-separated registers. */
    registers: z.string().max(200),
    pin: Pin.optional(),
    personId: z.uuid().optional(),
    officeId: z.coerce.number().int().positive().optional(),
    entryNo: z.coerce.number().int().positive().optional(),
    year: z.coerce.number().int().min(1900).max(2200).optional(),
    caseId: z.uuid(),
  }),
  output: z.object({ items: z.array(KnownEntryView) }),
})
