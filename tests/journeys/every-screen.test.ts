import assert from 'node:assert/strict'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { beginBirth, caseIdOf, register, typeBirth, usualBirth } from './births.ts'
import { desktop, journeyHouse, type Person, phone } from './house.ts'
import { overflow, seriousFindings } from './support.ts'

const house = await journeyHouse()
/** With this set, every screen is also kept as a picture in that folder, to be looked at. */
const pictures = process.env.JOURNEY_PICTURES
if (pictures) mkdirSync(pictures, { recursive: true })

const registrar = await house.person('hotich.badinh')
await beginBirth(registrar.page)
await typeBirth(registrar.page, usualBirth('GCS-2026-0000601', 'Nguyễn Minh Khôi'))
await register(registrar.page)
const registered = caseIdOf(registrar.page)
await registrar.page.goto('/tiep-nhan')
await registrar.page.locator('#procedure:focus').waitFor()
await beginBirth(registrar.page)
await typeBirth(registrar.page, {
  ...usualBirth('GCS-2026-0000602', 'Vũ Khánh Linh', '16112026'),
  '/mother/pin': '001198000106',
  '/father/pin': '001090000107',
})
await registrar.page.getByText(/^đã lưu/).waitFor()
const draft = caseIdOf(registrar.page)
const [entry] = await house.db.sql<{ office_id: number; entry_id: string }[]>`
  select office_id, entry_id from registration_case where id = ${registered}`
const officeId = entry?.office_id ?? 0
const [managed] = await house.db.sql<{ id: string }[]>`select id from account where username = 'motcua.badinh'`
// Something waits, so that the lists hold a line and the navigation a count.
for (const needs of ['ANSWER', 'READ'])
  await house.db.sql`insert into office_notice (office_id, id, from_office_id, kind, needs, content, sent_at)
    values (${officeId}, gen_random_uuid(), ${officeId}, ${needs === 'READ' ? 'WIDOWED' : 'VERIFICATION'}, ${needs},
      ${house.db.sql.json({ text: 'Xác minh tình trạng hôn nhân', subject: 'Nguyễn Minh Khôi' })}, '2026-11-20T01:00:00Z')`
const [mother] = await house.db.sql<{ person_id: string }[]>`
  select person_id from entry_person where entry_id = ${entry?.entry_id ?? ''} and role = 'MOTHER'`
const purpose = encodeURIComponent('Kiểm tra, đối chiếu Sổ')

const screensOf: Record<string, readonly string[]> = {
  'hotich.badinh': [
    '/',
    '/tiep-nhan',
    `/ho-so/${draft}`,
    `/ho-so/${registered}`,
    `/ho-so/${registered}?tab=giay-to`,
    `/ho-so/${registered}?tab=viec`,
    `/ho-so/${registered}?tab=dien-bien`,
    `/ho-so/${registered}?tab=in`,
    `/tra-cuu?q=nguyen+minh+khoi&p=${purpose}`,
    '/trung',
    '/so',
    `/so/${officeId}/BIRTH/2026`,
    `/muc/${officeId}/${entry?.entry_id}?p=${purpose}`,
    `/nguoi/${mother?.person_id}?p=${purpose}`,
    `/nguoi/${mother?.person_id}`,
    '/sua-du-lieu',
    '/nhap-giay-chung-sinh',
    '/viec-co-quan',
    '/viec-co-quan?tab=biet',
    '/viec-co-quan?tab=gui&all=true',
    '/may-in',
    '/ket-noi',
    '/bien-lai',
    '/ban-an',
    '/documents/gallery',
    '/tai-khoan',
  ],
  'chutich.badinh': ['/ky', '/tra-cuu'],
  'quantri.badinh': ['/quan-tri', '/canh-bao', `/quan-tri/${managed?.id}`],
  'quantri.hanoi': ['/quan-tri/le-phi'],
  'ubnd.hanoi': [`/thu-hoi/${officeId}/${entry?.entry_id}`],
  'giamsat.hanoi': ['/giam-sat', '/ho-so-don-vi'],
  thanhtra: ['/nhat-ky'],
}

async function settled(page: Page): Promise<void> {
  await page.locator('main h1').waitFor()
  await page.waitForFunction(() => document.querySelector('.skeleton') === null)
}

async function judge(page: Page, path: string, english: boolean): Promise<string[]> {
  const wrong: string[] = []
  for (const [name, size] of Object.entries({ desktop, phone, zoomed: { width: 683, height: 384 } })) {
    await page.setViewportSize(size)
    const where = `${path} ${name} ${english ? 'en' : 'vi'}`
    const wider = await overflow(page)
    if (wider > 0) wrong.push(`${where}: ${wider} px too wide`)
    // Words change with the language, what carries them does not: a second reading of every page would take minutes.
    if (name !== 'zoomed' && (!english || process.env.JOURNEY_FULL))
      wrong.push(...(await seriousFindings(page)).map((finding) => `${where}: ${finding}`))
    if (pictures) {
      const file = `${path.replace(/[^a-z0-9-]+/gi, '_').slice(0, 60)}-${name}-${english ? 'en' : 'vi'}.png`
      await page.screenshot({ path: join(pictures, file) })
    }
  }
  await page.setViewportSize(desktop)
  return wrong
}

/** Where its own database is made: tests/journeys/practice.test.ts. */
const walkedInPractice = ['/bai-tap']

test('every screen is in this walk', () => {
  const source = readFileSync(join(import.meta.dirname, '../../src/web/officials/screens.web.tsx'), 'utf8')
  const declared = [...source.matchAll(/path: '([^']+)'/g)].map(([, path]) => path ?? '')
  const walked = [...Object.values(screensOf).flat(), ...walkedInPractice]
  const missing = declared.filter((path) => {
    const shape = new RegExp(`^${path.replace(/:\w+/g, '[^/?]+')}(\\?|$)`)
    return !walked.some((one) => shape.test(one))
  })
  assert.deepEqual(missing, [])
})

for (const [username, paths] of Object.entries(screensOf))
  test(`the screens of ${username} have no serious finding, no sideways scroll and a silent console, in both languages`, async () => {
    const somebody: Person = username === 'hotich.badinh' ? registrar : await house.person(username)
    const wrong: string[] = []
    for (const english of [false, true]) {
      await somebody.page.evaluate(
        (language) => localStorage.setItem('hotich.language', language),
        english ? 'en' : 'vi',
      )
      for (const path of paths) {
        await somebody.page.goto(path)
        await settled(somebody.page)
        wrong.push(...(await judge(somebody.page, path, english)))
      }
    }
    assert.deepEqual([...wrong, ...somebody.complaints], [])
  })

test('the page before signing in holds the same', async () => {
  const nobody = await house.window()
  await nobody.page.goto('/')
  await nobody.page.locator('input[type=password]').waitFor()
  assert.deepEqual([...(await judge(nobody.page, '/sign-in', false)), ...nobody.complaints], [])
})
