import assert from 'node:assert/strict'
import { test } from 'node:test'
import { typedMaritalExamples } from '../../src/events/marital-status/examples.ts'
import { typedMarriageExamples } from '../../src/events/marriage/examples.ts'
import { choose, deskOf } from './desk.ts'
import { quiet } from './house.ts'

const desk = await deskOf('dongvan')
const { page } = desk

test('a certificate of marital status waits for the commune where the person lived, which answers; then it is written and signed', async () => {
  const { livedElsewhere } = typedMaritalExamples
  const [first, ...rest] = livedElsewhere.stays ?? []
  const stays = [{ residence: first?.residence, from: first?.from, to: first?.to }, ...rest]
  const caseId = await desk.open('MARITAL_STATUS', { ...livedElsewhere, stays })
  const asked = await desk.house.person('hotich.hoankiem')
  await desk.refused({
    says: /phường Hoàn Kiếm[\s\S]*Gửi yêu cầu xác minh/,
    article: /Nghị định 123\/2015\/NĐ-CP, Điều 22/,
    mend: async () => {
      await page.keyboard.press('Alt+t')
      await page.getByText(/Đã tiếp nhận, mã hồ sơ/).waitFor()
      await page.getByRole('tab', { name: /^Việc/ }).click()
      await page.locator('.tasks-wanted').getByRole('button', { name: 'Gửi', exact: true }).click()
      await page.getByText('Đã gửi.').first().waitFor()
      await asked.page.goto('/viec-co-quan')
      const task = asked.page.locator('main li.card').first()
      await task.getByRole('button', { name: /Trả lời/ }).click()
      await choose(asked.page, '/answer/verdict', /^Đúng/)
      await asked.page.locator('dialog[open] textarea').fill('Trong thời gian cư trú chưa đăng ký kết hôn với ai.')
      await asked.page.getByRole('button', { name: 'Gửi trả lời' }).click()
      await asked.page.locator('dialog[open]').waitFor({ state: 'detached' })
      await desk.show(caseId)
    },
  })
  assert.equal(await desk.write(), '01/2026')
  await desk.slip(caseId, '/purposeText', 'làm thủ tục tặng cho quyền sử dụng đất', 'gõ nhầm mục đích')
  await desk.sign('Hoàng Thị Duyên')
  const words = Object.values(await desk.papers(caseId)).join()
  assert.match(words, /GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN[\s\S]*HOÀNG THỊ DUYÊN[\s\S]*chưa đăng ký kết hôn với ai/)
  assert.match(words, /tặng cho quyền sử dụng đất/)
  quiet(asked)
})

const { domestic } = typedMarriageExamples
let entry = { officeId: 0, entryId: '' }

test('a judgment nobody finds goes back with the reason; a divorce is matched by its number and noted on the marriage', async () => {
  const caseId = await desk.open('MARRIAGE', domestic)
  assert.equal(await desk.write(), '01/2026')
  await desk.sign('Nông Thị Hoài')
  const [row] = await desk.house.db.sql<(typeof entry)[]>`
    select office_id as "officeId", id as "entryId" from register_entry where case_id = ${caseId}`
  assert.ok(row)
  entry = row
  // They have been married for some weeks.
  await desk.house.db.sql`
    update marriage_bond set during = daterange('2026-10-01', null) where entry_id = ${entry.entryId}`
  const judgment = {
    matter: 'DIVORCE',
    number: '12/2026/HNGĐ-ST',
    sender: 'Tòa án nhân dân khu vực 1 – Tuyên Quang',
    decidedOn: '2026-09-01',
    effectiveOn: '2026-11-02',
  }
  const people = [domestic.wife, domestic.husband].map(({ name, pin, birthDate }) => ({ name, pin, birthDate }))
  for (const [number, persons] of [
    ['11/2026/HNGĐ-ST', [{ name: 'Lò Thị Không', pin: '002185000531' }]],
    ['12/2026/HNGĐ-ST', people],
  ] as const) {
    const taken = await desk.office.command('POST', '/api/judgments', { ...judgment, number, persons })
    assert.equal(taken.status, 200, JSON.stringify(taken.json))
  }
  await page.goto('/ban-an')
  const nobody = page.locator('li.card', { hasText: 'Lò Thị Không' })
  await nobody.getByRole('button', { name: 'Tìm mục trong Sổ' }).click()
  await nobody.getByText(/Không tìm thấy mục nào/).waitFor()
  await nobody.getByRole('button', { name: /Trả lại/ }).click()
  await page.locator('dialog[open] textarea').fill('Không tìm thấy việc kết hôn trong Sổ của xã.')
  await page.locator('dialog[open]').getByRole('button', { name: 'Trả lại' }).click()
  await page.getByText('Đã trả lại nơi gửi.').first().waitFor()

  const divorce = page.locator('li.card', { hasText: 'Nông Thị Hoài' })
  await divorce.getByRole('button', { name: 'Tìm mục trong Sổ' }).click()
  await divorce.getByText('Chắc chắn').first().waitFor()
  await divorce.getByRole('button', { name: 'Ghi chú vào mục này' }).first().click()
  await page.getByText('Đã ghi chú vào Sổ.').first().waitFor()
  const notes = await desk.house.db.sql<{ content: string }[]>`
    select content from marginal_note where entry_id = ${entry.entryId}`
  assert.match(notes.map(({ content }) => content).join(), /^Ly hôn/)
})

