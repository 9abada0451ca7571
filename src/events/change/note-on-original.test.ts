import assert from 'node:assert/strict'
import { test } from 'node:test'
import { date } from '../../values/calendar-date.ts'
import { ChangeDeclaration } from './declaration.ts'
import { typedChangeExamples } from './examples.ts'
import { changeOnBirthOriginal } from './note-on-original.ts'

const names = { country: (code: string) => code, documentType: (code: string) => code }
const noteOf = (name: keyof typeof typedChangeExamples): string | null =>
  changeOnBirthOriginal(
    { content: ChangeDeclaration.parse(typedChangeExamples[name]), registeredOn: date('2026-11-20') },
    names,
  )

test('R-G2 a change, a correction, another ethnicity or sex is noted on the birth certificate with what it was and is', () => {
  for (const name of ['correction', 'surname', 'ethnicity', 'sex'] as const)
    assert.match(noteOf(name) ?? '', /từ “.+” thành “.+”/, name)
})

test('R-G2 nothing goes on the reverse for a supplement, after an adoption, for a marriage or for what was settled abroad', () => {
  for (const name of ['supplement', 'adopted', 'marriage', 'abroad'] as const) assert.equal(noteOf(name), null, name)
})
