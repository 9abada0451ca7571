import assert from 'node:assert/strict'
import { mkdir, writeFile } from 'node:fs/promises'
import { test } from 'node:test'
import { v7 as uuid } from 'uuid'
import { register } from '../src/cases/register.server.ts'
import { typedDeathExamples as deaths } from '../src/events/death/examples.ts'
import { demoPassword } from '../src/offices/demo.server.ts'
import { asActor } from '../src/platform/database.server.ts'
import type { Actor } from '../src/platform/endpoint.ts'
import { Refused } from '../src/platform/problem.ts'
import { knownPerson } from '../src/registers/known.sql.server.ts'
import { official } from './official.ts'
import { officialAt } from './official-at.ts'
import { textsOf } from './pdf-pages.ts'
import { testServer } from './test-server.ts'

const { app, db } = await testServer()
const now = '2026-11-20T02:00:00.000Z'
const registrar = await official(app, 'hotich.dongvan')
const reception = await official(app, 'motcua.dongvan')
const chair = await official(app, 'chutich.dongvan')
const here = await officialAt(db, '00721', 'khaitu.dongvan')
const elsewhere = await officialAt(db, '00070', 'khaitu.hoankiem', ['REGISTRAR'], 'Trần Thị Mơ')

const home = { unitCode: '00721', asOf: '2026-11-02', asWritten: 'xã Đồng Văn, tỉnh Tuyên Quang' } as const
const away = { unitCode: '00070', asOf: '2026-11-02', asWritten: 'phường Hoàn Kiếm, thành phố Hà Nội' } as const
const tay = { code: '02', asWritten: 'Tày' }

const write = (actor: Actor, kind: string, declaration: Record<string, unknown>, duplicateReason = '', at = now) =>
  asActor(db, actor, (tx) =>
    register(tx, actor, { caseId: uuid(), kind, declaration, version: 0, duplicateReason, now: at }),
  )
const who = (pin: string) => asActor(db, here, (tx) => knownPerson(tx, { pin, personId: null }))
const codeOf = (error: unknown): string => {
  assert.ok(error instanceof Refused, String(error))
  return error.code
}

const bothHomes = (kind: 'PERMANENT' | 'TEMPORARY') => ({
  residence: { ...home, kind: 'PERMANENT' },
  alsoLivesAt: { ...away, kind },
})
const spouse = (name: string, pin: string, sex: '1' | '2', year: number) => ({
  name,
  pin,
  sex,
  birthDate: { known: 'day', date: `${year}-03-12` },
  ethnicity: tay,
  nationalities: ['VN'],
  ...bothHomes('TEMPORARY'),
  idDocument: { type: 'CC', number: pin },
})
const marriageOf = (wife: object, husband: { name: string; pin: string }) => ({
  kind: 'NEW',
  wife,
  husband,
  presence: { bothPresent: true, wifeConsents: true, husbandConsents: true },
  informant: { relationship: 'SELF', name: husband.name, pin: husband.pin },
  reasons: Object.fromEntries(
    ['R-C1', 'R-C5', 'R-C7', 'R-C8', 'R-C10', 'R-A9', 'R-A2', 'C4', 'A4'].map((rule) => [rule, 'đã kiểm tra hồ sơ']),
  ),
})
const deathOf = (person: Record<string, unknown>, change: Record<string, unknown> = {}) => ({
  ...deaths.normal,
  deceased: person,
  death: { ...deaths.normal.death, date: { known: 'day', date: '2026-11-20' } },
  notice: { ...deaths.normal.notice, issuedOn: '2026-11-20' },
  copies: 0,
  ...change,
})

