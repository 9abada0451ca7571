import { randomBytes } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { eventOf } from '../events/index.ts'
import { originalsIn } from '../events/parts/papers.ts'
import type { SourceCopy } from '../events/plan.ts'
import { documentNumber } from '../law/document-numbers.ts'
import { policyValue } from '../law/policies.ts'
import { decidedFor } from '../offices/decided.sql.server.ts'
import { audit } from '../platform/audit.sql.server.ts'
import type { Reads, Writes } from '../platform/database.server.ts'
import type { Actor } from '../platform/endpoint.ts'
import type { FileStore } from '../platform/files.server.ts'
import { Refused } from '../platform/problem.ts'
import type { Entry } from '../registers/entry.ts'
import { type CalendarDate, yearOfDate } from '../values/calendar-date.ts'
import { dayInVietnam, formatMoment, type Moment } from '../values/moment.ts'
import {
  type DocumentRecord,
  documentById,
  documentsOfCase,
  insertDocument,
  lockDocument,
  markEnded,
  markSigned,
  nextNumber,
  originalsOf,
} from './documents.sql.server.ts'
import { paperEntry, paperOf, papersOf, refuseBeforePin, sourceOfCopy, wordsOfEntry } from './entry-papers.server.ts'
import type { Edition, Renderer, RenderOptions } from './pdf/render.server.ts'
import './problems.ts'
import { signPdf } from './signing/sign-pdf.server.ts'
import type { Signer } from './signing/signer.ts'
import { type DocumentKind, kindOfPaper, modelInForce } from './templates.ts'
import type { DocumentWords } from './words/document-words.ts'

/** What issuing papers needs: where files are kept, who signs, what draws, and the public address of this installation. */
export type Papers = { files: FileStore; signer: Signer; renderer: Renderer; publicAddress: string }

/** 192 random bits: nobody finds a paper by trying. */
const newToken = (): string => randomBytes(24).toString('base64url')
export const verifyAddress = (papers: Pick<Papers, 'publicAddress'>, token: string): string =>
  `${papers.publicAddress}/v/${token}`

export type Preparation = {
  actor: Actor
  kind: DocumentKind
  now: Moment
  caseId?: string | null
  entry?: { officeId: number; id: string; revision: number } | null
  /** Which of the originals it is, from 1; left out for copies and for papers without an entry. */
  originalNo?: number
  requester?: string
  purpose?: string
  copies?: number
  /** Gets the number when the kind has a series of its own, and undefined otherwise. */
  words: (number: string | undefined, day: CalendarDate) => DocumentWords | Promise<DocumentWords>
}

/** Makes a paper ready for its signature: number, frozen words, token. Throws `original-exists`. */
export async function prepareDocument(tx: Writes, preparation: Preparation): Promise<DocumentRecord> {
  const { actor, kind, now } = preparation
  const day = dayInVietnam(now)
  const { series } = kindOfPaper(kind)
  const own = { id: actor.officeId, provinceCode: actor.provinceCode }
  const suffixes = series ? policyValue('document-suffixes', (await decidedFor(tx, own, day)).policies) : {}
  const number = series
    ? documentNumber(series, await nextNumber(tx, actor.officeId, series, yearOfDate(day)), day, suffixes)
    : undefined
  const words = await preparation.words(number, day)
  const made = await insertDocument(tx, {
    officeId: actor.officeId,
    id: uuidv7(),
    kind,
    number: number ?? ('number' in words ? words.number : ''),
    caseId: preparation.caseId ?? null,
    entryOfficeId: preparation.entry?.officeId ?? null,
    entryId: preparation.entry?.id ?? null,
    originalNo: preparation.originalNo ?? 0,
    template: modelInForce(kind, day),
    words,
    entryRevision: preparation.entry?.revision ?? 0,
    verifyToken: newToken(),
    issuedOn: day,
    requester: preparation.requester ?? '',
    purpose: preparation.purpose ?? '',
    copies: preparation.copies ?? 1,
    preparedAt: now,
    preparedBy: actor.accountId,
  })
  if (!made) throw new Refused('original-exists')
  await audit(tx, actor, {
    action: 'document-prepared',
    subjectKind: 'document',
    subjectId: made.id,
    purpose: preparation.purpose ?? '',
    details: { kind, entry: made.entryId, case: made.caseId },
  })
  return made
}

export type OfEntry = { actor: Actor; officeId: number; entryId: string; now: Moment }

/**
 * The copies an entry of the book of copies gives, made from the entries it names and kept with its dossier. What waits already is given
 * again. R-L4: the words are those of the moment, with the notes of later changes, and are drawn anew when they are signed (LHT art. 63, 64).
 */
