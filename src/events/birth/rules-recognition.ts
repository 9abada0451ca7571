import { inForce } from '../../law/in-force.ts'
import { recognitionBeforeTheCourt } from '../../law/recognition.ts'
import type { Circumstances } from '../circumstances.ts'
import type { Problem } from '../event.ts'
import type { Residence } from '../parts/place.ts'
import { type GroundsOf, groundsProblems } from '../parts/recognition-grounds.ts'
import type { RegistrationPlan } from '../plan.ts'
import type { BirthDeclaration } from './declaration.ts'
import { error } from './rules-base.ts'
import { foreignElement } from './rules-nationality.ts'

/** What the recognition combined with a birth rests on; null when there is none. */
export function recognitionGroundsOf(declaration: BirthDeclaration): GroundsOf | null {
  const { caseKind, recognition, father, child, borderArea } = declaration
  if (caseKind !== 'WITH_RECOGNITION' || father === null || recognition === null) return null
  return {
    grounds: recognition,
    at: '/recognition',
    parentName: father.name,
    childName: child.name,
    childBirth: child.birthDate,
    foreign: foreignElement(declaration).foreign && !borderArea,
    residenceUnit: null,
  }
}

/** R-E5, E2–E4: combined with a birth, the recognition has its evidence, opinions and postings all the same (TT 04/2020 art. 14–15). */
export function recognitionGroundsCarry(declaration: BirthDeclaration, circumstances: Circumstances): Problem[] {
  const { caseKind, recognition, father } = declaration
  if (caseKind !== 'WITH_RECOGNITION' || father === null) return []
  const grounds = recognitionGroundsOf(declaration)
  if (recognition === null || grounds === null)
    return [
      error(
        { rule: 'R-E5', cite: 'Thông tư 04/2020/TT-BTP, Điều 14, Điều 15', pointer: '/recognition' },
        'Khai sinh kết hợp nhận cha, mẹ, con: ghi chứng cứ và ý kiến của các bên về việc nhận con.',
        'Combined with recognition: give the evidence and the opinions.',
      ),
    ]
  return groundsProblems(grounds, circumstances)
}

/** R-E1: a dead father recognises nobody; the court decides (HNGĐ art. 101.2). No proxy acts for a recognition (TT 04/2020 art. 2). */
export function recogniserActs(declaration: BirthDeclaration, { receivedOn }: Circumstances): Problem[] {
  const { caseKind, father, informant } = declaration
  if (caseKind !== 'WITH_RECOGNITION') return []
  const court = inForce(recognitionBeforeTheCourt, receivedOn)
  return [
    ...(father?.deceased
      ? [
          error(
            { rule: 'R-E1', cite: court.cite, pointer: '/father/deceased' },
            'Người nhận con đã chết: việc xác định cha, con thuộc thẩm quyền của Tòa án.',
            'Who recognises is dead: the court decides.',
          ),
        ]
      : []),
    ...(informant.relationship === 'PROXY'
      ? [
          error(
            { rule: 'A3', cite: 'Thông tư 04/2020/TT-BTP, Điều 2 khoản 2', pointer: '/informant/relationship' },
            'Không được ủy quyền đăng ký nhận cha, mẹ, con; cha hoặc mẹ trực tiếp yêu cầu.',
            'No proxy for a recognition; a parent asks in person.',
          ),
        ]
      : []),
  ]
}

/** E4: the second entry of the dossier: the father recognises the child that is registered with it (TT 04/2020 art. 15). */
export function combinedRecognition(declaration: BirthDeclaration): RegistrationPlan['also'] {
  const { caseKind, recognition, father, mother, child, informant, borderArea, feeExemption, reasons } = declaration
  if (caseKind !== 'WITH_RECOGNITION' || recognition === null || father === null) return []
  const home: Residence | null = child.livesAt
    ? { ...child.livesAt, kind: 'CURRENT' }
    : (mother?.residence ?? father.residence)
  return [
    {
      kind: 'RECOGNITION',
      declaration: {
        kind: '1',
        parent: { ...father, sex: '1' },
        child: {
          name: child.name,
          birthDate: child.birthDate,
          sex: child.sex,
          ethnicity: child.ethnicity ?? { code: null, asWritten: '' },
          nationalities: child.nationalities,
          residence: home,
          pin: child.existingPin,
        },
        grounds: recognition,
        informant: informant.relationship === 'FATHER' ? { ...informant, relationship: 'SELF' } : informant,
        borderArea,
        feeExemption,
        reasons,
      },
      askedAt: { '/parent': '/father', '/child/residence': '/child/livesAt', '/grounds': '/recognition' },
      // The birth entry is the first entry of this dossier.
      answered: ['/birthEntry'],
    },
  ]
}
