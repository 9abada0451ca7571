import assert from 'node:assert/strict'
import { test } from 'node:test'
import { v7 as uuid } from 'uuid'
import { typedBirthExamples } from '../src/events/birth/examples.ts'
import { typedChangeExamples } from '../src/events/change/examples.ts'
import { typedDeathExamples } from '../src/events/death/examples.ts'
import { eventOf } from '../src/events/index.ts'
import { typedMarriageExamples } from '../src/events/marriage/examples.ts'
import { asActor } from '../src/platform/database.server.ts'
import { Refused } from '../src/platform/problem.ts'
import { circumstancesFor } from '../src/registers/circumstances.server.ts'
import { type CalendarDate, date } from '../src/values/calendar-date.ts'
import { official } from './official.ts'
import * as typed from './society/declarations.ts'
import { deedsOf } from './society/deeds.ts'
import type { Human } from './society/people.ts'
import { actorOf, foundSociety, problemsIn, type Society } from './society/society.ts'
import { startServer } from './test-server.ts'

/** A child of parents who live in Đồng Văn, declared at a commune where nobody of them lives. */
async function registerFarFromHome(
  clockStart: string,
  bornOn: string,
): Promise<{ status: number; json: Record<string, unknown> }> {
  const { app } = await startServer(clockStart)
  const registrar = await official(app, 'hotich.hoankiem')
  const normal = structuredClone(typedBirthExamples.normal)
  const declaration = {
    ...normal,
    child: { ...normal.child, birthDate: { known: 'day', date: bornOn } },
    proof: { ...normal.proof, issuedOn: bornOn },
  }
  const answer = await registrar.command('POST', `/api/cases/${uuid()}/register`, {
    kind: 'BIRTH',
    declaration,
    duplicateReason: '',
  })
  return { status: answer.status, json: answer.json }
}

test('R-A2 until 28/02/2027 a commune where nobody lives does not register, under the article of its day', async () => {
  const answer = await registerFarFromHome('2027-02-26T02:00:00.000Z', '2027-02-20')
  assert.equal(answer.json.code, 'rules-block', JSON.stringify(answer.json))
  assert.deepEqual(
    (answer.json.errors as { code: string }[]).map((error) => error.code),
    ['R-A2'],
  )
})

test('R-A2 from 01/03/2027 any commune registers: the clock alone brings the new law', async () => {
  const answer = await registerFarFromHome('2027-03-02T02:00:00.000Z', '2027-02-26')
  assert.equal(answer.status, 200, JSON.stringify(answer.json))
  assert.equal(answer.json.number, '01/2027')
})

/** The last working day and the first day of each body of law, and of the decree of 15/01/2026. */
const eve2016 = '2015-12-30'
const law2014 = '2016-01-04'
const eve2025 = '2025-06-30'
const twoTiers = '2025-07-01'
const eve2026 = '2026-01-14'
const decree18 = '2026-01-15'
const eve2027 = '2027-02-26'
const law2026 = '2027-03-01'
const days = [eve2016, law2014, eve2025, twoTiers, eve2026, decree18, eve2027, law2026] as const
type Day = (typeof days)[number]

/** What became of a dossier at the commune on a day: its entry and dossier, or what refused it; and the fee that is told. */
type Handled = {
  outcome: string
  told: string
  regime: string
  form: string
  due: string
  late: boolean
  fee: string
}

async function handled(society: Society, kind: string, declaration: typed.Typed): Promise<Handled> {
  const at = `${society.today}T02:00:00.000Z`
  const actor = actorOf(society, 0)
  const event = eventOf(kind)
  const [plan, fee] = await asActor(society.db, actor, async (tx) => {
    const circumstances = await circumstancesFor(tx, actor, { receivedAt: at, now: at })
    const examined = event.examine(declaration, circumstances)
    assert.ok(examined.readable, JSON.stringify(examined))
    const told = examined.problems.find(({ rule }) => rule === 'A8')?.message ?? ''
    return [
      event.plan(examined.declaration, circumstances),
      /lệ phí hộ tịch ([\d.]+) đồng/.exec(told)?.[1] ?? '0',
    ] as const
  })
  const planned = { regime: plan.regime, form: plan.formVersion, due: plan.dueAt, late: plan.late, fee, told: '' }
  try {
    const { caseId } = await society.write(kind, declaration, 0)
    const [kept] = await society.db.sql<{ regime: string; form: string; due: string; late: boolean }[]>`
      select e.regime, e.form_version as form, c.due_at as due, c.late
      from register_entry e join registration_case c on c.office_id = e.office_id and c.id = e.case_id where e.case_id = ${caseId}`
    return { ...planned, ...kept, outcome: 'registered' }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const problems = problemsIn(error).filter(({ severity }) => severity === 'error')
    const rules = problems.map(({ rule }) => rule)
    const told = problems.map(({ message }) => message).join(' ')
    return { ...planned, told, outcome: rules.length > 0 ? rules.join() : error.code }
  }
}

