import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dueAt } from '../../law/deadlines.ts'
import { inForce } from '../../law/in-force.ts'
import { identityByDataSuffices } from '../../law/papers.ts'
import type { DecidedPolicies } from '../../law/policies.ts'
import { date } from '../../values/calendar-date.ts'
import { formatMoment } from '../../values/moment.ts'
import { PersonName } from '../../values/names.ts'
import { knownDay } from '../../values/partial-date.ts'
import type { Circumstances } from '../circumstances.ts'
import type { DuplicateCandidate } from '../known.ts'
import { feeFor } from '../parts/fee.ts'
import type { BirthDeclaration } from './declaration.ts'
import { birthExamples, exampleCircumstances } from './examples.ts'
import { birthPersons } from './persons.ts'
import { noticeOffices, officeKindIsCompetent, officesForBirth, residenceIsHere } from './rules-competence.ts'
import { judgeDuplicates, notificationUsedOnce, notRegisteredTwice } from './rules-duplicates.ts'
import {
  birthFeeIsTold,
  birthFeeQuestion,
  deadlineProcedure,
  parentageKind,
  procedureCode,
  registrationKind,
} from './rules-kinds.ts'
import {
  borderCaseFits,
  bornAbroadFits,
  foreignElement,
  foreignNationalityIsConfirmed,
  missionRegistersCitizens,
  nationalityFollowsLaw,
  statelessParents,
} from './rules-nationality.ts'
import { missingPapers } from './rules-papers.ts'
import { pinNeed, pinNeeded, pinShape, pinsDiffer, printAllowed, suggestionFromPin } from './rules-pin.ts'

const here = exampleCircumstances()
const { normal, foreignParent, abandoned } = birthExamples
const found = (problems: { severity: string; rule: string }[]) =>
  problems.map(({ severity, rule }) => `${severity} ${rule}`)
const hanoi: Circumstances['office'] = { kind: 'COMMUNE', unitCode: '00070', provinceCode: '01' }
const mission: Circumstances['office'] = { kind: 'MISSION', unitCode: 'FR-PAR', provinceCode: '' }

test('R-A1 a foreign element went to the district until 2025-06-30 and goes to the commune since', () => {
  const on = (day: string) => found(officeKindIsCompetent(foreignParent, exampleCircumstances(day)))
  assert.deepEqual(on('2025-06-30'), ['error R-A1'])
  assert.deepEqual(on('2025-07-01'), [])
  assert.deepEqual(found(officeKindIsCompetent(normal, exampleCircumstances('2025-06-30'))), [])
  assert.deepEqual(found(officeKindIsCompetent(birthExamples.borderArea, exampleCircumstances('2025-06-30'))), [])
  const unfinished = exampleCircumstances('2025-06-20', { today: date('2025-07-15') })
  assert.deepEqual(found(officeKindIsCompetent(foreignParent, unfinished)), [])
})

test('R-A1 missions register Vietnamese children born abroad', () => {
  const at = exampleCircumstances('2026-11-20', { office: mission })
  assert.equal(officesForBirth(birthExamples.bornAbroad, at).kind, 'MISSION')
  assert.deepEqual(found(officeKindIsCompetent(normal, at)), ['error R-A1'])
  assert.deepEqual(found(missionRegistersCitizens(birthExamples.bornAbroad, at)), [])
  assert.deepEqual(found(missionRegistersCitizens(birthExamples.foreignParents, at)), ['error R-A1'])
  assert.deepEqual(found(borderCaseFits(birthExamples.borderArea)), [])
  assert.deepEqual(found(borderCaseFits({ ...normal, borderArea: true })), ['warning R-A1'])
})

test('R-A2 residence, temporary or actual, makes the commune competent; another helps to file', () => {
  assert.deepEqual(found(residenceIsHere(normal, here)), [])
  assert.deepEqual(found(residenceIsHere(normal, { ...here, office: hanoi })), ['error R-A2'])
  assert.deepEqual(found(residenceIsHere(birthExamples.livesElsewhere, here)), [])
  assert.deepEqual(found(residenceIsHere(birthExamples.livesElsewhere, { ...here, office: hanoi })), [])
  assert.deepEqual(found(residenceIsHere(normal, exampleCircumstances('2027-03-01', { office: hanoi }))), [])
})

