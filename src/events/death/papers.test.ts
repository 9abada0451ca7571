import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sampleEntryOf, sampleNames } from '../../../tests/birth-entry-samples.ts'
import { date } from '../../values/calendar-date.ts'
import type { PaperBody, PaperLine } from '../parts/papers.ts'
import { DeathDeclaration } from './declaration.ts'
import { deathDeclarationPaper } from './declaration-paper.ts'
import { typedDeathExamples as typed } from './examples.ts'
import { deathEventPapers, registerTicks } from './papers.ts'
import { type DeathEntry, diedAtInWords, diedAtWords } from './words.ts'

const entryOf = (example: unknown, registrationKind = '1'): DeathEntry =>
  sampleEntryOf(DeathDeclaration.parse(example), { kind: 'DEATH', register: 'DEATH', registrationKind, pin: null })
const issue = { number: '07/TLKT', on: date('2026-11-18') }
const papersOf = (entry: DeathEntry) => deathEventPapers.filter(({ fits }) => fits?.(entry) ?? true)
const said = (lines: readonly PaperLine[]): string =>
  lines
    .flatMap((line): readonly PaperLine[] => ('row' in line ? line.row : [line]))
    .map((line) => ('label' in line ? `${line.label} ${line.value}` : 'heading' in line ? line.heading : ''))
    .join('\n')
const textOf = (body: PaperBody): string => {
  assert.notEqual(body.model, 'own')
  return body.model === 'own' ? '' : said(body.lines)
}
const paper = (kind: string, entry: DeathEntry): string => {
  const found = deathEventPapers.find((one) => one.kind === kind)
  assert.ok(found)
  return textOf(found.body(entry, sampleNames, issue))
}

test('the time of death is written in figures and in words, as far as it is known', () => {
  const day = { known: 'day', date: date('2026-02-04') } as const
  assert.equal(diedAtWords({ date: day, time: '06:38' }), '06 giờ 38 phút, ngày 04/02/2026')
  assert.equal(
    diedAtInWords({ date: day, time: '06:38' }),
    'Sáu giờ ba mươi tám phút, ngày bốn tháng hai năm hai nghìn không trăm hai mươi sáu',
  )
  assert.equal(
    diedAtInWords({ date: day, time: '00:00' }),
    'Không giờ đúng, ngày bốn tháng hai năm hai nghìn không trăm hai mươi sáu',
  )
  assert.equal(diedAtWords({ date: day, time: null }), 'ngày 04/02/2026')
  assert.equal(diedAtWords({ date: { known: 'month', year: 1979, month: 3 }, time: null }), 'tháng 03/1979')
  assert.equal(diedAtWords({ date: { known: 'year', year: 1979 }, time: null }), 'năm 1979')
  assert.equal(
    diedAtInWords({ date: { known: 'year', year: 1979 }, time: null }),
    'Năm một nghìn chín trăm bảy mươi chín',
  )
  assert.equal(diedAtWords({ date: { known: 'nothing' }, time: null }), '')
})

test('the extract tells cause, paper and declarant; the copy tells where it is registered and its notes instead', () => {
  const entry = entryOf(typed.normal)
  assert.deepEqual(
    papersOf(entry).map(({ kind }) => kind),
    ['DEATH_EXTRACT', 'DEATH_EXTRACT_COPY', 'DEATH_REGISTER_PAGE'],
  )
  const original = paper('DEATH_EXTRACT', entry)
  assert.match(original, /Họ, chữ đệm, tên: NÔNG VĂN KHẢI/)
  assert.match(original, /Số định danh cá nhân: 002048000311/)
  assert.match(original, /Nguyên nhân chết: Già yếu/)
  assert.match(original, /Giấy báo tử số 14\/GBT do Ủy ban nhân dân xã Đồng Văn cấp ngày 13\/11\/2026/)
  assert.match(original, /người đi khai tử: NÔNG VĂN SƠN/)
  const copy = paper('DEATH_EXTRACT_COPY', entry)
  assert.match(copy, /Đã được đăng ký khai tử tại: .*\n.*Số: 05\/2026/)
  assert.match(copy, /Ghi chú:/)
  assert.doesNotMatch(copy, /Nguyên nhân|người đi khai tử|14\/GBT/)
})

test('a transcribed death has an extract of its own that names the foreign office', () => {
  const entry = entryOf(typed.transcribed, '3')
  assert.deepEqual(
    papersOf(entry).map(({ kind }) => kind),
    ['DEATH_TRANSCRIPTION_EXTRACT', 'DEATH_TRANSCRIPTION_EXTRACT_COPY', 'DEATH_REGISTER_PAGE'],
  )
  const text = paper('DEATH_TRANSCRIPTION_EXTRACT', entry)
  assert.match(text, /Phòng Hộ tịch thành phố Leipzig[\s\S]*S 1182\/2026[\s\S]*13\/11\/2026/)
  assert.match(text, /Đã được ghi vào Sổ đăng ký khai tử tại:/)
})

test('the boxes of the book follow the kind and the age at death', () => {
  const ticked = (example: unknown, kind: string) =>
    registerTicks(entryOf(example, kind))
      .filter((tick) => tick.ticked)
      .map(({ label }) => label)
  assert.deepEqual(ticked(typed.normal, '1'), ['Đúng hạn'])
  assert.deepEqual(ticked(typed.longAgo, '4'), ['Quá hạn'])
  assert.deepEqual(ticked(typed.again, '2'), ['Đăng ký lại'])
  assert.deepEqual(ticked(typed.infant, '1'), ['Đúng hạn', 'Trẻ dưới 01 tuổi'])
  const toddler = {
    ...typed.infant,
    deceased: { ...typed.infant.deceased, birthDate: { known: 'day', date: '2023-01-01' } },
  }
  assert.deepEqual(ticked(toddler, '1'), ['Đúng hạn', 'Trẻ từ 01 đến dưới 5 tuổi'])
  assert.deepEqual(ticked(typed.transcribed, '3'), ['Ghi vào sổ hộ tịch việc khai tử'])
})

test('a body nobody could identify is written as such, with the estimated age and where it was found', () => {
  const page = paper('DEATH_REGISTER_PAGE', entryOf(typed.unidentified))
  assert.match(page, /KHÔNG RÕ TUNG TÍCH/)
  assert.match(page, /khoảng 40 đến 50 tuổi/)
  assert.match(page, /bờ sông Nho Quế.*nơi phát hiện thi thể, ngày 08\/11\/2026/)
  assert.match(page, /Đặc điểm nhận dạng: Nam giới/)
  assert.doesNotMatch(paper('DEATH_EXTRACT', entryOf(typed.unidentified)), /Đặc điểm nhận dạng/)
})

test('the declaration has the labels of the form, blank and filled', () => {
  const blank = said(deathDeclarationPaper.lines(undefined, sampleNames))
  for (const label of [
    'Quan hệ với người đã chết:',
    'Nơi cư trú cuối cùng:',
    'Đã chết vào lúc:',
    'Nơi chết:',
    'Nguyên nhân chết:',
  ])
    assert.ok(blank.includes(label), label)
  const filled = said(deathDeclarationPaper.lines(DeathDeclaration.parse(typed.again), sampleNames))
  assert.match(filled, /Đã đăng ký khai tử tại: Ủy ban nhân dân xã Đồng Văn/)
  assert.match(filled, /Số: 12/)
})
