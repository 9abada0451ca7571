import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { demoPassword, makeDemo } from '../src/offices/demo.server.ts'
import { systemClock } from '../src/platform/clock.server.ts'
import { dayInVietnam } from '../src/values/moment.ts'
import { benchDatabase } from './parts/database.ts'
import { freePort, startProgram, startServer } from './parts/programs.ts'
import { rounded, tell } from './parts/report.ts'
import { slowLine } from './parts/slow-line.ts'

/** The line and the computer of a commune far away. */
const line = { bitsPerSecond: 400_000, latencyMs: 400 }
const slowedBy = 6

const screensOf: Record<string, readonly string[]> = {
  'hotich.badinh': [
    '/',
    '/tiep-nhan',
    '/tra-cuu',
    '/so',
    '/ket-noi',
    '/may-in',
    '/sua-du-lieu',
    '/thong-bao',
    '/tai-khoan',
    '/nhap-giay-chung-sinh',
  ],
  'chutich.badinh': ['/', '/ky', '/so'],
  'quantri.badinh': ['/quan-tri'],
  'giamsat.hanoi': ['/giam-sat', '/ho-so-don-vi'],
  thanhtra: ['/nhat-ky'],
}

/**
 * The official's application on a bad line and a slow computer: bytes and time until it can be used, at the first visit and at the next; bytes
 * that a whole registration moves; and what axe finds on the screens.
 */
export async function run(): Promise<Record<string, unknown>> {
  const database = await benchDatabase()
  const stops: (() => Promise<void>)[] = []
  try {
    await makeDemo(database.db, systemClock)
    const port = await freePort()
    const partner = await startProgram('simulators/population-database/main.server.ts', [], { SIM_PORT: String(port) })
    stops.push(partner.stop)
    const server = await startServer(database, { POPULATION_URL: `http://127.0.0.1:${port}` })
    stops.push(server.stop)
    const browser = await chromium.launch({
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--no-first-run',
      ],
    })
    stops.push(() => browser.close())
    const slow = await slowLine(server.url, line)
    stops.push(async () => slow.close())

    const context = await newContext(browser)
    const first = await slowPage(context)
    const before = performance.now()
    await first.goto(slow.url, { waitUntil: 'commit' })
    await first.locator('#f-username').pressSequentially('hotich.badinh')
    const firstUsableMs = performance.now() - before
    await slow.quiet(2500)
    const firstLoad = slow.moved().down
    tell(`first visit: ${Math.round(firstUsableMs)} ms, ${rounded(firstLoad / 1000)} kB`)

    await first.locator('#f-password').fill(demoPassword)
    await first.keyboard.press('Enter')
    await first.locator('.shell main h1').waitFor()
    await slow.quiet(12_000)
    tell(`signed in and settled: ${rounded(slow.moved().down / 1000)} kB in all`)
    await first.close()

    const next = await slowPage(context)
    const again = performance.now()
    await next.goto(slow.url, { waitUntil: 'commit' })
    await next.locator('.shell main h1').waitFor()
    // Usable: the page stands and its main action can be taken; the worklist fills itself from the server meanwhile.
    await next.getByRole('main').getByText('Tiếp nhận hồ sơ').first().click({ trial: true })
    const nextUsableMs = performance.now() - again
    await next.waitForFunction(() => document.querySelector('.skeleton') === null)
    const nextFilledMs = performance.now() - again
    tell(`next visit: ${Math.round(nextUsableMs)} ms, worklist filled after ${Math.round(nextFilledMs)} ms`)

    await slow.quiet(2500)
    const start = slow.moved()
    await registerBirth(next)
    await slow.quiet(1000)
    const end = slow.moved()
    const registration = end.down - start.down + end.up - start.up
    tell(
      `a registration: ${rounded((end.down - start.down) / 1000)} kB to the browser, ${rounded((end.up - start.up) / 1000)} kB from it`,
    )

    slow.free()
    const registered = new URL(next.url()).pathname
    const found = await findings(browser, slow.url, { 'hotich.badinh': [registered] })
    for (const one of found) tell(one)
    return {
      firstLoadKb: rounded(firstLoad / 1000),
      firstUsableMs: Math.round(firstUsableMs),
      nextUsableMs: Math.round(nextUsableMs),
      nextFilledMs: Math.round(nextFilledMs),
      registrationKb: rounded(registration / 1000),
      axeSerious: found.length,
    }
  } finally {
    for (const stop of stops.reverse()) await stop().catch(() => {})
    await database.close()
  }
}

