import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  type BirthEntry,
  birthPaper,
  sampleDeclaration,
  sampleEntry,
  sampleNames,
  sampleOffice,
  typedBirth,
} from '../../../tests/birth-entry-samples.ts'
import { date } from '../../values/calendar-date.ts'
import { parentWords } from '../parts/words/people.ts'
import { noteWords } from '../parts/words/register.ts'
import { birthCertificateWords } from './certificate-words.ts'
import { birthDeclarationPaper } from './declaration-paper.ts'
import { registerTicks } from './papers.ts'
import { draftCertificate } from './papers-draft.ts'

const certificate = (entry: BirthEntry) => birthCertificateWords(entry, sampleNames)

test('Checklist 1: the mother stands before the father', () => {
  const keys = Object.keys(certificate(sampleEntry()))
  assert.ok(keys.indexOf('mother') < keys.indexOf('father'))
})

test('Checklist 2: of a parent’s birth the year alone is printed', () => {
  const { mother, father } = certificate(sampleEntry())
  assert.deepEqual([mother.birthYear, father.birthYear], ['1995', '1993'])
  assert.doesNotMatch(JSON.stringify([mother, father]), /03\/02|tháng/)
})

test('Checklist 3: names are in capitals with all their marks, whatever form they were typed in', () => {
  const content = sampleDeclaration({ child: { ...typedBirth.child, name: 'Đặng Thị Ẩn Ý'.normalize('NFD') } })
  assert.equal(certificate(sampleEntry({ content })).name, 'ĐẶNG THỊ ẨN Ý')
})

test('Checklist 4 and 12: date in words, and number and day of the registration', () => {
  const words = certificate(sampleEntry())
  assert.equal(words.birthDate, '17/07/2026')
  assert.equal(words.birthDateInWords, 'Ngày mười bảy tháng bảy năm hai nghìn không trăm hai mươi sáu')
  assert.equal(words.registeredOn, '18/07/2026')
  assert.equal(birthPaper('BIRTH_CERTIFICATE', sampleEntry(), { on: date('2026-09-01') }).number, '05/2026')
})

test('Checklist 8: an extract lists later changes with day, content and basis', () => {
  const note = {
    seq: 1,
    notedOn: date('2027-03-02'),
    content: 'Cải chính năm sinh của mẹ từ 1995 thành 1994.',
    basis: { kind: 'Quyết định', number: '12/QĐ-UBND', date: date('2027-03-01'), authority: 'UBND phường Ngọc Hà' },
    officerName: 'Phạm Thị Hoa',
    signerName: '',
  }
  const said =
    'Ngày 02/03/2027: Cải chính năm sinh của mẹ từ 1995 thành 1994 (Quyết định số 12/QĐ-UBND ngày 01/03/2027 của UBND phường Ngọc Hà).'
  assert.equal(noteWords(note), said)
  const entry = sampleEntry({ notes: [note] })
  const extract = birthPaper('BIRTH_EXTRACT', entry, { number: '12/TLKS-BS', on: date('2027-04-05') })
  const { notes, registrationNumber, registeredOn, number } = extract as unknown as Record<string, unknown>
  assert.deepEqual([notes, registrationNumber, registeredOn, number], [[said], '05/2026', '18/07/2026', '12/TLKS-BS'])
  const page = birthPaper('BIRTH_REGISTER_PAGE', entry)
  assert.deepEqual(page.model === 'register-page' && page.notes, [said])
})

test('Checklist 9: places keep the names they were registered with', () => {
  const old = {
    ...typedBirth.child.birthPlace,
    facilityName: '',
    detail: '',
    asWritten: 'xã Cổ, huyện Cũ, tỉnh Hà Tây',
  }
  const content = sampleDeclaration({ child: { ...typedBirth.child, birthPlace: old } })
  assert.equal(certificate(sampleEntry({ content })).birthPlace, 'xã Cổ, huyện Cũ, tỉnh Hà Tây')
})

test('R-B7, checklist 10: an undetermined parent is a blank group, never "không rõ"', () => {
  const blank = { name: '', birthYear: '', ethnicity: '', nationality: '', residence: '' }
  assert.deepEqual(parentWords(null, sampleNames), blank)
  const words = certificate(sampleEntry({ content: sampleDeclaration({ father: null }) }))
  assert.deepEqual(words.father, blank)
})

