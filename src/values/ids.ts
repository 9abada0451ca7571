import { z } from 'zod'

export const CaseId = z.uuid().brand('CaseId')
export type CaseId = z.infer<typeof CaseId>

export const EntryId = z.uuid().brand('EntryId')
export type EntryId = z.infer<typeof EntryId>

export const PersonId = z.uuid().brand('PersonId')
export type PersonId = z.infer<typeof PersonId>

export const DocumentId = z.uuid().brand('DocumentId')
export type DocumentId = z.infer<typeof DocumentId>

export const AccountId = z.uuid().brand('AccountId')
export type AccountId = z.infer<typeof AccountId>

/** An office instance: one authority between two dates; a merged commune is another office. */
export const OfficeId = z.int().positive().brand('OfficeId')
export type OfficeId = z.infer<typeof OfficeId>

/** Số định danh cá nhân: 12 digits, given by the population database only (Luật Căn cước 2023, art. 12; R-P1). */
export const Pin = z
  .string()
  .regex(/^\d{12}$/, 'Số định danh cá nhân gồm đúng 12 chữ số.')
  .brand('Pin')
export type Pin = z.infer<typeof Pin>
