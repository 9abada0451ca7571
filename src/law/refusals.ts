import { ALWAYS, type Provision } from './in-force.ts'

/** The two refusals (A6): the one-stop desk's, for a dossier that was not completed; the head's, on the merits. */
export type RefusalKind = 'REFUSED_INTAKE' | 'REFUSED_MERITS'
export type RefusalGround = { code: string; kind: RefusalKind; vi: string; en: string }

/** Grounds a refusal may name; free words are always added. Lateness is no ground. The day of the refusal decides. */
export const refusalGrounds: readonly Provision<readonly RefusalGround[]>[] = [
  {
    from: ALWAYS,
    cite: 'Luật Hộ tịch 2014, Điều 5 khoản 2, Điều 9 khoản 3; Quyết định 1833/QĐ-BTP năm 2025',
    value: [
      {
        code: 'NOT_COMPLETED',
        kind: 'REFUSED_INTAKE',
        vi: 'Người yêu cầu không bổ sung, hoàn thiện được hồ sơ theo văn bản hướng dẫn.',
        en: 'The requester could not complete the dossier as asked in writing.',
      },
      {
        code: 'NO_RIGHT_TO_ASK',
        kind: 'REFUSED_INTAKE',
        vi: 'Người nộp hồ sơ không có quyền yêu cầu hoặc không có văn bản ủy quyền.',
        en: 'Whoever handed in the dossier has no right to ask or no power of attorney.',
      },
      {
        code: 'ALREADY_REGISTERED',
        kind: 'REFUSED_MERITS',
        vi: 'Việc sinh đã được đăng ký tại một cơ quan khác hoặc ở nước ngoài.',
        en: 'The birth has already been registered, here or abroad.',
      },
      {
        code: 'FALSE_PAPERS',
        kind: 'REFUSED_MERITS',
        vi: 'Giấy tờ, nội dung khai hoặc cam đoan không đúng sự thật.',
        en: 'Papers, declaration or sworn statement are not true.',
      },
      {
        code: 'BEFORE_COURT',
        kind: 'REFUSED_MERITS',
        vi: 'Có tranh chấp về việc xác định cha, mẹ, con; thuộc thẩm quyền của Tòa án.',
        en: 'Parentage is disputed and belongs to the court.',
      },
      {
        code: 'CONDITIONS_NOT_MET',
        kind: 'REFUSED_MERITS',
        vi: 'Không đủ điều kiện đăng ký theo quy định của pháp luật.',
        en: 'The conditions of the law are not met.',
      },
    ],
  },
]
