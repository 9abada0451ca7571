import { z } from 'zod'
import { DocumentView } from '../documents/api.ts'
import { endpoint } from '../platform/define-endpoint.ts'
import { CaseId, EntryId, Pin } from '../values/ids.ts'

/** Copies of an entry on the screen: one request makes the dossier, its line in the book of copies, and the copy that waits for its signature. */
export const issueExtract = endpoint({
  id: 'issueExtract',
  method: 'POST',
  path: '/api/entries/:officeId/:entryId/extracts',
  tag: 'cases',
  summary: 'Cấp bản sao trích lục của một mục trong Sổ: ghi Sổ cấp bản sao, lập bản sao chờ ký',
  summaryEn:
    'Copies of an entry in one request (LHT 63, 64): the dossier, its line in the book of copies, the copy to be signed; without `kind`, the first its event has',
  access: 'case.register',
  params: z.object({ officeId: z.coerce.number().int().positive(), entryId: EntryId }),
  body: z.object({
    kind: z
      .string()
      .regex(/^[A-Z][A-Z0-9_]{1,59}$/)
      .optional(),
    requester: z.string().trim().min(2, 'Cần ghi người yêu cầu.').max(200),
    requesterPin: Pin.nullable().default(null),
    interest: z.enum(['THE_PERSON', 'LEGAL_REPRESENTATIVE', 'PROXY', 'ORGANISATION', 'HEIR']).default('THE_PERSON'),
    /** ORGANISATION: number and legal basis of its request, and who carries it. */
    legalBasis: z.string().trim().max(300).default(''),
    carriedBy: z.string().trim().max(200).default(''),
    /** HEIR: what proves the interest. */
    interestProof: z.string().trim().max(300).default(''),
    purpose: z.string().trim().min(3, 'Nêu mục đích.').max(200),
    copies: z.int().min(1).max(50).default(1),
    feeExemption: z.enum(['NONE', 'MERIT', 'POOR', 'DISABILITY']).default('NONE'),
    /** Why the copy is issued although a rule warns. */
    reason: z.string().trim().max(500).default(''),
  }),
  output: DocumentView.extend({
    caseId: CaseId,
    /** Line in the Sổ cấp bản sao trích lục hộ tịch, `05/2026`. */
    lineNumber: z.string(),
  }),
})
