import assert from 'node:assert/strict'
import { test } from 'node:test'
import { date } from '../values/calendar-date.ts'
import { knownDay } from '../values/partial-date.ts'
import * as adoption from './adoption.ts'
import { type ChangeKind, changeActs, consentsNeeded, nameChangeGrounds, originalsAnnotated } from './change.ts'
import { deathPaperOf, deathPapersTaken, electronicDeathNotificationSuffices, mayTakeDeathPaper } from './death.ts'
import { guardianshipGrounds, legalPersonMayBe, naturalGuardians } from './guardianship.ts'
import { inForce, type Provision } from './in-force.ts'
import { judgmentNotes } from './judgment-notes.ts'
import {
  fillWording,
  maritalCertificateCopies,
  maritalStates,
  marriagePurposes,
  statusWordings,
} from './marital-status.ts'
import {
  barredTies,
  cohabitationBefore,
  maritalStatusLookedUp,
  marriageHandOver,
  marriageStudy,
  oldEnoughToMarry,
} from './marriage.ts'
import { earlierRegistrationSearch, earlyEnough, employerConfirms, mayBeReRegistered } from './re-registration.ts'
import { recognitionEvidence, recognitionPostings, recognitionWitnesses } from './recognition.ts'
import { transcribedBirthGives, untranslatedLanguages } from './transcription.ts'

const on = <T>(table: readonly Provision<T>[], day: string): T => inForce(table, date(day)).value

test('R-C1 a man of 20 and a woman of 18 may marry; until 2014 the year entered was enough', () => {
  const may = (sex: '1' | '2', born: string, day: string) => oldEnoughToMarry(sex, knownDay(born), date(day))
  assert.equal(may('1', '2006-11-21', '2026-11-20'), false)
  assert.equal(may('1', '2006-11-20', '2026-11-20'), true)
  assert.equal(may('2', '2008-11-21', '2026-11-20'), false)
  assert.equal(may('2', '2008-11-20', '2026-11-20'), true)
  assert.equal(may('1', '1995-06-01', '2014-12-31'), true)
  assert.equal(may('1', '1995-06-01', '2015-01-01'), false)
  assert.equal(oldEnoughToMarry('2', { known: 'year', year: 2008 }, date('2026-01-01')), true)
  assert.equal(oldEnoughToMarry('2', { known: 'nothing' }, date('2026-01-01')), undefined)
})

test('R-C4 in-laws and step-relatives are barred since 2001', () => {
  assert.ok(!on(barredTies, '2000-12-31').includes('STEP_PARENT_AND_STEP_CHILD'))
  assert.equal(on(barredTies, '2026-11-20').length, 7)
})

test('R-C6 handed over in 3 working days and cancelled after 60 days since 2016; study time has gone into the limit since 2025-07-01', () => {
  assert.deepEqual(on(marriageHandOver, '2015-12-31'), { workingDays: 5, cancelledAfterDays: 90 })
  assert.deepEqual(on(marriageHandOver, '2016-01-01'), { workingDays: 3, cancelledAfterDays: 60 })
  assert.deepEqual(
    ['2015-12-31', '2016-01-01', '2025-06-30', '2025-07-01'].map((day) => on(marriageStudy, day)),
    [15, 10, 10, null],
  )
  assert.equal(on(cohabitationBefore, '2026-11-20'), '1987-01-03')
})

test('C4 the status of the couple is looked up since 2025-01-09', () => {
  assert.equal(on(maritalStatusLookedUp, '2025-01-08'), false)
  assert.equal(on(maritalStatusLookedUp, '2025-01-09'), true)
})

test('H4 the paper follows the situation; papers 5 to 7 are of old books only', () => {
  for (const paper of ['5', '6', '7'] as const) {
    assert.equal(mayTakeDeathPaper(paper, date('2015-12-31')), true)
    assert.equal(mayTakeDeathPaper(paper, date('2016-01-01')), false)
  }
  for (const { paper } of Object.values(on(deathPaperOf, '2026-11-20')))
    assert.ok(on(deathPapersTaken, '2026-11-20').includes(paper))
  assert.equal(on(deathPaperOf, '2026-11-20').SUDDEN_OR_SUSPICIOUS.paper, '4')
  assert.equal(on(electronicDeathNotificationSuffices, '2025-01-09'), true)
})

