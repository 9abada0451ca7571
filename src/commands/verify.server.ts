import { verifyAudit } from '../offices/audit-verify.sql.server.ts'
import type { Configuration } from '../platform/configuration.server.ts'
import { withDatabase } from './with-database.server.ts'

/** Walks the audit chains; says each fault, and ends with code 1 when there is one. */
export async function verify(config: Configuration, { officeId }: { officeId: number | undefined }): Promise<void> {
  await withDatabase(config, 'verify', async ({ db }) => {
    let [chains, lines, unsound] = [0, 0, 0]
    for await (const result of verifyAudit(db, { officeId })) {
      chains += 1
      lines += result.lines
      if (result.sound) continue
      unsound += 1
      for (const { seq, kind } of result.faults)
        console.log(`✗ cơ quan / office ${result.officeId}, dòng / line ${seq}: ${kind}`)
    }
    console.log(
      `${unsound === 0 ? '✓' : '✗'} ${chains} chuỗi, ${lines} dòng; ${unsound} chuỗi có lỗi. / ${chains} chains, ${lines} lines; ${unsound} unsound.`,
    )
    if (unsound > 0) process.exitCode = 1
  })
}
