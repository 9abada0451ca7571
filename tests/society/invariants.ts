import assert from 'node:assert/strict'
import type { KnownPerson } from '../../src/events/known.ts'
import { maritalTimeline, statusOn } from '../../src/events/parts/marital-timeline.ts'
import { asActor } from '../../src/platform/database.server.ts'
import { knownPerson } from '../../src/registers/known.sql.server.ts'
import { addDays, date, daysBetween } from '../../src/values/calendar-date.ts'
import { type Human, spouseIn, statusOf } from './people.ts'
import type { Chance } from './random.ts'
import { actorOf, type Society } from './society.ts'

/** Rows that must not exist, each with what is wrong; by the tables alone, for the whole nation. */
export async function brokenInvariants({ db }: Society): Promise<string[]> {
  const rows = await db.sql<{ broken: string; about: string }[]>`
    with dead as (select d.person_id, d.entry_id, e.registered_on from person_death d join register_entry e on e.office_id = d.office_id and e.id = d.entry_id
      where d.reversed_on is null),
    bonds as (select * from marriage_bond where upper_inf(during) and not isempty(during))
    select 'in two open marriages' as broken, person_id::text as about from bonds group by person_id having count(*) > 1
    union all
    select 'married and dead', b.person_id::text from bonds b join dead d on d.person_id = b.person_id
    union all
    select 'marriage of one side only', a.entry_id::text from marriage_bond a where a.spouse_id is not null and not exists (
      select from marriage_bond b where b.entry_id = a.entry_id and b.person_id = a.spouse_id and b.spouse_id = a.person_id and b.during = a.during and b.ended_by is not distinct from a.ended_by)
    union all
    select 'acts after the own death', p.person_id::text || ' ' || e.kind || ' ' || p.role from entry_person p join dead d on d.person_id = p.person_id
      join register_entry e on e.office_id = p.office_id and e.id = p.entry_id
      where p.role in ('WIFE', 'HUSBAND', 'PARENT', 'RECOGNISED', 'GUARDIAN', 'GUARDIAN_2', 'ADOPTED', 'ADOPTIVE_MOTHER', 'ADOPTIVE_FATHER', 'INFORMANT')
        and e.kind in ('MARRIAGE', 'RECOGNITION', 'GUARDIANSHIP', 'ADOPTION', 'DEATH', 'MARITAL_STATUS') and e.registered_on > d.registered_on
    union all
    select 'two guardianships', ward_id::text from guardianship where upper_inf(during) group by ward_id having count(*) > 1
    union all
    select 'two of one parent', child_id::text || ' ' || relation from family_link where ended_on is null group by child_id, relation having count(*) > 1
    union all
    select 'numbers with a gap', e.office_id || ' ' || e.register || ' ' || e.year from register_entry e join register_counter c using (office_id, register, year)
      group by e.office_id, e.register, e.year, c.last_no having count(*) <> max(e.entry_no) or min(e.entry_no) <> 1 or max(e.entry_no) <> c.last_no
    union all
    select 'a later number of an earlier day', x.id::text from (select id, registered_on, lag(registered_on) over (partition by office_id, register, year order by entry_no) as before
      from register_entry) x where x.before > x.registered_on
    union all
    select 'index of people and person differ in the number', p.entry_id::text || ' ' || p.role from entry_person p join person q on q.id = p.person_id where p.pin is not null and q.pin is distinct from p.pin
    union all
    select 'an entry about nobody', e.id::text from register_entry e where not exists (select from entry_person p where p.office_id = e.office_id and p.entry_id = e.id and p.subject)
    union all
    select 'a revoked entry still has effects', v.entry_id::text from entry_revocation v where
      exists (select from marriage_bond b where b.entry_id = v.entry_id and not isempty(b.during))
      or exists (select from marriage_bond b where b.end_entry_id = v.entry_id and b.entry_id <> v.entry_id and not exists (
        select from marriage_bond n where n.person_id in (b.person_id, b.spouse_id) and n.entry_id <> b.entry_id and lower(n.during) > lower(b.during)))
      or exists (select from guardianship g where g.entry_id = v.entry_id and not isempty(g.during))
      or exists (select from person_death d where d.entry_id = v.entry_id and d.reversed_on is null)
      or exists (select from family_link l where l.entry_id = v.entry_id) or exists (select from entry_claim c where c.entry_id = v.entry_id)
      or exists (select from document d where d.entry_id = v.entry_id and d.state in ('PREPARED', 'SIGNED'))
    union all
    select 'notes with a gap', entry_id::text from marginal_note group by office_id, entry_id having count(*) <> max(seq)
    union all
    select 'revisions with a gap', entry_id::text from entry_revision group by office_id, entry_id having count(*) <> max(revision)`
  return rows.map(({ broken, about }) => `${broken}: ${about}`)
}

