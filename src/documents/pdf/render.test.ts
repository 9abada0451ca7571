import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  birthPaper,
  sampleCertificate,
  sampleDeclaration,
  sampleEntry,
  sampleOffice,
  typedBirth,
} from '../../../tests/birth-entry-samples.ts'
import { differencesFromGolden, picturesOf, textsOf } from '../../../tests/pdf-pages.ts'
import { date } from '../../values/calendar-date.ts'
import {
  apologyWords,
  bookClosingWords,
  completionRequestWords,
  type Dossier,
  receiptWords,
  refusalWords,
} from '../words/office-papers.ts'
import { noShift, openRenderer, type RenderOptions, type Shift } from './render.server.ts'

const renderer = openRenderer()
const day = date('2026-07-18')
const signature = {
  name: 'Lê Văn Tám',
  lines: ['KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'],
  office: sampleOffice.name,
  signedAt: '08:12 18/07/2026',
}
const verifyAddress = 'https://hotich.example/v/Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4'
const electronic: RenderOptions = { edition: 'ELECTRONIC', day, signature, verifyAddress }
const paper: RenderOptions = { edition: 'PAPER', day, signature, verifyAddress }

const note = {
  seq: 1,
  notedOn: date('2027-03-02'),
  content: 'Cải chính năm sinh của mẹ từ 1995 thành 1994',
  basis: { kind: 'Quyết định', number: '12/QĐ-UBND', date: date('2027-03-01'), authority: 'UBND phường Ngọc Hà' },
  officerName: 'Phạm Thị Hoa',
  signerName: '',
}
const extract = birthPaper('BIRTH_EXTRACT', sampleEntry({ notes: [note] }), { number: '12/TLKS-BS', on: day })
const dossier: Dossier = {
  code: 'H26-260717-0005',
  office: sampleOffice,
  procedure: 'Đăng ký khai sinh',
  requester: 'Nguyễn Văn Được',
  address: 'số 12 ngõ 34 phố Đội Cấn, phường Ngọc Hà, thành phố Hà Nội',
  phone: '0900000001',
  email: 'duoc@example.vn',
}
const receipt = receiptWords(dossier, {
  papers: ['Tờ khai đăng ký khai sinh (bản chính)', 'Giấy chứng sinh (bản chính)'],
  receivedAt: '2026-07-17T08:05:00.000Z',
  dueAt: '2026-07-20T04:30:00.000Z',
  receivedBy: 'Phạm Thị Hoa',
})
const letters = 'NGUYỄN '.concat('PHƯƠNG '.repeat(27), 'ANH')
const long = birthPaper(
  'BIRTH_CERTIFICATE',
  sampleEntry({
    content: sampleDeclaration({
      child: {
        ...typedBirth.child,
        name: letters,
        birthPlace: { ...typedBirth.child.birthPlace, facilityName: 'Bệnh viện Đa khoa khu vực liên huyện '.repeat(5) },
      },
      mother: { ...typedBirth.mother, name: 'Ẩ'.repeat(200) },
    }),
  }),
)

