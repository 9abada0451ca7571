import type { KnownEntry } from '../events/known.ts'
import type { Effect, EntryNote, NoteBasis } from '../events/parts/effects.ts'
import { Parent } from '../events/parts/person.ts'
import type { PersonRole } from '../events/parts/roles.ts'
import { inForce } from '../law/in-force.ts'
import { type JudgmentMatter, type JudgmentNoteLaw, judgmentNotes, notedOnceInForce } from '../law/judgment-notes.ts'
import { type CalendarDate, formatDate } from '../values/calendar-date.ts'
import { valueAtPointer } from '../values/json-patch.ts'
import { fold } from '../values/names.ts'
import { yearOf } from '../values/partial-date.ts'
import type { Judgment, JudgmentMatch, JudgmentPerson } from './judgments-api.ts'

export const judgmentLaw = (matter: JudgmentMatter, on: CalendarDate): JudgmentNoteLaw & { cite: string } => {
  const law = inForce(judgmentNotes, on)
  return { ...law.value[matter], cite: law.cite }
}

/** R-J2: a decision is known by its number and by who decided, however they were typed. */
export const judgmentKeys = ({ number, sender }: Pick<Judgment, 'number' | 'sender'>) => ({
  number: fold(number).replaceAll(/[^a-z0-9/]/g, ''),
  sender: fold(sender),
})

/** An effect of a decision beyond those an event has. */
export type JudgmentEffect =
  | (Effect & { basis?: string })
  | { does: 'end-parent'; child: PersonRole; relation: 'MOTHER' | 'FATHER'; on: CalendarDate }
  | {
      does: 'adopt-by'
      child: PersonRole
      relation: 'ADOPTIVE_MOTHER' | 'ADOPTIVE_FATHER'
      on: CalendarDate
      person: {
        name: string
        key: string
        year: number | null
        date: CalendarDate | null
        sex: string | null
        pin: string | null
      }
    }

/** `Bản án số 12/2026/HNGĐ-ST ngày 03/03/2026 của Tòa án nhân dân khu vực 1`. */
export const decisionWords = ({ paper, number, decidedOn, sender }: Judgment): string =>
  `${paper} số ${number} ngày ${formatDate(decidedOn)} của ${sender}`

export const basisOf = ({ paper, number, decidedOn, sender }: Judgment): NoteBasis => ({
  kind: paper,
  number,
  date: decidedOn,
  authority: sender,
})

const bornOf = ({ birthDate }: JudgmentPerson) => ({
  year: yearOf(birthDate) ?? null,
  date: birthDate.known === 'day' ? birthDate.date : null,
})

/**
 * Why the decision cannot be noted on this entry; empty when it can (the decision itself is not judged again, R-J1). `weddingDay`: the day from
 * which the marriage of the entry counts; a marriage ends after it (HNGĐ 11, 57).
 */
export function whyNotNoted(
  judgment: Judgment,
  entry: KnownEntry,
  weddingDay: CalendarDate | null = null,
): readonly string[] {
  const { details, matter } = judgment
  const law = judgmentLaw(matter, judgment.effectiveOn)
  return [
    ...(entry.register === law.notedIn ? [] : ['Mục này không phải của Sổ được ghi chú việc này.']),
    ...(entry.revoked ? ['Mục này đã bị thu hồi, hủy bỏ.'] : []),
    ...((matter === 'DIVORCE' || matter === 'ANNULMENT') && weddingDay !== null && judgment.effectiveOn <= weddingDay
      ? [
          `Ngày có hiệu lực ${formatDate(judgment.effectiveOn)} không sau ngày kết hôn ${formatDate(weddingDay)} của mục này: kiểm tra lại mục và bản án; không khớp thì trả lại Tòa án.`,
        ]
      : []),
    ...(matter === 'NATIONALITY' && details.nationalities === null ? ['Ghi quốc tịch theo quyết định.'] : []),
    ...(matter === 'SEX' && details.sex === null ? ['Ghi giới tính theo văn bản.'] : []),
    ...(matter === 'PARENTAGE' && details.relation === null ? ['Ghi bản án xác định cha hay mẹ.'] : []),
    ...(matter === 'ADOPTION' && details.adopters.length === 0 ? ['Ghi cha nuôi, mẹ nuôi theo văn bản.'] : []),
  ]
}

