import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bodyOf, entryOf, papersOfEntry, saidBy } from '../../../tests/entry-of.ts'
import { typedGuardianshipEndExamples as typed } from './examples.ts'

const of = (name: keyof typeof typed) => entryOf('GUARDIANSHIP_END', typed[name])

test('the extract says where it was registered, that it has ended and why', () => {
  const said = saidBy(bodyOf(of('ofAge'), 'GUARDIANSHIP_END_EXTRACT'))
  assert.match(said, /Đăng ký giám hộ tại:.*03\/2019.*12\/06\/2019/)
  assert.match(said, /Đã chấm dứt giám hộ\. Lý do chấm dứt: Người được giám hộ đã đủ 18 tuổi\./)
  const copy = saidBy(bodyOf(of('ofAge'), 'GUARDIANSHIP_END_EXTRACT_COPY'))
  assert.match(copy, /Đã đăng ký chấm dứt giám hộ, số đăng ký 05\/2026 ngày 20\/11\/2026/)
})

test('the end of a supervision has an extract of its own, and the page ticks what has ended', () => {
  assert.deepEqual(
    papersOfEntry(of('supervisionEnds')).map(({ kind }) => kind),
    ['SUPERVISION_END_EXTRACT', 'SUPERVISION_END_EXTRACT_COPY', 'GUARDIANSHIP_END_REGISTER_PAGE'],
  )
  const ticked = (name: keyof typeof typed) => {
    const page = bodyOf(of(name), 'GUARDIANSHIP_END_REGISTER_PAGE')
    assert.ok(page.model === 'register-page')
    return page.ticks.flatMap((tick) => (tick.ticked ? [tick.label] : []))
  }
  assert.deepEqual(ticked('ofAge'), ['Chấm dứt giám hộ cử'])
  assert.deepEqual(ticked('supervisionEnds'), ['Chấm dứt giám sát việc giám hộ'])
})
