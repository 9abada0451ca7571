import type { Circumstances, EntryPerson, Problem } from '../events/event.ts'
import { eventOf } from '../events/index.ts'
import { Sex } from '../events/parts/person.ts'
import { unitsCovering } from '../offices/covering.sql.server.ts'
import type { Reads } from '../platform/database.server.ts'
import { type BirthCandidate, birthCandidates, notificationUsed } from '../registers/entries.sql.server.ts'
import { entryNumber } from '../registers/entry.ts'
import type { DuplicateView } from './api.ts'
import { knownParents } from './known-parents.sql.server.ts'

export type Checked =
  | { readable: false; issues: { pointer: string; message: string }[] }
  | {
      readable: true
      declaration: unknown
      problems: Problem[]
      persons: EntryPerson[]
      duplicates: DuplicateView[]
      /** The officer's reasons for going on despite a warning, by rule id. */
      reasons: Readonly<Record<string, string>>
    }

const reference = (found: BirthCandidate): string =>
  found.entry_no === null || found.year === null
    ? `hồ sơ ${found.case_code ?? ''}, ${found.office_name}`
    : `số ${entryNumber({ entryNo: found.entry_no, year: found.year })}, ${found.office_name}`

const personsOf = (found: BirthCandidate): EntryPerson[] => [
  {
    role: 'CHILD',
    name: found.child_name,
    birth: { year: found.birth_date ? Number(found.birth_date.slice(0, 4)) : null, date: found.birth_date },
    sex: Sex.safeParse(found.sex).data ?? null,
    pin: null,
  },
  ...(found.mother_name === null
    ? []
    : [
        {
          role: 'MOTHER',
          name: found.mother_name,
          birth: { year: found.mother_year, date: null },
          sex: '2',
          pin: found.mother_pin,
        } as const,
      ]),
]

const view = (
  found: BirthCandidate,
  judged: { verdict: 'certain' | 'possible'; reasons: readonly string[] },
): DuplicateView => ({
  // An open dossier elsewhere is never proof: somebody may have typed it by mistake.
  verdict: found.source === 'CASE' ? 'possible' : judged.verdict,
  reasons: [...judged.reasons],
  officeId: found.office_id,
  officeName: found.office_name,
  entryId: found.entry_id,
  number:
    found.entry_no === null || found.year === null ? null : entryNumber({ entryNo: found.entry_no, year: found.year }),
  caseCode: found.case_code,
  registeredOn: found.registered_on,
  childName: found.child_name,
  birthDate: found.birth_date,
  sex: found.sex,
  motherName: found.mother_name,
})

type Lookups = {
  read: ReturnType<ReturnType<typeof eventOf>['read']>
  found: Promise<BirthCandidate[]>
  used: Promise<boolean>
}

/** Reads a declaration and asks the register what looks like it, without waiting for the answers. */
export function lookUpBirth(tx: Reads, caseId: string, declared: unknown): Lookups {
  const event = eventOf('BIRTH')
  const read = event.read(declared)
  if (!read.readable) return { read, found: Promise.resolve([]), used: Promise.resolve(false) }
  const asked = event.lookFor(read.declaration)
  const found = birthCandidates(tx, { caseId, ...asked.duplicate })
  const used = asked.notification ? notificationUsed(tx, asked.notification, caseId) : Promise.resolve(false)
  // Whoever gives up before the answers come leaves no rejection unheard.
  for (const answer of [found, used]) answer.catch(() => {})
  return { read, found, used }
}

/**
 * Everything that can be said of a birth declaration: whether it can be read, what the rules find under the law of its intake day, and which
 * entries or dossiers anywhere in the country may be the same birth (R-A4). `dossier` is given once it has been saved: then its look-ups are
 * compared too (R-A9). Cost: three or four index probes beside the rules.
 */
export async function checkBirth(
  tx: Reads,
  caseId: string,
  declared: unknown,
  circumstances: Circumstances,
  dossier: { officeId: number } | null,
  lookups: Lookups = lookUpBirth(tx, caseId, declared),
): Promise<Checked> {
  const event = eventOf('BIRTH')
  const { read } = lookups
  if (!read.readable) return { readable: false, issues: read.issues }
  const asked = event.lookFor(read.declaration)
  const [found, used, covering, known] = await Promise.all([
    lookups.found,
    lookups.used,
    unitsCovering(tx, asked.unitCodes, circumstances.receivedOn),
    dossier ? knownParents(tx, { officeId: dossier.officeId, caseId, pins: asked.parentPins }) : undefined,
  ])
  const judged = event.judge(read.declaration, {
    ...circumstances,
    unitsCovering: covering,
    knownParents: known,
    notificationUsedBy: used ? 'một mục khai sinh khác' : null,
  })
  const duplicates = found.flatMap((candidate) => {
    const verdict = event.compare(read.declaration, {
      reference: reference(candidate),
      persons: personsOf(candidate),
      order: candidate.birth_order,
      plurality: candidate.plurality,
    })
    return verdict.verdict === 'none' ? [] : [view(candidate, { verdict: verdict.verdict, reasons: verdict.reasons })]
  })
  return {
    readable: true,
    declaration: read.declaration,
    problems: judged.problems,
    persons: judged.persons,
    duplicates,
    reasons: event.reasons(read.declaration),
  }
}
