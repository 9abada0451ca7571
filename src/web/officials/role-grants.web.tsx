import { incompatibleRoles, type Role, roleNames, rolesOfOffice, timeBoxedRoles } from '../../offices/permissions.ts'
import type { CalendarDate } from '../../values/calendar-date.ts'
import { DayField } from '../parts/date-field.web.tsx'
import { Tick } from '../parts/fields.web.tsx'
import { both, language } from '../parts/language.web.ts'

export type Grant = { role: Role; from: string | null; to: string | null }

/** The roles an office of a kind has, ticked; a time-boxed one asks for its last day, one that excludes another says so. */
export function RoleGrants({
  officeKind,
  grants,
  onGrants,
}: {
  officeKind: keyof typeof rolesOfOffice
  grants: readonly Grant[]
  onGrants: (grants: Grant[]) => void
}) {
  const held = (role: Role) => grants.find((grant) => grant.role === role)
  const clash = (role: Role): Role | undefined =>
    incompatibleRoles.flatMap(([a, b]) => (a === role && held(b) ? [b] : b === role && held(a) ? [a] : []))[0]
  return (
    <fieldset class="field">
      <legend>{both('Vai trò', 'Roles')}</legend>
      {rolesOfOffice[officeKind].map((role) => {
        const grant = held(role)
        const against = grant ? undefined : clash(role)
        return (
          <div key={role}>
            <Tick
              pointer={`/roles/${role}`}
              label={roleNames[role][language()]}
              checked={grant !== undefined}
              disabled={against !== undefined}
              {...(against
                ? {
                    hint: both('không đi cùng “{r}”', 'not together with “{r}”', { r: roleNames[against][language()] }),
                  }
                : {})}
              onChecked={(checked) =>
                onGrants(
                  checked ? [...grants, { role, from: null, to: null }] : grants.filter((one) => one.role !== role),
                )
              }
            />
            {grant && timeBoxedRoles.includes(role) ? (
              <DayField
                pointer={`/roles/${role}/to`}
                label={both('Đến hết ngày', 'Until')}
                required
                value={grant.to as CalendarDate | null}
                onValue={(to) => onGrants(grants.map((one) => (one.role === role ? { ...one, to } : one)))}
              />
            ) : null}
          </div>
        )
      })}
    </fieldset>
  )
}