test('E3 postings: 7 and 7 days until 2025-06-30, 5 and 5 working days since', () => {
  assert.deepEqual(on(recognitionPostings, '2025-06-30'), {
    atTheOffice: { days: 7, unit: 'days' },
    atTheResidence: { days: 7, unit: 'days' },
  })
  assert.deepEqual(on(recognitionPostings, '2025-07-01'), {
    atTheOffice: { days: 5, unit: 'working-days' },
    atTheResidence: { days: 5, unit: 'working-days' },
  })
})

test('R-E5 a sworn statement needs two witnesses, a paper of an authority none', () => {
  const evidence = on(recognitionEvidence, '2026-11-20')
  assert.equal(evidence.AUTHORITY_PAPER.witnesses, 0)
  assert.equal(evidence.SWORN_STATEMENT_WITH_WITNESSES.witnesses, on(recognitionWitnesses, '2026-11-20'))
})

test('F3 the eldest sibling comes first for a minor, the spouse for a married adult; R-F3 a guardian’s death changes, never ends', () => {
  assert.deepEqual(on(naturalGuardians, '2026-11-20').MINOR, [
    'ELDEST_SIBLING',
    'NEXT_SIBLING',
    'GRANDPARENTS',
    'UNCLE_OR_AUNT',
  ])
  assert.deepEqual(on(naturalGuardians, '2026-11-20').ADULT_MARRIED, ['SPOUSE'])
  const { END, CHANGE } = on(guardianshipGrounds, '2026-11-20')
  assert.deepEqual(
    END.filter((ground) => CHANGE.includes(ground)),
    [],
  )
  assert.ok(CHANGE.includes('GUARDIAN_DEAD') && END.includes('WARD_OF_AGE'))
  assert.equal(on(legalPersonMayBe, '2026-11-20').SUPERVISOR, true)
})

test('G3 a change of name: parents below 18, the child from 9; ethnicity: the person from 15', () => {
  const asked = (kind: ChangeKind, age: number, touchesName = true) =>
    consentsNeeded({ kind, age, touchesName, intakeOn: date('2026-11-20') })
  assert.deepEqual(asked('CHANGE', 8), ['BOTH_PARENTS'])
  assert.deepEqual(asked('CHANGE', 9), ['BOTH_PARENTS', 'THE_PERSON'])
  assert.deepEqual(asked('CHANGE', 18), [])
  assert.deepEqual(asked('CHANGE', 10, false), [])
  assert.deepEqual(asked('ETHNICITY', 14), ['BOTH_PARENTS'])
  assert.deepEqual(asked('ETHNICITY', 15), ['BOTH_PARENTS', 'THE_PERSON'])
  assert.deepEqual(asked('ETHNICITY', 18), [])
  assert.deepEqual(asked('CORRECTION', 10), [])
})

test('G2 five acts with five grounds; a spouse’s surname is a ground since 2017; marriage certificates are annotated since 2016', () => {
  assert.equal(new Set(Object.values(on(changeActs, '2026-11-20')).map(({ ground }) => ground.vi)).size, 5)
  const spouse = (day: string) => on(nameChangeGrounds, day).some(({ code }) => code === 'SPOUSE')
  assert.deepEqual([spouse('2016-12-31'), spouse('2017-01-01')], [false, true])
  assert.deepEqual(on(originalsAnnotated, '2015-12-31'), ['BIRTH_CERTIFICATE'])
  assert.equal(on(originalsAnnotated, '2016-01-01').length, 2)
})

