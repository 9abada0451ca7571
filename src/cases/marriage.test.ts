import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { v7 as uuid } from 'uuid'
import { freshDatabase } from '../../tests/fresh-database.ts'
import { officialAt } from '../../tests/official-at.ts'
import { somebodyWaitsForALock } from '../../tests/waits-for-a-lock.ts'
import type { Papers } from '../documents/documents.server.ts'
import { originalsOf } from '../documents/documents.sql.server.ts'
import { openRenderer } from '../documents/pdf/render.server.ts'
import { openSigner } from '../documents/signing/open-signer.server.ts'
import { typedDeathExamples } from '../events/death/examples.ts'
import { eventOf } from '../events/index.ts'
import { typedMarriageExamples } from '../events/marriage/examples.ts'
import { asActor, type Database } from '../platform/database.server.ts'
import type { Actor } from '../platform/endpoint.ts'
import { openFileStore } from '../platform/files.server.ts'
import { Refused } from '../platform/problem.ts'
import { circumstancesFor } from '../registers/circumstances.server.ts'
import { knownPerson } from '../registers/known.sql.server.ts'
import { date } from '../values/calendar-date.ts'
import type { CaseId } from '../values/ids.ts'
import { approvalTerms, extendHandOver } from './approval.server.ts'
import { findCase, holdCase, saveDeclaration, timelineOf } from './cases.sql.server.ts'
import { lookupsOf } from './lookups.sql.server.ts'
import { move } from './moves.server.ts'
import { takeIn } from './receive.server.ts'
import { register } from './register.server.ts'
import { lookupWords } from './register-answers.ts'
import { signCase } from './signing.server.ts'
import { tasksOfCase } from './tasks.sql.server.ts'

const now = '2026-11-20T02:00:00.000Z'
const db: Database = await freshDatabase()
const dir = await mkdtemp(join(tmpdir(), 'hotich-marriage-'))
after(() => rm(dir, { recursive: true, force: true }))
const papers: Papers = {
  files: await openFileStore(join(dir, 'files')),
  signer: await openSigner({ dataDir: dir }),
  renderer: openRenderer(),
  publicAddress: 'https://hotich.example',
}
let here: Actor
let there: Actor
let chair: Actor

before(async () => {
  here = await officialAt(db, '00721', 'hotich.day')
  there = await officialAt(db, '00070', 'hotich.kia')
  chair = await officialAt(db, '00721', 'chutich.day', ['SIGNATORY'], 'Lê Văn Tám')
  await db.sql`insert into signature_authority (office_id, account_id, capacity, capacity_lines, valid, decision)
    values (${chair.officeId}, ${chair.accountId}, 'CHAIR', ${['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH']}, daterange('2026-01-01', null), 'QĐ 1')`
})

type Typed = Record<string, unknown>
type Name = keyof typeof typedMarriageExamples
type Couple = Record<'wife' | 'husband', { name: string; pin: string | null; birthDate?: unknown }>
let next = 100
/** A man or woman nobody married yet; the number fits sex and year. */
const somebody = (sex: '1' | '2', year: number) => {
  next += 1
  const century = year >= 2000 ? (sex === '1' ? 2 : 3) : sex === '1' ? 0 : 1
  return {
    name: sex === '2' ? 'Nông Thị Hoài' : 'Lương Văn Thiệp',
    pin: `002${century}${String(year).slice(2)}${String(next).padStart(6, '0')}`,
    idDocument: null,
    birthDate: { known: 'day', date: `${year}-03-08` },
  }
}
function couple(name: Name, change: { wife?: Typed; husband?: Typed } & Typed = {}): Typed & Couple {
  const { wife, husband, ...rest } = change
  const typed = structuredClone(typedMarriageExamples[name])
  const two = {
    wife: { ...typed.wife, ...somebody('2', 1999), ...wife } as Typed & Couple['wife'],
    husband: {
      ...typed.husband,
      ...('pin' in typed.husband
        ? somebody('1', 1997)
        : { name: `Étienne Moreau ${String.fromCharCode(97 + (next % 26), 97 + Math.floor(next / 26))}` }),
      ...husband,
    } as Typed & Couple['husband'],
  }
  const informant = { relationship: 'SELF', name: two.wife.name, pin: two.wife.pin }
  return { ...typed, ...two, informant, ...rest }
}

