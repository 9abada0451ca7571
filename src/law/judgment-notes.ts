import { ALWAYS, type Provision } from './in-force.ts'
import type { RegisterKind } from './register-books.ts'

type Words = { vi: string; en: string }

/** What a judgment or decision may have decided (J). */
export type JudgmentMatter =
  | 'NATIONALITY'
  | 'PARENTAGE'
  | 'SEX'
  | 'ADOPTION'
  | 'ADOPTION_END'
  | 'DIVORCE'
  | 'ANNULMENT'
  | 'MARRIAGE_RECOGNISED'
  | 'GUARDIANSHIP'
  | 'MISSING'
  | 'MISSING_REVERSED'
  | 'DEAD'
  | 'DEAD_REVERSED'
  | 'CAPACITY_LOST'
  | 'CAPACITY_LIMITED'
  | 'CAPACITY_RESTORED'

export type JudgmentNoteLaw = Words & { sender: Words; notedIn: RegisterKind }

const court: Words = { vi: 'Tòa án', en: 'court' }
const law = (vi: string, en: string, notedIn: RegisterKind, sender: Words = court): JudgmentNoteLaw => ({
  vi,
  en,
  notedIn,
  sender,
})

/** Who sends it and in which book it is noted. The day of receipt decides. */
export const judgmentNotes: readonly Provision<Readonly<Record<JudgmentMatter, JudgmentNoteLaw>>>[] = [
  {
    from: ALWAYS,
    cite: 'Nghị định 158/2005/NĐ-CP, Điều 41; Luật Hộ tịch 2014, Điều 3 khoản 2, Điều 30, 31; Luật Hôn nhân và gia đình 2014, Điều 57',
    value: {
      NATIONALITY: law('Thay đổi quốc tịch', 'Change of nationality', 'BIRTH', {
        vi: 'Bộ Tư pháp, Sở Tư pháp',
        en: 'Ministry or Department of Justice',
      }),
      PARENTAGE: law('Xác định cha, mẹ, con', 'Determination of parent or child', 'BIRTH'),
      SEX: law('Xác định lại giới tính', 'Redetermination of sex', 'BIRTH', {
        vi: 'Cơ sở khám bệnh, chữa bệnh có thẩm quyền',
        en: 'competent medical facility',
      }),
      ADOPTION: law('Nuôi con nuôi', 'Adoption', 'BIRTH', {
        vi: 'Cơ quan đăng ký nuôi con nuôi',
        en: 'adoption office',
      }),
      ADOPTION_END: law('Chấm dứt việc nuôi con nuôi', 'End of an adoption', 'BIRTH'),
      DIVORCE: law('Ly hôn', 'Divorce', 'MARRIAGE'),
      ANNULMENT: law('Hủy việc kết hôn trái pháp luật', 'Annulment of an unlawful marriage', 'MARRIAGE'),
      MARRIAGE_RECOGNISED: law('Công nhận việc kết hôn', 'Recognition of a marriage', 'MARRIAGE'),
      GUARDIANSHIP: law('Công nhận giám hộ', 'Recognition of a guardianship', 'GUARDIANSHIP'),
      MISSING: law('Tuyên bố mất tích', 'Declared missing', 'BIRTH'),
      MISSING_REVERSED: law('Hủy tuyên bố mất tích', 'Declaration of missing reversed', 'BIRTH'),
      DEAD: law('Tuyên bố đã chết', 'Declared dead', 'DEATH'),
      DEAD_REVERSED: law('Hủy tuyên bố đã chết', 'Declaration of death reversed', 'DEATH'),
      CAPACITY_LOST: law('Mất năng lực hành vi dân sự', 'Civil capacity lost', 'BIRTH'),
      CAPACITY_LIMITED: law('Hạn chế năng lực hành vi dân sự', 'Civil capacity limited', 'BIRTH'),
      CAPACITY_RESTORED: law('Khôi phục năng lực hành vi dân sự', 'Civil capacity restored', 'BIRTH'),
    },
  },
]

/** A decision is sent, and noted at once, when it is in force; before that day it changes nothing. The day of noting decides. */
export const notedOnceInForce: readonly Provision<boolean>[] = [
  {
    from: ALWAYS,
    cite: 'Luật Hộ tịch 2014, Điều 30 khoản 1, Điều 31; Luật Hôn nhân và gia đình 2014, Điều 57',
    value: true,
  },
]
