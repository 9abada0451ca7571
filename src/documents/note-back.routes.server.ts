import type { FastifyInstance } from 'fastify'
import { eventOf } from '../events/index.ts'
import { audit } from '../platform/audit.sql.server.ts'
import { FileAnswer, type House, serve } from '../platform/http.server.ts'
import { Refused } from '../platform/problem.ts'
import { dayInVietnam } from '../values/moment.ts'
import type { Papers } from './documents.server.ts'
import { paperEntry } from './entry-papers.server.ts'
import { codeNames, officeNamesOn } from './names.sql.server.ts'
import { noteOnOriginal } from './note-back-api.ts'
import { noShift } from './pdf/render.server.ts'
import { shiftOf } from './printers.routes.server.ts'
import { noteBackWords } from './words/note-back.ts'
import './problems.ts'

/** The note on the original a citizen brings (LHT 28.2): drawn for the sheet that is put into the printer, nothing is issued by it. */
export function noteBackRoutes(app: FastifyInstance, house: House, papers: Pick<Papers, 'renderer'>): void {
  serve(app, house, noteOnOriginal, async ({ tx, actor, params, query, now }) => {
    const entry = await paperEntry(tx, params.officeId, params.entryId)
    if (entry.revoked) throw new Refused('entry-not-copied')
    const event = eventOf(entry.kind)
    const content = event.noteOnBirthOriginal?.(entry, await codeNames(tx)) ?? null
    if (content === null) throw new Refused('paper-not-of-entry')
    const on = dayInVietnam(now)
    const words = noteBackWords(content, entry, {
      office: await officeNamesOn(tx, entry.officeId, on),
      on,
      subject: event.subjectOf(entry.content).name,
    })
    const shift = query.printer ? await shiftOf(tx, actor.officeId, query.printer) : noShift
    const pdf = await papers.renderer.render(words, {
      edition: 'OVERLAY',
      day: on,
      shift: { ...shift, y: shift.y + query.below },
    })
    await audit(tx, actor, {
      action: 'note-on-original-drawn',
      subjectKind: 'entry',
      subjectId: entry.id,
      purpose: 'ghi chú vào mặt sau bản chính',
    })
    return new FileAnswer(pdf, 'application/pdf', 'Ghi chú mặt sau Giấy khai sinh.pdf')
  })
}
