import assert from 'node:assert/strict'
import { test } from 'node:test'
import { freshDatabase } from '../../tests/fresh-database.ts'
import type { Clock } from '../platform/clock.server.ts'
import type { OutputOf } from '../platform/endpoint.ts'
import { createHttp, type House } from '../platform/http.server.ts'
import { demoPassword, makeDemo } from './demo.server.ts'
import { permits } from './permissions.ts'
import type { listDemoAccounts } from './sign-in-api.ts'
import { createAuthenticate, freshlyReauthenticated } from './sign-in-authenticate.server.ts'
import { signInRoutes } from './sign-in-routes.server.ts'
import { totpCode } from './totp.server.ts'

const db = await freshDatabase()
let shift = 0
let ticks = 0
/** Stands still but for a millisecond at each look, so that no wait passes because the machine is slow. */
const clock: Clock = () => new Date(Date.parse('2026-11-21T02:00:00.000Z') + shift + ticks++).toISOString()
const house: House = { db, clock, authenticate: createAuthenticate({ db, clock }), permits }
const app = createHttp()
signInRoutes(app, house)
await makeDemo(db, clock)

type Answer = {
  status: number
  body: Record<string, unknown>
  cookie: string
  headers: Record<string, unknown>
}
let keys = 0
async function ask(
  method: 'GET' | 'POST' | 'DELETE',
  url: string,
  options: { cookie?: string; csrf?: string; body?: unknown; ip?: string; headers?: Record<string, string> } = {},
): Promise<Answer> {
  keys += 1
  const response = await app.inject({
    method,
    url,
    remoteAddress: options.ip ?? '10.0.0.1',
    headers: {
      'idempotency-key': `sign-in-test-${keys}`,
      ...(options.cookie ? { cookie: options.cookie } : {}),
      ...(options.csrf ? { 'x-csrf-token': options.csrf } : {}),
      ...options.headers,
    },
    ...(options.body === undefined ? {} : { payload: options.body as object }),
  })
  const set = String(response.headers['set-cookie'] ?? '')
  return {
    status: response.statusCode,
    body: response.json(),
    cookie: set.split(';')[0] ?? '',
    headers: response.headers,
  }
}
const signIn = (username: string, password = demoPassword, more: Record<string, string> = {}, ip?: string) =>
  ask('POST', '/api/session', { body: { username, password, ...more }, ...(ip ? { ip } : {}) })
async function enter(username: string): Promise<{ cookie: string; csrf: string }> {
  const answer = await signIn(username)
  assert.equal(answer.body.state, 'signed-in', JSON.stringify(answer.body))
  return { cookie: answer.cookie, csrf: String(answer.body.csrfToken) }
}
const lines = (action: string) =>
  db.sql<{ office_id: number; subject_id: string; details: Record<string, unknown> }[]>`
    select office_id, subject_id, details from audit_line where action = ${action} order by at`

test('making the demo twice changes nothing', async () => {
  const [before] = await db.sql`select count(*)::int as n from account`
  const list = await makeDemo(db, clock)
  const [after] = await db.sql`select count(*)::int as n from account`
  assert.deepEqual(after, before)
  assert.equal(after?.n, list.length)
})

test('where a demo was made, its open accounts and their password are told to whoever comes; disabled ones are not', async () => {
  const told = async () => (await ask('GET', '/api/session/demo')).body as OutputOf<typeof listDemoAccounts>
  const { accounts, password } = await told()
  assert.equal(password, demoPassword)
  assert.deepEqual(accounts[1], {
    username: 'hotich.badinh',
    fullName: 'Nguyễn Thu Trang',
    jobTitle: 'Công chức tư pháp – hộ tịch',
    roles: ['REGISTRAR'],
    officeName: 'Ủy ban nhân dân phường Ba Đình, thành phố Hà Nội',
  })
  const set = (disabledAt: string | null, demo: boolean) =>
    db.sql`update account set disabled_at = ${disabledAt}, demo = ${demo} where username = 'hotich.badinh'`
  await set(clock(), true)
  assert.equal((await told()).accounts.length, accounts.length - 1)
  await set(null, false)
  assert.ok((await told()).accounts.every((one) => one.username !== 'hotich.badinh'))
  await db.sql`update account set demo = false`
  assert.deepEqual(await told(), { accounts: [], password: null })
  await db.sql`update account set demo = true`
})

