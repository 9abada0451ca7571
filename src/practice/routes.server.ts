import type { FastifyInstance } from 'fastify'
import type { Papers } from '../documents/documents.server.ts'
import { codeNames, officeNamesOn } from '../documents/names.sql.server.ts'
import { declarationWords } from '../documents/words/declaration.ts'
import { eventOf } from '../events/index.ts'
import type { Exercise } from '../events/parts/exercise.ts'
import type { Words } from '../events/parts/form.ts'
import { asActor } from '../platform/database.server.ts'
import { FileAnswer, type House, serve, serveOutside } from '../platform/http.server.ts'
import { Refused } from '../platform/problem.ts'
import { dayInVietnam } from '../values/moment.ts'
import * as api from './api.ts'
import { compareDeclaration, judgeExercise } from './compare.ts'
import { allExercises, citeOf, exerciseNamed, prepareBooks } from './exercises.server.ts'
import type { PracticeOffice, PracticeOffices } from './offices.server.ts'
import { noteTry, type ProgressRow, progressOf, stateOfCase } from './practice.sql.server.ts'

const both = (words: Words): [string, string] => [words[0], words[1]]
const keyOf = (kind: string, id: string): string => `${kind}/${id}`

function lineOf(kind: string, exercise: Exercise, progress: readonly ProgressRow[]): api.ExerciseLine {
  const row = progress.find((one) => one.exercise === keyOf(kind, exercise.id))
  const solved = row?.solved_at !== undefined && row.solved_at !== null
  return {
    kind,
    kindName: both(eventOf(kind).name),
    id: exercise.id,
    title: both(exercise.title),
    matter: exercise.matter,
    trap: solved ? exercise.right.do === 'REFUSE' : null,
    progress: { tries: row?.tries ?? 0, solved, lastAt: row?.last_at ?? null },
  }
}

const enough: Words = [
  'Đủ điều kiện: ghi vào Sổ, ký và trả kết quả.',
  'The conditions are met: write it in the book, sign and hand over.',
]

/**
 * Exercises and how far each official has come. They are read and judged here; the dossiers themselves live in the practice office. `papersOf`
 * gives what draws and signs there.
 */
export function practiceRoutes(
  app: FastifyInstance,
  house: House,
  offices: PracticeOffices,
  papersOf: (office: PracticeOffice) => Papers,
): void {
  serve(app, house, api.practiceHome, async ({ tx, actor }) => {
    const progress = await progressOf(tx, actor.accountId)
    return {
      on: dayInVietnam('2026-11-20T02:00:00.000Z'),
      items: allExercises().map(({ kind, exercise }) => lineOf(kind, exercise, progress)),
    }
  })

  serveOutside(app, house, api.practiceDesk, ({ actor }) => offices.preparation(actor))

  serveOutside(app, house, api.readExercise, async ({ params, actor }) => {
    const exercise = exerciseNamed(params.kind, params.exercise)
    const office = await offices.of(actor)
    const progress = await asActor(house.db, actor, (tx) => progressOf(tx, actor.accountId))
    const hints = Object.entries(exercise.hints ?? {}).map(([pointer, words]) => [pointer, both(words)] as const)
    return {
      ...lineOf(params.kind, exercise, progress),
      story: exercise.story.map(both),
      brings: exercise.brings.map(both),
      hints: Object.fromEntries(hints),
      declaration: exercise.declaration as Record<string, unknown>,
      onPaper: eventOf(params.kind).declarationPaper !== null,
      made: [...office.made],
    }
  })

  serveOutside(app, house, api.exerciseDeclaration, async ({ params, actor }) => {
    const exercise = exerciseNamed(params.kind, params.exercise)
    const event = eventOf(params.kind)
    const answer = event.read(exercise.declaration)
    if (!event.declarationPaper || !answer.readable) throw new Refused('not-found')
    const office = await offices.of(actor)
    const on = dayInVietnam(office.clock())
    const words = declarationWords(event.declarationPaper, await codeNames(office.db.sql), {
      declaration: answer.declaration,
      office: await officeNamesOn(office.db.sql, office.actor.officeId, on),
      on,
    })
    const pdf = await papersOf(office).renderer.render(words, { edition: 'PAPER', day: on })
    return new FileAnswer(pdf, 'application/pdf', `${event.declarationPaper.title} (tập làm).pdf`)
  })

  serveOutside(app, house, api.startExercise, async ({ params, actor }) => {
    const exercise = exerciseNamed(params.kind, params.exercise)
    const there = await offices.of(actor)
    const office = there.pristine ? there : await offices.renew(actor)
    office.pristine = false
    office.made = await prepareBooks(office, exercise, papersOf(office))
    return { made: [...office.made] }
  })

  serveOutside(app, house, api.finishExercise, async ({ params, body, actor, now }) => {
    const exercise = exerciseNamed(params.kind, params.exercise)
    const office = await offices.of(actor)
    const found = await asActor(office.db, office.actor, (tx) => stateOfCase(tx, body.caseId))
    if (!found || found.kind !== params.kind) throw new Refused('not-found')
    const marks = compareDeclaration(exercise.declaration, found.declaration)
    const verdict = judgeExercise(exercise.right.do, found.state, marks)
    const cited = verdict ? await citeOf(office, params.kind, exercise, found.declaration) : null
    if (verdict)
      await asActor(house.db, actor, (tx) =>
        noteTry(tx, {
          accountId: actor.accountId,
          exercise: keyOf(params.kind, exercise.id),
          solved: verdict.right,
          now,
        }),
      )
    const { right } = exercise
    return {
      ended: verdict !== null,
      right: verdict?.right ?? false,
      fields: verdict?.fields ?? { right: 0, blank: 0, differs: 0 },
      should: right.do,
      rule: right.do === 'REFUSE' ? right.rule : '',
      cite: cited?.cite ?? '',
      why: both(right.do === 'REFUSE' ? right.why : enough),
    }
  })

  serveOutside(app, house, api.resetPractice, async ({ actor }) => {
    await offices.renew(actor)
    return {}
  })
}
