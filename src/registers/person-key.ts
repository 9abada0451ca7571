import { maySearchEntries } from '../offices/permissions.ts'
import type { Actor } from '../platform/endpoint.ts'

/** Who is asked for: a person id, or a PIN; `beyond`: the PIN may be looked for in the whole nation. */
export type PersonKey = { personId: string | null; pin: string | null; beyond: boolean }

/** By id only within the own offices; by exact number and with a purpose in the whole nation (domain/03 §8). */
export function personKeyOf(actor: Pick<Actor, 'roles' | 'scope'>, key: string, purpose: string): PersonKey {
  const byPin = /^\d{12}$/.test(key)
  return {
    personId: byPin ? null : key,
    pin: byPin ? key : null,
    beyond: byPin && maySearchEntries(actor, { reach: 'national', exactKey: true, purpose }),
  }
}
