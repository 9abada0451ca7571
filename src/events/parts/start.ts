import type { CivilEvent } from '../event.ts'
import type { EntryPerson, KnownEntry } from '../known.ts'
import { fieldsOf } from './draft-fields.ts'
import { copyFromEntry, type Found, fillFromEntry, fillPerson } from './draft-people.ts'
import { type Draft, put } from './draft-tree.ts'
import type { FormBlock, Matter, Start, Words } from './form.ts'

/** What is at hand when somebody wants a further matter: a person, and entries that speak of the person or of the last matter. */
export type AtHand = {
  person: { personId: string; pin: string | null; name: string; sex: string | null; dead: boolean } | null
  entries: readonly KnownEntry[]
}

/** Somebody who fills a group of the new declaration. */
export type Filling = { into: string; personId: string; pin: string | null; name: string }

/** A matter that can begin now, and with what. */
export type Beginning = { matter: Matter; start: Start; entry: KnownEntry | null; people: readonly Filling[] }

const preset = (draft: Draft, start: Start): Draft =>
  Object.entries(start.with ?? {}).reduce((now, [pointer, value]) => put(now, pointer, value), draft)

/** The field that takes the entry of a start, as it stands in this draft. */
function entryField(form: readonly FormBlock[], draft: Draft, start: Start, register?: string) {
  return fieldsOf(form, draft).flatMap((place) =>
    place.pointer === start.entry &&
    place.field.as === 'entry' &&
    place.shownNow &&
    (register === undefined || place.field.registers.some((one) => one === register))
      ? [{ pointer: place.pointer, base: place.base, registers: place.field.registers, fills: place.field.fills ?? [] }]
      : [],
  )[0]
}

const draftOfPreset = (matter: Matter, start: Start): Draft =>
  preset(
    Object.entries(matter.preset).reduce<Draft>((draft, [key, value]) => put(draft, `/${key}`, value), {}),
    start,
  )

const filling = (into: string, person: Pick<EntryPerson, 'personId' | 'pin' | 'name'>): Filling[] =>
  person.personId ? [{ into, personId: person.personId, pin: person.pin, name: person.name }] : []

/** What a start makes of one entry; nothing when the entry does not fit. */
function withEntry(matter: Matter, start: Start, entry: KnownEntry, person: AtHand['person']): Beginning[] {
  if (entry.revoked || !(start.fits?.(entry.content) ?? true)) return []
  // The registers already know who is asked about; only an entry that is chosen, or brings others along, says more.
  if (person && !start.entry && !start.others) return []
  const { roles } = start
  const meant = entry.persons.filter(
    (one) =>
      (person === null || one.personId === person.personId) &&
      (roles
        ? roles.includes(one.role)
        : (start.others?.some(({ role }) => role === one.role) ?? one.subject === true)),
  )
  const [who] = start.sex ? meant.filter(({ sex }) => sex === start.sex) : meant
  if (!who) return []
  if (start.living === false && person === null) return []
  const others = (start.others ?? []).flatMap(({ role, into }) =>
    entry.persons.filter((one) => one.role === role).flatMap((one) => filling(into, one)),
  )
  return [{ matter, start, entry, people: [...(start.person ? filling(start.person, who) : []), ...others] }]
}

/** The ways the matters of an event can begin with what is at hand. Somebody alone counts only where no entry brings the same person. */
export function beginningsOf(event: Pick<CivilEvent, 'matters' | 'form'>, { person, entries }: AtHand): Beginning[] {
  return event.matters.flatMap((matter) => {
    const found: Beginning[] = []
    for (const start of matter.from ?? []) {
      if (person && start.living !== undefined && start.living === person.dead) continue
      const registers = start.registers ?? entryField(event.form ?? [], draftOfPreset(matter, start), start)?.registers
      if (registers) {
        const fitting = entries.filter(({ register }) => registers.some((one) => one === register))
        found.push(...fitting.flatMap((entry) => withEntry(matter, start, entry, person)))
      } else if (person && start.person && (start.sex === undefined || start.sex === person.sex)) {
        if (!found.some((one) => one.start.person === start.person))
          found.push({ matter, start, entry: null, people: filling(start.person, person) })
      }
    }
    return found
  })
}

/** What a person of a beginning will be, as the heading of the block says. */
export const asWhat = (form: readonly FormBlock[] | null, { start }: Pick<Beginning, 'start'>): Words | null =>
  start.as ??
  (start.person === undefined
    ? null
    : (form?.find(({ fields }) => fields.some(({ at }) => at.startsWith(`${start.person}/`)))?.title ?? null))

/** A new draft filled with what is known: the entry first, then the people as a look-up by number fills them. */
export function begin(
  form: readonly FormBlock[],
  draft: Draft,
  { start, entry }: Pick<Beginning, 'start' | 'entry'>,
  found: readonly { into: string; pin: string | null; found: Found }[],
  at: string,
): Draft {
  let begun = preset(draft, start)
  if (entry) {
    const place = entryField(form, begun, start, entry.register)
    if (place) {
      const fills = place.fills.map(({ from, to }) => ({ from, to: `${place.base}${to}` }))
      begun = fillFromEntry(begun, place.pointer, fills, entry, at)
    }
    begun = copyFromEntry(begun, start.fills ?? [], entry, at)
  }
  for (const { into, pin, found: known } of found) {
    if (pin !== null) begun = put(begun, `${into}/pin`, pin)
    begun = fillPerson(form, begun, into, known)
  }
  return begun
}

/** Takes the requester over from another dossier, without the tie to whom that one was about. */
export function sameRequester(draft: Draft, from: Draft): Draft {
  const { relationship: _, relationshipText: __, ...requester } = (from.informant ?? {}) as Record<string, unknown>
  const own = (draft.informant ?? {}) as Record<string, unknown>
  const notes = (kept: Readonly<Record<string, unknown>> | undefined) =>
    Object.fromEntries(Object.entries(kept ?? {}).filter(([at]) => at === '/informant'))
  return {
    ...draft,
    informant: { ...requester, ...own },
    form: {
      ...draft.form,
      fetched: { ...draft.form?.fetched, ...(notes(from.form?.fetched) as NonNullable<Draft['form']>['fetched']) },
      about: { ...draft.form?.about, ...(notes(from.form?.about) as NonNullable<Draft['form']>['about']) },
    },
  }
}
