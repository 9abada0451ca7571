import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { StartRefused } from './configuration.server.ts'

const neededBytes = 200 * 1024 * 1024

/**
 * Makes the data folder and tries to write in it.
 * @throws StartRefused with one line: read-only, full, or not a folder
 */
export function openDataFolder(dataDir: string): void {
  const probe = join(dataDir, `.write-${process.pid}`)
  try {
    if (!existsSync(dataDir)) {
      makeFolder(dataDir)
      // The embedded database of root runs as another user, who must pass through to its own folder.
      chmodSync(dataDir, process.getuid?.() === 0 ? 0o711 : 0o700)
    }
    writeFileSync(probe, Buffer.alloc(64 * 1024), { mode: 0o600, flush: true })
  } catch (error) {
    throw new StartRefused(whyNotWritable(dataDir, error as NodeJS.ErrnoException))
  } finally {
    rmQuietly(probe)
  }
  const space = statfsSync(dataDir)
  const free = space.bavail * space.bsize
  if (free < neededBytes)
    throw new StartRefused(
      `Đĩa của thư mục dữ liệu ${dataDir} gần đầy (còn ${Math.floor(free / 1048576)} MB, cần ít nhất 200 MB). / The disk of the data folder is full.`,
    )
}

/** Folder by folder: Node's own recursive way never returns where a file system says “no such file” to a new folder (/proc). */
function makeFolder(folder: string): void {
  if (!existsSync(dirname(folder))) makeFolder(dirname(folder))
  mkdirSync(folder, { mode: 0o700 })
}

function rmQuietly(file: string): void {
  try {
    rmSync(file, { force: true })
  } catch {
    // It could not be written either.
  }
}

function whyNotWritable(dataDir: string, error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOSPC' || error.code === 'EDQUOT')
    return `Đĩa đầy: không ghi được vào thư mục dữ liệu ${dataDir}. / The disk of the data folder is full.`
  if (error.code === 'ENOTDIR' || error.code === 'EEXIST')
    return `DATA_DIR ${dataDir} không phải là thư mục. / DATA_DIR is not a folder.`
  return `Không ghi được vào thư mục dữ liệu ${dataDir} (${error.code}): cấp quyền ghi hoặc đặt DATA_DIR khác. / The data folder is read-only: give write permission or set another DATA_DIR.`
}

type Holder = { pid: number; startedTicks: string; stopping: boolean }
const lockFile = (dataDir: string): string => join(dataDir, 'hotich.pid')

/** The process that runs the system on a data folder; null when none does. */
export function holderOf(dataDir: string): Holder | null {
  return readHolder(lockFile(dataDir))
}

function readHolder(file: string): Holder | null {
  try {
    const holder = JSON.parse(readFileSync(file, 'utf8')) as Holder
    return ticksOf(holder.pid) === holder.startedTicks ? holder : null
  } catch {
    return null
  }
}

/** When a process started, in clock ticks: tells it from another that got the same number later. */
function ticksOf(pid: number): string {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  if (fields[0] === 'Z') throw new Error('ended')
  return fields[19] ?? ''
}

export type Lock = { stopping: () => void; release: () => void }

/**
 * One run per data folder, and its ports free. A run that is ending, or was killed a moment ago, is waited for.
 * @throws StartRefused with one line
 */
export async function takeOver(
  dataDir: string,
  ports: readonly { name: string; host: string; port: number }[],
): Promise<Lock> {
  const began = Date.now()
  const leftBehind = existsSync(lockFile(dataDir))
  for (;;) {
    const holder = holderOf(dataDir)
    const busy: (typeof ports)[number][] = []
    for (const at of ports) if (!(await canListen(at.host, at.port))) busy.push(at)
    if (!holder && busy.length === 0) {
      const mine = claim(dataDir)
      if (mine) return mine
      await wait(100)
      continue
    }
    const patience = holder ? (holder.stopping ? 30_000 : 2500) : leftBehind ? 5000 : 0
    if (Date.now() - began >= patience) {
      if (holder)
        throw new StartRefused(
          `Hộ Tịch đang chạy trên thư mục dữ liệu ${dataDir} (tiến trình ${holder.pid}). / Already running on this data folder (process ${holder.pid}).`,
        )
      throw new StartRefused(
        busy
          .map(
            ({ name, host, port }) =>
              `Cổng ${port} (${host}) đang bận: dừng chương trình đang dùng cổng này hoặc đặt ${name} khác. / Port ${port} is busy: stop what uses it or set another ${name}.`,
          )
          .join('\n'),
      )
    }
    await wait(100)
  }
}

/** Takes the lock in one step, so that of two runs begun at once only one has it; null: another holds it. */
function claim(dataDir: string): Lock | null {
  const file = lockFile(dataDir)
  const [draft, aside] = [`${file}.${process.pid}.new`, `${file}.${process.pid}.old`]
  const mine: Holder = { pid: process.pid, startedTicks: ticksOf(process.pid), stopping: false }
  const write = (to: string): void => writeFileSync(to, JSON.stringify(mine), { mode: 0o600 })
  const link = (from: string): boolean => {
    try {
      linkSync(from, file)
      return true
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
      throw error
    }
  }
  write(draft)
  try {
    if (!link(draft)) {
      if (holderOf(dataDir)) return null
      try {
        renameSync(file, aside)
      } catch {
        return null
      }
      // What was moved away may be the lock of one who was quicker.
      if (readHolder(aside)) {
        link(aside)
        return null
      }
      if (!link(draft)) return null
    }
  } finally {
    rmQuietly(draft)
    rmQuietly(aside)
  }
  return {
    stopping: () => {
      mine.stopping = true
      write(draft)
      renameSync(draft, file)
    },
    release: () => rmQuietly(file),
  }
}

function canListen(host: string, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(false)
      else if (error.code === 'EACCES')
        reject(
          new StartRefused(
            `Không có quyền nghe ở cổng ${port}; chọn cổng từ 1024 trở lên. / No right to listen on port ${port}.`,
          ),
        )
      else
        reject(
          new StartRefused(
            `HOST ${host} không phải địa chỉ của máy này (${error.code}). / HOST is no address of this machine.`,
          ),
        )
    })
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve(true)))
  })
}
