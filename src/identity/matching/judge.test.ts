import assert from 'node:assert/strict'
import { test } from 'node:test'
import { blockingKeys } from './blocking.ts'
import { explain } from './explain.ts'
import { loadGazetteer } from './gazetteer.server.ts'
import { judgeBirths } from './judge.ts'
import { readBirth, type WrittenBirth } from './record.ts'
import { thresholds } from './weights.ts'

const gazetteer = loadGazetteer()

const hung: WrittenBirth = {
  id: '1',
  ho_ten: 'Nguyễn Văn Hùng',
  gioi_tinh: 'Nam',
  ngay_sinh: '1987-03-15',
  noi_sinh: 'Trạm y tế xã Đồng Văn, huyện Đồng Văn, tỉnh Hà Giang',
  que_quan: 'xã Đồng Văn, huyện Đồng Văn, tỉnh Hà Giang',
  dan_toc: 'Kinh',
  quoc_tich: 'Việt Nam',
  cha: { ho_ten: 'Nguyễn Văn Sơn', nam_sinh: '1960' },
  me: { ho_ten: 'Trần Thị Mùi', nam_sinh: '1963' },
  so: '45',
  quyen: '01/1987',
  ngay_dang_ky: '1987-04-02',
  noi_dang_ky: '00721',
  so_dinh_danh: '',
}
/** Registered again thirty years later at another office. */
const again = { so: '7', quyen: '01/2019', ngay_dang_ky: '2019-06-11', noi_dang_ky: '00160' }
/** The next number of the same day. */
const beside = { so: '46' }
const lan: WrittenBirth = { ...hung, ho_ten: 'Nguyễn Thị Lan', gioi_tinh: 'Nữ' }

type Change = Partial<WrittenBirth>
type Pair = [why: string, a: Change, b: Change, base?: WrittenBirth]

const judge = (a: WrittenBirth, b: WrittenBirth) => {
  const [one, other] = [readBirth(a, gazetteer), readBirth(b, gazetteer)]
  const judgment = judgeBirths(one, other, gazetteer)
  const reversed = judgeBirths(other, one, gazetteer)
  assert.equal(reversed.verdict, judgment.verdict, 'the order of the two must not matter')
  assert.equal(reversed.score, judgment.score)
  const keys = new Set(blockingKeys(one))
  return { ...judgment, reasons: explain(judgment, one, other), met: blockingKeys(other).some((key) => keys.has(key)) }
}

const certain: Pair[] = [
  ['the same person registered again', {}, again],
  ['tone placement and y/i', { ho_ten: 'Lý Thị Hoà' }, { ...again, ho_ten: 'Lí Thị Hòa' }],
  ['capitals', { ho_ten: 'NGUYỄN VĂN HÙNG' }, again],
  [
    'the father is missing on one side',
    { cha: { ho_ten: '', nam_sinh: '' } },
    again,
    { ...hung, ho_ten: 'Tạ Quốc Khánh' },
  ],
  ['the commune under its new name', {}, { ...again, noi_sinh: 'xã Đồng Văn, tỉnh Tuyên Quang' }],
  [
    'the lunar date, said to be lunar',
    { ngay_sinh: '1987-02-02' },
    { ...again, ngay_sinh: 'mồng 5 tháng Giêng năm Đinh Mão (âm lịch)' },
  ],
  ['dates in words', {}, { ...again, ngay_sinh: 'ngày mười lăm tháng ba năm một nghìn chín trăm tám mươi bảy' }],
  [
    'the clan of an Ê Đê name written whole',
    { ho_ten: 'H’Bia Niê', gioi_tinh: 'Nữ', me: { ho_ten: 'H’Loan Êban', nam_sinh: '1963' } },
    { ...again, ho_ten: 'HBia Niê Kdam', gioi_tinh: 'Nữ', me: { ho_ten: 'H Loan Ê Ban', nam_sinh: '1963' } },
  ],
  ['the same PIN', { so_dinh_danh: '002087001234' }, { ...again, so_dinh_danh: '002087001234', ho_ten: 'Nguyễn Hùng' }],
  ['the same number of the same book, entered twice', {}, { ho_ten: 'Nguyen Van Hung', ngay_sinh: '' + '15/03/1987' }],
]

