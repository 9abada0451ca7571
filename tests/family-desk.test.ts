import assert from 'node:assert/strict'
import { test } from 'node:test'
import { v7 as uuid } from 'uuid'
import { typedAdoptionExamples } from '../src/events/adoption/examples.ts'
import { typedGuardianshipExamples } from '../src/events/guardianship/examples.ts'
import { typedGuardianshipEndExamples } from '../src/events/guardianship-end/examples.ts'
import { typedRecognitionExamples } from '../src/events/recognition/examples.ts'
import { demoPassword } from '../src/offices/demo.server.ts'
import { official } from './official.ts'
import { textsOf } from './pdf-pages.ts'
import { testServer } from './test-server.ts'

const { app, db } = await testServer()
const reception = await official(app, 'motcua.dongvan')
const registrar = await official(app, 'hotich.dongvan')
const chair = await official(app, 'chutich.dongvan')

type Group = Record<string, unknown>
type Entry = { officeId: number; entryId: string }

/** Intake, check, book, signature: what an office does with one dossier. Gives the entry, the texts of its signed papers and the case. */
async function throughTheDesk(kind: string, declaration: Group) {
  const caseId = uuid()
  const saved = await reception.command('PUT', `/api/cases/${caseId}`, { kind, declaration, version: 0 })
  assert.equal(saved.status, 200, JSON.stringify(saved.json))
  const checked = await reception.command('POST', `/api/cases/${caseId}/check`, { kind, declaration })
  assert.deepEqual([checked.status, checked.json.issues], [200, []], JSON.stringify(checked.json))
  const received = await reception.command('POST', `/api/cases/${caseId}/receive`, { version: 1 })
  assert.equal(received.json.state, 'RECEIVED', JSON.stringify(received.json))
  const filled = await reception.get(`/api/cases/${caseId}/declaration`)
  assert.deepEqual([filled.status, filled.type], [200, 'application/pdf'])
  const registered = await registrar.command('POST', `/api/cases/${caseId}/register`, { kind, version: 1 })
  assert.equal(registered.status, 200, JSON.stringify(registered.json))
  await registrar.command('POST', `/api/cases/${caseId}/moves`, { action: 'submit' })
  await chair.command('POST', '/api/session/reauthenticate', { password: demoPassword })
  const signed = await chair.command('POST', '/api/signing', { caseIds: [caseId] })
  assert.equal((signed.json.results as { signed: boolean }[])[0]?.signed, true, JSON.stringify(signed.json))
  const entries = await db.sql<{ id: string; office_id: number; kind: string }[]>`
    select id, office_id, kind from register_entry where case_id = ${caseId} order by registered_at, kind = ${kind} desc`
  const documents = await db.sql<{ id: string; kind: string; number: string }[]>`
    select id, kind, number from document where entry_id in ${db.sql(entries.map(({ id }) => id))} and state = 'SIGNED' order by kind, original_no`
  const texts: string[] = []
  for (const { id } of documents) {
    const file = await registrar.get(`/api/documents/${id}/file`)
    assert.equal(file.raw.subarray(0, 5).toString(), '%PDF-')
    texts.push((await textsOf(file.raw)).join(' '))
  }
  const own = entries.find((entry) => entry.kind === kind)
  assert.ok(own)
  return { ref: { officeId: own.office_id, entryId: own.id } satisfies Entry, entries, documents, texts }
}

test('a recognition goes from the desk to its signed extract', async () => {
  const done = await throughTheDesk('RECOGNITION', typedRecognitionExamples.fatherRecognises as Group)
  assert.deepEqual(
    done.documents.map(({ kind, number }) => [kind, number]),
    [['RECOGNITION_EXTRACT', '01/TLCMC']],
  )
  assert.match(done.texts[0] ?? '', /TRÍCH LỤC ĐĂNG KÝ NHẬN CHA, MẸ, CON[\s\S]*NÔNG VĂN TẤN[\s\S]*LỤC GIA KHIÊM/)
})

