import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { deflateRawSync } from 'node:zlib'
import { v7 as uuid } from 'uuid'
import { endpointsOf } from '../src/platform/http.server.ts'
import { birthOf, officeWithData, registered, staffOf } from './office-with-data.ts'
import { sampleOf } from './sample-of.ts'
import { testServer } from './test-server.ts'

const { app, db } = await testServer(undefined, { RATE_LIMIT: '0' })
const staff = await staffOf(app, 'dongvan')
const ids = await officeWithData(db, staff)
const { reception, registrar, chair, admin } = staff

/** Every answer is one of ours: a problem with a stable code, no trace of what is inside. */
function sound(answer: { status: number; raw: Buffer; json: Record<string, unknown> }, what: string): void {
  assert.ok(
    answer.status < 500 || answer.json.code === 'link-interrupted',
    `${what}: ${answer.status} ${answer.raw.toString().slice(0, 300)}`,
  )
  if (answer.status >= 400)
    assert.doesNotMatch(
      answer.raw.toString(),
      /node_modules|\.ts:\d|at \w+ \(|select |PostgresError|syntax error|relation "/,
      what,
    )
}

const monsters: [name: string, value: unknown][] = [
  ['a zero character', 'Nguyễn\u0000Văn'],
  ['half a character', 'Nguyễn \ud800 Văn'],
  ['a wrong order of halves', '\udc00\ud800'],
  ['200,000 letters', 'Ê'.repeat(200_000)],
  ['a name that is code', '"); #eval("1") #read("/etc/passwd") //'],
  ['a script', '<script>alert(1)</script>'],
  ['direction marks', 'Nguyễn \u202eVăn\u2066 A\u200b'],
  ['wildcards', '%_%\\'],
  ['a formula', '=HYPERLINK("http://x","y")'],
  ['a number', 9e99],
  ['a big number', 2 ** 53],
  ['true', true],
  ['null', null],
  ['a list', Array.from({ length: 20_000 }, () => 1)],
  ['a tree', { a: { b: 1 } }],
  ['a far day', '9999-12-31'],
  ['a day before all days', '-271821-04-20'],
  ['a path', '../../../../etc/passwd'],
  ['line breaks', 'a\r\nset-cookie: x=1'],
]

test('every field of every command takes every kind of rubbish without an error of the server', async () => {
  for (const endpoint of endpointsOf(app)) {
    if (
      endpoint.access === 'public' ||
      endpoint.consumes ||
      endpoint.path === '/api/session' ||
      endpoint.path.startsWith('/api/me')
    )
      continue
    if (/reauthenticate|sessions|accounts\/:accountId/.test(endpoint.path)) continue
    const who =
      endpoint.access === 'account.manage'
        ? admin
        : endpoint.access === 'case.sign'
          ? chair
          : endpoint.access === 'case.intake'
            ? reception
            : registrar
    const given = { ...ids, caseId: ids.draftId, year: 2026, register: 'BIRTH', declaration: {} }
    const body = sampleOf(endpoint.body, given)
    const query = sampleOf(endpoint.query, given)
    const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) =>
      encodeURIComponent(String(sampleOf(endpoint.params, given)[name])),
    )
    for (const [name, value] of monsters) {
      if (endpoint.method !== 'GET')
        for (const field of Object.keys(body)) {
          const got = await who.command(endpoint.method, path, { ...body, [field]: value })
          sound(got, `${endpoint.method} ${endpoint.path} ${field} = ${name}`)
        }
      if (typeof value !== 'string' || value.length > 1000) continue
      const shape = 'shape' in endpoint.query ? Object.keys(endpoint.query.shape as object) : []
      for (const field of shape) {
        const all = new URLSearchParams(
          Object.entries({ ...query, [field]: value.toWellFormed() }).map(([k, v]) => [k, String(v)]),
        )
        if (endpoint.method === 'GET') sound(await who.get(`${path}?${all}`), `${endpoint.path} ?${field} = ${name}`)
      }
      if (endpoint.path.includes(':')) {
        const odd = endpoint.path.replace(/:(\w+)/g, encodeURIComponent(value.toWellFormed()))
        sound(endpoint.method === 'GET' ? await who.get(odd) : await who.command(endpoint.method, odd, body), `${odd}`)
      }
    }
  }
})

