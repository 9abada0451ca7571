import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { BirthDeclaration } from '../events/birth/declaration.ts'
import { acceptance, countCircle, emptyCensus } from './acceptance.ts'
import { makeCircle } from './circle.ts'
import { birthContent, groupCodes } from './content.ts'
import { dayOf, dayOfIso, isoOf, partsOf } from './days.ts'
import { birthEntries } from './entries.ts'
import { misspell } from './errors.ts'
import { labelledPairs } from './labelled-pairs.ts'
import { circlesOf, modelOf, type Nation, UNTIL } from './nation.ts'
import { pinsOf } from './pins.ts'
import { placeOn, placeText } from './places.ts'
import { readSynthReference, synthRows } from './reference.server.ts'
import { doTask, taskContext } from './tasks.server.ts'
import { writeNation } from './write.server.ts'

const nation: Nation = { seed: 11, persons: 10_000, until: UNTIL }
const ref = readSynthReference()
const model = modelOf(nation, ref)
const folder = mkdtempSync(join(tmpdir(), 'hotich-synth-'))
after(() => rmSync(folder, { recursive: true, force: true }))

describe('the synthetic nation', () => {
  test('one seed makes the same bytes with one worker and with two, and a part made alone is that part of the whole', async () => {
    const small = { ...nation, persons: 14_000 }
    const one = await writeNation(small, { workers: 1, out: join(folder, 'one') })
    const two = await writeNation(small, { workers: 2, out: join(folder, 'two') })
    assert.equal(one.sha256, two.sha256)
    assert.ok(one.persons > 11_000 && one.persons < 17_000, `${one.persons}`)
    await writeNation(small, { workers: 1, out: join(folder, 'part'), from: 1, to: 2 })
    const whole = readFileSync(join(folder, 'one/register/births.jsonl'), 'utf8')
    const part = readFileSync(join(folder, 'part/register/births.jsonl'), 'utf8')
    assert.ok(part.length > 1000 && whole.includes(part))
  })

  test('another seed makes other people', () => {
    const other = modelOf({ ...nation, seed: 12 }, ref)
    const names = (m: typeof model) => makeCircle(m, 0).persons.map(({ name }) => name)
    assert.notDeepEqual(names(model), names(other))
  })

  test('a larger nation begins with the people of the smaller one', () => {
    const larger = modelOf({ ...nation, persons: 1_000_000 }, ref)
    assert.deepEqual(makeCircle(model, 3).persons, makeCircle(larger, 3).persons)
  })

  test('nothing impossible is true, and the figures stand near the published ones as far as chance lets so few people', () => {
    const census = emptyCensus()
    for (let circle = 0; circle < circlesOf(nation) * 6; circle += 1) countCircle(census, model, circle)
    assert.deepEqual(census.broken, [])
    // Sixty thousand people have eight hundred births a year: chance alone moves a rate by some percent.
    const held = acceptance(census, synthRows('national-figures'), synthRows('family-names'), 4.5)
    const off = held.filter(
      ({ ok, key }) => !ok && !key.startsWith('Hà Giang') && !key.startsWith('boys for 100 girls (2024)'),
    )
    assert.deepEqual(off, [])
  })

  test('identity numbers are of twelve digits and nobody has that of another', () => {
    const all = Array.from({ length: 12 }, (_, n) => {
      const circle = makeCircle(model, n)
      const { first, second } = pinsOf(model, circle)
      return [...first, ...second].filter((pin) => pin !== null)
    }).flat()
    assert.equal(new Set(all).size, all.length)
    assert.ok(all.length > 10_000 && all.every((pin) => /^\d{12}$/.test(pin)))
  })

  test('places bear the names they had on the day', () => {
    const { places } = ref
    const dongVan = places.communes.find(({ code }) => code === '00721')
    assert.ok(dongVan)
    assert.equal(
      placeText(places, dongVan.index, dayOf(2024, 5, 1)),
      'thị trấn Đồng Văn, huyện Đồng Văn, tỉnh Hà Giang',
    )
    assert.equal(placeText(places, dongVan.index, dayOf(2025, 8, 1)), 'xã Đồng Văn, tỉnh Tuyên Quang')
    assert.match(placeText(places, dongVan.index, dayOf(1985, 5, 1)), /tỉnh Hà Tuyên$/)
    for (const commune of places.communes)
      for (const year of [1950, 1990, 2005, 2012, 2019, 2025])
        assert.ok(placeOn(places, commune.index, dayOf(year, 12, 1)))
  })

  test('every entry is a declaration that the birth event reads', () => {
    const circle = makeCircle(model, 1)
    const codes = groupCodes(ref.groups)
    const entries = birthEntries(model, circle, pinsOf(model, circle))
    assert.ok(entries.length > 1000)
    for (const entry of entries) {
      const read = BirthDeclaration.safeParse(birthContent(entry, codes, null))
      assert.ok(read.success, JSON.stringify(read.error?.issues))
    }
  })

  test('some people have a second entry, and clerks err about as often as they should', () => {
    const entries = Array.from({ length: 10 }, (_, n) => {
      const circle = makeCircle(model, n)
      return birthEntries(model, circle, pinsOf(model, circle))
    }).flat()
    const share = (of: (entry: (typeof entries)[number]) => boolean): number =>
      entries.filter(of).length / entries.length
    const second = share(({ nth }) => nth === 1)
    assert.ok(second > 0.007 && second < 0.025, `${second}`)
    const hoiNga = share(({ errors }) => errors.includes('hoi-nga'))
    assert.ok(hoiNga > 0.003 && hoiNga < 0.015, `${hoiNga}`)
  })

  test('books have every number once, in the order of the days', () => {
    const context = taskContext(nation)
    const keys = doTask(context, { do: 'keys', slice: 0 })
    assert.equal(keys.did, 'keys')
    if (keys.did !== 'keys') return
    const sorted = Float64Array.from(keys.keys).sort()
    const made = doTask(context, {
      do: 'rows',
      slice: 0,
      sorted,
      offices: Int32Array.from(ref.places.offices, ({ index }) => index + 1),
      firstFact: 1,
    })
    assert.equal(made.did, 'rows')
    if (made.did !== 'rows') return
    const books = new Map<string, { no: number; on: string }[]>()
    for (const line of new TextDecoder().decode(made.tables.register_entry).trimEnd().split('\n')) {
      const [office = '', , register = '', year = '', no = '', , , on = ''] = line.split('\t')
      const key = `${office} ${register} ${year}`
      books.set(key, [...(books.get(key) ?? []), { no: Number(no), on }])
    }
    for (const book of books.values()) {
      book.sort((a, b) => a.no - b.no)
      assert.deepEqual(
        book.map(({ no }) => no),
        book.map((_, i) => i + 1),
      )
      assert.deepEqual(
        book.map(({ on }) => on),
        book.map(({ on }) => on).sort(),
      )
    }
  })
})

