import assert from 'node:assert/strict'
import { test } from 'node:test'
import { date } from '../../values/calendar-date.ts'
import type { StatusEffect } from './status-changes.ts'
import { statusChanges } from './status-changes.ts'

const on = date('2026-11-20')
const guardianship = { officeId: 1, entryId: '018f0000-0000-7000-8000-000000000001' }
const whats = (...effects: StatusEffect[]) => statusChanges(effects).map(({ what }) => what)

test('R-H3 a death is told of the dead, and of whoever it leaves widowed', () => {
  assert.deepEqual(statusChanges([{ does: 'die', role: 'DECEASED', on, declared: false }]), [
    { what: 'DIED', role: 'DECEASED', on, declared: false },
    { what: 'MARITAL', except: [] },
  ])
  assert.deepEqual(statusChanges([{ does: 'revive', role: 'DECEASED', on }]), [
    { what: 'DEATH_REVERSED', role: 'DECEASED', on },
    { what: 'MARITAL', role: 'DECEASED', except: [] },
  ])
})

test('marriages and their ends are told once an entry, however many effects they have', () => {
  assert.deepEqual(
    whats({ does: 'act', role: 'WIFE' }, { does: 'marry', wife: 'WIFE', husband: 'HUSBAND', from: on }),
    ['MARITAL'],
  )
  const ends = (['WIFE', 'HUSBAND'] as const).map(
    (role) => ({ does: 'end-marriage', role, on, how: 'DIVORCE' }) as const,
  )
  assert.deepEqual(whats(...ends), ['MARITAL'])
})

test('parents are told unless the request for the number tells them; a parent put in the place of another is one message', () => {
  const parent = { does: 'parent', child: 'CHILD', parent: 'FATHER', relation: 'FATHER' } as const
  assert.deepEqual(whats({ ...parent, by: 'BIRTH' }), [])
  assert.deepEqual(whats({ ...parent, by: 'RECOGNITION' }), ['PARENT'])
  const end = { does: 'end-parent', child: 'CHILD', relation: 'FATHER', on } as const
  assert.deepEqual(whats(end), ['PARENT_ENDED'])
  assert.deepEqual(whats(end, { ...parent, by: 'COURT' }), ['PARENT'])
  const adopt = { does: 'adopt', child: 'ADOPTED', parent: 'ADOPTIVE_MOTHER', relation: 'ADOPTIVE_MOTHER', on } as const
  assert.deepEqual(whats(adopt, { does: 'end-adoption', child: 'ADOPTED', on }), ['PARENT', 'ADOPTION_ENDED'])
})

test('guardians, capacity and values are told; supervision is nobody’s status', () => {
  assert.deepEqual(
    whats(
      { does: 'guard', ward: 'WARD', guardians: ['GUARDIAN'], kind: 'APPOINTED', from: on },
      { does: 'end-guardianship', guardianship, on, reason: 'OF_AGE' },
      { does: 'condition', role: 'SUBJECT', condition: 'MISSING', from: on },
      { does: 'change', role: 'SUBJECT', field: 'ethnicity', from: 'Kinh', to: 'Tày', on },
      { does: 'supervise', guardianship, supervisor: 'SUPERVISOR', from: on },
      { does: 'end-supervision', guardianship, on },
    ),
    ['GUARDED', 'GUARDIANSHIP_ENDED', 'CONDITION', 'VALUE'],
  )
})

test('of foreigners nothing is told', () => {
  assert.deepEqual(statusChanges([{ does: 'die', role: 'DECEASED', on, declared: false }], ['DECEASED']), [
    { what: 'MARITAL', except: ['DECEASED'] },
  ])
})
