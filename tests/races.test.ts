import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { v7 as uuid } from 'uuid'
import { birthOf, type Declaration, officeWithData, registered, staffOf } from './office-with-data.ts'
import { official } from './official.ts'
import { testServer } from './test-server.ts'

const { app, db, dataDir } = await testServer(undefined, { RATE_LIMIT: '0' })
const staff = await staffOf(app, 'dongvan')
const ids = await officeWithData(db, staff)
const { registrar, reception, chair } = staff
const vice = await official(app, 'phochutich.dongvan')
const { demoPassword } = await import('../src/offices/demo.server.ts')
await vice.command('POST', '/api/session/reauthenticate', { password: demoPassword })

const codes = (answers: { status: number; json: Record<string, unknown> }[]): string[] =>
  answers.map(({ status, json }) => (status === 200 ? '200' : String(json.code))).sort()
const renamed = (declaration: Declaration, name: string): Declaration => ({
  ...declaration,
  child: { ...declaration.child, name },
})
const sound = (answers: { status: number; json: Record<string, unknown> }[]): void => {
  for (const { status, json } of answers) assert.ok(status < 500, `${status} ${JSON.stringify(json)}`)
}

test('two signatories who sign one dossier at once make one certificate', async () => {
  const made = await registered(db, registrar, birthOf('Lục Hai Tay', 11), '008326000211')
  const both = await Promise.all(
    [chair, vice, chair, vice].map((who) => who.command('POST', '/api/signing', { caseIds: [made.caseId] })),
  )
  sound(both)
  const results = both.flatMap(({ json }) => json.results as { signed: boolean; problem: string | null }[])
  assert.equal(results.filter(({ signed }) => signed).length, 1, JSON.stringify(results))
  const [kept] = await db.sql<{ n: number }[]>`
    select count(*)::int as n from document where entry_id = ${made.entryId} and original and state = 'SIGNED'`
  assert.equal(kept?.n, 1)
})

test('a dossier handed over twice at once is handed over once', async () => {
  const answers = await Promise.all(
    [reception, registrar, reception].map((who) =>
      who.command('POST', `/api/cases/${ids.caseId}/moves`, { action: 'hand-over' }),
    ),
  )
  assert.deepEqual(codes(answers), ['200', 'wrong-state', 'wrong-state'])
})

test('one dossier registered by two people at once has one entry, and no number is lost', async () => {
  const caseId = uuid()
  const declaration = birthOf('Lục Một Số', 12)
  const [before] = await db.sql<
    { last_no: number }[]
  >`select last_no from register_counter where office_id = ${ids.officeId} and register = 'BIRTH'`
  const answers = await Promise.all(
    [1, 2, 3].map(() => registrar.command('POST', `/api/cases/${caseId}/register`, { kind: 'BIRTH', declaration })),
  )
  sound(answers)
  assert.equal(codes(answers).filter((code) => code === '200').length, 1, JSON.stringify(codes(answers)))
  const [after] = await db.sql<
    { last_no: number }[]
  >`select last_no from register_counter where office_id = ${ids.officeId} and register = 'BIRTH'`
  assert.equal(after?.last_no, (before?.last_no ?? 0) + 1)
})

test('a dossier of another office is never registered over, whatever its id', async () => {
  const others = await staffOf(app, 'hoankiem')
  const declaration = structuredClone(birthOf('Lục Cướp Hồ Sơ', 13)) as Declaration & { mother: { residence: object } }
  const home = {
    unitCode: '00070',
    asOf: '2026-11-02',
    asWritten: 'phường Hoàn Kiếm, thành phố Hà Nội',
    kind: 'PERMANENT',
  }
  declaration.mother = { ...declaration.mother, residence: home }
  const got = await others.registrar.command('POST', `/api/cases/${ids.draftId}/register`, {
    kind: 'BIRTH',
    declaration,
  })
  assert.ok(got.status >= 400 && got.status < 500, JSON.stringify(got.json))
  const saved = await others.reception.command('PUT', `/api/cases/${ids.draftId}`, {
    kind: 'BIRTH',
    declaration,
    version: 0,
  })
  assert.equal(saved.status, 409, JSON.stringify(saved.json))
  const [row] = await db.sql<
    { office_id: number; state: string }[]
  >`select office_id, state from registration_case where id = ${ids.draftId}`
  assert.deepEqual({ ...row }, { office_id: ids.officeId, state: 'DRAFT' })
})

