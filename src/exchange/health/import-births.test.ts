import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import ExcelJS from 'exceljs'
import { freshDatabase } from '../../../tests/fresh-database.ts'
import { clockFrom } from '../../platform/clock.server.ts'
import { importBirths } from './import-births.server.ts'
import { readHospitalDate } from './notice.ts'

const db = await freshDatabase()
const clock = clockFrom('2026-11-21T02:00:00.000Z')
const samples = join(import.meta.dirname, '../../../database/samples')
const xml = readFileSync(join(samples, 'giay-chung-sinh.xml'))
const csv = readFileSync(join(samples, 'giay-chung-sinh.csv'))
const xmlOf = (fields: Record<string, string>) =>
  Buffer.from(
    `<HSDLGCS>${Object.entries({ ...usual, ...fields })
      .map(([tag, value]) => `<${tag}>${value}</${tag}>`)
      .join('\n')}</HSDLGCS>`,
  )
const usual = {
  MA_GCS: 'X1',
  MA_CSKCB: '01009',
  HOTEN_NND: 'Đặng Thị Ửng',
  NGAYSINH_NND: '1990',
  MAXA_CU_TRU: '00004',
  GIOI_TINH_CON: '2',
  SO_CON: '1',
  NGAY_SINH_CON: '20261101010000',
}
type Draft = {
  state: string
  channel: string
  source_key: string
  unit_code: string
  subject_name: string
  declaration: { child: Record<string, unknown>; mother: Record<string, unknown>; proof: { code: string } }
}
const draftsOf = async (facility: string) =>
  await db.sql<Draft[]>`select c.state, c.channel, c.source_key, o.unit_code, c.subject_name, c.declaration
    from registration_case c join office o on o.id = c.office_id where c.source_key like ${`${facility}:%`} order by c.source_key`

test('a file of notices makes prefilled drafts at the communes of the mothers; twins each get one', async () => {
  const report = await importBirths(db, clock, xml, 'giay-chung-sinh.xml')
  assert.deepEqual([report.made, report.known, report.changed, report.bad], [4, 0, 0, 0])
  const drafts = await draftsOf('01001')
  assert.deepEqual(
    drafts.map((d) => [d.state, d.channel, d.source_key.slice(-7), d.unit_code]),
    [
      ['DRAFT', 'HOSPITAL', '01.26:1', '00004'],
      ['DRAFT', 'HOSPITAL', '02.26:1', '00004'],
      ['DRAFT', 'HOSPITAL', '02.26:2', '00004'],
      ['DRAFT', 'HOSPITAL', '03.26:1', '00721'],
    ],
  )
  assert.equal(drafts[0]?.declaration.mother.pin, '001194000102')
  assert.deepEqual(drafts[0]?.declaration.child.birthDate, { known: 'day', date: '2026-11-10' })
  assert.deepEqual(
    drafts.map((d) => [d.declaration.child.plurality, d.declaration.child.order]),
    [
      [1, 1],
      [2, 1],
      [2, 2],
      [1, 1],
    ],
  )
  assert.equal(drafts[1]?.declaration.proof.code, drafts[2]?.declaration.proof.code, 'one paper tells of both')
  assert.deepEqual(drafts[3]?.declaration.mother.birthDate, { known: 'year', year: 1995 })
  assert.equal(JSON.stringify(drafts[3]?.declaration.mother.ethnicity).slice(0, 12), '{"code":"08"')
})

test('the same file again changes nothing; the same code with other content is told, not written', async () => {
  const again = await importBirths(db, clock, xml, 'giay-chung-sinh.xml')
  assert.deepEqual([again.made, again.known, again.changed, again.bad], [0, 4, 0, 0])
  const changed = Buffer.from(xml.toString('utf8').replace('Nguyễn Bảo An', 'Nguyễn Bảo Anh'))
  const report = await importBirths(db, clock, changed, 'changed.xml')
  assert.deepEqual([report.made, report.known, report.changed], [0, 3, 1])
  assert.equal((await draftsOf('01001'))[0]?.subject_name, 'Nguyễn Bảo An')
})

