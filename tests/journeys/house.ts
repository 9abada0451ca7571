import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, afterEach } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core'
import postgres from 'postgres'
import { buildServer } from '../../src/commands/build-server.server.ts'
import { startWorker } from '../../src/exchange/worker.server.ts'
import { demoPassword, makeDemo } from '../../src/offices/demo.server.ts'
import { clockFrom } from '../../src/platform/clock.server.ts'
import { readConfiguration } from '../../src/platform/configuration.server.ts'
import type { Database } from '../../src/platform/database.server.ts'
import { type SimulatorChild, simulatorChild } from '../exchange/simulator-child.ts'
import { freePort } from '../free-port.ts'
import { freshDatabase } from '../fresh-database.ts'

/** 20/11/2026, a Friday, 9:00 in Việt Nam: the same moment for the server, the worker and the browser. */
const firstMoment = '2026-11-20T02:00:00.000Z'
export const desktop = { width: 1366, height: 768 }
export const phone = { width: 390, height: 844 }

/** Somebody at a computer: a browser of their own, and what its console complained about. */
export type Person = {
  context: BrowserContext
  page: Page
  /** Errors of the console and of the page, without the refusals (4xx, 503) and dead lines that a journey provokes on purpose. */
  complaints: string[]
}
type WindowOptions = { viewport?: { width: number; height: number }; english?: boolean }
type JourneyHouse = {
  url: string
  app: FastifyInstance
  db: Database & { url: string }
  simulator: SimulatorChild
  /** A browser window that nobody has signed in to. */
  window: (options?: WindowOptions) => Promise<Person>
  /** The same after signing in with a demo account through the form. */
  person: (username: string, options?: WindowOptions) => Promise<Person>
}

let made: Promise<JourneyHouse> | undefined

/** The whole product as it runs: server on a port, worker, simulator, Chromium, a database of the file's own with the demo accounts. */
export function journeyHouse(): Promise<JourneyHouse> {
  made ??= make()
  return made
}

async function make(): Promise<JourneyHouse> {
  const db = await freshDatabase()
  await buildPages(db.url)
  const dataDir = await mkdtemp(join(tmpdir(), 'hotich-journey-'))
  const simulator = await simulatorChild()
  const clock = clockFrom(firstMoment)
  const port = await freePort()
  const config = readConfiguration(
    {
      DATABASE_URL: db.url,
      DATA_DIR: dataDir,
      LOG_LEVEL: 'silent',
      DEMO: 'true',
      PORT: String(port),
      POPULATION_URL: simulator.url.href,
      RATE_LIMIT: '0',
    },
    {},
  )
  await makeDemo(db, clock)
  const app = await buildServer({ db, clock, config })
  const url = await app.listen({ host: '127.0.0.1', port })
  // A dead link is tried again sooner than in an office, so that a journey does not wait for it.
  const link = { least: 3, halfOpenMs: 2000 }
  const worker = startWorker({
    db,
    clock,
    config: { populationDatabase: { url: simulator.url }, link },
    log: () => {},
  })
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumFlags })
  after(async () => {
    await browser.close()
    await worker.stop()
    await app.close()
    await rm(dataDir, { recursive: true, force: true })
  })
  afterEach(async (context) => {
    if (!('passed' in context) || context.passed) return
    const pages = browser.contexts().flatMap((one) => one.pages())
    for (const [index, page] of pages.entries())
      await page
        .screenshot({ path: join(tmpdir(), `hotich-journey-failed-${index + 1}.png`), timeout: 4000 })
        .catch(() => {})
  })
  const window = (options: WindowOptions = {}): Promise<Person> => openWindow(browser, url, options)
  return {
    url,
    app,
    db,
    simulator,
    window,
    person: async (username, options) => {
      const somebody = await window(options)
      await signIn(somebody.page, username)
      return somebody
    },
  }
}

const chromiumFlags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

function chromiumPath(): string {
  const said = process.env.CHROMIUM_PATH
  if (said) return said
  if (existsSync('/usr/bin/chromium')) return '/usr/bin/chromium'
  return spawnSync('/bin/sh', ['-c', 'command -v chromium'], { encoding: 'utf8' }).stdout.trim() || 'chromium'
}

/** The pages are built once, also when several files start at the same moment. */
async function buildPages(databaseUrl: string): Promise<void> {
  const prepare = '../../scripts/prepare.mjs'
  const { ensureWebBuilt } = (await import(prepare)) as { ensureWebBuilt: (node: string) => Promise<void> }
  const lock = postgres(new URL('/postgres', databaseUrl).href, { max: 1, onnotice: () => {} })
  await lock`select pg_advisory_lock(7041978)`
  try {
    await ensureWebBuilt(process.execPath)
  } finally {
    await lock.end()
  }
}

/** The browser's clock shows the server's time; it goes on running. */
const shiftClock = (offset: number): void => {
  const Real = Date
  class Shifted extends Real {
    constructor(...given: [] | [number]) {
      if (given.length === 0) super(Real.now() + offset)
      else super(...given)
    }
    static override now(): number {
      return Real.now() + offset
    }
  }
  globalThis.Date = Shifted as DateConstructor
}
/** No printer stands here, and Chromium without a screen ends when a PDF is sent to one. */
const noPrinter = (): void => {
  globalThis.print = () => {}
}
const speakEnglish = (): void => {
  if (location.protocol.startsWith('http')) localStorage.setItem('hotich.language', 'en')
}
const offset = Date.parse(firstMoment) - Date.now()

async function openWindow(browser: Browser, url: string, options: WindowOptions): Promise<Person> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: options.viewport ?? desktop,
    locale: options.english ? 'en-GB' : 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    acceptDownloads: true,
  })
  context.setDefaultTimeout(30_000)
  await context.addInitScript(shiftClock, offset)
  await context.addInitScript(noPrinter)
  if (options.english) await context.addInitScript(speakEnglish)
  const complaints: string[] = []
  context.on('page', (page) => listen(page, complaints))
  return { context, page: await context.newPage(), complaints }
}

const provoked = /status of (4\d\d|503)|net::ERR_(INTERNET_DISCONNECTED|FAILED|ABORTED|CONNECTION)/

function listen(page: Page, complaints: string[]): void {
  const where = (): string => (page.url().startsWith('http') ? new URL(page.url()).pathname : page.url())
  page.on('console', (message) => {
    if (message.type() === 'error' && !provoked.test(message.text())) complaints.push(`${where()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => complaints.push(`${where()}: ${error.message}`))
}

/** Signs in through the form, with the keyboard. */
async function signIn(page: Page, username: string): Promise<void> {
  if (page.url() === 'about:blank') await page.goto('/')
  await page.locator('input[autocomplete=username]').focus()
  await page.keyboard.type(username)
  await page.keyboard.press('Tab')
  await page.keyboard.type(demoPassword)
  await page.keyboard.press('Enter')
  await page.locator('header.top').waitFor()
}

/** Fails when the console of somebody complained. */
export function quiet(...people: Person[]): void {
  for (const { complaints } of people) assert.deepEqual(complaints, [])
}

/** A field of a form by its JSON pointer; see fieldId of the web parts. */
export const field = (page: Page, pointer: string): Locator =>
  page.locator(`[id="f${pointer.replace(/[^A-Za-z0-9]+/g, '-')}"]`)

/** The id of the control with the focus. */
export const focused = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.id ?? '')
