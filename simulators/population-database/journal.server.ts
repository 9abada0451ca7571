import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

export type JournalLine = { at: string; seq: number; what: string } & Record<string, unknown>

/** An append-only log of one JSON object a line: what the partner itself has seen and decided. */
export type Journal = {
  write: (line: { what: string } & Record<string, unknown>) => void
  /** Resolves when everything written so far is in the file; lines that come together are written together. */
  kept: () => Promise<void>
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
  let pending: string[] = []
  let writing: Promise<void> | undefined
  const flush = (): void => {
    writing = undefined
    const text = pending.join('')
    pending = []
    if (handle !== undefined && text !== '') writeSync(handle, text)
  }
  return {
    write(line) {
      const full: JournalLine = { at: new Date().toISOString(), seq: ++seq, ...line }
      if (handle !== undefined) {
        pending.push(`${JSON.stringify(full)}\n`)
        writing ??= new Promise((done) => setTimeout(done, 2)).then(flush)
      }
      recent.push(full)
      if (recent.length > 40_000) recent.splice(0, 20_000)
    },
    kept: () => writing ?? Promise.resolve(),
    replay: () => before.splice(0),
    tail: (after, limit) => recent.filter((line) => line.seq > after).slice(0, limit),
    close: () => {
      flush()
      if (handle !== undefined) closeSync(handle)
    },
  }
}