test('R-A2 a foundling, a child born abroad and an adult go by their own place', () => {
  for (const name of ['abandoned', 'bornAbroad', 'adultWithPapers'] as const) {
    assert.deepEqual(found(residenceIsHere(birthExamples[name], here)), [], name)
    assert.deepEqual(found(residenceIsHere(birthExamples[name], { ...here, office: hanoi })), ['error R-A2'], name)
  }
})

test('R-A2 districts and successor communes are found by the map; free words need a reason', () => {
  const district = { kind: 'DISTRICT', unitCode: '026', provinceCode: '02' } as const
  const before = exampleCircumstances('2025-06-01', { office: district })
  assert.deepEqual(found(residenceIsHere(foreignParent, before)), ['warning R-A2'])
  assert.deepEqual(found(residenceIsHere(foreignParent, { ...before, unitsCovering: { '00721': ['026', '02'] } })), [])
  const merged = { ...here, office: { ...here.office, unitCode: '00722' }, unitsCovering: { '00721': ['00722'] } }
  assert.deepEqual(found(residenceIsHere(normal, merged)), [])
  const { mother } = normal
  assert.ok(mother?.residence)
  const words = { ...normal, father: null, mother: { ...mother, residence: { ...mother.residence, unitCode: null } } }
  assert.deepEqual(found(residenceIsHere(words, here)), ['warning R-A2'])
})

test('R-A3 the commune of permanent residence is told, once', () => {
  assert.deepEqual(noticeOffices(normal, here), [])
  const told = noticeOffices(birthExamples.livesElsewhere, here)
  assert.deepEqual(
    told.map(({ unitCode, of }) => [unitCode, of]),
    [['00070', 'mother']],
  )
  const { adultWithPapers } = birthExamples
  const residence = birthExamples.livesElsewhere.mother?.residence ?? null
  const away = { ...adultWithPapers, informant: { ...adultWithPapers.informant, residence } }
  assert.deepEqual(noticeOffices(adultWithPapers, here), [])
  assert.deepEqual(
    noticeOffices(away, here).map(({ unitCode, of }) => [unitCode, of]),
    [['00070', 'self']],
  )
})

const registered = (declaration: BirthDeclaration, others: Partial<DuplicateCandidate> = {}): DuplicateCandidate => ({
  reference: 'số 05/2026, UBND phường Hoàn Kiếm',
  persons: birthPersons(declaration),
  plurality: declaration.child.plurality,
  order: declaration.child.order,
  notificationCode: declaration.proof.code,
  ...others,
})
const child = (declaration: BirthDeclaration, changes: Partial<BirthDeclaration['child']>): BirthDeclaration => ({
  ...declaration,
  child: { ...declaration.child, ...changes },
})

test('R-A4 the same child is found wherever it was registered', () => {
  const judgment = judgeDuplicates(normal, [registered(normal)])
  assert.equal(judgment.verdict, 'certain')
  assert.match(judgment.matches[0]?.reasons[0] ?? '', /Cùng người mẹ, cùng ngày sinh 02\/11\/2026/)
  assert.deepEqual(found(notRegisteredTwice(normal, { ...here, duplicates: [registered(normal)] })), ['error R-A4'])
  assert.deepEqual(found(notRegisteredTwice(normal, here)), [])
})

test('R-A4 same mother and day is asked about; declared twins explain it', () => {
  const other = child(normal, { name: PersonName.parse('Hoàng Minh Yến') })
  assert.equal(judgeDuplicates(other, [registered(normal, { notificationCode: null })]).verdict, 'possible')
  const { firstTwin, secondTwin } = birthExamples
  assert.equal(judgeDuplicates(secondTwin, [registered(firstTwin)]).verdict, 'none')
  const sameOrder = child(secondTwin, { order: 1 })
  assert.deepEqual(found(notRegisteredTwice(sameOrder, { ...here, duplicates: [registered(firstTwin)] })), [
    'warning R-A4',
  ])
})

