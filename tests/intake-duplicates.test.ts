import assert from 'node:assert/strict'
import { test } from 'node:test'
import { v7 as uuid } from 'uuid'
import type { DuplicateView } from '../src/cases/api.ts'
import { importBirths } from '../src/exchange/health/import-births.server.ts'
import { loadGazetteer } from '../src/identity/matching/gazetteer.server.ts'
import { clockFrom } from '../src/platform/clock.server.ts'
import { beginSweepAnew, sweepBirths } from '../src/registers/sweep.sql.server.ts'
import { birthOf, type Declaration, registered, staffOf } from './office-with-data.ts'
import { testServer } from './test-server.ts'

const { app, db } = await testServer()
const here = await staffOf(app, 'dongvan')
const there = await staffOf(app, 'hoankiem')

type Birth = Declaration & { proof: Record<string, unknown>; informant: Record<string, unknown> }
/** Where the mother lives too, so that both offices are competent. */
const away = {
  unitCode: '00070',
  asOf: '2026-11-02',
  asWritten: 'phường Hoàn Kiếm, thành phố Hà Nội',
  kind: 'PERMANENT',
}
const paper = { type: 'CMND', number: '070000000', issuedOn: '2010-01-01', issuedBy: 'Công an tỉnh Hà Giang' }
const asked = ['R-A2', 'R-B1', 'R-B6', 'R-B7', 'R-B10', 'R-A9', 'R-A4']
/** A birth whose mother has no number yet. */
function unnumbered(name: string, n: number, bornOn: string, motherName: string): Birth {
  const made = birthOf(name, n) as unknown as Birth
  const mother = {
    ...made.mother,
    name: motherName,
    birthDate: { known: 'day', date: '1996-05-04' },
    pin: null,
    idDocument: paper,
    alsoLivesAt: away,
  }
  return {
    ...made,
    child: { ...made.child, birthDate: { known: 'day', date: bornOn } },
    mother,
    informant: {
      ...made.informant,
      name: motherName,
      birthDate: { known: 'day', date: '1996-05-04' },
      pin: null,
      idDocument: paper,
    },
    reasons: Object.fromEntries(asked.map((rule) => [rule, 'đã kiểm tra hồ sơ'])),
  } as Birth
}
type Answer = { status: number; json: Record<string, unknown> }
const shown = ({ json }: Answer) =>
  ((json.duplicates ?? (json.data as { duplicates?: unknown } | undefined)?.duplicates) as
    | DuplicateView[]
    | undefined) ?? []
const register = (who: typeof here.registrar, declaration: unknown, duplicateReason = '', caseId = uuid()) =>
  who.command('POST', `/api/cases/${caseId}/register`, { kind: 'BIRTH', declaration, duplicateReason })
async function drafted(who: typeof here.registrar, declaration: unknown, channel = 'DIRECT') {
  const caseId = uuid()
  const saved = await who.command('PUT', `/api/cases/${caseId}`, { kind: 'BIRTH', declaration, version: 0, channel })
  assert.equal(saved.status, 200, JSON.stringify(saved.json))
  return { caseId, version: Number(saved.json.version) }
}
const receive = (who: typeof here.registrar, { caseId, version }: { caseId: string; version: number }) =>
  who.command('POST', `/api/cases/${caseId}/receive`, { version })

const stands = await registered(db, here.registrar, unnumbered('Giàng Thị Mỷ', 71, '2026-11-01', 'Sùng Thị Dính'), null)

test('R-A4 a birth that is registered is not taken in again at any desk or online: the entry that stands is shown', async () => {
  for (const channel of ['DIRECT', 'ONLINE'])
    for (const who of [here.registrar, there.registrar]) {
      const draft = await drafted(who, unnumbered('Giàng Thị Mỷ', 72, '2026-11-01', 'Sùng Thị Dính'), channel)
      const refused = await receive(who, draft)
      assert.deepEqual([refused.status, refused.json.code], [409, 'duplicate-birth'], JSON.stringify(refused.json))
      assert.deepEqual(
        shown(refused).map(({ entryId, verdict, number }) => [entryId, verdict, number]),
        [[stands.entryId, 'certain', stands.number]],
      )
      const [row] = await db.sql<{ state: string }[]>`select state from registration_case where id = ${draft.caseId}`
      assert.equal(row?.state, 'DRAFT')
    }
})

test('R-A4 the notice of a hospital about a registered birth makes a draft that is not taken in', async () => {
  const fields = {
    MA_GCS: 'TRUNG1',
    MA_CSKCB: '01009',
    HOTEN_NND: 'Sùng Thị Dính',
    NGAYSINH_NND: '19960504',
    MAXA_CU_TRU: '00721',
    GIOI_TINH_CON: '2',
    SO_CON: '1',
    NGAY_SINH_CON: '20261101010000',
  }
  const xml = `<HSDLGCS>${Object.entries(fields)
    .map(([tag, value]) => `<${tag}>${value}</${tag}>`)
    .join('')}</HSDLGCS>`
  const report = await importBirths(db, clockFrom('2026-11-20T03:00:00.000Z'), Buffer.from(xml), 'giay.xml')
  const [row] = report.rows
  assert.equal(row?.outcome, 'MADE', JSON.stringify(report))
  const caseId = row.caseId ?? ''
  const view = await here.registrar.get(`/api/cases/${caseId}`)
  const prefilled = view.json.declaration as { proof: object; child: { sex: string } }
  // The desk completes what the hospital cannot know.
  const whole = unnumbered('Giàng Thị Mỷ', 73, '2026-11-01', 'Sùng Thị Dính')
  const declaration = { ...whole, proof: { ...whole.proof, ...prefilled.proof } }
  const looked = await here.registrar.command('POST', `/api/cases/${caseId}/check`, { kind: 'BIRTH', declaration })
  assert.deepEqual(
    shown(looked).map(({ entryId }) => entryId),
    [stands.entryId],
    JSON.stringify(looked.json),
  )
  const saved = await here.registrar.command('PUT', `/api/cases/${caseId}`, {
    kind: 'BIRTH',
    declaration,
    version: view.json.version,
  })
  assert.equal(saved.status, 200, JSON.stringify(saved.json))
  const refused = await receive(here.registrar, { caseId, version: Number(saved.json.version) })
  assert.equal(refused.json.code, 'duplicate-birth', JSON.stringify(refused.json))
})

