import assert from 'node:assert/strict'
import { test } from 'node:test'
import { v7 as uuid } from 'uuid'
import { pinArrived } from '../src/cases/pin-arrived.server.ts'
import { typedBirthExamples } from '../src/events/birth/examples.ts'
import { typedDeathExamples } from '../src/events/death/examples.ts'
import { demoPassword } from '../src/offices/demo.server.ts'
import { clockFrom } from '../src/platform/clock.server.ts'
import { official } from './official.ts'
import { testServer } from './test-server.ts'

const { app, db } = await testServer()
const registrar = await official(app, 'hotich.dongvan')
const chair = await official(app, 'chutich.dongvan')
const clock = clockFrom('2026-11-20T02:30:00.000Z')

type Group = Record<string, unknown>
const combined = (name: string, code: string): Group => {
  const example = structuredClone(typedBirthExamples.withRecognition)
  return { ...example, child: { ...example.child, name }, proof: { ...example.proof, code } }
}

test('E4 one dossier, two entries that are linked, two results signed; the father is the child’s father once', async () => {
  const caseId = uuid()
  const declaration = combined('Hoàng Gia Huệ', 'GCS-E4-1')
  const registered = await registrar.command('POST', `/api/cases/${caseId}/register`, { kind: 'BIRTH', declaration })
  assert.equal(registered.status, 200, JSON.stringify(registered.json))
  const entries = await db.sql<{ id: string; kind: string; entry_no: number; register: string }[]>`
    select id, kind, entry_no, register from register_entry where case_id = ${caseId} order by kind`
  assert.deepEqual(
    entries.map(({ kind, register }) => [kind, register]),
    [
      ['BIRTH', 'BIRTH'],
      ['RECOGNITION', 'RECOGNITION'],
    ],
  )
  const [birth, recognition] = entries
  const links = await db.sql<{ entry_id: string; other_entry_id: string; relation: string }[]>`
    select entry_id, other_entry_id, relation from entry_link where entry_id in ${db.sql(entries.map(({ id }) => id))}`
  assert.deepEqual([...links], [{ entry_id: recognition?.id, other_entry_id: birth?.id, relation: 'COMBINED' }])
  const people = await db.sql<{ role: string; person_id: string }[]>`
    select role, person_id from entry_person where entry_id in ${db.sql(entries.map(({ id }) => id))}`
  const person = (role: string) => people.find((one) => one.role === role)?.person_id
  assert.equal(person('RECOGNISED'), person('CHILD'))
  assert.equal(person('PARENT'), person('FATHER'))
  const fathers = await db.sql<{ parent_id: string }[]>`
    select parent_id from family_link where child_id = ${person('CHILD') ?? ''} and relation = 'FATHER' and ended_on is null`
  assert.deepEqual(
    fathers.map(({ parent_id }) => parent_id),
    [person('FATHER')],
  )

  const [request] = await db.sql<{ request_id: string }[]>`select request_id from pin_request where case_id = ${caseId}`
  assert.equal(await pinArrived(db, clock, { requestId: request?.request_id ?? '', pin: '008326009417' }), 'recorded')
  await chair.command('POST', '/api/session/reauthenticate', { password: demoPassword })
  const signed = await chair.command('POST', '/api/signing', { caseIds: [caseId] })
  assert.equal((signed.json.results as { signed: boolean }[])[0]?.signed, true, JSON.stringify(signed.json))
  const papers = await db.sql<{ kind: string; state: string }[]>`
    select kind, state from document where entry_id in ${db.sql(entries.map(({ id }) => id))} order by kind`
  assert.deepEqual(
    papers.map(({ kind, state }) => [kind, state]),
    [
      ['BIRTH_CERTIFICATE', 'SIGNED'],
      ['RECOGNITION_EXTRACT', 'SIGNED'],
    ],
  )
})

test('R-E5 without witnesses, and E2 with a mother who objects, nothing is written in either book', async () => {
  const refused = async (recognition: Group | null) => {
    const declaration = { ...combined('Hoàng Gia Hưng', 'GCS-E4-2'), recognition }
    const answer = await registrar.command('POST', `/api/cases/${uuid()}/register`, { kind: 'BIRTH', declaration })
    assert.equal(answer.status, 422, JSON.stringify(answer.json))
    return (answer.json.errors as { code: string }[]).map(({ code }) => code)
  }
  const sworn = { evidence: 'SWORN_STATEMENT_WITH_WITNESSES', otherParent: 'AGREES', bothPresent: true }
  assert.deepEqual(await refused(null), ['R-E5'])
  assert.deepEqual(await refused({ ...sworn, witnesses: [{ name: 'Hoàng Thị Lả' }] }), ['R-E5'])
  const witnesses = [{ name: 'Hoàng Thị Lả' }, { name: 'Ma Văn Chài' }]
  assert.deepEqual(await refused({ ...sworn, witnesses, otherParent: 'OBJECTS' }), ['E2'])
})

