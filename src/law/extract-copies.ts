import { date } from '../values/calendar-date.ts'
import { ALWAYS, type Provision } from './in-force.ts'
import type { RegisterKind } from './register-books.ts'

/** Who may ask for an extract copy (L). Organisations ask in writing with a reason. The day of intake decides. */
export type CopyRequester = 'THE_PERSON' | 'LEGAL_REPRESENTATIVE' | 'PROXY' | 'ORGANISATION' | 'HEIR'
export const copyRequesters: readonly Provision<readonly CopyRequester[]>[] = [
  {
    from: ALWAYS,
    cite: 'Nghị định 158/2005/NĐ-CP, Điều 60',
    value: ['THE_PERSON', 'LEGAL_REPRESENTATIVE', 'PROXY', 'ORGANISATION', 'HEIR'],
  },
  {
    from: date('2016-01-01'),
    cite: 'Luật Hộ tịch 2014, Điều 63, Điều 64',
    value: ['THE_PERSON', 'LEGAL_REPRESENTATIVE', 'PROXY', 'ORGANISATION', 'HEIR'],
  },
]

/** R-L3: heirs of a person who died prove their interest. */
export const heirsProveInterest: readonly Provision<boolean>[] = [
  { from: ALWAYS, cite: 'Luật Hộ tịch 2014, Điều 63', value: true },
]

/** R-L1: an organisation names purpose and legal basis. */
export const organisationsNamePurpose: readonly Provision<boolean>[] = [
  { from: ALWAYS, cite: 'Luật Hộ tịch 2014, Điều 64 khoản 3; Nghị định 87/2020/NĐ-CP', value: true },
]

/** R-L2: entries in these states give no copies. */
export const noCopiesOf: readonly Provision<readonly ('REVOKED' | 'ANNULLED')[]>[] = [
  { from: ALWAYS, cite: 'Luật Hộ tịch 2014, Điều 12 khoản 2', value: ['REVOKED', 'ANNULLED'] },
]

type Words = { vi: string; en: string }

/** Who asks, in words. */
export const copyRequesterWords: Readonly<Record<CopyRequester, Words>> = {
  THE_PERSON: { vi: 'Người có tên trong mục đăng ký', en: 'A person named in the entry' },
  LEGAL_REPRESENTATIVE: { vi: 'Người đại diện theo pháp luật', en: 'Legal representative' },
  PROXY: { vi: 'Người được ủy quyền', en: 'Proxy' },
  ORGANISATION: { vi: 'Cơ quan, tổ chức', en: 'Organisation' },
  HEIR: { vi: 'Người thừa kế của người đã chết', en: 'Heir of a person who died' },
}

/** What each of them hands in besides identification; the key is kept with the attachment. */
export const copyPapers = {
  INTEREST_PROOF: { vi: 'Giấy tờ chứng minh quyền, lợi ích của người thừa kế', en: "Proof of the heir's interest" },
  WRITTEN_REQUEST: { vi: 'Văn bản đề nghị của cơ quan, tổ chức, nêu rõ lý do', en: 'Written request with its reason' },
  REPRESENTATION_PROOF: { vi: 'Giấy tờ chứng minh là người đại diện', en: 'Proof of the representation' },
} as const satisfies Readonly<Record<string, Words>>

/** R-L1, R-L3: the paper a requester of a kind hands in, null for who is named in the entry. The day of intake decides. */
export const paperOfRequester: readonly Provision<
  Readonly<Record<CopyRequester, keyof typeof copyPapers | 'POWER_OF_ATTORNEY' | null>>
>[] = [
  {
    from: ALWAYS,
    cite: 'Luật Hộ tịch 2014, Điều 63, Điều 64; Thông tư 04/2020/TT-BTP, Điều 2',
    value: {
      THE_PERSON: null,
      LEGAL_REPRESENTATIVE: 'REPRESENTATION_PROOF',
      PROXY: 'POWER_OF_ATTORNEY',
      ORGANISATION: 'WRITTEN_REQUEST',
      HEIR: 'INTEREST_PROOF',
    },
  },
]

/** Books whose lines are themselves papers given out: no copy of them is issued. */
export const booksWithoutCopies: readonly Provision<readonly RegisterKind[]>[] = [
  {
    from: ALWAYS,
    cite: 'Luật Hộ tịch 2014, Điều 4 khoản 9 (trích lục hộ tịch là của việc đã đăng ký)',
    value: ['MARITAL_STATUS', 'EXTRACT_COPY', 'CONFIRMATION'],
  },
]
