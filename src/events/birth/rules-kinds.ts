import type { Procedure } from '../../law/deadlines.ts'
import { birthFee, extractCopiesFee, type Fee } from '../../law/fees.ts'
import { policyValue } from '../../law/policies.ts'
import { type BirthProcedure, birthProcedure, procedureNamed } from '../../law/procedures.ts'
import type { Circumstances, Problem } from '../event.ts'
import type { BirthDeclaration } from './declaration.ts'
import { advice } from './rules-base.ts'
import { isLate } from './rules-names-dates.ts'
import { foreignElement } from './rules-nationality.ts'

/** Loại đăng ký of the birth book (glossary 5.6): 1 đúng hạn, 4 quá hạn. Re-registration and transcription are other events. */
export type RegistrationKind = '1' | '4'

/** R-B1: the kind written in the book. */
export const registrationKind = (declaration: BirthDeclaration, circumstances: Circumstances): RegistrationKind =>
  isLate(declaration, circumstances) ? '4' : '1'

/** Loại khai sinh by what is known of the parents (glossary 5.5). */
export type ParentageKind = '1' | '2' | '3' | '4' | '5'

/** R-B16: the kind follows from the blank and filled groups, it is never chosen (NĐ 123/2015 art. 14, 15). */
export function parentageKind({ caseKind, mother, father }: BirthDeclaration): ParentageKind {
  if (caseKind === 'ABANDONED') return '5'
  if (mother && father) return '1'
  if (father) return '2'
  return mother ? '3' : '4'
}

const procedureOf = (declaration: BirthDeclaration, { office }: Pick<Circumstances, 'office'>): BirthProcedure =>
  birthProcedure({
    office: office.kind,
    foreignElement: foreignElement(declaration).foreign,
    borderArea: declaration.borderArea,
    mobile: declaration.mobile,
    withPapers: declaration.caseKind === 'WITH_PAPERS',
    withRecognition: declaration.caseKind === 'WITH_RECOGNITION',
  })

/** Mã TTHC of this birth with its name, by the day of intake (NQ 66.7/2025 annex). */
export const procedure = (
  declaration: BirthDeclaration,
  circumstances: Pick<Circumstances, 'office' | 'receivedOn'>,
): { code: string; name: string; nameEn: string } =>
  procedureNamed(procedureOf(declaration, circumstances), circumstances.receivedOn)

export const procedureCode = (
  declaration: BirthDeclaration,
  circumstances: Pick<Circumstances, 'office' | 'receivedOn'>,
): string => procedure(declaration, circumstances).code

/** Which time limit of `law/deadlines.ts` this birth has. */
export function deadlineProcedure(declaration: BirthDeclaration): Procedure {
  if (declaration.caseKind === 'WITH_RECOGNITION')
    return foreignElement(declaration).foreign ? 'BIRTH_WITH_RECOGNITION_FOREIGN' : 'BIRTH_WITH_RECOGNITION'
  return declaration.mobile ? 'BIRTH_MOBILE' : 'BIRTH'
}

/** What the requester pays, in đồng: the registration and the copies asked for (LHT art. 11). */
export function feesOf(
  declaration: BirthDeclaration,
  circumstances: Circumstances,
): { registration: Fee; copies: number } {
  const { receivedOn, policies } = circumstances
  return {
    registration: birthFee({
      intakeOn: receivedOn,
      late: isLate(declaration, circumstances),
      foreignElement: foreignElement(declaration).foreign,
      borderArea: declaration.borderArea,
      exemption: declaration.feeExemption,
      rates: {
        late: policyValue('late-birth-fee-vnd', policies),
        foreign: policyValue('foreign-birth-fee-vnd', policies),
      },
    }),
    copies: extractCopiesFee(declaration.copies, receivedOn),
  }
}

const dong = (amount: number): string => `${String(amount).replace(/\B(?=(\d{3})+$)/g, '.')} đồng`

/** A8: what is to be paid is told before the receipt; a timely birth of citizens living in the country is free (LHT art. 11). */
export function feeIsTold(declaration: BirthDeclaration, circumstances: Circumstances): Problem[] {
  // Missions have a schedule of their own, in the currency of the host country.
  if (circumstances.office.kind === 'MISSION') return []
  const { registration, copies } = feesOf(declaration, circumstances)
  if (registration.amount + copies === 0) return []
  const parts = [
    ...(registration.amount > 0 ? [`lệ phí hộ tịch ${dong(registration.amount)}`] : []),
    ...(copies > 0 ? [`phí cấp bản sao trích lục ${dong(copies)}`] : []),
  ]
  return [
    advice(
      { rule: 'A8', cite: registration.cite, pointer: '/feeExemption' },
      `Thu ${parts.join(' và ')}. ${registration.reason}`,
      `To be paid: ${registration.amount + copies} đồng. ${registration.reasonEn}`,
    ),
  ]
}
