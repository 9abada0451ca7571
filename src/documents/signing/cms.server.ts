import { createHash } from 'node:crypto'
import * as asn1 from 'asn1js'
import * as pkijs from 'pkijs'
import type { SigningKey } from './signer.ts'

const DATA = '1.2.840.113549.1.7.1'
const SIGNED_DATA = '1.2.840.113549.1.7.2'
const CONTENT_TYPE = '1.2.840.113549.1.9.3'
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4'
export const SIGNING_TIME = '1.2.840.113549.1.9.5'
export const SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47'
const SHA256 = '2.16.840.1.101.3.4.2.1'
const algorithms = { RSA: '1.2.840.113549.1.1.1', 'ECDSA-P256': '1.2.840.10045.4.3.2' } as const

/** Own bytes as an ArrayBuffer, as the ASN.1 libraries ask. */
export const buffer = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer

type Prepared = { certificates: pkijs.Certificate[]; identifier: Uint8Array }
const prepared = new WeakMap<SigningKey, Prepared>()

function prepare(key: SigningKey): Prepared {
  const known = prepared.get(key)
  if (known) return known
  const made = {
    certificates: [key.certificate, ...key.chain].map((der) => pkijs.Certificate.fromBER(buffer(der))),
    identifier: createHash('sha256').update(key.certificate).digest(),
  }
  prepared.set(key, made)
  return made
}

const octets = (bytes: Uint8Array): asn1.OctetString => new asn1.OctetString({ valueHex: buffer(bytes) })
const sha256Identifier = (): pkijs.AlgorithmIdentifier => new pkijs.AlgorithmIdentifier({ algorithmId: SHA256 })

/**
 * A detached CMS signature as PAdES baseline B-B asks (ETSI EN 319 142-1): content-type, message-digest and
 * ESS signing-certificate-v2 are signed, signing-time is not there.
 */
export async function signDetached(parts: readonly Uint8Array[], key: SigningKey): Promise<Uint8Array> {
  const { certificates, identifier } = prepare(key)
  const [leaf] = certificates
  if (!leaf) throw new Error('A signing key needs its certificate')
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)

  const signingCertificate = new asn1.Sequence({
    value: [new asn1.Sequence({ value: [new asn1.Sequence({ value: [octets(identifier)] })] })],
  })
  const attributes = [
    new pkijs.Attribute({ type: CONTENT_TYPE, values: [new asn1.ObjectIdentifier({ value: DATA })] }),
    new pkijs.Attribute({ type: MESSAGE_DIGEST, values: [octets(hash.digest())] }),
    new pkijs.Attribute({ type: SIGNING_CERTIFICATE_V2, values: [signingCertificate] }),
  ].map((attribute) => ({ attribute, der: Buffer.from(attribute.toSchema().toBER(false)) }))
  attributes.sort((a, b) => Buffer.compare(a.der, b.der))
  const set = new asn1.Set({ value: attributes.map(({ attribute }) => attribute.toSchema()) }).toBER(false)
  const signature = await key.sign(new Uint8Array(set))

  const signedData = new pkijs.SignedData({
    version: 1,
    digestAlgorithms: [sha256Identifier()],
    encapContentInfo: new pkijs.EncapsulatedContentInfo({ eContentType: DATA }),
    certificates,
    signerInfos: [
      new pkijs.SignerInfo({
        version: 1,
        sid: new pkijs.IssuerAndSerialNumber({ issuer: leaf.issuer, serialNumber: leaf.serialNumber }),
        digestAlgorithm: sha256Identifier(),
        signedAttrs: new pkijs.SignedAndUnsignedAttributes({
          type: 0,
          attributes: attributes.map(({ attribute }) => attribute),
        }),
        signatureAlgorithm: new pkijs.AlgorithmIdentifier({
          algorithmId: algorithms[key.algorithm],
          ...(key.algorithm === 'RSA' ? { algorithmParams: new asn1.Null() } : {}),
        }),
        signature: octets(signature),
      }),
    ],
  })
  const content = new pkijs.ContentInfo({ contentType: SIGNED_DATA, content: signedData.toSchema(true) })
  return new Uint8Array(content.toSchema().toBER(false))
}
