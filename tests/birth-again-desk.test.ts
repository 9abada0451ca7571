import assert from 'node:assert/strict'
import { test } from 'node:test'
import { v7 as uuid } from 'uuid'
import { pinArrived } from '../src/cases/pin-arrived.server.ts'
import { typedBirthExamples } from '../src/events/birth/examples.ts'
import { clockFrom } from '../src/platform/clock.server.ts'
import { Pin } from '../src/values/ids.ts'
import { staffOf } from './office-with-data.ts'
import { textsOf } from './pdf-pages.ts'
import { testServer } from './test-server.ts'

const { app, db } = await testServer()
const { registrar, chair } = await staffOf(app, 'dongvan')

const register = (declaration: object, duplicateReason = '') => {
  const caseId = uuid()
  return registrar
    .command('POST', `/api/cases/${caseId}/register`, { kind: 'BIRTH', declaration, duplicateReason })
    .then((done) => ({ caseId, ...done }))
}
async function papersOf(caseId: string): Promise<{ kinds: string[]; text: string }> {
  const signed = await chair.command('POST', '/api/signing', { caseIds: [caseId] })
  const [result] = signed.json.results as { signed: boolean; message: string }[]
  assert.equal(result?.signed, true, JSON.stringify(signed.json))
  const view = await registrar.get(`/api/cases/${caseId}`)
  const documents = view.json.documents as { id: string; kind: string }[]
  const texts = await Promise.all(
    documents.map(async ({ id }) => (await textsOf((await registrar.get(`/api/documents/${id}/file`)).raw)).join(' ')),
  )
  return { kinds: documents.map(({ kind }) => kind), text: texts.join(' ').replaceAll(/\s+/g, ' ') }
}

test('R-I5 a birth registered again keeps its number, gives a certificate and ticks its box', async () => {
  const done = await register(typedBirthExamples.registeredAgain)
  assert.equal(done.status, 200, JSON.stringify(done.json))
  assert.deepEqual([done.json.state, done.json.pinRequested], ['SUBMITTED', false])
  const { kinds, text } = await papersOf(done.caseId)
  assert.deepEqual(kinds, ['BIRTH_CERTIFICATE'])
  assert.match(text, /LỤC THỊ CHÍA/)
  assert.match(text.replaceAll(' ', ''), /002184000051/)
  const me = await registrar.get('/api/me')
  const page = await registrar.get(`/api/entries/${me.json.officeId}/${done.json.entryId}/page`)
  const book = (await textsOf(page.raw)).join(' ').replaceAll(/\s+/g, ' ')
  assert.match(book, /Đã đăng ký khai sinh trước đây tại: .*Hà Giang/)
  const [entry] = await db.sql<{ registration_kind: string }[]>`
    select registration_kind from register_entry where id = ${String(done.json.entryId)}`
  assert.equal(entry?.registration_kind, '2')
})

test('R-I4 who has been registered again is not registered a second time', async () => {
  const again = await register(typedBirthExamples.registeredAgain, 'đã đối chiếu, người khác')
  assert.ok([409, 422].includes(again.status), JSON.stringify(again.json))
  assert.ok(['duplicate-birth', 'rules-block', 'already-registered'].includes(String(again.json.code)))
})

test('R-K1 two offices transcribing one foreign birth at the same instant: one succeeds, the other learns why', async () => {
  const other = await staffOf(app, 'hoankiem')
  const abroad = typedBirthExamples.registeredAbroad as Record<string, unknown> & { mother: object; child: object }
  const there = {
    ...abroad,
    child: { ...abroad.child, name: 'Lục Nhi An' },
    mother: {
      ...abroad.mother,
      alsoLivesAt: { unitCode: '00070', asWritten: 'phường Hoàn Kiếm, thành phố Hà Nội', kind: 'TEMPORARY' },
    },
  }
  const [one, two] = await Promise.all([
    register(abroad, 'đã đối chiếu'),
    other.registrar.command('POST', `/api/cases/${uuid()}/register`, {
      kind: 'BIRTH',
      declaration: there,
      duplicateReason: 'đã đối chiếu',
    }),
  ])
  assert.deepEqual([one.status, two.status].sort(), [200, 409], JSON.stringify([one.json, two.json]))
  const lost = one.status === 409 ? one : two
  assert.ok(['already-registered', 'duplicate-birth'].includes(String(lost.json.code)), JSON.stringify(lost.json))
})

test('R-K2 a transcribed birth waits for its number and gives the extract of the transcription', async () => {
  const abroad = typedBirthExamples.registeredAbroad as Record<string, unknown> & { foreign: object; child: object }
  const done = await register({
    ...abroad,
    child: { ...abroad.child, name: 'Lục Linh Chi', birthDate: { known: 'day', date: '2024-02-03' } },
    foreign: { ...abroad.foreign, number: '2024/N/0207', registeredOn: '2024-02-07', issuedOn: '2024-02-07' },
  })
  assert.equal(done.status, 200, JSON.stringify(done.json))
  assert.deepEqual([done.json.state, done.json.pinRequested], ['WAITING_PIN', true])
  const [request] = await db.sql<{ request_id: string }[]>`
    select request_id from pin_request where case_id = ${done.caseId}`
  await pinArrived(db, clockFrom('2026-11-20T02:30:00.000Z'), {
    requestId: request?.request_id ?? '',
    pin: Pin.parse('001324000207'),
  })
  const { kinds, text } = await papersOf(done.caseId)
  assert.deepEqual(kinds, ['BIRTH_TRANSCRIPTION_EXTRACT'])
  assert.match(text, /GHI VÀO SỔ HỘ TỊCH VIỆC KHAI SINH/)
  assert.match(text, /Tòa thị chính Lyon 3, Pháp/)
  assert.match(text, /2024\/N\/0207/)
  assert.match(text, /\/TLGCKS/)
})
