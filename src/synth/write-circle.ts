import { makeCircle } from './circle.ts'
import { groupCodes } from './content.ts'
import { NUMBERS_KNOWN, writeEntry } from './entries.ts'
import type { Model } from './people.ts'
import { pinsOf } from './pins.ts'
import { type EntryPlace, keysOf, numbersOf, registrationsOf } from './registrations.ts'
import type { SliceRows } from './rows.ts'
import { writeBirth } from './write-birth.ts'
import { writeDeath } from './write-death.ts'
import { writeMarriage } from './write-marriage.ts'
import type { Writer } from './writer.ts'

/** The rows of one circle, added to a slice. `sorted`: the keys of every entry of the nation; `firstFact`: see Writer. */
export function writeCircle(
  model: Model,
  number: number,
  sorted: Float64Array,
  officeId: (index: number) => number,
  firstFact: number,
  slice: SliceRows,
): void {
  const circle = makeCircle(model, number)
  const pins = pinsOf(model, circle)
  const made = registrationsOf(model, circle)
  const numbers = numbersOf(sorted, keysOf(model, circle, made))
  const births = made.births.map((how) => writeEntry(model, circle, pins, how.who, how))
  // A number is the person's own as soon as one entry names it; the living have theirs from the population database.
  const numbered = new Set(
    circle.persons.filter(({ died }) => died === null || died >= NUMBERS_KNOWN).map(({ n }) => n),
  )
  for (const { written, person, nth } of births) {
    if (written.pin !== null && (nth === 0 || written.pin === pins.first[person])) numbered.add(person)
    for (const parent of [written.mother, written.father]) if (parent?.pin) numbered.add(parent.person)
  }
  slice.persons += circle.persons.length
  const writer: Writer = {
    model,
    circle,
    slice,
    pins: pins.first,
    numbered,
    codes: groupCodes(model.ref.groups),
    officeId,
    firstFact,
    known: new Map(),
    links: new Set(),
    claims: new Set(),
  }
  let next = 0
  const each = <T>(list: readonly T[], write: (writer: Writer, one: T, at: EntryPlace) => void): void => {
    for (const one of list) {
      const at = numbers[next]
      next += 1
      if (at) write(writer, one, at)
    }
  }
  each(births, writeBirth)
  each(model.books?.includes('MARRIAGE') === false ? [] : made.marriages, writeMarriage)
  each(model.books?.includes('DEATH') === false ? [] : made.deaths, writeDeath)
}
