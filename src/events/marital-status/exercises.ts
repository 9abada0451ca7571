import type { Exercise } from '../parts/exercise.ts'
import { typedMaritalExamples } from './examples.ts'

const { firstMarriage } = typedMaritalExamples
const day = (text: string) => ({ known: 'day', date: text }) as const
const citizen = { ethnicity: { code: '02', asWritten: 'Tày' }, nationalities: ['VN'] }
const { residence } = firstMarriage.subject
const husband = { ...citizen, residence, name: 'Lương Văn Thiệp', birthDate: day('1998-12-20'), pin: '002098000236' }
const wife = { ...citizen, residence, name: 'Nông Thị Hoài', birthDate: day('2001-03-08'), pin: '002301000145' }

/** Practice: a certificate to marry with, and one for somebody who is married by the book. */
export const exercises: readonly Exercise[] = [
  {
    id: 'chua-ket-hon',
    matter: 'xnhonnhan',
    title: ['Xin giấy để kết hôn', 'A certificate to marry with'],
    story: [
      [
        'Anh Nông Văn Tiến (sinh 12/04/1998), ở xã Đồng Văn từ khi sinh ra, chưa kết hôn lần nào, xin Giấy xác nhận để kết hôn với chị Lục Thị Hương (sinh 02/09/2001), dân tộc Tày, tại UBND phường Hoàn Kiếm, nơi chị thường trú.',
        'Nông Văn Tiến (1998), always living here and never married, wants a certificate to marry Lục Thị Hương (2001) in Hoàn Kiếm.',
      ],
    ],
    brings: [
      ['Căn cước của anh: 002098000501, cấp ngày 05/08/2024', 'His identity card 002098000501'],
      ['Số căn cước của chị Hương: 002301000502, cấp ngày 15/01/2025', 'Her identity card number'],
    ],
    declaration: firstMarriage,
    right: { do: 'REGISTER' },
  },
  {
    id: 'dang-co-vo',
    matter: 'xnhonnhan',
    title: ['“Tôi chưa kết hôn lần nào”', '“I have never married”'],
    story: [
      [
        'Anh Lương Văn Thiệp (sinh 20/12/1998), ở xã Đồng Văn từ khi sinh ra, khai chưa kết hôn lần nào và xin Giấy xác nhận để kết hôn với chị Lục Thị Hương.',
        'Lương Văn Thiệp (20 December 1998) says he has never married and wants a certificate to marry Lục Thị Hương.',
      ],
    ],
    brings: [['Căn cước của anh: 002098000236', 'His identity card 002098000236']],
    declaration: {
      ...firstMarriage,
      subject: { ...husband, sex: '1' },
      stays: [{ residence, from: '1998-12-20' }],
      informant: { relationship: 'SELF', name: husband.name, birthDate: husband.birthDate, pin: husband.pin },
    },
    before: [
      {
        kind: 'MARRIAGE',
        declaration: {
          kind: 'NEW',
          wife: { ...wife, sex: '2' },
          husband: { ...husband, sex: '1' },
          presence: { bothPresent: true, wifeConsents: true, husbandConsents: true },
          informant: { relationship: 'SELF', name: wife.name, birthDate: wife.birthDate, pin: wife.pin },
        },
      },
    ],
    right: {
      do: 'REFUSE',
      rule: 'R-D3',
      why: [
        'Theo Sổ, anh đang có vợ. Người đang có vợ, có chồng không được cấp Giấy để đăng ký kết hôn.',
        'By the book he is married; nobody married gets a certificate to marry with.',
      ],
    },
  },
]
