import { documentFormOn } from '../law/forms.ts'
import { procedureById } from '../law/procedures.ts'
import { isoOf } from './days.ts'
import { below, chance, domains, draw } from './draws.ts'
import { clerkOf, ELECTRONIC, inBook, partyContent } from './entries.ts'
import { idKinds, synthId } from './ids.ts'
import { phoneOf } from './phones.ts'
import { placeOn, placeText } from './places.ts'
import type { DeathRegistration, EntryPlace } from './registrations.ts'
import { line } from './rows.ts'
import { bookEntry, keptPerson, standsIn, type Writer, writeInBook } from './writer.ts'

const illnesses = [
  'Bệnh tim mạch',
  'Tai biến mạch máu não',
  'Ung thư',
  'Bệnh phổi mạn tính',
  'Viêm phổi',
  'Đái tháo đường',
  'Suy thận',
  'Xơ gan',
]
const accidents = ['Tai nạn giao thông', 'Đuối nước', 'Tai nạn lao động', 'Ngã']

/** A death entry, and the death of the person of the registers. */
export function writeDeath(writer: Writer, made: DeathRegistration, at: EntryPlace): void {
  const { model, circle, slice } = writer
  const who = circle.persons[made.person]
  const died = who?.died
  if (!who || typeof died !== 'number') return
  const { seed, ref } = model
  const u = (k: number): number => draw(seed, domains.entry, circle.number, who.n, 2100 + k)
  const place = placeOn(ref.places, made.commune, made.on)
  const { care: _, ...clerk } = clerkOf(model, place, made.on, u(0))
  const paper = made.on < ELECTRONIC
  const id = synthId(seed, idKinds.deathEntry, circle.number, who.n)
  const caseId = synthId(seed, idKinds.dossier, circle.number, 2_000_000 + who.n)
  const entry = bookEntry(writer, { id, caseId, register: 'DEATH', on: made.on, place, clerk, paper, at }, who.n)
  const written = inBook(model, who, made.on, writer.pins, u(1))
  const one = { name: who.name, birth: written.birth, sex: who.sex }
  const person = keptPerson(writer, who.n, one, entry)
  standsIn(writer, entry, 'DECEASED', person, one, written.pin, true)
  slice.rows.person_death.push(line([person, entry.office, id, isoOf(died), false]))
  // Who declares: a child that lives, else the other of the couple, else a parent, else any relative.
  const lives = (n: number | undefined) => {
    const someone = circle.persons[n ?? -1]
    return someone && (someone.died === null || someone.died > made.on) && made.on - someone.born > 6575
      ? someone
      : undefined
  }
  const last = circle.unions[who.unions.at(-1) ?? -1]
  const child = circle.persons.find((p) => (p.mother === who.n || p.father === who.n) && lives(p.n))
  const spouse = last && lives(last.husband === who.n ? last.wife : last.husband)
  const parent = lives(who.father) ?? lives(who.mother)
  const declares = child ?? spouse ?? parent
  const age = (died - who.born) / 365.25
  const accident = chance(u(2), age < 60 ? 160 : 20)
  const old = age > 82 && chance(u(3), 650)
  const cause = accident
    ? accidents[below(u(4), accidents.length)]
    : old
      ? 'Già yếu'
      : illnesses[below(u(4), illnesses.length)]
  const issuer = place.officeName
  const phone = paper ? null : phoneOf(seed, circle.number, declares?.n ?? -1)
  writeInBook(writer, entry, {
    registrationKind: made.kind,
    form: documentFormOn('DEATH_EXTRACT', entry.iso)?.version ?? '',
    procedureCode: procedureById('DEATH', entry.iso).code,
    content: () => ({
      caseKind: 'NORMAL',
      deceased: partyContent(model, who, made.on, written, writer.codes),
      death: {
        date: { known: 'day', date: isoOf(died) },
        place: {
          unitCode: placeOn(ref.places, made.commune, died).unitCode,
          asWritten: placeText(ref.places, made.commune, died),
          facilityName: '',
        },
        cause,
        situation: 'OTHER',
      },
      notice: { kind: paper ? 'EARLIER_PAPERS' : '1', issuer },
      informant: {
        relationship:
          declares === undefined
            ? 'RELATIVE'
            : declares === child
              ? 'CHILD'
              : declares === spouse
                ? 'SPOUSE'
                : 'PARENT',
        name: declares?.name ?? `${who.family} ${who.sex === 1 ? 'Văn' : 'Thị'} Hòa`,
        ...(phone ? { phone } : {}),
      },
    }),
    phone,
    late: made.kind === '4',
    subject: { name: who.name, birth: written.birth.known === 'day' ? written.birth.date : null },
  })
}
