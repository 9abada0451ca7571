import assert from 'node:assert/strict'
import { mkdir, writeFile } from 'node:fs/promises'
import { test } from 'node:test'
import { v7 as uuid } from 'uuid'
import { register } from '../src/cases/register.server.ts'
import { noteTask } from '../src/cases/tasks.server.ts'
import { typedBirthExamples } from '../src/events/birth/examples.ts'
import { typedChangeExamples } from '../src/events/change/examples.ts'
import { demoPassword } from '../src/offices/demo.server.ts'
import { asActor } from '../src/platform/database.server.ts'
import type { Actor } from '../src/platform/endpoint.ts'
import { Refused } from '../src/platform/problem.ts'
import { loadEntry } from '../src/registers/entries.sql.server.ts'
import { knownPerson, sourceEntries } from '../src/registers/known.sql.server.ts'
import { official } from './official.ts'
import { officialAt } from './official-at.ts'
import { textsOf } from './pdf-pages.ts'
import { testServer } from './test-server.ts'

const { app, db } = await testServer()
const now = '2026-11-20T02:00:00.000Z'
const registrar = await official(app, 'hotich.dongvan')
const reception = await official(app, 'motcua.dongvan')
const chair = await official(app, 'chutich.dongvan')
const here = await officialAt(db, '00721', 'thaydoi.dongvan')
const elsewhere = await officialAt(db, '00070', 'thaydoi.hoankiem', ['REGISTRAR'], 'Trần Thị Mơ')

const write = (actor: Actor, kind: string, declaration: Record<string, unknown>, at = now) =>
  asActor(db, actor, (tx) =>
    register(tx, actor, { caseId: uuid(), kind, declaration, version: 0, duplicateReason: 'khác người', now: at }),
  )
const problemsOf = (error: unknown): string => {
  assert.ok(error instanceof Refused, String(error))
  return JSON.stringify(error.extra)
}

let births = 0
/** A birth written here, and the keys of its entry as the desk would find them. */
async function birth(name: string, change: Record<string, unknown> = {}, actor = here) {
  births += 1
  const normal = structuredClone(typedBirthExamples.normal)
  const born = await write(actor, 'BIRTH', {
    ...normal,
    child: { ...normal.child, name, order: 1 },
    proof: { ...normal.proof, code: `GCS.CHANGE.${births}`, number: `${births}/2026` },
    ...change,
  })
  const [found] = await asActor(db, here, (tx) =>
    sourceEntries(tx, {
      registers: ['BIRTH'],
      pin: null,
      personId: null,
      officeId: actor.officeId,
      entryNo: born.entryNo,
      year: 2026,
    }),
  )
  assert.ok(found)
  const child = found.persons.find(({ role }) => role === 'CHILD')
  const content = found.content as { child: { name: string; birthDate: unknown }; mother: { residence: unknown } }
  return {
    ref: found.ref,
    content,
    personId: child?.personId ?? '',
    subject: {
      ...typedChangeExamples.surname.subject,
      pin: null,
      name: content.child.name,
      birthDate: content.child.birthDate,
      sex: '2',
      personId: child?.personId ?? '',
      residence: content.mother.residence,
    },
  }
}
type Born = Awaited<ReturnType<typeof birth>>
const of = (born: Born, example: Record<string, unknown>, change: Record<string, unknown>) => ({
  ...example,
  source: null,
  entry: born.ref,
  was: born.content,
  subject: born.subject,
  informant: typedChangeExamples.surname.informant,
  ...change,
})
const entryOf = async (actor: Actor, ref: { officeId: number; entryId: string }) => {
  const read = await asActor(db, actor, (tx) => loadEntry(tx, ref.officeId, ref.entryId))
  assert.ok(read)
  return read.entry
}

