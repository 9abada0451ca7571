import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sampleNames } from '../../../../tests/birth-entry-samples.ts'
import { date } from '../../../values/calendar-date.ts'
import { dateInWords, dateLine, momentLine, numberInWords, partialDateInWords } from './dates.ts'
import { birthPlaceWords, idLine, informantPaper, nationalityWords, sexWords } from './people.ts'

test('Days and months are written as the law’s examples write them', () => {
  const days: [string, string][] = [
    ['2026-07-17', 'Ngày mười bảy tháng bảy năm hai nghìn không trăm hai mươi sáu'],
    ['2024-01-01', 'Ngày một tháng một năm hai nghìn không trăm hai mươi tư'],
    ['2015-04-04', 'Ngày bốn tháng tư năm hai nghìn không trăm mười lăm'],
    ['2021-11-15', 'Ngày mười lăm tháng mười một năm hai nghìn không trăm hai mươi mốt'],
    ['2025-12-24', 'Ngày hai mươi tư tháng mười hai năm hai nghìn không trăm hai mươi lăm'],
    ['2005-10-10', 'Ngày mười tháng mười năm hai nghìn không trăm linh năm'],
    ['2010-05-05', 'Ngày năm tháng năm năm hai nghìn không trăm mười'],
    ['2000-06-21', 'Ngày hai mươi mốt tháng sáu năm hai nghìn'],
    ['1999-08-31', 'Ngày ba mươi mốt tháng tám năm một nghìn chín trăm chín mươi chín'],
    ['1905-02-25', 'Ngày hai mươi lăm tháng hai năm một nghìn chín trăm linh năm'],
    ['1911-03-11', 'Ngày mười một tháng ba năm một nghìn chín trăm mười một'],
    ['1954-09-20', 'Ngày hai mươi tháng chín năm một nghìn chín trăm năm mươi tư'],
    ['1900-04-30', 'Ngày ba mươi tháng tư năm một nghìn chín trăm'],
  ]
  for (const [day, words] of days) assert.equal(dateInWords(date(day)), words)
  assert.equal(dateInWords(date('2005-04-14'), 'SOUTH'), 'Ngày mười bốn tháng tư năm hai ngàn không trăm lẻ năm')
})

test('Numbers from 0 to 9999 are all said, and each differently', () => {
  const said = new Set(Array.from({ length: 10_000 }, (_, n) => numberInWords(n)))
  assert.equal(said.size, 10_000)
  assert.equal(numberInWords(101), 'một trăm linh một')
  assert.equal(numberInWords(1000), 'một nghìn')
  assert.equal(numberInWords(1005), 'một nghìn không trăm linh năm')
  assert.throws(() => numberInWords(10_000), RangeError)
})

test('R-A12 A partial date says only what is known', () => {
  assert.equal(partialDateInWords({ known: 'year', year: 1950 }), 'Năm một nghìn chín trăm năm mươi')
  assert.equal(
    partialDateInWords({ known: 'month', year: 2004, month: 4 }),
    'Tháng tư năm hai nghìn không trăm linh bốn',
  )
  assert.equal(partialDateInWords({ known: 'nothing' }), '')
})

test('The date line of a letter pads days under 10 and the first two months, and times are those of Việt Nam', () => {
  assert.equal(dateLine(date('2026-02-05')), 'ngày 05 tháng 02 năm 2026')
  assert.equal(dateLine(date('2026-07-18')), 'ngày 18 tháng 7 năm 2026')
  assert.equal(momentLine('2026-07-17T08:05:00.000Z'), '15 giờ 05 phút, ngày 17 tháng 7 năm 2026')
  assert.equal(momentLine('2026-07-17T23:30:00.000Z'), '06 giờ 30 phút, ngày 18 tháng 7 năm 2026')
})

test('An identity paper is one line of kind, number, issuer and day; what is unknown is left out', () => {
  const paper = {
    type: 'CCCD',
    number: '025188001010',
    issuer: 'Cục Cảnh sát QLHC về TTXH',
    issuedOn: date('2021-11-20'),
  }
  assert.equal(
    idLine(paper, sampleNames),
    'Căn cước công dân số 025188001010 do Cục Cảnh sát QLHC về TTXH cấp ngày 20/11/2021',
  )
  assert.equal(
    idLine({ type: 'HC', number: 'B1234567', issuer: '', issuedOn: null }, sampleNames),
    'Hộ chiếu số B1234567',
  )
  assert.equal(
    idLine({ type: 'GKS', number: '01/2014', issuer: 'UBND xã Mẫu', issuedOn: null }, sampleNames),
    'Giấy khai sinh số 01/2014 do UBND xã Mẫu cấp',
  )
  assert.equal(
    informantPaper({ idDocument: null, pin: '001195000001' }, sampleNames),
    'Số định danh cá nhân 001195000001',
  )
  assert.equal(informantPaper({ idDocument: null, pin: null }, sampleNames), '')
})

test('Sex, nationality and places are the words of the paper', () => {
  assert.deepEqual((['1', '2', '3'] as const).map(sexWords), ['Nam', 'Nữ', 'Chưa xác định được'])
  assert.equal(nationalityWords(['VN'], sampleNames), 'Việt Nam')
  assert.equal(nationalityWords(['VN', 'FR'], sampleNames), 'Việt Nam, Pháp')
  assert.equal(nationalityWords(['XX'], sampleNames), 'Không quốc tịch')
  const asWritten = 'phường Ngọc Khánh, quận Ba Đình, Hà Nội'
  const hospital = { facilityName: 'Bệnh viện Phụ sản Hà Nội', detail: 'đường La Thành', asWritten }
  const said = 'Bệnh viện Phụ sản Hà Nội, đường La Thành, phường Ngọc Khánh, quận Ba Đình, Hà Nội'
  assert.equal(birthPlaceWords(hospital), said)
  assert.equal(birthPlaceWords({ ...hospital, asWritten: said }), said, 'nothing is said twice')
  assert.equal(birthPlaceWords({ facilityName: '', detail: '', asWritten }), asWritten)
})
