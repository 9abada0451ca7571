import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { v7 as uuid } from 'uuid'
import { register } from '../../src/cases/register.server.ts'
import { asActor } from '../../src/platform/database.server.ts'
import { officialAt } from '../official-at.ts'
import { desktop, journeyHouse } from './house.ts'
import { overflow, seriousFindings } from './support.ts'

const house = await journeyHouse()
const { db } = house
const [unit] = await db.sql<{ unit_code: string }[]>`
  select o.unit_code from account a join office o on o.id = a.office_id where a.username = 'hotich.badinh'`
const here = await officialAt(db, unit?.unit_code ?? '', 'banan.test')
const home = {
  unitCode: unit?.unit_code ?? '',
  asOf: '2026-11-02',
  asWritten: 'phường Ba Đình, thành phố Hà Nội',
  kind: 'PERMANENT',
}
const spouse = (name: string, pin: string, sex: '1' | '2', year: number) => ({
  name,
  pin,
  sex,
  birthDate: { known: 'day', date: `${year}-03-12` },
  ethnicity: { code: '01', asWritten: 'Kinh' },
  nationalities: ['VN'],
  residence: home,
  idDocument: { type: 'CC', number: pin },
})
const wife = spouse('Lục Thị Thanh Lan', '001185000701', '2', 1985)
const husband = spouse('Hoàng Văn Nam', '001083000702', '1', 1983)
const reasons = ['R-C1', 'R-C5', 'R-C7', 'R-C8', 'R-C10', 'R-A9', 'R-A2', 'C4', 'A4']
const marriage = await asActor(db, here, (tx) =>
  register(tx, here, {
    caseId: uuid(),
    kind: 'MARRIAGE',
    declaration: {
      kind: 'NEW',
      wife,
      husband,
      presence: { bothPresent: true, wifeConsents: true, husbandConsents: true },
      informant: { relationship: 'SELF', name: husband.name, pin: husband.pin },
      reasons: Object.fromEntries(reasons.map((rule) => [rule, 'đã kiểm tra hồ sơ'])),
    },
    version: 0,
    duplicateReason: '',
    now: '2026-11-20T02:00:00.000Z',
  }),
)

const fill = async (page: Page, fields: Record<string, string>) => {
  for (const [pointer, value] of Object.entries(fields)) {
    const input = page.locator(`#f${pointer.replace(/[^A-Za-z0-9]+/g, '-')}`)
    await input.fill(value)
    await input.press('Tab')
  }
}
const pictures = process.env.JOURNEY_PICTURES
const keep = async (page: Page, name: string) => {
  if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true })
}
const sound = async (page: Page) => {
  assert.equal(await overflow(page), 0)
  assert.deepEqual(await seriousFindings(page), [])
}

test('a judgment is typed from the paper, finds its marriage, and is noted with one click', async () => {
  const { page, complaints } = await house.person('hotich.badinh')
  await page.goto('/ban-an')
  await page.getByRole('button', { name: /Nhận bản án/ }).click()
  await fill(page, {
    '/judgment/number': '12/2026/HNGĐ-ST',
    '/judgment/sender': 'Tòa án nhân dân khu vực 1 – Hà Nội',
    '/judgment/decidedOn': '01092026',
    '/judgment/effectiveOn': '02102026',
    '/judgment/persons/0/name': wife.name,
    '/judgment/persons/0/pin': wife.pin,
    '/judgment/persons/1/name': husband.name,
    '/judgment/persons/1/birthDate': '12031983',
    '/judgment/entry': marriage.number,
  })
  await keep(page, 'judgment-new')
  await sound(page)
  await page.getByRole('button', { name: 'Nhận, tìm mục' }).click()
  await page.getByText('Chắc chắn').waitFor()
  await keep(page, 'judgment-matches')
  await sound(page)
  await page.getByRole('button', { name: 'Ghi chú vào mục này' }).click()
  await page.getByText('Đã ghi chú vào Sổ.').waitFor()
  await page.goto('/ban-an?state=NOTED')
  await page.getByText('Ly hôn: Lục Thị Thanh Lan – Hoàng Văn Nam').waitFor()
  await page.getByRole('link', { name: 'Xem mục đã ghi chú' }).click()
  await page
    .getByText(/Ly hôn, có hiệu lực từ ngày 02\/10\/2026/)
    .first()
    .waitFor()
  assert.deepEqual(complaints, [])
})

test('the chairman’s office sees what hangs on an entry, and revokes it by decision', async () => {
  const { page, complaints } = await house.person('ubnd.hanoi')
  await page.setViewportSize(desktop)
  await page.goto(`/thu-hoi/${here.officeId}/${marriage.entryId}`)
  await page.getByRole('heading', { name: 'Việc sẽ xảy ra' }).waitFor()
  await fill(page, {
    '/revocation/number': '99/QĐ-UBND',
    '/revocation/decidedOn': '20112026',
    '/revocation/reason': 'Người có thẩm quyền đăng ký cho người thân thích.',
  })
  await page.locator('#f-revocation-ground').selectOption('OWN_OR_RELATIVE')
  await page.getByRole('button', { name: 'Thu hồi, hủy bỏ' }).click()
  await page.getByText(/do Tòa án hủy/).waitFor()
  await page.locator('#f-revocation-kept').check()
  await keep(page, 'revocation')
  await sound(page)
  await page.getByRole('button', { name: 'Thu hồi, hủy bỏ' }).click()
  await page.getByRole('heading', { name: 'Đã thu hồi, hủy bỏ' }).waitFor()
  await keep(page, 'revocation-done')
  await page.getByRole('link', { name: 'Xem mục' }).click()
  await page
    .getByText(/99\/QĐ-UBND/)
    .first()
    .waitFor()
  assert.deepEqual(complaints, [])
})
