import type { Exercise } from '../parts/exercise.ts'
import { typedExtractCopyExamples } from './examples.ts'

const { ownBirth } = typedExtractCopyExamples
const day = (text: string) => ({ known: 'day', date: text }) as const
const home = { unitCode: '00721', asOf: '2026-11-02', asWritten: 'xã Đồng Văn, tỉnh Tuyên Quang' }
const residence = { ...home, kind: 'PERMANENT' }
const tay = { code: '02', asWritten: 'Tày' }

const birth = {
  child: {
    name: 'Lục Minh Én',
    birthDate: day('2026-11-02'),
    sex: '2',
    ethnicity: tay,
    nationalities: ['VN'],
    birthPlace: home,
    hometown: home,
  },
  mother: {
    name: 'Lục Thị Mận',
    birthDate: day('1996-05-14'),
    ethnicity: tay,
    nationalities: ['VN'],
    residence,
    pin: '002196000017',
  },
  father: null,
  proof: {
    kind: 'MEDICAL_NOTIFICATION',
    code: 'GCS.08.2026.0000731',
    number: '731/2026',
    issuedOn: '2026-11-03',
    electronic: true,
  },
  informant: { relationship: 'MOTHER', name: 'Lục Thị Mận', pin: '002196000017', birthDate: day('1996-05-14') },
}
const death = {
  deceased: {
    name: 'Lục Văn Tờ',
    birthDate: day('1949-01-20'),
    sex: '1',
    ethnicity: tay,
    nationalities: ['VN'],
    residence,
    pin: '002049000052',
  },
  death: { date: day('2026-11-12'), place: home, cause: 'Già yếu', situation: 'OTHER' },
  notice: { kind: '1', number: '15/GBT', issuer: 'Ủy ban nhân dân xã Đồng Văn', issuedOn: '2026-11-13' },
  informant: { relationship: 'CHILD', name: 'Lục Thị Chía', birthDate: day('1984-04-19'), pin: '002184000051' },
}
const item = {
  ...ownBirth.items[0],
  subject: 'Lục Minh Én',
  officeName: 'Ủy ban nhân dân xã Đồng Văn, tỉnh Tuyên Quang',
}

/** Practice: a mother asks for copies of her child's birth, and an heir who proves nothing. */
export const exercises: readonly Exercise[] = [
  {
    id: 'ban-sao-khai-sinh',
    matter: 'trichluc',
    title: ['Mẹ xin bản sao khai sinh của con', 'A mother asks for copies'],
    story: [
      [
        'Chị Lục Thị Mận xin 02 bản sao trích lục khai sinh của con gái Lục Minh Én, khai sinh hôm nay tại xã, để làm hồ sơ nhập học.',
        'Lục Thị Mận asks for two copies of the birth of her daughter Lục Minh Én, registered here today, for school.',
      ],
    ],
    brings: [['Căn cước của chị: số định danh 002196000017', 'Her identity card, PIN 002196000017']],
    declaration: { ...ownBirth, items: [{ ...item, registeredOn: '2026-11-20' }] },
    before: [{ kind: 'BIRTH', declaration: birth }],
    entriesAt: ['/items/0/entry'],
    right: { do: 'REGISTER' },
    hints: { '/items/0/entry': ['Tìm mục theo tên cháu rồi chọn.', 'Find the entry by the name of the child.'] },
  },
  {
    id: 'nguoi-thua-ke',
    matter: 'trichlucthuake',
    title: ['“Tôi là cháu, cho tôi xin một bản”', '“I am the nephew, one copy please”'],
    story: [
      [
        'Anh Lục Văn Dín nói là cháu, được hưởng thừa kế của cụ Lục Văn Tờ (mất ngày 12/11/2026), xin 01 bản sao trích lục khai tử để khai nhận di sản. Anh không có giấy tờ nào chứng minh quan hệ thừa kế.',
        'Lục Văn Dín says he is an heir of Lục Văn Tờ and asks for a copy of the death; he has no proof.',
      ],
    ],
    brings: [['Căn cước của anh Dín: 002082000053', 'His identity card 002082000053']],
    declaration: {
      interest: 'HEIR',
      interestProof: '',
      purpose: 'Khai nhận di sản thừa kế',
      items: [
        { ...item, register: 'DEATH', subject: 'Lục Văn Tờ', number: '01/2026', registeredOn: '2026-11-20', copies: 1 },
      ],
      informant: { relationship: 'RELATIVE', name: 'Lục Văn Dín', pin: '002082000053' },
    },
    before: [{ kind: 'DEATH', declaration: death }],
    entriesAt: ['/items/0/entry'],
    right: {
      do: 'REFUSE',
      rule: 'R-L3',
      why: [
        'Người thừa kế phải chứng minh quyền, lợi ích của mình khi xin bản sao của người đã chết.',
        'An heir must prove the interest.',
      ],
    },
  },
]
