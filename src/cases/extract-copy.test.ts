import assert from 'node:assert/strict'
import { test } from 'node:test'
import { v7 as uuid } from 'uuid'
import { birthOf, registered, staffOf } from '../../tests/office-with-data.ts'
import { textsOf } from '../../tests/pdf-pages.ts'
import { testServer } from '../../tests/test-server.ts'

const { app, db } = await testServer()
const here = await staffOf(app, 'dongvan')
const there = await staffOf(app, 'hoankiem')
const officeId = Number((await here.registrar.get('/api/me')).json.officeId)

let n = 0
/** A signed birth at the first office; its mother is `birthOf`'s. */
async function bornHere(name: string): Promise<{ entryId: string; mother: string; motherPin: string; number: string }> {
  n += 1
  const declaration = birthOf(name, n + 300)
  const done = await registered(db, here.registrar, declaration, `0083260009${String(n).padStart(2, '0')}`)
  const { name: mother, pin: motherPin } = declaration.mother as { name: string; pin: string }
  return { ...done, mother, motherPin }
}
const text = async (raw: Uint8Array) => (await textsOf(raw)).join(' ').replaceAll(/\s+/g, ' ')
const extracts = (entryId: string) => `/api/entries/${officeId}/${entryId}/extracts`
async function request(
  births: readonly { entryId: string; number: string; subject: string; copies?: number }[],
  rest: Record<string, unknown>,
) {
  return {
    interest: 'THE_PERSON',
    purpose: 'Làm hồ sơ nhập học',
    items: births.map(({ entryId, number, subject, copies = 1 }) => ({
      entry: { officeId, entryId },
      register: 'BIRTH',
      subject,
      number,
      copies,
    })),
    ...rest,
  }
}

test('R-L4 copies of an entry on the screen: dossier, line in the book and copy in one request; signed with the notes of the day', async () => {
  const birth = await bornHere('Lục Hạ Vy')
  const asked = { requester: birth.mother, requesterPin: birth.motherPin, purpose: 'Nhập học', copies: 2 }
  const made = await here.registrar.command('POST', extracts(birth.entryId), asked)
  assert.equal(made.status, 200, JSON.stringify(made.json))
  assert.deepEqual([made.json.state, made.json.copies, made.json.lineNumber], ['PREPARED', 2, '01/2026'])
  const draft = await here.chair.get(`/api/documents/${made.json.id}/file`)
  assert.match(await text(draft.raw), /BẢN XEM TRƯỚC/)
  const { caseId } = made.json
  assert.equal((await here.registrar.command('POST', '/api/signing', { caseIds: [caseId] })).status, 403)
  const waiting = await here.chair.get('/api/cases?states=SUBMITTED')
  assert.ok((waiting.json.items as { caseId: string; kind: string }[]).some((line) => line.caseId === caseId))

  await db.sql`insert into marginal_note (office_id, entry_id, seq, noted_on, content, basis, basis_key, officer_id, officer_name, noted_at)
    values (${officeId}, ${birth.entryId}, 1, '2026-11-20', 'Cải chính họ của người mẹ', ${db.sql.json({ kind: 'Quyết định', number: '12/QĐ', date: null, authority: '' })},
      'x', ${uuid()}, 'Hoa', '2026-11-20T03:00:00Z')`
  const signed = await here.chair.command('POST', '/api/signing', { caseIds: [caseId] })
  assert.equal((signed.json.results as { signed: boolean }[])[0]?.signed, true, JSON.stringify(signed.json))
  const file = await text((await here.registrar.get(`/api/documents/${made.json.id}/file`)).raw)
  assert.match(file, /Cải chính họ của người mẹ/)
  assert.match(file, /01\/TLKS-BS/)
  const [line] = await db.sql<{ purpose: string }[]>`
    select purpose from audit_line where action = 'document-prepared' and subject_id = ${String(made.json.id)}`
  assert.equal(line?.purpose, 'Nhập học')

  const view = await here.registrar.get(`/api/cases/${caseId}`)
  const { entryId } = view.json.entry as { entryId: string }
  const page = await text((await here.registrar.get(`/api/entries/${officeId}/${entryId}/page`)).raw)
  assert.match(page, /SỔ CẤP BẢN SAO TRÍCH LỤC/)
  assert.match(
    page,
    new RegExp(`${birth.mother}[\\s\\S]*Trích lục khai sinh \\(bản sao\\)[\\s\\S]*Lục Hạ Vy[\\s\\S]*02`, 'i'),
  )
})

