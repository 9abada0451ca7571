import assert from 'node:assert/strict'

import { test } from 'node:test'
import fc from 'fast-check'
import { standing } from '../event.ts'
import { events } from '../index.ts'
import { birth } from './birth.ts'
import { BirthDeclaration } from './declaration.ts'
import { birthExamples, exampleCircumstances, typedBirthExamples } from './examples.ts'
import { birthProblems } from './rules.ts'
import { adviseBirth } from './rules-advice.ts'

const here = exampleCircumstances()

for (const [name, declaration] of Object.entries(birthExamples))
  test(`the example "${name}" can be registered at Đồng Văn without a reason`, () => {
    assert.deepEqual(standing(birthProblems(declaration, here), {}), [])
  })

test('an example examined as typed is readable and names its persons', () => {
  const examined = birth.examine(typedBirthExamples.normal, here)
  assert.equal(examined.readable, true)
  if (!examined.readable) return
  assert.deepEqual(
    examined.persons.map(({ role, pin, birth: { year } }) => [role, pin, year]),
    [
      ['CHILD', null, 2026],
      ['MOTHER', '002196000017', 1996],
      ['FATHER', '002094000023', 1994],
      ['INFORMANT', '002196000017', 1996],
    ],
  )
  assert.equal(events.BIRTH, birth)
})

test('what cannot be read is told in Vietnamese with its place', () => {
  const examined = birth.examine({ ...typedBirthExamples.normal, child: { name: 'An 2', sex: '9' } }, here)
  assert.equal(examined.readable, false)
  if (examined.readable) return
  const at = (pointer: string) => examined.issues.find((issue) => issue.pointer === pointer)?.message
  assert.match(at('/child/name') ?? '', /^Tên chỉ gồm chữ cái/)
  assert.equal(at('/child/birthPlace'), 'Cần ghi mục này.')
  assert.equal(at('/child/sex'), 'Cần chọn một giá trị trong danh mục.')
})

test('every problem says what to do in two languages and cites its article', () => {
  const broken = BirthDeclaration.parse({
    ...typedBirthExamples.abandoned,
    mother: typedBirthExamples.normal.mother,
    borderArea: true,
    fatherBasis: 'MARRIAGE',
    proof: { kind: 'PERSONAL_PAPERS' },
  })
  const problems = birthProblems(broken, here)
  assert.ok(problems.length >= 4)
  for (const problem of problems) {
    assert.match(problem.cite, /\d/)
    assert.match(problem.message, /[.]$/)
    assert.match(problem.messageEn, /[.]$/)
    assert.match(problem.pointer, /^\//)
  }
})

test('a warning stands until its reason is written; an error stands whatever is written; advice never', () => {
  const warn = { rule: 'R-B11', severity: 'warning', cite: '1', message: '.', messageEn: '.', pointer: '/' } as const
  assert.equal(standing([warn], {}).length, 1)
  assert.equal(standing([warn], { 'R-B11': '  ' }).length, 1)
  assert.equal(standing([warn], { 'R-B11': 'đã đối chiếu' }).length, 0)
  assert.equal(standing([{ ...warn, severity: 'error' }], { 'R-B11': 'đã đối chiếu' }).length, 1)
  assert.equal(standing([{ ...warn, severity: 'advice' }], {}).length, 0)
})

test('advice while typing never throws, whatever is typed', () => {
  const drafts: unknown[] = [
    undefined,
    null,
    '',
    7,
    [],
    {},
    { child: null },
    { child: { birthDate: 'x' }, mother: 3, father: [], informant: null, proof: undefined },
    { child: { name: '', birthDate: { known: 'day', date: '2026-13-40' } } },
  ]
  for (const draft of drafts) assert.deepEqual(adviseBirth(draft, here), [])
})

test('advice while typing runs the rules whose fields can be read', () => {
  const rules = (draft: unknown) => adviseBirth(draft, here).map(({ rule }) => rule)
  assert.deepEqual(rules({ child: { birthDate: { known: 'day', date: '2027-01-01' } } }), ['R-B9'])
  assert.ok(rules({ child: { birthDate: { known: 'day', date: '2026-01-01' } } }).includes('R-B1'))
  assert.deepEqual(rules({ child: { plurality: 2, order: 3 } }), ['R-B13'])
  const half = {
    child: { birthDate: { known: 'day', date: '2026-11-01' } },
    mother: { birthDate: { known: 'year', year: 2020 } },
    father: null,
  }
  assert.ok(rules(half).includes('R-B11'))
})

test('advice on a complete declaration is what the server finds', () => {
  for (const [name, typed] of Object.entries(typedBirthExamples)) {
    const examined = birth.examine(typed, here)
    assert.ok(examined.readable, name)
    assert.deepEqual(adviseBirth(typed, here), examined.problems, name)
  }
})

test('no slip of the keyboard makes advice or examination throw', () => {
  const slips = fc.oneof(
    fc.constantFrom<unknown>(null, '', 0, 'XX', [], {}, '0026-11-02', { known: 'day', date: '0000-01-01' }),
    fc.constantFrom<unknown>({ known: 'year', year: 1800 }, { known: 'day', date: '9999-12-31' }, { known: 'nothing' }),
    fc.anything(),
  )
  const names = fc.constantFrom(...Object.keys(typedBirthExamples))
  const places = fc.array(fc.nat(), { minLength: 1, maxLength: 3 })
  const spoil = (value: unknown, [turn = 0, ...rest]: number[], slip: unknown): unknown => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return slip
    const keys = Object.keys(value)
    const key = keys[turn % Math.max(1, keys.length)]
    if (key === undefined) return slip
    const inner = (value as Record<string, unknown>)[key]
    return { ...value, [key]: rest.length === 0 ? slip : spoil(inner, rest, slip) }
  }
  fc.assert(
    fc.property(names, places, slips, (name, path, slip) => {
      const typed = spoil(Object.entries(typedBirthExamples).find(([key]) => key === name)?.[1], path, slip)
      adviseBirth(typed, here)
      birth.examine(typed, here)
    }),
    { numRuns: 2000 },
  )
})
