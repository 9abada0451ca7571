import { z } from 'zod'
import { RegisterKind } from '../law/register-books.ts'
import { endpoint } from '../platform/define-endpoint.ts'
import { ChangedField } from '../registers/api.ts'
import { CalendarDate } from '../values/calendar-date.ts'
import { CaseId } from '../values/ids.ts'

const Moment = z.string()

export const CaseTaskKind = z.enum(['POSTING', 'POSTING_ELSEWHERE', 'INTERVIEW', 'VERIFICATION', 'APPOINTMENT'])
export type CaseTaskKind = z.infer<typeof CaseTaskKind>

/** Something a dossier waits for: posting on the notice board, interview, the answer of another office, the appointment for the hand-over. */
export const CaseTask = z.object({
  id: z.uuid(),
  caseId: CaseId,
  kind: CaseTaskKind,
  /** What is asked or posted, in words. */
  text: z.string(),
  /** Office that is asked, for tasks of another office. */
  office: z.string().nullable(),
  startsOn: CalendarDate.nullable(),
  dueAt: Moment.nullable(),
  /** The entry cannot be written while it is open. */
  blocks: z.boolean(),
  doneAt: Moment.nullable(),
  outcome: z.string(),
  answer: z.unknown(),
})
export type CaseTask = z.infer<typeof CaseTask>

export const listCaseTasks = endpoint({
  id: 'listCaseTasks',
  method: 'GET',
  path: '/api/cases/:caseId/tasks',
  tag: 'cases',
  summary: 'Việc của hồ sơ: niêm yết, phỏng vấn, xác minh, hẹn trao kết quả',
  summaryEn: 'Tasks of a dossier: posting, interview, verification, appointment',
  access: 'case.read',
  params: z.object({ caseId: CaseId }),
  output: z.object({ items: z.array(CaseTask) }),
})

export const addCaseTask = endpoint({
  id: 'addCaseTask',
  method: 'POST',
  path: '/api/cases/:caseId/tasks',
  tag: 'cases',
  summary: 'Thêm việc: niêm yết, phỏng vấn, yêu cầu xác minh (tạm dừng hạn), hẹn trao kết quả',
  summaryEn: 'Add a task; asking another office to verify stops the clock until it answers',
  access: 'case.vet',
  params: z.object({ caseId: CaseId }),
  body: z.object({
    kind: CaseTaskKind,
    text: z.string().trim().min(3, 'Ghi rõ nội dung việc.').max(1000),
    startsOn: CalendarDate.nullable().default(null),
    dueAt: z.iso.datetime().nullable().default(null),
    blocks: z.boolean().default(true),
    /** Commune that is asked, by unit code; only for VERIFICATION and POSTING_ELSEWHERE. */
    unitCode: z
      .string()
      .regex(/^\d{5}$/)
      .nullable()
      .default(null),
  }),
  output: CaseTask,
})

/** What the law wants the dossier to wait for and nobody has begun: one click adds it with `addCaseTask`. */
export const proposedCaseTasks = endpoint({
  id: 'proposedCaseTasks',
  method: 'GET',
  path: '/api/cases/:caseId/tasks/proposed',
  tag: 'cases',
  summary: 'Việc pháp luật yêu cầu mà hồ sơ chưa có: niêm yết, hỏi nơi cư trú trước đây',
  summaryEn: 'Postings and questions the law wants and the dossier does not have yet',
  access: 'case.read',
  params: z.object({ caseId: CaseId }),
  output: z.object({
    items: z.array(
      z.object({
        kind: CaseTaskKind,
        text: z.string(),
        unitCode: z.string().nullable(),
        place: z.string(),
        startsOn: CalendarDate,
        lastDay: CalendarDate,
        /** The end of office hours on the last day. */
        dueAt: Moment,
        cite: z.string(),
      }),
    ),
  }),
})

export const finishCaseTask = endpoint({
  id: 'finishCaseTask',
  method: 'POST',
  path: '/api/cases/:caseId/tasks/:taskId/done',
  tag: 'cases',
  summary: 'Ghi kết quả của việc',
  summaryEn: 'Record the outcome of a task',
  access: 'case.vet',
  params: z.object({ caseId: CaseId, taskId: z.uuid() }),
  body: z.object({ outcome: z.string().trim().min(3, 'Ghi kết quả.').max(1000) }),
  output: CaseTask,
})

