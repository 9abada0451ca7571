import assert from 'node:assert/strict'
import { test } from 'node:test'
import { freshDatabase } from '../../tests/fresh-database.ts'
import { inTransaction } from '../platform/database.server.ts'
import { date } from '../values/calendar-date.ts'
import { loadReference } from './load-reference.sql.server.ts'
import {
  legalSuccessors,
  moveCustody,
  officeById,
  officeInWords,
  officeNameOn,
  officeOfUnit,
  officesOfProvince,
  predecessorsOfOffice,
  readableByOffice,
  readableByProvince,
  searchOffices,
  successorsOfOffice,
} from './offices.sql.server.ts'
import { calendarDays, policyOn, referenceLists } from './reference.sql.server.ts'

const db = await freshDatabase()
const sql = db.sql
const today = date('2026-11-21')

async function office(kind: Parameters<typeof officeOfUnit>[1], unit: string, on: string) {
  const found = await officeOfUnit(sql, kind, unit, date(on))
  assert.ok(found, `${kind} ${unit} on ${on}`)
  return found
}

test('today there are 34 provinces with a Sở Tư pháp each, 3,321 communes, no district, two ministries and the missions', async () => {
  const rows = await sql<{ kind: string; n: number }[]>`
    select kind, count(*) as n from office where valid @> ${today}::date group by kind order by kind`
  const counts = Object.fromEntries(rows.map((r) => [r.kind, r.n]))
  assert.equal(counts.MISSION !== undefined && counts.MISSION > 60, true)
  assert.deepEqual(
    { ...counts, MISSION: 0 },
    { COMMUNE: 3321, MISSION: 0, MOFA: 1, MOJ: 1, PROVINCE: 34, PROVINCE_JUSTICE: 34 },
  )
  const [before] = await sql<{ n: number }[]>`
    select count(*) as n from office where kind = 'DISTRICT' and valid @> date '2025-06-30'`
  assert.equal(before?.n, 696)
})

test('a commune since 2025-07-01 is another office than the one with the same code before', async () => {
  const old = await office('COMMUNE', '00004', '2025-06-30')
  const now = await office('COMMUNE', '00004', '2026-11-21')
  assert.notEqual(old.id, now.id)
  assert.equal(old.name, 'Ủy ban nhân dân phường Trúc Bạch, quận Ba Đình, thành phố Hà Nội')
  assert.equal(now.name, 'Ủy ban nhân dân phường Ba Đình, thành phố Hà Nội')
  assert.equal(now.nameEn, "People's Committee of Ba Đình Ward, Hà Nội City")
  assert.equal(old.to, '2025-06-30')
})

test('a commune that only became a ward stays the same office, with the name it had on the day', async () => {
  const then = await office('COMMUNE', '25270', '2026-01-01')
  const now = await office('COMMUNE', '25270', '2026-11-21')
  assert.equal(then.id, now.id)
  assert.equal(then.name, 'Ủy ban nhân dân xã Lộc Ninh, tỉnh Đồng Nai')
  assert.equal(now.name, 'Ủy ban nhân dân phường Lộc Ninh, thành phố Đồng Nai')
  assert.equal(await officeNameOn(sql, now.id, date('2026-04-29')), then.name)
  assert.equal(await officeNameOn(sql, now.id, date('2025-06-30')), undefined)
})

test('an entry of an ended office names the office that made it and its legal successor', async () => {
  const old = await office('COMMUNE', '00004', '2025-06-30')
  const text = await officeInWords(sql, old.id, date('2025-06-30'), today)
  assert.match(text ?? '', /^Ủy ban nhân dân phường Trúc Bạch.* \(nay là Ủy ban nhân dân phường .*\)$/)
})

