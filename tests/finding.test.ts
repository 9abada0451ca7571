import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asActor } from '../src/platform/database.server.ts'
import type { Actor } from '../src/platform/endpoint.ts'
import { findEntries } from '../src/registers/search.sql.server.ts'
import { understand } from '../src/registers/search.ts'
import type { SearchHit } from '../src/registers/search-api.ts'
import { birthOf, registered, staffOf } from './office-with-data.ts'
import { testServer } from './test-server.ts'

const { app, db } = await testServer()
// Whatever day the test runs on.
await db.sql`update read_alarm_rule set most = 100000 where kind = 'OFF_HOURS'`
const here = await staffOf(app, 'dongvan')
const there = await staffOf(app, 'hoankiem')

type Found = { items: SearchHit[]; understood: string; reach: string; code?: string }
const find = async (who: typeof here.registrar, q: string, more = ''): Promise<Found> => {
  const answer = await who.get(
    `/api/search?q=${encodeURIComponent(q)}&purpose=${encodeURIComponent('kiểm tra, đối chiếu Sổ')}${more}`,
  )
  return answer.json as unknown as Found
}
const names = ({ items }: Found): string[] => items.map((hit) => hit.subjectName)

const nobody: Omit<Actor, 'officeId' | 'offices'> = {
  accountId: '01900000-0000-7000-8000-000000000001',
  username: '',
  fullName: '',
  jobTitle: '',
  pin: null,
  officeKind: 'COMMUNE',
  officeName: '',
  unitCode: '',
  provinceCode: null,
  roles: ['REGISTRAR'],
  scope: 'OFFICE',
  sessionRef: '',
  reauthenticatedAt: null,
  demo: false,
}

const born = await registered(db, here.registrar, birthOf('Lục Thị Ánh Tuyết', 1), '008326000011')
await registered(db, here.registrar, birthOf('Lục Thị Tuyết Mai', 2), null)
const withPhone = birthOf('Lục Văn Páo', 3)
;(withPhone as { informant?: object }).informant = { ...(withPhone.informant as object), phone: '+84 912 345 678' }
await registered(db, here.registrar, withPhone, null)

test('an entry is found by the next query, with the reason, whichever way its name is typed', async () => {
  for (const [typed, why] of [
    ['Lục Thị Ánh Tuyết', /^Đúng họ tên của trẻ$/],
    ['luc thi anh tuyet', /không kể dấu/],
    ['Ánh Tuyết Lục Thị', /khác thứ tự/],
    ['luc thi anh tuyett', /gần giống/],
    ['luk thi anh tuyet', /gần giống/],
    ['luc thianh tuyet', /gần giống/],
    ['tuyet luc thi ahn', /gần giống/],
    ['anh tuyet', /có các chữ này/],
    ['luc thi anh ngoc tuyet', /gần giống/],
  ] as const) {
    const [first] = (await find(here.registrar, typed)).items
    assert.equal(first?.subjectName, 'Lục Thị Ánh Tuyết', typed)
    assert.match(first.why, why, typed)
  }
})

test('a year, a date, a parent, a place, a telephone number, a number of the book narrow it down', async () => {
  const [{ birth = '' } = {}] = (await db.sql`
    select birth_date::text as birth from entry_person where entry_id = ${born.entryId} and role = 'CHILD'`) as unknown as {
    birth: string
  }[]
  const [year, month, day] = birth.split('-')
  const first = async (q: string): Promise<string | undefined> => names(await find(here.registrar, q))[0]
  assert.equal(await first(`luc thi anh tuyet ${year}`), 'Lục Thị Ánh Tuyết')
  assert.equal(await first(`luc thi anh tuyet ${day}/${month}/${year}`), 'Lục Thị Ánh Tuyết')
  const near = await find(here.registrar, `luc thi anh tuyet ${Number(year) - 1}`)
  assert.deepEqual([names(near), near.items[0]?.exact], [['Lục Thị Ánh Tuyết'], false])
  assert.equal(await first('anh tuyet con bà Lục Thị Mưa'), 'Lục Thị Ánh Tuyết')
  assert.deepEqual(names(await find(here.registrar, 'anh tuyet con bà Trần Thị Bưởi')), [])
  assert.deepEqual(names(await find(here.registrar, 'mẹ Lục Thị Mưa')), ['Lục Thị Ánh Tuyết'])
  assert.equal(await first('luc thi anh tuyet, dong van'), 'Lục Thị Ánh Tuyết')
  assert.equal(await first('Ánh Tuyết, tỉnh Hà Giang'), 'Lục Thị Ánh Tuyết', 'the province as it was called before')
  assert.deepEqual(names(await find(here.registrar, 'Ánh Tuyết tỉnh Cà Mau')), [])
  assert.equal(await first('0912345678'), 'Lục Văn Páo')
  assert.equal(await first('1/2026'), 'Lục Thị Ánh Tuyết')
  assert.equal(await first('008326000011'), 'Lục Thị Ánh Tuyết')
})

