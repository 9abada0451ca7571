import type { z } from 'zod'
import type { KnownCitizen as CitizenShape } from '../../identity/citizen.ts'
import { ALWAYS, inForce } from '../../law/in-force.ts'
import { marriagesKnownSince } from '../../law/marital-status.ts'
import { date } from '../../values/calendar-date.ts'
import { dayInVietnam } from '../../values/moment.ts'
import type { KnownEntry, KnownPerson } from '../known.ts'
import {
  type AboutPerson,
  type Draft,
  type EntryCard,
  type Fetched,
  nothingIn,
  put,
  sourceOf,
  textAt,
  valueAt,
} from './draft-tree.ts'
import type { FormBlock, Words } from './form.ts'
import type { MaritalState } from './marital-record.ts'
import { maritalTimeline, statusOn } from './marital-timeline.ts'

/** A citizen as the population database tells it; what it does not know is left out. */
export type KnownCitizen = z.input<typeof CitizenShape>

/** What the sources know of a number: the population database, the registers of the nation, and the birth entry in them. */
export type Found = {
  citizen: KnownCitizen | null
  person: KnownPerson | null
  /** Content of the birth entry; left out when none is known. */
  birth?: unknown
  at: string
}

const ofParty = ['sex', 'deceased', 'settledAbroad'] as const

/**
 * What the registers tell a new marriage of the earlier ones: which it would be, the status before, and what ended the last. Nothing when they know of
 * none: it may have been long ago, or abroad.
 */
function earlierMarriages(person: KnownPerson | null): Record<string, unknown> {
  const last = person?.marriages.at(-1)
  if (!person || !last) return {}
  if (last.endedBy === null) return { statusBefore: '1' }
  const [, number, authority] = /số (\S+?),? (?:ngày \S+ )?(?:của )?(.+)$/.exec(last.endBasis) ?? []
  return {
    timesMarried: person.marriages.length + 1,
    statusBefore: last.endedBy === 'DEATH' ? '4' : '3',
    earlierEnd: { how: last.endedBy, number, authority, effectiveOn: last.to ?? undefined },
  }
}

/** Fields of a party as the sources know them; what none knows is left out. */
export function personValues({ citizen, person, birth: entry }: Found): Record<string, unknown> {
  const birth = person?.birth
  const ofBirth = (field: string) => valueAt(entry, `/child/${field}`) ?? undefined
  const known: Record<string, unknown> = {
    ethnicity: ofBirth('ethnicity'),
    nationalities: ofBirth('nationalities'),
    hometown: ofBirth('hometown'),
    birthPlace: ofBirth('birthPlace'),
    ...(person
      ? {
          name: person.name,
          sex: person.sex ?? undefined,
          birthDate: birth?.date
            ? { known: 'day', date: birth.date }
            : birth?.year
              ? { known: 'year', year: birth.year }
              : undefined,
        }
      : {}),
    ...(citizen
      ? {
          name: citizen.name,
          sex: citizen.sex,
          birthDate: citizen.birthDate,
          ethnicity: citizen.ethnicity,
          nationalities: citizen.nationalities,
          residence: citizen.residence,
          hometown: citizen.hometown ?? ofBirth('hometown'),
          settledAbroad: citizen.settledAbroad,
        }
      : {}),
    deceased: Boolean(person?.death) || citizen?.deceased === true,
    personId: person?.personId,
    ...earlierMarriages(person),
  }
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined))
}

const statusNames: Readonly<Record<MaritalState, AboutPerson['marital']>> = {
  NEVER_MARRIED: 'SINGLE',
  MARRIED: 'MARRIED',
  DIVORCED: 'DIVORCED',
  WIDOWED: 'WIDOWED',
  UNKNOWN: null,
}

/**
 * The marital status by the timeline of the registers (a first marriage that was annulled leaves nobody divorced). Where they have no marriage the
 * population database says it; without it only who came of the age to marry since the registers know every marriage is known to be single.
 */
function maritalOf({ citizen, person, at }: Found): AboutPerson['marital'] {
  const last = person?.marriages.at(-1)
  if (person && last) {
    const day = last.endedBy === null ? last.from : last.to
    if (day === null) return last.endedBy === null ? 'MARRIED' : null
    return statusNames[statusOn(maritalTimeline(person, [], day, ALWAYS), day)]
  }
  if (citizen) return citizen.maritalStatus
  if (!person || at === '') return null
  const day = dayInVietnam(at)
  const timeline = maritalTimeline(person, [], day, inForce(marriagesKnownSince, day).value)
  return timeline.every(({ state }) => state === 'NEVER_MARRIED') ? 'SINGLE' : null
}