const possible: Pair[] = [
  ['diacritics lost', {}, { ...again, ho_ten: 'Nguyen Van Hung' }],
  ['Đ and D', { ho_ten: 'Đinh Văn Đức' }, { ...again, ho_ten: 'Dinh Văn Dức' }],
  ['hỏi and ngã', { ho_ten: 'Nguyễn Văn Dũng' }, { ...again, ho_ten: 'Nguyễn Văn Dủng', ngay_sinh: '1987-03-16' }],
  ['other marks', {}, { ...again, ho_ten: 'Nguyễn Văn Hưng' }],
  ['a slip', {}, { ...again, ho_ten: 'Nguyễn Văn Hùgn' }],
  ['Telex keys', {}, { ...again, ho_ten: 'Nguyeenx Vawn Hufng', ngay_sinh: '1987-03-16' }],
  ['TCVN3 letters', {}, { ...again, ho_ten: 'NguyÔn V¨n Hïng', ngay_sinh: '1987-03-16' }],
  ['a scan read wrong', { ho_ten: 'Trần Văn Lâm' }, { ...again, ho_ten: 'Trần Văn Lârn', ngay_sinh: '1987-03-16' }],
  ['regional spelling', { ho_ten: 'Hoàng Phúc Nhân' }, { ...again, ho_ten: 'Huỳnh Phước Nhơn' }],
  ['given name first', {}, { ...again, ho_ten: 'Hùng Nguyễn Văn', ngay_sinh: '1987-03-18' }],
  ['the middle name lost', { ho_ten: 'Nguyễn Đức Mạnh Hùng' }, { ...again, ho_ten: 'Nguyễn Hùng' }],
  ['an abbreviated family name', {}, { ...again, ho_ten: 'Ng~ V. Hùng', ngay_sinh: '1987' }],
  ['day and month swapped', { ngay_sinh: '1987-03-05' }, { ...again, ngay_sinh: '1987-05-03' }],
  ['year off by one', {}, { ...again, ngay_sinh: '1988-03-15' }],
  ['year off by ten', {}, { ...again, ngay_sinh: '1977-03-15' }],
  ['digits of the year swapped', {}, { ...again, ngay_sinh: '1978-03-15' }],
  ['the lunar date, not said', { ngay_sinh: '1987-02-02' }, { ...again, ngay_sinh: '1987-01-05' }],
  ['only the year', { ngay_sinh: '1987' }, again],
  ['only the year, no father', { ngay_sinh: '1987' }, { ...again, cha: { ho_ten: '', nam_sinh: '' } }],
  ['1 January for a day not known', { ngay_sinh: '01/01/1987' }, again],
  ['the other sex written', {}, { ...again, gioi_tinh: 'Nữ' }],
  ['another name of the mother', {}, { ...again, me: { ho_ten: 'Trần Thị Gái', nam_sinh: '1963' } }],
  ['another name of the father', {}, { ...again, cha: { ho_ten: 'Nguyễn Văn Tèo', nam_sinh: '1960' } }],
  [
    'the age of the mother for her year',
    { me: { ho_ten: 'Trần Thị Mùi', nam_sinh: '24 tuổi' } },
    { ...again, ngay_sinh: '1987' },
  ],
  ['a family name taken from the father', { ho_ten: 'Trần Văn Hùng', cha: { ho_ten: '', nam_sinh: '' } }, again],
  ['a pet name', {}, { ...again, ho_ten: 'Nguyễn Văn Tèo' }],
  ['the pet name in brackets', { ho_ten: 'Nguyễn Văn Hùng (tức Tèo)' }, { ...again, ho_ten: 'Nguyễn Văn Tèo' }],
  ['two PINs for one person', { so_dinh_danh: '002087001234' }, { ...again, so_dinh_danh: '001087004321' }],
  [
    'no parents, a rare name, the same commune',
    { ho_ten: 'Tạ Quốc Khánh', ...noParents() },
    { ...again, ...noParents(), ho_ten: 'Tạ Quốc Khánh' },
  ],
  [
    'the same number of the same book, names a mark apart',
    { ho_ten: 'Nguyễn Duy Minh' },
    { ho_ten: 'Nguyễn Duy Mình' },
  ],
  ['the same number of the same book, one name in two regions', { ho_ten: 'Lê Văn Chính' }, { ho_ten: 'Lê Văn Chánh' }],
  ['the parents in each other’s place', {}, { ...again, cha: hung.me, me: hung.cha }],
  [
    'the lunar day and month of the last year beside the civil year',
    { ngay_sinh: '1987-01-20' },
    { ...again, ngay_sinh: '1987-12-21' },
  ],
  ['the day and month of a later year, registered again late', {}, { ...again, ngay_sinh: '1989-03-15' }],
  [
    'one PIN, a brother’s middle name',
    { so_dinh_danh: '002087001234', ho_ten: 'Nguyễn Gia Bảo' },
    { ...again, so_dinh_danh: '002087001234', ho_ten: 'Nguyễn Duy Bảo' },
  ],
  [
    'one PIN, the same name a year later',
    { so_dinh_danh: '002087001234' },
    { ...again, so_dinh_danh: '002087001234', ngay_sinh: '1988-03-15' },
  ],
  [
    'one PIN, another name',
    { so_dinh_danh: '002087001234' },
    { ...again, so_dinh_danh: '002087001234', ho_ten: 'Lê Thị Bích' },
  ],
]

