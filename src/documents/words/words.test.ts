import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  sampleDeclaration,
  sampleEntry,
  sampleNames,
  sampleOffice,
  typedBirth,
} from '../../../tests/birth-entry-samples.ts'
import { date } from '../../values/calendar-date.ts'
import {
  birthCertificateWords,
  birthExtractWords,
  noteWords,
  registerPageWords,
  registerTicks,
} from './birth-papers.ts'
import { dateInWords, dateLine, momentLine, numberInWords, partialDateInWords } from './dates.ts'
import { draftCertificateWords } from './draft.ts'
import { letterheadWords } from './office.ts'
import {
  apologyWords,
  bookClosingWords,
  completionRequestWords,
  type Dossier,
  receiptWords,
  refusalWords,
} from './office-papers.ts'
import { birthPlaceWords, idLine, informantPaper, nationalityWords, parentWords, sexWords } from './people.ts'

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

test('Checklist 1: the mother stands before the father', () => {
  const keys = Object.keys(birthCertificateWords(sampleEntry(), sampleNames))
  assert.ok(keys.indexOf('mother') < keys.indexOf('father'))
})

test('Checklist 2: of a parent’s birth the year alone is printed', () => {
  const { mother, father } = birthCertificateWords(sampleEntry(), sampleNames)
  assert.deepEqual([mother.birthYear, father.birthYear], ['1995', '1993'])
  assert.doesNotMatch(JSON.stringify([mother, father]), /03\/02|tháng/)
})

test('Checklist 3: names are in capitals with all their marks, whatever form they were typed in', () => {
  const content = sampleDeclaration({ child: { ...typedBirth.child, name: 'Đặng Thị Ẩn Ý'.normalize('NFD') } })
  assert.equal(birthCertificateWords(sampleEntry({ content }), sampleNames).name, 'ĐẶNG THỊ ẨN Ý')
})

test('Checklist 4 and 12: date in words, and number and day of the registration', () => {
  const words = birthCertificateWords(sampleEntry(), sampleNames)
  assert.equal(words.birthDate, '17/07/2026')
  assert.equal(words.birthDateInWords, 'Ngày mười bảy tháng bảy năm hai nghìn không trăm hai mươi sáu')
  assert.deepEqual([words.number, words.registeredOn], ['05/2026', '18/07/2026'])
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
  const issue = { office: sampleOffice, number: '12/TLKS-BS', issuedOn: date('2027-04-05') }
  const extract = birthExtractWords(sampleEntry({ notes: [note] }), sampleNames, issue)
  assert.deepEqual(extract.notes, [said])
  assert.deepEqual([extract.registrationNumber, extract.registeredOn], ['05/2026', '18/07/2026'])
  assert.deepEqual(registerPageWords(sampleEntry({ notes: [note] }), sampleNames).notes, [said])
})

test('Checklist 9: places keep the names they were registered with', () => {
  const old = {
    ...typedBirth.child.birthPlace,
    facilityName: '',
    detail: '',
    asWritten: 'xã Cổ, huyện Cũ, tỉnh Hà Tây',
  }
  const content = sampleDeclaration({ child: { ...typedBirth.child, birthPlace: old } })
  assert.equal(birthCertificateWords(sampleEntry({ content }), sampleNames).birthPlace, 'xã Cổ, huyện Cũ, tỉnh Hà Tây')
})

test('R-B7, checklist 10: an undetermined parent is a blank group, never "không rõ"', () => {
  const blank = { name: '', birthYear: '', ethnicity: '', nationality: '', residence: '' }
  assert.deepEqual(parentWords(null, sampleNames), blank)
  const words = birthCertificateWords(sampleEntry({ content: sampleDeclaration({ father: null }) }), sampleNames)
  assert.deepEqual(words.father, blank)
})

test('R-B8, checklist 11: that a child was abandoned stands in the Sổ and never on a certificate or extract', () => {
  const content = sampleDeclaration({ caseKind: 'ABANDONED', mother: null, father: null })
  const entry = sampleEntry({ content })
  const issue = { office: sampleOffice, number: '1/TLKS-BS', issuedOn: date('2026-07-18') }
  for (const words of [birthCertificateWords(entry, sampleNames), birthExtractWords(entry, sampleNames, issue)])
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
  const words = registerPageWords(
    sampleEntry({ revoked: { decision: 'Quyết định số 9/QĐ-UBND', decidedOn: date('2027-01-05') } }),
    sampleNames,
  )
  assert.equal(words.signer, 'Lê Văn Tám, CHỦ TỊCH')
  assert.deepEqual([words.number, words.volume, words.page], ['05/2026', '01/2026', '5'])
  assert.deepEqual(words.notes, ['Đã thu hồi, hủy bỏ theo Quyết định số 9/QĐ-UBND ngày 05/01/2027.'])
})

