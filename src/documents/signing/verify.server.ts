import { createHash } from 'node:crypto'
import type * as asn1 from 'asn1js'
import * as pkijs from 'pkijs'
import { buffer, SIGNING_CERTIFICATE_V2, SIGNING_TIME } from './cms.server.ts'

export type SignatureCheck =
  | { valid: true; signerName: string; officeName: string; trusted: boolean; baseline: boolean }
  | { valid: false; reason: 'no-signature' | 'not-whole-file' | 'changed' | 'unreadable' }

const nameOf = (certificate: pkijs.Certificate, type: string): string =>
  certificate.subject.typesAndValues.find((one) => one.type === type)?.value.valueBlock.value ?? ''

/**
 * Checks the last signature of a PDF: that it covers the whole file, that nothing it covers has changed, whether its certificate
 * stems from one of `trusted` (DER), and whether it is PAdES baseline (signing-certificate-v2 of this certificate, no signing-time).
 */
export async function verifySignedPdf(pdf: Uint8Array, trusted: readonly Uint8Array[] = []): Promise<SignatureCheck> {
  const bytes = Buffer.from(pdf)
  const at = bytes.lastIndexOf('/ByteRange [')
  if (at < 0) return { valid: false, reason: 'no-signature' }
  const range = /\[\s*(\d+) (\d+) (\d+) (\d+)\s*\]/.exec(bytes.subarray(at, at + 100).toString('latin1'))
  const [start = 0, first = 0, second = 0, rest = 0] = range?.slice(1).map(Number) ?? []
  if (start !== 0 || second + rest !== bytes.length || bytes[first] !== 0x3c || bytes[second - 1] !== 0x3e)
    return { valid: false, reason: 'not-whole-file' }
  const contents = Buffer.from(bytes.subarray(first + 1, second - 1).toString('latin1'), 'hex')
  const covered = Buffer.concat([bytes.subarray(0, first), bytes.subarray(second)])
  try {
    const content = pkijs.ContentInfo.fromBER(buffer(contents.subarray(0, derLength(contents))))
    const signed = new pkijs.SignedData({ schema: content.content })
    const result = await signed
      .verify({ signer: 0, data: buffer(covered), extendedMode: true, checkChain: false })
      .catch(() => null)
    const certificate = result?.signerCertificate
    if (!result?.signatureVerified || !certificate) return { valid: false, reason: 'changed' }
    return {
      valid: true,
      signerName: nameOf(certificate, '2.5.4.3'),
      officeName: nameOf(certificate, '2.5.4.10'),
      trusted: await stemsFrom(certificate, trusted),
      baseline: isBaseline(signed, certificate),
    }
  } catch {
    return { valid: false, reason: 'unreadable' }
  }
}

/** The CMS is followed by padding zeros; its own header tells where it ends. */
function derLength(der: Buffer): number {
  const head = der[1] ?? 0
  if (head < 0x80) return head + 2
  const count = head & 0x7f
  return der.readUIntBE(2, count) + 2 + count
}

async function stemsFrom(certificate: pkijs.Certificate, trusted: readonly Uint8Array[]): Promise<boolean> {
  for (const der of trusted) {
    const issuer = pkijs.Certificate.fromBER(buffer(der))
    if (await certificate.verify(issuer).catch(() => false)) return true
  }
  return false
}

function isBaseline(signed: pkijs.SignedData, certificate: pkijs.Certificate): boolean {
  const attributes = signed.signerInfos[0]?.signedAttrs?.attributes ?? []
  const named = attributes.find((one) => one.type === SIGNING_CERTIFICATE_V2)?.values[0] as asn1.Sequence | undefined
  if (!named || attributes.some((one) => one.type === SIGNING_TIME)) return false
  const hash = createHash('sha256')
    .update(new Uint8Array(certificate.toSchema(true).toBER(false)))
    .digest()
  return Buffer.from(named.toBER(false)).includes(hash)
}
