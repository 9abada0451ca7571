import assert from 'node:assert/strict'
import { test } from 'node:test'
import { knownPersonOf } from '../../../tests/known.ts'
import { date } from '../../values/calendar-date.ts'
import { Pin } from '../../values/ids.ts'
import { PersonName } from '../../values/names.ts'
import { knownDay, type PartialDate } from '../../values/partial-date.ts'
import type { Circumstances } from '../circumstances.ts'
import type { Problem } from '../event.ts'
import type { BirthDeclaration } from './declaration.ts'
import { type BirthExampleName, birthExamples, exampleCircumstances } from './examples.ts'
import {
  customIsRecorded,
  ethnicityFitsNationality,
  ethnicityFollowsParents,
  hometownFollowsParents,
  lessPopulousByCustom,
  surnameFollowsParents,
} from './rules-choices.ts'
import {
  informantIsIdentified,
  informantMayAct,
  relationshipIsClear,
  requesterSignsTheBook,
} from './rules-informant.ts'
import {
  birthDateIsFull,
  bornBeforeToday,
  childWhoDied,
  isLate,
  lastTimelyDay,
  lateIsToldNotRefused,
  motherAgeIsPlausible,
  namesAreLetters,
  orderWithinBirth,
  parentsBornBefore,
} from './rules-names-dates.ts'
import {
  bothUndetermined,
  deadParentIsFlagged,
  fatherNeedsGround,
  groupsFitCase,
  husbandKnownToRegisters,
  marriageCover,
  marriageIsLookedUp,
  motherUndetermined,
  parentsAsRegistered,
  presumedFatherLeftOut,
} from './rules-parents.ts'
import {
  foundlingContent,
  personWithPapers,
  postedBeforeRegistration,
  proofFitsCase,
  surrogacyParents,
  wordsStayInTheBook,
} from './rules-special.ts'

const here = exampleCircumstances()
type Changes = Partial<Omit<BirthDeclaration, 'child'>> & { child?: Partial<BirthDeclaration['child']> }
const example = (name: BirthExampleName, changes: Changes = {}): BirthDeclaration => ({
  ...birthExamples[name],
  ...changes,
  child: { ...birthExamples[name].child, ...changes.child },
})
const { mother, father } = birthExamples.normal
assert.ok(mother && father)
const normalInformant = birthExamples.normal.informant
const named = (text: string) => PersonName.parse(text)
const year = (of: number): PartialDate => ({ known: 'year', year: of })
const severities = (problems: Problem[]) => problems.map(({ severity }) => severity)
const passes = (problems: Problem[]) => assert.deepEqual(problems, [])
const finds = (problems: Problem[], severity: Problem['severity'], rule: string, pointer?: string) => {
  assert.deepEqual(severities(problems), [severity])
  assert.equal(problems[0]?.rule, rule)
  if (pointer !== undefined) assert.equal(problems[0]?.pointer, pointer)
}

test('R-A11 names are letters of any group of Việt Nam; "không rõ" is no name; a long name is asked about', () => {
  passes(namesAreLetters(example('normal', { child: { name: named("K'Brơi Niê") } }), here))
  finds(
    namesAreLetters(example('normal', { father: { ...father, name: named('Không Rõ') } }), here),
    'error',
    'R-A11',
    '/father/name',
  )
  const digits = example('normal', { child: { name: 'Hoàng 9' as PersonName } })
  finds(namesAreLetters(digits, here), 'error', 'R-A11', '/child/name')
  const long = example('normal', { child: { name: named('Hoàng Nguyễn Công Tằng Tôn Nữ Bảo Ngọc') } })
  finds(namesAreLetters(long, here), 'advice', 'R-A11')
})

test('R-A12 a new-born has a full date; a person with papers may lack day and month, never the year', () => {
  passes(birthDateIsFull(example('normal')))
  finds(birthDateIsFull(example('normal', { child: { birthDate: year(2026) } })), 'error', 'R-A12')
  finds(birthDateIsFull(example('adultWithPapers')), 'advice', 'R-A12')
  finds(birthDateIsFull(example('adultWithPapers', { child: { birthDate: { known: 'nothing' } } })), 'error', 'R-A12')
})

