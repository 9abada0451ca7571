import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eventually } from '../eventually.ts'
import { desk, openScreen, overflow, phone, seriousFindings, signIn, visit } from './support.ts'

const screensOf: Record<string, readonly string[]> = {
  'hotich.dongvan': [
    '/',
    '/tra-cuu',
    '/so',
    '/giam-sat',
    '/ket-noi',
    '/may-in',
    '/sua-du-lieu',
    '/viec-co-quan',
    '/tai-khoan',
    '/nhap-giay-chung-sinh',
  ],
  'chutich.dongvan': ['/', '/so'],
  'quantri.dongvan': ['/quan-tri', '/quan-tri?tab=import'],
  'giamsat.hanoi': ['/giam-sat', '/ho-so-don-vi'],
  thanhtra: ['/nhat-ky'],
}

for (const [username, paths] of Object.entries(screensOf)) {
  test(`every screen of ${username} fits a desk and a phone, and axe finds nothing serious`, async () => {
    for (const size of [desk, phone]) {
      const visitor = await visit(size)
      await signIn(visitor, username)
      for (const path of paths) {
        await openScreen(visitor, path)
        assert.deepEqual(await seriousFindings(visitor.page), [], `${path} at ${size.width}`)
        assert.equal(await overflow(visitor.page), 0, `${path} at ${size.width} scrolls sideways`)
      }
      assert.deepEqual(visitor.complaints, [])
      await visitor.context.close()
    }
  })
}

test('at 200 % zoom the worklist still fits', async () => {
  const visitor = await visit({ width: 683, height: 384 })
  await signIn(visitor, 'hotich.dongvan')
  await openScreen(visitor, '/')
  assert.equal(await overflow(visitor.page), 0)
  await visitor.context.close()
})

test('a wrong password is told in one sentence, and the name stays typed', async () => {
  const { page, address, context } = await visit()
  await page.goto(address)
  await page.locator('#f-username').fill('hotich.hoankiem')
  await page.locator('#f-password').fill('khong-phai-mat-khau')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').filter({ hasText: 'không đúng' }).waitFor()
  assert.equal(await page.locator('#f-username').inputValue(), 'hotich.hoankiem')
  await context.close()
})

test('keys lead everywhere, and ? lists them', async () => {
  const visitor = await visit()
  const { page } = visitor
  await signIn(visitor, 'hotich.dongvan')
  await page.locator('main h1').filter({ hasText: 'Việc của tôi' }).waitFor()
  await page.keyboard.press('g')
  await page.keyboard.press('s')
  await page.locator('main h1').filter({ hasText: 'Sổ' }).waitFor()
  await page.keyboard.press('/')
  await page.locator('main h1').filter({ hasText: 'Tra cứu' }).waitFor()
  await page.keyboard.press('Escape')
  await page.locator('main h1').click()
  await page.keyboard.press('?')
  await page.locator('dialog[open]').filter({ hasText: 'Phím tắt' }).waitFor()
  assert.ok((await page.locator('dialog[open] kbd').count()) > 8)
  await visitor.context.close()
})

test('English is one click away and stays chosen', async () => {
  const visitor = await visit()
  const { page } = visitor
  await signIn(visitor, 'hotich.dongvan')
  await page.getByRole('button', { name: 'English' }).click()
  await page.locator('main h1').filter({ hasText: 'My work' }).waitFor()
  await page.reload()
  await page.locator('main h1').filter({ hasText: 'My work' }).waitFor()
  await visitor.context.close()
})

test('a screen whose permission one lacks is not offered and not opened', async () => {
  const visitor = await visit()
  const { page } = visitor
  await signIn(visitor, 'motcua.dongvan')
  assert.equal(await page.getByRole('link', { name: /Nhật ký/ }).count(), 0)
  await openScreen(visitor, '/nhat-ky')
  await page.locator('main').filter({ hasText: 'không được xem' }).waitFor()
  await visitor.context.close()
})

test('without a line the application reloads, says so, and goes on when the line is back', async () => {
  const visitor = await visit()
  const { page, context, address } = visitor
  await signIn(visitor, 'hotich.dongvan')
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.reload()
  await page.locator('main h1').waitFor()
  await page.evaluate(() => navigator.serviceWorker.controller?.postMessage('fill'))
  const files = [...(await (await fetch(`${address}/sw.js`)).text()).matchAll(/"(\/assets\/[^"]+)"/g)].map(
    ([, file]) => file,
  )
  assert.ok(files.length > 10)
  await eventually('every file is kept', () =>
    page.evaluate(async (wanted) => {
      const store = await caches.open('hotich-app')
      const kept = await Promise.all(wanted.map((file) => store.match(file ?? '')))
      return kept.every((one) => one !== undefined)
    }, files),
  )
  await context.setOffline(true)
  await page.reload()
  await page.locator('.line-down').filter({ hasText: 'Mất kết nối' }).waitFor()
  await page.keyboard.press('g')
  await page.keyboard.press('s')
  await page.locator('main h1').filter({ hasText: 'Sổ' }).waitFor()
  await context.setOffline(false)
  await page.locator('.line-down').waitFor({ state: 'detached', timeout: 60_000 })
  await context.close()
})

test('a session that has ended is opened again on top of the screen, and the work goes on', async () => {
  const visitor = await visit()
  const { page, context } = visitor
  await signIn(visitor, 'hotich.dongvan')
  await openScreen(visitor, '/tra-cuu')
  await page.locator('#f-q').fill('nguyen thi en')
  await page.locator('#f-purpose').selectOption({ index: 2 })
  await context.clearCookies()
  await page.getByRole('button', { name: 'Tìm' }).click()
  const dialog = page.locator('dialog[open]')
  await dialog.filter({ hasText: 'Phiên làm việc đã hết' }).waitFor()
  await dialog.locator('#f-password').fill('Mau-Hotich-2026')
  await page.keyboard.press('Enter')
  await page.locator('main').filter({ hasText: 'Không tìm thấy trong phạm vi' }).waitFor()
  assert.equal(await page.locator('#f-q').inputValue(), 'nguyen thi en')
  await context.close()
})
