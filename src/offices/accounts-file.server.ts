import { Readable } from 'node:stream'
import Papa from 'papaparse'
import { whyZipRefused } from '../platform/zip.server.ts'

export const largestFile = 8_000_000
const largestUnpacked = 60_000_000
const mostRows = 20_000
const mostColumns = 40
const longestCell = 500

/** One row of text cells, by the row number a spreadsheet shows. */
export type SheetRow = { row: number; cells: string[] }

/** The file cannot be read as a whole; the message says why. */
export class UnreadableFile extends Error {}

/** Reads a CSV or XLSX file as text: limits on size, rows and cells; a formula stays the text it is, and nothing is computed. */
export async function readSheet(bytes: Uint8Array): Promise<SheetRow[]> {
  if (bytes.length === 0) throw new UnreadableFile('Tệp trống.')
  if (bytes.length > largestFile) throw new UnreadableFile('Tệp lớn hơn 8 MB.')
  const zipped = bytes[0] === 0x50 && bytes[1] === 0x4b
  return zipped ? readXlsx(bytes) : readCsv(bytes)
}

function readCsv(bytes: Uint8Array): SheetRow[] {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new UnreadableFile('Tệp không phải CSV mã UTF-8. Trong Excel, chọn “CSV UTF-8” khi lưu.')
  }
  if (text.includes('\u0000')) throw new UnreadableFile('Tệp không phải văn bản.')
  const parsed = Papa.parse<string[]>(text, { delimitersToGuess: [',', ';', '\t'], preview: mostRows + 2 })
  const rows = parsed.data.map((cells, index) => ({ row: index + 1, cells: cells.slice(0, mostColumns).map(clean) }))
  return limited(rows)
}

const clean = (text: string): string => text.normalize('NFC').trim().slice(0, longestCell)

function limited(rows: SheetRow[]): SheetRow[] {
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell !== ''))
  if (filled.length > mostRows) throw new UnreadableFile(`Tệp có hơn ${mostRows} dòng. Chia nhỏ rồi nhập lại.`)
  return filled
}

async function readXlsx(bytes: Uint8Array): Promise<SheetRow[]> {
  const why = whyZipRefused(Buffer.from(bytes), largestUnpacked)
  if (why === 'damaged') throw new UnreadableFile('Tệp XLSX hỏng hoặc không đúng dạng.')
  if (why === 'too-large') throw new UnreadableFile('Tệp XLSX giải nén ra quá lớn.')
  const rows: SheetRow[] = []
  try {
    const { default: Excel } = await import('exceljs')
    const reader = new Excel.stream.xlsx.WorkbookReader(Readable.from([Buffer.from(bytes)]) as never, {
      worksheets: 'emit',
      sharedStrings: 'cache',
      styles: 'cache',
      hyperlinks: 'ignore',
      entries: 'ignore',
    })
    for await (const sheet of reader) {
      for await (const row of sheet) {
        const cells: string[] = []
        const width = Math.min(row.cellCount, mostColumns)
        for (let column = 1; column <= width; column++) cells.push(clean(textOf(row.getCell(column).value)))
        if (cells.some((cell) => cell !== '')) rows.push({ row: row.number, cells })
        if (rows.length > mostRows) throw new UnreadableFile(`Tệp có hơn ${mostRows} dòng. Chia nhỏ rồi nhập lại.`)
      }
      break
    }
  } catch (error) {
    if (error instanceof UnreadableFile) throw error
    throw new UnreadableFile('Tệp XLSX hỏng hoặc không đúng dạng.')
  }
  return rows
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (typeof value !== 'object') return String(value)
  const cell = value as {
    formula?: string
    sharedFormula?: string
    richText?: { text: string }[]
    text?: unknown
    error?: string
  }
  if (cell.formula !== undefined || cell.sharedFormula !== undefined) return `=${cell.formula ?? cell.sharedFormula}`
  if (cell.richText) return cell.richText.map((part) => part.text).join('')
  if (cell.text !== undefined) return textOf(cell.text)
  return cell.error ?? ''
}
