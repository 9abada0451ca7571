import { z } from 'zod'
import { endpoint } from '../platform/define-endpoint.ts'
import { CalendarDate } from '../values/calendar-date.ts'
import { EntryId } from '../values/ids.ts'

const params = z.object({ officeId: z.coerce.number().int().positive(), entryId: EntryId })

export const RevocationGround = z.enum([
  'FORGED_PAPERS',
  'FALSE_DATA',
  'FALSE_STATEMENT',
  'OWN_OR_RELATIVE',
  'WRONG_AUTHORITY',
  'UNLAWFUL_MARRIAGE',
])

const Dependent = z.object({
  officeId: z.int(),
  entryId: z.string(),
  reference: z.string(),
  kind: z.string(),
  why: z.enum(['LINKED', 'BIRTH_IN_MARRIAGE', 'SAME_PERSON', 'MARRIED_SINCE']),
  words: z.tuple([z.string(), z.string()]),
})

export const seeRevocation = endpoint({
  id: 'seeRevocation',
  method: 'GET',
  path: '/api/entries/:officeId/:entryId/revocation',
  tag: 'registers',
  summary: 'Điều gì xảy ra khi thu hồi mục này: giấy tờ, người, mục liên quan, số định danh',
  summaryEn: 'What a revocation of this entry would do, before it is decided',
  access: 'entry.revoke',
  params,
  output: z.object({
    number: z.string(),
    kind: z.string(),
    officeName: z.string(),
    names: z.array(z.string()),
    revoked: z.boolean(),
    /** Who decides today, and under which article. */
    authority: z.string(),
    cite: z.string(),
    /** Why the asking office cannot revoke it; empty when it can. */
    whyNot: z.string(),
    grounds: z.array(
      z.object({ value: RevocationGround, vi: z.string(), en: z.string(), court: z.boolean(), cite: z.string() }),
    ),
    pinIsCancelled: z.boolean(),
    dependents: z.array(Dependent),
    /** Entries whose content goes back, by task of their keepers. */
    restored: z.array(z.string()),
  }),
})

export const revokeEntry = endpoint({
  id: 'revokeEntry',
  method: 'POST',
  path: '/api/entries/:officeId/:entryId/revocation',
  tag: 'registers',
  summary: 'Thu hồi, hủy bỏ mục đăng ký theo quyết định của Chủ tịch Ủy ban nhân dân cấp tỉnh',
  summaryEn: 'Revoke an entry by decision of the provincial chairman; what it did is undone',
  access: 'entry.revoke',
  params,
  body: z.object({
    number: z.string().trim().min(1, 'Ghi số quyết định.').max(60),
    decidedOn: CalendarDate,
    authority: z.string().trim().min(3, 'Ghi người, cơ quan ra quyết định.').max(200),
    ground: RevocationGround,
    reason: z.string().trim().min(10, 'Ghi rõ lý do thu hồi, hủy bỏ.').max(1000),
    /** Marriages: the conditions of marriage are kept; else it is for the court (HNGĐ 10, 11). */
    marriageConditionsKept: z.boolean().default(false),
  }),
  output: z.object({
    decision: z.string(),
    dependents: z.array(Dependent),
    /** Earlier bonds that could not stand again because another stands since. */
    conflicts: z.array(z.string()),
    tasks: z.int(),
    pinCancelled: z.boolean(),
  }),
})
