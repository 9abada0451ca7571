import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sampleEntryOf, sampleNames } from '../../../tests/birth-entry-samples.ts'
import { date } from '../../values/calendar-date.ts'
import type { PaperBody } from '../parts/papers.ts'
import { marriageDeclarationPaper } from './declaration-paper.ts'
import { type MarriageExampleName, marriageCircumstances, marriageExamples } from './examples.ts'
import { registrationKinds } from './handling.ts'
import { marriage } from './marriage.ts'
import { marriageEventPapers, registerTicks } from './papers.ts'
import { certificateDraft, certificateWords, type MarriageEntry, relationFromWords } from './words.ts'

const entryOf = (name: MarriageExampleName): MarriageEntry => {
  const content = marriageExamples[name]
  return sampleEntryOf(content, {
    kind: 'MARRIAGE',
    register: 'MARRIAGE',
    registrationKind: registrationKinds[content.kind],
    registeredOn: date('2026-11-20'),
  })
}
const kindsOf = (name: MarriageExampleName) =>
  marriageEventPapers.filter(({ fits }) => fits?.(entryOf(name)) ?? true).map(({ kind }) => kind)
function bodyOf(name: MarriageExampleName, kind: string): PaperBody {
  const paper = marriageEventPapers.find((one) => one.kind === kind)
  assert.ok(paper)
  return paper.body(entryOf(name), sampleNames, { number: '07/TLKH-BS', on: date('2026-11-20') })
}
function linesOf(name: MarriageExampleName, kind: string): string[] {
  const body = bodyOf(name, kind)
  assert.notEqual(body.model, 'own')
  if (body.model === 'own') return []
  return body.lines.flatMap((line) =>
    'row' in line
      ? line.row.map(({ label, value }) => `${label} ${value}`)
      : 'label' in line
        ? [`${line.label} ${line.value}`]
        : [],
  )
}

test('R-C13 the certificate names the wife first, in capitals, with all the law asks for', () => {
  const { wife, husband, registeredOn } = certificateWords(entryOf('domestic'), sampleNames)
  assert.deepEqual(wife, {
    name: 'NÔNG THỊ HOÀI',
    birthDate: '08/03/2001',
    ethnicity: 'Tày',
    nationality: 'Việt Nam',
    residence: 'xã Đồng Văn, tỉnh Tuyên Quang',
    paper: 'Căn cước số 002301000145 do Bộ Công an cấp ngày 12/09/2024',
  })
  assert.equal(husband.name, 'LƯƠNG VĂN THIỆP')
  assert.equal(registeredOn, '20/11/2026')
})

test('a marriage has two certificates; one from abroad an extract of its note', () => {
  assert.deepEqual(kindsOf('domestic'), ['MARRIAGE_CERTIFICATE', 'MARRIAGE_EXTRACT_COPY', 'MARRIAGE_REGISTER_PAGE'])
  assert.deepEqual(kindsOf('transcribed'), [
    'MARRIAGE_NOTE_EXTRACT',
    'MARRIAGE_NOTE_EXTRACT_COPY',
    'MARRIAGE_REGISTER_PAGE',
  ])
  assert.equal(marriageEventPapers.find(({ kind }) => kind === 'MARRIAGE_CERTIFICATE')?.originals, 2)
})

test('R-C6 the day the relation counts from stands on certificate, copy and page where it is not the day of the entry', () => {
  assert.equal(relationFromWords(marriageExamples.domestic), '')
  assert.match(certificateWords(entryOf('again'), sampleNames).registeredOn, /^20\/11\/2026 \(.*20\/05\/1988\)$/)
  assert.match(certificateWords(entryOf('cohabitation'), sampleNames).registeredOn, /15\/10\/1984/)
  assert.ok(linesOf('again', 'MARRIAGE_EXTRACT_COPY').some((line) => line.includes('20/05/1988')))
  const page = 'Ngày, tháng, năm xác nhận (xác lập) quan hệ hôn nhân:'
  assert.ok(linesOf('cohabitation', 'MARRIAGE_REGISTER_PAGE').includes(`${page} 15/10/1984`))
  assert.ok(linesOf('domestic', 'MARRIAGE_REGISTER_PAGE').includes(`${page} 20/11/2026`))
})

test('the extract of a foreign marriage names the foreign office and the book of this country', () => {
  const lines = linesOf('transcribed', 'MARRIAGE_NOTE_EXTRACT')
  assert.ok(lines.includes('Đăng ký kết hôn tại: Tòa thị chính Nantes, Pháp'))
  assert.ok(lines.includes('Số: 2024/118'))
  assert.ok(lines.includes('Ngày: 29/06/2024'))
  assert.ok(lines.some((line) => line.startsWith('Đã ghi vào sổ hộ tịch việc kết hôn tại: Ủy ban')))
})

