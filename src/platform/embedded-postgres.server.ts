import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import postgres from 'postgres'
import { StartRefused } from './configuration.server.ts'
import { binariesFor, clusterPlace, giveTo, type Owner, whoRuns } from './embedded-place.server.ts'

/** A running embedded PostgreSQL. */
export type EmbeddedPostgres = {
  url: string
  /** false: it was running already, left by a run that was killed or belonging to one that still runs. */
  startedHere: boolean
  pid: number
  /** Resolves when the server is gone, whoever ended it. */
  ended: Promise<void>
  stop: () => Promise<void>
}

type Access = { port: number; password: string }
const superuser = 'hotich'
const database = 'hotich'

/** For one office's machine: everything committed is on disk, memory stays modest, no personal data in the log. */
const durable = {
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  maintenance_work_mem: '128MB',
  work_mem: '8MB',
  max_connections: '100',
  max_wal_size: '2GB',
  wal_compression: 'on',
  random_page_cost: '1.1',
  jit: 'off',
  logging_collector: 'on',
  log_directory: 'log',
  log_filename: 'postgresql-%a.log',
  log_truncate_on_rotation: 'on',
  log_rotation_age: '1d',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  idle_in_transaction_session_timeout: '120s',
}
const throwAway = {
  shared_buffers: '128MB',
  max_connections: '200',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_wal_size: '1GB',
  jit: 'off',
  log_min_messages: 'fatal',
}

/**
 * Starts the PostgreSQL of a data folder, or joins the one that runs there already; makes the cluster at first.
 * `durable: false` is for tests: fast, and lost when the machine stops. `settings` go before those it would have (a machine that serves nothing else).
 * @throws StartRefused with one clear line
 */
export async function startEmbedded(options: {
  dataDir: string
  durable?: boolean
  settings?: Readonly<Record<string, string>>
  say?: (line: string) => void
}): Promise<EmbeddedPostgres> {
  const say = options.say ?? (() => {})
  const owner = whoRuns(options.dataDir)
  const binaries = binariesFor(owner, options.dataDir)
  const accessFile = join(options.dataDir, 'postgres.json')
  const cluster = clusterPlace(owner, options.dataDir)
  if (!existsSync(join(cluster, 'PG_VERSION'))) {
    say('Tạo cơ sở dữ liệu lần đầu… / Making the database for the first time…')
    await makeCluster(owner, binaries, cluster, accessFile)
  }
  const access = readAccess(accessFile)
  const version = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  if (version !== '18')
    throw new StartRefused(
      `Dữ liệu trong ${cluster} thuộc PostgreSQL ${version}, chương trình kèm PostgreSQL 18; xem docs/operations.md. / The data belong to another PostgreSQL.`,
    )
  const living = livePostmaster(cluster)
  if (living) {
    say(`Dùng lại PostgreSQL đang chạy (tiến trình ${living.pid}). / Joining the PostgreSQL that still runs.`)
    const url = address({ ...access, port: living.port })
    await answers(url, () => !isAlive(living.pid))
    return {
      url,
      startedHere: false,
      pid: living.pid,
      ended: untilGone(living.pid),
      stop: () => stopPostmaster(living.pid),
    }
  }
  await orphansEnd(cluster)
  removeStaleLocks(cluster)
  const port = (await isFree(access.port)) ? access.port : await freePort()
  if (port !== access.port) writeAccess(accessFile, { ...access, port })
  const firstLines = join(options.dataDir, 'postgres-start.log')
  const output = openSync(firstLines, 'w', 0o600)
  const settings = {
    ...(options.durable === false ? throwAway : durable),
    ...options.settings,
    ...socketSettings(cluster),
  }
  const server = spawn(
    join(binaries, 'bin/postgres'),
    [
      '-D',
      cluster,
      '-p',
      String(port),
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    { ...owner.identity, cwd: '/', detached: true, stdio: ['ignore', output, output], env: environment },
  )
  closeSync(output)
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  server.unref()
  const url = address({ ...access, port })
  try {
    await answers(url, () => server.exitCode !== null || server.signalCode !== null)
  } catch (error) {
    if (error instanceof StartRefused) throw error
    server.kill('SIGINT')
    throw new StartRefused(whyNot(firstLines, cluster))
  }
  return { url, startedHere: true, pid: server.pid ?? 0, ended, stop: () => stopChild(server, ended) }
}

const environment = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }

