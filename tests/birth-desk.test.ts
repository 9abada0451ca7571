import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { v7 as uuid } from 'uuid'
import { pinArrived } from '../src/cases/pin-arrived.server.ts'
import { typedBirthExamples } from '../src/events/birth/examples.ts'
import { demoPassword } from '../src/offices/demo.server.ts'
import { clockFrom } from '../src/platform/clock.server.ts'
import { Pin } from '../src/values/ids.ts'
import { official } from './official.ts'
import { textsOf } from './pdf-pages.ts'
import { testServer } from './test-server.ts'

const { app, db } = await testServer()
const registrar = await official(app, 'hotich.dongvan')
const reception = await official(app, 'motcua.dongvan')
const chair = await official(app, 'chutich.dongvan')
const clock = clockFrom('2026-11-20T02:30:00.000Z')

type Declaration = Record<string, unknown> & {
  child: Record<string, unknown>
  proof: Record<string, unknown>
  mother: Record<string, unknown>
}
function birth(name: string, code: string, motherPin: string, motherName: string): Declaration {
  const normal = structuredClone(typedBirthExamples.normal)
  return {
    ...normal,
    child: { ...normal.child, name },
    proof: { ...normal.proof, code },
    mother: { ...normal.mother, pin: motherPin, name: motherName },
    father: null,
    fatherBasis: null,
    parentsMarriage: null,
    informant: { ...(normal.informant as object), relationship: 'MOTHER', name: motherName, pin: motherPin },
  }
}
const surname = (declaration: Declaration, family: string): Declaration => ({
  ...declaration,
  child: { ...declaration.child, name: `${family} ${String(declaration.child.name).split(' ').slice(1).join(' ')}` },
})

test('a birth goes from the desk to the signed certificate and the book', async () => {
  const caseId = uuid()
  const declaration = surname(birth('Lục Minh Châu', 'GCS-desk-1', '002196000901', 'Lục Thị Mai'), 'Lục')
  const saved = await reception.command('PUT', `/api/cases/${caseId}`, { kind: 'BIRTH', declaration, version: 0 })
  assert.equal(saved.status, 200, JSON.stringify(saved.json))
  const checked = await reception.command('POST', `/api/cases/${caseId}/check`, { kind: 'BIRTH', declaration })
  assert.deepEqual([checked.status, checked.json.issues, checked.json.duplicates], [200, [], []])
  assert.deepEqual(
    (checked.json.problems as { severity: string }[]).filter((p) => p.severity === 'error'),
    [],
  )
  const received = await reception.command('POST', `/api/cases/${caseId}/receive`, { version: 1 })
  assert.equal(received.json.state, 'RECEIVED', JSON.stringify(received.json))
  const receipt = await reception.get(`/api/cases/${caseId}/papers/receipt`)
  assert.deepEqual(
    [receipt.status, receipt.type, receipt.raw.subarray(0, 5).toString()],
    [200, 'application/pdf', '%PDF-'],
  )
  const filled = await reception.get(`/api/cases/${caseId}/declaration`)
  assert.deepEqual([filled.status, filled.type], [200, 'application/pdf'])
  assert.match((await textsOf(filled.raw)).join(), /TỜ KHAI ĐĂNG KÝ KHAI SINH[\s\S]*Lục Minh Châu/)
  assert.equal(
    (await reception.command('POST', `/api/cases/${caseId}/register`, { kind: 'BIRTH' })).status,
    403,
    'reception writes no book',
  )

  const registered = await registrar.command('POST', `/api/cases/${caseId}/register`, { kind: 'BIRTH', version: 1 })
  assert.equal(registered.status, 200, JSON.stringify(registered.json))
  assert.deepEqual([registered.json.state, registered.json.pinRequested], ['WAITING_PIN', true])
  assert.equal(
    (await registrar.command('POST', `/api/cases/${caseId}/moves`, { action: 'submit' })).json.code,
    'pin-awaited',
  )

  const [request] = await db.sql<{ request_id: string }[]>`select request_id from pin_request where case_id = ${caseId}`
  const outcome = await pinArrived(db, clock, { requestId: request?.request_id ?? '', pin: Pin.parse('008326000001') })
  assert.ok(outcome)
  const waiting = await chair.get('/api/cases?states=SUBMITTED')
  assert.deepEqual(
    (waiting.json.items as { caseId: string }[]).map((line) => line.caseId),
    [caseId],
  )

  assert.equal(
    (await chair.command('POST', '/api/signing', { caseIds: [caseId] })).json.code,
    'reauthentication-needed',
  )
  await chair.command('POST', '/api/session/reauthenticate', { password: demoPassword })
  const signed = await chair.command('POST', '/api/signing', { caseIds: [caseId] })
  const [result] = signed.json.results as { signed: boolean; documentId: string; message: string }[]
  assert.equal(result?.signed, true, JSON.stringify(signed.json))
  const file = await registrar.get(`/api/documents/${result?.documentId}/file`)
  assert.equal(file.raw.subarray(0, 5).toString(), '%PDF-')
  const handed = await reception.command('POST', `/api/cases/${caseId}/moves`, { action: 'hand-over' })
  assert.equal(handed.json.state, 'HANDED_OVER', JSON.stringify(handed.json))

  const view = await registrar.get(`/api/cases/${caseId}`)
  assert.deepEqual(
    (view.json.timeline as { action: string }[]).map((event) => event.action),
    ['receive', 'paper', 'register', 'await-pin', 'complete-pin', 'sign', 'hand-over'],
  )
  const found = await registrar.get(`/api/search?q=luc%20minh%20chau&purpose=${encodeURIComponent('kiểm tra hồ sơ')}`)
  assert.deepEqual(
    (found.json.items as { number: string; pin: string }[]).map((hit) => [hit.number, hit.pin]),
    [['01/2026', '008326000001']],
  )
  const numbered = await registrar.get(
    `/api/search?q=${encodeURIComponent('1/2026')}&purpose=${encodeURIComponent('kiểm tra hồ sơ')}`,
  )
  assert.deepEqual(
    (numbered.json.items as { subjectName: string }[]).map((hit) => hit.subjectName),
    ['Lục Minh Châu'],
  )
})

