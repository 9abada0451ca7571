import { formatDate } from '../../../values/calendar-date.ts'
import type { PaperLine } from '../papers.ts'
import type { Foreign } from '../transcription.ts'
import type { CodeNames } from './people.ts'

/** The registration abroad as extracts, pages and declarations print it; nothing without one. */
export const foreignLines = (foreign: Foreign | null | undefined, names: CodeNames): PaperLine[] =>
  foreign
    ? [
        { label: 'Đã đăng ký tại:', value: `${foreign.authority}, ${names.country(foreign.countryCode)}` },
        {
          row: [
            { label: `${foreign.paper === '' ? 'Giấy tờ' : foreign.paper} số:`, value: foreign.number },
            { label: 'Cấp ngày:', value: foreign.issuedOn ? formatDate(foreign.issuedOn) : '' },
          ],
        },
      ]
    : []
