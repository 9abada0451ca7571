import assert from 'node:assert/strict'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { official } from '../../tests/official.ts'
import { officialAt } from '../../tests/official-at.ts'
import { testServer } from '../../tests/test-server.ts'
import { Refused } from '../platform/problem.ts'
import { databaseAt, dropPractice } from './databases.sql.server.ts'
import { openPracticeOffices } from './offices.server.ts'
import { preparationSteps } from './preparation.ts'

const { app, db } = await testServer()
after(async () => {
  await app.close()
  await dropPractice(db.url)
})

test('The first opening of practice is answered at once with the step under way, and goes on by itself until it is ready', async () => {
  const desk = await official(app, 'hotich.dongvan')
  const seen: unknown[] = []
  const asked = Date.now()
  for (;;) {
    const answer = await desk.get('/api/practice/desk')
    assert.equal(answer.status, 200, JSON.stringify(answer.json))
    if (seen.length === 0)
      assert.equal(answer.json.ready, false, 'nothing was made before, and the answer does not wait for it')
    if (answer.json.ready) {
      assert.equal(answer.json.step, null)
      break
    }
    seen.push(answer.json.step)
    assert.ok(Date.now() - asked < 240_000, 'never ready')
    await setTimeout(50)
  }
  const order = seen.map((step) => preparationSteps.indexOf(step as 'BOOKS'))
  assert.ok(!order.includes(-1), seen.join())
  assert.deepEqual(
    order,
    order.toSorted((a, b) => a - b),
    'steps never go back',
  )
  const me = await desk.get('/tap-lam/api/me')
  assert.deepEqual([me.status, me.json.username], [200, 'tap.lam'])
  assert.equal((await desk.get('/api/practice/desk')).json.ready, true)
})

test('What could not be made is told once in a sentence of its own; asking again begins anew', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'practice-'))
  const errors: unknown[] = []
  const offices = openPracticeOffices({
    url: databaseAt(db.url, 'no_such_database'),
    dataDir,
    onError: (error) => errors.push(error),
  })
  const actor = await officialAt(db, '00721', 'tap.thu')
  for (const time of [1, 2]) {
    await assert.rejects(offices.preparation(actor), (error) => {
      assert.ok(error instanceof Refused)
      assert.match(error.document().title, /Thử lại/)
      return error.code === 'practice-not-made'
    })
    assert.equal(errors.length, time)
  }
  await offices.close()
})