test('an exact number is found from any commune with a stated purpose, its entry is read only at home', async () => {
  const elsewhere = await official(app, 'hotich.hoankiem')
  const purpose = encodeURIComponent('xác minh theo đề nghị')
  const found = await elsewhere.get(`/api/search?q=008326000001&purpose=${purpose}`)
  const [hit] = found.json.items as { officeId: number; entryId: string; number: string; officeName: string }[]
  assert.match(`${hit?.number} ${hit?.officeName}`, /^01\/2026 .*Đồng Văn/)
  assert.equal((await elsewhere.get(`/api/entries/${hit?.officeId}/${hit?.entryId}?purpose=${purpose}`)).status, 404)
  assert.deepEqual((await elsewhere.get(`/api/search?q=luc%20minh%20chau&purpose=${purpose}`)).json.items, [])
  assert.equal((await elsewhere.get('/api/search?q=008326000001&purpose=')).status, 422)
  assert.equal((await reception.get(`/api/search?q=008326000001&purpose=${purpose}`)).status, 403)
})

test('sending the same command twice with one key does it once', async () => {
  const caseId = uuid()
  const declaration = surname(birth('Lục Minh Khôi', 'GCS-desk-2', '002196000902', 'Lục Thị Mơ'), 'Lục')
  const key = { 'idempotency-key': randomUUID() }
  const [one, two] = await Promise.all([
    registrar.command('POST', `/api/cases/${caseId}/register`, { kind: 'BIRTH', declaration }, key),
    registrar.command('POST', `/api/cases/${caseId}/register`, { kind: 'BIRTH', declaration }, key),
  ])
  assert.deepEqual([one.status, two.status], [200, 200], JSON.stringify([one.json, two.json]))
  assert.deepEqual(one.json, two.json)
  const other = await registrar.command('POST', `/api/cases/${uuid()}/register`, { kind: 'BIRTH', declaration }, key)
  assert.equal(other.json.code, 'idempotency-conflict')
})

