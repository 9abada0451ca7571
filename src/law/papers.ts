import { date } from '../values/calendar-date.ts'
import { ALWAYS, type Provision } from './in-force.ts'

/** Papers of a birth dossier (domain 01 B4); the word is also kept with each attachment. */
export const birthPapers = {
  BIRTH_NOTIFICATION: { vi: 'Giấy chứng sinh', en: 'Medical notification of birth' },
  WITNESS_STATEMENT: { vi: 'Văn bản của người làm chứng xác nhận về việc sinh', en: 'Witness statement on the birth' },
  SWORN_STATEMENT: { vi: 'Giấy cam đoan về việc sinh', en: 'Sworn statement on the birth' },
  ABANDONMENT_RECORD: { vi: 'Biên bản về việc trẻ bị bỏ rơi', en: 'Record of the abandonment' },
  SURROGACY_CONFIRMATION: {
    vi: 'Văn bản xác nhận của cơ sở y tế đã thực hiện kỹ thuật mang thai hộ',
    en: 'Confirmation of surrogacy by the medical facility',
  },
  NATIONALITY_AGREEMENT: {
    vi: 'Văn bản thỏa thuận của cha, mẹ về việc chọn quốc tịch cho con',
    en: "Parents' written agreement on the child's nationality",
  },
  FOREIGN_NATIONALITY_CONFIRMATION: {
    vi: 'Xác nhận của cơ quan có thẩm quyền nước ngoài về việc trẻ có quốc tịch nước đó',
    en: "Confirmation of the child's nationality by the foreign authority",
  },
  FOREIGN_BIRTH_PAPER: {
    vi: 'Giấy chứng sinh hoặc giấy tờ nước ngoài xác nhận việc sinh và quan hệ mẹ – con',
    en: 'Foreign paper that confirms the birth and the mother',
  },
  ENTRY_PROOF: {
    vi: 'Giấy tờ chứng minh việc trẻ nhập cảnh vào Việt Nam',
    en: 'Proof that the child entered Viet Nam',
  },
  POWER_OF_ATTORNEY: { vi: 'Văn bản ủy quyền được chứng thực', en: 'Certified power of attorney' },
  JOINT_ACKNOWLEDGEMENT: {
    vi: 'Văn bản của vợ, chồng thừa nhận con chung',
    en: "Spouses' written acknowledgement of the child",
  },
  RECOGNITION_EVIDENCE: {
    vi: 'Chứng cứ chứng minh quan hệ cha, mẹ, con',
    en: 'Evidence of the relation of parent and child',
  },
  COURT_DECISION: { vi: 'Bản án, quyết định của Tòa án xác định cha, mẹ, con', en: 'Court decision on parentage' },
  PERSONAL_PAPERS: {
    vi: 'Giấy tờ cá nhân của người được khai sinh (bản sao được cấp hợp lệ)',
    en: 'Personal papers of the person to be registered',
  },
  EARLIER_BIRTH_PAPERS: {
    vi: 'Bản sao Giấy khai sinh hoặc giấy tờ có thông tin về việc đăng ký khai sinh trước đây',
    en: 'Copies and papers that show the earlier registration',
  },
  ORIGINAL_LOST_STATEMENT: {
    vi: 'Cam đoan không còn lưu giữ bản chính Giấy khai sinh',
    en: 'Sworn statement that the original is lost',
  },
  FOREIGN_BIRTH_CERTIFICATE: {
    vi: 'Bản sao giấy tờ chứng minh việc đăng ký khai sinh do cơ quan có thẩm quyền nước ngoài cấp',
    en: 'Copy of the foreign birth certificate',
  },
  NOT_REGISTERED_STATEMENT: {
    vi: 'Giấy cam đoan về việc chưa đăng ký khai sinh',
    en: 'Sworn statement that the birth was never registered',
  },
} as const

export type BirthPaper = keyof typeof birthPapers

/** Signed electronic data stand for the paper notification from this day on. The day of intake decides. */
export const electronicNotificationSuffices: readonly Provision<boolean>[] = [
  { from: ALWAYS, cite: 'Luật Hộ tịch 2014, Điều 16 khoản 1', value: false },
  { from: date('2025-01-09'), cite: 'Nghị định 07/2025/NĐ-CP, Điều 2', value: true },
]

/** Where each paper is demanded from. The day of intake decides. */
export const birthPaperCites: readonly Provision<Readonly<Record<BirthPaper, string>>>[] = [
  {
    from: ALWAYS,
    cite: 'Luật Hộ tịch 2014, Điều 16 khoản 1, Điều 36 khoản 1',
    value: {
      BIRTH_NOTIFICATION: 'Luật Hộ tịch 2014, Điều 16 khoản 1',
      WITNESS_STATEMENT: 'Luật Hộ tịch 2014, Điều 16 khoản 1',
      SWORN_STATEMENT: 'Luật Hộ tịch 2014, Điều 16 khoản 1',
      ABANDONMENT_RECORD: 'Luật Hộ tịch 2014, Điều 16 khoản 1; Nghị định 123/2015/NĐ-CP, Điều 14',
      SURROGACY_CONFIRMATION: 'Luật Hộ tịch 2014, Điều 16 khoản 1; Nghị định 123/2015/NĐ-CP, Điều 16',
      NATIONALITY_AGREEMENT: 'Luật Hộ tịch 2014, Điều 36 khoản 1',
      FOREIGN_NATIONALITY_CONFIRMATION: 'Luật Hộ tịch 2014, Điều 36 khoản 1',
      FOREIGN_BIRTH_PAPER: 'Nghị định 123/2015/NĐ-CP, Điều 29',
      ENTRY_PROOF: 'Nghị định 123/2015/NĐ-CP, Điều 29',
      POWER_OF_ATTORNEY: 'Thông tư 04/2020/TT-BTP, Điều 2',
      JOINT_ACKNOWLEDGEMENT: 'Thông tư 04/2020/TT-BTP, Điều 16 khoản 3',
      RECOGNITION_EVIDENCE: 'Thông tư 04/2020/TT-BTP, Điều 14 và Điều 15',
      COURT_DECISION: 'Luật Hôn nhân và gia đình 2014, Điều 101',
      PERSONAL_PAPERS: 'Thông tư 04/2020/TT-BTP, Điều 9',
      EARLIER_BIRTH_PAPERS: 'Nghị định 123/2015/NĐ-CP, Điều 24 khoản 3, Điều 26 khoản 1',
      ORIGINAL_LOST_STATEMENT: 'Nghị định 123/2015/NĐ-CP, Điều 26 khoản 1',
      FOREIGN_BIRTH_CERTIFICATE: 'Luật Hộ tịch 2014, Điều 49; Nghị định 123/2015/NĐ-CP, Điều 10',
      NOT_REGISTERED_STATEMENT: 'Thông tư 04/2020/TT-BTP, Điều 9',
    },
  },
]

/** From here on the number or the information is enough to identify a person; papers only when data are missing. */
export const identityByDataSuffices: readonly Provision<boolean>[] = [
  { from: ALWAYS, cite: 'Nghị định 123/2015/NĐ-CP, Điều 2', value: false },
  { from: date('2026-01-15'), cite: 'Nghị định 18/2026/NĐ-CP, Điều 13', value: true },
]
