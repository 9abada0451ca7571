import assert from 'node:assert/strict'
import { test } from 'node:test'
import { knownPersonOf } from '../../../tests/known.ts'
import { date } from '../../values/calendar-date.ts'
import type { Circumstances } from '../circumstances.ts'
import type { KnownPerson } from '../known.ts'
import type { MaritalCertificate } from '../parts/marital-record.ts'
import { verificationsConfirm } from '../parts/verification.ts'
import { MarriageDeclaration } from './declaration.ts'
import { marriageCircumstances, typedMarriageExamples } from './examples.ts'
import { certificateStillStands } from './rules-certificate.ts'

const entry = { officeId: 1, entryId: '00000000-0000-7000-8000-000000000009' }
const domestic = structuredClone(typedMarriageExamples.domestic) as Record<'wife' | 'husband', Record<string, unknown>>
const declaration = MarriageDeclaration.parse({
  ...domestic,
  wife: {
    ...domestic.wife,
    statusProof: { kind: 'CERTIFICATE', number: '05/UBND-XNTTHN', issuedOn: '2026-09-01', purpose: '1' },
  },
})
const { husband } = declaration
const given: MaritalCertificate = {
  entry,
  number: '05/2026',
  officeName: 'UBND xã Đồng Văn',
  issuedOn: date('2026-09-01'),
  purpose: '1',
  intended: { name: husband.name, birthYear: 1997, pin: husband.pin },
  state: 'NEVER_MARRIED',
  replaced: false,
  revoked: false,
}
const person = (marriages: KnownPerson['marriages'] = []) => knownPersonOf({ marriages })
const on = (certificates: MaritalCertificate[], wife = person()): Circumstances => ({
  ...marriageCircumstances(),
  people: { WIFE: wife },
  maritalRecords: { WIFE: { papers: [], certificates } },
})
const found = (circumstances: Circumstances) =>
  certificateStillStands(declaration, circumstances).map(({ rule, severity, message }) => [rule, severity, message])
const words = (circumstances: Circumstances) =>
  found(circumstances)
    .map(([, , message]) => message)
    .join()

test('R-C10 a certificate of the registers is good as they know it', () => {
  assert.deepEqual(found(on([given])), [])
  assert.deepEqual(found({ ...marriageCircumstances() }), [])
})

test('R-C10 one that was replaced, revoked, spent, ended by a change of status or given for another is refused', () => {
  assert.match(words(on([{ ...given, replaced: true }])), /đã thu lại và cấp giấy khác/)
  assert.match(words(on([{ ...given, revoked: true }])), /đã thu hồi/)
  assert.match(words(on([{ ...given, purpose: '5' }])), /không dùng được cho mục đích này/)
  const other = { name: 'Lò Văn Khác', birthYear: 1990, pin: '002090000999' }
  assert.match(words(on([{ ...given, intended: other }])), /không dùng được cho mục đích này/)
  const since = person([
    {
      entry,
      reference: '',
      spouse: { personId: entry.entryId, pin: other.pin, name: other.name },
      from: date('2026-09-20'),
      to: date('2026-10-20'),
      endedBy: 'DIVORCE',
      endBasis: '',
    },
  ])
  assert.match(words(on([given], since)), /tình trạng hôn nhân đã thay đổi/)
  assert.match(words(on([{ ...given, intended: other }], since)), /đã dùng để đăng ký kết hôn/)
})

test('R-C10 another number of the same day is looked at again; what the registers never held is not', () => {
  assert.deepEqual(
    found(on([{ ...given, number: '06/2026' }])).map(([, severity]) => severity),
    ['warning'],
  )
  assert.deepEqual(found(on([{ ...given, number: '06/2026', issuedOn: date('2026-08-01') }])), [])
})

test('R-A9 an office that was asked and says it is not so is heard', () => {
  const task = {
    kind: 'VERIFICATION',
    startsOn: null,
    doneOn: date('2026-11-19'),
    outcome: 'Đã có vợ',
    blocks: true,
    unitCode: '00070',
  } as const
  const said = (confirmed: boolean | null) =>
    verificationsConfirm(declaration, { ...marriageCircumstances(), tasks: [{ ...task, confirmed }] })
  assert.deepEqual(
    said(false).map(({ rule, severity }) => [rule, severity]),
    [['R-A9', 'warning']],
  )
  assert.match(said(false)[0]?.message ?? '', /ngày 19\/11\/2026 không xác nhận điều được hỏi: Đã có vợ/)
  assert.deepEqual([...said(true), ...said(null)], [])
})