test('a recognition with a foreign element waits for its posting', async () => {
  const caseId = uuid()
  const foreign = typedRecognitionExamples.foreignFather
  const declaration = { ...foreign, child: { ...foreign.child, name: 'Lục Gia Phúc', pin: '002221000499' } }
  await reception.command('PUT', `/api/cases/${caseId}`, { kind: 'RECOGNITION', declaration, version: 0 })
  await reception.command('POST', `/api/cases/${caseId}/receive`, { version: 1 })
  const refused = await registrar.command('POST', `/api/cases/${caseId}/register`, { kind: 'RECOGNITION', version: 1 })
  assert.equal(refused.status, 422, JSON.stringify(refused.json))
  assert.deepEqual(
    (refused.json.errors as { code: string }[]).map(({ code }) => code),
    ['E3'],
  )
  const task = await registrar.command('POST', `/api/cases/${caseId}/tasks`, {
    kind: 'POSTING',
    text: 'Niêm yết việc nhận con',
    startsOn: '2026-11-02',
  })
  assert.equal(task.status, 200, JSON.stringify(task.json))
  const open = await registrar.command('POST', `/api/cases/${caseId}/register`, { kind: 'RECOGNITION', version: 1 })
  assert.equal(open.json.code, 'task-open', JSON.stringify(open.json))
  await registrar.command('POST', `/api/cases/${caseId}/tasks/${task.json.id}/done`, { outcome: 'Không có khiếu nại' })
  const done = await registrar.command('POST', `/api/cases/${caseId}/register`, { kind: 'RECOGNITION', version: 1 })
  assert.equal(done.status, 200, JSON.stringify(done.json))
})

test('a guardianship is registered, supervised, and handed to another guardian, with the extract of each', async () => {
  const appointed = typedGuardianshipExamples.appointed
  const first = await throughTheDesk('GUARDIANSHIP', appointed)
  assert.deepEqual(
    first.documents.map(({ kind }) => kind),
    ['GUARDIANSHIP_EXTRACT'],
  )
  assert.match(first.texts[0] ?? '', /Việc giám hộ có hiệu lực kể từ ngày cấp Trích lục/)
  const supervised = await throughTheDesk('GUARDIANSHIP', {
    ...typedGuardianshipExamples.supervisedByPerson,
    guardianship: first.ref,
  })
  assert.deepEqual(
    supervised.documents.map(({ kind, number }) => [kind, number]),
    [['SUPERVISION_EXTRACT', '01/TLGSGH']],
  )
  // Nobody changes a guardian on the day of the registration.
  await db.sql`update guardianship set during = '[2026-01-05,)' where entry_id = ${first.ref.entryId}`
  await db.sql`update guardianship_party set during = '[2026-01-05,)' where guardianship_id = ${first.ref.entryId}`
  const change = await throughTheDesk('GUARDIANSHIP_END', {
    ...typedGuardianshipEndExamples.guardianChanged,
    registration: first.ref,
    reasons: {},
  })
  assert.deepEqual(
    change.documents.map(({ kind }) => kind),
    ['GUARDIANSHIP_END_EXTRACT', 'GUARDIANSHIP_EXTRACT'],
  )
  assert.match(change.texts[0] ?? '', /Đã chấm dứt giám hộ/)
  assert.match(change.texts[1] ?? '', /LƯƠNG VĂN SINH/)
})

test('an adoption gives two certificates', async () => {
  const couple = typedAdoptionExamples.couple
  const done = await throughTheDesk('ADOPTION', {
    ...couple,
    birthEntry: null,
    reasons: { G7: 'Khai sinh tại xã khác, chưa số hóa' },
  })
  assert.deepEqual(
    done.documents.map(({ kind, number }) => [kind, number]),
    [
      ['ADOPTION_CERTIFICATE', '01/2026'],
      ['ADOPTION_CERTIFICATE', '01/2026'],
    ],
  )
  assert.match(done.texts[0] ?? '', /GIẤY CHỨNG NHẬN NUÔI CON NUÔI[\s\S]*HOÀNG VĂN ĐẠT[\s\S]*VI KHÁNH CHI/)
})
