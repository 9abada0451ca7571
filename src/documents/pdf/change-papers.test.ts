import assert from 'node:assert/strict'
import { mkdir, writeFile } from 'node:fs/promises'
import { test } from 'node:test'
import { sampleEntry, sampleNames, sampleOffice } from '../../../tests/birth-entry-samples.ts'
import { textsOf } from '../../../tests/pdf-pages.ts'
import { change } from '../../events/change/change.ts'
import { ChangeDeclaration } from '../../events/change/declaration.ts'
import { typedChangeExamples } from '../../events/change/examples.ts'
import { registrationKindOf } from '../../events/change/nature.ts'
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
async function look(name: string, pdf: Uint8Array): Promise<string[]> {
  if (process.env.LOOK) {
    await mkdir('/tmp/change', { recursive: true })
    await writeFile(`/tmp/change/${name}.pdf`, pdf)
  }
  return await textsOf(pdf)
}

async function printed(name: keyof typeof typedChangeExamples, kind: string, number?: string): Promise<string> {
  const content = ChangeDeclaration.parse(typedChangeExamples[name])
  const paper = change.papers.find((one) => one.kind === kind)
  assert.ok(paper)
  const entry = {
    ...sampleEntry(),
    kind: 'CHANGE',
    register: 'CHANGE' as const,
    registrationKind: registrationKindOf(content),
    content,
    registeredOn: day,
  }
  const issue = { office: sampleOffice, names: sampleNames, on: day, subject: content.subject.name }
  const words = paperWords(paper, entry, number === undefined ? issue : { ...issue, number })
  const pdf = await renderer.render(words, { edition: 'PAPER', day, signature })
  const pages = await look(`${name}-${kind.toLowerCase()}`, pdf)
  assert.equal(pages.length, 1, 'one page')
  return pages.join()
}

test('The extract says which of the five acts it was, from what to what, and by which paper', async () => {
  const correction = await printed('correction', 'CHANGE_EXTRACT', '07/TLGCHT')
  assert.match(correction, /TRÍCH LỤC CẢI CHÍNH HỘ TỊCH/)
  assert.match(correction, /từ “14\/05\/1995” thành\s+“14\/05\/1996”/)
  assert.match(correction, /Giấy khai sinh số 41 do Ủy ban nhân dân thị trấn Đồng Văn\s+cấp ngày 03\/06\/1996/)
  const titles = { surname: 'THAY ĐỔI HỘ TỊCH', supplement: 'BỔ SUNG THÔNG TIN HỘ TỊCH', sex: 'XÁC ĐỊNH LẠI GIỚI TÍNH' }
  for (const [name, title] of Object.entries(titles))
    assert.match(
      await printed(name as keyof typeof titles, 'CHANGE_EXTRACT', '08/TLGCHT'),
      new RegExp(`TRÍCH LỤC ${title}`),
    )
  assert.match(
    await printed('abroad', 'CHANGE_EXTRACT', '09/TLGCHT'),
    /GHI VÀO SỔ HỘ TỊCH VIỆC THAY ĐỔI HỘ TỊCH[\s\S]*Mairie de Lyon/,
  )
})

test('The copy says where and when it was noted, the page has its five boxes and the one of settled abroad', async () => {
  assert.match(await printed('ethnicity', 'CHANGE_EXTRACT_COPY', '03/TLGCHT-BS'), /BẢN SAO[\s\S]*Nơi ghi chú/)
  const page = await printed('sex', 'CHANGE_REGISTER_PAGE')
  assert.match(page, /Xác định lại giới tính[\s\S]*Ghi vào sổ việc thay đổi\s+hộ tịch/)
})

test('The declaration is one page, blank and filled', async () => {
  assert.ok(change.declarationPaper)
  for (const [name, declaration] of [
    ['blank', undefined],
    ['filled', ChangeDeclaration.parse(typedChangeExamples.surname)],
  ] as const) {
    const words = declarationWords(change.declarationPaper, sampleNames, { declaration, office: sampleOffice, on: day })
    const pages = await look(`declaration-${name}`, await renderer.render(words, { edition: 'PAPER', day }))
    assert.equal(pages.length, 1)
    assert.match(pages.join(), /Từ:[\s\S]*Thành:[\s\S]*Lý do:/)
  }
})
