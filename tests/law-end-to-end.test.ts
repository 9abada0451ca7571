import assert from 'node:assert/strict'
import { test } from 'node:test'
import { v7 as uuid } from 'uuid'
import { pinArrived } from '../src/cases/pin-arrived.server.ts'
import { typedBirthExamples } from '../src/events/birth/examples.ts'
import { demoPassword } from '../src/offices/demo.server.ts'
import { clockFrom } from '../src/platform/clock.server.ts'
import { type Official, official } from './official.ts'
import { startServer, type TestServer } from './test-server.ts'

type Group = Record<string, unknown>
const example = <N extends keyof typeof typedBirthExamples>(name: N) => structuredClone(typedBirthExamples[name])
const born = (day: string) => ({ known: 'day', date: day })

/** Registers at once, as the desk does. */
const register = (who: Official, declaration: unknown, caseId = uuid()) =>
  who.command('POST', `/api/cases/${caseId}/register`, { kind: 'BIRTH', declaration, duplicateReason: '' })

async function sign(who: Official, caseId: string): Promise<{ signed: boolean; documentId: string; problem: string }> {
  await who.command('POST', '/api/session/reauthenticate', { password: demoPassword })
  const answer = await who.command('POST', '/api/signing', { caseIds: [caseId] })
  const [result] = answer.json.results as { signed: boolean; documentId: string; problem: string }[]
  assert.ok(result, JSON.stringify(answer.json))
  return result
}

async function giveNumber({ db }: TestServer, caseId: unknown, pin: string, now: string): Promise<string> {
  const [request] = await db.sql<{ request_id: string }[]>`
    select request_id from pin_request where case_id = ${String(caseId)}`
  return pinArrived(db, clockFrom(now), { requestId: request?.request_id ?? '', pin })
}

const rulesOf = (answer: { json: Group }): string[] =>
  ((answer.json.errors ?? []) as { code: string }[]).map((error) => error.code)

const wordsOf = async ({ db }: TestServer, documentId: string): Promise<Group> => {
  const [row] = await db.sql<{ words: Group }[]>`select words from document where id = ${documentId}`
  return row?.words ?? {}
}

/** The normal example moved to a unit of Hà Nội, with the names of its day. */
function movedTo(
  name: keyof typeof typedBirthExamples,
  unit: { unitCode: string; asWritten: string; asOf: string },
  bornOn: string,
  fullName: string,
) {
  const given = example(name)
  const residence = { ...unit, kind: 'PERMANENT' }
  return {
    ...given,
    child: { ...given.child, name: fullName, birthDate: born(bornOn), birthPlace: unit, hometown: unit },
    mother: { ...given.mother, residence },
    ...(name === 'normal' ? { father: { ...given.father, residence } } : {}),
    proof: { ...given.proof, issuedOn: bornOn },
  }
}

