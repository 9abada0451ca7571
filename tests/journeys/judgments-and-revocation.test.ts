import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { v7 as uuid } from 'uuid'
import { register } from '../../src/cases/register.server.ts'
import { typedBirthExamples } from '../../src/events/birth/examples.ts'
import { typedChangeExamples } from '../../src/events/change/examples.ts'
import { asActor } from '../../src/platform/database.server.ts'
import { giveBack, note, receive } from '../../src/registers/judgments.server.ts'
import { Judgment } from '../../src/registers/judgments-api.ts'
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
    now: '2026-10-01T02:00:00.000Z',
  }),
)

const birthElsewhere = typedBirthExamples.normal

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
    '/judgment/effectiveOn': '02112026',
    '/judgment/persons/0/name': wife.name,
    '/judgment/persons/0/pin': wife.pin,
    '/judgment/persons/1/name': husband.name,
    '/judgment/persons/1/birthDate': '12031983',
    '/judgment/entry': marriage.number,
  })
  await page.reload()
  await page.getByRole('button', { name: /Nhận bản án/ }).click()
  await page.waitForFunction(() => document.querySelector<HTMLInputElement>('#f-judgment-entry')?.value !== '')
  assert.equal(await page.locator('#f-judgment-persons-1-birthDate').inputValue(), '12/03/1983')
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
    .getByText(/Ly hôn, có hiệu lực từ ngày 02\/11\/2026/)
    .first()
    .waitFor()
  assert.deepEqual(complaints, [])
})

test('a decision the other office sends back is seen with its reason, goes back to the court, and its letter is printed', async () => {
  const elsewhere = await officialAt(db, '00721', 'banan.noikhac', ['REGISTRAR'], 'Trần Thị Mơ')
  const now = '2026-11-20T03:00:00.000Z'
  const theirs = await asActor(db, elsewhere, (tx) =>
    register(tx, elsewhere, {
      caseId: uuid(),
      kind: 'BIRTH',
      declaration: birthElsewhere,
      version: 0,
      duplicateReason: 'khác người',
      now,
    }),
  )
  const judgment = Judgment.parse({
    matter: 'MISSING',
    paper: 'Quyết định',
    number: '7/2026/QĐDS-ST',
    sender: 'Tòa án nhân dân khu vực 1 – Hà Nội',
    decidedOn: '2026-09-01',
    effectiveOn: '2026-10-02',
    persons: [{ name: birthElsewhere.child.name }],
  })
  const row = await asActor(db, here, (tx) => receive(tx, here, judgment, now))
  const entry = { officeId: elsewhere.officeId, entryId: theirs.entryId }
  await asActor(db, here, (tx) => note(tx, here, { id: row.id, entry, now }))
  const [there] = await db.sql<{ id: string }[]>`select id from judgment_notice where from_id = ${row.id}`
  const reason = 'Quyết định ghi sai ngày sinh của người này.'
  await asActor(db, elsewhere, (tx) => giveBack(tx, elsewhere, { id: there?.id ?? '', reason, now }))

  const { page, complaints } = await house.person('hotich.badinh')
  await page.goto('/ban-an?state=FORWARDED')
  await page.getByText('Bị trả lại').waitFor()
  await page.getByText(new RegExp(`xã Đồng Văn.* trả lại .*${reason}`)).waitFor()
  await keep(page, 'judgment-came-back')
  await sound(page)
  await page.getByRole('button', { name: 'Trả lại …' }).click()
  await fill(page, { '/return/reason': reason })
  await page.getByRole('button', { name: 'Trả lại', exact: true }).click()
  await page.getByText('Đã trả lại nơi gửi.').waitFor()
  await page.goto('/ban-an?state=RETURNED')
  await page.getByRole('button', { name: 'In công văn trả lại' }).click()
  await page.locator('iframe.pdf').waitFor()
  await page.getByRole('link', { name: 'Mở để in' }).waitFor()
  assert.deepEqual(complaints, [])
})

test('the note for the reverse of the original is printed from the entry of a correction', async () => {
  const change = await asActor(db, here, (tx) =>
    register(tx, here, {
      caseId: uuid(),
      kind: 'CHANGE',
      declaration: {
        ...typedChangeExamples.correction,
        subject: { ...typedChangeExamples.correction.subject, residence: home },
        reasons: Object.fromEntries(
          ['R-A2', 'R-A9', 'A4', 'G2', 'G3', 'G4', 'G6', 'R-G1'].map((rule) => [rule, 'đã kiểm tra hồ sơ']),
        ),
      },
      version: 0,
      duplicateReason: '',
      now: '2026-11-20T03:00:00.000Z',
    }),
  )
  const { page, complaints } = await house.person('hotich.badinh')
  await page.goto(`/muc/${here.officeId}/${change.entryId}?p=${encodeURIComponent('In ghi chú mặt sau')}`)
  await page.getByRole('button', { name: /In ghi chú mặt sau bản chính/ }).click()
  await page.getByRole('button', { name: 'Xem, in' }).waitFor()
  await keep(page, 'note-back')
  await sound(page)
  await page.getByRole('button', { name: 'Xem, in' }).click()
  await page.locator('iframe.pdf').waitFor()
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
  await page.getByRole('button', { name: 'In dự thảo quyết định' }).click()
  await page.locator('iframe.pdf').waitFor()
  await page.keyboard.press('Escape')
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
