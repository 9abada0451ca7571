import { typedAdoptionExamples } from '../../src/events/adoption/examples.ts'
import { typedBirthExamples } from '../../src/events/birth/examples.ts'
import { typedChangeExamples } from '../../src/events/change/examples.ts'
import { typedDeathExamples } from '../../src/events/death/examples.ts'
import { typedGuardianshipExamples } from '../../src/events/guardianship/examples.ts'
import { typedGuardianshipEndExamples } from '../../src/events/guardianship-end/examples.ts'
import { typedMaritalExamples } from '../../src/events/marital-status/examples.ts'
import { typedMarriageExamples } from '../../src/events/marriage/examples.ts'
import { typedRecognitionExamples } from '../../src/events/recognition/examples.ts'
import { addDays, type CalendarDate } from '../../src/values/calendar-date.ts'
import { type Bond, type Guardianship, type Human, isAtLeast, openBond, statusOf } from './people.ts'

export type Typed = Record<string, unknown>

const day = (date: CalendarDate) => ({ known: 'day', date }) as const
const tay = { code: '02', asWritten: 'Tày' }
const dongVan = { unitCode: '00721', asOf: '2026-11-02', asWritten: 'xã Đồng Văn, tỉnh Tuyên Quang' }
const hoanKiem = { unitCode: '00070', asOf: '2026-11-02', asWritten: 'phường Hoàn Kiếm, thành phố Hà Nội' }
const home = { ...dongVan, kind: 'PERMANENT' }
const away = { ...hoanKiem, kind: 'PERMANENT' }
const office = 'Ủy ban nhân dân xã Đồng Văn'

/** Somebody who lives at both offices, so that each is competent. */
export const party = (one: Human): Typed => ({
  name: one.name,
  birthDate: day(one.born),
  sex: one.sex,
  ethnicity: tay,
  nationalities: ['VN'],
  residence: home,
  alsoLivesAt: away,
  pin: one.pin,
  personId: one.personId,
  idDocument: one.pin === null ? null : { type: 'CC', number: one.pin },
})

const asks = (one: Human, relationship = 'SELF'): Typed => ({
  relationship,
  name: one.name,
  pin: one.pin,
  birthDate: day(one.born),
  residence: home,
})

export const birthOf = (child: Human, mother: Human, father: Human | null, combined: boolean, n: number): Typed => {
  const { normal, withRecognition } = typedBirthExamples
  const bond = openBond(mother)
  const early = bond && child.born < bond.from
  return {
    ...(combined ? withRecognition : normal),
    child: { ...normal.child, name: child.name, sex: child.sex, birthDate: day(child.born) },
    mother: party(mother),
    father: father && party(father),
    fatherBasis: father && (combined ? 'RECOGNITION' : early ? 'JOINT_ACKNOWLEDGEMENT' : 'MARRIAGE'),
    parentsMarriage:
      bond && !combined
        ? { number: bond.reference.number, book: '01', registeredOn: bond.reference.on, office, verified: true }
        : null,
    proof: { ...normal.proof, code: `GCS.SOC.${n}`, number: `${n}`, issuedOn: child.born },
    informant: asks(mother, 'MOTHER'),
  }
}

const proofOfEnd = (one: Human): Typed => {
  const before = one.bonds.length
  const status = { NEVER_MARRIED: '2', DIVORCED: '3', WIDOWED: '4', MARRIED: '1' } as const
  const last = one.bonds.at(-1)
  return { timesMarried: before + 1, statusBefore: last?.to ? status[statusOf(one, last.to)] : '2' }
}

export const marriageOf = (wife: Human, husband: Human): Typed => ({
  ...typedMarriageExamples.domestic,
  wife: { ...party(wife), ...proofOfEnd(wife) },
  husband: { ...party(husband), ...proofOfEnd(husband) },
  informant: asks(wife),
})

export const deathOf = (one: Human, on: CalendarDate, told: Human, today: CalendarDate): Typed => ({
  ...typedDeathExamples.normal,
  deceased: party(one),
  death: { ...typedDeathExamples.normal.death, date: day(on) },
  notice: { ...typedDeathExamples.normal.notice, issuedOn: today },
  informant: asks(told, 'RELATIVE'),
  copies: 0,
})

export const declaredDeadOf = (one: Human, on: CalendarDate, told: Human, today: CalendarDate): Typed => ({
  ...deathOf(one, on, told, today),
  caseKind: 'DECLARED',
  death: { date: day(on), cause: '' },
  notice: { ...typedDeathExamples.declared.notice, issuedOn: today, effectiveOn: today },
})

