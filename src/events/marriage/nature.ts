import { type ProcedureId, procedureOf } from '../../law/procedures.ts'
import type { CalendarDate } from '../../values/calendar-date.ts'
import { earliestDay } from '../../values/partial-date.ts'
import type { Circumstances } from '../circumstances.ts'
import { isCitizen } from '../parts/rule-tools.ts'
import type { EndedSince, MarriageDeclaration, Spouse } from './declaration.ts'

/** The two, the wife first, with what the messages call them and where they stand. */
export const bothOf = (declaration: MarriageDeclaration) =>
  [
    {
      who: 'wife',
      role: 'WIFE',
      word: 'bên nữ',
      wordEn: 'the woman',
      spouse: declaration.wife,
      other: declaration.husband,
    },
    {
      who: 'husband',
      role: 'HUSBAND',
      word: 'bên nam',
      wordEn: 'the man',
      spouse: declaration.husband,
      other: declaration.wife,
    },
  ] as const

/** Only a Vietnamese citizen, and one who lives in the country. */
const atHome = (spouse: Spouse): boolean =>
  isCitizen(spouse) && spouse.nationalities.every((code) => code === 'VN') && !spouse.settledAbroad

/** A foreign element: a foreigner, a citizen settled abroad, or a dual national is one of the two (LHT art. 37). */
export const foreignElement = ({ wife, husband }: MarriageDeclaration): boolean => !atHome(wife) || !atHome(husband)

/** The marks by which the list of procedures tells marriages apart. */
export const traitsOf = (declaration: MarriageDeclaration, { office }: Pick<Circumstances, 'office'>) => ({
  mission: office.kind === 'MISSION',
  transcribed: declaration.kind === 'TRANSCRIBED',
  again: declaration.kind === 'AGAIN',
  border: declaration.borderArea,
  mobile: declaration.mobile,
  foreign: foreignElement(declaration),
})

export const marriageProcedure = (
  declaration: MarriageDeclaration,
  circumstances: Pick<Circumstances, 'office'>,
): ProcedureId => procedureOf('MARRIAGE', traitsOf(declaration, circumstances))

/** R-C6: a marriage with a foreign element is approved by the chair before the two consent before the officer (LHT art. 38; NĐ 123/2015 art. 32). */
export const approvedFirst = (declaration: MarriageDeclaration, { office }: Pick<Circumstances, 'office'>): boolean =>
  declaration.kind === 'NEW' && foreignElement(declaration) && !declaration.borderArea && office.kind !== 'MISSION'

/** When and how a transcribed marriage ended before it is written: as declared, or by a death the registers know. */
export function endedBefore(
  declaration: MarriageDeclaration,
  { people, today }: Pick<Circumstances, 'people' | 'today'>,
): EndedSince | null {
  if (declaration.kind !== 'TRANSCRIBED') return null
  if (declaration.ended) return declaration.ended
  const from = marriedFrom(declaration, today)
  const deaths = bothOf(declaration).flatMap(({ role }) => {
    const death = people?.[role]?.death
    return death?.on && death.on > from ? [{ on: death.on, paper: death.reference }] : []
  })
  const [first] = deaths.toSorted((a, b) => (a.on < b.on ? -1 : 1))
  return first ? { how: 'DEATH', ...first } : null
}

/**
 * From when the two are husband and wife: the day of the entry (NĐ 123/2015 art. 32.2); for an earlier life, registration or foreign
 * marriage the day of that (art. 27, 44.2; R-C6). A day nobody knows counts as the first of what is known.
 */
export function marriedFrom(declaration: MarriageDeclaration, today: CalendarDate): CalendarDate {
  switch (declaration.kind) {
    case 'NEW':
      return today
    case 'COHABITATION':
      return (declaration.relationFrom && earliestDay(declaration.relationFrom)) ?? today
    case 'AGAIN':
      return declaration.earlier?.registeredOn ?? today
    case 'TRANSCRIBED':
      return declaration.foreign?.registeredOn ?? declaration.foreign?.issuedOn ?? today
  }
}