function noParents(): Change {
  return { cha: { ho_ten: '', nam_sinh: '' }, me: { ho_ten: '', nam_sinh: '' } }
}

const none: Pair[] = [
  ['twins', {}, { ...beside, ho_ten: 'Nguyễn Văn Cường' }],
  ['a boy and a girl', {}, { ...beside, ho_ten: 'Nguyễn Thị Hương', gioi_tinh: 'Nữ' }],
  ['twins whose names differ in a mark', { ho_ten: 'Nguyễn Minh Anh' }, { ...beside, ho_ten: 'Nguyễn Minh Ánh' }],
  ['twins whose names differ in a letter', {}, { ...beside, ho_ten: 'Nguyễn Thị Loan' }, lan],
  ['twins who share the given name', { ho_ten: 'Nguyễn Lan Anh' }, { ...beside, ho_ten: 'Nguyễn Vân Anh' }],
  ['twins, one of them registered again', {}, { ...again, ho_ten: 'Nguyễn Văn Cường' }],
  ['twins without any registration data', unregistered(), { ...unregistered(), ho_ten: 'Nguyễn Văn Cường' }],
  [
    'twins with the next number, one name no name elsewhere',
    { ho_ten: 'Nguyễn Minh Đoanh' },
    { ...beside, ho_ten: 'Nguyễn Minh Đoănh' },
  ],
  [
    'twins whose names differ in a letter, the other registered a few months later at the same office',
    {},
    { ho_ten: 'Nguyễn Thị Loan', so: '131', ngay_dang_ky: '1987-09-20' },
    lan,
  ],
  [
    'a name given again a year later to the day, each registered in time',
    {},
    { ngay_sinh: '1988-03-15', so: '30', quyen: '01/1988', ngay_dang_ky: '1988-04-01' },
  ],
  [
    'a name given again a year later, each registered in time',
    {},
    { ngay_sinh: '1988-03-17', so: '30', quyen: '01/1988', ngay_dang_ky: '1988-04-01' },
  ],
  [
    'a brother called by a pet name, a year younger to the day, each registered in time',
    {},
    { ho_ten: 'Nguyễn Văn Tý', ngay_sinh: '1988-03-15', so: '30', quyen: '01/1988', ngay_dang_ky: '1988-04-01' },
  ],
  [
    'a child of parents of the same names who were born in other years',
    {},
    {
      ...again,
      ngay_sinh: '1987-07-29',
      cha: { ho_ten: 'Nguyễn Văn Sơn', nam_sinh: '1957' },
      me: { ho_ten: 'Trần Thị Mùi', nam_sinh: '1966' },
    },
  ],
  [
    'a namesake whose father shares a pet name',
    { cha: { ho_ten: 'Nguyễn Văn Thìn', nam_sinh: '1960' } },
    { ...cousin('1987-03-15'), cha: { ho_ten: 'Nguyễn Nho Diệm', nam_sinh: '1960' } },
  ],
  [
    'a namesake of the day without parents, born in another province',
    { ...noParents(), ho_ten: 'Tạ Quốc Khánh' },
    {
      ...again,
      ...noParents(),
      ho_ten: 'Tạ Quốc Khánh',
      noi_sinh: 'Vĩnh Lại, Cao Lộc, Lạng Sơn',
      que_quan: 'Mỹ Hương, Mỹ Tú, Sóc Trăng',
    },
  ],
  [
    'one PIN written for another person',
    { so_dinh_danh: '002087001234' },
    {
      ...cousin('1987-03-02'),
      so_dinh_danh: '002087001234',
      ho_ten: 'Lê Thị Bích',
      gioi_tinh: 'Nữ',
    },
  ],
  [
    'one PIN written for a sibling',
    { so_dinh_danh: '002087001234' },
    { ...again, so_dinh_danh: '002087001234', ho_ten: 'Nguyễn Văn Cường', ngay_sinh: '1989-08-01' },
  ],
  [
    'sisters of one Ê Đê clan',
    { ho_ten: 'H’Bia Niê', gioi_tinh: 'Nữ' },
    { ...again, ho_ten: 'H’Loan Niê', gioi_tinh: 'Nữ' },
  ],
  ['siblings', {}, { ...again, ho_ten: 'Nguyễn Văn Cường', ngay_sinh: '1989-08-01', so: '12' }],
  ['siblings with names alike', {}, { ...again, ho_ten: 'Nguyễn Văn Hưng', ngay_sinh: '1989-08-01' }],
  ['a name given again', {}, { ...again, ngay_sinh: '1989-08-01' }],
  ['a name given again, the year alone known', { ngay_sinh: '1985' }, { ...again, ngay_sinh: '1988' }],
  ['cousins of one name', {}, cousin('1987-09-20')],
  [
    'a namesake of the same day',
    {},
    { ...cousin('1987-03-15'), noi_sinh: 'Hà Nội', que_quan: 'xã Nghĩa Tân, quận Cầu Giấy, Hà Nội' },
  ],
  ['a namesake of the same day and the same commune', {}, cousin('1987-03-15')],
  ['a namesake of the same day, the mother alone known', { cha: { ho_ten: '', nam_sinh: '' } }, cousin('1987-03-15')],
  [
    'a namesake of the year, no parents, another province',
    noParents(),
    { ...again, ...noParents(), ngay_sinh: '1987', noi_sinh: 'Cà Mau', que_quan: 'Cà Mau' },
  ],
  [
    'two PINs and other parents',
    { so_dinh_danh: '002087001234' },
    { ...cousin('1987-03-15'), so_dinh_danh: '001087004321' },
  ],
  [
    'father and son of one name',
    {},
    {
      ...again,
      ngay_sinh: '1960',
      cha: { ho_ten: 'Nguyễn Văn Cả', nam_sinh: '1930' },
      me: { ho_ten: 'Lê Thị Bốn', nam_sinh: '1933' },
    },
  ],
  [
    'nothing known of one',
    {},
    { ho_ten: '', gioi_tinh: '', ngay_sinh: '', noi_sinh: '', que_quan: '', ...noParents(), ...again },
  ],
]

