import { open, readFile, rm } from 'node:fs/promises'
import { basename } from 'node:path'
import { createNationalAdmin, listAccounts } from '../offices/accounts.server.ts'
import { UnreadableFile } from '../offices/accounts-file.server.ts'
import { importAccounts, importReportCsv } from '../offices/accounts-import.server.ts'
import { type Configuration, StartRefused } from '../platform/configuration.server.ts'
import { withDatabase } from './with-database.server.ts'

/** The first account of a real installation; its initial password is shown this once. */
export async function createAdmin(config: Configuration, who: { username: string; fullName: string }): Promise<void> {
  await withDatabase(config, 'accounts', async ({ db, clock }) => {
    const made = await createNationalAdmin(db, clock, who).catch((error: Error) => {
      throw new StartRefused(
        error.name === 'ZodError'
          ? 'Tên đăng nhập hoặc họ tên không hợp lệ. / The username or name is not valid.'
          : error.message,
      )
    })
    console.log(`✓ ${made.username} – ${made.officeName}`)
    console.log(`  Mật khẩu ban đầu, chỉ hiện lần này / initial password, shown this once: ${made.initialPassword}`)
  })
}

/** Accounts from a CSV or XLSX file; the report with the initial passwords is a new file for its owner's eyes only. */
export async function importAccountFile(config: Configuration, file: string, reportFile: string): Promise<void> {
  const bytes = await readInput(file)
  await withDatabase(config, 'accounts', async ({ db, clock }) => {
    const output = await open(reportFile, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
      throw new StartRefused(
        `Không ghi được báo cáo ${reportFile} (${error.code}); chọn tên khác bằng --report. / The report cannot be written.`,
      )
    })
    try {
      const report = await importAccounts(db, clock, null, bytes, basename(file)).catch(async (error: unknown) => {
        await rm(reportFile)
        throw error instanceof UnreadableFile ? new StartRefused(`${file}: ${error.message}`) : error
      })
      await output.writeFile(importReportCsv(report))
      for (const row of report.rows)
        if (row.outcome === 'refused') console.log(`✗ dòng / row ${row.row} ${row.username}: ${row.message}`)
      console.log(
        `${report.made} tài khoản mới, ${report.existing} đã có, ${report.refused} bị từ chối; mật khẩu ban đầu trong ${reportFile}. / ${report.made} made, ${report.existing} existing, ${report.refused} refused; initial passwords in ${reportFile}.`,
      )
      if (report.refused > 0) process.exitCode = 1
    } finally {
      await output.close()
    }
  })
}

export async function showAccounts(
  config: Configuration,
  filter: { officeId: number | undefined; q: string | undefined },
): Promise<void> {
  await withDatabase(config, 'accounts', async ({ db, clock }) => {
    let after: string | undefined
    for (;;) {
      const page = await listAccounts(db, clock, {
        ...(filter.officeId === undefined ? {} : { officeId: filter.officeId }),
        ...(filter.q === undefined ? {} : { q: filter.q }),
        ...(after === undefined ? {} : { after }),
      })
      for (const { username, fullName, state, office, roles } of page)
        console.log([username, fullName, state, office.name, roles.map(({ role }) => role).join(' ')].join('\t'))
      const last = page.at(-1)
      if (page.length < 100 || !last || last.username === after) return
      after = last.username
    }
  })
}

export async function readInput(file: string): Promise<Uint8Array> {
  return readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new StartRefused(`Không đọc được tệp ${file} (${error.code}). / The file cannot be read.`)
  })
}
