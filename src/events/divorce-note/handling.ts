import { dueAt } from '../../law/deadlines.ts'
import { documentFormOn } from '../../law/forms.ts'
import { inForce } from '../../law/in-force.ts'
import { procedureNamed } from '../../law/procedures.ts'
import { regimeOn } from '../../law/regimes.ts'
import { foreignDivorceNote } from '../../law/transcription.ts'
import { formatDate } from '../../values/calendar-date.ts'
import { fold } from '../../values/names.ts'
import { lookForNothing } from '../circumstances.ts'
import type { Handling, Likeness } from '../event.ts'
import type { DuplicateCandidate } from '../known.ts'
import { homeUnitsOf, unitCodesOf } from '../parts/competence.ts'
import type { Effect, EntryNote, NoticePlan } from '../parts/effects.ts'
import { calendarOf } from '../parts/rule-tools.ts'
import { foreignClaim } from '../parts/transcription.ts'
import { plainPlan, type Subject } from '../plan.ts'
import type { DivorceNoteDeclaration } from './declaration.ts'
import { bothOf, endWords, procedureIdOf, registrationKinds } from './nature.ts'
import { divorcePersons } from './persons.ts'

const written = (typed: unknown): string =>
  typeof typed === 'string' ? typed.slice(0, 300).normalize('NFC').trim() : ''

function subjectOf(typed: unknown): Subject {
  const { wife, husband } = (typed ?? {}) as Record<'wife' | 'husband', { name?: unknown } | null | undefined>
  const name = [written(wife?.name), written(husband?.name)].filter((part) => part !== '').join(' – ')
  return { name, key: fold(name), birth: null }
}

/** `Bản án số 12 ngày 03/03/2026 của Tribunal de Lyon`: the foreign paper in one line. */
export const foreignPaperWords = ({ foreign }: Pick<DivorceNoteDeclaration, 'foreign'>): string =>
  [
    foreign.paper === '' ? 'Giấy tờ' : foreign.paper,
    foreign.number === '' ? '' : `số ${foreign.number}`,
    foreign.issuedOn ? `ngày ${formatDate(foreign.issuedOn)}` : '',
    `của ${foreign.authority}`,
  ]
    .filter((part) => part !== '')
    .join(' ')

const noteWordsOf = (declaration: DivorceNoteDeclaration): string =>
  `Đã ${endWords[declaration.kind]} theo ${foreignPaperWords(declaration)}, có hiệu lực từ ngày ${formatDate(declaration.effectiveOn)}`

/** Both are no longer married, from the day of effect on (R-J4). */
const effectsOf = (declaration: DivorceNoteDeclaration): Effect[] =>
  bothOf(declaration).map(({ role }) => ({
    does: 'end-marriage',
    role,
    on: declaration.effectiveOn,
    how: declaration.kind,
    ...(declaration.entry ? { entry: declaration.entry } : {}),
  }))

const notesOf = (declaration: DivorceNoteDeclaration): EntryNote[] =>
  declaration.entry ? [{ entry: declaration.entry, content: noteWordsOf(declaration) }] : []

/** A marriage in a paper book of another commune: that commune is told (K). */
const noticesOf = (declaration: DivorceNoteDeclaration, ownUnit: string): NoticePlan[] => {
  const { entry, marriage } = declaration
  if (entry !== null || !marriage?.unitCode || marriage.unitCode === ownUnit) return []
  return [
    {
      to: { unitCode: marriage.unitCode },
      kind: 'REGISTERED_ELSEWHERE',
      content: { about: `kết hôn số ${marriage.number}, ${marriage.office}`, note: noteWordsOf(declaration) },
    },
  ]
}

/** Another note of the same two: they may have married and divorced again. */
function compare(declaration: DivorceNoteDeclaration, candidate: DuplicateCandidate): Likeness {
  const same = divorcePersons(declaration).filter(
    ({ subject, role, pin, name }) =>
      subject === true &&
      candidate.persons.some(
        (other) =>
          other.role === role &&
          (pin !== null && other.pin !== null ? pin === other.pin : fold(name) === fold(other.name)),
      ),
  )
  return same.length < 2
    ? { verdict: 'none', reasons: [] }
    : { verdict: 'possible', reasons: ['Cùng hai người đã có việc ghi chú ly hôn trong Sổ.'] }
}

/** The note of a divorce abroad as a dossier is handled. */
export const divorceHandling: Handling<DivorceNoteDeclaration> = {
  subjectOf,
  usualProcedure: (on) => procedureNamed('DIVORCE_NOTE', on).code,
  lookFor: ({ wife, husband, informant, entry, marriage }) => ({
    ...lookForNothing,
    unitCodes: [...unitCodesOf(wife, husband, informant), ...(marriage?.unitCode ? [marriage.unitCode] : [])],
    people: [
      { role: 'WIFE', pin: wife.pin, personId: wife.personId },
      { role: 'HUSBAND', pin: husband.pin, personId: husband.personId },
    ],
    entries: entry ? [entry] : [],
    alike: true,
  }),
  compare,
  plan(declaration, circumstances) {
    const { receivedOn, receivedAt, office } = circumstances
    const procedure = procedureIdOf(circumstances)
    const claim = foreignClaim(declaration.kind, declaration.foreign)
    return {
      ...plainPlan,
      register: 'DIVORCE_NOTE',
      procedureCode: procedureNamed(procedure, receivedOn).code,
      registrationKind: registrationKinds[declaration.kind],
      regime: regimeOn(receivedOn),
      formVersion: documentFormOn('DIVORCE_NOTE_EXTRACT', receivedOn)?.version ?? '',
      dueAt: dueAt({ procedure, receivedAt, calendar: calendarOf(circumstances) }),
      late: false,
      subject: subjectOf(declaration),
      effects: effectsOf(declaration),
      claims: claim === null ? [] : [claim],
      links: declaration.entry ? [{ entry: declaration.entry, relation: 'ENDS' }] : [],
      notes: notesOf(declaration),
      notices: noticesOf(declaration, office.unitCode),
      homeUnits: homeUnitsOf([declaration.wife, declaration.husband], circumstances),
    }
  },
  missingPapers: (_, attached, { receivedOn }) =>
    attached.includes('FOREIGN_DIVORCE_PAPER')
      ? []
      : [
          {
            paper: 'FOREIGN_DIVORCE_PAPER',
            text: 'Bản sao giấy tờ ly hôn, hủy việc kết hôn đã có hiệu lực pháp luật',
            cite: inForce(foreignDivorceNote, receivedOn).cite,
          },
        ],
  pinRequest: () => null,
  reasons: (declaration) => declaration.reasons,
}
