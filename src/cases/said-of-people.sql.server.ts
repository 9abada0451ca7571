import type { LookFor } from '../events/circumstances.ts'
import type { SaidOfPerson } from '../events/known.ts'
import type { PersonRole } from '../events/parts/roles.ts'
import type { KnownCitizen } from '../identity/citizen.ts'
import type { Reads } from '../platform/database.server.ts'
import { formatDate } from '../values/calendar-date.ts'

const marriageWords = ({ marriage }: KnownCitizen): string =>
  marriage
    ? [
        marriage.number === '' ? '' : `số ${marriage.number}`,
        marriage.registeredOn ? `ngày ${formatDate(marriage.registeredOn)}` : '',
        marriage.office,
      ]
        .filter((part) => part !== '')
        .join(', ')
    : ''

const said = (answer: KnownCitizen): SaidOfPerson => ({
  deceased: answer.deceased,
  maritalStatus: answer.maritalStatus,
  spousePin: answer.spousePin ?? null,
  marriage: marriageWords(answer),
})

/** What the population database said of people of a dossier when it asked (R-A9): the newest answer under each number, by role. One index probe. */
export async function saidOf(
  tx: Reads,
  dossier: { officeId: number; caseId: string },
  roles: readonly PersonRole[],
  people: LookFor['people'],
): Promise<Partial<Record<PersonRole, SaidOfPerson>>> {
  const asked = people.flatMap(({ role, pin }) => (pin !== null && roles.includes(role) ? [{ role, pin }] : []))
  if (asked.length === 0) return {}
  const rows = await tx<{ pin: string; answer: KnownCitizen }[]>`
    select distinct on (question ->> 'pin') question ->> 'pin' as pin, answer from case_lookup
    where office_id = ${dossier.officeId} and case_id = ${dossier.caseId} and partner = 'population-database' and outcome = 'FOUND'
      and question ->> 'pin' = any (${asked.map(({ pin }) => pin)})
    order by question ->> 'pin', asked_at desc`
  return Object.fromEntries(
    asked.flatMap(({ role, pin }) => {
      const answer = rows.find((row) => row.pin === pin)?.answer
      return answer ? [[role, said(answer)] as const] : []
    }),
  )
}
