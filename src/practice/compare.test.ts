import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compareDeclaration, judgeExercise } from './compare.ts'
import { allExercises } from './exercises.server.ts'

const wanted = {
  wife: {
    name: 'Nông Thị Hoài',
    birthDate: { known: 'day', date: '2001-03-08' },
    ethnicity: { code: '02', asWritten: 'Tày' },
    nationalities: ['VN'],
    residence: { unitCode: '00721', asOf: '2026-11-02', asWritten: 'xã Đồng Văn, tỉnh Tuyên Quang' },
    filledFrom: 'POPULATION_DB',
  },
  presence: { bothPresent: true, remarks: '' },
  reason: 'Hai bên tự nguyện',
}
const markOf = (typed: unknown, pointer: string) =>
  compareDeclaration(wanted, typed).find((one) => one.pointer === pointer)?.mark

test('What was typed as told is right, however the screen came to it', () => {
  const marks = compareDeclaration(wanted, {
    ...wanted,
    wife: { ...wanted.wife, filledFrom: 'TYPED', residence: { ...wanted.wife.residence, asWritten: 'Đồng Văn' } },
    reason: 'tự nguyện kết hôn',
  })
  assert.deepEqual([...new Set(marks.map(({ mark }) => mark))], ['right'])
  assert.ok(!marks.some(({ pointer }) => pointer === '/presence/remarks'), 'what was not told is not asked for')
})

test('A slip differs, with what was told; an empty field is blank, not wrong', () => {
  assert.equal(markOf({ wife: { ...wanted.wife, name: 'Nông Thị Hoai' } }, '/wife/name'), 'differs')
  const date = { known: 'day', date: '2001-08-03' }
  const slip = compareDeclaration(wanted, { wife: { ...wanted.wife, birthDate: date } })
  assert.equal(slip.find(({ pointer }) => pointer === '/wife/birthDate')?.wanted, '08/03/2001')
  assert.equal(markOf({}, '/wife/name'), 'blank')
  assert.equal(markOf({ wife: { birthDate: { known: 'nothing' } } }, '/wife/birthDate'), 'blank')
  assert.equal(markOf({ wife: { residence: { asWritten: '', unitCode: null } } }, '/wife/residence'), 'blank')
  assert.equal(markOf({ presence: { bothPresent: false } }, '/presence/bothPresent'), 'blank')
})

test('An exercise is right when it ends as the law wants; a registration with a slip is not', () => {
  const slip = compareDeclaration(wanted, { wife: { ...wanted.wife, name: 'Nông Thị Hoai' } })
  const right = compareDeclaration(wanted, wanted)
  assert.equal(judgeExercise('REGISTER', 'DRAFT', right), null)
  assert.equal(judgeExercise('REGISTER', 'SUBMITTED', right)?.right, true)
  assert.equal(judgeExercise('REGISTER', 'SUBMITTED', slip)?.right, false)
  assert.equal(judgeExercise('REGISTER', 'REFUSED_INTAKE', right)?.right, false)
  assert.equal(judgeExercise('REFUSE', 'REFUSED_MERITS', slip)?.right, true)
  assert.equal(judgeExercise('REFUSE', 'SIGNED', right)?.right, false)
})

test('Every exercise, typed as told, has nothing that differs', () => {
  for (const { kind, exercise } of allExercises()) {
    const marks = compareDeclaration(exercise.declaration, exercise.declaration)
    assert.ok(marks.length > 5, `${kind}/${exercise.id}`)
    assert.ok(
      marks.every(({ mark }) => mark === 'right'),
      `${kind}/${exercise.id}`,
    )
  }
})
