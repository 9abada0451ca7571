import type { z } from 'zod'
import { date } from '../../values/calendar-date.ts'
import { momentInVietnam } from '../../values/moment.ts'
import type { Circumstances } from '../circumstances.ts'
import type { Words } from '../parts/form.ts'
import { titled } from '../parts/titled.ts'
import { BirthDeclaration } from './declaration.ts'

type Typed = z.input<typeof BirthDeclaration>

/** Invented people throughout. The deciding commune is xã Đồng Văn (00721), tỉnh Tuyên Quang (08). */
const home = { unitCode: '00721', asOf: '2026-11-02', asWritten: 'xã Đồng Văn, tỉnh Tuyên Quang' } as const
const away = { unitCode: '00070', asOf: '2026-11-02', asWritten: 'phường Hoàn Kiếm, thành phố Hà Nội' } as const
const tay = { code: '02', asWritten: 'Tày' }
const kinh = { code: '01', asWritten: 'Kinh' }
const noGroup = { code: null, asWritten: '' }
const day = (text: string) => ({ known: 'day', date: text }) as const

const mother = {
  name: 'Lục Thị Mận',
  birthDate: day('1996-05-14'),
  ethnicity: tay,
  nationalities: ['VN'],
  residence: { ...home, kind: 'PERMANENT' },
  pin: '002196000017',
  filledFrom: 'POPULATION_DB',
} satisfies Typed['mother']

const father = {
  name: 'Hoàng Văn Lĩnh',
  birthDate: day('1994-09-30'),
  ethnicity: tay,
  nationalities: ['VN'],
  residence: { ...home, kind: 'PERMANENT' },
  pin: '002094000023',
  filledFrom: 'POPULATION_DB',
} satisfies Typed['father']

const foreigner = {
  name: 'Lucas Bernard',
  birthDate: day('1990-02-11'),
  ethnicity: noGroup,
  nationalities: ['FR'],
  residence: { countryCode: 'FR', asWritten: 'Lyon, Cộng hòa Pháp', kind: 'PERMANENT' },
  idDocument: { type: 'HCNN', number: '18AB00001' },
} satisfies Typed['father']

const marriage = {
  number: '12/2021',
  book: '01/2021',
  registeredOn: '2021-03-08',
  office: 'Ủy ban nhân dân xã Đồng Văn',
  verified: true,
} satisfies Typed['parentsMarriage']

const bySelf = { relationship: 'MOTHER', name: mother.name, pin: mother.pin, birthDate: mother.birthDate } as const

const normal = {
  child: {
    name: 'Hoàng Minh Én',
    birthDate: day('2026-11-02'),
    sex: '2',
    ethnicity: tay,
    nationalities: ['VN'],
    birthPlace: {
      ...home,
      facilityName: 'Bệnh viện đa khoa khu vực Đồng Văn',
      asWritten: 'Bệnh viện đa khoa khu vực Đồng Văn, xã Đồng Văn, tỉnh Tuyên Quang',
    },
    hometown: home,
  },
  mother,
  father,
  fatherBasis: 'MARRIAGE',
  parentsMarriage: marriage,
  proof: {
    kind: 'MEDICAL_NOTIFICATION',
    code: 'GCS.08.2026.0000731',
    number: '731/2026',
    issuedOn: '2026-11-03',
    electronic: true,
  },
  informant: { ...bySelf },
} satisfies Typed

const withChild = (child: Partial<Typed['child']>) => ({ ...normal.child, ...child })
const noFather = { father: null, fatherBasis: null, parentsMarriage: null } as const

