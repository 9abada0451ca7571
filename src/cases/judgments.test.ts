import assert from 'node:assert/strict'
import { test } from 'node:test'
import { v7 as uuid } from 'uuid'
import { marriageOf, type Spouse, spouse } from '../../tests/couple.ts'
import { official } from '../../tests/official.ts'
import { officialAt } from '../../tests/official-at.ts'
import { textsOf } from '../../tests/pdf-pages.ts'
import { testServer } from '../../tests/test-server.ts'
import { typedBirthExamples } from '../events/birth/examples.ts'
import { typedDeathExamples } from '../events/death/examples.ts'
import { asActor } from '../platform/database.server.ts'
import type { Actor } from '../platform/endpoint.ts'
import { Refused } from '../platform/problem.ts'
import { loadEntry } from '../registers/entries.sql.server.ts'
import { giveBack, matchesOf, note, receive } from '../registers/judgments.server.ts'
import { applyJudgment, claimJudgmentNote } from '../registers/judgments.sql.server.ts'
import { Judgment } from '../registers/judgments-api.ts'
import { knownPerson } from '../registers/known.sql.server.ts'
import { date } from '../values/calendar-date.ts'
import { register } from './register.server.ts'

const { app, db } = await testServer()
const now = '2026-11-20T02:00:00.000Z'
const here = await officialAt(db, '00721', 'banan.dongvan')
const elsewhere = await officialAt(db, '00070', 'banan.hoankiem', ['REGISTRAR'], 'Trần Thị Mơ')
const registrar = await official(app, 'hotich.dongvan')

const wedding = '2026-10-01T02:00:00.000Z'
const write = (actor: Actor, kind: string, declaration: Record<string, unknown>, at = now) =>
  asActor(db, actor, (tx) =>
    register(tx, actor, { caseId: uuid(), kind, declaration, version: 0, duplicateReason: 'khác người', now: at }),
  )
const wed = (actor: Actor, wife: Spouse, husband: Spouse) =>
  write(actor, 'MARRIAGE', marriageOf(wife, husband), wedding)
let births = 0
async function born(name: string): Promise<{ officeId: number; entryId: string; personId: string }> {
  births += 1
  const normal = typedBirthExamples.normal
  const done = await write(here, 'BIRTH', {
    ...normal,
    child: { ...normal.child, name },
    proof: { ...normal.proof, code: `GCS.BA.${births}`, number: `${births}/2026` },
  })
  const [child] = await db.sql<{ person_id: string }[]>`
    select person_id from entry_person where entry_id = ${done.entryId} and role = 'CHILD'`
  return { officeId: here.officeId, entryId: done.entryId, personId: child?.person_id ?? '' }
}
const decision = (change: Record<string, unknown>) =>
  Judgment.parse({
    matter: 'DIVORCE',
    number: '12/2026/HNGĐ-ST',
    sender: 'Tòa án nhân dân khu vực 1 – Tuyên Quang',
    decidedOn: '2026-09-01',
    effectiveOn: '2026-10-02',
    persons: [],
    ...change,
  })
const person = (one: Pick<Spouse, 'name' | 'pin' | 'birthDate'>, pin: string | null = one.pin) => ({
  name: one.name,
  pin,
  birthDate: one.birthDate,
})
const taken = (actor: Actor, change: Record<string, unknown>) =>
  asActor(db, actor, (tx) => receive(tx, actor, decision(change), now))
const noted = (actor: Actor, id: string, entry: { officeId: number; entryId: string }) =>
  asActor(db, actor, (tx) => note(tx, actor, { id, entry: { officeId: entry.officeId, entryId: entry.entryId }, now }))
const toldBack = async (): Promise<unknown[]> => {
  const rows = await db.sql<{ kind: string; content: { text: string } }[]>`
    select kind, content from office_notice where office_id = ${here.officeId} and kind in ('JUDGMENT_NOTED', 'JUDGMENT_RETURNED')
    order by (kind = 'JUDGMENT_RETURNED') desc`
  return rows.map(({ kind, content }) => [kind, content.text])
}
const notesOf = async (entry: { officeId: number; entryId: string }) =>
  (await asActor(db, here, (tx) => loadEntry(tx, entry.officeId, entry.entryId)))?.entry.notes ?? []
