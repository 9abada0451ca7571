import type { Provision } from '../../law/in-force.ts'
import { date } from '../../values/calendar-date.ts'
import { LEFT, NUMBER, PITCH, type Row, type SheetLayout, stacked, WIDTH, whole } from './sheet.ts'

const spouse = (id: 'wife' | 'husband', who: 'vợ' | 'chồng'): Row[] => [
  whole(`${id}.name`, `Họ, chữ đệm, tên ${who}:`),
  whole(`${id}.birthDate`, 'Ngày, tháng, năm sinh:'),
  {
    rows: 1,
    cells: [
      [`${id}.ethnicity`, 'Dân tộc:', LEFT, 70],
      [`${id}.nationality`, 'Quốc tịch:', LEFT + 74, WIDTH - 74],
    ],
  },
  whole(`${id}.residence`, 'Nơi cư trú:', 2),
  whole(`${id}.paper`, 'Giấy tờ tùy thân:', 2),
]

const tt04: SheetLayout = {
  pitch: PITCH,
  fields: [
    NUMBER,
    ...stacked([
      ...spouse('wife', 'vợ'),
      ...spouse('husband', 'chồng'),
      whole('registeredAt', 'Nơi đăng ký kết hôn:'),
      // A marriage that was confirmed or registered again says since when it exists.
      whole('registeredOn', 'Ngày, tháng, năm đăng ký:', 2),
    ]),
  ],
  signature: { x: 92, y: 220, width: 95, nameY: 268 },
}

/**
 * The sheet of the Giấy chứng nhận kết hôn by the day of issue. Its words are `wife` and `husband` (each `name`, `birthDate`, `ethnicity`,
 * `nationality`, `residence`, `paper`), `registeredAt` and `registeredOn`.
 */
export const marriageCertificateSheets: readonly Provision<SheetLayout>[] = [
  { from: date('2016-01-01'), cite: 'TT 15/2015/TT-BTP, TT 04/2020/TT-BTP, phụ lục 1', value: tt04 },
]
