import { date } from '../values/calendar-date.ts'
import { ALWAYS, type Provision } from './in-force.ts'

/** Papers a change may need; the key is kept with the attachment. */
export const changePapers = {
  ANNOTATED_ORIGINAL: { vi: 'Bản chính giấy tờ hộ tịch được ghi chú', en: 'The original that is annotated' },
  CHANGE_GROUND: {
    vi: 'Giấy tờ làm căn cứ thay đổi họ, chữ đệm, tên',
    en: 'Papers on which the change of name rests',
  },
  ADOPTION_PAPER: { vi: 'Giấy chứng nhận nuôi con nuôi', en: 'Certificate of adoption' },
  ERROR_PROOF: { vi: 'Giấy tờ chứng minh sai sót khi đăng ký', en: 'Proof of the error of registration' },
  SUPPLEMENT_PROOF: { vi: 'Giấy tờ chứng minh nội dung bổ sung', en: 'Proof of what is supplemented' },
  ETHNICITY_PROOF: {
    vi: 'Giấy tờ chứng minh dân tộc của cha hoặc mẹ',
    en: "Proof of the mother's or father's ethnic group",
  },
  SEX_CERTIFICATE: {
    vi: 'Giấy chứng nhận y tế sau khi can thiệp y tế để xác định lại giới tính',
    en: 'Medical certificate of the redetermined sex',
  },
  FOREIGN_CHANGE_PAPER: {
    vi: 'Bản sao giấy tờ của cơ quan nước ngoài về việc thay đổi hộ tịch',
    en: 'Foreign paper of the change',
  },
  PARENTS_CONSENT: { vi: 'Ý kiến đồng ý của cha, mẹ', en: 'Consent of the parents' },
  JOINT_ACKNOWLEDGEMENT: {
    vi: 'Văn bản của vợ chồng thừa nhận là con chung',
    en: 'The spouses acknowledge the child as theirs',
  },
  POWER_OF_ATTORNEY: { vi: 'Văn bản ủy quyền', en: 'Power of attorney' },
} as const
export type ChangePaper = keyof typeof changePapers

/** Why each is asked for. The day of intake decides. */
export const changePaperCites: readonly Provision<Readonly<Record<ChangePaper, string>>>[] = [
  {
    from: ALWAYS,
    cite: 'Nghị định 158/2005/NĐ-CP, Điều 38',
    value: {
      ANNOTATED_ORIGINAL: 'Nghị định 158/2005/NĐ-CP, Điều 38',
      CHANGE_GROUND: 'Nghị định 158/2005/NĐ-CP, Điều 38',
      ADOPTION_PAPER: 'Nghị định 158/2005/NĐ-CP, Điều 28',
      ERROR_PROOF: 'Nghị định 158/2005/NĐ-CP, Điều 38',
      SUPPLEMENT_PROOF: 'Nghị định 158/2005/NĐ-CP, Điều 38',
      ETHNICITY_PROOF: 'Nghị định 158/2005/NĐ-CP, Điều 38',
      SEX_CERTIFICATE: 'Nghị định 88/2008/NĐ-CP',
      FOREIGN_CHANGE_PAPER: 'Nghị định 158/2005/NĐ-CP, Điều 55',
      PARENTS_CONSENT: 'Nghị định 158/2005/NĐ-CP, Điều 38',
      JOINT_ACKNOWLEDGEMENT: 'Luật Hôn nhân và gia đình 2000, Điều 63',
      POWER_OF_ATTORNEY: 'Nghị định 158/2005/NĐ-CP, Điều 10',
    },
  },
  {
    from: date('2016-01-01'),
    cite: 'Luật Hộ tịch 2014, Điều 28, 29, 47; Nghị định 123/2015/NĐ-CP, Điều 7',
    value: {
      ANNOTATED_ORIGINAL: 'Luật Hộ tịch 2014, Điều 28 khoản 2',
      CHANGE_GROUND: 'Luật Hộ tịch 2014, Điều 28 khoản 1; Bộ luật Dân sự, Điều 27, 28',
      ADOPTION_PAPER: 'Luật Hộ tịch 2014, Điều 26 khoản 2',
      ERROR_PROOF: 'Nghị định 123/2015/NĐ-CP, Điều 7 khoản 2',
      SUPPLEMENT_PROOF: 'Luật Hộ tịch 2014, Điều 29',
      ETHNICITY_PROOF: 'Luật Hộ tịch 2014, Điều 28; Bộ luật Dân sự, Điều 29',
      SEX_CERTIFICATE: 'Nghị định 88/2008/NĐ-CP; Bộ luật Dân sự, Điều 36',
      FOREIGN_CHANGE_PAPER: 'Luật Hộ tịch 2014, Điều 49 khoản 1',
      PARENTS_CONSENT: 'Nghị định 123/2015/NĐ-CP, Điều 7 khoản 1',
      JOINT_ACKNOWLEDGEMENT: 'Luật Hôn nhân và gia đình 2014, Điều 88; Thông tư 04/2020/TT-BTP, Điều 16',
      POWER_OF_ATTORNEY: 'Thông tư 04/2020/TT-BTP, Điều 2',
    },
  },
]
