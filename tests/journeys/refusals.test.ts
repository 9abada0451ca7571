import assert from 'node:assert/strict'
import { test } from 'node:test'
import { demoPassword } from '../../src/offices/demo.server.ts'
import { eventually } from '../eventually.ts'
import { beginBirth, caseIdOf, register, standing, typeBirth, usualBirth } from './births.ts'
import { field, journeyHouse, quiet } from './house.ts'

const house = await journeyHouse()
const registrar = await house.person('hotich.badinh')
const { page } = registrar
const dialog = page.locator('dialog[open]')
let firstCase = ''

const stateOf = async (caseId: string): Promise<string | undefined> => {
  const [row] = await house.db.sql<{ state: string }[]>`select state from registration_case where id = ${caseId}`
  return row?.state
}
async function anew(who: 'm' | 'c' | 'o' | 'k' = 'm'): Promise<void> {
  await page.goto('/tiep-nhan')
  await page.locator('#procedure:focus').waitFor()
  await beginBirth(page, who)
}

test('a certain duplicate shows the existing entry beside this one, and nothing can be written', async () => {
  await anew()
  await typeBirth(page, usualBirth('GCS-2026-0000401', 'Nguyễn Minh Đức'))
  assert.equal(await register(page), '01/2026')
  firstCase = caseIdOf(page)

  await anew()
  await typeBirth(page, usualBirth('GCS-2026-0000402', 'Nguyễn Minh Đức'))
  await standing(page)
    .getByRole('button', { name: /Trùng: đã đăng ký rồi/ })
    .waitFor()
  await page.keyboard.press('Control+Enter')
  const found = page.locator('.duplicate')
  await found.waitFor()
  assert.match((await found.textContent()) ?? '', /Chắc chắn trùng.*01\/2026/s)
  assert.equal((await page.getByRole('button', { name: 'Ghi vào Sổ', exact: false }).count()) > 0, true)
  assert.equal(await page.locator('dialog[open] button.primary:not([disabled])').count(), 0)
  // What is typed is saved a moment later by itself.
  assert.equal(await eventually('saved', () => stateOf(caseIdOf(page))), 'DRAFT')
})

test('a possible duplicate is shown and asks for a reason before it goes into the book', async () => {
  await anew()
  await typeBirth(page, usualBirth('GCS-2026-0000403', 'Nguyễn Minh Tuệ'))
  await standing(page)
    .getByRole('button', { name: /Có thể trùng/ })
    .waitFor()
  await page.keyboard.press('Control+Enter')
  await dialog.getByText(/Ghi lý do vì sao đây là trẻ khác/).waitFor()
  const write = dialog.getByRole('button', { name: /Ghi vào Sổ/ })
  assert.equal(await write.isDisabled(), true, 'not without a reason')
  await page.keyboard.type('Trẻ được nhận nuôi cùng ngày, hai giấy chứng sinh khác nhau')
  await page.keyboard.press('Control+Enter')
  await page.locator('.result h2', { hasText: '02/2026' }).waitFor()
})

test('a father who is neither husband nor recognised is refused beside the field, with the article', async () => {
  await anew()
  await typeBirth(page, {
    ...usualBirth('GCS-2026-0000404', 'Vũ Khánh Linh', '16112026'),
    '/mother/pin': '001198000106',
    '/father/pin': '001090000107',
  })
  const law = standing(page).locator('.note-error')
  await law.first().waitFor()
  assert.match((await law.first().textContent()) ?? '', /cha.*Điều \d+/s)
  await page.keyboard.press('Control+Enter')
  await page.locator('.error-summary:focus').waitFor()
  assert.equal(await dialog.count(), 0)
  await standing(page)
    .getByText(/^đã lưu/)
    .waitFor()
  assert.equal(await stateOf(caseIdOf(page)), 'DRAFT')
})

test('a dossier that lacks papers is answered with the written list, then goes on', async () => {
  await anew()
  await typeBirth(page, {
    ...usualBirth('GCS-2026-0000405', 'Lê Bảo Châu', '17112026'),
    '/mother/pin': '001191000104',
    '/father/pin': '001089000103',
  })
  await page.keyboard.press('Alt+T')
  await page.getByText(/Đã tiếp nhận, mã/).waitFor()
  await page.keyboard.press('Alt+B')
  await dialog.getByText('Giấy tờ, nội dung còn thiếu').waitFor()
  assert.match(await field(page, '/move/lacking').inputValue(), /Giấy chứng sinh/)
  await page.keyboard.press('Control+Enter')
  await page.locator('.prints-list [aria-pressed=true]', { hasText: 'Phiếu yêu cầu bổ sung' }).waitFor()
  await page.locator('.pdf-frame iframe').waitFor()
  assert.equal(await stateOf(caseIdOf(page)), 'INCOMPLETE')
  await page.keyboard.press('Control+Enter')
  await dialog.getByRole('button', { name: /Đã bổ sung đủ/ }).waitFor()
  await page.keyboard.press('Control+Enter')
  await standing(page).getByText('Đã tiếp nhận', { exact: true }).waitFor()
})

