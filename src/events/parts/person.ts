import { z } from 'zod'
import { CalendarDate } from '../../values/calendar-date.ts'
import { Pin } from '../../values/ids.ts'
import { PersonName } from '../../values/names.ts'
import { PartialDate } from '../../values/partial-date.ts'
import { Place, Residence } from './place.ts'

/** Codes of the reference list `sex`: 1 Nam, 2 Nữ, 3 chưa xác định được. */
export const Sex = z.enum(['1', '2', '3'])
export type Sex = z.infer<typeof Sex>

/** Dân tộc: the group of the 1979 list and the words of the paper, which may be a sub-name. */
export const Ethnicity = z.object({
  code: z
    .string()
    .regex(/^\d{2}$/)
    .nullable(),
  asWritten: z.string().trim().max(60),
})
export type Ethnicity = z.infer<typeof Ethnicity>

/** ISO 3166-1 alpha-2 codes; `XX` marks a stateless person. A person may have two. */
export const Nationalities = z.array(z.string().regex(/^[A-Z]{2}$/)).max(3)
export const STATELESS = 'XX'

/** Giấy tờ tùy thân. `type` is a code of the reference list document-types (CC, CCCD, HC, GKS, …). */
export const IdDocument = z.object({
  type: z.string().trim().min(1).max(20),
  number: z.string().trim().min(1).max(40),
  issuer: z.string().trim().max(200).default(''),
  issuedOn: CalendarDate.nullable().default(null),
})
export type IdDocument = z.infer<typeof IdDocument>

/** Where a filled value came from, so that the screen can show and check it. */
export const FilledFrom = z.enum(['TYPED', 'POPULATION_DB', 'HOSPITAL', 'REGISTER'])

/** A mother or father as declared. A group that is undetermined is null as a whole, never "Không rõ" (R-B7). */
export const Parent = z.object({
  name: PersonName,
  birthDate: PartialDate,
  ethnicity: Ethnicity,
  nationalities: Nationalities,
  residence: Residence.nullable().default(null),
  /** Tạm trú or nơi đang sinh sống beside the residence written on paper: it can make the office competent too (R-A2). */
  alsoLivesAt: Residence.nullable().optional(),
  /** Quê quán of the parent, where known: the child's follows one of the two (R-B6). */
  hometown: Place.nullable().optional(),
  /** Citizen settled abroad (định cư ở nước ngoài): decides the foreign element (R-B3). */
  settledAbroad: z.boolean().default(false),
  pin: Pin.nullable().default(null),
  idDocument: IdDocument.nullable().default(null),
  /** R-B17: the residence of a dead parent is not written "Đã chết"; this flag says it. */
  deceased: z.boolean().default(false),
  filledFrom: FilledFrom.default('TYPED'),
})
export type Parent = z.infer<typeof Parent>

/** Relationship of the requester to the child. */
export const InformantRelationship = z.enum([
  'SELF',
  'MOTHER',
  'FATHER',
  'GRANDPARENT',
  'RELATIVE',
  'CARER',
  'INSTITUTION',
  'PROXY',
  'OTHER',
])
export type InformantRelationship = z.infer<typeof InformantRelationship>

/** Người yêu cầu / người đi khai sinh. */
export const Informant = z.object({
  relationship: InformantRelationship,
  /** Words for OTHER, e.g. `dì ruột`. */
  relationshipText: z.string().trim().max(100).default(''),
  name: PersonName,
  birthDate: PartialDate.default({ known: 'nothing' }),
  pin: Pin.nullable().default(null),
  idDocument: IdDocument.nullable().default(null),
  residence: Residence.nullable().default(null),
  phone: z.string().trim().max(20).default(''),
  email: z.string().trim().max(120).default(''),
})
export type Informant = z.infer<typeof Informant>
