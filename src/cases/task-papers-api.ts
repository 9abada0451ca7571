import { z } from 'zod'
import { endpoint } from '../platform/define-endpoint.ts'
import { CaseId } from '../values/ids.ts'

export const caseTaskPaper = endpoint({
  id: 'caseTaskPaper',
  method: 'GET',
  path: '/api/cases/:caseId/tasks/:taskId/paper',
  tag: 'cases',
  summary: 'Văn bản của việc: thông báo niêm yết, văn bản đề nghị xác minh, giấy mời (PDF)',
  summaryEn: 'The letter of a task: posting, request to another office, invitation (PDF)',
  access: 'case.read',
  params: z.object({ caseId: CaseId, taskId: z.uuid() }),
  produces: 'application/pdf',
  output: z.unknown(),
})

export const officeTaskPaper = endpoint({
  id: 'officeTaskPaper',
  method: 'GET',
  path: '/api/office-tasks/:taskId/paper',
  tag: 'cases',
  summary: 'Thông báo niêm yết theo đề nghị của cơ quan khác (PDF)',
  summaryEn: 'The posting another office asked for, in the own name (PDF)',
  access: 'case.read',
  params: z.object({ taskId: z.uuid() }),
  produces: 'application/pdf',
  output: z.unknown(),
})
