import { adultAge, ageOn } from '../../law/ages.ts'
import { requesterMustSign, requesterSignsBook } from '../../law/competence.ts'
import { inForce } from '../../law/in-force.ts'
import { identityByDataSuffices } from '../../law/papers.ts'
import type { Circumstances } from '../circumstances.ts'
import type { Problem } from '../event.ts'
import type { BirthDeclaration } from './declaration.ts'
import { advice, error, sameWords, warning } from './rules-base.ts'

/** An adult asks for himself or herself only where the birth lies long ago. */
const selfRegistered: readonly BirthDeclaration['caseKind'][] = ['WITH_PAPERS', 'AGAIN', 'TRANSCRIBED']

/** R-B10: the informant is of age; nobody declares his or her own birth as a child (BLDS art. 20; LHT art. 6.3, 15). */
export function informantMayAct(
  { informant, caseKind, child }: BirthDeclaration,
  { receivedOn }: Circumstances,
): Problem[] {
  const adult = inForce(adultAge, receivedOn)
  const ground = { rule: 'R-B10', cite: `${adult.cite}; Luật Hộ tịch 2014, Điều 15`, pointer: '/informant/birthDate' }
  if (informant.relationship === 'SELF') {
    const age = ageOn(child.birthDate, receivedOn)
    if (!selfRegistered.includes(caseKind) || (age !== undefined && age < adult.value))
      return [
        error(
          { ...ground, pointer: '/informant/relationship' },
          `Chỉ người đã đủ ${adult.value} tuổi, có giấy tờ cá nhân mới tự yêu cầu đăng ký khai sinh; chọn người yêu cầu khác.`,
          'Only an adult with papers asks for his or her own registration; choose another requester.',
        ),
      ]
    return []
  }
  const age = ageOn(informant.birthDate, receivedOn)
  if (age === undefined || age >= adult.value) return []
  return [
    warning(
      ground,
      `Người yêu cầu chưa đủ ${adult.value} tuổi; mời người đại diện hoặc ghi lý do (ví dụ mẹ chưa đủ ${adult.value} tuổi tự khai).`,
      `The requester is under ${adult.value}; ask for a representative or give a reason.`,
    ),
  ]
}

/** R-B10: the relationship is said, and fits the parents who are declared (LHT art. 15.1). */
export function relationshipIsClear({ informant, mother, father }: BirthDeclaration): Problem[] {
  const ground = { rule: 'R-B10', cite: 'Luật Hộ tịch 2014, Điều 15 khoản 1', pointer: '/informant/relationship' }
  if (informant.relationship === 'OTHER' && informant.relationshipText === '')
    return [
      error(
        { ...ground, pointer: '/informant/relationshipText' },
        'Ghi rõ quan hệ của người yêu cầu với trẻ.',
        'Say how the requester is related to the child.',
      ),
    ]
  const self =
    informant.relationship === 'MOTHER'
      ? { parent: mother, word: 'mẹ', wordEn: 'mother' }
      : informant.relationship === 'FATHER'
        ? { parent: father, word: 'cha', wordEn: 'father' }
        : undefined
  if (self === undefined) return []
  if (self.parent === null)
    return [
      warning(
        ground,
        `Người yêu cầu khai là ${self.word} nhưng phần ${self.word} để trống; ghi phần đó, hoặc ghi lý do (ví dụ chưa đủ căn cứ).`,
        `The requester says to be the ${self.wordEn}, whose group is empty; fill it or give a reason.`,
      ),
    ]
  const differs =
    self.parent.pin !== null && informant.pin !== null
      ? self.parent.pin !== informant.pin
      : !sameWords(self.parent.name, informant.name)
  if (!differs) return []
  return [
    error(
      { ...ground, pointer: '/informant/name' },
      `Người yêu cầu là ${self.word} của trẻ thì họ tên và số định danh phải khớp với phần ${self.word}; sửa lại.`,
      `A requester who is the ${self.wordEn} must be the same person as in that group.`,
    ),
  ]
}

/** R-A7: where the law wants the requester's signature in the book, the official is told before writing (LHT art. 16; TT 07/2023/TT-BNG art. 4.6). */
export function requesterSignsTheBook(_: BirthDeclaration, { office, receivedOn }: Circumstances): Problem[] {
  if (!requesterMustSign('BIRTH', office.kind, receivedOn)) return []
  const atMission = office.kind === 'MISSION'
  return [
    advice(
      {
        rule: 'R-A7',
        cite: atMission ? 'Thông tư 07/2023/TT-BNG, Điều 4 khoản 6' : inForce(requesterSignsBook, receivedOn).cite,
        pointer: '/informant/name',
      },
      'Người yêu cầu phải có mặt và ký, ghi rõ họ tên trong Sổ.',
      'The requester appears in person and signs the book.',
    ),
  ]
}

/**
 * A4: who asks is identified: by a paper shown, and since 2026-01-15 by the number or the data alone (NĐ 07/2025 art. 2; NĐ 18/2026 art. 13).
 * The certificate prints it, so that its absence is told.
 */
export function informantIsIdentified({ informant }: BirthDeclaration, { receivedOn }: Circumstances): Problem[] {
  if (informant.idDocument !== null) return []
  const byData = inForce(identityByDataSuffices, receivedOn)
  const ground = { rule: 'A4', cite: byData.cite, pointer: '/informant/idDocument' }
  if (byData.value)
    return informant.pin !== null
      ? []
      : [
          advice(
            ground,
            'Ghi số định danh hoặc giấy tờ tùy thân của người yêu cầu; Giấy khai sinh in nội dung này.',
            'Give the PIN or identity paper of the requester; the certificate prints it.',
          ),
        ]
  return [
    advice(
      ground,
      'Xem giấy tờ tùy thân của người yêu cầu và ghi loại, số, nơi cấp, ngày cấp.',
      'See the identity paper of the requester and write its kind, number, issuer and date.',
    ),
  ]
}
