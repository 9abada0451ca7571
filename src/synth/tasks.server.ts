import { makeCircle } from './circle.ts'
import { type MadeFile, sliceFiles } from './files.ts'
import { circlesOfSlice, modelOf, type Nation } from './nation.ts'
import type { Model } from './people.ts'
import { readSynthReference } from './reference.server.ts'
import { keysOf, registrationsOf } from './registrations.ts'
import { emptySlice, type RowSink, type TableName, tableNames } from './rows.ts'
import { writeCircle } from './write-circle.ts'

/** What a worker can be asked to do for a slice of the nation. */
export type Task =
  | { do: 'keys'; slice: number }
  | { do: 'rows'; slice: number; sorted: Float64Array; offices: Int32Array; firstFact: number }
  | { do: 'files'; slice: number; sorted: Float64Array }
export type Answer =
  | { did: 'keys'; persons: number; keys: Float64Array }
  | {
      did: 'rows'
      persons: number
      entries: number
      tables: Record<TableName, Uint8Array>
      names: string[]
      /** `office tab day tab kind` and how often. */
      counts: [string, number][]
    }
  | { did: 'files'; persons: number; entries: number; files: (Omit<MadeFile, 'lines'> & { bytes: Uint8Array })[] }

/** Tables that nobody is found by. */
const notKeys: readonly TableName[] = [
  'family_link',
  'registration_case',
  'case_event',
  'marriage_bond',
  'person_death',
]

export type TaskContext = { nation: Nation; model: Model }
export const taskContext = (nation: Nation): TaskContext => ({ nation, model: modelOf(nation, readSynthReference()) })

/** Lines as bytes, without ever holding them as text: millions of strings would keep the collector busy. */
class Bytes implements RowSink {
  #buffer = Buffer.allocUnsafeSlow(1 << 16)
  #length = 0
  push(line: string): void {
    const most = line.length * 3 + 1
    if (this.#length + most > this.#buffer.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(this.#buffer.length * 2, this.#length + most))
      this.#buffer.copy(larger, 0, 0, this.#length)
      this.#buffer = larger
    }
    this.#length += this.#buffer.write(line, this.#length)
    this.#buffer[this.#length] = 10
    this.#length += 1
  }
  /** A view of memory that belongs to nothing else, so that it can be handed over without a copy. */
  done(): Uint8Array {
    return new Uint8Array(this.#buffer.buffer, 0, this.#length)
  }
}

function bytesOf(lines: readonly string[]): Uint8Array {
  const bytes = new Bytes()
  for (const line of lines) bytes.push(line)
  return bytes.done()
}

export function doTask({ nation, model }: TaskContext, task: Task): Answer {
  const [from, to] = circlesOfSlice(nation, task.slice)
  switch (task.do) {
    case 'keys': {
      const keys: number[] = []
      let persons = 0
      for (let number = from; number < to; number += 1) {
        const circle = makeCircle(model, number)
        persons += circle.persons.length
        keys.push(...keysOf(model, circle, registrationsOf(model, circle)))
      }
      return { did: 'keys', persons, keys: Float64Array.from(keys) }
    }
    case 'rows': {
      const sinks = Object.fromEntries(tableNames.map((name) => [name, new Bytes()])) as Record<TableName, Bytes>
      const forgotten = model.keysOnly ? notKeys.map((name) => [name, { push: () => {} }]) : []
      const slice = emptySlice({ ...sinks, ...Object.fromEntries(forgotten) })
      const officeId = (index: number): number => task.offices[index] ?? 0
      for (let number = from; number < to; number += 1)
        writeCircle(model, number, task.sorted, officeId, task.firstFact, slice)
      const made = Object.fromEntries(tableNames.map((name) => [name, sinks[name].done()])) as Record<
        TableName,
        Uint8Array
      >
      return {
        did: 'rows',
        persons: slice.persons,
        entries: slice.entries,
        tables: made,
        names: [...slice.names].sort(),
        counts: [...slice.counts].sort(([a], [b]) => (a < b ? -1 : 1)),
      }
    }
    case 'files': {
      const made = sliceFiles(model, from, to, task.sorted)
      return {
        did: 'files',
        persons: made.persons,
        entries: made.entries,
        files: made.files.map(({ name, lines }) => ({ name, bytes: bytesOf(lines) })),
      }
    }
  }
}
