import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { v7 as uuid } from 'uuid'
import { register } from '../../src/cases/register.server.ts'
import { typedBirthExamples } from '../../src/events/birth/examples.ts'
import { asActor } from '../../src/platform/database.server.ts'
import { officialAt } from '../official-at.ts'
import { field, journeyHouse } from './house.ts'

const house = await journeyHouse()
const { db } = house
const [unit] = await db.sql<{ unit_code: string }[]>`
  select o.unit_code from account a join office o on o.id = a.office_id where a.username = 'hotich.badinh'`
const here = await officialAt(db, unit?.unit_code ?? '', 'caichinh.test')
const home = {
  unitCode: unit?.unit_code ?? '',
  asOf: '2026-11-02',
  asWritten: 'phường Ba Đình, thành phố Hà Nội',
  kind: 'PERMANENT' as const,
}
const { normal } = typedBirthExamples
const born = await asActor(db, here, (tx) =>
  register(tx, here, {
    caseId: uuid(),
    kind: 'BIRTH',
    declaration: {
      ...normal,
      mother: { ...normal.mother, residence: home },
      father: { ...normal.father, residence: home },
    },
    version: 0,
    duplicateReason: '',
    now: '2026-11-20T01:00:00.000Z',
  }),
)

const pictures = process.env.JOURNEY_PICTURES
const keep = async (page: Page, name: string) => {
  if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true })
}

test('a correction: the entry is found by its number, brings everything it holds, and only the new value is typed', async () => {
  const { page, complaints } = await house.person('hotich.badinh')
  await page.goto('/tiep-nhan')
  await page.locator('#procedure:focus').waitFor()
  await page.keyboard.type('caichinh')
  await page.locator('#procedures [role=option]', { hasText: 'Cải chính hộ tịch' }).first().waitFor()
  await page.keyboard.press('Enter')
  await page.waitForURL('**/ho-so/**')
  await field(page, '/entry').click()
  await field(page, '/find-entry/office').fill('ba dinh')
  await page.locator('#f-find-entry-office-list [role=option]', { hasText: 'phường Ba Đình' }).first().click()
  await field(page, '/find-entry/number').fill(born.number)
  await page.getByRole('button', { name: 'Tìm', exact: true }).click()
  await page.locator('.bf-found button').first().click()
  await keep(page, 'change-entry')
  assert.equal(await field(page, '/subject/name').inputValue(), 'Hoàng Minh Én')
  assert.equal(await field(page, '/paperNumber').inputValue(), born.number)
  const rows = page.locator('main')
  await field(page, '/changes/0/field').selectOption('/child/name')
  await field(page, '/changes/0/to/name').fill('Hoàng Minh Yến')
  await field(page, '/reason').fill('Công chức ghi nhầm tên khi đăng ký.')
  await field(page, '/errorBy').selectOption('OFFICER')
  await rows.getByRole('button', { name: /Giấy tờ$/ }).click()
  await field(page, '/evidence/0/kind').selectOption('BOOK')
  await field(page, '/informant/relationship').selectOption('MOTHER')
  await field(page, '/informant/name').fill('Lục Thị Mận')
  await keep(page, 'change-form')
  await page.keyboard.press('Control+Enter')
  await page.locator('dialog[open]').waitFor()
  await keep(page, 'change-dialog')
  await page.keyboard.press('Control+Enter')
  await page.locator('.result h2', { hasText: '01/2026' }).waitFor()
  await page.goto(`/muc/${here.officeId}/${born.entryId}?p=${encodeURIComponent('Kiểm tra, đối chiếu Sổ')}`)
  await page
    .getByText(/từ “Hoàng Minh Én” thành “Hoàng Minh Yến”/)
    .first()
    .waitFor()
  await keep(page, 'change-noted')
  assert.deepEqual(complaints, [])
})
