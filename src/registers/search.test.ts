import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type AskedWords, describeUnderstood, nearbyNames, slips, understand } from './search.ts'

const words = (typed: string): AskedWords => {
  const read = understand(typed)
  assert.equal(read.by, 'words', typed)
  return read as AskedWords
}
/** The parts that were understood, in short. */
const parts = (typed: string) => {
  const { name, mother, father, parent, year, date, place } = words(typed)
  return Object.fromEntries(
    Object.entries({
      name: name?.key,
      mother: mother?.key,
      father: father?.key,
      parent: parent?.key,
      year,
      date,
      place,
    }).filter(([, value]) => value != null),
  )
}

test('the one box understands a PIN, a telephone number, a number of a book and a birth date', () => {
  assert.deepEqual(understand('001326012345'), { by: 'pin', pin: '001326012345' })
  assert.deepEqual(understand('0013 2601 2345'), { by: 'pin', pin: '001326012345' })
  for (const typed of ['0912345678', '0912 345 678', '+84 912.345.678', 'SĐT: 0912-345-678'])
    assert.deepEqual(understand(typed), { by: 'phone', phone: '0912345678' }, typed)
  assert.deepEqual(understand('05/2026'), { by: 'number', entryNo: 5, volume: null, year: 2026, place: null })
  assert.deepEqual(understand('Số 5, quyển 1/2026'), { by: 'number', entryNo: 5, volume: 1, year: 2026, place: null })
  assert.deepEqual(understand('5/2026 xã Đồng Văn'), {
    by: 'number',
    entryNo: 5,
    volume: null,
    year: 2026,
    place: 'xa dong van',
  })
  assert.deepEqual(parts('17/07/2026'), { year: 2026, date: '2026-07-17' })
  assert.deepEqual(parts('17072026'), { year: 2026, date: '2026-07-17' })
})

test('a name stands with a year or a date, with a parent, with a place, in whatever order', () => {
  assert.deepEqual(parts('nguyen thi en 2019'), { name: 'nguyen thi en', year: 2019 })
  assert.deepEqual(parts('Đặng Én sinh năm 2019'), { name: 'dang en', year: 2019 })
  assert.deepEqual(parts('Đặng Én 17072026'), { name: 'dang en', year: 2026, date: '2026-07-17' })
  assert.deepEqual(parts('Trần Nam con bà Lê Thị Hoa 2010'), { name: 'tran nam', mother: 'le thi hoa', year: 2010 })
  assert.deepEqual(parts('tran nam con ba le thi hoa'), { name: 'tran nam', mother: 'le thi hoa' })
  assert.deepEqual(parts('mẹ Lê Thị Hoa'), { mother: 'le thi hoa' })
  assert.deepEqual(parts('Trần Nam, bố Trần Văn Ba, mẹ Lê Thị Hoa'), {
    name: 'tran nam',
    father: 'tran van ba',
    mother: 'le thi hoa',
  })
  assert.deepEqual(parts('con của Lò Văn Páo'), { parent: 'lo van pao' })
  assert.deepEqual(parts('Trần Nam xã Đồng Văn'), { name: 'tran nam', place: 'xa dong van' })
  assert.deepEqual(parts('tran nam 1990, dong van, ha giang'), {
    name: 'tran nam',
    year: 1990,
    place: 'dong van, ha giang',
  })
  assert.deepEqual(parts('Trần Nam tại phường Bến Nghé, Quận 1'), {
    name: 'tran nam',
    place: 'phuong ben nghe, quan 1',
  })
})

test('words that are names are not taken for parents or places', () => {
  assert.deepEqual(parts('Nguyễn Thị Phương Anh'), { name: 'nguyen thi phuong anh' })
  assert.deepEqual(parts('nguyen thi huyen trang'), { name: 'nguyen thi huyen trang' })
  assert.deepEqual(parts('Trần Minh Quân'), { name: 'tran minh quan' })
  assert.deepEqual(parts('Nguyễn Thị Mẹ'), { name: 'nguyen thi me' })
  assert.deepEqual(parts('xa thi mai'), { name: 'xa thi mai' })
  assert.equal(words('Nguyễn Văn An, Bình').nameWithPlace?.key, 'nguyen van an binh', 'a comma alone makes no place')
})

test('how the box was understood is said', () => {
  assert.equal(describeUnderstood(understand('Đặng Én 17072026')), 'Họ tên “Đặng Én”, ngày 17/07/2026')
  assert.equal(describeUnderstood(understand('Én con bà Lê Hoa 2010')), 'Họ tên “Én”, năm 2010, mẹ “Lê Hoa”')
  assert.equal(describeUnderstood(understand('2010')), 'Sinh năm 2010')
})

test('one slip is a letter more, less, other, or two in exchange', () => {
  for (const [one, other, n] of [
    ['lan', 'lan', 0],
    ['lan', 'lann', 1],
    ['lan', 'la', 1],
    ['lan', 'lam', 1],
    ['lan', 'aln', 1],
    ['nguyen', 'nugyen', 1],
    ['lan', 'nal', 2],
    ['lan', 'mai', 2],
    ['an', 'hoang', 2],
  ] as const) {
    assert.equal(slips(one, other), n, `${one} ${other}`)
    assert.equal(slips(other, one), n, `${other} ${one}`)
  }
})

test('names a slip away are tried word by word, then by two words, in any order of the words', () => {
  const alike = new Map([
    ['nguyn', ['nguyen', 'nguy']],
    ['thi', ['thi', 'thin']],
    ['lann', ['lan', 'lanh']],
  ])
  const found = nearbyNames('nguyn thi lann', alike)
  assert.ok(found.includes('lan nguyen thi'), 'two words mended')
  assert.ok(found.indexOf('lan nguyn thi') < found.indexOf('lan nguyen thi'), 'fewer slips first')
  assert.ok(!found.includes('lann nguyn thi'))
  assert.ok(
    nearbyNames('a b c d e f', new Map('abcdef'.split('').map((c) => [c, 'ghijklmnopqrst'.split('')]))).length <= 600,
  )
})
