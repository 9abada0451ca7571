import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import { withNameOfToday } from '../offices/offices.sql.server.ts'
import { audit } from '../platform/audit.sql.server.ts'
import { type House, serve } from '../platform/http.server.ts'
import { Refused } from '../platform/problem.ts'
import { dayInVietnam } from '../values/moment.ts'
import {
  addNote,
  askRepair,
  type Book,
  decideRepair,
  getEntry,
  listBookEntries,
  listBooks,
  listRepairs,
  openBook,
} from './api.ts'
import {
  BOOKS_LISTED,
  booksOf,
  entriesOfBook,
  officesWithBooks,
  openVolume,
  type VolumeRow,
  volumesOf,
} from './books.sql.server.ts'
import { decideOnRepair, requestRepair } from './corrections.server.ts'
import { loadEntry, peopleOfEntry, revisionsOf } from './entries.sql.server.ts'
import { entryNumber } from './entry.ts'
import { noteEntry } from './noting.server.ts'
import { linksOf } from './person.sql.server.ts'
import { listRepairRows, type RepairRow } from './repairs.sql.server.ts'
import './problems.ts'

const asRepair = (row: RepairRow, accountId: string) => ({
  id: row.id,
  officeId: row.office_id,
  entryId: row.entry_id,
  number: entryNumber({ entryNo: row.entry_no, year: row.year }),
  subjectName: row.subject_name ?? '',
  changedFields: row.changed_fields,
  reason: row.reason,
  state: row.state,
  askedByName: row.asked_by_name,
  askedAt: row.asked_at,
  decidedByName: row.decided_by_name,
  decisionReason: row.decision_reason,
  mayDecide: row.state === 'OPEN' && row.asked_by !== accountId,
})

type BookView = z.output<typeof Book>

/** Volumes gathered into books by year, newest year first. */
export function asBooks(register: BookView['register'], volumes: readonly VolumeRow[]): BookView[] {
  const books = new Map<number, BookView>()
  for (const row of volumes) {
    const book = books.get(row.year) ?? {
      officeId: row.office_id,
      officeName: row.office_name,
      register,
      year: row.year,
      volumes: [],
      lastNo: row.last_no,
    }
    book.volumes.push({
      volume: row.volume,
      openedOn: row.opened_on,
      closedOn: row.closed_on,
      pages: row.pages,
      entries: row.entries,
      closing: row.closing,
    })
    books.set(row.year, book)
  }
  return [...books.values()]
}

