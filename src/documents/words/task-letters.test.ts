import assert from 'node:assert/strict'
import { test } from 'node:test'
import { date } from '../../values/calendar-date.ts'
import { type LetterTask, postingForAnother, taskLetterWords } from './task-letters.ts'

const office = {
  kind: 'COMMUNE',
  name: 'Ủy ban nhân dân xã Đồng Văn',
  unit: 'Xã Đồng Văn',
  above: ['Tỉnh Tuyên Quang'],
} as const
const on = date('2026-11-20')
const task: LetterTask = {
  kind: 'POSTING',
  text: 'Việc nhận cha, mẹ, con giữa Nông Văn Tấn và Nông Gia Bảo',
  toOffice: '',
  startsOn: on,
  dueAt: '2026-11-27T10:00:00.000Z',
  code: '00721.261120.0001',
  procedure: 'Đăng ký nhận cha, mẹ, con',
  subject: 'Nông Văn Tấn – Nông Gia Bảo',
}
const said = (words: { lines: readonly unknown[] }) => JSON.stringify(words.lines)

test('a posting tells what is posted, from when to when, and where to object', () => {
  const words = taskLetterWords(task, office, on)
  assert.deepEqual([words.kind, words.title], ['POSTING', 'THÔNG BÁO NIÊM YẾT'])
  assert.match(words.number, /^\s+\/NY-HT$/)
  assert.match(said(words), /Từ ngày 20\/11\/2026 đến hết ngày 27\/11\/2026/)
  assert.match(said(words), /khiếu nại/)
})

test('a question names the office that is asked and by when it answers', () => {
  const words = taskLetterWords({ ...task, kind: 'VERIFICATION', toOffice: 'UBND phường Hoàn Kiếm' }, office, on)
  assert.deepEqual([words.kind, words.title], ['VERIFICATION_REQUEST', 'VĂN BẢN ĐỀ NGHỊ XÁC MINH'])
  assert.match(said(words), /Kính gửi:.*UBND phường Hoàn Kiếm/)
  assert.match(said(words), /trả lời trước:.*17 giờ 00 phút, ngày 27 tháng 11 năm 2026/)
  assert.match(taskLetterWords({ ...task, kind: 'POSTING_ELSEWHERE' }, office, on).title, /NIÊM YẾT/)
})

test('an interview and an appointment are invitations with a time', () => {
  for (const kind of ['INTERVIEW', 'APPOINTMENT'] as const) {
    const words = taskLetterWords({ ...task, kind }, office, on)
    assert.equal(words.kind, 'NOTICE')
    assert.match(said(words), /17 giờ 00 phút, ngày 27 tháng 11 năm 2026/)
  }
})

test('what another office wants posted is posted in the own name, with who asked', () => {
  const words = postingForAnother(
    { text: task.text, fromOffice: 'UBND phường Hoàn Kiếm', subject: task.subject, dueAt: task.dueAt },
    office,
    on,
  )
  assert.equal(words.kind, 'POSTING')
  assert.match(said(words), /theo đề nghị của UBND phường Hoàn Kiếm/)
})
