import { dueAt } from '../../law/deadlines.ts'
import { documentFormOn } from '../../law/forms.ts'
import { procedureNamed } from '../../law/procedures.ts'
import { regimeOn } from '../../law/regimes.ts'
import { type CalendarDate, formatDate } from '../../values/calendar-date.ts'
import { valueAtPointer } from '../../values/json-patch.ts'
import { fold } from '../../values/names.ts'
import { type Circumstances, lookForNothing } from '../circumstances.ts'
import type { Handling } from '../event.ts'
import { homeUnitsOf, unitCodesOf } from '../parts/competence.ts'
import type { Effect, EntryNote, NoticePlan } from '../parts/effects.ts'
import { calendarOf } from '../parts/rule-tools.ts'
import { foreignClaim } from '../parts/transcription.ts'
import { plainPlan, type Subject } from '../plan.ts'
import type { ChangeDeclaration } from './declaration.ts'
import { groupOfRole } from './fields.ts'
import { actWords, matterNames, ownLine, procedureIdOf, registrationKindOf } from './nature.ts'
import { acknowledgedFather } from './persons.ts'
import { missingPapers } from './rules-papers.ts'
import { linesOf, type ReadLine, sameValue } from './values.ts'

function subjectOf(typed: unknown): Subject {
  const { subject } = (typed ?? {}) as { subject?: { name?: unknown; birthDate?: { date?: unknown } } | null }
  const name = typeof subject?.name === 'string' ? subject.name.slice(0, 300).normalize('NFC').trim() : ''
  const born = subject?.birthDate?.date
  return {
    name,
    key: fold(name),
    birth: typeof born === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(born) ? (born as CalendarDate) : null,
  }
}

/** `họ, chữ đệm, tên từ “A” thành “B”`; of a supplement `quê quán: “B”`. */
export const lineWords = ({ field, from, to, line }: ReadLine): string =>
  from === ''
    ? `${field.vi}: “${to}”`
    : line.empty
      ? `${field.vi} từ “${from}” thành để trống`
      : `${field.vi} từ “${from}” thành “${to}”`

/** What the note on the earlier entry says (LHT art. 28.2, 29): the act and each line. */
export const noteContent = (declaration: ChangeDeclaration, lines: readonly ReadLine[], on: CalendarDate): string => {
  const act = actWords(declaration.act, on)
  return `${act.charAt(0).toLocaleUpperCase('vi')}${act.slice(1)}: ${lines.map(lineWords).join('; ')}`
}

export const groundOf = (declaration: ChangeDeclaration): NonNullable<EntryNote['ground']> =>
  declaration.act === 'CHANGE' && declaration.changes.some(({ field }) => field === '/mother' || field === '/father')
    ? 'ADOPTION'
    : declaration.act

/** R-G2: the note on the source entry, with its new content; at another keeper it becomes that office's task. */
function sourceNote(declaration: ChangeDeclaration, lines: readonly ReadLine[], on: CalendarDate): EntryNote[] {
  if (declaration.entry === null) return []
  return [
    {
      entry: declaration.entry,
      content: noteContent(declaration, lines, on),
      patch: [
        ...lines.map(({ field, value, was }) => ({ pointer: field.at, value: value ?? null, was: was ?? null })),
        // The birth entry says on which ground its father stands there (R-B7).
        ...(acknowledgedFather(declaration) ? [{ pointer: '/fatherBasis', value: 'JOINT_ACKNOWLEDGEMENT' }] : []),
      ],
      ground: groundOf(declaration),
      ...(declaration.newNumberAsked ? { renewsNumber: true } : {}),
    },
  ]
}

const partNames = {
  name: 'name',
  birthDate: 'birthDate',
  sex: 'sex',
  ethnicity: 'ethnicity',
  nationalities: 'nationalities',
} as const

/** Other entries in which the person stands: proposed to the officer, each to be declined by its key (domain/01 R). */
function cascade(
  declaration: ChangeDeclaration,
  lines: readonly ReadLine[],
  { standsIn, receivedOn }: Circumstances,
): EntryNote[] {
  const own = lines.filter((line) => ownLine(declaration, line) && line.field.part in partNames)
  const personId = declaration.subject.personId
  if (own.length === 0) return []
  return (standsIn?.SUBJECT ?? []).flatMap((entry): EntryNote[] => {
    const key = `CASCADE-${entry.ref.entryId}`
    if (entry.revoked || entry.ref.entryId === declaration.entry?.entryId || declaration.declined.includes(key))
      return []
    const role = entry.persons.find((person) => person.personId === personId && person.role !== 'INFORMANT')?.role
    if (role === undefined || entry.register === 'CHANGE') return []
    const group = groupOfRole(entry.register, role)
    const patch = own.flatMap(({ field, was, value }) => {
      const pointer = group === null ? '' : `${group}/${partNames[field.part as keyof typeof partNames]}`
      const fits = pointer !== '' && value !== null && sameValue(valueAtPointer(entry.content, pointer), was)
      return fits ? [{ pointer, value }] : []
    })
    const who = declaration.subject.name
    const content = `${who} đã được ${actWords(declaration.act, receivedOn)}: ${own.map(lineWords).join('; ')}`
    return [
      {
        key,
        entry: entry.ref,
        content,
        ...(patch.length > 0 ? { patch, ground: declaration.act } : {}),
      },
    ]
  })
}

const changedPart = {
  name: 'name',
  birthDate: 'birthDate',
  sex: 'sex',
  ethnicity: 'ethnicity',
  nationalities: 'nationality',
  hometown: 'hometown',
} as const

