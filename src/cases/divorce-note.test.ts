import assert from 'node:assert/strict'
import { mkdir, writeFile } from 'node:fs/promises'
import { test } from 'node:test'
import { v7 as uuid } from 'uuid'
import { marriageOf, type Spouse, spouse } from '../../tests/couple.ts'
import { official } from '../../tests/official.ts'
import { officialAt } from '../../tests/official-at.ts'
import { textsOf } from '../../tests/pdf-pages.ts'
import { testServer } from '../../tests/test-server.ts'
import { typedDivorceExamples } from '../events/divorce-note/examples.ts'
import { demoPassword } from '../offices/demo.server.ts'
import { asActor } from '../platform/database.server.ts'
import type { Actor } from '../platform/endpoint.ts'
import { Refused } from '../platform/problem.ts'
import { loadEntry } from '../registers/entries.sql.server.ts'
import { knownPerson } from '../registers/known.sql.server.ts'
import { register } from './register.server.ts'
import { noteTask } from './tasks.server.ts'

const { app, db } = await testServer()
const now = '2026-11-20T02:00:00.000Z'
const here = await officialAt(db, '00721', 'lyhon.dongvan')
const elsewhere = await officialAt(db, '00070', 'lyhon.hoankiem', ['REGISTRAR'], 'Trần Thị Mơ')
const registrar = await official(app, 'hotich.dongvan')
const reception = await official(app, 'motcua.dongvan')
const chair = await official(app, 'chutich.dongvan')

const write = (actor: Actor, kind: string, declaration: Record<string, unknown>, at = now) =>
  asActor(db, actor, (tx) =>
    register(tx, actor, { caseId: uuid(), kind, declaration, version: 0, duplicateReason: 'lần khác', now: at }),
  )
const wed = (actor: Actor, wife: Spouse, husband: Spouse, at = '2026-11-10T02:00:00.000Z') =>
  write(actor, 'MARRIAGE', marriageOf(wife, husband), at)
const note = (wife: Spouse, husband: Spouse, change: Record<string, unknown> = {}) => ({
  ...typedDivorceExamples.divorce,
  wife,
  husband,
  effectiveOn: '2026-11-16',
  informant: { relationship: 'SELF', name: wife.name, pin: wife.pin },
  reasons: { 'R-A2': 'cư trú tại xã' },
  ...change,
})
const bondOf = async (pin: string) =>
  (await asActor(db, here, (tx) => knownPerson(tx, { pin, personId: null })))?.marriages

test('R-J4 a divorce abroad goes from the desk to the extract; both are divorced and may marry again', async () => {
  const wife = spouse('Lục Thị Vân', '002188000921', '2', 1988)
  const husband = spouse('Hoàng Văn Tới', '002085000922', '1', 1985)
  const marriage = await wed(here, wife, husband)
  const entry = { officeId: here.officeId, entryId: marriage.entryId }
  const caseId = uuid()
  const declaration = note(wife, husband, {
    entry,
    marriage: {
      office: 'Ủy ban nhân dân xã Đồng Văn',
      unitCode: '00721',
      number: marriage.number,
      registeredOn: '2026-11-10',
    },
  })
  const saved = await reception.command('PUT', `/api/cases/${caseId}`, {
    kind: 'DIVORCE_NOTE',
    declaration,
    version: 0,
  })
  assert.equal(saved.status, 200, JSON.stringify(saved.json))
  const received = await reception.command('POST', `/api/cases/${caseId}/receive`, { version: 1 })
  assert.equal(received.json.state, 'RECEIVED', JSON.stringify(received.json))
  const done = await registrar.command('POST', `/api/cases/${caseId}/register`, { kind: 'DIVORCE_NOTE', version: 1 })
  assert.deepEqual([done.status, done.json.number], [200, '01/2026'], JSON.stringify(done.json))
  for (const { pin } of [wife, husband]) {
    const bonds = await bondOf(pin)
    assert.deepEqual(
      bonds?.map(({ endedBy, to }) => [endedBy, to]),
      [['DIVORCE', '2026-11-16']],
    )
  }
  const read = await asActor(db, here, (tx) => loadEntry(tx, entry.officeId, entry.entryId))
  assert.match(read?.entry.notes[0]?.content ?? '', /Đã ly hôn theo Bản án ly hôn/)
  const other = spouse('Nông Văn Mới', '002085000923', '1', 1985)
  const again = { ...wife, timesMarried: 2, statusBefore: '3' }
  const second = await wed(here, again as Spouse, other, '2026-11-20T03:00:00.000Z')
  assert.ok(second.entryId)

  if (done.json.state !== 'SUBMITTED')
    await registrar.command('POST', `/api/cases/${caseId}/moves`, { action: 'submit' })
  await chair.command('POST', '/api/session/reauthenticate', { password: demoPassword })
  const signed = await chair.command('POST', '/api/signing', { caseIds: [caseId] })
  const [result] = signed.json.results as { signed: boolean; documentId: string }[]
  assert.equal(result?.signed, true, JSON.stringify(signed.json))
  const file = await registrar.get(`/api/documents/${result?.documentId}/file`)
  const text = (await textsOf(file.raw)).join()
  assert.match(text, /\/TLGCLH/)
  assert.match(
    text,
    /TRÍCH LỤC GHI CHÚ LY HÔN[\s\S]*LỤC THỊ VÂN[\s\S]*Tribunal judiciaire de\s+Lyon[\s\S]*Sổ ghi chú ly hôn/,
  )
  if (process.env.LOOK) {
    await mkdir('/tmp/change', { recursive: true })
    await writeFile('/tmp/change/divorce-extract.pdf', file.raw)
    const filled = await registrar.get(`/api/cases/${caseId}/declaration`)
    await writeFile('/tmp/change/divorce-declaration.pdf', filled.raw)
  }
})

