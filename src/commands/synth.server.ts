import { availableParallelism } from 'node:os'
import { loadReference } from '../offices/load-reference.sql.server.ts'
import type { Configuration } from '../platform/configuration.server.ts'
import { StartRefused } from '../platform/configuration.server.ts'
import { migrate } from '../platform/migrate.server.ts'
import { loadNation } from '../synth/load.sql.server.ts'
import { type Nation, slicesOf, UNTIL } from '../synth/nation.ts'
import { writeNation } from '../synth/write.server.ts'
import { withDatabase } from './with-database.server.ts'

export type SynthOptions = {
  persons: string
  seed: string
  workers?: string
  slice?: string
  out?: string
  load?: boolean
}

function whole(text: string, flag: string, most: number): number {
  const n = Number(text)
  if (Number.isInteger(n) && n >= 1 && n <= most) return n
  throw new StartRefused(
    `${flag} cần một số từ 1 đến ${most} (đang là “${text}”). / ${flag} is a number of 1 to ${most}.`,
  )
}

/** `3/10` → the third of ten parts, as slices of the nation. */
function partOf(text: string | undefined, nation: Nation): { from: number; to: number } {
  const all = slicesOf(nation)
  if (text === undefined) return { from: 0, to: all }
  const [, part = '0', parts = '0'] = /^(\d+)\/(\d+)$/.exec(text) ?? []
  const [k, n] = [Number(part), Number(parts)]
  if (k < 1 || k > n) throw new StartRefused(`--slice cần dạng 3/10 (đang là “${text}”). / --slice is written 3/10.`)
  return { from: Math.floor(((k - 1) * all) / n), to: Math.floor((k * all) / n) }
}

/** One line that is written again and again on a terminal, and every tenth of the way elsewhere. */
function bar(): (label: string, done: number, of: number, more: string) => void {
  const terminal = process.stderr.isTTY
  let told = ''
  return (label, done, of, more) => {
    const share = of === 0 ? 1 : done / of
    const text = `  ${label} [${'█'.repeat(Math.round(share * 30)).padEnd(30, '░')}] ${Math.floor(share * 100)} % ${more}`
    const tenth = `${label} ${Math.floor(share * 10)}`
    if (terminal) process.stderr.write(`\r${text}${done === of ? '\n' : ''}`)
    else if (tenth !== told) process.stderr.write(`${text}\n`)
    told = tenth
  }
}

const labels = {
  plan: 'Tính số / numbering',
  books: 'Mở sổ / books',
  entries: 'Ghi / loading',
  done: 'Xong / done',
} as const

/** `hotich synth`: invented people and their entries, into files or into the database. */
export async function synth(config: Configuration, options: SynthOptions): Promise<void> {
  const nation: Nation = {
    seed: whole(options.seed, '--seed', 2 ** 31 - 1),
    persons: whole(options.persons, '--persons', 130_000_000),
    until: UNTIL,
  }
  const workers =
    options.workers === undefined ? Math.min(availableParallelism(), 8) : whole(options.workers, '--workers', 64)
  const show = bar()
  if (!options.load) {
    const out = options.out ?? `synth-${nation.seed}-${nation.persons}`
    const part = partOf(options.slice, nation)
    const made = await writeNation(nation, {
      workers,
      out,
      ...part,
      tell: (label, done, of) => show(label, done, of, ''),
    })
    console.log(
      `  ✓ ${made.persons} người, ${made.entries} mục khai sinh / persons, birth entries → ${out} (sha256 ${made.sha256})`,
    )
    return
  }
  if (options.slice) throw new StartRefused('--slice chỉ dùng khi ghi ra tệp. / --slice goes with files only.')
  await withDatabase(config, 'synth', async ({ db }) => {
    await migrate(db)
    await loadReference(db)
    const began = performance.now()
    const { loaded, persons, entries } = await loadNation(db, nation, {
      workers,
      by: process.env.USER ?? `uid ${process.getuid?.() ?? ''}`,
      tell: ({ step, done, of, entries: written }) => {
        const seconds = (performance.now() - began) / 1000
        show(
          labels[step],
          done,
          of,
          step === 'entries' ? `${written} mục / entries, ${Math.round(written / seconds)}/s` : '',
        )
      },
    })
    const sentence = loaded ? 'Đã nạp / loaded' : 'Đã có sẵn / already there'
    console.log(`  ✓ ${sentence}: ${persons} người, ${entries} mục / persons, entries`)
  })
}
