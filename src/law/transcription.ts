import { date } from '../values/calendar-date.ts'
import { ALWAYS, type Provision } from './in-force.ts'

/** Papers that need no consular legalisation besides those a treaty frees (A4). The day of intake decides. */
export type LegalisationExemption = 'TREATY' | 'NEIGHBOUR_AT_THE_BORDER' | 'HOST_COUNTRY_AT_A_MISSION'
export const legalisationExemptions: readonly Provision<readonly LegalisationExemption[]>[] = [
  {
    from: ALWAYS,
    cite: 'Nghị định 111/2011/NĐ-CP, Điều 9',
    value: ['TREATY', 'NEIGHBOUR_AT_THE_BORDER', 'HOST_COUNTRY_AT_A_MISSION'],
  },
  {
    from: date('2016-01-01'),
    cite: 'Luật Hộ tịch 2014, Điều 10; Nghị định 123/2015/NĐ-CP, Điều 2 khoản 4; Thông tư 07/2023/TT-BNG, Điều 4',
    value: ['TREATY', 'NEIGHBOUR_AT_THE_BORDER', 'HOST_COUNTRY_AT_A_MISSION'],
  },
]

/** Languages a foreign paper may be handed in without a Vietnamese translation. The day of intake decides. */
export const untranslatedLanguages: readonly Provision<Readonly<Record<'COMMUNE' | 'MISSION', readonly string[]>>>[] = [
  { from: ALWAYS, cite: 'Nghị định 123/2015/NĐ-CP, Điều 2 khoản 3', value: { COMMUNE: ['vi'], MISSION: ['vi'] } },
  {
    from: date('2023-01-01'),
    cite: 'Thông tư 07/2023/TT-BNG, Điều 4',
    value: { COMMUNE: ['vi'], MISSION: ['vi', 'en'] },
  },
]

/** A foreign marriage that lacked a condition when it was concluded may be accepted when: (K) */
export type CuredMarriage = 'CURED_SINCE' | 'PROTECTS_WOMEN_AND_CHILDREN'
export const defectiveMarriageAccepted: readonly Provision<readonly CuredMarriage[]>[] = [
  { from: ALWAYS, cite: 'Nghị định 126/2014/NĐ-CP, Điều 36', value: ['CURED_SINCE', 'PROTECTS_WOMEN_AND_CHILDREN'] },
  {
    from: date('2016-01-01'),
    cite: 'Nghị định 123/2015/NĐ-CP, Điều 34 khoản 2',
    value: ['CURED_SINCE', 'PROTECTS_WOMEN_AND_CHILDREN'],
  },
]

/** Who must have a foreign divorce noted, which of several, and when it is refused. The day of intake decides. */
export const foreignDivorceNote: readonly Provision<{
  mustBeNotedWhen: readonly ('RETURNS_TO_LIVE' | 'MARRIES_IN_VIETNAM')[]
  ofSeveral: 'LATEST'
  refusedWhen: readonly ('AGAINST_VIETNAMESE_LAW' | 'NON_RECOGNITION_ASKED')[]
}>[] = [
  {
    from: ALWAYS,
    cite: 'Nghị định 126/2014/NĐ-CP, Điều 37–39; Nghị định 123/2015/NĐ-CP, Điều 37 khoản 2, Điều 38, 39',
    value: {
      mustBeNotedWhen: ['RETURNS_TO_LIVE', 'MARRIES_IN_VIETNAM'],
      ofSeveral: 'LATEST',
      refusedWhen: ['AGAINST_VIETNAMESE_LAW', 'NON_RECOGNITION_ASKED'],
    },
  },
]

/** R-K2: a transcribed birth makes an extract, never a Vietnamese birth certificate; its number is asked for all the same. */
export const transcribedBirthGives: readonly Provision<{ document: 'EXTRACT'; pinAsked: boolean }>[] = [
  { from: ALWAYS, cite: 'Nghị định 123/2015/NĐ-CP, Điều 34', value: { document: 'EXTRACT', pinAsked: false } },
  {
    from: date('2016-01-01'),
    cite: 'Luật Hộ tịch 2014, Điều 49; Nghị định 137/2015/NĐ-CP; Nghị định 58/2026/NĐ-CP, Điều 11 khoản 2',
    value: { document: 'EXTRACT', pinAsked: true },
  },
]
