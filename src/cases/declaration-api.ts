import { z } from 'zod'
import { endpoint } from '../platform/define-endpoint.ts'
import { CaseId } from '../values/ids.ts'

export const caseDeclaration = endpoint({
  id: 'caseDeclaration',
  method: 'GET',
  path: '/api/cases/:caseId/declaration',
  tag: 'cases',
  summary: 'Tờ khai đã điền của hồ sơ, để người yêu cầu đọc lại và ký (PDF)',
  summaryEn: 'The filled declaration of a dossier, for the requester to read and sign',
  access: 'case.read',
  params: z.object({ caseId: CaseId }),
  produces: 'application/pdf',
  output: z.unknown(),
})
