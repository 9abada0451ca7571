import { basename } from 'node:path'
import { importBirths } from '../exchange/health/import-births.server.ts'
import { type Configuration, StartRefused } from '../platform/configuration.server.ts'
import { Refused } from '../platform/problem.ts'
import { readInput } from './accounts.server.ts'
import { withDatabase } from './with-database.server.ts'

/** Hospital birth notices become prefilled dossiers; a bad row is told with its line and reason and ends the command with code 1. */
export async function importBirthFile(config: Configuration, file: string): Promise<void> {
  const bytes = await readInput(file)
  await withDatabase(config, 'import', async ({ db, clock }) => {
    const report = await importBirths(db, clock, bytes, basename(file)).catch((error: unknown) => {
      if (!(error instanceof Refused)) throw error
      const { title, detail } = error.document()
      throw new StartRefused(`${file}: ${detail || title}`)
    })
    for (const { line, code, outcome, reasons } of report.rows)
      if (outcome === 'BAD' || outcome === 'CHANGED')
        console.log(
          `✗ dòng / line ${line} ${code}: ${outcome === 'CHANGED' ? 'đã nhận trước đây với nội dung khác. ' : ''}${reasons.join('; ')}`,
        )
    console.log(
      `${report.made} hồ sơ mới, ${report.known} đã có, ${report.changed} khác bản đã nhận, ${report.bad} lỗi. / ${report.made} made, ${report.known} known, ${report.changed} changed, ${report.bad} bad.`,
    )
    if (report.bad + report.changed > 0) process.exitCode = 1
  })
}
