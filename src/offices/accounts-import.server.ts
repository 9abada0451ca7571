import { v7 as newId } from 'uuid'
import { auditSystem } from '../platform/audit.sql.server.ts'
import type { Clock } from '../platform/clock.server.ts'
import { type Database, inTransaction } from '../platform/database.server.ts'
import type { Actor } from '../platform/endpoint.ts'
import { csvLine } from '../values/csv.ts'
import { dayInVietnam } from '../values/moment.ts'
import {
  auditAccountsMade,
  insertAccounts,
  type OfficeRow,
  officesByUnit,
  usernamesTaken,
} from './accounts.sql.server.ts'
import type { ImportReport } from './accounts-api.ts'
import { readSheet, UnreadableFile } from './accounts-file.server.ts'
import { type ImportLine, layoutOf, readLine } from './accounts-import.ts'
import { drawPassword } from './passwords.server.ts'
import { mayManageAccount } from './permissions.ts'

type ReportRow = ImportReport['rows'][number]
type Candidate = { row: number; line: ImportLine; office: OfficeRow }

const refusedRow = (row: number, username: string, message: string): ReportRow => ({
  row,
  username,
  outcome: 'refused',
  message,
  initialPassword: null,
})

/**
 * Makes accounts from a CSV or XLSX file, row by row: good rows go in, each other one says why not, and a row that is there already
 * changes nothing. `who` null is the system itself (a command). Throws `UnreadableFile` when the file as a whole cannot be used.
 */
export async function importAccounts(
  db: Database,
  clock: Clock,
  who: Actor | null,
  bytes: Uint8Array,
  fileName: string,
): Promise<ImportReport> {
  const [header, ...sheet] = await readSheet(bytes)
  const layout = layoutOf(header?.cells ?? [])
  if (layout.missing.length > 0) throw new UnreadableFile(`Thiếu cột: ${layout.missing.join(', ')}.`)
  const day = dayInVietnam(clock())
  const report: ReportRow[] = []
  const read: { row: number; line: ImportLine }[] = []
  const firstRow = new Map<string, number>()
  for (const { row, cells } of sheet) {
    const one = readLine(cells, layout)
    if (!one.ok || one.faults.length > 0) {
      const username = one.ok ? one.line.draft.username : one.username
      report.push(refusedRow(row, username, one.faults.map((f) => f.message).join(' ')))
      continue
    }
    const { username } = one.line.draft
    const before = firstRow.get(username)
    if (before !== undefined) report.push(refusedRow(row, username, `Tên đăng nhập lặp lại dòng ${before}.`))
    else read.push({ row, line: one.line })
    firstRow.set(username, before ?? row)
  }
  const { candidates, others } = await sortOut(db, who, read, day)
  report.push(...others, ...(await makeAll(db, who, candidates, day)))
  report.sort((a, b) => a.row - b.row)
  const counted = (outcome: ReportRow['outcome']): number => report.filter((r) => r.outcome === outcome).length
  const totals = { made: counted('made'), existing: counted('existing'), refused: counted('refused') }
  await inTransaction(db, (tx) =>
    auditSystem(tx, who?.officeId ?? 0, {
      action: 'accounts-imported',
      details: { ...totals, by: who?.accountId ?? null, file: fileName.slice(-60) },
    }),
  )
  return { ...totals, rows: report }
}

/** Which rows may go in; the others with their reason. */
async function sortOut(
  db: Database,
  who: Actor | null,
  read: readonly { row: number; line: ImportLine }[],
  day: string,
): Promise<{ candidates: Candidate[]; others: ReportRow[] }> {
  const wanted = read.map(({ line }) => ({ kind: line.officeKind, unitCode: line.unitCode }))
  const offices = new Map((await officesByUnit(db.sql, wanted, day)).map((o) => [`${o.kind} ${o.unit_code}`, o]))
  const taken = new Map(
    (
      await usernamesTaken(
        db.sql,
        read.map(({ line }) => line.draft.username),
      )
    ).map((t) => [t.username, t.office_id]),
  )
  const candidates: Candidate[] = []
  const others: ReportRow[] = []
  for (const { row, line } of read) {
    const { username } = line.draft
    const office = offices.get(`${line.officeKind} ${line.unitCode}`)
    const holder = taken.get(username)
    if (!office) others.push(refusedRow(row, username, `Không có đơn vị mã “${line.unitCode}” đang hoạt động.`))
    else if (who && !mayGiveAll(who, line, office))
      others.push(refusedRow(row, username, 'Ngoài thẩm quyền cấp tài khoản của bạn.'))
    else if (holder === office.id)
      others.push({ row, username, outcome: 'existing', message: 'Đã có.', initialPassword: null })
    else if (holder !== undefined) others.push(refusedRow(row, username, 'Tên đăng nhập đã dùng ở đơn vị khác.'))
    else candidates.push({ row, line, office })
  }
  return { candidates, others }
}

const mayGiveAll = (who: Actor, line: ImportLine, office: OfficeRow): boolean =>
  line.draft.roles.every(({ role }) =>
    mayManageAccount(who, { officeKind: office.kind, provinceCode: office.province_code, officeId: office.id, role }),
  )

async function makeAll(
  db: Database,
  who: Actor | null,
  candidates: readonly Candidate[],
  day: string,
): Promise<ReportRow[]> {
  const rows: ReportRow[] = []
  for (let start = 0; start < candidates.length; start += 500) {
    const part = await Promise.all(
      candidates
        .slice(start, start + 500)
        .map(async (candidate) => ({ ...candidate, id: newId(), drawn: await drawPassword() })),
    )
    const made = await inTransaction(db, async (tx) => {
      const ids = await insertAccounts(
        tx,
        part.map(({ id, line, office, drawn }) => ({
          id,
          officeId: office.id,
          draft: line.draft,
          passwordHash: drawn.hash,
          mustChange: true,
          totpExempt: false,
          demo: false,
          createdBy: who?.accountId ?? null,
        })),
        day,
      )
      await auditAccountsMade(tx, who, [...ids])
      return ids
    })
    for (const { row, id, line, drawn } of part)
      rows.push(
        made.has(id)
          ? { row, username: line.draft.username, outcome: 'made', message: 'Đã cấp.', initialPassword: drawn.password }
          : refusedRow(row, line.draft.username, 'Tên đăng nhập vừa được dùng ở nơi khác.'),
      )
  }
  return rows
}

/** The report as CSV for a spreadsheet, with the initial passwords: hand them out, then destroy it. No cell begins a formula. */
export function importReportCsv(report: ImportReport): string {
  const lines = report.rows.map(({ row, username, outcome, message, initialPassword }) =>
    csvLine([String(row), username, outcome, message, initialPassword ?? '']),
  )
  return `\uFEFF${['"Dòng","Tên đăng nhập","Kết quả","Ghi chú","Mật khẩu ban đầu"', ...lines].join('\r\n')}\r\n`
}
