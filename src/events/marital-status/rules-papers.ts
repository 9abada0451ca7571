import type { Circumstances } from '../circumstances.ts'
import type { MaritalDeclaration } from './declaration.ts'
import { forMarriage } from './facts.ts'

type Paper =
  | 'DIVORCE_JUDGMENT'
  | 'SPOUSE_DEATH_EXTRACT'
  | 'MARRIAGE_CERTIFICATE'
  | 'STAY_SWORN_STATEMENT'
  | 'STAY_CERTIFICATE'
  | 'EARLIER_CERTIFICATE'
  | 'LOSS_STATEMENT'
  | 'POWER_OF_ATTORNEY'

const words: Readonly<Record<Paper, readonly [text: string, cite: string]>> = {
  DIVORCE_JUDGMENT: [
    'Bản án, quyết định ly hôn; trích lục ghi chú ly hôn nếu ly hôn ở nước ngoài',
    'Nghị định 123/2015/NĐ-CP, Điều 22 khoản 2',
  ],
  SPOUSE_DEATH_EXTRACT: ['Trích lục khai tử của vợ hoặc chồng đã chết', 'Nghị định 123/2015/NĐ-CP, Điều 22 khoản 2'],
  MARRIAGE_CERTIFICATE: ['Giấy chứng nhận kết hôn', 'Thông tư 04/2020/TT-BTP, Điều 33'],
  STAY_SWORN_STATEMENT: [
    'Văn bản cam đoan về tình trạng hôn nhân trong thời gian cư trú ở nơi khác',
    'Nghị định 123/2015/NĐ-CP, Điều 22 khoản 4; Thông tư 04/2020/TT-BTP, Điều 12',
  ],
  STAY_CERTIFICATE: ['Giấy xác nhận của nơi cư trú trước đây', 'Nghị định 123/2015/NĐ-CP, Điều 22 khoản 4'],
  EARLIER_CERTIFICATE: ['Giấy xác nhận tình trạng hôn nhân đã cấp', 'Nghị định 123/2015/NĐ-CP, Điều 22 khoản 6'],
  LOSS_STATEMENT: [
    'Văn bản trình bày lý do không nộp lại được Giấy đã cấp',
    'Thông tư 04/2020/TT-BTP, Điều 12 khoản 3',
  ],
  POWER_OF_ATTORNEY: ['Văn bản ủy quyền được chứng thực', 'Thông tư 04/2020/TT-BTP, Điều 2'],
}

/** What lacks: papers of marriages the registers do not know, of stays nobody could answer for, and of the certificate given before (NĐ 123/2015 art. 22). */
export function missingPapers(
  declaration: MaritalDeclaration,
  attached: readonly string[],
  { people, receivedOn }: Circumstances,
): { paper: string; text: string; cite: string }[] {
  const { declaredStatus, stays, earlierCertificate, informant } = declaration
  const known = (people?.SUBJECT?.marriages ?? []).length > 0
  const ofStatus: Paper[] = known
    ? []
    : declaredStatus === 'DIVORCED'
      ? ['DIVORCE_JUDGMENT']
      : declaredStatus === 'WIDOWED'
        ? ['SPOUSE_DEATH_EXTRACT']
        : declaredStatus === 'MARRIED'
          ? ['MARRIAGE_CERTIFICATE']
          : []
  const needed: Paper[] = [
    ...ofStatus,
    ...(stays.some(({ answer }) => answer === 'SWORN') ? (['STAY_SWORN_STATEMENT'] as const) : []),
    ...(stays.some(({ answer }) => answer === 'CERTIFICATE') ? (['STAY_CERTIFICATE'] as const) : []),
    ...(earlierCertificate?.returned ? (['EARLIER_CERTIFICATE'] as const) : []),
    ...(earlierCertificate && !earlierCertificate.returned && forMarriage(declaration, receivedOn)
      ? (['LOSS_STATEMENT'] as const)
      : []),
    ...(informant.relationship === 'PROXY' ? (['POWER_OF_ATTORNEY'] as const) : []),
  ]
  return needed
    .filter((paper) => !attached.includes(paper))
    .map((paper) => ({ paper, text: words[paper][0], cite: words[paper][1] }))
}
