import assert from 'node:assert/strict'
import { test } from 'node:test'
import { labelledPairs } from '../../synth/labelled-pairs.ts'
import { readSynthReference } from '../../synth/reference.server.ts'
import { fold } from '../../values/names.ts'
import { loadGazetteer } from './gazetteer.server.ts'
import { readGlance, worthReading } from './glance.ts'
import { judgeBirths } from './judge.ts'
import { type BirthRead, readBirth, type WrittenBirth } from './record.ts'

const gazetteer = loadGazetteer()

const atOneGlance = (written: WrittenBirth, read: BirthRead): BirthRead =>
  readGlance({
    name: written.ho_ten,
    sex: read.sex || null,
    birth: {
      year: read.birth?.year || null,
      date: /^\d{4}-\d\d-\d\d$/.test(written.ngay_sinh) ? written.ngay_sinh : null,
    },
    nth: 0,
    mother: read.mother ? { name: read.mother.name.written, year: read.mother.year || null, pin: null } : null,
    fatherKey: read.father ? fold(read.father.name.written) : null,
  })

test('a glance tells nearly all apart that are two, and none that are one', () => {
  let [two, kept] = [0, 0]
  for (const { a, b } of labelledPairs({ ref: readSynthReference(), seed: 977, count: 4000 })) {
    const [one, other] = [readBirth(a, gazetteer), readBirth(b, gazetteer)]
    const worth = worthReading(atOneGlance(a, one), atOneGlance(b, other))
    if (judgeBirths(one, other, gazetteer).verdict === 'none') {
      two++
      if (worth) kept++
    } else assert.ok(worth || one.pin === other.pin, JSON.stringify([a, b]))
  }
  assert.ok(two > 1500 && kept / two < 0.05, `${kept} of ${two}`)
})
