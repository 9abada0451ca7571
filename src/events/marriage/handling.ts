import { dueAt } from '../../law/deadlines.ts'
import { documentFormOn } from '../../law/forms.ts'
import { procedureNamed } from '../../law/procedures.ts'
import { regimeOn } from '../../law/regimes.ts'
import { fold } from '../../values/names.ts'
import { type Circumstances, lookForNothing } from '../circumstances.ts'
import type { Handling, Likeness } from '../event.ts'
import type { DuplicateCandidate, EntryPerson } from '../known.ts'
import { homeUnitsOf, unitCodesOf } from '../parts/competence.ts'
import type { Effect } from '../parts/effects.ts'
import { calendarOf } from '../parts/rule-tools.ts'
import { foreignClaim } from '../parts/transcription.ts'
import { plainPlan, type Subject } from '../plan.ts'
import type { MarriageDeclaration } from './declaration.ts'
import { approvedFirst, endedBefore, marriageProcedure, marriedFrom } from './nature.ts'
import { marriagePersons } from './persons.ts'
import { marriageFeeQuestion } from './rules-acts.ts'
import { missingPapers } from './rules-papers.ts'

/** Loại đăng ký of the marriage book: 1 lần đầu, 2 đăng ký lại, 3 ghi chú kết hôn (00 §5.6; domain/02 §6.2). */
export const registrationKinds = { NEW: '1', COHABITATION: '1', AGAIN: '2', TRANSCRIBED: '3' } as const

const written = (typed: unknown): string =>
  typeof typed === 'string' ? typed.slice(0, 300).normalize('NFC').trim() : ''

/** `Lục Thị Mận – Hoàng Văn Lĩnh`, the wife first, from whatever has been typed. */
function subjectOf(typed: unknown): Subject {
  const { wife, husband } = (typed ?? {}) as Record<'wife' | 'husband', { name?: unknown } | null | undefined>
  const name = [written(wife?.name), written(husband?.name)].filter((part) => part !== '').join(' – ')
  return { name, key: fold(name), birth: null }
}

const samePerson = (
  one: { pin: string | null; name: string; birth: { year: number | null } },
  other: { pin: string | null; name: string; birth: { year: number | null } },
): boolean =>
  one.pin !== null && other.pin !== null
    ? one.pin === other.pin
    : fold(one.name) === fold(other.name) && one.birth.year === other.birth.year

/** The number where both have one, else the name with the day of birth: whoever agrees so is taken for the same. */
const surelySame = (one: EntryPerson, other: EntryPerson): boolean =>
  one.pin !== null && other.pin !== null
    ? one.pin === other.pin
    : one.birth.date !== null && one.birth.date === other.birth.date && fold(one.name) === fold(other.name)

const numbered = (one: EntryPerson, other: EntryPerson): boolean => one.pin !== null && other.pin !== null

/**
 * Another marriage of the same two: certain where this one would stand twice, else to be looked at (they may marry again after a divorce). Nobody
 * without a number is found in the family graph: the same name and day of birth is all that tells of an earlier marriage that stands (R-C7).
 */
function compare(declaration: MarriageDeclaration, candidate: DuplicateCandidate): Likeness {
  const two = marriagePersons(declaration).filter(({ subject }) => subject)
  const inRole = (person: EntryPerson) => candidate.persons.find((other) => other.role === person.role)
  const agree = (same: typeof surelySame): EntryPerson[] =>
    two.filter((person) => {
      const other = inRole(person)
      return other !== undefined && same(person, other)
    })
  if (agree(samePerson).length < 2) {
    const [known] = agree((one, other) => !numbered(one, other) && surelySame(one, other))
    return known && candidate.standing !== false
      ? {
          verdict: 'possible',
          reasons: [
            `${known.name} (cùng ngày sinh, chưa đối chiếu được số định danh) đã có việc kết hôn: xem hôn nhân đó đã chấm dứt chưa.`,
          ],
        }
      : { verdict: 'none', reasons: [] }
  }
  if (declaration.kind === 'AGAIN' || declaration.kind === 'COHABITATION')
    return { verdict: 'certain', reasons: ['Cùng hai người đã có việc kết hôn trong Sổ.'] }
  const stands = candidate.standing === true && !declaration.ended && agree(surelySame).length === 2
  return stands
    ? { verdict: 'certain', reasons: ['Cùng hai người đã đăng ký kết hôn, hôn nhân đó chưa chấm dứt trong Sổ.'] }
    : { verdict: 'possible', reasons: ['Cùng hai người đã có việc kết hôn trong Sổ.'] }
}

