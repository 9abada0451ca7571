import type { DeclarationPaper, PaperLine } from '../../events/parts/papers.ts'
import { dateLine } from '../../events/parts/words/dates.ts'
import type { CodeNames } from '../../events/parts/words/people.ts'
import type { CalendarDate } from '../../values/calendar-date.ts'
import type { OfficeNames } from './office.ts'
import { letterheadWords } from './office.ts'

/** Tờ khai: blank to be filled by hand, or filled from what was typed. */
export type DeclarationWords = {
  kind: 'DECLARATION'
  title: string
  /** Kính gửi. */
  office: string
  lines: readonly PaperLine[]
  sworn: string
  /** `Làm tại: Hoàn Kiếm, ngày …`; dots on a blank form. */
  placeAndDate: string
  signatures: readonly string[]
  blank: boolean
}

const DOTS = '……………………, ngày …… tháng …… năm ………'

export function declarationWords(
  paper: DeclarationPaper<unknown>,
  names: CodeNames,
  asked: { declaration?: unknown; office: OfficeNames; on: CalendarDate },
): DeclarationWords {
  const { declaration, office, on } = asked
  const blank = declaration === undefined
  return {
    kind: 'DECLARATION',
    title: (blank ? undefined : paper.titleOf?.(declaration)) ?? paper.title,
    office: office.name,
    lines: paper.lines(declaration, names),
    sworn: paper.sworn,
    placeAndDate: blank ? DOTS : letterheadWords(office, on).placeAndDate || dateLine(on),
    signatures: paper.signatures,
    blank,
  }
}
