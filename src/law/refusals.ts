import type { CalendarDate } from '../values/calendar-date.ts'
import { ALWAYS, inForce, type Provision } from './in-force.ts'

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
        vi: 'Việc hộ tịch đã được đăng ký, tại cơ quan này, cơ quan khác hoặc ở nước ngoài.',
        en: 'The event has already been registered, here or abroad.',
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

const merits = (code: string, vi: string, en: string): RefusalGround => ({ code, kind: 'REFUSED_MERITS', vi, en })

/** Grounds on which a marriage is refused. The day of the refusal decides. */
export const marriageRefusals: readonly Provision<readonly RefusalGround[]>[] = [
  {
    from: ALWAYS,
    cite: 'Luật Hôn nhân và gia đình 2014, Điều 5, Điều 8; Nghị định 123/2015/NĐ-CP, Điều 33',
    value: [
      merits('MARRIAGE_AGE', 'Một bên hoặc cả hai bên chưa đủ tuổi kết hôn.', 'A party is below the age of marriage.'),
      merits(
        'NOT_VOLUNTARY',
        'Việc kết hôn không do hai bên tự nguyện quyết định.',
        'The marriage is not of free will.',
      ),
      merits('INCAPABLE', 'Một bên mất năng lực hành vi dân sự.', 'A party has lost civil capacity.'),
      merits('ALREADY_MARRIED', 'Một bên đang có vợ hoặc có chồng.', 'A party is married.'),
      merits('BARRED_TIE', 'Hai bên có quan hệ mà luật cấm kết hôn.', 'The parties have a tie that bars marriage.'),
      merits('SAME_SEX', 'Hai bên cùng giới tính.', 'The parties are of the same sex.'),
      merits('SHAM', 'Kết hôn giả tạo, môi giới, lợi dụng việc kết hôn.', 'A sham or brokered marriage.'),
      merits(
        'NOT_ALLOWED_BY_FOREIGN_LAW',
        'Bên là công dân nước ngoài không đủ điều kiện kết hôn theo pháp luật của nước đó.',
        'The foreign party may not marry under the law of its country.',
      ),
    ],
  },
]

/** The grounds a refusal of that kind may choose from, those of the matter first; `on` is the day of the refusal. */
export function groundsFor(kind: RefusalKind, marriage: boolean, on: CalendarDate): readonly RefusalGround[] {
  const own = marriage ? inForce(marriageRefusals, on).value : []
  return [...own, ...inForce(refusalGrounds, on).value].filter((ground) => ground.kind === kind)
}
