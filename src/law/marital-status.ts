import { type CalendarDate, date } from '../values/calendar-date.ts'
import { ALWAYS, type Provision } from './in-force.ts'

type Words = { vi: string; en: string }

/** What a certificate is for (00 §5.10). 1–4 are for a marriage. */
export const maritalPurposes = {
  '1': { vi: 'Để đăng ký kết hôn trong nước (với người Việt Nam)', en: 'Marriage in Viet Nam with a Vietnamese' },
  '2': { vi: 'Để đăng ký kết hôn trong nước (với người nước ngoài)', en: 'Marriage in Viet Nam with a foreigner' },
  '3': { vi: 'Để đăng ký kết hôn ở nước ngoài (với người Việt Nam)', en: 'Marriage abroad with a Vietnamese' },
  '4': { vi: 'Để đăng ký kết hôn ở nước ngoài (với người nước ngoài)', en: 'Marriage abroad with a foreigner' },
  '5': { vi: 'Mục đích khác', en: 'Another purpose' },
} as const satisfies Readonly<Record<string, Words>>
export type MaritalPurpose = keyof typeof maritalPurposes

/** R-D3: purposes for which the person must be of the age and condition to marry. */
export const marriagePurposes: readonly Provision<readonly MaritalPurpose[]>[] = [
  { from: ALWAYS, cite: 'Nghị định 123/2015/NĐ-CP, Điều 22 khoản 1', value: ['1', '2', '3', '4'] },
]

/** Status of a person (00 §5.9), as the portal's forms number it. */
export const maritalStates = {
  '1': { vi: 'đang có vợ/chồng', en: 'married' },
  '2': { vi: 'chưa đăng ký kết hôn', en: 'never registered a marriage' },
  '3': { vi: 'đã ly hôn, hiện tại chưa đăng ký', en: 'divorced, not registered since' },
  '4': { vi: 'vợ/chồng đã chết', en: 'widowed' },
  '5': {
    vi: 'chưa đăng ký trong một khoảng thời gian nhưng hiện đang có vợ/chồng',
    en: 'not registered in a period, but married now',
  },
  '6': { vi: 'khác', en: 'other' },
} as const satisfies Readonly<Record<string, Words>>
export type MaritalState = keyof typeof maritalStates

/** R-D1: months a certificate is good, unless the status changes before (R-D4). The day of issue decides. */
export const maritalCertificateMonths: readonly Provision<number>[] = [
  { from: ALWAYS, cite: 'Nghị định 158/2005/NĐ-CP, Điều 67', value: 6 },
  { from: date('2016-01-01'), cite: 'Nghị định 123/2015/NĐ-CP, Điều 23 khoản 1', value: 6 },
  {
    from: date('2020-07-16'),
    cite: 'Thông tư 04/2020/TT-BTP, Điều 12; Bộ luật Dân sự 2015, Điều 148 khoản 3',
    value: 6,
  },
]

/** R-D2: certificates for one marriage; for another purpose there is no limit (null). The day of issue decides. */
export const maritalCertificateCopies: readonly Provision<Readonly<Record<'MARRIAGE' | 'OTHER', number | null>>>[] = [
  { from: ALWAYS, cite: 'Nghị định 123/2015/NĐ-CP, Điều 22, 23', value: { MARRIAGE: 1, OTHER: 1 } },
  {
    from: date('2020-07-16'),
    cite: 'Thông tư 04/2020/TT-BTP, Điều 12 khoản 2 và 5',
    value: { MARRIAGE: 1, OTHER: null },
  },
]

/** Words on a certificate for another purpose than a marriage. */
export const notForMarriageWords: readonly Provision<string>[] = [
  {
    from: ALWAYS,
    cite: 'Thông tư 04/2020/TT-BTP, Điều 12 khoản 5',
    value: 'không có giá trị sử dụng để đăng ký kết hôn',
  },
]

/** Working days in which an earlier commune answers about the time a person lived there. The day of the question decides. */
export const earlierCommuneAnswers: readonly Provision<number>[] = [
  { from: ALWAYS, cite: 'Nghị định 123/2015/NĐ-CP, Điều 22 khoản 3 và 4', value: 3 },
]

/** Working days in which the office asks the place of the intended marriage when an earlier certificate cannot be handed back. */
export const unreturnedCertificateAsked: readonly Provision<number>[] = [
  { from: ALWAYS, cite: 'Thông tư 04/2020/TT-BTP, Điều 12 khoản 3', value: 3 },
]

/**
 * Since when the registers of the nation know every marriage of the country: the books written before are known only as far as they were
 * digitised, so that the communes where a person lived are asked about the time before. The day of intake decides.
 */
export const marriagesKnownSince: readonly Provision<CalendarDate>[] = [
  {
    from: ALWAYS,
    cite: 'Luật Hộ tịch 2014, Điều 57–60; Nghị định 123/2015/NĐ-CP, Điều 22 khoản 3 và 4',
    value: date('2016-01-01'),
  },
]

/** The wordings of the status line (R-D5). */
export type StatusWording =
  | 'NEVER_MARRIED'
  | 'MARRIED'
  | 'MARRIED_BY_COHABITATION'
  | 'DIVORCED'
  | 'WIDOWED'
  | 'MARRIED_NOW_FREE_BEFORE'

/** Sentences of the status line; `{…}` is filled from entries. `{spouse}` carries `bà` or `ông` with the name. The day of issue decides. */
export const statusWordings: readonly Provision<
  Readonly<Record<StatusWording, { text: string; state: MaritalState }>>
>[] = [
  {
    from: ALWAYS,
    cite: 'Thông tư 15/2015/TT-BTP, Điều 25; Thông tư 04/2020/TT-BTP, Điều 33',
    value: {
      NEVER_MARRIED: { text: 'hiện tại chưa đăng ký kết hôn với ai', state: '2' },
      MARRIED: {
        text: 'hiện tại đang có {kinship} là {spouse} (Giấy chứng nhận kết hôn số {number}, do {authority} cấp ngày {date})',
        state: '1',
      },
      MARRIED_BY_COHABITATION: { text: 'hiện tại đang có {kinship} là {spouse}', state: '1' },
      DIVORCED: {
        text: 'Đã ly hôn theo {paper} số {number} ngày {date} của {authority}; hiện tại chưa đăng ký kết hôn với ai',
        state: '3',
      },
      WIDOWED: {
        text: '{spouse} đã chết ({paper} số {number}, do {authority} cấp ngày {date}); hiện tại chưa đăng ký kết hôn với ai',
        state: '4',
      },
      MARRIED_NOW_FREE_BEFORE: {
        text: 'trong thời gian từ {from} đến {to} chưa đăng ký kết hôn với ai; hiện tại đang có {kinship} là {spouse}',
        state: '5',
      },
    },
  },
]

/** Fills `{…}`; throws when a part is missing, so that no half line is ever printed. */
export function fillWording(text: string, parts: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const part = parts[name]
    if (part === undefined || part.trim() === '') throw new Error(`The wording lacks ${name}`)
    return part
  })
}
