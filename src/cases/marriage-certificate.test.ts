import assert from 'node:assert/strict'
import { test } from 'node:test'
import { v7 as uuid } from 'uuid'
import { freshDatabase } from '../../tests/fresh-database.ts'
import { officialAt } from '../../tests/official-at.ts'
import { typedMaritalExamples } from '../events/marital-status/examples.ts'
import { typedMarriageExamples } from '../events/marriage/examples.ts'
import { asActor } from '../platform/database.server.ts'
import { Refused } from '../platform/problem.ts'
import { register } from './register.server.ts'

const db = await freshDatabase()
const here = await officialAt(db, '00721', 'giaytinhtrang.dongvan')
const now = '2026-11-20T02:00:00.000Z'

type Typed = Record<string, unknown>
const write = (kind: string, declaration: Typed) =>
  asActor(db, here, (tx) =>
    register(tx, here, { caseId: uuid(), kind, declaration, version: 0, duplicateReason: 'khác người', now }),
  )
const groom = typedMaritalExamples.firstMarriage.subject
const bride = typedMaritalExamples.firstMarriage.intendedSpouse
const reasons = Object.fromEntries(
  ['R-C5', 'R-C7', 'R-C10', 'R-C11', 'R-A9', 'R-A2', 'C4', 'A4'].map((rule) => [rule, 'đã kiểm tra']),
)
const wedding = (number: string, wife: Typed = bride) => {
  const { presence } = typedMarriageExamples.domestic
  const statusProof = { kind: 'CERTIFICATE', number, authority: here.officeName, issuedOn: '2026-11-20' }
  return {
    kind: 'NEW',
    wife,
    husband: { ...groom, statusProof },
    presence,
    informant: { relationship: 'SELF', name: groom.name, pin: groom.pin },
    reasons,
  }
}
const errorsIn = (error: unknown) => {
  assert.ok(error instanceof Refused, String(error))
  return (
    (error.extra.data as { problems?: { rule: string; severity: string; message: string }[] })?.problems ?? []
  ).map(({ rule, severity, message }) => [rule, severity, message] as const)
}

test('R-C10 a certificate of the registers serves the marriage it was given for and no other', async () => {
  const certificate = await write('MARITAL_STATUS', {
    ...typedMaritalExamples.firstMarriage,
    reasons: { 'R-A2': 'cư trú tại xã', 'R-D3': 'đã kiểm tra', 'R-D2': 'đã kiểm tra' },
  })
  const number = `${certificate.entryNo}/UBND-XNTTHN`
  const another = { ...bride, name: 'Lò Thị Khác', pin: '002301000599' }
  await assert.rejects(write('MARRIAGE', wedding(number, another)), (error) => {
    assert.deepEqual(
      errorsIn(error).map(([rule, severity]) => [rule, severity]),
      [['R-C10', 'error']],
    )
    assert.match(errorsIn(error)[0]?.[2] ?? '', /không dùng được cho mục đích này/)
    return true
  })
  const done = await write('MARRIAGE', wedding(number))
  assert.ok(done.entryNo > 0)
})
