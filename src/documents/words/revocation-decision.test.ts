import assert from 'node:assert/strict'
import { test } from 'node:test'
import { date } from '../../values/calendar-date.ts'
import { type RevocationTold, revocationDecisionWords } from './revocation-decision.ts'

const told: RevocationTold = {
  number: '',
  authority: 'Chủ tịch Ủy ban nhân dân cấp tỉnh',
  cites: ['Nghị định 120/2025/NĐ-CP (Chủ tịch Ủy ban nhân dân cấp tỉnh)', 'Luật Hộ tịch 2014, Điều 12'],
  register: 'Sổ đăng ký khai sinh',
  entryNumber: '05/2017',
  registeredOn: date('2017-03-02'),
  registeredAt: 'Ủy ban nhân dân xã Tả Lủng (nay là Ủy ban nhân dân xã Đồng Văn)',
  keeper: 'Ủy ban nhân dân xã Đồng Văn',
  names: ['Lục Văn Mẫu'],
  ground: 'Đăng ký trên cơ sở giấy tờ giả',
  reason: 'Giấy chứng sinh là giả.',
}
const province = {
  kind: 'PROVINCE',
  name: 'Ủy ban nhân dân tỉnh Tuyên Quang',
  unit: 'Tỉnh Tuyên Quang',
  above: [],
} as const
const on = date('2026-11-20')

test('the chairman of the province decides in his own name, for the entry as it was registered', () => {
  const words = revocationDecisionWords(told, province, on)
  const said = JSON.stringify(words.lines)
  assert.match(words.number, /^\s+\/QĐ-UBND$/)
  assert.match(said, /CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH TUYÊN QUANG/)
  assert.match(said, /Căn cứ Nghị định 120\/2025\/NĐ-CP;/)
  assert.match(said, /mục số 05\/2017, ngày 02\/03\/2017, Sổ đăng ký khai sinh, tại .*nay là .*của LỤC VĂN MẪU/)
  assert.match(said, /Lý do: đăng ký trên cơ sở giấy tờ giả\. Giấy chứng sinh là giả\./)
  assert.equal(words.signature.title, 'CHỦ TỊCH')
  assert.equal(revocationDecisionWords({ ...told, number: '99/QĐ-UBND' }, province, on).number, '99/QĐ-UBND')
})

test('for a mission the ministry signs', () => {
  const ministry = { kind: 'MOFA', name: 'Bộ Ngoại giao', unit: '', above: [] } as const
  const words = revocationDecisionWords({ ...told, authority: 'Bộ Ngoại giao' }, ministry, on)
  assert.match(JSON.stringify(words.lines[0]), /BỘ NGOẠI GIAO/)
  assert.doesNotMatch(JSON.stringify(words.lines), /Sở Tư pháp/)
})
