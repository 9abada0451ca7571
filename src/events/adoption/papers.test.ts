import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bodyOf, entryOf, papersOfEntry, saidBy } from '../../../tests/entry-of.ts'
import { typedAdoptionExamples as typed } from './examples.ts'

const of = (name: keyof typeof typed) => entryOf('ADOPTION', typed[name])

test('the certificate has a column for each adopter; a single one leaves the other blank', () => {
  const body = bodyOf(of('fromInstitution'), 'ADOPTION_CERTIFICATE')
  assert.ok(body.model === 'own')
  const { father, mother, child } = body.fields as Record<'father' | 'mother' | 'child', Record<string, string>>
  assert.deepEqual([father.name, mother.name, child.name], ['', 'ĐẶNG THỊ XUÂN', 'VI KHÁNH CHI'])
  assert.deepEqual([mother.paper, mother.paperOn], ['002188000702', '02/02/2024'])
  const [paper] = papersOfEntry(of('couple'))
  assert.equal(paper?.originals, 2)
})

test('a transcribed adoption gives an extract instead of a certificate', () => {
  assert.deepEqual(
    papersOfEntry(of('settledAbroad')).map(({ kind }) => kind),
    ['ADOPTION_TRANSCRIPTION_EXTRACT', 'ADOPTION_EXTRACT_COPY', 'ADOPTION_REGISTER_PAGE'],
  )
  assert.match(
    saidBy(bodyOf(of('settledAbroad'), 'ADOPTION_TRANSCRIPTION_EXTRACT')),
    /Đã được ghi vào Sổ đăng ký nuôi con nuôi[\s\S]*Quyển số/,
  )
})

test('the page of the book names who gave the child; both adopters, the giver and the officer sign', () => {
  const page = bodyOf(of('couple'), 'ADOPTION_REGISTER_PAGE')
  assert.ok(page.model === 'register-page')
  assert.deepEqual(
    page.signatures.map(({ name }) => name),
    ['HOÀNG VĂN ĐẠT – ĐẶNG THỊ XUÂN', 'VI THỊ LỆ', 'Phạm Thị Hoa'],
  )
  assert.match(saidBy(bodyOf(of('fromInstitution'), 'ADOPTION_REGISTER_PAGE')), /Trung tâm Bảo trợ xã hội Mẫu/)
})