test('R-B9 nobody is born after today, nor 126 years ago', () => {
  finds(bornBeforeToday(example('adultWithPapers', { child: { birthDate: year(1900) } }), here), 'error', 'R-B9')
  passes(bornBeforeToday(example('adultWithPapers', { child: { birthDate: year(1901) } }), here))
  passes(bornBeforeToday(example('normal', { child: { birthDate: knownDay('2026-11-20') } }), here))
  finds(bornBeforeToday(example('normal', { child: { birthDate: knownDay('2026-11-21') } }), here), 'error', 'R-B9')
})

test('R-B1 the sixtieth day is in time, the next is late, and late is told, not refused', () => {
  const born = (day: string) => example('normal', { child: { birthDate: knownDay(day) } })
  assert.equal(lastTimelyDay(born('2026-09-21'), here), '2026-11-20')
  passes(lateIsToldNotRefused(born('2026-09-21'), here))
  finds(lateIsToldNotRefused(born('2026-09-20'), exampleCircumstances('2026-11-20')), 'advice', 'R-B1')
})

test('R-B1 a last day on a holiday moves on; the request date counts unless a policy says otherwise', () => {
  const born = example('normal', { child: { birthDate: knownDay('2026-09-21') } })
  const holiday = { holidays: [date('2026-11-20')], workedWeekends: [] }
  assert.equal(lastTimelyDay(born, { ...here, calendar: holiday }), '2026-11-23')
  const later = { ...here, today: date('2026-11-25') }
  assert.equal(isLate(born, later), false)
  assert.equal(isLate(born, { ...later, policies: { 'late-flag-uses-request-date': false } }), true)
})

test('R-B2 24 hours of life: both events; less: only when a birth parent asks', () => {
  passes(childWhoDied(example('normal'), here))
  finds(childWhoDied(example('childWhoDied'), here), 'advice', 'R-B2')
  const short = { on: date('2026-11-02'), livedDayOrMore: false, parentAsks: false }
  finds(childWhoDied(example('normal', { child: { died: short } }), here), 'error', 'R-B2', '/child/died')
  passes(childWhoDied(example('normal', { child: { died: { ...short, parentAsks: true } } }), here))
  const before = { on: date('2026-11-01'), livedDayOrMore: true, parentAsks: false }
  finds(childWhoDied(example('normal', { child: { died: before } }), here), 'error', 'R-B2', '/child/died/on')
})

test('R-B6 the surname is a parent’s; a custom without surnames is a reason', () => {
  passes(surnameFollowsParents(example('normal')))
  passes(surnameFollowsParents(example('normal', { child: { name: named('Lục Minh Én') } })))
  finds(
    surnameFollowsParents(example('normal', { child: { name: named('Trần Minh Én') } })),
    'warning',
    'R-B6',
    '/child/name',
  )
  finds(
    surnameFollowsParents(example('unmarriedMother', { child: { name: named('Hoàng Bảo Ngân') } })),
    'warning',
    'R-B6',
  )
  passes(surnameFollowsParents(example('abandoned')))
  finds(surnameFollowsParents(example('normal', { child: { name: named('Hoang Minh Én') } })), 'warning', 'R-B6')
})

test('R-B6 the ethnicity is a parent’s; custom that differs advises the less populous group (BLDS 29)', () => {
  passes(ethnicityFollowsParents(example('normal')))
  const thai = { code: '03', asWritten: 'Thái' }
  finds(ethnicityFollowsParents(example('normal', { child: { ethnicity: thai } })), 'error', 'R-B6', '/child/ethnicity')
  passes(lessPopulousByCustom(example('mixedEthnicity'), here))
  const kinh = { code: '01', asWritten: 'Kinh' }
  const advised = lessPopulousByCustom(example('mixedEthnicity', { child: { ethnicity: kinh } }), here)
  finds(advised, 'advice', 'R-B6')
  assert.match(advised[0]?.message ?? '', /Tày\.$/)
})

