import { type Problem, standing } from '../events/event.ts'
import type { Writes } from '../platform/database.server.ts'
import { Refused } from '../platform/problem.ts'
import { type NewEntry, type Written, writeEntry } from '../registers/entries.sql.server.ts'
import type { DuplicateView } from './api.ts'
import './problems.ts'

/** Places of a declaration that could not be read, as the caller sent it. */
const asErrors = (issues: readonly { pointer: string; message: string }[]) =>
  issues.map((issue) => ({ pointer: `/declaration${issue.pointer}`, code: 'invalid', message: issue.message }))

/** A declaration that cannot be read, with the places where it cannot. */
export const unreadable = (issues: readonly { pointer: string; message: string }[]): Refused =>
  new Refused('declaration-unreadable', { errors: asErrors(issues), data: { issues } })

/** What stands against an entry, as a refusal tells it: each at its field, with its article. */
export const asFindings = (problems: readonly Problem[]) => ({
  errors: problems.map((problem) => ({
    pointer: `/declaration${problem.pointer}`,
    code: problem.rule,
    message: `${problem.message} (${problem.cite})`,
  })),
  data: { problems },
})

/** Refuses while something blocks. `within` names the further entry whose rules spoke; its pointers are not fields of the form. */
export function refuseBlocking(
  problems: readonly Problem[],
  reasons: Readonly<Record<string, string>>,
  within = '',
): void {
  const stopping = standing(problems, reasons).map((problem) => ({
    ...problem,
    pointer: `${within}${problem.pointer}`,
  }))
  if (stopping.length === 0) return
  const used = stopping.find((problem) => problem.rule === 'R-B14' && problem.severity === 'error')
  throw new Refused(used ? 'notification-used' : 'rules-block', asFindings(stopping))
}

/** R-A4: what is certainly registered already stops, with the entry that stands. */
export function refuseCertainDuplicates(kind: string, duplicates: readonly DuplicateView[]): void {
  if (duplicates.some((duplicate) => duplicate.verdict === 'certain'))
    throw new Refused(kind === 'BIRTH' ? 'duplicate-birth' : 'already-registered', { data: { duplicates } })
}

const constraintProblems = [
  'duplicate-birth',
  'already-registered',
  'person-dead',
  'person-missing',
  'person-incapable',
  'already-married',
  'already-dead',
  'second-parent',
  'second-guardian',
  'already-adopted',
  'no-open-guardianship',
  'no-open-supervision',
  'notification-used',
  'book-closed',
  'book-of-another-year',
  'day-before-last-entry',
  'not-own-office',
]

/** What was found alike is the entry that stands in the way. */
const registeredBefore = ['duplicate-birth', 'already-registered', 'already-dead']

/**
 * The database has the last word, also between two offices at the same instant; its refusals become problems people can read. `alike`: what the
 * check had found, shown where one of them stands in the way.
 */
export async function writeOrSayWhy(
  tx: Writes,
  made: NewEntry,
  alike: readonly DuplicateView[] = [],
): Promise<Written> {
  try {
    return await writeEntry(tx, made)
  } catch (error) {
    const {
      message = '',
      constraint_name = '',
      detail,
    } = error as {
      message?: string
      constraint_name?: string
      detail?: string
    }
    // The id is a dossier of another office, or of somebody who was quicker.
    if (/^registration_case_(id_key|pkey)$/.test(constraint_name)) throw new Refused('version-conflict')
    if (constraint_name === 'family_link_one') throw new Refused('already-adopted')
    const known = constraintProblems.find((code) => message === code)
    if (known && registeredBefore.includes(known) && alike.length > 0)
      throw new Refused(known, { data: { duplicates: alike } })
    if (known) throw new Refused(known, detail ? { data: { role: detail } } : {})
    throw error
  }
}
