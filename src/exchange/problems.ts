import { problemKinds } from '../platform/problem.ts'

problemKinds({
  'link-interrupted': {
    status: 503,
    title: 'Kết nối tới Cơ sở dữ liệu quốc gia về dân cư đang gián đoạn. Gõ thông tin theo giấy tờ rồi làm tiếp.',
    titleEn: 'The link to the population database is interrupted; type the data by hand and go on.',
  },
  'lookup-refused': {
    status: 422,
    title: 'Cơ sở dữ liệu quốc gia về dân cư từ chối câu hỏi này. Kiểm tra số định danh hoặc gõ theo giấy tờ.',
    titleEn: 'The population database refuses this question.',
  },
  'pin-request-under-way': {
    status: 409,
    title: 'Yêu cầu đang được xử lý, số sẽ tự về. Không cần gửi lại.',
    titleEn: 'The request is under way; the number comes by itself.',
  },
  'status-not-open': {
    status: 409,
    title: 'Thay đổi này đang được gửi hoặc đã được nhận. Không cần gửi lại.',
    titleEn: 'This change is on its way or has been taken.',
  },
  'pin-already-given': {
    status: 409,
    title: 'Trẻ này đã có số định danh.',
    titleEn: 'This child has its number already.',
  },
  'pin-not-named': {
    status: 422,
    title: 'Số này không có trong danh sách nghi trùng mà cơ sở dữ liệu dân cư trả về.',
    titleEn: 'This number is none of those the population database named.',
  },
  'pin-of-another': {
    status: 409,
    title: 'Số này đã ghi cho một người khác trong hệ thống. Tra cứu người đó trước khi làm tiếp.',
    titleEn: 'Another person in the registers has this number.',
  },
  'second-person-needed': {
    status: 403,
    title: 'Người đã ghi mục này không tự nhận số được. Nhờ người thứ hai của đơn vị làm.',
    titleEn: 'Somebody else than the registrar of the entry must do this.',
  },
  'entry-says-single-birth': {
    status: 409,
    title: 'Mục trong Sổ ghi sinh một. Sửa số con của lần sinh cho đúng rồi giải trình.',
    titleEn: 'The entry says it was a single birth; correct it first.',
  },
  'notices-unreadable': {
    status: 422,
    title: 'Tệp không đọc được: không đúng XML giấy chứng sinh, hoặc quá lớn.',
    titleEn: 'The file of birth notices cannot be read.',
  },
})