test('an intake that cannot be completed is refused with a reason and a letter', async () => {
  const caseId = caseIdOf(page)
  await standing(page).locator('summary').click()
  await standing(page)
    .getByRole('button', { name: /Từ chối/ })
    .first()
    .click()
  await dialog.locator('textarea:focus').waitFor()
  await page.keyboard.type('Trẻ sinh tại phường khác, cha mẹ đều không cư trú tại phường Ba Đình')
  await page.keyboard.press('Control+Enter')
  await page.locator('.prints-list [aria-pressed=true]', { hasText: 'Phiếu từ chối' }).waitFor()
  await page.locator('.pdf-frame iframe').waitFor()
  assert.match((await stateOf(caseId)) ?? '', /^REFUSED/)
})

test('a typing slip is mended freely before the signature, and the change is kept', async () => {
  await page.goto(`/ho-so/${firstCase}`)
  await standing(page).getByText('Chờ ký', { exact: true }).waitFor({ timeout: 60_000 })
  await page.keyboard.press('Alt+S')
  await field(page, '/child/name').waitFor()
  await page.locator('#f-child-name:not([disabled])').waitFor()
  await field(page, '/child/name').fill('Nguyễn Minh Đắc')
  await page.keyboard.press('Control+Enter')
  await dialog.getByText(/1 chỗ thay đổi/).waitFor()
  await field(page, '/change/reason').focus()
  await page.keyboard.type('gõ nhầm tên theo giấy chứng sinh')
  await page.keyboard.press('Control+Enter')
  await page.getByText('Đã sửa.').waitFor()
  await standing(page)
    .getByRole('heading', { name: /Nguyễn Minh Đắc/ })
    .waitFor()
  const kept = await house.db.sql`select 1 from entry_revision where reason like 'gõ nhầm%'`
  assert.equal(kept.length, 1)
})

test('after the signature a change needs a second person, who sees old and new', async () => {
  const chair = await house.person('chutich.badinh')
  await chair.page.goto('/ky')
  await chair.page.locator('.signing-list').getByText('Nguyễn Minh Đắc').click()
  await chair.page.locator('.signing-read iframe').waitFor()
  await chair.page.keyboard.press('Control+Enter')
  await chair.page.locator('dialog[open] input[type=password]:focus').waitFor()
  await chair.page.keyboard.type(demoPassword)
  await chair.page.keyboard.press('Enter')
  await chair.page.getByText('Đã ký 1/1.').waitFor()

  await page.reload()
  await standing(page).getByText('In Giấy khai sinh, đóng dấu').waitFor()
  await page.keyboard.press('Alt+S')
  await page.locator('#f-child-name:not([disabled])').waitFor()
  await field(page, '/child/name').fill('Nguyễn Minh Đạt')
  await page.keyboard.press('Control+Enter')
  await dialog.getByText(/1 chỗ thay đổi/).waitFor()
  await field(page, '/change/reason').fill('Sổ giấy trang 1 ghi Nguyễn Minh Đạt, nhập sai khi chuyển dữ liệu')
  await dialog.getByRole('button', { name: /Gửi người thứ hai duyệt/ }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.goto('/sua-du-lieu')
  await page.getByText('Nguyễn Minh Đạt').first().waitFor()
  assert.equal(await page.getByRole('button', { name: /Duyệt/ }).count(), 0, 'nobody approves the own request')

  await chair.page.goto('/sua-du-lieu')
  await chair.page.getByText('Nguyễn Minh Đạt').first().waitFor()
  await chair.page.getByRole('button', { name: /Duyệt/ }).first().click()
  await chair.page.getByText('Nguyễn Minh Đạt').first().waitFor({ state: 'detached' })
  await page.goto(`/ho-so/${firstCase}`)
  await standing(page)
    .getByRole('heading', { name: /Nguyễn Minh Đạt/ })
    .waitFor()
  quiet(registrar, chair)
})
