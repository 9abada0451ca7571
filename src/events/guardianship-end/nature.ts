import { guardianshipEventWords, guardianshipGrounds } from '../../law/guardianship.ts'
import { inForce } from '../../law/in-force.ts'
import { type ProcedureId, procedureOf } from '../../law/procedures.ts'
import type { CalendarDate } from '../../values/calendar-date.ts'
import type { Circumstances } from '../circumstances.ts'
import type { KnownEntry } from '../known.ts'
import type { Claim } from '../parts/competence.ts'
import { EntryRef } from '../parts/effects.ts'
import type { Party } from '../parts/party.ts'
import { isCitizen } from '../parts/rule-tools.ts'
import type { GuardianshipEndDeclaration } from './declaration.ts'

export const foreignElement = ({ ward, guardian, guardian2, supervisor }: GuardianshipEndDeclaration): boolean =>
  [ward, guardian, guardian2, supervisor]
    .filter((one): one is Party => one !== null)
    .some((party) => !isCitizen(party) || party.settledAbroad)

export const endProcedure = (
  declaration: GuardianshipEndDeclaration,
  { office }: Pick<Circumstances, 'office'>,
): ProcedureId =>
  procedureOf(declaration.matter === 'SUPERVISION' ? 'SUPERVISION_END' : 'GUARDIANSHIP_END', {
    mission: office.kind === 'MISSION',
    foreign: foreignElement(declaration),
  })

/** The entry that ends, as the registers know it. */
export const endedEntry = (
  { registration }: GuardianshipEndDeclaration,
  { entries }: Pick<Circumstances, 'entries'>,
): KnownEntry | undefined => (registration ? entries?.[registration.entryId] : undefined)

/** The office that registered, or the one that followed it and keeps its book (LHT art. 19; domain/01 F2). */
export function claimOf(declaration: GuardianshipEndDeclaration, circumstances: Circumstances): Claim {
  const entry = endedEntry(declaration, circumstances)
  const unitCode = entry ? (entry.keeperUnit ?? null) : null
  return {
    matter: declaration.matter === 'SUPERVISION' ? 'SUPERVISION_END' : 'GUARDIANSHIP_END',
    foreign: foreignElement(declaration),
    abroad: circumstances.office.kind === 'MISSION',
    places: { EARLIER_REGISTRATION: [{ of: 'nơi đã đăng ký giám hộ', unitCode, countryCode: 'VN' }] },
    pointer: '/registration',
  }
}

/** The guardianship behind the entry that ends: itself, or the one its supervision stands on. */
export function guardianshipOf(
  declaration: GuardianshipEndDeclaration,
  circumstances: Pick<Circumstances, 'entries'>,
): EntryRef | null {
  if (declaration.matter === 'GUARDIANSHIP') return declaration.registration
  const content = endedEntry(declaration, circumstances)?.content as { guardianship?: unknown } | undefined
  return EntryRef.safeParse(content?.guardianship).data ?? null
}

/** Why it ends, in words (domain/02 §4.9). */
export function reasonOf({ ground, reason }: GuardianshipEndDeclaration): string {
  const said = ground ? guardianshipEventWords[ground].vi : ''
  return [said, reason].filter((part) => part !== '').join('; ')
}

/** Is it an end, or a change of guardian, which needs who follows (R-F3)? */
export const isChange = ({ ground }: GuardianshipEndDeclaration, on: CalendarDate): boolean =>
  ground !== null && inForce(guardianshipGrounds, on).value.CHANGE.includes(ground)
