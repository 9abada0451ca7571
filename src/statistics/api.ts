import { z } from 'zod'
import { endpoint } from '../platform/define-endpoint.ts'
import { CalendarDate } from '../values/calendar-date.ts'

const Counts = z.object({
  /** Entries written today. */
  today: z.int(),
  /** Open dossiers by state. */
  open: z.record(z.string(), z.int()),
  waitingPin: z.int(),
  toSign: z.int(),
  overdue: z.int(),
  /** Entries in the chosen period by event and registration kind (00 §5.6): `MARRIAGE:1`. */
  byKind: z.record(z.string(), z.int()),
  /** Entries in the chosen period by event: `MARRIAGE`. */
  byEvent: z.record(z.string(), z.int()),
  /** Judgments and decisions noted in the chosen period by matter: `DIVORCE`. */
  noted: z.record(z.string(), z.int()),
  total: z.int(),
})

/** Live counts for one office, a province or the nation, with a series by day and a line for each office below. */
export const dashboard = endpoint({
  id: 'dashboard',
  method: 'GET',
  path: '/api/dashboard',
  tag: 'statistics',
  summary: 'Bảng theo dõi: hôm nay, đang chờ, quá hạn, theo loại, theo đơn vị',
  summaryEn: 'Dashboard: today, waiting, late, by kind, by office',
  access: 'statistics.read',
  query: z.object({
    provinceCode: z
      .string()
      .regex(/^\d{2}$/)
      .optional(),
    officeId: z.coerce.number().int().positive().optional(),
    from: CalendarDate.optional(),
    to: CalendarDate.optional(),
  }),
  output: z.object({
    scope: z.object({
      kind: z.enum(['OFFICE', 'PROVINCE', 'NATIONAL']),
      name: z.string(),
      provinceCode: z.string().nullable(),
      officeId: z.int().nullable(),
    }),
    from: CalendarDate,
    to: CalendarDate,
    counts: Counts,
    series: z.array(z.object({ day: CalendarDate, registered: z.int(), late: z.int() })),
    /** Provinces of the nation or offices of a province; empty for one office. */
    below: z.array(
      z.object({
        code: z.string(),
        officeId: z.int().nullable(),
        name: z.string(),
        today: z.int(),
        total: z.int(),
        open: z.int(),
        waitingPin: z.int(),
        overdue: z.int(),
      }),
    ),
    asOf: z.string(),
  }),
})