const marry = (actor: Actor, declaration: Typed, extra: Partial<Parameters<typeof register>[2]> = {}) =>
  asActor(db, actor, (tx) =>
    register(tx, actor, {
      caseId: uuid(),
      kind: 'MARRIAGE',
      declaration,
      version: 0,
      duplicateReason: '',
      now,
      papers,
      ...extra,
    }),
  )
const refusal = (code: string) => (error: unknown) => {
  assert.ok(error instanceof Refused, String(error))
  assert.equal(error.code, code, JSON.stringify(error.extra))
  return true
}
const rulesIn = (error: unknown): string[] => {
  assert.ok(error instanceof Refused, String(error))
  return ((error.extra.data as { problems?: { rule: string }[] })?.problems ?? []).map(({ rule }) => rule)
}
const personOf = (pin: string | null) => asActor(db, here, (tx) => knownPerson(tx, { pin, personId: null }))

/** Both offices are competent: each of the two lives at one of them. */
const livingApart = (change: { wife?: Typed; husband?: Typed } = {}) =>
  couple('domestic', {
    ...change,
    husband: {
      ...atTheOther,
      ...change.husband,
    },
  })

const atTheOther = {
  residence: { unitCode: '00070', asWritten: 'phường Hoàn Kiếm, thành phố Hà Nội', kind: 'PERMANENT' },
} as const

test('R-C13 a marriage is written with the wife first, both are married from that day, and the home commune is told', async () => {
  const declaration = livingApart()
  const done = await marry(here, declaration)
  assert.deepEqual([done.number, done.state, done.pinRequested], ['01/2026', 'SUBMITTED', false])
  for (const pin of [declaration.wife.pin, declaration.husband.pin]) {
    const [bond] = (await personOf(pin))?.marriages ?? []
    assert.deepEqual([bond?.from, bond?.to, bond?.entry?.entryId], ['2026-11-20', null, done.entryId])
  }
  const [notice] = await db.sql<
    { office_id: number }[]
  >`select office_id from office_notice where kind = 'REGISTERED_ELSEWHERE' and office_id = ${there.officeId}`
  assert.equal(notice?.office_id, there.officeId)
})

test('R-C7 who is married is refused with the marriage that stands', async () => {
  const first = couple('domestic')
  await marry(here, first)
  const again = couple('domestic', { wife: first.wife })
  await assert.rejects(marry(here, again), (error) => {
    assert.deepEqual(rulesIn(error), ['R-C7'])
    return refusal('rules-block')(error)
  })
})

test('R-C7 two offices marry the same person at the same instant: one succeeds, the other gets the reason', async () => {
  for (let round = 0; round < 5; round++) {
    const one = livingApart()
    const other = livingApart({ wife: one.wife })
    const results = await Promise.allSettled([marry(here, one), marry(there, other)])
    const failed = results.filter((result) => result.status === 'rejected')
    assert.equal(results.length - failed.length, 1, JSON.stringify(results))
    const [{ reason } = { reason: undefined }] = failed
    assert.ok(reason instanceof Refused, String(reason))
    assert.ok(['already-married', 'rules-block'].includes(reason.code), reason.code)
    if (reason.code === 'rules-block') assert.deepEqual(rulesIn(reason), ['R-C7'])
    const open = (await personOf(one.wife.pin))?.marriages.filter(({ to }) => to === null)
    assert.equal(open?.length, 1)
  }
})