test('R-A4 another mother is another child; the same name without parents is only possible', () => {
  const { mother } = normal
  assert.ok(mother)
  const elsewhere = {
    ...normal,
    proof: { ...normal.proof, code: '' },
    mother: { ...mother, pin: null, name: PersonName.parse('Lò Thị Hạnh'), birthDate: knownDay('1990-01-01') },
  }
  const there = { ...normal, mother: { ...mother, pin: null } }
  assert.equal(judgeDuplicates(elsewhere, [registered(there)]).verdict, 'none')
  const slipOfTheYear = { ...elsewhere, mother: { ...elsewhere.mother, name: mother.name } }
  assert.equal(judgeDuplicates(slipOfTheYear, [registered(there)]).verdict, 'certain')
  assert.equal(judgeDuplicates(abandoned, [registered(abandoned)]).verdict, 'possible')
  const soon = child(normal, { birthDate: knownDay('2026-07-20'), name: PersonName.parse('Hoàng Minh Yến') })
  assert.equal(judgeDuplicates(normal, [registered(soon, { notificationCode: null })]).verdict, 'possible')
  const brother = child(normal, { birthDate: knownDay('2024-07-20'), name: PersonName.parse('Hoàng Minh Yến') })
  assert.equal(judgeDuplicates(normal, [registered(brother, { notificationCode: null })]).verdict, 'none')
})

test('R-A4 a number that another child bears is looked at by a person, however different the two are', () => {
  const { mother, father } = normal
  assert.ok(mother && father)
  const pin = '001226012345'
  const stranger = {
    ...child(normal, { birthDate: knownDay('2024-05-09'), name: PersonName.parse('Lò Thị Bích') }),
    mother: { ...mother, pin: null, name: PersonName.parse('Lò Thị Hạnh') },
    father: { ...father, pin: null, name: PersonName.parse('Quàng Văn Tám') },
  }
  const numbered = (declaration: BirthDeclaration) => {
    const candidate = registered(declaration, { notificationCode: null })
    const persons = candidate.persons.map((one) => (one.role === 'CHILD' ? { ...one, pin } : one))
    return { ...candidate, persons }
  }
  const { verdict, matches } = judgeDuplicates(child(normal, { existingPin: pin }), [numbered(stranger)])
  assert.equal(verdict, 'possible')
  assert.match(matches[0]?.reasons[0] ?? '', /là hai người, một bên ghi nhầm số/)
})

test('R-A4 how close two births of one mother may be is decided by the office', () => {
  const sister = child(normal, { birthDate: knownDay('2026-03-25'), name: PersonName.parse('Hoàng Minh Yến') })
  const candidate = registered(sister, { notificationCode: null })
  const why = (decided?: DecidedPolicies) => judgeDuplicates(normal, [candidate], decided).matches[0]?.reasons[0] ?? ''
  assert.doesNotMatch(why(), /cách 222 ngày/)
  assert.match(why({ 'days-between-births': 230 }), /cách 222 ngày/)
  const policies = { 'days-between-births': 230 }
  assert.match(
    notRegisteredTwice(normal, { ...here, duplicates: [candidate], policies })[0]?.message ?? '',
    /cách 222 ngày/,
  )
})

test('R-B14 a notification code serves one entry', () => {
  assert.deepEqual(found(notificationUsedOnce(normal, here)), [])
  const used = { ...here, notificationUsedBy: 'số 05/2026, UBND phường Hoàn Kiếm' }
  assert.deepEqual(found(notificationUsedOnce(normal, used)), ['error R-B14'])
})

