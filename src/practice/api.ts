import { z } from 'zod'
import { endpoint } from '../platform/define-endpoint.ts'
import { CalendarDate } from '../values/calendar-date.ts'
import { CaseId } from '../values/ids.ts'
import { preparationSteps } from './preparation.ts'

const Words = z.tuple([z.string(), z.string()])
const params = z.object({ kind: z.string().regex(/^[A-Z_]{2,40}$/), exercise: z.string().regex(/^[a-z0-9-]{1,60}$/) })

const Progress = z.object({ tries: z.int(), solved: z.boolean(), lastAt: z.string().nullable() })

const MadeEntry = z.object({
  officeId: z.int(),
  entryId: z.string(),
  kind: z.string(),
  number: z.string(),
  subject: z.string(),
})

export const ExerciseLine = z.object({
  kind: z.string(),
  kindName: Words,
  id: z.string(),
  title: Words,
  /** The matter it begins with. */
  matter: z.string(),
  /** Whether the law stands against it: told only after it was solved. */
  trap: z.boolean().nullable(),
  progress: Progress,
})
export type ExerciseLine = z.infer<typeof ExerciseLine>

const ExerciseView = ExerciseLine.extend({
  story: z.array(Words),
  brings: z.array(Words),
  hints: z.record(z.string(), Words),
  /** What the citizen told, to compare with while it is typed. */
  declaration: z.record(z.string(), z.unknown()),
  /** Whether there is a declaration on paper to read it from. */
  onPaper: z.boolean(),
  made: z.array(MadeEntry),
})
export type ExerciseView = z.infer<typeof ExerciseView>

export const practiceDesk = endpoint({
  id: 'practiceDesk',
  method: 'GET',
  path: '/api/practice/desk',
  tag: 'practice',
  summary: 'Sổ tập làm của tôi đã sẵn sàng chưa; chưa có thì bắt đầu lập, và cho biết đang làm đến bước nào',
  summaryEn: 'Whether my practice books are ready; begins to make them, and tells which step is under way',
  access: 'signed-in',
  output: z.object({
    ready: z.boolean(),
    /** The step under way; null when ready. */
    step: z.enum(preparationSteps).nullable(),
  }),
})

export const practiceHome = endpoint({
  id: 'practiceHome',
  method: 'GET',
  path: '/api/practice',
  tag: 'practice',
  summary: 'Tập làm: các bài tập và tiến độ của tôi',
  summaryEn: 'Practice: the exercises and my progress',
  access: 'signed-in',
  output: z.object({
    /** The day on which practice takes place. */
    on: CalendarDate,
    items: z.array(ExerciseLine),
  }),
})

export const readExercise = endpoint({
  id: 'readExercise',
  method: 'GET',
  path: '/api/practice/exercises/:kind/:exercise',
  tag: 'practice',
  summary: 'Một bài tập: chuyện, giấy tờ, gợi ý',
  summaryEn: 'An exercise: story, papers, hints',
  access: 'signed-in',
  params,
  output: ExerciseView,
})

export const exerciseDeclaration = endpoint({
  id: 'exerciseDeclaration',
  method: 'GET',
  path: '/api/practice/exercises/:kind/:exercise/declaration',
  tag: 'practice',
  summary: 'Tờ khai người dân nộp trong bài tập (PDF, đóng dấu chìm “TẬP LÀM”)',
  summaryEn: 'The declaration the citizen hands in (PDF, marked)',
  access: 'signed-in',
  params,
  produces: 'application/pdf',
  output: z.unknown(),
})

export const startExercise = endpoint({
  id: 'startExercise',
  method: 'POST',
  path: '/api/practice/exercises/:kind/:exercise/start',
  tag: 'practice',
  summary: 'Bắt đầu một bài tập trên sổ tập làm trắng',
  summaryEn: 'Begin an exercise on clean practice books',
  access: 'signed-in',
  params,
  /** What stands in the practice books already. */
  output: z.object({ made: z.array(MadeEntry) }),
})

export const finishExercise = endpoint({
  id: 'finishExercise',
  method: 'POST',
  path: '/api/practice/exercises/:kind/:exercise/finish',
  tag: 'practice',
  summary: 'Chấm một bài tập: làm đúng hay chưa, theo điều nào',
  summaryEn: 'Judge an exercise: right or not, and by which article',
  access: 'signed-in',
  params,
  body: z.object({ caseId: CaseId }),
  output: z.object({
    /** The dossier has come to an end that can be judged. */
    ended: z.boolean(),
    right: z.boolean(),
    fields: z.object({ right: z.int(), blank: z.int(), differs: z.int() }),
    /** What was right to do, and why. */
    should: z.enum(['REGISTER', 'REFUSE']),
    rule: z.string(),
    cite: z.string(),
    why: Words,
  }),
})

export const resetPractice = endpoint({
  id: 'resetPractice',
  method: 'POST',
  path: '/api/practice/reset',
  tag: 'practice',
  summary: 'Xóa hết sổ, hồ sơ tập làm của tôi, làm lại từ đầu',
  summaryEn: 'Empty my practice books and begin anew',
  access: 'signed-in',
  output: z.object({}),
})
