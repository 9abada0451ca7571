import type { FastifyInstance } from 'fastify'
import { audit } from '../platform/audit.sql.server.ts'
import type { Reads } from '../platform/database.server.ts'
import { FileAnswer, type House, serve } from '../platform/http.server.ts'
import { Refused } from '../platform/problem.ts'
import { dayInVietnam } from '../values/moment.ts'
import { listPrinterProfiles, printerTestPage, removePrinterProfile, savePrinterProfile } from './api.ts'
import type { Papers } from './documents.server.ts'
import { birthCertificateSheet } from './layouts/birth-certificate.ts'
import type { Shift } from './pdf/render.server.ts'
import { printerProfile, printerProfiles, removeProfile, saveProfile } from './printers.sql.server.ts'
import './problems.ts'

/** The moves of a printer of the office. Throws `not-found`. */
export async function shiftOf(tx: Reads, officeId: number, profileId: string): Promise<Shift> {
  const profile = await printerProfile(tx, officeId, profileId)
  if (!profile) throw new Refused('not-found')
  return { x: profile.offsetXMm, y: profile.offsetYMm, fields: profile.fields }
}

/** Printers of the office: where each puts the values on the stock. */
export function printerRoutes(app: FastifyInstance, house: House, papers: Pick<Papers, 'renderer'>): void {
  serve(app, house, listPrinterProfiles, async ({ tx, actor, now }) => {
    const sheet = birthCertificateSheet(dayInVietnam(now))
    const signature = [
      { id: 'signerLines', label: 'Chức vụ người ký', x: sheet.signature.x, y: sheet.signature.y },
      { id: 'signerName', label: 'Họ tên người ký', x: sheet.signature.x, y: sheet.signature.nameY },
    ]
    const fields = sheet.fields.map(({ id, label, x, y }) => ({ id, label, x, y }))
    return { items: await printerProfiles(tx, actor.officeId), fields: [...fields, ...signature] }
  })

  serve(app, house, savePrinterProfile, async ({ tx, actor, params, body, now }) => {
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
    const shift = await shiftOf(tx, actor.officeId, params.profileId)
    const page = await papers.renderer.printerGrid('BIRTH_CERTIFICATE', dayInVietnam(now), shift)
    return new FileAnswer(page, 'application/pdf', 'Tờ thử máy in.pdf')
  })
}
