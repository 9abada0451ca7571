import { birthOf, officeWithData, registered, staffOf } from './office-with-data.ts'
import { startServer } from './test-server.ts'

// Started by headers-and-logs.test.ts, which reads what this process writes: the server's log at its most talkative.
const { app, db } = await startServer('2026-11-20T02:00:00.000Z', { LOG_LEVEL: 'debug' })
const staff = await staffOf(app, 'dongvan')
const ids = await officeWithData(db, staff)
await registered(db, staff.registrar, birthOf('Lục Bí Nhật', 5), '008326000105')
await staff.registrar.get(
  `/api/search?q=${encodeURIComponent('Lục Bí Mật')}&purpose=${encodeURIComponent('tìm Lục Bí Mật')}`,
)
await staff.registrar.get('/api/search?q=008326000101&purpose=abc')
await staff.registrar.get(`/api/entries/${ids.officeId}/${ids.entryId}?purpose=xem`)
await staff.registrar.get(`/api/cases?q=${encodeURIComponent('Lục Bí Mật')}&cursor=x~y`)
await staff.registrar.get(`/api/notices?cursor=${encodeURIComponent('Lục Bí Mật')}`)
await app.inject({
  method: 'POST',
  url: '/api/session',
  payload: { username: 'Lục Bí Mật', password: 'Mat-Khau-Sai-1' },
})
await app.inject({
  method: 'POST',
  url: '/api/session',
  payload: '{"username":"Lục Bí Mật" oops',
  headers: { 'content-type': 'application/json' },
})
// A fault inside: the database refuses a row and says its values.
await db.sql`alter table printer_profile add check (name <> 'Lục Bí Mật')`
const failed = await staff.registrar.command('PUT', `/api/printer-profiles/${ids.draftId}`, {
  name: 'Lục Bí Mật',
  documentKind: 'BIRTH_CERTIFICATE',
  offsetXMm: 0,
  offsetYMm: 0,
  fields: {},
})
const metrics = await app.inject({ method: 'GET', url: '/metrics' })
console.log(JSON.stringify({ failed: failed.status, body: failed.json, metrics: metrics.body, verifyToken: true }))
await app.close()
await db.close()
