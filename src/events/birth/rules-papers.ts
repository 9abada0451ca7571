import { inForce } from '../../law/in-force.ts'
import { type BirthPaper, birthPaperCites, birthPapers, electronicNotificationSuffices } from '../../law/papers.ts'
import type { CalendarDate } from '../../values/calendar-date.ts'
import type { Circumstances } from '../circumstances.ts'
import { type BirthDeclaration, registeredBefore } from './declaration.ts'
import { parentsOf } from './rules-base.ts'
import { nationalityByLaw } from './rules-nationality.ts'

export type MissingPaper = { paper: BirthPaper; vi: string; en: string; cite: string }

/** Papers of which one is enough. */
type Demand = readonly [BirthPaper, ...BirthPaper[]]

function proofPapers(declaration: BirthDeclaration, receivedOn: CalendarDate): Demand[] {
  const { proof, caseKind } = declaration
  if (caseKind === 'AGAIN') return [['EARLIER_BIRTH_PAPERS', 'PERSONAL_PAPERS'], ['ORIGINAL_LOST_STATEMENT']]
  if (caseKind === 'TRANSCRIBED') return [['FOREIGN_BIRTH_CERTIFICATE']]
  switch (proof.kind) {
    case 'MEDICAL_NOTIFICATION': {
      const readable = proof.electronic && proof.code !== ''
      return readable && inForce(electronicNotificationSuffices, receivedOn).value ? [] : [['BIRTH_NOTIFICATION']]
    }
    case 'WITNESS_STATEMENT':
      return [['WITNESS_STATEMENT', 'BIRTH_NOTIFICATION']]
    case 'SWORN_STATEMENT':
      return [['SWORN_STATEMENT', 'WITNESS_STATEMENT', 'BIRTH_NOTIFICATION']]
    case 'ABANDONMENT_RECORD':
      return [['ABANDONMENT_RECORD']]
    case 'FOREIGN_PAPER':
      return [['FOREIGN_BIRTH_PAPER', 'BIRTH_NOTIFICATION']]
    case 'PERSONAL_PAPERS':
      return [['PERSONAL_PAPERS'], ['NOT_REGISTERED_STATEMENT']]
  }
}

function fatherPapers({ father, fatherBasis }: BirthDeclaration): Demand[] {
  if (father === null) return []
  switch (fatherBasis) {
    case 'JOINT_ACKNOWLEDGEMENT':
      return [['JOINT_ACKNOWLEDGEMENT']]
    case 'COURT_DECISION':
      return [['COURT_DECISION']]
    case 'RECOGNITION':
    case 'MARRIAGE':
    case null:
      return []
  }
}

/** What this birth must bring, by its case (LHT art. 16.1, 36.1; domain 01 B4). Each line lists papers of which one is enough. */
export function requiredPapers(
  declaration: BirthDeclaration,
  receivedOn: CalendarDate,
  office: Circumstances['office']['kind'] = 'COMMUNE',
): Demand[] {
  const { caseKind, nationalityChoice, informant } = declaration
  const choice =
    caseKind !== 'WITH_PAPERS' &&
    !registeredBefore(declaration) &&
    parentsOf(declaration).length > 0 &&
    nationalityByLaw(declaration, { receivedOn }).value === 'CHOICE'
  return [
    ...proofPapers(declaration, receivedOn),
    ...(registeredBefore(declaration) ? [] : fatherPapers(declaration)),
    ...(caseKind === 'WITH_RECOGNITION' ? ([['RECOGNITION_EVIDENCE']] as Demand[]) : []),
    ...(caseKind === 'SURROGACY' ? ([['SURROGACY_CONFIRMATION']] as Demand[]) : []),
    ...(caseKind === 'BORN_ABROAD' && office !== 'MISSION' ? ([['ENTRY_PROOF']] as Demand[]) : []),
    ...(choice ? ([['NATIONALITY_AGREEMENT']] as Demand[]) : []),
    ...(nationalityChoice !== null && nationalityChoice.chosen !== 'VN'
      ? ([['FOREIGN_NATIONALITY_CONFIRMATION']] as Demand[])
      : []),
    ...(informant.relationship === 'PROXY' ? ([['POWER_OF_ATTORNEY']] as Demand[]) : []),
  ]
}

/**
 * What lacks, for the written list of an incomplete dossier (LHT art. 9.3). `attached` are the words kept with the
 * attachments; the day of intake decides the law. Empty when nothing lacks.
 */
export function missingPapers(
  declaration: BirthDeclaration,
  attached: readonly string[],
  receivedOn: CalendarDate,
  office: Circumstances['office']['kind'] = 'COMMUNE',
): MissingPaper[] {
  const cites = inForce(birthPaperCites, receivedOn).value
  return requiredPapers(declaration, receivedOn, office)
    .filter((demand) => !demand.some((paper) => attached.includes(paper)))
    .map(([paper]) => ({ paper, ...birthPapers[paper], cite: cites[paper] }))
}