test('a control character, half a character or a turned reading direction is refused with its place', async () => {
  for (const name of ['Lục\u0000Minh', 'Lục \ud83d Minh', 'Lục \u202eMinh', 'Lục\u0007']) {
    const got = await reception.command('PUT', `/api/cases/${uuid()}`, {
      kind: 'BIRTH',
      declaration: { child: { name } },
      version: 0,
    })
    assert.equal(got.status, 422)
    assert.equal((got.json.errors as { pointer: string }[])[0]?.pointer, '/declaration/child/name')
  }
  const key = await reception.command('PUT', `/api/cases/${uuid()}`, {
    kind: 'BIRTH',
    declaration: { 'a\u0000b': 1 },
    version: 0,
  })
  assert.equal(key.status, 422)
})

test('every field of a declaration takes rubbish: saved as typed, checked, previewed, registered or refused', async () => {
  const paths = (value: unknown, path: string[] = []): string[][] =>
    typeof value === 'object' && value !== null
      ? [path, ...Object.entries(value).flatMap(([key, inner]) => paths(inner, [...path, key]))]
      : [path]
  const whole = birthOf('Lục Thử Thách', 50)
  const some = monsters.filter(([name]) => !/zero|half|halves|200,000/.test(name))
  let n = 0
  for (const path of paths(whole).filter((one) => one.length > 0)) {
    for (const [name, value] of some) {
      n += 1
      if (n % 3 !== 0 && path.length > 1) continue
      const declaration = structuredClone(whole) as Record<string, unknown>
      let at = declaration
      for (const key of path.slice(0, -1)) at = at[key] as Record<string, unknown>
      at[path.at(-1) ?? ''] = value
      const what = `${path.join('/')} = ${name}`
      sound(
        await reception.command('POST', `/api/cases/${ids.draftId}/check`, { kind: 'BIRTH', declaration }),
        `check ${what}`,
      )
      if (n % 9 === 0) {
        sound(
          await registrar.command('POST', `/api/cases/${uuid()}/register`, { kind: 'BIRTH', declaration }),
          `register ${what}`,
        )
        sound(
          await reception.command('PUT', `/api/cases/${uuid()}`, { kind: 'BIRTH', declaration, version: 0 }),
          `save ${what}`,
        )
        sound(
          await registrar.command('POST', '/api/documents/preview', { of: 'declaration', kind: 'BIRTH', declaration }),
          `preview ${what}`,
        )
      }
    }
  }
})

