import assert from 'node:assert/strict'
import { test } from 'node:test'
import { v7 as uuid } from 'uuid'
import { register } from '../src/cases/register.server.ts'
import { typedBirthExamples } from '../src/events/birth/examples.ts'
import { typedChangeExamples } from '../src/events/change/examples.ts'
import { typedGuardianshipExamples } from '../src/events/guardianship/examples.ts'
import { typedGuardianshipEndExamples } from '../src/events/guardianship-end/examples.ts'
import { asActor } from '../src/platform/database.server.ts'
import type { Actor } from '../src/platform/endpoint.ts'
import { knownEntries } from '../src/registers/known.sql.server.ts'
import { noteOrAsk } from '../src/registers/noting.server.ts'
import { staffOf } from './office-with-data.ts'
import { officialAt } from './official-at.ts'
import { textsOf } from './pdf-pages.ts'
import { testServer } from './test-server.ts'

/** Xã Tả Lủng, huyện Đồng Văn, tỉnh Hà Giang went into xã Đồng Văn, tỉnh Tuyên Quang on 2025-07-01. */
const OLD_UNIT = '00742'
const { app, db } = await testServer()
const here = await staffOf(app, 'dongvan')
const there = await staffOf(app, 'hoankiem')
const successor = Number((await here.registrar.get('/api/me')).json.officeId)

async function oldOffice(): Promise<Actor> {
  const [office] = await db.sql<{ id: number; name: string }[]>`
    select id, name from office where kind = 'COMMUNE' and unit_code = ${OLD_UNIT} and upper(valid) = '2025-07-01'`
  assert.ok(office)
  const base = await officialAt(db, '00721', 'cu.talung', ['REGISTRAR'], 'Ly Thị Say')
  await db.sql`update account set office_id = ${office.id}, valid = '[2020-01-01,2025-07-01)' where id = ${base.accountId}`
  return {
    ...base,
    officeId: office.id,
    offices: [office.id],
    officeName: office.name,
    unitCode: OLD_UNIT,
    provinceCode: '02',
  }
}
const old = await oldOffice()
const now = '2026-11-20T02:00:00.000Z'
const then = '2025-03-05T02:00:00.000Z'
const oldHome = { unitCode: OLD_UNIT, asOf: '2025-03-01', asWritten: 'xã Tả Lủng, huyện Đồng Văn, tỉnh Hà Giang' }

type Typed = Record<string, unknown>
const writtenThen = (kind: string, declaration: Typed) =>
  asActor(db, old, (tx) =>
    register(tx, old, { caseId: uuid(), kind, declaration, version: 0, duplicateReason: 'khác người', now: then }),
  )
let n = 0
async function bornThen(name: string) {
  n += 1
  const normal = structuredClone(typedBirthExamples.normal)
  const pin = `0021950004${String(n).padStart(2, '0')}`
  const mother = { ...normal.mother, name: 'Ly Thị Dợ', pin, residence: { ...oldHome, kind: 'PERMANENT' } }
  const done = await writtenThen('BIRTH', {
    ...normal,
    child: {
      ...normal.child,
      name,
      birthDate: { known: 'day', date: '2025-03-01' },
      birthPlace: oldHome,
      hometown: oldHome,
    },
    mother,
    father: null,
    fatherBasis: null,
    parentsMarriage: null,
    proof: { ...normal.proof, code: `GCS-old-${n}`, issuedOn: '2025-03-02' },
    informant: {
      ...normal.informant,
      relationship: 'MOTHER',
      name: mother.name,
      pin,
      idDocument: null,
      residence: { ...oldHome, kind: 'PERMANENT' },
    },
  })
  await db.sql`update pin_request set state = 'CANCELLED' where entry_id = ${done.entryId}`
  const given = `00222500${String(4000 + n)}`
  await db.sql`update person set pin = ${given} where id = (select person_id from entry_person where entry_id = ${done.entryId} and role = 'CHILD')`
  await db.sql`update entry_person set pin = ${given} where entry_id = ${done.entryId} and role = 'CHILD'`
  await db.sql`insert into entry_pin (office_id, entry_id, seq, pin, source, received_at) values (${old.officeId}, ${done.entryId}, 1, ${given}, 'ALLOCATED', ${then})`
  await db.sql`update registration_case set state = 'HANDED_OVER' where id = ${done.caseId}`
  return {
    ...done,
    pin: given,
    mother: mother.name,
    motherPin: pin,
    path: `/api/entries/${old.officeId}/${done.entryId}`,
  }
}
const text = async (raw: Uint8Array) => (await textsOf(raw)).join(' ').replaceAll(/\s+/g, ' ')

