import type { FastifyInstance } from 'fastify'
import { audit } from '../platform/audit.sql.server.ts'
import { FileAnswer, type House, serve } from '../platform/http.server.ts'
import { Refused } from '../platform/problem.ts'
import { type JudgmentRow, judgmentById } from '../registers/judgments.sql.server.ts'
import { decisionWords, judgmentLaw } from '../registers/judgments.ts'
import { Judgment } from '../registers/judgments-api.ts'
import { formatDate } from '../values/calendar-date.ts'
import { dayInVietnam, type Moment } from '../values/moment.ts'
import type { Papers } from './documents.server.ts'
import { judgmentReturnLetter } from './judgment-letter-api.ts'
import { officeNamesOn } from './names.sql.server.ts'
import { type ReturnedJudgment, returnedJudgmentWords } from './words/judgment-letter.ts'
import './problems.ts'

const filled = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(', ')

function returnedOf(row: JudgmentRow): ReturnedJudgment {
  const judgment = Judgment.parse(row.judgment)
  const { reference } = judgment
  const law = judgmentLaw(judgment.matter, judgment.effectiveOn)
  return {
    decision: decisionWords(judgment),
    effectiveOn: judgment.effectiveOn,
    receivedOn: dayInVietnam(row.received_at as Moment),
    matter: law.vi,
    persons: judgment.persons.map(({ name }) => name),
    entry: filled([
      reference.number === null ? '' : `số ${String(reference.number).padStart(2, '0')}/${reference.year ?? '…'}`,
      reference.registeredOn === null ? '' : `ngày ${formatDate(reference.registeredOn)}`,
      reference.office,
    ]),
    to: row.from_office ?? judgment.sender,
    reason: row.reason,
    cite: law.cite,
  }
}

/** The letter of a decision that was sent back, drawn as it stands; nothing is issued by drawing it. */
export function judgmentLetterRoutes(app: FastifyInstance, house: House, papers: Papers): void {
  serve(app, house, judgmentReturnLetter, async ({ tx, actor, params, now }) => {
    const row = await judgmentById(tx, actor.officeId, params.id)
    if (!row) throw new Refused('not-found')
    if (row.state !== 'RETURNED') throw new Refused('judgment-not-returned')
    const on = dayInVietnam((row.done_at ?? now) as Moment)
    const words = returnedJudgmentWords(returnedOf(row), await officeNamesOn(tx, actor.officeId, on), on)
    const pdf = await papers.renderer.render(words, { edition: 'PAPER', day: on })
    await audit(tx, actor, {
      action: 'paper-printed',
      subjectKind: 'judgment',
      subjectId: row.id,
      purpose: 'trả lại bản án, quyết định',
      details: { paper: words.kind },
    })
    return new FileAnswer(pdf, 'application/pdf', 'cong-van-tra-lai.pdf')
  })
}
