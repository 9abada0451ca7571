import { z } from 'zod'

/** The place and reason of one mistake in the input. */
export const ProblemItem = z.object({
  pointer: z.string().describe('JSON pointer into the input'),
  code: z.string(),
  message: z.string(),
})

/** RFC 9457 problem; `code` is stable, `title` and `detail` are Vietnamese sentences that say what to do next. */
export const ProblemDocument = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string().optional(),
  instance: z.string().optional(),
  errors: z.array(ProblemItem).optional(),
  data: z.unknown().optional().describe('What the screen needs to help, e.g. the duplicate found'),
})
export type ProblemDocument = z.infer<typeof ProblemDocument>

type Kind = { status: number; title: string; titleEn: string }

/** One table lists what can go wrong; each folder adds its own with `problemKinds`. */
export const platformProblems = {
  'input-invalid': {
    status: 422,
    title: 'Có chỗ ghi chưa đúng. Xem từng dòng bên dưới rồi sửa lại.',
    titleEn: 'Some of the input is not valid.',
  },
  'not-signed-in': {
    status: 401,
    title: 'Phiên làm việc đã hết. Đăng nhập lại; những gì đã gõ vẫn còn.',
    titleEn: 'Sign in again; nothing typed is lost.',
  },
  'reauthentication-needed': {
    status: 403,
    title: 'Nhập lại mật khẩu để ký.',
    titleEn: 'Enter your password again to sign.',
  },
  'not-permitted': {
    status: 403,
    title: 'Tài khoản của bạn không có quyền làm việc này. Hỏi quản trị đơn vị nếu cần.',
    titleEn: 'Your account may not do this.',
  },
  'not-found': {
    status: 404,
    title: 'Không tìm thấy, hoặc không thuộc phạm vi của đơn vị bạn.',
    titleEn: 'Not found, or outside your scope.',
  },
  'version-conflict': {
    status: 409,
    title: 'Hồ sơ vừa được sửa ở nơi khác. Xem bản mới rồi làm tiếp; bản của bạn vẫn giữ trên máy này.',
    titleEn: 'Changed elsewhere meanwhile; your text is kept.',
  },
  'idempotency-conflict': {
    status: 409,
    title: 'Khóa chống gửi lặp đã dùng cho một yêu cầu khác.',
    titleEn: 'The Idempotency-Key was used for another request.',
  },
  'too-many-requests': {
    status: 429,
    title: 'Quá nhiều lần thử. Chờ một lát rồi làm lại.',
    titleEn: 'Too many tries; wait a little.',
  },
  'payload-too-large': {
    status: 413,
    title: 'Tệp quá lớn. Quét lại ở độ phân giải thấp hơn.',
    titleEn: 'The file is too large.',
  },
  'csrf-refused': {
    status: 403,
    title: 'Trang đã cũ. Tải lại trang rồi làm lại; những gì đã gõ vẫn còn.',
    titleEn: 'Reload the page and try again.',
  },
  'temporarily-unavailable': {
    status: 503,
    title: 'Máy chủ đang bận hoặc đang khởi động. Thử lại sau ít giây.',
    titleEn: 'The server is busy; try again.',
  },
  internal: {
    status: 500,
    title: 'Máy chủ gặp lỗi. Thử lại; nếu vẫn lỗi, báo mã yêu cầu cho quản trị.',
    titleEn: 'Server error; report the request id.',
  },
} as const satisfies Record<string, Kind>

const kinds = new Map<string, Kind>(Object.entries(platformProblems))

/** Adds a folder's problems to the table; a code is worded once only. */
export function problemKinds<T extends Record<string, Kind>>(added: T): T {
  for (const [code, kind] of Object.entries(added)) {
    if (kinds.has(code)) throw new Error(`Problem ${code} is worded twice`)
    kinds.set(code, kind)
  }
  return added
}
export const allProblemKinds = (): ReadonlyMap<string, Kind> => kinds

/** An expected refusal on its way to the client; thrown inside a handler, the transaction rolls back. */
export class Refused extends Error {
  readonly code: string
  readonly extra: { detail?: string; errors?: z.infer<typeof ProblemItem>[]; data?: unknown }
  constructor(code: string, extra: { detail?: string; errors?: z.infer<typeof ProblemItem>[]; data?: unknown } = {}) {
    super(code)
    if (!kinds.has(code)) throw new Error(`Unknown problem code ${code}`)
    this.code = code
    this.extra = extra
  }
  document(): ProblemDocument {
    const kind = kinds.get(this.code) as Kind
    return { type: `/problems/${this.code}`, title: kind.title, status: kind.status, code: this.code, ...this.extra }
  }
}
