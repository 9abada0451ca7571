import { type NationalityAtBirth, nationalityAtBirth, type Standing } from '../../law/nationality.ts'
import { earliestDay } from '../../values/partial-date.ts'
import type { Circumstances } from '../circumstances.ts'
import type { Problem } from '../event.ts'
import type { Parent } from '../parts/person.ts'
import type { BirthDeclaration } from './declaration.ts'
import { advice, error, isCitizen, isStateless, parentsOf, warning } from './rules-base.ts'

export type ForeignElement = {
  foreign: boolean
  /** Why, in Vietnamese; empty when there is none. */
  reason: string
  cite: string
}

const foreignCite = 'Luật Hộ tịch 2014, Điều 35'

/**
 * R-B3: the foreign element comes from the parents' nationality and settlement, and from a birth abroad that was never
 * registered; never from the place of birth alone (LHT art. 35).
 */
export function foreignElement({ caseKind, mother, father }: BirthDeclaration): ForeignElement {
  const parents = [mother, father].filter((parent): parent is Parent => parent !== null)
  const because = (reason: string): ForeignElement => ({ foreign: reason !== '', reason, cite: foreignCite })
  if (caseKind === 'BORN_ABROAD')
    return because('Trẻ sinh ra ở nước ngoài, chưa đăng ký khai sinh, về cư trú tại Việt Nam.')
  if (parents.length === 0 || caseKind === 'ABANDONED') return because('')
  const citizens = parents.filter(isCitizen)
  if (citizens.length === 0) return because('Cha, mẹ là người nước ngoài hoặc người không quốc tịch.')
  if (citizens.length < parents.length) return because('Cha hoặc mẹ là người nước ngoài, người không quốc tịch.')
  if (citizens.every((parent) => parent.settledAbroad))
    return because('Cha, mẹ là công dân Việt Nam định cư ở nước ngoài.')
  if (citizens.some((parent) => parent.settledAbroad))
    return because('Cha hoặc mẹ là công dân Việt Nam định cư ở nước ngoài.')
  return because('')
}

const standingOf = (parent: Parent | null): Standing => {
  if (parent === null) return 'UNKNOWN'
  if (isCitizen(parent)) return 'CITIZEN'
  return isStateless(parent) ? 'STATELESS' : 'FOREIGNER'
}

/** Nationality the law gives this child at birth (LQT art. 15–18; domain 01 B7). */
export function nationalityByLaw(
  declaration: BirthDeclaration,
  { receivedOn }: Pick<Circumstances, 'receivedOn'>,
): { value: NationalityAtBirth; cite: string } {
  const { child, mother, father } = declaration
  return nationalityAtBirth({
    mother: standingOf(mother),
    father: standingOf(father),
    bornInVietnam: child.birthPlace.countryCode === 'VN',
    permanentlyResident: parentsOf(declaration).every(
      ({ parent }) => parent.residence?.kind === 'PERMANENT' && parent.residence.countryCode === 'VN',
    ),
    on: earliestDay(child.birthDate) ?? receivedOn,
  })
}

/** B7: the declared nationality is the one the law gives (LQT art. 15–18, LHT art. 36.1). */
export function nationalityFollowsLaw(declaration: BirthDeclaration, circumstances: Circumstances): Problem[] {
  const { child, caseKind, nationalityChoice } = declaration
  const byLaw = nationalityByLaw(declaration, circumstances)
  const ground = { rule: 'B7', cite: byLaw.cite, pointer: '/child/nationalities' }
  const vietnamese = child.nationalities.includes('VN')
  if (caseKind === 'WITH_PAPERS')
    return child.nationalities.length > 0
      ? []
      : [error(ground, 'Ghi quốc tịch theo giấy tờ cá nhân.', 'Give the nationality from the papers.')]
  switch (byLaw.value) {
    case 'VIETNAMESE':
      return vietnamese
        ? []
        : [
            error(
              ground,
              'Theo Luật Quốc tịch, trẻ này có quốc tịch Việt Nam; chọn "Việt Nam".',
              'By the nationality law this child is Vietnamese; choose Việt Nam.',
            ),
          ]
    case 'NOT_VIETNAMESE':
      return vietnamese
        ? [
            error(
              ground,
              'Cha, mẹ đều không phải công dân Việt Nam; ghi quốc tịch của cha hoặc mẹ, hoặc "Không quốc tịch".',
              'Neither parent is a citizen; give a parent’s nationality or stateless.',
            ),
          ]
        : []
    case 'CHOICE':
      return chosenNationality(declaration, nationalityChoice)
  }
}

function chosenNationality(declaration: BirthDeclaration, choice: BirthDeclaration['nationalityChoice']): Problem[] {
  const { nationalities } = declaration.child
  const ground = {
    rule: 'B7',
    cite: 'Luật Quốc tịch Việt Nam 2008, Điều 16 khoản 2; Luật Hộ tịch 2014, Điều 36 khoản 1',
    pointer: '/nationalityChoice',
  }
  if (choice === null)
    return [
      error(
        ground,
        'Cha hoặc mẹ là người nước ngoài: ghi quốc tịch cha, mẹ đã thỏa thuận bằng văn bản chọn cho con.',
        'One parent is a foreigner: give the nationality the parents agreed on in writing.',
      ),
    ]
  const offered = new Set(['VN', ...parentsOf(declaration).flatMap(({ parent }) => parent.nationalities)])
  if (!offered.has(choice.chosen))
    return [
      error(
        { ...ground, pointer: '/nationalityChoice/chosen' },
        'Chỉ được chọn quốc tịch Việt Nam hoặc quốc tịch của người cha, người mẹ.',
        'Choose Vietnamese nationality or that of a parent.',
      ),
    ]
  const consistent = nationalities.includes(choice.chosen) && (choice.chosen === 'VN' || !nationalities.includes('VN'))
  if (!consistent)
    return [
      error(
        { ...ground, pointer: '/child/nationalities' },
        'Quốc tịch của con phải đúng với văn bản thỏa thuận; sửa lại.',
        "The child's nationality must be the one agreed on.",
      ),
    ]
  return []
}

