import assert from 'node:assert/strict'
import { test } from 'node:test'
import { v7 as uuid } from 'uuid'
import { typedBirthExamples } from '../src/events/birth/examples.ts'
import { official } from './official.ts'
import { startServer } from './test-server.ts'

type Declaration = Record<string, unknown> & { child: Record<string, unknown>; proof: Record<string, unknown> }

/** A child of parents who live in Đồng Văn, declared at a commune where nobody of them lives. */
async function registerFarFromHome(
  clockStart: string,
  bornOn: string,
): Promise<{ status: number; json: Record<string, unknown> }> {
  const { app } = await startServer(clockStart)
  const registrar = await official(app, 'hotich.hoankiem')
  const normal = structuredClone(typedBirthExamples.normal) as unknown as Declaration
  const declaration = {
    ...normal,
    child: { ...normal.child, birthDate: { known: 'day', date: bornOn } },
    proof: { ...normal.proof, issuedOn: bornOn },
  }
  const answer = await registrar.command('POST', `/api/cases/${uuid()}/register`, {
    kind: 'BIRTH',
    declaration,
    duplicateReason: '',
  })
  return { status: answer.status, json: answer.json }
}

test('R-A2 until 28/02/2027 a commune where nobody lives does not register, under the article of its day', async () => {
  const answer = await registerFarFromHome('2027-02-26T02:00:00.000Z', '2027-02-20')
  assert.equal(answer.json.code, 'rules-block', JSON.stringify(answer.json))
  assert.deepEqual(
    (answer.json.errors as { code: string }[]).map((error) => error.code),
    ['R-A2'],
  )
})

test('R-A2 from 01/03/2027 any commune registers: the clock alone brings the new law', async () => {
  const answer = await registerFarFromHome('2027-03-02T02:00:00.000Z', '2027-02-26')
  assert.equal(answer.status, 200, JSON.stringify(answer.json))
  assert.equal(answer.json.number, '01/2027')
})
