import { z } from 'zod'
import { endpoint } from '../platform/define-endpoint.ts'
import { EntrySeen, personParams, personQuery } from '../registers/person-api.ts'
import { CalendarDate } from '../values/calendar-date.ts'
import { DocumentStanding } from './verification-api.ts'

/** A paper made from an entry of a person, and whether it is still current. */
export const PersonPaper = z.object({
  documentId: z.string(),
  name: z.string(),
  nameEn: z.string(),
  number: z.string(),
  office: z.string(),
  issuedOn: CalendarDate,
  original: z.boolean(),
  copies: z.int(),
  /** The asker may open its file. */
  open: z.boolean(),
  entry: EntrySeen,
  standing: DocumentStanding,
  /** Why it stands as it does. */
  vi: z.string(),
  en: z.string(),
})
export type PersonPaper = z.infer<typeof PersonPaper>

export const personDocuments = endpoint({
  id: 'personDocuments',
  method: 'GET',
  path: '/api/people/:key/documents',
  tag: 'documents',
  summary: 'Giấy tờ đã cấp từ các mục của một người, còn giá trị hay không',
  summaryEn: 'Papers issued from the entries of a person, and whether each is still current',
  access: 'entry.read',
  params: personParams,
  query: personQuery,
  output: z.object({ items: z.array(PersonPaper) }),
})
