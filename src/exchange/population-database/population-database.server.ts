import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { CitizenRegister, KnownCitizen, KnownMarriage } from '../../identity/citizen.ts'
import type { PinIssuer } from '../../identity/pin-issuer.ts'
import type { StatusListener } from '../../identity/status-message.ts'
import { CalendarDate } from '../../values/calendar-date.ts'
import { Pin } from '../../values/ids.ts'
import { askPartner } from '../ask-partner.server.ts'
import { VitalEventReceipt, vitalEventOnWire, vitalEventReply } from './vital-event.ts'
import {
  Answers,
  birthFromWire,
  birthOnWire,
  CitizenOnWire as CitizenAnswer,
  type CitizenOnWire,
  pinCorrectionOnWire,
  pinNoticeOnWire,
  pinRequestOnWire,
  Receipt,
  readAnswer,
  refusalFromWire,
} from './wire.ts'

export const POPULATION_DATABASE = 'population-database'

export type PopulationDatabaseSettings = { url: URL; connectMs?: number; totalMs?: number; lookupMs?: number }

const digestOf = (body: unknown): string =>
  `sha-256=:${createHash('sha256').update(JSON.stringify(body)).digest('base64')}:`

/** Cơ sở dữ liệu quốc gia về dân cư: gives numbers, knows citizens and hears of their changes of status. Every method throws LinkFailure when the call fails. */
export function populationDatabase(settings: PopulationDatabaseSettings): PinIssuer & CitizenRegister & StatusListener {
  const at = (path: string) => new URL(path, settings.url)
  const patience = { connectMs: settings.connectMs ?? 5000, totalMs: settings.totalMs ?? 60_000 }
  const lookupMs = settings.lookupMs ?? 10_000
  const deposit = async (path: string, body: unknown): Promise<void> => {
    await askPartner({
      method: 'POST',
      url: at(path),
      body,
      headers: { 'content-digest': digestOf(body) },
      ...patience,
      answers: { 202: Receipt },
      refusal: refusalFromWire,
    })
  }
  return {
    async request(request) {
      await deposit('/pin-requests', pinRequestOnWire(request))
      return { reply: 'accepted' }
    },
    correct: (correction) => deposit('/pin-corrections', pinCorrectionOnWire(correction)),
    tell: (notice) =>
      deposit(notice.kind === 'CANCELLATION' ? '/pin-cancellations' : '/pin-renewals', pinNoticeOnWire(notice)),
    async hear(message) {
      const body = vitalEventOnWire(message)
      const answer = await askPartner({
        method: 'POST',
        url: at('/vital-events'),
        body,
        headers: { 'content-digest': digestOf(body) },
        ...patience,
        answers: { 202: VitalEventReceipt },
        refusal: refusalFromWire,
      })
      return vitalEventReply(answer)
    },
    async statuses(requestIds) {
      const { answers } = await askPartner({
        method: 'POST',
        url: at('/pin-requests/status'),
        body: { requestIds },
        ...patience,
        answers: { 200: Answers },
      })
      const byId = new Map(answers.flatMap((wire) => readAnswer(wire) ?? []).map((one) => [one.requestId, one]))
      return requestIds.flatMap((requestId) => byId.get(requestId) ?? [])
    },
    async lookUp(pin, reason) {
      const answer = await askPartner<CitizenOnWire | { code: 'NOT_FOUND' }>({
        method: 'POST',
        url: at('/citizens/lookup'),
        body: { pin, ...reason },
        connectMs: patience.connectMs,
        totalMs: lookupMs,
        answers: { 200: CitizenAnswer, 404: z.object({ code: z.literal('NOT_FOUND') }) },
        refusal: refusalFromWire,
      })
      return 'pin' in answer ? citizenFromWire(answer) : null
    },
    async matches(claim, reason) {
      const birth = birthOnWire(claim.birthDate)
      const { match } = await askPartner({
        method: 'POST',
        url: at('/citizens/match'),
        body: { pin: claim.pin, fullName: claim.name, birth: 'date' in birth ? birth.date : birth.year, ...reason },
        connectMs: patience.connectMs,
        totalMs: lookupMs,
        answers: { 200: z.object({ match: z.boolean() }) },
        refusal: refusalFromWire,
      })
      return match
    },
  }
}

/** Codes of the partner's addresses are those in force since the two-tier model. */
const addressesSince = CalendarDate.parse('2025-07-01')
const maritalStatuses = { '1': 'SINGLE', '2': 'MARRIED', '3': 'DIVORCED', '4': 'WIDOWED' } as const

function placeFromWire(address: CitizenOnWire['hometown']) {
  return {
    countryCode: 'VN',
    unitCode: address.communeCode === '' ? null : address.communeCode,
    asOf: addressesSince,
    detail: address.detail,
    asWritten: address.text.normalize('NFC'),
  }
}

function dayFromWire(text: string | null): CalendarDate | null {
  const known = text === null ? undefined : birthFromWire(text)
  return known?.known === 'day' ? known.date : null
}

function citizenFromWire(answer: CitizenOnWire): KnownCitizen {
  const spouse = Pin.safeParse(answer.marriage?.spousePin)
  const marriage: KnownMarriage | undefined = answer.marriage
    ? {
        number: answer.marriage.number,
        book: '',
        registeredOn: dayFromWire(answer.marriage.registeredOn),
        office: answer.marriage.office,
        endedOn: dayFromWire(answer.marriage.endedOn),
      }
    : undefined
  return {
    pin: answer.pin,
    name: answer.fullName.normalize('NFC'),
    birthDate: birthFromWire(answer.birth),
    sex: answer.sex,
    ethnicity: { code: /^\d{2}$/.test(answer.ethnic.code) ? answer.ethnic.code : null, asWritten: answer.ethnic.name },
    nationalities: answer.nationality,
    ...(answer.permanentResidence.text
      ? { residence: { ...placeFromWire(answer.permanentResidence), kind: 'PERMANENT' as const } }
      : {}),
    ...(answer.hometown.text ? { hometown: placeFromWire(answer.hometown) } : {}),
    deceased: answer.deceased,
    settledAbroad: answer.settledAbroad,
    maritalStatus: maritalStatuses[answer.maritalStatus],
    ...(spouse.success ? { spousePin: spouse.data } : {}),
    ...(marriage ? { marriage } : {}),
  }
}
