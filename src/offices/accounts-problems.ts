import { problemKinds } from '../platform/problem.ts'

problemKinds({
  'username-taken': {
    status: 409,
    title: 'Tên đăng nhập này đã có người dùng. Chọn tên khác.',
    titleEn: 'The username is taken.',
  },
  'authority-overlaps': {
    status: 409,
    title: 'Người này đã có thẩm quyền ký trong thời gian đó. Chấm dứt thẩm quyền cũ trước.',
    titleEn: 'The person already has an authority to sign in that time.',
  },
  'import-unreadable': {
    status: 422,
    title: 'Không đọc được tệp.',
    titleEn: 'The file cannot be read.',
  },
})