test('exact keys are found in the nation, anything less at home only, however it is asked', async () => {
  assert.deepEqual(names(await find(there.registrar, 'luc thi anh tuyet')), [])
  assert.deepEqual(names(await find(there.registrar, 'mẹ Lục Thị Mưa')), [])
  assert.deepEqual(names(await find(there.registrar, '0912345678')), [])
  assert.deepEqual(names(await find(there.registrar, '1/2026')), [], 'a number without its office is no key')
  const byPin = await find(there.registrar, '008326000011')
  assert.deepEqual([names(byPin), byPin.reach, byPin.items[0]?.open], [['Lục Thị Ánh Tuyết'], 'NATION', false])
  assert.deepEqual(names(await find(there.registrar, '1/2026 xã Đồng Văn, tỉnh Tuyên Quang')), ['Lục Thị Ánh Tuyết'])
})

test('within its own offices a number finds what these hold of the person whose it is, and tells nothing of other offices', async () => {
  const at = (name: string) => db.sql<{ office: number; entry: string; person: string }[]>`
    select office_id as office, entry_id as entry, person_id as person from entry_person where full_name = ${name} and role = 'CHILD'`
  const [[own], [numberless]] = [await at('Lục Thị Ánh Tuyết'), await at('Lục Thị Tuyết Mai')]
  const [far] = await db.sql<{ id: number }[]>`select office_id as id from account where username = 'hotich.hoankiem'`
  assert.ok(own && numberless && far)
  const within = (office: number, pin: string) =>
    asActor(db, { ...nobody, officeId: office, offices: [office] }, async (tx) => {
      const range = { from: null, to: null, limit: 21, offices: [office] }
      return (await findEntries(tx, understand(pin), range)).map((hit) => [hit.subject_name, hit.found_by, hit.exact])
    })
  await db.sql`update entry_person set person_id = ${own.person} where entry_id = ${numberless.entry} and role = 'CHILD'`
  assert.deepEqual((await within(own.office, '008326000011')).sort(), [
    ['Lục Thị Tuyết Mai', 'PIN', true],
    ['Lục Thị Ánh Tuyết', 'PIN', true],
  ])
  assert.deepEqual(await within(far.id, '008326000011'), [])
  const known = (office: number) =>
    asActor(
      db,
      { ...nobody, officeId: office, offices: [office] },
      (tx) => tx<{ id: string | null }[]>`select person_here_of_pin('008326000011') as id`,
    )
  assert.equal((await known(own.office))[0]?.id, own.person)
  assert.equal((await known(far.id))[0]?.id, null, 'whether there is such a number is not told')
  await db.sql`update entry_person set person_id = ${numberless.person} where entry_id = ${numberless.entry} and role = 'CHILD'`
})

