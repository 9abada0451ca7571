import { eventOf, isEventKind } from '../events/index.ts'
import { type CalendarDate, formatDate } from '../values/calendar-date.ts'
import type { EntrySeen, Family, LifeFact } from './person-api.ts'

type Day = CalendarDate | null

/** What the registers hold of one life, as the database gives it. */
export type PersonFacts = {
  personId: string
  pin: string | null
  name: string
  sex: string | null
  birth: { year: number | null; date: Day }
  entries: readonly {
    entry: EntrySeen
    role: string
    subject: boolean
    /** The name the person bears in that entry. */
    name: string
    others: readonly { role: string; name: string; birthDate: Day }[]
  }[]
  marriages: readonly {
    entry: EntrySeen | null
    from: Day
    to: Day
    endedBy: 'DEATH' | 'DIVORCE' | 'ANNULMENT' | 'REVOCATION' | null
    endBasis: string
    end: EntrySeen | null
    spouse: { personId: string; pin: string | null; name: string } | null
  }[]
  deaths: readonly { on: Day; declared: boolean; reversedOn: Day; entry: EntrySeen }[]
  conditions: readonly {
    condition: 'MISSING' | 'INCAPABLE' | 'LIMITED'
    from: CalendarDate
    to: Day
    basis: string
    entry: EntrySeen | null
  }[]
  guardianships: readonly {
    as: 'WARD' | 'GUARDIAN' | 'SUPERVISOR'
    from: CalendarDate
    to: Day
    reason: string
    with: readonly string[] | null
    entry: EntrySeen | null
    end: EntrySeen | null
  }[]
  changes: readonly { field: string; from: string; to: string; on: CalendarDate; entry: EntrySeen | null }[]
  family: Family
}

type Words = readonly [vietnamese: string, english: string]

const fieldWords: Readonly<Record<string, Words>> = {
  name: ['Họ, chữ đệm, tên', 'Name'],
  sex: ['Giới tính', 'Sex'],
  birthDate: ['Ngày sinh', 'Date of birth'],
  ethnicity: ['Dân tộc', 'Ethnicity'],
  nationality: ['Quốc tịch', 'Nationality'],
  hometown: ['Quê quán', 'Home town'],
}

/** What a changed field is called. */
export const changedFieldWords = (field: string): Words => fieldWords[field] ?? [field, field]

const sexes: Readonly<Record<string, string>> = { '1': 'Nam', '2': 'Nữ', '3': 'Chưa xác định' }
const DAY = /^\d{4}-\d\d-\d\d$/

/** A value as people read it: `2001-02-03` → `03/02/2001`, sex `1` → `Nam`. */
export function changedValueWords(field: string, value: string): string {
  if (field === 'sex') return sexes[value] ?? value
  return DAY.test(value) ? formatDate(value as CalendarDate) : value
}

/** `số 05/2020, UBND xã Đồng Văn`: an entry as officials name it. */
export const referenceOf = ({ number, officeName }: EntrySeen): string => `số ${number}, ${officeName}`

const conditionWords: Readonly<Record<PersonFacts['conditions'][number]['condition'], readonly [Words, Words]>> = {
  MISSING: [
    ['Tòa án tuyên bố mất tích', 'Declared missing by a court'],
    ['Hết tình trạng bị tuyên bố mất tích', 'No longer declared missing'],
  ],
  INCAPABLE: [
    ['Tòa án tuyên bố mất năng lực hành vi dân sự', 'Declared without legal capacity by a court'],
    ['Hết tình trạng mất năng lực hành vi dân sự', 'Legal capacity restored'],
  ],
  LIMITED: [
    ['Tòa án tuyên bố hạn chế năng lực hành vi dân sự', 'Legal capacity limited by a court'],
    ['Hết tình trạng hạn chế năng lực hành vi dân sự', 'Legal capacity no longer limited'],
  ],
}

const guardWords: Readonly<Record<'WARD' | 'GUARDIAN' | 'SUPERVISOR', readonly [Words, Words]>> = {
  WARD: [
    ['Được giám hộ', 'Placed under guardianship'],
    ['Chấm dứt được giám hộ', 'Guardianship ended'],
  ],
  GUARDIAN: [
    ['Làm người giám hộ', 'Became guardian'],
    ['Thôi làm người giám hộ', 'No longer guardian'],
  ],
  SUPERVISOR: [
    ['Làm người giám sát việc giám hộ', 'Became supervisor of a guardianship'],
    ['Thôi giám sát việc giám hộ', 'No longer supervisor'],
  ],
}

const fact = (on: Day, [vi, en]: Words, entry: EntrySeen | null, detail = ''): LifeFact => ({
  on,
  vi: detail ? `${vi}: ${detail}` : vi,
  en: detail ? `${en}: ${detail}` : en,
  entry,
})