test('R-B3 the foreign element is in the parents, not in the place', () => {
  const foreign = (declaration: BirthDeclaration) => foreignElement(declaration).foreign
  const { mother, father } = normal
  assert.ok(mother && father)
  assert.equal(foreign(normal), false)
  assert.equal(foreign(birthExamples.unmarriedMother), false)
  assert.equal(foreign(abandoned), false)
  assert.equal(foreign(foreignParent), true)
  assert.equal(foreign(birthExamples.foreignParents), true)
  assert.equal(foreign(birthExamples.stateless), true)
  assert.equal(foreign(birthExamples.bornAbroad), true)
  assert.equal(foreign({ ...normal, father: { ...father, settledAbroad: true } }), true)
  assert.deepEqual(found(bornAbroadFits(normal, here)), [])
  assert.deepEqual(found(bornAbroadFits({ ...birthExamples.bornAbroad, caseKind: 'NORMAL' }, here)), ['error R-B3'])
  assert.deepEqual(found(bornAbroadFits({ ...normal, caseKind: 'BORN_ABROAD' }, here)), ['error R-B3'])
  assert.deepEqual(found(bornAbroadFits(birthExamples.bornAbroad, here)), ['advice B8.9'])
})

test('B7 the nationality is the one the law gives, or the one the parents agreed on', () => {
  const law = (declaration: BirthDeclaration) => found(nationalityFollowsLaw(declaration, here))
  for (const name of [
    'normal',
    'unmarriedMother',
    'abandoned',
    'stateless',
    'foreignParent',
    'foreignParents',
    'adultWithPapers',
  ] as const)
    assert.deepEqual(law(birthExamples[name]), [], name)
  assert.deepEqual(law(child(normal, { nationalities: ['FR'] })), ['error B7'])
  assert.deepEqual(law(child(abandoned, { nationalities: [] })), ['error B7'])
  assert.deepEqual(law(child(birthExamples.foreignParents, { nationalities: ['VN'] })), ['error B7'])
  assert.deepEqual(law({ ...foreignParent, nationalityChoice: null }), ['error B7'])
  assert.deepEqual(law({ ...foreignParent, nationalityChoice: { chosen: 'US', foreignConfirmation: true } }), [
    'error B7',
  ])
  assert.deepEqual(law({ ...foreignParent, nationalityChoice: { chosen: 'FR', foreignConfirmation: true } }), [
    'error B7',
  ])
})

test('B8.8 children of stateless parents are registered', () => {
  assert.deepEqual(found(statelessParents(birthExamples.stateless)), ['advice B8.8'])
  assert.deepEqual(found(statelessParents(normal)), [])
  const { stateless } = birthExamples
  const passing = (parent: BirthDeclaration['mother']) =>
    parent && { ...parent, residence: parent.residence && { ...parent.residence, kind: 'CURRENT' as const } }
  const notSettled = { ...stateless, mother: passing(stateless.mother), father: passing(stateless.father) }
  assert.deepEqual(found(nationalityFollowsLaw(stateless, here)), [])
  assert.deepEqual(found(nationalityFollowsLaw(notSettled, here)), ['error B7'], 'art. 17: permanently resident here')
})

test('R-B5 no number for a chosen foreign nationality, for children of foreigners, or where one exists', () => {
  for (const name of ['normal', 'abandoned', 'foreignParent', 'bornAbroad', 'stateless', 'secondTwin'] as const)
    assert.equal(pinNeeded(birthExamples[name]), true, name)
  for (const name of ['foreignNationalityChosen', 'foreignParents', 'adultWithPapers'] as const)
    assert.equal(pinNeeded(birthExamples[name]), false, name)
  assert.match(pinNeed(birthExamples.foreignNationalityChosen).cite, /Điều 36 khoản 2/)
  const unconfirmed = {
    ...birthExamples.foreignNationalityChosen,
    nationalityChoice: { chosen: 'FR', foreignConfirmation: false },
  }
  assert.deepEqual(found(foreignNationalityIsConfirmed(unconfirmed)), ['error R-B5'])
  assert.deepEqual(found(foreignNationalityIsConfirmed(birthExamples.foreignNationalityChosen)), [])
})

