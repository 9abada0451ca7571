import type { z } from 'zod'
import { date } from '../../values/calendar-date.ts'
import { momentInVietnam } from '../../values/moment.ts'
import type { Circumstances } from '../circumstances.ts'
import type { Words } from '../parts/form.ts'
import { titled } from '../parts/titled.ts'
import { MarriageDeclaration } from './declaration.ts'

type Typed = z.input<typeof MarriageDeclaration>

/** Invented people throughout. The deciding commune is xã Đồng Văn (00721), tỉnh Tuyên Quang (08). */
const home = {
  unitCode: '00721',
  asOf: '2026-11-02',
  asWritten: 'xã Đồng Văn, tỉnh Tuyên Quang',
  kind: 'PERMANENT',
} as const
const tay = { code: '02', asWritten: 'Tày' }
const kinh = { code: '01', asWritten: 'Kinh' }
const noGroup = { code: null, asWritten: '' }
const day = (text: string) => ({ known: 'day', date: text }) as const
const consent = { bothPresent: true, wifeConsents: true, husbandConsents: true } as const

const wife = {
  name: 'Nông Thị Hoài',
  birthDate: day('2001-03-08'),
  sex: '2',
  ethnicity: tay,
  nationalities: ['VN'],
  residence: home,
  pin: '002301000145',
  idDocument: {
    type: 'CC',
    number: '002301000145',
    issuer: 'Bộ Công an',
    issuedOn: '2024-09-12',
  },
  filledFrom: 'POPULATION_DB',
} satisfies Typed['wife']

const husband = {
  name: 'Lương Văn Thiệp',
  birthDate: day('1998-12-20'),
  sex: '1',
  ethnicity: tay,
  nationalities: ['VN'],
  residence: home,
  pin: '002098000236',
  idDocument: {
    type: 'CC',
    number: '002098000236',
    issuer: 'Bộ Công an',
    issuedOn: '2024-10-02',
  },
  filledFrom: 'POPULATION_DB',
} satisfies Typed['husband']

const foreigner = {
  name: 'Étienne Moreau',
  birthDate: day('1992-06-17'),
  sex: '1',
  ethnicity: noGroup,
  nationalities: ['FR'],
  residence: { countryCode: 'FR', asWritten: 'Nantes, Cộng hòa Pháp', kind: 'PERMANENT' },
  idDocument: {
    type: 'HCNN',
    number: '20AB00014',
    issuer: 'Cơ quan cấp hộ chiếu Cộng hòa Pháp',
    issuedOn: '2020-05-04',
  },
  statusProof: {
    kind: 'FOREIGN_PAPER',
    number: 'CC-2026-0417',
    authority: 'Tòa thị chính Nantes',
    issuedOn: '2026-09-15',
  },
  health: { facility: 'Bệnh viện tâm thần tỉnh', issuedOn: '2026-11-05' },
} satisfies Typed['husband']

const filedBy = ({
  name,
  pin,
  birthDate,
}: {
  name: string
  pin?: string | null
  birthDate: Typed['wife']['birthDate']
}) => ({ relationship: 'SELF', name, pin: pin ?? null, birthDate }) as const

const domestic = {
  kind: 'NEW',
  wife,
  husband,
  presence: consent,
  copies: 2,
  informant: filedBy(wife),
} satisfies Typed

const withForeigner = {
  ...domestic,
  wife: { ...wife, health: { facility: 'Bệnh viện đa khoa khu vực Đồng Văn', issuedOn: '2026-11-05' } },
  husband: foreigner,
  interview: { heldOn: '2026-11-19', result: 'VOLUNTARY', note: 'Hai bên hiểu biết hoàn cảnh của nhau.' },
} satisfies Typed

const old = {
  wife: {
    ...wife,
    name: 'Vi Thị Xuyến',
    birthDate: { known: 'year', year: 1962 },
    pin: '002162000058',
    idDocument: null,
  },
  husband: { ...husband, name: 'Hoàng Văn Páo', birthDate: day('1959-02-03'), pin: '002059000071', idDocument: null },
} as const