test('R-A4 what may be the same is taken in, registered only with a reason, kept as told apart, and taken back by a person', async () => {
  const like = unnumbered('Giàng Thị Mỵ', 74, '2026-01-11', 'Sùng Thị Dính')
  const draft = await drafted(there.registrar, like)
  const taken = await receive(there.registrar, draft)
  assert.equal(taken.status, 200, JSON.stringify(taken.json))
  const [line] = await db.sql<{ details: { alike: string[] } }[]>`
    select details from audit_line where action = 'case-received' and subject_id = ${draft.caseId}`
  assert.deepEqual(line?.details.alike, [stands.entryId])
  const without = await register(there.registrar, like, '', draft.caseId)
  assert.equal(without.json.code, 'possible-duplicate', JSON.stringify(without.json))
  const [seen] = shown(without)
  assert.ok((seen?.reasons.length ?? 0) > 1 && seen?.verdict === 'possible', JSON.stringify(seen))
  const done = await register(there.registrar, like, 'Hai chị em họ, đã đối chiếu giấy chứng sinh', draft.caseId)
  assert.equal(done.status, 200, JSON.stringify(done.json))

  const pairs = async (who: typeof here.registrar, state: string) =>
    (await who.get(`/api/pairs?kind=BIRTH&state=${state}`)).json.items as {
      id: string
      score: number
      a: { entryId: string }
      b: { entryId: string }
      decisions: { decision: string; reason: string }[]
    }[]
  const [pair, ...more] = await pairs(here.registrar, 'DECIDED')
  assert.deepEqual(more, [])
  assert.deepEqual(
    [pair?.a.entryId, pair?.b.entryId].toSorted(),
    [stands.entryId, String(done.json.entryId)].toSorted(),
  )
  assert.deepEqual(
    pair?.decisions.map(({ decision, reason }) => [decision, reason]),
    [['DIFFERENT', 'Hai chị em họ, đã đối chiếu giấy chứng sinh']],
  )
  await beginSweepAnew(db)
  await sweepBirths(db, loadGazetteer(), { now: '2026-11-20T04:00:00.000Z' })
  assert.equal((await pairs(here.registrar, 'OPEN')).length, 0, 'what was told apart is not asked again')
  const undone = await here.registrar.command('POST', `/api/pairs/${pair?.id}/decision`, {
    decision: 'UNDO',
    reason: 'xem lại',
  })
  assert.equal(undone.json.state, 'OPEN', JSON.stringify(undone.json))
})

test('R-A4 a birth like no other is taken in and registered without a question', async () => {
  const free = unnumbered('Vừ Mí Say', 75, '2026-11-05', 'Thào Thị Máy')
  const draft = await drafted(here.registrar, free)
  assert.equal((await receive(here.registrar, draft)).status, 200)
  const done = await register(here.registrar, free, '', draft.caseId)
  assert.equal(done.status, 200, JSON.stringify(done.json))
})

test('R-A4 of two offices that register one birth without numbers at the same instant one gets the entry of the other shown', async () => {
  for (const [n, [one, other]] of [
    ['Hạng Thị Súng', 'Hạng Thị Súng'],
    ['Lầu Thị Chở', 'Lầu Thị Chơ'],
    ['Cứ Thị Sính', 'Cứ Thị Sinh'],
  ].entries()) {
    const mother = `Vàng Thị ${['Mai', 'Pà', 'Dua'][n]}`
    const results = await Promise.all([
      register(here.registrar, unnumbered(one ?? '', 80 + 2 * n, '2026-11-03', mother)),
      register(there.registrar, unnumbered(other ?? '', 81 + 2 * n, '2026-11-03', mother)),
    ])
    const [won, lost] = results.toSorted((a, b) => a.status - b.status)
    assert.deepEqual([won?.status, lost?.status], [200, 409], JSON.stringify(results.map(({ json }) => json)))
    assert.ok(lost)
    assert.ok(['duplicate-birth', 'possible-duplicate'].includes(String(lost.json.code)), String(lost.json.code))
    assert.deepEqual(
      shown(lost).map(({ entryId }) => entryId),
      [won?.json.entryId],
    )
  }
})

test('R-A4 with a reason given beforehand the same child is refused all the same, with the entry that stands', async () => {
  const both = [90, 91].map((n) => unnumbered('Sình Thị Nhanh', n, '2026-11-04', 'Ly Thị Xúa'))
  const results = await Promise.all([
    register(here.registrar, both[0], 'con khác'),
    register(there.registrar, both[1], 'con khác'),
  ])
  const lost = results.find(({ status }) => status !== 200)
  assert.equal(lost?.json.code, 'duplicate-birth', JSON.stringify(results.map(({ json }) => json)))
  assert.equal(shown(lost as Answer).length, 1)
})