/** What the second office gets that begins while the first has written and not yet committed. */
async function meanwhile(one: Typed, other: Typed): Promise<unknown> {
  const written = Promise.withResolvers<void>()
  const go = Promise.withResolvers<void>()
  const first = asActor(db, here, async (tx) => {
    const done = await register(tx, here, {
      caseId: uuid(),
      kind: 'MARRIAGE',
      declaration: one,
      version: 0,
      duplicateReason: '',
      now,
    })
    written.resolve()
    await go.promise
    return done
  })
  await written.promise
  const second = marry(there, other)
  second.catch(() => {})
  await somebodyWaitsForALock(db)
  go.resolve()
  await first
  return await second.then(
    () => assert.fail('both are married'),
    (error: unknown) => error,
  )
}

test('R-C7 whoever begins before the other committed waits, and is told of the marriage that stands', async () => {
  const one = livingApart()
  assert.deepEqual(rulesIn(await meanwhile(one, livingApart({ wife: one.wife }))), ['R-C7'])
})

test('R-C7 whoever passed the rules before the other committed is refused by the database itself', async () => {
  const one = livingApart()
  await knownAlready(one.wife)
  const personId = (await personOf(one.wife.pin))?.personId
  // Under another name and without the number nothing tells the two apart but the person.
  const idDocument = { type: 'CMND', number: '070000001', issuedOn: '2012-01-01', issuedBy: 'Công an tỉnh Hà Giang' }
  const renamed = { ...one.wife, name: 'Nông Thị Hoài Thu', pin: null, personId, idDocument }
  const other = livingApart({ wife: renamed, husband: { name: 'Lương Văn Khác' } })
  const told = await meanwhile(one, {
    ...other,
    reasons: { ...(other.reasons as Typed), 'R-A9': 'Đã cải chính họ tên.' },
  })
  refusal('already-married')(told)
})

test('R-C9 a death races a marriage at another office: written first, it refuses the marriage', async () => {
  const declaration = livingApart()
  const { wife } = declaration
  await knownAlready(wife)
  const { deceased, ...rest } = structuredClone(typedDeathExamples.normal)
  const death = {
    ...rest,
    deceased: { ...deceased, name: wife.name, pin: wife.pin, sex: '2', birthDate: wife.birthDate, idDocument: null },
  }
  const written = Promise.withResolvers<void>()
  const go = Promise.withResolvers<void>()
  const dying = asActor(db, here, async (tx) => {
    const done = await register(tx, here, {
      caseId: uuid(),
      kind: 'DEATH',
      declaration: death,
      version: 0,
      duplicateReason: '',
      now,
    })
    written.resolve()
    await go.promise
    return done
  })
  await Promise.race([written.promise, dying])
  const marrying = marry(there, declaration)
  marrying.catch(() => {})
  await somebodyWaitsForALock(db)
  go.resolve()
  await dying
  await assert.rejects(marrying, refusal('person-dead'))
})

/** The person stands in the registers already, so that both offices mean the same one from the start. */
const knownAlready = (person: Typed) =>
  db.sql`insert into person (id, pin, full_name, name_key, birth_year, birth_date, sex, first_entry_id)
    values (${uuid()}, ${String(person.pin)}, ${String(person.name)}, 'x', 1999, '1999-03-08', '2', ${uuid()})`

test('R-C4 siblings of the family graph do not marry', async () => {
  const declaration = couple('domestic')
  const [mother, ...children] = [uuid(), uuid(), uuid()]
  const pins = [null, declaration.wife.pin, declaration.husband.pin]
  for (const [n, id] of [mother, ...children].entries())
    await db.sql`insert into person (id, pin, full_name, name_key, birth_year, birth_date, sex, first_entry_id)
      values (${id ?? ''}, ${pins[n] ?? null}, ${n === 2 ? declaration.husband.name : declaration.wife.name}, 'x', 1970, null, ${n === 2 ? '1' : '2'}, ${uuid()})`
  for (const child of children)
    await db.sql`insert into family_link (office_id, child_id, parent_id, relation, entry_id) values (${here.officeId}, ${child}, ${mother ?? ''}, 'MOTHER', ${uuid()})`
  await assert.rejects(marry(here, declaration), (error) => {
    assert.ok(rulesIn(error).includes('R-C4'), JSON.stringify(rulesIn(error)))
    return true
  })
})

