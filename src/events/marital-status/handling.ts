import { dueAt } from '../../law/deadlines.ts'
import { documentFormOn } from '../../law/forms.ts'
import { procedureNamed } from '../../law/procedures.ts'
import { regimeOn } from '../../law/regimes.ts'
import { fold } from '../../values/names.ts'
import { PartialDate } from '../../values/partial-date.ts'
import { type Circumstances, lookForNothing } from '../circumstances.ts'
import type { Handling } from '../event.ts'
import type { EntryPerson } from '../known.ts'
import { homeUnitsOf, unitCodesOf } from '../parts/competence.ts'
import { informantPerson, partyPerson } from '../parts/party.ts'
import { calendarOf } from '../parts/rule-tools.ts'
import { plainPlan, type Subject } from '../plan.ts'
import type { MaritalDeclaration } from './declaration.ts'
import { forMarriage, procedureIdOf, questionsToPut } from './facts.ts'
import { missingPapers } from './rules-papers.ts'
import { intendedOf, maritalFeeQuestion, replacedCertificate } from './rules-purpose.ts'
import { statementOf } from './statement.ts'

/** The person whose status it is, the intended spouse, and who asks when that is somebody else. */
export function maritalPersons({ subject, intendedSpouse, informant, purpose }: MaritalDeclaration): EntryPerson[] {
  return [
    partyPerson('SUBJECT', subject, true),
    ...(intendedSpouse && purpose !== '5' ? [partyPerson('SPOUSE', intendedSpouse, false)] : []),
    ...(informant.relationship === 'SELF' ? [] : [informantPerson(informant)]),
  ]
}

function subjectOf(typed: unknown): Subject {
  const { subject } = (typed ?? {}) as { subject?: { name?: unknown; birthDate?: unknown } | null }
  const name = typeof subject?.name === 'string' ? subject.name.slice(0, 300).normalize('NFC').trim() : ''
  const birth = PartialDate.safeParse(subject?.birthDate)
  return { name, key: fold(name), birth: birth.success && birth.data.known === 'day' ? birth.data.date : null }
}

/** R-D2: of two offices giving a certificate for the same marriage at once, one does: both would follow the same earlier one. */
function claimsOf(declaration: MaritalDeclaration, circumstances: Circumstances): string[] {
  const intended = intendedOf(declaration)
  if (!intended || !forMarriage(declaration, circumstances.receivedOn)) return []
  const { subject } = declaration
  const who = (person: { pin: string | null; name: string }, birth: string) =>
    person.pin ?? `${fold(person.name)}:${birth}`
  const born = subject.birthDate.known === 'day' ? subject.birthDate.date : JSON.stringify(subject.birthDate)
  const last = circumstances.maritalRecord?.certificates.at(-1)?.entry.entryId ?? ''
  return [`MARITAL|${who(subject, born)}|${who(intended, String(intended.birthYear ?? ''))}|${last}`]
}

/** The certificate as a dossier is handled: its plan, its look-ups, its papers. */
export const maritalHandling: Handling<MaritalDeclaration> = {
  subjectOf,
  usualProcedure: (on) => procedureNamed('MARITAL_STATUS', on).code,
  lookFor: ({ subject, intendedSpouse, stays, earlierCertificate, purpose }) => ({
    ...lookForNothing,
    unitCodes: [...unitCodesOf(subject), ...stays.flatMap(({ residence }) => residence.unitCode ?? [])],
    people: [
      { role: 'SUBJECT', pin: subject.pin, personId: subject.personId },
      ...(intendedSpouse && purpose !== '5'
        ? [{ role: 'SPOUSE', pin: intendedSpouse.pin, personId: intendedSpouse.personId } as const]
        : []),
    ],
    kinOf: [['SUBJECT', 'SPOUSE']],
    entries: earlierCertificate?.entry ? [earlierCertificate.entry] : [],
    maritalRecordOf: 'SUBJECT',
  }),
  completed: (declaration, circumstances) => ({ ...declaration, statement: statementOf(declaration, circumstances) }),
  compare: () => ({ verdict: 'none', reasons: [] }),
  plan(declaration, circumstances) {
    const { receivedOn, receivedAt } = circumstances
    const procedure = procedureIdOf(circumstances)
    const replaced = replacedCertificate(declaration, circumstances)
    return {
      ...plainPlan,
      register: 'MARITAL_STATUS',
      procedureCode: procedureNamed(procedure, receivedOn).code,
      registrationKind: declaration.purpose,
      regime: regimeOn(receivedOn),
      formVersion: documentFormOn('MARITAL_STATUS_CERTIFICATE', receivedOn)?.version ?? '',
      dueAt: dueAt({ procedure, receivedAt, calendar: calendarOf(circumstances) }),
      late: false,
      subject: subjectOf(declaration),
      effects: [{ does: 'act', role: 'SUBJECT' }],
      claims: claimsOf(declaration, circumstances),
      links: replaced ? [{ entry: replaced.entry, relation: 'REPLACES' }] : [],
      homeUnits: homeUnitsOf([declaration.subject], circumstances),
    }
  },
  tasksToAsk: questionsToPut,
  missingPapers,
  fee: maritalFeeQuestion,
  pinRequest: () => null,
  reasons: (declaration) => declaration.reasons,
}
