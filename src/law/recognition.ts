import { date } from '../values/calendar-date.ts'
import { ALWAYS, type Provision } from './in-force.ts'

type Words = { vi: string; en: string }

/** Loại xác nhận (00 §5.7). */
export const recognitionKinds = {
  '1': { vi: 'Cha nhận con', en: 'A father recognises a child' },
  '2': { vi: 'Mẹ nhận con', en: 'A mother recognises a child' },
  '3': { vi: 'Con nhận cha', en: 'A child recognises its father' },
  '4': { vi: 'Con nhận mẹ', en: 'A child recognises its mother' },
} as const satisfies Readonly<Record<string, Words>>

/** What proves the relation; the second only where the first is wanting (E2). */
export type RecognitionEvidence = 'AUTHORITY_PAPER' | 'SWORN_STATEMENT_WITH_WITNESSES'
export const recognitionEvidence: readonly Provision<
  Readonly<Record<RecognitionEvidence, Words & { witnesses: number }>>
>[] = [
  {
    from: ALWAYS,
    cite: 'Thông tư 15/2015/TT-BTP, Điều 11; Thông tư 04/2020/TT-BTP, Điều 14',
    value: {
      AUTHORITY_PAPER: {
        vi: 'Văn bản của cơ quan y tế, cơ quan giám định hoặc cơ quan khác có thẩm quyền xác nhận quan hệ cha con, mẹ con',
        en: 'Paper of a medical, expert or other competent body that confirms the relation',
        witnesses: 0,
      },
      SWORN_STATEMENT_WITH_WITNESSES: {
        vi: 'Văn bản cam đoan của các bên về mối quan hệ cha, mẹ, con và ít nhất hai người làm chứng',
        en: 'Sworn statement of the parties and at least two witnesses',
        witnesses: 2,
      },
    },
  },
]

/** R-E5: witnesses of a sworn statement. The day of intake decides. */
export const recognitionWitnesses: readonly Provision<number>[] = [
  { from: ALWAYS, cite: 'Thông tư 15/2015/TT-BTP, Điều 11; Thông tư 04/2020/TT-BTP, Điều 14 khoản 2', value: 2 },
]

/** From this age a child says what it thinks of the recognition. */
export const recognitionOpinionAge: readonly Provision<number>[] = [
  { from: ALWAYS, cite: 'Nghị định 158/2005/NĐ-CP, Điều 34', value: 9 },
  { from: date('2016-01-01'), cite: 'Thông tư 15/2015/TT-BTP; Thông tư 04/2024/TT-BTP (mẫu Tờ khai)', value: 9 },
]

/** R-E3: years between parent and child. Below `warn` it is asked about; at or below `refuse` it cannot be. */
export const parentChildGap: readonly Provision<{ warn: number; refuse: number }>[] = [
  {
    from: ALWAYS,
    cite: 'Luật Hôn nhân và gia đình 2014, Điều 88, 90 (kiểm tra tính hợp lý)',
    value: { warn: 12, refuse: 0 },
  },
]

export type Posting = { days: number; unit: 'days' | 'working-days' }

/** Postings of a recognition with a foreign element: at the deciding office and at the commune of permanent residence. The day of intake decides. */
export const recognitionPostings: readonly Provision<{ atTheOffice: Posting; atTheResidence: Posting }>[] = [
  {
    from: ALWAYS,
    cite: 'Nghị định 126/2014/NĐ-CP, Điều 31',
    value: { atTheOffice: { days: 7, unit: 'working-days' }, atTheResidence: { days: 7, unit: 'working-days' } },
  },
  {
    from: date('2016-01-01'),
    cite: 'Luật Hộ tịch 2014, Điều 44 khoản 2',
    value: { atTheOffice: { days: 7, unit: 'days' }, atTheResidence: { days: 7, unit: 'days' } },
  },
  {
    from: date('2025-07-01'),
    cite: 'Nghị định 120/2025/NĐ-CP',
    value: { atTheOffice: { days: 5, unit: 'working-days' }, atTheResidence: { days: 5, unit: 'working-days' } },
  },
]

/** R-E1, R-E2: what belongs to the court instead: a dispute, a person who has died, a child that has another recorded parent. */
export type CourtMatter = 'DISPUTE' | 'PERSON_DEAD' | 'OTHER_PARENT_RECORDED'
export const recognitionBeforeTheCourt: readonly Provision<readonly CourtMatter[]>[] = [
  {
    from: ALWAYS,
    cite: 'Nghị định 158/2005/NĐ-CP, Điều 32',
    value: ['DISPUTE', 'PERSON_DEAD', 'OTHER_PARENT_RECORDED'],
  },
  {
    from: date('2015-01-01'),
    cite: 'Luật Hôn nhân và gia đình 2014, Điều 88, Điều 101 khoản 2; Luật Hộ tịch 2014, Điều 25',
    value: ['DISPUTE', 'PERSON_DEAD', 'OTHER_PARENT_RECORDED'],
  },
]

/** Papers of a recognition dossier; the word is also kept with each attachment. */
export const recognitionPapers = {
  RECOGNITION_EVIDENCE: {
    vi: 'Chứng cứ chứng minh quan hệ cha, mẹ, con',
    en: 'Evidence of the relation of parent and child',
    cite: 'Luật Hộ tịch 2014, Điều 25 khoản 1; Thông tư 04/2020/TT-BTP, Điều 14',
  },
  RECOGNITION_WITNESSES: {
    vi: 'Văn bản của người làm chứng',
    en: 'Statements of the witnesses',
    cite: 'Thông tư 04/2020/TT-BTP, Điều 14 khoản 2',
  },
  RECOGNITION_PASSPORT: {
    vi: 'Bản sao hộ chiếu hoặc giấy tờ chứng minh nhân thân của người nước ngoài',
    en: 'Passport of the foreigner',
    cite: 'Luật Hộ tịch 2014, Điều 44 khoản 1',
  },
  FOREIGN_RECOGNITION_PAPER: {
    vi: 'Giấy tờ của cơ quan có thẩm quyền nước ngoài công nhận việc nhận cha, mẹ, con',
    en: 'The foreign paper',
    cite: 'Luật Hộ tịch 2014, Điều 49',
  },
} as const satisfies Readonly<Record<string, Words & { cite: string }>>
export type RecognitionPaper = keyof typeof recognitionPapers

/** Which papers lack unless attached. The day of intake decides. */
export const recognitionDossier: readonly Provision<
  Readonly<Record<'USUAL' | 'SWORN' | 'FOREIGNER' | 'TRANSCRIBED', readonly RecognitionPaper[]>>
>[] = [
  {
    from: ALWAYS,
    cite: 'Nghị định 158/2005/NĐ-CP, Điều 34; Luật Hộ tịch 2014, Điều 25, 44, 49',
    value: {
      USUAL: ['RECOGNITION_EVIDENCE'],
      SWORN: ['RECOGNITION_EVIDENCE', 'RECOGNITION_WITNESSES'],
      FOREIGNER: ['RECOGNITION_PASSPORT'],
      TRANSCRIBED: ['FOREIGN_RECOGNITION_PAPER'],
    },
  },
]
