import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sampleOffice } from '../../../tests/birth-entry-samples.ts'
import { date } from '../../values/calendar-date.ts'
import { letterheadWords } from './office.ts'
import {
  apologyWords,
  bookClosingWords,
  completionRequestWords,
  type Dossier,
  receiptWords,
  refusalWords,
} from './office-papers.ts'

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