/** LHT art. 36.1: a chosen foreign nationality is confirmed by that State. */
export function foreignNationalityIsConfirmed({ nationalityChoice }: BirthDeclaration): Problem[] {
  if (nationalityChoice === null || nationalityChoice.chosen === 'VN' || nationalityChoice.foreignConfirmation)
    return []
  return [
    error(
      { rule: 'R-B5', cite: 'Luật Hộ tịch 2014, Điều 36 khoản 1', pointer: '/nationalityChoice/foreignConfirmation' },
      'Chọn quốc tịch nước ngoài thì phải có xác nhận của cơ quan có thẩm quyền nước đó; bổ sung xác nhận.',
      'A foreign nationality needs the confirmation of that State; add it.',
    ),
  ]
}

/** B8.8: children of stateless parents are registered; their nationality follows the law (LQT art. 17). */
export function statelessParents(declaration: BirthDeclaration): Problem[] {
  const parents = parentsOf(declaration)
  if (parents.length === 0 || !parents.every(({ parent }) => isStateless(parent))) return []
  return [
    advice(
      { rule: 'B8.8', cite: 'Luật Quốc tịch Việt Nam 2008, Điều 17', pointer: '/child/nationalities' },
      'Cha, mẹ không quốc tịch: vẫn đăng ký khai sinh; trẻ sinh tại Việt Nam khi cha, mẹ thường trú tại đây thì có quốc tịch Việt Nam.',
      'Stateless parents: register the birth; a child born here to residents is Vietnamese.',
    ),
  ]
}

/** R-B3: born abroad means a place of birth abroad, and a Vietnamese parent (LHT art. 35.2; NĐ 123/2015 art. 29). */
export function bornAbroadFits(declaration: BirthDeclaration, { office }: Circumstances): Problem[] {
  const { caseKind, child } = declaration
  const abroad = child.birthPlace.countryCode !== 'VN'
  const ground = {
    rule: 'R-B3',
    cite: 'Luật Hộ tịch 2014, Điều 35; Nghị định 123/2015/NĐ-CP, Điều 29',
    pointer: '/child/birthPlace',
  }
  if (caseKind === 'BORN_ABROAD') {
    if (!abroad)
      return [
        error(ground, 'Trường hợp sinh ở nước ngoài: chọn nước nơi sinh.', 'Born abroad: choose the country of birth.'),
      ]
    const parents = parentsOf(declaration)
    if (parents.length > 0 && !parents.some(({ parent }) => isCitizen(parent)))
      return [
        error(
          { ...ground, pointer: '/mother/nationalities' },
          'Trẻ sinh ở nước ngoài chỉ đăng ký tại đây khi cha hoặc mẹ là công dân Việt Nam.',
          'A birth abroad is registered here only when a parent is a citizen.',
        ),
      ]
    return [
      advice(
        { rule: 'B8.9', cite: 'Luật Hộ tịch 2014, Điều 48', pointer: '/proof' },
        'Nếu việc sinh đã đăng ký ở nước ngoài thì làm thủ tục ghi vào Sổ, không đăng ký khai sinh mới.',
        'If the birth is already registered abroad, it is transcribed, not registered anew.',
      ),
    ]
  }
  if (abroad && office.kind !== 'MISSION' && caseKind !== 'WITH_PAPERS')
    return [
      error(
        { ...ground, pointer: '/caseKind' },
        'Nơi sinh ở nước ngoài: chọn trường hợp "Sinh ở nước ngoài, chưa đăng ký".',
        'The place of birth is abroad: choose the case "born abroad".',
      ),
    ]
  return []
}

/** Missions register children who are Vietnamese by law or by the parents' choice (TT 07/2023/TT-BNG art. 6). */
export function missionRegistersCitizens({ child }: BirthDeclaration, { office }: Circumstances): Problem[] {
  if (office.kind !== 'MISSION' || child.nationalities.includes('VN')) return []
  return [
    error(
      { rule: 'R-A1', cite: 'Thông tư 07/2023/TT-BNG, Điều 6', pointer: '/child/nationalities' },
      'Cơ quan đại diện chỉ đăng ký khai sinh cho trẻ có quốc tịch Việt Nam; hướng dẫn đăng ký tại nước sở tại.',
      'A mission registers only children with Vietnamese nationality.',
    ),
  ]
}

/** A border case joins a citizen and a citizen of the neighbour (LHT art. 7.1.d; NĐ 123/2015 art. 17). */
export function borderCaseFits(declaration: BirthDeclaration): Problem[] {
  if (!declaration.borderArea || foreignElement(declaration).foreign) return []
  return [
    warning(
      { rule: 'R-A1', cite: 'Luật Hộ tịch 2014, Điều 7 khoản 1 điểm d', pointer: '/borderArea' },
      'Thủ tục khu vực biên giới dành cho trẻ có cha hoặc mẹ là công dân nước láng giềng; bỏ chọn hoặc ghi lý do.',
      'The border procedure is for a child with a parent from the neighbouring country; clear it or give a reason.',
    ),
  ]
}
