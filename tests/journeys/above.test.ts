import assert from 'node:assert/strict'
import { test } from 'node:test'
import { beginBirth, caseIdOf, register, standing, typeBirth, usualBirth } from './births.ts'
import { journeyHouse, quiet } from './house.ts'

const house = await journeyHouse()
let caseId = ''

test('the province sees the dossiers of its communes live and can change nothing', async () => {
  const registrar = await house.person('hotich.badinh')
  await beginBirth(registrar.page)
  await typeBirth(registrar.page, usualBirth('GCS-2026-0000501', 'Nguyễn Hải Đăng'))
  await register(registrar.page)
  caseId = caseIdOf(registrar.page)

  const province = await house.person('giamsat.hanoi')
  const { page } = province
  await page.goto('/giam-sat')
  const row = page.locator('main tr', { hasText: 'phường Ba Đình' })
  await row.first().waitFor()
  await page.goto('/ho-so-don-vi')
  await page.locator('main table').getByText('Nguyễn Hải Đăng').click()
  await standing(page).getByText('H00004-').waitFor()
  await page.locator('.birth-form').waitFor()
  assert.equal(await page.locator('.birth-form input:enabled').count(), 0, 'nothing can be typed')
  assert.equal(await standing(page).locator('.standing-actions button').count(), 0, 'no step is offered')
  const answer = await page.evaluate(async (id) => {
    const me = (await (await fetch('/api/me')).json()) as { csrfToken: string }
    const response = await fetch(`/api/cases/${id}/moves`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-csrf-token': me.csrfToken,
        'idempotency-key': crypto.randomUUID(),
      },
      body: JSON.stringify({ action: 'withdraw', reason: 'thử từ cấp tỉnh' }),
    })
    return response.status
  }, caseId)
  assert.ok(answer === 403 || answer === 404, `the server refused: ${answer}`)

  const elsewhere = await house.person('hotich.dongvan')
  await elsewhere.page.goto(`/ho-so/${caseId}`)
  await elsewhere.page.locator('main .box-error').waitFor()
  assert.equal(await elsewhere.page.getByText('Nguyễn Hải Đăng').count(), 0, 'another province sees nothing')
  quiet(registrar, province, elsewhere)
})

test('the inspector verifies the audit chains, and a line changed directly in the database is found', async () => {
  const inspector = await house.person('thanhtra')
  const { page } = inspector
  await page.goto('/nhat-ky')
  const verify = page.getByRole('button', { name: 'Kiểm tra toàn vẹn' })
  await verify.click()
  await page.getByText(/Toàn vẹn: \d+ dòng của \d+ đơn vị/).waitFor()
  const [line] = await house.db.sql<{ office_id: number; seq: string }[]>`
    select office_id, seq from audit_line where subject_id = ${caseId} order by seq limit 1`
  await house.db.sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`update audit_line set actor_name = 'Không phải tôi' where office_id = ${line?.office_id ?? 0} and seq = ${line?.seq ?? 0}`
  })
  await verify.click()
  await page.getByText(/CÓ DẤU HIỆU BỊ SỬA/).waitFor()
  await page.getByText(`dòng ${line?.seq}`).first().waitFor()
  quiet(inspector)
})

test('accounts are made from a file, and every row is answered', async () => {
  const admin = await house.person('quantri.hanoi')
  const { page } = admin
  await page.goto('/quan-tri?tab=import')
  const rows = [
    'Tên đăng nhập,Họ tên,Mã đơn vị,Loại đơn vị,Vai trò',
    'hotich2.badinh,Phan Thị Hòa,00004,Xã,REGISTRAR',
    'motcua2.badinh,Lý Văn Tám,00004,Xã,RECEPTION',
    'hotich.badinh,Nguyễn Thu Trang,00004,Xã,REGISTRAR',
    'hotich9.dongvan,Người Tỉnh Khác,00721,Xã,REGISTRAR',
    'vai.la,Vai Trò Lạ,00004,Xã,KHONG_CO',
  ]
  await page.locator('#import-file').setInputFiles({
    name: 'can-bo.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(rows.join('\r\n')),
  })
  await page.getByRole('button', { name: 'Gửi tệp' }).click()
  await page.getByText('Đã cấp 2, đã có 1, không nhận 2.').waitFor({ timeout: 60_000 })
  const table = page.locator('main table')
  assert.match((await table.locator('tr', { hasText: 'hotich9.dongvan' }).textContent()) ?? '', /không nhận.*\S/)
  assert.match((await table.locator('tr', { hasText: 'vai.la' }).textContent()) ?? '', /không nhận.*KHONG_CO|vai trò/i)
  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: /Lưu báo cáo/ }).click()
  assert.match((await saving).suggestedFilename(), /\.csv$/)
  quiet(admin)
})

test('an account is made for somebody of the own office, and the data of the person are changed', async () => {
  const admin = await house.person('quantri.badinh')
  const { page } = admin
  await page.goto('/quan-tri')
  await page.getByRole('button', { name: /^Cấp tài khoản/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Họ, chữ đệm, tên').fill('Lý Thị Ngân')
  await dialog.getByLabel('Tên đăng nhập').fill('lyngan.badinh')
  await dialog.getByLabel('Chức danh').fill('Công chức tư pháp – hộ tịch')
  await dialog.getByLabel('Thư điện tử').fill('ngan@example.vn')
  await dialog.getByLabel('Số định danh cá nhân').fill('001190000917')
  await dialog.getByRole('checkbox', { name: 'Công chức tư pháp – hộ tịch' }).check()
  await dialog.getByRole('button', { name: 'Cấp tài khoản', exact: true }).click()
  await dialog.getByText('lyngan.badinh').waitFor()
  await dialog.getByRole('button', { name: 'Xong' }).click()
  await page.getByText('Lý Thị Ngân').first().click()
  await page.getByRole('button', { name: 'Sửa …' }).first().click()
  assert.equal(await dialog.getByLabel('Số định danh cá nhân').inputValue(), '001190000917')
  await dialog.getByLabel('Họ, chữ đệm, tên').fill('Lý Thị Ngần')
  await dialog.getByRole('button', { name: 'Lưu' }).click()
  await page.getByText('Đã lưu.').waitFor()
  const [kept] = await house.db.sql`
    select full_name, job_title, email, pin from account where username = 'lyngan.badinh'`
  assert.deepEqual(
    { ...kept },
    {
      full_name: 'Lý Thị Ngần',
      job_title: 'Công chức tư pháp – hộ tịch',
      email: 'ngan@example.vn',
      pin: '001190000917',
    },
  )
  quiet(admin)
})
