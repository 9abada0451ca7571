// Writes docs/law-coverage.md: each rule of law, the functions that carry it, the tests that name it.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { coveragePage, lacking, ruleCoverage } from '../src/law/rule-coverage.server.ts'
import { notYet } from '../src/law/rules-not-yet.ts'

const root = join(import.meta.dirname, '..')
const rows = ruleCoverage(root)
writeFileSync(join(root, 'docs/law-coverage.md'), coveragePage(rows))
const bare = rows.filter((row) => lacking(row).length > 0)
const missing = bare.filter(({ id }) => !notYet.includes(id))
console.log(
  `${rows.length} rules, ${missing.length} without a function or a test, ${bare.length - missing.length} not yet built`,
)
process.exitCode = missing.length === 0 ? 0 : 1
