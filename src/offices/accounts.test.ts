import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deflateRawSync } from 'node:zlib'
import ExcelJS from 'exceljs'
import { freshDatabase } from '../../tests/fresh-database.ts'
import { clockFrom } from '../platform/clock.server.ts'
import { createHttp, type House } from '../platform/http.server.ts'
import {
  createNationalAdmin,
  importAccounts,
  importReportCsv,
  listAccounts,
  UnreadableFile,
} from './accounts.server.ts'
import { importTemplate } from './accounts-import.ts'
import { accountRoutes } from './accounts-routes.server.ts'
import { demoPassword, makeDemo } from './demo.server.ts'
import { permits } from './permissions.ts'
import { createAuthenticate } from './sign-in-authenticate.server.ts'
import { signInRoutes } from './sign-in-routes.server.ts'

const db = await freshDatabase()
const clock = clockFrom('2026-11-21T02:00:00.000Z')
const house: House = { db, clock, authenticate: createAuthenticate({ db, clock }), permits }
const app = createHttp()
signInRoutes(app, house)
accountRoutes(app, house)
await makeDemo(db, clock)

let keys = 0
type Session = { cookie: string; csrf: string }
async function ask(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  url: string,
  session: Session | null,
  body?: unknown,
  type?: string,
) {
  keys += 1
  const response = await app.inject({
    method,
    url,
    headers: {
      'idempotency-key': `accounts-test-${keys}`,
      ...(session ? { cookie: session.cookie, 'x-csrf-token': session.csrf } : {}),
      ...(type ? { 'content-type': type } : {}),
    },
    ...(body === undefined ? {} : { payload: body as object }),
  })
  return {
    status: response.statusCode,
    body: response.json(),
    cookie: String(response.headers['set-cookie'] ?? '').split(';')[0] ?? '',
  }
}
async function enter(username: string, password = demoPassword): Promise<Session> {
  const answer = await ask('POST', '/api/session', null, { username, password })
  assert.equal(answer.body.state, 'signed-in', JSON.stringify(answer.body))
  return { cookie: answer.cookie, csrf: answer.body.csrfToken }
}
async function officeId(unitCode: string, kind = 'COMMUNE'): Promise<number> {
  const [row] = await db.sql<{ id: number }[]>`
    select id from office where unit_code = ${unitCode} and kind = ${kind} and valid @> date '2026-11-21'`
  return row?.id ?? 0
}
const badinh = await officeId('00004')
const ngocHa = await officeId('00008')
const dongVan = await officeId('00721')
const draft = (changes: Record<string, unknown>) => ({
  username: 'hotich2.badinh',
  fullName: 'Nguyễn Thị Bích Liên',
  roles: [{ role: 'REGISTRAR' }],
  officeId: badinh,
  ...changes,
})
const ministry = await enter('cuc.hanhchinhtuphap')
const hanoi = await enter('quantri.hanoi')
const commune = await enter('quantri.badinh')

test('accounts are made level by level, and not beside or above', async () => {
  const made = await ask('POST', '/api/accounts', commune, draft({}))
  assert.equal(made.status, 200, JSON.stringify(made.body))
  assert.match(made.body.initialPassword, /^([a-z2-9]{5}-){3}[a-z2-9]{5}$/)
  assert.equal((await ask('POST', '/api/accounts', commune, draft({}))).body.code, 'username-taken')
  const admin = { username: 'quantri.ngocha', roles: [{ role: 'OFFICE_ADMIN' }] }
  assert.equal((await ask('POST', '/api/accounts', commune, draft({ ...admin, officeId: ngocHa }))).status, 404)
  assert.equal((await ask('POST', '/api/accounts', commune, draft(admin))).status, 403)
  assert.equal((await ask('POST', '/api/accounts', hanoi, draft({ ...admin, officeId: ngocHa }))).status, 200)
  assert.equal(
    (await ask('POST', '/api/accounts', hanoi, draft({ ...admin, username: 'quantri2.dongvan', officeId: dongVan })))
      .status,
    404,
  )
  const province = {
    username: 'giamsat.tuyenquang',
    officeId: await officeId('08', 'PROVINCE_JUSTICE'),
    roles: [{ role: 'PROV_OVERSIGHT' }],
  }
  assert.equal((await ask('POST', '/api/accounts', hanoi, draft(province))).status, 404)
  assert.equal((await ask('POST', '/api/accounts', ministry, draft(province))).status, 200)
  assert.equal(
    (await ask('POST', '/api/accounts', await enter('hotich.badinh'), draft({ username: 'ban.be' }))).status,
    403,
  )
})