test('NFD names and entities are the same notice as NFC ones', async () => {
  const first = await importBirths(
    db,
    clock,
    xmlOf({ MA_GCS: 'N1', MA_CSKCB: '01010', HOTEN_NND: "H'Hen Niê" }),
    'a.xml',
  )
  const nfd = await importBirths(
    db,
    clock,
    xmlOf({ MA_GCS: 'N1', MA_CSKCB: '01010', HOTEN_NND: 'H&apos;Hen Niê'.normalize('NFD') }),
    'b.xml',
  )
  assert.deepEqual([first.made, nfd.known], [1, 1])
  assert.equal((await draftsOf('01010'))[0]?.declaration.mother.name, "H'Hen Niê".normalize('NFC'))
})

test('rows of a table that are bad are reported with line and reason, the good ones go in', async () => {
  const report = await importBirths(db, clock, csv, 'giay-chung-sinh.csv')
  assert.deepEqual([report.made, report.bad], [2, 2], JSON.stringify(report.rows))
  assert.deepEqual(
    report.rows.map((row) => [row.line, row.outcome]),
    [
      [2, 'MADE'],
      [3, 'MADE'],
      [4, 'BAD'],
      [5, 'BAD'],
    ],
  )
  assert.match(report.rows[2]?.reasons.join() ?? '', /thiếu họ tên mẹ/)
  assert.match(report.rows[3]?.reasons.join() ?? '', /không phải là ngày: "31\/02\/2026"/)
})

test('an unknown commune, code or sex, a child not alive and a day to come are each refused with their reason', async () => {
  const reasonOf = async (fields: Record<string, string>) =>
    (await importBirths(db, clock, xmlOf({ MA_GCS: 'B1', ...fields }), 'bad.xml')).rows[0]?.reasons.join() ?? ''
  assert.match(await reasonOf({ MAXA_CU_TRU: '99998' }), /không có xã, phường/)
  assert.match(await reasonOf({ MA_DANTOC: '77' }), /MA_DANTOC: "77" không có trong danh mục/)
  assert.match(await reasonOf({ GIOI_TINH_CON: 'x' }), /giới tính "x"/)
  assert.match(await reasonOf({ SO_CON_SONG: '0' }), /không có con sống/)
  assert.match(await reasonOf({ NGAY_SINH_CON: '20270101000000' }), /sau hôm nay/)
})

test('a commune code of before the mergers goes to the office that carries on', async () => {
  const [old] = await db.sql<{ old_code: string; new_code: string }[]>`
    select old_code, new_code from admin_unit_succession s where level = 'commune' and effective_from = '2025-07-01' and relation = 'merged' and not partial
      and not exists (select from admin_unit_succession t where t.old_code = s.new_code and t.effective_from > '2025-07-01')
      and not exists (select from office o where o.kind = 'COMMUNE' and o.unit_code = s.old_code and upper_inf(o.valid)) limit 1`
  const report = await importBirths(
    db,
    clock,
    xmlOf({ MA_GCS: 'O1', MA_CSKCB: '01011', MAXA_CU_TRU: old?.old_code ?? '' }),
    'old.xml',
  )
  assert.equal(report.made, 1)
  assert.equal((await draftsOf('01011'))[0]?.unit_code, old?.new_code)
})

test('an Excel file reads like the others: dates as cells, codes that lost their zeros', async () => {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('GCS')
  sheet.addRow(['DANH SÁCH GIẤY CHỨNG SINH'])
  sheet.addRow(['Mã GCS', 'Mã CSKCB', 'Họ và tên mẹ', 'Ngày sinh mẹ', 'Mã xã', 'Giới tính', 'Ngày sinh con'])
  sheet.addRow([
    'E1',
    '01012',
    'Bùi Thị Sương',
    new Date('1993-04-05T00:00:00Z'),
    4,
    'Nữ',
    new Date('2026-11-02T00:00:00Z'),
  ])
  const report = await importBirths(db, clock, new Uint8Array(await book.xlsx.writeBuffer()), 'gcs.xlsx')
  assert.deepEqual([report.made, report.bad, report.rows[0]?.line], [1, 0, 3], JSON.stringify(report))
  const [draft] = await draftsOf('01012')
  assert.deepEqual(draft?.declaration.mother.birthDate, { known: 'day', date: '1993-04-05' })
  assert.equal(draft?.unit_code, '00004')
})

