import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadGazetteer } from './gazetteer.server.ts'
import { compareNames, readName } from './person-name.ts'
import { comparePlaces, readPlace, sameOffice } from './places.ts'
import { repairTyping } from './typing.ts'
import { compareDates, readWrittenDate } from './written-date.ts'

const gazetteer = loadGazetteer()

test('dates are read as books write them', () => {
  const read = (text: string): string => {
    const date = readWrittenDate(text)
    return date ? `${date.day}/${date.month}/${date.year}${date.lunar ? ' lunar' : ''}` : 'none'
  }
  const expected: Record<string, string> = {
    '1987-03-05': '5/3/1987',
    '05/03/1987': '5/3/1987',
    '1987/03/05': '5/3/1987',
    '1987.3.5': '5/3/1987',
    '5.3.1987': '5/3/1987',
    '3/1987': '0/3/1987',
    '1987': '0/0/1987',
    'ngày 5 tháng 3 năm 1987': '5/3/1987',
    'tháng 3 năm 1987': '0/3/1987',
    'ngày hai mươi mốt, tháng tư, năm hai nghìn mười': '21/4/2010',
    'Ngày mười lăm tháng mười hai năm một nghìn chín trăm tám mươi bảy': '15/12/1987',
    'mồng 5 tháng Giêng năm Đinh Mão': '5/1/1987 lunar',
    '05/01/1987 (âm lịch)': '5/1/1987 lunar',
    'Ngày 05 tháng 03 năm 1987 (tức ngày 06/02 âm lịch)': '5/3/1987',
    'mùng 10 tháng Chạp năm 1986 ÂL': '10/12/1986 lunar',
    '30/02/1987': '30/2/1987 lunar',
    '00/00/1987': '0/0/1987',
    '31/04/1987': '0/4/1987',
    'không rõ': 'none',
  }
  for (const [text, value] of Object.entries(expected)) assert.equal(read(text), value, text)
})

test('birth dates compare as clerks err', () => {
  const compare = (a: string, b: string): string => {
    const likeness = compareDates(readWrittenDate(a), readWrittenDate(b))
    assert.equal(compareDates(readWrittenDate(b), readWrittenDate(a)), likeness)
    return likeness
  }
  assert.equal(compare('1987-03-05', 'ngày 5 tháng 3 năm 1987'), 'same-day')
  assert.equal(compare('1987-02-02', 'mồng 5 tháng Giêng năm Đinh Mão'), 'lunar-said')
  assert.equal(compare('1987-02-02', '1987-01-05'), 'lunar')
  assert.equal(compare('1988-01-20', '1987-12-02'), 'lunar')
  assert.equal(compare('1989-12-14', '1989-01-21'), 'lunar')
  assert.equal(compare('1989-12-14', '1989-01-20'), 'different')
  assert.equal(compare('1987-03-05', '1987-05-03'), 'swapped')
  assert.equal(compare('1987-03-15', '1977-03-15'), 'year-slip')
  assert.equal(compare('1987-03-15', '1987-08-15'), 'month-slip')
  assert.equal(compare('1987-03-15', '1987-03-25'), 'day-slip')
  assert.equal(compare('1987-01-01', '1987-08-15'), 'filled-in')
  assert.equal(compare('1987', '1987-08-15'), 'same-year')
  assert.equal(compare('8/1987', '1987-08-15'), 'same-month')
  assert.equal(compare('1987-03-15', '1987-07-22'), 'near')
  assert.equal(compare('1987-03-15', '1989-07-22'), 'different')
  assert.equal(compare('', '1989-07-22'), 'unknown')
})