describe('labelled pairs', () => {
  const pairs = labelledPairs({ ref, seed: 3, count: 1200 })

  test('the same seed gives the same pairs, half of one person and half of two', () => {
    const hash = (made: typeof pairs) => createHash('sha256').update(JSON.stringify(made)).digest('hex')
    assert.equal(hash(pairs), hash(labelledPairs({ ref, seed: 3, count: 1200 })))
    const same = pairs.filter(({ label }) => label === 'same').length
    assert.ok(same > 500 && same < 700, `${same}`)
  })

  test('every error and every kind of look-alike is among them', () => {
    const kinds = new Set(pairs.flatMap(({ kind }) => kind.split('+')))
    for (const kind of [
      'clean',
      'hoi-nga',
      'day-month',
      'year-only',
      'father-missing',
      'name-order',
      'ocr',
      'unit-renamed',
      'twin',
      'sibling',
      'reused-name',
      'cousin',
      'namesake',
    ])
      assert.ok(kinds.has(kind), kind)
  })

  test('twins are two children of one mother and one day', () => {
    const twins = pairs.filter(({ kind }) => kind === 'twin')
    assert.ok(twins.length > 10)
    for (const { a, b } of twins) assert.notDeepEqual({ ...a, id: '' }, { ...b, id: '' })
  })
})

describe('small parts', () => {
  test('days and dates are the calendar’s', () => {
    for (const text of ['1900-02-28', '1970-01-01', '2000-02-29', '2025-12-31'])
      assert.equal(isoOf(dayOfIso(text)), text)
    assert.deepEqual(partsOf(dayOf(1999, 12, 31)), { year: 1999, month: 12, day: 31 })
  })

  test('errors go wrong as people do', () => {
    assert.equal(misspell('Nguyễn Văn An', 'hoi-nga', 1, 0, 0), 'Nguyển Văn An')
    assert.equal(misspell('Lê Thị Hòa', 'tone-placement', 2, 0, 0), 'Lê Thị Hoà')
    assert.equal(misspell('Hoàng Văn Nam', 'regional', 1, 0, 0), 'Huỳnh Văn Nam')
    assert.equal(misspell('Đỗ Văn Nam', 'd-stroke', 1, 0, 0), 'Dỗ Văn Nam')
    assert.equal(misspell('Nguyễn Thị Lý', 'middle-lost', 2, 0, 0), 'Nguyễn Lý')
    assert.equal(misspell('Trần Văn An', 'hoi-nga', 1, 0, 0), null)
  })
})
