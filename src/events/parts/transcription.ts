import { z } from 'zod'
import { inForce } from '../../law/in-force.ts'
import { type LegalisationExemption, legalisationExemptions, untranslatedLanguages } from '../../law/transcription.ts'
import { CalendarDate } from '../../values/calendar-date.ts'
import { fold } from '../../values/names.ts'
import type { Circumstances, Problem } from '../event.ts'
import { error, type Ground } from './rule-tools.ts'

const text = (max: number) => z.string().trim().max(max).default('')

/** An event settled by a foreign authority (LHT art. 48–50; domain/01 K): the block số, ngày, cơ quan, quốc gia of the record. */
export const ForeignRegistration = z.object({
  country: z.string().regex(/^[A-Z]{2}$/, 'Cần chọn quốc gia.'),
  authority: z.string().trim().min(1, 'Cần ghi cơ quan nước ngoài.').max(300),
  paper: text(200),
  number: z.string().trim().min(1, 'Cần ghi số giấy tờ.').max(60),
  issuedOn: CalendarDate,
  /** The day the event was registered or took effect there; left out when it is the day of the paper. */
  registeredOn: CalendarDate.nullable().default(null),
  /** Legalised by a Vietnamese mission, or why it need not be (LHT art. 10). */
  legalisation: z
    .enum(['LEGALISED', 'TREATY', 'NEIGHBOUR_AT_THE_BORDER', 'HOST_COUNTRY_AT_A_MISSION', 'NONE'])
    .default('NONE'),
  /** ISO 639-1 code of the paper's language. */
  language: z
    .string()
    .regex(/^[a-z]{2}$/)
    .default('en'),
  translated: z.boolean().default(false),
})
export type ForeignRegistration = z.infer<typeof ForeignRegistration>

/** R-K1: one country, one number, one day: the event is transcribed once in the nation. `kind` is the event's: `MARRIAGE`. */
export const foreignClaim = (kind: string, { country, number, issuedOn }: ForeignRegistration): string =>
  ['FOREIGN', kind, country, fold(number).replace(/\s+/g, ''), issuedOn].join('|')

/** The day from which the event counts. */
export const foreignDay = ({ registeredOn, issuedOn }: ForeignRegistration): CalendarDate => registeredOn ?? issuedOn

/** A4: a foreign paper is legalised unless freed, and translated (LHT art. 10; NĐ 123/2015 art. 2; TT 07/2023/TT-BNG art. 4). */
export function foreignPaperIsUsable(
  paper: Pick<ForeignRegistration, 'legalisation' | 'language' | 'translated'>,
  { receivedOn, office }: Circumstances,
  pointer: string,
): Problem[] {
  const exemptions = inForce(legalisationExemptions, receivedOn)
  const languages = inForce(untranslatedLanguages, receivedOn)
  const ground: Ground = { rule: 'A4', cite: exemptions.cite, pointer: `${pointer}/legalisation` }
  const freed =
    paper.legalisation === 'LEGALISED' ||
    (paper.legalisation !== 'NONE' && exemptions.value.includes(paper.legalisation as LegalisationExemption))
  const elsewhere = paper.legalisation === 'HOST_COUNTRY_AT_A_MISSION' && office.kind !== 'MISSION'
  const read = languages.value[office.kind === 'MISSION' ? 'MISSION' : 'COMMUNE'].includes(paper.language)
  return [
    ...(freed && !elsewhere
      ? []
      : [
          error(
            ground,
            'Giấy tờ của nước ngoài phải được hợp pháp hóa lãnh sự, hoặc thuộc diện được miễn: chọn căn cứ miễn.',
            'A foreign paper is legalised, or the ground of exemption is given.',
          ),
        ]),
    ...(paper.translated || read
      ? []
      : [
          error(
            { rule: 'A4', cite: languages.cite, pointer: `${pointer}/translated` },
            'Giấy tờ bằng tiếng nước ngoài phải được dịch ra tiếng Việt, bản dịch được công chứng hoặc chứng thực.',
            'A paper in a foreign language is translated into Vietnamese.',
          ),
        ]),
  ]
}

/** R-K1: the foreign event is not later than today (LHT art. 48). */
export function foreignEventHasHappened(
  foreign: ForeignRegistration,
  { today }: Circumstances,
  pointer: string,
): Problem[] {
  if (foreignDay(foreign) <= today && foreign.issuedOn <= today) return []
  return [
    error(
      { rule: 'R-K1', cite: 'Luật Hộ tịch 2014, Điều 48', pointer: `${pointer}/issuedOn` },
      'Ngày của giấy tờ nước ngoài không thể sau hôm nay.',
      'The foreign paper cannot be dated after today.',
    ),
  ]
}
