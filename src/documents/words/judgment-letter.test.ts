import assert from 'node:assert/strict'
import { test } from 'node:test'
import { date } from '../../values/calendar-date.ts'
import { type ReturnedJudgment, returnedJudgmentWords } from './judgment-letter.ts'

const returned: ReturnedJudgment = {
  decision: 'Bản án số 12/2026/HNGĐ-ST ngày 01/09/2026 của Tòa án nhân dân khu vực 1 – Tuyên Quang',
  effectiveOn: date('2026-10-02'),
  receivedOn: date('2026-11-18'),
  matter: 'Ly hôn',
  persons: ['Lục Thị Lan', 'Hoàng Văn Nam'],
  entry: '',
  to: 'Tòa án nhân dân khu vực 1 – Tuyên Quang',
  reason: 'Không tìm thấy việc kết hôn trong Sổ của xã.',
  cite: 'Luật Hộ tịch 2014, Điều 30',
}
const commune = {
  kind: 'COMMUNE',
  name: 'Ủy ban nhân dân xã Đồng Văn',
  unit: 'Xã Đồng Văn',
  above: ['Tỉnh Tuyên Quang'],
} as const

test('R-J5 the letter names the court, the decision, the people and why it goes back', () => {
  const words = returnedJudgmentWords(returned, commune, date('2026-11-20'))
  const said = JSON.stringify(words.lines)
  assert.match(words.number, /^\s+\/UBND$/)
  assert.match(said, /Kính gửi:.*Tòa án nhân dân khu vực 1/)
  assert.match(said, /Bản án số 12\/2026\/HNGĐ-ST ngày 01\/09\/2026/)
  assert.match(said, /Lục Thị Lan – Hoàng Văn Nam/)
  assert.match(said, /Lý do:.*Không tìm thấy việc kết hôn/)
  assert.doesNotMatch(said, /Mục đăng ký nêu/)
  assert.match(
    JSON.stringify(returnedJudgmentWords({ ...returned, entry: 'số 12/2019' }, commune, date('2026-11-20')).lines),
    /Mục đăng ký nêu trong văn bản:.*số 12\/2019/,
  )
})
