import { z } from 'zod'
import { endpoint } from '../platform/define-endpoint.ts'
import { CalendarDate } from '../values/calendar-date.ts'

const tokenParams = z.object({ token: z.string().max(200) })

/** VALID; CHANGED: a later note or correction stands in the Sổ; REPLACED or REVOKED: no longer to be used; UNKNOWN: no such paper. */
export const DocumentStanding = z.enum(['VALID', 'CHANGED', 'REPLACED', 'REVOKED', 'UNKNOWN'])
export type DocumentStanding = z.infer<typeof DocumentStanding>

/** The minimum a receiver needs (NĐ on electronic papers; domain/09 §4): no parents, no numbers of persons. */
export const VerifiedDocument = z.object({
  standing: DocumentStanding,
  /** Vietnamese sentence for whoever reads it. */
  message: z.string(),
  messageEn: z.string(),
  kind: z.string().nullable(),
  number: z.string().nullable(),
  office: z.string().nullable(),
  issuedOn: CalendarDate.nullable(),
  subjectName: z.string().nullable(),
  checkedAt: z.string(),
})
export type VerifiedDocument = z.infer<typeof VerifiedDocument>

export const verifyDocument = endpoint({
  id: 'verifyDocument',
  method: 'GET',
  path: '/api/verify/:token',
  tag: 'verification',
  summary: 'Kiểm tra giấy tờ bằng mã QR: còn giá trị, đã thay đổi hay đã thu hồi',
  summaryEn: 'Check a paper by the token of its QR code',
  access: 'public',
  params: tokenParams,
  output: VerifiedDocument,
})

export const verifyPage = endpoint({
  id: 'verifyPage',
  method: 'GET',
  path: '/v/:token',
  tag: 'verification',
  summary: 'Trang kiểm tra giấy tờ cho người nhận',
  summaryEn: 'The page a QR code leads to',
  access: 'public',
  params: tokenParams,
  produces: 'text/html',
  output: z.unknown(),
})