export const recognitionOf = (child: Human, father: Human, today: CalendarDate): Typed => ({
  ...typedRecognitionExamples.fatherRecognises,
  parent: party(father),
  child: party(child),
  birthEntry: child.birthEntry,
  grounds: {
    ...typedRecognitionExamples.fatherRecognises.grounds,
    evidenceOn: today,
    otherParent: child.mother?.death ? 'DEAD' : 'AGREES',
    childSays: 'AGREES',
  },
  informant: asks(father),
})

export const guardianshipOf = (ward: Human, guardian: Human, today: CalendarDate): Typed => ({
  ...typedGuardianshipExamples.appointed,
  ward: party(ward),
  group: { ...typedGuardianshipExamples.appointed.group, guardian: party(guardian), appointedOn: today },
  informant: asks(guardian),
})

export function guardianshipEndOf(
  ended: Guardianship,
  ground: string,
  next: Human | null,
  asking: Human,
  today: CalendarDate,
): Typed {
  const { ofAge, guardianChanged } = typedGuardianshipEndExamples
  return {
    ...ofAge,
    registration: ended.entry,
    registeredNumber: ended.number,
    registeredOn: ended.on,
    ward: party(ended.ward),
    guardian: party(ended.guardian),
    ground,
    happenedOn: today,
    reasons: {},
    next: next && {
      ...guardianChanged.next,
      guardian: party(next),
      appointedOn: today,
      wardKind: 'MINOR',
    },
    informant: asks(asking, 'RELATIVE'),
  }
}

/** A correction rests on the book; a change on the wish of both parents, or of the grown person. */
export const nameChangeOf = (one: Human, name: string, asking: Human, act: 'CORRECTION' | 'CHANGE'): Typed => ({
  ...(act === 'CHANGE' ? typedChangeExamples.surname : typedChangeExamples.correction),
  source: null,
  entry: one.birthEntry,
  was: { child: { name: one.name } },
  subject: party(one),
  changes: [{ field: '/child/name', to: { name } }],
  reason: 'Ghi cho đúng tên.',
  informant: asks(asking, asking === one ? 'SELF' : 'RELATIVE'),
})

export function adoptionOf(child: Human, mother: Human, father: Human | null, today: CalendarDate): Typed {
  const { couple } = typedAdoptionExamples
  const says = (parent: Human | null) =>
    parent === null ? { status: 'UNKNOWN' } : parent.death ? { status: 'DEAD' } : { status: 'CONSENTS', on: today }
  const giver = [child.mother, child.father].find((parent) => parent?.death === null)
  return {
    ...couple,
    child: party(child),
    mother: party(mother),
    father: father && party(father),
    marriage: '',
    givenBy: giver ? 'PARENTS' : 'INSTITUTION',
    givingMother: giver && giver === child.mother ? party(giver) : null,
    givingFather: giver && giver !== child.mother ? party(giver) : null,
    institution: giver ? null : typedAdoptionExamples.fromInstitution.institution,
    motherConsent: says(child.mother),
    fatherConsent: says(child.father),
    guardianConsentOn: giver ? null : today,
    childSays: isAtLeast(9, child, today) ? 'AGREES' : null,
    birthEntry: child.birthEntry,
    informant: asks(mother),
  }
}

export const certificateOf = (one: Human, today: CalendarDate): Typed => ({
  ...typedMaritalExamples.divorced,
  subject: party(one),
  stays: [{ residence: home, from: one.born, answer: 'BOOKS_HERE', answeredOn: today, reference: 'Sổ lưu tại xã' }],
  declaredStatus: statusOf(one, today),
  lastMarriage: null,
  informant: asks(one),
})

export const judgmentOf = (
  matter: 'DIVORCE' | 'DEAD_REVERSED' | 'ADOPTION_END',
  persons: readonly Human[],
  n: number,
  effectiveOn: CalendarDate,
): Typed => ({
  matter,
  paper: matter === 'DEAD_REVERSED' ? 'Quyết định' : 'Bản án',
  number: `${n}/HNGĐ-ST`,
  sender: 'Tòa án nhân dân khu vực 1 – Tuyên Quang',
  decidedOn: addDays(effectiveOn, -30),
  effectiveOn,
  persons: persons.map(({ name, pin, born }) => ({ name, pin, birthDate: day(born) })),
})

export const personsOf = (bond: Bond): Human[] => [bond.wife, bond.husband]