test('R-G2 the marriage book of another province is noted by its keeper; R-K1 one foreign paper, one note', async () => {
  const wife = spouse('Lục Thị Xuân', '002188000931', '2', 1988)
  const husband = spouse('Hoàng Văn Thu', '002085000932', '1', 1985)
  const marriage = await wed(elsewhere, wife, husband)
  const entry = { officeId: elsewhere.officeId, entryId: marriage.entryId }
  const foreign = { ...typedDivorceExamples.divorce.foreign, number: '26/00777' }
  const declaration = note(wife, husband, { entry, marriage: null, foreign })
  await assert.rejects(write(here, 'DIVORCE_NOTE', declaration), (error) => {
    assert.ok(error instanceof Refused)
    assert.match(JSON.stringify(error.extra), /R-A2/)
    return true
  })
  const done = await write(elsewhere, 'DIVORCE_NOTE', declaration)
  assert.ok(done.entryId)
  const read = await asActor(db, elsewhere, (tx) => loadEntry(tx, entry.officeId, entry.entryId))
  assert.equal(read?.entry.notes.length, 1)

  const abroad = spouse('Lục Thị Đông', '002188000941', '2', 1988)
  const partner = spouse('Hoàng Văn Hạ', '002085000942', '1', 1985)
  const paper = note(abroad, partner, {
    marriage: typedDivorceExamples.bothAbroad.marriage,
    foreign: { ...foreign, number: '26/00888' },
  })
  const both = await Promise.allSettled([write(here, 'DIVORCE_NOTE', paper), write(elsewhere, 'DIVORCE_NOTE', paper)])
  assert.deepEqual(
    both.map(({ status }) => status).toSorted(),
    ['fulfilled', 'rejected'],
    JSON.stringify(both.map((one) => one.status === 'rejected' && String(one.reason))),
  )
  assert.equal((await bondOf(abroad.pin))?.[0]?.endedBy, 'DIVORCE', 'known although the marriage is not')
})

test('a task of another keeper is tracked until the marriage entry is noted', async () => {
  const wife = spouse('Lục Thị Nga', '002188000951', '2', 1988)
  const husband = spouse('Hoàng Văn Ngọc', '002085000952', '1', 1985)
  const marriage = await wed(elsewhere, wife, husband)
  const entry = { officeId: elsewhere.officeId, entryId: marriage.entryId }
  const foreign = { ...typedDivorceExamples.divorce.foreign, number: '26/00999' }
  await write(here, 'DIVORCE_NOTE', note(wife, husband, { entry, marriage: null, foreign }), '2027-03-02T02:00:00.000Z')
  const [task] = await db.sql<{ id: string }[]>`
    select id from office_notice where office_id = ${elsewhere.officeId} and needs = 'NOTE' and entry_id = ${marriage.entryId}`
  assert.ok(task)
  await asActor(db, elsewhere, (tx) => noteTask(tx, elsewhere, { taskId: task.id, now: '2027-03-03T02:00:00.000Z' }))
  const read = await asActor(db, elsewhere, (tx) => loadEntry(tx, entry.officeId, entry.entryId))
  assert.equal(read?.entry.notes.length, 1)
})
