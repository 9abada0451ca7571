import type { Circumstances, KnownTask } from '../events/circumstances.ts'
import type { CivilEvent, Problem } from '../events/event.ts'
import type { EntryPerson } from '../events/known.ts'
import type { MaritalRecord } from '../events/parts/marital-record.ts'
import { Sex } from '../events/parts/person.ts'
import type { PersonRole } from '../events/parts/roles.ts'
import { heldKeysOf } from '../identity/matching/match-keys.ts'
import { RegisterKind } from '../law/register-books.ts'
import { unitsCovering } from '../offices/covering.sql.server.ts'
import type { Reads } from '../platform/database.server.ts'
import { notificationUsed } from '../registers/entries.sql.server.ts'
import { entryNumber } from '../registers/entry.ts'
import {
  type AlikeEntry,
  alikeEntries,
  kinshipOf,
  knownEntries,
  knownPeople,
  sourceEntries,
} from '../registers/known.sql.server.ts'
import { maritalRecord } from '../registers/marital.sql.server.ts'
import { type BirthCandidate, birthsLike } from '../registers/match-keys.sql.server.ts'
import { dayInVietnam, type Moment } from '../values/moment.ts'
import { fold } from '../values/names.ts'
import type { DuplicateView } from './api.ts'
import { knownParents } from './known-parents.sql.server.ts'
import { saidOf } from './said-of-people.sql.server.ts'
import { type CaseTaskRow, tasksOfCase } from './tasks.sql.server.ts'

