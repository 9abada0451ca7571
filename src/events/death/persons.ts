import { yearOf } from '../../values/partial-date.ts'
import type { EntryPerson } from '../known.ts'
import { foreignerOf, informantPerson } from '../parts/party.ts'
import { type DeathDeclaration, deceasedName } from './declaration.ts'

const widowed = ({ relationship }: DeathDeclaration['informant']): Pick<EntryPerson, 'wedTo'> =>
  relationship === 'SPOUSE' ? { wedTo: 'DECEASED' } : {}

/** The deceased and who declares. The officer who registers because nobody else can is not a person of the entry. */
export function deathPersons(declaration: DeathDeclaration): EntryPerson[] {
  const { deceased, informant } = declaration
  return [
    {
      role: 'DECEASED',
      subject: true,
      name: deceasedName(declaration),
      birth: {
        year: yearOf(deceased.birthDate) ?? null,
        date: deceased.birthDate.known === 'day' ? deceased.birthDate.date : null,
      },
      sex: deceased.sex,
      pin: deceased.pin,
      personId: deceased.personId,
      ...foreignerOf(deceased.nationalities),
    },
    ...(informant.relationship === 'OFFICER' ? [] : [{ ...informantPerson(informant), ...widowed(informant) }]),
  ]
}
