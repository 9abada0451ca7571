import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { certificateStandingWords } from '../events/parts/marital-certificate.ts'
import { FileAnswer, type House, servePublic } from '../platform/http.server.ts'
import { dayInVietnam, type Moment } from '../values/moment.ts'
import { certificateBehind } from './certificate-standing.sql.server.ts'
import { standingOf, standingWords } from './standing.ts'
import { kindOfPaper } from './templates.ts'
import { paperByToken } from './verification.sql.server.ts'
import { type VerifiedDocument, verifyDocument, verifyPage } from './verification-api.ts'
import { verificationPage, verificationStyle } from './verification-page.ts'

const LIMIT = { config: { rateLimit: { max: 60, timeWindow: 60_000 } } }
const styleHash = createHash('sha256').update(verificationStyle).digest('base64')
const POLICY = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

async function verified(house: House, token: string, now: string): Promise<VerifiedDocument> {
  const row = /^[\w-]{20,64}$/.test(token) ? await paperByToken(house.db.sql, token) : undefined
  const ofPaper = row ? standingOf(row) : 'UNKNOWN'
  const certificate =
    ofPaper === 'VALID' || ofPaper === 'CHANGED'
      ? await certificateBehind(house.db.sql, token, dayInVietnam(now as Moment))
      : null
  // A certificate of marital status ends by itself, with its months or with the status it tells of.
  const ended = certificate !== null && certificate !== 'VALID'
  const standing = ended ? (certificate === 'REPLACED' ? 'REPLACED' : 'CHANGED') : ofPaper
  const { message, messageEn } =
    ended && certificate !== 'REPLACED'
      ? {
          message: `Giấy này là thật, nhưng ${certificateStandingWords[certificate][0]}.`,
          messageEn: `This document is genuine, but ${certificateStandingWords[certificate][1]}.`,
        }
      : standingWords[standing]
  const known = standing === 'UNKNOWN' ? undefined : row
  return {
    standing,
    message,
    messageEn,
    kind: known ? kindOfPaper(known.kind).name : null,
    number: known?.number ?? null,
    office: known?.office ?? null,
    issuedOn: known?.issuedOn ?? null,
    subjectName: known?.subjectName ?? null,
    checkedAt: now,
  }
}

/** What a QR code leads to, for anybody: a page, and the same as JSON. */
export function verificationRoutes(app: FastifyInstance, house: House): void {
  servePublic(app, house, verifyDocument, ({ params, now }) => verified(house, params.token, now), LIMIT)
  servePublic(
    app,
    house,
    verifyPage,
    async ({ params, now, reply }) => {
      const answer = await verified(house, params.token, now)
      reply
        .code(answer.standing === 'UNKNOWN' ? 404 : 200)
        .header('content-security-policy', POLICY)
        .header('cache-control', 'no-store')
        .header('x-content-type-options', 'nosniff')
        .header('referrer-policy', 'no-referrer')
        .header('x-robots-tag', 'noindex')
      return new FileAnswer(Buffer.from(verificationPage(answer)), 'text/html; charset=utf-8', 'kiem-tra.html')
    },
    LIMIT,
  )
}