const pages = [
  { name: 'birth-certificate', words: sampleCertificate, options: electronic },
  { name: 'birth-certificate-paper', words: sampleCertificate, options: paper },
  { name: 'birth-certificate-draft', words: sampleCertificate, options: { ...electronic, edition: 'DRAFT' } },
  { name: 'birth-certificate-overlay', words: sampleCertificate, options: { ...paper, edition: 'OVERLAY' } },
  { name: 'birth-certificate-long', words: long, options: paper },
  {
    name: 'birth-certificate-one-parent',
    words: birthPaper('BIRTH_CERTIFICATE', sampleEntry({ content: sampleDeclaration({ father: null }) })),
    options: paper,
  },
  { name: 'birth-extract', words: extract, options: electronic },
  { name: 'receipt', words: receipt, options: { edition: 'PAPER', day } },
  {
    name: 'completion-request',
    words: completionRequestWords(dossier, {
      lacking: [
        'Giấy chứng sinh (bản chính), hoặc văn bản của người làm chứng',
        'Giấy tờ tùy thân của người đi khai sinh',
      ],
      reason: 'Hồ sơ chưa có giấy tờ chứng minh việc sinh (Luật Hộ tịch, khoản 1 Điều 16).',
      askedOn: day,
      officer: 'Phạm Thị Hoa',
    }),
    options: { edition: 'PAPER', day },
  },
  {
    name: 'refusal-intake',
    words: refusalWords(dossier, {
      stage: 'INTAKE',
      reasons: [
        'Việc khai sinh thuộc thẩm quyền của Ủy ban nhân dân xã nơi cha hoặc mẹ cư trú (Luật Hộ tịch, Điều 13).',
      ],
      refusedOn: day,
      officer: 'Phạm Thị Hoa',
    }),
    options: { edition: 'PAPER', day },
  },
  {
    name: 'refusal-merits',
    words: refusalWords(dossier, {
      stage: 'MERITS',
      reasons: ['Việc sinh đã được đăng ký, số 12/2026.'],
      refusedOn: day,
      officer: '',
    }),
    options: paper,
  },
  {
    name: 'apology',
    words: apologyWords(dossier, {
      receivedAt: '2026-07-17T08:05:00.000Z',
      promisedAt: '2026-07-17T10:00:00.000Z',
      newDueAt: '2026-07-20T04:30:00.000Z',
      reason: 'Cơ sở dữ liệu quốc gia về dân cư chưa trả số định danh cá nhân.',
      writtenOn: day,
    }),
    options: paper,
  },
  {
    name: 'book-closing',
    words: bookClosingWords({
      office: sampleOffice,
      register: 'Sổ đăng ký khai sinh',
      year: 2026,
      volume: 1,
      openedOn: date('2026-01-02'),
      closedOn: date('2026-12-31'),
      pages: 248,
      entries: 248,
      firstNo: 1,
      lastNo: 248,
      officer: 'Phạm Thị Hoa',
    }),
    options: paper,
  },
  {
    name: 'register-page',
    words: birthPaper('BIRTH_REGISTER_PAGE', sampleEntry({ notes: [note] })),
    options: { edition: 'PAPER', day },
  },
  {
    name: 'register-page-a3',
    words: birthPaper('BIRTH_REGISTER_PAGE', sampleEntry({ registrationKind: '4' })),
    options: { edition: 'PAPER', day, format: 'a3' },
  },
] as const

for (const { name, words, options } of pages)
  test(`The page ${name} looks as it did`, async () => {
    assert.deepEqual(await differencesFromGolden(name, await renderer.render(words, options)), [])
  })

test('The test sheet of a printer looks as it did', async () => {
  const sheet = await renderer.printerGrid('BIRTH_CERTIFICATE', day, { ...noShift, x: 1.5, y: -0.5 })
  assert.deepEqual(await differencesFromGolden('printer-grid', sheet), [])
})

test('Checklist 1, 2, 5, 12, 13: mother before father, years, number with its year, name and title of the signatory', async () => {
  const [front = '', back = ''] = await textsOf(await renderer.render(sampleCertificate, paper))
  const places = [
    'Số:',
    'Họ, chữ đệm, tên:',
    'người mẹ',
    'người cha',
    'người đi khai sinh',
    'Nơi đăng ký',
    'PHÓ CHỦ TỊCH',
    'Lê Văn Tám',
  ]
  const found = places.map((text) => front.indexOf(text))
  assert.ok(
    found.every((at) => at >= 0),
    String(found),
  )
  assert.deepEqual(
    found.slice(2),
    found.slice(2).toSorted((a, b) => a - b),
  )
  assert.match(front, /05\/2026/)
  assert.match(front, /18\/07\/2026/)
  assert.match(front, /NGƯỜI KÝ GIẤY KHAI SINH/)
  assert.match(back, /PHẦN GHI CHÚ NHỮNG THÔNG TIN THAY ĐỔI SAU NÀY/)
})

