import { typedChangeExamples } from '../../src/events/change/examples.ts'
import { typedDeathExamples } from '../../src/events/death/examples.ts'
import { typedGuardianshipExamples } from '../../src/events/guardianship/examples.ts'
import { typedMaritalExamples } from '../../src/events/marital-status/examples.ts'
import { typedMarriageExamples } from '../../src/events/marriage/examples.ts'
import { typedRecognitionExamples } from '../../src/events/recognition/examples.ts'
import { type Desk, inventBirth } from './invent.ts'

export type InventedEvent = { kind: string; declaration: Record<string, unknown> }
type Person = {
  name: string
  pin: string
  birthDate: { known: string; date: string }
  residence: { detail?: string }
}

/** Of a hundred events of Hà Giang's years: 64 births, 14 marriages, 8 deaths, 14 others (domain/05). */
const others = [
  ...Array<string>(8).fill('MARITAL_STATUS'),
  ...Array<string>(2).fill('RECOGNITION'),
  ...Array<string>(2).fill('CHANGE'),
  ...Array<string>(2).fill('GUARDIANSHIP'),
]
const hundred = [
  ...Array<string>(64).fill('BIRTH'),
  ...Array<string>(14).fill('MARRIAGE'),
  ...Array<string>(8).fill('DEATH'),
  ...others,
]

/** Event number `n` of the mixed load: 37 shares no factor with 100, so that every hundred has each kind as often as it should. */
export function inventEvent(n: number, desk: Desk, today: string): InventedEvent {
  const kind = hundred[(n * 37) % hundred.length] ?? 'BIRTH'
  const birth = inventBirth(n, desk, today) as { mother: Person; father: Person; child: Person & { sex: string } }
  const party = (one: Person, sex: string) => ({ ...one, sex, idDocument: { type: 'CC', number: one.pin } })
  const woman = party(birth.mother, '2')
  const man = party(birth.father, '1')
  const child = { ...birth.child, residence: birth.mother.residence, pin: null }
  const self = { relationship: 'SELF', name: woman.name, pin: woman.pin, birthDate: woman.birthDate }
  const copies = { copies: 0 }
  switch (kind) {
    case 'MARRIAGE':
      return {
        kind,
        declaration: { ...typedMarriageExamples.domestic, wife: woman, husband: man, informant: self, ...copies },
      }
    case 'DEATH':
      return {
        kind,
        declaration: {
          ...typedDeathExamples.normal,
          deceased: man,
          death: { ...typedDeathExamples.normal.death, date: { known: 'day', date: today } },
          notice: { ...typedDeathExamples.normal.notice, issuedOn: today },
          informant: { ...self, relationship: 'SPOUSE' },
          ...copies,
        },
      }
    case 'MARITAL_STATUS': {
      const { divorced } = typedMaritalExamples
      const answered = { answer: 'BOOKS_HERE', answeredOn: today, reference: 'Sổ lưu tại xã' }
      return {
        kind,
        declaration: {
          ...divorced,
          subject: woman,
          stays: [{ residence: woman.residence, from: woman.birthDate.date, ...answered }],
          declaredStatus: 'NEVER_MARRIED',
          lastMarriage: null,
          informant: self,
        },
      }
    }
    case 'RECOGNITION':
      return {
        kind,
        declaration: {
          ...typedRecognitionExamples.fatherRecognises,
          parent: man,
          child: { ...child, idDocument: { type: 'GKS', number: `${n}` } },
          informant: { ...self, name: man.name, pin: man.pin, birthDate: man.birthDate },
        },
      }
    case 'GUARDIANSHIP': {
      const { appointed } = typedGuardianshipExamples
      return {
        kind,
        declaration: {
          ...appointed,
          ward: child,
          group: { ...appointed.group, guardian: woman, appointedOn: today },
          informant: self,
        },
      }
    }
    case 'CHANGE': {
      const { correction } = typedChangeExamples
      return {
        kind,
        declaration: {
          ...correction,
          subject: woman,
          source: { ...correction.source, unitCode: desk.unitCode, number: `${n}` },
          changes: [{ field: '/child/name', from: 'Lò Thị Sai', to: { name: woman.name } }],
          informant: self,
          ...copies,
        },
      }
    }
    default:
      return { kind: 'BIRTH', declaration: birth }
  }
}
