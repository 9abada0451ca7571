import type { PinRequest } from '../../identity/pin-issuer.ts'
import type { CalendarDate } from '../../values/calendar-date.ts'
import type { CaseId, EntryId } from '../../values/ids.ts'
import type { Parent } from '../parts/person.ts'
import type { BirthDeclaration } from './declaration.ts'

export type PinRequestFrame = {
  requestId: string
  caseId: CaseId
  entryId: EntryId
  entryNo: number
  year: number
  registeredOn: CalendarDate
  officeUnitCode: string
  officeProvinceCode: string
  officeName: string
  /** Dossiers of the other children of the same birth, as far as they are known. */
  siblingCaseIds: readonly string[]
  /** Why siblings are not one child, when the issuer asked. */
  explanation?: string
}

const parentForPin = (parent: Parent | null): PinRequest['mother'] =>
  parent && { name: parent.name, nationalities: parent.nationalities, pin: parent.pin }

/** The request for a number that a birth entry makes (R-B4, R-B13). */
export function birthPinRequest(declaration: BirthDeclaration, frame: PinRequestFrame): PinRequest {
  const { child, mother, father, proof } = declaration
  const { siblingCaseIds, explanation, ...rest } = frame
  return {
    ...rest,
    child: {
      name: child.name,
      birthDate: child.birthDate,
      sex: child.sex,
      birthPlace: { unitCode: child.birthPlace.unitCode, asWritten: child.birthPlace.asWritten },
      hometown: child.hometown?.asWritten ?? '',
      ethnicityCode: child.ethnicity?.code ?? null,
      nationalities: child.nationalities,
    },
    mother: parentForPin(mother),
    father: parentForPin(father),
    multipleBirth:
      child.plurality > 1 || explanation
        ? {
            plurality: child.plurality,
            order: child.order,
            siblingCaseIds: [...siblingCaseIds],
            explanation: explanation ?? '',
          }
        : null,
    notificationCode: proof.code,
  }
}
