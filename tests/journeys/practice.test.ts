import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { dropPractice } from '../../src/practice/databases.sql.server.ts'
import { field, journeyHouse, quiet } from './house.ts'
import { overflow, seriousFindings } from './support.ts'

const house = await journeyHouse()
const { db, person } = house
after(() => dropPractice(db.url))
const pictures = process.env.PICTURES

test('A groom who is too young: the story beside the dossier, the article while typing, the refusal, how it went', async () => {
  const official = await person('hotich.dongvan')
  const { page } = official
  const shoot = async (name: string) => {
    if (pictures) await page.screenshot({ path: `${pictures}/${name}.png` })
  }
  // What was answered first stands until it has been looked at, however soon the books are ready.
  let looking = true
  let first: string | undefined
  await page.route('**/api/practice/desk', async (route) => {
    const answer = await route.fetch()
    first ??= await answer.text()
    await route.fulfill(looking ? { response: answer, body: first } : { response: answer })
  })
  await page.getByRole('link', { name: 'Tập làm' }).click()
  await page.getByRole('heading', { name: 'Đang chuẩn bị sổ tập làm', level: 1 }).waitFor()
  await page.getByText(/Bước \d\/4: /).waitFor()
  await page.getByText('Hai gia đình đã định ngày cưới').waitFor()
  assert.equal(await page.getByRole('link', { name: 'Về việc của tôi' }).count(), 1)
  await shoot('practice-preparing')
  assert.deepEqual(await seriousFindings(page), [])
  looking = false
  await page.getByRole('heading', { name: 'Bài tập', level: 1 }).waitFor({ timeout: 120_000 })
  await page.getByRole('button', { name: 'Hai gia đình đã định ngày cưới' }).waitFor()
  await shoot('practice-exercises')
  assert.deepEqual(await seriousFindings(page), [])
  assert.equal(await overflow(page), 0)

  await page.getByRole('button', { name: 'Hai gia đình đã định ngày cưới' }).click()
  await page.getByText('mong được cấp giấy hôm nay').waitFor()
  assert.equal(await page.getByText('TẬP LÀM – dữ liệu giả, không có giá trị').count(), 1)
  await shoot('practice-story')
  await field(page, '/wife/pin').fill('002301000145')
  await field(page, '/wife/pin').press('Tab')
  await page.waitForFunction(() => document.body.textContent?.includes('CSDL dân cư') ?? false)
  await field(page, '/husband/pin').fill('002207000236')
  await field(page, '/husband/pin').press('Tab')
  await field(page, '/informant/relationship').selectOption('SELF')
  await field(page, '/informant/pin').fill('002301000145')
  await field(page, '/informant/name').fill('Nông Thị Hoài')
  await page.getByText('chưa đủ tuổi kết hôn').first().waitFor()
  await page.locator('.exercise summary').scrollIntoViewIfNeeded()
  await shoot('practice-checks')
  assert.deepEqual(await seriousFindings(page), [])
  assert.match((await page.locator('.exercise-count').textContent()) ?? '', /\d+\/\d+ mục khớp/)

  await page.getByText('Việc khác').click()
  await page.getByRole('button', { name: 'Từ chối tiếp nhận' }).click()
  await page.locator('dialog[open] textarea').first().fill('Chú rể chưa đủ 20 tuổi.')
  await page.locator('dialog[open] button[type=submit]').click()
  await page.getByText('Làm đúng.').waitFor()
  await page.getByText('Luật Hôn nhân và gia đình 2014, Điều 8').last().waitFor()
  await shoot('practice-ended')

  await page.getByRole('link', { name: 'Bài khác' }).click()
  await page.getByText('✓ đã làm đúng').waitFor()
  await page.getByRole('link', { name: 'Thoát tập làm' }).click()
  await page.getByRole('heading', { name: 'Việc của tôi' }).waitFor()
  assert.equal(await page.locator('.practice-banner').count(), 0)
  const [{ n } = { n: -1 }] = await db.sql<{ n: number }[]>`select count(*)::int as n from registration_case`
  assert.equal(n, 0, 'no dossier of practice in the real database')
  quiet(official)
})

test('The gallery shows every paper with its legal form and opens it', async () => {
  const official = await person('hotich.dongvan')
  const { page } = official
  await page.goto('/documents/gallery')
  await page.getByRole('heading', { name: 'Kết hôn', level: 2 }).waitFor()
  if (pictures) await page.screenshot({ path: `${pictures}/gallery.png` })
  assert.deepEqual(await seriousFindings(page), [])
  assert.equal(await overflow(page), 0)
  await page.getByRole('searchbox').fill('trich luc ket hon')
  await page.getByRole('button', { name: 'Kết hôn trong nước' }).first().click()
  await page.locator('iframe.pdf').waitFor()
  if (pictures) await page.screenshot({ path: `${pictures}/gallery-paper.png` })
  assert.equal(await page.getByRole('link', { name: 'Mở để in' }).count(), 1)
  quiet(official)
})
