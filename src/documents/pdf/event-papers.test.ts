import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sampleDeclaration, sampleEntry, sampleNames, sampleOffice } from '../../../tests/birth-entry-samples.ts'
import { differencesFromGolden, textsOf } from '../../../tests/pdf-pages.ts'
import { eventOf } from '../../events/index.ts'
import type { EventPaper, PaperLine } from '../../events/parts/papers.ts'
import { ALWAYS } from '../../law/in-force.ts'
import { registerBook } from '../../law/register-books.ts'
import { date } from '../../values/calendar-date.ts'
import { bookCoverWords } from '../words/book.ts'
import { declarationWords } from '../words/declaration.ts'
import { paperWords } from '../words/paper-words.ts'
import { bindPdfs } from './bind.server.ts'
import { openRenderer, type RenderOptions } from './render.server.ts'

const renderer = openRenderer()
const day = date('2026-07-18')
const signature = {
  name: 'Lê Văn Tám',
  lines: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'],
  office: sampleOffice.name,
  signedAt: null,
}
const options: RenderOptions = { edition: 'PAPER', day, signature, title: 'Giấy tờ thử' }
const models = (value: string) => [{ from: ALWAYS, cite: 'mẫu thử', value }]

const spouses: PaperLine = {
  columns: ['Bên nữ', 'Bên nam'],
  rows: [
    { label: 'Họ, chữ đệm, tên', left: 'LÒ THỊ MÂY', right: 'SÙNG A PHỬ' },
    { label: 'Ngày, tháng, năm sinh', left: '02/03/2000', right: '1998' },
    {
      label: 'Nơi cư trú',
      left: 'bản Mẫu, xã Mẫu Sơn, tỉnh Mẫu',
      right: 'số 12 ngõ 34 phố Đội Cấn, phường Ngọc Hà, thành phố Hà Nội',
    },
    { label: 'Giấy tờ tùy thân', left: '', right: 'Căn cước số 001098000001 do Bộ Công an cấp ngày 20/11/2024' },
  ],
}
const lines: readonly PaperLine[] = [
  { text: 'Xác nhận đăng ký việc nhận con giữa:' },
  { label: 'Họ, chữ đệm, tên:', value: 'NGUYỄN VĂN ĐƯỢC', bold: true },
  {
    row: [
      { label: 'Giới tính:', value: 'Nam' },
      { label: 'Dân tộc:', value: 'Kinh' },
    ],
  },
  { heading: 'Và' },
  { label: 'Nơi cư trú:', value: 'số 12 ngõ 34 phố Đội Cấn, phường Ngọc Hà, thành phố Hà Nội' },
  { gap: true },
  spouses,
  { text: 'Việc nhận con có hiệu lực kể từ ngày cấp Trích lục./.', italic: true },
]
const letter: EventPaper<unknown> = {
  kind: 'TEST_LETTER',
  use: 'copy',
  name: ['Trích lục thử', 'Test extract'],
  series: 'RECOGNITION_EXTRACT_COPY',
  models: models('letter-2016'),
  body: () => ({
    model: 'letter',
    title: 'TRÍCH LỤC ĐĂNG KÝ NHẬN CHA, MẸ, CON',
    subtitle: '(BẢN SAO)',
    lines,
    signature: { title: 'NGƯỜI KÝ TRÍCH LỤC', under: '(Ký, ghi rõ họ, chữ đệm, tên, chức vụ và đóng dấu)' },
  }),
}
const page = (pageLines: readonly PaperLine[]): EventPaper<unknown> => ({
  kind: 'TEST_PAGE',
  use: 'page',
  name: ['Trang thử', 'Test page'],
  models: models('register-page-2016'),
  body: () => ({
    model: 'register-page',
    title: 'SỔ ĐĂNG KÝ THỬ',
    lines: pageLines,
    ticks: [
      { label: 'Con nhận cha, mẹ', ticked: false },
      { label: 'Cha, mẹ nhận con', ticked: true },
    ],
    signatures: ['Vợ', 'Chồng', 'Người thực hiện'].map((title) => ({ title, name: 'Nguyễn Văn Mẫu' })),
  }),
})
const issue = { office: sampleOffice, names: sampleNames, on: day, subject: 'Nguyễn Văn Được' }
const wordsOf = (paper: EventPaper<unknown>, number?: string) =>
  paperWords(paper, sampleEntry(), number === undefined ? issue : { ...issue, number })

