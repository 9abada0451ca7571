import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import { demoPassword } from '../src/offices/demo.server.ts'
import { officeWithData, staffOf } from './office-with-data.ts'
import { testServer } from './test-server.ts'

const { app, db } = await testServer()
const ids = await officeWithData(db, await staffOf(app, 'dongvan'))

async function signIn(username: string, cookie = '') {
  const got = await app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { username, password: demoPassword },
    headers: cookie ? { cookie } : {},
  })
  return { got, cookie: String(got.headers['set-cookie']).split(';')[0] ?? '' }
}

test('every kind of answer carries the headers that keep a browser safe', async () => {
  const { cookie } = await signIn('hotich.dongvan')
  const [paper] = await db.sql<
    { token: string }[]
  >`select verify_token as token from document where state = 'SIGNED' limit 1`
  const urls = [
    '/',
    '/healthz',
    '/readyz',
    '/metrics',
    '/openapi.json',
    '/api/docs',
    '/no-such.js',
    '/api/nothing',
    '/api/me',
    '/api/session/demo',
    `/api/cases/${ids.caseId}`,
    `/api/documents/${ids.documentId}/file`,
    `/api/cases/${ids.caseId}/attachments/${ids.attachmentId}/file`,
    `/api/cases/${ids.caseId}/attachments/${ids.attachmentId}/thumbnail`,
    '/api/cases?limit=x',
    '/api/search?q=luc&purpose=abc',
    `/v/${paper?.token}`,
    '/v/unknown',
    `/api/verify/${paper?.token}`,
  ]
  for (const url of urls) {
    const { headers, statusCode } = await app.inject({ method: 'GET', url, headers: { cookie } })
    const what = `${url} ${statusCode}`
    assert.match(String(headers['content-security-policy']), /default-src '(self|none)'.*frame-ancestors 'none'/, what)
    assert.doesNotMatch(String(headers['content-security-policy']), /unsafe/, what)
    assert.equal(headers['x-content-type-options'], 'nosniff', what)
    assert.match(String(headers['x-frame-options']), /DENY/i, what)
    assert.match(String(headers['referrer-policy']), /same-origin|no-referrer/, what)
    assert.ok(headers['permissions-policy'], what)
    assert.equal(headers['x-powered-by'] ?? headers.server, undefined, what)
    if (url.startsWith('/api/') || url.startsWith('/v/'))
      assert.match(String(headers['cache-control']), /no-store/, what)
    if (String(headers['content-type']).startsWith('text/html') || statusCode >= 400)
      assert.doesNotMatch(String(headers['cache-control'] ?? ''), /public/, what)
  }
})

test('an address that cannot be read is answered as safely', async () => {
  const { headers, statusCode, body } = await app.inject({ method: 'GET', url: '/%<script>' })
  assert.equal(statusCode, 400)
  assert.match(String(headers['content-type']), /problem\+json/)
  assert.match(String(headers['content-security-policy']), /default-src 'none'/)
  assert.equal(headers['x-content-type-options'], 'nosniff')
  assert.doesNotMatch(body, /script/)
})

test('a session begins anew at each sign-in: a cookie brought along is never taken over', async () => {
  const first = await signIn('hotich.dongvan')
  const flags = String(first.got.headers['set-cookie'])
  assert.match(flags, /HttpOnly/)
  assert.match(flags, /SameSite=Strict/)
  assert.match(flags, /Path=\//)
  const planted = `hotich_session=${'A'.repeat(43)}`
  const second = await signIn('motcua.dongvan', planted)
  assert.notEqual(second.cookie, planted)
  assert.notEqual(second.cookie, first.cookie)
})

test('a token of another session, an empty one or none does not pass', async () => {
  const one = await signIn('hotich.dongvan')
  const other = await signIn('motcua.dongvan')
  const token = String((other.got.json() as { csrfToken: string }).csrfToken)
  for (const given of [undefined, '', ' ', token, token.slice(0, -1), 'null', 'undefined']) {
    const got = await app.inject({
      method: 'PUT',
      url: `/api/printer-profiles/${ids.profileId}`,
      payload: { name: 'x' },
      headers: {
        cookie: one.cookie,
        'idempotency-key': 'mot-khoa-du-dai',
        ...(given === undefined ? {} : { 'x-csrf-token': given }),
      },
    })
    assert.deepEqual([got.statusCode, got.json().code], [403, 'csrf-refused'], String(given))
  }
})

test('metrics are for this machine or the holder of the token, and hold no name', async () => {
  const local = await app.inject({ method: 'GET', url: '/metrics' })
  assert.equal(local.statusCode, 200)
  assert.doesNotMatch(local.body, /Bí Mật|008326000101|dongvan|[0-9a-f]{8}-[0-9a-f]{4}-7/)
  for (const headers of [{ 'x-forwarded-for': '127.0.0.1' }, { forwarded: 'for=127.0.0.1' }])
    assert.equal((await app.inject({ method: 'GET', url: '/metrics', headers })).statusCode, 404)
  const away = await app.inject({ method: 'GET', url: '/metrics', remoteAddress: '203.0.113.9' })
  assert.equal(away.statusCode, 404)
})

test('the log at its most talkative holds no name, number, password or address with data, even of a fault inside', async () => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'logging-child.ts')], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_TEST_CONTEXT: '' },
  })
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)])
  const lines = out.split('\n').filter((line) => line.startsWith('{"level"'))
  assert.ok(lines.length > 20, `${out.slice(0, 2000)}\n${err.slice(0, 2000)}`)
  const log = lines.join('\n')
  assert.match(log, /23514/, 'the code of the fault is kept')
  for (const secret of [
    'Bí Mật',
    encodeURIComponent('Bí'),
    'Bí Nhật',
    '008326000101',
    '0021970',
    'Mat-Khau-Sai-1',
    demoPassword,
    'csrf',
    'hotich_session',
  ])
    assert.ok(!log.includes(secret), `${secret} stands in ${lines.find((line) => line.includes(secret))}`)
  const last = out.split('\n').find((line) => line.startsWith('{"failed"'))
  const { failed, body, metrics } = JSON.parse(last ?? '{}') as { failed: number; body: object; metrics: string }
  assert.equal(failed, 500)
  assert.doesNotMatch(JSON.stringify(body), /Bí Mật|printer_profile|check/)
  assert.doesNotMatch(metrics, /Bí Mật|008326000101/)
})
