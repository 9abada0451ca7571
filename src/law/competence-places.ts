import { type CalendarDate, date } from '../values/calendar-date.ts'
import { changeAtDistrictFromAge } from './ages.ts'
import { type Anchor, type CompetentOffices, competentOffices, type Matter } from './competence.ts'
import { ALWAYS, inForce, type Provision } from './in-force.ts'
import type { CivilMatter } from './procedure-list.ts'

/** A place that can make an office competent. Of whom it is, the declaration of the event knows. */
export type PlaceKind =
  | 'RESIDENCE_OF_A_PARENT'
  | 'RESIDENCE_OF_THE_CHILD'
  | 'RESIDENCE_OF_A_SPOUSE'
  | 'RESIDENCE_OF_THE_CITIZEN'
  | 'LAST_RESIDENCE'
  | 'PLACE_OF_DEATH'
  | 'PLACE_FOUND'
  | 'RESIDENCE_OF_THE_DECLARANT'
  | 'RESIDENCE_OF_THE_RECOGNISER'
  | 'RESIDENCE_OF_THE_RECOGNISED'
  | 'RESIDENCE_OF_THE_WARD'
  | 'RESIDENCE_OF_THE_GUARDIAN'
  | 'RESIDENCE_OF_THE_PERSON'
  | 'PERMANENT_RESIDENCE'
  | 'TEMPORARY_RESIDENCE'
  | 'PRESENT_RESIDENCE'
  | 'PERMANENT_RESIDENCE_OF_BOTH'
  | 'PERMANENT_RESIDENCE_OF_THE_CHILD'
  | 'PERMANENT_RESIDENCE_OF_THE_ADOPTER'
  | 'EARLIER_REGISTRATION'
  | 'ANY_MANAGING_OFFICE'

/** First the places that decide; the next step only where none of the step before is known. */
export type PlaceSteps = readonly (readonly PlaceKind[])[]

/** The rows of the table: a matter, or a matter of a special kind. */
export type PlacedMatter =
  | 'BIRTH'
  | 'MARRIAGE'
  | 'MARRIAGE_FOREIGN'
  | 'MARRIAGE_MOBILE'
  | 'MARRIAGE_BORDER'
  | 'DEATH'
  | 'RECOGNITION'
  | 'RECOGNITION_FOREIGN'
  | 'GUARDIANSHIP'
  | 'GUARDIANSHIP_END'
  | 'CHANGE'
  | 'MARITAL_STATUS'
  | 'BIRTH_REREGISTERED'
  | 'MARRIAGE_REREGISTERED'
  | 'DEATH_REREGISTERED'
  | 'TRANSCRIPTION'
  | 'DEATH_TRANSCRIBED'
  | 'DIVORCE_NOTE'
  | 'JUDGMENT_NOTE'
  | 'EXTRACT_COPY'
  | 'ADOPTION'

type Places = Readonly<Record<PlacedMatter, PlaceSteps>>

