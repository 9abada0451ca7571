import assert from 'node:assert/strict'
import { test } from 'node:test'
import { demoPassword } from '../../src/offices/demo.server.ts'
import { beginBirth, caseIdOf, register, standing, tabTo, typeBirth, usualBirth } from './births.ts'
import { journeyHouse, quiet } from './house.ts'

const house = await journeyHouse()

test('a birth with two parents known by PIN is registered by the keyboard alone, with at most 12 typed fields, signed, printed, handed over and found again', async () => {
  const registrar = await house.person('hotich.badinh')
  const { page } = registrar
  await beginBirth(page)
  const fields = await typeBirth(page, usualBirth('GCS-2026-0000101', 'Nguyễn Minh Khôi'))
  assert.ok(fields <= 12, `${fields} fields were typed`)
  await standing(page).getByText('không trùng').waitFor()
  assert.equal(await register(page), '01/2026')
  const caseId = caseIdOf(page)

  await standing(page).getByText('Chờ ký', { exact: true }).waitFor({ timeout: 60_000 })
  const pin = /\d{12}/.exec((await standing(page).textContent()) ?? '')?.[0]
  assert.match(pin ?? '', /^001[23]26/, 'the number arrived by itself')

  const chair = await house.person('chutich.badinh')
  await chair.page.keyboard.press('g')
  await chair.page.keyboard.press('k')
  await chair.page.locator('.signing-list').getByText('Nguyễn Minh Khôi').waitFor()
  await chair.page.locator('.signing-read iframe').waitFor()
  await chair.page.keyboard.press('Control+Enter')
  await chair.page.locator('dialog[open] input[type=password]:focus').waitFor()
  await chair.page.keyboard.type(demoPassword)
  await chair.page.keyboard.press('Enter')
  await chair.page.getByText('Đã ký 1/1.').waitFor()
  await chair.page.getByText('Không có gì chờ ký').waitFor()

  await page.keyboard.press('g')
  await page.keyboard.press('v')
  await page.locator('main h1', { hasText: 'Việc của tôi' }).waitFor()
  await page.locator('main table').getByText('Nguyễn Minh Khôi').waitFor()
  await tabTo(page, /^Nguyễn Minh Khôi$/)
  await page.keyboard.press('Enter')
  await standing(page).getByText('In Giấy khai sinh, đóng dấu').waitFor()
  await page.keyboard.press('F10')
  const papers = page.locator('.prints-list')
  await papers.getByText('in lên phôi').waitFor()
  await page.locator('.pdf-frame iframe').waitFor()
  await tabTo(page, /^In$/)
  await page.keyboard.press('Enter')
  await papers.getByText('đã ký, in 1 lần').first().waitFor()
  await page.keyboard.press('Control+Enter')
  await page.locator('dialog[open]').getByText('Người yêu cầu đã nhận').waitFor()
  await page.keyboard.press('Control+Enter')
  await standing(page).getByText('Đã xong.').waitFor()

  await page.keyboard.press('Escape')
  await page.locator('main h1').focus()
  await page.keyboard.press('g')
  await page.keyboard.press('s')
  await page.locator('main h1', { hasText: 'Sổ' }).waitFor()
  await tabTo(page, /^Sổ đăng ký khai sinh 2026$/)
  await page.keyboard.press('Enter')
  await page.waitForURL('**/so/**')
  await page.locator('main').getByText('Nguyễn Minh Khôi', { exact: false }).first().waitFor()

  await page.keyboard.press('/')
  await page.locator('#f-q:focus').waitFor()
  await page.keyboard.type('nguyen minh khoi')
  await page.keyboard.press('Enter')
  await page.locator('#f-purpose:focus').waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.locator('main table').getByText('Nguyễn Minh Khôi').waitFor()
  assert.equal(await page.locator('main table tbody tr').count(), 1, 'an entry is found once')
  assert.ok((await page.locator('main table').textContent())?.includes(pin ?? '–'))
  const [row] = await house.db.sql<{ state: string }[]>`select state from registration_case where id = ${caseId}`
  assert.equal(row?.state, 'HANDED_OVER')
  quiet(registrar, chair)
})

test('reception takes a dossier in with a receipt; the registrar opens it from the worklist and writes it in the book', async () => {
  const reception = await house.person('motcua.badinh')
  await beginBirth(reception.page)
  const mother = { '/mother/pin': '001191000104', '/father/pin': '001089000103' }
  await typeBirth(reception.page, { ...usualBirth('GCS-2026-0000102', 'Lê Thảo Vy', '15112026'), ...mother })
  await reception.page.keyboard.press('Alt+T')
  await reception.page.getByText(/Đã tiếp nhận, mã hồ sơ H00004/).waitFor()
  await reception.page.locator('.prints-list [aria-pressed=true]', { hasText: 'Giấy tiếp nhận' }).waitFor()
  await reception.page.locator('.pdf-frame iframe').waitFor()
  assert.equal(await reception.page.getByRole('button', { name: 'Ghi vào Sổ' }).count(), 0, 'reception writes no book')

  const registrar = await house.person('hotich.badinh')
  await registrar.page.locator('main table').getByText('Lê Thảo Vy').click()
  await standing(registrar.page).getByText('H00004-').waitFor()
  await registrar.page.locator('.birth-form').waitFor()
  await standing(registrar.page).getByText('không trùng').waitFor()
  assert.match(await register(registrar.page), /^02\/2026$/)
  quiet(reception, registrar)
})