test('the whole nation opens by a purpose and the approval of a second person, for the one who asked and for a time', async () => {
  const asked = await there.registrar.command('POST', '/api/search-requests', {
    purpose: 'Xác minh theo công văn 12/CAX của Công an xã',
  })
  assert.equal(asked.status, 200, JSON.stringify(asked.json))
  const id = String(asked.json.id)
  const wider = `&wider=${id}`
  assert.equal((await find(there.registrar, 'luc thi anh tuyet', wider)).code, 'wider-search-ended')
  const decide = (who: typeof there.registrar, approve = true) =>
    who.command('POST', `/api/search-requests/${id}/decision`, { approve, reason: 'đúng công văn', hours: 2 })
  assert.equal((await decide(there.registrar)).json.code, 'same-person')
  assert.equal((await decide(here.chair)).json.code, 'not-found', 'another office decides nothing')
  assert.equal((await decide(there.reception)).status, 403)
  assert.equal((await decide(there.chair)).json.state, 'APPROVED')
  const found = await find(there.registrar, 'luc thi anh tuyet', wider)
  assert.deepEqual([names(found), found.reach], [['Lục Thị Ánh Tuyết'], 'NATION'])
  assert.equal((await find(here.registrar, 'luc thi anh tuyet', wider)).code, 'wider-search-ended', 'nobody borrows it')
  const [line] = await db.sql<{ purpose: string }[]>`
    select purpose from audit_line where action = 'search' and details ? 'wider' order by seq desc limit 1`
  assert.match(line?.purpose ?? '', /công văn 12/)
  await db.sql`update search_request set valid_until = '2026-11-20T01:00:00Z' where id = ${id}`
  assert.equal((await find(there.registrar, 'luc thi anh tuyet', wider)).code, 'wider-search-ended', 'time is over')
})

test('too many searches in an hour raise one alert, which the office administrator sees and settles', async () => {
  await db.sql`update read_alarm_rule set most = 12 where kind = 'MASS_SEARCH'`
  await db.sql`update read_alarm_rule set most = 5 where kind = 'SAME_NAME'`
  for (let n = 0; n < 15; n++) await find(there.registrar, `hoang van ${'abcdefghijklmno'[n]}`)
  for (let n = 0; n < 7; n++) await find(there.registrar, 'nguyễn minh quân')
  const alerts = await there.admin.get('/api/read-alerts')
  const items = alerts.json.items as { id: string; kind: string; reads: number; accountName: string }[]
  assert.deepEqual(items.map((alert) => alert.kind).sort(), ['MASS_SEARCH', 'SAME_NAME'])
  assert.deepEqual((await here.admin.get('/api/read-alerts')).json.items, [], 'other offices do not see it')
  assert.equal((await there.registrar.get('/api/read-alerts')).status, 403)
  const settled = await there.admin.command('POST', `/api/read-alerts/${items[0]?.id}/settle`, {
    note: 'đã hỏi, đúng việc',
  })
  assert.equal(settled.json.settled, true)
  const open = (await there.admin.get('/api/read-alerts')).json.items as { id: string }[]
  assert.ok(!open.some((alert) => alert.id === items[0]?.id))
})

test('reading at night or on a Sunday counts by its own, smaller measure', async () => {
  await db.sql`update read_alarm_rule set most = 3 where kind = 'OFF_HOURS'`
  const [who] = await db.sql<
    { id: string; office_id: number }[]
  >`select id, office_id from account where username = 'hotich.badinh'`
  const read = (seq: number, at: string) => db.sql`
    insert into audit_line (office_id, seq, at, actor_id, actor_name, action, prev_hash, hash)
    values (${who?.office_id ?? 0}, ${seq}, ${at}, ${who?.id ?? ''}, 'Người thử', 'entry-read', '', '')`
  const alerts = () => db.sql`select kind from read_alert where account_id = ${who?.id ?? ''}`
  // Monday, 10:00, then 22:00, in Việt Nam.
  for (let n = 0; n < 6; n++) await read(900_000 + n, `2026-11-23T03:0${n}:00Z`)
  assert.equal((await alerts()).length, 0)
  for (let n = 0; n < 6; n++) await read(910_000 + n, `2026-11-23T15:0${n}:00Z`)
  assert.deepEqual([...(await alerts())], [{ kind: 'OFF_HOURS' }])
  await db.sql`update read_alarm_rule set most = 100000 where kind = 'OFF_HOURS'`
})

test('signs and odd letters find nothing and break nothing', async () => {
  for (const q of ['%', "' or 1=1 --", '////', 'ă', '?', 'x'.repeat(200), '0', ', , ,', 'mẹ', 'con bà', '🙂'])
    assert.ok(Array.isArray((await find(here.registrar, q)).items), q)
})
