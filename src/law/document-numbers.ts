import type { CalendarDate } from '../values/calendar-date.ts'
import { ALWAYS, inForce, type Provision } from './in-force.ts'

/** Papers that carry a number `số/ký hiệu`, and the sign after the stroke. The certificate carries `số/năm`. */
export type NumberedDocument =
  | 'BIRTH_CERTIFICATE'
  | 'BIRTH_EXTRACT_COPY'
  | 'BIRTH_TRANSCRIPTION_EXTRACT'
  | 'RECEIPT'
  | 'COMPLETION_REQUEST'
  | 'REFUSAL'
  | 'APOLOGY'

type Suffixes = Readonly<Record<NumberedDocument, string>>

/** Seen in use; an office may set its own by the policy `document-suffixes`. The day of issue decides. */
export const documentSuffixes: readonly Provision<Suffixes>[] = [
  {
    from: ALWAYS,
    cite: 'Thông tư 15/2015/TT-BTP và Thông tư 04/2020/TT-BTP (ký hiệu dùng trong thực tế)',
    value: {
      BIRTH_CERTIFICATE: '',
      BIRTH_EXTRACT_COPY: 'TLKS-BS',
      BIRTH_TRANSCRIPTION_EXTRACT: 'TLGCKS',
      RECEIPT: 'TNHS',
      COMPLETION_REQUEST: 'BSHS',
      REFUSAL: 'TCHS',
      APOLOGY: 'XLHT',
    },
  },
]

/** `5` of 2026 → `05/2026` on a certificate, `05/TLKS-BS` on an extract copy. `own` is the office's policy. */
export function documentNumber(
  kind: NumberedDocument,
  number: number,
  issuedOn: CalendarDate,
  own: Readonly<Partial<Record<NumberedDocument, string>>> = {},
): string {
  const suffix = own[kind] ?? inForce(documentSuffixes, issuedOn).value[kind]
  return `${String(number).padStart(2, '0')}/${suffix === '' ? issuedOn.slice(0, 4) : suffix}`
}
