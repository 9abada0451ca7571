import { date } from '../values/calendar-date.ts'
import { ALWAYS, type Provision } from './in-force.ts'

/** Papers a marriage may need; the key is kept with the attachment. */
export const marriagePapers = {
  WIFE_MARITAL_CERTIFICATE: {
    vi: 'Giấy xác nhận tình trạng hôn nhân của bên nữ',
    en: 'Certificate of marital status of the woman',
  },
  HUSBAND_MARITAL_CERTIFICATE: {
    vi: 'Giấy xác nhận tình trạng hôn nhân của bên nam',
    en: 'Certificate of marital status of the man',
  },
  WIFE_FOREIGN_MARITAL_PAPER: {
    vi: 'Giấy tờ chứng minh tình trạng hôn nhân do nước ngoài cấp của bên nữ',
    en: 'Foreign proof that the woman is unmarried',
  },
  HUSBAND_FOREIGN_MARITAL_PAPER: {
    vi: 'Giấy tờ chứng minh tình trạng hôn nhân do nước ngoài cấp của bên nam',
    en: 'Foreign proof that the man is unmarried',
  },
  WIFE_HEALTH_PAPER: {
    vi: 'Giấy xác nhận của tổ chức y tế về khả năng nhận thức, làm chủ hành vi của bên nữ',
    en: 'Medical certificate of the woman',
  },
  HUSBAND_HEALTH_PAPER: {
    vi: 'Giấy xác nhận của tổ chức y tế về khả năng nhận thức, làm chủ hành vi của bên nam',
    en: 'Medical certificate of the man',
  },
  WIFE_PASSPORT: { vi: 'Bản sao hộ chiếu của bên nữ', en: 'Copy of the woman’s passport' },
  HUSBAND_PASSPORT: { vi: 'Bản sao hộ chiếu của bên nam', en: 'Copy of the man’s passport' },
  WIFE_DIVORCE_NOTE: {
    vi: 'Trích lục ghi chú ly hôn của bên nữ',
    en: 'Extract of the note of the woman’s divorce abroad',
  },
  HUSBAND_DIVORCE_NOTE: {
    vi: 'Trích lục ghi chú ly hôn của bên nam',
    en: 'Extract of the note of the man’s divorce abroad',
  },
  WIFE_EMPLOYER_LETTER: {
    vi: 'Văn bản của cơ quan, đơn vị quản lý bên nữ',
    en: 'Letter of the woman’s employer (public service, armed forces)',
  },
  HUSBAND_EMPLOYER_LETTER: {
    vi: 'Văn bản của cơ quan, đơn vị quản lý bên nam',
    en: 'Letter of the man’s employer (public service, armed forces)',
  },
  FOREIGN_MARRIAGE_PAPER: {
    vi: 'Bản sao giấy tờ chứng nhận kết hôn do cơ quan nước ngoài cấp',
    en: 'Copy of the foreign marriage paper',
  },
  EARLIER_MARRIAGE_PAPERS: {
    vi: 'Bản sao Giấy chứng nhận kết hôn hoặc giấy tờ có thông tin về việc kết hôn đã đăng ký trước đây',
    en: 'Copies and papers that show the earlier registration',
  },
  COHABITATION_PROOF: {
    vi: 'Giấy tờ, xác nhận về việc chung sống như vợ chồng',
    en: 'Proof of the life as husband and wife',
  },
  POWER_OF_ATTORNEY: { vi: 'Văn bản ủy quyền', en: 'Power of attorney' },
} as const
export type MarriagePaper = keyof typeof marriagePapers

/** Under which article a paper is asked for. The day of intake decides. */
export type PaperGround = 'STATUS' | 'FOREIGN_ELEMENT' | 'BORDER' | 'TRANSCRIBED' | 'AGAIN' | 'COHABITATION' | 'PROXY'

export const marriagePaperCites: readonly Provision<Readonly<Record<PaperGround, string>>>[] = [
  {
    from: ALWAYS,
    cite: 'Nghị định 158/2005/NĐ-CP, Điều 18; Nghị định 126/2014/NĐ-CP, Điều 20',
    value: {
      STATUS: 'Nghị định 158/2005/NĐ-CP, Điều 18 khoản 1',
      FOREIGN_ELEMENT: 'Nghị định 126/2014/NĐ-CP, Điều 20',
      BORDER: 'Nghị định 126/2014/NĐ-CP, Điều 49',
      TRANSCRIBED: 'Nghị định 126/2014/NĐ-CP, Điều 35',
      AGAIN: 'Nghị định 158/2005/NĐ-CP, Điều 48',
      COHABITATION: 'Nghị định 77/2001/NĐ-CP',
      PROXY: 'Thông tư 08.a/2010/TT-BTP',
    },
  },
  {
    from: date('2016-01-01'),
    cite: 'Luật Hộ tịch 2014, Điều 18, 38, 50; Nghị định 123/2015/NĐ-CP, Điều 18, 22, 27, 30, 35, 44',
    value: {
      STATUS: 'Nghị định 123/2015/NĐ-CP, Điều 22, Điều 30 khoản 1',
      FOREIGN_ELEMENT: 'Luật Hộ tịch 2014, Điều 38 khoản 1; Nghị định 123/2015/NĐ-CP, Điều 30',
      BORDER: 'Nghị định 123/2015/NĐ-CP, Điều 18 khoản 1',
      TRANSCRIBED: 'Luật Hộ tịch 2014, Điều 50 khoản 1; Nghị định 123/2015/NĐ-CP, Điều 35',
      AGAIN: 'Nghị định 123/2015/NĐ-CP, Điều 27 khoản 1',
      COHABITATION: 'Nghị định 123/2015/NĐ-CP, Điều 44 khoản 2',
      PROXY: 'Thông tư 15/2015/TT-BTP, Điều 2; Thông tư 04/2020/TT-BTP, Điều 2',
    },
  },
]

/** Does a border marriage need the medical certificates too? Not since 2016. The day of intake decides. */
export const borderNeedsHealthPaper: readonly Provision<boolean>[] = [
  { from: ALWAYS, cite: 'Nghị định 126/2014/NĐ-CP, Điều 49', value: false },
  { from: date('2016-01-01'), cite: 'Nghị định 123/2015/NĐ-CP, Điều 18 khoản 1', value: false },
]