test('a death goes from the desk to the signed extract, its copy and the page of the book', async () => {
  const caseId = uuid()
  const body = { kind: 'DEATH', declaration: deaths.normal }
  const saved = await reception.command('PUT', `/api/cases/${caseId}`, { ...body, version: 0 })
  assert.equal(saved.status, 200, JSON.stringify(saved.json))
  const received = await reception.command('POST', `/api/cases/${caseId}/receive`, { version: 1 })
  assert.equal(received.json.state, 'RECEIVED', JSON.stringify(received.json))
  const filled = await reception.get(`/api/cases/${caseId}/declaration`)
  assert.match((await textsOf(filled.raw)).join(), /TỜ KHAI ĐĂNG KÝ KHAI TỬ[\s\S]*06 giờ 38 phút, ngày 12\/11\/2026/)
  const done = await registrar.command('POST', `/api/cases/${caseId}/register`, { kind: 'DEATH', version: 1 })
  assert.deepEqual(
    [done.status, done.json.number, done.json.pinRequested],
    [200, '01/2026', false],
    JSON.stringify(done.json),
  )
  const dead = await who('002048000311')
  assert.deepEqual([dead?.death?.on, dead?.death?.declared], ['2026-11-12', false])
  if (done.json.state !== 'SUBMITTED')
    await registrar.command('POST', `/api/cases/${caseId}/moves`, { action: 'submit' })
  await chair.command('POST', '/api/session/reauthenticate', { password: demoPassword })
  const signed = await chair.command('POST', '/api/signing', { caseIds: [caseId] })
  const [result] = signed.json.results as { signed: boolean; documentId: string; message: string }[]
  assert.equal(result?.signed, true, JSON.stringify(signed.json))
  const file = await registrar.get(`/api/documents/${result?.documentId}/file`)
  const text = (await textsOf(file.raw)).join()
  assert.match(text, /\/TLKT/)
  assert.match(text, /TRÍCH LỤC KHAI TỬ[\s\S]*NÔNG VĂN KHẢI[\s\S]*06 giờ 38 phút, ngày 12\/11\/2026[\s\S]*Già yếu/)
  if (process.env.LOOK) {
    await mkdir('/tmp/death', { recursive: true })
    await writeFile('/tmp/death/desk-extract.pdf', file.raw)
    await writeFile('/tmp/death/desk-declaration.pdf', filled.raw)
  }
})

test('R-A4 R-H1 at any other office the same death is refused with the entry that stands, and the dead declare nothing', async () => {
  await assert.rejects(
    write(elsewhere, 'DEATH', deathOf({ ...deaths.normal.deceased, residence: { ...away, kind: 'PERMANENT' } })),
    (error) => {
      assert.equal(codeOf(error), 'rules-block')
      assert.match(JSON.stringify((error as Refused).extra), /01\/2026/)
      return true
    },
  )
  const other = spouse('Nông Văn Tấn', '002050000401', '1', 1950)
  await assert.rejects(
    write(
      here,
      'DEATH',
      deathOf(other, { informant: { relationship: 'SIBLING', name: 'Nông Văn Khải', pin: '002048000311' } }),
    ),
    (error) => codeOf(error) === 'rules-block',
  )
})

test('R-H2 the spouse of the deceased becomes widowed, and the marriage entry is noted', async () => {
  const husband = spouse('Hoàng Văn Lập', '002080000402', '1', 1980)
  const wife = spouse('Lục Thị Nhung', '002182000403', '2', 1982)
  const marriage = await write(elsewhere, 'MARRIAGE', marriageOf(wife, husband), '', '2026-11-18T02:00:00.000Z')
  const before = await who(wife.pin)
  assert.equal(before?.marriages[0]?.endedBy, null)
  const done = await write(
    here,
    'DEATH',
    deathOf(husband, { informant: { relationship: 'SPOUSE', name: wife.name, pin: wife.pin } }),
  )
  const widow = await who(wife.pin)
  assert.deepEqual([widow?.death, widow?.marriages[0]?.endedBy, widow?.marriages[0]?.to], [null, 'DEATH', '2026-11-20'])
  const tasks = await db.sql<{ kind: string; needs: string; content: { note: { content: string } } }[]>`
    select kind, needs, content from office_notice where office_id = ${elsewhere.officeId} and entry_id = ${marriage.entryId}`
  assert.deepEqual(
    tasks.map(({ kind, needs }) => [kind, needs]),
    [['NOTE_ENTRY', 'NOTE']],
  )
  assert.match(tasks[0]?.content.note.content ?? '', /HOÀNG VĂN LẬP đã chết/)
  assert.ok(done.entryId)
})

