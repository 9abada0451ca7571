import { type CalendarDate, date } from '../values/calendar-date.ts'
import { ALWAYS, inForce, type Provision } from './in-force.ts'
import { type Regime, regimeOn } from './regimes.ts'

/** Kinds of authority that keep or kept a register. */
export type RegisteringOffice = 'COMMUNE' | 'DISTRICT' | 'PROVINCE_JUSTICE' | 'MISSION'

/** The rows of the competence table (domain 01 A1). */
export type Matter =
  | 'DOMESTIC'
  | 'FOREIGN_ELEMENT'
  | 'BORDER_AREA'
  | 'CITIZEN_ABROAD'
  | 'CHANGE_UNDER_14'
  | 'CHANGE_FROM_14'
  | 'SUPPLEMENT'
  | 'ETHNICITY'
  | 'JUDGMENT_NOTE'
  | 'FOREIGN_TRANSCRIPTION'
  | 'ADOPTION'
  | 'ADOPTION_FOREIGN'

type Table = Readonly<Record<Matter, RegisteringOffice>>

const allAtTheCommune: Table = {
  DOMESTIC: 'COMMUNE',
  FOREIGN_ELEMENT: 'COMMUNE',
  BORDER_AREA: 'COMMUNE',
  CITIZEN_ABROAD: 'MISSION',
  CHANGE_UNDER_14: 'COMMUNE',
  CHANGE_FROM_14: 'COMMUNE',
  SUPPLEMENT: 'COMMUNE',
  ETHNICITY: 'COMMUNE',
  JUDGMENT_NOTE: 'COMMUNE',
  FOREIGN_TRANSCRIPTION: 'COMMUNE',
  ADOPTION: 'COMMUNE',
  ADOPTION_FOREIGN: 'PROVINCE_JUSTICE',
}

/** R-A1: which kind of office registers what. The day of intake decides. */
export const competence: readonly Provision<Table>[] = [
  {
    from: ALWAYS,
    cite: 'Nghị định 158/2005/NĐ-CP, Điều 13, 37, 49',
    value: {
      ...allAtTheCommune,
      FOREIGN_ELEMENT: 'PROVINCE_JUSTICE',
      CHANGE_FROM_14: 'DISTRICT',
      ETHNICITY: 'DISTRICT',
      FOREIGN_TRANSCRIPTION: 'PROVINCE_JUSTICE',
    },
  },
  {
    from: date('2016-01-01'),
    cite: 'Luật Hộ tịch 2014, Điều 7',
    value: {
      ...allAtTheCommune,
      FOREIGN_ELEMENT: 'DISTRICT',
      CHANGE_FROM_14: 'DISTRICT',
      ETHNICITY: 'DISTRICT',
      FOREIGN_TRANSCRIPTION: 'DISTRICT',
    },
  },
  { from: date('2025-07-01'), cite: 'Nghị định 120/2025/NĐ-CP, Điều 4', value: allAtTheCommune },
  { from: date('2027-03-01'), cite: 'Luật Hộ tịch năm 2026 (Nghị quyết 31/2026/QH16)', value: allAtTheCommune },
]

/** R-A2: must the office be one of residence, or may the person go to any commune? */
export const residenceRequired: readonly Provision<boolean>[] = [
  { from: ALWAYS, cite: 'Nghị định 158/2005/NĐ-CP, Điều 8', value: true },
  { from: date('2016-01-01'), cite: 'Luật Hộ tịch 2014, Điều 5 khoản 4, Điều 13', value: true },
  {
    from: date('2025-07-01'),
    cite: 'Luật Hộ tịch 2014, Điều 5 khoản 4; Nghị định 120/2025/NĐ-CP, Điều 4',
    value: true,
  },
  { from: date('2027-03-01'), cite: 'Luật Hộ tịch năm 2026 (Nghị quyết 31/2026/QH16)', value: false },
]

/** The matters whose book somebody has to sign. */
export type SignedMatter =
  | 'BIRTH'
  | 'DEATH'
  | 'MARRIAGE'
  | 'RECOGNITION'
  | 'GUARDIANSHIP'
  | 'GUARDIANSHIP_END'
  | 'SUPERVISION'
  | 'CHANGE'
  | 'ADOPTION'

