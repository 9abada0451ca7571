import type { PersonRole } from '../parts/roles.ts'

/** Books whose entries are changed, corrected and supplemented here. */
export const sourceRegisters = ['BIRTH', 'MARRIAGE', 'DEATH', 'RECOGNITION', 'GUARDIANSHIP', 'ADOPTION'] as const
export type SourceRegister = (typeof sourceRegisters)[number]

/** How a value is typed and written. */
export type ValueKind =
  | 'text'
  | 'name'
  | 'date'
  | 'sex'
  | 'ethnicity'
  | 'nationalities'
  | 'place'
  | 'residence'
  | 'idDocument'
  | 'person'

/** Which value of a person a field holds; it decides what follows for the person and for his or her other entries. */
export type Part =
  | 'name'
  | 'birthDate'
  | 'sex'
  | 'ethnicity'
  | 'nationalities'
  | 'hometown'
  | 'birthPlace'
  | 'residence'
  | 'idDocument'
  | 'whole'
  | 'event'

/** One field of an entry a line may speak of. `at` is a JSON pointer into the entry's content. */
export type ChangeableField = {
  at: string
  vi: string
  en: string
  kind: ValueKind
  part: Part
  /** Whose value it is; null for the event itself, such as the cause of a death. */
  role: PersonRole | null
}

type Who = { group: string; role: PersonRole; vi: string; en: string }

const parts: readonly { part: Part; at: string; kind: ValueKind; vi: string; en: string }[] = [
  { part: 'name', at: 'name', kind: 'name', vi: 'họ, chữ đệm, tên', en: 'full name' },
  { part: 'birthDate', at: 'birthDate', kind: 'date', vi: 'ngày, tháng, năm sinh', en: 'date of birth' },
  { part: 'sex', at: 'sex', kind: 'sex', vi: 'giới tính', en: 'sex' },
  { part: 'ethnicity', at: 'ethnicity', kind: 'ethnicity', vi: 'dân tộc', en: 'ethnicity' },
  { part: 'nationalities', at: 'nationalities', kind: 'nationalities', vi: 'quốc tịch', en: 'nationality' },
  { part: 'birthPlace', at: 'birthPlace', kind: 'place', vi: 'nơi sinh', en: 'place of birth' },
  { part: 'hometown', at: 'hometown', kind: 'place', vi: 'quê quán', en: 'hometown' },
  { part: 'residence', at: 'residence', kind: 'residence', vi: 'nơi cư trú', en: 'residence' },
  { part: 'idDocument', at: 'idDocument', kind: 'idDocument', vi: 'giấy tờ tùy thân', en: 'identity paper' },
]

const fieldsOf = (who: Who, names: readonly Part[]): ChangeableField[] =>
  parts
    .filter(({ part }) => names.includes(part))
    .map(({ part, at, kind, vi, en }) => ({
      at: `${who.group}/${at}`,
      vi: who.vi === '' ? vi : `${vi} của ${who.vi}`,
      en: who.en === '' ? en : `${en} of the ${who.en}`,
      kind,
      part,
      role: who.role,
    }))

const mother: Who = { group: '/mother', role: 'MOTHER', vi: 'người mẹ', en: 'mother' }
const father: Who = { group: '/father', role: 'FATHER', vi: 'người cha', en: 'father' }
const ofParent: readonly Part[] = ['name', 'birthDate', 'ethnicity', 'nationalities', 'residence', 'idDocument']
const ofSpouse: readonly Part[] = ['name', 'birthDate', 'ethnicity', 'nationalities', 'residence', 'idDocument']
const ofParty: readonly Part[] = ['name', 'birthDate', 'sex', 'ethnicity', 'nationalities', 'residence', 'idDocument']
const whole = ({ group, role, vi, en }: Who): ChangeableField => ({
  at: group,
  vi: `phần khai về ${vi}`,
  en: `particulars of the ${en}`,
  kind: 'person',
  part: 'whole',
  role,
})

/** What may stand in a from–to line, by the book of the entry. */
export const changeableFields: Readonly<Record<SourceRegister, readonly ChangeableField[]>> = {
  BIRTH: [
    ...fieldsOf({ group: '/child', role: 'CHILD', vi: '', en: '' }, [
      'name',
      'birthDate',
      'sex',
      'ethnicity',
      'nationalities',
      'birthPlace',
      'hometown',
    ]),
    ...fieldsOf(mother, ofParent),
    whole(mother),
    ...fieldsOf(father, ofParent),
    whole(father),
  ],
  MARRIAGE: [
    ...fieldsOf({ group: '/wife', role: 'WIFE', vi: 'vợ', en: 'wife' }, ofSpouse),
    ...fieldsOf({ group: '/husband', role: 'HUSBAND', vi: 'chồng', en: 'husband' }, ofSpouse),
  ],
  RECOGNITION: [
    ...fieldsOf({ group: '/parent', role: 'PARENT', vi: 'cha, mẹ được công nhận', en: 'recognised parent' }, ofParty),
    ...fieldsOf({ group: '/child', role: 'RECOGNISED', vi: 'con được công nhận', en: 'recognised child' }, ofParty),
  ],
  GUARDIANSHIP: fieldsOf({ group: '/ward', role: 'WARD', vi: 'người được giám hộ', en: 'ward' }, ofParty),
  ADOPTION: fieldsOf({ group: '/child', role: 'ADOPTED', vi: 'con nuôi', en: 'adopted child' }, ofParty),
  DEATH: [
    ...fieldsOf({ group: '/deceased', role: 'DECEASED', vi: '', en: '' }, [
      'name',
      'birthDate',
      'sex',
      'ethnicity',
      'nationalities',
      'residence',
      'idDocument',
    ]),
    { at: '/death/date', vi: 'ngày, tháng, năm chết', en: 'date of death', kind: 'date', part: 'event', role: null },
    { at: '/death/time', vi: 'giờ chết', en: 'time of death', kind: 'text', part: 'event', role: null },
    { at: '/death/place', vi: 'nơi chết', en: 'place of death', kind: 'place', part: 'event', role: null },
    { at: '/death/cause', vi: 'nguyên nhân chết', en: 'cause of death', kind: 'text', part: 'event', role: null },
  ],
}

export const fieldAt = (register: SourceRegister, at: string): ChangeableField | undefined =>
  changeableFields[register].find((field) => field.at === at)

/** Where a person's group stands in the content of an entry, by book and role; null where a note without new content is enough. */
export function groupOfRole(register: string, role: string): string | null {
  if (!sourceRegisters.some((one) => one === register)) return null
  const named = changeableFields[register as SourceRegister].find(
    (field) => field.role === role && field.part === 'name',
  )
  return named ? named.at.slice(0, named.at.lastIndexOf('/')) : null
}

export const aboutRoles = ['CHILD', 'WIFE', 'HUSBAND', 'DECEASED', 'PARENT', 'RECOGNISED', 'WARD', 'ADOPTED'] as const
export type AboutRole = (typeof aboutRoles)[number]

/** The one the paper of a book is about; of a marriage the declaration says which. */
export const aboutOf: Readonly<Record<SourceRegister, readonly AboutRole[]>> = {
  BIRTH: ['CHILD'],
  MARRIAGE: ['WIFE', 'HUSBAND'],
  DEATH: ['DECEASED'],
  RECOGNITION: ['PARENT', 'RECOGNISED'],
  GUARDIANSHIP: ['WARD'],
  ADOPTION: ['ADOPTED'],
}