test('R-B4 where a policy of the day lets certificates go before the PIN, one is signed without it and the PIN comes later', async () => {
  const now = '2026-11-20T02:00:00.000Z'
  const server = await startServer(now)
  const { app, db } = server
  await db.sql`
    insert into policy (key, scope, valid, value, decision)
    select 'print-before-pin', 'office:' || id, '[2026-11-20,2026-11-21)', 'true', 'Văn bản cho in khi gián đoạn' from office
    where kind = 'COMMUNE' and unit_code = '00004' and valid @> '2026-11-20'::date`
  const badinh = { unitCode: '00004', asWritten: 'phường Ba Đình, thành phố Hà Nội', asOf: '2026-11-02' }
  const registrar = await official(app, 'hotich.badinh')
  const chair = await official(app, 'chutich.badinh')

  const done = await register(registrar, movedTo('normal', badinh, '2026-11-10', 'Hoàng Trước Số'))
  assert.equal(done.json.state, 'WAITING_PIN', JSON.stringify(done.json))
  const caseId = String(done.json.caseId)
  const submitted = await registrar.command('POST', `/api/cases/${caseId}/moves`, { action: 'submit' })
  assert.equal(submitted.json.state, 'SUBMITTED', JSON.stringify(submitted.json))
  const signed = await sign(chair, caseId)
  assert.equal(signed.signed, true, JSON.stringify(signed))
  assert.equal((await wordsOf(server, signed.documentId)).pin, '')

  assert.equal(await giveNumber(server, caseId, '001326000123', now), 'recorded')
  const view = await registrar.get(`/api/cases/${caseId}`)
  assert.deepEqual([view.json.state, (view.json.entry as { pin: string }).pin], ['SIGNED', '001326000123'])
  assert.equal((await wordsOf(server, signed.documentId)).pin, '', 'what was signed stays as it was signed')

  const elsewhere = await official(app, 'hotich.dongvan')
  const other = example('normal')
  const waiting = await register(elsewhere, {
    ...other,
    child: { ...other.child, name: 'Hoàng Chờ Số' },
    mother: { ...other.mother, name: 'Lục Thị Chờ', pin: '002196000555' },
    father: { ...other.father, name: 'Hoàng Văn Đợi', pin: '002094000555' },
    informant: { ...other.informant, name: 'Lục Thị Chờ', pin: '002196000555' },
    proof: { ...other.proof, code: 'GCS-cho-so' },
  })
  assert.equal(waiting.json.state, 'WAITING_PIN', JSON.stringify(waiting.json))
  const refused = await elsewhere.command('POST', `/api/cases/${waiting.json.caseId}/moves`, { action: 'submit' })
  assert.equal(refused.json.code, 'pin-awaited')
  const { officeId } = (await elsewhere.get(`/api/cases/${waiting.json.caseId}`)).json
  const copy = await elsewhere.command('POST', `/api/entries/${officeId}/${waiting.json.entryId}/extracts`, {
    requester: 'Lục Thị Chờ',
    purpose: 'Nhập hộ khẩu',
    copies: 1,
  })
  assert.equal(copy.json.code, 'document-before-pin', 'neither the original nor a copy')
})

test('R-A1 R-A7 a mission registers a child born abroad: its own procedure, the requester signs, the ambassador signs', async () => {
  const now = '2026-11-20T02:00:00.000Z'
  const server = await startServer(now)
  const consul = await official(server.app, 'hotich.nhatban')
  const tokyo = { countryCode: 'JP', unitCode: null, asWritten: 'Tokyo, Nhật Bản' }
  const given = example('normal')
  const residence = { ...tokyo, kind: 'CURRENT' }
  const declaration = {
    ...given,
    child: { ...given.child, name: 'Hoàng Sakura Mai', birthPlace: { ...tokyo, facilityName: 'Bệnh viện Aoi' } },
    mother: { ...given.mother, residence },
    father: { ...given.father, residence },
    proof: { kind: 'FOREIGN_PAPER', number: 'JP-77', issuedOn: '2026-11-04' },
  }
  const caseId = uuid()
  const checked = await consul.command('POST', `/api/cases/${caseId}/check`, { kind: 'BIRTH', declaration })
  const said = checked.json.problems as { rule: string; severity: string; cite: string }[]
  assert.deepEqual(
    said.filter(({ severity }) => severity !== 'advice'),
    [],
  )
  assert.match(said.find(({ rule }) => rule === 'R-A7')?.cite ?? '', /07\/2023\/TT-BNG/)
  assert.equal(checked.json.procedureCode, '1.001020')
  assert.deepEqual(
    (checked.json.missingPapers as { paper: string }[]).map(({ paper }) => paper),
    ['FOREIGN_BIRTH_PAPER'],
  )
  const done = await register(consul, declaration, caseId)
  assert.equal(done.json.number, '01/2026', JSON.stringify(done.json))
  assert.match(String(done.json.code), /^HJP-261120-/)
  assert.equal(await giveNumber(server, caseId, '200326000123', now), 'recorded')
  const signed = await sign(await official(server.app, 'daisu.nhatban'), caseId)
  assert.equal(signed.signed, true, JSON.stringify(signed))
  const words = await wordsOf(server, signed.documentId)
  assert.match(String(words.registeredAt), /^Đại sứ quán .* tại Nhật Bản$/)
  assert.equal(words.birthPlace, 'Bệnh viện Aoi, Tokyo, Nhật Bản')

  const inVietnam = await register(consul, { ...example('normal'), proof: { ...given.proof, code: 'GCS-JP-2' } })
  assert.ok(rulesOf(inVietnam).includes('R-A1'), 'a birth in Việt Nam is a commune’s')
})