const typed = {
  normal,
  late: { ...normal, child: withChild({ name: 'Hoàng Minh Khuê', birthDate: day('2026-06-01') }) },
  firstTwin: { ...normal, child: withChild({ name: 'Hoàng Gia An', plurality: 2, order: 1, sex: '1' }) },
  secondTwin: {
    ...normal,
    child: withChild({ name: 'Hoàng Gia Bình', plurality: 2, order: 2, sex: '1' }),
    proof: { ...normal.proof, code: 'GCS.08.2026.0000732' },
  },
  unmarriedMother: { ...normal, ...noFather, child: withChild({ name: 'Lục Bảo Ngân' }) },
  withRecognition: {
    ...normal,
    caseKind: 'WITH_RECOGNITION',
    fatherBasis: 'RECOGNITION',
    parentsMarriage: null,
    recognition: {
      evidence: 'SWORN_STATEMENT_WITH_WITNESSES',
      witnesses: [{ name: 'Hoàng Thị Lả' }, { name: 'Ma Văn Chài' }],
      otherParent: 'AGREES',
      bothPresent: true,
    },
  },
  jointAcknowledgement: {
    ...normal,
    fatherBasis: 'JOINT_ACKNOWLEDGEMENT',
    parentsMarriage: { ...marriage, registeredOn: '2026-11-12', number: '40/2026', book: '01/2026' },
  },
  abandoned: {
    ...normal,
    ...noFather,
    caseKind: 'ABANDONED',
    mother: null,
    child: withChild({
      name: 'Vương Thu Lê',
      birthDate: day('2026-11-01'),
      ethnicity: null,
      birthPlace: home,
      hometown: home,
      livesAt: home,
    }),
    abandonment: {
      recordNumber: '03/BB-UBND',
      recordOn: '2026-11-01',
      foundAt: 'cổng trạm y tế xã Đồng Văn',
      postedFrom: '2026-11-02',
    },
    proof: { kind: 'ABANDONMENT_RECORD', number: '03/BB-UBND', issuedOn: '2026-11-01' },
    informant: {
      relationship: 'CARER',
      name: 'Vương Thị Sính',
      birthDate: day('1979-01-20'),
      residence: { ...home, kind: 'PERMANENT' },
    },
  },
  surrogacy: { ...normal, caseKind: 'SURROGACY', surrogacyConfirmation: '07/XN-BV ngày 03/11/2026' },
  foreignParent: {
    ...normal,
    child: withChild({ name: 'Lục Anna Bernard' }),
    father: foreigner,
    nationalityChoice: { chosen: 'VN' },
  },
  foreignNationalityChosen: {
    ...normal,
    child: withChild({ name: 'Bernard Emma', nationalities: ['FR'], ethnicity: null, hometown: null }),
    father: foreigner,
    nationalityChoice: { chosen: 'FR', foreignConfirmation: true },
  },
  foreignParents: {
    ...normal,
    child: withChild({
      name: 'Bernard Hugo',
      nationalities: ['FR'],
      ethnicity: null,
      hometown: null,
      sex: '1',
      livesAt: home,
    }),
    mother: {
      ...foreigner,
      name: 'Claire Bernard',
      birthDate: day('1993-08-19'),
      idDocument: { type: 'HCNN', number: '18AB00002' },
      residence: { ...home, kind: 'TEMPORARY' },
    },
    father: foreigner,
    informant: { relationship: 'FATHER', name: foreigner.name },
  },
  borderArea: {
    ...normal,
    borderArea: true,
    child: withChild({ name: 'Lục A Tỉnh', sex: '1' }),
    father: {
      ...foreigner,
      name: 'Vương Hải',
      nationalities: ['CN'],
      residence: { countryCode: 'CN', asWritten: 'Vân Nam, Trung Quốc', kind: 'PERMANENT' },
    },
    nationalityChoice: { chosen: 'VN' },
  },
  bornAbroad: {
    ...normal,
    caseKind: 'BORN_ABROAD',
    child: withChild({
      birthDate: day('2026-10-05'),
      birthPlace: { countryCode: 'FR', asWritten: 'Lyon, Cộng hòa Pháp' },
      livesAt: home,
    }),
    proof: { kind: 'FOREIGN_PAPER', number: '2026/188', issuedOn: '2026-10-07' },
  },
  stateless: {
    ...normal,
    child: withChild({ name: 'Danh Sô Phi', ethnicity: { code: '05', asWritten: 'Khơ-me' } }),
    mother: {
      ...mother,
      name: 'Danh Thị Na',
      nationalities: ['XX'],
      ethnicity: noGroup,
      pin: null,
      filledFrom: 'TYPED',
    },
    father: { ...father, name: 'Danh Rết', nationalities: ['XX'], ethnicity: noGroup, pin: null, filledFrom: 'TYPED' },
    informant: { relationship: 'MOTHER', name: 'Danh Thị Na', birthDate: mother.birthDate },
  },
  adultWithPapers: {
    ...normal,
    caseKind: 'WITH_PAPERS',
    child: withChild({
      name: 'Lục Văn Páo',
      birthDate: { known: 'year', year: 1961 },
      sex: '1',
      existingPin: '002061000031',
      birthPlace: home,
      livesAt: home,
    }),
    mother: {
      name: 'Lục Thị Xuyến',
      birthDate: { known: 'year', year: 1938 },
      ethnicity: tay,
      nationalities: ['VN'],
      deceased: true,
    },
    father: {
      name: 'Lục Văn Sèn',
      birthDate: { known: 'year', year: 1935 },
      ethnicity: tay,
      nationalities: ['VN'],
      deceased: true,
    },
    parentsMarriage: { registeredOn: '1958-02-20', office: 'Ủy ban hành chính xã Đồng Văn', verified: true },
    proof: { kind: 'PERSONAL_PAPERS' },
    informant: {
      relationship: 'SELF',
      name: 'Lục Văn Páo',
      birthDate: { known: 'year', year: 1961 },
      pin: '002061000031',
      residence: { ...home, kind: 'PERMANENT' },
    },
  },
  childWhoDied: {
    ...normal,
    child: withChild({ died: { on: '2026-11-04', livedDayOrMore: true } }),
  },
  mixedEthnicity: {
    ...normal,
    father: { ...father, ethnicity: kinh },
    ethnicityBy: 'CUSTOM',
    hometownBy: 'CUSTOM',
  },
  registeredAgain: {
    ...normal,
    caseKind: 'AGAIN',
    child: withChild({
      name: 'Lục Thị Chía',
      birthDate: day('1984-04-19'),
      sex: '2',
      existingPin: '002184000051',
      birthPlace: home,
      livesAt: home,
    }),
    mother: {
      name: 'Sùng Thị Máy',
      birthDate: { known: 'year', year: 1960 },
      ethnicity: tay,
      nationalities: ['VN'],
      deceased: true,
    },
    father: {
      name: 'Lục Văn Tờ',
      birthDate: { known: 'year', year: 1958 },
      ethnicity: tay,
      nationalities: ['VN'],
      residence: { ...home, kind: 'PERMANENT' },
    },
    fatherBasis: null,
    parentsMarriage: null,
    earlier: {
      office: 'Ủy ban nhân dân xã Đồng Văn, huyện Đồng Văn, tỉnh Hà Giang',
      unitCode: '00721',
      number: '17',
      volume: '01/1984',
      registeredOn: '1984-05-02',
      bookLost: true,
      originalLost: true,
      papers: 'Bản sao Giấy khai sinh cấp năm 1998; học bạ',
      searchResult: 'NOTHING',
      searchedOn: '2026-11-19',
      searchNote: 'Chức năng cấp bản sao trích lục của Cơ sở dữ liệu hộ tịch điện tử',
    },
    proof: { kind: 'PERSONAL_PAPERS' },
    informant: {
      relationship: 'SELF',
      name: 'Lục Thị Chía',
      birthDate: day('1984-04-19'),
      pin: '002184000051',
      residence: { ...home, kind: 'PERMANENT' },
    },
  },
  registeredAbroad: {
    ...normal,
    caseKind: 'TRANSCRIBED',
    child: withChild({
      name: 'Lục An Nhi',
      birthDate: day('2025-03-11'),
      birthPlace: { countryCode: 'FR', asWritten: 'Lyon, Cộng hòa Pháp' },
      livesAt: home,
    }),
    father: foreigner,
    fatherBasis: null,
    parentsMarriage: null,
    foreign: {
      countryCode: 'FR',
      authority: 'Tòa thị chính Lyon 3',
      paper: 'Giấy khai sinh',
      number: '2025/N/0311',
      issuedOn: '2025-03-14',
      registeredOn: '2025-03-14',
      legalisation: 'DONE',
      language: 'fr',
      translated: true,
    },
    proof: { kind: 'FOREIGN_PAPER', number: '2025/N/0311', issuedOn: '2025-03-14' },
  },
  livesElsewhere: {
    ...normal,
    mother: { ...mother, residence: { ...away, kind: 'PERMANENT' }, alsoLivesAt: { ...home, kind: 'TEMPORARY' } },
    father: { ...father, residence: { ...away, kind: 'PERMANENT' } },
  },
} satisfies Record<string, Typed>

