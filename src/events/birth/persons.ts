import type { PartialDate } from '../../values/partial-date.ts'
import { yearOf } from '../../values/partial-date.ts'
import type { EntryPerson } from '../known.ts'
import type { BirthDeclaration } from './declaration.ts'

const birthOf = (date: PartialDate): EntryPerson['birth'] => ({
  year: yearOf(date) ?? null,
  date: date.known === 'day' ? date.date : null,
})

/** Everybody who stands in the entry: child, mother, father (when written), informant. */
export function birthPersons({ child, mother, father, informant }: BirthDeclaration): EntryPerson[] {
  return [
    {
      role: 'CHILD',
      subject: true,
      name: child.name,
      birth: birthOf(child.birthDate),
      sex: child.sex,
      pin: child.existingPin,
    },
    ...(mother
      ? [{ role: 'MOTHER', name: mother.name, birth: birthOf(mother.birthDate), sex: '2', pin: mother.pin } as const]
      : []),
    ...(father
      ? [{ role: 'FATHER', name: father.name, birth: birthOf(father.birthDate), sex: '1', pin: father.pin } as const]
      : []),
    { role: 'INFORMANT', name: informant.name, birth: birthOf(informant.birthDate), sex: null, pin: informant.pin },
  ]
}
