import assert from 'node:assert/strict'
import { test } from 'node:test'
import { v7 as uuid } from 'uuid'
import { birthOf, registered, staffOf } from './office-with-data.ts'
import { testServer } from './test-server.ts'

const { app, db } = await testServer()
const { registrar } = await staffOf(app, 'dongvan')
const elsewhere = await staffOf(app, 'hoankiem')

const paper = { type: 'CMND', number: '070000000', issuedOn: '2010-01-01', issuedBy: 'Công an tỉnh Hà Giang' }
/** Parents who have no number yet, as old papers name them. */
function withoutNumbers(name: string, n: number, bornOn: string) {
  const made = birthOf(name, n) as ReturnType<typeof birthOf> & {
    informant: object
    father: unknown
    fatherBasis: unknown
  }
  const motherIs = {
    ...made.mother,
    name: 'Lục Thị Hồng Vân',
    birthDate: { known: 'day', date: '1996-05-04' },
    pin: null,
    idDocument: paper,
  }
  return {
    ...made,
    child: { ...made.child, birthDate: { known: 'day', date: bornOn } },
    mother: motherIs,
    informant: { ...made.informant, name: motherIs.name, birthDate: motherIs.birthDate, pin: null, idDocument: paper },
  }
}
const standing = (entryId: string) =>
  db.sql<
    { role: string; person_id: string }[]
  >`select role, person_id from entry_person where entry_id = ${entryId} order by role`

test('whoever asks for an entry and stands in it as the mother is one person', async () => {
  const { entryId } = await registered(db, registrar, withoutNumbers('Lục Minh Nhật', 41, '2026-11-02'), null)
  const people = await standing(entryId)
  const [mother, informant] = ['MOTHER', 'INFORMANT'].map((role) => people.find((one) => one.role === role)?.person_id)
  assert.ok(mother)
  assert.equal(informant, mother)
})

test('a mother named again without a number is proposed to the desk as the one the registers know, never merged by itself', async () => {
  const { entryId } = await registered(db, registrar, withoutNumbers('Lục Minh Nguyệt', 42, '2025-12-01'), null)
  const pairs = (await registrar.get('/api/pairs?kind=PERSON')).json.items as {
    id: string
    a: { entryId: string; role: string; personId: string }
    b: { personId: string; name: string }
    reasons: { vi: string }[]
  }[]
  const pair = pairs.find((one) => one.a.entryId === entryId && one.a.role === 'MOTHER')
  assert.ok(pair, JSON.stringify(pairs))
  assert.notEqual(pair.a.personId, pair.b.personId)
  assert.ok(pair.reasons.some(({ vi }) => vi.includes('ngày, tháng, năm sinh')))
  const decide = (decision: string) =>
    registrar.command('POST', `/api/pairs/${pair.id}/decision`, { decision, reason: 'cùng giấy tờ' })
  assert.equal((await decide('SAME')).json.state, 'SAME')
  const [link] = await db.sql<
    { children: number }[]
  >`select count(distinct child_id)::int as children from family_link where parent_id = ${pair.b.personId} or parent_id = ${pair.a.personId} group by parent_id`
  assert.equal(link?.children, 2, 'both children have one mother')
  assert.equal((await decide('UNDO')).json.state, 'OPEN')
})

test('R-A4 a birth written with other marks and day and month exchanged is met at the desk of another office', async () => {
  await registered(db, registrar, withoutNumbers('Lục Thị Hồng Hạnh', 43, '2024-03-05'), null)
  const again = withoutNumbers('Lục Thị Hồng Hanh', 44, '2024-05-03')
  const checked = await elsewhere.registrar.command('POST', `/api/cases/${uuid()}/check`, {
    kind: 'BIRTH',
    declaration: again,
  })
  const met = checked.json.duplicates as { subjectName: string; verdict: string; reasons: string[] }[]
  assert.deepEqual(
    met.map((one) => one.subjectName),
    ['Lục Thị Hồng Hạnh'],
    JSON.stringify(checked.json),
  )
  assert.equal(met[0]?.verdict, 'possible')
  assert.ok(
    met[0]?.reasons.some((reason) => /ngày.*tháng/i.test(reason)),
    met[0]?.reasons.join(' '),
  )
  const other = withoutNumbers('Lục Quốc Việt', 45, '2024-05-03')
  const named = {
    ...other,
    mother: { ...other.mother, name: 'Trần Thị Cúc', birthDate: { known: 'year', year: 1970 } },
  }
  const free = await elsewhere.registrar.command('POST', `/api/cases/${uuid()}/check`, {
    kind: 'BIRTH',
    declaration: named,
  })
  assert.deepEqual(free.json.duplicates, [])
})
