import type { FastifyInstance } from 'fastify'
import { eventOf, isEventKind } from '../events/index.ts'
import { mayPrint, permits } from '../offices/permissions.ts'
import { audit } from '../platform/audit.sql.server.ts'
import type { Reads, Writes } from '../platform/database.server.ts'
import type { Actor } from '../platform/endpoint.ts'
import { DamagedFile } from '../platform/files.server.ts'
import { FileAnswer, type House, serve } from '../platform/http.server.ts'
import { Refused } from '../platform/problem.ts'
import { loadEntry } from '../registers/entries.sql.server.ts'
import type { Entry } from '../registers/entry.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import { dayInVietnam, type Moment } from '../values/moment.ts'
import {
  blankDeclaration,
  type DocumentView,
  documentFile,
  documentOverlay,
  documentPaper,
  documentPrinted,
  documentsOfEntryList,
  entryPage,
  getDocument,
  type PaperOffer,
  previewDocument,
} from './api.ts'
import { drawDocument, type Papers } from './documents.server.ts'
import { countPrint, type DocumentRecord, documentById, documentsOfEntry } from './documents.sql.server.ts'
import { paperEntry, paperOf, papersOf, wordsOfDeclaration, wordsOfEntry } from './entry-papers.server.ts'
import { sheetOf } from './layouts/sheets.ts'
import { codeNames, officeNamesOn } from './names.sql.server.ts'
import { noShift, type Shift } from './pdf/render.server.ts'
import { printerRoutes, shiftOf } from './printers.routes.server.ts'
import './problems.ts'
import { originalsIn } from '../events/parts/papers.ts'
import { bookClosingRoutes } from './book-closing.server.ts'
import { bookPrintRoutes } from './book-print.server.ts'
import { kindOfPaper } from './templates.ts'
import { declarationWords } from './words/declaration.ts'
import type { DocumentWords } from './words/document-words.ts'

/** Papers signed before `subject` was kept name the child as `name`. */
function subjectOf(words: DocumentWords): string {
  const { subject, name, requester } = words as Partial<Record<'subject' | 'name' | 'requester', unknown>>
  return [subject, name, requester].find((one) => typeof one === 'string') ?? ''
}

/** The kinds of paper an entry has; none when its content cannot be read. */
function offersOf(entry: Entry): PaperOffer[] {
  if (!isEventKind(entry.kind)) return []
  const answer = eventOf(entry.kind).read(entry.content)
  if (!answer.readable) return []
  const read = { ...entry, content: answer.declaration }
  return papersOf(read).map((paper) => ({
    kind: paper.kind,
    use: paper.use,
    name: paper.name[0],
    nameEn: paper.name[1],
    originals: originalsIn(paper, read),
    stock: paper.stock ?? false,
  }))
}

/** Whether the original birth certificate is noted with this entry, which can still be read. */
async function isNotedOnOriginal(tx: Reads, entry: Entry): Promise<boolean> {
  if (!isEventKind(entry.kind) || entry.revoked) return false
  const { noteOnBirthOriginal, read } = eventOf(entry.kind)
  const answer = noteOnBirthOriginal ? read(entry.content) : { readable: false as const }
  if (!noteOnBirthOriginal || !answer.readable) return false
  return noteOnBirthOriginal({ ...entry, content: answer.declaration }, await codeNames(tx)) !== null
}

/** Printed by overlay: stock of the Ministry whose sheet is measured (`layouts/sheets.ts`). */
const onStock = (kind: string, day: CalendarDate): boolean => kindOfPaper(kind).stock && sheetOf(kind, day) !== null

/** A paper as screens show it. */
export function documentView(record: DocumentRecord): DocumentView {
  const { name, nameEn } = kindOfPaper(record.kind)
  const stock = onStock(record.kind, record.issuedOn)
  return {
    id: record.id,
    officeId: record.officeId,
    kind: record.kind,
    name,
    nameEn,
    number: record.number,
    state: record.state,
    original: record.original,
    originalNo: record.originalNo,
    stock,
    caseId: record.caseId,
    entryOfficeId: record.entryOfficeId,
    entryId: record.entryId,
    subjectName: subjectOf(record.words),
    signerName: record.signerName,
    signedAt: record.signedAt,
    issuedOn: record.issuedOn,
    printedCount: record.printedCount,
    requester: record.requester,
    purpose: record.purpose,
    copies: record.copies,
    fileSha256: record.fileSha256 ? Buffer.from(record.fileSha256).toString('hex') : null,
    verifyPath: record.signedAt === null ? null : `/v/${record.verifyToken}`,
    endedReason: record.endedReason,
  }
}