export type Checked =
  | { readable: false; issues: { pointer: string; message: string }[] }
  | {
      readable: true
      declaration: unknown
      /** What the rules were told, the registers' knowledge included: plan with the same. */
      circumstances: Circumstances
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

const parentOf = (
  role: 'MOTHER' | 'FATHER',
  name: string | null,
  year: number | null,
  pin: string | null,
): EntryPerson[] =>
  name === null ? [] : [{ role, name, birth: { year, date: null }, sex: role === 'MOTHER' ? '2' : '1', pin }]

const personsOf = (found: BirthCandidate): EntryPerson[] => [
  {
    role: 'CHILD',
    subject: true,
    name: found.child_name,
    birth: { year: found.birth_year, date: found.birth_date },
    sex: Sex.safeParse(found.sex).data ?? null,
    pin: found.child_pin,
  },
  ...parentOf('MOTHER', found.mother_name, found.mother_year, found.mother_pin),
  ...parentOf('FATHER', found.father_name, found.father_year, found.father_pin),
]

const view = (
  found: BirthCandidate,
  judged: { verdict: 'certain' | 'possible'; reasons: readonly string[]; score: number },
): DuplicateView => ({
  // An open dossier elsewhere is never proof: somebody may have typed it by mistake.
  verdict: found.source === 'CASE' ? 'possible' : judged.verdict,
  reasons: [...judged.reasons],
  score: judged.score,
  officeId: found.office_id,
  officeName: found.office_name,
  entryId: found.entry_id,
  number:
    found.entry_no === null || found.year === null ? null : entryNumber({ entryNo: found.entry_no, year: found.year }),
  caseCode: found.case_code,
  registeredOn: found.registered_on,
  subjectName: found.child_name,
  birthDate: found.birth_date,
  sex: found.sex,
  motherName: found.mother_name,
})

const alikeView = (
  found: AlikeEntry,
  judged: { verdict: 'certain' | 'possible'; reasons: string[]; score: number },
): DuplicateView => {
  const subjects = found.persons.filter((person) => person.subject)
  return {
    ...judged,
    officeId: found.ref.officeId,
    officeName: found.officeName,
    entryId: found.ref.entryId,
    number: found.number,
    caseCode: null,
    registeredOn: found.registeredOn,
    subjectName: subjects.map((person) => person.name).join(' – '),
    birthDate: subjects[0]?.birth.date ?? null,
    sex: subjects[0]?.sex ?? null,
    motherName: null,
  }
}

/** What the office that was asked said, beside its words. */
const confirmedIn = (answer: unknown): boolean | null =>
  typeof answer === 'object' && answer !== null && 'confirmed' in answer && typeof answer.confirmed === 'boolean'
    ? answer.confirmed
    : null

const subjectsOf = (event: CivilEvent, declaration: unknown): EntryPerson[] =>
  event.persons(declaration).filter(({ subject }) => subject)

const knownTask = (row: CaseTaskRow): KnownTask => ({
  kind: row.kind,
  startsOn: row.starts_on,
  doneOn: row.done_at === null ? null : dayInVietnam(row.done_at as Moment),
  outcome: row.outcome,
  confirmed: confirmedIn(row.answer),
  blocks: row.blocks,
  unitCode: row.content.unitCode ?? null,
})

type Lookups = {
  read: ReturnType<CivilEvent['read']>
  births: Promise<BirthCandidate[]>
  used: Promise<boolean>
}

/**
 * Reads a declaration and asks the registers what looks like it, without waiting for the answers. `hold`: asked before, on the same connection,
 * with the keys of the event; it keeps others who register what may be the same from looking meanwhile.
 */
export function lookUp(
  tx: Reads,
  caseId: string,
  event: CivilEvent,
  declared: unknown,
  hold?: (keys: readonly number[]) => Promise<void>,
): Lookups {
  const read = event.read(declared)
  const nothing = { births: Promise.resolve([]), used: Promise.resolve(false) }
  if (!read.readable) return { read, ...nothing }
  const asked = event.lookFor(read.declaration)
  // The look-up of the others alike comes after this on the same connection.
  const held = hold?.(
    asked.birth?.keys ?? (asked.alike ? heldKeysOf(event.kind, subjectsOf(event, read.declaration)) : []),
  )
  const found = asked.birth ? birthsLike(tx, { caseId, ...asked.birth }) : nothing.births
  const births = held ? Promise.all([found, held]).then(([rows]) => rows) : found
  const used = asked.notification ? notificationUsed(tx, asked.notification, caseId) : nothing.used
  // Whoever gives up before the answers come leaves no rejection unheard.
  for (const answer of [births, used]) answer.catch(() => {})
  return { read, births, used }
}

/**
 * Everything that can be said of a declaration: whether it can be read, what the rules find under the law of its intake day and with what the
 * registers of the nation know of its people and of the entries it names, and which entries or dossiers may be the same event (R-A4).
 * `dossier` is given once it has been saved: then its look-ups are compared too (R-A9). Cost: a few index probes for each person.
 */
export async function checkDeclaration(
  tx: Reads,
  caseId: string,
  event: CivilEvent,
  declared: unknown,
  circumstances: Circumstances,
  dossier: { officeId: number } | null,
  lookups: Lookups = lookUp(tx, caseId, event, declared),
): Promise<Checked> {
  const { read } = lookups
  if (!read.readable) return { readable: false, issues: read.issues }
  const asked = event.lookFor(read.declaration)
  const [births, used, covering, parents, people, entries, tasks] = await Promise.all([
    lookups.births,
    lookups.used,
    unitsCovering(tx, asked.unitCodes, circumstances.receivedOn),
    dossier && (asked.parentPins.mother ?? asked.parentPins.father) !== null
      ? knownParents(tx, { officeId: dossier.officeId, caseId, pins: asked.parentPins })
      : undefined,
    asked.people.length > 0 ? knownPeople(tx, asked.people) : {},
    asked.entries.length > 0 ? knownEntries(tx, asked.entries) : {},
    dossier ? tasksOfCase(tx, dossier.officeId, caseId) : [],
  ])
  const besides = asked.parentsOf ? await parentsOf(tx, asked.parentsOf, people, entries) : {}
  const known: Circumstances = {
    ...circumstances,
    unitsCovering: covering,
    knownParents: parents,
    notificationUsedBy: used ? 'một mục khai sinh khác' : null,
    people: { ...besides, ...people },
    said: dossier && asked.saidOf ? await saidOf(tx, { ...dossier, caseId }, asked.saidOf, asked.people) : {},
    kinship: asked.kinOf.length > 0 ? await kinshipOf(tx, asked.kinOf, people) : [],
    entries,
    standsIn: asked.standsIn ? await standsIn(tx, asked.standsIn, people) : {},
    tasks: tasks.map(knownTask),
    maritalRecord: await recordOf(tx, asked.maritalRecordOf, people),
    maritalRecords: asked.maritalRecordsOf ? await recordsOf(tx, asked.maritalRecordsOf, people) : {},
  }
  const declaration = event.completed?.(read.declaration, known) ?? read.declaration
  const judged = event.judge(declaration, known)
  const alike = asked.alike ? await alikeTo(tx, caseId, event, judged.persons) : []
  const duplicates = [
    ...births.flatMap((candidate) => {
      const described = {
        reference: reference(candidate),
        persons: personsOf(candidate),
        order: candidate.birth_order,
        plurality: candidate.plurality,
      }
      const verdict = event.compare(declaration, described, circumstances.policies)
      const { reasons, score = 0 } = verdict
      return verdict.verdict === 'none' ? [] : [view(candidate, { verdict: verdict.verdict, reasons, score })]
    }),
    ...alike.flatMap((found) => {
      const described = {
        reference: `số ${found.number}, ${found.officeName}`,
        persons: found.persons,
        registrationKind: found.registrationKind,
        registeredOn: found.registeredOn,
        diedOn: found.diedOn,
        standing: found.standing,
      }
      const { verdict, reasons, score = 0 } = event.compare(declaration, described, circumstances.policies)
      return verdict === 'none' ? [] : [alikeView(found, { verdict, reasons, score })]
    }),
  ]
  return {
    readable: true,
    declaration,
    circumstances: known,
    problems: judged.problems,
    persons: judged.persons,
    duplicates,
    reasons: event.reasons(declaration),
  }
}

/** The parents of somebody the declaration names, by the registers or by the birth entry it names. */
async function parentsOf(
  tx: Reads,
  role: PersonRole,
  people: NonNullable<Circumstances['people']>,
  entries: NonNullable<Circumstances['entries']>,
): Promise<NonNullable<Circumstances['people']>> {
  const written = Object.values(entries).flatMap(({ persons }) => persons)
  const parent = (relation: 'mother' | 'father', as: 'MOTHER' | 'FATHER') => {
    const personId = (people[role]?.[relation] ?? written.find((one) => one.role === as))?.personId
    return personId ? [{ role: as, pin: null, personId }] : []
  }
  return await knownPeople(tx, [...parent('mother', 'MOTHER'), ...parent('father', 'FATHER')])
}

/** What the registers hold of the marriages of the person in a role; null when nobody is found or nobody asks. */
const recordOf = async (
  tx: Reads,
  role: PersonRole | undefined,
  people: NonNullable<Circumstances['people']>,
): Promise<MaritalRecord | null> => {
  const person = role && people[role]
  return person ? maritalRecord(tx, person.personId) : null
}

async function recordsOf(
  tx: Reads,
  roles: readonly PersonRole[],
  people: NonNullable<Circumstances['people']>,
): Promise<NonNullable<Circumstances['maritalRecords']>> {
  const found = await Promise.all(roles.map(async (role) => [role, await recordOf(tx, role, people)] as const))
  return Object.fromEntries(found.filter(([, record]) => record !== null))
}

/** Entries of the nation in which people of the declaration stand, by role; informants of entries are left out. */
async function standsIn(
  tx: Reads,
  roles: readonly PersonRole[],
  people: NonNullable<Circumstances['people']>,
): Promise<NonNullable<Circumstances['standsIn']>> {
  const found = await Promise.all(
    roles.flatMap((role) => {
      const personId = people[role]?.personId
      if (personId === undefined) return []
      const keys = { pin: null, personId, officeId: null, entryNo: null, year: null }
      return [
        sourceEntries(tx, { registers: RegisterKind.options, ...keys }).then((entries) => [role, entries] as const),
      ]
    }),
  )
  return Object.fromEntries(
    found.map(([role, entries]) => [role, entries.toSorted((a, b) => (a.registeredOn < b.registeredOn ? -1 : 1))]),
  )
}

/** Entries of the same kind about the same people, by PIN or by name and birth. */
function alikeTo(tx: Reads, caseId: string, event: CivilEvent, persons: readonly EntryPerson[]): Promise<AlikeEntry[]> {
  const people = persons
    .filter((person) => person.subject)
    .map(({ pin, name, birth }) => ({ pin, key: fold(name), date: birth.date, year: birth.year }))
  return alikeEntries(tx, { kind: event.kind, caseId, people })
}