test('R-B4 the original waits for the PIN unless a policy lets it be printed', () => {
  assert.equal(printAllowed(normal, { pin: null }), false)
  assert.equal(printAllowed(normal, { pin: '008326000001' }), true)
  assert.equal(printAllowed(normal, { pin: null, policies: { 'print-before-pin': true } }), true)
  assert.equal(printAllowed(birthExamples.foreignParents, { pin: null }), true)
})

test('R-P1 twelve digits is an error rule; sex, year and province only warn, and not when the database gave the number', () => {
  const typed = (pin: string) => {
    const { mother } = normal
    assert.ok(mother)
    return { ...normal, mother: { ...mother, filledFrom: 'TYPED' as const, pin: pin as typeof mother.pin } }
  }
  const check = (pin: string) => found(pinShape(typed(pin), here))
  assert.deepEqual(check('002196000017'), [])
  assert.deepEqual(check('00219600001'), ['error R-P1'])
  assert.deepEqual(check('002096000017'), ['warning R-P1'])
  assert.deepEqual(check('002195000017'), ['warning R-P1'])
  assert.deepEqual(check('003196000017'), ['warning R-P1'])
  assert.deepEqual(found(pinsDiffer(normal)), [])
  assert.deepEqual(found(pinsDiffer(typed('002094000023'))), ['error R-P1'])
})

test('R-P2 R-P3 a number suggests sex and year, and nothing about places', () => {
  assert.deepEqual(suggestionFromPin('002196000017', date('2026-11-20')), { sex: '2', birthYear: 1996 })
  assert.deepEqual(suggestionFromPin('079326000017', date('2026-11-20')), { sex: '2', birthYear: 2026 })
  assert.equal(suggestionFromPin('12345', date('2026-11-20')), undefined)
})

test('B4 what lacks is listed by case; signed electronic data replace the paper since 2025-01-09', () => {
  const lacking = (declaration: BirthDeclaration, attached: string[] = [], day = '2026-11-20') =>
    missingPapers(declaration, attached, date(day)).map(({ paper }) => paper)
  assert.deepEqual(lacking(normal), [])
  assert.deepEqual(lacking(normal, [], '2025-01-08'), ['BIRTH_NOTIFICATION'])
  assert.deepEqual(lacking({ ...normal, proof: { ...normal.proof, electronic: false } }), ['BIRTH_NOTIFICATION'])
  assert.deepEqual(lacking(abandoned), ['ABANDONMENT_RECORD'])
  assert.deepEqual(lacking(abandoned, ['ABANDONMENT_RECORD']), [])
  assert.deepEqual(lacking(birthExamples.surrogacy), ['SURROGACY_CONFIRMATION'])
  assert.deepEqual(lacking(foreignParent), ['NATIONALITY_AGREEMENT'])
  assert.deepEqual(lacking(birthExamples.foreignNationalityChosen), [
    'NATIONALITY_AGREEMENT',
    'FOREIGN_NATIONALITY_CONFIRMATION',
  ])
  assert.deepEqual(lacking(birthExamples.foreignParents), [])
  assert.deepEqual(lacking(birthExamples.bornAbroad), ['FOREIGN_BIRTH_PAPER', 'ENTRY_PROOF'])
  assert.deepEqual(lacking(birthExamples.adultWithPapers), ['PERSONAL_PAPERS', 'NOT_REGISTERED_STATEMENT'])
  assert.deepEqual(lacking(birthExamples.withRecognition), ['RECOGNITION_EVIDENCE'])
  assert.deepEqual(lacking(birthExamples.jointAcknowledgement), ['JOINT_ACKNOWLEDGEMENT'])
  const sworn = { ...normal, proof: { ...normal.proof, kind: 'SWORN_STATEMENT' as const } }
  assert.deepEqual(lacking(sworn), ['SWORN_STATEMENT'])
  assert.deepEqual(lacking(sworn, ['WITNESS_STATEMENT']), [])
  const proxy = { ...normal, informant: { ...normal.informant, relationship: 'PROXY' as const } }
  assert.deepEqual(lacking(proxy), ['POWER_OF_ATTORNEY'])
})

