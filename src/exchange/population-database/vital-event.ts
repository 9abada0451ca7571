import { z } from 'zod'
import type { StatusMessage, StatusReply, ToldChange } from '../../identity/status-message.ts'
import type { CalendarDate } from '../../values/calendar-date.ts'

const dayOnWire = (day: CalendarDate | null): string | null => day?.replaceAll('-', '') ?? null
const personOnWire = ({ name, pin }: { name: string; pin: string | null }) => ({
  fullName: name.normalize('NFC'),
  pin,
})

const maritalTypes = {
  MARRIAGE: 'marriage.registered',
  DIVORCE: 'divorce.registered',
  ANNULMENT: 'marriage.annulled',
  REVOCATION: 'marriage.annulled',
  DEATH: 'marriage.ended',
  RESTORED: 'marriage.restored',
} as const

function typeOf(change: ToldChange): string {
  switch (change.what) {
    case 'MARITAL':
      return maritalTypes[change.how]
    case 'DIED':
      return 'death.registered'
    case 'DEATH_REVERSED':
      return 'death.annulled'
    case 'PARENT':
      return change.by === 'ADOPTION' ? 'adoption.registered' : 'recognition.registered'
    case 'PARENT_ENDED':
      return 'recognition.ended'
    case 'ADOPTION_ENDED':
      return 'adoption.ended'
    case 'GUARDED':
      return 'guardianship.registered'
    case 'GUARDIANSHIP_ENDED':
      return 'guardianship.ended'
    case 'CONDITION':
      return change.ends ? 'capacity.ended' : 'capacity.registered'
    case 'VALUE':
      return 'change.registered'
    case 'REVOKED':
      return 'entry.revoked'
  }
}

const statusCodes = { SINGLE: '1', MARRIED: '2', DIVORCED: '3', WIDOWED: '4' } as const

function changeOnWire(change: ToldChange): Record<string, unknown> {
  switch (change.what) {
    case 'MARITAL':
      return {
        maritalStatus: statusCodes[change.status],
        from: dayOnWire(change.from),
        to: dayOnWire(change.to),
        spouse: change.spouse && personOnWire(change.spouse),
      }
    case 'PARENT':
      return { relation: change.relation, on: dayOnWire(change.on), parent: personOnWire(change.parent) }
    case 'GUARDED':
      return { kind: change.kind, on: dayOnWire(change.on), guardians: change.guardians.map(personOnWire) }
    case 'REVOKED':
      return {
        revokes: change.was.map(({ key, change: was }) => ({ id: key, type: eventType(was), ...changeOnWire(was) })),
        maritalStatus: change.status && statusCodes[change.status],
        deceased: !change.alive,
      }
    default: {
      const { what: _what, ...rest } = change
      return { ...rest, on: dayOnWire(change.on) }
    }
  }
}

const eventType = (change: ToldChange): string => `vn.hotich.${typeOf(change)}.v1`

/** The body of `POST /vital-events`, a CloudEvent of one person. The same message always makes the same bytes. */
export function vitalEventOnWire(message: StatusMessage) {
  const { person, entry, basis, change } = message
  return {
    specversion: '1.0',
    id: message.key,
    type: eventType(change),
    source: `/offices/${entry.officeUnitCode}`,
    subject: person.pin ?? person.personId,
    time: message.at,
    datacontenttype: 'application/json',
    sequence: String(message.sequence).padStart(10, '0'),
    data: {
      person: {
        personRef: person.personId,
        pin: person.pin,
        pinRequestId: person.pinRequestId,
        fullName: person.name.normalize('NFC'),
        sex: person.sex,
        birth: person.birth.date ? dayOnWire(person.birth.date) : String(person.birth.year ?? ''),
      },
      change: changeOnWire(change),
      registerRef: {
        unitCode: entry.officeUnitCode,
        officeName: entry.officeName,
        kind: entry.kind,
        number: entry.number,
        registeredOn: dayOnWire(entry.registeredOn),
      },
      decision: basis && {
        paper: basis.kind,
        number: basis.number,
        date: dayOnWire(basis.date),
        authority: basis.authority,
      },
    },
  }
}

/** Its answer. */
export const VitalEventReceipt = z.discriminatedUnion('status', [
  z.object({ id: z.uuid(), receipt: z.string(), status: z.literal('RECORDED') }),
  z.object({ id: z.uuid(), receipt: z.string(), status: z.literal('NEEDS_VERIFICATION'), messageVi: z.string() }),
])

export const vitalEventReply = (answer: z.infer<typeof VitalEventReceipt>): StatusReply =>
  answer.status === 'RECORDED'
    ? { reply: 'taken', receipt: answer.receipt }
    : { reply: 'needs-verification', receipt: answer.receipt, reason: answer.messageVi }