test('A letter of any event: letterhead, number of its series, place and date, every kind of line', async () => {
  const words = wordsOf(letter, '07/TLCMC-BS')
  assert.deepEqual([words.number, words.subject], ['07/TLCMC-BS', 'NGUYỄN VĂN ĐƯỢC'])
  const pdf = await renderer.render(words, { ...options, model: 'letter-2016' })
  assert.deepEqual(await differencesFromGolden('event-letter', pdf), [])
})

test('A page of any register: number, volume, boxes, one signature a party', async () => {
  const words = wordsOf(page(lines.slice(1, 6)))
  assert.equal(words.number, '05/2026')
  const pdf = await renderer.render(words, { ...options, model: 'register-page-2016' })
  assert.deepEqual(await differencesFromGolden('event-register-page', pdf), [])
})

test('A page of a register stays one page however much is written on it', async () => {
  const much = Array.from({ length: 40 }, (_, n) => ({ label: `Mục ${n}:`, value: 'nội dung dài '.repeat(12) }))
  const pdf = await renderer.render(wordsOf(page(much)), { ...options, model: 'register-page-2016' })
  const texts = await textsOf(pdf)
  assert.equal(texts.length, 1)
  assert.match(texts[0] ?? '', /Mục 39:/)
})

const declarationPaper = eventOf('BIRTH').declarationPaper
for (const [name, declaration] of [
  ['declaration-filled', sampleDeclaration({ copies: 2 })],
  ['declaration-blank', undefined],
] as const)
  test(`The page ${name} looks as it did`, async () => {
    assert.ok(declarationPaper)
    const words = declarationWords(declarationPaper, sampleNames, { declaration, office: sampleOffice, on: day })
    const pdf = await renderer.render(words, { edition: 'PAPER', day })
    assert.deepEqual(await differencesFromGolden(name, pdf), [])
  })

test('The marriage certificate names the wife first, in two columns of signatures, on plain paper and on stock', async () => {
  const spouse = (name: string) => ({
    name,
    birthDate: '02/03/2000',
    ethnicity: 'Mông',
    nationality: 'Việt Nam',
    residence: 'bản Mẫu, xã Mẫu Sơn, tỉnh Mẫu',
    paper: 'Căn cước số 001098000001 do Bộ Công an cấp ngày 20/11/2024',
  })
  const certificate: EventPaper<unknown> = {
    kind: 'MARRIAGE_CERTIFICATE',
    use: 'original',
    name: ['Giấy chứng nhận kết hôn', 'Marriage certificate'],
    originals: 2,
    stock: true,
    models: models('marriage-certificate-2016'),
    body: (entry) => ({
      model: 'own',
      fields: {
        wife: spouse('LÒ THỊ MÂY'),
        husband: spouse('SÙNG A PHỬ'),
        registeredAt: entry.officeName,
        registeredOn: '18/07/2026',
      },
    }),
  }
  const model = { model: 'marriage-certificate-2016' }
  const words = wordsOf(certificate)
  const full = await renderer.render(words, { ...options, ...model })
  assert.deepEqual(await differencesFromGolden('marriage-certificate', full), [])
  const overlay = (await textsOf(await renderer.render(words, { ...options, ...model, edition: 'OVERLAY' }))).join()
  assert.match(overlay, /05\/2026[\s\S]*LÒ THỊ MÂY[\s\S]*SÙNG A PHỬ/)
  assert.doesNotMatch(overlay, /Họ, chữ đệm|Vợ/)
})

test('A bound book: cover, page with the place of the seal over the edge; bound pages look as they did before', async () => {
  const cover = bookCoverWords({
    register: registerBook('CHANGE', day),
    office: sampleOffice.name,
    year: 2026,
    volume: 1,
    openedOn: date('2026-01-02'),
    closedOn: day,
  })
  const words = wordsOf(page(lines.slice(1, 6)))
  assert.ok(words.model === 'register-page')
  const pages = [{ ...words, sheet: 7 }]
  const parts = [
    await renderer.render(cover, { edition: 'PAPER', day }),
    await renderer.render({ kind: 'BOOK_PAGES', total: '12', pages }, { edition: 'PAPER', day }),
  ]
  const book = bindPdfs(parts)
  assert.deepEqual(await differencesFromGolden('book', book), [])
  assert.equal((await textsOf(bindPdfs([book, book, book]))).length, 6, 'what was bound is bound again')
  assert.deepEqual(bindPdfs(parts), book, 'the same parts give the same bytes')
})
