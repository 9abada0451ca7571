import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { blockingKeys } from './blocking.ts'
import { explain } from './explain.ts'
import { loadGazetteer } from './gazetteer.server.ts'
import { judgeBirths } from './judge.ts'
import { readBirth, type WrittenBirth } from './record.ts'

const gazetteer = loadGazetteer()
const names = fc.oneof(
  fc.constantFrom(
    'Nguyễn Văn Hùng',
    'Hùng Nguyễn Văn',
    'Nguyen Van Hung',
    'Ng. V. Hùng',
    'Y Bhăm Niê',
    'H’Bia',
    '',
    'A',
    '(Tèo)',
  ),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
)
const dates = fc.oneof(
  fc.constantFrom(
    '',
    '1987',
    '3/1987',
    'mồng 5 tháng Giêng năm Đinh Mão',
    'năm Giáp Tý',
    '30/02/1987',
    '31/12/1899',
    '0000-00-00',
    '29/2/2023',
  ),
  fc.tuple(fc.nat(40), fc.nat(14), fc.integer({ min: 1700, max: 2300 })).map((parts) => parts.join('/')),
  fc
    .tuple(fc.constantFrom('Mậu', 'Kỷ', 'Đinh'), fc.constantFrom('Tý', 'Mão', 'Ngọ'))
    .map((words) => `ngày 5 tháng Chạp năm ${words.join(' ')}`),
  fc.string({ maxLength: 30 }),
)
const text = fc.oneof(
  fc.constantFrom('', 'xã Đồng Văn, huyện Đồng Văn, tỉnh Hà Giang', 'Hà Nội', ', ,', '-'),
  fc.string({ maxLength: 60 }),
)
const parent = fc.record({ ho_ten: names, nam_sinh: fc.oneof(dates, fc.constantFrom('1960', '35 tuổi', '35')) })
const records: fc.Arbitrary<WrittenBirth> = fc.record({
  id: text,
  ho_ten: names,
  gioi_tinh: fc.constantFrom('Nam', 'Nữ', '', 'x'),
  ngay_sinh: dates,
  noi_sinh: text,
  que_quan: text,
  dan_toc: text,
  quoc_tich: text,
  cha: parent,
  me: parent,
  so: fc.constantFrom('', '1', '2', 'không số'),
  quyen: fc.constantFrom('', '01/1987', 'x'),
  ngay_dang_ky: dates,
  noi_dang_ky: fc.constantFrom('', '00721', '00160', '001', 'x'),
  so_dinh_danh: fc.constantFrom('', '002087001234', '001087004321', '12'),
})

test('whatever two records hold, they are judged, and alike from both sides', () => {
  fc.assert(
    fc.property(records, records, (a, b) => {
      const [one, other] = [readBirth(a, gazetteer), readBirth(b, gazetteer)]
      const [judged, reversed] = [judgeBirths(one, other, gazetteer), judgeBirths(other, one, gazetteer)]
      assert.equal(judged.verdict, reversed.verdict)
      assert.equal(judged.score, reversed.score)
      assert.ok(judged.score >= 0 && judged.score <= 100)
      explain(judged, one, other)
      blockingKeys(one)
    }),
    { numRuns: 3000, seed: 7 },
  )
})