/** What a changed value is to the person: codes and ISO days, so that registers compare them; words where there is no code. */
function personValue({ field }: ReadLine, value: unknown, words: string): string | undefined {
  if (field.part === 'birthDate') return (value as { date?: string } | undefined)?.date
  if (field.part === 'sex' || field.part === 'name') return typeof value === 'string' ? value : undefined
  return words
}

/**
 * R-G3: values of the person, the old ones kept. A marriage or death that is only brought in line with the person's birth entry changes
 * the paper, not the person.
 */
function effectsOf(declaration: ChangeDeclaration, lines: readonly ReadLine[], circumstances: Circumstances): Effect[] {
  const birth = circumstances.people?.SUBJECT?.birthEntry
  const root = declaration.register === 'BIRTH' || !birth
  const acts: Effect[] =
    declaration.act === 'CHANGE' || declaration.act === 'ETHNICITY' || declaration.act === 'SEX'
      ? [{ does: 'act', role: 'SUBJECT' }]
      : []
  if (!root || (declaration.subject.personId === null && declaration.subject.pin === null)) return acts
  const father: Effect[] = acknowledgedFather(declaration)
    ? [{ does: 'parent', child: 'SUBJECT', parent: 'FATHER', relation: 'FATHER', by: 'BIRTH' }]
    : []
  return [
    ...acts,
    ...father,
    ...lines.flatMap((line): Effect[] => {
      if (!ownLine(declaration, line) || !(line.field.part in changedPart)) return []
      const to = personValue(line, line.value, line.to)
      if (to === undefined) return []
      return [
        {
          does: 'change',
          role: 'SUBJECT',
          field: changedPart[line.field.part as keyof typeof changedPart],
          from: personValue(line, line.was, line.from) ?? line.from,
          to,
          on: circumstances.today,
        },
      ]
    }),
  ]
}

/** R-G2: an entry that is not in the registers is noted in its paper book by the office that keeps it. */
function noticesOf(
  declaration: ChangeDeclaration,
  lines: readonly ReadLine[],
  { office, receivedOn }: Circumstances,
): NoticePlan[] {
  const { source, entry, register } = declaration
  if (entry !== null || !source?.unitCode || source.unitCode === office.unitCode) return []
  return [
    {
      to: { unitCode: source.unitCode },
      kind: 'REGISTERED_ELSEWHERE',
      content: {
        about: `${matterNames[register]} số ${source.number}${source.volume === '' ? '' : `, quyển ${source.volume}`}${
          source.registeredOn ? `, ngày ${formatDate(source.registeredOn)}` : ''
        }, ${source.office}`,
        note: noteContent(declaration, lines, receivedOn),
      },
    },
  ]
}

/** A change as a dossier is handled: its plan, its keys, its papers. */
export const changeHandling: Handling<ChangeDeclaration> = {
  subjectOf,
  usualProcedure: (on) => procedureNamed('CHANGE', on).code,
  lookFor(declaration) {
    const { subject, informant, entry, source } = declaration
    const father = acknowledgedFather(declaration)
    return {
      ...lookForNothing,
      unitCodes: [...unitCodesOf(subject, informant), ...(source?.unitCode ? [source.unitCode] : [])],
      people: [
        { role: 'SUBJECT', pin: subject.pin, personId: subject.personId },
        ...(father ? [{ role: 'FATHER', pin: father.pin, personId: father.personId } as const] : []),
      ],
      entries: entry ? [entry] : [],
      standsIn: ['SUBJECT'],
    }
  },
  compare: () => ({ verdict: 'none', reasons: [] }),
  plan(declaration, circumstances) {
    const { receivedOn, receivedAt } = circumstances
    const procedure = procedureIdOf(declaration, circumstances)
    const lines = linesOf(declaration)
    const claim = declaration.foreign ? foreignClaim('CHANGE', declaration.foreign) : null
    return {
      ...plainPlan,
      register: 'CHANGE',
      procedureCode: procedureNamed(procedure, receivedOn).code,
      registrationKind: registrationKindOf(declaration),
      regime: regimeOn(receivedOn),
      formVersion: documentFormOn('CHANGE_EXTRACT', receivedOn)?.version ?? '',
      dueAt: dueAt({ procedure, receivedAt, calendar: calendarOf(circumstances) }),
      late: false,
      subject: subjectOf(declaration),
      effects: effectsOf(declaration, lines, circumstances),
      claims: claim === null ? [] : [claim],
      links: declaration.entry ? [{ entry: declaration.entry, relation: 'ABOUT' }] : [],
      notes: [...sourceNote(declaration, lines, receivedOn), ...cascade(declaration, lines, circumstances)],
      notices: noticesOf(declaration, lines, circumstances),
      homeUnits: homeUnitsOf([declaration.subject], circumstances),
    }
  },
  // G7: the adoptive parents stand in a new birth certificate; the old one is withdrawn.
  renewsOriginalsOf: (declaration) =>
    declaration.entry !== null && groundOf(declaration) === 'ADOPTION' ? [declaration.entry] : [],
  missingPapers,
  // One code of the list stands for five acts with different rates.
  fee: (declaration, circumstances) => ({
    procedure: procedureIdOf(declaration, circumstances),
    exemption: declaration.feeExemption,
    inTime: true,
    copies: declaration.copies,
    digitalCitizen: declaration.digitalCitizen,
  }),
  pinRequest: () => null,
  reasons: (declaration) => declaration.reasons,
}