const known = (asked: { pin?: string; personId?: string }) =>
  asActor(db, here, (tx) => knownPerson(tx, { pin: asked.pin ?? null, personId: asked.personId ?? null }))
/** A decision about the child of a birth entry, taken in and noted. */
async function decide(child: { officeId: number; entryId: string }, name: string, change: Record<string, unknown>) {
  const row = await taken(here, { persons: [{ name }], ...change })
  return await noted(here, row.id, child)
}

test('R-J3 R-J4 a divorce goes from the notice to the margin, and both are divorced from the day of legal effect', async () => {
  const wife = spouse('Lục Thị Lan', '002185000501', '2', 1985)
  const husband = spouse('Hoàng Văn Nam', '002083000502', '1', 1983)
  const marriage = await wed(here, wife, husband)
  const body = {
    matter: 'DIVORCE',
    number: '12/2026/HNGĐ-ST',
    sender: 'Tòa án nhân dân khu vực 1 – Tuyên Quang',
    decidedOn: '2026-09-01',
    effectiveOn: '2026-11-02',
    persons: [person(wife), person(husband)],
    reference: { office: 'UBND xã Đồng Văn', officeId: here.officeId, number: marriage.entryNo, year: 2026 },
  }
  const got = await registrar.command('POST', '/api/judgments', body)
  assert.deepEqual([got.status, got.json.state], [200, 'WAITING'], JSON.stringify(got.json))
  const list = await registrar.get('/api/judgments?state=WAITING')
  assert.equal((list.json.items as unknown[]).length, 1)
  const matched = await registrar.get(`/api/judgments/${got.json.id}/matches`)
  const [best] = matched.json.matches as { entryId: string; likeness: string; ownBook: boolean; reasons: string[] }[]
  assert.deepEqual([best?.entryId, best?.likeness, best?.ownBook], [marriage.entryId, 'certain', true])
  assert.match(best?.reasons.join(' ') ?? '', /Đúng số/)
  const entry = { officeId: here.officeId, entryId: marriage.entryId }
  const done = await registrar.command('POST', `/api/judgments/${got.json.id}/note`, entry)
  assert.deepEqual([done.status, done.json.state], [200, 'NOTED'], JSON.stringify(done.json))
  for (const one of [wife, husband]) {
    const [bond] = (await known({ pin: one.pin }))?.marriages ?? []
    assert.deepEqual([bond?.endedBy, bond?.to], ['DIVORCE', '2026-11-02'])
    assert.match(bond?.endBasis ?? '', /Bản án số 12\/2026\/HNGĐ-ST ngày 01\/09\/2026/)
  }
  const [margin] = await notesOf(entry)
  assert.match(margin?.content ?? '', /^Ly hôn, có hiệu lực từ ngày 02\/11\/2026/)
  const again = await registrar.command('POST', `/api/judgments/${got.json.id}/note`, entry)
  assert.equal(again.json.code, 'judgment-done')
})

test('R-J1 an entry of before the numbers is found by the numbers its people have today', async () => {
  const wife = spouse('Ma Thị Sen', '002185000977', '2', 1985)
  const husband = spouse('Ma Văn Sơn', '002083000978', '1', 1983)
  const marriage = await wed(here, wife, husband)
  await db.sql`update entry_person set pin = null where entry_id = ${marriage.entryId}`
  const got = await registrar.command('POST', '/api/judgments', {
    matter: 'DIVORCE',
    number: '13/2026/HNGĐ-ST',
    sender: 'Tòa án nhân dân khu vực 1 – Tuyên Quang',
    decidedOn: '2026-09-01',
    effectiveOn: '2026-10-01',
    persons: [wife, husband].map((one) => ({ name: one.name, pin: one.pin })),
  })
  const matched = await registrar.get(`/api/judgments/${got.json.id}/matches`)
  const [best] = matched.json.matches as { entryId: string; likeness: string }[]
  assert.deepEqual([best?.entryId, best?.likeness], [marriage.entryId, 'certain'])
})

