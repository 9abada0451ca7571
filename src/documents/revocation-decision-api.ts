import { z } from 'zod'
import { endpoint } from '../platform/define-endpoint.ts'
import { RevocationGround } from '../registers/revocation-api.ts'
import { CalendarDate } from '../values/calendar-date.ts'
import { EntryId } from '../values/ids.ts'

export const revocationDecision = endpoint({
  id: 'revocationDecision',
  method: 'GET',
  path: '/api/entries/:officeId/:entryId/revocation/decision',
  tag: 'documents',
  summary: 'Dự thảo quyết định thu hồi, hủy bỏ, để người có thẩm quyền ký (PDF)',
  summaryEn: 'The draft of the decision to revoke, for the signature of whoever decides (PDF)',
  access: 'entry.revoke',
  params: z.object({ officeId: z.coerce.number().int().positive(), entryId: EntryId }),
  query: z.object({
    number: z.string().trim().max(60).default(''),
    decidedOn: CalendarDate.optional(),
    ground: RevocationGround,
    reason: z.string().trim().min(10, 'Ghi rõ lý do thu hồi, hủy bỏ.').max(1000),
  }),
  produces: 'application/pdf',
  output: z.unknown(),
})