test('The letterhead stacks the units of two tiers and of three, and names the place', () => {
  assert.deepEqual(letterheadWords(sampleOffice, date('2026-07-18')), {
    office: ['THÀNH PHỐ HÀ NỘI', 'UBND PHƯỜNG NGỌC HÀ'],
    placeAndDate: 'Ngọc Hà, ngày 18 tháng 7 năm 2026',
  })
  const old = { ...sampleOffice, unit: 'Phường 1', above: ['Quận 3', 'Thành phố Hồ Chí Minh'] }
  assert.deepEqual(letterheadWords(old, date('2019-01-02')), {
    office: ['THÀNH PHỐ HỒ CHÍ MINH', 'QUẬN 3', 'UBND PHƯỜNG 1'],
    placeAndDate: 'Phường 1, ngày 02 tháng 01 năm 2019',
  })
  const mission = { kind: 'MISSION', name: 'Đại sứ quán Việt Nam tại Lào', unit: '', above: [] } as const
  assert.deepEqual(letterheadWords(mission, date('2026-07-18')).office, ['ĐẠI SỨ QUÁN VIỆT NAM TẠI LÀO'])
})

const dossier: Dossier = {
  code: 'H26-260717-0005',
  office: sampleOffice,
  procedure: 'Đăng ký khai sinh',
  requester: 'Nguyễn Văn Được',
  address: 'phường Ngọc Hà, thành phố Hà Nội',
  phone: '0900000001',
  email: '',
}

test('A5 The receipt says hour and day of intake and of return', () => {
  const receipt = receiptWords(dossier, {
    papers: ['Tờ khai đăng ký khai sinh'],
    receivedAt: '2026-07-17T08:05:00.000Z',
    dueAt: '2026-07-20T04:30:00.000Z',
    receivedBy: 'Phạm Thị Hoa',
  })
  assert.equal(receipt.receivedAt, '15 giờ 05 phút, ngày 17 tháng 7 năm 2026')
  assert.equal(receipt.dueAt, '11 giờ 30 phút, ngày 20 tháng 7 năm 2026')
  assert.equal(receipt.code, dossier.code)
})

test('Requests, refusals and apologies carry the dossier’s code, the reasons and the days', () => {
  const askedOn = date('2026-07-17')
  const request = completionRequestWords(dossier, {
    lacking: ['Giấy chứng sinh'],
    reason: 'Thiếu',
    askedOn,
    officer: 'Hoa',
  })
  assert.deepEqual([request.code, request.lacking], [dossier.code, ['Giấy chứng sinh']])
  const refused = { reasons: ['Đã đăng ký'], refusedOn: askedOn, officer: 'Hoa' }
  assert.equal(refusalWords(dossier, { ...refused, stage: 'INTAKE' }).title, 'PHIẾU TỪ CHỐI TIẾP NHẬN HỒ SƠ')
  assert.equal(refusalWords(dossier, { ...refused, stage: 'MERITS' }).title, 'PHIẾU TỪ CHỐI GIẢI QUYẾT HỒ SƠ')
  const apology = apologyWords(dossier, {
    receivedAt: '2026-07-17T08:05:00.000Z',
    promisedAt: '2026-07-17T10:00:00.000Z',
    newDueAt: '2026-07-20T04:30:00.000Z',
    reason: 'Chưa có số định danh',
    writtenOn: askedOn,
  })
  assert.deepEqual([apology.receivedOn, apology.promisedAt], ['17/07/2026', '17 giờ 00 phút, ngày 17 tháng 7 năm 2026'])
})

test('LHT 58 The closing page counts pages and entries in figures and in words', () => {
  const words = bookClosingWords({
    office: sampleOffice,
    register: 'Sổ đăng ký khai sinh',
    year: 2026,
    volume: 2,
    openedOn: date('2026-01-02'),
    closedOn: date('2026-12-31'),
    pages: 5,
    entries: 124,
    firstNo: 201,
    lastNo: 324,
    officer: 'Phạm Thị Hoa',
  })
  assert.deepEqual([words.volume, words.pages, words.pagesInWords], ['02/2026', '05', 'năm'])
  assert.deepEqual([words.entriesInWords, words.firstNumber, words.lastNumber], ['một trăm hai mươi tư', '201', '324'])
})

test('A preview shows what is typed so far, and nothing it cannot read', () => {
  const words = draftCertificateWords(
    {
      child: { name: 'nguyễn thị', sex: '9', birthDate: { known: 'day', date: '2026-07-17' }, nationalities: ['VN'] },
      mother: { name: 'Trần Thị B', birthDate: { known: 'year', year: 1995 } },
      father: 7,
    },
    sampleOffice.name,
    sampleNames,
  )
  assert.deepEqual([words.name, words.sex, words.nationality, words.number], ['NGUYỄN THỊ', '', 'Việt Nam', ''])
  assert.deepEqual([words.mother.name, words.mother.birthYear, words.father.name], ['TRẦN THỊ B', '1995', ''])
  assert.equal(draftCertificateWords({}, '', sampleNames).name, '')
  assert.equal(draftCertificateWords(typedBirth, '', sampleNames).father.name, 'NGUYỄN VĂN ĐƯỢC')
})
