import { ageOn } from '../../law/ages.ts'
import { type ChangeAct, type ChangeKind, changeActs } from '../../law/change.ts'
import { inForce } from '../../law/in-force.ts'
import { type ProcedureId, procedureOf } from '../../law/procedures.ts'
import type { CalendarDate } from '../../values/calendar-date.ts'
import { type PartialDate, readTypedDate, yearOf } from '../../values/partial-date.ts'
import type { Circumstances } from '../circumstances.ts'
import type { KnownEntry } from '../known.ts'
import { anchorsOf, type Claim } from '../parts/competence.ts'
import { isCitizen } from '../parts/rule-tools.ts'
import type { ChangeDeclaration } from './declaration.ts'
import type { SourceRegister } from './fields.ts'
import type { ReadLine } from './values.ts'

export const actOf = (act: ChangeKind, on: CalendarDate): ChangeAct => inForce(changeActs, on).value[act]

/** Act and paper in words: `cải chính hộ tịch`, `Giấy khai sinh`. */
export const actWords = (act: ChangeKind, on: CalendarDate): string => {
  const { vi } = actOf(act, on)
  return vi.charAt(0).toLocaleLowerCase('vi') + vi.slice(1)
}
export const paperNames: Readonly<Record<SourceRegister, string>> = {
  BIRTH: 'Giấy khai sinh',
  MARRIAGE: 'Giấy chứng nhận kết hôn',
  DEATH: 'Trích lục khai tử',
  RECOGNITION: 'Trích lục đăng ký nhận cha, mẹ, con',
  GUARDIANSHIP: 'Trích lục đăng ký giám hộ',
  ADOPTION: 'Giấy chứng nhận nuôi con nuôi',
}
export const matterNames: Readonly<Record<SourceRegister, string>> = {
  BIRTH: 'khai sinh',
  MARRIAGE: 'kết hôn',
  DEATH: 'khai tử',
  RECOGNITION: 'nhận cha, mẹ, con',
  GUARDIANSHIP: 'giám hộ',
  ADOPTION: 'nuôi con nuôi',
}

/** A foreigner, or a citizen settled abroad (LHT art. 46). */
export const isForeign = ({ subject }: Pick<ChangeDeclaration, 'subject'>): boolean =>
  !isCitizen(subject) || subject.settledAbroad

/** Loại đăng ký of the book of changes (domain/02 §6.2). */
export const registrationKinds = {
  CHANGE: '1',
  CORRECTION: '2',
  SUPPLEMENT: '3',
  ETHNICITY: '4',
  SEX: '5',
  TRANSCRIBED: '6',
} as const

export const registrationKindOf = ({ act, foreign }: Pick<ChangeDeclaration, 'act' | 'foreign'>): string =>
  registrationKinds[foreign === null ? act : 'TRANSCRIBED']

export function procedureIdOf(
  declaration: Pick<ChangeDeclaration, 'act' | 'foreign' | 'subject'>,
  { office }: Pick<Circumstances, 'office'>,
): ProcedureId {
  const transcribed = declaration.foreign !== null
  const mission = office.kind === 'MISSION'
  return procedureOf(transcribed || mission ? 'CHANGE' : declaration.act, {
    mission,
    transcribed,
    foreign: isForeign(declaration),
  })
}

/** The source entry as the registers know it. */
export const sourceEntry = (
  { entry }: Pick<ChangeDeclaration, 'entry'>,
  { entries }: Pick<Circumstances, 'entries'>,
): KnownEntry | undefined => (entry ? entries?.[entry.entryId] : undefined)

/** Full years of the person on the day of intake; null when the birth is not known. */
export const ageOf = ({ subject }: Pick<ChangeDeclaration, 'subject'>, on: CalendarDate): number | null =>
  ageOn(subject.birthDate, on) ?? null

/** The matter as the tables of competence ask for it (G4). */
export function claimOf(declaration: ChangeDeclaration, circumstances: Circumstances): Claim {
  const { subject, source, entry, foreign, act } = declaration
  const known = sourceEntry(declaration, circumstances)
  const transcribed = foreign !== null
  // While the registers have not been asked yet, the entry chosen is taken for one of the own books.
  const unasked = entry !== null && circumstances.entries === undefined
  const unit = known ? (known.keeperUnit ?? null) : unasked ? circumstances.office.unitCode : (source?.unitCode ?? null)
  const earlier =
    known || unasked || source ? [{ of: 'nơi đã đăng ký trước đây', unitCode: unit, countryCode: 'VN' }] : []
  const residence = anchorsOf('nơi cư trú của người được thay đổi, cải chính', subject)
  return {
    matter: transcribed ? 'CHANGE' : act,
    foreign: isForeign(declaration),
    transcribed,
    abroad: circumstances.office.kind === 'MISSION',
    age: ageOf(declaration, circumstances.receivedOn),
    places: transcribed
      ? { RESIDENCE_OF_THE_CITIZEN: residence }
      : { EARLIER_REGISTRATION: earlier, RESIDENCE_OF_THE_PERSON: residence },
    pointer: '/subject/residence',
  }
}

/** The person's own line, not one about a parent or a spouse. */
export const ownLine = ({ about }: Pick<ChangeDeclaration, 'about'>, { field }: ReadLine): boolean =>
  field.role === about

/** R-G4: what was changed lets the citizen ask for another number (NĐ 70/2024 art. 11.8). */
export const numberGround = (
  declaration: Pick<ChangeDeclaration, 'act' | 'about'>,
  lines: readonly ReadLine[],
): 'BIRTH_YEAR' | 'SEX' | null => {
  const own = lines.filter((line) => ownLine(declaration, line))
  if (own.some(({ field }) => field.part === 'sex') && declaration.act !== 'SUPPLEMENT') return 'SEX'
  const birth = own.find(({ field }) => field.part === 'birthDate')
  if (!birth?.value || declaration.act !== 'CORRECTION') return null
  const was = (birth.was ?? readTypedDate(birth.from)) as PartialDate | undefined
  return was === undefined || yearOf(was) === yearOf(birth.value as PartialDate) ? null : 'BIRTH_YEAR'
}

/** The certificate that bears the note on its back; other papers are told by the extract alone (LHT art. 28.2). */
export const originalOf = (register: SourceRegister): 'BIRTH_CERTIFICATE' | 'MARRIAGE_CERTIFICATE' | null =>
  register === 'BIRTH' ? 'BIRTH_CERTIFICATE' : register === 'MARRIAGE' ? 'MARRIAGE_CERTIFICATE' : null
