import { z } from 'zod'
import { endpoint } from '../platform/define-endpoint.ts'
import { EntryId } from '../values/ids.ts'

export const noteOnOriginal = endpoint({
  id: 'noteOnOriginal',
  method: 'GET',
  path: '/api/entries/:officeId/:entryId/note-on-original',
  tag: 'documents',
  summary: 'Ghi chú in vào mặt sau bản chính Giấy khai sinh (PDF, chỉ có chữ, đặt đúng cột của bảng)',
  summaryEn:
    'The note for the reverse of the original birth certificate: words alone, under the columns of its table (PDF)',
  access: 'document.print',
  params: z.object({ officeId: z.coerce.number().int().positive(), entryId: EntryId }),
  query: z.object({
    printer: z.uuid().optional(),
    /** Millimetres by which it stands lower, below notes written before. */
    below: z.coerce.number().min(0).max(200).default(0),
  }),
  produces: 'application/pdf',
  output: z.unknown(),
})