async function prepareCopiesOf(
  tx: Writes,
  asked: OfEntry,
  entry: Entry,
  copies: readonly SourceCopy[],
): Promise<DocumentRecord[]> {
  const kept = await documentsOfCase(tx, entry.officeId, entry.caseId)
  const waiting: DocumentRecord[] = []
  for (const { entry: source, paper, ...rest } of copies) {
    const one = kept.find(
      ({ entryId, kind, state }) =>
        entryId === source.entryId &&
        kindOfPaper(kind).use === 'copy' &&
        (paper === undefined || kind === paper) &&
        (state === 'PREPARED' || state === 'SIGNED'),
    )
    if (one?.state === 'PREPARED') waiting.push(one)
    if (one) continue
    const { actor, now } = asked
    waiting.push(
      await prepareCopy(tx, {
        ...rest,
        kind: paper,
        actor,
        now,
        officeId: source.officeId,
        entryId: source.entryId,
        caseId: entry.caseId,
      }),
    )
  }
  if (waiting.length === 0) throw new Refused('original-exists')
  return waiting
}

/**
 * Every original of an entry that still waits for its signature: those of each paper of `use: 'original'` that fits, as many as the paper
 * says; for an entry of the book of copies, the copies it stands for. What waits already is given again, what is signed is left alone; empty
 * for an entry that has no originals. Throws `not-found`,
 * `entry-not-copied`, `entry-not-readable`, `document-before-pin` (R-B4), and `original-exists` when all of them are signed.
 */
export async function prepareOriginals(tx: Writes, asked: OfEntry): Promise<DocumentRecord[]> {
  const { actor, now } = asked
  const day = dayInVietnam(now)
  const entry = await paperEntry(tx, asked.officeId, asked.entryId)
  if (entry.revoked) throw new Refused('entry-not-copied')
  const copies = eventOf(entry.kind).copiesOf?.(entry.content) ?? []
  if (copies.length > 0) return prepareCopiesOf(tx, asked, entry, copies)
  const papers = papersOf(entry, 'original')
  if (papers.length === 0) return []
  await refuseBeforePin(tx, actor, entry, day)
  const kept = await originalsOf(tx, entry.id)
  const waiting: DocumentRecord[] = []
  for (const paper of papers)
    for (let originalNo = 1; originalNo <= originalsIn(paper, entry); originalNo++) {
      const one = kept.find((document) => document.kind === paper.kind && document.originalNo === originalNo)
      if (one?.state === 'PREPARED') waiting.push(one)
      if (one) continue
      const made = await prepareDocument(tx, {
        actor,
        kind: paper.kind,
        now,
        caseId: entry.officeId === actor.officeId ? entry.caseId : null,
        entry,
        originalNo,
        words: (number, on) => wordsOfEntry(tx, entry, paper, { officeId: actor.officeId, on, number }),
      })
      waiting.push(made)
    }
  if (waiting.length === 0) throw new Refused('original-exists')
  return waiting
}

/**
 * A copy of a paper of an entry of any office, ready to be signed with the dossier `caseId` (LHT 63, 64); without `kind`, the first copy its
 * event has. R-L2: what is revoked is not copied. Throws
 * `not-found`, `entry-not-copied`, `entry-not-readable`, `paper-not-of-entry`, `document-before-pin` (R-B4).
 */
export async function prepareCopy(
  tx: Writes,
  asked: OfEntry & {
    kind?: string | undefined
    requester: string
    purpose: string
    copies: number
    caseId: string | null
  },
): Promise<DocumentRecord> {
  const { actor, now, requester, purpose, copies } = asked
  const entry = await sourceOfCopy(tx, asked.officeId, asked.entryId)
  if (entry.revoked) throw new Refused('entry-not-copied')
  const paper = paperOf(entry, 'copy', asked.kind)
  await refuseBeforePin(tx, actor, entry, dayInVietnam(now))
  return prepareDocument(tx, {
    actor,
    kind: paper.kind,
    now,
    caseId: asked.caseId,
    entry,
    requester,
    purpose,
    copies,
    words: (number, on) => wordsOfEntry(tx, entry, paper, { officeId: actor.officeId, on, number }),
  })
}

/** The newest words of a paper that is not yet signed, with the notes of later changes (R-L4): until the signature corrections are free. A signed paper keeps its own. */
export async function currentWords(
  tx: Reads,
  document: DocumentRecord,
  day: CalendarDate,
): Promise<{
  words: DocumentWords
  entryRevision: number
  template: string
  issuedOn: CalendarDate
  entry: Entry | null
}> {
  const kept = { words: document.words, entryRevision: document.entryRevision, template: document.template }
  const { kind, entryId, entryOfficeId } = document
  const ofEvent = kindOfPaper(kind)
  if (document.state !== 'PREPARED' || ofEvent.use === null || entryId === null || entryOfficeId === null)
    return { ...kept, issuedOn: document.issuedOn, entry: null }
  const entry =
    ofEvent.use === 'copy'
      ? await sourceOfCopy(tx, entryOfficeId, entryId)
      : await paperEntry(tx, entryOfficeId, entryId)
  if (entry.revoked) throw new Refused('entry-not-copied')
  const paper = papersOf(entry).find((one) => one.kind === kind)
  if (!paper) throw new Refused('paper-not-of-entry')
  const number = kindOfPaper(kind).series ? document.number : undefined
  const words = await wordsOfEntry(tx, entry, paper, { officeId: document.officeId, on: day, number })
  return { words, entryRevision: entry.revision, template: modelInForce(kind, day), issuedOn: day, entry }
}