test('R-D5 a wording is filled from entries, and no line is printed with a part missing', () => {
  const wordings = on(statusWordings, '2026-11-20')
  assert.equal(fillWording(wordings.NEVER_MARRIED.text, {}), 'hiện tại chưa đăng ký kết hôn với ai')
  assert.equal(
    fillWording(wordings.MARRIED.text, {
      kinship: 'chồng',
      spouse: 'ông Vàng Mí Sính',
      number: '12/2020',
      authority: 'Ủy ban nhân dân xã Đồng Văn',
      date: '05/03/2020',
    }),
    'hiện tại đang có chồng là ông Vàng Mí Sính (Giấy chứng nhận kết hôn số 12/2020, do Ủy ban nhân dân xã Đồng Văn cấp ngày 05/03/2020)',
  )
  assert.throws(() => fillWording(wordings.DIVORCED.text, { paper: 'Bản án' }), /lacks number/)
  for (const { state } of Object.values(wordings)) assert.ok(state in maritalStates)
})

test('D one certificate for a marriage, any number for another purpose since 2020-07-16', () => {
  assert.deepEqual(on(maritalCertificateCopies, '2020-07-15'), { MARRIAGE: 1, OTHER: 1 })
  assert.deepEqual(on(maritalCertificateCopies, '2020-07-16'), { MARRIAGE: 1, OTHER: null })
  assert.deepEqual(on(marriagePurposes, '2026-11-20'), ['1', '2', '3', '4'])
})

test('R-I1 only what was registered before 2016-01-01 is registered again', () => {
  assert.equal(earlyEnough(date('2015-12-31'), date('2026-11-20')), true)
  assert.equal(earlyEnough(date('2016-01-01'), date('2026-11-20')), false)
  assert.equal(earlyEnough(null, date('2026-11-20')), true)
  assert.equal(earlyEnough(date('2015-06-01'), date('2015-12-31')), true)
})

test('R-I4 the database is searched since 2026-01-15, and no employer confirms any more', () => {
  assert.equal(on(earlierRegistrationSearch, '2026-01-14').in, 'BOOKS')
  assert.equal(on(earlierRegistrationSearch, '2026-01-15').in, 'DATABASE')
  assert.deepEqual([on(employerConfirms, '2026-01-14'), on(employerConfirms, '2026-01-15')], [true, false])
})

test('what is registered again since 2027-03-01 is a policy; until then everything is', () => {
  assert.equal(mayBeReRegistered('BIRTH', date('2027-02-28')), true)
  assert.equal(mayBeReRegistered('BIRTH', date('2027-03-01')), false)
  assert.equal(mayBeReRegistered('MARRIAGE', date('2027-03-01')), true)
  assert.equal(mayBeReRegistered('BIRTH', date('2027-03-01'), { 'law-2026-re-registers': ['BIRTH'] }), true)
})

test('R-K2 a transcribed birth gives an extract and asks for a number; missions read English', () => {
  assert.deepEqual(on(transcribedBirthGives, '2026-11-20'), { document: 'EXTRACT', pinAsked: true })
  assert.ok(on(untranslatedLanguages, '2026-11-20').MISSION.includes('en'))
})

test('M ages, periods and follow-up of an adoption are those of the law of 2010 since 2011', () => {
  assert.deepEqual(on(adoption.adoptableAge, '2026-11-20'), { under: 16, byRelativesUnder: 18 })
  assert.equal(on(adoption.adopterGap, '2026-11-20').years, 20)
  assert.equal(on(adoption.birthParentsConsentAfterDays, '2026-11-20'), 15)
  assert.deepEqual(on(adoption.adoptionPeriods, '2026-11-20'), { fileCheck: 10, registration: 20, refusal: 10 })
  assert.deepEqual(on(adoption.adoptionFollowUp, '2026-11-20'), { everyMonths: 6, forYears: 3 })
  assert.equal(on(adoption.adoptionFollowUp, '2010-12-31'), null)
})

test('J a judgment is noted in the book of what it ends or changes', () => {
  const notes = on(judgmentNotes, '2026-11-20')
  assert.equal(notes.DIVORCE.notedIn, 'MARRIAGE')
  assert.equal(notes.DEAD.notedIn, 'DEATH')
  assert.equal(notes.CAPACITY_LOST.notedIn, 'BIRTH')
})