test('a slip mended while the chair signs is either on the certificate or refused', async () => {
  for (let i = 0; i < 6; i++) {
    const declaration = birthOf(`Lục Sửa ${'ABCDEF'[i]}`, 20 + i)
    const made = await registered(db, registrar, declaration, `0083260002${20 + i}`)
    const [signed, mended] = await Promise.all([
      chair.command('POST', '/api/signing', { caseIds: [made.caseId] }),
      registrar.command('POST', `/api/entries/${ids.officeId}/${made.entryId}/corrections`, {
        declaration: renamed(declaration, 'Lục Đã Sửa'),
        revision: 0,
        reason: 'gõ nhầm tên',
      }),
    ])
    sound([signed, mended])
    const [paper] = await db.sql<{ name: string; revision: number; newest: number }[]>`
      select words ->> 'name' as name, entry_revision as revision,
        (select coalesce(max(revision), 0)::int from entry_revision where entry_id = ${made.entryId}) as newest
      from document where entry_id = ${made.entryId} and state = 'SIGNED'`
    assert.equal(paper?.revision, paper?.newest, `signed ${paper?.name}, correction ${mended.status}`)
  }
})

test('two repairs of one entry: the second that is approved never undoes the first', async () => {
  const declaration = birthOf('Lục Hai Sửa', 30)
  const made = await registered(db, registrar, declaration, '008326000230')
  await chair.command('POST', '/api/signing', { caseIds: [made.caseId] })
  const path = `/api/entries/${ids.officeId}/${made.entryId}`
  const ask = async (changed: Declaration, reason: string) => {
    const asked = await registrar.command('POST', `${path}/repairs`, { declaration: changed, revision: 0, reason })
    assert.equal(asked.status, 200, JSON.stringify(asked.json))
    return String(asked.json.id)
  }
  const mother = {
    ...declaration,
    mother: { ...declaration.mother, name: 'Lục Thị Sổ' },
    informant: { ...(declaration.informant as object), name: 'Lục Thị Sổ' },
  } as Declaration
  const repairs = [
    await ask(renamed(declaration, 'Lục Hai Sổ'), 'Sổ giấy ghi Lục Hai Sổ'),
    await ask(mother, 'Sổ giấy ghi Lục Thị Sổ'),
  ]
  const decide = (id: string, who = chair) =>
    who.command('POST', `/api/repairs/${id}/decision`, { approve: true, reason: 'đã xem' })
  const answers = await Promise.all([
    decide(repairs[0] ?? ''),
    decide(repairs[1] ?? '', vice),
    decide(repairs[0] ?? '', vice),
  ])
  sound(answers)
  assert.equal(codes(answers).filter((code) => code === '200').length, 1, JSON.stringify(codes(answers)))
  const revisions = await db.sql<
    { revision: number }[]
  >`select revision from entry_revision where entry_id = ${made.entryId}`
  assert.deepEqual(
    revisions.map(({ revision }) => revision),
    [1],
  )
  const left = await registrar.get('/api/repairs')
  const [open] = (left.json.items as { id: string }[]).filter(({ id }) => repairs.includes(id))
  if (open) {
    const again = await decide(open.id)
    assert.equal(again.json.code, 'repair-outdated', JSON.stringify(again.json))
    const rejected = await chair.command('POST', `/api/repairs/${open.id}/decision`, {
      approve: false,
      reason: 'lập lại',
    })
    assert.equal(rejected.status, 200, JSON.stringify(rejected.json))
  }
})

