import { type CalendarDate, date } from '../values/calendar-date.ts'
import { ALWAYS, inForce, type Provision } from './in-force.ts'

/** A form as one legal text set it. `printedBy`: pre-printed stock of the Ministry, or printed by the office itself. */
export type Form = { version: string; title: string; printedBy: 'MINISTRY' | 'OFFICE' }
type Versions = readonly Provision<Form>[]

const from158 = 'Thông tư 08.a/2010/TT-BTP, sửa đổi bởi Thông tư 05/2012/TT-BTP'
const from2016 = 'Thông tư 15/2015/TT-BTP'
const from2020 = 'Thông tư 04/2020/TT-BTP'

const versions = (title: string, printedBy: Form['printedBy'], annex: string): Versions => [
  { from: ALWAYS, cite: from158, value: { version: 'TT08A-2010', title, printedBy } },
  { from: date('2016-01-01'), cite: from2016, value: { version: 'TT15-2015', title, printedBy } },
  { from: date('2020-07-16'), cite: `${from2020}, ${annex}`, value: { version: 'TT04-2020', title, printedBy } },
]
const declaration = (title: string): Versions => [
  ...versions(title, 'OFFICE', 'Phụ lục 5'),
  {
    from: date('2024-06-06'),
    cite: 'Thông tư 04/2024/TT-BTP (thay Phụ lục 5 Thông tư 04/2020/TT-BTP)',
    value: { version: 'TT04-2024', title, printedBy: 'OFFICE' },
  },
]
const extract = (title: string): Versions => versions(title, 'OFFICE', 'Phụ lục 3')
const supervision = (title: string): Versions => [
  {
    from: date('2025-01-09'),
    cite: 'Nghị định 07/2025/NĐ-CP (theo mẫu giám hộ)',
    value: { version: 'ND07-2025', title, printedBy: 'OFFICE' },
  },
]
const adoptionForm = (title: string, printedBy: Form['printedBy'] = 'OFFICE'): Versions => [
  { from: ALWAYS, cite: 'Thông tư 08.a/2010/TT-BTP', value: { version: 'TT08A-2010', title, printedBy } },
  { from: date('2011-08-22'), cite: 'Thông tư 12/2011/TT-BTP', value: { version: 'TT12-2011', title, printedBy } },
  { from: date('2021-02-26'), cite: 'Thông tư 10/2020/TT-BTP', value: { version: 'TT10-2020', title, printedBy } },
]
const ministry = (title: string): Versions => versions(title, 'MINISTRY', 'Phụ lục 1')

/** The day a paper is made decides which form it uses; declarations go by the day of intake. */
export const birthCertificateForms = ministry('Giấy khai sinh')
export const birthExtractForms = extract('Trích lục khai sinh (bản sao)')
export const birthBookForms = versions('Sổ đăng ký khai sinh', 'MINISTRY', 'Phụ lục 2')
export const birthDeclarationForms = declaration('Tờ khai đăng ký khai sinh')

/** Declarations of requesters (domain 02 §1, §4). The day of intake decides. */
export const declarationForms = {
  BIRTH: birthDeclarationForms,
  BIRTH_REREGISTERED: declaration('Tờ khai đăng ký lại khai sinh'),
  BIRTH_WITH_PAPERS: declaration('Tờ khai đăng ký khai sinh cho người đã có hồ sơ, giấy tờ cá nhân'),
  MARRIAGE: declaration('Tờ khai đăng ký kết hôn'),
  MARRIAGE_REREGISTERED: declaration('Tờ khai đăng ký lại kết hôn'),
  MARITAL_STATUS: declaration('Tờ khai cấp Giấy xác nhận tình trạng hôn nhân'),
  RECOGNITION: declaration('Tờ khai đăng ký nhận cha, mẹ, con'),
  GUARDIANSHIP: declaration('Tờ khai đăng ký giám hộ'),
  GUARDIANSHIP_END: declaration('Tờ khai đăng ký chấm dứt giám hộ'),
  SUPERVISION: supervision('Tờ khai đăng ký giám sát việc giám hộ'),
  SUPERVISION_END: supervision('Tờ khai đăng ký chấm dứt giám sát việc giám hộ'),
  CHANGE: declaration('Tờ khai đăng ký việc thay đổi, cải chính, bổ sung hộ tịch, xác định lại dân tộc'),
  DEATH: declaration('Tờ khai đăng ký khai tử'),
  DEATH_REREGISTERED: declaration('Tờ khai đăng ký lại khai tử'),
  BIRTH_TRANSCRIBED: declaration('Tờ khai ghi vào Sổ hộ tịch việc khai sinh'),
  MARRIAGE_TRANSCRIBED: declaration('Tờ khai ghi chú kết hôn'),
  DIVORCE_NOTE: declaration('Tờ khai ghi chú ly hôn'),
  DEATH_TRANSCRIBED: declaration('Tờ khai ghi vào Sổ hộ tịch việc khai tử'),
  GUARDIANSHIP_OR_RECOGNITION_TRANSCRIBED: declaration('Tờ khai ghi vào Sổ hộ tịch việc giám hộ, nhận cha, mẹ, con'),
  OTHER_TRANSCRIBED: declaration('Tờ khai ghi vào Sổ hộ tịch các việc hộ tịch khác'),
  EXTRACT_COPY: declaration('Tờ khai cấp bản sao trích lục hộ tịch'),
  CONFIRMATION: declaration('Tờ khai đề nghị xác nhận thông tin hộ tịch'),
  ADOPTION: adoptionForm('Đơn xin nhận con nuôi trong nước'),
} as const satisfies Readonly<Record<string, Versions>>
export type DeclarationForm = keyof typeof declarationForms

