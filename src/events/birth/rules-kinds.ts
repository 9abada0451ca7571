import type { Procedure } from '../../law/deadlines.ts'
import type { FeeQuestion } from '../../law/fees.ts'
import { birthProcedure, type ProcedureId, procedureNamed, procedureOf } from '../../law/procedures.ts'
import type { Circumstances } from '../circumstances.ts'
import type { Problem } from '../event.ts'
import { feeIsTold } from '../parts/fee.ts'
import { type BirthDeclaration, registeredBefore } from './declaration.ts'
import { isLate } from './rules-names-dates.ts'
import { foreignElement } from './rules-nationality.ts'

/** Loại đăng ký of the birth book (glossary 5.6): 1 đúng hạn, 2 đăng ký lại, 3 ghi vào Sổ, 4 quá hạn. */
export type RegistrationKind = '1' | '2' | '3' | '4'

/** R-B1: the kind written in the book. */
export function registrationKind(declaration: BirthDeclaration, circumstances: Circumstances): RegistrationKind {
  if (declaration.caseKind === 'AGAIN') return '2'
  if (declaration.caseKind === 'TRANSCRIBED') return '3'
  return isLate(declaration, circumstances) ? '4' : '1'
}

/** Loại khai sinh by what is known of the parents (glossary 5.5). */
export type ParentageKind = '1' | '2' | '3' | '4' | '5'

/** R-B16: the kind follows from the blank and filled groups, it is never chosen (NĐ 123/2015 art. 14, 15). */
export function parentageKind({ caseKind, mother, father }: BirthDeclaration): ParentageKind {
  if (caseKind === 'ABANDONED') return '5'
  if (mother && father) return '1'
  if (father) return '2'
  return mother ? '3' : '4'
}

/** Which procedure of the list this birth is. */
export function procedureIdOf(declaration: BirthDeclaration, { office }: Pick<Circumstances, 'office'>): ProcedureId {
  if (registeredBefore(declaration))
    return procedureOf('BIRTH', {
      mission: office.kind === 'MISSION',
      again: declaration.caseKind === 'AGAIN',
      transcribed: declaration.caseKind === 'TRANSCRIBED',
      foreign: foreignElement(declaration).foreign,
    })
  return birthProcedure({
    office: office.kind,
    foreignElement: foreignElement(declaration).foreign,
    borderArea: declaration.borderArea,
    mobile: declaration.mobile,
    withPapers: declaration.caseKind === 'WITH_PAPERS',
    withRecognition: declaration.caseKind === 'WITH_RECOGNITION',
  })
}

/** Mã TTHC of this birth with its name, by the day of intake (NQ 66.7/2025 annex). */
export const procedure = (
  declaration: BirthDeclaration,
  circumstances: Pick<Circumstances, 'office' | 'receivedOn'>,
): { code: string; name: string; nameEn: string } =>
  procedureNamed(procedureIdOf(declaration, circumstances), circumstances.receivedOn)

export const procedureCode = (
  declaration: BirthDeclaration,
  circumstances: Pick<Circumstances, 'office' | 'receivedOn'>,
): string => procedure(declaration, circumstances).code

/** Which time limit of `law/deadlines.ts` this birth has. */
export function deadlineProcedure(
  declaration: BirthDeclaration,
  circumstances: Pick<Circumstances, 'office'>,
): Procedure {
  if (registeredBefore(declaration)) return procedureIdOf(declaration, circumstances)
  if (declaration.caseKind === 'WITH_RECOGNITION')
    return foreignElement(declaration).foreign ? 'BIRTH_WITH_RECOGNITION_FOREIGN' : 'BIRTH_WITH_RECOGNITION'
  return declaration.mobile ? 'BIRTH_MOBILE' : 'BIRTH'
}

/** What the fee of this birth depends on; missions have a schedule of their own (R-N1). */
export const birthFeeQuestion = (declaration: BirthDeclaration, circumstances: Circumstances): FeeQuestion => ({
  procedure: procedureIdOf(declaration, circumstances),
  exemption: declaration.feeExemption,
  inTime: !isLate(declaration, circumstances),
  livingInCountry: !foreignElement(declaration).foreign,
  borderArea: declaration.borderArea,
  copies: declaration.copies,
  digitalCitizen: declaration.digitalCitizen,
})

/** A8: what is to be paid is told before the receipt; a timely birth of citizens living in the country is free (LHT art. 11). */
export const birthFeeIsTold = (declaration: BirthDeclaration, circumstances: Circumstances): Problem[] =>
  feeIsTold(birthFeeQuestion(declaration, circumstances), circumstances)
