import { createHash } from 'node:crypto'
import { type Citizen, centurySexDigit } from './citizens.ts'
import type { Faults } from './faults.ts'
import type { Journal } from './journal.server.ts'
import { openVitalEvents } from './vital-events.ts'
import type {
  CorrectionAnswerOnWire,
  ErrorOnWire,
  PinAnswerOnWire,
  PinCorrectionOnWire,
  PinNoticeOnWire,
  PinRequestOnWire,
  VitalEventAnswerOnWire,
  VitalEventOnWire,
} from './wire.ts'

type Kept = {
  body: PinRequestOnWire
  bodyHash: string
  receipt: string
  visibleAt: number
  answer: PinAnswerOnWire | null
}

type KeptCorrection = { bodyHash: string; receipt: string; answer: CorrectionAnswerOnWire }

const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
const hashOf = (body: unknown): string => createHash('sha256').update(JSON.stringify(body)).digest('hex')
const birthText = (birth: PinRequestOnWire['child']['birth']): string => ('date' in birth ? birth.date : birth.year)

function isBirth(text: string): boolean {
  if (/^\d{4}$/.test(text)) return true
  if (!/^\d{8}$/.test(text)) return false
  const iso = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`
  const parsed = Date.parse(iso)
  return !Number.isNaN(parsed) && new Date(parsed).toISOString().startsWith(iso)
}

/** The desk that gives numbers: one PIN a dossier, for ever, whatever is asked how often. State is rebuilt from the journal. */
export function openPinDesk(
  journal: Journal,
  citizens: Map<string, Citizen>,
  faults: () => Faults,
  use: (name: 'refuseNext' | 'suspectNext' | 'verifyNext' | 'wrongPinNext') => boolean,
  random: () => number,
) {
  const requests = new Map<string, Kept>()
  const corrections = new Map<string, KeptCorrection>()
  const notices = new Map<string, { bodyHash: string; receipt: string }>()
  const pinOfDossier = new Map<string, string>()
  const childrenOfMother = new Map<string, { dossierId: string; order: number; pin: string }[]>()
  const childrenByName = new Map<string, { dossierId: string; pin: string }>()
  const stats = {
    received: 0,
    replayed: 0,
    conflicts: 0,
    allocated: 0,
    suspected: 0,
    rejected: 0,
    verification: 0,
    corrected: 0,
    vitalEvents: 0,
  }

  const vital = openVitalEvents({
    citizens,
    hashOf,
    pinOfRequest: (requestId) => pinOfDossier.get(requests.get(requestId)?.body.dossierId ?? ''),
  })

  const motherDay = (body: PinRequestOnWire): string | null =>
    body.mother?.pin ? `${body.mother.pin}|${birthText(body.child.birth)}` : null
  const sameChild = (body: PinRequestOnWire): string | null => {
    const mother = body.mother?.pin ?? (body.mother ? fold(body.mother.fullName) : null)
    return mother === null
      ? null
      : [fold(body.child.fullName), birthText(body.child.birth), body.child.sex, mother].join('|')
  }

  function freePin(body: PinRequestOnWire): string {
    const birth = birthText(body.child.birth)
    const sex = body.child.sex === '2' ? '2' : '1'
    const head = `${body.registerRef.provinceCode.padStart(3, '0')}${centurySexDigit(Number(birth.slice(0, 4)), sex)}${birth.slice(2, 4)}`
    for (;;) {
      const pin = head + String(Math.floor(random() * 1_000_000)).padStart(6, '0')
      if (!citizens.has(pin)) return pin
    }
  }

  /** Notes the child of a dossier under its number. */
  function remember(body: PinRequestOnWire, pin: string): void {
    const day = motherDay(body)
    if (day !== null) {
      const children = childrenOfMother.get(day) ?? []
      children.push({ dossierId: body.dossierId, order: body.multipleBirth?.order ?? 1, pin })
      childrenOfMother.set(day, children)
    }
    const child = sameChild(body)
    if (child !== null) childrenByName.set(child, { dossierId: body.dossierId, pin })
  }

  function forget(body: PinRequestOnWire): void {
    const day = motherDay(body)
    const others = (day === null ? [] : (childrenOfMother.get(day) ?? [])).filter(
      (one) => one.dossierId !== body.dossierId,
    )
    if (day !== null) childrenOfMother.set(day, others)
    const child = sameChild(body)
    if (child !== null && childrenByName.get(child)?.dossierId === body.dossierId) childrenByName.delete(child)
  }

  const personalData = (body: PinRequestOnWire) => ({
    fullName: body.child.fullName,
    birth: birthText(body.child.birth),
    sex: body.child.sex === '2' ? ('2' as const) : ('1' as const),
    ethnic: { code: body.child.ethnicCode ?? '99', name: '' },
    nationality: body.child.nationality,
  })

  function learn(body: PinRequestOnWire, pin: string): void {
    pinOfDossier.set(body.dossierId, pin)
    remember(body, pin)
    const home = {
      provinceCode: body.registerRef.provinceCode,
      communeCode: body.registerRef.unitCode,
      detail: '',
      text: '',
    }
    citizens.set(pin, {
      pin,
      ...personalData(body),
      hometown: { ...home, text: body.child.hometownText },
      permanentResidence: home,
      settledAbroad: false,
      deceased: false,
      maritalStatus: '1',
      marriage: null,
    })
  }

  function errorsIn({ child }: PinRequestOnWire): ErrorOnWire[] {
    const errors: ErrorOnWire[] = []
    if (child.fullName.trim() === '')
      errors.push({ pointer: '/child/fullName', code: 'NAME_MISSING', messageVi: 'Thiếu họ, chữ đệm, tên.' })
    if (!isBirth(birthText(child.birth)))
      errors.push({ pointer: '/child/birth', code: 'DATE_FORMAT', messageVi: 'Ngày sinh không đúng định dạng.' })
    if (!child.nationality.includes('VN'))
      errors.push({ pointer: '/child/nationality', code: 'NOT_CITIZEN', messageVi: 'Không có quốc tịch Việt Nam.' })
    if (use('refuseNext') || faults().refuseNames.some((name) => fold(name) === fold(child.fullName)))
      errors.push({
        pointer: '/child/fullName',
        code: 'NAME_REFUSED',
        messageVi: 'Họ tên cần kiểm tra lại với giấy tờ gốc.',
      })
    return errors
  }

  function decide(body: PinRequestOnWire): PinAnswerOnWire {
    const known = pinOfDossier.get(body.dossierId)
    if (known !== undefined) return { status: 'ALLOCATED', pin: known }
    const { child, multipleBirth } = body
    const errors = errorsIn(body)
    if (errors.length > 0) return { status: 'REJECTED', errors }
    if (use('verifyNext') || !['1', '2'].includes(child.sex))
      return {
        status: 'NEEDS_VERIFICATION',
        agency: `Công an ${body.registerRef.officeName.replace(/^Ủy ban nhân dân /, '')}`,
      }
    if (use('suspectNext')) {
      const pin = body.mother?.pin ?? citizens.keys().next().value ?? ''
      return { status: 'SUSPECT_DUPLICATE', candidates: [{ pin, reasons: ['Trùng họ tên và ngày sinh'] }] }
    }
    const name = sameChild(body)
    const same = name === null ? undefined : childrenByName.get(name)
    if (same)
      return {
        status: 'SUSPECT_DUPLICATE',
        candidates: [{ pin: same.pin, reasons: ['Trùng họ tên, ngày sinh, giới tính và mẹ'] }],
      }
    const day = motherDay(body)
    const siblings = (day === null ? undefined : childrenOfMother.get(day)) ?? []
    const told =
      multipleBirth !== null &&
      multipleBirth.plurality > 1 &&
      (!faults().naiveTwins || multipleBirth.explanation !== '')
    const clashing = siblings.filter((one) => !told || one.order === multipleBirth.order)
    if (clashing.length > 0)
      return {
        status: 'SUSPECT_DUPLICATE',
        candidates: clashing.map(({ pin }) => ({ pin, reasons: ['Cùng mẹ, cùng ngày sinh'] })),
      }
    if (use('wrongPinNext')) return { status: 'ALLOCATED', pin: citizens.keys().next().value ?? '' }
    return { status: 'ALLOCATED', pin: freePin(body) }
  }

  function settle(kept: Kept, answer: PinAnswerOnWire): void {
    kept.answer = answer
    if (answer.status === 'ALLOCATED') {
      if (citizens.has(answer.pin)) return
      learn(kept.body, answer.pin)
      stats.allocated++
    } else if (answer.status === 'SUSPECT_DUPLICATE') stats.suspected++
    else if (answer.status === 'REJECTED') stats.rejected++
    else if (answer.status === 'NEEDS_VERIFICATION') stats.verification++
  }

  function judgeCorrection({ originalRequestId, pin, corrected }: PinCorrectionOnWire): CorrectionAnswerOnWire {
    const refused = (pointer: string, code: string, messageVi: string): CorrectionAnswerOnWire => ({
      status: 'REFUSED',
      errors: [{ pointer, code, messageVi }],
    })
    const kept = requests.get(originalRequestId)
    if (!kept || kept.answer?.status === 'REJECTED')
      return refused('/originalRequestId', 'NOT_FOUND', 'Không có yêu cầu cấp số nào còn hiệu lực mang mã này.')
    if (corrected.dossierId !== kept.body.dossierId)
      return refused('/corrected/dossierId', 'OTHER_DOSSIER', 'Hồ sơ không phải của yêu cầu này.')
    const known = pinOfDossier.get(kept.body.dossierId)
    if (pin !== null && known !== undefined && pin !== known)
      return refused('/pin', 'PIN_MISMATCH', 'Số định danh không phải của người trong yêu cầu này.')
    const errors = errorsIn(corrected)
    return errors.length > 0 ? { status: 'REFUSED', errors } : { status: 'CORRECTED' }
  }

  /** What is known of the child becomes what the correction says; its number stays. */
  function correct({ originalRequestId, corrected }: PinCorrectionOnWire): void {
    const kept = requests.get(originalRequestId)
    if (!kept) return
    const before = kept.body
    kept.body = corrected
    stats.corrected++
    const pin = pinOfDossier.get(before.dossierId)
    const citizen = pin === undefined ? undefined : citizens.get(pin)
    if (pin === undefined || !citizen) return
    forget(before)
    remember(corrected, pin)
    const hometown = { ...citizen.hometown, text: corrected.child.hometownText }
    citizens.set(pin, { ...citizen, ...personalData(corrected), hometown })
  }

  function cancel({ originalRequestId, pin }: PinNoticeOnWire): void {
    const kept = originalRequestId === null ? undefined : requests.get(originalRequestId)
    if (kept) {
      forget(kept.body)
      pinOfDossier.delete(kept.body.dossierId)
    }
    if (pin !== null) citizens.delete(pin)
  }

  for (const line of journal.replay()) {
    if (line.what === 'received') {
      const body = line.body as PinRequestOnWire
      requests.set(body.requestId, {
        body,
        bodyHash: hashOf(body),
        receipt: String(line.receipt),
        visibleAt: 0,
        answer: null,
      })
      stats.received++
    } else if (line.what === 'decided') {
      const kept = requests.get(String(line.requestId))
      if (kept) settle(kept, line.answer as PinAnswerOnWire)
    } else if (line.what === 'correction') {
      const body = line.body as PinCorrectionOnWire
      const answer = line.answer as CorrectionAnswerOnWire
      corrections.set(body.requestId, { bodyHash: hashOf(body), receipt: String(line.receipt), answer })
      if (answer.status === 'CORRECTED') correct(body)
    } else if (line.what === 'notice') {
      const body = line.body as PinNoticeOnWire
      notices.set(body.requestId, { bodyHash: hashOf(body), receipt: String(line.receipt) })
      if (line.kind === 'CANCELLATION') cancel(body)
    } else if (line.what === 'vital-event') {
      vital.keep(line.body as VitalEventOnWire, String(line.receipt), line.answer as VitalEventAnswerOnWire)
      stats.vitalEvents++
    }
  }

  const conflict = (requestId: string): 'conflict' => {
    stats.conflicts++
    journal.write({ what: 'conflict', requestId })
    return 'conflict'
  }
  const replayed = (requestId: string): void => {
    stats.replayed++
    journal.write({ what: 'replayed', requestId })
  }

  return {
    stats,
    /** Takes a request: its receipt (new or the one of before), or a conflict when the id was used for something else. */
    take(body: PinRequestOnWire): { receipt: string; replayed: boolean } | 'conflict' {
      const before = requests.get(body.requestId)
      const bodyHash = hashOf(body)
      if (before) {
        if (before.bodyHash !== bodyHash) return conflict(body.requestId)
        replayed(body.requestId)
        return { receipt: before.receipt, replayed: true }
      }
      const receipt = `TN${String(requests.size + 1).padStart(8, '0')}`
      const wait = faults().answerAfterMs + Math.floor(random() * faults().answerJitterMs)
      const kept: Kept = { body, bodyHash, receipt, visibleAt: Date.now() + wait, answer: null }
      requests.set(body.requestId, kept)
      stats.received++
      journal.write({ what: 'received', requestId: body.requestId, dossierId: body.dossierId, receipt, body })
      const answer = decide(body)
      journal.write({ what: 'decided', requestId: body.requestId, dossierId: body.dossierId, answer })
      settle(kept, answer)
      return { receipt, replayed: false }
    },
    /** Takes a correction of a request: what was said to it (now or before), or a conflict when the id was used for something else. */
    takeCorrection(body: PinCorrectionOnWire): { receipt: string; answer: CorrectionAnswerOnWire } | 'conflict' {
      const { requestId, originalRequestId } = body
      const before = corrections.get(requestId)
      const bodyHash = hashOf(body)
      if (before) {
        if (before.bodyHash !== bodyHash) return conflict(requestId)
        replayed(requestId)
        return before
      }
      const receipt = `DC${String(corrections.size + 1).padStart(8, '0')}`
      const answer = judgeCorrection(body)
      corrections.set(requestId, { bodyHash, receipt, answer })
      const { dossierId } = body.corrected
      journal.write({ what: 'correction', requestId, originalRequestId, dossierId, receipt, body, answer })
      if (answer.status === 'CORRECTED') correct(body)
      return { receipt, answer }
    },
    /** Takes a cancellation or a wish for another number; a cancelled number is nobody's any more. */
    takeNotice(kind: 'CANCELLATION' | 'RENEWAL', body: PinNoticeOnWire): { receipt: string } | 'conflict' {
      const { requestId } = body
      const before = notices.get(requestId)
      const bodyHash = hashOf(body)
      if (before) {
        if (before.bodyHash !== bodyHash) return conflict(requestId)
        replayed(requestId)
        return before
      }
      const receipt = `HS${String(notices.size + 1).padStart(8, '0')}`
      notices.set(requestId, { bodyHash, receipt })
      journal.write({ what: 'notice', kind, requestId, receipt, body })
      if (kind === 'CANCELLATION') cancel(body)
      return { receipt }
    },
    /** Takes a change of somebody's status: what was said to it (now or before), or a conflict when the id was used for something else. */
    takeVitalEvent(body: VitalEventOnWire): { receipt: string; answer: VitalEventAnswerOnWire } | 'conflict' {
      const before = vital.before(body)
      if (before === 'conflict') return conflict(body.id)
      if (before) {
        replayed(body.id)
        return before
      }
      const taken = vital.take(body, { refuse: use('refuseNext'), verify: use('verifyNext') })
      stats.vitalEvents++
      journal.write({ what: 'vital-event', requestId: body.id, type: body.type, body, ...taken })
      return taken
    },
    vitalEvents: (limit: number) => vital.latest(limit),
    /** The answer as far as it may be seen now; undefined when the request is unknown. */
    answer(requestId: string): PinAnswerOnWire | undefined {
      const kept = requests.get(requestId)
      if (!kept) return undefined
      if (faults().pinNever || kept.answer === null || kept.visibleAt > Date.now()) return { status: 'ACCEPTED' }
      return kept.answer
    },
    /** Every answer held back may be seen now. */
    release(): void {
      for (const kept of requests.values()) kept.visibleAt = 0
    },
    /** The police have looked at it: an open request gets a new number of its own, or the one named. */
    resolve(requestId: string, pin?: string): PinAnswerOnWire | undefined {
      const kept = requests.get(requestId)
      if (!kept) return undefined
      const answer: PinAnswerOnWire = {
        status: 'ALLOCATED',
        pin: pin ?? pinOfDossier.get(kept.body.dossierId) ?? freePin(kept.body),
      }
      journal.write({ what: 'decided', requestId, dossierId: kept.body.dossierId, answer, byHand: true })
      settle(kept, answer)
      kept.visibleAt = 0
      return answer
    },
  }
}
