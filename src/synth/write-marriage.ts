import { documentFormOn } from '../law/forms.ts'
import { procedureById } from '../law/procedures.ts'
import { isoOf } from './days.ts'
import { domains, draw } from './draws.ts'
import { clerkOf, ELECTRONIC, inBook, partyContent } from './entries.ts'
import { idKinds, synthId } from './ids.ts'
import type { Person } from './people.ts'
import { phoneOf } from './phones.ts'
import { placeOn } from './places.ts'
import type { EntryPlace, MarriageRegistration } from './registrations.ts'
import { line } from './rows.ts'
import { bookEntry, keptPerson, standsIn, type Writer, writeInBook } from './writer.ts'

/** A marriage entry, the bond it makes, and the end of the bond as it is known by now. */
export function writeMarriage(writer: Writer, made: MarriageRegistration, at: EntryPlace): void {
  const { model, circle, slice } = writer
  const union = circle.unions[made.union]
  const husband = circle.persons[union?.husband ?? -1]
  const wife = circle.persons[union?.wife ?? -1]
  if (!union || !husband || !wife) return
  const { seed, ref } = model
  const local = made.union
  const u = (k: number): number => draw(seed, domains.union, circle.number, made.union, 200 + k)
  const place = placeOn(ref.places, made.commune, made.on)
  const { care: _, ...clerk } = clerkOf(model, place, made.on, u(0))
  const paper = made.on < ELECTRONIC
  const id = synthId(seed, idKinds.marriageEntry, circle.number, local)
  const caseId = synthId(seed, idKinds.dossier, circle.number, 1_000_000 + local)
  const entry = bookEntry(writer, { id, caseId, register: 'MARRIAGE', on: made.on, place, clerk, paper, at }, local)
  const spouse = (who: Person, role: 'WIFE' | 'HUSBAND', k: number) => {
    const written = inBook(model, who, made.on, writer.pins, u(k))
    const person = keptPerson(writer, who.n, { name: who.name, birth: written.birth, sex: who.sex }, entry)
    standsIn(writer, entry, role, person, { name: who.name, birth: written.birth, sex: who.sex }, written.pin, true)
    const nth = who.unions.indexOf(union.n) + 1
    const before = circle.unions[who.unions[nth - 2] ?? -1]
    // Never registered a marriage, divorced, widowed (00 §5.9).
    const status = nth === 1 ? '2' : before?.endedBy === 'DIVORCE' ? '3' : '4'
    return {
      person,
      content: { ...partyContent(model, who, made.on, written, writer.codes), timesMarried: nth, statusBefore: status },
    }
  }
  const her = spouse(wife, 'WIFE', 1)
  const his = spouse(husband, 'HUSBAND', 2)
  const ended = union.ended === null || union.ended > model.until ? null : Math.max(union.ended, made.on + 1)
  const during = `[${entry.iso},${ended === null ? '' : isoOf(ended)})`
  const by = ended === null ? null : union.endedBy
  const phone = paper ? null : phoneOf(seed, circle.number, husband.n)
  slice.rows.marriage_bond.push(line([entry.office, id, her.person, his.person, during, by]))
  slice.rows.marriage_bond.push(line([entry.office, id, his.person, her.person, during, by]))
  writeInBook(writer, entry, {
    registrationKind: made.kind,
    form: documentFormOn('MARRIAGE_CERTIFICATE', entry.iso)?.version ?? '',
    procedureCode: procedureById('MARRIAGE', entry.iso).code,
    content: () => ({
      kind: 'NEW',
      wife: her.content,
      husband: his.content,
      presence: { bothPresent: true, wifeConsents: true, husbandConsents: true },
      informant: { relationship: 'SELF', name: husband.name, ...(phone ? { phone } : {}) },
    }),
    phone,
    late: false,
    subject: { name: `${wife.name} – ${husband.name}`, birth: null },
  })
}