test('names compare by what became of them', () => {
  const compare = (a: string, b: string): string => {
    const [one, other] = [readName(a), readName(b)]
    assert.ok(one && other)
    assert.deepEqual([...compareNames(other, one)].sort(), [...compareNames(one, other)].sort())
    return compareNames(one, other).join(' ')
  }
  const expected: [string, string, string][] = [
    ['Nguyễn Thị Hoà', 'NGUYỄN THỊ HÒA', 'spelling'],
    ['Lý Mỹ', 'Lí Mĩ', 'spelling'],
    ['Nguyễn Văn Hùng', 'Nguyen Van Hung', 'marks-lost'],
    ['Nguyễn Văn Hùng', 'Nguyễn Văn Hưng', 'given-marks'],
    ['Trần Thị Lan', 'Trần Thị Loan', 'given-alike'],
    ['Trần Thị Lan', 'Trần Thị Hồng', 'given-other'],
    ['Nguyễn Văn Hùng', 'Hùng Nguyễn Văn', 'order'],
    ['Nguyễn Thị Lan Anh', 'Nguyễn Lan Anh', 'filler'],
    ['Nguyễn Thị Lan Anh', 'Nguyễn Thị Vân Anh', 'middle-other'],
    ['Nguyễn Anh Tuấn', 'Nguyễn Tuấn Anh', 'given-other'],
    ['Trần Xuân Trường', 'Trần Suân Chường', 'sound'],
    ['Nguyễn Văn Nam', 'Lê Văn Nam', 'family-other'],
    ['H’Bia Niê', 'H Bia Niê', ''],
    ['H’Bia Niê', 'HBia Niê Kdăm', ''],
    ['HYar Niê', 'H’Yar Niê', ''],
    ['Y Blô Êban', 'Y Blô Ê Ban', ''],
    ['H’Bia Niê', 'H’Loan Niê', 'given-other'],
    ['Y Phước Niê', 'Y Phước Mlô', 'family-other'],
    ['Huỳnh Y Phước', 'Hoàng Y Phước', 'regional'],
    ['Tý Lê Thị Huỳnh', 'Lê Thị Huỳnh Tý', 'order'],
    ['Ng. Văn Hùng', 'Nguyễn Văn Hùng', ''],
    ['NguyễnVăn Nam', 'Nguyễn Văn Nam', 'spelling'],
  ]
  for (const [a, b, differences] of expected) assert.equal(compare(a, b), differences, `${a} / ${b}`)
  assert.equal(readName('  '), undefined)
  assert.equal(readName('Không rõ'), undefined)
})

test('keys and bytes that came through the wrong door are read', () => {
  assert.equal(repairTyping('DDuwcs'), 'đức')
  assert.equal(repairTyping('Ph¹m ThÞ H»ng'), 'Phạm Thị Hằng')
  assert.equal(repairTyping('Hu2ng'), 'hùng')
  assert.equal(repairTyping('Nguyễn Xuân Trường'), 'Nguyễn Xuân Trường')
})

test('a long text of any letters is read at once', () => {
  for (const text of [
    'a '.repeat(1000),
    'dd'.repeat(1000),
    '('.repeat(2000),
    'tức '.repeat(500),
    'ngày '.repeat(400),
    '1 '.repeat(900),
  ]) {
    const before = process.cpuUsage()
    readName(text)
    readWrittenDate(text)
    readPlace(text, gazetteer)
    // The processor's time of this process, not the clock's: what grows faster than the text takes far more, on any machine.
    const { user, system } = process.cpuUsage(before)
    assert.ok(user + system < 2_000_000, `${text.slice(0, 10)}: ${user + system} µs`)
  }
})

test('places meet under their old and new names', () => {
  const compare = (a: string, b: string): string => comparePlaces(readPlace(a, gazetteer), readPlace(b, gazetteer))
  assert.equal(compare('xã Đồng Văn, huyện Đồng Văn, tỉnh Hà Giang', 'Xã Đồng Văn, tỉnh Tuyên Quang'), 'same-commune')
  assert.equal(compare('P.14, Q.10, TP.HCM', 'phường 14 quận 10 thành phố Hồ Chí Minh'), 'same-commune')
  assert.equal(compare('Hà Tây', 'Hà Nội'), 'same-province')
  assert.equal(compare('Mỹ Hương, Mỹ Tú, Sóc Trăng', 'Vĩnh Lại, Cao Lộc, Lạng Sơn'), 'other')
  assert.equal(
    compare('Tân Lợi, Buôn Ma Thuột, Đắk Lắk', 'phường Tân Lợi, thành phố Buôn Ma Thuột, tỉnh Đắk Lắk'),
    'same-place',
  )
  assert.equal(
    compare(
      'Phường  10  -  Thành phố Vũng Tàu  -  Bà Rịa  -  Vũng Tàu',
      'Phường 10, Thành phố Vũng Tàu, Bà Rịa - Vũng Tàu',
    ),
    'same-place',
  )
  assert.equal(compare('tỉnh Hà Nam Ninh', 'tỉnh Nam Định'), 'same-province')
  assert.equal(compare('Hà Nội', 'Nghệ An'), 'other')
  assert.equal(compare('', 'Nghệ An'), 'unknown')
  assert.ok(sameOffice('00721', '00721', gazetteer))
  assert.ok(!sameOffice('00721', '00160', gazetteer))
})
