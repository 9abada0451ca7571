import { createHash } from 'node:crypto'
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { circlesOf, type Nation, slicesOf } from './nation.ts'
import { planNation, startPool } from './pool.server.ts'
import { MODEL_VERSION } from './rates.ts'
import { readSynthReference } from './reference.server.ts'

export type WrittenNation = { persons: number; entries: number /** Over every byte of every file. */; sha256: string }

/**
 * Writes truth, register and labels of slices `from` … `to`−1 as JSON lines into a folder, with a manifest. The bytes depend on the nation
 * alone; slices made by several workers are written in their order. Memory: eight bytes an entry and a few slices.
 */
export async function writeNation(
  nation: Nation,
  options: {
    workers: number
    out: string
    from?: number
    to?: number
    tell?: (label: string, done: number, of: number) => void
  },
): Promise<WrittenNation> {
  const { out, from = 0, to = slicesOf(nation), tell = () => {} } = options
  const pool = startPool(nation, options.workers)
  const streams = new Map<
    string,
    { stream: ReturnType<typeof createWriteStream>; hash: ReturnType<typeof createHash>; lines: number }
  >()
  const open = (name: string) => {
    const there = streams.get(name)
    if (there) return there
    mkdirSync(dirname(join(out, name)), { recursive: true })
    const made = { stream: createWriteStream(join(out, name)), hash: createHash('sha256'), lines: 0 }
    streams.set(name, made)
    return made
  }
  try {
    const { sorted } = await planNation(pool, slicesOf(nation), (done) =>
      tell('Tính số / numbering', done, slicesOf(nation)),
    )
    const ask = (slice: number) => pool.ask({ do: 'files', slice, sorted })
    const ahead: ReturnType<typeof ask>[] = []
    let asked = from
    let persons = 0
    let entries = 0
    for (let slice = from; slice < to; slice += 1) {
      while (asked < to && asked < slice + pool.size + 1) {
        const made = ask(asked)
        made.catch(() => {})
        ahead.push(made)
        asked += 1
      }
      const made = await ahead.shift()
      if (!made) break
      persons += made.persons
      entries += made.entries
      for (const { name, bytes } of made.files) {
        const file = open(name)
        file.hash.update(bytes)
        file.lines += bytes.reduce((n, byte) => n + (byte === 10 ? 1 : 0), 0)
        if (!file.stream.write(bytes)) await new Promise<void>((resolve) => file.stream.once('drain', resolve))
      }
      tell('Ghi tệp / writing', slice - from + 1, to - from)
    }
    const files: Record<string, { lines: number; sha256: string }> = {}
    for (const [name, { stream, hash, lines }] of [...streams].sort(([a], [b]) => (a < b ? -1 : 1))) {
      await new Promise<void>((resolve, reject) =>
        stream.end((error?: Error | null) => (error ? reject(error) : resolve())),
      )
      files[name] = { lines, sha256: hash.digest('hex') }
    }
    const sha256 = createHash('sha256').update(JSON.stringify(files)).digest('hex')
    const manifest = {
      modelVersion: MODEL_VERSION,
      ...nation,
      circles: circlesOf(nation),
      slices: { from, to, of: slicesOf(nation) },
      counts: { persons, entries },
      files,
      sha256,
      reference: readSynthReference().hashes,
    }
    mkdirSync(out, { recursive: true })
    writeFileSync(join(out, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
    return { persons, entries, sha256 }
  } finally {
    await pool.close()
  }
}
