import assert from 'node:assert/strict'
import { test } from 'node:test'
import { v7 as uuid } from 'uuid'
import { birthOf, registered, staffOf } from '../../tests/office-with-data.ts'
import { textsOf } from '../../tests/pdf-pages.ts'
import { testServer } from '../../tests/test-server.ts'
import { typedConfirmationExamples } from '../events/confirmation/examples.ts'

const { app, db } = await testServer()
const { registrar, chair } = await staffOf(app, 'dongvan')
const officeId = Number((await registrar.get('/api/me')).json.officeId)
const { notRegistered, factsOfAnEntry } = typedConfirmationExamples

async function letterOf(declaration: unknown): Promise<{ text: string; entryId: string; number: string }> {
  const caseId = uuid()
  const done = await registrar.command('POST', `/api/cases/${caseId}/register`, { kind: 'CONFIRMATION', declaration })
  assert.equal(done.status, 200, JSON.stringify(done.json))
  const signed = await chair.command('POST', '/api/signing', { caseIds: [caseId] })
  const [result] = signed.json.results as { signed: boolean; documentId: string }[]
  assert.equal(result?.signed, true, JSON.stringify(signed.json))
  const { raw } = await registrar.get(`/api/documents/${result?.documentId}/file`)
  const text = (await textsOf(raw)).join(' ').replaceAll(/\s+/g, ' ')
  return { text, entryId: String(done.json.entryId), number: String(done.json.number) }
}

test('L that nothing was found is confirmed with the stored search, in a letter and a line of its book', async () => {
  const { text, entryId, number } = await letterOf(notRegistered)
  assert.equal(number, '01/2026')
  assert.match(text, /XÁC NHẬN THÔNG TIN HỘ TỊCH/)
  assert.match(text, /01\/UBND-XNTTHT/)
  assert.match(text, /không tìm thấy thông tin đăng ký kết hôn của ông\/bà Lục Thị Chía/)
  const page = await registrar.get(`/api/entries/${officeId}/${entryId}/page`)
  assert.match((await textsOf(page.raw)).join(), /SỔ THEO DÕI XÁC NHẬN THÔNG TIN HỘ TỊCH/)
})

test('L what the registers hold is not confirmed as missing; its facts are', async () => {
  const child = birthOf('Lục Hạ An', 401)
  const birth = await registered(db, registrar, child, '008326000401')
  const person = {
    ...notRegistered.subject,
    name: 'Lục Hạ An',
    birthDate: child.child.birthDate,
    personId: (
      await db.sql<{ person_id: string }[]>`
        select person_id from entry_person where entry_id = ${birth.entryId} and role = 'CHILD'`
    )[0]?.person_id,
    pin: null,
  }
  const denied = {
    ...notRegistered,
    subject: person,
    search: { ...notRegistered.search, register: 'BIRTH' },
  }
  const refused = await registrar.command('POST', `/api/cases/${uuid()}/register`, {
    kind: 'CONFIRMATION',
    declaration: denied,
  })
  assert.equal(refused.json.code, 'rules-block', JSON.stringify(refused.json))
  const { text } = await letterOf({
    ...factsOfAnEntry,
    subject: person,
    entry: { officeId, entryId: birth.entryId },
    number: birth.number,
    content: 'Trẻ sinh tại Trạm y tế xã Đồng Văn.',
  })
  assert.match(text, /Trẻ sinh tại Trạm y tế xã Đồng Văn/)
})