test('R-C12 the page of the book has the boxes of its kind, and wife, husband and officer sign it in that order', () => {
  const ticked = (name: MarriageExampleName) =>
    registerTicks(entryOf(name))
      .filter((tick) => tick.ticked)
      .map(({ label }) => label)
  assert.deepEqual(ticked('domestic'), ['Kết hôn lần đầu'])
  assert.deepEqual(ticked('again'), ['Đăng ký lại'])
  assert.deepEqual(ticked('transcribed'), ['Ghi chú kết hôn'])
  const page = bodyOf('domestic', 'MARRIAGE_REGISTER_PAGE')
  assert.ok(page.model === 'register-page')
  assert.deepEqual(
    page.signatures.map(({ title }) => title),
    ['Vợ', 'Chồng', 'Người thực hiện'],
  )
})

test('R-C13 the declaration has the woman’s column first, blank or filled, and photographs with a foreign element only', () => {
  const linesFor = (name?: MarriageExampleName) =>
    marriageDeclarationPaper.lines(name && marriageExamples[name], sampleNames)
  for (const name of [undefined, 'domestic'] as const) {
    const table = linesFor(name).find((line) => 'columns' in line)
    assert.ok(table && 'columns' in table)
    assert.deepEqual(table.columns, ['Bên nữ', 'Bên nam'])
    assert.equal(table.rows[0]?.left, name ? 'NÔNG THỊ HOÀI' : '')
  }
  const photos = (name: MarriageExampleName) => linesFor(name).some((line) => 'photos' in line)
  assert.deepEqual([photos('domestic'), photos('foreignElement')], [false, true])
  assert.deepEqual(
    (['domestic', 'again', 'transcribed'] as const).map((name) =>
      marriageDeclarationPaper.titleOf?.(marriageExamples[name]),
    ),
    ['TỜ KHAI ĐĂNG KÝ KẾT HÔN', 'TỜ KHAI ĐĂNG KÝ LẠI KẾT HÔN', 'TỜ KHAI GHI CHÚ KẾT HÔN'],
  )
})

test('what a marriage must bring follows its people: nothing at home, a good deal with a foreign element', () => {
  const papersOf = (name: MarriageExampleName, attached: string[] = []) =>
    marriage.missingPapers(marriageExamples[name], attached, marriageCircumstances()).map(({ paper }) => paper)
  assert.deepEqual(papersOf('domestic'), [])
  assert.deepEqual(papersOf('foreignElement'), [
    'WIFE_HEALTH_PAPER',
    'HUSBAND_FOREIGN_MARITAL_PAPER',
    'HUSBAND_PASSPORT',
    'HUSBAND_HEALTH_PAPER',
  ])
  assert.deepEqual(papersOf('settledAbroad', ['WIFE_HEALTH_PAPER', 'HUSBAND_HEALTH_PAPER']), [
    'HUSBAND_MARITAL_CERTIFICATE',
  ])
  assert.deepEqual(papersOf('border'), ['HUSBAND_FOREIGN_MARITAL_PAPER'])
  assert.deepEqual(papersOf('again'), ['EARLIER_MARRIAGE_PAPERS'])
  assert.deepEqual(papersOf('transcribed'), ['FOREIGN_MARRIAGE_PAPER'])
  assert.deepEqual(papersOf('cohabitation'), ['COHABITATION_PROOF'])
  const { transcribed } = marriageExamples
  const byProxy = { ...transcribed, informant: { ...transcribed.informant, relationship: 'PROXY' as const } }
  assert.deepEqual(
    marriage.missingPapers(byProxy, ['FOREIGN_MARRIAGE_PAPER'], marriageCircumstances()).map(({ paper }) => paper),
    ['POWER_OF_ATTORNEY'],
  )
})

test('the certificate can be looked at while half of it is typed', () => {
  const { wife } = marriageExamples.domestic
  const half = certificateDraft({ wife, husband: { name: 'lương văn' } }, sampleNames, 'Ủy ban nhân dân xã Đồng Văn')
  assert.deepEqual(
    [half.wife.birthDate, half.husband.name, half.husband.birthDate, half.registeredOn],
    ['08/03/2001', 'LƯƠNG VĂN', '', ''],
  )
  assert.equal(certificateDraft(null, sampleNames, '').wife.name, '')
})