test('R-J2 one decision is noted on an entry once, whoever sends it again and however it is typed', async () => {
  const wife = spouse('Lục Thị Hai', '002185000511', '2', 1985)
  const husband = spouse('Hoàng Văn Hai', '002083000512', '1', 1983)
  const marriage = await wed(here, wife, husband)
  const persons = [person(wife), person(husband)]
  const first = await taken(here, { number: '21/2026/HNGĐ-ST', persons })
  assert.equal((await taken(here, { number: '21/2026/hngđ-st', persons })).id, first.id)
  const entry = { officeId: here.officeId, entryId: marriage.entryId }
  const other = await taken(here, { number: '21/2026/HNGĐ-ST', persons: [person(wife)] })
  const both = await Promise.allSettled([noted(here, first.id, entry), noted(here, other.id, entry)])
  assert.deepEqual(
    both.map(({ status }) => status),
    ['fulfilled', 'fulfilled'],
  )
  assert.equal((await notesOf(entry)).length, 1)
})

test('R-J5 an entry nobody finds: the decision is sent back with the reason and stays in the list; one of another book is passed on', async () => {
  const nobody = await taken(here, {
    number: '31/2026/HNGĐ-ST',
    persons: [{ name: 'Lò Thị Không', pin: '002185000531' }],
  })
  assert.deepEqual(await asActor(db, here, (tx) => matchesOf(tx, here, nobody)), [])
  const back = await registrar.command('POST', `/api/judgments/${nobody.id}/return`, {
    reason: 'Không tìm thấy việc kết hôn trong Sổ của xã.',
  })
  assert.equal(back.json.state, 'RETURNED', JSON.stringify(back.json))
  const kept = await registrar.get('/api/judgments?state=RETURNED')
  assert.equal((kept.json.items as { id: string }[])[0]?.id, nobody.id)

  const wife = spouse('Lục Thị Xa', '002185000541', '2', 1985)
  const husband = spouse('Hoàng Văn Xa', '002083000542', '1', 1983)
  const marriage = await wed(elsewhere, wife, husband)
  const row = await taken(here, { number: '41/2026/HNGĐ-ST', persons: [person(wife), person(husband)] })
  const [match] = await asActor(db, here, (tx) => matchesOf(tx, here, row))
  assert.deepEqual([match?.entryId, match?.likeness, match?.ownBook], [marriage.entryId, 'certain', false])
  const entry = { officeId: elsewhere.officeId, entryId: marriage.entryId }
  assert.equal((await noted(here, row.id, entry)).state, 'FORWARDED')
  assert.equal((await known({ pin: wife.pin }))?.marriages[0]?.endedBy, null)
  const [task] = await db.sql<{ kind: string }[]>`
    select kind from office_notice where office_id = ${elsewhere.officeId} and entry_id = ${marriage.entryId}`
  assert.equal(task?.kind, 'JUDGMENT_FORWARDED')
  const [there] = await db.sql<{ id: string }[]>`
    select id from judgment_notice where office_id = ${elsewhere.officeId} and state = 'WAITING' and from_id = ${row.id}`
  const outcome = async () => {
    const list = await registrar.get('/api/judgments?state=FORWARDED')
    return (list.json.items as { id: string; outcome: unknown }[]).find(({ id }) => id === row.id)?.outcome
  }
  assert.deepEqual(await outcome(), {
    state: 'WAITING',
    office: elsewhere.officeName,
    at: null,
    entry: null,
    reason: '',
  })
  assert.equal((await noted(elsewhere, there?.id ?? '', entry)).state, 'NOTED')
  assert.deepEqual(await outcome(), {
    state: 'NOTED',
    office: elsewhere.officeName,
    at: now,
    entry: `${String(marriage.entryNo).padStart(2, '0')}/2026`,
    reason: '',
  })
  assert.deepEqual(await toldBack(), [
    ['JUDGMENT_NOTED', `Đã ghi chú vào mục số ${String(marriage.entryNo).padStart(2, '0')}/2026`],
  ])
  assert.equal((await known({ pin: wife.pin }))?.marriages[0]?.endedBy, 'DIVORCE')
})