export type BirthExampleName = keyof typeof typed

/** Complete invented declarations, one a sub-case of domain 01 B8; `exampleCircumstances()` suits all of them. */
export const birthExamples = Object.fromEntries(
  Object.entries(typed).map(([name, declaration]) => [name, BirthDeclaration.parse(declaration)]),
) as Readonly<Record<BirthExampleName, BirthDeclaration>>

/** The same as they would be typed: input of the form and of `examine`. */
export const typedBirthExamples = typed

const titles: Readonly<Record<BirthExampleName, Words>> = {
  normal: ['Con của vợ chồng, sinh ở bệnh viện', 'Born in wedlock, in a hospital'],
  late: ['Đăng ký quá hạn', 'Registered late'],
  firstTwin: ['Con sinh đôi thứ nhất', 'First of twins'],
  secondTwin: ['Con sinh đôi thứ hai', 'Second of twins'],
  unmarriedMother: ['Mẹ khai, chưa xác định cha', 'An unmarried mother'],
  withRecognition: ['Khai sinh kết hợp nhận cha', 'With the recognition of the father'],
  jointAcknowledgement: ['Cha mẹ cùng thừa nhận con chung', 'Acknowledged by both parents'],
  abandoned: ['Trẻ bị bỏ rơi', 'An abandoned child'],
  surrogacy: ['Mang thai hộ', 'Surrogacy'],
  foreignParent: ['Cha là người nước ngoài', 'A foreign father'],
  foreignNationalityChosen: ['Chọn quốc tịch nước ngoài cho con', 'A foreign nationality chosen'],
  foreignParents: ['Cha mẹ đều là người nước ngoài', 'Foreign parents'],
  borderArea: ['Khu vực biên giới', 'In the border area'],
  bornAbroad: ['Sinh ở nước ngoài, về cư trú tại Việt Nam', 'Born abroad, living here'],
  stateless: ['Cha mẹ không quốc tịch', 'Stateless parents'],
  adultWithPapers: ['Người đã có hồ sơ, giấy tờ cá nhân', 'An adult with personal papers'],
  childWhoDied: ['Trẻ sống trên 24 giờ rồi chết', 'A child who died after a day'],
  mixedEthnicity: ['Cha mẹ khác dân tộc', 'Parents of different ethnicity'],
  registeredAgain: ['Đăng ký lại khai sinh', 'Registered again'],
  registeredAbroad: ['Ghi vào Sổ việc khai sinh ở nước ngoài', 'Registered abroad, transcribed'],
  livesElsewhere: ['Đăng ký tại nơi tạm trú', 'Where the mother lives for the time being'],
}

/** Complete invented declarations with their titles, for practice and for the gallery of papers. */
export const examples: readonly { title: Words; declaration: Typed }[] = titled(typed, titles)

/** Xã Đồng Văn at 9:00 on a day; whatever is given replaces the usual. */
export function exampleCircumstances(receivedOn = '2026-11-20', others: Partial<Circumstances> = {}): Circumstances {
  const on = date(receivedOn)
  return {
    receivedAt: momentInVietnam(on, 540),
    receivedOn: on,
    today: on,
    office: { kind: 'COMMUNE', unitCode: '00721', provinceCode: '08' },
    ...others,
  }
}
