import { problemKinds } from '../platform/problem.ts'

problemKinds({
  'entry-signed': {
    status: 409,
    title:
      'Giấy tờ đã ký: không sửa lỗi đánh máy được nữa. Lập đề nghị sửa dữ liệu cho khớp với Sổ, hoặc làm thủ tục cải chính.',
    titleEn: 'Already signed; ask for a data repair or a correction procedure.',
  },
  'entry-not-signed': {
    status: 409,
    title: 'Giấy tờ chưa ký: sửa thẳng lỗi đánh máy, không cần đề nghị.',
    titleEn: 'Not yet signed: mend the slip directly.',
  },
  'entry-revoked': { status: 409, title: 'Mục này đã bị thu hồi, hủy bỏ.', titleEn: 'This entry has been revoked.' },
  'judgment-done': {
    status: 409,
    title: 'Bản án, quyết định này đã được giải quyết. Tải lại danh sách.',
    titleEn: 'This decision has been dealt with.',
  },
  'judgment-not-returned': {
    status: 409,
    title: 'Bản án, quyết định này chưa trả lại nên chưa có công văn. Trả lại, ghi lý do, rồi in.',
    titleEn: 'It has not been sent back; there is no letter yet.',
  },
  'judgment-not-fitting': {
    status: 422,
    title: 'Chưa ghi chú được bản án, quyết định vào mục này.',
    titleEn: 'The decision cannot be noted on this entry.',
  },
  'judgment-not-in-force': {
    status: 422,
    title:
      'Bản án, quyết định này chưa có hiệu lực pháp luật. Để trong danh sách chờ đến ngày có hiệu lực rồi ghi chú.',
    titleEn: 'The decision is not in force yet. Leave it waiting until that day, then note it.',
  },
  'already-revoked': {
    status: 409,
    title: 'Mục này đã bị thu hồi, hủy bỏ.',
    titleEn: 'This entry has been revoked already.',
  },
  'revocation-not-yours': {
    status: 403,
    title:
      'Mục này thuộc thẩm quyền thu hồi, hủy bỏ của Chủ tịch Ủy ban nhân dân cấp tỉnh nơi đã đăng ký (cơ quan đại diện: Bộ Ngoại giao).',
    titleEn: 'Another authority revokes entries of that office.',
  },
  'revocation-by-court': {
    status: 409,
    title:
      'Kết hôn trái pháp luật do Tòa án hủy (Luật Hôn nhân và gia đình, Điều 10, 11), không thu hồi bằng quyết định hành chính.',
    titleEn: 'An unlawful marriage is annulled by the court.',
  },
  'revocation-day': {
    status: 422,
    title: 'Ngày quyết định sau hôm nay; kiểm tra lại.',
    titleEn: 'The decision lies in the future.',
  },
  'entry-changed': {
    status: 409,
    title: 'Mục trong Sổ vừa được thay đổi, nội dung cũ không còn như trong tờ khai. Tải lại mục rồi làm lại.',
    titleEn: 'The entry has changed meanwhile; load it again.',
  },
  'nothing-changed': {
    status: 422,
    title: 'Chưa có chỗ nào khác so với mục đang lưu.',
    titleEn: 'Nothing differs from the stored entry.',
  },
  'repair-decided': {
    status: 409,
    title: 'Đề nghị này đã được quyết định.',
    titleEn: 'This request has been decided.',
  },
  'repair-outdated': {
    status: 409,
    title: 'Mục này đã được sửa sau khi lập đề nghị. Bác đề nghị này rồi lập lại theo nội dung mới.',
    titleEn: 'The entry has changed since this was asked; reject it and ask again.',
  },
  'same-person': {
    status: 403,
    title: 'Người đề nghị không được tự duyệt. Người thứ hai của đơn vị phải duyệt.',
    titleEn: 'A second person must decide.',
  },
  'pair-decided': {
    status: 409,
    title: 'Cặp này vừa được người khác quyết định. Tải lại danh sách.',
    titleEn: 'This pair has been decided meanwhile.',
  },
  'merge-missing': {
    status: 409,
    title: 'Một trong hai người không còn trong dữ liệu.',
    titleEn: 'One of the two is gone.',
  },
  'merge-sexes': {
    status: 409,
    title: 'Hai người ghi giới tính khác nhau: cải chính mục ghi sai trước, rồi mới nhập làm một.',
    titleEn: 'The two are of different sex in the registers; correct the wrong entry first.',
  },
  'merge-parent-and-child': {
    status: 409,
    title: 'Hai người là cha, mẹ và con trong Sổ: không thể là một người.',
    titleEn: 'The two are parent and child in the registers.',
  },
  'merge-marriages': {
    status: 409,
    title: 'Hai người có hôn nhân trùng thời gian: xử lý mục kết hôn trước, rồi mới nhập làm một.',
    titleEn: 'Their marriages overlap; deal with the marriage entries first.',
  },
  'merge-guardianships': {
    status: 409,
    title: 'Hai người được giám hộ trùng thời gian: xử lý việc giám hộ trước, rồi mới nhập làm một.',
    titleEn: 'Their guardianships overlap; deal with them first.',
  },
  'merge-not-last': {
    status: 409,
    title: 'Sau đó còn lần nhập khác của người này: rút lần sau cùng trước.',
    titleEn: 'Take back the later merger of this person first.',
  },
  'wider-search-ended': {
    status: 403,
    title: 'Không có phê duyệt còn hiệu lực để tìm trên cả nước. Lập đề nghị và chờ người khác của đơn vị duyệt.',
    titleEn: 'No running approval to search the whole nation; ask for one.',
  },
  'wider-search-decided': {
    status: 409,
    title: 'Đề nghị tìm trên cả nước này đã được quyết định.',
    titleEn: 'This request has been decided.',
  },
  'volume-empty': {
    status: 409,
    title: 'Quyển đang mở chưa có mục nào; không cần mở quyển mới.',
    titleEn: 'The open volume is still empty.',
  },
  'book-of-another-year': {
    status: 409,
    title: 'Việc đăng ký được ghi vào Sổ của năm đăng ký. Không mở thêm quyển, không ghi vào Sổ của năm khác.',
    titleEn: 'An entry stands in the book of the year of its registration; no volume of another year is opened.',
  },
  'book-not-open': {
    status: 409,
    title: 'Không còn quyển nào đang mở của năm này.',
    titleEn: 'No open volume of that year.',
  },
})