/** A task between offices, as its sender or its receiver sees it. */
export const OfficeTaskView = z.object({
  id: z.uuid(),
  kind: z.string(),
  needs: z.enum(['READ', 'NOTE', 'ANSWER', 'POST']),
  fromOffice: z.string(),
  toOffice: z.string(),
  content: z.record(z.string(), z.unknown()),
  entry: z.object({ officeId: z.int(), entryId: z.string() }).nullable(),
  sentAt: Moment,
  dueAt: Moment.nullable(),
  readAt: Moment.nullable(),
  doneAt: Moment.nullable(),
  answer: z.unknown(),
})
export type OfficeTaskView = z.infer<typeof OfficeTaskView>

export const listOfficeTasks = endpoint({
  id: 'listOfficeTasks',
  method: 'GET',
  path: '/api/office-tasks',
  tag: 'cases',
  summary: 'Việc giữa các cơ quan: nhận được hoặc đã gửi, theo dõi đến khi xong',
  summaryEn: 'Tasks between offices, received or sent, tracked until done',
  access: 'case.read',
  query: z.object({
    sent: z.stringbool().default(false),
    open: z.stringbool().default(true),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  output: z.object({ items: z.array(OfficeTaskView) }),
})

export const answerOfficeTask = endpoint({
  id: 'answerOfficeTask',
  method: 'POST',
  path: '/api/office-tasks/:taskId/answer',
  tag: 'cases',
  summary: 'Trả lời yêu cầu xác minh, niêm yết của cơ quan khác; hạn của hồ sơ bên kia chạy tiếp',
  summaryEn: 'Answer another office; the clock of its dossier goes on',
  access: 'case.vet',
  params: z.object({ taskId: z.uuid() }),
  body: z.object({
    answer: z.string().trim().min(3, 'Ghi nội dung trả lời.').max(2000),
    /** Whether what was asked is confirmed; null where that is not the question. */
    confirmed: z.boolean().nullable().default(null),
  }),
  output: OfficeTaskView,
})

export const noteOfficeTask = endpoint({
  id: 'noteOfficeTask',
  method: 'POST',
  path: '/api/office-tasks/:taskId/note',
  tag: 'cases',
  summary: 'Ghi chú vào Sổ theo thông báo của cơ quan khác (R-G2)',
  summaryEn: 'Note the entry as another office asks; done twice it changes nothing',
  access: 'entry.note',
  params: z.object({ taskId: z.uuid() }),
  body: z.object({}),
  output: OfficeTaskView,
})

export const previewOfficeTask = endpoint({
  id: 'previewOfficeTask',
  method: 'GET',
  path: '/api/office-tasks/:taskId/preview',
  tag: 'cases',
  summary: 'Xem trước ghi chú theo thông báo: mục nào, ghi gì, thông tin nào thay đổi',
  summaryEn: 'What noting as another office asks will do: the entry, the words, the fields that change',
  access: 'entry.note',
  params: z.object({ taskId: z.uuid() }),
  output: z.object({
    entry: z.object({
      officeId: z.int(),
      entryId: z.string(),
      number: z.string(),
      register: RegisterKind,
      subject: z.string(),
    }),
    content: z.string(),
    basis: z.string(),
    changedFields: z.array(ChangedField),
  }),
})

export const listReminders = endpoint({
  id: 'listReminders',
  method: 'GET',
  path: '/api/reminders',
  tag: 'cases',
  summary: 'Nhắc việc của đơn vị: người được giám hộ đủ tuổi, báo cáo nuôi con nuôi',
  summaryEn: 'Reminders of the office, the nearest first',
  access: 'case.read',
  query: z.object({ until: CalendarDate.optional(), limit: z.coerce.number().int().min(1).max(100).default(50) }),
  output: z.object({
    items: z.array(
      z.object({
        id: z.uuid(),
        kind: z.string(),
        dueOn: CalendarDate,
        text: z.string(),
        textEn: z.string(),
        entry: z.object({ officeId: z.int(), entryId: z.string() }),
        person: z.string().nullable(),
      }),
    ),
  }),
})

export const finishReminder = endpoint({
  id: 'finishReminder',
  method: 'POST',
  path: '/api/reminders/:reminderId/done',
  tag: 'cases',
  summary: 'Đã làm việc được nhắc',
  summaryEn: 'A reminder is done',
  access: 'case.vet',
  params: z.object({ reminderId: z.uuid() }),
  body: z.object({ note: z.string().trim().max(500).default('') }),
  output: z.object({ id: z.uuid(), doneAt: Moment }),
})