const newContext = (browser: Browser): Promise<BrowserContext> =>
  browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' })

async function slowPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  page.setDefaultTimeout(120_000)
  const session = await context.newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowedBy })
  return page
}

/** A birth with two parents known by their numbers, typed by keyboard from the worklist to the number in the book. */
async function registerBirth(page: Page): Promise<void> {
  const born = new Date(Date.parse(dayInVietnam(systemClock())) - 8 * 86_400_000).toISOString().slice(0, 10)
  const typed: [string, string][] = [
    ['proof-code', 'GCS-2026-0009901'],
    ['child-name', 'Nguyễn Minh Khôi'],
    ['child-birthDate', born.split('-').reverse().join('')],
    ['child-sex', '1'],
    ['child-birthPlace-facilityName', 'Bệnh viện Phụ sản Hoa Sữa'],
    ['child-birthPlace', 'ba dinh'],
    ['mother-pin', '001194000102'],
    ['father-pin', '001092000101'],
  ]
  await page.keyboard.press('n')
  await page.locator('#procedure:focus').waitFor()
  await page.keyboard.type('khai sinh')
  await page.keyboard.press('Enter')
  await page.locator('[data-first=yes]:focus').waitFor()
  await page.keyboard.press('m')
  await page.locator('#f-proof-code:focus').waitFor()
  for (const [field, text] of typed) {
    for (let presses = 0; presses < 40; presses++) {
      if ((await page.evaluate(() => document.activeElement?.id ?? '')) === `f-${field}`) break
      await page.keyboard.press('Enter')
    }
    await page.keyboard.type(text, { delay: 20 })
    if (field === 'child-birthPlace') {
      await page.locator('#f-child-birthPlace-list [aria-selected=true]').waitFor()
      await page.keyboard.press('Enter')
    }
    if (field.endsWith('-pin')) await page.locator(`.bf-block-${field.split('-')[0]} .bf-card`).waitFor()
  }
  await page.keyboard.press('Control+Enter')
  await page.locator('dialog[open] .dialog-buttons').waitFor()
  await page.keyboard.press('Control+Enter')
  await page.locator('.result h2').waitFor()
}

/** Serious and critical findings of axe on every screen, a line each. */
async function findings(browser: Browser, url: string, more: Record<string, readonly string[]>): Promise<string[]> {
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  const found: string[] = []
  const look = async (page: Page, where: string): Promise<void> => {
    const session = await page.context().newCDPSession(page)
    await session.send('Runtime.evaluate', { expression: axe })
    await session.detach()
    const serious = await page.evaluate(async () => {
      type Found = { violations: { impact: string; id: string; nodes: { target: string[] }[] }[] }
      const { axe: tool } = globalThis as unknown as {
        axe: { run: (root: Document, options: object) => Promise<Found> }
      }
      const { violations } = await tool.run(document, { resultTypes: ['violations'] })
      return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ impact, id, nodes }) => `${impact} ${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)
    })
    found.push(...serious.map((one) => `${where}: ${one}`))
  }
  for (const [username, paths] of Object.entries(screensOf)) {
    const context = await newContext(browser)
    const page = await context.newPage()
    await page.goto(url)
    await page.locator('#f-username').fill(username)
    if (username === 'hotich.badinh') await look(page, 'sign-in')
    await page.locator('#f-password').fill(demoPassword)
    await page.keyboard.press('Enter')
    await page.locator('.shell').waitFor()
    for (const path of [...paths, ...(more[username] ?? [])]) {
      await page.goto(url + path)
      await page.locator('main h1').first().waitFor()
      await page.waitForFunction(() => document.querySelector('.skeleton') === null)
      await look(page, `${username} ${path}`)
    }
    await context.close()
  }
  return found
}