function address({ port, password }: Access): string {
  return `postgres://${superuser}:${password}@127.0.0.1:${port}/${database}`
}

function readAccess(file: string): Access {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Access
  } catch {
    throw new StartRefused(
      `Mất hoặc hỏng tệp ${file} (mật khẩu của cơ sở dữ liệu kèm theo); chép lại từ bản sao lưu. / The embedded database's password file is missing: restore it from the backup.`,
    )
  }
}

function writeAccess(file: string, access: Access): void {
  writeFileSync(`${file}.new`, JSON.stringify(access), { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

/** initdb into a folder beside, moved into place when complete: a run killed half-way leaves nothing half-made in use. */
async function makeCluster(owner: Owner, binaries: string, cluster: string, accessFile: string): Promise<void> {
  const making = `${cluster}.making`
  rmSync(making, { recursive: true, force: true })
  const access = { port: await freePort(), password: randomBytes(24).toString('base64url') }
  mkdirSync(making, { mode: 0o700 })
  giveTo(owner, making)
  const passwordFile = `${cluster}.password`
  writeFileSync(passwordFile, access.password, { mode: 0o600 })
  giveTo(owner, passwordFile)
  const initdb = (locale: string) =>
    spawnSync(
      join(binaries, 'bin/initdb'),
      [
        ...['-D', making, '-U', superuser, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8'],
        ...['--locale-provider=icu', '--icu-locale=vi', `--locale=${locale}`, '--data-checksums', '--no-instructions'],
      ],
      { ...owner.identity, cwd: '/', env: environment, encoding: 'utf8' },
    )
  let made = initdb('C.UTF-8')
  if (made.status !== 0 && /invalid locale name/.test(made.stderr)) made = initdb('C')
  rmSync(passwordFile, { force: true })
  if (made.status !== 0) {
    rmSync(making, { recursive: true, force: true })
    throw new StartRefused(explain(`${made.stdout}\n${made.stderr}\n${made.error?.message ?? ''}`, cluster))
  }
  writeAccess(accessFile, access)
  renameSync(making, cluster)
}

/** What postmaster.pid says, when that process is really a PostgreSQL on this folder. */
function livePostmaster(cluster: string): { pid: number; port: number } | null {
  const lines = readPidFile(cluster)
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 1 || !isAlive(pid)) return null
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    if (!command.includes('postgres') || !command.includes(cluster)) return null
  } catch {
    return null
  }
  return { pid, port: Number(lines[3]) }
}

function readPidFile(cluster: string): string[] {
  try {
    return readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return []
  }
}

/**
 * After `kill -9` of the server its helpers end by themselves within a moment. Nothing may start on the folder before:
 * every process of PostgreSQL has the cluster as its working folder.
 */
async function orphansEnd(cluster: string): Promise<void> {
  const place = realpathSync(cluster)
  const works = (pid: string): boolean => {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === place
    } catch {
      return false
    }
  }
  const until = Date.now() + 60_000
  while (readdirSync('/proc').some((name) => /^\d+$/.test(name) && works(name))) {
    if (Date.now() > until)
      throw new StartRefused(
        `Còn tiến trình PostgreSQL cũ giữ ${cluster}; kết thúc nó rồi khởi động lại. / An old PostgreSQL process still holds the folder.`,
      )
    await wait(50)
  }
}

/** With no process left on the folder its locks mean nothing; PostgreSQL itself would believe a reused or unreaped process id. */
function removeStaleLocks(cluster: string): void {
  for (const name of readdirSync(cluster))
    if (name === 'postmaster.pid' || name.startsWith('.s.PGSQL.')) rmSync(join(cluster, name))
}

/** A process that ended but was not yet waited for counts as gone. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Tries until the server takes connections (recovery after a crash may take a while), and makes the database when it lacks. */
async function answers(url: string, gone: () => boolean): Promise<void> {
  const until = Date.now() + 120_000
  for (;;) {
    if (gone()) throw new Error('PostgreSQL ended')
    const sql = postgres(new URL('/postgres', url).href, {
      max: 1,
      connect_timeout: 5,
      onnotice: () => {},
      idle_timeout: 1,
    })
    try {
      const [found] = await sql`select 1 from pg_database where datname = ${database}`
      if (!found) await sql.unsafe(`create database ${database}`)
      return
    } catch (error) {
      const { code } = error as { code?: string }
      if (code === '28P01')
        throw new StartRefused(
          'Mật khẩu trong postgres.json không khớp với cơ sở dữ liệu kèm theo; chép lại cả thư mục dữ liệu từ bản sao lưu. / postgres.json does not belong to this database.',
        )
      const passing = ['ECONNREFUSED', 'ECONNRESET', 'CONNECT_TIMEOUT', 'CONNECTION_CLOSED', '57P03', '42P04'].includes(
        code ?? '',
      )
      if (!passing || Date.now() > until) throw error
    } finally {
      await sql.end({ timeout: 1 })
    }
    await wait(25)
  }
}

/** The socket lies inside the cluster, where only its owner comes; too long a path (107 bytes) means TCP alone. */
function socketSettings(cluster: string): Record<string, string> {
  const fits = Buffer.byteLength(cluster) < 85 && !/[,"]/.test(cluster)
  return { listen_addresses: '127.0.0.1', unix_socket_directories: fits ? cluster : '' }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const at = probe.address()
      probe.close(() => resolve(typeof at === 'object' && at ? at.port : 0))
    })
  })
}