function unregistered(): Change {
  return { so: '', quyen: '', ngay_dang_ky: '', noi_dang_ky: '' }
}
function cousin(born: string): Change {
  return {
    ...again,
    ngay_sinh: born,
    cha: { ho_ten: 'Nguyễn Văn Hải', nam_sinh: '1958' },
    me: { ho_ten: 'Phạm Thị Tuyết', nam_sinh: '1961' },
  }
}

for (const [verdict, pairs] of Object.entries({ certain, possible, none }))
  test(`pairs that are ${verdict}`, async (t) => {
    for (const [why, a, b, base = hung] of pairs)
      await t.test(why, () => {
        // What is changed in the first is so in the second too, unless it is changed there.
        const one = { ...base, ...a }
        const other = { ...base, ...(verdict === 'certain' && !b.ho_ten ? { ho_ten: one.ho_ten } : {}), ...b }
        const judged = judge(one, other)
        assert.equal(judged.verdict, verdict, `${judged.score}\n${judged.reasons.join('\n')}`)
        if (verdict !== 'none') assert.ok(judged.met, `no key in common: ${why}`)
      })
  })

test('the score lies in the band of the verdict', () => {
  for (const [verdict, pairs] of Object.entries({ certain, possible, none }))
    for (const [, a, b, base = hung] of pairs) {
      const { score, ...judged } = judge({ ...base, ...a }, { ...base, ...b })
      assert.ok(score >= 0 && score <= 100)
      const band = score >= thresholds.certain ? 'certain' : score >= thresholds.possible ? 'possible' : 'none'
      assert.equal(band, judged.verdict, `${verdict} ${score}`)
    }
})

