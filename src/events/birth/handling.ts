import { matchKeysOf } from '../../identity/matching/match-keys.ts'
import { dueAt } from '../../law/deadlines.ts'
import { birthFormsOn, documentFormOn } from '../../law/forms.ts'
import { birthProcedure, procedureNamed } from '../../law/procedures.ts'
import { regimeOn } from '../../law/regimes.ts'
import type { CalendarDate } from '../../values/calendar-date.ts'
import { fold, PersonName } from '../../values/names.ts'
import { PartialDate, yearOf } from '../../values/partial-date.ts'
import { type LookFor, lookForNothing } from '../circumstances.ts'
import type { Handling } from '../event.ts'
import type { Effect } from '../parts/effects.ts'
import { postingsToBegin } from '../parts/recognition-grounds.ts'
import { type BirthFact, plainPlan, type Subject } from '../plan.ts'
import { type BirthDeclaration, registeredBefore } from './declaration.ts'
import { birthPersons } from './persons.ts'
import { birthPinRequest } from './pin-request.ts'
import { calendarOf } from './rules-base.ts'
import { noticeOffices } from './rules-competence.ts'
import { judgeDuplicates } from './rules-duplicates.ts'
import { birthFeeQuestion, deadlineProcedure, procedureCode, registrationKind } from './rules-kinds.ts'
import { isLate } from './rules-names-dates.ts'
import { missingPapers } from './rules-papers.ts'
import { pinNeeded } from './rules-pin.ts'
import { combinedRecognition, recognitionGroundsOf } from './rules-recognition.ts'
import { claimsOf } from './rules-registered-before.ts'
import { foundlingPosting } from './rules-special.ts'

const fullDay = (date: PartialDate): CalendarDate | null => (date.known === 'day' ? date.date : null)

/** One paper may tell of twins: each child of it uses the code once. */
function notificationOf({ proof, child }: BirthDeclaration): string | null {
  if (proof.kind !== 'MEDICAL_NOTIFICATION' || proof.code === '') return null
  return [proof.facilityCode, proof.code, ...(child.plurality > 1 ? [child.order] : [])].join(':')
}

/** Reads name and birth date out of whatever has been typed so far. */
function subjectOf(typed: unknown): Subject {
  const child = (typed as { child?: { name?: unknown; birthDate?: unknown } } | null)?.child
  const text = typeof child?.name === 'string' ? child.name.slice(0, 300) : ''
  const name = PersonName.safeParse(text)
  const birth = PartialDate.safeParse(child?.birthDate)
  const written = name.success ? name.data : text.normalize('NFC').trim()
  return { name: written, key: fold(written), birth: birth.success ? fullDay(birth.data) : null }
}

/** One child, one day, one mother, one place in the order of the birth: no two entries share it (R-A4). A child without a known mother has none. */
function claimKey({ child, mother }: BirthDeclaration): string | null {
  const born = fullDay(child.birthDate)
  if (!mother || born === null) return null
  const motherKey = mother.pin ?? `${fold(mother.name)}:${yearOf(mother.birthDate) ?? ''}`
  return [fold(child.name), born, child.sex, child.order, motherKey].join('|')
}

/** Mother and father of the entry become the child's in the family graph. */
function parentEffects({ caseKind, mother, father }: BirthDeclaration): Effect[] {
  const link = (relation: 'MOTHER' | 'FATHER'): Effect => ({
    does: 'parent',
    child: 'CHILD',
    parent: relation,
    relation,
    by: caseKind === 'TRANSCRIBED' ? 'TRANSCRIPTION' : 'BIRTH',
  })
  return [...(mother ? [link('MOTHER')] : []), ...(father ? [link('FATHER')] : [])]
}

function factOf(declaration: BirthDeclaration): BirthFact {
  const { child, mother, father } = declaration
  return {
    claim_key: claimKey(declaration),
    birth_date: fullDay(child.birthDate),
    birth_year: yearOf(child.birthDate) ?? null,
    sex: child.sex,
    child_name: child.name,
    child_key: fold(child.name),
    birth_order: child.order,
    plurality: child.plurality,
    mother_name: mother?.name ?? null,
    mother_key: mother ? fold(mother.name) : null,
    mother_year: mother ? (yearOf(mother.birthDate) ?? null) : null,
    mother_pin: mother?.pin ?? null,
    father_key: father ? fold(father.name) : null,
  }
}

