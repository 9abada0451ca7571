import { type ProcedureId, procedureOf } from '../../law/procedures.ts'
import type { CalendarDate } from '../../values/calendar-date.ts'
import type { Circumstances } from '../circumstances.ts'
import { anchorsOf, type Claim } from '../parts/competence.ts'
import type { Party } from '../parts/party.ts'
import { isCitizen } from '../parts/rule-tools.ts'
import type { GuardianshipDeclaration } from './declaration.ts'

/** Everybody besides the ward. */
export const watchersOf = ({ group, supervisor }: GuardianshipDeclaration): Party[] =>
  [group?.guardian, group?.guardian2, supervisor].filter((one): one is Party => one != null)

/** A foreign element: the ward or who watches over it is no citizen, or a citizen settled abroad (LHT art. 39). */
export const foreignElement = (declaration: GuardianshipDeclaration): boolean =>
  [declaration.ward, ...watchersOf(declaration)].some((party) => !isCitizen(party) || party.settledAbroad)

export const guardianshipProcedure = (
  declaration: GuardianshipDeclaration,
  { office }: Pick<Circumstances, 'office'>,
): ProcedureId =>
  procedureOf(declaration.matter, {
    mission: office.kind === 'MISSION',
    transcribed: declaration.mode === 'TRANSCRIBED',
    foreign: foreignElement(declaration),
  })

/** Residence of the ward or of the guardian (LHT art. 19, 39); of the citizen for a transcription (LHT art. 48). */
export function claimOf(declaration: GuardianshipDeclaration, { office }: Circumstances): Claim {
  const { ward, group, supervisor } = declaration
  const guardians = [group?.guardian ?? null, group?.guardian2 ?? null, supervisor]
  return {
    matter: declaration.matter,
    foreign: foreignElement(declaration),
    transcribed: declaration.mode === 'TRANSCRIBED',
    abroad: office.kind === 'MISSION',
    places: {
      RESIDENCE_OF_THE_WARD: anchorsOf('nơi cư trú của người được giám hộ', ward),
      RESIDENCE_OF_THE_GUARDIAN: guardians.flatMap((one) => anchorsOf('nơi cư trú của người giám hộ', one)),
      RESIDENCE_OF_THE_CITIZEN: [ward, ...watchersOf(declaration)]
        .filter(isCitizen)
        .flatMap((one) => anchorsOf('nơi cư trú của công dân Việt Nam', one)),
    },
    pointer: '/ward/residence',
  }
}

/** From when it has effect: the day of the entry; settled abroad, the day of the foreign authority. */
export const effectiveFrom = ({ mode, foreign }: GuardianshipDeclaration, today: CalendarDate): CalendarDate =>
  (mode === 'TRANSCRIBED' ? (foreign?.registeredOn ?? foreign?.issuedOn) : null) ?? today
