import { type ProcedureId, procedureOf } from '../../law/procedures.ts'
import type { Circumstances } from '../circumstances.ts'
import { anchorsOf, type Claim } from '../parts/competence.ts'
import type { GroundsOf } from '../parts/recognition-grounds.ts'
import { covers, isCitizen } from '../parts/rule-tools.ts'
import { parentRecognises, type RecognitionDeclaration } from './declaration.ts'

/** A foreign element: one of the two is no citizen, or a citizen settled abroad (LHT art. 43). */
export const foreignElement = ({ parent, child }: RecognitionDeclaration): boolean =>
  [parent, child].some((party) => !isCitizen(party) || party.settledAbroad)

/** Who recognises, and who is recognised (LHT art. 43: the latter's residence decides). */
export const sidesOf = (declaration: RecognitionDeclaration) =>
  parentRecognises(declaration)
    ? { recogniser: declaration.parent, recognised: declaration.child }
    : { recogniser: declaration.child, recognised: declaration.parent }

export const traitsOf = (declaration: RecognitionDeclaration, { office }: Pick<Circumstances, 'office'>) => ({
  mission: office.kind === 'MISSION',
  transcribed: declaration.mode === 'TRANSCRIBED',
  border: declaration.borderArea,
  foreign: foreignElement(declaration),
})

export const recognitionProcedure = (
  declaration: RecognitionDeclaration,
  circumstances: Pick<Circumstances, 'office'>,
): ProcedureId => procedureOf('RECOGNITION', traitsOf(declaration, circumstances))

/** What makes an office competent (LHT art. 24, 43, 48). */
export function claimOf(declaration: RecognitionDeclaration, circumstances: Circumstances): Claim {
  const { recogniser, recognised } = sidesOf(declaration)
  const traits = traitsOf(declaration, circumstances)
  return {
    matter: 'RECOGNITION',
    foreign: traits.foreign,
    border: traits.border,
    transcribed: traits.transcribed,
    abroad: traits.mission,
    places: {
      RESIDENCE_OF_THE_RECOGNISER: anchorsOf('nơi cư trú của người nhận', recogniser),
      RESIDENCE_OF_THE_RECOGNISED: anchorsOf('nơi cư trú của người được nhận', recognised),
      RESIDENCE_OF_THE_CITIZEN: [declaration.parent, declaration.child]
        .filter(isCitizen)
        .flatMap((party) => anchorsOf('nơi cư trú của công dân Việt Nam', party)),
    },
    pointer: parentRecognises(declaration) ? '/child/residence' : '/parent/residence',
  }
}

/** The grounds with what their rules must know; null for what was settled abroad. Border cases are handled as domestic ones (P). */
export function groundsOf(declaration: RecognitionDeclaration, circumstances: Circumstances): GroundsOf | null {
  const { grounds, parent, child } = declaration
  if (grounds === null) return null
  const home = sidesOf(declaration).recognised
  const unit = [home.residence, home.alsoLivesAt].find(
    (place) => place?.kind === 'PERMANENT' && place.countryCode === 'VN',
  )
  const here = unit?.unitCode && covers(circumstances.office.unitCode, unit.unitCode, circumstances.unitsCovering)
  return {
    grounds,
    at: '/grounds',
    parentName: parent.name,
    childName: child.name,
    childBirth: child.birthDate,
    foreign: foreignElement(declaration) && !declaration.borderArea,
    residenceUnit: here ? null : (unit?.unitCode ?? null),
  }
}