/** Turns one clock across all days, and tells of each what the dossier of that day became. */
async function acrossTheDays(
  kind: string,
  declare: (people: { woman: (age: number) => Human; man: (age: number) => Human }, day: CalendarDate) => typed.Typed,
): Promise<Record<Day, Handled>> {
  const society = await foundSociety(1, date(eve2016))
  const { person } = deedsOf(society)
  const people = { woman: (age: number) => person('2', age), man: (age: number) => person('1', age) }
  const found = []
  for (const day of days) {
    society.today = date(day)
    found.push([day, await handled(society, kind, declare(people, society.today))] as const)
  }
  return Object.fromEntries(found) as Record<Day, Handled>
}
const by = <K extends keyof Handled>(what: K, found: Record<Day, Handled>) =>
  Object.fromEntries(days.map((day) => [day, found[day][what]]))

/** The same value up to the day before the next one. */
const since = <T>(steps: readonly (readonly [Day, T])[]): Record<string, T> =>
  Object.fromEntries(days.map((day) => [day, steps.findLast(([from]) => from <= day)?.[1]])) as Record<string, T>

const regimes = since([
  [eve2016, 'pre2016'],
  [law2014, 'threeTier'],
  [twoTiers, 'twoTier'],
  [law2026, 'law2026'],
])
const forms = since([
  [eve2016, 'TT08A-2010'],
  [law2014, 'TT15-2015'],
  [eve2025, 'TT04-2020'],
])

test('R-A1 R-C13 a marriage: five days, then the same day, then 24 hours; the fee is gone since 2016', async () => {
  const found = await acrossTheDays('MARRIAGE', ({ woman, man }) => typed.marriageOf(woman(30), man(31)))
  assert.deepEqual(by('outcome', found), since([[eve2016, 'registered']]))
  assert.deepEqual(by('regime', found), regimes)
  assert.deepEqual(by('form', found), forms)
  assert.deepEqual(
    by('fee', found),
    since([
      [eve2016, '30.000'],
      [law2014, '0'],
    ]),
  )
  assert.equal(found[eve2016].due, '2016-01-04T10:00:00.000Z', 'five days: the next working day after the holiday')
  for (const day of [law2014, eve2025, twoTiers, decree18, eve2027] as const)
    assert.equal(found[day].due, `${day}T10:00:00.000Z`)
  assert.equal(found[law2026].due, '2027-03-02T02:00:00.000Z')
})

test('R-A1 a marriage with a foreigner: the justice department, then the district, then the commune with the chair first', async () => {
  const { foreignElement } = typedMarriageExamples
  const found = await acrossTheDays('MARRIAGE', ({ woman }, day) => {
    const { husband } = foreignElement
    const wife = woman(28)
    const health = { facility: 'Bệnh viện tâm thần tỉnh', issuedOn: day }
    return {
      ...foreignElement,
      wife: { ...typed.party(wife), health },
      husband: { ...husband, health, statusProof: { ...husband.statusProof, issuedOn: day } },
      interview: { ...foreignElement.interview, heldOn: day },
      informant: { relationship: 'SELF', name: wife.name, pin: wife.pin },
    }
  })
  assert.deepEqual(
    by('outcome', found),
    since([
      [eve2016, 'R-A1'],
      [twoTiers, 'approval-missing'],
    ]),
  )
  assert.deepEqual(
    days.map((day) => found[day].due.slice(0, 10)),
    ['2016-01-25', '2016-01-19', '2025-07-15', '2025-07-08', '2026-01-21', '2026-01-22', '2027-03-05', '2027-03-08'],
    '25 days, 15 days, then 5 working days',
  )
  assert.deepEqual(by('fee', found), since([[eve2016, '1.500.000']]))
})

