import { Readable } from 'node:stream'
import type ExcelJS from 'exceljs'
import { XMLParser } from 'fast-xml-parser'
import Papa from 'papaparse'
import { Refused } from '../../platform/problem.ts'
import { whyZipRefused } from '../../platform/zip.server.ts'
import { fold } from '../../values/names.ts'
import '../problems.ts'
import { Notice, type RawNotice } from './notice.ts'

const MOST_BYTES = 20_000_000
const MOST_NOTICES = 20_000
const MOST_UNPACKED = 100_000_000

const squeezed = (tag: string): string => tag.replace(/[^A-Za-z0-9]/g, '').toUpperCase()
const tagByKey = new Map(Object.keys(Notice.shape).map((tag) => [squeezed(tag), tag]))
for (const [variant, tag] of [
  ['NGAYSINHCON14', 'NGAY_SINH_CON'],
  ['HOTENCHA', 'HO_TEN_CHA'],
  ['NOICUTRU', 'NOI_CU_TRU_NND'],
  ['SOCCCD', 'SO_CCCD_NND'],
] as const)
  tagByKey.set(variant, tag)

/** Column headings as hospitals write them, folded. */
const headings: Readonly<Record<string, readonly string[]>> = {
  MA_GCS: ['ma gcs', 'ma giay chung sinh', 'so giay chung sinh', 'ma chung sinh'],
  MA_CSKCB: ['ma cskcb', 'ma co so', 'ma co so kham chua benh', 'ma benh vien'],
  TEN_CSKCB: ['ten cskcb', 'ten co so', 'co so kham chua benh', 'benh vien'],
  HOTEN_NND: ['ho ten me', 'ho va ten me', 'ho ten nguoi de', 'ten me', 'me'],
  NGAYSINH_NND: ['ngay sinh me', 'ngay sinh cua me', 'nam sinh me', 'ngay sinh nguoi de'],
  MA_DANTOC: ['dan toc', 'dan toc me', 'ma dan toc'],
  MA_QUOCTICH: ['quoc tich', 'quoc tich me', 'ma quoc tich'],
  SO_CCCD_NND: ['so cccd me', 'cccd me', 'cccd', 'so cccd', 'so dinh danh me', 'so dinh danh'],
  NOI_CU_TRU_NND: ['noi cu tru', 'noi cu tru me', 'dia chi', 'dia chi me', 'noi cu tru cua me'],
  MAXA_CU_TRU: ['ma xa', 'ma xa cu tru', 'ma xa noi cu tru', 'ma don vi hanh chinh', 'ma phuong xa'],
  HO_TEN_CHA: ['ho ten cha', 'ho va ten cha', 'ten cha', 'cha'],
  SO_CCCD_CHA: ['so cccd cha', 'cccd cha', 'so dinh danh cha'],
  TEN_CON: ['ten con', 'ho ten con', 'ho ten tre', 'ten du kien', 'ten du kien cua con', 'du kien dat ten con'],
  GIOI_TINH_CON: ['gioi tinh', 'gioi tinh con', 'gioi tinh tre'],
  SO_CON: ['so con', 'so con trong lan sinh', 'so con lan nay'],
  SO_CON_SONG: ['so con song'],
  CON_THU: ['con thu', 'thu tu con', 'thu tu trong lan sinh'],
  NGAY_SINH_CON: ['ngay sinh con', 'ngay sinh', 'ngay gio sinh', 'ngay sinh tre', 'sinh luc'],
  NOI_SINH_CON: ['noi sinh', 'noi sinh con', 'sinh tai'],
  NGAY_CT: ['ngay cap', 'ngay chung tu', 'ngay lap'],
  SO: ['so'],
  QUYEN_SO: ['quyen so', 'quyen'],
}
const tagByHeading = new Map(
  Object.entries(headings).flatMap(([tag, words]) => words.map((word) => [word, tag] as const)),
)
const tagOf = (heading: string): string | undefined =>
  tagByHeading.get(fold(heading)) ?? tagByKey.get(squeezed(heading))

/** Reads notices from XML, CSV or XLSX, told apart by content. Refuses with `notices-unreadable` or `payload-too-large`. */
export async function readNotices(bytes: Uint8Array): Promise<RawNotice[]> {
  if (bytes.byteLength > MOST_BYTES) throw new Refused('payload-too-large')
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (buffer.subarray(0, 2).toString('latin1') === 'PK') return readSheet(buffer)
  const text = decode(buffer)
  const notices = text.trimStart().startsWith('<') ? readXml(text) : readCsv(text)
  if (notices.length > MOST_NOTICES) throw new Refused('payload-too-large')
  if (notices.length === 0)
    throw new Refused('notices-unreadable', { detail: 'Không thấy giấy chứng sinh nào trong tệp.' })
  return notices
}

function decode(buffer: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(buffer)
  } catch {
    throw new Refused('notices-unreadable', { detail: 'Tệp không phải UTF-8. Lưu lại tệp với bảng mã UTF-8.' })
  }
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const withoutEntities = (value: string): string =>
  value.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|amp|lt|gt|quot|apos);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return named[name.toLowerCase()] ?? whole
    const point = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : ''
  })

