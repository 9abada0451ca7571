import { z } from 'zod'
import { type CalendarDate, date } from '../values/calendar-date.ts'
import { ALWAYS, inForce, type Provision } from './in-force.ts'
import { type DecidedPolicies, policyValue } from './policies.ts'
import type { CivilMatter } from './procedure-list.ts'

/** The register books the law keeps, one a matter (LHT 58; TT 04/2020 Phụ lục 2, 4); each event writes in one of them. */
export const RegisterKind = z.enum([
  'BIRTH',
  'MARRIAGE',
  'DEATH',
  'RECOGNITION',
  'GUARDIANSHIP',
  'GUARDIANSHIP_END',
  'CHANGE',
  'MARITAL_STATUS',
  'DIVORCE_NOTE',
  'ADOPTION',
  'EXTRACT_COPY',
  'CONFIRMATION',
])
export type RegisterKind = z.infer<typeof RegisterKind>

/** `printedBy`: pre-printed by the Ministry, or printed by the office from the Ministry's model. */
export type RegisterBook = { title: string; titleEn: string; printedBy: 'MINISTRY' | 'OFFICE' }
type Books = Readonly<Record<RegisterKind, RegisterBook>>

const ministry = (title: string, titleEn: string): RegisterBook => ({ title, titleEn, printedBy: 'MINISTRY' })
const office = (title: string, titleEn: string): RegisterBook => ({ title, titleEn, printedBy: 'OFFICE' })

const since2016: Books = {
  BIRTH: ministry('Sổ đăng ký khai sinh', 'Register of births'),
  MARRIAGE: ministry('Sổ đăng ký kết hôn', 'Register of marriages'),
  DEATH: ministry('Sổ đăng ký khai tử', 'Register of deaths'),
  RECOGNITION: office('Sổ đăng ký nhận cha, mẹ, con', 'Register of recognitions'),
  GUARDIANSHIP: office('Sổ đăng ký giám hộ', 'Register of guardianships'),
  GUARDIANSHIP_END: office('Sổ đăng ký chấm dứt giám hộ', 'Register of ended guardianships'),
  CHANGE: office(
    'Sổ đăng ký thay đổi, cải chính, bổ sung hộ tịch, xác định lại dân tộc',
    'Register of changes, corrections, supplements and ethnicity',
  ),
  MARITAL_STATUS: office('Sổ cấp Giấy xác nhận tình trạng hôn nhân', 'Register of marital-status certificates'),
  DIVORCE_NOTE: office('Sổ ghi chú ly hôn', 'Register of divorces settled abroad'),
  ADOPTION: ministry('Sổ đăng ký nuôi con nuôi', 'Register of adoptions'),
  EXTRACT_COPY: office('Sổ cấp bản sao trích lục hộ tịch', 'Register of extract copies'),
  // The decree names no book for its letters; each is followed in one of the office's own.
  CONFIRMATION: office('Sổ theo dõi xác nhận thông tin hộ tịch', 'Register of confirmations of information'),
}
const before2016: Books = {
  ...since2016,
  RECOGNITION: ministry('Sổ đăng ký việc nhận cha, mẹ, con', 'Register of recognitions'),
  GUARDIANSHIP: ministry('Sổ đăng ký việc giám hộ', 'Register of guardianships'),
  GUARDIANSHIP_END: ministry('Sổ đăng ký chấm dứt, thay đổi việc giám hộ', 'Register of ended guardianships'),
  CHANGE: ministry(
    'Sổ đăng ký việc thay đổi, cải chính, bổ sung hộ tịch, xác định lại dân tộc, xác định lại giới tính',
    'Register of changes, corrections, supplements, ethnicity and sex',
  ),
}

/** Titles and stock of the books. The day a book is opened decides. */
export const registerBooks: readonly Provision<Books>[] = [
  { from: ALWAYS, cite: 'Nghị định 158/2005/NĐ-CP, Điều 68; Thông tư 08.a/2010/TT-BTP', value: before2016 },
  { from: date('2016-01-01'), cite: 'Luật Hộ tịch 2014, Điều 58; Thông tư 15/2015/TT-BTP', value: since2016 },
  { from: date('2020-07-16'), cite: 'Thông tư 04/2020/TT-BTP, Phụ lục 2 và Phụ lục 4', value: since2016 },
]

export const registerBook = (kind: RegisterKind, openedOn: CalendarDate): RegisterBook =>
  inForce(registerBooks, openedOn).value[kind]

type BookOfMatter = Readonly<Record<CivilMatter, RegisterKind | null>>
const bookOfMatter: BookOfMatter = {
  BIRTH: 'BIRTH',
  BIRTH_WITH_RECOGNITION: 'BIRTH',
  BIRTH_WITH_PAPERS: 'BIRTH',
  BIRTH_INTERLINKED: 'BIRTH',
  BIRTH_INTERLINKED_INSURANCE: 'BIRTH',
  BIRTH_INTERLINKED_ONLINE: 'BIRTH',
  MARRIAGE: 'MARRIAGE',
  DIVORCE_NOTE: 'DIVORCE_NOTE',
  DEATH: 'DEATH',
  DEATH_INTERLINKED: 'DEATH',
  RECOGNITION: 'RECOGNITION',
  GUARDIANSHIP: 'GUARDIANSHIP',
  GUARDIANSHIP_END: 'GUARDIANSHIP_END',
  SUPERVISION: 'GUARDIANSHIP',
  SUPERVISION_END: 'GUARDIANSHIP_END',
  CHANGE: 'CHANGE',
  CORRECTION: 'CHANGE',
  SUPPLEMENT: 'CHANGE',
  ETHNICITY: 'CHANGE',
  SEX: 'CHANGE',
  MARITAL_STATUS: 'MARITAL_STATUS',
  EXTRACT_COPY: 'EXTRACT_COPY',
  CONFIRMATION: 'CONFIRMATION',
  OTHER: 'CHANGE',
  ADOPTION: 'ADOPTION',
  JUDGMENT_NOTE: null,
  CHANGE_NOTE: null,
  REVOCATION: null,
}

/**
 * The book a matter is written in; null where it is only noted on an entry that stands. Supervision stands in the books of
 * guardianship unless the policy `supervision-book` says otherwise. The day of intake decides.
 */
export const booksOfMatters: readonly Provision<BookOfMatter>[] = [
  { from: ALWAYS, cite: 'Nghị định 158/2005/NĐ-CP, Điều 68', value: bookOfMatter },
  { from: date('2016-01-01'), cite: 'Luật Hộ tịch 2014, Điều 58', value: bookOfMatter },
]

export function bookOfThe(
  matter: CivilMatter,
  intakeOn: CalendarDate,
  policies?: DecidedPolicies,
): RegisterKind | null {
  if (matter === 'SUPERVISION' || matter === 'SUPERVISION_END') {
    const book = policyValue('supervision-book', policies)
    if (book === 'CHANGE') return book
  }
  return inForce(booksOfMatters, intakeOn).value[matter]
}
