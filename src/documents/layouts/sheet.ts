/** Where one printed field stands, in millimetres from the top left corner of the sheet. */
export type FieldPlace = {
  id: string
  label: string
  x: number
  y: number
  width: number
  /** Ruled lines the value may fill; the second begins at the left of the label. */
  rows: number
}

export type SheetLayout = {
  /** Height of a ruled line: exact spacing of 21.5 pt. */
  pitch: number
  fields: readonly FieldPlace[]
  /** Column of the signature: left edge, width, and heights of its parts. */
  signature: { x: number; y: number; width: number; nameY: number }
}

/** Left edge and width of the ruled block, height of its first line, all in millimetres. */
export const LEFT = 23
export const WIDTH = 164
const TOP = 63
export const PITCH = 7.585
/** Where certificates carry their number. */
export const NUMBER: FieldPlace = { id: 'number', label: 'Số:', x: 157, y: 11.4, width: 30, rows: 1 }

/** Rows from the top: one field, or up to three beside each other as [id, label, x, width]. */
export type Row = { rows: number; cells: [id: string, label: string, x: number, width: number][] }

/** One field over the whole width; it may fill so many ruled lines. */
export const whole = (id: string, label: string, rows = 1): Row => ({ rows, cells: [[id, label, LEFT, WIDTH]] })

/** Places of the fields of rows that stand under each other. */
export function stacked(rows: readonly Row[]): FieldPlace[] {
  let row = 0
  return rows.flatMap((one) => {
    const y = Math.round((TOP + row * PITCH) * 100) / 100
    row += one.rows
    return one.cells.map(([id, label, x, width]) => ({ id, label, x, y, width, rows: one.rows }))
  })
}
