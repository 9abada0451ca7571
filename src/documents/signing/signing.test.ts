import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { promisify } from 'node:util'
import { sampleCertificate } from '../../../tests/birth-entry-samples.ts'
import { date } from '../../values/calendar-date.ts'
import { openRenderer } from '../pdf/render.server.ts'
import { certify, distinguishedName } from './development-authority.server.ts'
import { openSigner } from './open-signer.server.ts'
import { signPdf } from './sign-pdf.server.ts'
import { verifySignedPdf } from './verify.server.ts'

const dir = await mkdtemp(join(tmpdir(), 'hotich-signing-'))
after(() => rm(dir, { recursive: true, force: true }))
const run = promisify(execFile)
const hasPdfsig = await run('pdfsig', ['-v']).then(
  () => true,
  () => false,
)
const signatory = {
  officeId: 7,
  officeName: 'Ủy ban nhân dân phường Thử Nghiệm, thành phố Hà Nội',
  accountId: 'a1',
  name: 'Lê Văn Tám',
}
const now = '2026-07-18T01:12:00.000Z'
const signer = await openSigner({ dataDir: dir })
const unsigned = await openRenderer().render(sampleCertificate, {
  edition: 'ELECTRONIC',
  day: date('2026-07-18'),
  verifyAddress: 'https://hotich.example/v/abc',
})
const signed = await signPdf(unsigned, { signer, signatory, reason: 'Giấy khai sinh', now })

test('A signed certificate keeps its bytes, is valid, baseline and stems from the installation’s authority', async () => {
  assert.ok(signed.subarray(0, unsigned.length).equals(Buffer.from(unsigned)))
  assert.deepEqual(await verifySignedPdf(signed, signer.trusted), {
    valid: true,
    signerName: 'Lê Văn Tám',
    officeName: signatory.officeName,
    trusted: true,
    baseline: true,
  })
})

test('A changed byte, an added byte and a missing signature are found', async () => {
  const changed = Buffer.from(signed)
  const at = changed.indexOf('stream') + 40
  changed[at] = (changed[at] ?? 0) ^ 1
  assert.deepEqual(await verifySignedPdf(changed), { valid: false, reason: 'changed' })
  assert.deepEqual(await verifySignedPdf(Buffer.concat([signed, Buffer.from('\n')])), {
    valid: false,
    reason: 'not-whole-file',
  })
  assert.deepEqual(await verifySignedPdf(unsigned), { valid: false, reason: 'no-signature' })
  const broken = Buffer.from(signed)
  broken.fill('f', broken.lastIndexOf('/Contents <') + 11, broken.lastIndexOf('/Contents <') + 40)
  assert.equal((await verifySignedPdf(broken)).valid, false)
})

test('pdfsig says that the signature is valid, and that a changed file’s is not', {
  skip: hasPdfsig ? false : 'pdfsig is not installed',
}, async () => {
  const path = join(dir, 'signed.pdf')
  await writeFile(path, signed)
  const said = (await run('pdfsig', ['-nocert', path])).stdout
  assert.match(said, /Signature is Valid/)
  assert.match(said, /ETSI\.CAdES\.detached/)
  assert.match(said, /Total document signed/)
  const changed = Buffer.from(signed)
  const at = changed.indexOf('stream') + 40
  changed[at] = (changed[at] ?? 0) ^ 1
  await writeFile(path, changed)
  const refused = await run('pdfsig', ['-nocert', path]).catch((error: { stdout: string }) => error)
  assert.match(refused.stdout, /Digest Mismatch/)
})

test('The authority and the certificates stay over a restart, readable by this user only', async () => {
  const again = await openSigner({ dataDir: dir })
  assert.deepEqual(again.trusted, signer.trusted)
  const [first, second] = await Promise.all([signer.keyFor(signatory), again.keyFor(signatory)])
  assert.deepEqual(first.certificate, second.certificate)
  for (const name of await readdir(join(dir, 'signing')))
    assert.equal((await stat(join(dir, 'signing', name))).mode & 0o077, 0)
})

const rsaKeys = (): Promise<CryptoKeyPair> =>
  crypto.subtle.generateKey(
    { name: 'RSASSA-PKCS1-v1_5', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-256' },
    true,
    ['sign', 'verify'],
  )

test('A real RSA key plugs in by configuration, and a certificate of another key is refused', async () => {
  const [keyFile, certFile] = [join(dir, 'key.pem'), join(dir, 'cert.pem')]
  const keys = await rsaKeys()
  const name = distinguishedName({ commonName: 'Lê Văn Chín', organization: 'UBND thử nghiệm' })
  const real = await certify({ name, keys, issuer: name, signingKey: keys.privateKey, authority: false })
  await writeFile(keyFile, real.key)
  await writeFile(certFile, real.certificate)
  const configured = await openSigner({ dataDir: dir, keyFile, certFile })
  assert.equal(configured.development, false)
  const pdf = await signPdf(unsigned, { signer: configured, signatory, reason: 'Giấy khai sinh', now })
  assert.deepEqual(await verifySignedPdf(pdf, configured.trusted), {
    valid: true,
    signerName: 'Lê Văn Chín',
    officeName: 'UBND thử nghiệm',
    trusted: true,
    baseline: true,
  })
  const otherKey = join(dir, 'other.pem')
  const others = await rsaKeys()
  const another = await certify({ name, keys: others, issuer: name, signingKey: others.privateKey, authority: false })
  await writeFile(otherKey, another.key)
  await assert.rejects(openSigner({ dataDir: dir, keyFile: otherKey, certFile }), /another key/)
  await assert.rejects(openSigner({ dataDir: dir, keyFile }), /both/)
})
