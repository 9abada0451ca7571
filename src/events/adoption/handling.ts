import { adoptionFollowUp, adoptionPapers } from '../../law/adoption.ts'
import { dueAt } from '../../law/deadlines.ts'
import { declarationFormOn } from '../../law/forms.ts'
import { inForce } from '../../law/in-force.ts'
import { procedureNamed } from '../../law/procedures.ts'
import { regimeOn } from '../../law/regimes.ts'
import { addMonths, type CalendarDate, formatDate } from '../../values/calendar-date.ts'
import { fold, inCapitals } from '../../values/names.ts'
import { earliestDay } from '../../values/partial-date.ts'
import { type Circumstances, lookForNothing } from '../circumstances.ts'
import type { Handling, Likeness } from '../event.ts'
import type { DuplicateCandidate } from '../known.ts'
import { homeUnitsOf, unitCodesOf } from '../parts/competence.ts'
import type { Effect, EntryNote, NoticePlan, ReminderPlan } from '../parts/effects.ts'
import { calendarOf } from '../parts/rule-tools.ts'
import { foreignClaim } from '../parts/transcription.ts'
import { plainPlan, type Subject } from '../plan.ts'
import type { AdoptionDeclaration } from './declaration.ts'
import { adoptersOf, adoptionProcedure, birthEntryOf } from './nature.ts'

function subjectOf(typed: unknown): Subject {
  const child = (typed as { child?: { name?: unknown } | null } | null)?.child
  const name = typeof child?.name === 'string' ? child.name.slice(0, 300).normalize('NFC').trim() : ''
  return { name, key: fold(name), birth: null }
}

/** The same child in another adoption; that one may have ended, so that it is asked about unless the adopters are the same. */
function compare(declaration: AdoptionDeclaration, candidate: DuplicateCandidate): Likeness {
  const { child } = declaration
  const other = candidate.persons.find(({ role }) => role === 'ADOPTED')
  if (!other) return { verdict: 'none', reasons: [] }
  const sameChild =
    child.pin !== null && other.pin !== null
      ? child.pin === other.pin
      : fold(child.name) === fold(other.name) && earliestDay(child.birthDate) === other.birth.date
  if (!sameChild) return { verdict: 'none', reasons: [] }
  const adopters = adoptersOf(declaration)
  const sameAdopters = adopters.every(({ role, party }) =>
    candidate.persons.some((one) => one.role === role && one.pin !== null && one.pin === party.pin),
  )
  return {
    verdict: sameAdopters && adopters.length > 0 ? 'certain' : 'possible',
    reasons: ['Trẻ này đã có việc nuôi con nuôi trong Sổ.'],
  }
}

/** The day from which the adopters are parents: the entry; settled abroad, the day of the foreign authority. */
const since = ({ mode, foreign }: AdoptionDeclaration, today: CalendarDate): CalendarDate =>
  (mode === 'TRANSCRIBED' ? (foreign?.registeredOn ?? foreign?.issuedOn) : null) ?? today

function effectsOf(declaration: AdoptionDeclaration, today: CalendarDate): Effect[] {
  const roles = adoptersOf(declaration).map(({ role }) => role as 'ADOPTIVE_MOTHER' | 'ADOPTIVE_FATHER')
  const acts: Effect[] =
    declaration.mode === 'TRANSCRIBED'
      ? []
      : [...roles.map((role) => ({ does: 'act', role, capable: true }) as const), { does: 'act', role: 'ADOPTED' }]
  return [
    ...acts,
    ...roles.map(
      (role): Effect => ({
        does: 'adopt',
        child: 'ADOPTED',
        parent: role,
        relation: role,
        on: since(declaration, today),
      }),
    ),
  ]
}

/** M: adopters report on the child every six months for three years (NCN art. 23). */
export function remindersOf(declaration: AdoptionDeclaration, today: CalendarDate): ReminderPlan[] {
  const follow = inForce(adoptionFollowUp, today).value
  if (!follow || declaration.mode === 'TRANSCRIBED') return []
  const times = Math.floor((follow.forYears * 12) / follow.everyMonths)
  const names = adoptersOf(declaration)
    .map(({ party }) => party.name)
    .join(', ')
  return Array.from({ length: times }, (_, n) => {
    const dueOn = addMonths(today, (n + 1) * follow.everyMonths)
    return {
      kind: 'ADOPTION_REPORT',
      dueOn,
      text: `Thông báo lần ${n + 1}/${times} về tình trạng con nuôi ${declaration.child.name}: hỏi ${names} nếu chưa nhận được đến ngày ${formatDate(dueOn)}.`,
      textEn: `Report ${n + 1} of ${times} on the adopted child.`,
      role: 'ADOPTED',
    }
  })
}

