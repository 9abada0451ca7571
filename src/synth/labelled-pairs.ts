import { fold } from '../values/names.ts'
import { formatPartialDate, type PartialDate } from '../values/partial-date.ts'
import { makeCircle } from './circle.ts'
import { dayOf, isoOf, yearOfDay } from './days.ts'
import { below, chance, domains, draw } from './draws.ts'
import { type BirthEntry, type Pins, weekday, writeEntry } from './entries.ts'
import { type ErrorKind, errorRates } from './errors.ts'
import type { Circle, Model, Person } from './people.ts'
import { pinsOf } from './pins.ts'
import type { SynthReference } from './reference.ts'

/** A birth record as `hotich duplicates compare` reads it: all text, empty when unknown. */
export type PairRecord = {
  id: string
  ho_ten: string
  gioi_tinh: string
  ngay_sinh: string
  noi_sinh: string
  que_quan: string
  dan_toc: string
  quoc_tich: string
  cha: { ho_ten: string; nam_sinh: string }
  me: { ho_ten: string; nam_sinh: string }
  so: string
  quyen: string
  ngay_dang_ky: string
  noi_dang_ky: string
  so_dinh_danh: string
}

/** `kind`: what was done to one of the two (errors joined by `+`), or why two people look alike. */
export type LabelledPair = { a: PairRecord; b: PairRecord; label: 'same' | 'different'; kind: string }

const dateText = (date: PartialDate): string => (date.known === 'day' ? date.date : formatPartialDate(date))
const yearText = (date: PartialDate | undefined): string =>
  !date || date.known === 'nothing' ? '' : date.known === 'day' ? date.date.slice(0, 4) : String(date.year)

/** The record of an entry; the number in the book is invented where the book has not been written. */
export function recordOf(entry: BirthEntry, id: string, entryNo: number): PairRecord {
  const { written } = entry
  const year = yearOfDay(entry.on)
  return {
    id,
    ho_ten: written.name,
    gioi_tinh: written.sex === 1 ? 'Nam' : 'Nữ',
    ngay_sinh: dateText(written.born),
    noi_sinh: written.birthPlace.text,
    que_quan: written.hometown.text,
    dan_toc: written.group,
    quoc_tich: 'Việt Nam',
    cha: { ho_ten: written.father?.name ?? '', nam_sinh: yearText(written.father?.born) },
    me: { ho_ten: written.mother?.name ?? '', nam_sinh: yearText(written.mother?.born) },
    so: String(entryNo),
    quyen: `01/${year}`,
    ngay_dang_ky: isoOf(entry.on),
    noi_dang_ky: entry.place.unitCode,
    so_dinh_danh: written.pin ?? '',
  }
}

const singleKinds = Object.keys(errorRates) as ErrorKind[]

type Made = { circle: Circle; pins: Pins }

/**
 * Pairs of birth records with the truth about them, about `count` in all: half of one person with a forced error (each kind about as often,
 * a third of them with two or three errors, some with none), half of two people who look alike – twins, siblings, names given again after
 * a death, cousins, namesakes. The same seed gives the same pairs.
 */
export function labelledPairs(asked: { ref: SynthReference; seed: number; count: number }): LabelledPair[] {
  const { ref, seed, count } = asked
  const model: Model = { seed, until: dayOf(2025, 12, 31), ref }
  const circles: Made[] = []
  for (let number = 0; number < Math.max(4, Math.ceil(count / 1500)); number += 1) {
    const circle = makeCircle(model, number)
    circles.push({ circle, pins: pinsOf(model, circle) })
  }
  const pairs = [
    ...samePairs(model, circles, Math.ceil(count / 2)),
    ...differentPairs(model, circles, Math.floor(count / 2)),
  ]
  return pairs.map((pair, i) => ({ ...pair, a: { ...pair.a, id: `${i + 1}a` }, b: { ...pair.b, id: `${i + 1}b` } }))
}

function chosen(circles: readonly Made[], u: number, v: number): Made & { who: Person } {
  const made = circles[below(u, circles.length)]
  const who = made?.circle.persons[below(v, made.circle.persons.length)]
  if (!made || !who) throw new Error('no people to choose from')
  return { ...made, who }
}

function entryOf(
  model: Model,
  { circle, pins }: Made,
  who: Person,
  salt: number,
  forced?: readonly ErrorKind[],
  later = false,
): BirthEntry {
  // Twins are mostly registered together.
  const u = (k: number) => draw(model.seed, domains.pair, circle.number, who.n - who.order + 1, salt * 16 + k)
  const first = who.born + 3 + below(u(0), 55) + (chance(u(1), 300) ? below(u(2), 1500) : 0)
  const latest = model.until - 1
  const from = later ? Math.max(first + 30, Math.min(dayOf(2006, 1, 1), latest - 30)) : first
  const on = weekday(Math.min(latest - 2, later ? from + below(u(3), Math.max(1, latest - from)) : first))
  const elsewhere = later && chance(u(4), 400)
  const mother = circle.persons[who.mother]
  const commune = elsewhere ? (mother?.home ?? who.home) : who.birthCommune
  return writeEntry(model, circle, pins, who, {
    on,
    kind: later ? '2' : on - who.born > 60 ? '4' : '1',
    nth: 0,
    commune,
    salt,
    ...(forced ? { forced } : {}),
  })
}

