import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { DamagedFile, openFileStore } from './files.server.ts'

const dir = await mkdtemp(join(tmpdir(), 'hotich-files-'))
after(() => rm(dir, { recursive: true, force: true }))
const store = await openFileStore(dir)

test('What is put comes back by its hash, and twice the same bytes are one file', async () => {
  const bytes = Buffer.from('Giấy khai sinh')
  const [first, second] = await Promise.all([store.put(bytes), store.put(bytes)])
  assert.deepEqual(first, { sha256: createHash('sha256').update(bytes).digest(), bytes: bytes.length })
  assert.deepEqual(second, first)
  assert.deepEqual(await store.get(first.sha256), bytes)
  assert.deepEqual(await store.get(first.sha256.toString('hex')), bytes)
  assert.equal(await store.has(first.sha256), true)
  assert.deepEqual(await readdir(join(dir, 'new')), [])
})

test('A missing file and a damaged file are told apart from good ones, and putting the bytes again heals', async () => {
  const absent = createHash('sha256').update('nothing').digest()
  assert.equal(await store.has(absent), false)
  await assert.rejects(store.get(absent), DamagedFile)
  const bytes = Buffer.from('Trích lục')
  const { sha256 } = await store.put(bytes)
  const hex = sha256.toString('hex')
  await writeFile(join(dir, hex.slice(0, 2), hex.slice(2, 4), hex), 'changed')
  await assert.rejects(store.get(sha256), /damaged/)
  await store.put(bytes)
  assert.deepEqual(await store.get(sha256), bytes)
})

test('A hash that is no hash never becomes a path', async () => {
  await assert.rejects(store.get('../../etc/passwd'), /64 hexadecimal digits/)
})