/** Why a decision still waits: it is in force only after `today` (R-J3); null when it may be noted. */
export function whyNotYet({ paper, effectiveOn }: Judgment, today: CalendarDate): string | null {
  const law = inForce(notedOnceInForce, today)
  if (!law.value || effectiveOn <= today) return null
  const day = formatDate(effectiveOn)
  return `${paper} có hiệu lực từ ngày ${day}, chưa đến ngày đó nên chưa ghi chú (${law.cite}): để trong danh sách chờ, ghi chú từ ngày ${day}; nếu nơi gửi ghi sai ngày thì trả lại nơi gửi.`
}

const asParent = (person: JudgmentPerson) =>
  Parent.parse({
    name: person.name,
    birthDate: person.birthDate,
    ethnicity: person.ethnicity ?? { code: null, asWritten: '' },
    nationalities: person.nationalities,
    pin: person.pin,
  })

type Consequence = {
  words: string
  effects: readonly JudgmentEffect[]
  patch?: NonNullable<EntryNote['patch']>
}

const condition = (
  kind: 'MISSING' | 'INCAPABLE' | 'LIMITED',
  from: CalendarDate,
  basis: string,
  ends = false,
): JudgmentEffect => ({ does: 'condition', role: 'CHILD', condition: kind, from, ends, basis })

function consequence(judgment: Judgment, entry: KnownEntry): Consequence {
  const { matter, effectiveOn: on, details } = judgment
  const basis = decisionWords(judgment)
  const words = judgmentLaw(matter, on).vi
  switch (matter) {
    case 'DIVORCE':
    case 'ANNULMENT':
      // R-J4: both; a bond the registers never held is ended for each.
      return {
        words,
        effects: (['WIFE', 'HUSBAND'] as const).map((role) => ({
          does: 'end-marriage',
          role,
          on,
          how: matter,
          entry: entry.ref,
          basis,
        })),
      }
    case 'NATIONALITY': {
      const now = details.nationalities ?? []
      const was = valueAtPointer(entry.content, '/child/nationalities')
      return {
        words,
        patch: [{ pointer: '/child/nationalities', value: now }],
        effects: [
          {
            does: 'change',
            role: 'CHILD',
            field: 'nationality',
            from: Array.isArray(was) ? was.join(', ') : '',
            to: now.join(', '),
            on,
          },
        ],
      }
    }
    case 'SEX': {
      const was = valueAtPointer(entry.content, '/child/sex')
      return {
        words,
        patch: [{ pointer: '/child/sex', value: details.sex }],
        effects: [{ does: 'change', role: 'CHILD', field: 'sex', from: String(was ?? ''), to: details.sex ?? '', on }],
      }
    }
    case 'PARENTAGE': {
      const relation = details.relation ?? 'FATHER'
      const word = relation === 'MOTHER' ? 'mẹ' : 'cha'
      const ends: JudgmentEffect = { does: 'end-parent', child: 'CHILD', relation, on }
      const pointer = relation === 'MOTHER' ? '/mother' : '/father'
      return details.parent === null
        ? { words: `Xác định không phải ${word}, con`, patch: [{ pointer, value: null }], effects: [ends] }
        : {
            words: `Xác định ${details.parent.name} là ${word}`,
            patch: [
              { pointer, value: asParent(details.parent) },
              ...(relation === 'FATHER' ? [{ pointer: '/fatherBasis', value: 'COURT_DECISION' }] : []),
            ],
            effects: [ends, { does: 'parent', child: 'CHILD', parent: relation, relation, by: 'COURT' }],
          }
    }
    case 'ADOPTION':
      return {
        words: `${words}: ${details.adopters.map(({ person }) => person.name).join(', ')}`,
        effects: details.adopters.map(({ relation, person }) => ({
          does: 'adopt-by',
          child: 'CHILD',
          relation,
          on,
          person: {
            name: person.name,
            key: fold(person.name),
            ...bornOf(person),
            sex: relation === 'ADOPTIVE_MOTHER' ? '2' : '1',
            pin: person.pin,
          },
        })),
      }
    case 'ADOPTION_END':
      return { words, effects: [{ does: 'end-adoption', child: 'CHILD', on }] }
    case 'MISSING':
      return { words, effects: [condition('MISSING', on, basis)] }
    case 'MISSING_REVERSED':
      return { words, effects: [condition('MISSING', on, basis, true)] }
    case 'CAPACITY_LOST':
      return { words, effects: [condition('INCAPABLE', on, basis)] }
    case 'CAPACITY_LIMITED':
      return { words, effects: [condition('LIMITED', on, basis)] }
    case 'CAPACITY_RESTORED':
      return { words, effects: [condition('INCAPABLE', on, basis, true), condition('LIMITED', on, basis, true)] }
    case 'DEAD':
      return { words, effects: [{ does: 'die', role: 'DECEASED', on: details.diedOn, declared: true }] }
    case 'DEAD_REVERSED':
      return { words, effects: [{ does: 'revive', role: 'DECEASED', on }] }
    case 'MARRIAGE_RECOGNISED':
    case 'GUARDIANSHIP':
      return { words, effects: [] }
  }
}