/** Both act and are of full capacity; from the day that counts they are married to nobody else (R-C3, R-C7, R-C9). */
function effectsOf(declaration: MarriageDeclaration, circumstances: Circumstances): Effect[] {
  const capable = declaration.kind === 'NEW' || declaration.kind === 'COHABITATION'
  const from = marriedFrom(declaration, circumstances.today)
  const ended = endedBefore(declaration, circumstances)
  // Of a marriage that is over nobody acts any more: one of the two may have died.
  return [
    ...(ended
      ? []
      : ([
          { does: 'act', role: 'WIFE', capable },
          { does: 'act', role: 'HUSBAND', capable },
        ] as const)),
    {
      does: 'marry',
      wife: 'WIFE',
      husband: 'HUSBAND',
      from,
      ...(ended ? { to: ended.on, how: ended.how, basis: ended.paper } : {}),
    },
  ]
}

function claimsOf({ kind, foreign, earlier }: MarriageDeclaration): string[] {
  if (kind === 'TRANSCRIBED' && foreign) {
    const claim = foreignClaim('MARRIAGE', foreign)
    return claim === null ? [] : [claim]
  }
  if (kind !== 'AGAIN' || !earlier?.unitCode || earlier.number === '') return []
  return [['AGAIN', 'MARRIAGE', earlier.unitCode, fold(earlier.number), earlier.registeredOn ?? ''].join('|')]
}

/** A marriage as a dossier is handled: its plan, its keys, its papers. */
export const marriageHandling: Handling<MarriageDeclaration> = {
  subjectOf,
  usualProcedure: (on) => procedureNamed('MARRIAGE', on).code,
  lookFor: ({ wife, husband, informant, earlier }) => ({
    ...lookForNothing,
    unitCodes: [...unitCodesOf(wife, husband, informant), ...(earlier?.unitCode ? [earlier.unitCode] : [])],
    people: [
      { role: 'WIFE', pin: wife.pin, personId: wife.personId },
      { role: 'HUSBAND', pin: husband.pin, personId: husband.personId },
    ],
    kinOf: [['WIFE', 'HUSBAND']],
    saidOf: ['WIFE', 'HUSBAND'],
    maritalRecordsOf: (['WIFE', 'HUSBAND'] as const).filter(
      (role) => (role === 'WIFE' ? wife : husband).statusProof !== null,
    ),
    alike: true,
  }),
  compare,
  plan(declaration, circumstances) {
    const { receivedOn, receivedAt } = circumstances
    const procedure = marriageProcedure(declaration, circumstances)
    return {
      ...plainPlan,
      register: 'MARRIAGE',
      procedureCode: procedureNamed(procedure, receivedOn).code,
      registrationKind: registrationKinds[declaration.kind],
      regime: regimeOn(receivedOn),
      formVersion: documentFormOn('MARRIAGE_CERTIFICATE', receivedOn)?.version ?? '',
      dueAt: dueAt({ procedure, receivedAt, calendar: calendarOf(circumstances) }),
      late: false,
      subject: subjectOf(declaration),
      effects: effectsOf(declaration, circumstances),
      claims: claimsOf(declaration),
      homeUnits: homeUnitsOf([declaration.wife, declaration.husband], circumstances),
      approvedFirst: approvedFirst(declaration, circumstances),
    }
  },
  missingPapers,
  fee: marriageFeeQuestion,
  pinRequest: () => null,
  reasons: (declaration) => declaration.reasons,
}
