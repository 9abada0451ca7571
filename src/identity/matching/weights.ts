import type { NameDifference } from './person-name.ts'
import type { PlaceLikeness } from './places.ts'
import type { DateLikeness } from './written-date.ts'

/** What a comparison of one field adds to the score, and how it is said. */
export type Weight = readonly [points: number, vi: string, en: string]

export type ParentComparison =
  | 'same-pin'
  | 'same'
  | 'same-year-near'
  | 'same-year-unknown'
  | 'same-year-far'
  | 'alike'
  | 'alike-year-near'
  | 'alike-year-unknown'
  | 'alike-year-far'
  | 'unclear'
  | 'different-same-year'
  | 'different'
  /** The father of one stands as the mother of the other, and the reverse. */
  | 'crossed'
  | 'one-missing'

/**
 * The table of the comparison: every field, every way it can compare, its points, and the words for it. Points are about
 * three for each halving of the odds that two strangers would agree so; a pair is judged by their sum and by `rules`.
 */
export const weights = {
  pin: {
    same: [60, 'Cùng số định danh cá nhân', 'Same identity number'],
    different: [-25, 'Hai số định danh cá nhân khác nhau', 'Two different identity numbers'],
  },
  entry: {
    same: [45, 'Cùng cơ quan, quyển, số và ngày đăng ký', 'Same office, book, number and day of registration'],
    together: [
      0,
      'Hai số khác nhau đăng ký cùng nơi, cùng lúc',
      'Two different numbers registered in one place at one time',
    ],
    beside: [
      0,
      'Hai số liền nhau trong một quyển, đăng ký cùng ngày',
      'Numbers next to each other in one book, registered on one day',
    ],
    soon: [
      0,
      'Hai số khác nhau tại một cơ quan, cách nhau chưa đầy một năm',
      'Two different numbers at one office, less than a year apart',
    ],
    apart: [0, 'Đăng ký ở nơi khác hoặc vào lúc khác', 'Registered elsewhere or at another time'],
  },
  name: {
    agree: [22, 'Cùng họ tên', 'Same name'],
    near: [22, 'Họ tên có chỗ giống nhau', 'The names have something in common'],
    spelling: [0, 'Họ tên chỉ khác cách viết (i/y, vị trí dấu, dấu cách)', 'Name differs in spelling only'],
    'marks-lost': [-1, 'Họ tên mất dấu', 'Name has lost diacritics'],
    'hoi-nga': [-1, 'Họ tên lẫn dấu hỏi với dấu ngã', 'Hỏi and ngã mixed up'],
    filler: [-2, 'Họ tên thêm hoặc bớt chữ đệm Thị, Văn', 'Thị or Văn added or left out'],
    regional: [-3, 'Họ tên viết theo âm vùng khác (Hoàng/Huỳnh, Vũ/Võ …)', 'Regional spelling'],
    order: [-3, 'Họ tên viết đảo thứ tự', 'Name in another order'],
    abbreviated: [-3, 'Họ tên viết tắt', 'Name abbreviated'],
    'middle-lost': [-4, 'Họ tên thêm hoặc bớt chữ đệm', 'Middle name added or left out'],
    sound: [-5, 'Họ tên lẫn phụ âm (l/n, s/x, ch/tr, d/gi/r)', 'Consonants mixed up'],
    slip: [-5, 'Họ tên sai một chữ cái', 'A slip of one letter in the name'],
    marks: [-5, 'Họ tên khác dấu', 'Other diacritics in the name'],
    'given-marks': [
      -8,
      'Tên khác dấu, cả hai đều là tên thường gặp',
      'Given names differ in diacritics, both real names',
    ],
    'middle-other': [-12, 'Khác chữ đệm', 'Different middle name'],
    'family-other': [-14, 'Khác họ', 'Different family name'],
    nickname: [-20, 'Một bên có thể là tên gọi ở nhà', 'One may be a pet name'],
    'given-alike': [-18, 'Hai tên gần giống nhưng là hai tên khác nhau', 'Given names alike, yet two names'],
    'given-other': [-50, 'Khác tên', 'Different given name'],
  } satisfies Record<NameDifference | 'agree' | 'near', Weight>,
  rarity: {
    common: [-5, 'Họ tên rất phổ biến', 'A very common name'],
    usual: [0, 'Họ tên thường gặp', 'A usual name'],
    rare: [6, 'Họ tên ít gặp', 'A rare name'],
  },
  birth: {
    'same-day': [24, 'Cùng ngày sinh', 'Same birth date'],
    'lunar-said': [22, 'Ngày sinh là một, một bên ghi âm lịch', 'Same birth date, one written in the lunar calendar'],
    lunar: [16, 'Ngày này là ngày âm lịch của ngày kia', 'One date is the lunar form of the other'],
    swapped: [18, 'Ngày và tháng sinh đổi chỗ cho nhau', 'Day and month swapped'],
    'year-slip': [14, 'Cùng ngày tháng, năm sinh lệch như ghi nhầm', 'Same day and month, a slip in the year'],
    'month-slip': [12, 'Cùng ngày và năm sinh, khác tháng', 'Same day and year, other month'],
    'day-slip': [13, 'Cùng tháng và năm sinh, khác ngày', 'Same month and year, other day'],
    'two-slips': [6, 'Ngày tháng đổi chỗ và năm sinh lệch', 'Day and month swapped and a slip in the year'],
    'same-month': [14, 'Cùng tháng và năm sinh', 'Same month and year of birth'],
    'same-year': [8, 'Cùng năm sinh, một bên không ghi ngày tháng', 'Same year of birth, the day not known'],
    'filled-in': [
      8,
      'Cùng năm sinh, một bên ghi ngày đầu tháng hoặc đầu năm',
      'Same year, one is a first of January or of the month',
    ],
    near: [2, 'Ngày sinh cách nhau ít hơn khoảng cách hai lần sinh', 'Births closer than two births of one mother'],
    'year-near': [-4, 'Năm sinh lệch một năm', 'Birth years one apart'],
    different: [-40, 'Khác ngày sinh', 'Different birth dates'],
    unknown: [0, 'Không so được ngày sinh', 'Birth dates cannot be compared'],
  } satisfies Record<DateLikeness, Weight>,
  sex: {
    same: [1, 'Cùng giới tính', 'Same sex'],
    different: [-9, 'Khác giới tính', 'Different sex'],
  },
  mother: {
    'same-pin': [28, 'Cùng số định danh của mẹ', 'Same identity number of the mother'],
    same: [18, 'Cùng họ tên và năm sinh của mẹ', 'Same mother: name and year'],
    'same-year-near': [15, 'Cùng họ tên mẹ, năm sinh của mẹ lệch ít', 'Same name of the mother, year slightly off'],
    'same-year-unknown': [14, 'Cùng họ tên mẹ', 'Same name of the mother'],
    'same-year-far': [4, 'Cùng họ tên mẹ nhưng năm sinh của mẹ khác xa', 'Same name of the mother, year far off'],
    alike: [14, 'Họ tên mẹ gần giống, cùng năm sinh', 'Mother’s name alike, same year'],
    'alike-year-near': [11, 'Họ tên mẹ gần giống, năm sinh lệch ít', 'Mother’s name alike, year slightly off'],
    'alike-year-unknown': [10, 'Họ tên mẹ gần giống', 'Mother’s name alike'],
    'alike-year-far': [-6, 'Họ tên mẹ gần giống, năm sinh khác xa', 'Mother’s name alike, year far off'],
    unclear: [-6, 'Họ tên mẹ khác một phần', 'Mother’s name differs in part'],
    'different-same-year': [-10, 'Khác họ tên mẹ, cùng năm sinh của mẹ', 'Different mother, born the same year'],
    different: [-16, 'Khác mẹ', 'Different mother'],
    crossed: [13, 'Mẹ ghi vào chỗ của cha', 'The mother stands in the place of the father'],
    'one-missing': [0, 'Một bên không ghi mẹ', 'Mother missing on one side'],
  } satisfies Record<ParentComparison, Weight>,
  father: {
    'same-pin': [27, 'Cùng số định danh của cha', 'Same identity number of the father'],
    same: [17, 'Cùng họ tên và năm sinh của cha', 'Same father: name and year'],
    'same-year-near': [14, 'Cùng họ tên cha, năm sinh của cha lệch ít', 'Same name of the father, year slightly off'],
    'same-year-unknown': [13, 'Cùng họ tên cha', 'Same name of the father'],
    'same-year-far': [4, 'Cùng họ tên cha nhưng năm sinh của cha khác xa', 'Same name of the father, year far off'],
    alike: [13, 'Họ tên cha gần giống, cùng năm sinh', 'Father’s name alike, same year'],
    'alike-year-near': [10, 'Họ tên cha gần giống, năm sinh lệch ít', 'Father’s name alike, year slightly off'],
    'alike-year-unknown': [9, 'Họ tên cha gần giống', 'Father’s name alike'],
    'alike-year-far': [-6, 'Họ tên cha gần giống, năm sinh khác xa', 'Father’s name alike, year far off'],
    unclear: [-6, 'Họ tên cha khác một phần', 'Father’s name differs in part'],
    'different-same-year': [-10, 'Khác họ tên cha, cùng năm sinh của cha', 'Different father, born the same year'],
    different: [-14, 'Khác cha', 'Different father'],
    crossed: [12, 'Cha ghi vào chỗ của mẹ', 'The father stands in the place of the mother'],
    'one-missing': [0, 'Một bên không ghi cha', 'Father missing on one side'],
  } satisfies Record<ParentComparison, Weight>,
  birthPlace: {
    'same-place': [6, 'Cùng nơi sinh', 'Same place of birth'],
    'same-commune': [6, 'Cùng xã, phường nơi sinh (theo tên cũ hoặc mới)', 'Same commune of birth, old or new name'],
    'same-district': [3, 'Cùng huyện nơi sinh', 'Same district of birth'],
    'same-province': [2, 'Cùng tỉnh nơi sinh', 'Same province of birth'],
    other: [-9, 'Khác tỉnh nơi sinh', 'Different province of birth'],
    unknown: [0, 'Không so được nơi sinh', 'Places of birth cannot be compared'],
  } satisfies Record<PlaceLikeness, Weight>,
  hometown: {
    'same-place': [5, 'Cùng quê quán', 'Same hometown'],
    'same-commune': [5, 'Cùng xã, phường quê quán (theo tên cũ hoặc mới)', 'Same commune of hometown, old or new name'],
    'same-district': [3, 'Cùng huyện quê quán', 'Same district of hometown'],
    'same-province': [1, 'Cùng tỉnh quê quán', 'Same province of hometown'],
    other: [-6, 'Khác tỉnh quê quán', 'Different province of hometown'],
    unknown: [0, 'Không so được quê quán', 'Hometowns cannot be compared'],
  } satisfies Record<PlaceLikeness, Weight>,
  ethnicity: {
    'same-rare': [2, 'Cùng dân tộc', 'Same ethnic group'],
    different: [-2, 'Khác dân tộc', 'Different ethnic group'],
  },
  nationality: {
    different: [-3, 'Khác quốc tịch', 'Different nationality'],
  },
} as const