test('R-B6 the hometown is a parent’s, and custom is recorded', () => {
  const hanoi = {
    countryCode: 'VN',
    unitCode: '00070',
    asOf: null,
    detail: '',
    asWritten: 'phường Hoàn Kiếm, thành phố Hà Nội',
  }
  passes(hometownFollowsParents(example('normal')))
  finds(hometownFollowsParents(example('normal', { child: { hometown: null } })), 'error', 'R-B6', '/child/hometown')
  const dongVan = birthExamples.normal.child.hometown
  const known = { mother: { ...mother, hometown: dongVan }, father: { ...father, hometown: dongVan } }
  passes(hometownFollowsParents(example('normal', known)))
  finds(hometownFollowsParents(example('normal', { ...known, child: { hometown: hanoi } })), 'warning', 'R-B6')
  passes(customIsRecorded(example('normal')))
  finds(customIsRecorded(example('mixedEthnicity')), 'advice', 'R-B6')
})

test('R-B7 a father without a ground is refused, and a ground without a father too', () => {
  passes(fatherNeedsGround(example('normal')))
  passes(fatherNeedsGround(example('unmarriedMother')))
  finds(fatherNeedsGround(example('normal', { fatherBasis: null })), 'error', 'R-B7', '/fatherBasis')
  finds(fatherNeedsGround(example('unmarriedMother', { fatherBasis: 'MARRIAGE' })), 'error', 'R-B7')
  finds(fatherNeedsGround(example('normal', { parentsMarriage: null })), 'error', 'R-B7', '/parentsMarriage')
})

test('R-B7 recognition and court decision need their reference, joint acknowledgement a later marriage', () => {
  passes(fatherNeedsGround(example('withRecognition')))
  finds(fatherNeedsGround(example('normal', { fatherBasis: 'RECOGNITION' })), 'error', 'R-B7', '/fatherBasisReference')
  passes(fatherNeedsGround(example('normal', { fatherBasis: 'RECOGNITION', fatherBasisReference: '02/TLCMC' })))
  finds(fatherNeedsGround(example('normal', { fatherBasis: 'COURT_DECISION' })), 'error', 'R-B7')
  passes(
    fatherNeedsGround(example('normal', { fatherBasis: 'COURT_DECISION', fatherBasisReference: '15/2026/HNGĐ-ST' })),
  )
  passes(fatherNeedsGround(example('jointAcknowledgement')))
  finds(fatherNeedsGround(example('normal', { fatherBasis: 'JOINT_ACKNOWLEDGEMENT' })), 'error', 'R-B7')
})

test('B8.2 the 300th day after the end of the marriage is still the husband’s child, the 301st is not', () => {
  const marriage = birthExamples.normal.parentsMarriage
  assert.ok(marriage)
  const ended = (endedOn: string) => example('normal', { parentsMarriage: { ...marriage, endedOn: date(endedOn) } })
  assert.equal(marriageCover(ended('2026-01-06')), 'WITHIN_300_DAYS')
  passes(fatherNeedsGround(ended('2026-01-06')))
  assert.equal(marriageCover(ended('2026-01-05')), 'AFTER_PRESUMPTION')
  finds(fatherNeedsGround(ended('2026-01-05')), 'error', 'R-B7')
  const later = example('normal', { parentsMarriage: { ...marriage, registeredOn: date('2026-11-10') } })
  assert.equal(marriageCover(later), 'BORN_BEFORE_MARRIAGE')
  finds(fatherNeedsGround(later), 'error', 'R-B7')
  const unknown = example('normal', { parentsMarriage: { ...marriage, registeredOn: null } })
  finds(fatherNeedsGround(unknown), 'warning', 'R-B7')
})

test('B8.2 leaving the presumed father out needs a reason', () => {
  passes(presumedFatherLeftOut(example('unmarriedMother')))
  const left = example('unmarriedMother', { parentsMarriage: birthExamples.normal.parentsMarriage })
  finds(presumedFatherLeftOut(left), 'warning', 'B8.2', '/father')
})

test('R-A9 the marriage is looked up, not demanded; what a register says of a parent is compared', () => {
  passes(marriageIsLookedUp(example('normal')))
  const marriage = birthExamples.normal.parentsMarriage
  assert.ok(marriage)
  finds(marriageIsLookedUp(example('normal', { parentsMarriage: { ...marriage, verified: false } })), 'advice', 'R-A9')
  const known = (changes: object): Circumstances => ({
    ...here,
    knownParents: { mother: { name: 'LỤC THỊ MẬN', birthDate: mother.birthDate, ...changes } },
  })
  passes(parentsAsRegistered(example('normal'), known({})))
  finds(parentsAsRegistered(example('normal'), known({ name: 'Lục Thị Mẩy' })), 'warning', 'R-A9', '/mother/name')
  finds(parentsAsRegistered(example('normal'), known({ diedOn: date('2026-11-01') })), 'warning', 'R-A9', '/mother')
})

