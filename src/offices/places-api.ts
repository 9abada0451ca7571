import { z } from 'zod'
import { endpoint } from '../platform/define-endpoint.ts'
import { CalendarDate } from '../values/calendar-date.ts'

const Level = z.enum(['province', 'district', 'commune'])
const Kind = z.enum(['COMMUNE', 'DISTRICT', 'MISSION', 'PROVINCE_JUSTICE', 'PROVINCE', 'MOJ', 'MOFA'])
const Code = z.string().regex(/^\d{2,5}$/, 'Mã đơn vị hành chính gồm 2 đến 5 chữ số.')
const Yes = z.enum(['true', 'false', '1', '0']).transform((text) => text === 'true' || text === '1')
const on = CalendarDate.optional().describe('The day it is about; today in Việt Nam when left out')
const period = {
  from: CalendarDate.nullable().describe('First day; null = before 2004-08-31'),
  to: CalendarDate.nullable().describe('Last day; null = still in force'),
}

export const FoundPlace = z.object({
  code: z.string().nullable(),
  level: Level,
  chain: z.string().describe('`phường Ba Đình, thành phố Hà Nội`'),
  provinceCode: z.string().nullable(),
  ...period,
  inForce: z.boolean(),
})

const Unit = z.object({
  code: z.string(),
  level: Level,
  name: z.string(),
  type: z.string(),
  fullName: z.string(),
  parentCode: z.string().nullable(),
  provinceCode: z.string(),
  chain: z.string(),
  ...period,
  legalBasis: z.string(),
})

const OfficeShape = z.object({
  id: z.int(),
  kind: Kind,
  unitCode: z.string(),
  provinceCode: z.string().nullable(),
  name: z.string(),
  nameEn: z.string(),
  ...period,
  custodianId: z.int(),
  demo: z.boolean(),
})
const Link = z.object({
  id: z.int(),
  kind: Kind,
  name: z.string(),
  effectiveFrom: CalendarDate,
  relation: z.string(),
  partial: z.boolean(),
  isDefault: z.boolean(),
})

export const searchPlacesEndpoint = endpoint({
  id: 'places.search',
  method: 'GET',
  path: '/api/places',
  tag: 'Địa danh và cơ quan',
  summary: 'Tìm địa danh bằng cách gõ không dấu',
  summaryEn: 'Find places by typing without diacritics',
  access: 'signed-in',
  query: z.object({
    q: z.string().trim().max(120),
    on,
    includeOld: Yes.optional().describe('Also units that had ended by that day'),
    level: Level.optional(),
    limit: z.coerce.number().int().min(1).max(50).optional(),
  }),
  output: z.object({ places: z.array(FoundPlace) }),
})

export const readUnitEndpoint = endpoint({
  id: 'units.read',
  method: 'GET',
  path: '/api/units/:code',
  tag: 'Địa danh và cơ quan',
  summary: 'Xem một đơn vị hành chính vào một ngày',
  summaryEn: 'Read an administrative unit as of a day',
  access: 'signed-in',
  params: z.object({ code: Code }),
  query: z.object({ on }),
  output: z.object({ unit: Unit, history: z.array(z.object({ chain: z.string(), ...period })) }),
})

export const unitSuccessorsEndpoint = endpoint({
  id: 'units.successors',
  method: 'GET',
  path: '/api/units/:code/successors',
  tag: 'Địa danh và cơ quan',
  summary: 'Đơn vị hành chính cũ nay là đơn vị nào',
  summaryEn: 'Which units carry on for an old unit',
  access: 'signed-in',
  params: z.object({ code: Code }),
  query: z.object({
    asOf: CalendarDate.optional().describe(
      'A day on which the unit had this code; the last such day before `on` when left out',
    ),
    on,
  }),
  output: z.object({
    asOf: CalendarDate,
    chain: z.string(),
    successors: z.array(
      z.object({
        code: z.string(),
        chain: z.string(),
        provinceCode: z.string(),
        partial: z.boolean().describe('Took over a part only: ask the citizen'),
        isDefault: z.boolean(),
        since: CalendarDate,
      }),
    ),
    provinceOnly: z.object({ code: z.string(), chain: z.string() }).nullable(),
    inWords: z.string().describe('`xã A, huyện B, tỉnh C (nay là xã X, tỉnh Y)`'),
  }),
})

export const searchOfficesEndpoint = endpoint({
  id: 'offices.search',
  method: 'GET',
  path: '/api/offices',
  tag: 'Địa danh và cơ quan',
  summary: 'Tìm cơ quan đăng ký hộ tịch',
  summaryEn: 'Find registration offices',
  access: 'signed-in',
  query: z.object({
    q: z.string().trim().max(120).optional(),
    province: z
      .string()
      .regex(/^\d{2}$/)
      .optional(),
    kind: Kind.optional(),
    on,
    after: z.coerce.number().int().positive().optional().describe('`next` of the page before'),
    limit: z.coerce.number().int().min(1).max(100).optional(),
  }),
  output: z.object({ offices: z.array(OfficeShape), next: z.int().nullable() }),
})

export const readOfficeEndpoint = endpoint({
  id: 'offices.read',
  method: 'GET',
  path: '/api/offices/:id',
  tag: 'Địa danh và cơ quan',
  summary: 'Xem một cơ quan, cơ quan tiền thân và cơ quan kế thừa',
  summaryEn: 'Read an office with its predecessors and successors',
  access: 'signed-in',
  params: z.object({ id: z.coerce.number().int().positive().max(2_147_483_647) }),
  query: z.object({ on }),
  output: z.object({
    office: OfficeShape,
    custodian: OfficeShape.nullable(),
    predecessors: z.array(Link),
    successors: z.array(Link),
    actsToday: z.array(
      z.object({ id: z.int(), kind: Kind, name: z.string(), partial: z.boolean(), isDefault: z.boolean() }),
    ),
  }),
})

export const referenceEndpoint = endpoint({
  id: 'reference.read',
  method: 'GET',
  path: '/api/reference',
  tag: 'Danh mục',
  summary: 'Các danh mục dùng chung: dân tộc, quốc gia, loại giấy tờ, mã ngắn',
  summaryEn: 'Shared lists: ethnic groups, countries, document types, short codes',
  access: 'signed-in',
  output: z.object({
    ethnicGroups: z.array(z.object({ code: z.string(), name: z.string(), altNames: z.array(z.string()) })),
    countries: z.array(
      z.object({ code: z.string(), name: z.string(), nameEn: z.string(), altNames: z.array(z.string()) }),
    ),
    documentTypes: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        kind: z.string(),
        numberPattern: z.string().nullable(),
        issuedFrom: CalendarDate.nullable(),
        issuedTo: CalendarDate.nullable(),
      }),
    ),
    lists: z.record(z.string(), z.array(z.object({ code: z.string(), name: z.string() }))),
  }),
})

export const calendarEndpoint = endpoint({
  id: 'calendar.read',
  method: 'GET',
  path: '/api/calendar',
  tag: 'Danh mục',
  summary: 'Ngày nghỉ lễ và ngày làm bù của một năm',
  summaryEn: 'Public holidays and worked weekend days of a year',
  access: 'signed-in',
  query: z.object({ year: z.coerce.number().int().min(2000).max(2100) }),
  output: z.object({
    days: z.array(
      z.object({
        day: CalendarDate,
        kind: z.enum(['HOLIDAY', 'WORKED_WEEKEND']),
        name: z.string(),
        legalBasis: z.string(),
      }),
    ),
  }),
})