test('R-G2 R-G3 a corrected name goes from the desk to the extract; the birth entry is noted, has new content and keeps the old', async () => {
  const born = await birth('Hoàng Minh Én')
  const declaration = of(born, typedChangeExamples.correction, {
    changes: [{ field: '/child/name', to: { name: 'Hoàng Minh Yến' } }],
    reason: 'Ghi sai tên khi đăng ký.',
  })
  const caseId = uuid()
  const saved = await reception.command('PUT', `/api/cases/${caseId}`, { kind: 'CHANGE', declaration, version: 0 })
  assert.equal(saved.status, 200, JSON.stringify(saved.json))
  const received = await reception.command('POST', `/api/cases/${caseId}/receive`, { version: 1 })
  assert.equal(received.json.state, 'RECEIVED', JSON.stringify(received.json))
  const done = await registrar.command('POST', `/api/cases/${caseId}/register`, { kind: 'CHANGE', version: 1 })
  assert.deepEqual([done.status, done.json.number], [200, '01/2026'], JSON.stringify(done.json))

  const entry = await entryOf(here, born.ref)
  assert.equal((entry.content as { child: { name: string } }).child.name, 'Hoàng Minh Yến')
  assert.equal(entry.revision, 1)
  assert.match(
    entry.notes[0]?.content ?? '',
    /Cải chính hộ tịch: họ, chữ đệm, tên từ “Hoàng Minh Én” thành “Hoàng Minh Yến”/,
  )
  const person = await asActor(db, here, (tx) => knownPerson(tx, { pin: null, personId: born.personId }))
  assert.equal(person?.name, 'Hoàng Minh Yến')
  const [kept] = await db.sql<{ from_value: string; to_value: string }[]>`
    select from_value, to_value from person_change where person_id = ${born.personId}`
  assert.deepEqual({ ...kept }, { from_value: 'Hoàng Minh Én', to_value: 'Hoàng Minh Yến' })
  const [told] = await db.sql<{ payload: { child?: { name: string } } }[]>`
    select payload from outbox where topic = 'pin-request' and payload ->> 'entryId' = ${born.ref.entryId}`
  assert.equal(told?.payload.child?.name, 'Hoàng Minh Yến', 'what was not sent yet says the new name')

  if (done.json.state !== 'SUBMITTED')
    await registrar.command('POST', `/api/cases/${caseId}/moves`, { action: 'submit' })
  await chair.command('POST', '/api/session/reauthenticate', { password: demoPassword })
  const signed = await chair.command('POST', '/api/signing', { caseIds: [caseId] })
  const [result] = signed.json.results as { signed: boolean; documentId: string }[]
  assert.equal(result?.signed, true, JSON.stringify(signed.json))
  const file = await registrar.get(`/api/documents/${result?.documentId}/file`)
  const text = (await textsOf(file.raw)).join()
  assert.match(text, /\/TLGCHT/)
  assert.match(text, /TRÍCH LỤC CẢI CHÍNH HỘ TỊCH[\s\S]*Hoàng Minh Én[\s\S]*Hoàng Minh Yến/)
  if (process.env.LOOK) {
    const filled = await registrar.get(`/api/cases/${caseId}/declaration`)
    await mkdir('/tmp/change', { recursive: true })
    await writeFile('/tmp/change/desk-extract.pdf', file.raw)
    await writeFile('/tmp/change/desk-declaration.pdf', filled.raw)
  }
})

test('R-G3 what somebody else changed meanwhile is not changed over', async () => {
  const born = await birth('Hoàng Minh Nguyệt')
  const first = of(born, typedChangeExamples.correction, {
    changes: [{ field: '/child/name', to: { name: 'Hoàng Thị Nguyệt' } }],
  })
  await write(here, 'CHANGE', first)
  await assert.rejects(write(here, 'CHANGE', first), (error) => /R-G3/.test(problemsOf(error)))
  const second = of(born, typedChangeExamples.correction, {
    was: { child: { name: 'Hoàng Thị Nguyệt' } },
    changes: [{ field: '/child/name', to: { name: 'Hoàng Nguyệt' } }],
  })
  await write(here, 'CHANGE', second)
  const entry = await entryOf(here, born.ref)
  assert.deepEqual([entry.revision, entry.notes.length], [2, 2])
})

test('R-G3 two desks at the same instant: one changes the entry, the other is told that it says something else now', async () => {
  const born = await birth('Hoàng Thị Sương')
  const both = await Promise.allSettled(
    ['Hoàng Thị Sen', 'Hoàng Thị Súng'].map((name) =>
      write(
        here,
        'CHANGE',
        of(born, typedChangeExamples.correction, { changes: [{ field: '/child/name', to: { name } }] }),
      ),
    ),
  )
  const entry = await entryOf(here, born.ref)
  const written = both.filter(({ status }) => status === 'fulfilled').length
  assert.equal(written, 1, JSON.stringify(both.map((one) => one.status === 'rejected' && String(one.reason))))
  assert.equal(entry.revision, 1)
})