test('B8.3 a father alone registers by recognition; B8.4 both undetermined need the place where the child lives', () => {
  passes(motherUndetermined(example('withRecognition', { mother: null })))
  finds(motherUndetermined(example('normal', { mother: null })), 'error', 'B8.3')
  passes(bothUndetermined(example('normal')))
  const alone = { mother: null, father: null, fatherBasis: null, parentsMarriage: null }
  assert.deepEqual(severities(bothUndetermined(example('normal', alone))), ['advice', 'error'])
  finds(
    bothUndetermined(example('normal', { ...alone, child: { livesAt: birthExamples.abandoned.child.livesAt } })),
    'advice',
    'B8.4',
  )
})

test('R-B16 the case fits the blank and filled groups', () => {
  passes(groupsFitCase(example('abandoned')))
  finds(groupsFitCase(example('abandoned', { mother })), 'error', 'R-B16')
  passes(groupsFitCase(example('withRecognition')))
  finds(groupsFitCase(example('withRecognition', { father: null, fatherBasis: null })), 'error', 'R-B16')
  finds(groupsFitCase(example('withRecognition', { mother: null, father: null })), 'error', 'R-B16')
})

test('R-B11 a mother of twelve is asked about, a mother of thirteen is not', () => {
  passes(motherAgeIsPlausible(example('normal', { mother: { ...mother, birthDate: year(2013) } }), here))
  finds(
    motherAgeIsPlausible(example('normal', { mother: { ...mother, birthDate: year(2014) } }), here),
    'warning',
    'R-B11',
  )
  finds(
    motherAgeIsPlausible(example('normal', { mother: { ...mother, birthDate: year(1960) } }), here),
    'warning',
    'R-B11',
  )
})

test('R-B12 a parent is born before the child, in the declaration and in the registers', () => {
  passes(parentsBornBefore(example('normal'), here))
  const young = example('normal', { father: { ...father, birthDate: knownDay('2026-11-02') } })
  finds(parentsBornBefore(young, here), 'error', 'R-B12', '/father/birthDate')
  const known = { ...here, knownParents: { mother: { name: mother.name, birthDate: knownDay('2027-01-01') } } }
  finds(parentsBornBefore(example('normal'), known), 'error', 'R-B12', '/mother/birthDate')
})

test('R-B13 the order lies within the birth, and each twin has its own case', () => {
  passes(orderWithinBirth(example('normal')))
  finds(orderWithinBirth(example('secondTwin')), 'advice', 'R-B13')
  finds(orderWithinBirth(example('secondTwin', { child: { order: 3 } })), 'error', 'R-B13')
})

test('R-B17 "Đã chết" is a mark, not a residence', () => {
  assert.ok(father.residence)
  passes(deadParentIsFlagged(example('normal', { father: { ...father, deceased: true, residence: null } })))
  const written = { ...father, residence: { ...father.residence, asWritten: 'Đã chết' } }
  finds(deadParentIsFlagged(example('normal', { father: written })), 'error', 'R-B17', '/father/residence')
  finds(deadParentIsFlagged(example('normal', { father: { ...father, residence: null } })), 'warning', 'R-B17')
})

test('R-B15 a Vietnamese child has a group; a foreign child none or "người nước ngoài"', () => {
  passes(ethnicityFitsNationality(example('normal'), here))
  passes(ethnicityFitsNationality(example('abandoned'), here))
  const strict = { ...here, policies: { 'abandoned-ethnicity-may-be-blank': false } }
  finds(ethnicityFitsNationality(example('abandoned'), strict), 'error', 'R-B15')
  finds(ethnicityFitsNationality(example('normal', { child: { ethnicity: null } }), here), 'error', 'R-B15')
  const foreigner = { code: '55', asWritten: 'Người nước ngoài' }
  finds(ethnicityFitsNationality(example('normal', { child: { ethnicity: foreigner } }), here), 'warning', 'R-B15')
  passes(ethnicityFitsNationality(example('foreignParents', { child: { ethnicity: foreigner } }), here))
  finds(
    ethnicityFitsNationality(
      example('foreignParents', { child: { ethnicity: { code: '01', asWritten: 'Kinh' } } }),
      here,
    ),
    'warning',
    'R-B15',
  )
})