test('two slips mended at once: one is kept, the other is told that the entry has changed', async () => {
  const declaration = birthOf('Lục Song Song', 31)
  const made = await registered(db, registrar, declaration, null)
  const answers = await Promise.all(
    ['Lục Song Sông', 'Lục Sông Song'].map((name) =>
      registrar.command('POST', `/api/entries/${ids.officeId}/${made.entryId}/corrections`, {
        declaration: renamed(declaration, name),
        revision: 0,
        reason: 'gõ nhầm tên',
      }),
    ),
  )
  assert.deepEqual(codes(answers), ['200', 'version-conflict'])
})

test('a key whose first sending failed does its work at the second, and one under way is waited for', async () => {
  const caseId = uuid()
  const key = { 'idempotency-key': randomUUID() }
  const body = { kind: 'BIRTH', declaration: birthOf('Lục Gửi Lại', 32) }
  const bad = await registrar.command('POST', `/api/cases/${caseId}/register`, { kind: 'BIRTH', declaration: {} }, key)
  assert.equal(bad.status, 422)
  const answers = await Promise.all(
    [1, 2, 3, 4].map(() => registrar.command('POST', `/api/cases/${caseId}/register`, body, key)),
  )
  assert.deepEqual(codes(answers), ['200', '200', '200', '200'])
  assert.equal(new Set(answers.map(({ json }) => json.entryId)).size, 1)
})

test('when the paper cannot be kept nothing is signed, and afterwards it is signed as if nothing had been', async () => {
  const made = await registered(db, registrar, birthOf('Lục Đĩa Đầy', 33), '008326000233')
  const place = join(dataDir, 'files/new')
  await rename(place, `${place}.away`)
  await writeFile(place, 'no folder')
  const failed = await chair.command('POST', '/api/signing', { caseIds: [made.caseId] })
  assert.ok(failed.status >= 500, JSON.stringify(failed.json))
  assert.doesNotMatch(JSON.stringify(failed.json), /ENOTDIR|files/)
  const [state] = await db.sql<{ state: string; papers: number }[]>`select state,
    (select count(*)::int from document where entry_id = ${made.entryId}) as papers from registration_case where id = ${made.caseId}`
  assert.deepEqual({ ...state }, { state: 'SUBMITTED', papers: 0 })
  await rm(place)
  await rename(`${place}.away`, place)
  const signed = await chair.command('POST', '/api/signing', { caseIds: [made.caseId] })
  assert.equal((signed.json.results as { signed: boolean }[])[0]?.signed, true, JSON.stringify(signed.json))
})

test('a book closed while births are registered counts every entry it holds', async () => {
  const before = Array.from({ length: 6 }, (_, i) =>
    registrar.command('POST', `/api/cases/${uuid()}/register`, {
      kind: 'BIRTH',
      declaration: birthOf(`Lục Khóa ${'ABCDEF'[i]}`, 40 + i),
    }),
  )
  const closing = chair.command('POST', `/api/books/${ids.officeId}/BIRTH/2026/close`, { statement: '' })
  const answers = await Promise.all(before)
  const closed = await closing
  sound([...answers, closed])
  assert.equal(closed.status, 200, JSON.stringify(closed.json))
  for (const { status, json } of answers) assert.ok(status === 200 || json.code === 'book-closed', JSON.stringify(json))
  const [row] = await db.sql<{ held: number; counted: number; last: number }[]>`
    select (select count(*)::int from register_entry e where e.office_id = b.office_id and e.register = b.register and e.year = b.year) as held,
      (closing ->> 'entries')::int as counted, (select last_no from register_counter c where c.office_id = b.office_id and c.register = b.register and c.year = b.year) as last
    from register_book b where office_id = ${ids.officeId} and year = 2026 and register = 'BIRTH' order by volume desc limit 1`
  assert.equal(row?.held, row?.last)
  assert.equal(row?.counted, row?.held, JSON.stringify(row))
})