test('R-G2 an entry of another office is changed by its keeper: a task tracked until it is noted', async () => {
  const away = {
    alsoLivesAt: {
      unitCode: '00070',
      asOf: '2026-11-02',
      asWritten: 'phường Hoàn Kiếm, thành phố Hà Nội',
      kind: 'TEMPORARY',
    },
  }
  const born = await birth('Hoàng Thị Mây', { mother: { ...typedBirthExamples.normal.mother, ...away } }, elsewhere)
  const done = await write(
    here,
    'CHANGE',
    of(born, typedChangeExamples.correction, { changes: [{ field: '/child/name', to: { name: 'Hoàng Thị Mai' } }] }),
  )
  assert.equal((await entryOf(elsewhere, born.ref)).revision, 0)
  const [task] = await db.sql<{ id: string; content: { number: string } }[]>`
    select id, content from office_notice where office_id = ${elsewhere.officeId} and needs = 'NOTE' and entry_id = ${born.ref.entryId}`
  assert.equal(task?.content.number, done.number)
  assert.ok(task)
  await asActor(db, elsewhere, (tx) => noteTask(tx, elsewhere, { taskId: task.id, now }))
  const entry = await entryOf(elsewhere, born.ref)
  assert.equal((entry.content as { child: { name: string } }).child.name, 'Hoàng Thị Mai')
  assert.match(entry.notes[0]?.content ?? '', /thành “Hoàng Thị Mai”/)
})

test('R-G1 a wish to match a diploma is refused, and only an empty field is supplemented', async () => {
  const born = await birth('Hoàng Thị Lan')
  const diploma = of(born, typedChangeExamples.correction, {
    changes: [{ field: '/child/birthDate', to: { date: { known: 'day', date: '2026-11-01' } } }],
    evidence: [{ kind: 'LATER_PAPER', paper: 'Bằng tốt nghiệp' }],
  })
  await assert.rejects(write(here, 'CHANGE', diploma), (error) => /R-G1[\s\S]*văn bằng/.test(problemsOf(error)))
  const filled = of(born, typedChangeExamples.supplement, {
    changes: [{ field: '/child/hometown', to: { place: { asWritten: 'xã Sủng Là, tỉnh Tuyên Quang' } } }],
  })
  await assert.rejects(write(here, 'CHANGE', filled), (error) => /R-G1[\s\S]*bổ sung/.test(problemsOf(error)))
})

test('domain/01 R other entries of the person are proposed, noted unless declined, with the new name where they print it', async () => {
  const mother = { ...typedBirthExamples.normal.mother, name: 'Lục Thị Hương', pin: '002196009911', sex: '2' }
  const informant = { relationship: 'MOTHER', name: mother.name, pin: mother.pin }
  const first = await birth('Hoàng Văn Đại', { mother, informant })
  const second = await birth('Hoàng Văn Tiểu', {
    mother,
    informant,
    child: {
      ...typedBirthExamples.normal.child,
      name: 'Hoàng Văn Tiểu',
      birthDate: { known: 'day', date: '2025-11-01' },
    },
    reasons: { 'R-B1': 'quá hạn' },
  })
  const known = await asActor(db, here, (tx) => knownPerson(tx, { pin: mother.pin, personId: null }))
  const change = {
    ...typedChangeExamples.correction,
    source: { ...typedChangeExamples.correction.source, number: '77' },
    subject: { ...mother, personId: known?.personId, residence: first.subject.residence },
    informant: { relationship: 'SELF', name: mother.name, pin: mother.pin },
    changes: [{ field: '/child/name', from: 'Lục Thị Hương', to: { name: 'Lục Thị Hường' } }],
    declined: [`CASCADE-${second.ref.entryId}`],
  }
  await write(here, 'CHANGE', change)
  const [noted, left] = [await entryOf(here, first.ref), await entryOf(here, second.ref)]
  assert.match(noted.notes[0]?.content ?? '', /Lục Thị Hương đã được cải chính hộ tịch/)
  assert.equal((left.notes as unknown[]).length, 0)
})

