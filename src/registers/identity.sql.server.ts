import { v7 as uuid } from 'uuid'
import type { EntryRef } from '../events/parts/effects.ts'
import { chooseLink, judgeLink, type LinkReason, type Partner } from '../identity/matching/link.ts'
import { jsonb, type Reads, type Writes } from '../platform/database.server.ts'
import { fold } from '../values/names.ts'
import type { PairView } from './identity-api.ts'

/** A pair as it is kept; ids of entries in the order `a` < `b` for two births. */
export type FoundPair = {
  id: string
  kind: 'BIRTH' | 'PERSON'
  a_office: number
  a_entry: string
  a_role: string
  b_office: number
  b_entry: string
  b_role: string
  verdict: 'certain' | 'possible'
  score: number
  reasons: LinkReason[]
  found_by: 'SWEEP' | 'ENTRY'
  found_at: string
}

/** Keeps pairs that are new; how many they were. */
export async function keepPairs(tx: Writes, pairs: readonly FoundPair[]): Promise<number> {
  if (pairs.length === 0) return 0
  const [row] = await tx<{ n: number }[]>`select keep_pairs(${jsonb(tx, pairs)}) as n`
  return row?.n ?? 0
}

/** Keeps what a desk found while it registered; of its own entries only. */
export async function proposeLinks(tx: Writes, pairs: readonly FoundPair[]): Promise<void> {
  if (pairs.length > 0) await tx`select propose_links(${jsonb(tx, pairs)})`
}

/** Two births a desk had before it and told apart. */
export type ToldApart = {
  one: EntryRef
  other: EntryRef
  verdict: 'certain' | 'possible'
  score: number
  /** In Vietnamese. */
  reasons: readonly string[]
}

/** Keeps them as decided with the reason given; a pair that is known stays as it is. Of the own entries only. */
export async function keepDeskDecisions(
  tx: Writes,
  decided: { births: readonly ToldApart[]; reason: string; name: string; at: string },
): Promise<void> {
  if (decided.births.length === 0) return
  const pairs = decided.births.map(({ one, other, verdict, score, reasons }) => {
    const [a, b] = one.entryId < other.entryId ? [one, other] : [other, one]
    return {
      id: uuid(),
      a_office: a.officeId,
      a_entry: a.entryId,
      b_office: b.officeId,
      b_entry: b.entryId,
      verdict,
      score,
      reasons: reasons.map((vi) => ({ vi, en: vi })),
    }
  })
  await tx`select keep_desk_decisions(${jsonb(tx, pairs)}, ${decided.reason}, ${decided.name}, ${decided.at})`
}

/** Whoever asked for an entry and stands in it as a parent or spouse too becomes one person. */
export async function settleInformant(tx: Writes, officeId: number, entryId: string): Promise<void> {
  await tx`select settle_informant(${officeId}, ${entryId})`
}

export type Named = {
  role: string
  name: string
  birth: { year: number | null; date: string | null }
  sex: string | null
  pin: string | null
  personId?: string | null
  /** In which role of the same entry the husband or wife stands. */
  wedTo?: string
}

const PARTNERS: Readonly<Record<string, readonly string[]>> = {
  MOTHER: ['FATHER'],
  FATHER: ['MOTHER'],
  WIFE: ['HUSBAND'],
  HUSBAND: ['WIFE'],
  SPOUSE: ['SUBJECT', 'DECEASED'],
  ADOPTIVE_MOTHER: ['ADOPTIVE_FATHER'],
  ADOPTIVE_FATHER: ['ADOPTIVE_MOTHER'],
}

/** Who stand in an entry as parents, spouses or informants. */
const LINKED = new Set(['MOTHER', 'FATHER', 'SPOUSE', 'INFORMANT'])

export type LinkFound = {
  role: string
  personId: string
  /** An entry in which that person stands, and as what. */
  officeId: number
  entryId: string
  stands: string
  verdict: 'certain' | 'possible'
  score: number
  reasons: LinkReason[]
}

type Alike = {
  role: string
  person_id: string
  full_name: string
  birth_date: string | null
  sex: string | null
  stands: string
  office_id: number
  entry_id: string
  partners: Partner[]
}

type Links = { certain: LinkFound[]; proposed: LinkFound[] }