test('R-A8 roles that do not stand together, a signatory without a PIN and an inspector without an end are refused', async () => {
  const codes = async (changes: Record<string, unknown>) => {
    const { body } = await ask('POST', '/api/accounts', hanoi, draft({ username: 'thu.nghiem', ...changes }))
    return (body.errors ?? []).map((e: { code: string }) => e.code)
  }
  assert.deepEqual(await codes({ roles: [{ role: 'REGISTRAR' }, { role: 'SIGNATORY' }], pin: '001080000001' }), [
    'roles-incompatible',
  ])
  assert.deepEqual(await codes({ roles: [{ role: 'SIGNATORY' }] }), ['signatory-needs-pin'])
  assert.deepEqual(await codes({ roles: [{ role: 'INSPECTOR' }] }), ['role-needs-end'])
  assert.deepEqual(await codes({ roles: [{ role: 'NATIONAL' }] }), ['role-not-here'])
})

test('the first sign-in with the initial password demands a new one', async () => {
  const { body } = await ask(
    'POST',
    '/api/accounts',
    commune,
    draft({ username: 'motcua2.badinh', roles: [{ role: 'RECEPTION' }] }),
  )
  const first = await ask('POST', '/api/session', null, { username: 'motcua2.badinh', password: body.initialPassword })
  assert.equal(first.body.state, 'password-change-needed')
})

test('a disabled account stops at once; the level above resets it; nobody does either to himself', async () => {
  const desk = await enter('motcua.badinh')
  await ask('GET', '/api/me', desk)
  const list = await ask('GET', '/api/accounts?q=motcua.badinh', commune)
  const id = list.body.accounts[0].id
  assert.equal(
    (await ask('POST', `/api/accounts/${id}/disable`, commune, { reason: 'Nghỉ việc' })).body.state,
    'DISABLED',
  )
  assert.equal((await ask('GET', '/api/me', desk)).status, 401)
  await ask('POST', `/api/accounts/${id}/enable`, commune, { reason: 'Trở lại' })
  const reset = await ask('POST', `/api/accounts/${id}/reset`, commune, { reason: 'Quên mật khẩu', secondFactor: true })
  assert.equal(
    (await ask('POST', '/api/session', null, { username: 'motcua.badinh', password: demoPassword })).status,
    401,
  )
  assert.equal(
    (await ask('POST', '/api/session', null, { username: 'motcua.badinh', password: reset.body.initialPassword })).body
      .state,
    'password-change-needed',
  )
  const me = (await ask('GET', '/api/me', commune)).body.accountId
  assert.equal((await ask('POST', `/api/accounts/${me}/reset`, commune, { reason: 'Tự đặt lại' })).status, 403)
  const [kept] =
    await db.sql`select count(*)::int as n from idempotency where response::text like ${`%${reset.body.initialPassword}%`}`
  assert.equal(kept?.n, 0)
})

test('moving to another office ends roles, authorities and sessions there, and keeps the history', async () => {
  const session = await enter('phochutich.badinh')
  const id = (await ask('GET', '/api/me', session)).body.accountId
  const [day] =
    await db.sql`update signature_authority set valid = daterange('2026-01-01', null) where account_id = ${id} returning id`
  assert.ok(day)
  await db.sql`update account_posting set valid = daterange('2026-01-01', null) where account_id = ${id}`
  const body = { officeId: ngocHa, roles: [{ role: 'SIGNATORY' }], decision: 'QĐ 12/QĐ-UBND' }
  assert.equal((await ask('POST', `/api/accounts/${id}/move`, commune, body)).status, 404)
  const moved = await ask('POST', `/api/accounts/${id}/move`, hanoi, body)
  assert.equal(moved.status, 200, JSON.stringify(moved.body))
  assert.equal((await ask('GET', '/api/me', session)).status, 401)
  const seen = (await ask('GET', `/api/accounts/${id}`, hanoi)).body
  assert.equal(seen.office.id, ngocHa)
  assert.deepEqual(seen.authorities, [])
  assert.deepEqual(
    seen.postings.map((p: { officeId: number; to: string | null }) => [p.officeId, p.to]),
    [
      [ngocHa, null],
      [badinh, '2026-11-20'],
    ],
  )
})

