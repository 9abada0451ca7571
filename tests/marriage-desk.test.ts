import assert from 'node:assert/strict'
import { test } from 'node:test'
import { v7 as uuid } from 'uuid'
import { typedMarriageExamples } from '../src/events/marriage/examples.ts'
import { demoPassword } from '../src/offices/demo.server.ts'
import { official } from './official.ts'
import { testServer } from './test-server.ts'

const { app, db } = await testServer()
const registrar = await official(app, 'hotich.dongvan')
const reception = await official(app, 'motcua.dongvan')
const chair = await official(app, 'chutich.dongvan')

type Typed = Record<string, unknown>
const absent = (name: keyof typeof typedMarriageExamples): Typed => ({
  ...structuredClone(typedMarriageExamples[name]),
  presence: {},
})
const present = typedMarriageExamples.domestic.presence
const reauthenticate = () => chair.command('POST', '/api/session/reauthenticate', { password: demoPassword })
async function takeIn(declaration: Typed): Promise<string> {
  const caseId = uuid()
  const saved = await reception.command('PUT', `/api/cases/${caseId}`, { kind: 'MARRIAGE', declaration, version: 0 })
  assert.equal(saved.status, 200, JSON.stringify(saved.json))
  const received = await reception.command('POST', `/api/cases/${caseId}/receive`, { version: 1 })
  assert.equal(received.json.state, 'RECEIVED', JSON.stringify(received.json))
  return caseId
}
const actions = async (caseId: string) =>
  ((await registrar.get(`/api/cases/${caseId}`)).json.timeline as { action: string }[]).map(({ action }) => action)
const documentsOf = (caseId: string) =>
  db.sql<{ id: string; kind: string; state: string; signer_name: string }[]>`
    select id, kind, state, signer_name from document where case_id = ${caseId} and original order by original_no`

test('a marriage goes from the desk to two signed certificates once both stand there and consent', async () => {
  const declaration = absent('domestic')
  const caseId = await takeIn(declaration)
  const receipt = await reception.get(`/api/cases/${caseId}/papers/receipt`)
  assert.deepEqual([receipt.status, receipt.type], [200, 'application/pdf'])
  const refused = await registrar.command('POST', `/api/cases/${caseId}/register`, { kind: 'MARRIAGE', version: 1 })
  assert.equal(refused.json.code, 'rules-block', JSON.stringify(refused.json))
  assert.deepEqual(
    (refused.json.errors as { code: string }[]).map(({ code }) => code),
    ['R-C12', 'R-C2'],
  )
  const registered = await registrar.command('POST', `/api/cases/${caseId}/register`, {
    kind: 'MARRIAGE',
    declaration: { ...declaration, presence: present },
    version: 1,
  })
  assert.equal(registered.status, 200, JSON.stringify(registered.json))
  assert.deepEqual([registered.json.number, registered.json.state], ['01/2026', 'SUBMITTED'])
  await reauthenticate()
  const signed = await chair.command('POST', '/api/signing', { caseIds: [caseId] })
  const [result] = signed.json.results as { signed: boolean; documentId: string }[]
  assert.equal(result?.signed, true, JSON.stringify(signed.json))
  const documents = await documentsOf(caseId)
  assert.deepEqual(
    documents.map(({ kind, state }) => [kind, state]),
    Array(2).fill(['MARRIAGE_CERTIFICATE', 'SIGNED']),
  )
  for (const { id } of documents) {
    const file = await registrar.get(`/api/documents/${id}/file`)
    assert.equal(file.raw.subarray(0, 5).toString(), '%PDF-')
  }
  const handed = await reception.command('POST', `/api/cases/${caseId}/moves`, { action: 'hand-over' })
  assert.equal(handed.json.state, 'HANDED_OVER', JSON.stringify(handed.json))
  assert.deepEqual(await actions(caseId), ['receive', 'paper', 'register', 'submit', 'sign', 'hand-over'])
})

test('R-C7 the same woman is not married a second time, and the desk says to whom she is', async () => {
  const declaration = structuredClone(typedMarriageExamples.domestic)
  const other = { ...declaration, husband: { ...declaration.husband, name: 'Hoàng Văn Lĩnh', pin: '002095000777' } }
  const caseId = uuid()
  await reception.command('PUT', `/api/cases/${caseId}`, { kind: 'MARRIAGE', declaration: other, version: 0 })
  const checked = await reception.command('POST', `/api/cases/${caseId}/check`, {
    kind: 'MARRIAGE',
    declaration: other,
  })
  const [problem] = (checked.json.problems as { rule: string; severity: string; message: string }[]).filter(
    ({ severity }) => severity === 'error',
  )
  assert.equal(problem?.rule, 'R-C7')
  assert.match(problem?.message ?? '', /Lương Văn Thiệp.*01\/2026/)
})

