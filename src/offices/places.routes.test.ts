import assert from 'node:assert/strict'
import { test } from 'node:test'
import { freshDatabase } from '../../tests/fresh-database.ts'
import type { Actor } from '../platform/endpoint.ts'
import { createHttp, type House } from '../platform/http.server.ts'
import { date } from '../values/calendar-date.ts'
import { officeOfUnit } from './offices.sql.server.ts'
import { officeRoutes } from './places.routes.server.ts'

const db = await freshDatabase()
const office = await officeOfUnit(db.sql, 'COMMUNE', '00004', date('2026-11-21'))
assert.ok(office)
const actor: Actor = {
  accountId: '018f0000-0000-7000-8000-000000000001',
  username: 'hotich.badinh',
  fullName: 'Lò Thị Mỷ',
  jobTitle: 'Công chức tư pháp – hộ tịch',
  pin: null,
  officeId: office.id,
  officeKind: 'COMMUNE',
  officeName: office.name,
  unitCode: office.unitCode,
  provinceCode: office.provinceCode,
  roles: ['REGISTRAR'],
  scope: 'OFFICE',
  offices: [office.id],
  sessionRef: 'test',
  reauthenticatedAt: null,
  demo: false,
}
let signedIn = true
const house: House = {
  db,
  clock: () => '2026-11-21T02:00:00.000Z',
  authenticate: async () => (signedIn ? { actor, csrfToken: 'c' } : null),
  permits: (_, access) => access === 'signed-in',
}
const app = createHttp()
officeRoutes(app, house)
const get = (url: string, headers: Record<string, string> = {}) => app.inject({ method: 'GET', url, headers })

test('places are for everybody who is signed in and for nobody else', async () => {
  signedIn = false
  assert.equal((await get('/api/places?q=ba')).statusCode, 401)
  signedIn = true
  assert.equal((await get('/api/places?q=ba')).statusCode, 200)
})

test('a place is found over HTTP, today and on a day of the past', async () => {
  const now = (await get('/api/places?q=phuong%20ba%20dinh%20ha%20noi')).json()
  assert.deepEqual(
    [now.places[0].code, now.places[0].chain, now.places[0].inForce],
    ['00004', 'phường Ba Đình, thành phố Hà Nội', true],
  )
  const then = (await get('/api/places?q=phuong%20truc%20bach&on=2020-01-01')).json()
  assert.equal(then.places[0].chain, 'phường Trúc Bạch, quận Ba Đình, thành phố Hà Nội')
  const wrong = await get('/api/places?q=a&on=2020-02-30')
  assert.equal(wrong.statusCode, 422)
})

test('a unit is read as of a day, with its history; an unknown code is not found', async () => {
  const unit = (await get('/api/units/25270?on=2026-01-01')).json()
  assert.equal(unit.unit.chain, 'xã Lộc Ninh, tỉnh Đồng Nai')
  assert.ok(unit.history.length >= 3)
  assert.equal((await get('/api/units/99999')).statusCode, 404)
})

test('the successors of an old unit are told without knowing when it ended', async () => {
  const answer = (await get('/api/units/00010/successors')).json()
  assert.equal(answer.asOf, '2024-12-31')
  assert.ok(answer.successors.length > 0)
  assert.match(answer.inWords, /^phường Nguyễn Trung Trực, quận Ba Đình, thành phố Hà Nội \(nay /)
  assert.equal((await get('/api/units/99999/successors')).statusCode, 404)
})

test('offices are listed a page at a time and read with what was before and after', async () => {
  const page = (await get('/api/offices?province=01&kind=COMMUNE&limit=100')).json()
  assert.equal(page.offices.length, 100)
  const rest = (await get(`/api/offices?province=01&kind=COMMUNE&limit=100&after=${page.next}`)).json()
  assert.equal(rest.offices.length, 26)
  assert.equal(rest.next, null)
  const one = (await get(`/api/offices/${office.id}`)).json()
  assert.equal(one.office.name, 'Ủy ban nhân dân phường Ba Đình, thành phố Hà Nội')
  assert.equal(one.custodian.id, office.id)
  assert.ok(one.predecessors.length > 1)
  assert.equal((await get('/api/offices/2000000000')).statusCode, 404)
})

test('the shared lists are light and are not sent twice', async () => {
  const first = await get('/api/reference')
  assert.equal(first.json().ethnicGroups.length, 56)
  assert.ok(first.body.length < 60_000, `${first.body.length} characters`)
  const again = await get('/api/reference', { 'if-none-match': String(first.headers.etag) })
  assert.equal(again.statusCode, 304)
})

test('the calendar of a year is read', async () => {
  const { days } = (await get('/api/calendar?year=2026')).json()
  assert.ok(days.some((d: { day: string; kind: string }) => d.day === '2026-02-17' && d.kind === 'HOLIDAY'))
})
