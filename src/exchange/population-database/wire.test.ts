import assert from 'node:assert/strict'
import { test } from 'node:test'
import { declarationOf } from '../../../tests/exchange/waiting-entries.ts'
import { birthPinRequest } from '../../events/birth/pin-request.ts'
import { date } from '../../values/calendar-date.ts'
import { CaseId, EntryId } from '../../values/ids.ts'
import { retryAfterMs } from '../link-failure.ts'
import {
  birthFromWire,
  birthOnWire,
  pinCorrectionOnWire,
  pinRequestOnWire,
  readAnswer,
  refusalFromWire,
} from './wire.ts'

const frame = {
  requestId: '018f0000-0000-7000-8000-00000000000a',
  caseId: CaseId.parse('018f0000-0000-7000-8000-00000000000b'),
  entryId: EntryId.parse('018f0000-0000-7000-8000-00000000000c'),
  entryNo: 7,
  year: 2026,
  registeredOn: date('2026-11-21'),
  officeUnitCode: '00004',
  officeProvinceCode: '01',
  officeName: 'UBND phường Ba Đình',
  siblingCaseIds: [],
}

test('partial dates go out and come back as far as the partner can hold them', () => {
  assert.deepEqual(birthOnWire({ known: 'day', date: date('2026-07-17') }), { date: '20260717' })
  assert.deepEqual(birthOnWire({ known: 'year', year: 1950 }), { year: '1950' })
  assert.deepEqual(birthFromWire('20260717'), { known: 'day', date: '2026-07-17' })
  assert.deepEqual(birthFromWire('195003'), { known: 'month', year: 1950, month: 3 })
  assert.deepEqual(birthFromWire('1950'), { known: 'year', year: 1950 })
  assert.deepEqual(birthFromWire(''), { known: 'nothing' })
})

test('R-B13 a request tells twins from a single birth, leaves an undetermined father out, and sends names in NFC', () => {
  const single = birthPinRequest(declarationOf({}), frame)
  assert.equal(single.multipleBirth, null)
  assert.equal(single.father, null)
  const twin = birthPinRequest(declarationOf({ plurality: 2, order: 2 }), { ...frame, siblingCaseIds: [frame.entryId] })
  assert.deepEqual(twin.multipleBirth, { plurality: 2, order: 2, siblingCaseIds: [frame.entryId], explanation: '' })
  const wire = pinRequestOnWire({ ...twin, child: { ...twin.child, name: 'Lê Thị Hoà'.normalize('NFD') } })
  assert.equal(wire.child.fullName, 'Lê Thị Hoà'.normalize('NFC'))
  assert.equal(wire.registerRef.registeredOn, '20261121')
})

test('a correction says in the words of the partner which fields are new', () => {
  const request = birthPinRequest(declarationOf({}), frame)
  const changed = [
    '/child/name',
    '/child/birthDate/known',
    '/child/birthDate/date',
    '/child/sex',
    '/child/ethnicityCode',
  ]
  const more = ['/child/birthPlace/unitCode', '/child/hometown', '/mother/nationalities', '/mother/pin', '/father']
  const wire = pinCorrectionOnWire({
    requestId: '018f0000-0000-7000-8000-00000000000d',
    originalRequestId: frame.requestId,
    pin: null,
    request: { ...request, requestId: '018f0000-0000-7000-8000-00000000000e' },
    changed: [...changed, ...more],
    reason: 'gõ nhầm',
  })
  assert.deepEqual(wire.corrected, pinRequestOnWire(request))
  assert.deepEqual(wire.changed, [
    '/child/fullName',
    '/child/birth',
    '/child/sex',
    '/child/ethnicCode',
    '/child/birthPlaceCode',
    '/child/hometownText',
    '/mother/nationality',
    '/mother/pin',
    '/father',
  ])
})

test('an answer that cannot be read is no answer; a PIN has twelve digits or is none', () => {
  assert.equal(readAnswer({ requestId: 'x', status: 'ALLOCATED', pin: '12' }), undefined)
  assert.equal(readAnswer('<html>'), undefined)
  assert.deepEqual(readAnswer({ requestId: 'x', status: 'NEEDS_VERIFICATION', agency: 'Công an phường' }), {
    requestId: 'x',
    reply: { reply: 'needs-verification', agency: 'Công an phường' },
  })
})

test('a refusal keeps the place and words of the partner', () => {
  assert.deepEqual(refusalFromWire({ title: 'Sai', code: 'X' }), [{ pointer: '', code: 'X', message: 'Sai' }])
  assert.deepEqual(refusalFromWire('text'), [])
})

test('retries wait 2 s, 4 s, 8 s … at most ten minutes, give or take a tenth', () => {
  assert.equal(retryAfterMs(1, 0.5), 2000)
  assert.equal(retryAfterMs(4, 0.5), 16_000)
  assert.equal(retryAfterMs(60, 0.5), 600_000)
  assert.equal(retryAfterMs(1, 0), 1800)
})