/** What the margin says and what happens to the people, on the day of legal effect (R-J3). */
export function judgmentOnEntry(
  judgment: Judgment,
  entry: KnownEntry,
): { note: EntryNote & { basis: NoteBasis }; effects: readonly JudgmentEffect[] } {
  const { words, effects, patch } = consequence(judgment, entry)
  const remarks = judgment.remarks === '' ? '' : `. ${judgment.remarks}`
  return {
    note: {
      entry: entry.ref,
      content: `${words}, có hiệu lực từ ngày ${formatDate(judgment.effectiveOn)}${remarks}`,
      basis: basisOf(judgment),
      ...(patch ? { patch, ground: 'COURT' } : {}),
    },
    effects,
  }
}

type Standing = KnownEntry['persons'][number]

/** How a named person stands in an entry: by PIN, by name and day or year of birth, by name alone. */
function sameAs(person: JudgmentPerson, other: Standing): 'pin' | 'birth' | 'name' | null {
  if (person.pin !== null && other.pin !== null) return person.pin === other.pin ? 'pin' : null
  if (fold(person.name) !== fold(other.name)) return null
  const { year, date } = bornOf(person)
  if (date !== null && other.birth.date !== null) return date === other.birth.date ? 'birth' : null
  if (year !== null && other.birth.year !== null) return year === other.birth.year ? 'birth' : null
  return 'name'
}

/** How sure it is that a decision means an entry, and by what; null when nobody of it stands there. */
export function likenessOf(judgment: Judgment, entry: KnownEntry): Pick<JudgmentMatch, 'likeness' | 'reasons'> | null {
  const subjects = entry.persons.filter(({ subject }) => subject)
  const found = judgment.persons.map((person) => ({
    person,
    by: subjects.map((other) => sameAs(person, other)).find((by) => by !== null) ?? null,
  }))
  const met = found.filter(({ by }) => by !== null)
  if (met.length === 0) return null
  const { reference } = judgment
  const byNumber =
    reference.number !== null &&
    reference.year !== null &&
    entry.number === `${String(reference.number).padStart(2, '0')}/${reference.year}`
  const byDay = reference.registeredOn !== null && reference.registeredOn === entry.registeredOn
  const words = { pin: 'số định danh', birth: 'họ tên, ngày sinh', name: 'họ tên' } as const
  const reasons = [
    ...(byNumber ? [`Đúng số ${entry.number}`] : []),
    ...(byDay ? ['Đúng ngày đăng ký'] : []),
    ...met.map(({ person, by }) => `Đúng ${words[by ?? 'name']} của ${person.name}`),
    ...found.filter(({ by }) => by === null).map(({ person }) => `Không thấy ${person.name}`),
  ]
  const all = met.length === found.length
  if (all && (byNumber || met.every(({ by }) => by === 'pin'))) return { likeness: 'certain', reasons }
  return { likeness: all && met.every(({ by }) => by !== 'name') ? 'likely' : 'possible', reasons }
}