function readXml(text: string): RawNotice[] {
  if (/<!(DOCTYPE|ENTITY)/i.test(text))
    throw new Refused('notices-unreadable', { detail: 'Tệp có khai báo DOCTYPE, không được phép.' })
  let tree: unknown
  try {
    const parser = new XMLParser({
      processEntities: false,
      ignoreAttributes: true,
      parseTagValue: false,
      ignoreDeclaration: true,
      removeNSPrefix: true,
    })
    tree = parser.parse(text, true)
  } catch (error) {
    throw new Refused('notices-unreadable', { detail: error instanceof Error ? error.message.slice(0, 200) : '' })
  }
  const lineOf = lineFinder(text)
  const found: RawNotice[] = []
  const walk = (name: string, node: unknown): void => {
    if (Array.isArray(node)) for (const one of node) walk(name, one)
    else if (typeof node === 'object' && node !== null) {
      const entries = Object.entries(node)
      const fields = entries.flatMap(([tag, value]) => {
        const canonical = typeof value === 'string' ? tagByKey.get(squeezed(tag)) : undefined
        return canonical ? [[canonical, withoutEntities(String(value))] as const] : []
      })
      if (fields.length >= 3) found.push({ line: lineOf(name), fields: Object.fromEntries(fields) })
      else for (const [tag, value] of entries) walk(tag, value)
    }
  }
  walk('', tree)
  return found
}

/** The line of the next element of a name, in the order of the file. */
function lineFinder(text: string): (name: string) => number {
  const searched = new Map<string, { at: number; line: number }>()
  return (name) => {
    const from = searched.get(name) ?? { at: 0, line: 1 }
    const pattern = new RegExp(`<(?:[\\w-]+:)?${name.replace(/[^\w-]/g, '.')}[\\s>]`, 'g')
    pattern.lastIndex = from.at
    const hit = pattern.exec(text)
    if (!hit) return from.line
    let line = from.line
    for (let at = text.indexOf('\n', from.at); at !== -1 && at < hit.index; at = text.indexOf('\n', at + 1)) line++
    searched.set(name, { at: hit.index + 1, line })
    return line
  }
}

function fromRows(rows: readonly { line: number; cells: readonly string[] }[]): RawNotice[] {
  const heading = rows.findIndex(({ cells }) => cells.filter((cell) => tagOf(cell) !== undefined).length >= 3)
  if (heading === -1)
    throw new Refused('notices-unreadable', {
      detail: 'Không thấy dòng tiêu đề cột (Mã GCS, Họ tên mẹ, Ngày sinh con, …).',
    })
  const tags = (rows[heading]?.cells ?? []).map(tagOf)
  return rows.slice(heading + 1).flatMap(({ line, cells }) => {
    if (cells.every((cell) => cell.trim() === '')) return []
    const fields: Record<string, string> = {}
    tags.forEach((tag, column) => {
      if (tag !== undefined) fields[tag] ??= cells[column] ?? ''
    })
    if (/^\d{1,4}$/.test(fields.MAXA_CU_TRU ?? '')) fields.MAXA_CU_TRU = (fields.MAXA_CU_TRU ?? '').padStart(5, '0')
    return [{ line, fields }]
  })
}

function readCsv(text: string): RawNotice[] {
  const rows: { line: number; cells: string[] }[] = []
  let line = 1
  let at = 0
  Papa.parse<string[]>(text, {
    step: ({ data, meta }) => {
      rows.push({ line, cells: data })
      line += text.slice(at, meta.cursor).split('\n').length - 1
      at = meta.cursor
    },
  })
  return fromRows(rows)
}

const two = (n: number): string => String(n).padStart(2, '0')

function cellText(value: ExcelJS.CellValue): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date)
    return `${two(value.getUTCDate())}/${two(value.getUTCMonth() + 1)}/${value.getUTCFullYear()}`
  if (typeof value !== 'object') return String(value)
  if ('richText' in value) return value.richText.map((part) => part.text).join('')
  if ('text' in value) return cellText(value.text as ExcelJS.CellValue)
  if ('result' in value) return cellText(value.result as ExcelJS.CellValue)
  return ''
}

async function readSheet(buffer: Buffer): Promise<RawNotice[]> {
  const rows: { line: number; cells: string[] }[] = []
  const why = whyZipRefused(buffer, MOST_UNPACKED)
  if (why === 'too-large') throw new Refused('payload-too-large')
  if (why === 'damaged') throw new Refused('notices-unreadable', { detail: 'Không mở được tệp Excel.' })
  try {
    const { default: Excel } = await import('exceljs')
    const reader = new Excel.stream.xlsx.WorkbookReader(Readable.from([buffer]), {
      worksheets: 'emit',
      sharedStrings: 'cache',
      styles: 'cache',
      hyperlinks: 'ignore',
    })
    for await (const sheet of reader) {
      for await (const row of sheet) {
        const values = Array.isArray(row.values) ? row.values.slice(1) : []
        rows.push({ line: row.number, cells: Array.from(values, (value) => cellText(value as ExcelJS.CellValue)) })
        if (rows.length > MOST_NOTICES + 50) throw new Refused('payload-too-large')
      }
      break
    }
  } catch (error) {
    if (error instanceof Refused) throw error
    throw new Refused('notices-unreadable', { detail: 'Không mở được tệp Excel.' })
  }
  return fromRows(rows)
}
