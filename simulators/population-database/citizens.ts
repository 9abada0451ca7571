import { type DemoPerson, demoFamilies, ethnicNames } from './demo-people.ts'
import { familyNames, givenNames, middleNames } from './names.ts'
import { places } from './places.ts'

export type Address = { provinceCode: string; communeCode: string; detail: string; text: string }
export type Citizen = {
  pin: string
  fullName: string
  /** `yyyyMMdd`, or `yyyy` when only the year is known. */
  birth: string
  sex: '1' | '2'
  ethnic: { code: string; name: string }
  nationality: string[]
  hometown: Address
  permanentResidence: Address
  settledAbroad: boolean
  deceased: boolean
  /** 1 never married, 2 married, 3 divorced, 4 widowed. */
  maritalStatus: '1' | '2' | '3' | '4'
  marriage: { number: string; registeredOn: string; office: string; spousePin: string; endedOn: string | null } | null
}

/** A generator that gives the same numbers for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** The fourth digit: century and sex (TT 07/2016/TT-BCA). */
export function centurySexDigit(year: number, sex: '1' | '2'): number {
  return (Math.floor(year / 100) - 19) * 2 + (sex === '2' ? 1 : 0)
}

const streets = ['phố Hoa Sữa', 'đường Bình Minh', 'thôn Đông', 'thôn Hạ', 'tổ dân phố 5', 'đường Sông Xanh', 'bản Mới']

function addressOf(communeCode: string, detail: string): Address {
  const place = places.find(([code]) => code === communeCode) ?? places[0]
  const [code, commune, provinceCode, province] = place
  const text = `${commune}, ${province}`
  return { provinceCode, communeCode: code, detail, text: detail === '' ? text : `${detail}, ${text}` }
}

function citizen(
  person: DemoPerson,
  sex: '1' | '2',
  place: string,
  tail: number,
  commune: string,
  house: number,
): Citizen {
  const year = Number(person.birth.slice(0, 4))
  return {
    pin: `${place}${centurySexDigit(year, sex)}${person.birth.slice(2, 4)}${String(tail).padStart(6, '0')}`,
    fullName: person.name.normalize('NFC'),
    birth: person.birth.replaceAll('-', ''),
    sex,
    ethnic: { code: person.ethnic, name: ethnicNames[person.ethnic] ?? 'Kinh' },
    nationality: ['VN'],
    hometown: addressOf(commune, ''),
    permanentResidence: addressOf(commune, `Số ${house}, ${streets[house % streets.length] ?? ''}`),
    settledAbroad: person.settledAbroad ?? false,
    deceased: person.deceased ?? false,
    maritalStatus: '1',
    marriage: null,
  }
}

function marry(husband: Citizen, wife: Citizen, on: string, endedOn: string | null, number: number): void {
  const office = `Ủy ban nhân dân ${addressOf(wife.permanentResidence.communeCode, '').text}`
  const common = {
    number: `${number}/${on.slice(0, 4)}`,
    registeredOn: on.replaceAll('-', ''),
    office,
    endedOn: endedOn?.replaceAll('-', '') ?? null,
  }
  husband.marriage = { ...common, spousePin: wife.pin }
  wife.marriage = { ...common, spousePin: husband.pin }
  const over = endedOn !== null
  husband.maritalStatus = over ? '3' : '2'
  wife.maritalStatus = over ? (husband.deceased ? '4' : '3') : '2'
}

/** The demo families as citizens, husband and wife side by side. */
export function demoCitizens(): {
  family: (typeof demoFamilies)[number]
  husband: Citizen | null
  wife: Citizen | null
}[] {
  return demoFamilies.map((family, index) => {
    const tail = 101 + index * 2
    const house = 3 + index * 4
    const husband = family.husband && citizen(family.husband, '1', family.place, tail, family.commune, house)
    const wife = family.wife && citizen(family.wife, '2', family.place, tail + 1, family.commune, house)
    if (husband && wife && family.marriedOn) marry(husband, wife, family.marriedOn, family.endedOn ?? null, 10 + index)
    return { family, husband, wife }
  })
}

/** Everybody the simulator knows at first: the demo families and two couples a listed commune, always the same people. */
export function inventCitizens(): Map<string, Citizen> {
  const people = demoCitizens().flatMap(({ husband, wife }) => [husband, wife].filter((one) => one !== null))
  const random = seeded(1976)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const invent = (sex: '1' | '2'): DemoPerson => {
    const month = String(1 + Math.floor(random() * 12)).padStart(2, '0')
    const day = String(1 + Math.floor(random() * 28)).padStart(2, '0')
    const name = `${pick(familyNames)} ${pick(middleNames[sex])} ${pick(givenNames[sex])}`
    return { name, birth: `${1982 + Math.floor(random() * 22)}-${month}-${day}`, ethnic: '01' }
  }
  let tail = 1001
  for (const [commune, , provinceCode] of places)
    for (let couple = 0; couple < 2; couple++) {
      const house = 1 + Math.floor(random() * 200)
      const husband = citizen(invent('1'), '1', `0${provinceCode}`, tail++, commune, house)
      const wife = citizen(invent('2'), '2', `0${provinceCode}`, tail++, commune, house)
      marry(husband, wife, `20${20 + Math.floor(random() * 6)}-0${1 + Math.floor(random() * 9)}-15`, null, tail)
      people.push(husband, wife)
    }
  return new Map(people.map((one) => [one.pin, one]))
}