test('the legal successors of an office are told through every change', async () => {
  const nguyenTrungTruc = await office('COMMUNE', '00010', '2020-01-01')
  const direct = await successorsOfOffice(sql, nguyenTrungTruc.id)
  assert.deepEqual(
    direct.map((l) => [l.name, l.effectiveFrom]),
    [['Ủy ban nhân dân phường Trúc Bạch, quận Ba Đình, thành phố Hà Nội', '2025-01-01']],
  )
  const now = await legalSuccessors(sql, nguyenTrungTruc.id, today)
  assert.ok(now.length > 0 && now.every((o) => o.kind === 'COMMUNE'))
  assert.deepEqual(
    (await legalSuccessors(sql, nguyenTrungTruc.id, date('2020-01-01'))).map((o) => o.id),
    [nguyenTrungTruc.id],
  )
  const haTay = await office('PROVINCE_JUSTICE', '28', '2008-01-01')
  assert.equal((await legalSuccessors(sql, haTay.id, today))[0]?.name, 'Sở Tư pháp thành phố Hà Nội')
  const island = await office('DISTRICT', '755', '2025-06-30')
  assert.deepEqual(
    (await legalSuccessors(sql, island.id, today)).map((o) => o.name),
    ['Ủy ban nhân dân đặc khu Côn Đảo, thành phố Hồ Chí Minh'],
  )
})

test('a province that stayed as it was in 2025 stays the same office, a merged one is new', async () => {
  assert.equal((await office('PROVINCE', '01', '2020-01-01')).id, (await office('PROVINCE', '01', '2026-11-21')).id)
  const tuyenQuang = await office('PROVINCE', '08', '2026-11-21')
  assert.notEqual((await office('PROVINCE', '08', '2020-01-01')).id, tuyenQuang.id)
  assert.deepEqual((await predecessorsOfOffice(sql, tuyenQuang.id)).map((o) => o.name).sort(), [
    'Ủy ban nhân dân tỉnh Hà Giang',
    'Ủy ban nhân dân tỉnh Tuyên Quang',
  ])
})

test('every office has a keeper of its books that is there today', async () => {
  const wrong =
    await sql`select o.id from office o left join office c on c.id = o.custodian_id where c.id is null or not c.valid @> ${today}::date`
  assert.deepEqual([...wrong], [])
  const self = await sql`select id from office where upper_inf(valid) and custodian_id <> id`
  assert.deepEqual([...self], [])
  const strangers = await sql`select o.id from office o join office c on c.id = o.custodian_id
    where o.kind in ('COMMUNE', 'DISTRICT') and c.kind not in ('COMMUNE', 'PROVINCE_JUSTICE')`
  assert.deepEqual([...strangers], [])
})

test('the books of a commune merged whole go to the new commune, those of a district with several successors to the Sở Tư pháp', async () => {
  const [merged] = await sql<{ old: number; next: number; custodian: number }[]>`
    select o.id as old, s.new_office_id as next, o.custodian_id as custodian from office o join office_succession s on s.old_office_id = o.id
    where o.kind = 'COMMUNE' and s.relation = 'merged' and not s.partial and s.effective_from = date '2025-07-01' order by o.id limit 1`
  assert.ok(merged)
  assert.equal(merged.custodian, merged.next)
  assert.ok((await readableByOffice(sql, merged.next)).includes(merged.old))
  const baDinh = await office('DISTRICT', '001', '2025-06-30')
  const so = await office('PROVINCE_JUSTICE', '01', '2026-11-21')
  assert.equal(baDinh.custodianId, so.id)
})

test('a province reads the offices of its former provinces too', async () => {
  const haGiang = await office('DISTRICT', '024', '2025-06-30')
  assert.ok((await readableByProvince(sql, '08')).includes(haGiang.id))
  assert.ok(!(await readableByProvince(sql, '01')).includes(haGiang.id))
})

test('a decision that moves books stays when the reference data is loaded again', async () => {
  const baDinh = await office('DISTRICT', '001', '2025-06-30')
  const commune = await office('COMMUNE', '00004', '2026-11-21')
  await inTransaction(db, (tx) =>
    moveCustody(tx, { officeId: baDinh.id, custodianId: commune.id, decision: 'Quyết định 01/QĐ-UBND' }),
  )
  await sql`delete from reference_load`
  await loadReference(db)
  assert.equal((await officeById(sql, baDinh.id, today))?.custodianId, commune.id)
})