function samePairs(model: Model, circles: readonly Made[], count: number): LabelledPair[] {
  const pairs: LabelledPair[] = []
  for (let i = 0; pairs.length < count && i < count * 12; i += 1) {
    const u = (k: number) => draw(model.seed, domains.pair, -1, i, k)
    const { who, ...made } = chosen(circles, u(0), u(1))
    if (who.born > model.until - 400 || (who.died !== null && who.died < who.born + 365)) continue
    const kinds: ErrorKind[] = []
    const many = below(u(2), 100)
    const wanted = many < 8 ? 0 : many < 70 ? 1 : many < 92 ? 2 : 3
    for (let k = 0; k < wanted; k += 1) {
      const kind = singleKinds[(pairs.length + below(u(10 + k), 1 + k * singleKinds.length)) % singleKinds.length]
      if (kind && kind !== 'unit-renamed' && !kinds.includes(kind)) kinds.push(kind)
    }
    const first = entryOf(model, made, who, 1, [])
    const second = entryOf(model, made, who, 2, kinds, true)
    if (second.errors.length < kinds.length || (wanted === 1 && kinds.length === 0)) continue
    // Numbers are rarely in both entries: then nothing else would have to be compared.
    if (first.written.pin !== null && first.written.pin === second.written.pin && !chance(u(20), 50))
      second.written.pin = null
    const one = recordOf(first, '', 1 + below(u(21), 180))
    const other = recordOf(second, '', 1 + below(u(22), 60))
    const renamed = one.que_quan !== other.que_quan
    const kind = second.errors.length === 0 ? (renamed ? 'unit-renamed' : 'clean') : [...second.errors].sort().join('+')
    pairs.push(u(23) % 2 === 0 ? { a: one, b: other, label: 'same', kind } : { a: other, b: one, label: 'same', kind })
  }
  return pairs
}

type Two = { made: Made; other: Made; a: Person; b: Person; kind: string }

function differentPairs(model: Model, circles: readonly Made[], count: number): LabelledPair[] {
  const found: Record<string, Two[]> = {}
  const add = (two: Two): void => {
    const there = found[two.kind]
    if (there) there.push(two)
    else found[two.kind] = [two]
  }
  const byName = new Map<string, { made: Made; who: Person }[]>()
  for (const made of circles) {
    const { persons } = made.circle
    const byMother = new Map<number, Person[]>()
    for (const who of persons) {
      const key = fold(who.name)
      byName.set(key, [...(byName.get(key) ?? []), { made, who }])
      if (who.mother < 0) continue
      const siblings = byMother.get(who.mother) ?? []
      for (const other of siblings) {
        const kind = other.born === who.born ? 'twin' : fold(other.name) === fold(who.name) ? 'reused-name' : 'sibling'
        if (kind !== 'sibling' || who.n % 3 === 0) add({ made, other: made, a: other, b: who, kind })
      }
      byMother.set(who.mother, [...siblings, who])
    }
    for (const who of persons) {
      const grandmother = persons[who.mother]?.mother ?? -1
      for (const aunt of byMother.get(grandmother) ?? [])
        for (const cousin of byMother.get(aunt.n) ?? [])
          if (aunt.n !== who.mother && cousin.n > who.n && cousin.sex === who.sex && (cousin.n - who.n) % 5 === 0) {
            const near = cousin.born - who.born < 800 && who.born - cousin.born < 800
            if (near) add({ made, other: made, a: who, b: cousin, kind: 'cousin' })
          }
    }
  }
  for (const group of byName.values())
    for (let i = 1; i < Math.min(group.length, 12); i += 1) {
      const [x, y] = [group[i - 1], group[i]]
      if (!x || !y || x.who.mother === y.who.mother) continue
      const sameYear = yearOfDay(x.who.born) === yearOfDay(y.who.born)
      add({
        made: x.made,
        other: y.made,
        a: x.who,
        b: y.who,
        kind: x.who.born === y.who.born ? 'namesake-same-day' : sameYear ? 'namesake-same-year' : 'namesake',
      })
    }
  const kinds = Object.keys(found).sort()
  const pairs: LabelledPair[] = []
  const taken = new Map<string, number>()
  for (let i = 0; pairs.length < count && i < count * 8; i += 1) {
    const kind = kinds[i % kinds.length] ?? ''
    const list = found[kind] ?? []
    const nth = taken.get(kind) ?? 0
    if (nth >= list.length * 2) continue
    taken.set(kind, nth + 1)
    const step = 7919 % list.length === 0 ? 1 : 7919
    const two = list[(nth * step + below(draw(model.seed, domains.pair, -2, 0, 0), list.length)) % list.length]
    if (!two || two.a.born > model.until - 400 || two.b.born > model.until - 400) continue
    const u = (k: number) => draw(model.seed, domains.pair, -3, i, k)
    // The usual errors of clerks are in these records too.
    const a = entryOf(model, two.made, two.a, 3 + nth)
    const b = entryOf(model, two.other, two.b, kind === 'twin' ? 3 + nth : 5 + nth)
    if (chance(u(0), 600)) a.written.pin = null
    if (chance(u(1), 600)) b.written.pin = null
    // Brothers and sisters registered on one day stand one after the other in the book.
    const no = 1 + below(u(2), 180)
    pairs.push({
      a: recordOf(a, '', no),
      b: recordOf(b, '', kind === 'twin' ? no + 1 : 1 + below(u(3), 180)),
      label: 'different',
      kind,
    })
  }
  return pairs
}
