import type { Provision } from '../../law/in-force.ts'
import { date } from '../../values/calendar-date.ts'
import { LEFT, NUMBER, PITCH, type Row, type SheetLayout, stacked, WIDTH, whole } from './sheet.ts'

const three = (prefix: string, first: [id: string, label: string]): Row => ({
  rows: 1,
  cells: [
    [`${prefix}${first[0]}`, first[1], LEFT, 46],
    [`${prefix}ethnicity`, 'Dân tộc:', LEFT + 50, 52],
    [`${prefix}nationality`, 'Quốc tịch:', LEFT + 106, WIDTH - 106],
  ],
})

const tt04: SheetLayout = {
  pitch: PITCH,
  fields: [
    NUMBER,
    ...stacked([
      whole('name', 'Họ, chữ đệm, tên:'),
      whole('birthDate', 'Ngày, tháng, năm sinh:'),
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
