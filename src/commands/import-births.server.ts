import { basename } from 'node:path'
import { importBirths } from '../exchange/health/import-births.server.ts'
import { type Configuration, StartRefused } from '../platform/configuration.server.ts'
import { Refused } from '../platform/problem.ts'
import { readInput } from './accounts.server.ts'
import { type AtWork, withDatabase } from './with-database.server.ts'

/** Hospital birth notices become prefilled dossiers; a bad row is told with its line and reason and ends the command with code 1. */
export async function importBirthFiles(config: Configuration, files: readonly string[]): Promise<void> {
  const inputs: { file: string; bytes: Uint8Array }[] = []
  for (const file of files) inputs.push({ file, bytes: await readInput(file) })
  await withDatabase(config, 'import', async (at) => {
    for (const { file, bytes } of inputs) {
      if (inputs.length > 1) console.log(file)
      await importOne(at, file, bytes)
    }
  })
}

async function importOne({ db, clock }: AtWork, file: string, bytes: Uint8Array): Promise<void> {
  const report = await importBirths(db, clock, bytes, basename(file)).catch((error: unknown) => {
    if (!(error instanceof Refused)) throw error
    const { title, detail } = error.document()
    throw new StartRefused(`${file}: ${detail || title}`)
  })
  for (const { line, code, outcome, reasons } of report.rows)
    if (outcome !== 'MADE' && outcome !== 'KNOWN')
      console.log(
        `${outcome === 'POSSIBLE' ? '?' : '✗'} dòng / line ${line} ${code}: ${outcome === 'CHANGED' ? 'đã nhận trước đây với nội dung khác. ' : ''}${reasons.join('; ')}`,
      )
  console.log(
    `${report.made} hồ sơ mới, ${report.possible} hồ sơ mới có thể trùng, ${report.known} đã có, ${report.changed} khác bản đã nhận, ${report.bad} lỗi. / ${report.made} made, ${report.possible} made that may be repeats, ${report.known} known, ${report.changed} changed, ${report.bad} bad.`,
  )
  if (report.bad + report.changed > 0) process.exitCode = 1
}
