import type { CalendarDate } from '../../values/calendar-date.ts'
import type { Effect, EntryRef } from './effects.ts'
import type { PersonRole } from './roles.ts'

/** What the decisions of courts do besides. */
export type StatusEffect =
  | Effect
  | { does: 'end-parent'; child: PersonRole; relation: 'MOTHER' | 'FATHER'; on: CalendarDate }
  | { does: 'adopt-by'; child: PersonRole; relation: 'ADOPTIVE_MOTHER' | 'ADOPTIVE_FATHER'; on: CalendarDate }

/**
 * A change of somebody's status that the population database must hear of (domain/01 R, column "PIN/population DB"). Roles are those of the
 * entry; the database finds the people behind them and those who stand beside them (`queue_status`).
 */
export type StatusChange =
  /** Everybody whose marriage the entry made, ended or, for `role`, let stand again; not those in `except`. */
  | { what: 'MARITAL'; role?: PersonRole; except: PersonRole[] }
  | { what: 'DIED'; role: PersonRole; on: CalendarDate | null; declared: boolean }
  | { what: 'DEATH_REVERSED'; role: PersonRole; on: CalendarDate }
  | {
      what: 'PARENT'
      role: PersonRole
      relation: 'MOTHER' | 'FATHER' | 'ADOPTIVE_MOTHER' | 'ADOPTIVE_FATHER'
      by: 'RECOGNITION' | 'COURT' | 'TRANSCRIPTION' | 'ADOPTION'
      on: CalendarDate | null
    }
  | { what: 'PARENT_ENDED'; role: PersonRole; relation: 'MOTHER' | 'FATHER'; on: CalendarDate }
  | { what: 'ADOPTION_ENDED'; role: PersonRole; on: CalendarDate }
  | { what: 'GUARDED'; role: PersonRole; kind: 'APPOINTED' | 'NATURAL'; on: CalendarDate }
  | { what: 'GUARDIANSHIP_ENDED'; guardianship: EntryRef; on: CalendarDate; reason: string }
  | {
      what: 'CONDITION'
      role: PersonRole
      condition: 'MISSING' | 'INCAPABLE' | 'LIMITED'
      on: CalendarDate
      ends: boolean
    }
  | {
      what: 'VALUE'
      role: PersonRole
      field: (Effect & { does: 'change' })['field']
      from: string
      to: string
      on: CalendarDate
    }
  /** An entry was revoked: whoever was told something by it is told how things stand again. */
  | { what: 'REVOKED' }

const isMarital = ({ does }: StatusEffect): boolean => does === 'marry' || does === 'end-marriage' || does === 'die'

function changeOf(effect: StatusEffect, effects: readonly StatusEffect[]): StatusChange | null {
  switch (effect.does) {
    case 'die':
      return { what: 'DIED', role: effect.role, on: effect.on, declared: effect.declared }
    case 'revive':
      return { what: 'DEATH_REVERSED', role: effect.role, on: effect.on }
    case 'parent':
      // The parents of a birth are told with the request for the number.
      return effect.by === 'BIRTH'
        ? null
        : { what: 'PARENT', role: effect.child, relation: effect.relation, by: effect.by, on: null }
    case 'end-parent':
      return effects.some((other) => other.does === 'parent' && other.relation === effect.relation)
        ? null
        : { what: 'PARENT_ENDED', role: effect.child, relation: effect.relation, on: effect.on }
    case 'adopt':
    case 'adopt-by':
      return { what: 'PARENT', role: effect.child, relation: effect.relation, by: 'ADOPTION', on: effect.on }
    case 'end-adoption':
      return { what: 'ADOPTION_ENDED', role: effect.child, on: effect.on }
    case 'guard':
      return { what: 'GUARDED', role: effect.ward, kind: effect.kind, on: effect.from }
    case 'end-guardianship':
      return {
        what: 'GUARDIANSHIP_ENDED',
        guardianship: effect.guardianship,
        on: effect.on,
        reason: effect.reason,
      }
    case 'condition': {
      const { role, condition, from: on, ends = false } = effect
      return { what: 'CONDITION', role, condition, on, ends }
    }
    case 'change': {
      const { role, field, from, to, on } = effect
      return { what: 'VALUE', role, field, from, to, on }
    }
    case 'act':
    case 'marry':
    case 'end-marriage':
    case 'supervise':
    case 'end-supervision':
      return null
  }
}

/** What the effects of an entry mean for the status of its people; `foreigners` are in no population database and are left out. */
export function statusChanges(
  effects: readonly StatusEffect[],
  foreigners: readonly PersonRole[] = [],
): readonly StatusChange[] {
  const revived = effects.find((effect) => effect.does === 'revive')
  const marital: StatusChange[] =
    revived || effects.some(isMarital)
      ? [{ what: 'MARITAL', ...(revived ? { role: revived.role } : {}), except: [...foreigners] }]
      : []
  const own = effects.flatMap((effect) => changeOf(effect, effects) ?? [])
  return [...own.filter((change) => !('role' in change && change.role && foreigners.includes(change.role))), ...marital]
}
