import assert from 'node:assert/strict'
import { test } from 'node:test'
import { v7 as uuid } from 'uuid'
import { register } from '../src/cases/register.server.ts'
import { typedBirthExamples as births } from '../src/events/birth/examples.ts'
import { typedDeathExamples as deaths } from '../src/events/death/examples.ts'
import { typedMaritalExamples as maritals } from '../src/events/marital-status/examples.ts'
import { demoPassword } from '../src/offices/demo.server.ts'
import { asActor } from '../src/platform/database.server.ts'
import type { Actor } from '../src/platform/endpoint.ts'
import { official } from './official.ts'
import { officialAt } from './official-at.ts'
import { testServer } from './test-server.ts'

const { app, db } = await testServer()
const registrar = await official(app, 'hotich.dongvan')
const chair = await official(app, 'chutich.dongvan')
const farAway = await official(app, 'hotich.hoankiem')
const here = await officialAt(db, '00721', 'nguoi.dongvan')
const elsewhere = await officialAt(db, '00025', 'nguoi.khac', ['REGISTRAR'], 'Trần Thị Mơ')

const tay = { code: '02', asWritten: 'Tày' }
const home = { unitCode: '00721', asOf: '2026-11-02', asWritten: 'xã Đồng Văn, tỉnh Tuyên Quang' } as const
const away = { unitCode: '00025', asOf: '2026-11-02', asWritten: 'phường Giảng Võ, thành phố Hà Nội' } as const
const reasons = Object.fromEntries(
  ['R-C1', 'R-C5', 'R-C7', 'R-C8', 'R-C10', 'R-A9', 'R-A2', 'C4', 'A4', 'R-B1', 'R-B6', 'R-B7'].map((rule) => [
    rule,
    'đã kiểm tra hồ sơ',
  ]),
)
const adult = (name: string, pin: string, sex: '1' | '2', year: number) => ({
  name,
  pin,
  sex,
  birthDate: { known: 'day', date: `${year}-03-12` },
  ethnicity: tay,
  nationalities: ['VN'],
  residence: { ...home, kind: 'PERMANENT' },
  alsoLivesAt: { ...away, kind: 'TEMPORARY' },
  idDocument: { type: 'CC', number: pin },
})
const wife = adult('Lục Thị Nhung', '002196000503', '2', 1996)
const husband = adult('Hoàng Văn Lập', '002094000502', '1', 1994)
const write = (actor: Actor, kind: string, declaration: Record<string, unknown>, at: string) =>
  asActor(db, actor, (tx) =>
    register(tx, actor, { caseId: uuid(), kind, declaration, version: 0, duplicateReason: '', now: at }),
  )

const marriage = await write(
  elsewhere,
  'MARRIAGE',
  {
    kind: 'NEW',
    wife,
    husband,
    presence: { bothPresent: true, wifeConsents: true, husbandConsents: true },
    informant: { relationship: 'SELF', name: wife.name, pin: wife.pin },
    reasons,
  },
  '2026-11-06T02:00:00.000Z',
)
const parent = ({ name, pin, birthDate, ethnicity, nationalities, residence }: typeof wife) => ({
  name,
  pin,
  birthDate,
  ethnicity,
  nationalities,
  residence,
})
const birth = await write(
  here,
  'BIRTH',
  {
    ...births.normal,
    child: {
      ...births.normal.child,
      name: 'Hoàng Gia Khang',
      birthDate: { known: 'day', date: '2026-11-10' },
      sex: '1',
    },
    mother: parent(wife),
    father: parent(husband),
    parentsMarriage: {
      number: marriage.number,
      book: '01/2026',
      registeredOn: '2026-11-06',
      office: elsewhere.officeName,
      verified: true,
    },
    proof: { ...births.normal.proof, code: 'GCS.08.2026.0000990', number: '990/2026', issuedOn: '2026-11-11' },
    informant: { relationship: 'MOTHER', name: wife.name, pin: wife.pin, birthDate: wife.birthDate },
    reasons,
  },
  '2026-11-17T02:00:00.000Z',
)
const death = await write(
  here,
  'DEATH',
  {
    ...deaths.normal,
    deceased: husband,
    death: { ...deaths.normal.death, date: { known: 'day', date: '2026-11-18' } },
    notice: { ...deaths.normal.notice, issuedOn: '2026-11-18' },
    informant: { relationship: 'SPOUSE', name: wife.name, pin: wife.pin },
    copies: 0,
    reasons,
  },
  '2026-11-19T02:00:00.000Z',
)
const idOf = async (pin: string) =>
  (await db.sql<{ id: string }[]>`select id from person where pin = ${pin}`)[0]?.id ?? ''