test('a file that is no file of notices is refused as a whole, and no entity is ever expanded', async () => {
  const refusal = (text: string) =>
    assert.rejects(importBirths(db, clock, Buffer.from(text), 'x'), { code: 'notices-unreadable' })
  await refusal('<html></html>')
  await refusal('a,b\n1,2\n')
  await refusal('<!DOCTYPE x [<!ENTITY a "b">]><HSDLGCS/>')
  await refusal('<HSDLGCS><MA_GCS>1</HSDLGCS>')
})

test('dates are read in all the ways hospitals write them, and nothing is invented', () => {
  const day = { known: 'day', date: '2026-07-17' }
  for (const written of [
    '20260717',
    '20260717101500',
    '202607171015',
    '17/07/2026',
    '17/07/2026 10:15:00',
    '17.07.2026',
    '2026-07-17',
  ])
    assert.deepEqual(readHospitalDate(written), day, written)
  assert.deepEqual(readHospitalDate('07.2026'), { known: 'month', year: 2026, month: 7 })
  assert.deepEqual(readHospitalDate('20260700'), { known: 'month', year: 2026, month: 7 })
  assert.deepEqual(readHospitalDate('19900000'), { known: 'year', year: 1990 })
  assert.deepEqual(readHospitalDate('1990'), { known: 'year', year: 1990 })
  for (const wrong of ['20261301', '31/02/2026', 'hôm qua']) assert.equal(readHospitalDate(wrong), undefined, wrong)
})

const rowOf = async (fields: Record<string, string>) =>
  (await importBirths(db, clock, xmlOf({ MA_CSKCB: '01020', ...fields }), 'x.xml')).rows[0]
const outcomeOf = async (fields: Record<string, string>) => (await rowOf(fields))?.outcome

test('a notice sent again under another code makes its dossier and is told as a possible repeat, in the report and in the dossier', async () => {
  const birth = { HOTEN_NND: 'Tẩn Mùi Lặp', SO_CCCD_NND: '002190000801' }
  assert.equal(await outcomeOf({ ...birth, MA_GCS: 'L1' }), 'MADE')
  const report = await importBirths(db, clock, xmlOf({ MA_CSKCB: '01020', ...birth, MA_GCS: 'L2' }), 'x.xml')
  assert.deepEqual([report.made, report.possible, report.bad], [0, 1, 0])
  const [row] = report.rows
  assert.match(
    row?.reasons.join() ?? '',
    /giấy mã L1 \(đã nhận ngày 21\/11\/2026\).*cùng mẹ, cùng ngày giờ sinh.*đối chiếu/,
  )
  const events = await db.sql<{ reason: string; state: string }[]>`
    select e.reason, c.state from registration_case c join case_event e on e.office_id = c.office_id and e.case_id = c.id
    where c.id = ${row?.caseId ?? ''}`
  assert.deepEqual(
    events.map(({ state }) => state),
    ['DRAFT'],
  )
  assert.match(events[0]?.reason ?? '', /có thể là giấy mã L1/)
  assert.equal(await outcomeOf({ ...birth, MA_GCS: 'L2' }), 'KNOWN', 'sent again it changes nothing')
})