test('R-J5 a decision the other office sends back is seen with its reason, and is the own again: it goes back to the court with a letter', async () => {
  const wife = spouse('Lục Thị Về', '002185000551', '2', 1985)
  const husband = spouse('Hoàng Văn Về', '002083000552', '1', 1983)
  const marriage = await wed(elsewhere, wife, husband)
  const row = await taken(here, { number: '42/2026/HNGĐ-ST', persons: [person(wife), person(husband)] })
  await noted(here, row.id, { officeId: elsewhere.officeId, entryId: marriage.entryId })
  const letter = () => registrar.get(`/api/judgments/${row.id}/return-letter`)
  const early = await registrar.command('POST', `/api/judgments/${row.id}/return`, { reason: 'Không có trong Sổ.' })
  assert.equal(early.json.code, 'judgment-done', 'while the other office has it')
  assert.equal((await letter()).json.code, 'judgment-not-returned')

  const reason = 'Bản án ghi sai năm sinh của người vợ, chưa ghi chú được.'
  const [there] = await db.sql<{ id: string }[]>`
    select id from judgment_notice where office_id = ${elsewhere.officeId} and from_id = ${row.id}`
  await asActor(db, elsewhere, (tx) => giveBack(tx, elsewhere, { id: there?.id ?? '', reason, now }))
  const list = await registrar.get('/api/judgments?state=FORWARDED')
  const item = (list.json.items as { id: string; outcome: unknown }[]).find(({ id }) => id === row.id)
  assert.deepEqual(item?.outcome, { state: 'RETURNED', office: elsewhere.officeName, at: now, entry: null, reason })
  assert.deepEqual((await toldBack())[0], ['JUDGMENT_RETURNED', `Trả lại: ${reason}`])

  const back = await registrar.command('POST', `/api/judgments/${row.id}/return`, { reason })
  assert.equal(back.json.state, 'RETURNED', JSON.stringify(back.json))
  const paper = await letter()
  assert.equal(paper.status, 200, JSON.stringify(paper.json))
  const [text] = await textsOf(paper.raw)
  assert.match(text ?? '', /CÔNG VĂN TRẢ LẠI/)
  assert.match((text ?? '').replace(/\s+/g, ' '), /Kính gửi: Tòa án nhân dân khu vực 1 – Tuyên Quang/)
  assert.match((text ?? '').replace(/\s+/g, ' '), /Lý do: Bản án ghi sai năm sinh của người vợ/)
})

test('R-J1 the officer looks whether the book and the data fit, not whether the court was right', async () => {
  const child = await born('Hoàng Thị Một')
  await assert.rejects(decide(child, 'Hoàng Thị Một', { number: '50/2026', matter: 'DIVORCE' }), (error) => {
    assert.ok(error instanceof Refused)
    return error.code === 'judgment-not-fitting'
  })
  await assert.rejects(decide(child, 'Hoàng Thị Một', { number: '51/2026', matter: 'PARENTAGE' }), Refused)
})

test('Another father by judgment stands in the entry, the register of people and the family; the former is no longer', async () => {
  const child = await born('Hoàng Thị Hồng')
  const before = await known({ personId: child.personId })
  assert.ok(before?.father)
  const father = { name: 'Nông Văn Thật', pin: '002088000560', birthDate: { known: 'year', year: 1988 } }
  await decide(child, 'Hoàng Thị Hồng', {
    number: '60/2026/DS-ST',
    matter: 'PARENTAGE',
    details: { relation: 'FATHER', parent: father },
  })
  const after = await known({ personId: child.personId })
  assert.equal(after?.father?.pin, '002088000560')
  const read = await asActor(db, here, (tx) => loadEntry(tx, child.officeId, child.entryId))
  assert.equal((read?.entry.content as { father?: { name: string } } | undefined)?.father?.name, 'Nông Văn Thật')
  const [former] = await db.sql<
    { full_name: string }[]
  >`select full_name from person where id = ${before.father.personId}`
  assert.equal(former?.full_name, before.father.name)
  await decide(child, 'Hoàng Thị Hồng', {
    number: '61/2026/DS-ST',
    matter: 'PARENTAGE',
    details: { relation: 'FATHER' },
  })
  assert.equal((await known({ personId: child.personId }))?.father, null)
})

