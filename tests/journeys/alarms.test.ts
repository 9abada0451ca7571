import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { birthOf, registered, staffOf } from '../office-with-data.ts'
import { testServer } from '../test-server.ts'
import { openScreen, overflow, seriousFindings, signIn, visit } from './support.ts'

const { app, db } = await testServer()
const { registrar } = await staffOf(app, 'dongvan')
const pictures = process.env.JOURNEY_PICTURES

test('the office administrator sees who read about a relative, with the reason given, and writes down what was found', async () => {
  const { entryId } = await registered(db, registrar, birthOf('Lục Thị Thân', 67), '008326000677')
  await db.sql`update account set pin = '008326000677' where username = 'hotich.dongvan'`
  await registrar.get(`/api/people/008326000677?purpose=${encodeURIComponent('Tra cứu giúp người nhà')}`)
  await registrar.get(
    `/api/entries/${Number((await registrar.get('/api/me')).json.officeId)}/${entryId}?purpose=${encodeURIComponent('Cấp bản sao')}`,
  )
  const one = await visit()
  await signIn(one, 'quantri.dongvan')
  await openScreen(one, '/canh-bao')
  const { page } = one
  await page.getByRole('table').waitFor()
  const text = (await page.locator('main').textContent()) ?? ''
  assert.match(text, /Đọc về mình hoặc người thân[\s\S]*Lý do đã nêu: Cấp bản sao/)
  assert.match(text, /Tra cứu giúp người nhà/)
  assert.deepEqual(await seriousFindings(page), [])
  assert.equal(await overflow(page), 0)
  if (pictures) await page.screenshot({ path: join(pictures, 'alarms.png'), fullPage: true })
  await page.getByRole('button', { name: 'Ghi kết quả …' }).first().click()
  await page.getByLabel('Kết quả xem xét').fill('đã hỏi, làm đúng việc')
  await page.getByRole('button', { name: 'Ghi', exact: true }).click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  const [open] = await db.sql<
    { n: number }[]
  >`select count(*)::int as n from read_alert where kind = 'OWN_RELATIVES' and seen_at is null`
  assert.equal(open?.n, 1)
  assert.deepEqual(one.complaints, [])
})
