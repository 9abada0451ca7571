import { inForce } from '../../law/in-force.ts'
import { barredRelatives, type Relation, relationWords } from '../../law/relatives.ts'
import type { CalendarDate } from '../../values/calendar-date.ts'
import type { EntryPerson, Problem } from '../event.ts'
import { error } from './rules-base.ts'

export type Signer = {
  pin: string | null
  /** Known family links of the signer: the other person's PIN, and what that person is to the signer. */
  relatives?: readonly { pin: string; relation: Relation }[]
}

const roleWords: Readonly<Record<EntryPerson['role'], string>> = {
  CHILD: 'người được khai sinh',
  MOTHER: 'người mẹ',
  FATHER: 'người cha',
  INFORMANT: 'người yêu cầu',
}

/** R-A8: nobody decides for himself, herself or relatives; another signatory signs (LHT art. 12.1.h, 12.2). */
export function signerIsNoRelative(signer: Signer, persons: readonly EntryPerson[], signedOn: CalendarDate): Problem[] {
  const barred = inForce(barredRelatives, signedOn)
  return persons.flatMap(({ role, pin }) => {
    if (pin === null) return []
    const ground = { rule: 'R-A8', cite: barred.cite, pointer: `/${role.toLowerCase()}` }
    if (pin === signer.pin)
      return [
        error(
          ground,
          `Người ký chính là ${roleWords[role]}; chuyển cho lãnh đạo khác ký.`,
          'The signatory is a person of this entry; route it to another signatory.',
        ),
      ]
    const link = signer.relatives?.find((relative) => relative.pin === pin && barred.value.includes(relative.relation))
    return link === undefined
      ? []
      : [
          error(
            ground,
            `Người ký có quan hệ thân thích với ${roleWords[role]} (${relationWords[link.relation]}); chuyển cho lãnh đạo khác ký.`,
            'The signatory is a relative of a person of this entry; route it to another signatory.',
          ),
        ]
  })
}