test('R-A5 a typing slip before the signature is mended freely and logged; afterwards the record follows the book by two people', async () => {
  const caseId = uuid()
  const declaration = surname(birth('Lục Minh Ti', 'GCS-desk-3', '002196000903', 'Lục Thị Mùi'), 'Lục')
  const done = await registrar.command('POST', `/api/cases/${caseId}/register`, { kind: 'BIRTH', declaration })
  assert.equal(done.status, 200, JSON.stringify(done.json))
  const [row] = await db.sql<
    { office_id: number; entry_id: string }[]
  >`select office_id, entry_id from registration_case where id = ${caseId}`
  const path = `/api/entries/${row?.office_id}/${row?.entry_id}`
  const mended = { ...declaration, child: { ...declaration.child, name: 'Lục Minh Tí' } }
  const slip = await registrar.command('POST', `${path}/corrections`, {
    declaration: mended,
    revision: 0,
    reason: 'gõ thiếu dấu sắc',
  })
  assert.deepEqual(
    [slip.status, (slip.json.changedFields as { pointer: string }[]).map((field) => field.pointer)],
    [200, ['/child/name']],
    JSON.stringify(slip.json),
  )
  assert.equal(
    (await registrar.command('POST', `${path}/corrections`, { declaration, revision: 0, reason: 'bản cũ' })).json.code,
    'version-conflict',
  )

  const [request] = await db.sql<{ request_id: string }[]>`select request_id from pin_request where case_id = ${caseId}`
  await pinArrived(db, clock, { requestId: request?.request_id ?? '', pin: Pin.parse('008326000003') })
  await chair.command('POST', '/api/session/reauthenticate', { password: demoPassword })
  await chair.command('POST', '/api/signing', { caseIds: [caseId] })
  assert.equal(
    (await registrar.command('POST', `${path}/corrections`, { declaration, revision: 1, reason: 'muộn rồi' })).json
      .code,
    'entry-signed',
  )
  const asked = await registrar.command('POST', `${path}/repairs`, {
    declaration: { ...mended, child: { ...mended.child, name: 'Lục Minh Tỉ' } },
    revision: 1,
    reason: 'Sổ giấy trang 3 ghi Lục Minh Tỉ',
  })
  assert.equal(asked.json.state, 'OPEN', JSON.stringify(asked.json))
  const decided = await chair.command('POST', `/api/repairs/${asked.json.id}/decision`, {
    approve: true,
    reason: 'đã đối chiếu Sổ',
  })
  assert.equal(decided.json.state, 'APPROVED', JSON.stringify(decided.json))
  const entry = await registrar.get(`${path}?purpose=${encodeURIComponent('kiểm tra sửa dữ liệu')}`)
  assert.deepEqual([(entry.json.content as Declaration).child.name, entry.json.revision], ['Lục Minh Tỉ', 2])
})

test('scans are judged by their content, not by their name', async () => {
  const caseId = uuid()
  await registrar.command('PUT', `/api/cases/${caseId}`, {
    kind: 'BIRTH',
    declaration: { child: { name: 'Lục Minh Ảnh' } },
    version: 0,
  })
  const raw = { 'content-type': 'application/octet-stream' }
  const path = `/api/cases/${caseId}/attachments?paper=MEDICAL_NOTIFICATION&fileName=giay.png`
  const fake = await registrar.command('POST', path, Buffer.from('<script>alert(1)</script>'), raw)
  assert.equal(fake.json.code, 'file-kind-refused')
  const sharp = (await import('sharp')).default
  const png = await sharp({ create: { width: 600, height: 400, channels: 3, background: '#eee' } })
    .png()
    .toBuffer()
  const kept = await registrar.command('POST', path, png, raw)
  assert.deepEqual(
    [kept.status, kept.json.mediaType, kept.json.hasThumbnail],
    [200, 'image/png', true],
    JSON.stringify(kept.json),
  )
  const small = await registrar.get(`/api/cases/${caseId}/attachments/${kept.json.id}/thumbnail`)
  assert.equal(small.type, 'image/jpeg')
  const removed = await registrar.command('DELETE', `/api/cases/${caseId}/attachments/${kept.json.id}`)
  assert.equal(removed.status, 200, JSON.stringify(removed.json))
  assert.deepEqual(((await registrar.get(`/api/cases/${caseId}`)).json.attachments as unknown[]).length, 0)
  await registrar.command('DELETE', `/api/cases/${caseId}/attachments/${kept.json.id}?undo=true`)
  assert.deepEqual(((await registrar.get(`/api/cases/${caseId}`)).json.attachments as unknown[]).length, 1)
})

