import { z } from 'zod'
import { endpoint } from '../platform/define-endpoint.ts'

export const judgmentReturnLetter = endpoint({
  id: 'judgmentReturnLetter',
  method: 'GET',
  path: '/api/judgments/:id/return-letter',
  tag: 'documents',
  summary: 'Công văn trả lại bản án, quyết định, có lý do (PDF)',
  summaryEn: 'The letter with which a judgment or decision goes back, with the reason (PDF)',
  access: 'entry.note',
  params: z.object({ id: z.uuid() }),
  produces: 'application/pdf',
  output: z.unknown(),
})
