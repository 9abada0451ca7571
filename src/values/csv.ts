/** One line for a spreadsheet: every cell quoted, and none begins a formula, whatever was typed into it. */
export const csvLine = (cells: readonly string[]): string =>
  cells.map((cell) => `"${(/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell).replaceAll('"', '""')}"`).join(',')