test('A5 the clock of a paused dossier stands, and an incomplete one says in writing what lacks', async () => {
  const caseId = uuid()
  const declaration = surname(birth('Lục Minh Chờ', 'GCS-desk-5', '002196000905', 'Lục Thị Mến'), 'Lục')
  await registrar.command('PUT', `/api/cases/${caseId}`, { kind: 'BIRTH', declaration, version: 0 })
  await registrar.command('POST', `/api/cases/${caseId}/receive`, { version: 1 })
  const asked = await registrar.command('POST', `/api/cases/${caseId}/moves`, {
    action: 'ask-completion',
    reason: 'thiếu giấy tờ',
    lacking: ['Giấy chứng sinh'],
  })
  assert.deepEqual([asked.json.state, asked.json.pausedAt !== null], ['INCOMPLETE', true], JSON.stringify(asked.json))
  const letter = await registrar.get(`/api/cases/${caseId}/papers/completion-request`)
  assert.equal(letter.type, 'application/pdf')
  const resumed = await registrar.command('POST', `/api/cases/${caseId}/moves`, { action: 'resume' })
  assert.deepEqual([resumed.json.state, resumed.json.pausedAt], ['RECEIVED', null])
  const refused = await registrar.command('POST', `/api/cases/${caseId}/moves`, { action: 'refuse-merits' })
  assert.equal(refused.json.code, 'reason-missing')
})

test('what is refused at intake, before it has a code, is refused in writing all the same', async () => {
  const caseId = uuid()
  const declaration = surname(birth('Lục Minh Thôi', 'GCS-desk-7', '002196000907', 'Lục Thị Mận'), 'Lục')
  await registrar.command('PUT', `/api/cases/${caseId}`, { kind: 'BIRTH', declaration, version: 0 })
  const move = { action: 'refuse-intake', reason: 'không bổ sung được giấy tờ' }
  assert.equal((await registrar.command('POST', `/api/cases/${caseId}/moves`, move)).json.state, 'REFUSED_INTAKE')
  assert.equal((await registrar.get(`/api/cases/${caseId}/papers/refusal`)).type, 'application/pdf')
  assert.equal((await registrar.get(`/api/cases/${caseId}/papers/receipt`)).json.code, 'paper-not-fitting')
})

test('the province watches its communes live, and sees no button to change anything', async () => {
  const province = await official(app, 'giamsat.hanoi')
  const board = await province.get('/api/dashboard')
  assert.equal(board.status, 200, JSON.stringify(board.json))
  assert.equal((board.json.scope as { kind: string }).kind, 'PROVINCE')
  assert.ok((board.json.below as unknown[]).length > 100)
  const national = await official(app, 'cuc.hanhchinhtuphap')
  const all = await national.get('/api/dashboard')
  assert.equal((all.json.below as unknown[]).length, 34)
  assert.ok((all.json.counts as { today: number }).today >= 3)
})

test('a book is closed with its totals and the signature of the head of the office, and takes no more entries', async () => {
  const office = (await registrar.get('/api/me')).json.officeId
  const path = `/api/books/${office}/BIRTH/2026`
  await chair.command('POST', '/api/session/reauthenticate', { password: demoPassword })
  const closed = await chair.command('POST', `${path}/close`, { statement: 'Khóa sổ cuối năm' })
  assert.equal(closed.status, 200, JSON.stringify(closed.json))
  const [volume] = closed.json.volumes as { closedOn: string; entries: number; closing: { documentId: string } }[]
  assert.equal(volume?.closedOn, '2026-11-20')
  assert.equal(volume?.entries, closed.json.lastNo)
  const page = await chair.get(`${path}/1/closing-page`)
  assert.ok(page.raw.includes('ETSI.CAdES.detached'), 'the closing page is signed')
  const late = surname(birth('Lục Minh Muộn', 'GCS-desk-9', '002196000909', 'Lục Thị Mộc'), 'Lục')
  const refused = await registrar.command('POST', `/api/cases/${uuid()}/register`, { kind: 'BIRTH', declaration: late })
  assert.equal(refused.json.code, 'book-closed')
})
