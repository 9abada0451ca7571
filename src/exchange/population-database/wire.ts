import { z } from 'zod'
import type { PinCorrection, PinNotice, PinReply, PinRequest } from '../../identity/pin-issuer.ts'
import { CalendarDate } from '../../values/calendar-date.ts'
import { Pin } from '../../values/ids.ts'
import type { PartialDate } from '../../values/partial-date.ts'

/** `17072026` of our side is `20260717` of theirs; only a year is known → the year; a month is more than they can hold. */
export function birthOnWire(birth: PartialDate): { date: string } | { year: string } {
  switch (birth.known) {
    case 'day':
      return { date: birth.date.replaceAll('-', '') }
    case 'month':
    case 'year':
      return { year: String(birth.year) }
    case 'nothing':
      return { year: '' }
  }
}

/** `yyyyMMdd`, `yyyyMM` or `yyyy` of theirs. */
export function birthFromWire(text: string): PartialDate {
  const year = Number(text.slice(0, 4))
  if (/^\d{8}$/.test(text)) {
    const day = CalendarDate.safeParse(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`)
    if (day.success) return { known: 'day', date: day.data }
  }
  if (/^\d{6}$/.test(text)) return { known: 'month', year, month: Number(text.slice(4)) }
  return /^\d{4}/.test(text) ? { known: 'year', year } : { known: 'nothing' }
}

const dayOnWire = (day: CalendarDate): string => day.replaceAll('-', '')
const parentOnWire = (parent: PinRequest['mother']) =>
  parent && { fullName: parent.name, nationality: parent.nationalities, pin: parent.pin }

/** The body of `POST /pin-requests`. The same request always makes the same bytes. */
export function pinRequestOnWire(request: PinRequest) {
  const { child, multipleBirth } = request
  return {
    requestId: request.requestId,
    dossierId: request.caseId,
    child: {
      fullName: child.name.normalize('NFC'),
      sex: child.sex,
      birth: birthOnWire(child.birthDate),
      birthPlaceCode: child.birthPlace.unitCode,
      birthPlaceText: child.birthPlace.asWritten,
      hometownText: child.hometown,
      ethnicCode: child.ethnicityCode,
      nationality: child.nationalities,
    },
    mother: parentOnWire(request.mother),
    father: parentOnWire(request.father),
    multipleBirth: multipleBirth && {
      plurality: multipleBirth.plurality,
      order: multipleBirth.order,
      siblingDossierIds: multipleBirth.siblingCaseIds,
      explanation: multipleBirth.explanation,
    },
    maGCS: request.notificationCode,
    registerRef: {
      unitCode: request.officeUnitCode,
      provinceCode: request.officeProvinceCode,
      officeName: request.officeName,
      entryNo: request.entryNo,
      year: request.year,
      registeredOn: dayOnWire(request.registeredOn),
    },
  }
}

/** Our names of what a request tells, and theirs. */
const fieldsOnWire: readonly (readonly [RegExp, string])[] = [
  [/^\/(child|mother|father)\/name$/, '/$1/fullName'],
  [/^\/(child|mother|father)\/nationalities$/, '/$1/nationality'],
  [/^\/child\/birthDate(\/.*)?$/, '/child/birth'],
  [/^\/child\/birthPlace\/unitCode$/, '/child/birthPlaceCode'],
  [/^\/child\/birthPlace\/asWritten$/, '/child/birthPlaceText'],
  [/^\/child\/hometown$/, '/child/hometownText'],
  [/^\/child\/ethnicityCode$/, '/child/ethnicCode'],
]
function fieldOnWire(pointer: string): string {
  const known = fieldsOnWire.find(([ours]) => ours.test(pointer))
  return known ? pointer.replace(...known) : pointer
}

/** The body of `POST /pin-corrections`. The same correction always makes the same bytes. */
export function pinCorrectionOnWire(correction: PinCorrection) {
  return {
    requestId: correction.requestId,
    originalRequestId: correction.originalRequestId,
    pin: correction.pin,
    corrected: pinRequestOnWire({ ...correction.request, requestId: correction.originalRequestId }),
    changed: [...new Set(correction.changed.map(fieldOnWire))],
    reason: correction.reason,
  }
}

/** The body of `POST /pin-cancellations` and `POST /pin-renewals`. */
export function pinNoticeOnWire({ requestId, originalRequestId, pin, reason, basis, entry }: PinNotice) {
  return {
    requestId,
    originalRequestId,
    pin,
    reason,
    decision: {
      paper: basis.paper,
      number: basis.number,
      date: basis.date === null ? null : dayOnWire(basis.date),
      authority: basis.authority,
    },
    registerRef: { ...entry, registeredOn: dayOnWire(entry.registeredOn) },
  }
}

export const Receipt = z.object({ requestId: z.uuid(), receipt: z.string() })

const Answer = z.discriminatedUnion('status', [
  z.object({ requestId: z.string(), status: z.literal('ACCEPTED') }),
  z.object({ requestId: z.string(), status: z.literal('NOT_FOUND') }),
  z.object({ requestId: z.string(), status: z.literal('ALLOCATED'), pin: Pin }),
  z.object({
    requestId: z.string(),
    status: z.literal('SUSPECT_DUPLICATE'),
    candidates: z.array(z.object({ pin: Pin, reasons: z.array(z.string()) })),
  }),
  z.object({
    requestId: z.string(),
    status: z.literal('REJECTED'),
    errors: z.array(z.object({ pointer: z.string(), code: z.string(), messageVi: z.string() })),
  }),
  z.object({ requestId: z.string(), status: z.literal('NEEDS_VERIFICATION'), agency: z.string() }),
])
/** The batch of `POST /pin-requests/status`; one answer that cannot be read does not spoil the others. */
export const Answers = z.object({ answers: z.array(z.unknown()) })

export function readAnswer(wire: unknown): { requestId: string; reply: PinReply } | undefined {
  const parsed = Answer.safeParse(wire)
  return parsed.success ? { requestId: parsed.data.requestId, reply: replyFromWire(parsed.data) } : undefined
}

function replyFromWire(answer: z.infer<typeof Answer>): PinReply {
  switch (answer.status) {
    case 'ACCEPTED':
      return { reply: 'accepted' }
    case 'NOT_FOUND':
      return { reply: 'unknown' }
    case 'ALLOCATED':
      return { reply: 'allocated', pin: answer.pin }
    case 'SUSPECT_DUPLICATE':
      return { reply: 'suspect-duplicate', candidates: answer.candidates }
    case 'REJECTED':
      return {
        reply: 'rejected',
        errors: answer.errors.map(({ pointer, code, messageVi }) => ({ pointer, code, message: messageVi })),
      }
    case 'NEEDS_VERIFICATION':
      return { reply: 'needs-verification', agency: answer.agency }
  }
}

const Refusal = z.object({
  title: z.string().default(''),
  code: z.string().default(''),
  errors: z.array(z.object({ pointer: z.string(), code: z.string(), messageVi: z.string() })).optional(),
})

/** What a 4xx answer says, in sentences an official understands. */
export function refusalFromWire(body: unknown): { pointer: string; code: string; message: string }[] {
  const parsed = Refusal.safeParse(body)
  if (!parsed.success) return []
  const { errors, code, title } = parsed.data
  return errors?.map((one) => ({ ...one, message: one.messageVi })) ?? [{ pointer: '', code, message: title }]
}

const Address = z.object({
  provinceCode: z.string(),
  communeCode: z.string(),
  detail: z.string(),
  text: z.string(),
})

/** The answer of `POST /citizens/lookup`. */
export const CitizenOnWire = z.object({
  pin: Pin,
  fullName: z.string().min(1),
  birth: z.string(),
  sex: z.enum(['1', '2', '3']),
  ethnic: z.object({ code: z.string(), name: z.string() }),
  nationality: z.array(z.string()),
  hometown: Address,
  permanentResidence: Address,
  settledAbroad: z.boolean().default(false),
  deceased: z.boolean().default(false),
  maritalStatus: z.enum(['1', '2', '3', '4']),
  marriage: z
    .object({
      number: z.string(),
      registeredOn: z.string(),
      office: z.string(),
      spousePin: z.string(),
      endedOn: z.string().nullable(),
    })
    .nullable(),
})
export type CitizenOnWire = z.infer<typeof CitizenOnWire>