test('another office copies several entries of this one in one request, and signs both', async () => {
  const [one, two] = [await bornHere('Lục Xuân An'), await bornHere('Lục Thu Ba')]
  const declaration = await request(
    [
      { ...one, subject: 'Lục Xuân An', copies: 2 },
      { ...two, subject: 'Lục Thu Ba' },
    ],
    {
      interest: 'PROXY',
      informant: { relationship: 'PROXY', name: 'Trần Thị Bưởi', pin: '001190000777' },
    },
  )
  const caseId = uuid()
  const checked = await there.registrar.command('POST', `/api/cases/${caseId}/check`, {
    kind: 'EXTRACT_COPY',
    declaration,
  })
  assert.deepEqual(
    (checked.json.missingPapers as { paper: string }[]).map(({ paper }) => paper),
    ['POWER_OF_ATTORNEY'],
  )
  const done = await there.registrar.command('POST', `/api/cases/${caseId}/register`, {
    kind: 'EXTRACT_COPY',
    declaration,
  })
  assert.equal(done.status, 200, JSON.stringify(done.json))
  const signed = await there.chair.command('POST', '/api/signing', { caseIds: [caseId] })
  assert.equal((signed.json.results as { signed: boolean }[])[0]?.signed, true, JSON.stringify(signed.json))
  const view = await there.registrar.get(`/api/cases/${caseId}`)
  const documents = view.json.documents as { id: string; kind: string; state: string; number: string }[]
  assert.deepEqual(documents.map(({ kind, state, number }) => [kind, state, number]).sort(), [
    ['BIRTH_EXTRACT', 'SIGNED', '01/TLKS-BS'],
    ['BIRTH_EXTRACT', 'SIGNED', '02/TLKS-BS'],
  ])
  const printed = await Promise.all(
    documents.map(async ({ id }) => text((await there.registrar.get(`/api/documents/${id}/file`)).raw)),
  )
  assert.match(printed.join(' '), /LỤC XUÂN AN[\s\S]*LỤC THU BA|LỤC THU BA[\s\S]*LỤC XUÂN AN/)
  assert.match(printed.join(' '), /Đồng Văn/)
  const again = await there.registrar.get(`/api/entries/${officeId}/${one.entryId}/page`)
  assert.equal(again.status, 404, 'the book of another office stays closed')
})

test('R-A8 the chair signs no copy of an entry in which he stands himself', async () => {
  const birth = await bornHere('Lục Mai Anh')
  const [chair] = await db.sql<{ id: string; pin: string | null }[]>`
    select id, pin from account where username = 'chutich.dongvan'`
  const pin = '002196009999'
  await db.sql`update account set pin = ${pin} where id = ${chair?.id ?? ''}`
  await db.sql`update entry_person set pin = ${pin} where entry_id = ${birth.entryId} and role = 'MOTHER'`
  const made = await here.registrar.command('POST', extracts(birth.entryId), {
    requester: birth.mother,
    purpose: 'Nhập học',
  })
  const refused = await here.chair.command('POST', '/api/signing', { caseIds: [made.json.caseId] })
  await db.sql`update account set pin = ${chair?.pin ?? null} where id = ${chair?.id ?? ''}`
  assert.equal(
    (refused.json.results as { problem: string }[])[0]?.problem,
    'signs-own-matter',
    JSON.stringify(refused.json),
  )
})