test('Missing, incapable and their reversals; nationality, adoption and its end', async () => {
  const child = await born('Hoàng Thị Ba')
  const name = 'Hoàng Thị Ba'
  const conditions = async () => (await known({ personId: child.personId }))?.conditions.map((one) => one.condition)
  await decide(child, name, { number: '70/2026', matter: 'MISSING' })
  assert.deepEqual(await conditions(), ['MISSING'])
  await decide(child, name, { number: '71/2026', matter: 'MISSING_REVERSED', effectiveOn: '2026-11-01' })
  await decide(child, name, { number: '72/2026', matter: 'CAPACITY_LOST' })
  assert.deepEqual(await conditions(), ['INCAPABLE'])
  await decide(child, name, { number: '73/2026', matter: 'CAPACITY_RESTORED', effectiveOn: '2026-11-01' })
  assert.deepEqual(await conditions(), [])
  await decide(child, name, {
    number: '2210/QĐ-CTN',
    matter: 'NATIONALITY',
    paper: 'Quyết định',
    details: { nationalities: ['FR'] },
  })
  const read = await asActor(db, here, (tx) => loadEntry(tx, child.officeId, child.entryId))
  assert.deepEqual((read?.entry.content as { child: { nationalities: string[] } } | undefined)?.child.nationalities, [
    'FR',
  ])
  const mother = { name: 'Nông Thị Nuôi', pin: '002180000570', birthDate: { known: 'year', year: 1980 } }
  await decide(child, name, {
    number: '03/2026',
    paper: 'Giấy chứng nhận nuôi con nuôi',
    matter: 'ADOPTION',
    details: { adopters: [{ relation: 'ADOPTIVE_MOTHER', person: mother }] },
  })
  assert.equal((await known({ personId: child.personId }))?.adoptiveMother?.pin, mother.pin)
  await decide(child, name, { number: '75/2026', matter: 'ADOPTION_END' })
  assert.equal((await known({ personId: child.personId }))?.adoptiveMother, null)
  assert.equal((await notesOf(child)).length, 7)
})

test('R-H7 the reversal of a declared death gives life and marriage back', async () => {
  const husband = spouse('Vi Văn Sống', '002070000581', '1', 1970)
  const wife = spouse('Lý Thị Đợi', '002172000582', '2', 1972)
  await wed(here, wife, husband)
  const death = await write(here, 'DEATH', {
    ...typedDeathExamples.declared,
    deceased: husband,
    copies: 0,
    reasons: { 'R-H6': 'Ngày chết theo quyết định của Tòa án.' },
  })
  assert.equal((await known({ pin: wife.pin }))?.marriages[0]?.endedBy, 'DEATH')
  await decide({ officeId: here.officeId, entryId: death.entryId }, husband.name, {
    number: '80/2026/QĐDS-ST',
    paper: 'Quyết định',
    matter: 'DEAD_REVERSED',
  })
  assert.equal((await known({ pin: husband.pin }))?.death, null)
  assert.equal((await known({ pin: wife.pin }))?.marriages[0]?.endedBy, null)
})

test('R-J3 R-J4 a divorce or annulment in force before or on the wedding day is not noted: it says why, and the marriage goes on', async () => {
  const wife = spouse('Lục Thị Sớm', '002185000591', '2', 1985)
  const husband = spouse('Hoàng Văn Sớm', '002083000592', '1', 1983)
  const marriage = await wed(here, wife, husband)
  const entry = { officeId: here.officeId, entryId: marriage.entryId }
  const early = async (actor: Actor, change: Record<string, unknown>) => {
    const row = await taken(actor, { persons: [person(wife), person(husband)], ...change })
    await assert.rejects(noted(actor, row.id, entry), (error) => {
      assert.ok(error instanceof Refused, String(error))
      assert.equal(error.code, 'judgment-not-fitting')
      assert.match(String(error.extra.detail), /không sau ngày kết hôn 01\/10\/2026.*trả lại Tòa án/)
      return true
    })
    return row.id
  }
  const id = await early(here, { number: '90/2026/HNGĐ-ST', effectiveOn: '2026-10-01' })
  await early(here, { number: '91/2026/HNGĐ-ST', effectiveOn: '2020-01-02', matter: 'ANNULMENT' })
  await early(elsewhere, { number: '92/2026/HNGĐ-ST', effectiveOn: '2026-09-30' })
  const [bond] = (await known({ pin: wife.pin }))?.marriages ?? []
  assert.deepEqual([bond?.from, bond?.endedBy], ['2026-10-01', null])
  assert.deepEqual(await notesOf(entry), [])
  const reason = 'Ngày có hiệu lực trước ngày kết hôn.'
  assert.equal((await asActor(db, here, (tx) => giveBack(tx, here, { id, reason, now }))).state, 'RETURNED')
})

