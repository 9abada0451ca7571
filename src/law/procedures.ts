import { type CalendarDate, date } from '../values/calendar-date.ts'
import { ALWAYS, inForce, type Provision } from './in-force.ts'
import {
  type CivilMatter,
  type ListedProcedure,
  listedProcedures,
  type Named,
  type ProcedureId,
  type ProcedureTrait,
  procedureIds,
} from './procedure-list.ts'

export type { CivilMatter, ListedProcedure, ProcedureId, ProcedureTrait }

/** The ways a birth can be registered, as the list of administrative procedures (TTHC) tells them apart. */
export type BirthProcedure =
  | 'BIRTH'
  | 'BIRTH_FOREIGN'
  | 'BIRTH_WITH_RECOGNITION'
  | 'BIRTH_WITH_RECOGNITION_FOREIGN'
  | 'BIRTH_WITH_PAPERS'
  | 'BIRTH_WITH_PAPERS_FOREIGN'
  | 'BIRTH_MOBILE'
  | 'BIRTH_BORDER'
  | 'BIRTH_MISSION'

type All = Readonly<Record<ProcedureId, ListedProcedure>>

/** Codes and names of all procedures. The day of intake decides. */
export const procedures: readonly Provision<All>[] = [
  { from: ALWAYS, cite: 'Cơ sở dữ liệu quốc gia về thủ tục hành chính', value: listedProcedures },
  { from: date('2026-01-01'), cite: 'Nghị quyết 66.7/2025/NQ-CP, Phụ lục', value: listedProcedures },
]

/** What an office could not yet, or can no longer, be asked for. The day of intake decides. */
export const proceduresNotOffered: readonly Provision<readonly ProcedureId[]>[] = [
  {
    from: ALWAYS,
    cite: 'Nghị định 158/2005/NĐ-CP (chưa có đăng ký giám sát việc giám hộ, xác nhận thông tin hộ tịch)',
    value: ['SUPERVISION', 'SUPERVISION_END', 'CONFIRMATION', 'BIRTH_INTERLINKED_ONLINE', 'DEATH_INTERLINKED'],
  },
  {
    from: date('2020-09-15'),
    cite: 'Nghị định 87/2020/NĐ-CP, Điều 8',
    value: ['SUPERVISION', 'SUPERVISION_END', 'BIRTH_INTERLINKED_ONLINE', 'DEATH_INTERLINKED'],
  },
  { from: date('2024-07-01'), cite: 'Nghị định 63/2024/NĐ-CP', value: ['SUPERVISION', 'SUPERVISION_END'] },
  { from: date('2025-01-09'), cite: 'Nghị định 07/2025/NĐ-CP', value: [] },
]

export const procedureIsOffered = (id: ProcedureId, intakeOn: CalendarDate): boolean =>
  !inForce(proceduresNotOffered, intakeOn).value.includes(id)

/** All procedures an office may be asked for on a day, in the order of the list. */
export const proceduresOn = (intakeOn: CalendarDate): (ListedProcedure & { id: ProcedureId })[] =>
  procedureIds.filter((id) => procedureIsOffered(id, intakeOn)).map((id) => ({ ...procedureById(id, intakeOn), id }))

export const procedureById = (id: ProcedureId, intakeOn: CalendarDate): ListedProcedure =>
  inForce(procedures, intakeOn).value[id]

/** The ids behind a code of the list, the general one first; some codes stand for several matters. */
export function proceduresOfCode(code: string, intakeOn: CalendarDate): ProcedureId[] {
  const { value } = inForce(procedures, intakeOn)
  return procedureIds.filter((id) => value[id].code === code || value[id].otherCodes?.includes(code))
}

/** The name behind a code kept with a dossier, and its id (null: the list of the day does not know the code). */
export function procedureOfCode(code: string, intakeOn: CalendarDate): Named & { id: ProcedureId | null } {
  const id = proceduresOfCode(code, intakeOn)[0] ?? null
  if (id === null) return { id, code, name: `Thủ tục ${code}`, nameEn: `Procedure ${code}` }
  const { name, nameEn } = procedureById(id, intakeOn)
  return { id, code, name, nameEn }
}

export const procedureNamed = (procedure: ProcedureId, intakeOn: CalendarDate): ListedProcedure =>
  procedureById(procedure, intakeOn)

/** Which birth procedure it is. Missions come first, then border, then what is combined, then the foreign element. */
export function birthProcedure(asked: {
  office: string
  foreignElement: boolean
  borderArea: boolean
  mobile: boolean
  withPapers: boolean
  withRecognition: boolean
}): BirthProcedure {
  if (asked.office === 'MISSION') return 'BIRTH_MISSION'
  if (asked.borderArea) return 'BIRTH_BORDER'
  if (asked.withPapers) return asked.foreignElement ? 'BIRTH_WITH_PAPERS_FOREIGN' : 'BIRTH_WITH_PAPERS'
  if (asked.withRecognition) return asked.foreignElement ? 'BIRTH_WITH_RECOGNITION_FOREIGN' : 'BIRTH_WITH_RECOGNITION'
  if (asked.mobile) return 'BIRTH_MOBILE'
  return asked.foreignElement ? 'BIRTH_FOREIGN' : 'BIRTH'
}

const weight: Readonly<Record<ProcedureTrait, number>> = {
  mission: 32,
  transcribed: 16,
  again: 8,
  border: 4,
  mobile: 2,
  foreign: 1,
}

/**
 * Which procedure of the list a matter is: the one that says most of what is true of the dossier. Missions come first, then
 * transcription, re-registration, border, mobile, foreign element. A border case has a foreign element by itself.
 */
export function procedureOf(
  matter: CivilMatter,
  traits: Readonly<Partial<Record<ProcedureTrait, boolean>>>,
): ProcedureId {
  const has = (trait: ProcedureTrait) => traits[trait] === true || (trait === 'foreign' && traits.border === true)
  if (has('mission') && has('transcribed') && matter !== 'ADOPTION') return 'TRANSCRIBED_MISSION'
  if (has('mission') && has('again')) return 'REREGISTERED_MISSION'
  const score = (id: ProcedureId) => listedProcedures[id].traits.reduce((sum, trait) => sum + weight[trait], 0)
  const fitting = procedureIds.filter((id) => {
    const row: ListedProcedure = listedProcedures[id]
    return row.matter === matter && row.traits.every(has)
  })
  return (
    fitting.reduce<ProcedureId | undefined>(
      (best, id) => (best === undefined || score(id) > score(best) ? id : best),
      undefined,
    ) ?? 'OTHER_TRANSCRIBED'
  )
}

const actsOfChange: readonly CivilMatter[] = ['CHANGE', 'CORRECTION', 'SUPPLEMENT', 'ETHNICITY', 'SEX']

/**
 * The procedure as it is at an office of a kind: missions have procedures of their own (Thông tư 07/2023/TT-BNG) and register neither at home nor in
 * border areas; nobody else has those of missions. Null: not a matter of such an office.
 */
export function procedureAt(id: ProcedureId, office: string): ProcedureId | null {
  const { matter, traits }: ListedProcedure = listedProcedures[id]
  if (office !== 'MISSION') return traits.includes('mission') ? null : id
  if (traits.includes('border') || traits.includes('mobile')) return null
  const known = Object.fromEntries(traits.map((trait) => [trait, true]))
  const there = procedureOf(actsOfChange.includes(matter) ? 'CHANGE' : matter, { ...known, mission: true })
  const row: ListedProcedure = listedProcedures[there]
  return row.traits.includes('mission') ? there : id
}
