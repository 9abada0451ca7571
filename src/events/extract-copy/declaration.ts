import { z } from 'zod'
import { RegisterKind } from '../../law/register-books.ts'
import { CalendarDate } from '../../values/calendar-date.ts'
import { EntryRef } from '../parts/effects.ts'
import { requestFields } from '../parts/party.ts'

const text = (max: number) => z.string().trim().max(max).default('')

/** One event of which copies are asked for: the entry, or while nobody has found it what the requester knows of it. */
export const CopyItem = z.object({
  entry: EntryRef.nullable().default(null),
  register: RegisterKind,
  /** Whom the entry is about. */
  subject: z.string().trim().min(2, 'Cần ghi người được đăng ký.').max(300),
  number: text(30),
  volume: text(30),
  registeredOn: CalendarDate.nullable().default(null),
  officeName: text(300),
  /** Kind of copy; left out: the one the event of the entry has. */
  paper: z
    .string()
    .regex(/^[A-Z][A-Z0-9_]{1,59}$/)
    .nullable()
    .default(null),
  copies: z.int().min(1).max(50).default(1),
})
export type CopyItem = z.infer<typeof CopyItem>

/** Cấp bản sao trích lục hộ tịch (LHT 63–64; domain/01 L). */
export const ExtractCopyDeclaration = z.object({
  /** By which right the copies are asked for. */
  interest: z.enum(['THE_PERSON', 'LEGAL_REPRESENTATIVE', 'PROXY', 'ORGANISATION', 'HEIR']),
  /** ORGANISATION: its name, and the number of its request with the legal basis (R-L1). */
  organisation: text(200),
  legalBasis: text(300),
  /** HEIR: what proves the interest (R-L3). */
  interestProof: text(300),
  purpose: z.string().trim().min(3, 'Cần ghi mục đích sử dụng.').max(200),
  items: z.array(CopyItem).min(1, 'Cần ít nhất một mục xin bản sao.').max(20),
  ...requestFields,
})
export type ExtractCopyDeclaration = z.infer<typeof ExtractCopyDeclaration>

export const copiesAsked = ({ items }: Pick<ExtractCopyDeclaration, 'items'>): number =>
  items.reduce((sum, { copies }) => sum + copies, 0)

/** Who asks, as the book and the copies name it: the organisation before whoever carries its request. */
export const requesterName = ({ interest, organisation, informant }: ExtractCopyDeclaration): string =>
  interest === 'ORGANISATION' && organisation !== '' ? organisation : informant.name
