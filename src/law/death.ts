import { type CalendarDate, date } from '../values/calendar-date.ts'
import { ALWAYS, inForce, type Provision } from './in-force.ts'

type Words = { vi: string; en: string }

/** Papers that tell of a death, by their code in the national list (00 §5.11). */
export type DeathPaper = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7'

export const deathPaperWords: Readonly<Record<DeathPaper, Words>> = {
  '0': { vi: 'Không có thông tin', en: 'No information' },
  '1': { vi: 'Giấy báo tử', en: 'Notification of death' },
  '2': { vi: 'Giấy xác nhận việc thi hành án tử hình', en: 'Confirmation of an execution' },
  '3': {
    vi: 'Bản án, quyết định có hiệu lực của Tòa án tuyên bố chết',
    en: 'Effective judgment or decision that declares the person dead',
  },
  '4': {
    vi: 'Văn bản xác nhận của cơ quan công an hoặc kết quả giám định pháp y',
    en: 'Confirmation of the police or forensic result',
  },
  '5': {
    vi: 'Văn bản xác định nguyên nhân chết của cơ quan y tế cấp huyện',
    en: 'Cause of death by the district health body',
  },
  '6': { vi: 'Biên bản xác nhận việc chết', en: 'Record of the death' },
  '7': { vi: 'Văn bản xác nhận việc chết của người làm chứng', en: 'Witness statement on the death' },
}

/** The papers an office may take; 5–7 appear in old books only. The day of intake decides. */
export const deathPapersTaken: readonly Provision<readonly DeathPaper[]>[] = [
  { from: ALWAYS, cite: 'Nghị định 158/2005/NĐ-CP, Điều 22', value: ['0', '1', '2', '3', '4', '5', '6', '7'] },
  { from: date('2016-01-01'), cite: 'Nghị định 123/2015/NĐ-CP, Điều 4 khoản 2', value: ['1', '2', '3', '4'] },
]

/** How a person died, as far as it decides which paper tells of it (H4). */
export type DeathSituation = 'HEALTH_FACILITY' | 'EXECUTION' | 'DECLARED' | 'SUDDEN_OR_SUSPICIOUS' | 'OTHER'

/** The paper of each situation and who gives it. The day of intake decides. */
export const deathPaperOf: readonly Provision<
  Readonly<Record<DeathSituation, { paper: DeathPaper; issuer: Words }>>
>[] = [
  {
    from: ALWAYS,
    cite: 'Nghị định 158/2005/NĐ-CP, Điều 22; Nghị định 123/2015/NĐ-CP, Điều 4 khoản 2',
    value: {
      HEALTH_FACILITY: { paper: '1', issuer: { vi: 'Thủ trưởng cơ sở y tế', en: 'head of the health facility' } },
      EXECUTION: {
        paper: '2',
        issuer: { vi: 'Chủ tịch Hội đồng thi hành án tử hình', en: 'chair of the execution council' },
      },
      DECLARED: { paper: '3', issuer: { vi: 'Tòa án', en: 'court' } },
      SUDDEN_OR_SUSPICIOUS: {
        paper: '4',
        issuer: { vi: 'Cơ quan công an hoặc cơ quan giám định pháp y', en: 'police or forensic body' },
      },
      OTHER: {
        paper: '1',
        issuer: { vi: 'Ủy ban nhân dân cấp xã nơi người đó chết', en: 'commune where the person died' },
      },
    },
  },
]

/** What proves a death of long ago for which no paper was kept. The day of intake decides. */
export const oldDeathEvidence: readonly Provision<readonly Words[]>[] = [
  {
    from: ALWAYS,
    cite: 'Thông tư 04/2020/TT-BTP, Điều 13; Quyết định 1872/QĐ-BTP',
    value: [
      {
        vi: 'Giấy tờ, tài liệu, chứng cứ do cơ quan, tổ chức có thẩm quyền cấp hoặc xác nhận chứng minh việc chết',
        en: 'Papers or evidence of a competent body that prove the death',
      },
      {
        vi: 'Không có giấy tờ: văn bản cam đoan của người yêu cầu về việc chết',
        en: 'Without papers: a sworn statement of the requester',
      },
    ],
  },
]

/** Who must register a death, in the order in which the law calls them (H2). */
export type DeathDeclarant = 'RELATIVE' | 'BODY_OR_PERSON_CONCERNED' | 'OFFICER'
export const deathDeclarants: readonly Provision<readonly DeathDeclarant[]>[] = [
  { from: ALWAYS, cite: 'Nghị định 158/2005/NĐ-CP, Điều 20', value: ['RELATIVE', 'BODY_OR_PERSON_CONCERNED'] },
  {
    from: date('2016-01-01'),
    cite: 'Luật Hộ tịch 2014, Điều 33',
    value: ['RELATIVE', 'BODY_OR_PERSON_CONCERNED', 'OFFICER'],
  },
]

/** R-H4: the death of a foreigner is told to the Ministry of Foreign Affairs with an extract. */
export const foreignDeathIsTold: readonly Provision<boolean>[] = [
  { from: ALWAYS, cite: 'Nghị định 158/2005/NĐ-CP, Điều 53', value: true },
  { from: date('2016-01-01'), cite: 'Luật Hộ tịch 2014, Điều 52 khoản 3', value: true },
]

/** Paper notification is not asked for where its signed data can be read. The day of intake decides. */
export const electronicDeathNotificationSuffices: readonly Provision<boolean>[] = [
  { from: ALWAYS, cite: 'Luật Hộ tịch 2014, Điều 34', value: false },
  { from: date('2025-01-09'), cite: 'Nghị định 07/2025/NĐ-CP, Điều 2', value: true },
]

export const mayTakeDeathPaper = (paper: DeathPaper, intakeOn: CalendarDate): boolean =>
  inForce(deathPapersTaken, intakeOn).value.includes(paper)
