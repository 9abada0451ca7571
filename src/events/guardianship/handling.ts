import { adultAge } from '../../law/ages.ts'
import { dueAt } from '../../law/deadlines.ts'
import { declarationFormOn } from '../../law/forms.ts'
import { guardianshipEventWords, guardianshipPapers, reminderBeforeFullAge } from '../../law/guardianship.ts'
import { inForce } from '../../law/in-force.ts'
import { procedureNamed } from '../../law/procedures.ts'
import { regimeOn } from '../../law/regimes.ts'
import { bookOfThe } from '../../law/register-books.ts'
import { addDays, addYears, type CalendarDate, formatDate } from '../../values/calendar-date.ts'
import { fold } from '../../values/names.ts'
import { earliestDay } from '../../values/partial-date.ts'
import { lookForNothing } from '../circumstances.ts'
import type { Handling, Likeness } from '../event.ts'
import type { DuplicateCandidate } from '../known.ts'
import { homeUnitsOf, unitCodesOf } from '../parts/competence.ts'
import type { Effect, EntryLink, EntryNote, ReminderPlan } from '../parts/effects.ts'
import type { PersonRole } from '../parts/roles.ts'
import { calendarOf } from '../parts/rule-tools.ts'
import { foreignClaim } from '../parts/transcription.ts'
import { plainPlan, type Subject } from '../plan.ts'
import type { GuardianshipDeclaration } from './declaration.ts'
import { effectiveFrom, guardianshipProcedure, watchersOf } from './nature.ts'

function subjectOf(typed: unknown): Subject {
  const ward = (typed as { ward?: { name?: unknown } | null } | null)?.ward
  const name = typeof ward?.name === 'string' ? ward.name.slice(0, 300).normalize('NFC').trim() : ''
  return { name, key: fold(name), birth: null }
}

/** The same ward with the same guardian (or supervisor) in another entry; it may have ended since, so that it is only asked about. */
function compare(declaration: GuardianshipDeclaration, candidate: DuplicateCandidate): Likeness {
  const watchers = candidate.persons.filter(({ role }) => role === 'GUARDIAN' || role === 'SUPERVISOR')
  const same = watchersOf(declaration).some((one) =>
    watchers.some((other) =>
      one.pin !== null && other.pin !== null ? one.pin === other.pin : fold(one.name) === fold(other.name),
    ),
  )
  return same
    ? { verdict: 'possible', reasons: ['Cùng người được giám hộ và cùng người giám hộ hoặc giám sát.'] }
    : { verdict: 'none', reasons: [] }
}

function effectsOf(declaration: GuardianshipDeclaration, today: CalendarDate): Effect[] {
  const { matter, mode, group, guardianship, supervisor } = declaration
  const from = effectiveFrom(declaration, today)
  const acts = (role: PersonRole, capable: boolean): Effect[] =>
    mode === 'TRANSCRIBED' ? [] : [{ does: 'act', role, capable }]
  if (matter === 'SUPERVISION')
    return supervisor && guardianship
      ? [...acts('SUPERVISOR', true), { does: 'supervise', guardianship, supervisor: 'SUPERVISOR', from }]
      : []
  const guardians: PersonRole[] = [
    ...(group?.guardian ? (['GUARDIAN'] as const) : []),
    ...(group?.guardian2 ? (['GUARDIAN_2'] as const) : []),
  ]
  return [
    ...guardians.flatMap((role) => acts(role, true)),
    ...acts('WARD', false),
    { does: 'guard', ward: 'WARD', guardians, kind: group?.kind ?? 'APPOINTED', from },
  ]
}

/** R-F4: the office is reminded before the ward comes of age; nothing ends by itself (BLDS art. 62). */
export function remindersOf({ matter, ward, wardKind }: GuardianshipDeclaration, today: CalendarDate): ReminderPlan[] {
  const born = earliestDay(ward.birthDate)
  if (matter !== 'GUARDIANSHIP' || wardKind !== 'MINOR' || born === undefined) return []
  const ofAge = addYears(born, inForce(adultAge, today).value)
  const early = addDays(ofAge, -inForce(reminderBeforeFullAge, today).value)
  const { vi, en } = guardianshipEventWords.WARD_OF_AGE
  return [
    {
      kind: 'WARD_OF_AGE',
      dueOn: early > today ? early : today,
      text: `${vi} vào ngày ${formatDate(ofAge)}: mời các bên đăng ký chấm dứt giám hộ.`,
      textEn: `${en} on ${ofAge}: ask the parties to register the end.`,
      role: 'WARD',
    },
  ]
}

