import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { v7 as uuid } from 'uuid'
import { exercisesOf } from '../src/events/exercises.ts'
import { eventKinds, eventOf } from '../src/events/index.ts'
import { dropPractice } from '../src/practice/databases.sql.server.ts'
import { allExercises, declarationWith } from '../src/practice/exercises.server.ts'
import type { MadeEntry } from '../src/practice/offices.server.ts'
import { official } from './official.ts'
import { textsOf } from './pdf-pages.ts'
import { testServer } from './test-server.ts'

const { app, db } = await testServer()
after(async () => {
  await app.close()
  await dropPractice(db.url)
})
const registrar = await official(app, 'hotich.dongvan')
const chair = await official(app, 'chutich.dongvan')

/** Rows of every table of the real database; the progress of practice, sessions and reading in the audit chain are no work. */
async function realRows(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  const tables = await db.sql<{ name: string }[]>`
    select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`
  for (const { name } of tables) {
    if (['practice_progress', 'session', 'sign_in_attempt', 'idempotency'].includes(name)) continue
    const [row] = await db.sql<{ n: number }[]>`select count(*)::int as n from ${db.sql(name)}`
    counts[name] = row?.n ?? 0
  }
  return counts
}

async function begin(kind: string, id: string, who = registrar): Promise<MadeEntry[]> {
  const started = await who.command('POST', `/api/practice/exercises/${kind}/${id}/start`, {})
  assert.equal(started.status, 200, JSON.stringify(started.json))
  return started.json.made as MadeEntry[]
}

test('Every event has an exercise that is right and one against which the law stands, each begun with a matter of its own', () => {
  for (const kind of eventKinds) {
    const exercises = exercisesOf(kind)
    assert.deepEqual(
      exercises.map(({ right }) => right.do),
      ['REGISTER', 'REFUSE'],
      kind,
    )
    for (const { id, matter } of exercises)
      assert.ok(
        eventOf(kind).matters.some((one) => one.id === matter),
        `${kind}/${id}: no matter ${matter}`,
      )
  }
})

for (const { kind, exercise } of allExercises())
  test(`${kind}/${exercise.id}: the practice office finds what the exercise says, and the real books stay as they are`, async () => {
    const before = await realRows()
    const made = await begin(kind, exercise.id)
    const declaration = declarationWith(exercise, made)
    const caseId = uuid()
    const saved = await registrar.command('PUT', `/tap-lam/api/cases/${caseId}`, { kind, declaration, version: 0 })
    assert.equal(saved.status, 200, JSON.stringify(saved.json))
    const checked = await registrar.command('POST', `/tap-lam/api/cases/${caseId}/check`, { kind, declaration })
    const problems = checked.json.problems as { rule: string; severity: string; message: string }[]
    const errors = problems.filter(({ severity }) => severity === 'error')
    if (exercise.right.do === 'REFUSE') {
      const { rule } = exercise.right
      assert.ok(
        errors.some((one) => one.rule === rule),
        `${rule} is not among ${JSON.stringify(errors)}`,
      )
      const refused = await registrar.command('POST', `/tap-lam/api/cases/${caseId}/moves`, {
        action: 'refuse-intake',
        reason: 'Không đủ điều kiện theo quy định.',
        version: saved.json.version,
      })
      assert.equal(refused.status, 200, JSON.stringify(refused.json))
    } else {
      assert.deepEqual(errors, [])
      const registered = await registrar.command('POST', `/tap-lam/api/cases/${caseId}/register`, {
        kind,
        declaration,
        version: saved.json.version,
        duplicateReason: '',
      })
      assert.equal(registered.status, 200, JSON.stringify(registered.json))
      assert.match(String(registered.json.number), /^01\/2026|^02\/2026/)
    }
    const finished = await registrar.command('POST', `/api/practice/exercises/${kind}/${exercise.id}/finish`, {
      caseId,
    })
    assert.deepEqual([finished.json.ended, finished.json.right], [true, true], JSON.stringify(finished.json))
    if (exercise.right.do === 'REFUSE') assert.notEqual(finished.json.cite, '')
    assert.deepEqual(await realRows(), before)
  })

test('A birth in practice has its invented number at once, is signed there, and its paper bears the mark of practice', async () => {
  const [exercise] = exercisesOf('BIRTH')
  assert.ok(exercise)
  await begin('BIRTH', exercise.id)
  const caseId = uuid()
  const registered = await registrar.command('POST', `/tap-lam/api/cases/${caseId}/register`, {
    kind: 'BIRTH',
    declaration: exercise.declaration,
    version: 0,
    duplicateReason: '',
  })
  assert.equal(registered.status, 200, JSON.stringify(registered.json))
  const waiting = await registrar.get(`/tap-lam/api/cases/${caseId}`)
  const entry = waiting.json.entry as { pin: string; entryId: string }
  assert.deepEqual([waiting.json.state, entry.pin.slice(6, 9)], ['SUBMITTED', '999'])
  const signed = await registrar.command('POST', '/tap-lam/api/signing', { caseIds: [caseId] })
  assert.equal((signed.json.results as { signed: boolean }[])[0]?.signed, true, JSON.stringify(signed.json))
  const known = await registrar.get(`/tap-lam/api/cases/${caseId}`)
  const [document] = known.json.documents as { id: string }[]
  const pdf = await registrar.get(`/tap-lam/api/documents/${document?.id}/file`)
  assert.equal(pdf.status, 200)
  assert.match((await textsOf(pdf.raw)).join(), /TẬP LÀM – KHÔNG CÓ GIÁ TRỊ/)
  assert.equal((await registrar.get(`/api/cases/${caseId}`)).status, 404, 'the real house does not know it')
  assert.equal((await chair.get(`/tap-lam/api/cases/${caseId}`)).status, 404, 'nor does the practice of a colleague')
})

test('Who is not signed in has no practice; emptying it leaves nothing', async () => {
  assert.equal((await app.inject('/tap-lam/api/me')).statusCode, 401)
  const me = await registrar.get('/tap-lam/api/me')
  assert.deepEqual(me.json.roles, ['RECEPTION', 'REGISTRAR', 'SIGNATORY'])
  const caseId = uuid()
  await registrar.command('PUT', `/tap-lam/api/cases/${caseId}`, { kind: 'BIRTH', declaration: {}, version: 0 })
  assert.equal((await registrar.command('POST', '/api/practice/reset', {})).status, 200)
  assert.equal((await registrar.get(`/tap-lam/api/cases/${caseId}`)).status, 404)
  const home = await registrar.get('/api/practice')
  const items = home.json.items as { progress: { solved: boolean } }[]
  assert.ok(
    items.some(({ progress }) => progress.solved),
    'progress survives',
  )
})

test('The declaration of an exercise can be read on paper', async () => {
  const pdf = await registrar.get('/api/practice/exercises/MARRIAGE/chu-re-tre/declaration')
  assert.equal(pdf.type, 'application/pdf')
  const text = (await textsOf(pdf.raw)).join()
  assert.match(text, /TẬP LÀM – KHÔNG CÓ GIÁ TRỊ/)
  assert.match(text, /LƯƠNG VĂN THIỆP/)
})