function lookFor(declaration: BirthDeclaration): LookFor {
  const { child, mother, father, informant } = declaration
  const places = [
    mother?.residence,
    mother?.alsoLivesAt,
    father?.residence,
    father?.alsoLivesAt,
    informant.residence,
    child.livesAt,
    child.birthPlace,
  ]
  return {
    ...lookForNothing,
    birth: {
      childKey: fold(child.name),
      birthDate: fullDay(child.birthDate),
      motherPin: mother?.pin ?? null,
      keys: matchKeysOf(birthPersons(declaration)),
    },
    notification: notificationOf(declaration),
    parentPins: { mother: mother?.pin ?? null, father: father?.pin ?? null },
    unitCodes: [...places, declaration.earlier].flatMap((place) => (place?.unitCode ? [place.unitCode] : [])),
    people: registeredBefore(declaration)
      ? child.existingPin !== null
        ? [{ role: 'CHILD', pin: child.existingPin, personId: null }]
        : []
      : // Whether she has a husband: only where the father is not written on a marriage.
        mother?.pin && declaration.parentsMarriage === null
        ? [{ role: 'MOTHER', pin: mother.pin, personId: null }]
        : [],
  }
}

/** Birth as a dossier is handled: its plan, its keys, its papers, its request for a PIN. */
export const birthHandling: Handling<BirthDeclaration> = {
  subjectOf,
  usualProcedure: (on) =>
    procedureNamed(
      birthProcedure({
        office: 'COMMUNE',
        foreignElement: false,
        borderArea: false,
        mobile: false,
        withPapers: false,
        withRecognition: false,
      }),
      on,
    ).code,
  lookFor,
  compare(declaration, candidate, policies) {
    const judged = judgeDuplicates(declaration, [candidate], policies)
    return { verdict: judged.verdict, reasons: judged.matches[0]?.reasons ?? [], score: judged.matches[0]?.score ?? 0 }
  },
  plan(declaration, circumstances) {
    const { child } = declaration
    return {
      ...plainPlan,
      register: 'BIRTH',
      procedureCode: procedureCode(declaration, circumstances),
      registrationKind: registrationKind(declaration, circumstances),
      regime: regimeOn(circumstances.receivedOn),
      formVersion:
        declaration.caseKind === 'TRANSCRIBED'
          ? (documentFormOn('BIRTH_TRANSCRIPTION_EXTRACT', circumstances.receivedOn)?.version ?? '')
          : birthFormsOn(circumstances.receivedOn).certificate.version,
      dueAt: dueAt({
        procedure: deadlineProcedure(declaration, circumstances),
        receivedAt: circumstances.receivedAt,
        calendar: calendarOf(circumstances),
        policies: circumstances.policies,
      }),
      late: isLate(declaration, circumstances),
      subject: { name: child.name, key: fold(child.name), birth: fullDay(child.birthDate) },
      pinNeeded: pinNeeded(declaration),
      existingPin: child.existingPin,
      fact: factOf(declaration),
      notification: notificationOf(declaration),
      claims: claimsOf(declaration),
      effects: parentEffects(declaration),
      also: combinedRecognition(declaration),
      homeUnits: noticeOffices(declaration, circumstances).map((office) => office.unitCode),
    }
  },
  missingPapers: (declaration, attached, circumstances) =>
    missingPapers(declaration, attached, circumstances.receivedOn, circumstances.office.kind).map(
      ({ paper, vi, cite }) => ({
        paper,
        text: vi,
        cite,
      }),
    ),
  tasksToAsk: (declaration, circumstances) => {
    const grounds = recognitionGroundsOf(declaration)
    return [
      ...foundlingPosting(declaration, circumstances),
      ...(grounds ? postingsToBegin(grounds, circumstances) : []),
    ]
  },
  fee: birthFeeQuestion,
  pinRequest: birthPinRequest,
  reasons: (declaration) => declaration.reasons,
}