const places: Places = {
  BIRTH: [['RESIDENCE_OF_A_PARENT'], ['RESIDENCE_OF_THE_CHILD']],
  MARRIAGE: [['RESIDENCE_OF_A_SPOUSE']],
  MARRIAGE_FOREIGN: [['RESIDENCE_OF_THE_CITIZEN'], ['RESIDENCE_OF_A_SPOUSE']],
  MARRIAGE_MOBILE: [['PERMANENT_RESIDENCE_OF_BOTH']],
  MARRIAGE_BORDER: [['PERMANENT_RESIDENCE']],
  DEATH: [['LAST_RESIDENCE'], ['PLACE_OF_DEATH', 'PLACE_FOUND']],
  RECOGNITION: [['RESIDENCE_OF_THE_RECOGNISER', 'RESIDENCE_OF_THE_RECOGNISED']],
  RECOGNITION_FOREIGN: [['RESIDENCE_OF_THE_RECOGNISED'], ['RESIDENCE_OF_THE_RECOGNISER']],
  GUARDIANSHIP: [['RESIDENCE_OF_THE_WARD', 'RESIDENCE_OF_THE_GUARDIAN']],
  GUARDIANSHIP_END: [['EARLIER_REGISTRATION']],
  CHANGE: [['EARLIER_REGISTRATION', 'RESIDENCE_OF_THE_PERSON']],
  MARITAL_STATUS: [['PERMANENT_RESIDENCE'], ['TEMPORARY_RESIDENCE']],
  BIRTH_REREGISTERED: [['EARLIER_REGISTRATION', 'PERMANENT_RESIDENCE']],
  MARRIAGE_REREGISTERED: [['EARLIER_REGISTRATION', 'PERMANENT_RESIDENCE']],
  DEATH_REREGISTERED: [['EARLIER_REGISTRATION']],
  TRANSCRIPTION: [['RESIDENCE_OF_THE_CITIZEN']],
  DEATH_TRANSCRIBED: [['RESIDENCE_OF_THE_DECLARANT']],
  DIVORCE_NOTE: [['EARLIER_REGISTRATION'], ['RESIDENCE_OF_THE_CITIZEN']],
  JUDGMENT_NOTE: [['EARLIER_REGISTRATION']],
  EXTRACT_COPY: [['ANY_MANAGING_OFFICE']],
  ADOPTION: [['PERMANENT_RESIDENCE_OF_THE_CHILD', 'PERMANENT_RESIDENCE_OF_THE_ADOPTER']],
}

/** R-A2: which place makes the office competent, matter by matter. The day of intake decides. */
export const placesOfCompetence: readonly Provision<Places>[] = [
  {
    from: ALWAYS,
    cite: 'Nghị định 158/2005/NĐ-CP, Điều 13, 17, 19, 29, 33, 37, 47, 66',
    value: { ...places, EXTRACT_COPY: [['EARLIER_REGISTRATION']] },
  },
  {
    from: date('2016-01-01'),
    cite: 'Luật Hộ tịch 2014, Điều 13, 17, 19, 24, 27, 32, 35, 37, 39, 43, 46, 48, 51, 63; Nghị định 123/2015/NĐ-CP, Điều 21, 25; Luật Nuôi con nuôi 2010, Điều 9',
    value: places,
  },
  {
    from: date('2025-07-01'),
    cite: 'Luật Hộ tịch 2014; Nghị định 120/2025/NĐ-CP, Điều 4 (cá nhân được lựa chọn nơi cư trú)',
    value: {
      ...places,
      MARITAL_STATUS: [['PERMANENT_RESIDENCE', 'TEMPORARY_RESIDENCE', 'PRESENT_RESIDENCE']],
    },
  },
]

export type Circumstance = {
  matter: CivilMatter
  foreign: boolean
  border: boolean
  mobile: boolean
  again: boolean
  transcribed: boolean
  /** The citizen lives abroad and asks a mission. */
  abroad: boolean
}

const combined: Partial<Record<CivilMatter, 'BIRTH' | 'DEATH'>> = {
  BIRTH_WITH_RECOGNITION: 'BIRTH',
  BIRTH_WITH_PAPERS: 'BIRTH',
  BIRTH_INTERLINKED: 'BIRTH',
  BIRTH_INTERLINKED_INSURANCE: 'BIRTH',
  BIRTH_INTERLINKED_ONLINE: 'BIRTH',
  DEATH_INTERLINKED: 'DEATH',
}