test('R-J4 the database itself ends no marriage before it began', async () => {
  const wife = spouse('Lục Thị Chắc', '002185000593', '2', 1985)
  const husband = spouse('Hoàng Văn Chắc', '002083000594', '1', 1983)
  const entry = { officeId: here.officeId, entryId: (await wed(here, wife, husband)).entryId }
  const keys = { number: '93/2026', sender: 'toa an' }
  const on = date('2026-10-01')
  const effects = [{ does: 'end-marriage' as const, role: 'WIFE' as const, on, how: 'DIVORCE' as const, entry }]
  await assert.rejects(
    asActor(db, here, async (tx) => {
      await claimJudgmentNote(tx, entry, keys, now)
      await applyJudgment(tx, entry, keys, on, effects)
    }),
    /judgment-before-marriage/,
  )
  assert.equal((await known({ pin: wife.pin }))?.marriages[0]?.endedBy, null)
})

test('R-J3 a decision that is not in force yet waits: it says until when and by which article, and is noted on that day', async () => {
  const wife = spouse('Lục Thị Chờ', '002185000595', '2', 1985)
  const husband = spouse('Hoàng Văn Chờ', '002083000596', '1', 1983)
  const { entryId } = await wed(here, wife, husband)
  const entry = { officeId: here.officeId, entryId }
  const row = await taken(here, { number: '94/2026', effectiveOn: '2026-11-21', persons: [person(wife)] })
  const refused = await registrar.command('POST', `/api/judgments/${row.id}/note`, entry)
  assert.deepEqual([refused.status, refused.json.code], [422, 'judgment-not-in-force'], JSON.stringify(refused.json))
  assert.match(
    String(refused.json.detail),
    /hiệu lực từ ngày 21\/11\/2026.*Luật Hộ tịch 2014, Điều 30 khoản 1.*ghi chú từ ngày 21\/11\/2026/,
  )
  assert.equal((await known({ pin: wife.pin }))?.marriages[0]?.endedBy, null)
  assert.deepEqual(await notesOf(entry), [])
  const waiting = await registrar.get('/api/judgments?state=WAITING')
  assert.ok((waiting.json.items as { id: string }[]).some(({ id }) => id === row.id))

  // 21/11 has begun in Việt Nam.
  const onThatDay = '2026-11-20T17:00:00.000Z'
  const done = await asActor(db, here, (tx) => note(tx, here, { id: row.id, entry, now: onThatDay }))
  assert.equal(done.state, 'NOTED')
  assert.equal((await known({ pin: wife.pin }))?.marriages[0]?.to, '2026-11-21')
})

test('R-J3 a decision that is not in force yet is passed on to who keeps the book, and waits there', async () => {
  const wife = spouse('Lục Thị Chuyển', '002185000597', '2', 1985)
  const husband = spouse('Hoàng Văn Chuyển', '002083000598', '1', 1983)
  const { entryId } = await wed(elsewhere, wife, husband)
  const entry = { officeId: elsewhere.officeId, entryId }
  const row = await taken(here, { number: '95/2026', effectiveOn: '2026-11-21', persons: [person(wife)] })
  assert.equal((await noted(here, row.id, entry)).state, 'FORWARDED')
  const [there] = await db.sql<{ id: string }[]>`select id from judgment_notice where from_id = ${row.id}`
  await assert.rejects(noted(elsewhere, there?.id ?? '', entry), { code: 'judgment-not-in-force' })
})
