import type { Problem } from '../events/event.ts'
import { eventOf } from '../events/index.ts'
import type { RegistrationPlan } from '../events/plan.ts'
import type { Reads } from '../platform/database.server.ts'
import { type Checked, checkDeclaration } from './check.server.ts'

type Readable = Extract<Checked, { readable: true }>
type Further = RegistrationPlan['also'][number]

const isAt = (pointer: string, group: string): boolean => pointer === group || pointer.startsWith(`${group}/`)

/** Where the form of the dossier asks for what stands at `pointer` in a further entry. */
function fieldOf({ askedAt = {} }: Further, pointer: string): string {
  const group = Object.keys(askedAt)
    .filter((one) => isAt(pointer, one))
    .sort((a, b) => b.length - a.length)[0]
  return group === undefined ? pointer : `${askedAt[group]}${pointer.slice(group.length)}`
}

type Issue = { pointer: string; message: string }

/**
 * What is found about the further entries of a dossier before any is written, at the fields of its one form: what cannot be read, and what the
 * rules say; the officer puts it right or gives the reason there, as for the first entry. They are judged with what the registers will know
 * once the first entry stands. What the first entry answers, and what its own rules said already, is left out.
 */
export async function foundInOthers(
  tx: Reads,
  dossier: { caseId: string; officeId: number },
  first: Readable,
  plan: Pick<RegistrationPlan, 'also'>,
): Promise<{ issues: Issue[]; problems: Problem[] }> {
  const said = first.problems.filter(({ severity }) => severity !== 'advice')
  const issues: Issue[] = []
  const problems: Problem[] = []
  for (const further of plan.also) {
    const event = eventOf(further.kind)
    const checked = await checkDeclaration(tx, dossier.caseId, event, further.declaration, first.circumstances, dossier)
    if (!checked.readable) {
      issues.push(...checked.issues.map((issue) => ({ ...issue, pointer: fieldOf(further, issue.pointer) })))
      continue
    }
    const found = further.onceFirstStands
      ? event.judge(checked.declaration, further.onceFirstStands(checked.circumstances)).problems
      : checked.problems
    for (const problem of found) {
      if (problem.severity === 'advice' || further.answered?.some((group) => isAt(problem.pointer, group))) continue
      const pointer = fieldOf(further, problem.pointer)
      const same = (other: Problem) =>
        other.rule === problem.rule &&
        (other.pointer === pointer ||
          (problem.severity === 'error' &&
            other.severity === 'error' &&
            (isAt(other.pointer, pointer) || isAt(pointer, other.pointer))))
      if (!said.some(same) && !problems.some((other) => other.rule === problem.rule && other.pointer === pointer))
        problems.push({ ...problem, pointer })
    }
  }
  return { issues, problems }
}