test('a re-registered marriage and a life together before 1987 count from the earlier day', async () => {
  const again = couple('again', {
    wife: { birthDate: { known: 'year', year: 1962 } },
    husband: { birthDate: { known: 'year', year: 1959 } },
  })
  const done = await marry(here, again)
  assert.deepEqual(
    (await personOf(again.wife.pin))?.marriages.map(({ from }) => from),
    ['1988-05-20'],
  )
  assert.equal(done.state, 'SUBMITTED')
  const together = couple('cohabitation', {
    wife: { birthDate: { known: 'year', year: 1962 } },
    husband: { birthDate: { known: 'year', year: 1959 } },
  })
  await marry(here, together)
  assert.deepEqual(
    (await personOf(together.husband.pin))?.marriages.map(({ from }) => from),
    ['1984-10-15'],
  )
})

test('R-K1 a foreign marriage is transcribed once in the nation; its original is an extract', async () => {
  const foreign = couple('transcribed')
  const done = await marry(here, foreign)
  await signed(done.caseId)
  const originals = await asActor(db, here, (tx) => originalsOf(tx, done.entryId))
  assert.deepEqual(
    originals.map(({ kind, number, state }) => [kind, number, state]),
    [['MARRIAGE_NOTE_EXTRACT', '01/TLGCKH', 'SIGNED']],
  )
  await assert.rejects(marry(here, couple('transcribed')), refusal('already-registered'))
})

test('R-A9 what the registers said of both is kept with the dossier, one answer each, and told with its timeline', async () => {
  const two = couple('domestic')
  await knownAlready(two.wife)
  const done = await marry(here, two)
  const kept = await asActor(db, here, (tx) => lookupsOf(tx, here.officeId, done.caseId))
  assert.deepEqual(
    kept.map(({ partner, outcome, question }) => [partner, outcome, (question as { role?: string }).role ?? '']),
    [
      ['registers', 'FOUND', 'WIFE'],
      ['registers', 'NOT_FOUND', 'HUSBAND'],
      ['registers', 'NOT_FOUND', ''],
    ],
  )
  const said = kept.map((row) => lookupWords(row).vi)
  assert.equal(said[0], `Sổ hộ tịch cả nước: ${two.wife.name} – Sổ chưa ghi việc kết hôn nào`)
  assert.match(said[1] ?? '', /chưa ghi người này$/)
})

test('R-K1 a marriage that ended abroad is written closed: neither is married after its end', async () => {
  const ended = { how: 'DIVORCE', on: '2025-06-01', paper: 'Bản án số 7, Tòa án Nantes' }
  const foreign = couple('transcribed', { ended })
  const number = { ...(foreign.foreign as Typed), number: '2024/119' }
  await marry(here, { ...foreign, foreign: number })
  const [marriage] = (await personOf(foreign.wife.pin))?.marriages ?? []
  assert.deepEqual(
    [marriage?.from, marriage?.to, marriage?.endedBy, marriage?.endBasis],
    ['2024-06-29', '2025-06-01', 'DIVORCE', ended.paper],
  )
})

const signed = (caseId: CaseId, at = now) => asActor(db, chair, (tx) => signCase(tx, chair, papers, caseId, at))

test('a domestic marriage is signed as two certificates, one for each spouse', async () => {
  const done = await marry(here, couple('domestic'))
  const { documents } = await signed(done.caseId)
  assert.equal(documents.length, 2)
  const originals = await asActor(db, here, (tx) => originalsOf(tx, done.entryId))
  assert.deepEqual(
    originals.map(({ kind, originalNo, number, state }) => [kind, originalNo, number, state]),
    [
      ['MARRIAGE_CERTIFICATE', 1, done.number, 'SIGNED'],
      ['MARRIAGE_CERTIFICATE', 2, done.number, 'SIGNED'],
    ],
  )
})

