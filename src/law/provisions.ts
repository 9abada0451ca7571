import * as ages from './ages.ts'
import * as competence from './competence.ts'
import * as deadlines from './deadlines.ts'
import * as documentNumbers from './document-numbers.ts'
import * as ethnicGroups from './ethnic-groups.ts'
import * as fees from './fees.ts'
import * as forms from './forms.ts'
import type { Provision } from './in-force.ts'
import * as nationality from './nationality.ts'
import * as papers from './papers.ts'
import * as pinStructure from './pin-structure.ts'
import * as procedures from './procedures.ts'
import * as refusals from './refusals.ts'
import * as regimes from './regimes.ts'
import * as registerBooks from './register-books.ts'
import * as registrationPeriods from './registration-periods.ts'
import * as timeLimits from './time-limits.ts'

const modules: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  ages,
  competence,
  deadlines,
  documentNumbers,
  ethnicGroups,
  fees,
  forms,
  nationality,
  papers,
  pinStructure,
  procedures,
  refusals,
  regimes,
  registerBooks,
  registrationPeriods,
  timeLimits,
}

const isProvision = (value: unknown): value is Provision<unknown> =>
  typeof value === 'object' && value !== null && 'from' in value && 'cite' in value && 'value' in value

/** Every dated table of this folder by `module.name`, so that all of them can be checked at once. */
export const provisionTables: readonly { name: string; provisions: readonly Provision<unknown>[] }[] = Object.entries(
  modules,
).flatMap(([module, exported]) =>
  Object.entries(exported).flatMap(([name, table]) =>
    Array.isArray(table) && table.length > 0 && table.every(isProvision)
      ? [{ name: `${module}.${name}`, provisions: table }]
      : [],
  ),
)