/**
 * Finds who the people named without a number may be: those certain, one for a role at most, and proposals for a person to decide. Whom an entry is
 * about is only ever proposed. One query, and none where everybody has a number or is known.
 */
export async function findLinks(tx: Reads, people: readonly Named[]): Promise<Links> {
  const [links] = await findLinksOf(tx, [{ people, entry: null, propose: false }])
  return links ?? { certain: [], proposed: [] }
}

/** The same for many entries with one query. `entry`: the entry they stand in already; `propose`: the certain ones too are only proposed. */
export async function findLinksOf(
  tx: Reads,
  entries: readonly { people: readonly Named[]; entry: string | null; propose: boolean }[],
): Promise<Links[]> {
  const open = entries.flatMap(({ people, entry, propose }, nth) =>
    people
      .filter(({ pin, personId, birth, role }) => pin === null && !personId && birth.year !== null && role !== 'CHILD')
      // An informant who stands in the entry besides is settled with that person.
      .filter((one) => one.role !== 'INFORMANT' || !people.some((other) => other !== one && other.name === one.name))
      .map((one) => ({ one, people, entry, propose, nth, tag: `${nth} ${one.role}` })),
  )
  const found = entries.map((): Links => ({ certain: [], proposed: [] }))
  if (open.length === 0) return found
  const asked = open.map(({ tag, one }) => ({ role: tag, key: fold(one.name), year: one.birth.year }))
  const rows = await tx<Alike[]>`
    select role, person_id, full_name, birth_date::text as birth_date, sex, stands, office_id, entry_id, partners from people_like(${tx.json(asked)})`
  const byTag = Map.groupBy(rows, (row) => row.role)
  for (const { one, people, entry, propose, nth, tag } of open) {
    const beside = one.wedTo ? [one.wedTo] : (PARTNERS[one.role] ?? [])
    const partners = people
      .filter(({ role }) => beside.includes(role))
      .map(({ name, birth, pin }) => ({ name, year: birth.year, pin }))
    const named = { name: one.name, date: one.birth.date, year: one.birth.year, sex: one.sex, partners }
    const judged = (byTag.get(tag) ?? [])
      .filter((row) => row.entry_id !== entry)
      .map((person) => ({
        person,
        judgment: judgeLink(named, {
          name: person.full_name,
          date: person.birth_date,
          year: one.birth.year,
          sex: person.sex,
          partners: person.partners,
        }),
      }))
    const { certain, proposed } = chooseLink(judged)
    const asFound = ({ person, judgment }: (typeof judged)[number], verdict: LinkFound['verdict']): LinkFound => ({
      role: one.role,
      personId: person.person_id,
      officeId: person.office_id,
      entryId: person.entry_id,
      stands: person.stands,
      verdict,
      score: judgment.score,
      reasons: judgment.reasons,
    })
    const links = found[nth]
    if (certain && LINKED.has(one.role) && !propose) links?.certain.push(asFound(certain, 'certain'))
    else if (certain) links?.proposed.push(asFound(certain, 'certain'))
    links?.proposed.push(...proposed.map((link) => asFound(link, 'possible')))
  }
  return found
}

/** Pairs of the asker's offices, certain ones first. */
export async function pairsToDecide(
  tx: Reads,
  asked: { kind: 'BIRTH' | 'PERSON' | null; states: readonly string[]; limit: number },
): Promise<PairView[]> {
  const rows = await tx<{ pair: PairView }[]>`
    select p as pair from pairs_to_decide(${asked.kind}, ${[...asked.states]}::text[], ${asked.limit}) p`
  return rows.map((row) => row.pair)
}

export type PairDecided = 'done' | 'missing' | 'outdated'

/** Carries a decision out; fails with `merge-…` words where two people cannot be one. */
export async function decideOnPair(
  tx: Writes,
  decision: { pairId: string; decision: string; reason: string; mergeId: string; name: string; at: string },
): Promise<PairDecided> {
  const [row] = await tx<{ did: PairDecided }[]>`
    select decide_pair(${decision.pairId}, ${decision.decision}, ${decision.reason}, ${decision.mergeId}, ${decision.name}, ${decision.at}) as did`
  return row?.did ?? 'missing'
}
