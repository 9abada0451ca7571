import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { coveragePage, ruleCoverage } from './rule-coverage.server.ts'

const rows = ruleCoverage(join(import.meta.dirname, '../..'))

test('every rule of A, B and P that is kept here has a function with its article and a test that names it', () => {
  for (const { id, here, functions, tests } of rows) {
    if (!here) continue
    assert.ok(functions.length > 0, `${id} has no function`)
    assert.ok(tests.length > 0, `${id} has no test`)
  }
})

test('a rule kept elsewhere says where, and the page has a line for each rule', () => {
  for (const { here, keptBy } of rows) assert.equal(here, keptBy === '')
  const page = coveragePage(rows)
  for (const { id } of rows) assert.ok(page.includes(`| ${id} |`), id)
})