const linksOf = ({ matter, guardianship, replaces }: GuardianshipDeclaration): EntryLink[] => [
  ...(matter === 'SUPERVISION' && guardianship ? [{ entry: guardianship, relation: 'SUPERVISES' } as const] : []),
  ...(matter === 'GUARDIANSHIP' && replaces ? [{ entry: replaces, relation: 'REPLACES' } as const] : []),
]

const notesOf = ({ matter, guardianship, supervisor, supervisorLegal }: GuardianshipDeclaration): EntryNote[] =>
  matter === 'SUPERVISION' && guardianship
    ? [
        {
          entry: guardianship,
          content: `Đã đăng ký giám sát việc giám hộ; người giám sát: ${supervisor?.name ?? supervisorLegal?.name ?? ''}`,
        },
      ]
    : []

/** A guardianship or supervision as a dossier is handled: its plan, its keys, its papers. */
export const guardianshipHandling: Handling<GuardianshipDeclaration> = {
  subjectOf,
  usualProcedure: (on) => procedureNamed('GUARDIANSHIP', on).code,
  lookFor: ({ matter, mode, wardKind, ward, group, supervisor, informant, guardianship, replaces }) => ({
    ...lookForNothing,
    // A minor has a guardian only where the parents cannot act (BLDS 47).
    ...(matter === 'GUARDIANSHIP' && mode === 'NEW' && wardKind === 'MINOR' ? { parentsOf: 'WARD' as const } : {}),
    unitCodes: unitCodesOf(ward, group?.guardian ?? null, group?.guardian2 ?? null, supervisor, informant),
    people: (
      [
        ['WARD', ward],
        ['GUARDIAN', group?.guardian],
        ['GUARDIAN_2', group?.guardian2],
        ['SUPERVISOR', supervisor],
      ] as const
    ).flatMap(([role, party]) => (party ? [{ role, pin: party.pin, personId: party.personId }] : [])),
    entries: [guardianship, replaces].flatMap((ref) => ref ?? []),
    alike: true,
  }),
  compare,
  plan(declaration, circumstances) {
    const { receivedOn, receivedAt, policies, today } = circumstances
    const { matter, mode, foreign } = declaration
    const procedure = guardianshipProcedure(declaration, circumstances)
    const transcribed = mode === 'TRANSCRIBED'
    const claim = transcribed && foreign ? foreignClaim(matter, foreign) : null
    const form = transcribed ? 'GUARDIANSHIP_OR_RECOGNITION_TRANSCRIBED' : matter
    return {
      ...plainPlan,
      register: bookOfThe(matter, receivedOn, policies) ?? 'GUARDIANSHIP',
      procedureCode: procedureNamed(procedure, receivedOn).code,
      registrationKind: transcribed ? '2' : '1',
      regime: regimeOn(receivedOn),
      formVersion: declarationFormOn(form, receivedOn)?.version ?? '',
      dueAt: dueAt({ procedure, receivedAt, calendar: calendarOf(circumstances) }),
      late: false,
      subject: subjectOf(declaration),
      effects: effectsOf(declaration, today),
      claims: claim === null ? [] : [claim],
      links: linksOf(declaration),
      notes: notesOf(declaration),
      reminders: remindersOf(declaration, today),
      homeUnits: homeUnitsOf([declaration.ward], circumstances),
    }
  },
  missingPapers({ matter, mode, group, wardKind }, attached, { receivedOn }) {
    const { value } = inForce(guardianshipPapers, receivedOn)
    const wanted =
      mode === 'TRANSCRIBED'
        ? value.TRANSCRIBED
        : matter === 'SUPERVISION'
          ? value.SUPERVISION
          : [
              ...(group?.kind === 'NATURAL' ? value.NATURAL : value.APPOINTED),
              ...(group?.agreement ? value.AGREED : []),
              ...(wardKind === 'MINOR' ? [] : value.ADULT),
            ]
    return wanted
      .filter(({ paper }) => !attached.includes(paper))
      .map(({ paper, vi, cite }) => ({ paper, text: vi, cite }))
  },
  pinRequest: () => null,
  reasons: (declaration) => declaration.reasons,
}
