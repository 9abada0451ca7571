import { createPrivateKey, createPublicKey, type KeyObject, randomUUID, sign, X509Certificate } from 'node:crypto'
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createDevelopmentAuthority, issueLeaf, type Pair } from './development-authority.server.ts'
import type { Signatory, Signer, SigningKey } from './signer.ts'

const PEM = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g

/** A key and certificate chain (PEM, the signing certificate first) as something that signs. */
export function signingKey(keyPem: string, certificatesPem: string): SigningKey {
  const key: KeyObject = createPrivateKey(keyPem)
  const [leaf, ...chain] = (certificatesPem.match(PEM) ?? []).map((pem) => new X509Certificate(pem))
  if (!leaf) throw new Error('The certificate file holds no certificate')
  if (!leaf.publicKey.equals(createPublicKey(key))) throw new Error('The signing certificate belongs to another key')
  const algorithm = algorithmOf(key)
  return {
    certificate: leaf.raw,
    chain: chain.map((one) => one.raw),
    algorithm,
    sign: (bytes) =>
      new Promise((resolve, reject) =>
        sign('sha256', bytes, { key, dsaEncoding: 'der' }, (error, signature) =>
          error ? reject(error) : resolve(signature),
        ),
      ),
  }
}

function algorithmOf(key: KeyObject): SigningKey['algorithm'] {
  if (key.asymmetricKeyType === 'rsa') return 'RSA'
  if (key.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === 'prime256v1') return 'ECDSA-P256'
  throw new Error('The signing key must be RSA or ECDSA P-256')
}

/**
 * The signer of this installation: the configured key (`keyFile` and `certFile`, PEM), or else a development authority that is
 * made in `dataDir/signing` at the first start and gives each signatory a certificate. Several processes may open it at once.
 */
export async function openSigner(options: { dataDir: string; keyFile?: string; certFile?: string }): Promise<Signer> {
  if (options.keyFile !== undefined || options.certFile !== undefined) {
    if (options.keyFile === undefined || options.certFile === undefined)
      throw new Error('A signing key needs both its key file and its certificate file')
    const key = signingKey(await readFile(options.keyFile, 'utf8'), await readFile(options.certFile, 'utf8'))
    return { keyFor: async () => key, trusted: [key.chain.at(-1) ?? key.certificate], development: false }
  }
  const folder = join(options.dataDir, 'signing')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const authority = await kept(folder, 'development-ca', () => createDevelopmentAuthority())
  const root = new X509Certificate(authority.certificate).raw
  const keys = new Map<string, Promise<SigningKey>>()

  const make = async (signatory: Signatory): Promise<SigningKey> => {
    const name = `${signatory.officeId}-${signatory.accountId}`
    if (!/^[\w-]+$/.test(name)) throw new Error('A signatory is named by the ids of office and account')
    const leaf = await kept(folder, name, () => issueLeaf(authority, signatory))
    return signingKey(leaf.key, `${leaf.certificate}\n${authority.certificate}`)
  }
  return {
    development: true,
    trusted: [root],
    keyFor(signatory) {
      const name = `${signatory.officeId}-${signatory.accountId}-${signatory.name}`
      const known = keys.get(name) ?? make(signatory)
      keys.set(name, known)
      known.catch(() => keys.delete(name))
      return known
    },
  }
}

/** Reads a pair, or makes it; key and certificate are one file, so that two processes never mix theirs. */
async function kept(folder: string, name: string, make: () => Promise<Pair>): Promise<Pair> {
  const path = join(folder, `${name}.json`)
  const read = async (): Promise<Pair> => JSON.parse(await readFile(path, 'utf8')) as Pair
  try {
    return await read()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  const temporary = join(folder, `.${name}.${randomUUID()}`)
  await writeFile(temporary, JSON.stringify(await make()), { mode: 0o600, flag: 'wx' })
  // Of several that come at once the first wins; link, unlike rename, never replaces.
  await link(temporary, path).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  })
  await unlink(temporary)
  return read()
}