test('JSON that is deep, huge, broken or poisonous is refused, and the prototype stays clean', async () => {
  const cookieless = { 'content-type': 'application/json' }
  for (const payload of [
    `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
    `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`,
    '{"username":',
    '',
    '\u0000',
    '{"__proto__":{"admin":true},"username":"x","password":"y"}',
    '{"constructor":{"prototype":{"admin":true}},"username":"x","password":"y"}',
    '"text"',
    '[]',
    'null',
  ]) {
    const got = await app.inject({ method: 'POST', url: '/api/session', payload, headers: cookieless })
    assert.ok(got.statusCode >= 400 && got.statusCode < 500, `${payload.slice(0, 30)}: ${got.statusCode} ${got.body}`)
    assert.match(String(got.headers['content-type']), /problem\+json/)
  }
  const deep = `{"kind":"BIRTH","version":0,"declaration":${'{"a":'.repeat(10_000)}1${'}'.repeat(10_001)}`
  const saved = await reception.command('PUT', `/api/cases/${uuid()}`, deep, { 'content-type': 'application/json' })
  assert.deepEqual([saved.status, saved.json.code], [422, 'input-invalid'], JSON.stringify(saved.json))
  const big = await reception.command('PUT', `/api/cases/${uuid()}`, {
    kind: 'BIRTH',
    declaration: { x: 'y'.repeat(10_000_000) },
    version: 0,
  })
  assert.deepEqual([big.status, big.json.code], [413, 'payload-too-large'])
  assert.equal(({} as { admin?: boolean }).admin, undefined)
})

test('addresses that are no addresses get an answer of ours', async () => {
  for (const url of [
    '//',
    '//evil.example/x',
    '/%',
    '/%00',
    '/%c0%af',
    '/..%2f..%2fpackage.json',
    '/assets/..%2f..%2f..%2fpackage.json',
    '/assets/../../package.json',
    '/.env',
    '/v/%',
    '/api',
    '/api/',
    `/${'a'.repeat(20_000)}`,
    '/api/verify/..%2f',
    '/v/<script>alert(1)</script>',
    '/index.html%00.png',
    '/?q=%',
  ]) {
    const got = await app.inject({ method: 'GET', url })
    assert.ok(got.statusCode < 500, `${url.slice(0, 60)}: ${got.statusCode} ${got.body.slice(0, 200)}`)
    assert.doesNotMatch(got.body, /"devDependencies"|<script>alert|node_modules/, url.slice(0, 60))
  }
})

test('a key that is missing, short, huge or of another account never gives the answer of another', async () => {
  const path = `/api/printer-profiles/${uuid()}`
  const body = {
    name: `Máy ${randomUUID()}`,
    documentKind: 'BIRTH_CERTIFICATE',
    offsetXMm: 0,
    offsetYMm: 0,
    fields: {},
  }
  for (const key of ['', 'short', 'x'.repeat(101), 'x'.repeat(7000)])
    assert.equal(
      (await registrar.command('PUT', path, body, { 'idempotency-key': key })).json.code,
      'idempotency-key-missing',
    )
  const key = { 'idempotency-key': "'; drop table case_event; --" }
  const first = await registrar.command('PUT', path, body, key)
  assert.equal(first.status, 200, JSON.stringify(first.json))
  const others = await staffOf(app, 'hoankiem')
  const theirs = await others.registrar.command('PUT', path, { ...body, name: 'Máy khác' }, key)
  assert.equal(theirs.status, 200)
  assert.equal(theirs.json.name, 'Máy khác')
})

test('wildcards in the search box are letters like any other, and a name without letters finds nobody', async () => {
  const purpose = encodeURIComponent('kiểm tra an ninh')
  for (const q of ['%', '%%%', '___', '\\', '%_%', '!!!', '٣٣٣', '🙂']) {
    const got = await registrar.get(`/api/search?q=${encodeURIComponent(q)}&purpose=${purpose}`)
    assert.deepEqual(got.json.items, [], `${q}: ${JSON.stringify(got.json)}`)
  }
  const plain = await registrar.get(`/api/search?q=l%25c&purpose=${purpose}`)
  assert.deepEqual(plain.json.items, [])
})

test('cursors that were tampered with are refused, not run', async () => {
  for (const path of [
    '/api/cases?cursor=x~y',
    `/api/cases?cursor=${encodeURIComponent("2026-01-01'; drop table person; --~x")}`,
    '/api/cases?cursor=2026-99-99T00:00:00Z~01890000-0000-7000-8000-000000000000',
    '/api/notices?cursor=gestern',
    '/api/notices?cursor=9999999999-01-01',
  ]) {
    const got = await registrar.get(path)
    assert.ok([400, 422].includes(got.status), `${path}: ${got.status} ${JSON.stringify(got.json)}`)
  }
})

test('names that are code stay letters on paper, on the page of the QR and in file names', async () => {
  const nasty = [
    '#eval("1+1")',
    '"); #read("/etc/passwd")',
    '<script>alert(1)</script>',
    '$ x $ #panic("!")',
    '\\u{41} *đậm* `x`',
  ]
  for (const requester of nasty) {
    const made = await registrar.command('POST', `/api/entries/${ids.officeId}/${ids.entryId}/extracts`, {
      interest: 'ORGANISATION',
      requester,
      legalBasis: requester,
      carriedBy: 'Lục Thị Mưa',
      purpose: requester,
      copies: 1,
    })
    assert.equal(made.status, 200, JSON.stringify(made.json))
    const signed = await chair.command('POST', '/api/signing', { caseIds: [made.json.caseId] })
    assert.equal((signed.json.results as { signed: boolean }[])[0]?.signed, true, JSON.stringify(signed.json))
  }
  const declaration = { ...birthOf('Lục Thử', 60), note: nasty.join(' ') }
  declaration.child = {
    ...declaration.child,
    hometown: { unitCode: '00721', asOf: '2026-11-02', asWritten: nasty.join(' ') },
  }
  const drawn = await registrar.command('POST', '/api/documents/preview', {
    of: 'declaration',
    kind: 'BIRTH',
    declaration,
  })
  assert.equal(drawn.status, 200, JSON.stringify(drawn.json))
  const done = await registered(db, registrar, declaration as never, '008326000160')
  assert.equal((await chair.command('POST', '/api/signing', { caseIds: [done.caseId] })).status, 200)
  const page = await registrar.get(`/api/entries/${ids.officeId}/${done.entryId}/page?purpose=xem`)
  assert.equal(page.status, 200, JSON.stringify(page.json))
  const [paper] = await db.sql<
    { token: string }[]
  >`select verify_token as token from document where entry_id = ${done.entryId} and state = 'SIGNED'`
  const check = await app.inject({ method: 'GET', url: `/v/${paper?.token}` })
  assert.equal(check.statusCode, 200)
  assert.doesNotMatch(check.body, /<script|onerror/)
})

const zipOf = (name: string, content: Buffer): Buffer => {
  const packed = deflateRawSync(content, { level: 9 })
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50, 0)
  head.writeUInt16LE(20, 4)
  head.writeUInt16LE(8, 8)
  head.writeUInt32LE(packed.length, 18)
  head.writeUInt32LE(content.length, 22)
  head.writeUInt16LE(name.length, 26)
  const central = Buffer.alloc(46)
  central.writeUInt32LE(0x02014b50, 0)
  central.writeUInt16LE(8, 10)
  central.writeUInt32LE(packed.length, 20)
  central.writeUInt32LE(content.length, 24)
  central.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(46 + name.length, 12)
  end.writeUInt32LE(30 + name.length + packed.length, 16)
  return Buffer.concat([head, Buffer.from(name), packed, central, Buffer.from(name), end])
}

test('bombs and polyglots: a zip that unpacks to gigabytes, XML entities, files that are two things', async () => {
  const xml = { 'content-type': 'application/xml' }
  const bomb = zipOf('xl/worksheets/sheet1.xml', Buffer.alloc(150_000_000, 32))
  assert.ok(bomb.length < 1_000_000)
  const before = process.memoryUsage().rss
  const accounts = await admin.command('POST', '/api/accounts/import', bomb, {
    'content-type': 'application/octet-stream',
  })
  assert.ok(accounts.status >= 400 && accounts.status < 500, JSON.stringify(accounts.json))
  const notices = await registrar.command('POST', '/api/notifications/birth', bomb, xml)
  assert.equal(notices.json.code, 'payload-too-large')
  const strings = await registrar.command(
    'POST',
    '/api/notifications/birth',
    zipOf('xl/sharedStrings.xml', Buffer.alloc(150_000_000, 60)),
    xml,
  )
  assert.equal(strings.json.code, 'payload-too-large')
  assert.ok(process.memoryUsage().rss - before < 150_000_000, 'a bomb is not unpacked into memory')
  for (const text of [
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>',
    '<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>',
    '<'.repeat(50_000),
    `${'<a>'.repeat(20_000)}${'</a>'.repeat(20_000)}`,
    '<a><__proto__><b>1</b></__proto__></a>',
  ]) {
    const got = await registrar.command('POST', '/api/notifications/birth', Buffer.from(text), xml)
    assert.ok(got.status >= 400 && got.status < 500, `${text.slice(0, 30)}: ${got.status}`)
  }
  const raw = { 'content-type': 'application/octet-stream' }
  const path = (name: string) =>
    `/api/cases/${ids.draftId}/attachments?paper=OTHER&fileName=${encodeURIComponent(name)}`
  const both = Buffer.from('%PDF-1.4\n<html><script>alert(1)</script></html>\n%%EOF')
  const kept = await reception.command('POST', path('../../x\r\nset-cookie: a=1";.html'), both, raw)
  assert.equal(kept.status, 200, JSON.stringify(kept.json))
  const got = await reception.get(`/api/cases/${ids.draftId}/attachments/${kept.json.id}/file`)
  assert.equal(got.type, 'application/pdf', 'never as a page of ours')
  for (const name of ['\ud800.pdf', 'a\u0000.pdf']) {
    const odd = await reception.command('POST', `${path('x')}${encodeURIComponent(name.toWellFormed())}`, both, raw)
    assert.ok(odd.status < 500, JSON.stringify(odd.json))
  }
  const huge = Buffer.concat([
    Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
    Buffer.from([0, 0, 0xff, 0xff, 0, 0, 0xff, 0xff, 8, 2, 0, 0, 0]),
    Buffer.alloc(100),
  ])
  assert.equal((await reception.command('POST', path('bomb.png'), huge, raw)).json.code, 'image-unreadable')
})
