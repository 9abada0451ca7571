import { z } from 'zod'
import { RegisterKind } from '../../law/register-books.ts'
import { CalendarDate } from '../../values/calendar-date.ts'
import { EntryRef } from '../parts/effects.ts'
import { Party, requestFields } from '../parts/party.ts'

const text = (max: number) => z.string().trim().max(max).default('')

/** Xác nhận thông tin hộ tịch (NĐ 87/2020 art. 8; domain/01 L): what an extract cannot show. */
export const ConfirmationDeclaration = z.object({
  /** ENTRY: facts of an entry beyond its extract. NOT_REGISTERED: no registration was found. */
  kind: z.enum(['ENTRY', 'NOT_REGISTERED']),
  subject: Party,
  entry: EntryRef.nullable().default(null),
  /** ENTRY: place of the entry in its book, filled when it is chosen. */
  register: RegisterKind.nullable().default(null),
  number: text(30),
  registeredOn: CalendarDate.nullable().default(null),
  officeName: text(300),
  /** What is confirmed, as the letter says it. */
  content: text(2000),
  /** NOT_REGISTERED: the stored search: which book, which years, where, when, with which result. */
  search: z
    .object({
      register: RegisterKind,
      years: text(60),
      where: z.string().trim().min(3, 'Ghi nơi đã tra cứu.').max(500),
      on: CalendarDate,
      result: z.enum(['NOTHING', 'FOUND']),
      note: text(500),
    })
    .nullable()
    .default(null),
  organisation: text(200),
  legalBasis: text(300),
  purpose: z.string().trim().min(3, 'Cần ghi mục đích sử dụng.').max(200),
  ...requestFields,
})
export type ConfirmationDeclaration = z.infer<typeof ConfirmationDeclaration>