/**
 * Signs one paper: its newest words are drawn, signed digitally, kept by their hash, and the paper is issued. `authority` is the signatory's
 * right to sign, whose lines are printed. The caller has checked authority, re-authentication and R-A8. Throws `document-not-prepared`,
 * `document-before-pin`, `entry-not-copied`.
 */
export async function signDocument(
  tx: Writes,
  asked: Papers & {
    actor: Actor
    authority: { lines: readonly string[] }
    document: Pick<DocumentRecord, 'id'>
    now: Moment
    /** Who approved the dossier before its entry was written, and so signs (R-C6); the actor when left out. */
    under?: { accountId: string; name: string }
  },
): Promise<DocumentRecord> {
  const { actor, authority, now } = asked
  const head = asked.under ?? { accountId: actor.accountId, name: actor.fullName }
  const document = await lockDocument(tx, asked.document.id)
  if (document?.state !== 'PREPARED' || document.officeId !== actor.officeId) throw new Refused('document-not-prepared')
  const day = dayInVietnam(now)
  const current = await currentWords(tx, document, day)
  if (current.entry) await refuseBeforePin(tx, actor, current.entry, day)
  const signatory = {
    officeId: actor.officeId,
    officeName: actor.officeName,
    ...head,
  }
  const pdf = await asked.renderer.render(current.words, {
    edition: 'ELECTRONIC',
    day,
    model: current.template,
    signature: {
      name: head.name,
      lines: authority.lines,
      office: actor.officeName,
      signedAt: formatMoment(now),
    },
    verifyAddress: verifyAddress(asked, document.verifyToken),
  })
  const reason = kindOfPaper(document.kind).name
  const file = await asked.files.put(await signPdf(pdf, { signer: asked.signer, signatory, reason, now }))
  const signed = await markSigned(tx, {
    officeId: document.officeId,
    id: document.id,
    words: current.words,
    entryRevision: current.entryRevision,
    template: current.template,
    file,
    signedBy: head.accountId,
    signerName: head.name,
    signerLines: authority.lines,
    signedAt: now,
    issuedOn: day,
  })
  if (!signed) throw new Refused('document-not-prepared')
  await audit(tx, actor, {
    action: 'document-signed',
    subjectKind: 'document',
    subjectId: document.id,
    details: {
      kind: document.kind,
      entry: document.entryId,
      sha256: file.sha256.toString('hex'),
      ...(asked.under ? { under: asked.under.accountId } : {}),
    },
  })
  return signed
}

/** Ends a paper: revoked, or replaced by a new one. The file stays; whoever checks the paper learns of it. Throws `document-ended`. */
export async function endDocument(
  tx: Writes,
  asked: { actor: Actor; id: string; state: 'REVOKED' | 'REPLACED'; reason: string; now: Moment },
): Promise<DocumentRecord> {
  const document = await documentById(tx, asked.id)
  if (!document) throw new Refused('not-found')
  const ended = await markEnded(tx, {
    officeId: document.officeId,
    id: document.id,
    state: asked.state,
    at: asked.now,
    reason: asked.reason,
  })
  if (!ended) throw new Refused('document-ended')
  await audit(tx, asked.actor, {
    action: asked.state === 'REVOKED' ? 'document-revoked' : 'document-replaced',
    subjectKind: 'document',
    subjectId: document.id,
    details: { kind: document.kind, entry: document.entryId },
  })
  return ended
}

type EndAsked = Omit<Parameters<typeof endDocument>[1], 'state'>
export const revokeDocument = (tx: Writes, asked: EndAsked): Promise<DocumentRecord> =>
  endDocument(tx, { ...asked, state: 'REVOKED' })
export const replaceDocument = (tx: Writes, asked: EndAsked): Promise<DocumentRecord> =>
  endDocument(tx, { ...asked, state: 'REPLACED' })

/** Draws a paper without issuing it. Of a paper that is not signed yet only a draft is drawn, unless its kind needs no signature. */
export async function drawDocument(
  tx: Reads,
  papers: Pick<Papers, 'renderer'>,
  document: DocumentRecord,
  asked: { edition: Edition; now: Moment; officeName: string; options?: Pick<RenderOptions, 'shift' | 'format'> },
): Promise<Uint8Array> {
  const current = await currentWords(tx, document, dayInVietnam(asked.now))
  const signed = document.signedAt !== null
  const edition = asked.edition !== 'DRAFT' && kindOfPaper(document.kind).signed && !signed ? 'DRAFT' : asked.edition
  return papers.renderer.render(current.words, {
    ...asked.options,
    edition,
    day: current.issuedOn,
    model: current.template,
    signature: signed
      ? { name: document.signerName, lines: document.signerLines, office: asked.officeName, signedAt: null }
      : null,
  })
}
