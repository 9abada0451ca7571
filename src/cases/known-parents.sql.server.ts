import type { KnownParent } from '../events/known.ts'
import type { KnownCitizen } from '../identity/citizen.ts'
import type { Reads } from '../platform/database.server.ts'

/** What the population database said of the parents when this dossier asked (R-A9): the newest answer under each number. */
export async function knownParents(
  tx: Reads,
  asked: { officeId: number; caseId: string; pins: { mother: string | null; father: string | null } },
): Promise<{ mother?: KnownParent; father?: KnownParent }> {
  const pins = [asked.pins.mother, asked.pins.father].filter((pin) => pin !== null)
  if (pins.length === 0) return {}
  const rows = await tx<{ pin: string; answer: KnownCitizen }[]>`
    select distinct on (question ->> 'pin') question ->> 'pin' as pin, answer from case_lookup
    where office_id = ${asked.officeId} and case_id = ${asked.caseId} and partner = 'population-database' and outcome = 'FOUND' and question ->> 'pin' = any (${pins})
    order by question ->> 'pin', asked_at desc`
  const known = (pin: string | null): KnownParent | undefined => {
    const answer = rows.find((row) => row.pin === pin)?.answer
    return answer && { name: answer.name, birthDate: answer.birthDate }
  }
  const [mother, father] = [known(asked.pins.mother), known(asked.pins.father)]
  return { ...(mother ? { mother } : {}), ...(father ? { father } : {}) }
}
