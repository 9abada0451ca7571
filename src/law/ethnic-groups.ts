import type { CalendarDate } from '../values/calendar-date.ts'
import { ALWAYS, inForce, type Provision } from './in-force.ts'

export type EthnicGroup = { name: string; population: number }

/** The 54 groups by code, with the people counted in 2019: where customs differ, the less populous group is taken. */
export const ethnicGroups: readonly Provision<Readonly<Record<string, EthnicGroup>>>[] = [
  {
    from: ALWAYS,
    cite: 'Quyết định 121-TCTK/PPCĐ ngày 02/3/1979; số dân theo Tổng điều tra dân số 2019',
    value: {
      '01': { name: 'Kinh', population: 82_085_826 },
      '02': { name: 'Tày', population: 1_845_492 },
      '03': { name: 'Thái', population: 1_820_950 },
      '04': { name: 'Hoa', population: 749_466 },
      '05': { name: 'Khơ-me', population: 1_319_652 },
      '06': { name: 'Mường', population: 1_452_095 },
      '07': { name: 'Nùng', population: 1_083_298 },
      '08': { name: 'Hmông', population: 1_393_547 },
      '09': { name: 'Dao', population: 891_151 },
      '10': { name: 'Gia-rai', population: 513_930 },
      '11': { name: 'Ngái', population: 1_649 },
      '12': { name: 'Ê-đê', population: 398_671 },
      '13': { name: 'Ba-na', population: 286_910 },
      '14': { name: 'Xơ-đăng', population: 212_277 },
      '15': { name: 'Sán Chay', population: 201_398 },
      '16': { name: 'Cơ-ho', population: 200_800 },
      '17': { name: 'Chăm', population: 178_948 },
      '18': { name: 'Sán Dìu', population: 183_004 },
      '19': { name: 'Hrê', population: 149_460 },
      '20': { name: 'Mnông', population: 127_334 },
      '21': { name: 'Ra-glai', population: 146_613 },
      '22': { name: 'Xtiêng', population: 100_752 },
      '23': { name: 'Bru-Vân Kiều', population: 94_598 },
      '24': { name: 'Thổ', population: 91_430 },
      '25': { name: 'Giáy', population: 67_858 },
      '26': { name: 'Cơ-tu', population: 74_173 },
      '27': { name: 'Gié-Triêng', population: 63_322 },
      '28': { name: 'Mạ', population: 50_322 },
      '29': { name: 'Khơ-mú', population: 90_612 },
      '30': { name: 'Co', population: 40_442 },
      '31': { name: 'Ta-ôi', population: 52_356 },
      '32': { name: 'Chơ-ro', population: 29_520 },
      '33': { name: 'Kháng', population: 16_180 },
      '34': { name: 'Xinh-mun', population: 29_503 },
      '35': { name: 'Hà Nhì', population: 25_539 },
      '36': { name: 'Chu-ru', population: 23_242 },
      '37': { name: 'Lào', population: 17_532 },
      '38': { name: 'La Chí', population: 15_126 },
      '39': { name: 'La Ha', population: 10_157 },
      '40': { name: 'Phù Lá', population: 12_471 },
      '41': { name: 'La Hủ', population: 12_113 },
      '42': { name: 'Lự', population: 6_757 },
      '43': { name: 'Lô Lô', population: 4_827 },
      '44': { name: 'Chứt', population: 7_513 },
      '45': { name: 'Mảng', population: 4_650 },
      '46': { name: 'Pà Thẻn', population: 8_248 },
      '47': { name: 'Cơ Lao', population: 4_003 },
      '48': { name: 'Cống', population: 2_729 },
      '49': { name: 'Bố Y', population: 3_232 },
      '50': { name: 'Si La', population: 909 },
      '51': { name: 'Pu Péo', population: 903 },
      '52': { name: 'Brâu', population: 525 },
      '53': { name: 'Ơ-đu', population: 428 },
      '54': { name: 'Rơ-măm', population: 639 },
    },
  },
]

/** Code for people without a Vietnamese group (Người nước ngoài) in the shared code list. */
export const FOREIGN_ETHNICITY = '55'

/** The less populous of two groups; undefined when one is unknown (BLDS 2015, Điều 29 khoản 2). */
export function lessPopulous(one: string, other: string, day: CalendarDate): string | undefined {
  const groups = inForce(ethnicGroups, day).value
  const [a, b] = [groups[one], groups[other]]
  if (a === undefined || b === undefined) return undefined
  return a.population <= b.population ? one : other
}