test('a registrar signs in, is told that the demo account skips the second factor, and what she may do', async () => {
  const answer = await signIn(' Hotich.BaDinh ')
  assert.equal(answer.status, 200)
  const cookie = String(answer.headers['set-cookie'])
  assert.match(cookie, /^hotich_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=43200$/)
  const me = (await ask('GET', '/api/me', { cookie: answer.cookie })).body
  assert.equal(me.fullName, 'Nguyễn Thu Trang')
  assert.equal((me.office as { name: string }).name, 'Ủy ban nhân dân phường Ba Đình, thành phố Hà Nội')
  assert.ok((me.permissions as string[]).includes('case.register'))
  assert.equal(me.secondFactor, 'EXEMPT')
  assert.match(String(me.notice), /Tài khoản mẫu/)
  const [stored] = await db.sql<{ id: Uint8Array }[]>`select id from session order by created_at desc limit 1`
  assert.ok(
    !Buffer.from(stored?.id ?? [])
      .toString('base64url')
      .includes(answer.cookie.slice(-43)),
  )
})

test('the chair is told the lines printed above the name', async () => {
  const { cookie } = await enter('phochutich.badinh')
  const me = (await ask('GET', '/api/me', { cookie })).body as {
    signatureAuthorities: { capacityLines: string[] }[]
  }
  assert.deepEqual(me.signatureAuthorities[0]?.capacityLines, ['KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'])
})

test('by https the cookie is secure', async () => {
  const proxied = createHttp({ trustProxy: true })
  signInRoutes(proxied, house)
  const response = await proxied.inject({
    method: 'POST',
    url: '/api/session',
    headers: { 'x-forwarded-proto': 'https' },
    payload: { username: 'thongke', password: demoPassword },
  })
  assert.match(String(response.headers['set-cookie']), /; Secure$/)
})

test('an unknown name and a wrong password get the same answer after the same work, and not before the same time', async () => {
  // How long an answer takes also depends on what else the machine does: the processor's time spent on it tells the work.
  const timed = async (username: string) => {
    const [started, before] = [performance.now(), process.cpuUsage()]
    const answer = await signIn(username, 'sai mật khẩu rồi', {}, '10.0.0.2')
    const { user, system } = process.cpuUsage(before)
    const { code, title } = answer.body
    return { code, title, status: answer.status, ms: performance.now() - started, work: user + system }
  }
  const unknown = await timed('khong.co.ai')
  const wrong = await timed('hotich.hoankiem')
  assert.equal(unknown.status, 401)
  assert.deepEqual([unknown.code, unknown.title], [wrong.code, wrong.title])
  assert.ok(unknown.ms >= 195 && wrong.ms >= 195, `${unknown.ms} ${wrong.ms}`)
  const failed = await lines('sign-in-failed')
  assert.deepEqual(
    failed.map((l) => l.details.reason),
    ['unknown', 'password'],
  )
  assert.equal(failed[0]?.office_id, 0)
  assert.notEqual(failed[1]?.office_id, 0)
  let [work, other] = [unknown.work, wrong.work]
  for (const _ of ['second', 'third']) {
    work += (await timed('khong.co.ai')).work
    other += (await timed('hotich.hoankiem')).work
  }
  assert.ok(Math.max(work, other) < 2.5 * Math.min(work, other), `${work} µs, ${other} µs`)
})

test('after five failures the wait grows, for names that do not exist too, and the right password waits as well', async () => {
  for (const username of ['khong.ai.ca', 'hotich.dongvan']) {
    for (let i = 0; i < 5; i++) assert.equal((await signIn(username, `sai ${i}`, {}, '10.0.0.3')).status, 401)
    const held = await signIn(username, demoPassword, {}, '10.0.0.3')
    assert.equal(held.status, 429)
    assert.ok(Number(held.headers['retry-after']) > 10)
  }
  shift += 16_000
  assert.equal((await signIn('hotich.dongvan', 'sai nữa', {}, '10.0.0.3')).status, 401)
  shift += 16_000
  assert.equal((await signIn('hotich.dongvan', demoPassword, {}, '10.0.0.3')).status, 429)
  shift += 16_000
  assert.equal((await signIn('hotich.dongvan', demoPassword, {}, '10.0.0.3')).status, 200)
  assert.equal((await signIn('hotich.dongvan', demoPassword, {}, '10.0.0.3')).status, 200)
})

test('tries at the same moment cannot outrun the delay', async () => {
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, i) => signIn('motcua.dongvan', `đoán ${i}`, {}, '10.0.0.4')),
  )
  assert.equal(answers.filter((a) => a.status === 401).length, 5)
  assert.equal(answers.filter((a) => a.status === 429).length, 7)
})