const why = `purpose=${encodeURIComponent('Giải quyết hồ sơ hộ tịch')}`
const page = async (who: typeof registrar, key: string, path = '') => who.get(`/api/people/${key}${path}?${why}`)

type Fact = { on: string; vi: string; entry: { entryId: string; open: boolean; number: string } | null }
const line = (facts: unknown) => (facts as Fact[]).map(({ on, vi }) => [on, vi])

test('a life is told day by day, every fact with its entry, and whether that entry may be opened here', async () => {
  const answer = await page(registrar, await idOf(wife.pin))
  assert.equal(answer.status, 200, JSON.stringify(answer.json))
  assert.deepEqual(line(answer.json.life), [
    ['2026-11-06', 'Kết hôn: Hoàng Văn Lập'],
    ['2026-11-10', 'Sinh con: Hoàng Gia Khang'],
    ['2026-11-18', 'Vợ, chồng chết: Hoàng Văn Lập'],
  ])
  const [wedding, child, widowed] = answer.json.life as Fact[]
  assert.deepEqual([child?.entry?.entryId, child?.entry?.open], [birth.entryId, true])
  assert.deepEqual([wedding?.entry?.entryId, wedding?.entry?.open], [marriage.entryId, false])
  assert.deepEqual([widowed?.entry?.entryId, widowed?.entry?.open], [death.entryId, true])
  const his = (await page(registrar, await idOf(husband.pin))).json
  assert.deepEqual([his.dead, his.diedOn], [true, '2026-11-18'])
  assert.deepEqual(line(his.life), [
    ['2026-11-06', 'Kết hôn: Lục Thị Nhung'],
    ['2026-11-10', 'Sinh con: Hoàng Gia Khang'],
    ['2026-11-18', 'Chết'],
  ])
})

test('the family stands around the person: parents above, the other side, children and siblings', async () => {
  const [child] = await db.sql<{ person_id: string }[]>`
    select person_id from entry_person where entry_id = ${birth.entryId} and role = 'CHILD'`
  const { family } = (await page(registrar, child?.person_id ?? '')).json as {
    family: {
      people: { name: string; place: string; dead: boolean; key: string }[]
      parents: unknown[]
      couples: unknown[]
    }
  }
  assert.deepEqual(
    family.people.map(({ name, place, dead }) => [name, place, dead]),
    [
      ['Hoàng Gia Khang', 'SELF', false],
      ['Hoàng Văn Lập', 'PARENT', true],
      ['Lục Thị Nhung', 'PARENT', false],
    ],
  )
  assert.equal(family.parents.length, 2)
  assert.deepEqual(
    family.couples.map((couple) => (couple as { ended: boolean }).ended),
    [true],
  )
})

test('another office sees the person only by the exact number, and each look is in the audit chain with its purpose', async () => {
  const id = await idOf(wife.pin)
  assert.equal((await page(farAway, id)).status, 404)
  assert.equal((await page(farAway, id, '/documents')).status, 404)
  const found = await page(farAway, wife.pin)
  assert.deepEqual([found.status, found.json.personId], [200, id])
  assert.deepEqual(
    (found.json.life as Fact[]).map(({ entry }) => entry?.open),
    [false, false, false],
  )
  const [logged] = await db.sql<{ purpose: string; subject_id: string }[]>`
    select purpose, subject_id from audit_line where action = 'person-read' order by at desc limit 1`
  assert.deepEqual([logged?.purpose, logged?.subject_id], ['Giải quyết hồ sơ hộ tịch', id])
  const signatory = await official(app, 'chutich.hoankiem')
  assert.equal((await page(signatory, wife.pin)).status, 404, 'who may not search does not find by number')
  assert.equal((await registrar.get(`/api/people/${id}`)).status, 422, 'a purpose is stated')
})

test('papers of a life tell whether they are still current once the book has a note', async () => {
  const [held] = await db.sql<{ case_id: string }[]>`select case_id from register_entry where id = ${death.entryId}`
  await chair.command('POST', '/api/session/reauthenticate', { password: demoPassword })
  const signed = await chair.command('POST', '/api/signing', { caseIds: [held?.case_id] })
  assert.equal((signed.json.results as { signed: boolean }[])[0]?.signed, true, JSON.stringify(signed.json))
  const id = await idOf(husband.pin)
  const papers = async () =>
    ((await page(registrar, id, '/documents')).json.items as { name: string; standing: string; vi: string }[]).map(
      ({ name, standing }) => [name, standing],
    )
  assert.deepEqual(await papers(), [['Trích lục khai tử', 'VALID']])
  const noted = await registrar.command('POST', `/api/entries/${here.officeId}/${death.entryId}/notes`, {
    content: 'Cải chính giờ chết theo Quyết định số 9.',
    basis: { kind: 'Quyết định', number: '9/QĐ', date: '2026-11-20', authority: 'UBND xã Đồng Văn' },
  })
  assert.equal(noted.status, 200, JSON.stringify(noted.json))
  assert.deepEqual(await papers(), [['Trích lục khai tử', 'CHANGED']])
  assert.deepEqual((await page(registrar, await idOf(wife.pin), '/documents')).json.items, [])
})

