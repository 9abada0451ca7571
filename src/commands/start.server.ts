import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { DemoAccount } from '../offices/demo.server.ts'
import { asEnvironment, type Configuration, clockOf } from '../platform/configuration.server.ts'
import { openDataFolder, takeOver } from '../platform/data-folder.server.ts'
import { openDatabase } from '../platform/database.server.ts'
import { checkDatabase } from '../platform/database-check.server.ts'
import { type EmbeddedPostgres, startEmbedded } from '../platform/embedded-postgres.server.ts'
import { type Supervised, supervise } from '../platform/supervise.server.ts'
import type { Loaded } from '../synth/load.sql.server.ts'
import { prepare } from './prepare.server.ts'
import { untilAskedToEnd } from './with-database.server.ts'

const root = join(import.meta.dirname, '../..')
const say = (line: string): void => console.log(line)

async function step<T>(label: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now()
  const terminal = process.stdout.isTTY
  if (terminal) process.stdout.write(`  ${label} …`)
  try {
    const result = await work()
    const seconds = ((performance.now() - began) / 1000).toFixed(1).replace('.', ',')
    say(`${terminal ? '\r' : ''}  ✓ ${label} (${seconds} s)`)
    return result
  } catch (error) {
    if (terminal) say('')
    throw error
  }
}

/**
 * The whole system on one machine: database, migrations, reference data, demo, then server, worker and simulator as children.
 * Returns when everything has ended, in order, after a signal.
 */
export async function start(config: Configuration): Promise<void> {
  const asked = untilAskedToEnd()
  openDataFolder(config.dataDir)
  const lock = await takeOver(config.dataDir, [
    { name: 'PORT', host: config.host, port: config.port },
    ...(config.demo ? [{ name: 'SIMULATOR_PORT', host: '127.0.0.1', port: config.simulatorPort }] : []),
  ])
  let database: KeptDatabase | null = null
  const children: Supervised[] = []
  let refuse: () => void = () => {}
  const refused = new Promise<'refused'>((resolve) => {
    refuse = () => resolve('refused')
  })
  try {
    database = await step('Cơ sở dữ liệu / database', () => openOwnOrGiven(config))
    const { url } = database
    const accounts = await prepareAll(config, url)
    const env = asEnvironment(config, url)
    const child = (name: string, program: string, args: string[], more: Record<string, string> = {}): Supervised =>
      supervise({ name, program: join(root, program), args, env: { ...env, ...more }, print: say, onRefused: refuse })
    if (config.demo)
      children.push(
        child('simulator', 'simulators/population-database/main.server.ts', [], {
          SIM_PORT: String(config.simulatorPort),
          SIM_LOG: join(config.dataDir, 'simulator.jsonl'),
        }),
      )
    children.push(child('serve', 'src/main.server.ts', ['serve']), child('work', 'src/main.server.ts', ['work']))
    const ready = await step('Máy chủ, bộ gửi tin / server, worker', () =>
      Promise.race([asked.then(() => false), refused.then(() => false), allReady(children)]),
    )
    if (ready) announce(config, accounts)
    const people = ready && config.demo ? peopleBeside(config, url) : null
    if ((await Promise.race([asked, refused])) === 'refused') process.exitCode = 1
    await people?.leave()
  } finally {
    if (children.length > 0) say('\nĐang dừng… / Stopping…')
    lock.stopping()
    // The server first, so that nothing new comes in; the database last.
    for (const name of ['serve', 'work', 'simulator'])
      await Promise.all(children.filter((child) => child.name === name).map((child) => child.stop()))
    await database?.stop()
    lock.release()
    if (children.length > 0) say('Đã dừng. / Stopped.')
  }
}

async function allReady(children: readonly Supervised[]): Promise<boolean> {
  return (await Promise.all(children.map((child) => child.ready))).every((ready) => ready)
}

async function prepareAll(config: Configuration, url: string): Promise<DemoAccount[]> {
  const db = openDatabase(url, { max: 4, applicationName: 'hotich start' })
  try {
    return await prepare({ db, clock: clockOf(config), demo: config.demo, step })
  } finally {
    await db.close()
  }
}

/** Invented people for the demo offices are written beside the running system: nobody waits for them, and a stop ends it at once. */
function peopleBeside({ clock }: Configuration, url: string): { leave: () => Promise<unknown> } {
  const worker = new Worker(new URL('./demo-people.server.ts', import.meta.url), { workerData: { url, clock } })
  worker.on('message', (made: Loaded | null) => {
    if (made) say(`  ✓ Dân số mẫu: ${made.persons} người, ${made.entries} mục / demo people, entries`)
  })
  worker.on('error', (error) => say(`  ! Dân số mẫu / demo people: ${error.message}`))
  return { leave: () => worker.terminate() }
}

type KeptDatabase = { url: string; stop: () => Promise<void> }

async function openOwnOrGiven(config: Configuration): Promise<KeptDatabase> {
  if (config.databaseUrl) {
    await checkDatabase(config.databaseUrl)
    return { url: config.databaseUrl, stop: async () => {} }
  }
  return keepRunning(config.dataDir)
}

/** The embedded server is started again when it ends unasked; the children connect anew by themselves. */
async function keepRunning(dataDir: string): Promise<KeptDatabase> {
  let current: EmbeddedPostgres = await startEmbedded({ dataDir })
  let stopping = false
  const watch = async (): Promise<void> => {
    for (;;) {
      await current.ended
      for (let seconds = 1; !stopping; seconds = Math.min(seconds * 2, 30)) {
        say('! PostgreSQL dừng đột ngột; đang khởi động lại. / PostgreSQL ended; starting it again.')
        try {
          current = await startEmbedded({ dataDir })
          break
        } catch (error) {
          say(`  ${error instanceof Error ? error.message : error}`)
          await wait(seconds * 1000)
        }
      }
      if (stopping) return
    }
  }
  void watch()
  return {
    url: current.url,
    stop: async () => {
      stopping = true
      await current.stop()
      rmSync(join(dataDir, 'postgres-start.log'), { force: true })
    },
  }
}

function announce(config: Configuration, accounts: readonly DemoAccount[]): void {
  if (accounts.length > 0) {
    say('\n  Tài khoản thử (chỉ để dùng thử) / demo accounts:\n')
    const width = Math.max(...accounts.map(({ username }) => username.length))
    for (const { username, password, fullName, officeName, roles } of accounts)
      say(`    ${username.padEnd(width)}  ${password}  ${fullName} – ${officeName} (${roles.join(', ')})`)
  } else if (!config.demo) {
    say('\n  Quản trị trung ương đầu tiên / first national administrator: npx hotich accounts create-admin --help')
  }
  if (config.clock) say(`\n  Đồng hồ đặt ở / clock set to ${config.clock.start}`)
  say(`\n  Hộ Tịch: ${config.publicUrl}   (Ctrl-C để dừng / stops)\n`)
}
