import type { FastifyInstance } from 'fastify'
import type { Papers } from '../documents/documents.server.ts'
import { officeNamesOn } from '../documents/names.sql.server.ts'
import type { DocumentWords } from '../documents/words/document-words.ts'
import {
  apologyWords,
  completionRequestWords,
  type Dossier,
  receiptWords,
  refusalWords,
} from '../documents/words/office-papers.ts'
import type { CivilEvent } from '../events/event.ts'
import { eventOf } from '../events/index.ts'
import { feeOnPaper } from '../events/parts/fee.ts'
import { Informant } from '../events/parts/person.ts'
import { nameOfPaper } from '../law/paper-names.ts'
import { procedureOfCode } from '../law/procedures.ts'
import { audit } from '../platform/audit.sql.server.ts'
import type { Reads } from '../platform/database.server.ts'
import type { Actor, QueryOf } from '../platform/endpoint.ts'
import { FileAnswer, type House, serve } from '../platform/http.server.ts'
import { Refused } from '../platform/problem.ts'
import { circumstancesFor } from '../registers/circumstances.server.ts'
import { dayInVietnam, type Moment } from '../values/moment.ts'
import { casePaper } from './api.ts'
import { attachmentsOf } from './attachments.sql.server.ts'
import { addCaseEvent, type CaseRow, findCase, markPromised, type TimelineRow, timelineOf } from './cases.sql.server.ts'
import { declarationPaperRoutes } from './declaration-paper.server.ts'
import { feeOfCase } from './fees.server.ts'
import './problems.ts'

/** Who asked, as far as it has been typed: a receipt can be printed for a half-filled declaration. */
function requesterOf(aCase: CaseRow): Pick<Dossier, 'requester' | 'address' | 'phone' | 'email'> {
  const informant = Informant.safeParse(aCase.declaration.informant)
  if (!informant.success) return { requester: '', address: '', phone: '', email: '' }
  const { name, residence, phone, email } = informant.data
  return { requester: name, address: residence?.asWritten ?? '', phone, email }
}

const lastOf = (timeline: readonly TimelineRow[], ...actions: string[]): TimelineRow | undefined =>
  timeline.findLast((event) => actions.includes(event.action))

/** The declaration first, then what was handed in: by the names of the law, or as the event asks for it. */
async function papersHandedIn(tx: Reads, actor: Actor, aCase: CaseRow, receivedAt: Moment): Promise<string[]> {
  const event = eventOf(aCase.kind)
  const attached = await attachmentsOf(tx, aCase.office_id, aCase.id)
  const asked = await askedPapers(tx, actor, event, aCase, receivedAt)
  const names = attached.map(({ paper }) => nameOfPaper(paper)?.vi ?? asked.get(paper) ?? paper)
  return [declarationName(event), ...new Set(names)]
}

/** `Tờ khai đăng ký kết hôn`; an event without a declaration on paper is asked for in a few words. */
const declarationName = ({ declarationPaper, name }: CivilEvent): string => {
  const title = declarationPaper?.title.toLocaleLowerCase('vi') ?? `đề nghị: ${name[0].toLocaleLowerCase('vi')}`
  return title.charAt(0).toLocaleUpperCase('vi') + title.slice(1)
}

/** What the event asks this dossier for, by the code kept with the attachment; nothing while it is half typed. */
async function askedPapers(
  tx: Reads,
  actor: Actor,
  event: CivilEvent,
  aCase: CaseRow,
  receivedAt: Moment,
): Promise<Map<string, string>> {
  const read = event.read(aCase.declaration)
  if (!read.readable) return new Map()
  const circumstances = await circumstancesFor(tx, actor, { receivedAt, now: receivedAt })
  return new Map(event.missingPapers(read.declaration, [], circumstances).map(({ paper, text }) => [paper, text]))
}