async function found(tx: Reads, id: string): Promise<DocumentRecord> {
  const document = await documentById(tx, id)
  if (!document) throw new Refused('not-found')
  return document
}

/** A paper about to be printed on paper: issued, alive, and of a kind the asker may print. */
async function printable(tx: Reads, actor: Actor, id: string): Promise<DocumentRecord> {
  const document = await found(tx, id)
  if (!mayPrint(actor, { ofEntry: document.entryId !== null })) throw new Refused('not-permitted')
  if (document.state === 'REPLACED' || document.state === 'REVOKED') throw new Refused('document-ended')
  if (kindOfPaper(document.kind).signed && document.state !== 'SIGNED') throw new Refused('document-not-issued')
  return document
}

const fileName = (name: string, number: string): string =>
  `${[name, number.replace('/', '-')].filter((part) => part !== '').join(' ')}.pdf`

const pdfAnswer = (bytes: Uint8Array, name: string, number = ''): FileAnswer =>
  new FileAnswer(bytes, 'application/pdf', fileName(name, number))

const noteReading = (tx: Writes, actor: Actor, action: string, document: DocumentRecord): Promise<void> =>
  audit(tx, actor, {
    action,
    subjectKind: 'document',
    subjectId: document.id,
    purpose: document.purpose,
    details: { kind: document.kind, entry: document.entryId, case: document.caseId },
  })

/** The issued file; a draft while the paper waits for its signature. */
async function fileOf(tx: Reads, papers: Papers, document: DocumentRecord, now: Moment): Promise<Uint8Array> {
  if (document.fileSha256 === null) return drawDocument(tx, papers, document, { edition: 'PAPER', now, officeName: '' })
  try {
    return await papers.files.get(document.fileSha256)
  } catch (error) {
    if (error instanceof DamagedFile) throw new Refused('file-damaged')
    throw error
  }
}

async function draw(
  tx: Reads,
  papers: Papers,
  document: DocumentRecord,
  asked: { edition: 'PAPER' | 'OVERLAY'; now: Moment; shift?: Shift; format?: 'a4' | 'a3' },
): Promise<FileAnswer> {
  const office = await officeNamesOn(tx, document.officeId, document.issuedOn)
  const pdf = await drawDocument(tx, papers, document, {
    edition: asked.edition,
    now: asked.now,
    officeName: office.name,
    options: { shift: asked.shift ?? noShift, format: asked.format ?? 'a4' },
  })
  return pdfAnswer(pdf, kindOfPaper(document.kind).name, document.number)
}

