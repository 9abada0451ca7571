import type { Problem, RegistrationPlan } from '../events/event.ts'
import { eventOf } from '../events/index.ts'
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

/**
 * What the rules ask about the further entries of a dossier before any is written, at the fields of its one form: the officer gives the
 * reason there, as for the first entry. What the first entry answers, and what was asked for it already, is left out. Errors are not among
 * them: they are judged when the first entry stands, which may take the ground from under them.
 */
export async function askedOfOthers(
  tx: Reads,
  dossier: { caseId: string; officeId: number },
  first: Readable,
  plan: Pick<RegistrationPlan, 'also'>,
): Promise<Problem[]> {
  const seen = new Set(first.problems.map(({ rule, pointer }) => `${rule} ${pointer}`))
  const asked: Problem[] = []
  for (const further of plan.also) {
    const event = eventOf(further.kind)
    const checked = await checkDeclaration(tx, dossier.caseId, event, further.declaration, first.circumstances, dossier)
    for (const problem of checked.readable ? checked.problems : []) {
      if (problem.severity !== 'warning' || further.answered?.some((group) => isAt(problem.pointer, group))) continue
      const pointer = fieldOf(further, problem.pointer)
      const key = `${problem.rule} ${pointer}`
      if (!seen.has(key)) asked.push({ ...problem, pointer })
      seen.add(key)
    }
  }
  return asked
}