async function wordsOf(
  tx: Reads,
  actor: Actor,
  aCase: CaseRow,
  paper: 'receipt' | 'completion-request' | 'refusal' | 'apology',
  asked: QueryOf<typeof casePaper>,
  now: Moment,
): Promise<DocumentWords> {
  const { received_at: receivedAt } = aCase
  // What is refused at intake never got a code, and its refusal is owed in writing all the same (Luật Hộ tịch, Điều 9).
  if (paper !== 'refusal' && !aCase.code) throw new Refused('paper-not-fitting')
  const timeline = await timelineOf(tx, aCase.office_id, aCase.id)
  const dossier: Dossier = {
    code: aCase.code ?? '',
    office: await officeNamesOn(tx, aCase.office_id, dayInVietnam(now)),
    procedure: procedureOfCode(aCase.procedure_code, dayInVietnam(receivedAt ?? now)).name,
    ...requesterOf(aCase),
  }
  switch (paper) {
    case 'receipt': {
      if (!receivedAt) throw new Refused('paper-not-fitting')
      const fee = await feeOfCase(tx, actor, aCase, now)
      return receiptWords(dossier, {
        papers: await papersHandedIn(tx, actor, aCase, receivedAt),
        fee: fee ? feeOnPaper(fee) : '',
        receivedAt,
        dueAt: aCase.due_at ?? receivedAt,
        receivedBy: lastOf(timeline, 'receive')?.actor_name ?? actor.fullName,
      })
    }
    case 'completion-request': {
      const event = lastOf(timeline, 'ask-completion')
      if (!event) throw new Refused('paper-not-fitting')
      const lacking = Array.isArray(event.details.lacking) ? event.details.lacking.map(String) : []
      return completionRequestWords(dossier, {
        lacking: lacking.length > 0 ? lacking : [event.reason],
        reason: event.reason,
        askedOn: dayInVietnam(event.at),
        officer: event.actor_name,
      })
    }
    case 'refusal': {
      const event = lastOf(timeline, 'refuse-intake', 'refuse-merits')
      if (!event) throw new Refused('paper-not-fitting')
      return refusalWords(dossier, {
        stage: event.action === 'refuse-intake' ? 'INTAKE' : 'MERITS',
        reasons: [event.reason],
        refusedOn: dayInVietnam(event.at),
        officer: event.actor_name,
      })
    }
    case 'apology': {
      if (!receivedAt || !aCase.due_at || aCase.due_at > now) throw new Refused('paper-not-fitting')
      const newDueAt = Date.parse(asked.newDueAt)
      if (asked.reason.length < 3) throw new Refused('reason-missing')
      if (Number.isNaN(newDueAt) || new Date(newDueAt).toISOString() <= now)
        throw new Refused('input-invalid', {
          errors: [{ pointer: '/query/newDueAt', code: 'invalid', message: 'Hẹn lại vào một ngày, giờ chưa qua.' }],
        })
      return apologyWords(dossier, {
        receivedAt,
        promisedAt: aCase.due_at,
        newDueAt: new Date(newDueAt).toISOString(),
        reason: asked.reason,
        writtenOn: dayInVietnam(now),
      })
    }
  }
}

/** The papers of the one-stop desk, drawn from the dossier as it stands (02 §8). */
export function casePaperRoutes(app: FastifyInstance, house: House, papers: Papers): void {
  declarationPaperRoutes(app, house, papers)

  serve(app, house, casePaper, async ({ tx, actor, params, query, now }) => {
    const aCase = await findCase(tx, params.caseId)
    if (!aCase) throw new Refused('not-found')
    const words = await wordsOf(tx, actor, aCase, params.paper, query, now)
    const pdf = await papers.renderer.render(words, { edition: 'PAPER', day: dayInVietnam(now) })
    if (aCase.office_id === actor.officeId) {
      const promised = params.paper === 'apology' ? new Date(query.newDueAt).toISOString() : null
      if (promised) await markPromised(tx, aCase.id, promised)
      await addCaseEvent(tx, {
        officeId: aCase.office_id,
        caseId: aCase.id,
        at: now,
        actor: { id: actor.accountId, name: actor.fullName },
        action: 'paper',
        from: aCase.state,
        to: aCase.state,
        reason: query.reason,
        details: { paper: params.paper, ...(promised ? { newDueAt: promised } : {}) },
      })
    }
    await audit(tx, actor, {
      action: 'paper-printed',
      subjectKind: 'case',
      subjectId: aCase.id,
      purpose: aCase.code ?? '',
      details: { paper: params.paper },
    })
    return new FileAnswer(pdf, 'application/pdf', `${params.paper}-${aCase.code}.pdf`)
  })
}
