import { z } from 'zod'
import { CalendarDate } from '../../values/calendar-date.ts'
import { patched, valueAtPointer } from '../../values/json-patch.ts'
import { PersonName } from '../../values/names.ts'
import { PartialDate } from '../../values/partial-date.ts'
import { EntryRef } from '../parts/effects.ts'
import { Party, requestFields } from '../parts/party.ts'
import { Ethnicity, IdDocument, Nationalities, Sex } from '../parts/person.ts'
import { Place, Residence } from '../parts/place.ts'
import { Foreign } from '../parts/transcription.ts'
import { aboutOf, aboutRoles, fieldAt, sourceRegisters } from './fields.ts'

const text = (max: number) => z.string().trim().max(max).default('')

/** Five acts that stand in one book and differ in their ground (domain/01 G2). */
export const ChangeAct = z.enum(['CHANGE', 'CORRECTION', 'SUPPLEMENT', 'ETHNICITY', 'SEX'])
export type ChangeAct = z.infer<typeof ChangeAct>

/** The new value; only the one of the field's kind is read. */
export const NewValue = z.object({
  text: text(500),
  name: PersonName.nullable().default(null),
  date: PartialDate.default({ known: 'nothing' }),
  sexCode: Sex.nullable().default(null),
  ethnicity: Ethnicity.nullable().default(null),
  countries: Nationalities.default([]),
  place: Place.nullable().default(null),
  residence: Residence.nullable().default(null),
  idDocument: IdDocument.nullable().default(null),
  person: Party.nullable().default(null),
})
export type NewValue = z.infer<typeof NewValue>

/** One line `từ … thành …`. */
export const ChangeLine = z.object({
  /** JSON pointer into the content of the source entry. */
  field: z.string().max(60),
  /** The old value as the paper book has it; only where the entry is not in the registers. */
  from: text(500),
  to: NewValue,
  /** The field becomes empty: what stands there should not have been written. */
  empty: z.boolean().default(false),
})
export type ChangeLine = z.infer<typeof ChangeLine>

/** A paper that proves an error of registration, and what kind it is: a paper made after the registration proves none (R-G1). */
export const EvidenceKind = z.enum([
  'BOOK',
  'BIRTH_NOTIFICATION',
  'EARLIER_PAPER',
  'AUTHORITY_FINDING',
  'JUDGMENT',
  'LATER_PAPER',
])
export const Evidence = z.object({
  kind: EvidenceKind,
  paper: text(200),
  number: text(60),
  authority: text(300),
  issuedOn: CalendarDate.nullable().default(null),
})

/** What a parent, or the person, says to the change. */
export const Consent = z.enum(['AGREES', 'OBJECTS', 'CANNOT', 'NOT_ASKED'])

/** The registered paper or event, where its entry is not in the registers. */
export const SourceReference = z.object({
  office: z.string().trim().min(1, 'Cần ghi nơi đã đăng ký.').max(300),
  unitCode: z
    .string()
    .regex(/^\d{2,5}$/)
    .nullable()
    .default(null),
  number: z.string().trim().min(1, 'Cần ghi số đăng ký.').max(30),
  volume: text(30),
  registeredOn: CalendarDate.nullable().default(null),
})
export type SourceReference = z.infer<typeof SourceReference>

const Shape = z.object({
  act: ChangeAct,
  register: z.enum(sourceRegisters),
  /** Whose paper it is: of a marriage one of the two. */
  about: z.enum(aboutRoles).default('CHILD'),
  /** The source entry, whichever office keeps it. */
  entry: EntryRef.nullable().default(null),
  source: SourceReference.nullable().default(null),
  /** Name, number and day of the paper (Giấy khai sinh, Giấy chứng nhận kết hôn, Trích lục khai tử) as the book of changes writes it. */
  paperNumber: text(60),
  paperIssuedOn: CalendarDate.nullable().default(null),
  paperIssuer: text(300),
  /** What the source entry says now, as far as the lines speak of it. */
  was: z.record(z.string(), z.unknown()).default({}),
  subject: Party,
  changes: z.array(ChangeLine).min(1, 'Cần ghi ít nhất một nội dung.').max(20),
  /** Reason in words, printed on the declaration. */
  reason: z.string().trim().min(3, 'Cần ghi lý do.').max(500),
  /** CHANGE: the legal reasons of the civil code (law/change.ts), or of an adoption. */
  nameGround: text(40),
  ethnicityGround: z.enum(['MOTHER', 'FATHER', 'BIRTH_PARENTS_FOUND']).nullable().default(null),
  /** CORRECTION: whose error it was. */
  errorBy: z.enum(['OFFICER', 'REQUESTER']).nullable().default(null),
  evidence: z.array(Evidence).max(20).default([]),
  /** SUPPLEMENT of the father: the spouses acknowledge in writing a child born before they married (TT 04/2020 art. 16). */
  jointAcknowledgement: z.boolean().default(false),
  /** CHANGE of the parents after an adoption (LHT 26.2), or SEX: the decision or medical certificate. */
  basis: z
    .object({
      paper: text(200),
      number: text(60),
      authority: text(300),
      issuedOn: CalendarDate.nullable().default(null),
    })
    .nullable()
    .default(null),
  consents: z
    .object({
      mother: Consent.default('NOT_ASKED'),
      father: Consent.default('NOT_ASKED'),
      person: Consent.default('NOT_ASKED'),
    })
    .default({ mother: 'NOT_ASKED', father: 'NOT_ASKED', person: 'NOT_ASKED' }),
  /** The original that is annotated lies on the desk (LHT 28.2). */
  originalPresented: z.boolean().default(true),
  /** R-G4: the citizen asks for a new personal number. */
  newNumberAsked: z.boolean().default(false),
  /** Settled by a foreign authority and noted here (LHT 48). */
  abroad: z.boolean().default(false),
  foreign: Foreign.nullable().default(null),
  ...requestFields,
})

type Typed = z.infer<typeof Shape>

/** Of the source entry only the values that are changed are kept; where the paper is one person's, it is about that one. */
const onlyWhatChanges = (typed: Typed): Typed => ({
  ...typed,
  about: aboutOf[typed.register].length === 1 ? (aboutOf[typed.register][0] ?? typed.about) : typed.about,
  was: patched(
    {},
    typed.changes.flatMap(({ field }) => {
      const value = valueAtPointer(typed.was, field)
      return value === undefined || value === null ? [] : [{ pointer: field, value }]
    }),
  ) as Record<string, unknown>,
})

/** Việc thay đổi, cải chính, bổ sung hộ tịch, xác định lại dân tộc, giới tính (LHT 26–29, 45–47). */
export const ChangeDeclaration = Shape.superRefine((declaration, context) => {
  const lacks = (path: readonly (string | number)[], message: string) =>
    context.addIssue({ code: 'custom', path: [...path], message })
  if (declaration.entry === null && declaration.source === null)
    lacks(['entry'], 'Chọn mục đã đăng ký trong Sổ, hoặc ghi nơi, số, ngày đăng ký.')
  if (aboutOf[declaration.register].length > 1 && !aboutOf[declaration.register].includes(declaration.about))
    lacks(['about'], 'Chọn người của giấy tờ được thay đổi, cải chính.')
  if (declaration.abroad && declaration.foreign === null) lacks(['foreign'], 'Cần ghi giấy tờ của nước ngoài.')
  for (const [n, line] of declaration.changes.entries())
    if (!fieldAt(declaration.register, line.field)) lacks(['changes', n, 'field'], 'Chọn nội dung được ghi.')
}).transform(onlyWhatChanges)
export type ChangeDeclaration = z.infer<typeof ChangeDeclaration>
