import { z } from 'zod'

export const readingAlarms = [
  'MASS_SEARCH',
  'MASS_READ',
  'OFF_HOURS',
  'SAME_NAME',
  'OWN_RELATIVES',
  'MANY_READERS',
] as const
const minuteOfDay = z.int().min(0).max(1440)
/** `most`: the count that is still usual. `dayFrom` to `dayTo`, in minutes since midnight, and `freeDays` (7: Sunday) count for reading out of hours alone. */
const ReadingAlarm = z.strictObject({
  most: z.int().min(0).max(1_000_000).exactOptional(),
  withinMinutes: z.int().min(1).max(44_640).exactOptional(),
  dayFrom: minuteOfDay.exactOptional(),
  dayTo: minuteOfDay.exactOptional(),
  freeDays: z.array(z.int().min(1).max(7)).exactOptional(),
})

/** What a province, an office or the Ministry decides by date (table `policy`). Law itself is never here. */
const policy = <T>(schema: z.ZodType<T>, initial: T, title: string, titleEn: string) => ({
  schema,
  initial,
  title,
  titleEn,
})

export const policies = {
  'print-before-pin': policy(
    z.boolean(),
    false,
    'Cho in Giấy khai sinh khi chưa có số định danh',
    'A certificate may be printed before its PIN has come (R-B4)',
  ),
  'late-flag-uses-request-date': policy(
    z.boolean(),
    true,
    'Quá hạn tính theo ngày yêu cầu (không theo ngày đăng ký)',
    'Lateness counts to the day of the request, not of the entry (R-B1)',
  ),
  'auto-submit-after-pin': policy(
    z.boolean(),
    true,
    'Tự trình ký khi đã có số định danh',
    'A case goes to the signatory by itself when its PIN has come',
  ),
  'office-hours': policy(
    z.array(z.object({ from: z.int().min(0).max(1440), to: z.int().min(0).max(1440) })).min(1),
    [
      { from: 450, to: 690 },
      { from: 810, to: 1020 },
    ],
    'Giờ làm việc (phút tính từ 0 giờ)',
    'Office hours, in minutes since midnight',
  ),
  'fee-receipt-series': policy(
    z.string().regex(/^[A-Z0-9ĐÂÊÔƠƯĂ/.-]{1,20}$/u),
    'BL-HT',
    'Ký hiệu biên lai thu phí, lệ phí hộ tịch',
    'Series of receipts for money',
  ),
  'document-suffixes': policy(
    z.record(z.string(), z.string().max(30)),
    {},
    'Ký hiệu số văn bản của cơ quan',
    'Signs after the number on papers of the office',
  ),
  'book-pages-per-volume': policy(
    z.int().min(20).max(1000),
    200,
    'Số trang của một quyển sổ',
    'Pages of one volume of a book',
  ),
  'long-name-letters': policy(
    z.int().min(10).max(200),
    25,
    'Số chữ cái mà từ đó nhắc hỏi lại tên dài',
    'A name longer than this is asked about; there is no statutory length (R-A11)',
  ),
  'days-between-births': policy(
    // The search of the registers reaches 270 days around a birth.
    z.int().min(0).max(270),
    180,
    'Số ngày tối thiểu giữa hai lần sinh của một người mẹ; gần hơn thì nhắc đối chiếu',
    'Two births of one mother closer than this many days are asked about (R-A4); no article says a number',
  ),
  'reminder-days-ahead': policy(
    z.int().min(1).max(366),
    30,
    'Nhắc việc trước bao nhiêu ngày',
    'How many days ahead an office sees its reminders',
  ),
  'abandoned-ethnicity-may-be-blank': policy(
    z.boolean(),
    true,
    'Trẻ bị bỏ rơi được để trống dân tộc',
    'The ethnicity of a foundling may stay blank (B8.5)',
  ),
  'supervision-book': policy(
    z.enum(['GUARDIANSHIP', 'CHANGE']) as z.ZodType<'GUARDIANSHIP' | 'CHANGE'>,
    'GUARDIANSHIP',
    'Sổ ghi việc giám sát giám hộ: Sổ đăng ký giám hộ (GUARDIANSHIP) hoặc Sổ thay đổi (CHANGE)',
    'The book in which the supervision of a guardianship is written; the decree names none',
  ),
  'recognition-follows-decree-120': policy(
    z.boolean(),
    false,
    'Nhận cha, mẹ, con trong nước cũng theo thời hạn và niêm yết của Nghị định 120/2025/NĐ-CP',
    'Domestic recognition has the limit and postings of Decree 120 too (E3); read as meant for a foreign element only',
  ),
  'recognition-parties-present': policy(
    z.boolean(),
    true,
    'Các bên có mặt khi đăng ký nhận cha, mẹ, con',
    'Both parties are present at a recognition, though the requester need not sign the book (LHT 25, Decree 120)',
  ),
  'reading-alarms': policy(
    z.partialRecord(z.enum(readingAlarms), ReadingAlarm),
    {},
    'Từ mức nào thì cảnh báo việc đọc dữ liệu; điều gì không nêu thì theo mức chung của cả nước',
    'How much reading of personal data raises an alarm; what is not named stays as for the nation (Personal Data Protection Law)',
  ),
  'law-2026-re-registers': policy(
    z.array(z.enum(['BIRTH', 'MARRIAGE', 'DEATH'])) as z.ZodType<('BIRTH' | 'MARRIAGE' | 'DEATH')[]>,
    ['MARRIAGE'] as ('BIRTH' | 'MARRIAGE' | 'DEATH')[],
    'Việc còn được đăng ký lại từ 01/3/2027',
    'What may still be registered again from 2027-03-01, until the text of the law is known here',
  ),
  'digital-citizen-fee-reduction-percent': policy(
    z.int().min(0).max(100),
    0,
    'Phần trăm lệ phí được giảm cho công dân số (Nghị quyết 66.22/2026/NQ-CP)',
    'Reduction of the fee for digital citizens in percent, within the days of the resolution',
  ),
} as const

export type PolicyKey = keyof typeof policies
export type PolicyValues = { [K in PolicyKey]: (typeof policies)[K]['initial'] }
/** As decided; what was not decided has its initial value. */
export type DecidedPolicies = { [K in PolicyKey]?: PolicyValues[K] | undefined }

export const policyKeys = Object.keys(policies) as readonly PolicyKey[]

/** The decided value of a policy, or the national initial one. */
export function policyValue<K extends PolicyKey>(key: K, decided: DecidedPolicies | undefined): PolicyValues[K] {
  const value = decided?.[key]
  return (value === undefined ? policies[key].initial : value) as PolicyValues[K]
}

/** Reads rows `{ key, value }` of the policy table, widest scope first; unknown keys and unreadable values are left out. */
export function readPolicies(rows: readonly { key: string; value: unknown }[]): DecidedPolicies {
  const decided: Record<string, unknown> = {}
  for (const row of rows) {
    if (!Object.hasOwn(policies, row.key)) continue
    const parsed = policies[row.key as PolicyKey].schema.safeParse(row.value)
    if (parsed.success) decided[row.key] = parsed.data
  }
  return decided as DecidedPolicies
}
