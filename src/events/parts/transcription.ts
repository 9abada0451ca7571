import { z } from 'zod'
import { inForce } from '../../law/in-force.ts'
import { legalisationExemptions, untranslatedLanguages } from '../../law/transcription.ts'
import { CalendarDate } from '../../values/calendar-date.ts'
import { fold } from '../../values/names.ts'
import type { Circumstances } from '../circumstances.ts'
import type { Problem } from '../event.ts'
import type { FormBlock } from './form.ts'
import { error } from './rule-tools.ts'

const text = (max: number) => z.string().trim().max(max).default('')

/** The paper of a foreign authority that settled an event (LHT art. 48; NĐ 123/2015 art. 34–39). */
export const Foreign = z.object({
  countryCode: z.string().regex(/^[A-Z]{2}$/),
  authority: z.string().trim().min(1, 'Cần ghi cơ quan nước ngoài đã cấp giấy tờ.').max(300),
  /** Name of the paper, e.g. `Giấy chứng tử`. */
  paper: text(200),
  number: text(60),
  issuedOn: CalendarDate.nullable().default(null),
  /** The day the foreign authority registered or settled it, where the paper tells. */
  registeredOn: CalendarDate.nullable().default(null),
  legalisation: z.enum(['DONE', 'TREATY', 'NEIGHBOUR_AT_THE_BORDER', 'HOST_COUNTRY_AT_A_MISSION', 'MISSING']),
  /** ISO 639-1 language of the paper. */
  language: z
    .string()
    .regex(/^[a-z]{2}$/)
    .default('vi'),
  translated: z.boolean().default(false),
  /** Papers sent along. */
  attached: text(500),
})
export type Foreign = z.infer<typeof Foreign>

/** The fields of the block, for the form of any event. */
export const foreignBlock = (transcribed: NonNullable<FormBlock['shown']>): FormBlock => ({
  id: 'foreign',
  title: ['Đã đăng ký tại cơ quan có thẩm quyền của nước ngoài', 'Registered abroad'],
  shown: transcribed,
  fields: [
    { at: '/foreign/countryCode', label: ['Nước', 'Country'], field: { as: 'country' }, required: true, span: 4 },
    {
      at: '/foreign/authority',
      label: ['Cơ quan nước ngoài', 'Foreign authority'],
      field: { as: 'text', maxLength: 300 },
      required: true,
      span: 8,
    },
    {
      at: '/foreign/paper',
      label: ['Tên giấy tờ nước ngoài', 'Name of the foreign paper'],
      field: { as: 'text', maxLength: 200 },
      span: 6,
    },
    {
      at: '/foreign/number',
      label: ['Số giấy tờ nước ngoài', 'Number of the foreign paper'],
      field: { as: 'text', maxLength: 60 },
      span: 6,
    },
    { at: '/foreign/issuedOn', label: ['Ngày cấp ở nước ngoài', 'Issued abroad on'], field: { as: 'day' }, span: 6 },
    {
      at: '/foreign/registeredOn',
      label: ['Ngày đăng ký ở nước ngoài', 'Registered abroad on'],
      field: { as: 'day' },
      span: 6,
    },
    {
      at: '/foreign/legalisation',
      label: ['Hợp pháp hóa lãnh sự', 'Consular legalisation'],
      field: {
        as: 'select',
        choices: [
          { value: 'DONE', label: ['Đã hợp pháp hóa', 'Legalised'] },
          { value: 'TREATY', label: ['Được miễn theo điều ước quốc tế', 'Exempt by treaty'] },
          { value: 'NEIGHBOUR_AT_THE_BORDER', label: ['Nước láng giềng, khu vực biên giới', 'Neighbour, border area'] },
          { value: 'HOST_COUNTRY_AT_A_MISSION', label: ['Nước sở tại của cơ quan đại diện', 'Host country'] },
          { value: 'MISSING', label: ['Chưa hợp pháp hóa', 'Not yet'] },
        ],
      },
      required: true,
      span: 6,
    },
    {
      at: '/foreign/language',
      label: ['Ngôn ngữ (mã 2 chữ)', 'Language (2 letters)'],
      field: { as: 'text', maxLength: 2 },
      span: 3,
    },
    {
      at: '/foreign/translated',
      label: ['Đã dịch, công chứng bản dịch hoặc chứng thực chữ ký người dịch', 'Translated and certified'],
      field: { as: 'tick' },
      span: 3,
    },
    {
      at: '/foreign/attached',
      label: ['Tài liệu gửi kèm', 'Papers sent along'],
      field: { as: 'long-text', maxLength: 500 },
    },
  ],
})

/** R-K1: one foreign paper, one transcription in the nation: country, number and day (LHT art. 5.4, 48). Null while the paper has no number. */
export function foreignClaim(kind: string, foreign: Foreign): string | null {
  if (foreign.number === '') return null
  const number = fold(foreign.number).replaceAll(' ', '')
  return ['FOREIGN', kind, foreign.countryCode, number, foreign.registeredOn ?? foreign.issuedOn ?? ''].join('|')
}

/** R-K1: the foreign paper is legalised or exempt, and translated where it must be (LHT art. 10; NĐ 123/2015 art. 2). */
export function foreignPaperMayBeUsed(foreign: Foreign, circumstances: Circumstances): Problem[] {
  const { receivedOn, office } = circumstances
  const exempt = inForce(legalisationExemptions, receivedOn)
  const languages = inForce(untranslatedLanguages, receivedOn)
  const ground = { rule: 'R-K1', cite: exempt.cite, pointer: '/foreign/legalisation' }
  const { legalisation } = foreign
  const fits =
    legalisation === 'DONE' ||
    (legalisation !== 'MISSING' &&
      exempt.value.includes(legalisation) &&
      (legalisation !== 'HOST_COUNTRY_AT_A_MISSION' || office.kind === 'MISSION'))
  const untranslated = languages.value[office.kind === 'MISSION' ? 'MISSION' : 'COMMUNE']
  return [
    ...(fits
      ? []
      : [
          error(
            ground,
            'Giấy tờ nước ngoài phải được hợp pháp hóa lãnh sự, trừ trường hợp được miễn.',
            'The foreign paper must be legalised unless exempt.',
          ),
        ]),
    ...(foreign.translated || untranslated.includes(foreign.language)
      ? []
      : [
          error(
            { ...ground, cite: languages.cite, pointer: '/foreign/translated' },
            'Giấy tờ bằng tiếng nước ngoài phải được dịch sang tiếng Việt, công chứng bản dịch hoặc chứng thực chữ ký người dịch.',
            'A paper in a foreign language must be translated into Vietnamese and certified.',
          ),
        ]),
    ...(foreign.number === '' && foreign.issuedOn === null
      ? [
          error(
            { ...ground, pointer: '/foreign/number' },
            'Ghi số hoặc ngày cấp của giấy tờ nước ngoài.',
            'Give the number or day of the foreign paper.',
          ),
        ]
      : []),
  ]
}
