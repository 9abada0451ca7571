import { z } from 'zod'

const Birth = z.union([z.object({ date: z.string() }), z.object({ year: z.string() })])
const ParentOnWire = z.object({ fullName: z.string(), nationality: z.array(z.string()), pin: z.string().nullable() })

/** `POST /pin-requests`, as this partner takes it. */
export const PinRequestOnWire = z.object({
  requestId: z.uuid(),
  dossierId: z.uuid(),
  child: z.object({
    fullName: z.string(),
    sex: z.string(),
    birth: Birth,
    birthPlaceCode: z.string().nullable(),
    birthPlaceText: z.string(),
    hometownText: z.string(),
    ethnicCode: z.string().nullable(),
    nationality: z.array(z.string()),
  }),
  mother: ParentOnWire.nullable(),
  father: ParentOnWire.nullable(),
  multipleBirth: z
    .object({
      plurality: z.int(),
      order: z.int(),
      siblingDossierIds: z.array(z.string()),
      explanation: z.string().default(''),
    })
    .nullable(),
  maGCS: z.string(),
  registerRef: z.object({
    unitCode: z.string(),
    provinceCode: z.string(),
    officeName: z.string(),
    entryNo: z.int(),
    year: z.int(),
    registeredOn: z.string(),
  }),
})
export type PinRequestOnWire = z.infer<typeof PinRequestOnWire>

/** `POST /pin-corrections`: the whole request as it would be made now, and which fields of it are new. */
export const PinCorrectionOnWire = z.object({
  requestId: z.uuid(),
  originalRequestId: z.uuid(),
  pin: z
    .string()
    .regex(/^\d{12}$/)
    .nullable(),
  corrected: PinRequestOnWire,
  changed: z.array(z.string()).min(1),
  reason: z.string(),
})
export type PinCorrectionOnWire = z.infer<typeof PinCorrectionOnWire>

/** `POST /pin-cancellations`, `POST /pin-renewals`: by which decision or entry. */
export const PinNoticeOnWire = z.object({
  requestId: z.uuid(),
  originalRequestId: z.uuid().nullable(),
  pin: z
    .string()
    .regex(/^\d{12}$/)
    .nullable(),
  reason: z.string(),
  decision: z.object({
    paper: z.string(),
    number: z.string().min(1),
    date: z.string().nullable(),
    authority: z.string(),
  }),
  registerRef: z.object({ officeName: z.string(), number: z.string(), registeredOn: z.string() }),
})
export type PinNoticeOnWire = z.infer<typeof PinNoticeOnWire>

const Day = z.string().regex(/^\d{8}$/)
const RelativeOnWire = z.object({ fullName: z.string(), pin: z.string().nullable() })

/** `POST /vital-events`: what happened to one person, as a CloudEvent. */
export const VitalEventOnWire = z.object({
  specversion: z.literal('1.0'),
  id: z.uuid(),
  type: z.string().regex(/^vn\.hotich\.[a-z-]+\.[a-z-]+\.v1$/),
  source: z.string().min(1),
  subject: z.string().min(1),
  time: z.string(),
  datacontenttype: z.literal('application/json'),
  /** Counts the events of this person. */
  sequence: z.string().regex(/^\d{10}$/),
  data: z.object({
    person: z.object({
      personRef: z.uuid(),
      pin: z
        .string()
        .regex(/^\d{12}$/)
        .nullable(),
      pinRequestId: z.uuid().nullable(),
      fullName: z.string(),
      sex: z.string().nullable(),
      birth: z.string(),
    }),
    change: z.looseObject({
      on: Day.nullish(),
      from: z.string().nullish(),
      to: z.string().nullish(),
      field: z.string().optional(),
      maritalStatus: z.enum(['1', '2', '3', '4']).nullish(),
      deceased: z.boolean().optional(),
      spouse: RelativeOnWire.nullish(),
      parent: RelativeOnWire.optional(),
    }),
    registerRef: z.object({
      unitCode: z.string(),
      officeName: z.string(),
      kind: z.string(),
      number: z.string(),
      registeredOn: Day,
    }),
    decision: z
      .object({ paper: z.string(), number: z.string(), date: Day.nullable(), authority: z.string() })
      .nullable(),
  }),
})
export type VitalEventOnWire = z.infer<typeof VitalEventOnWire>
export type VitalEventAnswerOnWire =
  | { status: 'RECORDED' }
  | { status: 'NEEDS_VERIFICATION'; messageVi: string }
  | { status: 'REFUSED'; errors: ErrorOnWire[] }

export type ErrorOnWire = { pointer: string; code: string; messageVi: string }
export type CorrectionAnswerOnWire = { status: 'CORRECTED' } | { status: 'REFUSED'; errors: ErrorOnWire[] }

export type PinAnswerOnWire =
  | { status: 'ACCEPTED' }
  | { status: 'ALLOCATED'; pin: string }
  | { status: 'SUSPECT_DUPLICATE'; candidates: { pin: string; reasons: string[] }[] }
  | { status: 'REJECTED'; errors: ErrorOnWire[] }
  | { status: 'NEEDS_VERIFICATION'; agency: string }

export const LookupOnWire = z.object({
  pin: z.string().regex(/^\d{12}$/),
  purpose: z.string().min(1),
  dossier: z.string(),
})
export const MatchOnWire = LookupOnWire.extend({ fullName: z.string(), birth: z.string() })
