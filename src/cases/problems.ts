import { problemKinds } from '../platform/problem.ts'

problemKinds({
  'nothing-due': {
    status: 409,
    title: 'Hồ sơ này không còn khoản nào phải thu.',
    titleEn: 'Nothing is to be paid for this dossier.',
  },
  'fee-undecided': {
    status: 422,
    title: 'Chưa có mức thu của thủ tục này: ghi số tiền và căn cứ (biểu phí, nghị quyết).',
    titleEn: 'No rate is known: write the amount and its ground.',
  },
  'refund-not-fitting': {
    status: 409,
    title: 'Chỉ hoàn trả khi hồ sơ đã bị từ chối hoặc đã rút; thu sai thì chọn lý do "Thu sai số tiền".',
    titleEn: 'Money is given back for a refused or withdrawn dossier, or a wrong amount.',
  },
  'receipt-refunded': {
    status: 409,
    title: 'Tiền của biên lai này đã được hoàn trả.',
    titleEn: 'The money of this receipt was given back before.',
  },
  'wrong-state': {
    status: 409,
    title: 'Hồ sơ không còn ở bước này. Tải lại để xem bước hiện tại.',
    titleEn: 'The dossier is no longer at this step.',
  },
  'reason-missing': { status: 422, title: 'Cần ghi lý do (ít nhất 3 ký tự).', titleEn: 'Write the reason.' },
  'declaration-unreadable': {
    status: 422,
    title: 'Tờ khai còn chỗ thiếu hoặc ghi sai. Sửa từng chỗ bên dưới.',
    titleEn: 'The declaration is incomplete or wrong.',
  },
  'rules-block': {
    status: 422,
    title: 'Chưa ghi được vào Sổ: còn điều pháp luật không cho phép hoặc cần ghi lý do.',
    titleEn: 'Rules of law block the registration.',
  },
  'vetting-blocked': {
    status: 422,
    title:
      'Chưa xác nhận thẩm tra xong được: hồ sơ còn điều pháp luật không cho phép. Sửa từng chỗ bên dưới; thiếu giấy tờ thì yêu cầu bổ sung, không đủ điều kiện thì từ chối bằng văn bản.',
    titleEn: 'Not vetted: mend each point below, ask for what lacks, or refuse in writing.',
  },
  'duplicate-birth': {
    status: 409,
    title: 'Trẻ này đã được đăng ký khai sinh. Xem mục đã có; nếu cần giấy tờ thì cấp trích lục bản sao.',
    titleEn: 'This birth is registered already.',
  },
  'already-registered': {
    status: 409,
    title: 'Việc này đã được đăng ký. Xem mục đã có; nếu cần giấy tờ thì cấp trích lục bản sao.',
    titleEn: 'This event is registered already.',
  },
  'person-dead': {
    status: 409,
    title: 'Có người trong tờ khai đã được đăng ký khai tử, không thể tham gia việc này. Kiểm tra lại nhân thân.',
    titleEn: 'Somebody in the declaration is registered as dead.',
  },
  'person-missing': {
    status: 409,
    title: 'Có người trong tờ khai đang bị tuyên bố mất tích. Cần quyết định hủy tuyên bố của Tòa án trước.',
    titleEn: 'Somebody in the declaration is declared missing.',
  },
  'person-incapable': {
    status: 409,
    title: 'Có người trong tờ khai mất năng lực hành vi dân sự theo quyết định của Tòa án.',
    titleEn: 'Somebody in the declaration lacks civil capacity.',
  },
  'already-married': {
    status: 409,
    title: 'Một bên đang có vợ hoặc chồng theo Sổ hộ tịch. Xem tình trạng hôn nhân của từng người (HNGĐ Điều 5).',
    titleEn: 'One of the two is married according to the registers.',
  },
  'already-dead': {
    status: 409,
    title: 'Người này đã được đăng ký khai tử. Xem mục khai tử đã có.',
    titleEn: 'This death is registered already.',
  },
  'second-parent': {
    status: 409,
    title: 'Người con đã có cha (mẹ) khác trong Sổ khai sinh. Việc xác định lại thuộc Tòa án (HNGĐ Điều 101).',
    titleEn: 'Another father or mother is recorded; a court decides.',
  },
  'second-guardian': {
    status: 409,
    title: 'Người được giám hộ đang có người giám hộ khác. Chấm dứt việc giám hộ cũ trước.',
    titleEn: 'The ward has a guardian; end that guardianship first.',
  },
  'already-adopted': {
    status: 409,
    title:
      'Trẻ đang là con nuôi của người khác. Việc nuôi con nuôi đó phải chấm dứt trước (Luật Nuôi con nuôi Điều 8).',
    titleEn: 'The child is adopted already; that adoption ends first.',
  },
  'no-open-guardianship': {
    status: 409,
    title: 'Việc giám hộ này không còn hiệu lực hoặc đã chấm dứt.',
    titleEn: 'This guardianship has ended.',
  },
  'no-open-supervision': {
    status: 409,
    title: 'Không có việc giám sát giám hộ nào đang hiệu lực.',
    titleEn: 'No supervision is in force.',
  },
  'approval-missing': {
    status: 409,
    title: 'Việc này cần lãnh đạo ký duyệt trước khi ghi vào Sổ. Trình ký trước.',
    titleEn: 'The chair approves before the entry is written.',
  },
  'approval-lapsed': {
    status: 409,
    title:
      'Đã quá hạn trao Giấy chứng nhận kể từ ngày ký duyệt. Hủy hồ sơ; hai bên muốn kết hôn thì nộp hồ sơ mới (NĐ 123/2015, Điều 32).',
    titleEn: 'The approval has lapsed: cancel it; the parties begin anew.',
  },
  'hand-over-missed': {
    status: 409,
    title:
      'Đã qua ngày hẹn trao Giấy chứng nhận. Ghi việc gia hạn theo đề nghị bằng văn bản của hai bên trước (NĐ 123/2015, Điều 32).',
    titleEn: 'The appointment has passed: record the written request to put it off first.',
  },
  'hand-over-too-late': {
    status: 422,
    title: 'Ngày gia hạn phải từ hôm nay đến ngày cuối cùng luật cho phép kể từ ngày ký duyệt.',
    titleEn: 'The day lies outside what the law allows.',
  },
  'task-open': {
    status: 409,
    title: 'Còn việc chưa xong của hồ sơ (niêm yết, xác minh, phỏng vấn). Hoàn thành rồi ghi vào Sổ.',
    titleEn: 'Posting, verification or interview is still open.',
  },
  'office-unknown': {
    status: 422,
    title: 'Không tìm thấy cơ quan đăng ký của xã này. Chọn lại xã, phường, đặc khu theo địa giới hiện nay.',
    titleEn: 'No registration office is found for that commune.',
  },
  'kind-unknown': {
    status: 422,
    title: 'Không có loại việc hộ tịch này.',
    titleEn: 'No such civil-status event.',
  },
  'possible-duplicate': {
    status: 409,
    title: 'Có mục có thể trùng. So sánh từng mục rồi ghi lý do nếu đúng là hai trẻ khác nhau.',
    titleEn: 'Possible duplicates: compare them and write why they differ.',
  },
  'notification-used': {
    status: 409,
    title: 'Mã giấy chứng sinh này đã dùng cho một khai sinh khác. Kiểm tra lại mã trên giấy chứng sinh.',
    titleEn: 'The birth notification has been used by another entry.',
  },
  'book-closed': {
    status: 409,
    title: 'Sổ của năm này đã khóa, không ghi thêm được. Mở sổ năm mới rồi ghi.',
    titleEn: 'This book is closed.',
  },
  'day-before-last-entry': {
    status: 409,
    title: 'Ngày đăng ký sớm hơn mục ghi sau cùng trong Sổ. Kiểm tra đồng hồ máy chủ.',
    titleEn: 'The day lies before the last entry of the book.',
  },
  'pin-awaited': {
    status: 409,
    title: 'Chưa có số định danh nên chưa trình ký được. Hồ sơ tự trình ký khi số về.',
    titleEn: 'The PIN has not arrived yet.',
  },
  'signer-related': {
    status: 403,
    title:
      'Người giải quyết là người trong hồ sơ hoặc người thân thích. Chuyển người khác làm (Luật Hộ tịch, điểm h khoản 1 Điều 12).',
    titleEn: 'Whoever decides is concerned by this entry or a relative; another must act.',
  },
  'file-kind-refused': {
    status: 422,
    title: 'Chỉ nhận tệp PDF, JPG hoặc PNG (kiểm tra theo nội dung tệp).',
    titleEn: 'Only PDF, JPG and PNG files are taken.',
  },
  'image-unreadable': {
    status: 422,
    title: 'Tệp ảnh hỏng hoặc quá lớn để mở. Quét lại.',
    titleEn: 'The image cannot be read.',
  },
  'not-own-office': {
    status: 403,
    title: 'Hồ sơ thuộc đơn vị khác; chỉ được xem.',
    titleEn: 'The dossier belongs to another office.',
  },
  'paper-not-fitting': {
    status: 409,
    title: 'Giấy này chưa lập được ở bước hiện tại của hồ sơ.',
    titleEn: 'This paper does not fit the state of the dossier.',
  },
})
