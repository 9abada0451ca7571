import type { z } from 'zod'
import type { Words } from '../parts/form.ts'
import type { DivorceNoteDeclaration } from './declaration.ts'

type Typed = z.input<typeof DivorceNoteDeclaration>

/** Invented people. The deciding commune is xã Đồng Văn (00721), tỉnh Tuyên Quang (08). */
const home = {
  unitCode: '00721',
  asOf: '2026-11-02',
  asWritten: 'xã Đồng Văn, tỉnh Tuyên Quang',
  detail: 'thôn Má Lủng',
  kind: 'PERMANENT',
} as const
const day = (text: string) => ({ known: 'day', date: text }) as const

const wife = {
  name: 'Lục Thị Vân',
  birthDate: day('1988-04-17'),
  sex: '2',
  ethnicity: { code: '02', asWritten: 'Tày' },
  nationalities: ['VN'],
  residence: home,
  pin: '002188000911',
  idDocument: { type: 'CC', number: '002188000911', issuer: 'Bộ Công an', issuedOn: '2024-08-05' },
} satisfies Typed['wife']

const husband = {
  name: 'Lucas Bernard',
  birthDate: day('1985-02-11'),
  sex: '1',
  ethnicity: { code: null, asWritten: '' },
  nationalities: ['FR'],
  residence: { countryCode: 'FR', asWritten: 'Lyon, Cộng hòa Pháp', kind: 'PERMANENT' },
  idDocument: { type: 'HCNN', number: '18AB00001' },
} satisfies Typed['husband']

const informant = {
  relationship: 'SELF',
  name: wife.name,
  birthDate: wife.birthDate,
  pin: wife.pin,
  idDocument: wife.idDocument,
  residence: home,
} satisfies Typed['informant']

const divorce = {
  kind: 'DIVORCE',
  wife,
  husband,
  marriage: {
    office: 'Ủy ban nhân dân xã Đồng Văn',
    unitCode: '00721',
    number: '12/2019',
    volume: '01/2019',
    registeredOn: '2019-04-11',
  },
  foreign: {
    countryCode: 'FR',
    authority: 'Tribunal judiciaire de Lyon',
    paper: 'Bản án ly hôn',
    number: '25/01187',
    issuedOn: '2026-02-10',
    registeredOn: '2026-02-10',
    legalisation: 'DONE',
    language: 'fr',
    translated: true,
    attached: 'Bản sao bản án kèm bản dịch',
  },
  effectiveOn: '2026-03-12',
  purpose: 'MARRIES_IN_VIETNAM',
  informant,
  copies: 1,
} satisfies Typed

const annulment = {
  ...divorce,
  kind: 'ANNULMENT',
  foreign: { ...divorce.foreign, paper: 'Quyết định hủy việc kết hôn', number: '25/02001' },
} satisfies Typed

/** Married and divorced abroad; the marriage was never noted here. */
const bothAbroad = {
  ...divorce,
  marriage: { office: 'Mairie de Lyon', countryCode: 'FR', number: '2017-331', registeredOn: '2017-07-01' },
  foreign: { ...divorce.foreign, number: '25/03120' },
} satisfies Typed

export const typedDivorceExamples = { divorce, annulment, bothAbroad } satisfies Record<string, Typed>

/** Complete invented declarations, for practice and for the gallery of papers. */
export const examples: readonly { title: Words; declaration: Typed }[] = [
  { title: ['Ly hôn tại Pháp, kết hôn tại Việt Nam', 'Divorce in France, marriage in Việt Nam'], declaration: divorce },
  { title: ['Hủy việc kết hôn', 'Annulment'], declaration: annulment },
  { title: ['Kết hôn và ly hôn ở nước ngoài', 'Married and divorced abroad'], declaration: bothAbroad },
]
