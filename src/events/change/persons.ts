import type { EntryPerson } from '../known.ts'
import { informantPerson, type Party, partyPerson } from '../parts/party.ts'
import type { ChangeDeclaration } from './declaration.ts'

/** The father a supplement brings into the birth entry because the spouses acknowledge the child (TT 04/2020 art. 16); null in every other case. */
export const acknowledgedFather = ({
  act,
  register,
  jointAcknowledgement,
  changes,
}: Pick<ChangeDeclaration, 'act' | 'register' | 'jointAcknowledgement' | 'changes'>): Party | null =>
  act === 'SUPPLEMENT' && register === 'BIRTH' && jointAcknowledgement
    ? (changes.find(({ field }) => field === '/father')?.to.person ?? null)
    : null

/** The person concerned, a father who is added, and who asks. */
export const changePersons = (declaration: ChangeDeclaration): EntryPerson[] => {
  const father = acknowledgedFather(declaration)
  return [
    partyPerson('SUBJECT', declaration.subject, true),
    ...(father ? [partyPerson('FATHER', { ...father, sex: '1' }, false)] : []),
    informantPerson(declaration.informant),
  ]
}
