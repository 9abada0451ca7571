import assert from 'node:assert/strict'
import { test } from 'node:test'
import { v7 as uuid } from 'uuid'
import { official } from '../../tests/official.ts'
import { testServer } from '../../tests/test-server.ts'
import { typedBirthExamples } from '../events/birth/examples.ts'
import { typedMarriageExamples } from '../events/marriage/examples.ts'

const { app } = await testServer()
const reception = await official(app, 'motcua.dongvan')
const registrar = await official(app, 'hotich.dongvan')

type Typed = Record<string, unknown>
type Answer = Awaited<ReturnType<typeof registrar.command>>

/** Before the couple has come: nothing is ticked yet. */
const { presence: _, ...couple } = structuredClone(typedMarriageExamples.domestic)
const young = { ...couple, husband: { ...couple.husband, birthDate: { known: 'day', date: '2010-01-01' }, pin: null } }

const save = async (caseId: string, kind: string, declaration: Typed, channel = 'DIRECT') => {
  const known = await registrar.get(`/api/cases/${caseId}`)
  const version = known.status === 200 ? known.json.version : 0
  const saved = await reception.command('PUT', `/api/cases/${caseId}`, { kind, declaration, version, channel })
  assert.equal(saved.status, 200, JSON.stringify(saved.json))
  return saved.json.version
}
async function received(kind: string, declaration: Typed, channel?: string): Promise<string> {
  const caseId = uuid()
  const version = await save(caseId, kind, declaration, channel)
  const taken = await reception.command('POST', `/api/cases/${caseId}/receive`, { version })
  assert.equal(taken.status, 200, JSON.stringify(taken.json))
  return caseId
}
const move = (caseId: string, body: Typed): Promise<Answer> =>
  registrar.command('POST', `/api/cases/${caseId}/moves`, body)
const stateOf = async (caseId: string) => (await registrar.get(`/api/cases/${caseId}`)).json.state
const findings = (answer: Answer) =>
  (answer.json.errors as { pointer: string; code: string; message: string }[]).map(
    ({ pointer, code, message }) => `${pointer} ${code} ${message}`,
  )

test('R-C1 a dossier is not vetted while the law forbids it: the findings are those of the registration, and it says what to do', async () => {
  const caseId = await received('MARRIAGE', young)
  const refused = await move(caseId, { action: 'vet' })
  assert.equal(refused.status, 422, JSON.stringify(refused.json))
  assert.equal(refused.json.code, 'vetting-blocked')
  assert.match(String(refused.json.title), /Sửa từng chỗ.*yêu cầu bổ sung.*từ chối/)
  assert.match(findings(refused).join(), /\/declaration\/husband\/birthDate R-C1 .*Điều 8/)
  assert.equal(await stateOf(caseId), 'RECEIVED')

  const registered = await registrar.command('POST', `/api/cases/${caseId}/register`, { kind: 'MARRIAGE' })
  assert.equal(registered.json.code, 'rules-block')
  const presence = /^\/declaration\/presence\//
  assert.deepEqual(
    findings(refused),
    findings(registered).filter((one) => !presence.test(one)),
  )

  const asked = await move(caseId, { action: 'ask-completion', reason: 'Chưa đủ tuổi kết hôn' })
  assert.equal(asked.status, 200, JSON.stringify(asked.json))
  assert.equal((await move(caseId, { action: 'vet' })).json.code, 'vetting-blocked', 'nor while it waits')
})

test('R-C2 R-C12 vetting waits neither for the couple to appear nor for a reason that is still to be written', async () => {
  const caseId = await received('MARRIAGE', young, 'ONLINE')
  assert.equal((await move(caseId, { action: 'vet' })).json.code, 'vetting-blocked')
  await save(caseId, 'MARRIAGE', couple, 'ONLINE')
  const vetted = await move(caseId, { action: 'vet' })
  assert.equal(vetted.json.state, 'VETTED', JSON.stringify(vetted.json))

  const normal = structuredClone(typedBirthExamples.normal)
  const birth = await received('BIRTH', { ...normal, mother: { ...normal.mother, residence: null } })
  const checked = await registrar.command('POST', `/api/cases/${birth}/register`, { kind: 'BIRTH' })
  assert.deepEqual(
    findings(checked).map((one) => one.split(' ')[1]),
    ['R-B17'],
  )
  assert.equal((await move(birth, { action: 'vet' })).json.state, 'VETTED')
})

test('a dossier whose declaration cannot be read any more is not vetted either', async () => {
  const caseId = await received('MARRIAGE', couple)
  await save(caseId, 'MARRIAGE', { ...couple, wife: null })
  assert.equal((await move(caseId, { action: 'vet' })).json.code, 'declaration-unreadable')
  assert.equal(await stateOf(caseId), 'RECEIVED')
})