test('an entry names its people and the entries it is tied to', async () => {
  const read = await registrar.get(`/api/entries/${here.officeId}/${death.entryId}?${why}`)
  assert.equal(read.status, 200, JSON.stringify(read.json))
  const persons = read.json.persons as { role: string; personId: string }[]
  assert.equal(persons.find(({ role }) => role === 'DECEASED')?.personId, await idOf(husband.pin))
  const links = read.json.links as { relation: string; outgoing: boolean; entry: { entryId: string; open: boolean } }[]
  assert.deepEqual(
    links.map(({ relation, outgoing, entry }) => [relation, outgoing, entry.entryId, entry.open]),
    [['ENDS', true, marriage.entryId, false]],
  )
  const there = await asActor(db, elsewhere, async (tx) => {
    const [row] = await tx<{ links: { relation: string; outgoing: boolean; entry: { entryId: string } }[] }[]>`
      select entry_links(${elsewhere.officeId}, ${marriage.entryId}) as links`
    return row?.links ?? []
  })
  assert.ok(
    there.some((link) => link.relation === 'ENDS' && !link.outgoing && link.entry.entryId === death.entryId),
    JSON.stringify(there),
  )
})

test('open dossiers of the own office about the person stand on the page', async () => {
  const caseId = uuid()
  await registrar.command('PUT', `/api/cases/${caseId}`, {
    kind: 'BIRTH',
    declaration: { ...births.normal, mother: parent(wife) },
    version: 0,
  })
  const { cases } = (await page(registrar, wife.pin)).json as { cases: { caseId: string; kindName: string }[] }
  assert.deepEqual(
    cases.map((one) => [one.caseId, one.kindName]).filter(([id]) => id === caseId),
    [[caseId, 'Khai sinh']],
  )
})

test('R-D4 a marital-status certificate stands on the page until the status changes', async () => {
  const bride = adult('Vàng Thị Sua', '002300000601', '2', 2000)
  const groom = adult('Giàng A Páo', '002099000602', '1', 1999)
  const certified = await write(
    here,
    'MARITAL_STATUS',
    {
      ...maritals.firstMarriage,
      subject: bride,
      intendedSpouse: groom,
      stays: [{ residence: { ...home, kind: 'PERMANENT' }, from: '2000-03-12' }],
      informant: { relationship: 'SELF', name: bride.name, pin: bride.pin },
      reasons,
    },
    '2026-11-19T03:00:00.000Z',
  )
  const [held] = await db.sql<{ case_id: string; state: string }[]>`
    select e.case_id, c.state from register_entry e join registration_case c on c.id = e.case_id where e.id = ${certified.entryId}`
  const signed = await chair.command('POST', '/api/signing', { caseIds: [held?.case_id] })
  assert.equal((signed.json.results as { signed: boolean }[])[0]?.signed, true, JSON.stringify(signed.json))
  const standings = async () =>
    ((await page(registrar, bride.pin, '/documents')).json.items as { standing: string; vi: string }[]).map(
      ({ standing, vi }) => [standing, vi],
    )
  assert.deepEqual(await standings(), [['VALID', 'còn giá trị']])
  const other = adult('Sùng Mí Chá', '002098000603', '1', 1998)
  await write(
    elsewhere,
    'MARRIAGE',
    {
      kind: 'NEW',
      wife: bride,
      husband: other,
      presence: { bothPresent: true, wifeConsents: true, husbandConsents: true },
      informant: { relationship: 'SELF', name: bride.name, pin: bride.pin },
      reasons,
    },
    '2026-11-20T01:00:00.000Z',
  )
  assert.deepEqual(await standings(), [['CHANGED', 'hết giá trị vì tình trạng hôn nhân đã thay đổi']])
  const { life } = (await page(registrar, bride.pin)).json as { life: Fact[] }
  assert.deepEqual(line(life), [
    ['2026-11-19', 'Xác nhận tình trạng hôn nhân'],
    ['2026-11-20', 'Kết hôn: Sùng Mí Chá'],
  ])
})
