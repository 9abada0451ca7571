import assert from 'node:assert/strict'
import { test } from 'node:test'
import { permits, roles } from '../src/offices/permissions.ts'
import type { AnyEndpoint } from '../src/platform/endpoint.ts'
import { endpointsOf } from '../src/platform/http.server.ts'
import { officeWithData, staffOf } from './office-with-data.ts'
import { type Official, official } from './official.ts'
import { sampleOf } from './sample-of.ts'
import { testServer } from './test-server.ts'

const { app, db } = await testServer(undefined, { RATE_LIMIT: '100000' })
const theirs = await officeWithData(db, await staffOf(app, 'dongvan'))
const closed = endpointsOf(app).filter((one) => one.access !== 'public')

type Ids = Readonly<Record<string, unknown>>
const pathOf = (endpoint: AnyEndpoint, ids: Ids): string => {
  const params = sampleOf(endpoint.params, ids)
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const query = new URLSearchParams(
    Object.entries(sampleOf(endpoint.query, ids)).map(([name, value]) => [name, String(value)]),
  )
  return query.size > 0 ? `${path}?${query}` : path
}
const ask = (who: Official, endpoint: AnyEndpoint, ids: Ids) => {
  if (endpoint.method === 'GET') return who.get(pathOf(endpoint, ids))
  const body = endpoint.consumes ? Buffer.from('không phải tệp') : sampleOf(endpoint.body, ids)
  return who.command(
    endpoint.method,
    pathOf(endpoint, ids),
    body,
    endpoint.consumes ? { 'content-type': endpoint.consumes } : {},
  )
}
const named = (endpoint: AnyEndpoint): string => `${endpoint.method} ${endpoint.path}`

test('whoever is not signed in gets 401 from every endpoint that is not public', async () => {
  assert.ok(closed.length > 80)
  for (const endpoint of closed) {
    for (const cookie of [
      '',
      `hotich_session=${'A'.repeat(43)}`,
      'hotich_session=',
      "hotich_session='; drop table x",
    ]) {
      const got = await app.inject({
        method: endpoint.method,
        url: pathOf(endpoint, theirs),
        headers: { cookie, ...(endpoint.consumes ? { 'content-type': endpoint.consumes } : {}) },
        ...(endpoint.method === 'GET' ? {} : { payload: endpoint.consumes ? Buffer.from('x') : {} }),
      })
      assert.equal(got.statusCode, 401, `${named(endpoint)} with cookie "${cookie}": ${got.body.slice(0, 200)}`)
    }
  }
})

test('every role gets 403 from every endpoint whose sentence it lacks, and nothing is written', async () => {
  await db.sql`update account_role set role = 'SEAL' where account_id = (select id from account where username = 'phochutich.badinh')`
  const people: Record<string, Official> = {}
  for (const username of [
    'motcua.badinh',
    'hotich.badinh',
    'chutich.badinh',
    'quantri.badinh',
    'phochutich.badinh',
    'giamsat.hanoi',
    'cuc.hanhchinhtuphap',
    'thanhtra',
    'thongke',
  ])
    people[username] = await official(app, username)
  const before = await standing(theirs.officeId)
  let refused = 0
  for (const [username, who] of Object.entries(people)) {
    const own = (await who.get('/api/me')).json.roles as string[]
    for (const endpoint of closed.filter((one) => !permits({ roles: own as never }, one.access))) {
      const got = await ask(who, endpoint, theirs)
      assert.deepEqual([got.status, got.json.code], [403, 'not-permitted'], `${username} ${named(endpoint)}`)
      refused += 1
    }
  }
  assert.ok(refused > 200, `${refused}`)
  assert.deepEqual(await standing(theirs.officeId), before)
  assert.ok(
    closed.every(
      (endpoint) =>
        endpoint.access === 'signed-in' || roles.some((role) => permits({ roles: [role] }, endpoint.access)),
    ),
  )
})

/** What stands in the other office's rows, and in its accounts; audit apart. */
async function standing(officeId: number): Promise<Record<string, string>> {
  const tables = await db.sql<{ name: string }[]>`
    select table_name as name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where table_schema = 'public' and column_name = 'office_id' and t.table_type = 'BASE TABLE' and table_name not like 'audit%' order by 1`
  const found: Record<string, string> = {}
  for (const { name } of tables) {
    const [row] = await db.sql<{ sum: string }[]>`
      select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as sum from ${db.sql(name)} t where office_id = ${officeId}`
    found[name] = row?.sum ?? ''
  }
  const [sessions] = await db.sql<{ n: string }[]>`select count(*)::text || count(ended_at) as n from session s
    join account a on a.id = s.account_id where a.office_id = ${officeId}`
  const [roleRows] = await db.sql<
    { sum: string | null }[]
  >`select md5(string_agg(r::text, '|' order by r::text)) as sum from account_role r
    join account a on a.id = r.account_id where a.office_id = ${officeId}`
  return { ...found, sessions: sessions?.n ?? '', account_role: roleRows?.sum ?? '' }
}

