import assert from 'node:assert/strict'
import { test } from 'node:test'
import { v7 as uuid } from 'uuid'
import { staffOf } from '../../tests/office-with-data.ts'
import { textsOf } from '../../tests/pdf-pages.ts'
import { testServer } from '../../tests/test-server.ts'
import { typedMarriageExamples } from '../events/marriage/examples.ts'

test('a receipt names the declaration, the requester and the papers of its own event', async () => {
  const { app } = await testServer()
  const { reception } = await staffOf(app, 'dongvan')
  const sharp = (await import('sharp')).default
  const png = await sharp({ create: { width: 40, height: 40, channels: 3, background: '#ccc' } })
    .png()
    .toBuffer()
  const caseId = uuid()
  const declaration = typedMarriageExamples.domestic
  const saved = await reception.command('PUT', `/api/cases/${caseId}`, { kind: 'MARRIAGE', declaration, version: 0 })
  assert.equal(saved.status, 200, JSON.stringify(saved.json))
  const paper = await reception.command(
    'POST',
    `/api/cases/${caseId}/attachments?paper=WIFE_MARITAL_CERTIFICATE&fileName=giay.png`,
    png,
    { 'content-type': 'application/octet-stream' },
  )
  assert.equal(paper.status, 200, JSON.stringify(paper.json))
  assert.equal((await reception.command('POST', `/api/cases/${caseId}/receive`, { version: 1 })).status, 200)
  const receipt = await reception.get(`/api/cases/${caseId}/papers/receipt`)
  assert.equal(receipt.status, 200)
  const text = (await textsOf(receipt.raw)).join(' ').replaceAll(/\s+/g, ' ')
  assert.match(text, /Tờ khai đăng ký kết hôn/)
  assert.match(text, /Giấy xác nhận tình trạng hôn nhân của bên nữ/)
  assert.ok(text.includes(declaration.informant.name), text)
  assert.doesNotMatch(text, /khai sinh/)
})
