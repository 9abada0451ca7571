import { createHash, randomBytes } from 'node:crypto'
import { mkdir, open, readFile, rename, stat, unlink } from 'node:fs/promises'
import { join } from 'node:path'

/** A file that is missing, or whose bytes no longer have the hash they were stored under. */
export class DamagedFile extends Error {
  readonly sha256: string
  constructor(sha256: string, what: 'missing' | 'changed') {
    super(`Stored file ${sha256} is ${what === 'missing' ? 'missing' : 'damaged: its bytes have another hash'}`)
    this.name = 'DamagedFile'
    this.sha256 = sha256
  }
}

/** Files by the SHA-256 of their bytes (32 bytes, or 64 hexadecimal digits), kept outside whatever the web serves. */
export type FileStore = {
  /** Keeps the bytes; the same bytes twice are one file. When it returns they are on the disk. */
  put: (bytes: Uint8Array) => Promise<{ sha256: Buffer; bytes: number }>
  /** The bytes, checked against their hash; throws `DamagedFile`. */
  get: (sha256: Uint8Array | string) => Promise<Buffer>
  has: (sha256: Uint8Array | string) => Promise<boolean>
}

function asHex(sha256: Uint8Array | string): string {
  const hex = typeof sha256 === 'string' ? sha256.toLowerCase() : Buffer.from(sha256).toString('hex')
  if (!/^[0-9a-f]{64}$/.test(hex)) throw new Error('A SHA-256 has 64 hexadecimal digits')
  return hex
}

const isAbsent = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT'

/** Makes a name survive a power cut; a file system that cannot open folders is left to itself. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined)
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}

/** Opens (and makes, readable by this user only) the store in `dir`. */
export async function openFileStore(dir: string): Promise<FileStore> {
  await mkdir(join(dir, 'new'), { recursive: true, mode: 0o700 })
  const folderOf = (hex: string): string => join(dir, hex.slice(0, 2), hex.slice(2, 4))
  const pathOf = (hex: string): string => join(folderOf(hex), hex)

  const has = async (sha256: Uint8Array | string): Promise<boolean> => {
    try {
      return (await stat(pathOf(asHex(sha256)))).isFile()
    } catch (error) {
      if (isAbsent(error)) return false
      throw error
    }
  }

  const get = async (sha256: Uint8Array | string): Promise<Buffer> => {
    const hex = asHex(sha256)
    const bytes = await readFile(pathOf(hex)).catch((error: unknown) => {
      throw isAbsent(error) ? new DamagedFile(hex, 'missing') : error
    })
    if (createHash('sha256').update(bytes).digest('hex') !== hex) throw new DamagedFile(hex, 'changed')
    return bytes
  }

  const put = async (bytes: Uint8Array): Promise<{ sha256: Buffer; bytes: number }> => {
    const sha256 = createHash('sha256').update(bytes).digest()
    const stored = { sha256, bytes: bytes.byteLength }
    const hex = sha256.toString('hex')
    const whole = await get(sha256).then(
      () => true,
      () => false,
    )
    if (whole) return stored
    const temporary = join(dir, 'new', `${hex}.${randomBytes(6).toString('hex')}`)
    const handle = await open(temporary, 'wx', 0o600)
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } catch (error) {
      await handle.close()
      await unlink(temporary).catch(() => undefined)
      throw error
    }
    await handle.close()
    await mkdir(folderOf(hex), { recursive: true, mode: 0o700 })
    await rename(temporary, pathOf(hex))
    await syncFolder(folderOf(hex))
    return stored
  }

  return { put, get, has }
}
