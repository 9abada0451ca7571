import assert from 'node:assert/strict'
import { test } from 'node:test'
import { v7 as uuid } from 'uuid'
import { register } from '../src/cases/register.server.ts'
import { typedChangeExamples } from '../src/events/change/examples.ts'
import { typedRecognitionExamples } from '../src/events/recognition/examples.ts'
import { asActor } from '../src/platform/database.server.ts'
import { official } from './official.ts'
import { officialAt } from './official-at.ts'
import { textsOf } from './pdf-pages.ts'
import { testServer } from './test-server.ts'

const { app, db } = await testServer()
const now = '2026-11-20T02:00:00.000Z'
const registrar = await official(app, 'hotich.dongvan')
const here = await officialAt(db, '00721', 'matsau.dongvan')

const reasons = Object.fromEntries(
  ['R-A2', 'R-A9', 'A4', 'G2', 'G3', 'G6', 'R-G1', 'R-G2', 'R-E1', 'R-E2', 'R-E4', 'E5', 'R-E3'].map((rule) => [
    rule,
    'đã kiểm tra hồ sơ',
  ]),
)
async function entered(kind: string, declaration: object): Promise<string> {
  const done = await asActor(db, here, (tx) =>
    register(tx, here, {
      caseId: uuid(),
      kind,
      declaration: { ...declaration, reasons },
      version: 0,
      duplicateReason: 'khác người',
      now,
    }),
  )
  return `/api/entries/${here.officeId}/${done.entryId}`
}
const flat = (text: string | undefined) => (text ?? '').replace(/\s+/g, ' ')

test('R-G2 a correction of a birth is printed for the reverse of the original: the words alone, by which entry, where', async () => {
  const entry = await entered('CHANGE', typedChangeExamples.correction)
  assert.equal((await registrar.get(`${entry}/documents`)).json.notedOnOriginal, true)
  const paper = await registrar.get(`${entry}/note-on-original`)
  assert.equal(paper.status, 200, JSON.stringify(paper.json))
  const texts = await textsOf(paper.raw)
  assert.equal(texts.length, 1)
  const said = flat(texts[0])
  assert.match(said, /Cải chính hộ tịch: ngày, tháng, năm sinh từ “14\/05\/1995” thành “14\/05\/1996”\./)
  assert.match(said, /Căn cứ: Sổ đăng ký thay đổi, cải chính.*số 01\/2026 ngày 20\/11\/2026\./)
  assert.match(said, /Nơi ghi chú: Ủy ban nhân dân xã Đồng Văn/)
  assert.doesNotMatch(said, /PHẦN GHI CHÚ/, 'the table stands on the original already')
  const lower = await registrar.get(`${entry}/note-on-original?below=40`)
  assert.equal(lower.status, 200)
  assert.notDeepEqual(lower.raw, paper.raw)
  assert.equal((await registrar.get(`${entry}/note-on-original?below=400`)).json.code, 'input-invalid')
})

test('R-G2 a supplement is written into its empty field: there is nothing for the reverse', async () => {
  const entry = await entered('CHANGE', typedChangeExamples.supplement)
  assert.equal((await registrar.get(`${entry}/documents`)).json.notedOnOriginal, false)
  assert.equal((await registrar.get(`${entry}/note-on-original`)).json.code, 'paper-not-of-entry')
})

test('E5 a recognition is noted on the reverse of the birth certificate the child has', async () => {
  const entry = await entered('RECOGNITION', typedRecognitionExamples.fatherRecognises)
  const [text] = await textsOf((await registrar.get(`${entry}/note-on-original`)).raw)
  assert.match(flat(text), /Bổ sung phần ghi về người cha: NÔNG VĂN TẤN, sinh năm 1991, dân tộc Tày/)
  assert.match(flat(text), /Căn cứ: Sổ đăng ký nhận cha, mẹ, con, số 01\/2026 ngày 20\/11\/2026\./)
})
