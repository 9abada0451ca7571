import { dueAt } from '../../law/deadlines.ts'
import { foreignDeathIsTold } from '../../law/death.ts'
import { documentFormOn } from '../../law/forms.ts'
import { inForce } from '../../law/in-force.ts'
import { procedureNamed } from '../../law/procedures.ts'
import { regimeOn } from '../../law/regimes.ts'
import { formatDate } from '../../values/calendar-date.ts'
import { fold, inCapitals } from '../../values/names.ts'
import { formatPartialDate, PartialDate } from '../../values/partial-date.ts'
import { type Circumstances, lookForNothing } from '../circumstances.ts'
import type { Handling, Likeness } from '../event.ts'
import type { DuplicateCandidate } from '../known.ts'
import { homeUnitsOf } from '../parts/competence.ts'
import type { Effect, EntryNote, NoticePlan, ReminderPlan } from '../parts/effects.ts'
import { calendarOf } from '../parts/rule-tools.ts'
import { foreignClaim } from '../parts/transcription.ts'
import { plainNames } from '../parts/words/countries.ts'
import { nationalityWords } from '../parts/words/people.ts'
import { plainPlan, type Subject } from '../plan.ts'
import { type DeathDeclaration, deceasedName, UNIDENTIFIED_NAME } from './declaration.ts'
import { deathFeeQuestion, isForeigner, isLate, procedureIdOf, registrationKind } from './facts.ts'
import { deathPersons } from './persons.ts'
import { missingPapers } from './rules-papers.ts'
import { openMarriage } from './rules-person.ts'

/** Reads the name and the birth date of the deceased out of whatever has been typed so far. */
function subjectOf(typed: unknown): Subject {
  const { deceased, caseKind } = (typed ?? {}) as {
    deceased?: { name?: unknown; birthDate?: unknown } | null
    caseKind?: unknown
  }
  const written = typeof deceased?.name === 'string' ? deceased.name.slice(0, 300).normalize('NFC').trim() : ''
  const name = written === '' && caseKind === 'UNIDENTIFIED' ? UNIDENTIFIED_NAME : written
  const birth = PartialDate.safeParse(deceased?.birthDate)
  return {
    name,
    key: fold(name),
    birth: birth.success && birth.data.known === 'day' ? birth.data.date : null,
  }
}

/**
 * The same person twice: certain by number, and for two without one by name, sex, day of birth and day of death (R-A4); else by name and birth to be
 * compared. Two unidentified bodies are never alike.
 */
function compare(declaration: DeathDeclaration, candidate: DuplicateCandidate): Likeness {
  const none: Likeness = { verdict: 'none', reasons: [] }
  if (declaration.caseKind === 'UNIDENTIFIED') return none
  const ours = deathPersons(declaration)[0]
  const other = candidate.persons.find(({ role }) => role === 'DECEASED')
  if (!ours || !other) return none
  if (ours.pin !== null && ours.pin === other.pin)
    return { verdict: 'certain', reasons: ['Cùng số định danh của người chết.'] }
  if (ours.personId && ours.personId === other.personId)
    return { verdict: 'certain', reasons: ['Cùng một người trong Sổ hộ tịch.'] }
  if (ours.pin !== null && other.pin !== null) return none
  if (fold(ours.name) !== fold(other.name)) return none
  const { date } = declaration.death
  const died = date.known === 'day' && date.date === candidate.diedOn ? date.date : null
  const diedToo = died === null ? '' : `, cùng ngày chết ${formatDate(died)}`
  if (ours.birth.date !== null && ours.birth.date === other.birth.date) {
    const unnumbered = ours.pin === null && other.pin === null
    const certain = unnumbered && died !== null && ours.sex === other.sex
    const reasons = [`Cùng họ tên và ngày sinh ${formatDate(ours.birth.date)}${diedToo}.`]
    return { verdict: certain ? 'certain' : 'possible', reasons }
  }
  if (ours.birth.date !== null && other.birth.date !== null) return none
  if (ours.birth.year !== null && ours.birth.year === other.birth.year)
    return { verdict: 'possible', reasons: [`Cùng họ tên và năm sinh ${ours.birth.year}${diedToo}.`] }
  return ours.birth.year === null && other.birth.year === null && died !== null
    ? { verdict: 'possible', reasons: [`Cùng họ tên, đều không rõ năm sinh${diedToo}.`] }
    : none
}

/** Keys under which the death stands once: the foreign paper, and for a person without a number the name with both days (R-A4, R-K1). */
function claimsOf(declaration: DeathDeclaration): string[] {
  const { deceased, death, foreign, caseKind } = declaration
  const paper = caseKind === 'TRANSCRIBED' && foreign ? foreignClaim('DEATH', foreign) : null
  const known = deceased.pin !== null || deceased.personId !== null
  const days = deceased.birthDate.known === 'day' && death.date.known === 'day'
  return [
    ...(paper === null ? [] : [paper]),
    ...(!known && deceased.name !== null && days && deceased.birthDate.known === 'day' && death.date.known === 'day'
      ? [`DEATH|${fold(deceased.name)}|${deceased.birthDate.date}|${death.date.date}|${deceased.sex ?? ''}`]
      : []),
  ]
}

/** R-H1, R-H2: the death locks the person and ends the open marriage; who declares must be alive. */
export function deathEffects({ caseKind, death, informant }: DeathDeclaration): Effect[] {
  return [
    ...(informant.relationship === 'OFFICER' ? [] : [{ does: 'act', role: 'INFORMANT' } as const]),
    {
      does: 'die',
      role: 'DECEASED',
      on: death.date.known === 'day' ? death.date.date : null,
      declared: caseKind === 'DECLARED',
    },
  ]
}