const briefly = (known: KnownPerson) => ({
  name: known.name,
  dead: known.death === null ? null : { on: known.death.on, declared: known.death.declared },
  marriages: known.marriages
    .map(({ from, to, endedBy, spouse }) => ({ from, to, endedBy, spouse: spouse?.pin ?? null }))
    .toSorted((a, b) => String(a.from).localeCompare(String(b.from))),
  mother: known.mother?.pin ?? null,
  father: known.father?.pin ?? null,
  adopters: [known.adoptiveMother?.pin ?? null, known.adoptiveFather?.pin ?? null],
  guardians: known.guardianship?.guardians.map(({ pin }) => pin) ?? null,
  birth: known.birthEntry?.entryId ?? null,
})

const remembered = (one: Human): ReturnType<typeof briefly> => ({
  name: one.name,
  dead: one.death === null ? null : { on: one.death.on, declared: one.death.declared },
  marriages: one.bonds
    .map((bond) => ({ from: bond.from, to: bond.to, endedBy: bond.endedBy, spouse: spouseIn(bond, one).pin }))
    .toSorted((a, b) => a.from.localeCompare(b.from)),
  mother: one.mother?.pin ?? null,
  father: one.father?.pin ?? null,
  adopters: [one.adoptiveMother?.pin ?? null, one.adoptiveFather?.pin ?? null],
  guardians: one.guardianship ? [one.guardianship.guardian.pin] : null,
  birth: one.birthEntry?.entryId ?? null,
})

/** What the registers know of these people is what happened to them, and so is their marital status on some day of their lives. */
export async function peopleAreAsRemembered(society: Society, people: Iterable<Human>, chance: Chance): Promise<void> {
  await asActor(society.db, actorOf(society, 0), async (tx) => {
    for (const one of people) {
      if (!one.known) continue
      const known = await knownPerson(tx, { pin: one.pin, personId: one.personId })
      assert.ok(known, `${one.name} is in the registers`)
      assert.deepEqual(briefly(known), remembered(one), one.name)
      const days = daysBetween(one.born, society.today)
      const timeline = maritalTimeline(known, [], society.today, date('1900-01-01'))
      for (const day of [society.today, addDays(one.born, chance.below(days + 1))])
        assert.equal(statusOn(timeline, day), statusOf(one, day), `the marital status of ${one.name} on ${day}`)
    }
  })
}

/** Every event has left its note on the entry it concerned, and its revision where the content changed. */
export async function notesStand(society: Society, notes: Society['notes']): Promise<void> {
  for (const { on, words, revision } of notes) {
    const found = await society.db.sql<{ content: string; revised: boolean }[]>`
      select n.content, exists (select from entry_revision r where r.entry_id = n.entry_id and r.office_id = n.office_id and r.reason = n.content) as revised
      from marginal_note n where n.office_id = ${on.officeId} and n.entry_id = ${on.entryId}`
    const note = found.findLast(({ content }) => words.test(content))
    assert.ok(note, `no note ${words} among: ${found.map(({ content }) => content).join(' / ')}`)
    if (revision) assert.ok(note.revised, `the note “${note.content}” has no revision`)
  }
}
