import type { Actor } from '../platform/endpoint.ts'

/** Limits of a session; all configurable. */
export type SignInConfig = {
  /** `auto`: secure when the request came by https. */
  secureCookie: 'auto' | boolean
  idleMinutes: number
  absoluteHours: number
  /** How long a repeated password counts for signing. */
  reauthenticationMinutes: number
}

export const signInDefaults: SignInConfig = {
  secureCookie: 'auto',
  idleMinutes: 30,
  absoluteHours: 12,
  reauthenticationMinutes: 5,
}

/** How far the rows reach that a person may read. Administering accounts alone opens no rows of other offices. */
export function scopeOf(officeKind: Actor['officeKind'], roles: readonly string[]): Actor['scope'] {
  const has = (...wanted: string[]) => wanted.some((role) => roles.includes(role))
  switch (officeKind) {
    case 'MOJ':
      return has('NATIONAL', 'INSPECTOR', 'STATISTICS') ? 'NATIONAL' : 'OFFICE'
    case 'MOFA':
      return has('MOFA', 'INSPECTOR', 'STATISTICS') ? 'PROVINCE' : 'OFFICE'
    case 'PROVINCE':
    case 'PROVINCE_JUSTICE':
      return has('PROV_OVERSIGHT', 'PROV_REVOKE', 'INSPECTOR', 'STATISTICS') ? 'PROVINCE' : 'OFFICE'
    case 'COMMUNE':
    case 'DISTRICT':
    case 'MISSION':
      return 'OFFICE'
  }
}

/** How tries are slowed: `free` failures cost nothing, then the wait doubles up to `longest`; one failure is forgotten every `leak` (seconds). */
export type Slowing = { free: number; longest: number; leak: number }

/** For one name: a person mistypes now and then. */
export const slowingByName: Slowing = { free: 5, longest: 900, leak: 3600 }
/** For one address: a whole province may sit behind it. */
export const slowingByAddress: Slowing = { free: 60, longest: 60, leak: 6 }

/** The wait after so many failures, in seconds: none at first, then doubling. */
export const delayAfter = (failed: number, slowing: Slowing): number =>
  failed < slowing.free ? 0 : Math.min(slowing.longest, 15 * 2 ** Math.min(failed - slowing.free, 10))