/** A dossier with a foreign element that stands before the chair; `changed` is typed into it after it was vetted. */
async function submitted(declaration: Typed, changed?: Typed): Promise<CaseId> {
  const caseId = uuid() as CaseId
  const event = eventOf('MARRIAGE')
  const save = (typed: Typed, version: number) =>
    asActor(db, here, (tx) =>
      saveDeclaration(tx, here, {
        id: caseId,
        kind: 'MARRIAGE',
        procedureCode: '2.000806',
        channel: 'DIRECT',
        declaration: typed,
        version,
        subject: event.subjectOf(typed),
        now,
      }),
    )
  await save(declaration, 0)
  await asActor(db, here, async (tx) => {
    const held = await holdCase(tx, caseId)
    const read = event.read(declaration)
    assert.ok(held && read.readable, JSON.stringify(read))
    const circumstances = await circumstancesFor(tx, here, { receivedAt: now, now })
    await takeIn(tx, here, { held, plan: event.plan(read.declaration, circumstances), now })
  })
  await moved(caseId, 'vet')
  if (changed) {
    const held = await asActor(db, here, (tx) => findCase(tx, caseId))
    assert.ok(await save(changed, held?.version ?? 0))
  }
  await moved(caseId, 'submit')
  return caseId
}
const moved = (caseId: string, action: 'vet' | 'submit' | 'cancel', reason = '', at = now) =>
  asActor(db, here, (tx) => move(tx, here, { caseId, action, reason, lacking: [], now: at }))
const stateOf = (caseId: string) => asActor(db, here, async (tx) => (await findCase(tx, caseId))?.state)
const termsOf = (caseId: string, at: string) =>
  asActor(db, here, async (tx) => {
    const held = await findCase(tx, caseId)
    assert.ok(held)
    return approvalTerms(tx, held, at)
  })

test('R-C6 the chair approves first; the entry is written when both come, and the certificates are signed under that approval', async () => {
  const absent = couple('foreignElement', { presence: {} })
  const caseId = await submitted(absent)
  await assert.rejects(marry(here, absent, { caseId }), refusal('wrong-state'))
  assert.equal((await signed(caseId)).approved, true)
  assert.equal(await stateOf(caseId), 'APPROVED')
  const terms = await termsOf(caseId, now)
  assert.deepEqual(
    [terms?.handOverBy?.slice(0, 10), terms?.lastDay, terms?.missed],
    ['2026-11-25', '2027-01-19', false],
  )
  assert.equal((await personOf(absent.wife.pin)) ?? null, null, 'nobody is married by an approval')

  const day = '2026-11-24T03:00:00.000Z'
  await assert.rejects(marry(here, absent, { caseId, declaration: undefined, now: day }), (error) => {
    assert.deepEqual(rulesIn(error), ['R-C12', 'R-C2'])
    return true
  })
  const present = {
    ...absent,
    presence: typedMarriageExamples.domestic.presence,
    wife: { ...absent.wife, name: 'Ai Đó Khác' },
  }
  const done = await marry(here, present, { caseId, now: day })
  assert.deepEqual([done.state, await stateOf(caseId)], ['SIGNED', 'SIGNED'])
  assert.equal(done.registeredOn, '2026-11-24')
  const known = await personOf(absent.wife.pin)
  assert.equal(known?.name, absent.wife.name, 'what was approved is what is written')
  assert.equal(known?.marriages[0]?.from, '2026-11-24', 'married from the entry, not from the signature')
  const originals = await asActor(db, here, (tx) => originalsOf(tx, done.entryId))
  assert.deepEqual(
    originals.map(({ state, signerName, signerLines }) => [state, signerName, signerLines.at(-1)]),
    Array(2).fill(['SIGNED', 'Lê Văn Tám', 'CHỦ TỊCH']),
  )
  const [appointment] = await asActor(db, here, (tx) => tasksOfCase(tx, here.officeId, caseId))
  assert.deepEqual([appointment?.kind, appointment?.done_at !== null], ['APPOINTMENT', true])
  const timeline = await asActor(db, here, (tx) => timelineOf(tx, here.officeId, caseId))
  assert.deepEqual(
    timeline.map(({ action }) => action),
    ['receive', 'vet', 'submit', 'approve', 'register', 'sign'],
  )
})