function certificateOf(citizen: KnownCitizen | null): AboutPerson['certificate'] {
  const marriage = citizen?.maritalStatus === 'MARRIED' ? citizen.marriage : undefined
  if (!marriage || marriage.endedOn) return null
  return {
    number: marriage.number,
    office: marriage.office,
    issuedOn: marriage.registeredOn ? date(marriage.registeredOn) : null,
  }
}

/** What is said of a person beside the fields: marriage, death, capacity. The registers come before the population database. */
export function aboutPerson(found: Found): AboutPerson {
  const { citizen, person } = found
  const last = person?.marriages.at(-1)
  const open = last && last.to === null && last.endedBy === null
  return {
    personId: person?.personId ?? null,
    marital: maritalOf(found),
    spouse: open ? (last.spouse?.name ?? null) : null,
    since: open ? last.from : citizen?.marriage?.registeredOn ? date(citizen.marriage.registeredOn) : null,
    reference: open ? last.reference : (citizen?.marriage?.office ?? ''),
    certificate: last ? null : certificateOf(citizen),
    died: person?.death
      ? { on: person.death.on, reference: person.death.reference }
      : citizen?.deceased
        ? { on: null, reference: '' }
        : null,
    conditions: [...new Set(person?.conditions.map(({ condition }) => condition) ?? [])],
  }
}

const fieldNames = (form: readonly FormBlock[], group: string): Set<string> => {
  const names = new Set<string>()
  for (const block of form)
    for (const { at } of block.fields) {
      const repeated = block.repeat && group.startsWith(`${block.repeat.at}/`)
      const pointer = repeated
        ? `${block.repeat?.at}/${group.slice((block.repeat?.at.length ?? 0) + 1).split('/')[0]}${at}`
        : at
      if (pointer.startsWith(`${group}/`)) names.add(pointer.slice(group.length + 1).split('/')[0] ?? '')
    }
  return names
}

/**
 * Fills a group such as `/wife` from a look-up: the fields its form has, who it is in the registers, and what the screen says beside them.
 * What the sources do not know stays as it is.
 */
export function fillPerson<D extends Draft>(form: readonly FormBlock[], draft: D, group: string, found: Found): D {
  const names = fieldNames(form, group)
  const party = names.has('nationalities')
  const values = personValues(found)
  const wanted = Object.keys(values).filter(
    (name) => name === 'personId' || names.has(name) || (party && ofParty.some((one) => one === name)),
  )
  const source: Fetched['source'] = found.citizen ? 'POPULATION_DB' : 'REGISTER'
  let filled = draft
  for (const name of wanted) filled = put(filled, `${group}/${name}`, values[name])
  filled = put(filled, `${group}/filledFrom`, source)
  const kept = Object.fromEntries(wanted.map((name) => [name, values[name]]))
  const about = aboutPerson(found)
  const fetched: Record<string, Fetched> = {
    ...filled.form?.fetched,
    [group]: { source, at: found.at, values: kept },
  }
  for (const { at, told } of form.flatMap(({ fields, repeat }) => (repeat ? [] : fields))) {
    const value = told?.of === group ? told.value(about) : undefined
    if (nothingIn(value)) continue
    filled = put(filled, at, value)
    fetched[at] = { source, at: found.at, values: { '': value }, of: group }
  }
  return { ...filled, form: { ...filled.form, fetched, about: { ...filled.form?.about, [group]: about } } }
}

/** Groups of the form whose person is named, lives, and may stand in another group too: `/wife`, with the heading of its block. */
export function namedPeople(
  form: readonly FormBlock[],
  draft: Draft,
  but: string,
): { group: string; title: Words; name: string }[] {
  return form.flatMap((block) => {
    if (block.repeat || (block.shown && !block.shown(draft))) return []
    return block.fields.flatMap(({ field }) => {
      if (field.as !== 'pin' || ['/', '/deceased', but].includes(field.fills)) return []
      const name = textAt(draft, `${field.fills}/name`)
      const dead = valueAt(draft, `${field.fills}/deceased`) === true
      return name === '' || dead ? [] : [{ group: field.fills, title: block.title, name }]
    })
  })
}

/** The relationship of a requester who is the person of `group` themself, where one of the form's choices says so. */
function relationshipOf(form: readonly FormBlock[], group: string): string | undefined {
  const asked = form.flatMap(({ fields }) => fields).find(({ at }) => at === '/informant/relationship')
  if (asked?.field.as !== 'select' && asked?.field.as !== 'choice') return undefined
  return asked.field.choices.find(({ of }) => of?.includes(group))?.value
}

