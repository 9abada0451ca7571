import type { Matter } from '../parts/form.ts'

/** The ways a confirmation is begun at the desk. */
export const confirmationMatters: readonly Matter[] = [
  {
    id: 'xacnhan',
    procedure: 'CONFIRMATION',
    title: ['Xác nhận thông tin hộ tịch', 'Confirmation of information'],
    note: ['điều mà bản sao trích lục không thể hiện', 'what an extract cannot show'],
    preset: { kind: 'ENTRY', subject: { nationalities: ['VN'] } },
  },
  {
    id: 'khongdangky',
    procedure: 'CONFIRMATION',
    title: ['Xác nhận không tìm thấy thông tin đăng ký', 'Confirmation that no registration was found'],
    note: ['sau khi tra cứu Sổ và dữ liệu', 'after a search of books and data'],
    preset: { kind: 'NOT_REGISTERED', subject: { nationalities: ['VN'] } },
  },
]
