import assert from 'node:assert/strict'
import { test } from 'node:test'
import { typedBirthExamples } from '../../src/events/birth/examples.ts'
import { typedConfirmationExamples } from '../../src/events/confirmation/examples.ts'
import { standing } from './births.ts'
import { deskOf } from './desk.ts'
import { field, quiet } from './house.ts'

const desk = await deskOf('dongvan')
const { page } = desk
const { registeredAgain } = typedBirthExamples

test('a birth registered again: while the book is kept it is refused with the article; ticked, written, signed', async () => {
  const caseId = await desk.open('BIRTH', {
    ...registeredAgain,
    earlier: { ...registeredAgain.earlier, bookLost: false },
  })
  await field(page, '/earlier/office').waitFor()
  await desk.refused({
    says: /Sổ hộ tịch còn lưu giữ/,
    article: /Nghị định 123\/2015\/NĐ-CP, Điều 24/,
    mend: () => field(page, '/earlier/bookLost').check(),
  })
  assert.equal(await desk.write(), '01/2026')
  await desk.sign('Lục Thị Chía')
  const { BIRTH_CERTIFICATE = '' } = await desk.papers(caseId)
  assert.match(BIRTH_CERTIFICATE, /GIẤY KHAI SINH[\s\S]*LỤC THỊ CHÍA/)
})

test('copies of that entry from its page: a stranger is asked for the right; the line stands in the book, the copy is signed', async () => {
  const [entry] = await desk.house.db.sql<{ office_id: number; id: string }[]>`
    select office_id, id from register_entry where kind = 'BIRTH' order by registered_at desc limit 1`
  await page.goto(`/muc/${entry?.office_id}/${entry?.id}?p=${encodeURIComponent('Cấp bản sao trích lục')}`)
  await page.getByRole('button', { name: /Cấp bản sao trích lục/ }).click()
  const dialog = page.locator('dialog[open]')
  await field(page, '/extract/requester').fill('Vừ Mí Sính')
  await field(page, '/extract/purpose').fill('Làm hồ sơ vay vốn')
  await field(page, '/extract/copies').fill('2')
  await dialog.getByRole('button', { name: /Lập bản sao/ }).click()
  await dialog
    .getByText(/không có tên trong mục/)
    .first()
    .waitFor()
  await field(page, '/extract/requester').fill('')
  await dialog.getByRole('button', { name: 'Là Lục Thị Chía' }).click()
  assert.equal(await field(page, '/extract/requester').inputValue(), 'Lục Thị Chía')
  await dialog.getByRole('button', { name: /Lập bản sao/ }).click()
  await page.getByText('Đã ghi Sổ cấp bản sao số 01/2026').first().waitFor()
  await desk.sign('Lục Thị Chía')
  const [copy] = await desk.house.db.sql<{ case_id: string; copies: number }[]>`
    select case_id, copies from document where kind = 'BIRTH_EXTRACT' and state = 'SIGNED'`
  assert.equal(copy?.copies, 2)
  const { BIRTH_EXTRACT = '' } = await desk.papers(copy?.case_id ?? '')
  assert.match(BIRTH_EXTRACT, /TRÍCH LỤC KHAI SINH[\s\S]*LỤC THỊ CHÍA/)
  await page.goto(`/so/${entry?.office_id}/EXTRACT_COPY/2026`)
  await page.getByText('Lục Thị Chía').first().waitFor()
  await desk.show(copy?.case_id ?? '')
  await page.keyboard.press('Control+Enter')
  await dialog.getByText(/Còn phải thu 16.000 đồng/).waitFor()
  await page.keyboard.press('Escape')
})

test('a confirmation: what the registers hold is not missing; mended, its fee is taken, its receipt stands in the list of the day', async () => {
  const { notRegistered } = typedConfirmationExamples
  const caseId = await desk.open('CONFIRMATION', {
    ...notRegistered,
    search: { ...notRegistered.search, result: 'FOUND' },
  })
  await desk.refused({
    says: /Đã tìm thấy thông tin đăng ký/,
    article: /Nghị định 87\/2020\/NĐ-CP, Điều 8/,
    mend: () => page.getByRole('radio', { name: /^\d?\s*Không tìm thấy$/ }).check(),
  })
  await standing(page).getByText('8.000 đồng').first().waitFor()
  assert.equal(await desk.write(), '01/2026')
  await desk.show(caseId)
  await standing(page).getByRole('button', { name: 'Thu tiền, lập biên lai' }).click()
  await page
    .locator('dialog[open]')
    .getByRole('button', { name: /lập biên lai/ })
    .click()
  await standing(page)
    .getByRole('button', { name: /Biên lai 0000001/ })
    .waitFor()
  await desk.sign('Lục Thị Chía')
  const { CONFIRMATION_LETTER = '' } = await desk.papers(caseId)
  assert.match(CONFIRMATION_LETTER, /không tìm thấy thông tin đăng ký kết hôn/)
  await page.goto('/bien-lai')
  await page.getByText(/Đã thu \(1 biên lai\)/).waitFor()
  quiet(desk.registrar, desk.chair)
})