/** Notes on the marriage and the birth entry, which the officer may decline (domain/01 R). */
function notesOf(declaration: DeathDeclaration, circumstances: Circumstances): EntryNote[] {
  const name = inCapitals(deceasedName(declaration))
  const day = formatPartialDate(declaration.death.date)
  const when = day === '' ? '' : ` ${declaration.death.date.known === 'day' ? 'ngày' : 'năm'} ${day}`
  const died = declaration.caseKind === 'DECLARED' ? `bị Tòa án tuyên bố là đã chết${when}` : `đã chết${when}`
  const marriage = openMarriage(circumstances)
  const birth = circumstances.people?.DECEASED?.birthEntry ?? declaration.birthEntry
  const notes: EntryNote[] = [
    ...(marriage?.entry
      ? [
          {
            key: 'note-marriage',
            entry: marriage.entry,
            content: `${name} ${died}; hôn nhân chấm dứt do một bên chết.`,
          },
        ]
      : []),
    ...(birth ? [{ key: 'note-birth', entry: birth, content: `${name} ${died}.` }] : []),
  ]
  return notes.filter(({ key }) => key === undefined || !declaration.declined.includes(key))
}

/** Who must learn of it: the Ministry of Foreign Affairs (R-H4), and the offices of guardianships the deceased stood in (R-H5). */
function noticesOf(declaration: DeathDeclaration, circumstances: Circumstances): NoticePlan[] {
  const { receivedOn, people } = circumstances
  const deceased = people?.DECEASED
  const name = deceasedName(declaration)
  const diedOn = formatPartialDate(declaration.death.date)
  const told = isForeigner(declaration) && declaration.caseKind !== 'TRANSCRIBED'
  return [
    ...(told && inForce(foreignDeathIsTold, receivedOn).value
      ? [
          {
            to: { officeKind: 'MOFA' },
            kind: 'FOREIGN_MINISTRY',
            content: { name, diedOn, nationality: nationalityWords(declaration.deceased.nationalities, plainNames) },
          } as const,
        ]
      : []),
    ...(deceased?.guardianship
      ? [
          {
            to: { keeperOf: deceased.guardianship.entry },
            kind: 'GUARDIANSHIP_GROUND',
            content: { ground: 'WARD_DIED', name, diedOn, guardianship: deceased.guardianship },
          } as const,
        ]
      : []),
    ...(deceased?.guardianOf ?? []).map(
      ({ entry, ward, reference }): NoticePlan => ({
        to: { keeperOf: entry },
        kind: 'GUARDIANSHIP_GROUND',
        content: { ground: 'GUARDIAN_DIED', name, diedOn, guardianship: { entry, reference }, ward },
      }),
    ),
  ]
}

/** R-H5: a ward whose guardian died is looked after at once. */
function remindersOf(declaration: DeathDeclaration, { people, today }: Circumstances): ReminderPlan[] {
  return (people?.DECEASED?.guardianOf ?? []).map(({ ward, reference }) => ({
    kind: 'GUARDIAN_DIED',
    dueOn: today,
    text: `${deceasedName(declaration)} đã chết: ${ward.name} cần người giám hộ khác (${reference}).`,
    textEn: `${ward.name} needs another guardian (${reference}).`,
    role: 'DECEASED',
  }))
}

/** Death as a dossier is handled: its plan, its keys, its papers. */
export const deathHandling: Handling<DeathDeclaration> = {
  subjectOf,
  usualProcedure: (on) => procedureNamed('DEATH', on).code,
  lookFor: ({ deceased, informant, death, found, earlier, birthEntry }) => ({
    ...lookForNothing,
    unitCodes: [
      deceased.residence?.unitCode,
      deceased.alsoLivesAt?.unitCode,
      informant.residence?.unitCode,
      death.place?.unitCode,
      found?.place.unitCode,
      earlier?.unitCode,
    ].flatMap((code) => code ?? []),
    people: [
      { role: 'DECEASED', pin: deceased.pin, personId: deceased.personId },
      { role: 'INFORMANT', pin: informant.pin, personId: null },
    ],
    entries: birthEntry ? [birthEntry] : [],
    alike: true,
  }),
  compare,
  plan(declaration, circumstances) {
    const { receivedOn, receivedAt } = circumstances
    const procedure = procedureIdOf(declaration, circumstances)
    return {
      ...plainPlan,
      register: 'DEATH',
      procedureCode: procedureNamed(procedure, receivedOn).code,
      registrationKind: registrationKind(declaration, circumstances),
      regime: regimeOn(receivedOn),
      formVersion: documentFormOn('DEATH_EXTRACT', receivedOn)?.version ?? '',
      dueAt: dueAt({ procedure, receivedAt, calendar: calendarOf(circumstances) }),
      late: isLate(declaration, circumstances),
      subject: subjectOf(declaration),
      effects: deathEffects(declaration),
      claims: claimsOf(declaration),
      notes: notesOf(declaration, circumstances),
      notices: noticesOf(declaration, circumstances),
      reminders: remindersOf(declaration, circumstances),
      homeUnits: homeUnitsOf([declaration.deceased], circumstances),
    }
  },
  missingPapers,
  fee: deathFeeQuestion,
  pinRequest: () => null,
  reasons: (declaration) => declaration.reasons,
}
