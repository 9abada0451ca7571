import { formatDate } from '../../values/calendar-date.ts'
import { inCapitals } from '../../values/names.ts'
import { formatPartialDate } from '../../values/partial-date.ts'
import type { PaperEntry } from '../parts/papers.ts'
import { type CodeNames, ethnicityWords, informantPaper, nationalityWords, placeWords } from '../parts/words/people.ts'
import { registeredOnWords } from '../parts/words/register.ts'
import { type MarriageDeclaration, Spouse } from './declaration.ts'

export type MarriageEntry = PaperEntry<MarriageDeclaration>

/** One of the two as every paper about a marriage writes it. */
export type SpouseWords = {
  name: string
  birthDate: string
  ethnicity: string
  nationality: string
  residence: string
  paper: string
}

export function spouseWords(spouse: Spouse | null | undefined, names: CodeNames): SpouseWords {
  if (!spouse) return { name: '', birthDate: '', ethnicity: '', nationality: '', residence: '', paper: '' }
  return {
    name: inCapitals(spouse.name),
    birthDate: formatPartialDate(spouse.birthDate),
    ethnicity: ethnicityWords(spouse.ethnicity),
    nationality: nationalityWords(spouse.nationalities, names),
    residence: placeWords(spouse.residence),
    paper: informantPaper(spouse, names),
  }
}

/** Ngày, tháng, năm xác lập quan hệ hôn nhân, where it is not the day of the entry; empty for a new marriage (domain/02 §5.4, §6.2). */
export function relationFromWords({ kind, relationFrom, earlier, foreign }: MarriageDeclaration): string {
  switch (kind) {
    case 'NEW':
      return ''
    case 'COHABITATION':
      return relationFrom ? formatPartialDate(relationFrom) : ''
    case 'AGAIN':
      return earlier?.registeredOn ? formatDate(earlier.registeredOn) : ''
    case 'TRANSCRIBED': {
      const day = foreign?.registeredOn ?? foreign?.issuedOn
      return day ? formatDate(day) : ''
    }
  }
}

/** Words of the Giấy chứng nhận kết hôn (TT 04/2020, phụ lục 1): the wife's part first (R-C13). */
export function certificateWords(
  entry: Pick<MarriageEntry, 'content' | 'officeName' | 'registeredOn' | 'entryNo' | 'year'>,
  names: CodeNames,
) {
  const { content } = entry
  const since = relationFromWords(content)
  const on = registeredOnWords(entry)
  return {
    wife: spouseWords(content.wife, names),
    husband: spouseWords(content.husband, names),
    registeredAt: entry.officeName,
    registeredOn: since === '' || on === '' ? on : `${on} (quan hệ hôn nhân được xác lập từ ngày ${since})`,
  }
}

/** One of the two from whatever has been typed: everything once it can be read, the name before. */
function typedSpouseWords(typed: unknown, names: CodeNames): SpouseWords {
  const read = Spouse.safeParse(typed)
  if (read.success) return spouseWords(read.data, names)
  const name = (typed as { name?: unknown } | null | undefined)?.name
  return {
    ...spouseWords(null, names),
    name: typeof name === 'string' ? inCapitals(name.slice(0, 200).normalize('NFC')) : '',
  }
}

/** The certificate while the declaration is still being typed; number and day are left blank. */
export function certificateDraft(typed: unknown, names: CodeNames, officeName: string) {
  const { wife, husband } = (typed ?? {}) as { wife?: unknown; husband?: unknown }
  return {
    wife: typedSpouseWords(wife, names),
    husband: typedSpouseWords(husband, names),
    registeredAt: officeName,
    registeredOn: '',
  }
}