/** The row of the table of places for a matter. */
export function placedMatter(asked: Pick<Circumstance, 'matter'> & Partial<Circumstance>): PlacedMatter {
  const matter = combined[asked.matter] ?? asked.matter
  if (matter === 'DIVORCE_NOTE') return 'DIVORCE_NOTE'
  if (asked.transcribed || matter === 'OTHER') return matter === 'DEATH' ? 'DEATH_TRANSCRIBED' : 'TRANSCRIPTION'
  switch (matter) {
    case 'BIRTH':
      return asked.again ? 'BIRTH_REREGISTERED' : 'BIRTH'
    case 'MARRIAGE':
      if (asked.again) return 'MARRIAGE_REREGISTERED'
      if (asked.border) return 'MARRIAGE_BORDER'
      if (asked.mobile) return 'MARRIAGE_MOBILE'
      return asked.foreign ? 'MARRIAGE_FOREIGN' : 'MARRIAGE'
    case 'DEATH':
      return asked.again ? 'DEATH_REREGISTERED' : 'DEATH'
    case 'RECOGNITION':
      return asked.foreign && !asked.border ? 'RECOGNITION_FOREIGN' : 'RECOGNITION'
    case 'GUARDIANSHIP':
    case 'SUPERVISION':
      return 'GUARDIANSHIP'
    case 'GUARDIANSHIP_END':
    case 'SUPERVISION_END':
      return 'GUARDIANSHIP_END'
    case 'MARITAL_STATUS':
      return 'MARITAL_STATUS'
    case 'EXTRACT_COPY':
    case 'CONFIRMATION':
      return 'EXTRACT_COPY'
    case 'ADOPTION':
      return 'ADOPTION'
    case 'JUDGMENT_NOTE':
    case 'CHANGE_NOTE':
    case 'REVOCATION':
      return 'JUDGMENT_NOTE'
    default:
      return 'CHANGE'
  }
}

/** R-A1: the row of the table of offices for a matter; `age` is that of the person on the day of intake, null when unknown. */
export function officeMatter(
  asked: Pick<Circumstance, 'matter'> & Partial<Circumstance>,
  age: number | null,
  intakeOn: CalendarDate,
): Matter {
  const { matter } = asked
  if (asked.abroad) return 'CITIZEN_ABROAD'
  if (matter === 'ADOPTION') return asked.foreign && !asked.transcribed ? 'ADOPTION_FOREIGN' : 'ADOPTION'
  if (matter === 'JUDGMENT_NOTE' || matter === 'CHANGE_NOTE') return 'JUDGMENT_NOTE'
  if (matter === 'DIVORCE_NOTE' || matter === 'OTHER' || asked.transcribed) return 'FOREIGN_TRANSCRIPTION'
  if (asked.border) return 'BORDER_AREA'
  if (asked.foreign) return 'FOREIGN_ELEMENT'
  if (matter === 'ETHNICITY') return 'ETHNICITY'
  if (matter === 'SUPPLEMENT') return 'SUPPLEMENT'
  if (matter === 'CHANGE' || matter === 'CORRECTION' || matter === 'SEX') {
    const split = inForce(changeAtDistrictFromAge, intakeOn).value
    return age !== null && age < split ? 'CHANGE_UNDER_14' : 'CHANGE_FROM_14'
  }
  return 'DOMESTIC'
}

export type KnownPlaces = Readonly<Partial<Record<PlaceKind, readonly Anchor[]>>>

/**
 * R-A1, R-A2: the offices competent for any matter, from the places the declaration names. A matter that hangs on an earlier
 * entry stays with the office that keeps it, even where residence no longer counts (since 2027-03-01).
 */
export function officesForMatter(
  asked: Pick<Circumstance, 'matter'> &
    Partial<Circumstance> & { places: KnownPlaces; age?: number | null; intakeOn: CalendarDate; today: CalendarDate },
): CompetentOffices {
  const table = inForce(placesOfCompetence, asked.intakeOn)
  const steps = table.value[placedMatter(asked)]
  const step = steps.find((kinds) => kinds.some((kind) => (asked.places[kind] ?? []).length > 0)) ?? steps[0] ?? []
  const anchors = step.flatMap((kind) => asked.places[kind] ?? [])
  const offices = competentOffices({
    matter: officeMatter(asked, asked.age ?? null, asked.intakeOn),
    anchors,
    intakeOn: asked.intakeOn,
    today: asked.today,
  })
  const cite = `${offices.cite}; ${table.cite}`
  if (step.includes('ANY_MANAGING_OFFICE')) return { ...offices, units: 'ANY', uncertain: false, cite }
  const bound = steps.every((kinds) => kinds.length === 1 && kinds[0] === 'EARLIER_REGISTRATION')
  if (!bound || offices.units !== 'ANY' || offices.kind === 'MISSION') return { ...offices, cite }
  const units = [...new Set(anchors.flatMap(({ unitCode }) => unitCode ?? []))]
  return { ...offices, units, uncertain: units.length < anchors.length || anchors.length === 0, cite }
}

