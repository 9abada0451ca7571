import type { Provision } from '../../law/in-force.ts'
import { date } from '../../values/calendar-date.ts'
import type { FieldPlace, SheetLayout } from './sheet.ts'

const LEFT = 23
const WIDTH = 164
const TOP = 63
const PITCH = 7.585

/** Rows from the top: one field, or up to three beside each other as [id, label, x, width]. */
type Row = { rows: number; cells: [id: string, label: string, x: number, width: number][] }

const whole = (id: string, label: string, rows = 1): Row => ({ rows, cells: [[id, label, LEFT, WIDTH]] })
const three = (prefix: string, first: [id: string, label: string]): Row => ({
  rows: 1,
  cells: [
    [`${prefix}${first[0]}`, first[1], LEFT, 46],
    [`${prefix}ethnicity`, 'Dân tộc:', LEFT + 50, 52],
    [`${prefix}nationality`, 'Quốc tịch:', LEFT + 106, WIDTH - 106],
  ],
})

function stacked(rows: readonly Row[]): FieldPlace[] {
  let row = 0
  return rows.flatMap((one) => {
    const y = Math.round((TOP + row * PITCH) * 100) / 100
    row += one.rows
    return one.cells.map(([id, label, x, width]) => ({ id, label, x, y, width, rows: one.rows }))
  })
}

const tt04: SheetLayout = {
  pitch: PITCH,
  fields: [
    { id: 'number', label: 'Số:', x: 157, y: 11.4, width: 30, rows: 1 },
    ...stacked([
      whole('name', 'Họ, chữ đệm, tên:'),
      { rows: 1, cells: [['birthDate', 'Ngày, tháng, năm sinh:', LEFT, WIDTH]] },
      whole('birthDateInWords', 'Ghi bằng chữ:'),
      three('', ['sex', 'Giới tính:']),
      whole('birthPlace', 'Nơi sinh:', 2),
      whole('hometown', 'Quê quán:'),
      whole('pin', 'Số định danh cá nhân:'),
      whole('mother.name', 'Họ, chữ đệm, tên người mẹ:'),
      three('mother.', ['birthYear', 'Năm sinh:']),
      whole('mother.residence', 'Nơi cư trú:', 2),
      whole('father.name', 'Họ, chữ đệm, tên người cha:'),
      three('father.', ['birthYear', 'Năm sinh:']),
      whole('father.residence', 'Nơi cư trú:', 2),
      whole('informant', 'Họ, chữ đệm, tên người đi khai sinh:'),
      whole('informantPaper', 'Giấy tờ tùy thân:', 2),
      whole('registeredAt', 'Nơi đăng ký khai sinh:'),
      whole('registeredOn', 'Ngày, tháng, năm đăng ký:'),
    ]),
  ],
  signature: { x: 92, y: 226, width: 95, nameY: 268 },
}

/** The sheet of the Giấy khai sinh by the day of issue. */
export const birthCertificateSheets: readonly Provision<SheetLayout>[] = [
  { from: date('2016-01-01'), cite: 'TT 15/2015/TT-BTP, TT 04/2020/TT-BTP, phụ lục 1', value: tt04 },
]