test('an extract copy for an authority without its ground is refused; mended, a slip put right, signed with the note of the divorce', async () => {
  const caseId = await desk.open('EXTRACT_COPY', {
    interest: 'ORGANISATION',
    organisation: 'Văn phòng đăng ký đất đai',
    purpose: 'Xác minh hồ sơ',
    items: [{ entry, register: 'MARRIAGE', subject: 'Nông Thị Hoài – Lương Văn Thiệp', number: '01/2026', copies: 1 }],
    informant: { relationship: 'OTHER', relationshipText: 'cán bộ', name: 'Đặng Thị Mai', pin: null },
  })
  await desk.refused({
    says: /Ghi số văn bản đề nghị và căn cứ pháp luật/,
    article: /Luật Hộ tịch 2014, Điều 64/,
    mend: () => desk.retype('/legalBasis', 'Công văn số 15/VPĐK, Luật Đất đai'),
  })
  assert.equal(await desk.write(), '01/2026')
  await desk.slip(caseId, '/purpose', 'Xác minh hồ sơ đất đai', 'gõ thiếu mục đích')
  await desk.sign('Nông Thị Hoài')
  const words = Object.values(await desk.papers(caseId)).join()
  assert.match(words, /TRÍCH LỤC KẾT HÔN[\s\S]*Nông Thị Hoài/i)
  assert.match(words, /Ly hôn/)
  quiet(desk.registrar, desk.chair)
})

test('the books of every register are in one list; the one of marriages is printed whole, and is not closed before its day unawares', async () => {
  await page.goto('/so')
  for (const book of ['cấp Giấy xác nhận tình trạng hôn nhân', 'đăng ký kết hôn', 'cấp bản sao trích lục'])
    await page.getByRole('link', { name: `Sổ ${book} 2026` }).waitFor()
  await page.locator('#f-register').selectOption('MARRIAGE')
  const row = page.locator('main tbody tr')
  await row.nth(1).waitFor({ state: 'detached' })
  await row.getByRole('button', { name: 'In cả quyển' }).click()
  await page.locator('iframe.pdf').waitFor()
  await page.keyboard.press('Escape')
  const chair = desk.chair.page
  await chair.goto('/so?register=MARRIAGE')
  await chair.getByRole('button', { name: 'Khóa sổ …' }).click()
  await chair.getByText('Chưa hết năm 2026.', { exact: false }).waitFor()
  assert.equal(await chair.getByRole('button', { name: 'Ký và khóa sổ' }).isDisabled(), true)
  await chair.locator('#f-anyway').check()
  assert.equal(await chair.getByRole('button', { name: 'Ký và khóa sổ' }).isDisabled(), false)
  quiet(desk.registrar, desk.chair)
})