test('R-A9 what is asked about the second entry needs its reason too, at the field of the one form; the reason stays with both', async () => {
  const whole = combined('Hoàng Gia Hà', 'GCS-E4-3') as Record<string, Group>
  const declaration = { ...whole, father: { ...whole.father, name: 'Hoàng Văn Khác Tên' } }
  const caseId = uuid()
  const body = { kind: 'BIRTH', declaration }
  const checked = await registrar.command('POST', `/api/cases/${caseId}/check`, body)
  const asked = (checked.json.problems as { rule: string; severity: string; pointer: string }[])
    .filter(({ severity }) => severity === 'warning')
    .map(({ rule, pointer }) => `${rule} ${pointer}`)
  assert.deepEqual(asked, ['R-A9 /father/name'])

  const refused = await registrar.command('POST', `/api/cases/${caseId}/register`, body)
  assert.equal(refused.status, 422, JSON.stringify(refused.json))
  const errors = refused.json.errors as { code: string; pointer: string }[]
  assert.deepEqual(
    errors.map(({ code, pointer }) => [code, pointer]),
    [['R-A9', '/declaration/father/name']],
  )
  const reason = 'đã cải chính họ tên, có trích lục'
  const registered = await registrar.command('POST', `/api/cases/${caseId}/register`, {
    kind: 'BIRTH',
    declaration: { ...declaration, reasons: { 'R-A9': reason } },
    duplicateReason: 'hai trẻ khác nhau',
  })
  assert.equal(registered.status, 200, JSON.stringify(registered.json))
  const entries = await db.sql<{ content: { reasons: Group } }[]>`
    select content from register_entry where case_id = ${caseId}`
  assert.deepEqual(
    entries.map(({ content }) => content.reasons['R-A9']),
    [reason, reason],
  )
})

test('R-E1 what forbids the second entry is found while typing and stops the vetting, at the field of the one form', async () => {
  const whole = combined('Hoàng Gia Hân', 'GCS-E4-5') as Record<string, Group>
  const father = { ...whole.father, name: 'Hoàng Văn Mất', pin: '002090000955' }
  const { normal } = typedDeathExamples
  const death = { ...normal, deceased: { ...normal.deceased, name: father.name, pin: father.pin, sex: '1' }, copies: 0 }
  const died = await registrar.command('POST', `/api/cases/${uuid()}/register`, { kind: 'DEATH', declaration: death })
  assert.equal(died.status, 200, JSON.stringify(died.json))
  const declaration = { ...whole, father, recognition: { ...whole.recognition, bothPresent: false } }
  const caseId = uuid()
  const errorsOf = (problems: unknown) =>
    (problems as { rule: string; severity: string; pointer: string }[])
      .filter(({ severity }) => severity === 'error')
      .map(({ rule, pointer }) => `${rule} ${pointer}`)
  const checked = await registrar.command('POST', `/api/cases/${caseId}/check`, { kind: 'BIRTH', declaration })
  assert.deepEqual(
    errorsOf(checked.json.problems).filter((one) => one.startsWith('R-E1')),
    ['R-E1 /father'],
  )

  const saved = await registrar.command('PUT', `/api/cases/${caseId}`, { kind: 'BIRTH', declaration, version: 0 })
  await registrar.command('POST', `/api/cases/${caseId}/receive`, { version: saved.json.version })
  const vetted = await registrar.command('POST', `/api/cases/${caseId}/moves`, { action: 'vet' })
  assert.equal(vetted.json.code, 'vetting-blocked', JSON.stringify(vetted.json))
  const errors = (vetted.json.errors as { code: string; pointer: string }[]).map(({ code, pointer }) => code + pointer)
  assert.ok(errors.includes('R-E1/declaration/father'), errors.join())
  assert.ok(!errors.some((one) => one.includes('bothPresent')), 'who has not come yet is not waited for')
  const refused = await registrar.command('POST', `/api/cases/${caseId}/register`, { kind: 'BIRTH' })
  assert.ok((refused.json.errors as { pointer: string }[]).every(({ pointer }) => pointer.startsWith('/declaration/')))
})