test('R-A1 in 2024 the district registers what has a foreign element, and the commune does not', async () => {
  const now = '2024-05-20T02:00:00.000Z'
  const server = await startServer(now)
  const district = await official(server.app, 'hotich.quanbadinh')
  const commune = await official(server.app, 'hotich.badinh')
  const place = {
    unitCode: '00004',
    asWritten: 'phường Trúc Bạch, quận Ba Đình, thành phố Hà Nội',
    asOf: '2024-05-02',
  }
  const foreign = movedTo('foreignParent', place, '2024-05-02', 'Lục Anna Bernard')
  assert.ok(rulesOf(await register(commune, foreign)).includes('R-A1'))
  const caseId = uuid()
  const done = await register(district, foreign, caseId)
  assert.equal(done.json.number, '01/2024', JSON.stringify(done.json))
  const view = (await district.get(`/api/cases/${caseId}`)).json
  assert.deepEqual([view.regime, view.procedureCode], ['threeTier', '2.000528'])
  await giveNumber(server, caseId, '001324000123', now)
  const signed = await sign(await official(server.app, 'chutich.quanbadinh'), caseId)
  const words = await wordsOf(server, signed.documentId)
  assert.equal(words.registeredAt, 'Ủy ban nhân dân quận Ba Đình, thành phố Hà Nội')

  const domestic = movedTo('normal', place, '2024-05-02', 'Hoàng Minh Trúc')
  const mother = { ...domestic.mother, name: 'Lục Thị Trúc', pin: '001196000777' }
  const other = {
    ...domestic,
    mother,
    informant: { ...domestic.informant, name: mother.name, pin: mother.pin },
    proof: { ...domestic.proof, code: 'GCS-2024-2' },
  }
  assert.ok(rulesOf(await register(district, other)).includes('R-A1'), 'a domestic birth is the commune’s')
  const checked = await commune.command('POST', `/api/cases/${uuid()}/check`, { kind: 'BIRTH', declaration: other })
  const rules = (checked.json.problems as { rule: string }[]).map(({ rule }) => rule)
  assert.ok(rules.includes('R-A7'), 'until 2025-06-30 the requester signs the book')
  assert.ok(rules.includes('A4'), 'until 2026-01-14 a paper is shown')
  const here = await register(commune, other)
  assert.equal(here.json.number, '01/2024', JSON.stringify(here.json))
})

test('R-A3 parents of two communes: the commune of the other parent’s permanent residence is told, with a receipt', async () => {
  const { app } = await startServer('2026-11-20T02:00:00.000Z')
  const given = example('normal')
  const declaration = {
    ...given,
    father: {
      ...given.father,
      residence: {
        unitCode: '00070',
        asOf: '2026-11-02',
        asWritten: 'phường Hoàn Kiếm, thành phố Hà Nội',
        kind: 'PERMANENT',
      },
    },
  }
  const done = await register(await official(app, 'hotich.dongvan'), declaration)
  assert.equal(done.status, 200, JSON.stringify(done.json))
  const told = await official(app, 'hotich.hoankiem')
  const [notice] = (await told.get('/api/notices')).json.items as { id: string; content: Group; readAt: null }[]
  assert.deepEqual([notice?.content.number, notice?.readAt], ['01/2026', null])
  const read = await told.command('POST', `/api/notices/${notice?.id}/read`)
  assert.ok(read.json.readAt, JSON.stringify(read.json))
  assert.deepEqual((await (await official(app, 'hotich.dongvan')).get('/api/notices')).json.items, [])
})

test('R-A3 a residence in a commune that is no more: its successor is told', async () => {
  const { app, db } = await startServer('2026-11-20T02:00:00.000Z')
  const given = example('normal')
  const residence = {
    unitCode: '00001',
    asOf: '2025-06-01',
    asWritten: 'phường Phúc Xá, quận Ba Đình, thành phố Hà Nội',
    kind: 'PERMANENT',
  }
  const done = await register(await official(app, 'hotich.dongvan'), {
    ...given,
    father: { ...given.father, residence },
  })
  assert.equal(done.status, 200, JSON.stringify(done.json))
  const told = await db.sql<{ name: string; alive: boolean }[]>`
    select o.name, o.valid @> '2026-11-20'::date as alive from office_notice n join office o on o.id = n.office_id
    where n.kind = 'REGISTERED_ELSEWHERE'`
  assert.equal(told.length, 1)
  assert.ok(told[0]?.alive && told[0].name.endsWith('thành phố Hà Nội'), told[0]?.name)
})