export type Field = keyof typeof weights

/** Points from which a pair is worth a look, and from which it may be called certain. */
export const thresholds = { possible: 40, certain: 60 } as const

/** Names at most so rare are `common`, from the second on `rare`; −log2 of the share of people who bear them. */
export const rarityBounds = { common: 11, rare: 16 } as const

/**
 * What no sum may overrule, the first that fits decides. `outcome`: the most that a pair can be; `certain` and `possible` with
 * `atLeast` also lift it.
 */
export const rules = {
  'same-pin': [
    'certain',
    'Cùng số định danh và không có điểm nào trái ngược',
    'Same identity number, nothing against it',
  ],
  'same-pin-conflict': [
    'possible',
    'Cùng số định danh nhưng họ tên hoặc ngày sinh trái ngược; cần người đối chiếu',
    'Same identity number, yet names or dates conflict',
  ],
  'same-pin-slip': [
    'none',
    'Cùng số định danh nhưng họ tên và ngày sinh đều khác: là hai người, một bên ghi nhầm số',
    'Same identity number, yet name and birth date both differ: two people, a number written wrong',
  ],
  'same-entry': ['certain', 'Là cùng một số trong cùng một quyển sổ', 'The same number of the same book'],
  'same-entry-conflict': [
    'possible',
    'Cùng số, cùng quyển nhưng nội dung khác nhau; cần người đối chiếu',
    'The same number and book with other content',
  ],
  twins: [
    'none',
    'Cùng cha mẹ, cùng ngày sinh, khác tên: là con sinh đôi',
    'Same parents and day, different names: twins',
  ],
  siblings: [
    'none',
    'Cùng cha mẹ, khác tên, khác ngày sinh: là anh chị em',
    'Same parents, different names and dates: siblings',
  ],
  'reused-name': [
    'none',
    'Cùng cha mẹ, cùng tên nhưng sinh vào hai lần khác nhau: tên được đặt lại cho con sau',
    'Same parents and name, two births: a name given again',
  ],
  'two-births': [
    'none',
    'Mỗi bên đều đăng ký đúng hạn sau ngày sinh của mình: là hai lần sinh',
    'Each was registered in time after its own date of birth: two births',
  ],
  'other-parents': ['none', 'Cha, mẹ đều khác: là người trùng tên', 'Other parents: a namesake'],
  'other-years': [
    'none',
    'Khác ngày sinh, cha mẹ trùng tên nhưng khác năm sinh: là con của người khác',
    'Another birth date, parents of one name born in other years: a child of others',
  ],
  'other-date': ['none', 'Khác ngày sinh', 'Different birth dates'],
  'other-name': ['none', 'Khác tên', 'Different names'],
  'other-pin': [
    'none',
    'Hai số định danh khác nhau và không đủ điểm chung',
    'Two identity numbers and too little in common',
  ],
  'two-pins': [
    'possible',
    'Mọi điểm khác trùng nhau nhưng có hai số định danh; cần người đối chiếu',
    'All else agrees, yet there are two identity numbers',
  ],
  'pet-name': [
    'possible',
    'Có thể một bên ghi tên gọi ở nhà; cần người đối chiếu',
    'One may be a pet name; a person decides',
  ],
} as const satisfies Record<string, readonly ['certain' | 'possible' | 'none', string, string]>

export type RuleId = keyof typeof rules
