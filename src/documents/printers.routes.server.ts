import type { FastifyInstance } from 'fastify'
import { audit } from '../platform/audit.sql.server.ts'
import type { Reads } from '../platform/database.server.ts'
import { FileAnswer, type House, serve } from '../platform/http.server.ts'
import { Refused } from '../platform/problem.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import { dayInVietnam } from '../values/moment.ts'
import {
  listPrinterProfiles,
  type PrinterProfile,
  printerTestPage,
  removePrinterProfile,
  savePrinterProfile,
} from './api.ts'
import type { Papers } from './documents.server.ts'
import type { SheetLayout } from './layouts/sheet.ts'
import { sheetKinds, sheetOf } from './layouts/sheets.ts'
import type { Shift } from './pdf/render.server.ts'
import { printerProfile, printerProfiles, removeProfile, saveProfile } from './printers.sql.server.ts'
import { isKindOfPaper, kindOfPaper } from './templates.ts'
import './problems.ts'

/** The moves of a printer of the office. Throws `not-found`. */
export async function shiftOf(tx: Reads, officeId: number, profileId: string): Promise<Shift> {
  const profile = await printerProfile(tx, officeId, profileId)
  if (!profile) throw new Refused('not-found')
  return asShift(profile)
}

const asShift = ({ offsetXMm, offsetYMm, fields }: PrinterProfile): Shift => ({ x: offsetXMm, y: offsetYMm, fields })

/** Throws `no-overlay` for a kind that is not printed on stock. */
function sheetFor(kind: string, day: CalendarDate): SheetLayout {
  const sheet = sheetOf(kind, day)
  if (!sheet) throw new Refused('no-overlay')
  return sheet
}

/** Printers of the office: where each puts the values on the stock. */
export function printerRoutes(app: FastifyInstance, house: House, papers: Pick<Papers, 'renderer'>): void {
  serve(app, house, listPrinterProfiles, async ({ tx, actor, query, now }) => {
    const sheet = sheetFor(query.kind, dayInVietnam(now))
    const signature = [
      { id: 'signerLines', label: 'Chức vụ người ký', x: sheet.signature.x, y: sheet.signature.y },
      { id: 'signerName', label: 'Họ tên người ký', x: sheet.signature.x, y: sheet.signature.nameY },
    ]
    const fields = sheet.fields.map(({ id, label, x, y }) => ({ id, label, x, y }))
    const kinds = sheetKinds.filter(isKindOfPaper).map((kind) => {
      const { name, nameEn } = kindOfPaper(kind)
      return { kind, name, nameEn }
    })
    return { items: await printerProfiles(tx, actor.officeId), kinds, fields: [...fields, ...signature] }
  })

  serve(app, house, savePrinterProfile, async ({ tx, actor, params, body, now }) => {
    sheetFor(body.documentKind, dayInVietnam(now))
    const saved = await saveProfile(tx, actor.officeId, { id: params.profileId, ...body }, now)
    if (!saved) throw new Refused('profile-exists')
    await audit(tx, actor, { action: 'printer-saved', subjectKind: 'printer-profile', subjectId: saved.id })
    return saved
  })

  serve(app, house, removePrinterProfile, async ({ tx, actor, params }) => {
    const removed = await removeProfile(tx, actor.officeId, params.profileId)
    await audit(tx, actor, { action: 'printer-removed', subjectKind: 'printer-profile', subjectId: params.profileId })
    return { removed }
  })

  serve(app, house, printerTestPage, async ({ tx, actor, params, now }) => {
    const profile = await printerProfile(tx, actor.officeId, params.profileId)
    if (!profile) throw new Refused('not-found')
    const page = await papers.renderer.printerGrid(profile.documentKind, dayInVietnam(now), asShift(profile))
    return new FileAnswer(page, 'application/pdf', 'Tờ thử máy in.pdf')
  })
}