/** Reading, correcting and noting entries; books. */
export function registerRoutes(app: FastifyInstance, house: House): void {
  serve(app, house, getEntry, async ({ tx, actor, params, query, now }) => {
    const found = await loadEntry(tx, params.officeId, params.entryId)
    if (!found) throw new Refused('not-found')
    const { officeId, officeName } = found.entry
    const [officeToday, revisions, people, links] = await Promise.all([
      officeId === actor.officeId ? officeName : withNameOfToday(tx, officeId, officeName, dayInVietnam(now)),
      revisionsOf(tx, params.officeId, params.entryId),
      peopleOfEntry(tx, params.officeId, params.entryId),
      linksOf(tx, params.officeId, params.entryId),
    ])
    await audit(tx, actor, {
      action: 'entry-read',
      subjectKind: 'entry',
      subjectId: params.entryId,
      purpose: query.purpose,
      details: { office: officeId },
    })
    return {
      ...found.entry,
      caseCode: found.caseCode,
      caseState: found.caseState,
      ownBook: actor.scope === 'OFFICE' && actor.offices.includes(officeId),
      officeToday,
      revisions: revisions.map((row) => ({
        revision: row.revision,
        ground: row.ground,
        changedFields: row.changed_fields,
        reason: row.reason,
        madeByName: row.made_by_name,
        approvedByName: row.approved_by_name,
        madeAt: row.made_at,
      })),
      persons: people.map((row) => ({
        role: row.role,
        name: row.full_name,
        personId: row.person_id,
        pin: row.pin,
        subject: row.subject,
      })),
      links,
    }
  })

  serve(app, house, askRepair, async ({ tx, actor, params, body, now }) =>
    asRepair(await requestRepair(tx, actor, { ...params, ...body, now }), actor.accountId),
  )
  serve(app, house, decideRepair, async ({ tx, actor, params, body, now }) =>
    asRepair(await decideOnRepair(tx, actor, { id: params.repairId, ...body, now }), actor.accountId),
  )
  serve(app, house, listRepairs, async ({ tx, actor, query }) => {
    const rows = await listRepairRows(tx, actor.scope === 'NATIONAL' ? null : actor.offices, query.state, query.limit)
    await audit(tx, actor, { action: 'repairs-listed', purpose: 'duyệt sửa dữ liệu', details: { found: rows.length } })
    return { items: rows.map((row) => asRepair(row, actor.accountId)) }
  })

  serve(app, house, addNote, async ({ tx, actor, params, body, now }) => {
    const noted = await noteEntry(tx, actor, { note: { entry: params, ...body }, by: null, now })
    return { seq: noted.seq }
  })

  serve(app, house, listBooks, async ({ tx, actor, query }) => {
    const { officeId, register = null, year = null } = query
    const mine = actor.scope === 'OFFICE' ? actor.offices : [actor.officeId]
    const [rows, offices] = await Promise.all([
      booksOf(tx, { officeIds: officeId ? [officeId] : mine, ownId: actor.officeId, register, year }),
      officesWithBooks(tx, mine),
    ])
    const books = Map.groupBy(rows, (row) => `${row.office_id}/${row.register}/${row.year}`)
    const items = [...books.values()].flatMap((volumes) => (volumes[0] ? asBooks(volumes[0].register, volumes) : []))
    return {
      items: items.slice(0, BOOKS_LISTED),
      more: items.length > BOOKS_LISTED,
      offices: offices.map((row) => ({ officeId: row.office_id, name: row.office_name })),
    }
  })

  serve(app, house, listBookEntries, async ({ tx, actor, params, query }) => {
    const rows = await entriesOfBook(tx, params.officeId, params.register, params.year, query.from, query.limit)
    const [book] = asBooks(params.register, await volumesOf(tx, params.officeId, params.register, params.year))
    await audit(tx, actor, {
      action: 'book-read',
      subjectKind: 'book',
      subjectId: `${params.officeId}/${params.register}/${params.year}`,
      purpose: 'xem sổ',
      details: { from: query.from, found: rows.length },
    })
    return {
      lastNo: book?.lastNo ?? 0,
      items: rows.map((row) => ({
        entryId: row.id as z.output<typeof getEntry.params>['entryId'],
        entryNo: row.entry_no,
        volume: row.volume,
        pageNo: row.page_no,
        registeredOn: row.registered_on,
        registrationKind: row.registration_kind,
        subjectName: row.full_name ?? '',
        subjectBirth: row.birth_date,
        sex: row.sex,
        pin: row.pin,
        notes: row.notes,
        revision: row.revision,
        revoked: row.revoked,
        caseState: row.case_state,
      })),
    }
  })

  serve(app, house, openBook, async ({ tx, actor, params, now }) => {
    if (params.officeId !== actor.officeId) throw new Refused('not-own-office')
    // A year that is over is registered in no more; the next one may be made ready.
    const thisYear = Number(dayInVietnam(now).slice(0, 4))
    if (params.year < thisYear || params.year > thisYear + 1) throw new Refused('book-of-another-year')
    if (!(await openVolume(tx, params.officeId, params.register, params.year, dayInVietnam(now), actor.accountId)))
      throw new Refused('volume-empty')
    await audit(tx, actor, {
      action: 'book-opened',
      subjectKind: 'book',
      subjectId: `${params.officeId}/${params.register}/${params.year}`,
    })
    const [book] = asBooks(params.register, await volumesOf(tx, params.officeId, params.register, params.year))
    if (!book) throw new Refused('not-found')
    return book
  })
}
