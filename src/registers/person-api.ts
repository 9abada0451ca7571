import { z } from 'zod'
import { RegisterKind } from '../law/register-books.ts'
import { endpoint } from '../platform/define-endpoint.ts'
import { CalendarDate } from '../values/calendar-date.ts'

/** An entry named in somebody's life; `open` false: it is kept elsewhere, and the asker may not read it. */
export const EntrySeen = z.object({
  officeId: z.int(),
  entryId: z.string(),
  kind: z.string(),
  register: RegisterKind,
  number: z.string(),
  registeredOn: CalendarDate,
  officeName: z.string(),
  open: z.boolean(),
  revoked: z.boolean(),
})
export type EntrySeen = z.infer<typeof EntrySeen>

const Spouse = z.object({ personId: z.string(), pin: z.string().nullable(), name: z.string() })

/** Something that happened to a person, with the entry that says so. */
export const LifeFact = z.object({
  /** Day it happened; null when nobody knows. */
  on: CalendarDate.nullable(),
  vi: z.string(),
  en: z.string(),
  entry: EntrySeen.nullable(),
})
export type LifeFact = z.infer<typeof LifeFact>

export const FamilyMember = z.object({
  personId: z.string(),
  name: z.string(),
  sex: z.string().nullable(),
  birthYear: z.int().nullable(),
  dead: z.boolean(),
  place: z.enum(['SELF', 'SPOUSE', 'OTHER_PARENT', 'PARENT', 'GRANDPARENT', 'CHILD', 'SIBLING']),
  /** What opens that person's page; null when the asker may not open it. */
  key: z.string().nullable(),
})
export type FamilyMember = z.infer<typeof FamilyMember>

export const Family = z.object({
  people: z.array(FamilyMember),
  parents: z.array(z.object({ child: z.string(), parent: z.string(), adoptive: z.boolean() })),
  couples: z.array(z.object({ one: z.string(), other: z.string(), ended: z.boolean() })),
})
export type Family = z.infer<typeof Family>

/** `:key` is a person id, or a PIN: a person beyond the own offices is found by exact number only (domain/03 §8). */
export const personParams = z.object({ key: z.union([z.uuid(), z.string().regex(/^\d{12}$/)]) })
/** Why a person is read: the code of a dossier, or a stated purpose (domain/09 §3). */
export const personQuery = z.object({ purpose: z.string().trim().min(3, 'Nêu mục đích xem.').max(200) })

export const getPerson = endpoint({
  id: 'getPerson',
  method: 'GET',
  path: '/api/people/:key',
  tag: 'registers',
  summary: 'Một người: diễn biến hộ tịch, gia đình, hôn nhân, hồ sơ đang giải quyết',
  summaryEn: 'A person: life-line, family, marriages and open dossiers of the own office',
  access: 'entry.read',
  params: personParams,
  query: personQuery,
  output: z.object({
    personId: z.string(),
    pin: z.string().nullable(),
    name: z.string(),
    sex: z.string().nullable(),
    birth: z.object({ year: z.int().nullable(), date: CalendarDate.nullable() }),
    diedOn: CalendarDate.nullable(),
    dead: z.boolean(),
    /** Oldest first; facts without a known day at the end. */
    life: z.array(LifeFact),
    family: Family,
    /** For the marital status on any day: `KnownMarriage` with the entries of both ends. */
    marriages: z.array(
      z.object({
        entry: EntrySeen.nullable(),
        reference: z.string(),
        spouse: Spouse.nullable(),
        from: CalendarDate.nullable(),
        to: CalendarDate.nullable(),
        endedBy: z.enum(['DEATH', 'DIVORCE', 'ANNULMENT']).nullable(),
        endBasis: z.string(),
        end: EntrySeen.nullable(),
      }),
    ),
    /** Earlier and later values, oldest first. */
    changes: z.array(
      z.object({
        field: z.string(),
        vi: z.string(),
        en: z.string(),
        from: z.string(),
        to: z.string(),
        on: CalendarDate,
        entry: EntrySeen.nullable(),
      }),
    ),
    cases: z.array(
      z.object({
        caseId: z.string(),
        code: z.string().nullable(),
        kind: z.string(),
        kindName: z.string(),
        kindNameEn: z.string(),
        state: z.string(),
        subjectName: z.string(),
        dueAt: z.string().nullable(),
      }),
    ),
  }),
})
