import { prepareForSignature } from '../pdf/signature-field.server.ts'
import { signDetached } from './cms.server.ts'
import type { Signatory, Signer } from './signer.ts'

/** Signs a PDF for a person, PAdES baseline B-B; the given bytes stay as they are, the signature is an update after them. */
export async function signPdf(
  pdf: Uint8Array,
  options: { signer: Signer; signatory: Signatory; reason: string; now: string },
): Promise<Buffer> {
  const { signatory } = options
  const key = await options.signer.keyFor(signatory)
  const prepared = prepareForSignature(pdf, {
    name: signatory.name,
    reason: options.reason,
    location: signatory.officeName,
    signedAt: options.now,
  })
  return prepared.withSignature(await signDetached(prepared.covered, key))
}
