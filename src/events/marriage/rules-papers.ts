import { inForce } from '../../law/in-force.ts'
import { maritalStatusLookedUp } from '../../law/marriage.ts'
import { type MarriagePaper, marriagePaperCites, marriagePapers, type PaperGround } from '../../law/marriage-papers.ts'
import type { Circumstances } from '../circumstances.ts'
import type { Handling } from '../event.ts'
import { covers, isCitizen } from '../parts/rule-tools.ts'
import type { MarriageDeclaration, Spouse } from './declaration.ts'
import { bothOf, foreignElement } from './nature.ts'

/** Papers of which one is enough, and the ground on which they are asked for. */
type Demand = { anyOf: readonly [MarriagePaper, ...MarriagePaper[]]; ground: PaperGround }

/** Thường trú in the deciding office's own unit: the office knows the status from its books. */
const permanentHere = (spouse: Spouse, { office, unitsCovering }: Circumstances): boolean =>
  [spouse.residence, spouse.alsoLivesAt].some(
    (place) =>
      place?.kind === 'PERMANENT' && place.unitCode !== null && covers(office.unitCode, place.unitCode, unitsCovering),
  )

/** C4: must this party prove the marital status by a certificate? Since 2025-01-09 a citizen's is looked up (NĐ 07/2025). */
export const certificateIsAsked = (spouse: Spouse, circumstances: Circumstances): boolean =>
  isCitizen(spouse) &&
  (spouse.settledAbroad ||
    (!inForce(maritalStatusLookedUp, circumstances.receivedOn).value && !permanentHere(spouse, circumstances)))

function demandsOf(declaration: MarriageDeclaration, circumstances: Circumstances): Demand[] {
  const { kind, borderArea } = declaration
  if (kind === 'TRANSCRIBED') {
    const abroad = bothOf(declaration)
      .filter(({ spouse }) => spouse.earlierEnd?.abroad === true && isCitizen(spouse))
      .map(({ role }): Demand => ({ anyOf: [`${role}_DIVORCE_NOTE`], ground: 'TRANSCRIBED' }))
    const proxy: Demand[] =
      declaration.informant.relationship === 'PROXY' ? [{ anyOf: ['POWER_OF_ATTORNEY'], ground: 'PROXY' }] : []
    return [{ anyOf: ['FOREIGN_MARRIAGE_PAPER'], ground: 'TRANSCRIBED' }, ...abroad, ...proxy]
  }
  if (kind === 'AGAIN') return [{ anyOf: ['EARLIER_MARRIAGE_PAPERS'], ground: 'AGAIN' }]
  const foreign = foreignElement(declaration)
  const ofEach = bothOf(declaration).flatMap(({ role, spouse }): Demand[] => [
    ...(certificateIsAsked(spouse, circumstances)
      ? [{ anyOf: [`${role}_MARITAL_CERTIFICATE`], ground: 'STATUS' } as const]
      : []),
    ...(isCitizen(spouse)
      ? []
      : [
          {
            anyOf: [`${role}_FOREIGN_MARITAL_PAPER`],
            ground: borderArea ? 'BORDER' : 'FOREIGN_ELEMENT',
          } as const,
          ...(borderArea ? [] : [{ anyOf: [`${role}_PASSPORT`], ground: 'FOREIGN_ELEMENT' } as const]),
        ]),
    ...(foreign && !borderArea ? [{ anyOf: [`${role}_HEALTH_PAPER`], ground: 'FOREIGN_ELEMENT' } as const] : []),
    ...(spouse.earlierEnd?.abroad && isCitizen(spouse)
      ? [{ anyOf: [`${role}_DIVORCE_NOTE`], ground: 'FOREIGN_ELEMENT' } as const]
      : []),
    ...(foreign && spouse.inService
      ? [{ anyOf: [`${role}_EMPLOYER_LETTER`], ground: 'FOREIGN_ELEMENT' } as const]
      : []),
  ])
  return kind === 'COHABITATION' ? [...ofEach, { anyOf: ['COHABITATION_PROOF'], ground: 'COHABITATION' }] : ofEach
}

/** What lacks, for the written list of an incomplete dossier (LHT art. 9.3, 38.1; NĐ 123/2015 art. 30; domain 01 C4). */
export const missingPapers: Handling<MarriageDeclaration>['missingPapers'] = (declaration, attached, circumstances) => {
  const cites = inForce(marriagePaperCites, circumstances.receivedOn).value
  return demandsOf(declaration, circumstances)
    .filter(({ anyOf }) => !anyOf.some((paper) => attached.includes(paper)))
    .map(({ anyOf: [paper], ground }) => ({ paper, text: marriagePapers[paper].vi, cite: cites[ground] }))
}
