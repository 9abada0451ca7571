import assert from 'node:assert/strict'
import { test } from 'node:test'
import { declarationOf, waitingEntries } from '../../tests/exchange/waiting-entries.ts'
import { testServer } from '../../tests/test-server.ts'

const { app, db } = await testServer()

test('the metrics tell what waits at once: messages, their age, and children without a number', async () => {
  await waitingEntries(db, [declarationOf({})])
  await db.sql`update outbox set created_at = now() - interval '90 seconds'`
  const answer = await app.inject({ method: 'GET', url: '/metrics' })
  assert.equal(answer.statusCode, 200)
  assert.match(answer.body, /^hotich_outbox_messages\{partner="[^"]+",state="PENDING"\} 1$/m)
  const oldest = /^hotich_outbox_oldest_seconds\{partner="[^"]+",state="PENDING"\} ([\d.]+)$/m.exec(answer.body)?.[1]
  assert.ok(Number(oldest) >= 90 && Number(oldest) < 600, `${oldest} s`)
  assert.match(answer.body, /^hotich_pins_waiting\{state="WAITING"\} 1$/m)
})

test('the metrics are for this machine or who has the token', async () => {
  const forwarded = { 'x-forwarded-for': '203.0.113.7' }
  assert.equal((await app.inject({ method: 'GET', url: '/metrics', headers: forwarded })).statusCode, 404)
  assert.equal((await app.inject({ method: 'GET', url: '/metrics', remoteAddress: '203.0.113.7' })).statusCode, 404)
})
