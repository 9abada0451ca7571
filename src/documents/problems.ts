import { problemKinds } from '../platform/problem.ts'

problemKinds({
  'original-exists': {
    status: 409,
    title: 'Bản chính chỉ cấp một lần và đã có. Cần thêm thì cấp trích lục bản sao.',
    titleEn: 'The original exists already; issue an extract copy.',
  },
  'entry-not-copied': {
    status: 409,
    title: 'Mục này đã bị thu hồi, hủy bỏ nên không cấp giấy tờ nữa.',
    titleEn: 'The entry has been revoked; no papers are issued from it.',
  },
  'entry-not-readable': {
    status: 409,
    title: 'Mục này còn thiếu nội dung mà mẫu giấy tờ cần. Bổ sung theo sổ gốc rồi lập lại.',
    titleEn: 'The entry lacks what the model needs; complete it from the original book.',
  },
  'paper-not-of-entry': {
    status: 409,
    title: 'Mục này không có loại giấy tờ đó.',
    titleEn: 'This entry has no paper of that kind.',
  },
  'document-not-prepared': {
    status: 409,
    title: 'Giấy tờ này đã ký, đã thay hoặc đã thu hồi. Tải lại để xem tình trạng.',
    titleEn: 'The document is no longer waiting for a signature.',
  },
  'document-not-issued': {
    status: 409,
    title: 'Giấy tờ chưa ký nên chưa in bản chính được. Xem bản nháp, hoặc chờ lãnh đạo ký.',
    titleEn: 'Not yet signed; only a draft can be seen.',
  },
  'document-ended': {
    status: 409,
    title: 'Giấy tờ này đã thay hoặc đã thu hồi, không in nữa.',
    titleEn: 'The document has been replaced or revoked.',
  },
  'document-before-pin': {
    status: 409,
    title: 'Chưa có số định danh cá nhân nên chưa in Giấy khai sinh. Số về thì in được ngay.',
    titleEn: 'The PIN has not arrived; the certificate is printed after it.',
  },
  'no-overlay': {
    status: 409,
    title: 'Loại giấy này không in trên phôi. Dùng bản in đầy đủ.',
    titleEn: 'This kind is not printed on stock.',
  },
  'no-authority-for-document': {
    status: 403,
    title: 'Tài khoản chưa được giao thẩm quyền ký loại giấy này. Hỏi quản trị đơn vị.',
    titleEn: 'No authority to sign this kind of document.',
  },
  'signs-own-matter': {
    status: 403,
    title: 'Người ký có tên trong giấy tờ này. Chuyển người khác ký (Luật Hộ tịch, điểm h khoản 1 Điều 12).',
    titleEn: 'The signatory is concerned; another must sign.',
  },
  'file-damaged': {
    status: 500,
    title: 'Tệp đã cất của giấy tờ này bị hỏng hoặc mất. Báo quản trị để lấy lại từ bản sao lưu.',
    titleEn: 'The stored file is damaged or missing; restore it from a backup.',
  },
  'profile-exists': {
    status: 409,
    title: 'Đã có hồ sơ máy in cùng tên cho loại giấy này.',
    titleEn: 'A profile of that name exists for this kind.',
  },
})
