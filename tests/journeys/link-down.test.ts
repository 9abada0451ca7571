import assert from 'node:assert/strict'
import { test } from 'node:test'
import { beginBirth, caseIdOf, enterTo, register, standing, typeBirth, usualBirth } from './births.ts'
import { field, journeyHouse, quiet } from './house.ts'

const house = await journeyHouse()

test('while the population database is down registration goes on; when it is back both births get their numbers by themselves, in order', async () => {
  const registrar = await house.person('hotich.badinh')
  const { page } = registrar
  await beginBirth(page)
  await typeBirth(page, usualBirth('GCS-2026-0000301', 'Nguyễn Gia Hưng'))
  await house.simulator.faults({ down: '503' })
  assert.equal(await register(page), '01/2026')
  const first = caseIdOf(page)

  await page.keyboard.press('Alt+N')
  await page.waitForFunction((before) => !location.pathname.includes(before), first)
  await field(page, '/informant/relationship').waitFor()
  await page.locator('#f-informant-relationship:focus').waitFor()
  await page.keyboard.type('Mẹ')
  const { '/father/pin': _, ...withoutFather } = usualBirth('GCS-2026-0000302', 'Vũ Minh Anh', '14112026')
  const { '/mother/pin': pin, ...child } = { ...withoutFather, '/mother/pin': '001198000106' }
  await typeBirth(page, child)
  for (const [pointer, text] of [
    ['/child/hometown', 'ba dinh'],
    ['/mother/pin', pin],
    ['/mother/birthDate', '17011998'],
    ['/mother/name', 'Vũ Hồng Nhung'],
    ['/mother/ethnicity', 'kinh'],
    ['/mother/nationalities', 'viet nam'],
    ['/mother/residence/detail', 'Số 11'],
    ['/mother/residence', 'ba dinh'],
  ] as const) {
    await enterTo(page, pointer)
    await page.keyboard.type(text, { delay: 4 })
    if (pointer === '/mother/pin') await page.locator('.bf-block-mother').getByText('gián đoạn').waitFor()
    const list = page.locator(`#f${pointer.replaceAll('/', '-')}-list`)
    if (['/child/hometown', '/mother/ethnicity', '/mother/nationalities', '/mother/residence'].includes(pointer)) {
      await list.locator('[aria-selected=true]').waitFor()
      await page.keyboard.press('Enter')
    }
  }
  // At once after the last field: what the server said of the half-typed form stops nobody.
  assert.equal(await register(page), '02/2026', 'a dead link blocks nothing')
  const second = caseIdOf(page)
  await standing(page).getByText('Chờ số định danh', { exact: true }).waitFor()
  await standing(page)
    .getByText(/gián đoạn từ/)
    .first()
    .waitFor({ timeout: 60_000 })

  await page.keyboard.press('Escape')
  await page.goto('/')
  const table = page.locator('main table')
  await table.getByText('Chờ số định danh').nth(1).waitFor()
  await table
    .getByText(/gián đoạn/)
    .nth(1)
    .waitFor()
  assert.equal(await table.getByText(/gián đoạn/).count(), 2)

  await house.simulator.faults({})
  await table.getByText('Chờ ký', { exact: true }).nth(1).waitFor({ timeout: 90_000 })
  const rows = await house.db.sql<{ case_id: string; pin: string; at: string }[]>`
    select c.id as case_id, p.pin, p.received_at::text as at from registration_case c join register_entry e on e.id = c.entry_id join entry_pin p on p.entry_id = e.id
    where c.id in ${house.db.sql([first, second])}`
  assert.equal(rows.length, 2)
  const [one, other] = [first, second].map((id) => rows.find((row) => row.case_id === id))
  assert.ok(one && other && one.at <= other.at, 'in order; what is fetched together has one moment')
  assert.ok(rows.every((row) => /^\d{12}$/.test(row.pin)))
  quiet(registrar)
})