test('a verdict says field by field what agrees and what does not', () => {
  const { reasons } = judge(hung, { ...hung, ...again, ho_ten: 'Nguyen Van Hung', cha: { ho_ten: '', nam_sinh: '' } })
  assert.ok(reasons.includes('Họ tên mất dấu: Nguyễn Văn Hùng / Nguyen Van Hung.'))
  assert.ok(reasons.includes('Cùng ngày sinh: 15/03/1987.'))
  assert.ok(reasons.includes('Cùng họ tên và năm sinh của mẹ: Trần Thị Mùi, 1963.'))
  assert.ok(reasons.includes('Một bên không ghi cha: Nguyễn Văn Sơn, 1960 / –.'))
  const pins = { so_dinh_danh: '002087001234' }
  const conflict = judge({ ...hung, ...pins }, { ...hung, ...again, ...pins, ho_ten: 'Lê Văn Tèo' })
  assert.ok(!conflict.reasons.some((reason) => reason.startsWith('Cùng họ tên:')), conflict.reasons.join('\n'))
  const blank = { ...hung, ho_ten: '', ngay_sinh: '', gioi_tinh: '', noi_sinh: '', que_quan: '', dan_toc: '', so: '' }
  const empty = { ...blank, ...noParents(), quoc_tich: '', quyen: '', ngay_dang_ky: '', noi_dang_ky: '' }
  assert.deepEqual(judge(empty, empty).reasons, ['Không có trường nào để so.'])
  const twins = judge(hung, { ...hung, ...beside, ho_ten: 'Nguyễn Văn Cường' })
  assert.equal(twins.reasons[0], 'Cùng cha mẹ, cùng ngày sinh, khác tên: là con sinh đôi.')
})

test('two children of one birth are never one, whatever they are called: each says which it is', () => {
  const one = { ...readBirth(hung, gazetteer), nth: 1 }
  const other = { ...readBirth({ ...hung, ...again }, gazetteer), nth: 2 }
  assert.equal(judgeBirths(one, other, gazetteer).verdict, 'none')
  assert.equal(judgeBirths(one, { ...other, nth: 1 }, gazetteer).verdict, 'certain')
  assert.equal(judgeBirths(one, { ...other, nth: 0 }, gazetteer).verdict, 'certain')
})
