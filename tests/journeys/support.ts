import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { after } from 'node:test'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { demoPassword } from '../../src/offices/demo.server.ts'
import { testServer } from '../test-server.ts'

/** The screen of an old office PC, and of a cheap phone. */
export const desk = { width: 1366, height: 768 }
export const phone = { width: 390, height: 844 }

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
// Opened while the file is read, so that `after` belongs to the file and not to its first test.
const { app } = await testServer()
const address = await app.listen({ host: '127.0.0.1', port: 0 })
const browser: Browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
  ],
})
after(() => browser.close())

export type Visit = {
  page: Page
  context: BrowserContext
  address: string
  /** What the browser complained about: script errors and breaches of the page's policy. Refusals the test provokes are not listed. */
  complaints: string[]
}

/** A new browser window on the whole system, with nothing kept from before. */
export async function visit(viewport: { width: number; height: number } = desk): Promise<Visit> {
  const context = await browser.newContext({ viewport, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' })
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complaints.push(message.text())
  })
  return { page, context, address, complaints }
}

/** Signs in by keyboard alone, as an official does. */
export async function signIn({ page, address }: Visit, username: string): Promise<void> {
  await page.goto(address)
  await page.locator('#f-username').focus()
  await page.keyboard.type(username)
  await page.keyboard.press('Tab')
  await page.keyboard.type(demoPassword)
  await page.keyboard.press('Enter')
  await page.locator('.shell').waitFor()
}

/** Opens an address inside the application and waits until its content is there. */
export async function openScreen({ page, address }: Visit, path: string): Promise<void> {
  await page.goto(address + path)
  await page.locator('main h1').waitFor()
  await page.waitForFunction(() => document.querySelector('.skeleton') === null)
}

/** Serious and critical findings of axe on what is shown, as one line each. */
export async function seriousFindings(page: Page): Promise<string[]> {
  const client = await page.context().newCDPSession(page)
  await client.send('Runtime.evaluate', { expression: axeSource })
  await client.detach()
  return await page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: {
        run: (
          root: Document,
          options: object,
        ) => Promise<{ violations: { impact: string; id: string; nodes: { target: string[] }[] }[] }>
      }
    }
    const { violations } = await axe.run(document, { resultTypes: ['violations'] })
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ impact, id, nodes }) => `${impact} ${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)
  })
}

/** How many pixels the page is wider than its window. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth))
