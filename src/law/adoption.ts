import { date } from '../values/calendar-date.ts'
import { ALWAYS, type Provision } from './in-force.ts'

/** Under 16; to under 18 only by a step-parent, an aunt or an uncle. The day of intake decides. */
export const adoptableAge: readonly Provision<{ under: number; byRelativesUnder: number }>[] = [
  { from: ALWAYS, cite: 'Luật Hôn nhân và gia đình 2000, Điều 68', value: { under: 16, byRelativesUnder: 16 } },
  { from: date('2011-01-01'), cite: 'Luật Nuôi con nuôi 2010, Điều 8', value: { under: 16, byRelativesUnder: 18 } },
]

/** Relatives for whom the gap of age and the lower limit are waived. */
export type AdoptingRelative = 'STEP_PARENT' | 'AUNT_OR_UNCLE'

/** Years an adopter is older than the child, and who need not be. The day of intake decides. */
export const adopterGap: readonly Provision<{ years: number; waivedFor: readonly AdoptingRelative[] }>[] = [
  { from: ALWAYS, cite: 'Luật Hôn nhân và gia đình 2000, Điều 69', value: { years: 20, waivedFor: [] } },
  {
    from: date('2011-01-01'),
    cite: 'Luật Nuôi con nuôi 2010, Điều 14 khoản 1 điểm b và khoản 3',
    value: { years: 20, waivedFor: ['STEP_PARENT', 'AUNT_OR_UNCLE'] },
  },
]

/** From this age the child itself consents. */
export const adoptionConsentAge: readonly Provision<number>[] = [
  { from: ALWAYS, cite: 'Luật Hôn nhân và gia đình 2000, Điều 71', value: 9 },
  { from: date('2011-01-01'), cite: 'Luật Nuôi con nuôi 2010, Điều 21 khoản 1', value: 9 },
]

/** Days after the birth before which birth parents cannot consent. */
export const birthParentsConsentAfterDays: readonly Provision<number>[] = [
  { from: ALWAYS, cite: 'Luật Hôn nhân và gia đình 2000, Điều 71 (không ấn định)', value: 0 },
  { from: date('2011-01-01'), cite: 'Luật Nuôi con nuôi 2010, Điều 21 khoản 4', value: 15 },
]

/** Days: to check the file and hear the people; to register and hand over from the consent; to answer a refusal. The day of intake decides. */
export const adoptionPeriods: readonly Provision<{ fileCheck: number; registration: number; refusal: number }>[] = [
  { from: ALWAYS, cite: 'Nghị định 158/2005/NĐ-CP, Điều 27', value: { fileCheck: 5, registration: 5, refusal: 5 } },
  {
    from: date('2011-01-01'),
    cite: 'Luật Nuôi con nuôi 2010, Điều 20, Điều 22',
    value: { fileCheck: 10, registration: 20, refusal: 10 },
  },
]

/** Adopters report on the child every so many months, for so many years (M). The day of registration decides. */
export const adoptionFollowUp: readonly Provision<{ everyMonths: number; forYears: number } | null>[] = [
  { from: ALWAYS, cite: 'Luật Hôn nhân và gia đình 2000 (không ấn định)', value: null },
  { from: date('2011-01-01'), cite: 'Luật Nuôi con nuôi 2010, Điều 23', value: { everyMonths: 6, forYears: 3 } },
]

/** A child may have one adopter, or two who are husband and wife. */
export const adoptersAtATime: readonly Provision<{ single: number; spouses: number }>[] = [
  { from: ALWAYS, cite: 'Luật Hôn nhân và gia đình 2000, Điều 68', value: { single: 1, spouses: 2 } },
  { from: date('2011-01-01'), cite: 'Luật Nuôi con nuôi 2010, Điều 8 khoản 3', value: { single: 1, spouses: 2 } },
]

type Words = { vi: string; en: string }

/** What an adopter must be; declared and checked. The day of intake decides. */
export const adopterConditions: readonly Provision<readonly Words[]>[] = [
  {
    from: ALWAYS,
    cite: 'Luật Hôn nhân và gia đình 2000, Điều 69; Luật Nuôi con nuôi 2010, Điều 14',
    value: [
      { vi: 'có năng lực hành vi dân sự đầy đủ', en: 'full civil capacity' },
      { vi: 'có điều kiện về sức khỏe, kinh tế, chỗ ở bảo đảm việc chăm sóc con nuôi', en: 'health, means and a home' },
      { vi: 'có tư cách đạo đức tốt', en: 'good character' },
      {
        vi: 'không bị hạn chế quyền của cha, mẹ đối với con chưa thành niên, không đang chấp hành quyết định xử lý hành chính tại cơ sở giáo dục, chữa bệnh, hình phạt tù, chưa được xóa án tích về tội xâm phạm con người, gia đình',
        en: 'no restriction of parental rights, no detention, no record of crimes against people or family',
      },
    ],
  },
]