const typed = {
  domestic,
  divorcedAndWidowed: {
    ...domestic,
    wife: {
      ...wife,
      name: 'Lục Thị Diệp',
      birthDate: day('1990-04-11'),
      pin: '002190000093',
      timesMarried: 2,
      statusBefore: '3',
      earlierEnd: {
        how: 'DIVORCE',
        number: '18/2023/QĐST-HNGĐ',
        authority: 'Tòa án nhân dân huyện Đồng Văn',
        effectiveOn: '2023-05-22',
      },
    },
    husband: {
      ...husband,
      name: 'Trương Văn Khoa',
      birthDate: day('1985-08-01'),
      pin: '002085000112',
      ethnicity: kinh,
      timesMarried: 2,
      statusBefore: '4',
      earlierEnd: {
        how: 'DEATH',
        number: '07/2022',
        authority: 'Ủy ban nhân dân xã Đồng Văn',
        effectiveOn: '2022-01-30',
      },
    },
    informant: filedBy({ name: 'Lục Thị Diệp', pin: '002190000093', birthDate: day('1990-04-11') }),
  },
  foreignElement: withForeigner,
  settledAbroad: {
    ...withForeigner,
    husband: {
      ...husband,
      name: 'Nguyễn Quốc Thịnh',
      birthDate: day('1993-10-09'),
      pin: null,
      ethnicity: kinh,
      settledAbroad: true,
      residence: { countryCode: 'DE', asWritten: 'Leipzig, Cộng hòa Liên bang Đức', kind: 'PERMANENT' },
      idDocument: { type: 'HC', number: 'C1200045', issuer: 'Đại sứ quán Việt Nam tại Đức', issuedOn: '2023-02-14' },
      statusProof: {
        kind: 'MISSION_CERTIFICATE',
        number: '31/XN-ĐSQ',
        authority: 'Đại sứ quán Việt Nam tại Đức',
        issuedOn: '2026-09-20',
        purpose: '1',
      },
      health: { facility: 'Bệnh viện tâm thần tỉnh', issuedOn: '2026-11-06' },
    },
  },
  cohabitation: {
    ...domestic,
    ...old,
    kind: 'COHABITATION',
    relationFrom: day('1984-10-15'),
    informant: filedBy(old.husband),
  },
  again: {
    ...domestic,
    ...old,
    kind: 'AGAIN',
    earlier: {
      office: 'Ủy ban nhân dân xã Đồng Văn, huyện Đồng Văn, tỉnh Hà Giang',
      unitCode: '00721',
      number: '14',
      volume: '01/1988',
      registeredOn: '1988-05-20',
      bookLost: true,
      originalLost: true,
      papers: 'Bản sao Giấy chứng nhận kết hôn có công chứng năm 1995',
      searchResult: 'NOTHING',
      searchedOn: '2026-11-18',
      searchNote: 'Cơ sở dữ liệu hộ tịch điện tử và Sổ lưu tại xã',
    },
    informant: filedBy(old.wife),
  },
  transcribed: {
    ...domestic,
    kind: 'TRANSCRIBED',
    husband: { ...foreigner, statusProof: null, health: null },
    presence: {},
    foreign: {
      countryCode: 'FR',
      authority: 'Tòa thị chính Nantes',
      paper: 'Trích lục kết hôn',
      number: '2024/118',
      issuedOn: '2024-07-02',
      registeredOn: '2024-06-29',
      legalisation: 'DONE',
      language: 'fr',
      translated: true,
      attached: 'Bản sao trích lục kết hôn và bản dịch',
    },
  },
  mobile: { ...domestic, mobile: true },
  border: {
    ...domestic,
    borderArea: true,
    husband: {
      ...foreigner,
      name: 'Lý Khải Minh',
      nationalities: ['CN'],
      residence: {
        countryCode: 'CN',
        asWritten: 'trấn Đổng Cán, huyện Ma Lật Pha, tỉnh Vân Nam, Trung Quốc',
        kind: 'PERMANENT',
      },
      idDocument: { type: 'HCNN', number: 'E10000217', issuer: '', issuedOn: null },
      health: null,
    },
  },
} satisfies Record<string, Typed>

export type MarriageExampleName = keyof typeof typed

const titles: Readonly<Record<MarriageExampleName, Words>> = {
  domestic: ['Kết hôn trong nước', 'Marriage in the country'],
  divorcedAndWidowed: ['Kết hôn lần thứ hai: đã ly hôn, vợ đã chết', 'Second marriage of a divorcee and a widower'],
  foreignElement: ['Kết hôn với người nước ngoài', 'Marriage with a foreigner'],
  settledAbroad: ['Kết hôn với công dân định cư ở nước ngoài', 'Marriage with a citizen settled abroad'],
  cohabitation: ['Chung sống như vợ chồng trước ngày 03/01/1987', 'Husband and wife since before 1987-01-03'],
  again: ['Đăng ký lại kết hôn', 'Registered again'],
  transcribed: ['Ghi chú kết hôn ở nước ngoài', 'Concluded abroad'],
  mobile: ['Kết hôn lưu động', 'Mobile registration'],
  border: ['Kết hôn tại khu vực biên giới', 'Border area'],
}

/** The examples as they would be typed: input of the form and of `examine`. */
export const typedMarriageExamples = typed

export const marriageExamples = Object.fromEntries(
  Object.entries(typed).map(([name, declaration]) => [name, MarriageDeclaration.parse(declaration)]),
) as Readonly<Record<MarriageExampleName, MarriageDeclaration>>

/** The same with a title, for the gallery of papers and practice. */
export const examples: readonly { title: Words; declaration: Typed }[] = titled(typed, titles)

/** Xã Đồng Văn at 9:00 on a day; whatever is given replaces the usual. */
export function marriageCircumstances(receivedOn = '2026-11-20', others: Partial<Circumstances> = {}): Circumstances {
  const on = date(receivedOn)
  return {
    receivedAt: momentInVietnam(on, 540),
    receivedOn: on,
    today: on,
    office: { kind: 'COMMUNE', unitCode: '00721', provinceCode: '08' },
    unitsCovering: { '00721': ['00721'] },
    ...others,
  }
}
