import { type Anchor, type CompetentOffices, competentOffices } from '../../law/competence.ts'
import type { Circumstances } from '../circumstances.ts'
import type { Problem } from '../event.ts'
import type { Residence } from '../parts/place.ts'
import { covers } from '../parts/rule-tools.ts'
import { type BirthDeclaration, registeredBefore } from './declaration.ts'
import { error, parentsOf, warning } from './rules-base.ts'
import { foreignElement } from './rules-nationality.ts'
import { officesForRegisteredBefore } from './rules-registered-before.ts'

/** Places that make an office competent for this birth (LHT art. 13; NĐ 123/2015 art. 14, 15, 29; domain 01 B2). */
export function competenceAnchors(declaration: BirthDeclaration): Anchor[] {
  const { caseKind, child, informant } = declaration
  const at = (of: string, place: { unitCode: string | null; countryCode: string } | null | undefined): Anchor[] =>
    place ? [{ of, unitCode: place.unitCode, countryCode: place.countryCode }] : []
  const parents = parentsOf(declaration).flatMap(({ word, parent }) => [
    ...at(`nơi cư trú của ${word}`, parent.residence),
    ...at(`nơi sinh sống của ${word}`, parent.alsoLivesAt),
  ])
  const childLives = at('nơi trẻ đang sinh sống', child.livesAt)
  switch (caseKind) {
    case 'ABANDONED':
      return [
        ...at('nơi lập biên bản', child.birthPlace),
        ...childLives,
        ...at('nơi cư trú của người nuôi dưỡng', informant.residence),
      ]
    case 'BORN_ABROAD':
      return childLives.length > 0 ? childLives : parents
    case 'AGAIN':
    case 'TRANSCRIBED':
    case 'WITH_PAPERS':
      return [
        ...at('nơi cư trú của người được khai sinh', child.livesAt),
        ...(informant.relationship === 'SELF' ? at('nơi cư trú của người được khai sinh', informant.residence) : []),
        ...parents,
      ]
    case 'NORMAL':
    case 'SURROGACY':
    case 'WITH_RECOGNITION':
      return declaration.mother === null || declaration.father === null
        ? [...parents, ...childLives]
        : withoutHome(parents, childLives)
  }
}

/** Parents who all live abroad: the place where the child lives is the only one left in the country. */
const withoutHome = (parents: Anchor[], child: Anchor[]): Anchor[] =>
  parents.some(({ countryCode }) => countryCode === 'VN') ? parents : [...parents, ...child]

/** R-A1: which offices register this birth, by its foreign element, border case, places and the day of intake. */
export function officesForBirth(declaration: BirthDeclaration, circumstances: Circumstances): CompetentOffices {
  if (registeredBefore(declaration)) return officesForRegisteredBefore(declaration, circumstances)
  const atMission = circumstances.office.kind === 'MISSION' && declaration.child.birthPlace.countryCode !== 'VN'
  const matter = atMission
    ? 'CITIZEN_ABROAD'
    : declaration.borderArea
      ? 'BORDER_AREA'
      : foreignElement(declaration).foreign
        ? 'FOREIGN_ELEMENT'
        : 'DOMESTIC'
  return competentOffices({
    matter,
    anchors: competenceAnchors(declaration),
    intakeOn: circumstances.receivedOn,
    today: circumstances.today,
  })
}

const kindWords = {
  COMMUNE: 'Ủy ban nhân dân cấp xã',
  DISTRICT: 'Ủy ban nhân dân cấp huyện',
  PROVINCE_JUSTICE: 'Sở Tư pháp',
  MISSION: 'cơ quan đại diện Việt Nam ở nước ngoài',
} as const

/** R-A1: an office of the wrong kind does not register; it helps the person file with the right one (LHT art. 7; NĐ 120/2025 art. 4). */
export function officeKindIsCompetent(declaration: BirthDeclaration, circumstances: Circumstances): Problem[] {
  const offices = officesForBirth(declaration, circumstances)
  if (offices.kind === circumstances.office.kind) return []
  return [
    error(
      { rule: 'R-A1', cite: offices.cite, pointer: '/caseKind' },
      `Việc này thuộc thẩm quyền của ${kindWords[offices.kind]}; giúp người yêu cầu nộp hồ sơ đến nơi đó.`,
      `This belongs to another kind of office (${offices.kind}); help the person to file there.`,
    ),
  ]
}

/**
 * R-A2: the office is one of permanent, temporary or actual residence; another does not refuse but helps to file online
 * with the competent one (LHT art. 5.4; NĐ 120/2025 art. 4). From 2027-03-01 any commune will do.
 */
export function residenceIsHere(declaration: BirthDeclaration, circumstances: Circumstances): Problem[] {
  const offices = officesForBirth(declaration, circumstances)
  const { office, unitsCovering } = circumstances
  if (offices.kind !== office.kind || offices.units === 'ANY') return []
  if (offices.units.some((unit) => covers(office.unitCode, unit, unitsCovering))) return []
  const ground = { rule: 'R-A2', cite: offices.cite, pointer: '/mother/residence' }
  const mapMissing = office.kind === 'DISTRICT' && offices.units.some((unit) => unitsCovering?.[unit] === undefined)
  if (offices.uncertain || mapMissing)
    return [
      warning(
        ground,
        'Chưa xác định được nơi cư trú thuộc cơ quan này; chọn đơn vị hành chính trong danh mục, hoặc ghi lý do nhận hồ sơ.',
        'It is not clear that a residence lies here; pick the unit from the list or give the reason.',
      ),
    ]
  return [
    error(
      ground,
      'Không ai cư trú tại địa bàn này: giúp người yêu cầu nộp hồ sơ trực tuyến đến nơi có thẩm quyền, hoặc ghi thêm nơi tạm trú, nơi đang sinh sống.',
      'Nobody lives here: help the person file online with the competent office, or add a temporary or actual residence.',
    ),
  ]
}

export type NoticeOffice = { unitCode: string; of: 'mother' | 'father' | 'self'; reason: string; cite: string }

/** R-A3: communes of permanent residence that must be told, because the birth was registered elsewhere (LHT art. 5.4). */
export function noticeOffices(declaration: BirthDeclaration, circumstances: Circumstances): NoticeOffice[] {
  const told = new Set<string>()
  const { caseKind, informant } = declaration
  type Told = { of: NoticeOffice['of']; word: string; places: (Residence | null | undefined)[] }
  const self: Told[] =
    (caseKind === 'WITH_PAPERS' || registeredBefore(declaration)) && informant.relationship === 'SELF'
      ? [{ of: 'self', word: 'được khai sinh', places: [informant.residence] }]
      : []
  const parents = parentsOf(declaration).map(
    ({ who, word, parent }): Told => ({
      of: who,
      word,
      places: [parent.residence, parent.alsoLivesAt],
    }),
  )
  return [...self, ...parents].flatMap(({ of, word, places }) => {
    const homes = places.filter(
      (place): place is Residence => place != null && place.kind === 'PERMANENT' && place.countryCode === 'VN',
    )
    return homes.flatMap(({ unitCode }) => {
      if (unitCode === null || told.has(unitCode)) return []
      if (covers(circumstances.office.unitCode, unitCode, circumstances.unitsCovering)) return []
      told.add(unitCode)
      return [
        {
          unitCode,
          of,
          reason: `Nơi đăng ký thường trú của người ${word} ở địa bàn khác.`,
          cite: 'Luật Hộ tịch 2014, Điều 5 khoản 4',
        },
      ]
    })
  })
}