test('Checklist 6 and 7: no letterhead on the certificate; letterhead, suffix and (BẢN SAO) on the copy', async () => {
  const certificate = (await textsOf(await renderer.render(sampleCertificate, electronic))).join('\n')
  assert.doesNotMatch(certificate, /UBND PHƯỜNG|BẢN SAO/)
  const copy = (await textsOf(await renderer.render(extract, electronic))).join('\n')
  for (const text of [
    /UBND PHƯỜNG NGỌC HÀ/,
    /\(BẢN SAO\)/,
    /12\/TLKS-BS/,
    /Ghi chú:/,
    /Cải chính năm sinh của mẹ/,
    /05\/2026/,
  ])
    assert.match(copy, text)
})

test('Checklist 14: the QR code and the line of the digital signature are on electronic versions only', async () => {
  const read = async (options: RenderOptions) =>
    (await textsOf(await renderer.render(sampleCertificate, options))).join('\n')
  assert.match(await read(electronic), /Quét mã để kiểm tra/)
  assert.match(await read(electronic), /Ký số bởi: Lê Văn Tám/)
  assert.doesNotMatch(await read(paper), /Quét mã|Ký số bởi/)
})

test('A draft carries the watermark and neither seal nor signature, even when one is handed in', async () => {
  const draft = (await textsOf(await renderer.render(sampleCertificate, { ...electronic, edition: 'DRAFT' }))).join(
    '\n',
  )
  assert.match(draft, /BẢN XEM TRƯỚC/)
  assert.doesNotMatch(draft, /Lê Văn Tám|CHỦ TỊCH|Quét mã|Ký số/)
})

test('The overlay prints values and no label, moved as the printer says', async () => {
  const overlay = (shift: Shift) => renderer.render(sampleCertificate, { ...paper, edition: 'OVERLAY', shift })
  const plain = await overlay(noShift)
  const text = (await textsOf(plain)).join('\n')
  assert.doesNotMatch(text, /GIẤY KHAI SINH|Họ, chữ đệm|CỘNG HÒA|Nơi sinh|NGƯỜI KÝ/)
  for (const value of ['NGUYỄN THỊ ÁNH TUYẾT', '05/2026', '001326012345', 'PHÓ CHỦ TỊCH', 'Lê Văn Tám'])
    assert.match(text, new RegExp(value))
  const [from, to] = [await inkEdges(plain), await inkEdges(await overlay({ ...noShift, x: 2, y: -1.5 }))]
  const nearly = (actual: number, expected: number): void => assert.ok(Math.abs(actual - expected) < 0.3, `${actual}`)
  nearly(to.right - from.right, 2)
  nearly(to.top - from.top, -1.5)
  const one = await inkEdges(await overlay({ ...noShift, fields: { number: { x: 0, y: -3 } } }))
  nearly(one.top - from.top, -3)
})

/** Where the ink of the first page begins above and ends on the right, in millimetres. */
async function inkEdges(pdf: Uint8Array): Promise<{ top: number; right: number }> {
  const scale = 3
  const [page] = await picturesOf(pdf, scale)
  if (!page) throw new Error('There is no page')
  let top = Number.POSITIVE_INFINITY
  let right = 0
  for (let y = 0; y < page.height; y++)
    for (let x = 0; x < page.width; x++)
      if ((page.data[(y * page.width + x) * 4] ?? 255) < 128) {
        top = Math.min(top, y)
        right = Math.max(right, x)
      }
  const millimetre = (72 * scale) / 25.4
  return { top: top / millimetre, right: right / millimetre }
}

test('A name of 200 letters and long places are printed in full', async () => {
  const read = (await textsOf(await renderer.render(long, paper))).join(' ').replace(/[\s\u200b]+/g, ' ')
  assert.equal((read.match(/PHƯƠNG/g) ?? []).length, 27)
  assert.equal((read.replace(/\s/g, '').match(/Ẩ/g) ?? []).length, 200)
  assert.equal((read.match(/khu vực liên huyện/g) ?? []).length, 5)
})

test('The same words and day give the same bytes, as PDF/A-2u', async () => {
  const [first, second] = [
    await renderer.render(receipt, { edition: 'PAPER', day }),
    await openRenderer().render(receipt, { edition: 'PAPER', day }),
  ]
  assert.ok(Buffer.from(first).equals(Buffer.from(second)))
  assert.match(Buffer.from(first).toString('latin1'), /pdfaid:part>2<[\s\S]*pdfaid:conformance>U</)
})
