// Invented people and births, the same for the same number. Nobody here exists.
const families = [
  ...[
    'Nguyễn',
    'Trần',
    'Lê',
    'Phạm',
    'Hoàng',
    'Phan',
    'Vũ',
    'Võ',
    'Đặng',
    'Bùi',
    'Đỗ',
    'Hồ',
    'Ngô',
    'Dương',
    'Lý',
    'Huỳnh',
  ],
  ...[
    'Trương',
    'Đinh',
    'Mai',
    'Lò',
    'Cao',
    'Tạ',
    'Thái',
    'Quách',
    'Lương',
    'Hà',
    'Vàng',
    'Giàng',
    'Nông',
    'Triệu',
    'Phùng',
  ],
]
const middles = [
  ...['Minh', 'Thanh', 'Ngọc', 'Hoàng', 'Gia', 'Bảo', 'Thu', 'Xuân', 'Đức', 'Hải', 'Kim', 'Quang', 'Tuấn', 'Phương'],
  ...['Khánh', 'Anh', 'Hồng', 'Diệu', 'Quốc', 'Hữu', 'Tường', 'Nhật', 'Thiên', 'Trúc', 'Mỹ', 'Yến', 'Cẩm', 'Tuệ'],
]
const given = [
  ...['An', 'Anh', 'Bình', 'Chi', 'Châu', 'Dung', 'Duy', 'Dũng', 'Đạt', 'Giang', 'Hà', 'Hạnh', 'Hiếu', 'Hiền', 'Hoa'],
  ...[
    'Huy',
    'Hùng',
    'Hương',
    'Khang',
    'Khoa',
    'Lan',
    'Linh',
    'Long',
    'Mai',
    'My',
    'Nam',
    'Nga',
    'Nhi',
    'Phong',
    'Phúc',
  ],
  ...[
    'Quân',
    'Quyên',
    'Sơn',
    'Tâm',
    'Thảo',
    'Thịnh',
    'Thùy',
    'Trang',
    'Trí',
    'Tú',
    'Uyên',
    'Vân',
    'Việt',
    'Vy',
    'Yên',
    'Én',
  ],
]

/** A generator that gives the same numbers for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const dayBefore = (today: string, days: number): string =>
  new Date(Date.parse(`${today}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10)

/** Where the dossier is handled. */
export type Desk = { unitCode: string; unitName: string; officeName: string }

/**
 * `normal`: two married parents with numbers, a hospital's notice. `foreign`: a foreign father and his nationality chosen, so
 * no number is asked for. `papers`: an adult who has papers and a number already.
 */
export type Sort = 'normal' | 'foreign' | 'papers'

/**
 * The declaration of birth number `n`, typed at a desk on `today`. Parents' numbers, names and the notice's code differ for
 * each `n`.
 */
export function inventBirth(n: number, desk: Desk, today: string, sort: Sort = 'normal'): Record<string, unknown> {
  const random = seeded(n * 2_654_435_761)
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? ''
  const person = (family: string) => `${family} ${pick(middles)} ${pick(middles)} ${pick(given)}`
  const bornOn = (from: number, years: number): string =>
    `${from + Math.floor(random() * years)}-${String(1 + Math.floor(random() * 12)).padStart(2, '0')}-${String(1 + Math.floor(random() * 28)).padStart(2, '0')}`
  const known = (date: string) => ({ known: 'day', date })
  const pin = (born: string, female: boolean): string =>
    `001${(born < '2000' ? 0 : 2) + (female ? 1 : 0)}${born.slice(2, 4)}${String(n % 1_000_000).padStart(6, '0')}`
  const asWritten = desk.unitName
  const home = { unitCode: desk.unitCode, asOf: today, asWritten }
  const kinh = { code: '01', asWritten: 'Kinh' }
  const family = pick(families)
  // The millions of `n` go into the year, so that numbers stay unique.
  const shift = Math.floor(n / 1_000_000) % 10
  const motherBorn = bornOn(1990 + shift, 1)
  const fatherBorn = bornOn(1988 + shift, 1)
  const mother = {
    name: person(pick(families)),
    birthDate: known(motherBorn),
    ethnicity: kinh,
    nationalities: ['VN'],
    residence: { ...home, kind: 'PERMANENT', detail: `Số ${1 + (n % 300)}, đường Hoa Sữa` },
    pin: pin(motherBorn, true),
    filledFrom: 'POPULATION_DB',
  }
  const father = {
    name: person(family),
    birthDate: known(fatherBorn),
    ethnicity: kinh,
    nationalities: ['VN'],
    residence: { ...home, kind: 'PERMANENT', detail: `Số ${1 + (n % 300)}, đường Hoa Sữa` },
    pin: pin(fatherBorn, false),
    filledFrom: 'POPULATION_DB',
  }
  const age = 5 + Math.floor(random() * 45)
  const born = dayBefore(today, age)
  const normal = {
    child: {
      name: person(family),
      birthDate: known(born),
      sex: random() < 0.5 ? '1' : '2',
      ethnicity: kinh,
      nationalities: ['VN'],
      birthPlace: {
        ...home,
        facilityName: 'Bệnh viện đa khoa khu vực Hoa Sữa',
        asWritten: `Bệnh viện đa khoa khu vực Hoa Sữa, ${asWritten}`,
      },
      hometown: home,
    },
    mother,
    father,
    fatherBasis: 'MARRIAGE',
    parentsMarriage: {
      number: `${1 + (n % 200)}/2021`,
      book: '01/2021',
      registeredOn: '2021-03-08',
      office: desk.officeName,
      verified: true,
    },
    proof: {
      kind: 'MEDICAL_NOTIFICATION',
      code: `GCS.${desk.unitCode}.${String(n).padStart(8, '0')}`,
      number: `${n}/${born.slice(0, 4)}`,
      issuedOn: dayBefore(today, age - 1),
      electronic: true,
    },
    informant: { relationship: 'MOTHER', name: mother.name, pin: mother.pin, birthDate: mother.birthDate },
  }
  switch (sort) {
    case 'normal':
      return normal
    case 'foreign':
      return {
        ...normal,
        child: {
          ...normal.child,
          name: `${mother.name.split(' ')[0]} ${normal.child.name.split(' ').slice(1).join(' ')}`,
          nationalities: ['FR'],
          ethnicity: null,
          hometown: null,
        },
        father: {
          name: 'Lucas Bernard',
          birthDate: known(fatherBorn),
          ethnicity: { code: null, asWritten: '' },
          nationalities: ['FR'],
          residence: { countryCode: 'FR', asWritten: 'Lyon, Cộng hòa Pháp', kind: 'PERMANENT' },
          idDocument: { type: 'HCNN', number: `18AB${String(n).padStart(7, '0')}` },
        },
        nationalityChoice: { chosen: 'FR', foreignConfirmation: true },
      }
    case 'papers': {
      const adult = bornOn(1980, 10)
      const own = `001${normal.child.sex === '2' ? 1 : 0}${adult.slice(2, 4)}${String(n % 1_000_000).padStart(6, '0')}`
      return {
        ...normal,
        caseKind: 'WITH_PAPERS',
        child: { ...normal.child, birthDate: known(adult), existingPin: own, livesAt: home },
        mother: null,
        father: null,
        fatherBasis: null,
        parentsMarriage: null,
        proof: { kind: 'PERSONAL_PAPERS', number: 'Sổ hộ khẩu 1994' },
        informant: { relationship: 'SELF', name: normal.child.name, pin: own, birthDate: known(adult) },
      }
    }
  }
}
