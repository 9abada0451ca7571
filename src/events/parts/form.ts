import type { RegisterKind } from '../../law/register-books.ts'
import type { AboutPerson } from './draft-tree.ts'
import type { PersonRole } from './roles.ts'

/** A text people read: Vietnamese first, English second. */
export type Words = readonly [vietnamese: string, english: string]

/** `of`: groups of the form whose person it says, where the choice says who somebody is: a requester that is the wife is `SELF`. */
export type Choice = { value: string; label: Words; of?: readonly string[] }

/** How a value is typed. `pin` fetches the person of `fills` (a group such as `/wife`) from the registers and the population database. */
export type FieldKind =
  | { as: 'text'; maxLength?: number; placeholder?: string; inputMode?: 'numeric' | 'text' }
  | { as: 'long-text'; maxLength?: number }
  | { as: 'name' }
  | { as: 'partial-date' }
  | { as: 'day' }
  | { as: 'time' }
  | { as: 'number'; min: number; max: number }
  | { as: 'sex' }
  | { as: 'ethnicity' }
  | { as: 'nationalities' }
  | { as: 'country' }
  | { as: 'place' }
  /** The office that registered, in the words of the paper; `unit`: where the code of its unit is kept when it was picked from the list. */
  | { as: 'office'; unit: string; maxLength?: number }
  | { as: 'residence' }
  | { as: 'pin'; fills: string }
  | { as: 'id-document' }
  | { as: 'choice'; choices: readonly Choice[] }
  | { as: 'select'; choices: readonly Choice[] }
  | { as: 'tick' }
  /** An entry of any office, found by PIN, name or number; its content may fill the groups named, with `@CHILD/personId` who stands in it, with `@entry/number` the entry itself. */
  | { as: 'entry'; registers: readonly RegisterKind[]; fills?: readonly { from: string; to: string }[] }

/** One field of a declaration. `at` is a JSON pointer into it; inside a repeated block it is relative to the row. */
export type FormField = {
  at: string
  label: Words
  field: FieldKind
  required?: boolean
  /** Columns of twelve. */
  span?: number
  hint?: Words
  /** What it says in a new dossier until somebody types otherwise; not for rows that repeat. */
  usual?: unknown
  /** What it says once the person of a group (`/subject`) was looked up; nothing where the registers do not say it. Not for rows that repeat. */
  told?: { of: string; value: (about: AboutPerson) => unknown }
  /** Whether it belongs to what has been typed so far; a hidden field is left out of the declaration. */
  shown?: (draft: Readonly<Record<string, unknown>>) => boolean
}

/** A block of the form, in the order of the paper form. With `repeat` its fields stand once a row of the list at `repeat.at`. */
export type FormBlock = {
  id: string
  title: Words
  lead?: Words
  fields: readonly FormField[]
  repeat?: { at: string; max: number; row: Words }
  shown?: (draft: Readonly<Record<string, unknown>>) => boolean
}

/** One way to begin a matter at the desk: what reception types to find it, and what the dossier starts with. */
export type Matter = {
  /** Short word reception may type, without diacritics: `kethon`. */
  id: string
  /** Procedure of law/procedures.ts; its code and name are shown. */
  procedure: string
  title: Words
  note: Words
  preset: Readonly<Record<string, unknown>>
  /** The ways it begins with what the registers hold already, so that nothing known is asked again. */
  from?: readonly Start[]
}

/** A beginning with somebody the registers know, with an earlier entry, or with both. */
export type Start = {
  /** Group the person fills: `/wife`. With `roles` it is who stands so in the entry. */
  person?: string
  roles?: readonly PersonRole[]
  /** What the person is in the new matter, where the form's own heading does not say it. */
  as?: Words
  sex?: '1' | '2'
  /** Only the living, or with `false` only the dead. */
  living?: boolean
  /** Field of the form that takes the entry; its registers say which. */
  entry?: string
  /** Registers whose entries are only read for the people in them; no field takes the entry. */
  registers?: readonly RegisterKind[]
  /** Whether an entry with this content is meant. */
  fits?: (content: unknown) => boolean
  /** Who else of the entry fills a group. */
  others?: readonly { role: PersonRole; into: string }[]
  /** What else the entry fills, as a field of an entry does. */
  fills?: readonly { from: string; to: string }[]
  /** What this beginning sets besides the preset, by JSON pointer. */
  with?: Readonly<Record<string, unknown>>
}

export const words = (vietnamese: string, english: string): Words => [vietnamese, english]
