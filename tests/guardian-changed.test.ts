import assert from 'node:assert/strict'
import { test } from 'node:test'
import { v7 as uuid } from 'uuid'
import { typedGuardianshipExamples } from '../src/events/guardianship/examples.ts'
import { typedGuardianshipEndExamples } from '../src/events/guardianship-end/examples.ts'
import { official } from './official.ts'
import { testServer } from './test-server.ts'

const { app } = await testServer()
const registrar = await official(app, 'hotich.dongvan')

type Group = Record<string, unknown>
const { appointed } = typedGuardianshipExamples
const { next } = typedGuardianshipEndExamples.guardianChanged
const kind = 'GUARDIANSHIP_END'

/** A ward with a guardian, and the declaration of the change to another. */
async function changeFor(name: string, pin: string, guardian: Group): Promise<Group> {
  const ward = { ...appointed.ward, name, pin }
  const declaration = { ...appointed, ward }
  const done = await registrar.command('POST', `/api/cases/${uuid()}/register`, { kind: 'GUARDIANSHIP', declaration })
  assert.equal(done.status, 200, JSON.stringify(done.json))
  const held = await registrar.get(`/api/cases/${done.json.caseId}`)
  return {
    ...typedGuardianshipEndExamples.ofAge,
    registration: { officeId: held.json.officeId, entryId: done.json.entryId },
    ward,
    ground: 'GUARDIAN_ASKS',
    endedKind: 'APPOINTED',
    reasons: {},
    next: { ...next, guardian: { ...next.guardian, ...guardian } },
  }
}
const errorsOf = async (caseId: string, declaration: Group) => {
  const { json } = await registrar.command('POST', `/api/cases/${caseId}/check`, { kind, declaration })
  return (json.problems as { rule: string; severity: string; pointer: string }[])
    .filter(({ severity }) => severity === 'error')
    .map(({ rule, pointer }) => `${rule} ${pointer}`)
}
async function vetted(caseId: string, declaration: Group) {
  const saved = await registrar.command('PUT', `/api/cases/${caseId}`, { kind, declaration, version: 0 })
  const taken = await registrar.command('POST', `/api/cases/${caseId}/receive`, { version: saved.json.version })
  assert.equal(taken.status, 200, JSON.stringify(taken.json))
  return await registrar.command('POST', `/api/cases/${caseId}/moves`, { action: 'vet' })
}

test('R-F3 a new guardian who may not be one is found while typing and stops the vetting, at the field of the one form', async () => {
  const young = { birthDate: { known: 'day', date: '2015-05-05' }, pin: null }
  const declaration = await changeFor('Lương Thu Vân', '002316000671', young)
  const caseId = uuid()
  const errors = await errorsOf(caseId, declaration)
  assert.ok(
    errors.some((one) => / \/next\/guardian/.test(one)),
    errors.join(),
  )
  const refused = await vetted(caseId, declaration)
  assert.equal(refused.json.code, 'vetting-blocked', JSON.stringify(refused.json))
  assert.ok(
    (refused.json.errors as { pointer: string }[]).some(({ pointer }) =>
      pointer.startsWith('/declaration/next/guardian'),
    ),
  )
})

test('R-F1 the guardianship that ends in the same dossier does not stand in the way of the new one', async () => {
  const declaration = await changeFor('Lương Thu Vi', '002316000672', {})
  const caseId = uuid()
  assert.deepEqual(await errorsOf(caseId, declaration), [])
  assert.equal((await vetted(caseId, declaration)).json.state, 'VETTED')
  const done = await registrar.command('POST', `/api/cases/${caseId}/register`, { kind })
  assert.equal(done.status, 200, JSON.stringify(done.json))
})
