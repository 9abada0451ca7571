import { type CalendarDate, date } from '../values/calendar-date.ts'
import { ALWAYS, inForce, type Provision } from './in-force.ts'

/** The ways a birth can be registered, as the list of administrative procedures (TTHC) tells them apart. */
export type BirthProcedure =
  | 'BIRTH'
  | 'BIRTH_FOREIGN'
  | 'BIRTH_WITH_RECOGNITION'
  | 'BIRTH_WITH_RECOGNITION_FOREIGN'
  | 'BIRTH_WITH_PAPERS'
  | 'BIRTH_WITH_PAPERS_FOREIGN'
  | 'BIRTH_MOBILE'
  | 'BIRTH_BORDER'
  | 'BIRTH_MISSION'

type Named = { code: string; name: string; nameEn: string }

const births: Readonly<Record<BirthProcedure, Named>> = {
  BIRTH: { code: '1.001193', name: 'Đăng ký khai sinh', nameEn: 'Birth registration' },
  BIRTH_FOREIGN: {
    code: '2.000528',
    name: 'Đăng ký khai sinh có yếu tố nước ngoài',
    nameEn: 'Birth registration with a foreign element',
  },
  BIRTH_WITH_RECOGNITION: {
    code: '1.000689',
    name: 'Đăng ký khai sinh kết hợp đăng ký nhận cha, mẹ, con',
    nameEn: 'Birth registration combined with recognition of a parent',
  },
  BIRTH_WITH_RECOGNITION_FOREIGN: {
    code: '1.001695',
    name: 'Đăng ký khai sinh kết hợp đăng ký nhận cha, mẹ, con có yếu tố nước ngoài',
    nameEn: 'Birth registration combined with recognition, with a foreign element',
  },
  BIRTH_WITH_PAPERS: {
    code: '1.004772',
    name: 'Đăng ký khai sinh cho người đã có hồ sơ, giấy tờ cá nhân',
    nameEn: 'Birth registration of a person who already has personal papers',
  },
  BIRTH_WITH_PAPERS_FOREIGN: {
    code: '1.000893',
    name: 'Đăng ký khai sinh có yếu tố nước ngoài cho người đã có hồ sơ, giấy tờ cá nhân',
    nameEn: 'Birth registration of a person with papers, with a foreign element',
  },
  BIRTH_MOBILE: { code: '1.003583', name: 'Đăng ký khai sinh lưu động', nameEn: 'Mobile birth registration' },
  BIRTH_BORDER: {
    code: '1.000110',
    name: 'Đăng ký khai sinh có yếu tố nước ngoài tại khu vực biên giới',
    nameEn: 'Birth registration in a border area',
  },
  BIRTH_MISSION: {
    code: '1.001020',
    name: 'Đăng ký khai sinh tại cơ quan đại diện',
    nameEn: 'Birth registration at a mission',
  },
}

/** Codes and names of the procedures. The day of intake decides. */
export const birthProcedures: readonly Provision<Readonly<Record<BirthProcedure, Named>>>[] = [
  { from: ALWAYS, cite: 'Cơ sở dữ liệu quốc gia về thủ tục hành chính', value: births },
  { from: date('2026-01-01'), cite: 'Nghị quyết 66.7/2025/NQ-CP, Phụ lục', value: births },
]

/** The procedure of extract copies. */
export const extractCopyProcedure: readonly Provision<Named>[] = [
  {
    from: ALWAYS,
    cite: 'Nghị quyết 66.7/2025/NQ-CP, Phụ lục',
    value: {
      code: '2.000635',
      name: 'Cấp bản sao trích lục hộ tịch, bản sao Giấy khai sinh',
      nameEn: 'Extract copies',
    },
  },
]

/** Which birth procedure it is. Missions come first, then border, then what is combined, then the foreign element. */
export function birthProcedure(asked: {
  office: string
  foreignElement: boolean
  borderArea: boolean
  mobile: boolean
  withPapers: boolean
  withRecognition: boolean
}): BirthProcedure {
  if (asked.office === 'MISSION') return 'BIRTH_MISSION'
  if (asked.borderArea) return 'BIRTH_BORDER'
  if (asked.withPapers) return asked.foreignElement ? 'BIRTH_WITH_PAPERS_FOREIGN' : 'BIRTH_WITH_PAPERS'
  if (asked.withRecognition) return asked.foreignElement ? 'BIRTH_WITH_RECOGNITION_FOREIGN' : 'BIRTH_WITH_RECOGNITION'
  if (asked.mobile) return 'BIRTH_MOBILE'
  return asked.foreignElement ? 'BIRTH_FOREIGN' : 'BIRTH'
}

/** The name behind a code kept with a dossier; the usual birth when the list of the day does not know it. */
export const procedureOfCode = (code: string, intakeOn: CalendarDate): Named => {
  const { value } = inForce(birthProcedures, intakeOn)
  return Object.values(value).find((named) => named.code === code) ?? value.BIRTH
}

export const procedureNamed = (procedure: BirthProcedure, intakeOn: CalendarDate): Named =>
  inForce(birthProcedures, intakeOn).value[procedure]