test('R-B10 the requester is of age, and nobody declares his own birth as a child', () => {
  passes(informantMayAct(example('normal'), here))
  passes(informantMayAct(example('adultWithPapers'), here))
  const { informant } = birthExamples.normal
  const young = { ...informant, birthDate: knownDay('2009-01-01') }
  finds(informantMayAct(example('normal', { informant: young }), here), 'warning', 'R-B10')
  finds(
    informantMayAct(example('normal', { informant: { ...informant, relationship: 'SELF' } }), here),
    'error',
    'R-B10',
  )
})

test('A4 who asks is identified by a paper, and since 15/01/2026 by the number alone', () => {
  const asked = (pin: string | null, receivedOn: string) =>
    informantIsIdentified(
      example('normal', { informant: { ...normalInformant, pin: Pin.nullable().parse(pin), idDocument: null } }),
      { ...here, receivedOn: date(receivedOn) },
    ).length
  assert.deepEqual([asked('002196000017', '2026-01-14'), asked('002196000017', '2026-01-15')], [1, 0])
  assert.equal(asked(null, '2026-01-15'), 1)
  const idDocument = { type: 'CC', number: '002196000017', issuer: '', issuedOn: null }
  assert.deepEqual(
    informantIsIdentified(example('normal', { informant: { ...normalInformant, idDocument } }), here),
    [],
  )
})

test('R-A7 the requester signs at missions and, until 30/06/2025, everywhere', () => {
  const told = (kind: 'COMMUNE' | 'MISSION', receivedOn: string) =>
    requesterSignsTheBook(example('normal'), {
      ...here,
      office: { ...here.office, kind },
      receivedOn: date(receivedOn),
    }).length
  assert.deepEqual(
    [told('COMMUNE', '2025-06-30'), told('COMMUNE', '2025-07-01'), told('MISSION', '2026-11-20')],
    [1, 0, 1],
  )
})

test('R-B10 the relationship is clear and the same person stands in both places', () => {
  const { informant } = birthExamples.normal
  passes(relationshipIsClear(example('normal')))
  finds(
    relationshipIsClear(example('normal', { informant: { ...informant, relationship: 'OTHER' } })),
    'error',
    'R-B10',
  )
  finds(
    relationshipIsClear(example('unmarriedMother', { informant: { ...informant, relationship: 'FATHER' } })),
    'warning',
    'R-B10',
  )
  finds(
    relationshipIsClear(example('normal', { informant: { ...informant, pin: null, name: named('Lò Thị Hoa') } })),
    'error',
    'R-B10',
  )
})

test('R-B8 a foundling is registered from the day the seven days of posting end', () => {
  const posted = (postedFrom: string | null) => {
    const { abandonment } = birthExamples.abandoned
    assert.ok(abandonment)
    return example('abandoned', {
      abandonment: { ...abandonment, postedFrom: postedFrom === null ? null : date(postedFrom) },
    })
  }
  passes(postedBeforeRegistration(posted('2026-11-13'), here))
  finds(postedBeforeRegistration(posted('2026-11-14'), here), 'error', 'R-B8')
  finds(postedBeforeRegistration(posted(null), here), 'error', 'R-B8', '/abandonment/postedFrom')
  finds(postedBeforeRegistration(posted('2026-10-30'), here), 'error', 'R-B8')
  finds(postedBeforeRegistration(example('abandoned', { abandonment: null }), here), 'error', 'R-B8', '/abandonment')
  passes(postedBeforeRegistration(example('normal'), here))
})

test('R-B8 content of a foundling, and words that stand in the book only', () => {
  passes(foundlingContent(example('abandoned')))
  const { hometown } = birthExamples.abandoned.child
  assert.ok(hometown)
  const other = { ...hometown, unitCode: '00070', asWritten: 'phường Hoàn Kiếm, thành phố Hà Nội' }
  finds(foundlingContent(example('abandoned', { child: { hometown: other } })), 'error', 'R-B8', '/child/hometown')
  finds(foundlingContent(example('abandoned', { child: { birthDate: knownDay('2026-10-30') } })), 'warning', 'R-B8')
  passes(wordsStayInTheBook(example('abandoned')))
  const told = { ...birthExamples.abandoned.child.birthPlace, asWritten: 'Cổng trạm y tế (trẻ bị bỏ rơi), xã Đồng Văn' }
  finds(wordsStayInTheBook(example('abandoned', { child: { birthPlace: told } })), 'error', 'R-B8')
})

