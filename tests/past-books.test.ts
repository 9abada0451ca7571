import assert from 'node:assert/strict'
import { test } from 'node:test'
import { v7 as uuid } from 'uuid'
import { demoPassword } from '../src/offices/demo.server.ts'
import { asActor } from '../src/platform/database.server.ts'
import { loadNation } from '../src/synth/load.sql.server.ts'
import { UNTIL } from '../src/synth/nation.ts'
import { birthOf, registered, staffOf } from './office-with-data.ts'
import { officialAt } from './official-at.ts'
import { testServer } from './test-server.ts'

const { app, db } = await testServer()
await loadNation(db, { seed: 5, persons: 2_000, until: UNTIL, communes: ['00004', '00070', '00721'] })
const here = await staffOf(app, 'dongvan')
const me = Number((await here.registrar.get('/api/me')).json.officeId)
const open = (path: string) => here.registrar.command('POST', `/api/books/${path}/open`, {})

test('a desk opens no volume of a year that is over', async () => {
  const refused = await open(`${me}/BIRTH/2025`)
  assert.deepEqual([refused.status, refused.json.code], [409, 'book-of-another-year'], JSON.stringify(refused.json))
  assert.equal((await open(`${me}/BIRTH/2028`)).json.code, 'book-of-another-year')
})

test('the books of offices that are no more are closed by the office that keeps them, and by no other', async () => {
  // Xã Tả Lủng, huyện Đồng Văn, went into xã Đồng Văn on 2025-07-01.
  const [book] = await db.sql<{ office: number; register: string; year: number }[]>`
    insert into register_book (office_id, register, year, volume, opened_on)
    select id, 'DEATH', 2025, 1, '2025-01-02' from office where kind = 'COMMUNE' and unit_code = '00742' and upper(valid) = '2025-07-01' and custodian_id = ${me}
    returning office_id as office, register, year`
  assert.ok(book)
  const path = `/api/books/${book.office}/${book.register}/${book.year}/close`
  const far = await staffOf(app, 'hoankiem')
  await far.chair.command('POST', '/api/session/reauthenticate', { password: demoPassword })
  assert.equal((await far.chair.command('POST', path, { statement: '' })).json.code, 'not-own-office')
  await here.chair.command('POST', '/api/session/reauthenticate', { password: demoPassword })
  const closed = await here.chair.command('POST', path, { statement: 'Sổ của xã trước khi sắp xếp' })
  assert.equal(closed.status, 200, JSON.stringify(closed.json))
  const [last] = (closed.json.volumes as { closedOn: string; closing: { documentId: string } }[]).toReversed()
  assert.equal(last?.closedOn, '2026-11-20')
  assert.ok(last.closing.documentId)
})

test('every register has its books in the list, of the office itself and of those whose books it keeps', async () => {
  type Listed = { officeId: number; register: string; year: number; volumes: { volume: number; entries: number }[] }
  const list = async (who: typeof here.registrar, query = '') => {
    const { status, json } = await who.get(`/api/books${query}`)
    assert.equal(status, 200, JSON.stringify(json))
    return { ...json, items: json.items as Listed[], offices: json.offices as { officeId: number; name: string }[] }
  }
  assert.equal((await open(`${me}/MARRIAGE/2026`)).status, 200)
  const all = await list(here.registrar)
  assert.ok(['MARRIAGE', 'DEATH'].every((wanted) => all.items.some(({ register }) => register === wanted)))
  const old = all.offices.find(({ name }) => name.includes('xã Tả Lủng'))
  assert.ok(old && old.officeId !== me)
  assert.deepEqual(
    (await list(here.registrar, `?officeId=${old.officeId}&register=DEATH&year=2025`)).items.map((book) => [
      book.register,
      book.year,
      book.volumes.length,
    ]),
    [['DEATH', 2025, 1]],
  )
  const years = all.items.map(({ year }) => year)
  assert.deepEqual(
    years,
    years.toSorted((a, b) => b - a),
    'the newest year first',
  )
  const far = await staffOf(app, 'hoankiem')
  assert.deepEqual((await list(far.registrar, `?officeId=${old.officeId}`)).items, [])
  const drawn = await here.registrar.get(`/api/books/${old.officeId}/DEATH/2025/1/print`)
  assert.equal(drawn.status, 200)
  assert.equal(drawn.raw.subarray(0, 5).toString('latin1'), '%PDF-')
})

test('books of a loaded nation are closed with their totals when year or office are over, and take no entry', async () => {
  const [open] = await db.sql<{ n: number }[]>`
    select count(*)::int as n from register_book where closed_on is null and year < 2026`
  assert.equal(open?.n, 0)
  const [wrong] = await db.sql<{ n: number }[]>`
    select count(*)::int as n from (select (b.closing ->> 'entries')::int as told,
      (select count(*)::int from register_entry e where e.office_id = b.office_id and e.register = b.register and e.year = b.year and e.volume = b.volume) as held
      from register_book b where b.closing ? 'loaded') x where told <> held`
  assert.equal(wrong?.n, 0, 'the totals are those of the book')
  const [late] = await db.sql<{ n: number }[]>`
    select count(*)::int as n from register_book b join office o on o.id = b.office_id where b.closing ? 'loaded'
      and (b.closed_on > make_date(b.year, 12, 31) or b.closed_on >= upper(o.valid))`
  assert.equal(late?.n, 0)
  await assert.rejects(
    db.sql`insert into register_entry select (jsonb_populate_record(e, jsonb_build_object('id', ${uuid()}::text, 'entry_no', 900000, 'case_id', ${uuid()}::text))).*
      from register_entry e where e.year = 2024 limit 1`,
    /book-closed/,
  )
})

test('a desk writes in the book of the year of the registration only', async () => {
  const { entryId } = await registered(db, here.registrar, birthOf('Lục Văn Năm', 51), null)
  const desk = await officialAt(db, '00721', 'hotich.nam')
  await db.sql`insert into register_book (office_id, register, year, volume, opened_on) values (${desk.officeId}, 'BIRTH', 2027, 1, '2026-12-31')`
  // With the rights of the owner, as the function that writes entries has them.
  await db.sql.unsafe(`create function try_entry(p_like uuid, p_id uuid, p_year int) returns void language sql security definer as $$
    insert into register_entry select (jsonb_populate_record(e, jsonb_build_object('id', p_id::text, 'case_id', p_id::text, 'entry_no', 900001, 'year', p_year, 'volume', 1))).*
    from register_entry e where e.id = p_like $$`)
  const written = (year: number) => asActor(db, desk, (tx) => tx`select try_entry(${entryId}, ${uuid()}, ${year})`)
  await assert.rejects(written(2027), /book-of-another-year/)
  await written(2026)
})
