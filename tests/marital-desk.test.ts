import assert from 'node:assert/strict'
import { test } from 'node:test'
import { v7 as uuid } from 'uuid'
import { register } from '../src/cases/register.server.ts'
import { typedDeathExamples as deaths } from '../src/events/death/examples.ts'
import { MaritalDeclaration } from '../src/events/marital-status/declaration.ts'
import { typedMaritalExamples as typed } from '../src/events/marital-status/examples.ts'
import { certificateStanding } from '../src/events/parts/marital-certificate.ts'
import { demoPassword } from '../src/offices/demo.server.ts'
import { asActor } from '../src/platform/database.server.ts'
import type { Actor } from '../src/platform/endpoint.ts'
import { Refused } from '../src/platform/problem.ts'
import { knownPerson } from '../src/registers/known.sql.server.ts'
import { maritalRecord } from '../src/registers/marital.sql.server.ts'
import { date } from '../src/values/calendar-date.ts'
import { official } from './official.ts'
import { officialAt } from './official-at.ts'
import { textsOf } from './pdf-pages.ts'
import { testServer } from './test-server.ts'

const { app, db } = await testServer()
const now = '2026-11-20T02:00:00.000Z'
const today = date('2026-11-20')
const registrar = await official(app, 'hotich.dongvan')
const reception = await official(app, 'motcua.dongvan')
const chair = await official(app, 'chutich.dongvan')
const asked = await official(app, 'hotich.hoankiem')
const here = await officialAt(db, '00721', 'xnhn.dongvan')
const elsewhere = await officialAt(db, '00070', 'xnhn.hoankiem', ['REGISTRAR'], 'Trần Thị Mơ')

const home = {
  unitCode: '00721',
  asOf: '2026-11-02',
  asWritten: 'xã Đồng Văn, tỉnh Tuyên Quang',
  kind: 'PERMANENT',
} as const
const away = {
  unitCode: '00070',
  asOf: '2026-11-02',
  asWritten: 'phường Hoàn Kiếm, thành phố Hà Nội',
  kind: 'TEMPORARY',
} as const

const write = (actor: Actor, kind: string, declaration: Record<string, unknown>, at = now) =>
  asActor(db, actor, (tx) =>
    register(tx, actor, { caseId: uuid(), kind, declaration, version: 0, duplicateReason: '', now: at }),
  )
const codeOf = (error: unknown): string => {
  assert.ok(error instanceof Refused, String(error))
  return error.code
}
const person = (name: string, pin: string, sex: '1' | '2', born = '1998-04-12') => ({
  ...typed.firstMarriage.subject,
  name,
  pin,
  sex,
  birthDate: { known: 'day', date: born },
  residence: home,
  alsoLivesAt: away,
  idDocument: { type: 'CC', number: pin },
})
type Someone = ReturnType<typeof person>
const certificateOf = (subject: Someone, intended: Someone, change: Record<string, unknown> = {}) => ({
  ...typed.firstMarriage,
  subject,
  intendedSpouse: intended,
  stays: [{ residence: home, from: subject.birthDate.date }],
  informant: { relationship: 'SELF', name: subject.name, pin: subject.pin },
  ...change,
})
const otherPurpose = (subject: Someone, declaredStatus: string) => ({
  ...typed.divorced,
  subject,
  declaredStatus,
  lastMarriage: null,
  stays: [{ residence: home, from: subject.birthDate.date }],
  informant: { relationship: 'SELF', name: subject.name, pin: subject.pin },
})
const marriageOf = (wife: Someone, husband: Someone) => ({
  kind: 'NEW',
  wife,
  husband,
  presence: { bothPresent: true, wifeConsents: true, husbandConsents: true },
  informant: { relationship: 'SELF', name: husband.name, pin: husband.pin },
  reasons: Object.fromEntries(
    ['R-C1', 'R-C5', 'R-C7', 'R-C8', 'R-C10', 'R-A9', 'R-A2', 'C4', 'A4'].map((rule) => [rule, 'đã kiểm tra hồ sơ']),
  ),
})
const deathOf = (deceased: Someone) => ({
  ...deaths.normal,
  deceased,
  death: { ...deaths.normal.death, date: { known: 'day', date: '2026-11-20' } },
  notice: { ...deaths.normal.notice, issuedOn: '2026-11-20' },
})
async function standings(pin: string) {
  return asActor(db, here, async (tx) => {
    const who = await knownPerson(tx, { pin, personId: null })
    const record = who ? await maritalRecord(tx, who.personId) : null
    return (record?.certificates ?? []).map((one) => certificateStanding(one, who, today))
  })
}