test('B8.6 surrogacy names the commissioning spouses and the confirmation', () => {
  passes(surrogacyParents(example('surrogacy')))
  finds(
    surrogacyParents(example('surrogacy', { surrogacyConfirmation: '' })),
    'error',
    'B8.6',
    '/surrogacyConfirmation',
  )
  finds(surrogacyParents(example('surrogacy', { father: null, fatherBasis: null })), 'error', 'B8.6', '/mother')
})

test('B8.7 a person with papers is registered from them, with the number there is', () => {
  passes(personWithPapers(example('adultWithPapers'), here))
  passes(personWithPapers(example('normal'), here))
  finds(personWithPapers(example('adultWithPapers', { child: { existingPin: null } }), here), 'advice', 'B8.7')
  finds(personWithPapers(example('normal', { child: { existingPin: '008326000001' } }), here), 'error', 'B8.7')
  finds(personWithPapers(example('adultWithPapers', { proof: birthExamples.normal.proof }), here), 'error', 'B8.7')
})

test('B4 the proof fits the case', () => {
  passes(proofFitsCase(example('normal')))
  passes(proofFitsCase(example('abandoned')))
  finds(proofFitsCase(example('abandoned', { proof: birthExamples.normal.proof })), 'error', 'B4')
  finds(proofFitsCase(example('normal', { proof: birthExamples.abandoned.proof })), 'error', 'B4')
  finds(proofFitsCase(example('normal', { proof: birthExamples.adultWithPapers.proof })), 'error', 'B4')
})

test('B8.4 a child neither of whose parents is known is handled like a foundling: hometown as born, ethnicity may stay blank', () => {
  const { birthPlace, hometown } = birthExamples.normal.child
  assert.ok(hometown)
  const nobody = { mother: null, father: null, fatherBasis: null, parentsMarriage: null } as const
  const born = { ...birthPlace, unitCode: hometown.unitCode, asWritten: hometown.asWritten }
  const unknown = example('normal', { ...nobody, child: { birthPlace: born, hometown, ethnicity: null } })
  passes(foundlingContent(unknown))
  passes(ethnicityFitsNationality(unknown, here))
  const elsewhere = { ...hometown, unitCode: '00070', asWritten: 'phường Hoàn Kiếm, thành phố Hà Nội' }
  finds(
    foundlingContent({ ...unknown, child: { ...unknown.child, hometown: elsewhere } }),
    'error',
    'R-B8',
    '/child/hometown',
  )
})

test('R-E2 B8.2 a marriage of the mother that the registers know makes her husband the father, whoever is left out or claims the child', () => {
  const wed = (from: string, to: string | null, name = 'Vàng Mí Chứ') => ({
    ...here,
    people: {
      MOTHER: knownPersonOf({
        marriages: [
          {
            entry: null,
            reference: 'số 03/2018',
            spouse: { personId: '0198a000-0000-7000-8000-0000000000ff', pin: null, name },
            from: date(from),
            to: to === null ? null : date(to),
            endedBy: to === null ? null : 'DIVORCE',
            endBasis: '',
          },
        ],
      }),
    },
  })
  const combined = example('withRecognition')
  finds(husbandKnownToRegisters(combined, wed('2018-01-01', null)), 'error', 'R-E2', '/father/name')
  finds(husbandKnownToRegisters(combined, wed('2018-01-01', '2026-02-01')), 'error', 'R-E2')
  passes(husbandKnownToRegisters(combined, wed('2018-01-01', '2025-12-01')))
  passes(husbandKnownToRegisters(combined, wed('2026-11-03', null)))
  const own = wed('2018-01-01', null, combined.father?.name)
  finds(husbandKnownToRegisters(combined, own), 'error', 'R-E2', '/fatherBasis')
  finds(husbandKnownToRegisters(example('unmarriedMother'), wed('2018-01-01', null)), 'warning', 'B8.2', '/father')
  passes(husbandKnownToRegisters(example('normal'), wed('2018-01-01', null)))
})