test('R-L1 a stranger is asked for the right; R-L2 what is revoked gives no copy; R-L3 an heir proves the interest', async () => {
  const birth = await bornHere('Lục Mai Chi')
  const asked = { requester: 'Vừ Mí Sính', purpose: 'Làm hồ sơ' }
  const stranger = await here.registrar.command('POST', extracts(birth.entryId), asked)
  assert.equal(stranger.json.code, 'rules-block', JSON.stringify(stranger.json))
  const explained = await here.registrar.command('POST', extracts(birth.entryId), {
    ...asked,
    reason: 'tên cũ của người mẹ',
  })
  assert.equal(explained.status, 200, JSON.stringify(explained.json))

  const [child] = await db.sql<{ person_id: string }[]>`
    select person_id from entry_person where entry_id = ${birth.entryId} and role = 'CHILD'`
  await db.sql`insert into person_death (person_id, office_id, entry_id, died_on, declared)
    values (${child?.person_id ?? ''}, ${officeId}, ${birth.entryId}, '2026-11-19', false)`
  const dead = await here.registrar.command('POST', extracts(birth.entryId), { ...asked, reason: 'tên cũ' })
  assert.equal(dead.json.code, 'rules-block')
  assert.match(JSON.stringify(dead.json), /R-L3/)
  const heir = await here.registrar.command('POST', extracts(birth.entryId), {
    ...asked,
    interest: 'HEIR',
    interestProof: 'Di chúc ngày 02/03/2026',
  })
  assert.equal(heir.status, 200, JSON.stringify(heir.json))

  await db.sql`insert into entry_revocation (office_id, entry_id, decision, decided_on, reason, recorded_by, recorded_at)
    values (${officeId}, ${birth.entryId}, 'QĐ 7', '2026-11-20', 'trái thẩm quyền', ${uuid()}, '2026-11-20T03:00:00Z')`
  const revoked = await here.registrar.command('POST', extracts(birth.entryId), {
    requester: birth.mother,
    purpose: 'Nhập học',
  })
  assert.match(JSON.stringify(revoked.json), /R-L2/)
})

test('an entry that is in no database is asked of the keeper of the book; the clock stands until it answers', async () => {
  const caseId = uuid()
  const declaration = {
    interest: 'THE_PERSON',
    purpose: 'Làm hồ sơ',
    items: [{ register: 'BIRTH', subject: 'Lục Thị Chía', number: '17', officeName: 'UBND xã Đồng Văn', copies: 1 }],
    informant: { relationship: 'SELF', name: 'Lục Thị Chía', pin: '002184000051' },
  }
  const body = { kind: 'EXTRACT_COPY', declaration, version: 0 }
  assert.equal((await there.reception.command('PUT', `/api/cases/${caseId}`, body)).status, 200)
  const received = await there.reception.command('POST', `/api/cases/${caseId}/receive`, { version: 1 })
  assert.equal(received.json.state, 'RECEIVED', JSON.stringify(received.json))
  const early = await there.registrar.command('POST', `/api/cases/${caseId}/register`, { kind: 'EXTRACT_COPY' })
  assert.equal(early.json.code, 'rules-block')
  const task = await there.registrar.command('POST', `/api/cases/${caseId}/tasks`, {
    kind: 'VERIFICATION',
    text: 'Đề nghị tìm mục khai sinh số 17 của Lục Thị Chía và số hóa',
    unitCode: '00721',
  })
  assert.equal(task.status, 200, JSON.stringify(task.json))
  assert.ok((await there.registrar.get(`/api/cases/${caseId}`)).json.pausedAt)
  const asked = (await here.registrar.get('/api/office-tasks')).json.items as { id: string; kind: string }[]
  const mine = asked.find(({ kind }) => kind === 'VERIFICATION')
  assert.ok(mine)
  await here.registrar.command('POST', `/api/office-tasks/${mine.id}/answer`, {
    answer: 'Đã số hóa, số 01/2026',
    confirmed: true,
  })
  assert.equal((await there.registrar.get(`/api/cases/${caseId}`)).json.pausedAt, null)

  const birth = await bornHere('Lục Kim Chi')
  const found = await request([{ ...birth, subject: 'Lục Kim Chi' }], {
    informant: { relationship: 'MOTHER', name: birth.mother, pin: birth.motherPin },
  })
  const done = await there.registrar.command('POST', `/api/cases/${caseId}/register`, {
    kind: 'EXTRACT_COPY',
    declaration: found,
  })
  assert.equal(done.status, 200, JSON.stringify(done.json))
})
