import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

export type JournalLine = { at: string; seq: number; what: string } & Record<string, unknown>

/** An append-only log of one JSON object a line: what the partner itself has seen and decided. */
export type Journal = {
  write: (line: { what: string } & Record<string, unknown>) => void
  replay: () => Iterable<JournalLine>
  tail: (after: number, limit: number) => JournalLine[]
  close: () => void
}

/** Opens the journal in a file, or in memory only when no file is named. A torn last line is left out. */
export function openJournal(file: string | undefined): Journal {
  const before: JournalLine[] = []
  if (file !== undefined && existsSync(file))
    for (const text of readFileSync(file, 'utf8').split('\n')) {
      if (text === '') continue
      try {
        before.push(JSON.parse(text) as JournalLine)
      } catch {}
    }
  if (file !== undefined) mkdirSync(dirname(file), { recursive: true })
  const handle = file === undefined ? undefined : openSync(file, 'a')
  const recent: JournalLine[] = before.slice(-20_000)
  let seq = before.at(-1)?.seq ?? 0
  return {
    write(line) {
      const full: JournalLine = { at: new Date().toISOString(), seq: ++seq, ...line }
      if (handle !== undefined) writeSync(handle, `${JSON.stringify(full)}\n`)
      recent.push(full)
      if (recent.length > 40_000) recent.splice(0, 20_000)
    },
    replay: () => before.splice(0),
    tail: (after, limit) => recent.filter((line) => line.seq > after).slice(0, limit),
    close: () => {
      if (handle !== undefined) closeSync(handle)
    },
  }
}
