import type { LegalPerson } from '../guardians.ts'
import type { PaperLine } from '../papers.ts'
import type { Party } from '../party.ts'
import { partyLines } from './party.ts'
import type { CodeNames } from './people.ts'

const legalLines = ({ name, foundingPaper, seat, representative }: LegalPerson): PaperLine[] => [
  { label: 'Tên pháp nhân:', value: name, bold: true },
  { label: 'Quyết định thành lập hoặc giấy phép:', value: foundingPaper },
  { label: 'Trụ sở:', value: seat },
  { label: 'Người đại diện:', value: representative },
]

/** A guardian or supervisor, person or legal person, under its heading; the second guardian follows. `undefined` people leave the blanks. */
export const guardianLines = (
  heading: string,
  who: {
    guardian?: Party | null | undefined
    guardian2?: Party | null | undefined
    legal?: LegalPerson | null | undefined
  },
  names: CodeNames,
): PaperLine[] => [
  { heading },
  ...(who.legal ? legalLines(who.legal) : partyLines(who.guardian, names)),
  ...(who.guardian2 ? [{ heading: `${heading.replace(/:$/, '')} thứ hai:` }, ...partyLines(who.guardian2, names)] : []),
]

/** Who is guarded. */
export const wardLines = (heading: string, ward: Party | null | undefined, names: CodeNames): PaperLine[] => [
  { heading },
  ...partyLines(ward, names, { paper: 'Giấy khai sinh/Giấy tờ tùy thân:' }),
]