test('R-H2 who loses the other on the wedding day is widowed from that day, not from the next; an open marriage stays open', async () => {
  const [wife, husband] = [
    spouse('Lò Thị Thắm', '002182000601', '2', 1982),
    spouse('Lò Văn Thân', '002080000602', '1', 1980),
  ]
  const others = [
    spouse('Lò Thị Son', '002182000603', '2', 1982),
    spouse('Lò Văn Sâm', '002080000604', '1', 1980),
  ] as const
  await write(here, 'MARRIAGE', marriageOf(wife, husband), '', '2026-11-20T01:00:00.000Z')
  await write(elsewhere, 'MARRIAGE', marriageOf(...others), '', '2026-11-18T03:00:00.000Z')
  await write(
    here,
    'DEATH',
    deathOf(husband, { death: { ...deaths.normal.death, date: { known: 'day', date: '2026-11-20' } } }),
  )
  const widow = await who(wife.pin)
  const [bond] = widow?.marriages ?? []
  assert.deepEqual([bond?.from, bond?.to, bond?.endedBy], ['2026-11-20', '2026-11-20', 'DEATH'])
  const page = await registrar.get(
    `/api/people/${widow?.personId}?purpose=${encodeURIComponent('xem tình trạng hôn nhân')}`,
  )
  assert.equal(page.status, 200, JSON.stringify(page.json))
  const [shown] = page.json.marriages as { from: string; to: string }[]
  assert.deepEqual([shown?.from, shown?.to], ['2026-11-20', '2026-11-20'])
  // Kept as one day, not as none: it was a marriage.
  const kept = await db.sql<{ during: string }[]>`
    select during::text from marriage_bond where person_id = ${widow?.personId ?? ''}`
  assert.deepEqual(
    kept.map(({ during }) => during),
    ['[2026-11-20,2026-11-21)'],
  )

  const standing = await who(others[0].pin)
  assert.deepEqual([standing?.marriages[0]?.to, standing?.marriages[0]?.endedBy], [null, null])
  // A death whose day nobody knows ends it on the day it is written: never earlier, and never not at all.
  const unknown = {
    death: { ...deaths.normal.death, date: { known: 'year', year: 2026 }, time: null },
    reasons: { 'R-H6': 'không ai biết ngày' },
  }
  await write(here, 'DEATH', deathOf(others[1], unknown))
  const later = await who(others[0].pin)
  assert.deepEqual([later?.marriages[0]?.to, later?.marriages[0]?.endedBy], ['2026-11-20', 'DEATH'])
})

test('R-H1 nobody marries the dead', async () => {
  const wife = spouse('Ma Thị Sim', '002182000404', '2', 1982)
  const husband = spouse('Hoàng Văn Lập', '002080000402', '1', 1980)
  await assert.rejects(write(elsewhere, 'MARRIAGE', marriageOf(wife, husband)), (error) =>
    ['rules-block', 'person-dead'].includes(codeOf(error)),
  )
})

test('R-H4 R-H5 the ministry learns of a foreigner’s death, and the office of a guardianship of the guardian’s', async () => {
  await write(here, 'DEATH', { ...deaths.foreigner })
  const [ministry] = await db.sql<{ content: { name: string } }[]>`
    select n.content from office_notice n join office o on o.id = n.office_id where o.kind = 'MOFA' and n.kind = 'FOREIGN_MINISTRY'`
  assert.equal(ministry?.content.name, 'Lucas Bernard')
  const guardian = spouse('Nông Thị Gấm', '002170000405', '2', 1970)
  const ward = uuid()
  const guardianship = uuid()
  await db.sql`insert into person (id, full_name, name_key, birth_year, first_entry_id) values (${ward}, 'Nông Gia Bảo', 'nong gia bao', 2015, ${guardianship})`
  const [person] = await db.sql<{ id: string }[]>`
    insert into person (id, pin, full_name, name_key, birth_year, first_entry_id) values (${uuid()}, ${guardian.pin}, ${guardian.name}, 'nong thi gam', 1970, ${guardianship}) returning id`
  await db.sql`insert into guardianship (office_id, entry_id, ward_id, kind, during) values (${elsewhere.officeId}, ${guardianship}, ${ward}, 'NATURAL', '[2024-01-01,)')`
  await db.sql`insert into guardianship_party (guardianship_id, person_id, role, during, office_id, entry_id) values (${guardianship}, ${person?.id ?? ''}, 'GUARDIAN', '[2024-01-01,)', ${elsewhere.officeId}, ${guardianship})`
  await write(here, 'DEATH', deathOf(guardian))
  const [notice] = await db.sql<{ content: { ground: string; ward: { name: string } } }[]>`
    select content from office_notice where office_id = ${elsewhere.officeId} and kind = 'GUARDIANSHIP_GROUND'`
  assert.deepEqual([notice?.content.ground, notice?.content.ward.name], ['GUARDIAN_DIED', 'Nông Gia Bảo'])
  const [reminder] = await db.sql<
    { text: string }[]
  >`select text from reminder where office_id = ${here.officeId} and kind = 'GUARDIAN_DIED'`
  assert.match(reminder?.text ?? '', /Nông Gia Bảo cần người giám hộ khác/)
})