test('domain/03 §7 the successor finds and opens an entry of the merged commune, under its old number and name', async () => {
  const birth = await bornThen('Ly Mí Tìm')
  const query = new URLSearchParams({ q: 'Ly Mí Tìm', purpose: 'Cấp bản sao' })
  const found = await here.registrar.get(`/api/search?${query}`)
  const hits = found.json.items as { entryId: string; number: string; officeName: string; open: boolean }[]
  assert.deepEqual(
    hits.map(({ entryId, number, open }) => [entryId, number, open]),
    [[birth.entryId, birth.number, true]],
    JSON.stringify(found.json),
  )
  assert.equal(hits[0]?.officeName, 'Ủy ban nhân dân xã Tả Lủng, huyện Đồng Văn, tỉnh Hà Giang')
  const read = await here.registrar.get(`${birth.path}?purpose=${encodeURIComponent('Cấp bản sao')}`)
  assert.deepEqual(
    [read.status, read.json.number ?? read.json.entryNo],
    [200, birth.entryNo],
    JSON.stringify(read.json),
  )
  assert.deepEqual(
    [read.json.ownBook, read.json.officeToday],
    [true, `${old.officeName} (nay là Ủy ban nhân dân xã Đồng Văn, tỉnh Tuyên Quang)`],
  )
  const elsewhere = await there.registrar.get(`${birth.path}?purpose=${encodeURIComponent('Cấp bản sao')}`)
  assert.equal(elsewhere.status, 404)
})

test('domain/03 §7 the successor notes and repairs it; another office does not', async () => {
  const birth = await bornThen('Ly Mí Ghi')
  const note = {
    content: 'Đã đổi quốc tịch',
    basis: { kind: 'Quyết định', number: '9/QĐ', date: '2026-11-01', authority: 'Chủ tịch nước' },
  }
  const noted = await here.registrar.command('POST', `${birth.path}/notes`, note)
  assert.deepEqual([noted.status, noted.json.seq], [200, 1], JSON.stringify(noted.json))
  assert.notEqual((await there.registrar.command('POST', `${birth.path}/notes`, note)).status, 200)
  const read = await here.registrar.get(`${birth.path}?purpose=${encodeURIComponent('Sửa dữ liệu')}`)
  const content = read.json.content as { child: Typed }
  const repair = await here.registrar.command('POST', `${birth.path}/repairs`, {
    declaration: { ...content, child: { ...content.child, name: 'Ly Mí Ghì' } },
    revision: read.json.revision,
    reason: 'Sổ giấy năm 2025 ghi là Ghì',
  })
  assert.equal(repair.status, 200, JSON.stringify(repair.json))
  const listed = await here.chair.get('/api/repairs')
  const mine = (listed.json.items as { id: string; officeId: number }[]).find(({ id }) => id === repair.json.id)
  assert.equal(mine?.officeId, old.officeId)
  const decided = await here.chair.command('POST', `/api/repairs/${repair.json.id}/decision`, {
    approve: true,
    reason: '',
  })
  assert.deepEqual([decided.status, decided.json.state], [200, 'APPROVED'], JSON.stringify(decided.json))
  const after = await here.registrar.get(`${birth.path}?purpose=${encodeURIComponent('Sửa dữ liệu')}`)
  assert.equal((after.json.content as { child: { name: string } }).child.name, 'Ly Mí Ghì')
})

test('domain/03 §7 an extract copy bears the letterhead of today, keeps the old office with "nay là", and the old places', async () => {
  const birth = await bornThen('Ly Mí Sao')
  const copied = await here.registrar.command('POST', `${birth.path}/extracts`, {
    requester: birth.mother,
    requesterPin: birth.motherPin,
    purpose: 'Nhập học',
  })
  assert.equal(copied.status, 200, JSON.stringify(copied.json))
  const signed = await here.chair.command('POST', '/api/signing', { caseIds: [copied.json.caseId] })
  assert.equal((signed.json.results as { signed: boolean }[])[0]?.signed, true, JSON.stringify(signed.json))
  const file = await text((await here.registrar.get(`/api/documents/${copied.json.id}/file`)).raw)
  assert.match(
    file,
    /xã Tả Lủng, huyện Đồng Văn, tỉnh Hà Giang \(nay là Ủy ban nhân dân xã Đồng Văn, tỉnh Tuyên Quang\)/,
  )
  assert.match(file, new RegExp(birth.number))
  // Another office issues the same words over its desk.
  const caseId = uuid()
  const item = {
    entry: { officeId: old.officeId, entryId: birth.entryId },
    register: 'BIRTH',
    subject: 'Ly Mí Sao',
    number: birth.number,
    copies: 1,
  }
  const informant = { relationship: 'MOTHER', name: birth.mother, pin: birth.motherPin }
  const far = await there.registrar.command('POST', `/api/cases/${caseId}/register`, {
    kind: 'EXTRACT_COPY',
    declaration: { interest: 'THE_PERSON', purpose: 'Nhập học', items: [item], informant },
  })
  assert.equal(far.status, 200, JSON.stringify(far.json))
  const signedThere = await there.chair.command('POST', '/api/signing', { caseIds: [caseId] })
  assert.equal((signedThere.json.results as { signed: boolean }[])[0]?.signed, true, JSON.stringify(signedThere.json))
  const view = await there.registrar.get(`/api/cases/${caseId}`)
  const [document] = (view.json.documents as { id: string; kind: string }[]).filter(
    ({ kind }) => kind === 'BIRTH_EXTRACT',
  )
  const draft = await text((await there.registrar.get(`/api/documents/${document?.id}/file`)).raw)
  assert.match(draft, /\(nay là Ủy ban nhân dân xã Đồng Văn, tỉnh Tuyên Quang\)/)
})