/** Certificates, extracts and letters (domain 02 §1, §5). The day of issue decides. */
export const documentForms = {
  BIRTH_CERTIFICATE: birthCertificateForms,
  BIRTH_EXTRACT: birthExtractForms,
  BIRTH_TRANSCRIPTION_EXTRACT: extract('Trích lục ghi vào Sổ hộ tịch việc khai sinh'),
  MARRIAGE_CERTIFICATE: ministry('Giấy chứng nhận kết hôn'),
  MARRIAGE_EXTRACT: extract('Trích lục kết hôn (bản sao)'),
  MARRIAGE_NOTE_EXTRACT: extract('Trích lục ghi chú kết hôn'),
  DIVORCE_NOTE_EXTRACT: extract('Trích lục ghi chú ly hôn'),
  DEATH_EXTRACT: extract('Trích lục khai tử'),
  DEATH_TRANSCRIPTION_EXTRACT: extract('Trích lục ghi vào Sổ hộ tịch việc khai tử'),
  RECOGNITION_EXTRACT: extract('Trích lục đăng ký nhận cha, mẹ, con'),
  GUARDIANSHIP_EXTRACT: extract('Trích lục đăng ký giám hộ'),
  GUARDIANSHIP_END_EXTRACT: extract('Trích lục đăng ký chấm dứt giám hộ'),
  SUPERVISION_EXTRACT: supervision('Trích lục đăng ký giám sát việc giám hộ'),
  SUPERVISION_END_EXTRACT: supervision('Trích lục đăng ký chấm dứt giám sát việc giám hộ'),
  CHANGE_EXTRACT: extract('Trích lục thay đổi, cải chính, bổ sung hộ tịch, xác định lại dân tộc'),
  OTHER_TRANSCRIPTION_EXTRACT: extract('Trích lục ghi vào Sổ hộ tịch các việc hộ tịch khác'),
  MARITAL_STATUS_CERTIFICATE: extract('Giấy xác nhận tình trạng hôn nhân'),
  CONFIRMATION_LETTER: [
    {
      from: date('2020-09-15'),
      cite: 'Nghị định 87/2020/NĐ-CP, Điều 8',
      value: { version: 'ND87-2020', title: 'Văn bản xác nhận thông tin hộ tịch', printedBy: 'OFFICE' },
    },
  ],
  ADOPTION_CERTIFICATE: adoptionForm('Giấy chứng nhận nuôi con nuôi trong nước', 'MINISTRY'),
} as const satisfies Readonly<Record<string, Versions>>
export type DocumentForm = keyof typeof documentForms

type Cited = Form & { cite: string }
const on = (forms: Versions, day: CalendarDate): Cited | undefined => {
  const form = forms.findLast(({ from }) => from <= day)
  return form && { ...form.value, cite: form.cite }
}

/** The declaration in force for a dossier taken in on that day; undefined before the form existed. */
export const declarationFormOn = (form: DeclarationForm, intakeOn: CalendarDate): Cited | undefined =>
  on(declarationForms[form], intakeOn)

/** The form in force for a paper issued on that day; undefined before it existed. */
export const documentFormOn = (form: DocumentForm, issuedOn: CalendarDate): Cited | undefined =>
  on(documentForms[form], issuedOn)

/** Levels of administration above a commune in the head of a paper: province and district, or province alone. The day of issue decides. */
export const letterheadLevels: readonly Provision<readonly ('PROVINCE' | 'DISTRICT')[]>[] = [
  { from: ALWAYS, cite: 'Thông tư 15/2015/TT-BTP (mẫu Trích lục)', value: ['PROVINCE', 'DISTRICT'] },
  {
    from: date('2025-07-01'),
    cite: 'Nghị định 120/2025/NĐ-CP; Luật Tổ chức chính quyền địa phương 2025',
    value: ['PROVINCE'],
  },
]

/** Does an online request need a digital signature on its form? The day of intake decides. */
export const onlineFormIsSigned: readonly Provision<boolean>[] = [
  { from: ALWAYS, cite: 'Nghị định 87/2020/NĐ-CP', value: true },
  { from: date('2026-01-01'), cite: 'Nghị quyết 66.7/2025/NQ-CP', value: false },
]

/** The forms of a birth on a day, each with its citation. */
export function birthFormsOn(
  day: CalendarDate,
): Readonly<Record<'certificate' | 'extract' | 'book' | 'declaration', Cited>> {
  const sure = (forms: Versions): Cited => {
    const form = inForce(forms, day)
    return { ...form.value, cite: form.cite }
  }
  return {
    certificate: sure(birthCertificateForms),
    extract: sure(birthExtractForms),
    book: sure(birthBookForms),
    declaration: sure(birthDeclarationForms),
  }
}
