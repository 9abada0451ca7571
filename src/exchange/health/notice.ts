import { z } from 'zod'
import type { BirthFormDraft } from '../../events/birth/form-model.ts'
import type { CalendarDate } from '../../values/calendar-date.ts'
import { fold } from '../../values/names.ts'
import type { PartialDate } from '../../values/partial-date.ts'
import { readTypedDate } from '../../values/partial-date.ts'

/** A notice as it stands in a file: tags or columns by their canonical name, and where it stands. */
export type RawNotice = { line: number; fields: Readonly<Record<string, string>> }

const text = (max: number) =>
  z
    .string()
    .default('')
    .transform((value) => value.normalize('NFC').replace(/\s+/g, ' ').trim())
    .pipe(z.string().max(max, 'Nội dung quá dài.'))

/**
 * Dates of hospital files: `yyyyMMddHHmm[ss]`, `yyyyMMdd`, `dd/MM/yyyy[ HH:mm:ss]`, `dd.MM.yyyy`, `MM.yyyy`, `yyyy`; `00` for an
 * unknown month or day. Undefined when it is none of these.
 */
export function readHospitalDate(written: string): PartialDate | undefined {
  const [day = ''] = written.trim().split(/[ T]/)
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day)
  if (iso) return readTypedDate(`${iso[3]}${iso[2]}${iso[1]}`)
  const compact = /^(1[89]|20|21)\d{2}(\d{2})(\d{2})(\d{4}|\d{6})?$/.exec(day)
  if (compact) {
    const [, , month, dayOfMonth] = compact
    const year = day.slice(0, 4)
    if (month === '00') return readTypedDate(year)
    if (dayOfMonth === '00') return readTypedDate(`${month}${year}`)
    return readTypedDate(`${dayOfMonth}${month}${year}`)
  }
  return readTypedDate(day)
}

const HospitalDate = z
  .string()
  .default('')
  .transform((written, context): PartialDate => {
    const read = readHospitalDate(written)
    if (read) return read
    context.addIssue({ code: 'custom', message: `không phải là ngày: "${written.slice(0, 30)}"` })
    return z.NEVER
  })

const sexes: Readonly<Record<string, '1' | '2' | '3'>> = {
  '1': '1',
  '2': '2',
  '3': '3',
  nam: '1',
  nu: '2',
  trai: '1',
  gai: '2',
}
const Count = z
  .string()
  .default('')
  .transform((written) => (written.trim() === '' ? 1 : Number(written)))
  .pipe(z.int('phải là số nguyên').min(0).max(9))

/** Giấy chứng sinh, tags of `HSDLGCS`; what the register does not need is not read. */
export const Notice = z.object({
  MA_GCS: text(40).pipe(z.string().min(1, 'thiếu mã giấy chứng sinh')),
  MA_CSKCB: text(20),
  TEN_CSKCB: text(200),
  HOTEN_NND: text(120).pipe(z.string().min(2, 'thiếu họ tên mẹ')),
  NGAYSINH_NND: HospitalDate,
  MA_DANTOC: text(60),
  MA_QUOCTICH: text(60),
  SO_CCCD_NND: text(20),
  NGAYCAP_CCCD_NND: HospitalDate,
  NOICAP_CCCD_NND: text(200),
  NOI_CU_TRU_NND: text(300),
  MAXA_CU_TRU: text(10).pipe(z.string().regex(/^\d{5}$/, 'mã xã nơi cư trú của mẹ phải có 5 chữ số')),
  HO_TEN_CHA: text(120),
  SO_CCCD_CHA: text(20),
  TEN_CON: text(300),
  GIOI_TINH_CON: text(40),
  SO_CON: Count,
  SO_CON_SONG: Count,
  CON_THU: text(2),
  NGAY_SINH_CON: HospitalDate.refine((day) => day.known === 'day', 'thiếu ngày sinh của con'),
  NOI_SINH_CON: text(300),
  NGAY_CT: HospitalDate,
  SO: text(40),
  QUYEN_SO: text(40),
})
export type Notice = z.infer<typeof Notice>

/** One child of a notice. */
export type NoticedChild = {
  childNo: number
  name: string
  sex: '1' | '2' | '3' | undefined
  plurality: number
  order: number
}

const split = (list: string): string[] => list.split(/[;|]/).map((part) => part.trim())

