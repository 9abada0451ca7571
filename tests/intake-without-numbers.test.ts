import assert from 'node:assert/strict'
import { test } from 'node:test'
import { v7 as uuid } from 'uuid'
import type { DuplicateView } from '../src/cases/api.ts'
import { typedDeathExamples } from '../src/events/death/examples.ts'
import { marriageOf, type Spouse, spouse } from './couple.ts'
import { staffOf } from './office-with-data.ts'
import { testServer } from './test-server.ts'

const { app } = await testServer()
const here = await staffOf(app, 'dongvan')
const there = await staffOf(app, 'hoankiem')

const paper = { type: 'CMND', number: '070000000', issuedOn: '2010-01-01', issuedBy: 'Công an tỉnh Hà Giang' }
const onDay = (date: string) => ({ known: 'day', date })
const inYear = (year: number) => ({ known: 'year', year })
/** Nobody knows the number. */
const without = (one: Spouse, birthDate: object = one.birthDate) => ({
  ...one,
  birthDate: birthDate as Spouse['birthDate'],
  pin: null as unknown as string,
  idDocument: { ...paper, number: '070000000' },
})
const asked = ['R-A2', 'R-A9', 'R-C1', 'R-C5', 'R-C7', 'R-C8', 'R-C10', 'R-C11', 'R-H3', 'R-H6', 'C4', 'A4']
const reasons = Object.fromEntries(asked.map((rule) => [rule, 'đã kiểm tra hồ sơ']))

type Desk = typeof here.registrar
type Answer = { status: number; json: Record<string, unknown> }
const shown = ({ json }: Answer) =>
  ((json.duplicates ?? (json.data as { duplicates?: unknown } | undefined)?.duplicates) as
    | DuplicateView[]
    | undefined) ?? []
const entriesIn = (answer: Answer) => shown(answer).map(({ entryId, verdict }) => `${verdict} ${entryId}`)

/** The same at a desk, from typing to the book: what is shown while typing, what intake says, and what the registration says. */
async function met(desk: Desk, kind: string, declaration: object) {
  const caseId = uuid()
  const typed = await desk.command('POST', `/api/cases/${caseId}/check`, { kind, declaration })
  const saved = await desk.command('PUT', `/api/cases/${caseId}`, { kind, declaration, version: 0 })
  assert.equal(saved.status, 200, JSON.stringify(saved.json))
  const received = await desk.command('POST', `/api/cases/${caseId}/receive`, { version: saved.json.version })
  const written = await desk.command('POST', `/api/cases/${uuid()}/register`, { kind, declaration })
  return { typed, received, written }
}
async function registered(desk: Desk, kind: string, declaration: object): Promise<string> {
  const done = await desk.command('POST', `/api/cases/${uuid()}/register`, { kind, declaration })
  assert.equal(done.status, 200, JSON.stringify(done.json))
  return String(done.json.entryId)
}
async function isRefused(desk: Desk, kind: string, declaration: object, entryId: string): Promise<void> {
  const { typed, received, written } = await met(desk, kind, declaration)
  for (const answer of [typed, received, written]) assert.deepEqual(entriesIn(answer), [`certain ${entryId}`])
  assert.deepEqual([received.json.code, written.json.code], ['already-registered', 'already-registered'])
}
async function isAskedAbout(desk: Desk, kind: string, declaration: object, entryId: string): Promise<void> {
  const { typed, received, written } = await met(desk, kind, declaration)
  assert.equal(received.json.state, 'RECEIVED', JSON.stringify(received.json))
  for (const answer of [typed, written]) assert.deepEqual(entriesIn(answer), [`possible ${entryId}`])
  assert.equal(written.json.code, 'possible-duplicate')
}
async function isNew(desk: Desk, kind: string, declaration: object): Promise<void> {
  const { typed, received, written } = await met(desk, kind, declaration)
  assert.deepEqual(
    [entriesIn(typed), received.json.state, written.status],
    [[], 'RECEIVED', 200],
    String(written.json.code),
  )
}

const deathOf = (deceased: Spouse, on: object = onDay('2026-11-18')) => ({
  ...typedDeathExamples.normal,
  deceased,
  death: { ...typedDeathExamples.normal.death, date: on },
  notice: { ...typedDeathExamples.normal.notice, issuedOn: '2026-11-19' },
  informant: { relationship: 'SIBLING', name: 'Giàng Thị Say', pin: '002155000611' },
  copies: 0,
  reasons,
})
const wedding = (wife: Spouse, husband: Spouse) => ({
  ...marriageOf(wife, husband),
  informant: { relationship: 'SELF', name: husband.name, pin: null, idDocument: paper },
  reasons,
})

test('R-A4 a death without a number is refused at any other desk, while typing, at intake and at the book, with the entry that stands', async () => {
  const one = spouse('Giàng A Vư', '002050000601', '1', 1950)
  const entryId = await registered(here.registrar, 'DEATH', deathOf(without(one)))
  await isRefused(there.registrar, 'DEATH', deathOf(without({ ...one, name: 'GIÀNG A VƯ' })), entryId)
})

test('R-A4 with a number, another day of death, or only a year of birth on either side the same death is asked about', async () => {
  const one = spouse('Giàng A Pháy', '002050000602', '1', 1950)
  const entryId = await registered(here.registrar, 'DEATH', deathOf(without(one)))
  for (const other of [deathOf(one), deathOf(without(one), onDay('2026-11-17')), deathOf(without(one, inYear(1950)))])
    await isAskedAbout(there.registrar, 'DEATH', other, entryId)
  const old = spouse('Giàng A Chứ', '002050000603', '1', 1951)
  const inTheBook = await registered(here.registrar, 'DEATH', deathOf(without(old, inYear(1951))))
  await isAskedAbout(there.registrar, 'DEATH', deathOf(without(old)), inTheBook)
  await isNew(there.registrar, 'DEATH', deathOf(without(old, inYear(1952))))
})

test('R-A4 R-C7 a couple without numbers is not married twice; with a year of birth only it is asked about', async () => {
  const wife = spouse('Sùng Thị Xia', '002199000604', '2', 1999)
  const husband = spouse('Thào A Sính', '002097000605', '1', 1997)
  const entryId = await registered(here.registrar, 'MARRIAGE', wedding(without(wife), without(husband)))
  await isRefused(there.registrar, 'MARRIAGE', wedding(without(wife), without(husband)), entryId)
  const half = wedding(without(wife, inYear(1999)), without(husband))
  await isAskedAbout(there.registrar, 'MARRIAGE', half, entryId)
})

test('R-C7 somebody without a number, or whose number only one office knows, and who is married is asked about at another wedding', async () => {
  const wife = spouse('Sùng Thị Dợ', '002199000606', '2', 1999)
  const [one, other] = [spouse('Thào A Lử', '002097000607', '1', 1997), spouse('Vàng A Nủ', '002097000608', '1', 1997)]
  const entryId = await registered(here.registrar, 'MARRIAGE', wedding(without(wife), one))
  await isAskedAbout(there.registrar, 'MARRIAGE', wedding(without(wife), other), entryId)
  await isAskedAbout(there.registrar, 'MARRIAGE', wedding(wife, other), entryId)
  await isNew(there.registrar, 'MARRIAGE', wedding(without(wife, onDay('1999-03-13')), other))
})