/** How a marriage ended, told by the entry of its end; nothing while it stands, or when the person's own death ended it. */
function marriageEnd(marriage: PersonFacts['marriages'][number], deaths: PersonFacts['deaths']): LifeFact | undefined {
  const { spouse, entry, end, endBasis, to, endedBy } = marriage
  const who = spouse?.name ?? ''
  const why = [who, endBasis].filter(Boolean).join(', ')
  const by = end ?? entry
  switch (endedBy) {
    case null:
      return undefined
    case 'DEATH':
      if (deaths.some((death) => death.entry.entryId === end?.entryId)) return undefined
      return fact(to, ['Vợ, chồng chết', 'Widowed'], end, who)
    case 'DIVORCE':
      return fact(to, ['Ly hôn', 'Divorced'], by, why)
    case 'ANNULMENT':
      return fact(to, ['Hủy việc kết hôn trái pháp luật', 'Marriage annulled'], by, why)
    case 'REVOCATION':
      return fact(to, ['Thu hồi đăng ký kết hôn', 'Registration of the marriage revoked'], by, who)
  }
}

const marriageFacts = ({ marriages, deaths }: PersonFacts): LifeFact[] =>
  marriages.flatMap((marriage) => {
    const { from, entry, spouse } = marriage
    const begun = from === null ? [] : [fact(from, ['Kết hôn', 'Married'], entry, spouse?.name ?? '')]
    const ended = marriageEnd(marriage, deaths)
    return ended ? [...begun, ended] : begun
  })

const deathFacts = ({ deaths }: PersonFacts): LifeFact[] =>
  deaths.flatMap((death) => [
    fact(
      death.on,
      death.declared ? ['Tòa án tuyên bố là đã chết', 'Declared dead by a court'] : ['Chết', 'Died'],
      death.entry,
    ),
    ...(death.reversedOn
      ? [fact(death.reversedOn, ['Tòa án hủy tuyên bố là đã chết', 'Declaration of death annulled'], death.entry)]
      : []),
  ])

const conditionFacts = ({ conditions }: PersonFacts): LifeFact[] =>
  conditions.flatMap(({ condition, from, to, basis, entry }) => [
    fact(from, conditionWords[condition][0], entry, basis),
    ...(to ? [fact(to, conditionWords[condition][1], entry)] : []),
  ])

const guardianshipFacts = ({ guardianships }: PersonFacts): LifeFact[] =>
  guardianships.flatMap((guard) => {
    const names = (guard.with ?? []).join(', ')
    return [
      fact(guard.from, guardWords[guard.as][0], guard.entry, names),
      ...(guard.to
        ? [
            fact(
              guard.to,
              guardWords[guard.as][1],
              guard.end ?? guard.entry,
              [names, guard.reason].filter(Boolean).join(' – '),
            ),
          ]
        : []),
    ]
  })

const changeFacts = ({ changes }: PersonFacts): LifeFact[] =>
  changes.map(({ field, from, to, on, entry }) =>
    fact(
      on,
      changedFieldWords(field),
      entry,
      `${changedValueWords(field, from) || '–'} → ${changedValueWords(field, to)}`,
    ),
  )

const named = (others: PersonFacts['entries'][number]['others'], ...roles: string[]): string =>
  others
    .filter(({ role }) => roles.includes(role))
    .map(({ name }) => name)
    .join(', ')

/** What an entry alone says of the person; nothing where other facts tell it, or where the person only stands beside it. */
function entryFact(
  facts: PersonFacts,
  told: ReadonlySet<string>,
  one: PersonFacts['entries'][number],
): LifeFact | undefined {
  const { entry, role, others, subject } = one
  const on = entry.registeredOn
  switch (`${entry.kind}/${role}`) {
    case 'BIRTH/CHILD':
      return fact(facts.birth.date, ['Sinh', 'Born'], entry)
    case 'BIRTH/MOTHER':
    case 'BIRTH/FATHER':
      return fact(
        others.find((other) => other.role === 'CHILD')?.birthDate ?? on,
        ['Sinh con', 'Child born'],
        entry,
        named(others, 'CHILD'),
      )
    case 'RECOGNITION/PARENT':
      return fact(on, ['Nhận con', 'Recognised a child'], entry, named(others, 'RECOGNISED'))
    case 'RECOGNITION/RECOGNISED':
      return fact(on, ['Được nhận cha, mẹ', 'Recognised by a parent'], entry, named(others, 'PARENT'))
    case 'ADOPTION/ADOPTED':
      return fact(on, ['Được nhận làm con nuôi', 'Adopted'], entry, named(others, 'ADOPTIVE_FATHER', 'ADOPTIVE_MOTHER'))
    case 'ADOPTION/ADOPTIVE_FATHER':
    case 'ADOPTION/ADOPTIVE_MOTHER':
      return fact(on, ['Nhận con nuôi', 'Adopted a child'], entry, named(others, 'ADOPTED'))
  }
  if (!subject || told.has(entry.entryId)) return undefined
  return fact(on, isEventKind(entry.kind) ? eventOf(entry.kind).name : [entry.kind, entry.kind], entry)
}

/** A life as a line of days: what happened, in words, each with its entry; oldest first, what has no day at the end. */
export function lifeLine(facts: PersonFacts): LifeFact[] {
  const known = [
    ...marriageFacts(facts),
    ...deathFacts(facts),
    ...conditionFacts(facts),
    ...guardianshipFacts(facts),
    ...changeFacts(facts),
  ]
  const told = new Set(known.flatMap(({ entry }) => (entry ? [entry.entryId] : [])))
  const fromEntries = facts.entries.flatMap((one) => entryFact(facts, told, one) ?? [])
  const order = ({ on }: LifeFact): string => on ?? '9999'
  return [...fromEntries, ...known].sort((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0))
}
