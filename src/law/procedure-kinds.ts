/** What is registered, noted or issued; one a folder of `events/`, the combined and interlinked births beside the plain one. */
export type CivilMatter =
  | 'BIRTH'
  | 'BIRTH_WITH_RECOGNITION'
  | 'BIRTH_WITH_PAPERS'
  | 'BIRTH_INTERLINKED'
  | 'BIRTH_INTERLINKED_INSURANCE'
  | 'BIRTH_INTERLINKED_ONLINE'
  | 'MARRIAGE'
  | 'DIVORCE_NOTE'
  | 'DEATH'
  | 'DEATH_INTERLINKED'
  | 'RECOGNITION'
  | 'GUARDIANSHIP'
  | 'GUARDIANSHIP_END'
  | 'SUPERVISION'
  | 'SUPERVISION_END'
  | 'CHANGE'
  | 'CORRECTION'
  | 'SUPPLEMENT'
  | 'ETHNICITY'
  | 'SEX'
  | 'MARITAL_STATUS'
  | 'EXTRACT_COPY'
  | 'CONFIRMATION'
  | 'OTHER'
  | 'ADOPTION'
  | 'JUDGMENT_NOTE'
  | 'CHANGE_NOTE'
  | 'REVOCATION'

/** What makes a procedure of the list a special one. */
export type ProcedureTrait = 'foreign' | 'border' | 'mobile' | 'again' | 'transcribed' | 'mission'

export type Named = { code: string; name: string; nameEn: string }

/** `otherCodes`: further codes of the list under the same name. A code that begins with `NB.` is the system's own: an office's internal matter. */
export type ListedProcedure = Named & {
  matter: CivilMatter
  traits: readonly ProcedureTrait[]
  otherCodes?: readonly string[]
}

/** One row of the list. */
export const listed = (
  code: string,
  matter: CivilMatter,
  traits: readonly ProcedureTrait[],
  name: string,
  nameEn: string,
  otherCodes: readonly string[] = [],
): ListedProcedure => ({ code, name, nameEn, matter, traits, otherCodes })