test('R-C6 a missed hand-over is put off at a written request, at most sixty days, and cancelled afterwards', async () => {
  const declaration = couple('foreignElement')
  const caseId = await submitted(declaration)
  await signed(caseId)
  const missed = '2026-11-26T03:00:00.000Z'
  await assert.rejects(marry(here, declaration, { caseId, now: missed }), refusal('hand-over-missed'))
  const extend = (until: string, at: string) =>
    asActor(db, here, (tx) =>
      extendHandOver(tx, here, { caseId, until: date(until), reason: 'Đơn đề nghị ngày 25/11/2026', now: at }),
    )
  await assert.rejects(extend('2027-01-20', missed), refusal('hand-over-too-late'))
  const terms = await extend('2027-01-19', missed)
  assert.deepEqual([terms.handOverBy?.slice(0, 10), terms.missed], ['2027-01-19', false])
  const lapsed = '2027-01-20T03:00:00.000Z'
  assert.equal((await termsOf(caseId, lapsed))?.unclaimed, true)
  await assert.rejects(marry(here, declaration, { caseId, now: lapsed }), refusal('approval-lapsed'))
  await moved(caseId, 'cancel', 'Quá 60 ngày hai bên không đến nhận', lapsed)
  assert.equal(await stateOf(caseId), 'CANCELLED')
  const last = (await asActor(db, here, (tx) => timelineOf(tx, here.officeId, caseId))).at(-1)
  assert.deepEqual([last?.action, last?.details.unclaimed], ['cancel', true])
  await marry(here, couple('domestic', { wife: declaration.wife }), { now: lapsed })
})

test('R-C7 an approval does not reserve anybody: who married meanwhile is refused at the hand-over', async () => {
  const declaration = couple('foreignElement')
  const caseId = await submitted(declaration)
  await signed(caseId)
  const soon = '2026-11-24T04:00:00.000Z'
  await marry(there, couple('domestic', { wife: { ...declaration.wife, ...atTheOther } }), { now: soon })
  await assert.rejects(marry(here, declaration, { caseId, now: soon }), (error) => {
    assert.ok(rulesIn(error).includes('R-C7'))
    return true
  })
})

test('what a rule forbids does not reach the chair, and a domestic marriage is not approved first', async () => {
  const young = couple('foreignElement', { wife: { birthDate: { known: 'day', date: '2010-01-01' } } })
  await assert.rejects(submitted(young), refusal('vetting-blocked'))
  const late = couple('foreignElement')
  await assert.rejects(
    submitted(late, { ...late, wife: { ...late.wife, birthDate: { known: 'day', date: '2010-01-01' } } }),
    refusal('rules-block'),
  )
  await assert.rejects(submitted(couple('domestic')), refusal('wrong-state'))
  await assert.rejects(marry(here, couple('foreignElement')), refusal('approval-missing'))
})

test('R-A8 a chair who is one of the two approves nothing', async () => {
  const declaration = couple('foreignElement')
  const caseId = await submitted(declaration)
  const self = { ...chair, pin: declaration.wife.pin }
  await assert.rejects(
    asActor(db, self, (tx) => signCase(tx, self, papers, caseId, now)),
    refusal('signs-own-matter'),
  )
})
