import type { OfficeNames } from '../src/documents/words/office.ts'
import { type PaperWords, paperWords } from '../src/documents/words/paper-words.ts'
import { BirthDeclaration } from '../src/events/birth/declaration.ts'
import { eventOf } from '../src/events/index.ts'
import type { CodeNames } from '../src/events/parts/words/people.ts'
import { Entry } from '../src/registers/entry.ts'
import { type CalendarDate, date } from '../src/values/calendar-date.ts'

/** Names of the few codes the invented births use. */
export const sampleNames: CodeNames = {
  country: (code) => ({ VN: 'Việt Nam', FR: 'Pháp', US: 'Hoa Kỳ' })[code] ?? code,
  documentType: (code) => ({ CC: 'Thẻ căn cước', GKS: 'Giấy khai sinh' })[code] ?? code,
}

export const sampleOffice: OfficeNames = {
  kind: 'COMMUNE',
  name: 'Ủy ban nhân dân phường Ngọc Hà, thành phố Hà Nội',
  unit: 'Phường Ngọc Hà',
  above: ['Thành phố Hà Nội'],
}

const home = { unitCode: '00013', asOf: '2026-07-18', asWritten: 'phường Ngọc Hà, thành phố Hà Nội' }

/** What was typed for an invented child with two parents. */
export const typedBirth = {
  child: {
    name: 'Nguyễn Thị Ánh Tuyết',
    birthDate: { known: 'day', date: '2026-07-17' },
    sex: '2',
    ethnicity: { code: '01', asWritten: 'Kinh' },
    nationalities: ['VN'],
    birthPlace: { ...home, facilityName: 'Bệnh viện Phụ sản Mẫu', detail: 'đường La Thành' },
    hometown: { ...home, unitCode: '13000', asWritten: 'xã Nghĩa Thắng, tỉnh Ninh Bình' },
  },
  mother: {
    name: 'Trần Thị Bưởi',
    birthDate: { known: 'day', date: '1995-02-03' },
    ethnicity: { code: '01', asWritten: 'Kinh' },
    nationalities: ['VN'],
    residence: { ...home, detail: 'số 12 ngõ 34 phố Đội Cấn' },
    pin: '001195000001',
  },
  father: {
    name: 'Nguyễn Văn Được',
    birthDate: { known: 'year', year: 1993 },
    ethnicity: { code: '01', asWritten: 'Kinh' },
    nationalities: ['VN'],
    residence: { ...home, detail: 'số 12 ngõ 34 phố Đội Cấn' },
    pin: '001093000001',
  },
  fatherBasis: 'MARRIAGE',
  proof: { kind: 'MEDICAL_NOTIFICATION' },
  informant: {
    relationship: 'FATHER',
    name: 'Nguyễn Văn Được',
    pin: '001093000001',
    idDocument: { type: 'CC', number: '001093000001', issuer: 'Bộ Công an', issuedOn: '2024-11-20' },
  },
}

export const sampleDeclaration = (change: Record<string, unknown> = {}): BirthDeclaration =>
  BirthDeclaration.parse({ ...typedBirth, ...change })

/** The common part of an invented entry of any event, with what it says. */
export function sampleEntryOf<D>(
  content: D,
  change: Partial<Omit<Entry, 'content'>> = {},
): Omit<Entry, 'content'> & { content: D } {
  const entry = Entry.parse({
    officeId: 1,
    id: '0198a000-0000-7000-8000-000000000001',
    caseId: '0198a000-0000-7000-8000-000000000002',
    register: 'BIRTH',
    year: 2026,
    entryNo: 5,
    volume: 1,
    pageNo: 5,
    registeredOn: '2026-07-18',
    kind: 'BIRTH',
    registrationKind: '1',
    regime: 'twoTier',
    formVersion: 'TT04-2024',
    officeName: 'Ủy ban nhân dân phường Ngọc Hà, thành phố Hà Nội',
    officerName: 'Phạm Thị Hoa',
    content: {},
    revision: 0,
    pin: '001326012345',
    pinExpected: true,
    notes: [],
    revoked: null,
    signer: { name: 'Lê Văn Tám', lines: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'] },
  })
  return { ...entry, ...change, content }
}

/** A registered, invented birth; `change` replaces fields of the entry. */
export const sampleEntry = ({ content = sampleDeclaration(), ...change }: Partial<BirthEntry> = {}): BirthEntry =>
  sampleEntryOf(content, change)

export type BirthEntry = Omit<Entry, 'content'> & { content: BirthDeclaration }

/** What a paper of an invented birth says, issued by the sample office. */
export function birthPaper(
  kind: 'BIRTH_CERTIFICATE' | 'BIRTH_EXTRACT' | 'BIRTH_REGISTER_PAGE',
  entry: BirthEntry,
  issue: { number?: string; on?: CalendarDate } = {},
): PaperWords {
  const paper = eventOf('BIRTH').papers.find((one) => one.kind === kind)
  if (!paper) throw new Error(`A birth has no ${kind}`)
  const { number, on = date('2026-07-18') } = issue
  const common = { office: sampleOffice, names: sampleNames, on, subject: entry.content.child.name }
  return paperWords(paper, entry, number === undefined ? common : { ...common, number })
}

export const sampleCertificate = birthPaper('BIRTH_CERTIFICATE', sampleEntry())
