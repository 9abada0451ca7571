// Writes docs/law-coverage.md: each rule of law, the functions that carry it, the tests that name it.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { coveragePage, ruleCoverage } from '../src/law/rule-coverage.server.ts'

const root = join(import.meta.dirname, '..')
const rows = ruleCoverage(root)
writeFileSync(join(root, 'docs/law-coverage.md'), coveragePage(rows))
const missing = rows.filter(({ here, functions, tests }) => here && (functions.length === 0 || tests.length === 0))
console.log(`${rows.length} rules, ${missing.length} without a function or a test`)
process.exitCode = missing.length === 0 ? 0 : 1
