import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Database } from '../../src/platform/database.server.ts'
import type { Acknowledged } from '../pilot-load.ts'

export type Reckoning = {
  dossiers: number
  pins: number
  pinWaitP95Ms: number
  gaps: number
  duplicates: number
  lost: number
  /** How the last two come about, for whoever looks for the reason. */
  details: Record<string, number>
}

type PartnerSays = { pinOf: Map<string, Set<string>>; requests: Map<string, string>; received: number }

/** What the partner itself wrote down: which numbers each dossier got, and which requests reached it. */
async function readJournal(file: string): Promise<PartnerSays> {
  const pinOf = new Map<string, Set<string>>()
  const requests = new Map<string, string>()
  let received = 0
  for await (const line of createInterface({ input: createReadStream(file) })) {
    if (line === '') continue
    const entry = JSON.parse(line) as {
      what: string
      requestId: string
      dossierId: string
      answer?: { status: string; pin?: string }
    }
    if (entry.what === 'received') {
      received++
      requests.set(entry.requestId, entry.dossierId)
    }
    const pin = entry.what === 'decided' && entry.answer?.status === 'ALLOCATED' ? entry.answer.pin : undefined
    if (pin !== undefined) pinOf.set(entry.dossierId, (pinOf.get(entry.dossierId) ?? new Set()).add(pin))
  }
  return { pinOf, requests, received }
}

/** Counts, from the database, the partner's own journal and what was acknowledged, whether anything is missing or double. */
export async function reckon(db: Database, journal: string, acknowledged: readonly Acknowledged[]): Promise<Reckoning> {
  const { sql } = db
  const partner = await readJournal(journal)
  const entries = await sql<
    { id: string; case_id: string; office_id: number; entry_no: number; pin: string | null; asked: boolean }[]
  >`
    select e.id, e.case_id, e.office_id, e.entry_no, p.pin, exists (select from pin_request q where q.office_id = e.office_id and q.entry_id = e.id) as asked
    from register_entry e left join entry_pin p on p.office_id = e.office_id and p.entry_id = e.id and p.source = 'ALLOCATED'`
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  const byCase = new Map(entries.map((entry) => [entry.case_id, entry]))

  const [gaps] = await sql<{ n: number }[]>`
    select coalesce(sum(c.last_no - counted.n), 0)::int as n from register_counter c
    cross join lateral (select count(distinct e.entry_no)::int as n from register_entry e
      where e.office_id = c.office_id and e.register = c.register and e.year = c.year and e.entry_no between 1 and c.last_no) counted`
  const [twice] = await sql<{ numbers: number; cases: number; pins: number; people: number }[]>`
    select (select count(*)::int from (select 1 from register_entry group by office_id, register, year, entry_no having count(*) > 1) x) as numbers,
      (select count(*)::int from (select 1 from register_entry group by case_id having count(*) > 1) x) as cases,
      (select count(*)::int from (select 1 from entry_pin group by pin having count(distinct entry_id) > 1) x) as pins,
      (select count(*)::int from (select 1 from entry_pin group by entry_id having count(distinct pin) > 1) x) as people`
  const holders = new Map<string, number>()
  for (const pins of partner.pinOf.values()) for (const pin of pins) holders.set(pin, (holders.get(pin) ?? 0) + 1)
  const asked = new Map<string, number>()
  for (const dossier of partner.requests.values()) asked.set(dossier, (asked.get(dossier) ?? 0) + 1)

  const details = {
    numbersTwice: twice?.numbers ?? 0,
    casesTwice: twice?.cases ?? 0,
    pinsTwice: twice?.pins ?? 0,
    entriesWithTwoPins: twice?.people ?? 0,
    dossiersWithTwoPinsAtPartner: [...partner.pinOf.values()].filter((pins) => pins.size > 1).length,
    pinsOfTwoDossiersAtPartner: [...holders.values()].filter((n) => n > 1).length,
    acknowledgedTwice: acknowledged.length - new Set(acknowledged.map((one) => one.entryId)).size,
    acknowledgedButMissing: acknowledged.filter((one) => byId.get(one.entryId)?.entry_no !== one.entryNo).length,
    allocatedButNotArrived: [...partner.pinOf].filter(([dossier, pins]) => !pins.has(byCase.get(dossier)?.pin ?? ''))
      .length,
    requestedButNeverAsked: entries.filter((entry) => entry.asked && !asked.has(entry.case_id)).length,
    requestPromisedButMissing: acknowledged.filter((one) => one.pinRequested && byId.get(one.entryId)?.asked !== true)
      .length,
  }
  const [wait] = await sql<{ p95: number }[]>`
    select coalesce(percentile_cont(0.95) within group (order by extract(epoch from answered_at - asked_at)), 0)::float8 as p95
    from pin_request where state = 'ALLOCATED'`
  return {
    dossiers: entries.length,
    pins: entries.filter((entry) => entry.pin !== null).length,
    pinWaitP95Ms: Math.round((wait?.p95 ?? 0) * 1000),
    gaps: gaps?.n ?? 0,
    duplicates:
      details.numbersTwice +
      details.casesTwice +
      details.pinsTwice +
      details.entriesWithTwoPins +
      details.dossiersWithTwoPinsAtPartner +
      details.pinsOfTwoDossiersAtPartner +
      details.acknowledgedTwice,
    lost:
      details.acknowledgedButMissing +
      details.allocatedButNotArrived +
      details.requestedButNeverAsked +
      details.requestPromisedButMissing,
    details,
  }
}