/** The children a notice is about; twins in one notice stand side by side, parted by semicolons. Answers with reasons when they do not fit. */
export function childrenOf(notice: Notice): { children: NoticedChild[] } | { reasons: string[] } {
  const sexesWritten = split(notice.GIOI_TINH_CON)
  const names = split(notice.TEN_CON)
  const count = Math.max(sexesWritten.length, names.length)
  if (notice.SO_CON === 0 || notice.SO_CON_SONG === 0)
    return { reasons: ['không có con sống: không lập hồ sơ đăng ký khai sinh'] }
  if (count > 1 && count !== notice.SO_CON)
    return { reasons: [`SO_CON là ${notice.SO_CON} nhưng có thông tin của ${count} con`] }
  const unknown = sexesWritten.filter((sex) => sex !== '' && sexes[fold(sex)] === undefined)
  if (unknown.length > 0) return { reasons: [`giới tính "${unknown[0]}" không có trong danh mục`] }
  const first = Number(notice.CON_THU) || 1
  return {
    children: Array.from({ length: count }, (_, index) => ({
      childNo: index + 1,
      name: names[index] ?? '',
      sex: sexes[fold(sexesWritten[index] ?? '')],
      plurality: notice.SO_CON,
      order: count > 1 ? index + 1 : Math.min(first, notice.SO_CON),
    })),
  }
}

/** What the codes of a notice mean here. */
export type NoticePlaces = {
  residence: { unitCode: string; chain: string; asOf: CalendarDate }
  ethnicity: { code: string; asWritten: string } | undefined
  nationality: string | undefined
}

/** The prefilled declaration of one child; everything stays open to the officer's correction. */
export function draftOf(notice: Notice, child: NoticedChild, places: NoticePlaces): BirthFormDraft {
  const pin = /^\d{12}$/.test(notice.SO_CCCD_NND) ? notice.SO_CCCD_NND : null
  const fatherPin = /^\d{12}$/.test(notice.SO_CCCD_CHA) ? notice.SO_CCCD_CHA : null
  const { unitCode, chain, asOf } = places.residence
  const birthPlace = notice.NOI_SINH_CON || notice.TEN_CSKCB
  const issuedOn = notice.NGAY_CT.known === 'day' ? notice.NGAY_CT.date : null
  const idIssuedOn = notice.NGAYCAP_CCCD_NND.known === 'day' ? notice.NGAYCAP_CCCD_NND.date : null
  const draft = {
    caseKind: 'NORMAL',
    child: {
      ...(child.name.includes(' ') ? { name: child.name } : {}),
      birthDate: notice.NGAY_SINH_CON,
      ...(child.sex ? { sex: child.sex } : {}),
      ...(birthPlace
        ? {
            birthPlace: {
              countryCode: 'VN',
              asWritten: birthPlace,
              facilityName: notice.TEN_CSKCB,
              facilityCode: notice.MA_CSKCB,
            },
          }
        : {}),
      plurality: child.plurality,
      order: child.order,
    },
    mother: {
      name: notice.HOTEN_NND,
      birthDate: notice.NGAYSINH_NND,
      ...(places.ethnicity ? { ethnicity: places.ethnicity } : {}),
      ...(places.nationality ? { nationalities: [places.nationality] } : {}),
      residence: {
        countryCode: 'VN',
        unitCode,
        asOf,
        detail: notice.NOI_CU_TRU_NND,
        asWritten:
          notice.NOI_CU_TRU_NND.includes(chain) || notice.NOI_CU_TRU_NND === ''
            ? notice.NOI_CU_TRU_NND || chain
            : `${notice.NOI_CU_TRU_NND}, ${chain}`,
      },
      ...(pin ? { pin } : {}),
      ...(!pin && notice.SO_CCCD_NND
        ? {
            idDocument: {
              type: 'KHAC',
              number: notice.SO_CCCD_NND,
              issuer: notice.NOICAP_CCCD_NND,
              issuedOn: idIssuedOn,
            },
          }
        : {}),
      filledFrom: 'HOSPITAL',
    },
    ...(notice.HO_TEN_CHA
      ? { father: { name: notice.HO_TEN_CHA, ...(fatherPin ? { pin: fatherPin } : {}), filledFrom: 'HOSPITAL' } }
      : {}),
    proof: {
      kind: 'MEDICAL_NOTIFICATION',
      code: notice.MA_GCS,
      facilityCode: notice.MA_CSKCB,
      number: notice.SO,
      book: notice.QUYEN_SO,
      issuedOn,
      electronic: true,
    },
    informant: { relationship: 'MOTHER', name: notice.HOTEN_NND, ...(pin ? { pin } : {}) },
  }
  return draft as BirthFormDraft
}
