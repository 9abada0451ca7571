import type { CalendarDate } from '../values/calendar-date.ts'
import { ALWAYS, inForce, type Provision } from './in-force.ts'

/** Seen in use; an office may set its own by the policy `document-suffixes`. Certificates carry `số/năm`: their sign is empty. */
const suffixes = {
  BIRTH_CERTIFICATE: '',
  BIRTH_EXTRACT_COPY: 'TLKS-BS',
  BIRTH_TRANSCRIPTION_EXTRACT: 'TLGCKS',
  BIRTH_TRANSCRIPTION_EXTRACT_COPY: 'TLGCKS-BS',
  MARRIAGE_CERTIFICATE: '',
  MARRIAGE_EXTRACT_COPY: 'TLKH-BS',
  MARRIAGE_NOTE_EXTRACT: 'TLGCKH',
  MARRIAGE_NOTE_EXTRACT_COPY: 'TLGCKH-BS',
  DIVORCE_NOTE_EXTRACT: 'TLGCLH',
  DIVORCE_NOTE_EXTRACT_COPY: 'TLGCLH-BS',
  DEATH_EXTRACT: 'TLKT',
  DEATH_EXTRACT_COPY: 'TLKT-BS',
  DEATH_TRANSCRIPTION_EXTRACT: 'TLGCKT',
  DEATH_TRANSCRIPTION_EXTRACT_COPY: 'TLGCKT-BS',
  RECOGNITION_EXTRACT: 'TLCMC',
  RECOGNITION_EXTRACT_COPY: 'TLCMC-BS',
  GUARDIANSHIP_EXTRACT: 'TLGH',
  GUARDIANSHIP_EXTRACT_COPY: 'TLGH-BS',
  GUARDIANSHIP_END_EXTRACT: 'TLCDGH',
  GUARDIANSHIP_END_EXTRACT_COPY: 'TLCDGH-BS',
  SUPERVISION_EXTRACT: 'TLGSGH',
  SUPERVISION_EXTRACT_COPY: 'TLGSGH-BS',
  SUPERVISION_END_EXTRACT: 'TLCDGSGH',
  SUPERVISION_END_EXTRACT_COPY: 'TLCDGSGH-BS',
  CHANGE_EXTRACT: 'TLGCHT',
  CHANGE_EXTRACT_COPY: 'TLGCHT-BS',
  OTHER_TRANSCRIPTION_EXTRACT: 'TLGCK',
  OTHER_TRANSCRIPTION_EXTRACT_COPY: 'TLGCK-BS',
  MARITAL_STATUS_CERTIFICATE: 'UBND-XNTTHN',
  ADOPTION_CERTIFICATE: '',
  ADOPTION_EXTRACT_COPY: 'TLNCN-BS',
  CONFIRMATION_LETTER: 'UBND-XNTTHT',
  NOTICE: 'TB-HT',
  VERIFICATION_REQUEST: 'XM-HT',
  POSTING: 'NY-HT',
  REVOCATION_DECISION: 'QĐ-UBND',
  RECEIPT: 'TNHS',
  COMPLETION_REQUEST: 'BSHS',
  REFUSAL: 'TCHS',
  APOLOGY: 'XLHT',
} as const satisfies Readonly<Record<string, string>>

/** Papers that carry a number `số/ký hiệu`, and the sign after the stroke. Each is a series of its own in each office and year. */
export type NumberedDocument = keyof typeof suffixes
export const numberedDocuments = Object.keys(suffixes) as readonly NumberedDocument[]

type Suffixes = Readonly<Record<NumberedDocument, string>>

/** The day of issue decides. */
export const documentSuffixes: readonly Provision<Suffixes>[] = [
  {
    from: ALWAYS,
    cite: 'Thông tư 15/2015/TT-BTP và Thông tư 04/2020/TT-BTP (ký hiệu dùng trong thực tế)',
    value: suffixes,
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