type Signing = Readonly<Record<SignedMatter, boolean>>
const allSign: Signing = {
  BIRTH: true,
  DEATH: true,
  MARRIAGE: true,
  RECOGNITION: true,
  GUARDIANSHIP: true,
  GUARDIANSHIP_END: true,
  SUPERVISION: true,
  CHANGE: true,
  ADOPTION: true,
}

/** R-A7: must the requester (for a marriage: both spouses) sign the book in person? The day of intake decides. */
export const requesterSignsBook: readonly Provision<Signing>[] = [
  { from: ALWAYS, cite: 'Nghị định 158/2005/NĐ-CP, Điều 15, 18, 21', value: allSign },
  { from: date('2016-01-01'), cite: 'Luật Hộ tịch 2014, Điều 16, 18, 20, 25, 28, 29, 34', value: allSign },
  {
    from: date('2025-07-01'),
    cite: 'Nghị định 120/2025/NĐ-CP, Điều 4',
    value: {
      ...allSign,
      BIRTH: false,
      DEATH: false,
      RECOGNITION: false,
      GUARDIANSHIP: false,
      GUARDIANSHIP_END: false,
      SUPERVISION: false,
      CHANGE: false,
    },
  },
]

/** R-A7: at missions the requester still appears (Thông tư 07/2023/TT-BNG, Điều 4 khoản 6). */
export function requesterMustSign(event: SignedMatter, office: RegisteringOffice, intakeOn: CalendarDate): boolean {
  return office === 'MISSION' || inForce(requesterSignsBook, intakeOn).value[event]
}

/** A residence or place that can make an office competent. */
export type Anchor = {
  /** Whose place it is, in Vietnamese, as the message will say it. */
  of: string
  /** Code of the commune, district or province; null when only words are known. */
  unitCode: string | null
  countryCode: string
}

export type CompetentOffices = {
  regime: Regime
  kind: RegisteringOffice
  /** `ANY`: every office of that kind. Codes: the units whose office (or the office above or after them) is competent. */
  units: 'ANY' | readonly string[]
  /** Some anchors have no unit code, so another office may be competent too. */
  uncertain: boolean
  cite: string
}

/**
 * R-A1, R-A2: `(matter, places, intake date) → offices` (LHT art. 5.4, 7, 13; NĐ 120/2025 art. 4).
 * `today` matters for dossiers of the abolished districts: what they had not finished on 2025-07-01 the communes finish.
 */
export function competentOffices(asked: {
  matter: Matter
  anchors: readonly Anchor[]
  intakeOn: CalendarDate
  today: CalendarDate
}): CompetentOffices {
  const table = inForce(competence, asked.intakeOn)
  const latest = [asked.intakeOn, asked.today].sort().at(-1) ?? asked.today
  const tableToday = inForce(competence, latest)
  const abolished = table.value[asked.matter] === 'DISTRICT' && tableToday.value[asked.matter] !== 'DISTRICT'
  const effective = abolished ? tableToday : table
  const kind = effective.value[asked.matter]
  const residence = inForce(residenceRequired, asked.intakeOn)
  const home = asked.anchors.filter((anchor) => anchor.countryCode === 'VN')
  const free = kind === 'MISSION' || (!residence.value && kind === 'COMMUNE')
  return {
    regime: regimeOn(asked.intakeOn),
    kind,
    units: free ? 'ANY' : [...new Set(home.flatMap((anchor) => anchor.unitCode ?? []))],
    uncertain: !free && (home.length === 0 || home.some((anchor) => anchor.unitCode === null)),
    cite: `${effective.cite}; ${residence.cite}`,
  }
}

export type HeirOfDossier = { by: 'RESIDENCE' | 'PREVIOUS_RESIDENCE'; unitCode: string } | { by: 'PROVINCE_ASSIGNS' }

/**
 * R-A1: who finishes a dossier that an abolished district had begun: the commune where the requester lives; after a move to
 * another province or abroad, the commune of the previous residence; else Sở Tư pháp assigns one.
 */
export function heirOfUnfinishedDossier(requester: {
  residence: { unitCode: string; provinceCode: string } | null
  previousResidence: { unitCode: string } | null
  provinceCode: string
}): HeirOfDossier {
  if (requester.residence && requester.residence.provinceCode === requester.provinceCode)
    return { by: 'RESIDENCE', unitCode: requester.residence.unitCode }
  if (requester.previousResidence) return { by: 'PREVIOUS_RESIDENCE', unitCode: requester.previousResidence.unitCode }
  return { by: 'PROVINCE_ASSIGNS' }
}
