import { date } from '../values/calendar-date.ts'
import { ALWAYS, type Provision } from './in-force.ts'
import { type ProcedureId, procedureIds } from './procedure-list.ts'

export type TimeLimit =
  | { unit: 'same-day' }
  | { unit: 'hours'; amount: number }
  | { unit: 'working-days'; amount: number }
  | { unit: 'days'; amount: number }

/**
 * `verified` is the whole limit once another body must be asked; where it is missing, asking only stops the clock.
 */
export type ProcedureLimit = { usual: TimeLimit; verified?: TimeLimit }

export const workingDays = (amount: number): TimeLimit => ({ unit: 'working-days', amount })
const days = (amount: number): TimeLimit => ({ unit: 'days', amount })

const sameDay: ProcedureLimit = { usual: { unit: 'same-day' } }
const sameDayOr = (verified: number): ProcedureLimit => ({ ...sameDay, verified: workingDays(verified) })
const within = (usual: number, verified?: number): ProcedureLimit => ({
  usual: workingDays(usual),
  ...(verified === undefined ? {} : { verified: workingDays(verified) }),
})
const calendarDays = (usual: number, verified?: number): ProcedureLimit => ({
  usual: days(usual),
  ...(verified === undefined ? {} : { verified: days(verified) }),
})

type Limits = Readonly<Record<ProcedureId, ProcedureLimit>>

const threeTier: Limits = {
  BIRTH: sameDay,
  BIRTH_FOREIGN: sameDay,
  BIRTH_WITH_RECOGNITION: within(3, 8),
  BIRTH_WITH_RECOGNITION_FOREIGN: calendarDays(15),
  BIRTH_WITH_PAPERS: sameDay,
  BIRTH_WITH_PAPERS_FOREIGN: sameDay,
  BIRTH_MOBILE: within(5),
  BIRTH_BORDER: sameDay,
  BIRTH_MISSION: sameDay,
  BIRTH_REREGISTERED: within(5, 13),
  BIRTH_REREGISTERED_FOREIGN: within(5, 13),
  BIRTH_INTERLINKED: within(3, 5),
  BIRTH_INTERLINKED_INSURANCE: within(3, 5),
  BIRTH_INTERLINKED_ONLINE: within(3, 5),
  BIRTH_TRANSCRIBED: sameDayOr(3),
  MARRIAGE: sameDayOr(5),
  MARRIAGE_FOREIGN: calendarDays(15),
  MARRIAGE_MOBILE: within(5),
  MARRIAGE_BORDER: sameDayOr(5),
  MARRIAGE_MISSION: within(5, 10),
  MARRIAGE_REREGISTERED: within(5, 13),
  MARRIAGE_REREGISTERED_FOREIGN: within(5, 13),
  MARRIAGE_TRANSCRIBED: calendarDays(12),
  DIVORCE_NOTE: calendarDays(12),
  DEATH: sameDayOr(3),
  DEATH_FOREIGN: sameDayOr(3),
  DEATH_MOBILE: within(5),
  DEATH_BORDER: sameDayOr(3),
  DEATH_MISSION: sameDayOr(3),
  DEATH_REREGISTERED: within(5, 10),
  DEATH_REREGISTERED_FOREIGN: within(5, 10),
  DEATH_INTERLINKED: sameDayOr(3),
  DEATH_TRANSCRIBED: sameDayOr(3),
  RECOGNITION: within(3, 8),
  RECOGNITION_FOREIGN: calendarDays(15),
  RECOGNITION_BORDER: within(3, 8),
  RECOGNITION_MISSION: within(3, 8),
  RECOGNITION_TRANSCRIBED: sameDayOr(3),
  GUARDIANSHIP: within(3),
  GUARDIANSHIP_FOREIGN: within(5),
  GUARDIANSHIP_TRANSCRIBED: sameDayOr(3),
  GUARDIANSHIP_END: within(2),
  GUARDIANSHIP_END_FOREIGN: within(2),
  GUARDIANSHIP_END_MISSION: within(2),
  SUPERVISION: within(3),
  SUPERVISION_END: within(2),
  CHANGE: within(3, 6),
  CORRECTION: within(3, 6),
  SUPPLEMENT: sameDay,
  ETHNICITY: within(3, 6),
  SEX: within(3, 6),
  CHANGE_FOREIGN: within(3, 6),
  CORRECTION_FOREIGN: within(3, 6),
  SUPPLEMENT_FOREIGN: sameDay,
  ETHNICITY_FOREIGN: within(3, 6),
  SEX_FOREIGN: within(3, 6),
  CHANGE_MISSION: within(3, 6),
  CHANGE_TRANSCRIBED: sameDayOr(3),
  OTHER_TRANSCRIBED: sameDayOr(3),
  TRANSCRIBED_MISSION: sameDayOr(3),
  REREGISTERED_MISSION: within(5, 13),
  MARITAL_STATUS: within(3),
  MARITAL_STATUS_MISSION: within(3),
  EXTRACT_COPY: sameDay,
  EXTRACT_COPY_MISSION: sameDay,
  CONFIRMATION: within(3),
  ADOPTION: calendarDays(30),
  ADOPTION_TRANSCRIBED: sameDayOr(3),
  JUDGMENT_NOTE: sameDay,
  CHANGE_NOTE: sameDay,
  REVOCATION: sameDay,
}

