import type { Provision } from '../../law/in-force.ts'
import { date } from '../../values/calendar-date.ts'
import { PITCH, type SheetLayout } from './sheet.ts'

/**
 * The table for later changes on the reverse of the certificate: its three columns below their heads. Titles and widths as they are printed on the
 * full page of `templates/certificate.typ`; an office moves them with a printer of its own for this sheet.
 */
const reverse: SheetLayout = {
  pitch: PITCH,
  fields: [
    { id: 'notedOn', label: 'Ngày, tháng, năm', x: 27, y: 51, width: 34, rows: 1 },
    { id: 'content', label: 'Nội dung ghi chú, căn cứ ghi chú', x: 63.5, y: 51, width: 70.5, rows: 6 },
  ],
  signature: { x: 137, y: 51, width: 46, nameY: 80 },
}

/** The reverse of the Giấy khai sinh by the day of printing. */
export const noteBackSheets: readonly Provision<SheetLayout>[] = [
  { from: date('2016-01-01'), cite: 'TT 15/2015/TT-BTP, TT 04/2020/TT-BTP, phụ lục 1', value: reverse },
]