/** Public by their nature: they tell of offices and units, take an office as a filter that shows nothing there, or find any office's entry by exact keys alone (R-A9). */
const answersAnyway = new Set([
  'GET /api/offices/:id',
  'GET /api/places',
  'GET /api/units/:code',
  'GET /api/units/:code/successors',
  'GET /api/books',
  'PUT /api/printer-profiles/:profileId',
  'DELETE /api/printer-profiles/:profileId',
  'POST /api/cases/:caseId/register',
  'GET /api/books/:officeId/:register/:year/entries',
  'GET /api/accounts',
  'GET /api/cases',
  'GET /api/dashboard',
  'GET /api/audit',
  'GET /api/audit/subject/:kind/:id',
  'POST /api/audit/verify',
  'POST /api/cases/:caseId/check',
  'POST /api/documents/preview',
  'GET /api/entries/:officeId/:entryId/documents',
  'GET /api/entries/sources',
  'POST /api/signing',
])

test('a person of another commune who asks for ids of this one is refused everywhere, sees no word of it, and changes nothing', async () => {
  await db.sql`update account_role set role = 'INSPECTOR' where account_id = (select id from account where username = 'phochutich.hoankiem')`
  const staff = await staffOf(app, 'hoankiem')
  const people: Official[] = [...Object.values(staff), await official(app, 'phochutich.hoankiem')]
  const asIs: Ids = {
    ...theirs,
    id: theirs.caseId,
    kind: 'BIRTH',
    of: 'entry',
    year: 2026,
    register: 'BIRTH',
    volume: 1,
    caseIds: [theirs.toSign.caseId],
    documentIds: [theirs.extractId],
    printer: theirs.profileId,
    actorId: theirs.accountId,
    declaration: {},
  }
  const withIds = [
    asIs,
    { ...asIs, caseId: theirs.draftId },
    { ...asIs, caseId: theirs.toSign.caseId, entryId: theirs.waiting.entryId, documentId: theirs.extractId },
  ]
  const before = await standing(theirs.officeId)
  const heard: string[] = []
  for (const who of people) {
    const own = (await who.get('/api/me')).json.roles as string[]
    for (const endpoint of closed) {
      if (!permits({ roles: own as never }, endpoint.access) || endpoint.path === '/api/session') continue
      if (endpoint.access === 'signed-in' && !/:(ref|id|code)/.test(endpoint.path)) continue
      for (const ids of withIds) {
        const given =
          endpoint.path === '/api/offices/:id'
            ? { ...ids, id: theirs.officeId }
            : endpoint.path.startsWith('/api/units')
              ? {}
              : ids
        const named_ = named(endpoint)
        const got = await ask(
          who,
          endpoint,
          endpoint.path === '/api/audit/subject/:kind/:id' ? { ...given, kind: 'case' } : given,
        )
        const fine =
          got.status === 403 || got.status === 404 || (got.status === 409 && got.json.code === 'version-conflict')
        const touches = /:(?!part|paper|register|year|volume|kind|code)|officeId|caseIds|documentIds/.test(
          `${endpoint.path}${JSON.stringify(Object.keys(sampleOf(endpoint.query, given)))}`,
        )
        if (!fine && !answersAnyway.has(named_) && touches)
          heard.push(`${got.status} ${named_} ${JSON.stringify(got.json).slice(0, 160)}`)
        if (got.status >= 500 && got.json.code !== 'link-interrupted') heard.push(`${named_} answered ${got.status}`)
        for (const secret of [
          'Bí Mật',
          'Bí Mất',
          'Bí Ẩn',
          'Bí Danh',
          'Bí Thư',
          'Bí Truyền',
          'bí mật',
          '008326000101',
          '002197000001',
        ])
          if (got.raw.includes(secret)) heard.push(`${named_} tells "${secret}"`)
      }
    }
  }
  assert.deepEqual([...new Set(heard)], [])
  assert.deepEqual(await standing(theirs.officeId), before)
})
