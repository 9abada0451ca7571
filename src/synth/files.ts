import { makeCircle } from './circle.ts'
import { isoOf } from './days.ts'
import { writeEntry } from './entries.ts'
import { idKinds, synthId } from './ids.ts'
import { recordOf } from './labelled-pairs.ts'
import { labelOf } from './labels.ts'
import type { Circle, Model } from './people.ts'
import { pinsOf } from './pins.ts'
import { communeOf } from './places.ts'
import { keysOf, numbersOf, registrationsOf } from './registrations.ts'

/** Lines to be added to a file of the nation. */
export type MadeFile = { name: string; lines: string[] }

/** Truth, register and labels of some circles, one JSON object a line. People are named by their address, `circle.person`. */
export function sliceFiles(
  model: Model,
  from: number,
  to: number,
  sorted: Float64Array,
): { persons: number; entries: number; files: MadeFile[] } {
  const files = new Map<string, string[]>()
  const add = (name: string, value: unknown): void => {
    const lines = files.get(name)
    if (lines) lines.push(JSON.stringify(value))
    else files.set(name, [JSON.stringify(value)])
  }
  let persons = 0
  let entries = 0
  for (let number = from; number < to; number += 1) {
    const circle = makeCircle(model, number)
    const pins = pinsOf(model, circle)
    const made = registrationsOf(model, circle)
    const numbers = numbersOf(sorted, keysOf(model, circle, made))
    persons += circle.persons.length
    tellTruth(model, circle, pins.first, add)
    const byPerson = new Map<number, string>()
    made.births.forEach((how, i) => {
      const entry = writeEntry(model, circle, pins, how.who, how)
      const id = synthId(model.seed, idKinds.birthEntry, number, how.who.n * 2 + how.nth)
      const no = numbers[i]?.entryNo ?? 0
      entries += 1
      add('register/births.jsonl', { ...recordOf(entry, id, no), loai: entry.kind, nguoi_ghi: entry.clerk.name })
      add('labels/births.jsonl', labelOf(circle, entry, id, entry.place.office.index, no))
      const first = byPerson.get(how.who.n)
      if (first) add('labels/duplicates.jsonl', { a: first, b: id, errors: entry.errors })
      else byPerson.set(how.who.n, id)
    })
    for (const { person, on, kind } of made.deaths)
      add('register/deaths.jsonl', { person: `${number}.${person}`, on: isoOf(on), kind })
    for (const { union, on, kind } of made.marriages)
      add('register/marriages.jsonl', { union: `${number}.${union}`, on: isoOf(on), kind })
  }
  return { persons, entries, files: [...files].map(([name, lines]) => ({ name, lines })) }
}

function tellTruth(
  model: Model,
  circle: Circle,
  pins: readonly (string | null)[],
  add: (name: string, value: unknown) => void,
): void {
  const at = (n: number): string | null => (n < 0 ? null : `${circle.number}.${n}`)
  const commune = (index: number): string => communeOf(model.ref.places, index).code
  for (const who of circle.persons)
    add('truth/persons.jsonl', {
      id: at(who.n),
      name: who.name,
      sex: String(who.sex),
      born: isoOf(who.born),
      died: who.died === null ? null : isoOf(who.died),
      mother: at(who.mother),
      father: at(who.father),
      group: who.group,
      bornIn: commune(who.birthCommune),
      hometown: commune(who.hometown),
      plurality: who.plurality,
      pin: pins[who.n] ?? null,
    })
  for (const union of circle.unions)
    add('truth/unions.jsonl', {
      id: at(union.n),
      husband: at(union.husband),
      wife: at(union.wife),
      on: isoOf(union.on),
      ended: union.ended === null ? null : isoOf(union.ended),
      endedBy: union.endedBy,
      livesIn: commune(union.commune),
    })
}
