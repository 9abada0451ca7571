import {
  type Anchor,
  type CompetentOffices,
  type RegisteringOffice,
  requesterMustSign,
  requesterSignsBook,
  type SignedMatter,
} from '../../law/competence.ts'
import { type Circumstance, type KnownPlaces, officesForMatter } from '../../law/competence-places.ts'
import { inForce } from '../../law/in-force.ts'
import type { Circumstances } from '../circumstances.ts'
import type { Problem } from '../event.ts'
import type { Residence } from './place.ts'
import { advice, covers, error, warning } from './rule-tools.ts'

/** A matter as the tables of competence ask for it, with the places its declaration names. */
export type Claim = Pick<Circumstance, 'matter'> &
  Partial<Circumstance> & {
    places: KnownPlaces
    age?: number | null
    /** Field the problems point at when the place is wrong. */
    pointer: string
  }

type Living = {
  residence?: Residence | null | undefined
  alsoLivesAt?: Residence | null | undefined
}

/** Places of a person that can make an office competent; `of` as the message says it: `nơi cư trú của mẹ`. */
export const anchorsOf = (of: string, person: Living | null, kind?: Residence['kind']): Anchor[] =>
  [person?.residence, person?.alsoLivesAt].flatMap((place) =>
    place && (kind === undefined || place.kind === kind)
      ? [{ of, unitCode: place.unitCode, countryCode: place.countryCode }]
      : [],
  )

/** Unit codes of everybody's places, for `LookFor.unitCodes`. */
export const unitCodesOf = (...people: readonly (Living | null)[]): string[] =>
  people.flatMap((person) => [person?.residence, person?.alsoLivesAt].flatMap((place) => place?.unitCode ?? []))

/** The offices of a matter on the day of intake (R-A1). */
export const officesOf = (claim: Claim, { receivedOn, today }: Circumstances): CompetentOffices =>
  officesForMatter({ ...claim, intakeOn: receivedOn, today })

const kindWords: Readonly<Record<RegisteringOffice, string>> = {
  COMMUNE: 'Ủy ban nhân dân cấp xã',
  DISTRICT: 'Ủy ban nhân dân cấp huyện',
  PROVINCE_JUSTICE: 'Sở Tư pháp',
  MISSION: 'cơ quan đại diện Việt Nam ở nước ngoài',
}

/** Articles of several provisions as one citation, each once; one that another repeats with an addition is left out. */
const eachOnce = (cite: string): string => {
  const articles = [...new Set(cite.split('; '))]
  return articles.filter((one) => !articles.some((other) => other !== one && other.startsWith(`${one} (`))).join('; ')
}

/**
 * R-A1, R-A2: an office of the right kind, at a place that counts, decides; another helps the person to file there and does not refuse
 * (LHT art. 5.4, 7; NĐ 120/2025 art. 4).
 */
export function officeIsCompetent(claim: Claim, circumstances: Circumstances): Problem[] {
  const { office, unitsCovering } = circumstances
  const { cite: cites, ...offices } = officesOf(claim, circumstances)
  const cite = eachOnce(cites)
  if (offices.kind !== office.kind)
    return [
      error(
        { rule: 'R-A1', cite, pointer: claim.pointer },
        `Việc này thuộc thẩm quyền của ${kindWords[offices.kind]}; giúp người yêu cầu nộp hồ sơ đến nơi đó.`,
        `This belongs to another kind of office (${offices.kind}); help the person to file there.`,
      ),
    ]
  if (offices.units === 'ANY') return []
  if (offices.units.some((unit) => covers(office.unitCode, unit, unitsCovering))) return []
  const ground = { rule: 'R-A2', cite, pointer: claim.pointer }
  const mapMissing = office.kind === 'DISTRICT' && offices.units.some((unit) => unitsCovering?.[unit] === undefined)
  return offices.uncertain || mapMissing
    ? [
        warning(
          ground,
          'Chưa xác định được nơi cư trú thuộc địa bàn cơ quan này; chọn đơn vị hành chính trong danh mục, hoặc ghi lý do nhận hồ sơ.',
          'It is not clear that a place that counts lies here; pick the unit from the list or give the reason.',
        ),
      ]
    : [
        error(
          ground,
          'Không có nơi nào làm phát sinh thẩm quyền của cơ quan này: giúp người yêu cầu nộp hồ sơ trực tuyến đến nơi có thẩm quyền, hoặc ghi thêm nơi tạm trú, nơi đang sinh sống.',
          'No place makes this office competent: help to file online with the competent one, or add a temporary or actual residence.',
        ),
      ]
}

/** R-A3: communes of permanent residence to be told, because the event is registered elsewhere (LHT art. 5.4). */
export function homeUnitsOf(people: readonly (Living | null)[], circumstances: Circumstances): string[] {
  const homes = people.flatMap((person) =>
    [person?.residence, person?.alsoLivesAt].flatMap((place) =>
      place && place.kind === 'PERMANENT' && place.countryCode === 'VN' && place.unitCode !== null
        ? [place.unitCode]
        : [],
    ),
  )
  return [...new Set(homes)].filter((unit) => !covers(circumstances.office.unitCode, unit, circumstances.unitsCovering))
}

/** R-A7: where the law wants the requester's signature in the book, the official is told before writing. */
export function requesterSigns(matter: SignedMatter, { office, receivedOn }: Circumstances): Problem[] {
  if (!requesterMustSign(matter, office.kind, receivedOn)) return []
  const cite =
    office.kind === 'MISSION' ? 'Thông tư 07/2023/TT-BNG, Điều 4 khoản 6' : inForce(requesterSignsBook, receivedOn).cite
  return [
    advice(
      { rule: 'R-A7', cite, pointer: '/informant/name' },
      'Người yêu cầu phải có mặt và ký, ghi rõ họ tên trong Sổ.',
      'The requester appears in person and signs the book.',
    ),
  ]
}