function notesOf(declaration: AdoptionDeclaration, circumstances: Circumstances): EntryNote[] {
  const entry = birthEntryOf(declaration, circumstances)
  if (!entry) return []
  const parents = adoptersOf(declaration).map(({ party, word }) => `${word}: ${inCapitals(party.name)}`)
  return [{ entry, content: `Được nhận làm con nuôi; ${parents.join('; ')}` }]
}

/** R-F4: a ward who is adopted needs the guardian no longer: whoever keeps that book learns it. */
function noticesOf({ child }: AdoptionDeclaration, { people, today }: Circumstances): NoticePlan[] {
  const guardianship = people?.ADOPTED?.guardianship
  return guardianship
    ? [
        {
          to: { keeperOf: guardianship.entry },
          kind: 'GUARDIANSHIP_GROUND',
          content: { ground: 'WARD_ADOPTED', name: child.name, on: today, guardianship },
        },
      ]
    : []
}

/** An adoption as a dossier is handled: its plan, its keys, its papers. */
export const adoptionHandling: Handling<AdoptionDeclaration> = {
  subjectOf,
  usualProcedure: (on) => procedureNamed('ADOPTION', on).code,
  lookFor: (declaration) => {
    const { child, father, mother, informant, birthEntry } = declaration
    return {
      ...lookForNothing,
      unitCodes: unitCodesOf(child, father, mother, informant),
      people: [
        { role: 'ADOPTED', pin: child.pin, personId: child.personId },
        ...adoptersOf(declaration).map(({ role, party }) => ({ role, pin: party.pin, personId: party.personId })),
      ],
      kinOf: adoptersOf(declaration).map(({ role }) => ['ADOPTED', role] as const),
      entries: birthEntry ? [birthEntry] : [],
      alike: true,
    }
  },
  compare,
  plan(declaration, circumstances) {
    const { receivedOn, receivedAt, today } = circumstances
    const { mode, foreign, child, father, mother } = declaration
    const procedure = adoptionProcedure(declaration, circumstances)
    const transcribed = mode === 'TRANSCRIBED'
    const claim = transcribed && foreign ? foreignClaim('ADOPTION', foreign) : null
    const entry = birthEntryOf(declaration, circumstances)
    return {
      ...plainPlan,
      register: 'ADOPTION',
      procedureCode: procedureNamed(procedure, receivedOn).code,
      registrationKind: transcribed ? '2' : '1',
      regime: regimeOn(receivedOn),
      formVersion: declarationFormOn('ADOPTION', receivedOn)?.version ?? '',
      dueAt: dueAt({ procedure, receivedAt, calendar: calendarOf(circumstances) }),
      late: false,
      subject: subjectOf(declaration),
      effects: effectsOf(declaration, today),
      claims: claim === null ? [] : [claim],
      links: entry ? [{ entry, relation: 'ABOUT' }] : [],
      notes: notesOf(declaration, circumstances),
      notices: noticesOf(declaration, circumstances),
      reminders: remindersOf(declaration, today),
      homeUnits: homeUnitsOf([child, father, mother], circumstances),
    }
  },
  missingPapers({ mode, relative, givenBy }, attached, { receivedOn }) {
    const { value } = inForce(adoptionPapers, receivedOn)
    const wanted =
      mode === 'TRANSCRIBED'
        ? value.TRANSCRIBED
        : [
            ...value.USUAL,
            ...(relative === 'NONE' ? value.NOT_RELATIVE : []),
            ...(givenBy === 'INSTITUTION' ? value.INSTITUTION : []),
          ]
    return wanted
      .filter(({ paper }) => !attached.includes(paper))
      .map(({ paper, vi, cite }) => ({ paper, text: vi, cite }))
  },
  pinRequest: () => null,
  reasons: (declaration) => declaration.reasons,
}
