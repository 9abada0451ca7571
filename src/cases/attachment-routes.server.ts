import type { FastifyInstance } from 'fastify'
import { audit } from '../platform/audit.sql.server.ts'
import type { FileStore } from '../platform/files.server.ts'
import { FileAnswer, type House, serve } from '../platform/http.server.ts'
import { Refused } from '../platform/problem.ts'
import { addAttachment, getAttachment, removeAttachment } from './api.ts'
import { attach, MAX_ATTACHMENT_BYTES } from './attachments.server.ts'
import { findAttachment, markRemoved } from './attachments.sql.server.ts'
import { addCaseEvent, type CaseRow, findCase } from './cases.sql.server.ts'
import { asAttachment } from './routes.server.ts'

const mayStillChange: readonly CaseRow['state'][] = [
  'DRAFT',
  'RECEIVED',
  'INCOMPLETE',
  'VETTED',
  'REGISTERED',
  'WAITING_PIN',
  'SUBMITTED',
  'RETURNED',
]

/** Scans of a dossier's papers: taken in, shown, taken away and put back. */
export function attachmentRoutes(app: FastifyInstance, house: House, files: FileStore): void {
  if (!app.hasContentTypeParser('application/octet-stream'))
    app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) =>
      done(null, body),
    )

  serve(
    app,
    house,
    addAttachment,
    async ({ tx, actor, params, query, request, now }) => {
      const aCase = await findCase(tx, params.caseId)
      if (!aCase) throw new Refused('not-found')
      if (aCase.office_id !== actor.officeId) throw new Refused('not-own-office')
      if (!mayStillChange.includes(aCase.state)) throw new Refused('wrong-state', { data: { state: aCase.state } })
      const bytes = request.body
      if (!(bytes instanceof Uint8Array) || bytes.byteLength === 0) throw new Refused('file-kind-refused')
      const row = await attach(tx, files, actor, aCase, { paper: query.paper, fileName: query.fileName, bytes, now })
      await audit(tx, actor, {
        action: 'scan-added',
        subjectKind: 'case',
        subjectId: aCase.id,
        details: { attachment: row.id },
      })
      return asAttachment(row)
    },
    { bodyLimit: MAX_ATTACHMENT_BYTES },
  )

  serve(app, house, getAttachment, async ({ tx, actor, params }) => {
    const aCase = await findCase(tx, params.caseId)
    const row = aCase ? await findAttachment(tx, aCase.office_id, params.caseId, params.attachmentId) : null
    if (!aCase || !row) throw new Refused('not-found')
    if (params.part === 'thumbnail') {
      if (!row.thumbnail_sha256) throw new Refused('not-found')
      return new FileAnswer(await files.get(row.thumbnail_sha256), 'image/jpeg', 'thumbnail.jpg')
    }
    await audit(tx, actor, {
      action: 'scan-read',
      subjectKind: 'case',
      subjectId: aCase.id,
      purpose: aCase.code ?? 'xử lý hồ sơ',
      details: { attachment: row.id },
    })
    return new FileAnswer(await files.get(row.sha256), row.media_type, row.file_name)
  })

  serve(app, house, removeAttachment, async ({ tx, actor, params, query, now }) => {
    const aCase = await findCase(tx, params.caseId)
    const row = aCase ? await findAttachment(tx, aCase.office_id, params.caseId, params.attachmentId) : null
    if (!aCase || !row) throw new Refused('not-found')
    if (aCase.office_id !== actor.officeId) throw new Refused('not-own-office')
    if (!mayStillChange.includes(aCase.state)) throw new Refused('wrong-state', { data: { state: aCase.state } })
    await markRemoved(
      tx,
      aCase.office_id,
      row.id,
      query.undo ? { at: null, by: null } : { at: now, by: actor.accountId },
    )
    await addCaseEvent(tx, {
      officeId: aCase.office_id,
      caseId: aCase.id,
      at: now,
      actor: { id: actor.accountId, name: actor.fullName },
      action: query.undo ? 'attach' : 'detach',
      from: aCase.state,
      to: aCase.state,
      details: { attachment: row.id, paper: row.paper },
    })
    await audit(tx, actor, {
      action: query.undo ? 'scan-put-back' : 'scan-removed',
      subjectKind: 'case',
      subjectId: aCase.id,
      details: { attachment: row.id },
    })
    return asAttachment(row)
  })
}
