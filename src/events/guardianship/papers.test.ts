import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bodyOf, entryOf, papersOfEntry, saidBy } from '../../../tests/entry-of.ts'
import { date } from '../../values/calendar-date.ts'
import { typedGuardianshipExamples as typed } from './examples.ts'

const of = (name: keyof typeof typed, change = {}) => entryOf('GUARDIANSHIP', typed[name], change)
const kinds = (name: keyof typeof typed) => papersOfEntry(of(name)).map(({ kind }) => kind)

test('a guardianship has its extract, a supervision another, both stand in one book', () => {
  assert.deepEqual(kinds('appointed'), [
    'GUARDIANSHIP_EXTRACT',
    'GUARDIANSHIP_EXTRACT_COPY',
    'GUARDIANSHIP_REGISTER_PAGE',
  ])
  assert.deepEqual(kinds('supervisedByPerson'), [
    'SUPERVISION_EXTRACT',
    'SUPERVISION_EXTRACT_COPY',
    'GUARDIANSHIP_REGISTER_PAGE',
  ])
})

test('the extract names guardians, joint ones and legal persons too, and the ward', () => {
  const joint = saidBy(bodyOf(of('naturalGrandparents'), 'GUARDIANSHIP_EXTRACT'))
  assert.match(joint, /Người giám hộ:.*LƯƠNG THỊ HOA.*Người giám hộ thứ hai:.*NÔNG VĂN LƯƠNG.*LƯƠNG BẢO NGỌC/)
  assert.match(joint, /Việc giám hộ có hiệu lực kể từ ngày cấp Trích lục/)
  const legal = saidBy(bodyOf(of('legalPerson'), 'GUARDIANSHIP_EXTRACT'))
  assert.match(legal, /Trung tâm Bảo trợ xã hội Mẫu.*Quyết định số 21\/QĐ-UBND.*Đặng Thị Mai/)
  const supervision = saidBy(bodyOf(of('supervisedByLegalPerson'), 'SUPERVISION_EXTRACT'))
  assert.match(supervision, /TRÍCH LỤC ĐĂNG KÝ GIÁM SÁT VIỆC GIÁM HỘ.*Hội Liên hiệp Phụ nữ/)
})

test('the page ticks the kind and bears the title of its book and day', () => {
  const page = (name: keyof typeof typed, change = {}) => {
    const body = bodyOf(of(name, change), 'GUARDIANSHIP_REGISTER_PAGE')
    assert.ok(body.model === 'register-page')
    return [body.title, ...body.ticks.flatMap((tick) => (tick.ticked ? [tick.label] : []))]
  }
  assert.deepEqual(page('appointed'), ['SỔ ĐĂNG KÝ GIÁM HỘ', 'Giám hộ cử'])
  assert.deepEqual(page('naturalSpouse'), ['SỔ ĐĂNG KÝ GIÁM HỘ', 'Giám hộ đương nhiên'])
  assert.deepEqual(page('settledAbroad'), ['SỔ ĐĂNG KÝ GIÁM HỘ', 'Ghi vào sổ hộ tịch việc giám hộ'])
  assert.deepEqual(page('appointed', { registeredOn: date('2014-05-05') })[0], 'SỔ ĐĂNG KÝ VIỆC GIÁM HỘ')
  assert.match(page('supervisedByPerson', { register: 'CHANGE' })[0] ?? '', /^SỔ ĐĂNG KÝ THAY ĐỔI/)
})

test('the extracts of a guardianship from abroad say in which book it was written here, not that it was registered here', () => {
  for (const kind of ['GUARDIANSHIP_EXTRACT', 'GUARDIANSHIP_EXTRACT_COPY']) {
    const said = saidBy(bodyOf(of('settledAbroad'), kind))
    assert.match(said, /Đã được ghi vào Sổ đăng ký giám hộ tại/)
    assert.doesNotMatch(said, /Đã đăng ký giám hộ tại|có hiệu lực kể từ/)
  }
})
