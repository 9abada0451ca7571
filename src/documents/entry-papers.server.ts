import { eventOf } from '../events/index.ts'
import type { EventPaper, PaperEntry } from '../events/parts/papers.ts'
import { policyValue } from '../law/policies.ts'
import { decidedFor } from '../offices/decided.sql.server.ts'
import { withNameOfToday } from '../offices/offices.sql.server.ts'
import type { Reads } from '../platform/database.server.ts'
import type { Actor } from '../platform/endpoint.ts'
import { Refused } from '../platform/problem.ts'
import { loadEntry } from '../registers/entries.sql.server.ts'
import type { Entry } from '../registers/entry.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import { dayInVietnam, type Moment } from '../values/moment.ts'
import { copiedEntry } from './copied-entries.sql.server.ts'
import { codeNames, officeNamesOn } from './names.sql.server.ts'
import { draftWords, type PaperWords, paperWords } from './words/paper-words.ts'
import './problems.ts'

export type Paper = EventPaper<unknown>
export type PaperUse = Paper['use']

/** Reads the content of an entry as the declaration of its event. Throws `entry-not-readable` for what an old book left out. */
export function withContent(entry: Entry): Entry {
  const answer = eventOf(entry.kind).read(entry.content)
  if (!answer.readable) throw new Refused('entry-not-readable')
  return { ...entry, content: answer.declaration }
}

/** The entry with its parsed content, if the asker's scope sees it. Throws `not-found`, `entry-not-readable`. */
export async function paperEntry(tx: Reads, officeId: number, entryId: string): Promise<Entry> {
  const found = await loadEntry(tx, officeId, entryId)
  if (!found) throw new Refused('not-found')
  return withContent(found.entry)
}

/** The same for an entry of any office that stands in the own book of copies. Throws `not-found`, `entry-not-readable`. */
export async function sourceOfCopy(tx: Reads, officeId: number, entryId: string): Promise<Entry> {
  const own = await loadEntry(tx, officeId, entryId)
  const entry = own?.entry ?? (await copiedEntry(tx, officeId, entryId))
  if (!entry) throw new Refused('not-found')
  return withContent(entry)
}

/** The papers an entry has, in the order its event names them. `entry` holds the parsed content. */
export function papersOf(entry: Entry, use?: PaperUse): Paper[] {
  const { papers } = eventOf(entry.kind)
  return papers.filter(
    (paper) => (use === undefined || paper.use === use) && (paper.fits?.(entry as PaperEntry<unknown>) ?? true),
  )
}

/** One paper of an entry; without `kind`, the first of that use. Throws `paper-not-of-entry`. */
export function paperOf(entry: Entry, use: PaperUse, kind?: string): Paper {
  const found = papersOf(entry, use).find((paper) => kind === undefined || paper.kind === kind)
  if (!found) throw new Refused('paper-not-of-entry')
  return found
}

/** What a paper made from the entry says today, as the office writes it. Without `number`, it bears the number of the entry. */
export async function wordsOfEntry(
  tx: Reads,
  entry: Entry,
  paper: Paper,
  issue: { officeId: number; on: CalendarDate; number?: string | undefined },
): Promise<PaperWords> {
  const { number } = issue
  // The letterhead is of the office of today; a copy keeps the old name of the registering one, with what it is called now (domain/03 §7).
  const officeName =
    paper.use === 'copy' ? await withNameOfToday(tx, entry.officeId, entry.officeName, issue.on) : entry.officeName
  return paperWords(
    paper,
    { ...entry, officeName },
    {
      office: await officeNamesOn(tx, issue.officeId, issue.on),
      names: await codeNames(tx),
      on: issue.on,
      subject: eventOf(entry.kind).subjectOf(entry.content).name,
      ...(number === undefined ? {} : { number }),
    },
  )
}

/**
 * The first original of a declaration that is not registered yet, numbers left blank. Throws `input-invalid` with what still lacks when
 * the paper cannot be shown from half a declaration.
 */
export async function wordsOfDeclaration(
  tx: Reads,
  asked: { kind: string; declaration: unknown; actor: Actor; now: Moment; paper?: string | undefined },
): Promise<{ paper: Paper; words: PaperWords }> {
  const { declaration, actor, now } = asked
  const on = dayInVietnam(now)
  const event = eventOf(asked.kind)
  const issue = {
    office: await officeNamesOn(tx, actor.officeId, on),
    names: await codeNames(tx),
    on,
    number: '',
    subject: event.subjectOf(declaration).name,
  }
  const answer = event.read(declaration)
  if (!answer.readable) {
    const paper = event.papers.find(
      ({ kind, use, draft }) => (asked.paper ? kind === asked.paper : use === 'original') && draft,
    )
    const words = paper && draftWords(paper, declaration, { ...issue, officeName: actor.officeName })
    if (paper && words) return { paper, words }
    throw new Refused('input-invalid', {
      errors: answer.issues.map(({ pointer, message }) => ({ pointer, code: 'invalid', message })),
    })
  }
  const entry = unregistered(asked.kind, answer.declaration, actor, now)
  const paper = asked.paper
    ? papersOf(entry).find(({ kind }) => kind === asked.paper)
    : (papersOf(entry, 'original')[0] ?? papersOf(entry)[0])
  if (!paper) throw new Refused('paper-not-of-entry')
  return { paper, words: paperWords(paper, entry, issue) }
}

const deciding = (kind: Actor['officeKind']): 'COMMUNE' | 'DISTRICT' | 'MISSION' =>
  kind === 'MISSION' || kind === 'DISTRICT' ? kind : 'COMMUNE'

/** An entry as it would be if it were registered now at the asker's office, without number, volume and page. */
function unregistered(kind: string, content: unknown, actor: Actor, now: Moment): Entry {
  const on = dayInVietnam(now)
  const { unitCode, provinceCode } = actor
  const { register, registrationKind, regime, formVersion } = eventOf(kind).plan(content, {
    receivedAt: now,
    receivedOn: on,
    today: on,
    office: { kind: deciding(actor.officeKind), unitCode: unitCode ?? '', provinceCode: provinceCode ?? '' },
  })
  return {
    officeId: actor.officeId,
    id: '' as Entry['id'],
    caseId: '' as Entry['caseId'],
    register,
    year: Number(on.slice(0, 4)),
    entryNo: 0,
    volume: 0,
    pageNo: 0,
    registeredOn: on,
    kind,
    registrationKind,
    regime,
    formVersion,
    officeName: actor.officeName,
    officerName: actor.fullName,
    content,
    revision: 0,
    pin: null,
    pinExpected: false,
    notes: [],
    revoked: null,
    signer: null,
  }
}

/** R-B4: neither an original nor a copy before the PIN, unless the policy of the issuing office's day allows it (LHT 16.2). */
export async function refuseBeforePin(tx: Reads, actor: Actor, entry: Entry, day: CalendarDate): Promise<void> {
  if (entry.pin !== null || !entry.pinExpected) return
  const decided = await decidedFor(tx, { id: actor.officeId, provinceCode: actor.provinceCode }, day)
  if (!policyValue('print-before-pin', decided.policies)) throw new Refused('document-before-pin')
}
