import type { EntryPerson, KnownEntry, KnownPerson } from '../src/events/event.ts'
import type { EntryRef } from '../src/events/parts/effects.ts'
import type { PersonRole } from '../src/events/parts/roles.ts'
import { date } from '../src/values/calendar-date.ts'

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
