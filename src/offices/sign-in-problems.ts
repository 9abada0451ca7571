import { problemKinds } from '../platform/problem.ts'

problemKinds({
  'sign-in-refused': {
    status: 401,
    title: 'Tên đăng nhập hoặc mật khẩu không đúng.',
    titleEn: 'The username or password is not right.',
  },
  'totp-refused': {
    status: 401,
    title: 'Mã xác thực không đúng hoặc đã dùng. Chờ mã mới trên điện thoại rồi nhập lại.',
    titleEn: 'The code is wrong or was used before; wait for the next one.',
  },
  'account-closed': {
    status: 403,
    title: 'Tài khoản đã khóa hoặc hết hiệu lực. Liên hệ quản trị của đơn vị cấp trên.',
    titleEn: 'The account is closed; ask the administrator above.',
  },
  'password-weak': {
    status: 422,
    title: 'Mật khẩu mới chưa đạt yêu cầu.',
    titleEn: 'The new password is not good enough.',
  },
})