/** Papers of dossiers and entries: looking, drawing, printing, copying, and the printers of the office. */
export function documentRoutes(app: FastifyInstance, house: House, papers: Papers): void {
  serve(app, house, getDocument, async ({ tx, actor, params }) => {
    const document = await found(tx, params.documentId)
    await noteReading(tx, actor, 'document-read', document)
    return documentView(document)
  })

  serve(app, house, documentFile, async ({ tx, actor, params, now }) => {
    const document = await found(tx, params.documentId)
    const bytes = await fileOf(tx, papers, document, now)
    await noteReading(tx, actor, 'document-file-read', document)
    return pdfAnswer(bytes, kindOfPaper(document.kind).name, document.number)
  })

  serve(app, house, documentPaper, async ({ tx, actor, params, query, now }) => {
    const document = await printable(tx, actor, params.documentId)
    await noteReading(tx, actor, 'document-drawn', document)
    return draw(tx, papers, document, { edition: 'PAPER', now, format: query.format })
  })

  serve(app, house, documentOverlay, async ({ tx, actor, params, query, now }) => {
    const document = await printable(tx, actor, params.documentId)
    if (!onStock(document.kind, document.issuedOn)) throw new Refused('no-overlay')
    const shift = query.printer ? await shiftOf(tx, actor.officeId, query.printer) : noShift
    await noteReading(tx, actor, 'document-drawn-on-stock', document)
    return draw(tx, papers, document, { edition: 'OVERLAY', now, shift })
  })

  serve(app, house, documentPrinted, async ({ tx, actor, params }) => {
    const document = await printable(tx, actor, params.documentId)
    const printedCount = await countPrint(tx, document.officeId, document.id)
    if (printedCount === undefined) throw new Refused('not-found')
    await noteReading(tx, actor, 'document-printed', document)
    return { printedCount }
  })

  serve(app, house, previewDocument, async ({ tx, actor, body, now }) => {
    const day = dayInVietnam(now)
    if (body.of === 'declaration') {
      const { kind, declaration } = body
      if (!isEventKind(kind)) throw new Refused('not-found')
      const shown = await wordsOfDeclaration(tx, { kind, declaration, actor, now, paper: body.paper })
      const pdf = await papers.renderer.render(shown.words, { edition: 'DRAFT', day })
      return pdfAnswer(pdf, `Xem trước ${shown.paper.name[0]}`)
    }
    if (!permits(actor, 'entry.read')) throw new Refused('not-permitted')
    const entry = await paperEntry(tx, body.officeId, body.entryId)
    const paper = body.paper
      ? papersOf(entry).find(({ kind }) => kind === body.paper)
      : (papersOf(entry, 'original')[0] ?? papersOf(entry)[0])
    if (!paper) throw new Refused('paper-not-of-entry')
    const number = paper.series ? '' : undefined
    const words = await wordsOfEntry(tx, entry, paper, { officeId: actor.officeId, on: day, number })
    await audit(tx, actor, {
      action: 'entry-read',
      subjectKind: 'entry',
      subjectId: entry.id,
      purpose: body.purpose,
      details: { preview: paper.kind, office: entry.officeId },
    })
    const pdf = await papers.renderer.render(words, { edition: 'DRAFT', day })
    return pdfAnswer(pdf, `Xem trước ${paper.name[0]}`)
  })

  serve(app, house, documentsOfEntryList, async ({ tx, actor, params }) => {
    const records = await documentsOfEntry(tx, params.officeId, params.entryId)
    await audit(tx, actor, {
      action: 'documents-listed',
      subjectKind: 'entry',
      subjectId: params.entryId,
      purpose: 'xem giấy tờ đã lập',
      details: { found: records.length },
    })
    const found = await loadEntry(tx, params.officeId, params.entryId)
    return {
      items: records.map(documentView),
      papers: found ? offersOf(found.entry) : [],
      notedOnOriginal: found !== null && (await isNotedOnOriginal(tx, found.entry)),
    }
  })

  serve(app, house, entryPage, async ({ tx, actor, params, query, now }) => {
    const entry = await paperEntry(tx, params.officeId, params.entryId)
    const day = dayInVietnam(now)
    const page = paperOf(entry, 'page')
    const words = await wordsOfEntry(tx, entry, page, { officeId: entry.officeId, on: day })
    const options = { edition: 'PAPER', day, format: query.format } as const
    await audit(tx, actor, {
      action: 'entry-page-drawn',
      subjectKind: 'entry',
      subjectId: entry.id,
      purpose: query.purpose,
    })
    return pdfAnswer(await papers.renderer.render(words, options), page.name[0])
  })

  serve(app, house, blankDeclaration, async ({ tx, actor, params, now }) => {
    const paper = isEventKind(params.kind) ? eventOf(params.kind).declarationPaper : null
    if (!paper) throw new Refused('not-found')
    const on = dayInVietnam(now)
    const office = await officeNamesOn(tx, actor.officeId, on)
    const words = declarationWords(paper, await codeNames(tx), { office, on })
    const pdf = await papers.renderer.render(words, { edition: 'PAPER', day: on, title: paper.title })
    return pdfAnswer(pdf, `${paper.title} (mẫu trống)`)
  })

  bookClosingRoutes(app, house, papers)
  bookPrintRoutes(app, house, papers)
  printerRoutes(app, house, papers)
}
