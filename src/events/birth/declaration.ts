import { z } from 'zod'
import { CalendarDate } from '../../values/calendar-date.ts'
import { PersonName } from '../../values/names.ts'
import { PartialDate } from '../../values/partial-date.ts'
import { Ethnicity, Informant, Nationalities, Parent, Sex } from '../parts/person.ts'
import { BirthPlace, Place } from '../parts/place.ts'
import { Earlier } from '../parts/re-registration.ts'
import { RecognitionGrounds } from '../parts/recognition-grounds.ts'
import { Foreign } from '../parts/transcription.ts'

const text = (max: number) => z.string().trim().max(max).default('')

/** The sub-case of domain/01 B8, or AGAIN (đăng ký lại, I) and TRANSCRIBED (registered abroad, K). Late, foreign element, unmarried and stateless are found by the rules, not chosen. */
export const BirthCaseKind = z.enum([
  'NORMAL',
  'ABANDONED',
  'WITH_RECOGNITION',
  'SURROGACY',
  'BORN_ABROAD',
  'WITH_PAPERS',
  'AGAIN',
  'TRANSCRIBED',
])
export type BirthCaseKind = z.infer<typeof BirthCaseKind>

/** How a value the parents choose was settled (LHT 4.8, BLDS 26, 29; R-B6). */
export const Agreement = z.enum(['AGREED', 'CUSTOM'])

/** Why the father may be written (R-B7). */
export const FatherBasis = z.enum(['MARRIAGE', 'RECOGNITION', 'JOINT_ACKNOWLEDGEMENT', 'COURT_DECISION'])
export type FatherBasis = z.infer<typeof FatherBasis>

/** The parents' marriage as declared; looked up, never demanded on paper (NĐ 07/2025). */
export const ParentsMarriage = z.object({
  number: text(30),
  book: text(30),
  registeredOn: CalendarDate.nullable().default(null),
  office: text(300),
  /** Last day of the marriage when it has ended (death, divorce, annulment): the 300-day presumption counts from it. */
  endedOn: CalendarDate.nullable().default(null),
  verified: z.boolean().default(false),
})

/** What proves the birth (LHT 16.1; domain/01 B4). */
export const BirthProof = z.object({
  kind: z.enum([
    'MEDICAL_NOTIFICATION',
    'WITNESS_STATEMENT',
    'SWORN_STATEMENT',
    'ABANDONMENT_RECORD',
    'FOREIGN_PAPER',
    'PERSONAL_PAPERS',
  ]),
  /** Mã giấy chứng sinh (MA_GCS); a code serves one birth entry only (R-B14). */
  code: text(40),
  facilityCode: text(20),
  number: text(40),
  book: text(40),
  issuedOn: CalendarDate.nullable().default(null),
  electronic: z.boolean().default(false),
})

export const BirthDeclaration = z.object({
  caseKind: BirthCaseKind.default('NORMAL'),
  child: z.object({
    name: PersonName,
    birthDate: PartialDate,
    sex: Sex,
    ethnicity: Ethnicity.nullable(),
    nationalities: Nationalities,
    birthPlace: BirthPlace,
    hometown: Place.nullable(),
    /** More than one child of this birth: how many, and which this one is (R-B13). */
    plurality: z.int().min(1).max(9).default(1),
    order: z.int().min(1).max(9).default(1),
    /** Child who has died since: whether it lived 24 hours (R-B2), and whether a birth parent asks for the registration. */
    died: z
      .object({ on: CalendarDate, livedDayOrMore: z.boolean(), parentAsks: z.boolean().default(false) })
      .nullable()
      .default(null),
    /** Number the person already has (WITH_PAPERS, AGAIN, TRANSCRIBED); it is read, never asked for anew. */
    existingPin: z
      .string()
      .regex(/^\d{12}$/)
      .nullable()
      .default(null),
    livesAt: Place.nullable().default(null),
  }),
  surnameBy: Agreement.default('AGREED'),
  ethnicityBy: Agreement.default('AGREED'),
  hometownBy: Agreement.default('AGREED'),
  mother: Parent.nullable(),
  father: Parent.nullable(),
  fatherBasis: FatherBasis.nullable().default(null),
  /** A court decision or recognition entry that the basis rests on, in words. */
  fatherBasisReference: text(200),
  parentsMarriage: ParentsMarriage.nullable().default(null),
  /** Written agreement of the parents when one is a foreigner (LHT 36.1). */
  nationalityChoice: z
    .object({ chosen: z.string().regex(/^[A-Z]{2}$/), foreignConfirmation: z.boolean().default(false) })
    .nullable()
    .default(null),
  abandonment: z
    .object({
      recordNumber: text(60),
      recordOn: CalendarDate,
      foundAt: text(300),
      postedFrom: CalendarDate.nullable().default(null),
    })
    .nullable()
    .default(null),
  surrogacyConfirmation: text(200),
  /** AGAIN: the registration whose book and original are lost. */
  earlier: Earlier.nullable().default(null),
  /** TRANSCRIBED: the foreign registration. */
  foreign: Foreign.nullable().default(null),
  /** Evidence and opinions of the recognition that is made together with the birth (E4). */
  recognition: RecognitionGrounds.nullable().default(null),
  proof: BirthProof,
  informant: Informant,
  /** Number of extract copies asked for. */
  copies: z.int().min(0).max(50).default(0),
  mobile: z.boolean().default(false),
  borderArea: z.boolean().default(false),
  feeExemption: z.enum(['NONE', 'MERIT', 'POOR', 'DISABILITY']).default('NONE'),
  /** Files as a digital citizen (NQ 66.22/2026/NQ-CP). */
  digitalCitizen: z.boolean().default(false),
  /** The officer's reasons for going on despite a warning, by rule id. */
  reasons: z.record(z.string(), z.string().trim().min(3).max(500)).default({}),
})
export type BirthDeclaration = z.infer<typeof BirthDeclaration>

/** The birth was registered before, here or abroad: its content follows that registration, not the choices of today. */
export const registeredBefore = ({ caseKind }: Pick<BirthDeclaration, 'caseKind'>): boolean =>
  caseKind === 'AGAIN' || caseKind === 'TRANSCRIBED'