test('R-C6 with a foreign element the chair approves, the couple comes, and the certificates bear the chair’s name', async () => {
  const typed = absent('foreignElement') as Typed & { wife: Typed }
  const wife = { ...typed.wife, name: 'Vi Thị Lan', pin: '002301000888', idDocument: null }
  const declaration = { ...typed, wife, informant: { relationship: 'SELF', name: wife.name, pin: wife.pin } }
  const caseId = await takeIn(declaration)
  for (const action of ['vet', 'submit']) {
    const moved = await registrar.command('POST', `/api/cases/${caseId}/moves`, { action })
    assert.equal(moved.status, 200, JSON.stringify(moved.json))
  }
  await reauthenticate()
  const approved = await chair.command('POST', '/api/signing', { caseIds: [caseId] })
  const [result] = approved.json.results as { signed: boolean; documentId: string | null; message: string }[]
  assert.deepEqual([result?.signed, result?.documentId, result?.message], [true, null, 'Đã ký duyệt.'])
  assert.equal((await documentsOf(caseId)).length, 0, 'no paper before the entry')

  const { approval } = (await registrar.get(`/api/cases/${caseId}/approval`)).json as {
    approval: { handOverBy: string; lastDay: string; unclaimed: boolean }
  }
  assert.deepEqual(
    [approval.handOverBy.slice(0, 10), approval.lastDay, approval.unclaimed],
    ['2026-11-25', '2027-01-19', false],
  )
  const extended = await registrar.command('POST', `/api/cases/${caseId}/approval/extension`, {
    until: '2026-12-18',
    reason: 'Đơn đề nghị ngày 20/11/2026: chồng chưa nhập cảnh',
  })
  assert.equal(extended.status, 200, JSON.stringify(extended.json))
  assert.equal(
    (await reception.command('POST', `/api/cases/${caseId}/approval/extension`, { until: '2026-12-18', reason: 'đơn' }))
      .status,
    403,
  )

  const registered = await registrar.command('POST', `/api/cases/${caseId}/register`, {
    kind: 'MARRIAGE',
    declaration: { ...declaration, presence: present },
  })
  assert.equal(registered.status, 200, JSON.stringify(registered.json))
  assert.equal(registered.json.state, 'SIGNED')
  const documents = await documentsOf(caseId)
  assert.deepEqual(
    documents.map(({ state }) => state),
    ['SIGNED', 'SIGNED'],
  )
  const [{ full_name } = { full_name: '' }] = await db.sql<
    { full_name: string }[]
  >`select full_name from account where username = 'chutich.dongvan'`
  assert.equal(documents[0]?.signer_name, full_name)
  assert.deepEqual(await actions(caseId), ['receive', 'vet', 'submit', 'approve', 'extend', 'register', 'sign'])
})

test('R-C7 R-A9 what the population database answered in this dossier stands in the way until it is verified', async () => {
  const declaration = structuredClone(typedMarriageExamples.domestic) as Typed & { wife: Typed; husband: Typed }
  declaration.wife = { ...declaration.wife, name: 'Vi Thị Hẹn', pin: '002301000981', idDocument: null }
  declaration.husband = { ...declaration.husband, name: 'Vi Văn Hò', pin: '002098000982', idDocument: null }
  declaration.informant = { relationship: 'SELF', name: 'Vi Thị Hẹn', pin: '002301000981' }
  const caseId = uuid()
  await registrar.command('PUT', `/api/cases/${caseId}`, { kind: 'MARRIAGE', declaration, version: 0 })
  const [office] = await db.sql<{ id: number }[]>`
    select o.id from office o join account a on a.office_id = o.id where a.username = 'hotich.dongvan'`
  const marriage = {
    number: '12',
    book: '',
    registeredOn: '2015-09-02',
    office: 'Ủy ban nhân dân xã Mẫu',
    endedOn: null,
  }
  await db.sql`
    insert into case_lookup (office_id, id, case_id, partner, question, answer, outcome, purpose, asked_at)
    values (${office?.id ?? 0}, ${uuid()}, ${caseId}, 'population-database', ${db.sql.json({ ask: 'citizen', pin: '002301000981' })},
      ${db.sql.json({ pin: '002301000981', name: 'Vi Thị Hẹn', deceased: false, maritalStatus: 'MARRIED', marriage })}, 'FOUND', 'kết hôn', '2026-11-20T01:00:00Z')`
  const refused = await registrar.command('POST', `/api/cases/${caseId}/register`, { kind: 'MARRIAGE', version: 1 })
  const [problem] = (refused.json.errors ?? []) as { code: string; message: string }[]
  assert.deepEqual([refused.json.code, problem?.code], ['rules-block', 'R-C7'], JSON.stringify(refused.json))
  assert.match(problem?.message ?? '', /số 12, ngày 02\/09\/2015, Ủy ban nhân dân xã Mẫu/)
})
