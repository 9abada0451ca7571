import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asEnvironment, clockOf, readConfiguration, StartRefused, settings } from './configuration.server.ts'

test('nothing said means the embedded database on 127.0.0.1:8080, with the demo', () => {
  const configuration = readConfiguration({})
  assert.equal(configuration.databaseUrl, null)
  assert.equal(configuration.demo, true)
  assert.equal(configuration.publicUrl, 'http://127.0.0.1:8080')
  assert.equal(configuration.populationUrl, 'http://127.0.0.1:8090')
  assert.equal(configuration.cookieSecure, false)
})

test('a DATABASE_URL brings nothing of the demo unless the demo is asked for', () => {
  const env = { DATABASE_URL: 'postgres://an@127.0.0.1/hotich' }
  assert.equal(readConfiguration(env).demo, false)
  assert.equal(readConfiguration(env).populationUrl, null)
  assert.equal(readConfiguration(env, { DEMO: '1' }).demo, true)
  assert.equal(readConfiguration({ DEMO: '0' }).demo, false)
})

test('a flag wins over the environment', () => {
  assert.equal(readConfiguration({ PORT: '8081' }, { PORT: '8082' }).port, 8082)
})

test('each mistake gets one line, and a database password is never shown', () => {
  const wrong = {
    PORT: 'tám nghìn',
    DATABASE_URL: 'mysql://root:secret@x/y',
    HOTICH_CLOCK: 'tomorrow',
    SIGNING_KEY: '/nowhere',
  }
  assert.throws(
    () => readConfiguration(wrong),
    (error: unknown) => {
      assert.ok(error instanceof StartRefused)
      const lines = error.message.split('\n')
      assert.deepEqual(
        lines.map((line) => line.split(/[ :]/)[0]),
        ['DATABASE_URL', 'PORT', 'SIGNING_KEY', 'SIGNING_KEY', 'HOTICH_CLOCK'],
      )
      assert.doesNotMatch(error.message, /secret/)
      return true
    },
  )
})

test('a public https address makes cookies secure', () => {
  assert.equal(readConfiguration({ PUBLIC_URL: 'https://hotich.example.vn/' }).cookieSecure, true)
  assert.equal(readConfiguration({ PUBLIC_URL: 'https://hotich.example.vn/' }).publicUrl, 'https://hotich.example.vn')
})

test('children read the same settings and the same set clock', () => {
  const parent = readConfiguration({ HOTICH_CLOCK: '2027-03-01T08:00:00+07:00', DEMO: '1', PORT: '8123' })
  const child = readConfiguration(asEnvironment(parent, 'postgres://an@127.0.0.1/hotich'))
  assert.deepEqual({ ...child, databaseUrl: null }, parent)
  assert.match(clockOf(child)(), /^2027-03-01T01:00:0/)
})

test('every setting is worded in both languages', () => {
  for (const setting of settings) assert.ok(setting.vi.length > 10 && setting.en.length > 10, setting.env)
})

test('a DATABASE_URL names a host and a database, and no sign in it is broken', () => {
  for (const DATABASE_URL of [
    'postgres://an@127.0.0.1',
    'postgres://an@127.0.0.1/',
    'postgres:///hotich?host=/var/run/postgresql',
    'postgres://an:100%@127.0.0.1/hotich',
    'postgres://an@127.0.0.1:99999/hotich',
  ])
    assert.throws(() => readConfiguration({ DATABASE_URL }), /^Error: DATABASE_URL không đúng/, DATABASE_URL)
  assert.ok(readConfiguration({ DATABASE_URL: 'postgresql://an:100%25@db.local:5433/hotich' }).databaseUrl)
})
