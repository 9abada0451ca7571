import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { birthOf, registered, staffOf } from '../office-with-data.ts'
import { testServer } from '../test-server.ts'
import { openScreen, overflow, seriousFindings, signIn, visit } from './support.ts'

const { app, db } = await testServer()
const { registrar } = await staffOf(app, 'dongvan')
const pictures = process.env.JOURNEY_PICTURES

const paper = { type: 'CMND', number: '070000000', issuedOn: '2010-01-01' }
for (const [n, name, bornOn] of [
  [61, 'Lục Minh Nhật', '2026-11-02'],
  [62, 'Lục Minh Nguyệt', '2025-12-01'],
] as const) {
  const made = birthOf(name, n) as ReturnType<typeof birthOf> & { informant: object }
  const mother = {
    ...made.mother,
    name: 'Lục Thị Hồng Vân',
    birthDate: { known: 'day', date: '1996-05-04' },
    pin: null,
    idDocument: paper,
  }
  const informant = { ...made.informant, name: mother.name, birthDate: mother.birthDate, pin: null, idDocument: paper }
  await registered(
    db,
    registrar,
    { ...made, child: { ...made.child, birthDate: { known: 'day', date: bornOn } }, mother, informant } as never,
    null,
  )
}

test('two people are compared side by side, made one by a key, and two again', async () => {
  const one = await visit()
  await signIn(one, 'hotich.dongvan')
  await openScreen(one, '/trung')
  const { page } = one
  await page.getByRole('table').waitFor()
  assert.match((await page.locator('main').textContent()) ?? '', /Lục Thị Hồng Vân[\s\S]*Cùng ngày, tháng, năm sinh/)
  assert.deepEqual(await seriousFindings(page), [])
  assert.equal(await overflow(page), 0)
  if (pictures) await page.screenshot({ path: join(pictures, 'pairs.png'), fullPage: true })
  const pairsNow = async () =>
    (await db.sql<{ n: number }[]>`select count(*)::int as n from match_pair where state = 'OPEN'`)[0]?.n ?? 0
  const before = await pairsNow()
  await page.keyboard.press('1')
  await page.getByText(/: Cùng một người\./).waitFor()
  assert.equal(await pairsNow(), before - 1)
  assert.equal((await db.sql`select from person_merge where undone_at is null`).length, 1)
  await page.getByRole('button', { name: 'Hoàn tác' }).click()
  await page.getByText(/: Rút lại quyết định\./).waitFor()
  assert.equal((await db.sql`select from person_merge where undone_at is null`).length, 0)
  assert.deepEqual(one.complaints, [])
})

test('who finds nothing at home asks for the nation, a second person approves, and the name is found there', async () => {
  const asker = await visit()
  await signIn(asker, 'hotich.hoankiem')
  const purpose = encodeURIComponent('Xác minh theo yêu cầu của cơ quan')
  await openScreen(asker, `/tra-cuu?q=luc+minh+nhat&p=${purpose}`)
  await asker.page.getByText('Không tìm thấy trong phạm vi được xem.').waitFor()
  await asker.page.locator('summary', { hasText: 'Tìm trên cả nước' }).click()
  await asker.page.getByRole('button', { name: /Đề nghị tìm trên cả nước/ }).click()
  await asker.page.locator('dialog[open] textarea').fill('Công văn 12/CAX ngày 19/11/2026')
  await asker.page.getByRole('button', { name: 'Gửi đề nghị' }).click()
  await asker.page.getByText('Đã gửi đề nghị').waitFor()

  const chair = await visit()
  await signIn(chair, 'chutich.hoankiem')
  await openScreen(chair, '/tra-cuu')
  await chair.page.getByRole('button', { name: 'Duyệt 4 giờ' }).click()
  await chair.page.getByText(/có hiệu lực đến/).waitFor()

  await openScreen(asker, `/tra-cuu?q=luc+minh+nhat&p=${purpose}`)
  await asker.page.getByRole('button', { name: 'Tìm trên cả nước', exact: true }).click()
  await asker.page.getByText('Lục Minh Nhật').first().waitFor()
  assert.deepEqual(await seriousFindings(asker.page), [])
  assert.equal(await overflow(asker.page), 0)
  if (pictures) await asker.page.screenshot({ path: join(pictures, 'wider.png'), fullPage: true })
  assert.deepEqual([...asker.complaints, ...chair.complaints], [])
})
