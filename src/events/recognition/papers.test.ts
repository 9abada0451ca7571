import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sampleNames } from '../../../tests/birth-entry-samples.ts'
import { bodyOf, entryOf, papersOfEntry, saidBy } from '../../../tests/entry-of.ts'
import { typedRecognitionExamples as typed } from './examples.ts'
import { recognition } from './recognition.ts'

const of = (name: keyof typeof typed) => entryOf('RECOGNITION', typed[name])

test('the extract names parent and child, what is recognised and from when it has effect; a transcription has no such day', () => {
  const said = saidBy(bodyOf(of('fatherRecognises'), 'RECOGNITION_EXTRACT'))
  assert.match(said, /Xác nhận đăng ký việc nhận con giữa:.*NÔNG VĂN TẤN.*LỤC GIA KHIÊM/)
  assert.match(said, /Giấy khai sinh số 31\/2021 do Ủy ban nhân dân xã Đồng Văn cấp ngày 10\/06\/2021/)
  assert.match(said, /Việc nhận con có hiệu lực kể từ ngày cấp Trích lục\.\/\./)
  assert.match(saidBy(bodyOf(of('adultRecognisesFather'), 'RECOGNITION_EXTRACT')), /Việc nhận cha có hiệu lực/)
  const abroad = saidBy(bodyOf(of('settledAbroad'), 'RECOGNITION_EXTRACT'))
  assert.doesNotMatch(abroad, /có hiệu lực/)
  assert.match(abroad, /Tòa thị chính Lyon 3, Pháp/)
  for (const kind of ['RECOGNITION_EXTRACT', 'RECOGNITION_EXTRACT_COPY'])
    assert.match(saidBy(bodyOf(of('settledAbroad'), kind)), /Đã được ghi vào Sổ đăng ký nhận cha, mẹ, con tại/)
})

test('the copy says where and when it was registered; the page ticks who recognises whom', () => {
  const copy = saidBy(bodyOf(of('fatherRecognises'), 'RECOGNITION_EXTRACT_COPY'))
  assert.match(copy, /\(BẢN SAO\).*Đã đăng ký nhận con tại:.*05\/2026.*20\/11\/2026/)
  const ticked = (name: keyof typeof typed) => {
    const page = bodyOf(of(name), 'RECOGNITION_REGISTER_PAGE')
    assert.ok(page.model === 'register-page')
    return page.ticks.flatMap((tick) => (tick.ticked ? [tick.label] : []))
  }
  assert.deepEqual(ticked('fatherRecognises'), ['Cha, mẹ nhận con'])
  assert.deepEqual(ticked('adultRecognisesFather'), ['Con nhận cha, mẹ'])
  assert.deepEqual(ticked('settledAbroad'), ['Ghi vào sổ hộ tịch việc nhận/xác định cha, mẹ, con'])
  assert.equal(papersOfEntry(of('fatherRecognises')).length, 3)
})

test('the declaration prints evidence, witnesses and opinions, and a blank one leaves room for them', () => {
  const lines = recognition.declarationPaper?.lines(of('swornWithWitnesses').content, sampleNames)
  assert.match(JSON.stringify(lines), /người làm chứng: Hoàng Thị Lả; Ma Văn Chài.*"Đồng ý".*"Đồng ý"/)
  const blank = JSON.stringify(recognition.declarationPaper?.lines(undefined, sampleNames))
  assert.match(blank, /Ý kiến của người hiện đang là mẹ hoặc cha:","value":""/)
})
