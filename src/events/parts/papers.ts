import type { NumberedDocument } from '../../law/document-numbers.ts'
import type { Provision } from '../../law/in-force.ts'
import type { CalendarDate } from '../../values/calendar-date.ts'
import type { Words } from './form.ts'
import type { CodeNames } from './words/people.ts'

/** An entry as its papers read it; `registers/entry.ts` gives the full shape. `entryNo` 0: a declaration that is not registered yet. */
export type PaperEntry<D> = {
  officeId: number
  id: string
  caseId: string
  kind: string
  register: string
  year: number
  entryNo: number
  volume: number
  pageNo: number
  registeredOn: CalendarDate
  registrationKind: string
  regime: string
  officeName: string
  officerName: string
  content: D
  pin: string | null
  notes: readonly {
    notedOn: CalendarDate
    content: string
    basis: { kind: string; number: string; date: CalendarDate | null; authority: string }
  }[]
  signer: { name: string; lines: readonly string[] } | null
}

/** A piece of a paper: a value behind its label, several on one line, a heading, a sentence, or two columns with the same labels. */
export type PaperLine =
  | { label: string; value: string; bold?: boolean }
  | { row: readonly { label: string; value: string }[] }
  | { heading: string }
  | { text: string; italic?: boolean }
  | { columns: readonly [left: string, right: string]; rows: readonly { label: string; left: string; right: string }[] }
  | { gap: true }
  /** Frames of 4 × 6 cm for photographs, each with what belongs into it. */
  | { photos: readonly string[] }

/** `widths`: share of each column. */
export type PageTable = {
  head: readonly string[]
  widths: readonly number[]
  rows: readonly (readonly string[])[]
}

/** Box on the right side of a register page. */
export type Tick = { label: string; ticked: boolean }

/** What a paper says apart from letterhead, number, place and date, signature and check mark, which the issuing office adds. */
export type PaperBody =
  /** A paper with its own model: the fields are whatever the model reads. */
  | { model: 'own'; fields: Readonly<Record<string, unknown>> }
  /** Office letter with title: extract, certificate of marital status, confirmation. */
  | {
      model: 'letter'
      title: string
      subtitle?: string
      lines: readonly PaperLine[]
      /** Title over the signature: `NGƯỜI KÝ TRÍCH LỤC`. */
      signature: { title: string; under: string }
    }
  /** Page of a register book. */
  | {
      model: 'register-page'
      title: string
      lines: readonly PaperLine[]
      /** Of a book that is a list: its columns, the last of them for notes. It stands instead of the lines and the tick boxes. */
      table?: PageTable
      ticks: readonly Tick[]
      signatures: readonly { title: string; name: string }[]
    }

/**
 * A paper that comes out of an entry. `use`: `original` is signed with the dossier (as many as `originals`); `copy` is issued on request;
 * `page` is the page of the book.
 */
export type EventPaper<D> = {
  kind: string
  use: 'original' | 'copy' | 'page'
  name: Words
  originals?: number | ((entry: PaperEntry<D>) => number)
  /** Counts numbers of its own; without, the paper bears the number of the entry. */
  series?: NumberedDocument
  /** Pre-printed stock of the Ministry. */
  stock?: boolean
  /** Name of the model in documents/templates by the day of issue; `letter` and `register-page` are shared by all events. */
  models: readonly Provision<string>[]
  /** Whether this entry has this paper. */
  fits?: (entry: PaperEntry<D>) => boolean
  body: (entry: PaperEntry<D>, names: CodeNames, issue: { number: string; on: CalendarDate }) => PaperBody
  /** The paper from a declaration that is still being typed; without it, the preview waits until every required field is there. */
  draft?: (typed: unknown, names: CodeNames, officeName: string) => PaperBody | undefined
}

/** The blank or filled declaration (tờ khai) of an event. */
export type DeclarationPaper<D> = {
  title: string
  /** Title of a kind of the event that has a form of its own; without it, `title`. */
  titleOf?: (declaration: D) => string
  /** The legal text that set the form, where it is not the one common to all declarations. */
  form?: { cite: string; since: CalendarDate }
  /** Undefined: the blank form. */
  lines: (declaration: D | undefined, names: CodeNames) => readonly PaperLine[]
  sworn: string
  signatures: readonly string[]
}

/** How many originals of a paper an entry has. */
export const originalsIn = <D>({ originals = 1 }: Pick<EventPaper<D>, 'originals'>, entry: PaperEntry<D>): number =>
  typeof originals === 'number' ? originals : originals(entry)
