import type { Citizen } from './citizens.ts'
import type { VitalEventAnswerOnWire, VitalEventOnWire } from './wire.ts'

type Heard = { bodyHash: string; receipt: string; answer: VitalEventAnswerOnWire; body: VitalEventOnWire }
type Parts = {
  citizens: Map<string, Citizen>
  /** The number given under a request, once it is. */
  pinOfRequest: (requestId: string) => string | undefined
  hashOf: (body: unknown) => string
}

/** What happened to a citizen, written where a look-up shows it. */
function learn(citizen: Citizen, { type, data }: VitalEventOnWire): void {
  const { change, registerRef } = data
  if (type === 'vn.hotich.death.registered.v1') citizen.deceased = true
  if (type === 'vn.hotich.death.annulled.v1') citizen.deceased = false
  if (change.deceased !== undefined) citizen.deceased = change.deceased
  if (change.maritalStatus) citizen.maritalStatus = change.maritalStatus
  if (type.startsWith('vn.hotich.marriage.') || type.startsWith('vn.hotich.divorce.')) {
    const began = type === 'vn.hotich.marriage.registered.v1'
    if (began && change.spouse?.pin)
      citizen.marriage = {
        number: registerRef.number,
        registeredOn: registerRef.registeredOn,
        office: registerRef.officeName,
        spousePin: change.spouse.pin,
        endedOn: null,
      }
    else if (citizen.marriage) citizen.marriage = { ...citizen.marriage, endedOn: change.to ?? null }
  }
  if (type === 'vn.hotich.entry.revoked.v1' && change.maritalStatus === '1') citizen.marriage = null
  if (type !== 'vn.hotich.change.registered.v1' || !change.to) return
  if (change.field === 'name') citizen.fullName = change.to
  if (change.field === 'sex' && (change.to === '1' || change.to === '2')) citizen.sex = change.to
  if (change.field === 'birthDate') citizen.birth = change.to.replaceAll('-', '')
}

/** Where changes of status arrive: each is kept once, and what comes late never undoes what is newer. */
export function openVitalEvents({ citizens, pinOfRequest, hashOf }: Parts) {
  const heard = new Map<string, Heard>()
  const newest = new Map<string, string>()
  const orderOf = ({ data }: VitalEventOnWire): string => data.person.personRef
  const keep = (body: VitalEventOnWire, receipt: string, answer: VitalEventAnswerOnWire): void => {
    heard.set(body.id, { bodyHash: hashOf(body), receipt, answer, body })
    if (answer.status !== 'RECORDED') return
    const { pin, pinRequestId } = body.data.person
    const late = (newest.get(orderOf(body)) ?? '') >= body.sequence
    if (late) return
    newest.set(orderOf(body), body.sequence)
    const citizen = citizens.get(pin ?? (pinRequestId === null ? '' : (pinOfRequest(pinRequestId) ?? '')))
    if (citizen) learn(citizen, body)
  }
  return {
    /** As it was said before: a replay gets the same answer, another body under the same id a conflict. */
    before(body: VitalEventOnWire): Heard | 'conflict' | undefined {
      const known = heard.get(body.id)
      return known && known.bodyHash !== hashOf(body) ? 'conflict' : known
    },
    /** Takes a change in; `refuse` and `verify` are faults. A person nobody can name is verified first. */
    take(body: VitalEventOnWire, fault: { refuse: boolean; verify: boolean }) {
      const { pin, pinRequestId, fullName } = body.data.person
      const receipt = `HT${String(heard.size + 1).padStart(8, '0')}`
      const known = pin !== null || pinRequestId !== null
      const answer: VitalEventAnswerOnWire = fault.refuse
        ? {
            status: 'REFUSED',
            errors: [
              {
                pointer: '/data/person',
                code: 'NOT_ACCEPTED',
                messageVi: 'Thông tin của công dân không khớp với dữ liệu đang lưu.',
              },
            ],
          }
        : !known || fault.verify
          ? {
              status: 'NEEDS_VERIFICATION',
              messageVi: `${fullName}: chưa xác định được số định danh, Công an cấp xã đang xác minh.`,
            }
          : { status: 'RECORDED' }
      keep(body, receipt, answer)
      return { receipt, answer }
    },
    keep,
    /** The latest first. */
    latest: (limit: number) => [...heard.values()].slice(-limit).toReversed(),
    of: (id: string) => heard.get(id),
  }
}
export type VitalEvents = ReturnType<typeof openVitalEvents>
