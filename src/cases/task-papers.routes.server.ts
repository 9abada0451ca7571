import type { FastifyInstance } from 'fastify'
import type { Papers } from '../documents/documents.server.ts'
import { officeNamesOn } from '../documents/names.sql.server.ts'
import { postingForAnother, taskLetterWords } from '../documents/words/task-letters.ts'
import { procedureOfCode } from '../law/procedures.ts'
import { audit } from '../platform/audit.sql.server.ts'
import { FileAnswer, type House, serve } from '../platform/http.server.ts'
import { Refused } from '../platform/problem.ts'
import { findOfficeTask } from '../registers/office-tasks.sql.server.ts'
import { dayInVietnam, type Moment } from '../values/moment.ts'
import { findCase } from './cases.sql.server.ts'
import './problems.ts'
import { caseTaskPaper, officeTaskPaper } from './task-papers-api.ts'
import { tasksOfCase } from './tasks.sql.server.ts'

const wordOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Letters of the tasks of dossiers, drawn as they stand; nothing is issued by drawing them. */
export function taskPaperRoutes(app: FastifyInstance, house: House, papers: Papers): void {
  serve(app, house, caseTaskPaper, async ({ tx, actor, params, now }) => {
    const held = await findCase(tx, params.caseId)
    const task = held
      ? (await tasksOfCase(tx, held.office_id, held.id)).find(({ id }) => id === params.taskId)
      : undefined
    if (!held || !task) throw new Refused('not-found')
    const today = dayInVietnam(now)
    const words = taskLetterWords(
      {
        kind: task.kind,
        text: task.content.text ?? '',
        toOffice: task.content.office ?? '',
        startsOn: task.starts_on,
        dueAt: task.due_at as Moment | null,
        code: held.code ?? '',
        procedure: procedureOfCode(held.procedure_code, dayInVietnam(held.received_at ?? now)).name,
        subject: held.subject_name,
      },
      await officeNamesOn(tx, held.office_id, today),
      today,
    )
    const pdf = await papers.renderer.render(words, { edition: 'PAPER', day: today })
    await audit(tx, actor, {
      action: 'paper-printed',
      subjectKind: 'case',
      subjectId: held.id,
      purpose: held.code ?? '',
      details: { paper: words.kind, task: task.id },
    })
    return new FileAnswer(pdf, 'application/pdf', `${words.kind.toLowerCase()}-${held.code}.pdf`)
  })

  serve(app, house, officeTaskPaper, async ({ tx, actor, params, now }) => {
    const task = await findOfficeTask(tx, params.taskId)
    if (!task || task.office_id !== actor.officeId) throw new Refused('not-found')
    if (task.needs !== 'POST') throw new Refused('paper-not-fitting')
    const today = dayInVietnam(now)
    const words = postingForAnother(
      {
        text: wordOf(task.content.text),
        fromOffice: task.from_office,
        subject: wordOf(task.content.subject),
        dueAt: task.due_at as Moment | null,
      },
      await officeNamesOn(tx, actor.officeId, today),
      today,
    )
    const pdf = await papers.renderer.render(words, { edition: 'PAPER', day: today })
    await audit(tx, actor, {
      action: 'paper-printed',
      subjectKind: 'notice',
      subjectId: task.id,
      purpose: wordOf(task.content.code),
      details: { paper: words.kind },
    })
    return new FileAnswer(pdf, 'application/pdf', 'niem-yet.pdf')
  })
}
