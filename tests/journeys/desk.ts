import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { v7 as uuid } from 'uuid'
import { demoPassword } from '../../src/offices/demo.server.ts'
import { official } from '../official.ts'
import { textsOf } from '../pdf-pages.ts'
import { register, standing } from './births.ts'
import { field, journeyHouse } from './house.ts'

type Declaration = Record<string, unknown>
/** What of a declaration the law refuses, how the desk says it, and what is put in its place. */
export type Refusal = { says: RegExp; article: RegExp; mend: () => Promise<void> }

/** The desk of a commune: its registrar and its chair, each at a computer, and reception, which speaks to the server itself. */
export type Desk = Awaited<ReturnType<typeof deskOf>>

export async function deskOf(place: string) {
  const house = await journeyHouse()
  const reception = await official(house.app, `motcua.${place}`)
  const office = await official(house.app, `hotich.${place}`)
  const registrar = await house.person(`hotich.${place}`)
  const chair = await house.person(`chutich.${place}`)
  const { page } = registrar

  /** Reception has typed a dossier; the registrar opens it. */
  async function open(kind: string, declaration: Declaration): Promise<string> {
    const caseId = uuid()
    const saved = await reception.command('PUT', `/api/cases/${caseId}`, { kind, declaration, version: 0 })
    assert.equal(saved.status, 200, JSON.stringify(saved.json))
    await show(caseId)
    await standing(page).getByRole('heading', { name: 'Quy định' }).waitFor()
    return caseId
  }
  async function show(caseId: string): Promise<void> {
    await page.goto(`/ho-so/${caseId}`)
    await standing(page).waitFor()
  }

  /** The rule stands beside the form in words with its article, Ctrl+Enter leads to it, and nothing is written until it is mended. */
  async function refused({ says, article, mend }: Refusal): Promise<void> {
    const law = standing(page).locator('.note-error', { hasText: says }).first()
    await law.waitFor()
    assert.match((await law.textContent()) ?? '', article)
    await page.keyboard.press('Control+Enter')
    await page.locator('.error-summary:focus').waitFor()
    assert.equal(await page.locator('dialog[open]').count(), 0)
    await mend()
    await standing(page).locator('.note-error').first().waitFor({ state: 'detached' })
  }

  /** Types another value where one stands. */
  async function retype(pointer: string, text: string): Promise<void> {
    await field(page, pointer).fill(text)
    await page.keyboard.press('Tab')
  }

  const signingRow = async (name: string): Promise<void> => {
    await chair.page.goto('/ky')
    const row = chair.page.locator('.signing-list').getByText(name).first()
    await row.click()
    await chair.page.locator('.signing-read').locator('iframe, .empty, p').first().waitFor()
  }

  /** The chair reads the paper of somebody and signs; the password is asked for once. */
  async function sign(name: string): Promise<void> {
    await signingRow(name)
    await chair.page.keyboard.press('Control+Enter')
    const password = chair.page.locator('dialog[open] input[type=password]')
    const done = chair.page.getByText('Đã ký 1/1.').first()
    await password.or(done).first().waitFor()
    if (await password.isVisible()) {
      await password.fill(demoPassword)
      await chair.page.keyboard.press('Enter')
    }
    await done.waitFor()
  }

  /** Writes the dossier in the book once the server has answered what the registers know, and nothing stands against it. */
  async function write(): Promise<string> {
    await standing(page).locator('.note-error, .note-warning').first().waitFor({ state: 'detached' })
    return register(page)
  }

  /** The chair sends a dossier back. */
  async function sendBack(name: string, reason: string): Promise<void> {
    await signingRow(name)
    await chair.page.keyboard.press('Alt+l')
    await chair.page.locator('dialog[open] textarea').fill(reason)
    await chair.page.keyboard.press('Control+Enter')
    await chair.page.getByText('Đã trả lại.').first().waitFor()
  }

  /** A slip that is noticed before the signature: mended in the form, with its reason, and kept as a revision. */
  async function slip(caseId: string, pointer: string, text: string, reason: string): Promise<void> {
    await show(caseId)
    await standing(page)
      .getByRole('button', { name: /Sửa lỗi đánh máy/ })
      .click()
    await page.locator(`${idOf(pointer)}:not([disabled])`).waitFor()
    await retype(pointer, text)
    await page.keyboard.press('Control+Enter')
    const dialog = page.locator('dialog[open]')
    await dialog.getByText(/1 chỗ thay đổi/).waitFor()
    await field(page, '/change/reason').fill(reason)
    await page.keyboard.press('Control+Enter')
    await page.getByText('Đã sửa.').first().waitFor()
    const kept = await house.db.sql`
      select from entry_revision r join register_entry e on e.office_id = r.office_id and e.id = r.entry_id where e.case_id = ${caseId} and r.reason = ${reason}`
    assert.equal(kept.length, 1)
  }

  /** The words of every signed paper of a dossier, by kind. */
  async function papers(caseId: string): Promise<Record<string, string>> {
    const documents = await house.db.sql<{ id: string; kind: string }[]>`
      select id, kind from document where case_id = ${caseId} and state = 'SIGNED' order by kind, original_no`
    const found: Record<string, string> = {}
    for (const { id, kind } of documents) {
      const file = await office.get(`/api/documents/${id}/file`)
      assert.equal(file.status, 200)
      found[kind] = (await textsOf(file.raw)).join('\n')
    }
    return found
  }

  return {
    house,
    page,
    registrar,
    chair,
    reception,
    office,
    open,
    show,
    refused,
    retype,
    sign,
    sendBack,
    slip,
    papers,
    write,
  }
}

const idOf = (pointer: string): string => `#f${pointer.replace(/[^A-Za-z0-9]+/g, '-')}`

/** Chooses in a row of choices or in a list, whichever the form shows. */
export async function choose(page: Page, pointer: string, label: RegExp): Promise<void> {
  const control = field(page, pointer)
  const row = page.locator('fieldset.choices', { has: control })
  if ((await control.evaluate((element) => element.tagName)) === 'SELECT') {
    const wanted = await control.locator('option').filter({ hasText: label }).first().getAttribute('value')
    await control.selectOption(wanted)
  } else await row.getByLabel(label).first().check()
}
