import type { Words } from './form.ts'

/** What is right to do with the citizen's request. */
export type RightOutcome =
  | { do: 'REGISTER' }
  /** The law stands against it: `rule` is the rule that says so. */
  | { do: 'REFUSE'; rule: string; why: Words }

/** An invented case to practise on: who comes, what they say and bring, and what is right to do. */
export type Exercise = {
  /** Unique within its event; stands in addresses: `ket-hon-lan-dau`. */
  id: string
  /** The matter it begins with at the desk. */
  matter: string
  title: Words
  /** What the citizen says. */
  story: readonly Words[]
  /** The papers on the desk. */
  brings: readonly Words[]
  /** The declaration as the citizen wants it written, typed without a mistake of the official. */
  declaration: unknown
  right: RightOutcome
  /** What stands in the books already; written before the case begins. */
  before?: readonly { kind: string; declaration: unknown }[]
  /** Where the declaration names the entries of `before`, in their order: JSON pointers of an entry reference. */
  entriesAt?: readonly string[]
  /** What to look at, by JSON pointer of a field. */
  hints?: Readonly<Record<string, Words>>
}
