import { both } from '../parts/language.web.ts'

/** What was done, as an inspector reads it; an unknown action is shown as it is recorded. */
export function actionWords(action: string): string {
  const words: Record<string, string> = {
    'sign-in': both('đăng nhập', 'signed in'),
    'sign-in-failed': both('đăng nhập sai', 'failed sign-in'),
    'sign-out': both('đăng xuất', 'signed out'),
    'session-ended': both('kết thúc phiên', 'ended a session'),
    'password-changed': both('đổi mật khẩu', 'changed the password'),
    'totp-enrolment-begun': both('bắt đầu cài mã xác thực', 'began the second factor'),
    'totp-enrolled': both('cài mã xác thực', 'enrolled the second factor'),
    reauthenticated: both('nhập lại mật khẩu để ký', 'repeated the password'),
    'cases-listed': both('xem danh sách hồ sơ', 'read the worklist'),
    'case-read': both('xem hồ sơ', 'read a dossier'),
    'case-saved': both('lưu tờ khai', 'saved a declaration'),
    'case-received': both('tiếp nhận hồ sơ', 'received a dossier'),
    'case-signed': both('ký hồ sơ', 'signed a dossier'),
    'duplicates-shown': both('xem hồ sơ nghi trùng', 'saw possible duplicates'),
    'scan-added': both('thêm bản quét', 'added a scan'),
    'scan-read': both('xem bản quét', 'read a scan'),
    'paper-printed': both('in giấy của hồ sơ', 'printed a paper'),
    'citizen-looked-up': both('tra CSDL dân cư', 'looked up a citizen'),
    'pin-requests-read': both('xem trẻ chờ số định danh', 'read waiting PINs'),
    'pin-accept-existing': both('nhận số định danh đã có', 'accepted an existing PIN'),
    'pin-corrected': both('báo thông tin sửa cho CSDL dân cư', 'told a correction'),
    'pin-correction-refused': both('CSDL dân cư từ chối thông tin sửa', 'correction refused'),
    'pin-correction-delayed': both('chưa báo được thông tin sửa', 'correction delayed'),
    'entry-read': both('xem mục trong Sổ', 'read an entry'),
    'book-read': both('xem Sổ', 'read a book'),
    'book-opened': both('mở Sổ', 'opened a book'),
    'book-closed': both('khóa Sổ', 'closed a book'),
    'entry-page-drawn': both('in trang Sổ', 'printed a page'),
    'closing-page-drawn': both('in trang khóa Sổ', 'printed the closing page'),
    'note-written': both('ghi chú vào Sổ', 'wrote a note'),
    'slip-corrected': both('sửa lỗi gõ', 'mended a slip'),
    'repairs-listed': both('xem đề nghị sửa dữ liệu', 'read repairs'),
    'repair-asked': both('đề nghị sửa dữ liệu', 'asked for a repair'),
    search: both('tra cứu', 'searched'),
    'document-prepared': both('lập giấy tờ', 'prepared a document'),
    'document-signed': both('ký giấy tờ', 'signed a document'),
    'documents-listed': both('xem danh sách giấy tờ', 'read documents'),
    'notices-read': both('xem thông báo', 'read notices'),
    'notice-acknowledged': both('xác nhận thông báo', 'acknowledged a notice'),
    'birth-notice-imported': both('nhập giấy chứng sinh', 'imported a birth notice'),
    'accounts-imported': both('cấp tài khoản hàng loạt', 'imported accounts'),
    'audit-read': both('xem nhật ký', 'read the log'),
    'audit-verified': both('kiểm tra nhật ký', 'verified the log'),
    'case-fee-read': both('xem phí, lệ phí của hồ sơ', 'read a fee'),
    'fee-taken': both('thu phí, lệ phí', 'took a fee'),
    'fee-refunded': both('hoàn trả phí, lệ phí', 'gave a fee back'),
    'fee-receipts-listed': both('xem bảng kê biên lai', 'read receipts'),
    'fee-rate-entered': both('ghi mức thu', 'entered a fee'),
    'fee-rate-withdrawn': both('bỏ mức thu', 'withdrew a fee'),
    'printer-saved': both('lưu máy in', 'saved a printer'),
    'printer-removed': both('bỏ máy in', 'removed a printer'),
  }
  return words[action] ?? action
}

export function subjectWords(kind: string): string {
  const words: Record<string, string> = {
    account: both('tài khoản', 'account'),
    case: both('hồ sơ', 'dossier'),
    entry: both('mục', 'entry'),
    book: both('sổ', 'book'),
    document: both('giấy tờ', 'document'),
    session: both('phiên', 'session'),
    office: both('đơn vị', 'office'),
    person: both('người', 'person'),
  }
  return words[kind] ?? kind
}