test('a certificate goes from the desk through the question to the earlier commune to the signed paper', async () => {
  const caseId = uuid()
  const [first, ...rest] = typed.livedElsewhere.stays
  assert.ok(first)
  const declaration = {
    ...typed.livedElsewhere,
    stays: [{ residence: first.residence, from: first.from, to: first.to }, ...rest],
  }
  const body = { kind: 'MARITAL_STATUS', declaration }
  const saved = await reception.command('PUT', `/api/cases/${caseId}`, { ...body, version: 0 })
  assert.equal(saved.status, 200, JSON.stringify(saved.json))
  assert.equal((await reception.command('POST', `/api/cases/${caseId}/receive`, { version: 1 })).json.state, 'RECEIVED')
  const early = await registrar.command('POST', `/api/cases/${caseId}/register`, { kind: 'MARITAL_STATUS', version: 1 })
  assert.equal(early.json.code, 'rules-block', JSON.stringify(early.json))
  assert.match(JSON.stringify(early.json), /phường Hoàn Kiếm/)
  const task = await registrar.command('POST', `/api/cases/${caseId}/tasks`, {
    kind: 'VERIFICATION',
    text: 'Xác minh tình trạng hôn nhân từ 01/02/1993 đến 30/06/2006',
    unitCode: '00070',
  })
  assert.equal(task.status, 200, JSON.stringify(task.json))
  const open = await asked.get('/api/office-tasks')
  const [question] = open.json.items as { id: string }[]
  const answered = await asked.command('POST', `/api/office-tasks/${question?.id}/answer`, {
    answer: 'Trong thời gian cư trú tại phường chưa đăng ký kết hôn với ai.',
    confirmed: true,
  })
  assert.equal(answered.status, 200, JSON.stringify(answered.json))
  const done = await registrar.command('POST', `/api/cases/${caseId}/register`, { kind: 'MARITAL_STATUS' })
  assert.deepEqual([done.status, done.json.number], [200, '01/2026'], JSON.stringify(done.json))
  if (done.json.state !== 'SUBMITTED')
    await registrar.command('POST', `/api/cases/${caseId}/moves`, { action: 'submit' })
  await chair.command('POST', '/api/session/reauthenticate', { password: demoPassword })
  const signed = await chair.command('POST', '/api/signing', { caseIds: [caseId] })
  const [result] = signed.json.results as { signed: boolean; documentId: string }[]
  assert.equal(result?.signed, true, JSON.stringify(signed.json))
  const text = (await textsOf((await registrar.get(`/api/documents/${result?.documentId}/file`)).raw)).join()
  assert.match(text, /UBND-XNTTHN/)
  assert.match(
    text,
    /GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN[\s\S]*HOÀNG THỊ DUYÊN[\s\S]*hiện tại chưa đăng ký kết hôn với ai/,
  )
  assert.match(text, /không có giá trị sử dụng để đăng ký kết hôn/)
  const [paper] = await db.sql<
    { token: string }[]
  >`select verify_token as token from document where id = ${result?.documentId ?? ''}`
  const checked = async () =>
    (await app.inject({ url: `/api/verify/${paper?.token}` })).json() as Record<string, string>
  assert.equal((await checked()).standing, 'VALID')
  const wife = person('Hoàng Thị Duyên', typed.livedElsewhere.subject.pin, '2', '1975-02-01')
  await write(elsewhere, 'MARRIAGE', marriageOf(wife, person('Lý Văn Bình', '002070000610', '1', '1970-05-05')))
  const after = await checked()
  assert.deepEqual(
    [after.standing, after.message],
    ['CHANGED', 'Giấy này là thật, nhưng hết giá trị vì tình trạng hôn nhân đã thay đổi.'],
  )
  const page = await app.inject({ url: `/v/${paper?.token}` })
  assert.match(page.body, /hết giá trị vì tình trạng hôn nhân đã thay đổi/)
})