test('domain/03 §7 what another office wants noted on it becomes a task of the successor, which notes it', async () => {
  const birth = await bornThen('Ly Mí Nhờ')
  const entry = { officeId: old.officeId, entryId: birth.entryId }
  const known = await asActor(db, old, (tx) => knownEntries(tx, [entry]))
  assert.equal(known[birth.entryId]?.keeperId, successor)
  const far = await officialAt(db, '00070', 'xa.hoankiem')
  const note = {
    entry,
    content: 'Được nhận làm con nuôi',
    basis: { kind: 'Quyết định', number: '3/QĐ', date: null, authority: 'Tòa án' },
  }
  const sent = await asActor(db, far, (tx) =>
    noteOrAsk(tx, far, { note, by: entry, byNumber: '01/2026', kind: 'Nuôi con nuôi', caseId: uuid(), now }),
  )
  assert.equal(sent, 'asked')
  const [task] = await db.sql<{ id: string; office_id: number }[]>`
    select id, office_id from office_notice where entry_id = ${birth.entryId} and needs = 'NOTE'`
  assert.equal(task?.office_id, successor)
  const done = await here.registrar.command('POST', `/api/office-tasks/${task.id}/note`)
  assert.equal(done.status, 200, JSON.stringify(done.json))
  const read = await here.registrar.get(`${birth.path}?purpose=${encodeURIComponent('Xem ghi chú')}`)
  assert.equal((read.json.notes as { content: string }[])[0]?.content, 'Được nhận làm con nuôi')
})

test('R-G3 a change of what the merged commune registered: entry in the book of the successor, new content on the old entry', async () => {
  const birth = await bornThen('Ly Mí Đổi')
  const correction = typedChangeExamples.correction
  const [child] = await db.sql<{ person_id: string }[]>`
    select person_id from entry_person where entry_id = ${birth.entryId} and role = 'CHILD'`
  const caseId = uuid()
  const done = await here.registrar.command('POST', `/api/cases/${caseId}/register`, {
    kind: 'CHANGE',
    declaration: {
      ...correction,
      source: null,
      entry: { officeId: old.officeId, entryId: birth.entryId },
      was: { child: { name: 'Ly Mí Đổi' } },
      subject: {
        ...correction.subject,
        name: 'Ly Mí Đổi',
        pin: birth.pin,
        personId: child?.person_id,
        birthDate: { known: 'day', date: '2025-03-01' },
      },
      changes: [{ field: '/child/name', to: { name: 'Ly Mí Đồi' } }],
      informant: typedChangeExamples.surname.informant,
    },
  })
  assert.equal(done.status, 200, JSON.stringify(done.json))
  const read = await here.registrar.get(`${birth.path}?purpose=${encodeURIComponent('Xem cải chính')}`)
  assert.deepEqual(
    [(read.json.content as { child: { name: string } }).child.name, read.json.officeName, read.json.revision],
    ['Ly Mí Đồi', old.officeName, 1],
  )
  const [own] = await db.sql<
    { office_id: number }[]
  >`select office_id from register_entry where id = ${String(done.json.entryId)}`
  assert.equal(own?.office_id, successor)
})

test('R-F4 the end of a guardianship that the merged commune registered is registered by its successor', async () => {
  const typed = typedGuardianshipExamples.appointed
  const ward = {
    ...typed.ward,
    name: 'Ly Thị Pà',
    pin: '002315000405',
    residence: { ...oldHome, kind: 'PERMANENT' },
    alsoLivesAt: null,
  }
  const done = await writtenThen('GUARDIANSHIP', {
    ...typed,
    ward,
    group: { ...typed.group, appointedOn: null },
    reasons: {},
  })
  const declaration = {
    ...typedGuardianshipEndExamples.ofAge,
    registration: { officeId: old.officeId, entryId: done.entryId },
    ward,
    ground: 'PARENTS_ABLE',
    reasons: {},
  }
  const caseId = uuid()
  const ended = await here.registrar.command('POST', `/api/cases/${caseId}/register`, {
    kind: 'GUARDIANSHIP_END',
    declaration,
  })
  assert.equal(ended.status, 200, JSON.stringify(ended.json))
  const read = await here.registrar.get(
    `/api/entries/${old.officeId}/${done.entryId}?purpose=${encodeURIComponent('Xem giám hộ')}`,
  )
  assert.match((read.json.notes as { content: string }[])[0]?.content ?? '', /^Đã chấm dứt giám hộ/)
})
