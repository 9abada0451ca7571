import { type CalendarDate, date } from '../values/calendar-date.ts'
import { ALWAYS, inForce, type Provision } from './in-force.ts'

/** A form as one legal text set it. `printedBy`: pre-printed stock of the Ministry, or printed by the office itself. */
export type Form = { version: string; title: string; printedBy: 'MINISTRY' | 'OFFICE' }

const from158 = 'Thông tư 08.a/2010/TT-BTP, sửa đổi bởi Thông tư 05/2012/TT-BTP'
const from2016 = 'Thông tư 15/2015/TT-BTP'
const from2020 = 'Thông tư 04/2020/TT-BTP'

const versions = (title: string, printedBy: Form['printedBy'], annex: string): readonly Provision<Form>[] => [
  { from: ALWAYS, cite: from158, value: { version: 'TT08A-2010', title, printedBy } },
  { from: date('2016-01-01'), cite: from2016, value: { version: 'TT15-2015', title, printedBy } },
  { from: date('2020-07-16'), cite: `${from2020}, ${annex}`, value: { version: 'TT04-2020', title, printedBy } },
]

/** The day a paper is made decides which form it uses; declarations go by the day of intake. */
export const birthCertificateForms = versions('Giấy khai sinh', 'MINISTRY', 'Phụ lục 1')
export const birthExtractForms = versions('Trích lục khai sinh (bản sao)', 'OFFICE', 'Phụ lục 3')
export const birthBookForms = versions('Sổ đăng ký khai sinh', 'MINISTRY', 'Phụ lục 2')
export const birthDeclarationForms: readonly Provision<Form>[] = [
  ...versions('Tờ khai đăng ký khai sinh', 'OFFICE', 'Phụ lục 5'),
  {
    from: date('2024-06-06'),
    cite: 'Thông tư 04/2024/TT-BTP (thay Phụ lục 5 Thông tư 04/2020/TT-BTP)',
    value: { version: 'TT04-2024', title: 'Tờ khai đăng ký khai sinh', printedBy: 'OFFICE' },
  },
]

/** The forms of a birth on a day, each with its citation. */
export function birthFormsOn(
  day: CalendarDate,
): Readonly<Record<'certificate' | 'extract' | 'book' | 'declaration', Form & { cite: string }>> {
  const on = (forms: readonly Provision<Form>[]) => {
    const form = inForce(forms, day)
    return { ...form.value, cite: form.cite }
  }
  return {
    certificate: on(birthCertificateForms),
    extract: on(birthExtractForms),
    book: on(birthBookForms),
    declaration: on(birthDeclarationForms),
  }
}
