import { z } from 'zod'
import { endpoint } from '../platform/define-endpoint.ts'

const tag = 'audit'

export const AuditLineView = z.object({
  officeId: z.int(),
  officeName: z.string(),
  seq: z.int(),
  at: z.iso.datetime(),
  actorId: z.uuid().nullable(),
  actorName: z.string(),
  sessionRef: z.string(),
  action: z.string(),
  subjectKind: z.string(),
  subjectId: z.string(),
  purpose: z.string(),
  details: z.record(z.string(), z.unknown()),
})
export type AuditLineView = z.infer<typeof AuditLineView>

const Cursor = z.string().regex(/^\d{4}-\d{2}-\d{2}T[\d:.]+Z,\d{1,10},\d{1,18}$/, 'Con trỏ trang không đúng dạng.')

const AuditPage = z.object({
  lines: z.array(AuditLineView),
  next: Cursor.nullable().describe('Goes into `before` for the next page'),
})

/** Newest first. Without office, actor or subject the last seven days are read, unless `from` says otherwise. */
export const readAudit = endpoint({
  id: 'readAudit',
  method: 'GET',
  path: '/api/audit',
  tag,
  summary: 'Xem nhật ký',
  summaryEn: 'Read the audit log',
  access: 'audit.read',
  query: z.object({
    officeId: z.coerce.number().int().nonnegative().optional(),
    actorId: z.uuid().optional(),
    subjectKind: z.string().max(60).optional(),
    subjectId: z.string().max(100).optional(),
    action: z.string().max(60).optional(),
    from: z.iso.date().optional().describe('First day, in Việt Nam'),
    to: z.iso.date().optional().describe('Last day, in Việt Nam'),
    before: Cursor.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: AuditPage,
})

export const whoSaw = endpoint({
  id: 'whoSaw',
  method: 'GET',
  path: '/api/audit/subject/:kind/:id',
  tag,
  summary: 'Ai đã xem, ai đã làm gì với hồ sơ hoặc người này',
  summaryEn: 'Who has seen or touched this record',
  access: 'audit.read',
  params: z.object({ kind: z.string().min(1).max(60), id: z.string().min(1).max(100) }),
  query: z.object({ before: Cursor.optional(), limit: z.coerce.number().int().min(1).max(200).default(100) }),
  output: AuditPage,
})

export const AuditFaultView = z.object({
  officeId: z.int(),
  seq: z.int(),
  kind: z.enum(['changed', 'deleted', 'inserted', 'reordered', 'cut-tail', 'rewritten']),
  explanation: z.string(),
})

/** Looks at up to half a million lines; `hotich verify` has no limit. */
export const verifyChains = endpoint({
  id: 'verifyAudit',
  method: 'POST',
  path: '/api/audit/verify',
  tag,
  summary: 'Kiểm tra nhật ký có bị sửa, xóa không',
  summaryEn: 'Verify the audit chains',
  access: 'audit.read',
  body: z.object({ officeId: z.int().nonnegative().optional() }),
  output: z.object({
    sound: z.boolean(),
    complete: z.boolean(),
    lines: z.int(),
    offices: z.int(),
    results: z
      .array(
        z.object({
          officeId: z.int(),
          officeName: z.string(),
          lines: z.int(),
          sound: z.boolean(),
          complete: z.boolean(),
          faults: z.array(AuditFaultView),
        }),
      )
      .describe('Unsound or incomplete ones first; at most 500'),
  }),
})