/** Writes somebody of the declaration into another group of it: the fields both groups have, where they came from, and who a requester is then. */
export function fillFromGroup<D extends Draft>(form: readonly FormBlock[], draft: D, from: string, to: string): D {
  const there = fieldNames(form, to)
  const names = [...fieldNames(form, from)].filter((name) => there.has(name))
  let filled = forgetPerson(draft, to)
  for (const name of [...names, 'personId', 'filledFrom'])
    filled = put(filled, `${to}/${name}`, valueAt(draft, `${from}/${name}`))
  const relationship = to === '/informant' ? relationshipOf(form, from) : undefined
  if (relationship) filled = put(filled, '/informant/relationship', relationship)
  const { fetched, about } = draft.form ?? {}
  const [source, said] = [fetched?.[from], about?.[from]]
  return {
    ...filled,
    form: {
      ...filled.form,
      ...(source ? { fetched: { ...filled.form?.fetched, [to]: source } } : {}),
      ...(said ? { about: { ...filled.form?.about, [to]: said } } : {}),
    },
  }
}

/** Forgets a look-up and what it brought, for another number or for typing by hand. */
export function forgetPerson<D extends Draft>(draft: D, group: string): D {
  const brought = Object.keys(draft.form?.fetched?.[group]?.values ?? {})
  let cleared = draft
  for (const name of [...brought, 'personId', 'filledFrom']) cleared = put(cleared, `${group}/${name}`, undefined)
  const { [group]: _, ...others } = cleared.form?.fetched ?? {}
  const told = Object.keys(others).filter((pointer) => others[pointer]?.of === group)
  for (const pointer of told) if (!sourceOf(cleared, pointer)?.changed) cleared = put(cleared, pointer, undefined)
  const fetched = Object.fromEntries(Object.entries(others).filter(([pointer]) => !told.includes(pointer)))
  const { [group]: __, ...about } = cleared.form?.about ?? {}
  return { ...cleared, form: { ...cleared.form, fetched, about } }
}

/** `Lục Thị Mận – Hoàng Văn Lĩnh`: whom an entry is about, the wife before the husband (R-C13). */
export const subjectWords = ({ persons }: Pick<KnownEntry, 'persons'>): string =>
  persons
    .filter(({ subject }) => subject)
    .toSorted((one, other) => Number(other.role === 'WIFE') - Number(one.role === 'WIFE'))
    .map(({ name }) => name)
    .join(' – ')

const cardOf = (entry: KnownEntry): EntryCard => ({
  officeId: entry.ref.officeId,
  entryId: entry.ref.entryId,
  kind: entry.kind,
  register: entry.register,
  number: entry.number,
  registeredOn: entry.registeredOn,
  officeName: entry.officeName,
  persons: entry.persons.map(({ role, name }) => ({ role, name })),
})

/** A value of an entry's content, with `@CHILD/personId` of a person who stands in it, or with `@entry/number` of the entry itself (`@entry/subject`: whom it is about). */
function valueInEntry(entry: KnownEntry, from: string): unknown {
  if (!from.startsWith('@')) return valueAt(entry.content, from)
  const [role = '', field = ''] = from.slice(1).split('/')
  if (role === 'entry') return field === 'subject' ? subjectWords(entry) : (entry[field as 'number'] ?? undefined)
  return { ...entry.persons.find((person) => person.role === role) }[field as 'personId'] ?? undefined
}

/** Chooses an earlier entry at a pointer and copies from its content what the form asks for. */
export function fillFromEntry<D extends Draft>(
  draft: D,
  pointer: string,
  fills: readonly { from: string; to: string }[],
  entry: KnownEntry,
  at: string,
): D {
  const chosen = put(draft, pointer, { officeId: entry.ref.officeId, entryId: entry.ref.entryId })
  const filled = copyFromEntry(chosen, fills, entry, at)
  return { ...filled, form: { ...filled.form, entries: { ...filled.form?.entries, [pointer]: cardOf(entry) } } }
}

/** Copies from an entry what `fills` names, without choosing it in a field; what the entry leaves empty stays as it is. */
export function copyFromEntry<D extends Draft>(
  draft: D,
  fills: readonly { from: string; to: string }[],
  entry: KnownEntry,
  at: string,
): D {
  let filled = draft
  const fetched: Record<string, Fetched> = { ...filled.form?.fetched }
  for (const { from, to } of fills) {
    const value = valueInEntry(entry, from)
    if (nothingIn(value)) continue
    filled = put(filled, to, value)
    const values = typeof value === 'object' && !Array.isArray(value) ? { ...value, '': value } : { '': value }
    fetched[to] = { source: 'REGISTER', at, values }
  }
  return { ...filled, form: { ...filled.form, fetched } }
}

/** Takes the chosen entry away; what it filled stays for the officer to judge. */
export function forgetEntry<D extends Draft>(draft: D, pointer: string): D {
  const cleared = put(draft, pointer, undefined)
  const { [pointer]: _, ...entries } = cleared.form?.entries ?? {}
  return { ...cleared, form: { ...cleared.form, entries } }
}