test('R-H7 a declared death is marked as declared, and its reversal gives the marriage back', async () => {
  const husband = spouse('Vi Văn Tuân', '002070000406', '1', 1970)
  const wife = spouse('Lý Thị Sen', '002172000407', '2', 1972)
  await write(here, 'MARRIAGE', marriageOf(wife, husband))
  const declared = { ...deaths.declared, deceased: husband }
  await assert.rejects(write(here, 'DEATH', declared), (error) => {
    assert.match(JSON.stringify((error as Refused).extra), /R-H6/)
    return codeOf(error) === 'rules-block'
  })
  await write(here, 'DEATH', {
    ...deaths.declared,
    deceased: husband,
    copies: 0,
    reasons: { 'R-H6': 'Ngày chết theo quyết định của Tòa án.' },
  })
  const gone = await who(husband.pin)
  assert.deepEqual([gone?.death?.declared, gone?.marriages[0]?.endedBy], [true, 'DEATH'])
  const [entry] = await db.sql<{ office_id: number; entry_id: string }[]>`
    select office_id, entry_id from entry_person where pin = ${husband.pin} and role = 'DECEASED'`
  const back = [{ does: 'revive', role: 'DECEASED', on: '2026-11-20' }]
  await db.sql`select apply_effects(${entry?.office_id ?? 0}, ${entry?.entry_id ?? ''}, '2026-11-20', ${db.sql.json(back)})`
  const returned = await who(husband.pin)
  assert.deepEqual([returned?.death, returned?.marriages[0]?.endedBy], [null, null])
})

test('of two offices registering one death at the same instant, one succeeds and the other learns why', async () => {
  for (let round = 0; round < 4; round += 1) {
    const person = spouse('Ma Văn Cùng', `00206000050${round}`, '1', 1960)
    const results = await Promise.allSettled([
      write(here, 'DEATH', deathOf({ ...person, alsoLivesAt: null })),
      write(elsewhere, 'DEATH', deathOf({ ...person, residence: { ...away, kind: 'PERMANENT' }, alsoLivesAt: null })),
    ])
    assert.deepEqual(results.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
    const lost = results.find((result) => result.status === 'rejected') as PromiseRejectedResult
    assert.ok(['already-dead', 'rules-block', 'already-registered'].includes(codeOf(lost.reason)), codeOf(lost.reason))
  }
})

test('two offices registering the same death of somebody without a number: the key of the death stands once', async () => {
  const person = { ...spouse('Giàng A Chớ', '', '1', 1941), pin: null, idDocument: null }
  const results = await Promise.allSettled([
    write(here, 'DEATH', deathOf({ ...person, alsoLivesAt: null }), 'người khác'),
    write(
      elsewhere,
      'DEATH',
      deathOf({ ...person, residence: { ...away, kind: 'PERMANENT' }, alsoLivesAt: null }),
      'người khác',
    ),
  ])
  assert.deepEqual(results.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
  const lost = results.find((result) => result.status === 'rejected') as PromiseRejectedResult
  assert.equal(codeOf(lost.reason), 'already-registered')
})

test('R-H1 R-H2 a marriage and the death of one of the two at the same instant never leave the dead married', async () => {
  for (let round = 0; round < 6; round += 1) {
    const husband = spouse('Sùng A Vội', `00207000060${round}`, '1', 1970)
    const wife = spouse('Lò Thị Kịp', `00217000060${round}`, '2', 1972)
    const results = await Promise.allSettled([
      write(elsewhere, 'MARRIAGE', marriageOf(wife, husband)),
      write(here, 'DEATH', deathOf(husband)),
    ])
    const [marriage, death] = results
    assert.equal(death?.status, 'fulfilled', death?.status === 'rejected' ? JSON.stringify(death.reason) : '')
    if (marriage?.status === 'rejected') assert.ok(['person-dead', 'rules-block'].includes(codeOf(marriage.reason)))
    const open = await db.sql`
      select 1 from marriage_bond b join person_death d on d.person_id = b.person_id and d.reversed_on is null where upper_inf(b.during) and not isempty(b.during)`
    assert.equal(open.length, 0)
  }
})
