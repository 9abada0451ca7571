import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { provisionTables } from './provisions.server.ts'
import { coveragePage, lacking, ruleCoverage } from './rule-coverage.server.ts'
import { notYet } from './rules-not-yet.ts'

const rows = ruleCoverage(join(import.meta.dirname, '../..'))

test('every rule that is kept here has a function with its article and a test that names it', () => {
  const bare = rows.flatMap((row) =>
    notYet.includes(row.id) ? [] : lacking(row).map((what) => `${row.id}: no ${what}`),
  )
  assert.deepEqual(bare, [])
})

test('a rule that has its function and its test is no longer among those not yet carried', () => {
  const known = new Set(rows.map(({ id }) => id))
  assert.deepEqual(
    notYet.filter((id) => !known.has(id)),
    [],
  )
  assert.deepEqual(new Set(notYet).size, notYet.length)
  const done = rows.filter((row) => notYet.includes(row.id) && lacking(row).length === 0).map(({ id }) => id)
  assert.deepEqual(done, [], 'take these out of src/law/rules-not-yet.ts')
})

test('a rule kept elsewhere says where, and the page has a line for each rule', () => {
  for (const { here, keptBy } of rows) assert.equal(here, keptBy === '')
  const page = coveragePage(rows)
  for (const { id } of rows) assert.ok(page.includes(`| ${id} |`), id)
})

test('every provision has a citation, and the days of a table ascend', async () => {
  const tables = await provisionTables()
  assert.ok(tables.length >= 130, String(tables.length))
  for (const { name, provisions } of tables) {
    let last = ''
    for (const { from, cite } of provisions) {
      assert.ok(from > last, `${name} ${from}`)
      assert.match(cite, /\p{L}.*\d|\p{L}{3}/u, `${name} ${from}`)
      last = from
    }
  }
})

test('a table of law is found wherever it stands in a module', async () => {
  const names = (await provisionTables()).map(({ name }) => name)
  for (const name of [
    'marriage.marriageHandOver',
    'forms.declarationForms.DEATH',
    'time-limits.timeLimits',
    'fee-law.feeExemptions',
  ])
    assert.ok(names.includes(name), name)
})
