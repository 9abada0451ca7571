import assert from 'node:assert/strict'
import { test } from 'node:test'
import { freshDatabase } from '../../tests/fresh-database.ts'
import { BirthDeclaration } from '../events/birth/declaration.ts'
import { DeathDeclaration } from '../events/death/declaration.ts'
import { MarriageDeclaration } from '../events/marriage/declaration.ts'
import { loadEntry } from '../registers/entries.sql.server.ts'
import { loadNation } from './load.sql.server.ts'
import { type Nation, UNTIL } from './nation.ts'

const nation: Nation = { seed: 21, persons: 12_000, until: UNTIL }

const declarations = { BIRTH: BirthDeclaration, MARRIAGE: MarriageDeclaration, DEATH: DeathDeclaration }

type Totals = Record<string, number | string>
async function totals(sql: Awaited<ReturnType<typeof freshDatabase>>['sql']): Promise<Totals> {
  const [row] = await sql<Totals[]>`select
    (select count(*) from person) as persons,
    (select count(*) from register_entry) as entries,
    (select md5(string_agg(id::text || entry_no || content::text, ',' order by id)) from register_entry) as contents,
    (select md5(string_agg(id::text || coalesce(pin, ''), ',' order by id)) from person) as people,
    (select count(*) from entry_person) as standing,
    (select count(*) from family_link) as links,
    (select sum(n) from daily_count) as counted,
    (select count(*) from name_key) as names,
    (select sum(last_no) from register_counter) as numbered,
    (select count(*) from registration_case) as dossiers,
    (select count(*) from marriage_bond) as bonds,
    (select count(*) from person_death) as deaths,
    (select md5(string_agg(phone || entry_id, ',' order by phone, entry_id)) from entry_phone) as phones`
  return row ?? {}
}

test('an interrupted loading goes on where it stood and ends as if it had never been interrupted', async () => {
  const whole = await freshDatabase()
  const { loaded, persons, entries } = await loadNation(whole, nation)
  assert.equal(loaded, true)
  assert.ok(persons > 9_000)

  const broken = await freshDatabase()
  await assert.rejects(
    loadNation(broken, nation, {
      connections: 1,
      tell: ({ step, done }) => {
        if (step === 'entries' && done === 1) throw new Error('pulled the plug')
      },
    }),
    /pulled the plug/,
  )
  const [half] = await broken.sql<{ n: number }[]>`select count(*)::int as n from register_entry`
  assert.ok(half && half.n > 0 && half.n < entries)
  const again = await loadNation(broken, nation)
  assert.deepEqual([again.persons, again.entries], [persons, entries])
  assert.deepEqual(await totals(broken.sql), await totals(whole.sql))
  assert.equal((await loadNation(broken, nation)).loaded, false)
  await assert.rejects(loadNation(broken, { ...nation, seed: 22 }), /already holds/)

  const lines = await broken.sql<{ details: Record<string, unknown> }[]>`
    select details from audit_line where office_id = 0 and action = 'nation-loaded'`
  assert.deepEqual(
    lines.map(({ details }) => [details.seed, details.persons, details.entries]),
    [[nation.seed, persons, entries]],
    'one line of the audit for a loading, however often it was interrupted',
  )

  const lean = await freshDatabase()
  await loadNation(lean, { ...nation, keysOnly: true })
  const phones = async (db: typeof whole) =>
    db.sql<{ n: number; fit: number; keys: string }[]>`
      select count(*)::int as n, count(*) filter (where phone ~ '^0[35789][0-9]{8}$')::int as fit, md5(string_agg(phone || entry_id, ',' order by phone, entry_id)) as keys from entry_phone`
  const [[full], [bare]] = [await phones(whole), await phones(lean)]
  assert.ok(full && full.n > 1000 && full.fit === full.n, JSON.stringify(full))
  assert.deepEqual(bare, full, 'without contents the same people are found by the same numbers')

  const all = await totals(whole.sql)
  assert.equal(all.entries, entries)
  assert.equal(all.numbered, entries)
  const [gap] = await whole.sql`select office_id, register, year from register_entry
    group by office_id, register, year having max(entry_no) <> count(*) or min(entry_no) <> 1 limit 1`
  assert.equal(gap, undefined)
  const [outside] =
    await whole.sql`select e.id from register_entry e join office o on o.id = e.office_id where not o.valid @> e.registered_on limit 1`
  assert.equal(outside, undefined, 'every entry is by an office that was there on its day')

  const some = await whole.sql<
    { office_id: number; id: string }[]
  >`select office_id, id from register_entry order by md5(id::text) limit 150`
  for (const { office_id, id } of some) {
    const found = await loadEntry(whole.sql, office_id, id)
    assert.ok(found)
    const read = declarations[found.entry.register as keyof typeof declarations].safeParse(found.entry.content)
    assert.ok(read.success, JSON.stringify([found.entry, read.error?.issues]))
    assert.equal(found.caseState, found.entry.registeredOn >= '2016-01-01' ? 'HANDED_OVER' : null)
  }
})