test('R-D5 the line is chosen from the registers and frozen with the entry', async () => {
  const husband = person('Hoàng Văn Lập', '002098000601', '1')
  const wife = person('Lục Thị Nhung', '002198000602', '2')
  const marriage = await write(here, 'MARRIAGE', marriageOf(wife, husband), '2026-11-18T02:00:00.000Z')
  await assert.rejects(write(here, 'MARITAL_STATUS', otherPurpose(wife, 'NEVER_MARRIED')), (error) => {
    assert.match(JSON.stringify((error as Refused).extra), /R-D5[\s\S]*Hoàng Văn Lập/)
    return codeOf(error) === 'rules-block'
  })
  const done = await write(here, 'MARITAL_STATUS', otherPurpose(wife, 'MARRIED'))
  const [row] = await db.sql<{ content: unknown }[]>`select content from register_entry where id = ${done.entryId}`
  const { statement } = MaritalDeclaration.parse(row?.content)
  assert.match(
    statement?.text ?? '',
    /^hiện tại đang có chồng là ông HOÀNG VĂN LẬP \(Giấy chứng nhận kết hôn số \d+\/2026, do .*Đồng Văn.* cấp ngày 18\/11\/2026\)$/,
  )
  assert.deepEqual([statement?.today, statement?.state], ['MARRIED', '1'])
  assert.deepEqual(await standings(wife.pin), ['VALID'])
  await write(here, 'DEATH', deathOf(husband))
  assert.deepEqual(await standings(wife.pin), ['STATUS_CHANGED'], 'R-D4: widowhood ends it at once')
  const widow = await write(here, 'MARITAL_STATUS', otherPurpose(wife, 'WIDOWED'))
  const [after] = await db.sql<
    { content: { statement: { text: string } } }[]
  >`select content from register_entry where id = ${widow.entryId}`
  assert.match(
    after?.content.statement.text ?? '',
    /ông HOÀNG VĂN LẬP đã chết \(Trích lục khai tử số \d+\/2026, do .*Đồng Văn/,
  )
  assert.ok(marriage.entryId)
})

test('R-D2 R-D4 one certificate for a marriage; another only for the earlier one handed back; the marriage spends it', async () => {
  const groom = person('Nông Văn Tiến', '002098000603', '1')
  const bride = person('Ma Thị Sim', '002198000604', '2')
  await write(here, 'MARITAL_STATUS', certificateOf(groom, bride))
  await assert.rejects(write(here, 'MARITAL_STATUS', certificateOf(groom, bride)), (error) => {
    assert.match(JSON.stringify((error as Refused).extra), /R-D2/)
    return codeOf(error) === 'rules-block'
  })
  await write(here, 'MARITAL_STATUS', certificateOf(groom, bride, { earlierCertificate: { returned: true } }))
  assert.deepEqual(await standings(groom.pin), ['REPLACED', 'VALID'])
  await write(here, 'MARRIAGE', marriageOf(bride, groom))
  assert.deepEqual(await standings(groom.pin), ['REPLACED', 'USED'])
  await assert.rejects(
    write(here, 'MARITAL_STATUS', certificateOf(groom, bride, { declaredStatus: 'MARRIED' })),
    (error) => {
      assert.match(JSON.stringify((error as Refused).extra), /R-D3/)
      return codeOf(error) === 'rules-block'
    },
  )
})

test('R-D2 of two offices giving a certificate for one marriage at the same instant, one does', async () => {
  for (let round = 0; round < 4; round += 1) {
    const groom = person('Sùng A Vội', `00209800070${round}`, '1')
    const bride = person('Lò Thị Kịp', `00219800070${round}`, '2')
    const results = await Promise.allSettled([
      write(here, 'MARITAL_STATUS', certificateOf(groom, bride)),
      write(elsewhere, 'MARITAL_STATUS', certificateOf(groom, bride)),
    ])
    assert.deepEqual(results.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
    const lost = results.find((result) => result.status === 'rejected') as PromiseRejectedResult
    assert.ok(['already-registered', 'rules-block'].includes(codeOf(lost.reason)), codeOf(lost.reason))
  }
})

test('R-D4 a certificate and a marriage with somebody else at the same instant never leave a valid certificate of an unmarried person', async () => {
  for (let round = 0; round < 4; round += 1) {
    const groom = person('Giàng A Dế', `00209800080${round}`, '1')
    const bride = person('Vàng Thị Pà', `00219800080${round}`, '2')
    const other = person('Thào Thị Mỷ', `00219800090${round}`, '2')
    await Promise.allSettled([
      write(here, 'MARITAL_STATUS', certificateOf(groom, bride)),
      write(elsewhere, 'MARRIAGE', marriageOf(other, groom)),
    ])
    const who = await asActor(db, here, (tx) => knownPerson(tx, { pin: groom.pin, personId: null }))
    const married = who?.marriages.some(({ endedBy }) => endedBy === null)
    assert.ok(!married || (await standings(groom.pin)).every((standing) => standing !== 'VALID'))
  }
})

test('R-H1 no certificate for the dead', async () => {
  await assert.rejects(
    write(here, 'MARITAL_STATUS', otherPurpose(person('Hoàng Văn Lập', '002098000601', '1'), 'NEVER_MARRIED')),
    (error) => codeOf(error) === 'rules-block',
  )
})
