import { z } from 'zod'
import { endpoint } from '../platform/define-endpoint.ts'
import { CalendarDate } from '../values/calendar-date.ts'
import { CaseId } from '../values/ids.ts'

const Moment = z.string()
const params = z.object({ caseId: CaseId })

/** An approved dossier whose entry waits for the parties, and the days of the law for it (R-C6). */
const ApprovalView = z.object({
  approvedAt: Moment,
  approverName: z.string(),
  approverLines: z.array(z.string()),
  /** Until when the parties are to come, as appointed or put off; null when no appointment is open. */
  handOverBy: Moment.nullable(),
  /** The last day to which the hand-over may be put off. */
  lastDay: CalendarDate,
  /** Nobody came to the last day: to be cancelled. */
  unclaimed: z.boolean(),
  /** The appointed time has passed: put it off at the written request of the parties. */
  missed: z.boolean(),
})

export const getApproval = endpoint({
  id: 'getApproval',
  method: 'GET',
  path: '/api/cases/:caseId/approval',
  tag: 'cases',
  summary: 'Ký duyệt trước khi ghi Sổ: hẹn trao, hạn cuối',
  summaryEn: 'Approval before the entry: appointment and last day',
  access: 'case.read',
  params,
  output: z.object({ approval: ApprovalView.nullable() }),
})

export const extendApproval = endpoint({
  id: 'extendApproval',
  method: 'POST',
  path: '/api/cases/:caseId/approval/extension',
  tag: 'cases',
  summary: 'Gia hạn trao Giấy chứng nhận kết hôn theo đề nghị bằng văn bản',
  summaryEn: 'Put the hand-over off at the written request of the parties',
  access: 'case.register',
  params,
  body: z.object({
    until: CalendarDate,
    /** Number and day of the written request, and its ground. */
    reason: z.string().trim().min(3, 'Ghi đề nghị bằng văn bản và lý do.').max(500),
  }),
  output: z.object({ approval: ApprovalView }),
})
