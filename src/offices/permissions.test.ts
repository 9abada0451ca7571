import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  type Asker,
  hasRole,
  may,
  mayDecideRepair,
  mayManageAccount,
  mayPrint,
  mayRegister,
  maySearchEntries,
  maySign,
  permissionsOf,
  permits,
  roleNames,
  roles,
  type Sentence,
  whyNotSign,
} from './permissions.ts'

const person = (changes: Partial<Asker>): Asker => ({
  accountId: '00000000-0000-7000-8000-000000000001',
  officeId: 7,
  officeKind: 'COMMUNE',
  provinceCode: '01',
  roles: [],
  pin: null,
  ...changes,
})
const hoa = person({ roles: ['RECEPTION'] })
const lan = person({ roles: ['REGISTRAR'], accountId: 'lan', pin: '001185000011' })
const minh = person({ roles: ['SIGNATORY'], accountId: 'minh', pin: '001075000022' })
const writes: Sentence[] = [
  'case.intake',
  'case.vet',
  'case.register',
  'case.sign',
  'case.hand-over',
  'entry.correct',
  'entry.note',
  'repair.ask',
  'repair.decide',
  'book.manage',
  'account.manage',
  'office.settings',
  'links.control',
  'notification.import',
]

test('every role has a name and at least one sentence', () => {
  for (const role of roles) {
    assert.ok(roleNames[role].vi)
    assert.ok(may[role].length > 0)
  }
})

test('reception takes in and hands over, but neither searches entries nor writes the Sổ', () => {
  assert.ok(permits(hoa, 'case.intake') && permits(hoa, 'case.hand-over'))
  for (const sentence of ['entry.search', 'entry.read', 'case.register', 'case.vet', 'case.sign', 'book.manage'])
    assert.equal(permits(hoa, sentence), false, sentence)
  assert.ok(mayPrint(hoa, { ofEntry: false }))
  assert.equal(mayPrint(hoa, { ofEntry: true }), false)
})

test('statistics sees totals only; inspectors, provincial oversight and the foreign ministry change nothing', () => {
  assert.deepEqual(permissionsOf({ roles: ['STATISTICS'] }), ['signed-in', 'statistics.read'])
  for (const role of ['INSPECTOR', 'PROV_OVERSIGHT', 'PROV_REVOKE', 'MOFA', 'STATISTICS'])
    for (const sentence of writes) assert.equal(permits({ roles: [role] }, sentence), false, `${role} ${sentence}`)
  assert.ok(permits({ roles: ['INSPECTOR'] }, 'audit.read'))
  for (const role of roles.filter((r) => r !== 'INSPECTOR'))
    assert.equal(permits({ roles: [role] }, 'audit.read'), false)
})

test('nobody registers and signs with one role, and an unknown sentence or role opens nothing', () => {
  for (const role of roles) assert.ok(!(may[role].includes('case.register') && may[role].includes('case.sign')))
  assert.equal(permits(lan, 'everything'), false)
  assert.equal(permits({ roles: ['ADMIN'] }, 'case.read'), false)
  assert.ok(permits({ roles: [] }, 'signed-in'))
  assert.ok(hasRole(lan, 'REGISTRAR'))
})

test('R-A8 nobody signs or registers a matter in which he stands himself', () => {
  assert.ok(maySign(minh, ['001185000011', null]))
  assert.equal(whyNotSign(minh, ['001075000022']), 'own-matter')
  assert.equal(whyNotSign(lan, []), 'not-permitted')
  assert.ok(mayRegister(lan, ['001075000022']))
  assert.equal(mayRegister(lan, ['001185000011']), false)
})

test('a data repair is decided by a second person', () => {
  assert.ok(mayDecideRepair(minh, { accountId: 'lan' }))
  assert.equal(mayDecideRepair(lan, { accountId: 'lan' }), false)
  assert.equal(mayDecideRepair(hoa, { accountId: 'lan' }), false)
})

test('a search needs a purpose, and goes beyond the own offices by exact key only', () => {
  const registrar = { roles: ['REGISTRAR'], scope: 'OFFICE' as const }
  assert.ok(maySearchEntries(registrar, { reach: 'own', exactKey: false, purpose: 'Cấp trích lục' }))
  assert.ok(maySearchEntries(registrar, { reach: 'national', exactKey: true, purpose: 'Cấp trích lục' }))
  assert.equal(maySearchEntries(registrar, { reach: 'national', exactKey: false, purpose: 'Cấp trích lục' }), false)
  assert.equal(maySearchEntries(registrar, { reach: 'own', exactKey: true, purpose: ' ' }), false)
})

test('accounts are managed level by level: ministry, province, commune', () => {
  const ministry = person({ officeKind: 'MOJ', provinceCode: null, officeId: 1, roles: ['NATIONAL'] })
  const hanoi = person({ officeKind: 'PROVINCE_JUSTICE', officeId: 2, roles: ['OFFICE_ADMIN'] })
  const badinh = person({ officeId: 7, roles: ['OFFICE_ADMIN'] })
  const at = (
    officeKind: Asker['officeKind'],
    officeId: number,
    provinceCode: string | null,
    role?: (typeof roles)[number],
  ) => ({
    officeKind,
    officeId,
    provinceCode,
    role,
    accountId: 'somebody',
  })
  assert.ok(mayManageAccount(ministry, at('PROVINCE_JUSTICE', 2, '01', 'OFFICE_ADMIN')))
  assert.ok(mayManageAccount(ministry, at('MOJ', 1, null, 'INSPECTOR')))
  assert.ok(mayManageAccount(hanoi, at('COMMUNE', 7, '01', 'OFFICE_ADMIN')))
  assert.equal(mayManageAccount(hanoi, at('COMMUNE', 99, '08', 'REGISTRAR')), false)
  assert.equal(mayManageAccount(hanoi, at('PROVINCE', 3, '01', 'PROV_REVOKE')), false)
  assert.equal(mayManageAccount(hanoi, at('MOJ', 1, null)), false)
  assert.ok(mayManageAccount(badinh, at('COMMUNE', 7, '01', 'REGISTRAR')))
  assert.equal(mayManageAccount(badinh, at('COMMUNE', 7, '01', 'OFFICE_ADMIN')), false)
  assert.equal(mayManageAccount(badinh, at('COMMUNE', 8, '01', 'REGISTRAR')), false)
  assert.equal(mayManageAccount(badinh, at('COMMUNE', 7, '01', 'NATIONAL')), false)
  assert.equal(mayManageAccount(badinh, { ...at('COMMUNE', 7, '01'), accountId: badinh.accountId }), false)
  assert.equal(mayManageAccount(lan, at('COMMUNE', 7, '01', 'RECEPTION')), false)
})
