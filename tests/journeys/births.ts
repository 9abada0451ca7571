import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { field, focused } from './house.ts'

/** Two invented married parents of phường Ba Đình, known to the simulated population database. */
const parents = { mother: '001194000102', father: '001092000101' }

/** What is typed for a birth: pointers of the form and their texts, in the order of the form. */
type Typed = Record<string, string>
export const usualBirth = (code: string, name: string, born = '12112026'): Typed => ({
  '/proof/code': code,
  '/child/name': name,
  '/child/birthDate': born,
  '/child/sex': '1',
  '/child/birthPlace/facilityName': 'Bệnh viện Phụ sản Hà Nội',
  '/child/birthPlace': 'ba dinh',
  '/mother/pin': parents.mother,
  '/father/pin': parents.father,
})

/** Opens a new dossier by keyboard: `n`, the matter, who is here. The cursor then stands in the first field. */
export async function beginBirth(page: Page, who: 'm' | 'c' | 'o' | 'k' = 'm'): Promise<void> {
  await page.keyboard.press('Escape')
  if (!page.url().endsWith('/tiep-nhan')) await page.keyboard.press('n')
  await page.locator('#procedure:focus').waitFor()
  await page.keyboard.type('khai sinh')
  await page.keyboard.press('Enter')
  await page.locator('[data-first=yes]:focus').waitFor()
  await page.keyboard.press(who)
  await page.waitForURL('**/ho-so/**')
  await field(page, '/proof/code').waitFor()
  await page.locator('#f-proof-code:focus').waitFor()
}

/** Fills the form with the keyboard alone: Enter goes from field to field. Gives the number of fields typed into. */
export async function typeBirth(page: Page, typed: Typed): Promise<number> {
  let fields = 0
  for (const [pointer, text] of Object.entries(typed)) {
    await enterTo(page, pointer)
    if (pointer === '/child/sex') await page.keyboard.press(text)
    else await page.keyboard.type(text, { delay: 4 })
    fields += 1
    if (pointer === '/child/birthPlace') {
      await page.locator('#f-child-birthPlace-list [aria-selected=true]').waitFor()
      await page.keyboard.press('Enter')
    }
    if (/^.(mother|father).pin$/.test(pointer))
      await page.locator(`.bf-block-${pointer.split('/')[1]} .bf-card`).waitFor()
  }
  return fields
}

/** Presses Enter until the cursor is in a field. */
export async function enterTo(page: Page, pointer: string): Promise<void> {
  const wanted = `f${pointer.replace(/[^A-Za-z0-9]+/g, '-')}`
  for (let presses = 0; presses < 40; presses += 1) {
    if ((await focused(page)) === wanted) return
    await page.keyboard.press('Enter')
  }
  assert.equal(await focused(page), wanted, 'Enter leads there')
}

/** Presses Tab until a control with this text (or label) has the focus. */
export async function tabTo(page: Page, text: RegExp): Promise<void> {
  const seen: string[] = []
  for (let presses = 0; presses < 60; presses += 1) {
    const here = await page.evaluate(() => {
      const at = document.activeElement
      if (!at?.matches('a, button, input, select, textarea, summary, [tabindex="0"]')) return ''
      return `${at.getAttribute('aria-label') ?? ''} ${at.textContent ?? ''}`.trim()
    })
    seen.push(here.slice(0, 40))
    if (text.test(here)) return
    await page.keyboard.press('Tab')
  }
  assert.fail(`${text} is not reached by Tab: ${seen.join(' | ')}`)
}

/** Writes the dossier on the screen in the book: Ctrl+Enter shows what will be written, Ctrl+Enter writes it. Gives the number. */
export async function register(page: Page): Promise<string> {
  await page.keyboard.press('Control+Enter')
  await page.locator('dialog[open] .dialog-buttons').waitFor()
  await page.keyboard.press('Control+Enter')
  const result = page.locator('.result h2')
  await result.waitFor()
  return /\d+\/\d{4}/.exec((await result.textContent()) ?? '')?.[0] ?? ''
}

export const caseIdOf = (page: Page): string => /ho-so\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? ''
export const standing = (page: Page) => page.locator('aside.standing')