/** The dossier of a birth as if its number had come, signed by the chair; gives the number. */
async function signedBirth(born: Born): Promise<string> {
  births += 1
  const pin = `0022260${String(births).padStart(5, '0')}`
  const { officeId, entryId } = born.ref
  await db.sql`select give_pin(${officeId}, ${entryId}, ${pin}, 'ALLOCATED', null, ${now})`
  await db.sql`update pin_request set state = 'ALLOCATED' where entry_id = ${entryId}`
  const [row] = await db.sql<{ id: string }[]>`
    update registration_case set state = 'SUBMITTED' where entry_id = ${entryId} returning id`
  await sign(row?.id ?? '')
  return pin
}
async function sign(caseId: string): Promise<void> {
  await chair.command('POST', '/api/session/reauthenticate', { password: demoPassword })
  const signed = await chair.command('POST', '/api/signing', { caseIds: [caseId] })
  const [result] = signed.json.results as { signed: boolean }[]
  assert.equal(result?.signed, true, JSON.stringify(signed.json))
}

test('R-G4 another number is asked for when the citizen asks, and the old one stays', async () => {
  const born = await birth('Hoàng Thị Số')
  const pin = await signedBirth(born)
  const corrected = (to: string, newNumberAsked: boolean, was: unknown = born.content) =>
    of(born, typedChangeExamples.correction, {
      was,
      newNumberAsked,
      changes: [{ field: '/child/birthDate', to: { date: { known: 'day', date: to } } }],
    })
  await write(here, 'CHANGE', corrected('2025-11-02', true))
  const notices = await db.sql<{ payload: { kind: string; pin: string } }[]>`
    select payload from outbox where topic = 'pin-notice' and payload ->> 'pin' = ${pin}`
  assert.deepEqual(
    notices.map(({ payload }) => payload.kind),
    ['RENEWAL'],
  )
  assert.equal((await entryOf(here, born.ref)).pin, pin)
  const now2025 = { child: { birthDate: { known: 'day', date: '2025-11-02' } } }
  await write(here, 'CHANGE', corrected('2024-11-02', false, now2025))
  const [count] = await db.sql<{ n: number }[]>`
    select count(*)::int as n from outbox where topic = 'pin-notice' and payload ->> 'pin' = ${pin}`
  assert.equal(count?.n, 1)
})

test('G7 the new birth certificate is signed with the change, the old one is withdrawn', async () => {
  const born = await birth('Hoàng Thị Nếp')
  await signedBirth(born)
  const done = await write(
    here,
    'CHANGE',
    of(born, typedChangeExamples.adopted, {
      changes: [{ field: '/mother', to: typedChangeExamples.adopted.changes[0]?.to }],
    }),
  )
  await db.sql`update registration_case set state = 'SUBMITTED' where id = ${done.caseId}`
  await sign(done.caseId)
  const papers = await db.sql<{ state: string; mother: string }[]>`
    select state, words -> 'mother' ->> 'name' as mother from document where entry_id = ${born.ref.entryId} and original order by prepared_at, state`
  assert.deepEqual(papers.map(({ state }) => state).toSorted(), ['REPLACED', 'SIGNED'])
  assert.equal(papers.find(({ state }) => state === 'SIGNED')?.mother, 'NÔNG THỊ GẤM')
})

test('G7 adoptive parents come into the place of the birth parents, who stay who they are', async () => {
  const born = await birth('Hoàng Thị Nụ')
  const before = await db.sql<{ id: string; full_name: string }[]>`
    select p.id, p.full_name from entry_person ep join person p on p.id = ep.person_id where ep.entry_id = ${born.ref.entryId} and ep.role = 'MOTHER'`
  await write(
    here,
    'CHANGE',
    of(born, typedChangeExamples.adopted, {
      changes: [{ field: '/mother', to: typedChangeExamples.adopted.changes[0]?.to }],
    }),
  )
  const entry = await entryOf(here, born.ref)
  assert.equal((entry.content as { mother: { name: string } }).mother.name, 'Nông Thị Gấm')
  const [after] = await db.sql<{ id: string; pin: string }[]>`
    select p.id, p.pin from entry_person ep join person p on p.id = ep.person_id where ep.entry_id = ${born.ref.entryId} and ep.role = 'MOTHER'`
  assert.equal(after?.pin, '002184000740')
  const [still] = await db.sql<{ full_name: string }[]>`select full_name from person where id = ${before[0]?.id ?? ''}`
  assert.equal(still?.full_name, before[0]?.full_name)
})