/** Bonds by which nobody may adopt: grandparents their grandchildren, brothers and sisters each other, and parents their own child. */
export const adoptionForbiddenBetween: readonly Provision<readonly ('DIRECT_LINE' | 'SIBLING')[]>[] = [
  { from: ALWAYS, cite: 'Luật Hôn nhân và gia đình 2000 (không ấn định)', value: [] },
  { from: date('2011-01-01'), cite: 'Luật Nuôi con nuôi 2010, Điều 13 khoản 6', value: ['DIRECT_LINE', 'SIBLING'] },
]

/** The adopters, the givers and the child are present when the adoption is registered. The day of intake decides. */
export const adoptionPartiesPresent: readonly Provision<boolean>[] = [
  { from: ALWAYS, cite: 'Nghị định 158/2005/NĐ-CP, Điều 27', value: true },
  { from: date('2011-01-01'), cite: 'Luật Nuôi con nuôi 2010, Điều 22 khoản 1', value: true },
]

/** Originals of the certificate: for the adopters, and for the birth parents, guardian or institution. */
export const adoptionCertificates: readonly Provision<number>[] = [
  { from: ALWAYS, cite: 'Luật Nuôi con nuôi 2010, Điều 22 khoản 1', value: 2 },
]

type NeededPaper = Words & { paper: string; cite: string }
const paper = (word: string, vi: string, en: string, cite: string): NeededPaper => ({ paper: word, vi, en, cite })

/** Papers of a dossier; `paper` is also kept with each attachment. The day of intake decides. */
export const adoptionPapers: readonly Provision<
  Readonly<Record<'USUAL' | 'NOT_RELATIVE' | 'INSTITUTION' | 'TRANSCRIBED', readonly NeededPaper[]>>
>[] = [
  {
    from: ALWAYS,
    cite: 'Luật Nuôi con nuôi 2010, Điều 17, 18; Nghị định 19/2011/NĐ-CP, Điều 7',
    value: {
      USUAL: [
        paper('ADOPTION_REQUEST', 'Đơn xin nhận con nuôi', 'Request to adopt', 'Luật Nuôi con nuôi 2010, Điều 17'),
        paper(
          'ADOPTER_MARITAL_PAPER',
          'Giấy tờ về tình trạng hôn nhân',
          'Marital status',
          'Luật Nuôi con nuôi 2010, Điều 17',
        ),
        paper(
          'ADOPTER_HEALTH_PAPER',
          'Giấy khám sức khỏe',
          'Health certificate',
          'Luật Nuôi con nuôi 2010, Điều 17, 18',
        ),
        paper(
          'CHILD_PHOTOS',
          'Hai ảnh toàn thân của trẻ',
          'Two photos of the child',
          'Luật Nuôi con nuôi 2010, Điều 18',
        ),
        paper(
          'CONSENT_RECORD',
          'Biên bản lấy ý kiến của những người liên quan',
          'Record of the opinions heard',
          'Luật Nuôi con nuôi 2010, Điều 20, 21',
        ),
      ],
      NOT_RELATIVE: [
        paper(
          'ADOPTER_CRIMINAL_RECORD',
          'Phiếu lý lịch tư pháp',
          'Criminal record certificate',
          'Luật Nuôi con nuôi 2010, Điều 17',
        ),
        paper(
          'HOME_CONFIRMATION',
          'Văn bản xác nhận hoàn cảnh gia đình, chỗ ở, điều kiện kinh tế',
          'Confirmation of family, home and means',
          'Luật Nuôi con nuôi 2010, Điều 17',
        ),
      ],
      INSTITUTION: [
        paper(
          'ADMISSION_DECISION',
          'Quyết định tiếp nhận trẻ của cơ sở nuôi dưỡng',
          "The institution's decision of admission",
          'Luật Nuôi con nuôi 2010, Điều 18',
        ),
      ],
      TRANSCRIBED: [
        paper(
          'FOREIGN_ADOPTION_PAPER',
          'Giấy tờ của cơ quan có thẩm quyền nước ngoài về việc nuôi con nuôi',
          'The foreign paper',
          'Luật Hộ tịch 2014, Điều 49; Nghị định 19/2011/NĐ-CP, Điều 30',
        ),
      ],
    },
  },
]

/** The same papers by their words. */
export const adoptionPaperNames: Readonly<Record<string, Words>> = Object.fromEntries(
  adoptionPapers.flatMap(({ value }) =>
    Object.values(value).flatMap((papers) => papers.map(({ paper: word, vi, en }) => [word, { vi, en }])),
  ),
)
