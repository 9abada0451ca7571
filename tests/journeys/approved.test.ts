import assert from 'node:assert/strict'
import { test } from 'node:test'
import { v7 as uuid } from 'uuid'
import { typedMarriageExamples } from '../../src/events/marriage/examples.ts'
import { demoPassword } from '../../src/offices/demo.server.ts'
import { official } from '../official.ts'
import { field, journeyHouse, quiet } from './house.ts'
import { overflow, seriousFindings } from './support.ts'

const { app, person } = await journeyHouse()
const pictures = process.env.PICTURES

test('R-C6 an approved marriage at the desk: who approved, until when; only presence and consent are still ticked', async () => {
  const registrar = await official(app, 'hotich.dongvan')
  const chair = await official(app, 'chutich.dongvan')
  const caseId = uuid()
  const { presence: _, ...declaration } = typedMarriageExamples.foreignElement as Record<string, unknown>
  const saved = await registrar.command('PUT', `/api/cases/${caseId}`, { kind: 'MARRIAGE', declaration, version: 0 })
  const { version } = saved.json
  const taken = await registrar.command('POST', `/api/cases/${caseId}/receive`, { version })
  assert.equal(taken.status, 200, JSON.stringify(taken.json))
  for (const action of ['vet', 'submit']) {
    const moved = await registrar.command('POST', `/api/cases/${caseId}/moves`, { action })
    assert.equal(moved.status, 200, JSON.stringify(moved.json))
  }
  await chair.command('POST', '/api/session/reauthenticate', { password: demoPassword })
  await chair.command('POST', '/api/signing', { caseIds: [caseId] })

  const somebody = await person('hotich.dongvan')
  const { page } = somebody
  await page.goto(`/ho-so/${caseId}`)
  await page.getByText('Sùng Mí Sính, CHỦ TỊCH duyệt lúc').waitFor()
  await page.getByText('Hai bên đến nhận trước').waitFor()
  assert.equal(await page.getByRole('button', { name: 'Hủy kết quả' }).count(), 0, 'not before the last day')
  assert.equal(await field(page, '/wife/name').isDisabled(), true)
  await field(page, '/presence/bothPresent').check()
  await field(page, '/presence/wifeConsents').check()
  if (pictures) await page.screenshot({ path: `${pictures}/approved.png` })
  assert.deepEqual(await seriousFindings(page), [])
  assert.equal(await overflow(page), 0)
  const judged = page.waitForResponse(
    (answer) =>
      answer.url().endsWith('/check') && (answer.request().postData()?.includes('"husbandConsents":true') ?? false),
  )
  await field(page, '/presence/husbandConsents').check()
  await judged
  await page.waitForFunction(() => document.querySelector('.note-error') === null)
  await page.keyboard.press('Control+Enter')
  await page.locator('dialog[open]').waitFor()
  if (pictures) await page.screenshot({ path: `${pictures}/approved-register.png` })
  await page.locator('dialog[open] button.primary').click()
  await page.getByText('Trả kết quả').first().waitFor()
  const known = await registrar.get(`/api/cases/${caseId}`)
  assert.equal(known.json.state, 'SIGNED')
  quiet(somebody)
})
