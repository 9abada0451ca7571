import { setImmediate } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { type RegisterKind, registerBook } from '../law/register-books.ts'
import { audit } from '../platform/audit.sql.server.ts'
import type { Reads } from '../platform/database.server.ts'
import { FileAnswer, type House, serve } from '../platform/http.server.ts'
import { Refused } from '../platform/problem.ts'
import { volumesOf } from '../registers/books.sql.server.ts'
import { loadEntry } from '../registers/entries.sql.server.ts'
import type { Entry } from '../registers/entry.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import { dayInVietnam, type Moment } from '../values/moment.ts'
import { inCapitals } from '../values/names.ts'
import { bookPrint } from './api.ts'
import { drawDocument, type Papers } from './documents.server.ts'
import { documentById } from './documents.sql.server.ts'
import { paperOf, withContent, wordsOfEntry } from './entry-papers.server.ts'
import { codeNames, officeNamesOn } from './names.sql.server.ts'
import { bindPdfs } from './pdf/bind.server.ts'
import { entryIdsOfVolume } from './volumes.sql.server.ts'
import { bookCoverWords } from './words/book.ts'
import { bookClosingWords } from './words/office-papers.ts'
import { paperWords, type RegisterPageWords } from './words/paper-words.ts'
import './problems.ts'

export type VolumeKey = { officeId: number; register: RegisterKind; year: number; volume: number }

/** Pages drawn at once: enough to share fonts, few enough that other requests are answered between. */
const BATCH = 20

/** An entry whose content an old book left incomplete still has its page, with number and day. */
async function pageOf(tx: Reads, entry: Entry, title: string, on: CalendarDate): Promise<RegisterPageWords> {
  try {
    const whole = withContent(entry)
    const words = await wordsOfEntry(tx, whole, paperOf(whole, 'page'), { officeId: entry.officeId, on })
    if (words.model === 'register-page') return words
  } catch (error) {
    if (!(error instanceof Refused)) throw error
  }
  const body = {
    model: 'register-page' as const,
    title: inCapitals(title),
    lines: [{ text: 'Nội dung mục này xem ở sổ gốc.', italic: true }],
    ticks: [],
    signatures: [{ title: 'Người thực hiện', name: entry.officerName }],
  }
  const office = await officeNamesOn(tx, entry.officeId, on)
  const paper = { kind: 'BOOK_PAGES', use: 'page', name: [title, title], models: [], body: () => body } as const
  return paperWords(paper, entry, { office, names: await codeNames(tx), on, subject: '' }) as RegisterPageWords
}

/**
 * A volume as one PDF: cover, every page in its order with the places of the edge seals, and the closing statement with its totals (signed
 * when the volume is closed). Drawn in batches; about 10 ms and 3 kB a page. Throws `not-found`.
 */
export async function bookPdf(
  tx: Reads,
  papers: Pick<Papers, 'renderer'>,
  at: VolumeKey,
  asked: { now: Moment; format: 'a4' | 'a3' },
): Promise<{ pdf: Buffer; pages: number }> {
  const { renderer } = papers
  const { now, format } = asked
  const today = dayInVietnam(now)
  const volumes = await volumesOf(tx, at.officeId, at.register, at.year)
  const book = volumes.find((one) => one.volume === at.volume)
  if (!book) throw new Refused('not-found')
  const day = book.closed_on ?? today
  const register = registerBook(at.register, book.opened_on)
  const office = await officeNamesOn(tx, at.officeId, day)
  const options = { edition: 'PAPER', day, format } as const

  const cover = bookCoverWords({
    register,
    office: office.name,
    year: at.year,
    volume: at.volume,
    openedOn: book.opened_on,
    closedOn: book.closed_on,
  })
  const parts: Uint8Array[] = [await renderer.render(cover, { ...options, title: register.title })]

  const ids = await entryIdsOfVolume(tx, at)
  for (let first = 0; first < ids.length; first += BATCH) {
    const pages: (RegisterPageWords & { sheet: number })[] = []
    for (const [index, id] of ids.slice(first, first + BATCH).entries()) {
      const found = await loadEntry(tx, at.officeId, id)
      if (!found) throw new Refused('not-found')
      pages.push({ ...(await pageOf(tx, found.entry, register.title, day)), sheet: first + index + 1 })
    }
    parts.push(await renderer.render({ kind: 'BOOK_PAGES', total: String(ids.length), pages }, options))
    await setImmediate()
  }

  const closing = (book.closing ?? {}) as { documentId?: string; signer?: string }
  const signed = closing.documentId ? await documentById(tx, closing.documentId) : undefined
  if (signed) parts.push(await drawDocument(tx, papers, signed, { edition: 'PAPER', now, officeName: office.name }))
  else {
    const firstNo = book.entries > 0 ? await firstNumber(tx, at, ids) : null
    const words = bookClosingWords({
      office,
      register: register.title,
      year: at.year,
      volume: at.volume,
      openedOn: book.opened_on,
      closedOn: book.closed_on,
      today,
      pages: book.pages,
      entries: book.entries,
      firstNo,
      lastNo: firstNo === null ? null : firstNo + book.entries - 1,
      officer: closing.signer ?? '',
    })
    parts.push(await renderer.render(words, { ...options, format: 'a4' }))
  }
  return { pdf: bindPdfs(parts), pages: ids.length }
}

async function firstNumber(tx: Reads, at: VolumeKey, ids: readonly string[]): Promise<number | null> {
  const found = ids[0] ? await loadEntry(tx, at.officeId, ids[0]) : null
  return found?.entry.entryNo ?? null
}

/** Printing a whole volume, for its closing (LHT 58). */
export function bookPrintRoutes(app: FastifyInstance, house: House, papers: Pick<Papers, 'renderer'>): void {
  serve(app, house, bookPrint, async ({ tx, actor, params, query, now }) => {
    const { pdf, pages } = await bookPdf(tx, papers, params, { now, format: query.format })
    await audit(tx, actor, {
      action: 'book-printed',
      subjectKind: 'book',
      subjectId: `${params.officeId}/${params.register}/${params.year}/${params.volume}`,
      purpose: query.purpose,
      details: { pages },
    })
    const title = registerBook(params.register, dayInVietnam(now)).title
    return new FileAnswer(pdf, 'application/pdf', `${title} ${params.volume}-${params.year}.pdf`)
  })
}