test('offices of a province and offices by name are found', async () => {
  const haNoi = await officesOfProvince(sql, '01', today)
  assert.deepEqual(
    haNoi.slice(0, 2).map((o) => o.name),
    ['Ủy ban nhân dân thành phố Hà Nội', 'Sở Tư pháp thành phố Hà Nội'],
  )
  assert.equal(haNoi.length, 128)
  const found = await searchOffices(sql, { q: 'phuong ba dinh ha noi', on: today })
  assert.deepEqual(
    found.map((o) => o.name),
    ['Ủy ban nhân dân phường Ba Đình, thành phố Hà Nội'],
  )
  const page = await searchOffices(sql, { province: '01', kind: 'COMMUNE', on: today, limit: 10 })
  const next = await searchOffices(sql, {
    province: '01',
    kind: 'COMMUNE',
    on: today,
    limit: 10,
    after: page.at(-1)?.id,
  })
  assert.equal(new Set([...page, ...next].map((o) => o.id)).size, 20)
  const laos = await searchOffices(sql, { q: 'dai su quan lao', on: today })
  assert.equal(laos[0]?.unitCode, 'LA')
})

test('the lists hold what the forms choose from', async () => {
  const lists = await referenceLists(sql)
  assert.equal(lists.ethnicGroups.length, 56)
  assert.equal(lists.countries[0]?.code, 'VN')
  assert.equal(lists.countries.length, 249)
  assert.ok(lists.documentTypes.some((d) => d.code === 'CCCD'))
  assert.deepEqual(
    lists.lists.sex?.map((s) => s.name),
    ['Chưa có thông tin', 'Nam', 'Nữ'],
  )
})

test('R-A10 the calendar knows the public holidays of every year since 2015, Tết by the moon', async () => {
  const days = await calendarDays(sql, 2015, 2027)
  const holidays = new Set(days.filter((d) => d.kind === 'HOLIDAY').map((d) => d.day as string))
  for (let year = 2015; year <= 2027; year += 1)
    for (const fixed of ['01-01', '04-30', '05-01', '09-02'])
      assert.ok(holidays.has(`${year}-${fixed}`), `${year}-${fixed}`)
  for (const tet of ['2016-02-08', '2017-01-28', '2018-02-16', '2019-02-05', '2020-01-25', '2021-02-12', '2022-02-01'])
    assert.ok(holidays.has(tet), tet)
  for (const tet of ['2023-01-22', '2024-02-10', '2025-01-29', '2026-02-17', '2027-02-06'])
    assert.ok(holidays.has(tet), tet)
  for (const giỗTổ of ['2023-04-29', '2024-04-18', '2025-04-07', '2026-04-26']) assert.ok(holidays.has(giỗTổ), giỗTổ)
  const worked = days.filter((d) => d.kind === 'WORKED_WEEKEND').map((d) => d.day as string)
  assert.ok(worked.includes('2024-05-04') && worked.includes('2025-04-26'))
  assert.ok(days.every((d) => d.legalBasis !== ''))
})

test('a policy is read by its day and scope, the office before the province before the country', async () => {
  assert.equal((await policyOn(sql, 'print-before-pin', today))?.value, false)
  assert.equal(await policyOn(sql, 'print-before-pin', date('2015-12-31')), undefined)
  await sql`insert into policy (key, scope, valid, value, decision) values ('print-before-pin', '08', '[2026-01-01,)', 'true', 'thử')`
  assert.equal((await policyOn(sql, 'print-before-pin', today, { provinceCode: '08' }))?.value, true)
  assert.equal((await policyOn(sql, 'print-before-pin', today, { provinceCode: '01' }))?.value, false)
})

test('a newer edition of the reference ends an office and begins its successor in a database that knew only the old one', async () => {
  const [successor] = await db.sql<{ id: number }[]>`
    select id from office where kind = 'PROVINCE' and unit_code = '08' and valid @> '2026-01-01'::date`
  const [old] = await db.sql<{ id: number }[]>`
    select id from office where kind = 'PROVINCE' and unit_code = '08' and valid @> '2025-01-01'::date`
  assert.ok(successor && old && successor.id !== old.id)
  await db.sql`update office set unit_code = '88' where id = ${successor.id}`
  await db.sql`update office set valid = daterange(lower(valid), null) where id = ${old.id}`
  await db.sql`update reference_load set sha256 = 'an older edition'`
  assert.deepEqual(await loadReference(db), { loaded: true })
  const rows = await db.sql<{ id: number; until: string | null }[]>`
    select id, upper(valid) as until from office where kind = 'PROVINCE' and unit_code = '08' order by lower(valid) nulls first`
  assert.deepEqual(
    rows.map((row) => row.until),
    ['2025-07-01', null],
  )
  assert.equal(rows[0]?.id, old.id)
})
