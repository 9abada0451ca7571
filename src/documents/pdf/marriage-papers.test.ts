import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sampleEntry, sampleNames, sampleOffice } from '../../../tests/birth-entry-samples.ts'
import { differencesFromGolden, textsOf } from '../../../tests/pdf-pages.ts'
import { type MarriageExampleName, marriageExamples } from '../../events/marriage/examples.ts'
import { registrationKinds } from '../../events/marriage/handling.ts'
import { marriage } from '../../events/marriage/marriage.ts'
import { date } from '../../values/calendar-date.ts'
import { declarationWords } from '../words/declaration.ts'
import { paperWords } from '../words/paper-words.ts'
import { openRenderer } from './render.server.ts'

const renderer = openRenderer()
const day = date('2026-11-20')
const signature = {
  name: 'Lê Văn Tám',
  lines: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'],
  office: sampleOffice.name,
  signedAt: null,
}

function wordsOf(name: MarriageExampleName, kind: string, number?: string) {
  const content = marriageExamples[name]
  const paper = marriage.papers.find((one) => one.kind === kind)
  assert.ok(paper)
  const entry = {
    ...sampleEntry(),
    kind: 'MARRIAGE',
    register: 'MARRIAGE' as const,
    registrationKind: registrationKinds[content.kind],
    content,
    registeredOn: day,
  }
  const issue = { office: sampleOffice, names: sampleNames, on: day, subject: content.wife.name }
  return paperWords(paper, entry, number === undefined ? issue : { ...issue, number })
}

for (const [golden, name, kind, number] of [
  ['marriage-again-certificate', 'again', 'MARRIAGE_CERTIFICATE', undefined],
  ['marriage-note-extract', 'transcribed', 'MARRIAGE_NOTE_EXTRACT', '07/TLGCKH'],
  ['marriage-extract-copy', 'domestic', 'MARRIAGE_EXTRACT_COPY', '07/TLKH-BS'],
  ['marriage-register-page', 'domestic', 'MARRIAGE_REGISTER_PAGE', undefined],
] as const)
  test(`The paper ${golden} looks as it did`, async () => {
    const pdf = await renderer.render(wordsOf(name, kind, number), { edition: 'PAPER', day, signature })
    assert.deepEqual(await differencesFromGolden(golden, pdf), [])
  })

test('The declaration with a foreign element has frames for two photographs and fits one page', async () => {
  assert.ok(marriage.declarationPaper)
  const declaration = marriageExamples.foreignElement
  const words = declarationWords(marriage.declarationPaper, sampleNames, { declaration, office: sampleOffice, on: day })
  const pdf = await renderer.render(words, { edition: 'PAPER', day })
  assert.equal((await textsOf(pdf)).length, 1)
  assert.deepEqual(await differencesFromGolden('marriage-foreign-declaration', pdf), [])
})
