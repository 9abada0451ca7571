import type { FastifyInstance } from 'fastify'
import { type RegisterKind, registerBook } from '../law/register-books.ts'
import { freshlyReauthenticated } from '../offices/sign-in-authenticate.server.ts'
import { audit } from '../platform/audit.sql.server.ts'
import type { Reads } from '../platform/database.server.ts'
import { FileAnswer, type House, serve } from '../platform/http.server.ts'
import { Refused } from '../platform/problem.ts'
import { closeBook } from '../registers/api.ts'
import { closeVolumes, linkClosingPaper, volumesOf } from '../registers/books.sql.server.ts'
import { asBooks } from '../registers/routes.server.ts'
import { dayInVietnam } from '../values/moment.ts'
import { closingPage } from './api.ts'
import { type Papers, prepareDocument, signDocument } from './documents.server.ts'
import { documentById } from './documents.sql.server.ts'
import { officeNamesOn } from './names.sql.server.ts'
import { authorityToSign } from './signatories.sql.server.ts'
import { type ClosedVolume, closedVolume } from './volumes.sql.server.ts'
import { bookClosingWords } from './words/office-papers.ts'
import './problems.ts'

type Volume = { officeId: number; register: RegisterKind; year: number; volume: number }

async function closingWords(tx: Reads, at: Volume, volume: ClosedVolume) {
  const { entries = 0, pages = 0 } = volume.closing
  return bookClosingWords({
    office: await officeNamesOn(tx, at.officeId, volume.closedOn),
    register: registerBook(at.register, volume.openedOn).title,
    year: at.year,
    volume: at.volume,
    openedOn: volume.openedOn,
    closedOn: volume.closedOn,
    pages,
    entries,
    firstNo: entries > 0 ? volume.firstNo : null,
    lastNo: entries > 0 ? volume.firstNo + entries - 1 : null,
    officer: volume.closing.signer ?? '',
  })
}

/** Closing a year of a book (LHT 58): totals of pages and events, signed by the head of the office, kept as a signed paper. */
export function bookClosingRoutes(app: FastifyInstance, house: House, papers: Papers): void {
  serve(app, house, closeBook, async ({ tx, actor, params, body, now }) => {
    // The books of offices that are no more are closed by the one that keeps them.
    if (actor.scope !== 'OFFICE' || !actor.offices.includes(params.officeId)) throw new Refused('not-own-office')
    if (!freshlyReauthenticated(actor, now)) throw new Refused('reauthentication-needed')
    const day = dayInVietnam(now)
    const authority = await authorityToSign(tx, {
      accountId: actor.accountId,
      officeId: actor.officeId,
      kind: 'BOOK_CLOSING',
      day,
    })
    if (!authority) throw new Refused('no-authority-for-document')
    const closed = await closeVolumes(tx, params.officeId, params.register, params.year, {
      day,
      by: actor.accountId,
      signer: actor.fullName,
      signerLines: authority.lines,
      statement: body.statement,
    })
    if (closed.length === 0) throw new Refused('book-not-open')
    for (const { volume } of closed) {
      const at = { ...params, volume }
      const book = await closedVolume(tx, at.officeId, at.register, at.year, volume)
      if (!book) throw new Error('A volume just closed cannot be read')
      const document = await prepareDocument(tx, {
        actor,
        kind: 'BOOK_CLOSING',
        now,
        words: () => closingWords(tx, at, book),
      })
      await signDocument(tx, { ...papers, actor, authority, document, now })
      await linkClosingPaper(tx, at.officeId, at.register, at.year, volume, document.id)
    }
    await audit(tx, actor, {
      action: 'book-closed',
      subjectKind: 'book',
      subjectId: `${params.officeId}/${params.register}/${params.year}`,
      details: { volumes: closed.length },
    })
    const [book] = asBooks(params.register, await volumesOf(tx, params.officeId, params.register, params.year))
    if (!book) throw new Refused('not-found')
    return book
  })

  serve(app, house, closingPage, async ({ tx, actor, params }) => {
    const volume = await closedVolume(tx, params.officeId, params.register, params.year, params.volume)
    const document = volume?.closing.documentId ? await documentById(tx, volume.closing.documentId) : undefined
    if (!volume || !document?.fileSha256) throw new Refused('not-found')
    await audit(tx, actor, {
      action: 'closing-page-read',
      subjectKind: 'book',
      subjectId: `${params.officeId}/${params.register}/${params.year}/${params.volume}`,
    })
    return new FileAnswer(
      await papers.files.get(document.fileSha256),
      'application/pdf',
      `Trang khóa sổ ${params.volume}-${params.year}.pdf`,
    )
  })
}