test('one address that tries many names is slowed', async () => {
  await db.sql`insert into sign_in_throttle (key, failed, last_failed_at) values ('ip:10.0.0.5', 59, ${clock()})`
  assert.equal((await signIn('ten.mot', 'x', {}, '10.0.0.5')).status, 401)
  assert.equal((await signIn('ten.hai', 'x', {}, '10.0.0.5')).status, 429)
})

test('a sign-in sent by another site is refused', async () => {
  const answer = await ask('POST', '/api/session', {
    body: { username: 'thongke', password: demoPassword },
    headers: { 'sec-fetch-site': 'cross-site' },
  })
  assert.equal(answer.body.code, 'csrf-refused')
})

test('a command without the CSRF token of this very session is refused', async () => {
  const one = await enter('hotich.badinh')
  const other = await enter('hotich.badinh')
  assert.equal((await ask('DELETE', '/api/session', { cookie: one.cookie })).body.code, 'csrf-refused')
  assert.equal(
    (await ask('DELETE', '/api/session', { cookie: one.cookie, csrf: other.csrf })).body.code,
    'csrf-refused',
  )
  assert.equal(
    (await ask('POST', '/api/session/reauthenticate', { cookie: one.cookie, body: { password: demoPassword } })).body
      .code,
    'csrf-refused',
  )
  assert.equal((await ask('DELETE', '/api/session', one)).status, 200)
  assert.equal((await ask('GET', '/api/me', { cookie: one.cookie })).status, 401)
})

test('sessions are seen and ended, and an ended one is refused at once', async () => {
  const desk = await enter('motcua.hoankiem')
  const home = await enter('motcua.hoankiem')
  await ask('GET', '/api/me', { cookie: home.cookie })
  const list = (await ask('GET', '/api/sessions', { cookie: desk.cookie })).body.sessions as {
    ref: string
    current: boolean
  }[]
  assert.equal(list.length, 2)
  const other = list.find((s) => !s.current)
  const strange = await enter('hotich.hoankiem')
  assert.equal((await ask('DELETE', `/api/sessions/${other?.ref}`, strange)).status, 404)
  assert.equal((await ask('DELETE', `/api/sessions/${other?.ref}`, desk)).status, 200)
  assert.equal((await ask('GET', '/api/me', { cookie: home.cookie })).status, 401)
  const again = await enter('motcua.hoankiem')
  assert.deepEqual((await ask('DELETE', '/api/sessions', desk)).body, { ended: 1 })
  assert.equal((await ask('GET', '/api/me', { cookie: again.cookie })).status, 401)
  assert.equal((await ask('GET', '/api/me', { cookie: desk.cookie })).status, 200)
})

test('a session ends when idle for half an hour, and after twelve hours whatever happens', async () => {
  const idle = await enter('quantri.badinh')
  shift += 29 * 60_000
  assert.equal((await ask('GET', '/api/me', { cookie: idle.cookie })).status, 200)
  shift += 29 * 60_000
  assert.equal((await ask('GET', '/api/me', { cookie: idle.cookie })).status, 200)
  shift += 31 * 60_000
  assert.equal((await ask('GET', '/api/me', { cookie: idle.cookie })).status, 401)
  const busy = await enter('quantri.badinh')
  for (let i = 0; i < 28; i++) {
    shift += 25 * 60_000
    assert.equal((await ask('GET', '/api/me', { cookie: busy.cookie })).status, 200)
  }
  shift += 25 * 60_000
  assert.equal((await ask('GET', '/api/me', { cookie: busy.cookie })).status, 401)
})

test('before signing the password is asked again, and counts for five minutes', async () => {
  const chair = await enter('chutich.badinh')
  const actorNow = async () => (await house.authenticate({ headers: { cookie: chair.cookie } } as never))?.actor
  const before = await actorNow()
  assert.ok(before && !freshlyReauthenticated(before, clock()))
  assert.equal((await ask('POST', '/api/session/reauthenticate', { ...chair, body: { password: 'sai' } })).status, 401)
  const done = await ask('POST', '/api/session/reauthenticate', { ...chair, body: { password: demoPassword } })
  assert.equal(done.body.state, 'done')
  const after = await actorNow()
  assert.ok(after && freshlyReauthenticated(after, clock()))
  shift += 6 * 60_000
  const later = await actorNow()
  assert.ok(later && !freshlyReauthenticated(later, clock()))
})