const before2016: Limits = {
  ...threeTier,
  MARRIAGE: calendarDays(5, 10),
  MARRIAGE_FOREIGN: calendarDays(25, 35),
  RECOGNITION: calendarDays(5, 10),
  RECOGNITION_FOREIGN: calendarDays(25, 35),
  GUARDIANSHIP: calendarDays(5, 10),
}

const twoTier: Limits = {
  ...threeTier,
  BIRTH_WITH_RECOGNITION_FOREIGN: within(10),
  MARRIAGE_FOREIGN: within(5, 10),
  MARRIAGE_TRANSCRIBED: within(5, 8),
  DIVORCE_NOTE: within(5, 8),
  RECOGNITION_FOREIGN: within(10),
}

/** Since Decree 18 the database is searched instead of writing to the earlier commune, so a search adds no time. */
const searchedInTheDatabase: Limits = {
  ...twoTier,
  BIRTH_REREGISTERED: within(5),
  BIRTH_REREGISTERED_FOREIGN: within(5),
  MARRIAGE_REREGISTERED: within(5),
  MARRIAGE_REREGISTERED_FOREIGN: within(5),
  DEATH_REREGISTERED: within(5),
  DEATH_REREGISTERED_FOREIGN: within(5),
}

/** What had no limit of its own is done within 24 hours of a complete dossier. */
const aDayInsteadOfTheSameDay = (limits: Limits): Limits =>
  Object.fromEntries(
    procedureIds.map((id) => {
      const limit = limits[id]
      return [id, limit.usual.unit === 'same-day' ? { ...limit, usual: { unit: 'hours', amount: 24 } } : limit]
    }),
  ) as Limits

/** How long each procedure may take (domain 01 S). The day of intake decides. */
export const timeLimits: readonly Provision<Limits>[] = [
  {
    from: ALWAYS,
    cite: 'Nghị định 158/2005/NĐ-CP, Điều 15, 18, 21, 30, 34, 38; Nghị định 126/2014/NĐ-CP, Điều 22',
    value: before2016,
  },
  {
    from: date('2016-01-01'),
    cite: 'Luật Hộ tịch 2014, Điều 5 khoản 3, Điều 16, 18, 20, 22, 25, 28, 29, 34, 38, 40, 44, 47, 49, 50, 52; Nghị định 123/2015/NĐ-CP, Điều 22, 26–28; Luật Nuôi con nuôi 2010, Điều 22',
    value: threeTier,
  },
  {
    from: date('2025-07-01'),
    cite: 'Luật Hộ tịch 2014, Điều 5 khoản 3; Nghị định 120/2025/NĐ-CP',
    value: twoTier,
  },
  {
    from: date('2026-01-15'),
    cite: 'Nghị định 120/2025/NĐ-CP; Nghị định 18/2026/NĐ-CP, Điều 13',
    value: searchedInTheDatabase,
  },
  {
    from: date('2027-03-01'),
    cite: 'Luật Hộ tịch năm 2026 (Nghị quyết 31/2026/QH16): 24 giờ từ khi đủ hồ sơ',
    value: aDayInsteadOfTheSameDay(searchedInTheDatabase),
  },
]
