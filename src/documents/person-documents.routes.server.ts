import type { FastifyInstance } from 'fastify'
import { certificateStanding, certificateStandingWords } from '../events/parts/marital-certificate.ts'
import { audit } from '../platform/audit.sql.server.ts'
import { type House, serve } from '../platform/http.server.ts'
import { Refused } from '../platform/problem.ts'
import { knownPerson } from '../registers/known.sql.server.ts'
import { maritalRecord } from '../registers/marital.sql.server.ts'
import { personKeyOf } from '../registers/person-key.ts'
import { dayInVietnam } from '../values/moment.ts'
import { papersOfPerson } from './person-documents.sql.server.ts'
import { personDocuments } from './person-documents-api.ts'
import { standingOf, standingWords } from './standing.ts'
import { kindOfPaper } from './templates.ts'

/** Papers given out about a person. A marital-status certificate ends with its six months or the status it tells of (R-D4). */
export function personDocumentRoutes(app: FastifyInstance, house: House): void {
  serve(app, house, personDocuments, async ({ tx, actor, params, query, now }) => {
    const key = personKeyOf(actor, params.key, query.purpose)
    const { personId, papers } = await papersOfPerson(tx, key)
    if (personId === null) throw new Refused('not-found')
    const certified = papers.some(({ entry }) => entry.register === 'MARITAL_STATUS')
    const [record, known] = certified
      ? await Promise.all([maritalRecord(tx, personId), knownPerson(tx, { pin: null, personId })])
      : [null, null]
    await audit(tx, actor, {
      action: 'person-documents-read',
      subjectKind: 'person',
      subjectId: personId,
      purpose: query.purpose,
      details: { found: papers.length },
    })
    return {
      items: papers.map((row) => {
        const { documentId, number, office, issuedOn, original, copies, open, entry } = row
        const { name, nameEn } = kindOfPaper(row.kind)
        const paper = { documentId, name, nameEn, number, office, issuedOn, original, copies, open, entry }
        const standing = standingOf(row)
        const certificate = record?.certificates.find((one) => one.entry.entryId === entry.entryId)
        if (certificate && (standing === 'VALID' || standing === 'CHANGED')) {
          const stands = certificateStanding(certificate, known, dayInVietnam(now))
          const [vi, en] = certificateStandingWords[stands]
          return { ...paper, standing: stands === 'VALID' ? standing : ('CHANGED' as const), vi, en }
        }
        const { title, messageEn } = standingWords[standing]
        return { ...paper, standing, vi: title, en: messageEn }
      }),
    }
  })
}