test('R-A1 R-H1 a death: at the commune under every law, the same day and since 2027 within 24 hours; only late ones are paid for', async () => {
  const inTime = await acrossTheDays('DEATH', ({ woman, man }, day) => typed.deathOf(man(70), day, woman(40), day))
  assert.deepEqual(by('outcome', inTime), since([[eve2016, 'registered']]))
  assert.deepEqual(by('regime', inTime), regimes)
  assert.deepEqual(by('form', inTime), forms)
  assert.deepEqual(by('fee', inTime), since([[eve2016, '0']]))
  for (const day of days.slice(0, -1)) assert.equal(inTime[day].due, `${day}T10:00:00.000Z`)
  assert.equal(inTime[law2026].due, '2027-03-02T02:00:00.000Z')
  const late = await acrossTheDays('DEATH', ({ woman, man }, day) => {
    const lastYear = date(`${Number(day.slice(0, 4)) - 1}-01-05`)
    return typed.deathOf(man(70), lastYear, woman(40), day)
  })
  assert.deepEqual(by('late', late), since([[eve2016, true]]))
  assert.deepEqual(by('fee', late), since([[eve2016, '8.000']]))
})

test('R-A1 R-G1 a correction: from fourteen on at the district, until the districts ended; three working days after 2016', async () => {
  const correctionAt = (age: number) =>
    acrossTheDays('CHANGE', ({ woman }) => {
      const { correction } = typedChangeExamples
      const [child, mother] = [woman(age), woman(45)]
      return {
        ...correction,
        subject: typed.party(child),
        source: { ...correction.source, registeredOn: child.born },
        changes: [{ field: '/child/name', from: 'Lò Thị Sai', to: { name: child.name } }],
        informant: { relationship: 'MOTHER', name: mother.name, pin: mother.pin },
      }
    })
  const [young, old] = [await correctionAt(13), await correctionAt(14)]
  assert.deepEqual(by('outcome', young), since([[eve2016, 'registered']]))
  assert.deepEqual(
    by('outcome', old),
    since([
      [eve2016, 'R-A1'],
      [twoTiers, 'registered'],
    ]),
  )
  assert.deepEqual(by('regime', young), regimes)
  assert.deepEqual(by('form', young), forms)
  assert.deepEqual(
    days.map((day) => young[day].due.slice(0, 10)),
    ['2016-01-05', '2016-01-07', '2025-07-03', '2025-07-04', '2026-01-19', '2026-01-20', '2027-03-03', '2027-03-04'],
  )
})

test('R-I1 R-I4 a marriage registered again: what the search must be, five working days, and what the law of 2026 leaves', async () => {
  const { again } = typedMarriageExamples
  let number = 0
  const wish = (earlier: typed.Typed) =>
    acrossTheDays('MARRIAGE', ({ woman, man }, day) => {
      number += 1
      const before = { ...again.earlier, number: `${number}`, searchedOn: day, ...earlier }
      return { ...typed.marriageOf(woman(62), man(65)), kind: 'AGAIN', earlier: before }
    })
  const found = await wish({})
  assert.deepEqual(by('outcome', found), since([[eve2016, 'registered']]))
  assert.deepEqual(by('regime', found), regimes)
  assert.deepEqual(
    days.map((day) => found[day].due.slice(0, 10)),
    ['2016-01-07', '2016-01-11', '2025-07-07', '2025-07-08', '2026-01-21', '2026-01-22', '2027-03-05', '2027-03-08'],
  )
  const unsearched = await wish({ searchResult: null, searchedOn: null })
  assert.deepEqual(by('outcome', unsearched), since([[eve2016, 'R-I4']]))
  for (const day of days)
    assert.match(
      unsearched[day].told,
      day < decree18 ? /Tra cứu Sổ hộ tịch/ : /Tra cứu mục cũ trong Cơ sở dữ liệu hộ tịch/,
    )
  const of2015 = await wish({ registeredOn: '2015-12-01' })
  assert.deepEqual(by('outcome', of2015), since([[eve2016, 'registered']]), 'before 2016')
  const ofNewYear = await wish({ registeredOn: '2016-01-02' })
  assert.equal(ofNewYear[law2014].outcome, 'R-I1')
  assert.equal(ofNewYear[decree18].outcome, 'R-I1')
  const deaths = await acrossTheDays('DEATH', ({ woman, man }, day) => {
    number += 1
    const { earlier } = typedDeathExamples.again
    return {
      ...typed.deathOf(man(90), date('1990-05-04'), woman(40), day),
      caseKind: 'AGAIN',
      notice: { kind: 'EARLIER_PAPERS' },
      earlier: { ...earlier, number: `${number}`, searchedOn: day },
    }
  })
  assert.deepEqual(
    by('outcome', deaths),
    since([
      [eve2016, 'registered'],
      [law2026, 'R-I1'],
    ]),
  )
})
