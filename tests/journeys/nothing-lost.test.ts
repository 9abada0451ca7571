import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { demoPassword } from '../../src/offices/demo.server.ts'
import { eventually } from '../eventually.ts'
import { beginBirth, caseIdOf, enterTo, standing } from './births.ts'
import { field, journeyHouse, quiet } from './house.ts'

const house = await journeyHouse()
const registrar = await house.person('hotich.badinh')
const { page, context } = registrar

const nameOnServer = async (caseId: string): Promise<string | undefined> => {
  const [row] = await house.db.sql<
    { name: string }[]
  >`select declaration #>> '{child,name}' as name from registration_case where id = ${caseId}`
  return row?.name
}
const isOnServer = (caseId: string, name: string) =>
  eventually(`${name} is on the server`, async () => (await nameOnServer(caseId)) === name)
/** Returns when what is typed stands in this browser's own store, from where a reload or a crash brings it back. */
const keptHere = (on: Page, text: string) =>
  eventually(`${text} is kept here`, () =>
    on.evaluate(
      (wanted) =>
        new Promise<boolean>((found) => {
          const opening = indexedDB.open('hotich')
          opening.onsuccess = () => {
            const reading = opening.result.transaction('kept').objectStore('kept').getAll()
            reading.onsuccess = () => {
              opening.result.close()
              found(JSON.stringify(reading.result).includes(wanted))
            }
          }
        }),
      text,
    ),
  )
const saved = (on: Page) => standing(on).getByText(/^đã lưu/)

async function half(name: string): Promise<string> {
  await beginBirth(page)
  await page.keyboard.type('GCS-2026-0000201')
  await enterTo(page, '/child/name')
  await page.keyboard.type(name)
  return caseIdOf(page)
}

test('what is typed is kept without waiting for a pause, and a reload in the middle loses nothing', async () => {
  const caseId = await half('Trần Bảo Ngọc')
  let kept = false
  const typeOn = async () => {
    while (!kept) for (const key of ['a', 'Backspace']) await page.keyboard.press(key)
  }
  const keeping = keptHere(page, 'Trần Bảo Ngọc').finally(() => {
    kept = true
  })
  await Promise.all([keeping, typeOn()])
  await keptHere(page, '"Trần Bảo Ngọc"')
  await page.reload()
  await field(page, '/child/name').waitFor()
  assert.equal(await field(page, '/child/name').inputValue(), 'Trần Bảo Ngọc')
  assert.equal(await field(page, '/proof/code').inputValue(), 'GCS-2026-0000201')
  await isOnServer(caseId, 'Trần Bảo Ngọc')
})

test('a date half typed and then finished stays as typed, key by key', async () => {
  await enterTo(page, '/proof/issuedOn').catch(() => field(page, '/proof/issuedOn').focus())
  await page.keyboard.type('13112026', { delay: 60 })
  await page.keyboard.press('Enter')
  assert.equal(await field(page, '/proof/issuedOn').inputValue(), '13/11/2026')
})

test('after a crash of the browser’s page the dossier stands in the intake with what was typed', async () => {
  const caseId = await half('Trần Bảo Long')
  await keptHere(page, 'Trần Bảo Long')
  const again = await context.newPage()
  const crashed = page.waitForEvent('crash', { timeout: 15_000 }).catch(() => undefined)
  await page.goto('chrome://crash').catch(() => undefined)
  await crashed
  await page.close()
  await again.goto('/')
  await again.locator('header.top').waitFor()
  await again.goto(`/ho-so/${caseId}`)
  await field(again, '/child/name').waitFor()
  assert.equal(await field(again, '/child/name').inputValue(), 'Trần Bảo Long')
  await isOnServer(caseId, 'Trần Bảo Long')
  await again.goto('/')
  await again.locator('main table').getByText('Trần Bảo Long').waitFor()
  registrar.page = again
})

test('while the line is cut one types on; what was typed is kept here, and saved when the line is back', async () => {
  const at = registrar.page
  await at.goto('/tiep-nhan')
  await at.locator('#procedure:focus').waitFor()
  await beginBirth(at)
  await at.keyboard.type('GCS-2026-0000203')
  await saved(at).waitFor()
  await context.setOffline(true)
  await enterTo(at, '/child/name')
  await at.keyboard.type('Trần Bảo Trâm')
  await at.getByText(/Mất kết nối từ/).waitFor()
  await standing(at)
    .getByText(/đã giữ trên máy này/)
    .waitFor()
  await enterTo(at, '/child/birthDate')
  await at.keyboard.type('01112026')
  await at.keyboard.press('Enter')
  const caseId = caseIdOf(at)
  await at.waitForTimeout(600)
  assert.notEqual(await nameOnServer(caseId), 'Trần Bảo Trâm')
  await context.setOffline(false)
  await saved(at).waitFor()
  await isOnServer(caseId, 'Trần Bảo Trâm')
  assert.equal(await field(at, '/child/birthDate').inputValue(), '01/11/2026')
})

test('when the session ends in the middle, one signs in again on top and the form is as it was', async () => {
  const at = registrar.page
  await at.goto('/tiep-nhan')
  await at.locator('#procedure:focus').waitFor()
  await beginBirth(at)
  await context.clearCookies()
  await enterTo(at, '/child/name')
  await at.keyboard.type('Trần Bảo An')
  const dialog = at.locator('dialog[open]')
  await dialog.getByText('Phiên làm việc đã hết').waitFor()
  await at.locator('dialog[open] input[type=password]:focus').waitFor()
  await at.keyboard.type(demoPassword)
  await at.keyboard.press('Enter')
  await saved(at).waitFor()
  assert.equal(await field(at, '/child/name').inputValue(), 'Trần Bảo An')
  await isOnServer(caseIdOf(at), 'Trần Bảo An')
  quiet(registrar)
})