test('an authority to sign has its printed lines and never two at once', async () => {
  const list = await ask('GET', '/api/accounts?q=chutich.hoankiem', hanoi)
  const id = list.body.accounts.find((a: { username: string }) => a.username === 'chutich.hoankiem').id
  const body = {
    capacity: 'CHAIR',
    capacityLines: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'],
    from: '2027-01-01',
    decision: 'NQ 01',
  }
  assert.equal((await ask('POST', `/api/accounts/${id}/authorities`, hanoi, body)).body.code, 'authority-overlaps')
  const { authorities } = (await ask('GET', `/api/accounts/${id}`, hanoi)).body
  assert.equal((await ask('DELETE', `/api/accounts/${id}/authorities/${authorities[0].id}`, hanoi)).status, 200)
  assert.equal((await ask('POST', `/api/accounts/${id}/authorities`, hanoi, body)).status, 200)
})

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const importAs = (text: string) => importAccounts(db, clock, null, utf8(text), 'can-bo.csv')

test('a row that is wrong says why, the good ones go in, and a second time changes nothing', async () => {
  const file = `\uFEFF${importTemplate}hotich.ngocha,Trần Thị Hồng,8,,Công chức tư pháp – hộ tịch,Công chức,,,,
chutich.ngocha,Lý Văn Tám,00008,,Lãnh đạo ký,Chủ tịch,,1075000031,01/12/2026,
chutich.khongpin,Lý Văn Chín,00008,,SIGNATORY,,,,,
hotich.ngocha,Trần Thị Hồng,00008,,REGISTRAR,,,,,
xa.khong.co,Phạm An,99999,,REGISTRAR,,,,,
"=HYPERLINK(""http://x"")",Phạm An,00008,,REGISTRAR,,,,,
motcua.ngocha,Phạm 4n,00008,,Thợ rèn,,,,,
hotich.badinh,Người Khác,00008,,REGISTRAR,,,,,
`
  const first = await importAs(file)
  assert.deepEqual([first.made, first.existing, first.refused], [2, 0, 6])
  const said = (row: number) => first.rows.find((r) => r.row === row)?.message ?? ''
  assert.match(said(4), /số định danh cá nhân/)
  assert.match(said(5), /lặp lại dòng 2/)
  assert.match(said(6), /Không có đơn vị mã “99999”/)
  assert.match(said(7), /công thức/)
  assert.match(said(8), /Không có vai trò “Thợ rèn”/)
  assert.match(said(9), /đơn vị khác/)
  const csv = importReportCsv(first)
  assert.ok(!/(^|,)"=/m.test(csv))
  const again = await importAs(file)
  assert.deepEqual([again.made, again.existing, again.refused], [0, 2, 6])
  const [pin] = await db.sql`select pin, lower(valid) as from from account where username = 'chutich.ngocha'`
  assert.deepEqual({ ...pin }, { pin: '001075000031', from: '2026-12-01' })
})

test('1,594 officials of 1,276 offices are made in one go from an XLSX', async () => {
  const units = await db.sql<{ unit_code: string }[]>`
    select unit_code from office where kind = 'COMMUNE' and valid @> date '2026-11-21' order by unit_code limit 1276`
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('Cán bộ')
  sheet.addRow(['Tên đăng nhập', 'Họ và tên', 'Mã đơn vị', 'Vai trò'])
  for (let i = 0; i < 1594; i++)
    sheet.addRow([`canbo.${i}`, 'Nguyễn Văn Mẫu', Number(units[i % 1276]?.unit_code), 'RECEPTION; REGISTRAR'])
  const bytes = new Uint8Array(await book.xlsx.writeBuffer())
  const before = process.cpuUsage()
  const report = await importAccounts(db, clock, null, bytes, 'can-bo.xlsx')
  const { user, system } = process.cpuUsage(before)
  assert.deepEqual([report.made, report.existing, report.refused], [1594, 0, 0])
  // The processor's time, which others on the machine do not lengthen: a costly hash for each would take minutes of it.
  assert.ok(user + system < 15_000_000, `${user + system} µs`)
  const [count] =
    await db.sql`select count(distinct office_id)::int as offices, count(distinct password_hash)::int as hashes from account where username like 'canbo.%'`
  assert.deepEqual({ ...count }, { offices: 1276, hashes: 1594 })
  const again = await importAccounts(db, clock, null, bytes, 'can-bo.xlsx')
  assert.deepEqual([again.made, again.existing], [0, 1594])
})

test('formula cells of an XLSX are text, never computed', async () => {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('A')
  sheet.addRow(['username', 'full name', 'unit code', 'role'])
  sheet.addRow([{ formula: 'LOWER("KE.GIAN")', result: 'ke.gian' }, 'Kẻ Gian', '00004', 'REGISTRAR'])
  const report = await importAccounts(db, clock, null, new Uint8Array(await book.xlsx.writeBuffer()), 'x.xlsx')
  assert.deepEqual([report.made, report.refused], [0, 1])
  assert.match(report.rows[0]?.message ?? '', /công thức/)
})

function zipOf(name: string, content: Buffer): Uint8Array {
  const packed = deflateRawSync(content)
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(packed.length, 18)
  local.writeUInt16LE(name.length, 26)
  const central = Buffer.alloc(46)
  central.writeUInt32LE(0x02014b50, 0)
  central.writeUInt16LE(8, 10)
  central.writeUInt32LE(packed.length, 20)
  central.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(46 + name.length, 12)
  end.writeUInt32LE(30 + name.length + packed.length, 16)
  return new Uint8Array(Buffer.concat([local, Buffer.from(name), packed, central, Buffer.from(name), end]))
}

test('hostile files are refused as a whole, with one sentence', async () => {
  const refusedWith = (bytes: Uint8Array, why: RegExp) =>
    assert.rejects(
      importAccounts(db, clock, null, bytes, 'x'),
      (error) => error instanceof UnreadableFile && why.test(error.message),
    )
  await refusedWith(new Uint8Array(), /trống/)
  await refusedWith(new Uint8Array(9_000_000), /8 MB/)
  await refusedWith(new Uint8Array([0xff, 0xfe, 0x41, 0x00]), /UTF-8/)
  await refusedWith(utf8('a,b,c\n1,2,3\n'), /Thiếu cột/)
  await refusedWith(utf8('PK not a zip'), /hỏng/)
  await refusedWith(zipOf('xl/worksheets/sheet1.xml', Buffer.alloc(70_000_000)), /quá lớn/)
  await refusedWith(utf8(importTemplate + 'a,b,c\n'.repeat(20_002)), /20000 dòng/)
})

test('by the screen a province imports for its communes only', async () => {
  const rows =
    'Tên đăng nhập,Họ tên,Mã đơn vị,Vai trò\nhotich9.ngocha,Trần Thị Hồng,00008,REGISTRAR\nhotich9.dongvan,Vừ Thị Mua,00721,REGISTRAR\n'
  const { body } = await ask('POST', '/api/accounts/import?fileName=a.csv', hanoi, rows, 'text/csv')
  assert.deepEqual([body.made, body.refused], [1, 1])
  assert.match(body.rows[1].message, /Ngoài thẩm quyền/)
  assert.equal((await ask('POST', '/api/accounts/import', hanoi, 'x', 'text/csv')).body.code, 'import-unreadable')
})

test('the first national administrator is made by a command', async () => {
  const made = await createNationalAdmin(db, clock, { username: 'Quantri.Quocgia', fullName: 'Trịnh Hoài Đức' })
  assert.equal(made.officeName, 'Bộ Tư pháp')
  const [row] = await listAccounts(db, clock, { q: 'quantri.quocgia' })
  assert.equal(row?.secondFactor, 'MISSING')
  assert.deepEqual(
    row?.roles.map((r) => r.role),
    ['NATIONAL'],
  )
  await assert.rejects(createNationalAdmin(db, clock, { username: 'quantri.quocgia', fullName: 'Trịnh Hoài Đức' }))
})