test('a repeat is met by the number or by name and birth, with another time, sex or facility; another mother or day is another birth', async () => {
  const birth = { HOTEN_NND: 'Lý Thị Nhắc', NGAYSINH_NND: '19920304', NGAY_SINH_CON: '202611020815' }
  assert.equal(await outcomeOf({ ...birth, MA_GCS: 'M1' }), 'MADE')
  assert.equal(await outcomeOf({ ...birth, MA_GCS: 'M2', NGAY_SINH_CON: '202611020851' }), 'POSSIBLE')
  assert.equal(await outcomeOf({ ...birth, MA_GCS: 'M3', GIOI_TINH_CON: '1' }), 'POSSIBLE')
  assert.equal(await outcomeOf({ ...birth, MA_GCS: 'M1', MA_CSKCB: '01021' }), 'POSSIBLE')
  assert.equal(await outcomeOf({ ...birth, MA_GCS: 'M4', HOTEN_NND: 'LÝ THỊ NHẮC', NGAYSINH_NND: '1992' }), 'POSSIBLE')
  assert.equal(await outcomeOf({ ...birth, MA_GCS: 'M5', NGAYSINH_NND: '19930304' }), 'MADE')
  assert.equal(await outcomeOf({ ...birth, MA_GCS: 'M6', NGAY_SINH_CON: '202611030815' }), 'MADE')
  const pin = { HOTEN_NND: 'Bồn Thị Số', SO_CCCD_NND: '002190000802' }
  assert.equal(await outcomeOf({ ...pin, MA_GCS: 'M7' }), 'MADE')
  assert.equal(await outcomeOf({ ...pin, MA_GCS: 'M8', HOTEN_NND: 'Bồn Thị Sổ' }), 'POSSIBLE')
  assert.equal(await outcomeOf({ ...pin, MA_GCS: 'M9', SO_CCCD_NND: '002190000803' }), 'MADE')
})

test('twins in notices of their own are no repeats; a third notice of the two is', async () => {
  const twins = { HOTEN_NND: 'Phàn Thị Đôi', SO_CCCD_NND: '002190000804', SO_CON: '2' }
  assert.equal(await outcomeOf({ ...twins, MA_GCS: 'T1', GIOI_TINH_CON: '1' }), 'MADE')
  assert.equal(await outcomeOf({ ...twins, MA_GCS: 'T2', GIOI_TINH_CON: '2', NGAY_SINH_CON: '20261101010700' }), 'MADE')
  const third = await rowOf({ ...twins, MA_GCS: 'T3', GIOI_TINH_CON: '2', NGAY_SINH_CON: '20261101010700' })
  assert.equal(third?.outcome, 'POSSIBLE')
  assert.match(third?.reasons.join() ?? '', /giấy mã T2/)

  const untimed = { HOTEN_NND: 'Phàn Thị Ba', SO_CCCD_NND: '002190000805', SO_CON: '2', NGAY_SINH_CON: '20261101' }
  for (const [code, outcome] of [
    ['T4', 'MADE'],
    ['T5', 'MADE'],
    ['T6', 'POSSIBLE'],
  ])
    assert.equal(await outcomeOf({ ...untimed, MA_GCS: code ?? '' }), outcome, code)
  const numbered = { ...untimed, HOTEN_NND: 'Phàn Thị Tư', SO_CCCD_NND: '002190000806' }
  assert.equal(await outcomeOf({ ...numbered, MA_GCS: 'T7', CON_THU: '1' }), 'MADE')
  assert.equal(await outcomeOf({ ...numbered, MA_GCS: 'T8', CON_THU: '2' }), 'MADE')
  assert.equal(await outcomeOf({ ...numbered, MA_GCS: 'T9', CON_THU: '2' }), 'POSSIBLE')
  const one = { ...twins, HOTEN_NND: 'Phàn Thị Năm', SO_CCCD_NND: '002190000807', GIOI_TINH_CON: '1;2' }
  const outcomes = async (code: string) =>
    (await importBirths(db, clock, xmlOf({ MA_CSKCB: '01020', ...one, MA_GCS: code }), 'x.xml')).rows.map(
      ({ outcome }) => outcome,
    )
  assert.deepEqual(await outcomes('T10'), ['MADE', 'MADE'])
  assert.deepEqual(await outcomes('T11'), ['POSSIBLE', 'POSSIBLE'])
})

test('of two files that tell of one birth at the same instant the later is told as a possible repeat', async () => {
  for (const n of [1, 2, 3, 4]) {
    const birth = { HOTEN_NND: `Chảo Mùi ${'ABCD'[n - 1]}`, SO_CCCD_NND: `00219000081${n}` }
    const outcomes = await Promise.all(['P', 'Q'].map((code) => outcomeOf({ ...birth, MA_GCS: `${code}${n}` })))
    assert.deepEqual(outcomes.toSorted(), ['MADE', 'POSSIBLE'])
  }
})
