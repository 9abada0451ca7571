import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { freshDatabase } from '../../tests/fresh-database.ts'
import { clockFrom } from '../platform/clock.server.ts'
import { makeCircle } from './circle.ts'
import { demoNation, loadDemoPeople } from './demo.server.ts'
import { circlesOf, modelOf } from './nation.ts'
import { pinsOf } from './pins.ts'
import { readSynthReference } from './reference.server.ts'

const clock = clockFrom('2026-11-20T02:00:00.000Z')

test('nobody of the demo people has the number of somebody the simulator knows', () => {
  const nation = demoNation(clock)
  const model = modelOf(nation, readSynthReference())
  const known = new Set(
    readFileSync(join(import.meta.dirname, '../../docs/demo-people.md'), 'utf8').match(/\b\d{12}\b/g) ?? [],
  )
  assert.ok(known.size > 20)
  for (let number = 0; number < circlesOf(nation); number += 1) {
    const { first, second } = pinsOf(model, makeCircle(model, number))
    for (const pin of [...first, ...second]) assert.ok(pin === null || !known.has(pin), `${pin}`)
  }
})

test('demo people come once, and never into books that offices have kept', async () => {
  const db = await freshDatabase()
  const made = await loadDemoPeople(db, clock)
  assert.ok(made && made.persons > 5000 && made.entries > 4000)
  assert.equal(await loadDemoPeople(db, clock), null)
  assert.equal(await loadDemoPeople(db, clockFrom('2027-11-20T02:00:00.000Z')), null)
  const [demo] = await db.sql<{ entries: number }[]>`
    select count(*)::int as entries from register_entry e join office o on o.id = e.office_id
    where o.unit_code in ('00004', '00070', '00721') and e.registered_on >= '2025-07-01'`
  assert.ok(demo && demo.entries > 20, `${demo?.entries}`)
  const [later] = await db.sql`select from register_book where year > 2025 limit 1`
  assert.equal(later, undefined)

  const kept = await freshDatabase()
  await kept.sql`insert into register_book (office_id, register, year, opened_on) select id, 'BIRTH', 2025, '2025-08-01' from office where kind = 'COMMUNE' limit 1`
  assert.equal(await loadDemoPeople(kept, clock), null)
})
