import type { Circumstances } from '../src/events/circumstances.ts'
import type { EntryPerson, KnownEntry, KnownPerson } from '../src/events/known.ts'
import type { EntryRef } from '../src/events/parts/effects.ts'
import type { PersonRole } from '../src/events/parts/roles.ts'
import { date } from '../src/values/calendar-date.ts'
import { momentInVietnam } from '../src/values/moment.ts'

/** Somebody of whom the registers know nothing but what is said. */
export const knownPersonOf = (said: Partial<KnownPerson> = {}): KnownPerson => ({
  personId: '00000000-0000-7000-8000-000000000001',
  pin: null,
  name: '',
  sex: null,
  birth: { year: null, date: null },
  death: null,
  conditions: [],
  marriages: [],
  mother: null,
  father: null,
  adoptiveMother: null,
  adoptiveFather: null,
  guardianship: null,
  birthEntry: null,
  ...said,
})

/** Somebody who stands in a known entry. */
export const entryPerson = (role: PersonRole, name: string, pin: string | null = null): EntryPerson => ({
  role,
  name,
  pin,
  sex: null,
  birth: { year: null, date: null },
})

/** An entry of the commune of Đồng Văn as other events know it, with what is said of it, by its id. */
export const knownEntryOf = (ref: EntryRef, said: Partial<KnownEntry> = {}): Record<string, KnownEntry> => ({
  [ref.entryId]: {
    ref,
    kind: said.register ?? 'BIRTH',
    register: 'BIRTH',
    number: '05/2016',
    volume: '01',
    registeredOn: date('2016-03-04'),
    officeName: 'Ủy ban nhân dân xã Đồng Văn, tỉnh Tuyên Quang',
    keeperId: ref.officeId,
    keeperName: 'Ủy ban nhân dân xã Đồng Văn, tỉnh Tuyên Quang',
    content: {},
    revoked: false,
    persons: [],
    ...said,
  },
})

/** Xã Đồng Văn at 9:00 on a day; whatever is given replaces the usual. */
export function atDongVan(receivedOn = '2026-11-20', others: Partial<Circumstances> = {}): Circumstances {
  const day = date(receivedOn)
  return {
    receivedAt: momentInVietnam(day, 540),
    receivedOn: day,
    today: day,
    office: { kind: 'COMMUNE', unitCode: '00721', provinceCode: '08' },
    ...others,
  }
}

type Fields = Record<string, unknown>
/** An example with some fields replaced: groups are merged all the way down, lists and blanks replace. */
export const merged = (base: Fields, change: Fields): Fields =>
  Object.fromEntries(
    Object.entries({ ...base, ...change }).map(([key, value]) => {
      const before = base[key]
      const inner = key in change && value && before && typeof value === 'object' && typeof before === 'object'
      return [key, inner && !Array.isArray(value) ? merged(before as Fields, value as Fields) : value]
    }),
  )