function whyNot(firstLines: string, cluster: string): string {
  const texts = [firstLines, ...newestLog(join(cluster, 'log'))].map((file) =>
    existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(-40).join('\n') : '',
  )
  return explain(texts.join('\n'), cluster)
}

function newestLog(folder: string): string[] {
  if (!existsSync(folder)) return []
  const files = readdirSync(folder).map((name) => join(folder, name))
  return files.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs).slice(0, 1)
}

function explain(output: string, cluster: string): string {
  if (/No space left on device/.test(output)) return `Đĩa đầy: không còn chỗ để ghi vào ${cluster}. / The disk is full.`
  if (/Read-only file system|Permission denied/.test(output))
    return `Không được ghi vào ${cluster}. / The database folder cannot be written.`
  const lines = output.split('\n').filter((line) => /FATAL|PANIC|error|could not|cannot/i.test(line))
  return `PostgreSQL kèm theo không khởi động được: ${(lines.at(-1) ?? output.trim().split('\n').at(-1) ?? '').trim()} / The embedded PostgreSQL does not start.`
}

async function untilGone(pid: number): Promise<void> {
  while (isAlive(pid)) await wait(500, undefined, { ref: false })
}

/** Fast shutdown: running transactions are rolled back, everything committed is on disk. */
async function stopPostmaster(pid: number): Promise<void> {
  if (!isAlive(pid)) return
  process.kill(pid, 'SIGINT')
  for (const until = Date.now() + 30_000; isAlive(pid) && Date.now() < until; ) await wait(20)
  if (isAlive(pid)) process.kill(pid, 'SIGQUIT')
}

/** Ends a server that a killed run left in a data folder, if one runs there. */
export async function stopLeftBehind(dataDir: string): Promise<void> {
  const living = livePostmaster(join(dataDir, 'postgres'))
  if (living) await stopPostmaster(living.pid)
}

async function stopChild(server: ChildProcess, ended: Promise<void>): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  server.ref()
  server.kill('SIGINT')
  const slow = setTimeout(() => server.kill('SIGQUIT'), 30_000)
  await ended
  clearTimeout(slow)
}