test('R-B8, checklist 11: that a child was abandoned stands in the Sổ and never on a certificate or extract', () => {
  const content = sampleDeclaration({ caseKind: 'ABANDONED', mother: null, father: null })
  const entry = sampleEntry({ content })
  for (const words of [
    birthPaper('BIRTH_CERTIFICATE', entry),
    birthPaper('BIRTH_EXTRACT', entry, { number: '1/TLKS-BS' }),
  ])
    assert.doesNotMatch(JSON.stringify(words), /bỏ rơi/i)
  const ticked = registerTicks(entry).filter((tick) => tick.ticked)
  assert.deepEqual(
    ticked.map((tick) => tick.label),
    ['Đúng hạn', 'Trẻ bị bỏ rơi'],
  )
})

test('The boxes of the register follow the kind of registration and the parents', () => {
  const labels = (entry: Parameters<typeof registerTicks>[0]): string[] =>
    registerTicks(entry).flatMap((tick) => (tick.ticked ? [tick.label] : []))
  assert.deepEqual(labels(sampleEntry()), ['Đúng hạn'])
  assert.deepEqual(labels(sampleEntry({ registrationKind: '4' })), ['Quá hạn'])
  assert.deepEqual(labels(sampleEntry({ registrationKind: '2' })), ['Đăng ký lại'])
  assert.deepEqual(labels(sampleEntry({ registrationKind: '3' })), ['Ghi vào sổ hộ tịch việc khai sinh'])
  assert.deepEqual(labels(sampleEntry({ content: sampleDeclaration({ mother: null, father: null }) })), [
    'Đúng hạn',
    'Trẻ chưa xác định được cha, mẹ',
  ])
  assert.equal(registerTicks(sampleEntry()).length, 6)
})

test('A register page names who signed with the title, and says when the entry was revoked', () => {
  const revoked = { decision: 'Quyết định số 9/QĐ-UBND', decidedOn: date('2027-01-05') }
  const page = birthPaper('BIRTH_REGISTER_PAGE', sampleEntry({ revoked }))
  assert.ok(page.model === 'register-page')
  assert.match(JSON.stringify(page.lines), /Lê Văn Tám, CHỦ TỊCH/)
  assert.deepEqual([page.number, page.volume, page.page], ['05/2026', '01/2026', '5'])
  assert.deepEqual(page.notes, ['Đã thu hồi, hủy bỏ theo Quyết định số 9/QĐ-UBND ngày 05/01/2027.'])
})

test('A preview shows what is typed so far, and nothing it cannot read', () => {
  const words = draftCertificate(
    {
      child: { name: 'nguyễn thị', sex: '9', birthDate: { known: 'day', date: '2026-07-17' }, nationalities: ['VN'] },
      mother: { name: 'Trần Thị B', birthDate: { known: 'year', year: 1995 } },
      father: 7,
    },
    sampleNames,
    sampleOffice.name,
  )
  assert.deepEqual([words.name, words.sex, words.nationality, words.registeredOn], ['NGUYỄN THỊ', '', 'Việt Nam', ''])
  assert.deepEqual([words.mother.name, words.mother.birthYear, words.father.name], ['TRẦN THỊ B', '1995', ''])
  assert.equal(draftCertificate({}, sampleNames, '').name, '')
  assert.equal(draftCertificate(typedBirth, sampleNames, '').father.name, 'NGUYỄN VĂN ĐƯỢC')
})

test('The declaration is blank with the same labels as when it is filled', () => {
  const labels = (declaration?: ReturnType<typeof sampleDeclaration>) =>
    birthDeclarationPaper.lines(declaration, sampleNames).flatMap((line) => ('label' in line ? [line.label] : []))
  assert.deepEqual(labels(), labels(sampleDeclaration()))
  const filled = JSON.stringify(birthDeclarationPaper.lines(sampleDeclaration(), sampleNames))
  assert.match(filled, /Căn cước số 001093000001.*Nguyễn Thị Ánh Tuyết/)
})
