import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sampleEntryOf, sampleNames } from '../../../tests/birth-entry-samples.ts'
import { date } from '../../values/calendar-date.ts'
import { momentInVietnam } from '../../values/moment.ts'
import type { Circumstances } from '../circumstances.ts'
import { originalsIn, type PaperEntry, type PaperLine } from '../parts/papers.ts'
import { MaritalDeclaration } from './declaration.ts'
import { maritalDeclarationPaper } from './declaration-paper.ts'
import { typedMaritalExamples as typed } from './examples.ts'
import { maritalEventPapers, registerTicks } from './papers.ts'
import { statementOf } from './statement.ts'

const day = date('2026-11-20')
const circumstances: Circumstances = {
  receivedAt: momentInVietnam(day, 540),
  receivedOn: day,
  today: day,
  office: { kind: 'COMMUNE', unitCode: '00721', provinceCode: '08' },
}
function entryOf(example: unknown): PaperEntry<MaritalDeclaration> {
  const declaration = MaritalDeclaration.parse(example)
  const content = { ...declaration, statement: statementOf(declaration, circumstances) }
  return sampleEntryOf(content, { kind: 'MARITAL_STATUS', register: 'MARITAL_STATUS', pin: null })
}
const said = (lines: readonly PaperLine[]): string =>
  lines
    .flatMap((line): readonly PaperLine[] => ('row' in line ? line.row : [line]))
    .map((line) =>
      'label' in line
        ? `${line.label} ${line.value}`
        : 'text' in line
          ? line.text
          : 'heading' in line
            ? line.heading
            : '',
    )
    .join('\n')
function textOf(example: unknown, use: 'original' | 'page'): string {
  const entry = entryOf(example)
  const paper = maritalEventPapers.find((one) => one.use === use)
  const body = paper?.body(entry, sampleNames, { number: '31/UBND-XNTTHN', on: day })
  assert.ok(body && body.model !== 'own')
  return said(body.lines)
}

test('the certificate for a marriage names whom and where, and is good for six months', () => {
  const text = textOf(typed.firstMarriage, 'original')
  assert.match(
    text,
    /^Xét đề nghị của ông\/bà: Phạm Thị Hoa - Công chức Tư pháp - Hộ tịch, về việc cấp .* cho: NÔNG VĂN TIẾN/,
  )
  assert.match(text, /XÁC NHẬN:/)
  assert.match(text, /Tình trạng hôn nhân: hiện tại chưa đăng ký kết hôn với ai/)
  assert.match(text, /trong thời hạn 6 tháng, kể từ ngày cấp, được sử dụng để: đăng ký kết hôn trong nước/)
  assert.match(text, /với bà LỤC THỊ HƯƠNG, sinh năm 2001, quốc tịch Việt Nam, căn cước số 002301000502/)
  assert.match(text, /tại Ủy ban nhân dân phường Hoàn Kiếm/)
  assert.doesNotMatch(text, /không có giá trị sử dụng/)
})

test('the certificate for another purpose says that it is not for a marriage', () => {
  const text = textOf(typed.divorced, 'original')
  assert.match(text, /được sử dụng để: làm thủ tục chuyển nhượng .*; không có giá trị sử dụng để đăng ký kết hôn\./)
})

test('the time it speaks of stands before the status', () => {
  assert.match(
    textOf(typed.ofOneTime, 'original'),
    /Trong thời gian cư trú tại: xã Đồng Văn, tỉnh Tuyên Quang từ ngày 01\/01\/2010 đến ngày 31\/12\/2015\nTình trạng hôn nhân: chưa đăng ký kết hôn với ai/,
  )
  assert.match(textOf(typed.livedElsewhere, 'original'), /xã Đồng Văn, tỉnh Tuyên Quang từ ngày 01\/01\/2010 đến nay/)
})

test('the page of the book has its boxes by purpose and only the officer signs it', () => {
  const ticked = (example: unknown) =>
    registerTicks(entryOf(example)).flatMap(({ label, ticked: on }) => (on ? [label] : []))
  assert.deepEqual(ticked(typed.firstMarriage), ['Để ĐKKH trong nước'])
  assert.deepEqual(ticked({ ...typed.firstMarriage, purpose: '4' }), ['Để ĐKKH ở nước ngoài'])
  assert.deepEqual(ticked(typed.divorced), ['Mục đích khác'])
  const text = textOf(typed.firstMarriage, 'page')
  assert.match(text, /Quan hệ với người được cấp: Bản thân/)
})

test('the declaration has the labels of the form, blank and filled', () => {
  const blank = said(maritalDeclarationPaper.lines(undefined, sampleNames))
  for (const label of [
    'Quan hệ với người được cấp:',
    'Trong thời gian cư trú tại:',
    'Tình trạng hôn nhân:',
    'Mục đích sử dụng:',
  ])
    assert.ok(blank.includes(label), label)
  const filled = said(maritalDeclarationPaper.lines(MaritalDeclaration.parse(typed.livedElsewhere), sampleNames))
  assert.match(filled, /Busan, Hàn Quốc từ ngày 01\/07\/2006 đến ngày 31\/12\/2009/)
})

test('R-D2 for a marriage there is one certificate, for other purposes as many as were asked for', () => {
  const [certificate] = maritalEventPapers
  assert.ok(certificate)
  const count = (change: object) => originalsIn(certificate, entryOf({ ...typed.firstMarriage, ...change }))
  assert.equal(count({ copies: 0 }), 1)
  assert.equal(count({ copies: 3 }), 1)
  const other = { purpose: '5', purposeText: 'vay vốn ngân hàng', intendedSpouse: null, intendedPlace: '' }
  assert.equal(count({ ...other, copies: 3 }), 3)
  assert.equal(count({ ...other, copies: 0 }), 1)
})
