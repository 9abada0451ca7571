import { dueAt } from '../../law/deadlines.ts'
import { declarationFormOn } from '../../law/forms.ts'
import { guardianshipPapers } from '../../law/guardianship.ts'
import { inForce } from '../../law/in-force.ts'
import { procedureNamed } from '../../law/procedures.ts'
import { regimeOn } from '../../law/regimes.ts'
import { bookOfThe } from '../../law/register-books.ts'
import { formatDate } from '../../values/calendar-date.ts'
import { fold } from '../../values/names.ts'
import { type Circumstances, lookForNothing } from '../circumstances.ts'
import type { Handling, Likeness } from '../event.ts'
import type { DuplicateCandidate } from '../known.ts'
import { homeUnitsOf, unitCodesOf } from '../parts/competence.ts'
import type { Effect, EntryRef } from '../parts/effects.ts'
import { calendarOf, sameWords } from '../parts/rule-tools.ts'
import { plainPlan, type RegistrationPlan, type Subject } from '../plan.ts'
import type { GuardianshipEndDeclaration } from './declaration.ts'
import { endedEntry, endProcedure, guardianshipOf, isChange, reasonOf } from './nature.ts'

function subjectOf(typed: unknown): Subject {
  const ward = (typed as { ward?: { name?: unknown } | null } | null)?.ward
  const name = typeof ward?.name === 'string' ? ward.name.slice(0, 300).normalize('NFC').trim() : ''
  return { name, key: fold(name), birth: null }
}

/** A ward may leave several guardianships in time: another end is only asked about, when the guardian is the same. */
function compare({ guardian }: GuardianshipEndDeclaration, candidate: DuplicateCandidate): Likeness {
  const other = candidate.persons.find(({ role }) => role === 'GUARDIAN')
  const same = guardian && other && (guardian.pin === other.pin || fold(guardian.name) === fold(other.name))
  return same
    ? { verdict: 'possible', reasons: ['Đã có việc chấm dứt giám hộ của hai người này.'] }
    : { verdict: 'none', reasons: [] }
}

function effectsOf(declaration: GuardianshipEndDeclaration, circumstances: Circumstances): Effect[] {
  const guardianship = guardianshipOf(declaration, circumstances)
  const on = circumstances.today
  if (!guardianship) return []
  if (declaration.matter === 'GUARDIANSHIP')
    return [{ does: 'end-guardianship', guardianship, on, reason: reasonOf(declaration) }]
  return declaration.supervisorLegal ? [] : [{ does: 'end-supervision', guardianship, on }]
}

/** The ward as the registers know him or her once the guardianship has ended. */
function freeOf(ended: EntryRef | null | undefined, known: Circumstances): Circumstances {
  const ward = known.people?.WARD
  return ward?.guardianship && ward.guardianship.entry.entryId === ended?.entryId
    ? { ...known, people: { ...known.people, WARD: { ...ward, guardianship: null } } }
    : known
}

/** R-F3: the new guardianship of the same dossier. */
function nextGuardianship(
  declaration: GuardianshipEndDeclaration,
  circumstances: Circumstances,
): RegistrationPlan['also'] {
  const { receivedOn } = circumstances
  const { next, ward, registration, informant, feeExemption, reasons, matter, happenedOn } = declaration
  if (!next || matter === 'SUPERVISION' || !isChange(declaration, happenedOn ?? receivedOn)) return []
  const { wardKind, wardDecision, wardSituation, ...group } = next
  return [
    {
      kind: 'GUARDIANSHIP',
      declaration: {
        matter: 'GUARDIANSHIP',
        ward,
        wardKind,
        wardDecision,
        wardSituation,
        reason: `Thay đổi người giám hộ: ${reasonOf(declaration)}`,
        group,
        replaces: registration,
        // Who asks as the guardian of then is not the one of the new entry.
        informant:
          informant.relationship === 'SELF' && !sameWords(informant.name, group.guardian?.name ?? '')
            ? { ...informant, relationship: 'OTHER', relationshipText: 'Người giám hộ trước' }
            : informant,
        feeExemption,
        reasons,
      },
      askedAt: {
        '/group': '/next',
        '/wardKind': '/next/wardKind',
        '/wardDecision': '/next/wardDecision',
        '/wardSituation': '/next/wardSituation',
        '/replaces': '/registration',
      },
      onceFirstStands: (known) => freeOf(guardianshipOf(declaration, circumstances), known),
    },
  ]
}

/** The end of a guardianship or supervision as a dossier is handled: its plan, its keys, its papers. */
export const guardianshipEndHandling: Handling<GuardianshipEndDeclaration> = {
  subjectOf,
  usualProcedure: (on) => procedureNamed('GUARDIANSHIP_END', on).code,
  lookFor: ({ ward, guardian, supervisor, next, informant, registration }) => ({
    ...lookForNothing,
    unitCodes: unitCodesOf(ward, guardian, supervisor, next?.guardian ?? null, informant),
    people: (
      [
        ['WARD', ward],
        ['GUARDIAN', guardian],
        ['SUPERVISOR', supervisor],
        ['GUARDIAN_2', next?.guardian],
      ] as const
    ).flatMap(([role, party]) => (party ? [{ role, pin: party.pin, personId: party.personId }] : [])),
    entries: registration ? [registration] : [],
    alike: true,
  }),
  compare,
  plan(declaration, circumstances) {
    const { receivedOn, receivedAt, policies, today } = circumstances
    const { matter, registration } = declaration
    const supervision = matter === 'SUPERVISION'
    const procedure = endProcedure(declaration, circumstances)
    const what = supervision ? 'giám sát việc giám hộ' : 'giám hộ'
    return {
      ...plainPlan,
      register:
        bookOfThe(supervision ? 'SUPERVISION_END' : 'GUARDIANSHIP_END', receivedOn, policies) ?? 'GUARDIANSHIP_END',
      procedureCode: procedureNamed(procedure, receivedOn).code,
      registrationKind: '1',
      regime: regimeOn(receivedOn),
      formVersion: declarationFormOn(supervision ? 'SUPERVISION_END' : 'GUARDIANSHIP_END', receivedOn)?.version ?? '',
      dueAt: dueAt({ procedure, receivedAt, calendar: calendarOf(circumstances) }),
      late: false,
      subject: subjectOf(declaration),
      effects: effectsOf(declaration, circumstances),
      links: registration ? [{ entry: registration, relation: 'ENDS' }] : [],
      notes:
        registration && endedEntry(declaration, circumstances)
          ? [
              {
                entry: registration,
                content: `Đã chấm dứt ${what} từ ngày ${formatDate(today)}. Lý do: ${reasonOf(declaration)}`,
              },
            ]
          : [],
      also: nextGuardianship(declaration, circumstances),
      homeUnits: homeUnitsOf([declaration.ward], circumstances),
    }
  },
  missingPapers: (_, attached, { receivedOn }) =>
    inForce(guardianshipPapers, receivedOn)
      .value.END.filter(({ paper }) => !attached.includes(paper))
      .map(({ paper, vi, cite }) => ({ paper, text: vi, cite })),
  pinRequest: () => null,
  reasons: (declaration) => declaration.reasons,
}
