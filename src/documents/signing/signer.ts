/** Whose signature is asked for. */
export type Signatory = { officeId: number; officeName: string; accountId: string; name: string }

/** A certificate with something that signs for it. The private key itself may be in a token, an HSM or far away. */
export type SigningKey = {
  /** X.509 certificate, DER. */
  certificate: Uint8Array
  /** The rest of the chain, DER, nearest issuer first. */
  chain: readonly Uint8Array[]
  algorithm: 'RSA' | 'ECDSA-P256'
  /** Signs the bytes with SHA-256: PKCS #1 v1.5, or ECDSA as DER. */
  sign: (bytes: Uint8Array) => Promise<Uint8Array>
}

/** Where keys come from: the development authority, key files, or an adapter for an HSM or a remote signing service. */
export type Signer = {
  keyFor: (signatory: Signatory) => Promise<SigningKey>
  /** Certificates to trust when signatures of this installation are checked, DER. */
  trusted: readonly Uint8Array[]
  /** Signatures of the development authority have no legal value; screens say so. */
  development: boolean
}
