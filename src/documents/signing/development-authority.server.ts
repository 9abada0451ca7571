import { createPrivateKey, randomBytes } from 'node:crypto'
import * as asn1 from 'asn1js'
import * as pkijs from 'pkijs'
import { buffer } from './cms.server.ts'
import type { Signatory } from './signer.ts'

/** A private key (PKCS #8) and a certificate, both PEM. */
export type Pair = { key: string; certificate: string }

type SubjectName = { commonName: string; organization?: string }

const ecdsa = { name: 'ECDSA', namedCurve: 'P-256' } as const
const NO_LEGAL_VALUE = 'Chứng thư thử nghiệm, không có giá trị pháp lý'
/** Wide on purpose: the system may be tried under the law of another day. */
const VALID = { from: new Date('2016-01-01T00:00:00Z'), to: new Date('2049-12-31T00:00:00Z') }
const KEY_CERT_SIGN_AND_CRL = 0x06
const DIGITAL_SIGNATURE_AND_NON_REPUDIATION = 0xc0

/** A certification authority of this installation alone, for trial and tests. */
export async function createDevelopmentAuthority(): Promise<Pair> {
  const keys = await newKeys()
  const name = distinguishedName({ commonName: 'Hộ Tịch – CA thử nghiệm' })
  return certify({ name, keys, issuer: name, signingKey: keys.privateKey, authority: true })
}

/** A signing certificate for one signatory: the person's name with the office as organisation. */
export async function issueLeaf(authority: Pair, signatory: Signatory): Promise<Pair> {
  const der = createPrivateKey(authority.key).export({ format: 'der', type: 'pkcs8' })
  const signingKey = await crypto.subtle.importKey('pkcs8', buffer(der), ecdsa, false, ['sign'])
  const issuer = pkijs.Certificate.fromBER(derOf(authority.certificate)).subject
  const name = distinguishedName({ commonName: signatory.name, organization: signatory.officeName })
  return certify({ name, keys: await newKeys(), issuer, signingKey, authority: false })
}

/** Signs a certificate for `keys`; also what tests make their own keys' certificates with. */
export async function certify(parts: {
  name: pkijs.RelativeDistinguishedNames
  keys: CryptoKeyPair
  issuer: pkijs.RelativeDistinguishedNames
  signingKey: CryptoKey
  authority: boolean
}): Promise<Pair> {
  const certificate = new pkijs.Certificate()
  certificate.version = 2
  certificate.serialNumber = new asn1.Integer({ valueHex: buffer(serialNumber()) })
  certificate.subject = parts.name
  certificate.issuer = parts.issuer
  certificate.notBefore.value = VALID.from
  certificate.notAfter.value = VALID.to
  certificate.extensions = [
    extension('2.5.29.19', new pkijs.BasicConstraints({ cA: parts.authority }).toSchema()),
    extension('2.5.29.15', keyUsage(parts.authority ? KEY_CERT_SIGN_AND_CRL : DIGITAL_SIGNATURE_AND_NON_REPUDIATION)),
  ]
  await certificate.subjectPublicKeyInfo.importKey(parts.keys.publicKey)
  await certificate.sign(parts.signingKey, 'SHA-256')
  const pkcs8 = await crypto.subtle.exportKey('pkcs8', parts.keys.privateKey)
  return { key: pem('PRIVATE KEY', pkcs8), certificate: pem('CERTIFICATE', certificate.toSchema(true).toBER(false)) }
}

export function distinguishedName(name: SubjectName): pkijs.RelativeDistinguishedNames {
  const parts: [type: string, value: string | undefined][] = [
    ['2.5.4.10', name.organization],
    ['2.5.4.11', NO_LEGAL_VALUE],
    ['2.5.4.3', name.commonName],
  ]
  return new pkijs.RelativeDistinguishedNames({
    typesAndValues: parts.flatMap(([type, value]) =>
      value === undefined ? [] : [new pkijs.AttributeTypeAndValue({ type, value: new asn1.Utf8String({ value }) })],
    ),
  })
}

const newKeys = (): Promise<CryptoKeyPair> => crypto.subtle.generateKey(ecdsa, true, ['sign', 'verify'])

const extension = (extnID: string, value: { toBER: (sizeOnly?: boolean) => ArrayBuffer }): pkijs.Extension =>
  new pkijs.Extension({ extnID, critical: true, extnValue: value.toBER(false) })

/** A bit string whose trailing zero bits are not written, as DER asks. */
function keyUsage(bits: number): asn1.BitString {
  const unusedBits = Math.log2(bits & -bits)
  return new asn1.BitString({ valueHex: buffer(Uint8Array.of(bits)), unusedBits })
}

/** 16 random bytes, positive and not led by a zero byte. */
function serialNumber(): Uint8Array {
  const bytes = randomBytes(16)
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40
  return bytes
}

function derOf(certificatePem: string): ArrayBuffer {
  return buffer(Buffer.from(certificatePem.replace(/-----[^-]+-----|\s/g, ''), 'base64'))
}

function pem(label: string, der: ArrayBuffer): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n')
}
