import { loadGazetteer } from '../identity/matching/gazetteer.server.ts'
import type { Configuration } from '../platform/configuration.server.ts'
import { migrate } from '../platform/migrate.server.ts'
import { beginSweepAnew, type SweepProgress, sweepBirths, sweepPeople } from '../registers/sweep.sql.server.ts'
import { withDatabase } from './with-database.server.ts'

const steps = {
  keys: 'Lập khóa so / keys',
  births: 'So việc sinh / births',
  people: 'Tìm người / people',
} as const

/** `hotich duplicates sweep`: every birth against those like it, then everybody named without a number; goes on where it stopped. */
export async function sweepDuplicates(
  config: Configuration,
  options: { again?: boolean; births?: boolean; people?: boolean },
): Promise<void> {
  await withDatabase(config, 'sweep', async ({ db }) => {
    await migrate(db)
    if (options.again) await beginSweepAnew(db)
    const now = new Date().toISOString()
    let told = 0
    const tell = ({ step, done, of, compared, found }: SweepProgress): void => {
      if (performance.now() - told < 2_000 && done !== of) return
      told = performance.now()
      process.stderr.write(
        `  ${steps[step]}: ${of > 0 ? `${Math.floor((done * 100) / of)} %` : compared || done}, ${compared} cặp / pairs, ${found} mới / new\n`,
      )
    }
    const births = options.people && !options.births ? null : await sweepBirths(db, loadGazetteer(), { now, tell })
    const people = options.births && !options.people ? null : await sweepPeople(db, { now, tell })
    if (births) console.log(`  ✓ ${births.compared} cặp việc sinh đã so, ${births.found} cặp để xem / pairs to look at`)
    if (people) console.log(`  ✓ ${people.compared} người chưa gắn, ${people.found} đề nghị / proposals`)
  })
}