test('R-B16 kinds of the list follow from the declaration', () => {
  assert.deepEqual([parentageKind(normal), registrationKind(normal, here)], ['1', '1'])
  assert.equal(registrationKind(birthExamples.late, here), '4')
  assert.equal(parentageKind(birthExamples.unmarriedMother), '3')
  assert.equal(parentageKind(abandoned), '5')
  assert.equal(parentageKind({ ...birthExamples.withRecognition, mother: null }), '2')
  assert.equal(parentageKind({ ...normal, mother: null, father: null }), '4')
})

test('procedure, deadline and fee follow from the same declaration', () => {
  assert.equal(procedureCode(normal, here), '1.001193')
  assert.equal(procedureCode(foreignParent, here), '2.000528')
  assert.equal(procedureCode(birthExamples.bornAbroad, { ...here, office: mission }), '1.001020')
  assert.equal(deadlineProcedure(birthExamples.withRecognition, here), 'BIRTH_WITH_RECOGNITION')
  const total = (declaration: typeof normal) => feeFor(birthFeeQuestion(declaration, here), here).total
  assert.equal(total(normal), 0)
  assert.equal(total(birthExamples.late), 8000)
  assert.equal(total(foreignParent), 75000)
  assert.equal(total({ ...normal, copies: 2 }), 16000)
  assert.deepEqual(birthFeeIsTold(normal, here), [])
  assert.match(
    birthFeeIsTold({ ...birthExamples.late, copies: 2 }, here)[0]?.message ?? '',
    /8\.000 đồng và .* 16\.000 đồng/,
  )
  assert.equal(birthFeeIsTold({ ...birthExamples.late, feeExemption: 'POOR' }, here).length, 0)
})

test('the same declaration meets different law by its day alone', () => {
  const newYear = { holidays: [date('2016-01-01')], workedWeekends: [] }
  const rows = ['2016-01-01', '2025-07-01', '2026-01-15', '2027-03-01'].map((day) => {
    const on = exampleCircumstances(day, { office: hanoi })
    const { regime, kind, units } = officesForBirth(foreignParent, on)
    const problems = [...officeKindIsCompetent(foreignParent, on), ...residenceIsHere(foreignParent, on)]
    return {
      day,
      regime,
      kind,
      units,
      stops: problems.map(({ rule }) => rule),
      papers: missingPapers(foreignParent, [], on.receivedOn).map(({ paper }) => paper),
      identity: inForce(identityByDataSuffices, on.receivedOn).value ? 'data' : 'papers',
      due: formatMoment(dueAt({ procedure: 'BIRTH', receivedAt: on.receivedAt, calendar: newYear })),
    }
  })
  const agreement = ['NATIONALITY_AGREEMENT']
  assert.deepEqual(rows, [
    {
      day: '2016-01-01',
      regime: 'threeTier',
      kind: 'DISTRICT',
      units: ['00721'],
      stops: ['R-A1'],
      papers: ['BIRTH_NOTIFICATION', ...agreement],
      identity: 'papers',
      due: '17:00 04/01/2016',
    },
    {
      day: '2025-07-01',
      regime: 'twoTier',
      kind: 'COMMUNE',
      units: ['00721'],
      stops: ['R-A2'],
      papers: agreement,
      identity: 'papers',
      due: '17:00 01/07/2025',
    },
    {
      day: '2026-01-15',
      regime: 'twoTier',
      kind: 'COMMUNE',
      units: ['00721'],
      stops: ['R-A2'],
      papers: agreement,
      identity: 'data',
      due: '17:00 15/01/2026',
    },
    {
      day: '2027-03-01',
      regime: 'law2026',
      kind: 'COMMUNE',
      units: 'ANY',
      stops: [],
      papers: agreement,
      identity: 'data',
      due: '09:00 02/03/2027',
    },
  ])
})
