import { matchKeysOf } from '../identity/matching/match-keys.ts'
import { birthFormsOn } from '../law/forms.ts'
import { procedureById, procedureOf } from '../law/procedures.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import type { PartialDate } from '../values/partial-date.ts'
import { birthContent, informantOf } from './content.ts'
import { dayOf } from './days.ts'
import { chance, domains, draw } from './draws.ts'
import type { BirthEntry } from './entries.ts'
import { idKinds, synthId } from './ids.ts'
import { phoneOf } from './phones.ts'
import type { EntryPlace } from './registrations.ts'
import { fullDay, keyOf, line, yearIn } from './rows.ts'
import { bookEntry, keptPerson, separatePerson, standsIn, type Writer, writeInBook } from './writer.ts'

/** Parents in old books whom nobody has linked to a person yet, per mille. */
const NOT_LINKED = 100
const BORN_WITH_NUMBERS = dayOf(2016, 1, 1)

type Legal = { form: string; first: string; again: string }
const legal = new Map<string, Legal>()
function lawOf(on: CalendarDate): Legal {
  const known = legal.get(on)
  if (known) return known
  const made = {
    form: birthFormsOn(on).certificate.version,
    first: procedureById('BIRTH', on).code,
    again: procedureById(procedureOf('BIRTH', { again: true }), on).code,
  }
  legal.set(on, made)
  return made
}

/** A birth entry with everything that registering it writes. */
export function writeBirth(writer: Writer, made: BirthEntry, at: EntryPlace): void {
  const { model, circle, pins, slice } = writer
  const { seed } = model
  const { written, paper } = made
  const local = made.person * 2 + made.nth
  const id = synthId(seed, idKinds.birthEntry, circle.number, local)
  const caseId = synthId(seed, idKinds.dossier, circle.number, local)
  const { on, place, clerk } = made
  const entry = bookEntry(writer, { id, caseId, register: 'BIRTH', on, place, clerk, paper, at }, local)
  const { rows } = slice

  const subject = { name: written.name, birth: written.born, sex: written.sex }
  const sameNumber = written.pin !== null && written.pin === pins[made.person]
  const child =
    made.nth === 0 || sameNumber
      ? keptPerson(writer, made.person, subject, entry)
      : separatePerson(writer, local * 4, subject, written.pin, entry)
  standsIn(writer, entry, 'CHILD', child, subject, written.pin, true)
  ;[written.mother, written.father].forEach((parent, i) => {
    if (!parent) return
    const one = { name: parent.name, birth: parent.born, sex: i === 0 ? 2 : 1 }
    const linked =
      parent.person >= 0 &&
      (parent.pin !== null ||
        (paper && made.nth === 0 && !chance(draw(seed, domains.entry, circle.number, local, 90 + i), NOT_LINKED)))
    const person = linked
      ? keptPerson(writer, parent.person, one, entry)
      : separatePerson(writer, local * 4 + 1 + i, one, null, entry)
    const role = i === 0 ? 'MOTHER' : 'FATHER'
    standsIn(writer, entry, role, person, one, parent.pin, false)
    const link = `${child} ${role}`
    if (writer.links.has(link)) return
    writer.links.add(link)
    rows.family_link.push(line([child, person, role, entry.office, id]))
  })

  const { mother, father } = written
  const born = fullDay(written.born)
  // What the desks registered is claimed once in the nation; old books claim nothing.
  const claim =
    !paper && mother?.pin && born ? [keyOf(written.name), born, written.sex, written.order, mother.pin].join('|') : null
  const free = claim !== null && !writer.claims.has(claim)
  if (claim) writer.claims.add(claim)
  const fact = writer.firstFact + at.rank
  rows.birth_fact.push(
    line([
      ...[fact, id, entry.office, free ? claim : null, born, yearIn(written.born), String(written.sex)],
      ...[written.name, keyOf(written.name), written.order, written.plurality],
      ...[mother?.name ?? null, mother ? keyOf(mother.name) : null, mother ? yearIn(mother.born) : null],
      ...[mother?.pin ?? null, father ? keyOf(father.name) : null],
    ]),
  )
  const known = (role: string, one: { name: string; birth: PartialDate; pin: string | null; sex: number }) => ({
    role,
    name: one.name,
    sex: String(one.sex),
    birth: { year: yearIn(one.birth), date: fullDay(one.birth) },
    pin: one.pin,
  })
  const people = [
    known('CHILD', { ...subject, pin: written.pin }),
    ...(mother ? [known('MOTHER', { ...mother, birth: mother.born, sex: 2 })] : []),
    ...(father ? [known('FATHER', { ...father, birth: father.born, sex: 1 })] : []),
  ]
  for (const key of matchKeysOf(people)) rows.match_key.push(line([key, fact]))
  const law = lawOf(entry.iso)
  const asks = informantOf(made)
  const asking = asks === 'SELF' ? made.person : (asks?.person ?? -1)
  const phone = paper ? null : phoneOf(seed, circle.number, asking)
  writeInBook(writer, entry, {
    registrationKind: made.kind,
    form: law.form,
    procedureCode: made.kind === '2' ? law.again : law.first,
    content: () => birthContent(made, writer.codes, phone),
    phone,
    late: made.kind === '4',
    subject: { name: written.name, birth: born },
  })
  if (paper || written.pin === null) return
  const source = made.bornOn >= BORN_WITH_NUMBERS ? 'ALLOCATED' : 'EXISTING'
  rows.entry_pin.push(line([entry.office, id, 1, written.pin, source, entry.moment]))
}
