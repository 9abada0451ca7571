import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  actionsFrom,
  afterRegistration,
  CaseAction,
  CaseState,
  decideMove,
  maySubmit,
  registeredStates,
} from './case.ts'

test('a received dossier is vetted, registered, signed and handed over', () => {
  const path: [CaseAction, CaseState][] = [
    ['receive', 'RECEIVED'],
    ['vet', 'VETTED'],
    ['register', 'REGISTERED'],
    ['await-pin', 'WAITING_PIN'],
    ['complete-pin', 'SUBMITTED'],
    ['sign', 'SIGNED'],
    ['hand-over', 'HANDED_OVER'],
  ]
  let state: CaseState = 'DRAFT'
  for (const [action, next] of path) {
    const decided = decideMove(state, action)
    assert.deepEqual(decided, { ok: true, value: next })
    state = next
  }
  assert.deepEqual(actionsFrom(state), [])
})

test('what stands in the book can be neither refused nor withdrawn', () => {
  for (const state of registeredStates)
    for (const action of ['refuse-intake', 'refuse-merits', 'withdraw'] as const)
      assert.equal(decideMove(state, action, 'có lý do rõ ràng').ok, false, `${action} from ${state}`)
})

test('a refusal, a return and a completion request need their reason in writing', () => {
  for (const action of CaseAction.options)
    for (const state of CaseState.options) {
      const decided = decideMove(state, action, ' ')
      if (['refuse-intake', 'refuse-merits', 'withdraw', 'return', 'ask-completion', 'pause'].includes(action))
        assert.equal(decided.ok, false)
    }
  assert.deepEqual(decideMove('SUBMITTED', 'return', ''), { ok: false, error: { reason: 'reason-missing' } })
})

test('the same dossier is never registered twice', () => {
  for (const state of registeredStates)
    assert.deepEqual(decideMove(state, 'register'), { ok: false, error: { reason: 'wrong-state', state } })
})

test('R-B4 R-B5 the certificate waits for the PIN only where one is needed and the policy asks for it', () => {
  assert.equal(afterRegistration({ pinNeeded: true, autoSubmit: true }), 'WAITING_PIN')
  assert.equal(afterRegistration({ pinNeeded: false, autoSubmit: true }), 'SUBMITTED')
  assert.equal(maySubmit({ pinNeeded: true, pin: null, printBeforePin: false }), false)
  assert.equal(maySubmit({ pinNeeded: true, pin: null, printBeforePin: true }), true)
  assert.equal(maySubmit({ pinNeeded: false, pin: null, printBeforePin: false }), true)
})
