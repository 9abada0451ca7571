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