test('a new account changes its password, enrols a code, and no code works twice', async () => {
  await db.sql`update account set must_change_password = true, totp_exempt = false where username = 'lanhsu.nhatban'`
  const name = 'lanhsu.nhatban'
  assert.equal((await signIn(name)).body.state, 'password-change-needed')
  for (const [weak, why] of [
    ['ngan', 'too-short'],
    ['password123', 'common'],
    ['Nhatban-trên-hết', 'names-you'],
    ['aaaaaaaaaaaa', 'repeats'],
    [demoPassword, 'unchanged'],
  ]) {
    const refused = await signIn(name, demoPassword, { newPassword: String(weak) })
    assert.equal(refused.body.code, 'password-weak')
    assert.equal((refused.body.errors as { code: string }[])[0]?.code, why, String(weak))
  }
  const chosen = 'Bốn con mèo ngồi trên mái ngói'
  const enrol = await signIn(name, demoPassword, { newPassword: chosen })
  assert.equal(enrol.body.state, 'totp-enrolment-needed')
  assert.match(String(enrol.body.uri), /^otpauth:\/\/totp\//)
  assert.equal(enrol.cookie, '')
  const secret = String(enrol.body.secret)
  assert.equal((await signIn(name)).status, 401)
  assert.equal((await signIn(name, chosen, { totp: '000000' })).body.code, 'totp-refused')
  const code = () => totpCode(secret, Date.parse(clock()))
  const first = code()
  const entered = await signIn(name, chosen, { totp: first })
  assert.equal(entered.body.state, 'signed-in')
  assert.equal((entered.body.me as { secondFactor: string }).secondFactor, 'CONFIRMED')
  assert.equal((await signIn(name, chosen)).body.state, 'totp-needed')
  assert.equal((await signIn(name, chosen, { totp: first })).body.code, 'totp-refused')
  shift += 60_000
  const session = { cookie: entered.cookie, csrf: String(entered.body.csrfToken) }
  assert.equal(
    (await ask('POST', '/api/session/reauthenticate', { ...session, body: { password: chosen } })).body.state,
    'totp-needed',
  )
  const next = code()
  const both = await Promise.all([signIn(name, chosen, { totp: next }), signIn(name, chosen, { totp: next })])
  assert.deepEqual(both.map((a) => a.status).sort(), [200, 401])
})

test('the code moves to another phone with the present code, and the new one holds from then on', async () => {
  await db.sql`update account set totp_exempt = true where username = 'thanhtra'`
  const session = await enter('thanhtra')
  const begun = await ask('POST', '/api/me/totp', { ...session, body: { password: demoPassword } })
  const secret = String(begun.body.secret)
  const totp = totpCode(secret, Date.parse(clock()))
  const forged = `${secret}.9999999999999.AAAA`
  assert.equal(
    (await ask('POST', '/api/me/totp/confirm', { ...session, body: { ticket: forged, totp } })).body.code,
    'totp-refused',
  )
  assert.equal(
    (await ask('POST', '/api/me/totp/confirm', { ...session, body: { ticket: begun.body.ticket, totp } })).status,
    200,
  )
  assert.equal((await signIn('thanhtra')).body.state, 'totp-needed')
  assert.equal(
    (await ask('POST', '/api/me/totp', { ...session, body: { password: demoPassword } })).body.code,
    'totp-refused',
  )
})

test('changing the password ends the other sessions and keeps nothing of it for replays', async () => {
  const here = await enter('motcua.badinh')
  const there = await enter('motcua.badinh')
  const changed = await ask('POST', '/api/me/password', {
    ...here,
    body: { password: demoPassword, newPassword: 'Chín bậc tình yêu 1970' },
  })
  assert.deepEqual(changed.body, { sessionsEnded: 1 })
  assert.equal((await ask('GET', '/api/me', { cookie: there.cookie })).status, 401)
  assert.equal((await ask('GET', '/api/me', { cookie: here.cookie })).status, 200)
  assert.equal((await signIn('motcua.badinh')).status, 401)
  const [kept] = await db.sql`select count(*)::int as n from idempotency where response::text ilike '%Chín bậc%'`
  assert.equal(kept?.n, 0)
})

test('a disabled account learns so only with its right password, and its sessions stop', async () => {
  const session = await enter('quantri.hoankiem')
  await db.sql`update account set disabled_at = ${clock()} where username = 'quantri.hoankiem'`
  shift += 6000
  assert.equal((await ask('GET', '/api/me', { cookie: session.cookie })).status, 401)
  assert.equal((await signIn('quantri.hoankiem')).body.code, 'account-closed')
  assert.equal((await signIn('quantri.hoankiem', 'sai')).body.code, 'sign-in-refused')
})