/** Who manages and exploits the database, and so gives extract copies and confirms information (L). The day of issue decides. */
export type ManagingOffice =
  | 'COMMUNE'
  | 'DISTRICT'
  | 'PROVINCE_JUSTICE'
  | 'MINISTRY_OF_JUSTICE'
  | 'MINISTRY_OF_FOREIGN_AFFAIRS'
  | 'MISSION'

export const managingOffices: readonly Provision<readonly ManagingOffice[]>[] = [
  {
    from: ALWAYS,
    cite: 'Nghị định 158/2005/NĐ-CP, Điều 62 (nơi lưu trữ sổ)',
    value: ['COMMUNE', 'DISTRICT', 'PROVINCE_JUSTICE', 'MISSION'],
  },
  {
    from: date('2016-01-01'),
    cite: 'Luật Hộ tịch 2014, Điều 4 khoản 5, Điều 63; Nghị định 87/2020/NĐ-CP, Điều 2, Điều 8',
    value: ['COMMUNE', 'DISTRICT', 'PROVINCE_JUSTICE', 'MINISTRY_OF_JUSTICE', 'MINISTRY_OF_FOREIGN_AFFAIRS', 'MISSION'],
  },
  {
    from: date('2025-07-01'),
    cite: 'Luật Hộ tịch 2014, Điều 4 khoản 5, Điều 63; Nghị định 120/2025/NĐ-CP',
    value: ['COMMUNE', 'PROVINCE_JUSTICE', 'MINISTRY_OF_JUSTICE', 'MINISTRY_OF_FOREIGN_AFFAIRS', 'MISSION'],
  },
]

/** Who may withdraw papers and cancel entries (Q). The day of the decision decides; unlawful marriages belong to the courts. */
export type RevokingAuthority = 'DISTRICT' | 'PROVINCE' | 'PROVINCE_CHAIRMAN' | 'MINISTRY_OF_FOREIGN_AFFAIRS'

/** By the kind of office that had registered. */
export const revocationAuthority: readonly Provision<
  Readonly<Record<'COMMUNE' | 'DISTRICT' | 'PROVINCE_JUSTICE' | 'MISSION', RevokingAuthority>>
>[] = [
  {
    from: ALWAYS,
    cite: 'Nghị định 158/2005/NĐ-CP, Điều 76–78',
    value: {
      COMMUNE: 'DISTRICT',
      DISTRICT: 'PROVINCE',
      PROVINCE_JUSTICE: 'PROVINCE',
      MISSION: 'MINISTRY_OF_FOREIGN_AFFAIRS',
    },
  },
  {
    from: date('2016-01-01'),
    cite: 'Luật Hộ tịch 2014, Điều 12 khoản 2, Điều 69 khoản 1 điểm e, Điều 70 khoản 1 điểm h',
    value: {
      COMMUNE: 'DISTRICT',
      DISTRICT: 'PROVINCE',
      PROVINCE_JUSTICE: 'PROVINCE',
      MISSION: 'MINISTRY_OF_FOREIGN_AFFAIRS',
    },
  },
  {
    from: date('2025-07-01'),
    cite: 'Nghị định 120/2025/NĐ-CP (Chủ tịch Ủy ban nhân dân cấp tỉnh)',
    value: {
      COMMUNE: 'PROVINCE_CHAIRMAN',
      DISTRICT: 'PROVINCE_CHAIRMAN',
      PROVINCE_JUSTICE: 'PROVINCE_CHAIRMAN',
      MISSION: 'MINISTRY_OF_FOREIGN_AFFAIRS',
    },
  },
]
