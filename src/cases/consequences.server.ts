import { v7 as uuid } from 'uuid'
import type { Circumstances } from '../events/circumstances.ts'
import type { CivilEvent } from '../events/event.ts'
import { eventOf } from '../events/index.ts'
import type { EntryPerson } from '../events/known.ts'
import type { Effect, EntryRef } from '../events/parts/effects.ts'
import type { RegistrationPlan } from '../events/plan.ts'
import type { Writes } from '../platform/database.server.ts'
import type { Actor } from '../platform/endpoint.ts'
import type { NewEntry } from '../registers/entries.sql.server.ts'
import { entryNumber } from '../registers/entry.ts'
import { knownEntries } from '../registers/known.sql.server.ts'
import { noteOrAsk } from '../registers/noting.server.ts'
import { dayInVietnam, type Moment } from '../values/moment.ts'
import { fold } from '../values/names.ts'
import { checkDeclaration } from './check.server.ts'
import { refuseBlocking, unreadable, writeOrSayWhy } from './register-refusals.server.ts'
import { sendPlanned } from './tell-home-offices.server.ts'

/** What goes with an entry into the database; a changed name brings its search key. */
export const consequences = (plan: RegistrationPlan) => ({
  effects: plan.effects.map(withKey),
  claims: plan.claims,
  links: plan.links,
  reminders: plan.reminders,
})
const withKey = (effect: Effect) =>
  effect.does === 'change' && effect.field === 'name' ? { ...effect, toKey: fold(effect.to) } : effect

type Carried = { event: CivilEvent; plan: RegistrationPlan; entry: EntryRef; number: string }
type Other = Carried & { persons: EntryPerson[] }

/** The further entries of a dossier (birth combined with recognition, E4): written in the same transaction, linked with the first. */
export async function writeOthers(
  tx: Writes,
  actor: Actor,
  asked: { plan: RegistrationPlan; caseId: string; circumstances: Circumstances; first: EntryRef; now: Moment },
): Promise<Other[]> {
  const written: Other[] = []
  for (const { kind, declaration } of asked.plan.also) {
    const event = eventOf(kind)
    // Judged with what the registers know now, the first entry included.
    const dossier = { officeId: actor.officeId }
    const examined = await checkDeclaration(tx, asked.caseId, event, declaration, asked.circumstances, dossier)
    if (!examined.readable) throw unreadable(examined.issues)
    // All this was found before the first entry was written, at the fields of the form (`foundInOthers`); now others may have written meanwhile.
    const forbidden = examined.problems.filter(({ severity }) => severity === 'error')
    refuseBlocking(forbidden, examined.reasons, `/also/${kind}`)
    const plan = event.plan(examined.declaration, examined.circumstances)
    const entryId = uuid()
    const registeredOn = dayInVietnam(asked.now)
    const year = Number(registeredOn.slice(0, 4))
    const made = await writeOrSayWhy(tx, {
      entry: {
        officeId: actor.officeId,
        id: entryId,
        caseId: asked.caseId,
        register: plan.register,
        year,
        registeredOn,
        registeredAt: asked.now,
        kind,
        registrationKind: plan.registrationKind,
        regime: plan.regime,
        formVersion: plan.formVersion,
        officeName: actor.officeName,
        officerId: actor.accountId,
        officerName: actor.fullName,
        content: examined.declaration,
        existingPin: null,
        ...consequences(plan),
        links: [...plan.links, { entry: asked.first, relation: 'COMBINED' }],
      },
      people: await peopleOfFirst(tx, asked.first, examined.persons),
      fact: null,
      notification: null,
      case: null,
      messages: [],
      pinRequest: null,
      sessionRef: actor.sessionRef,
    })
    written.push({
      event,
      plan,
      entry: { officeId: actor.officeId, entryId },
      number: entryNumber({ ...made, year }),
      persons: examined.persons,
    })
  }
  return written
}

/** The same people stand in every entry of a dossier: who has no PIN is known by the name he or she bears in the first one. */
async function peopleOfFirst(
  tx: Writes,
  first: EntryRef,
  persons: readonly EntryPerson[],
): Promise<NewEntry['people']> {
  const known = (await knownEntries(tx, [first]))[first.entryId]?.persons ?? []
  return persons.map((person) => {
    const same = known.find((other) => fold(other.name) === fold(person.name) && other.birth.year === person.birth.year)
    return { ...person, id: uuid(), personId: person.personId ?? same?.personId ?? null }
  })
}

/** What follows an entry outside its own book: notes on earlier entries, tasks and notices to other offices. */
export async function carryOut(
  tx: Writes,
  actor: Actor,
  done: Carried & { caseId: string; now: Moment },
): Promise<void> {
  const { event, plan, entry, number, now } = done
  for (const note of plan.notes)
    await noteOrAsk(tx, actor, {
      note,
      by: entry,
      byNumber: number,
      kind: event.name[0],
      caseId: done.caseId,
      now,
    })
  for (const notice of plan.notices) await sendPlanned(tx, actor, { notice, entry, number, caseId: done.caseId, now })
}
