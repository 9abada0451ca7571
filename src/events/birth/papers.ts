import { ALWAYS, type Provision } from '../../law/in-force.ts'
import { date, formatDate } from '../../values/calendar-date.ts'
import { inCapitals } from '../../values/names.ts'
import type { EventPaper, PaperBody, PaperEntry, PaperLine, Tick } from '../parts/papers.ts'
import type { CodeNames, ParentWords } from '../parts/words/people.ts'
import { entryNumberWords, noteWords, registeredOnWords, signerWords } from '../parts/words/register.ts'
import { birthCertificateWords, birthWords } from './certificate-words.ts'
import type { BirthDeclaration } from './declaration.ts'
import { draftCertificate } from './papers-draft.ts'

type BirthEntry = PaperEntry<BirthDeclaration>

/** Codes of the list "loại đăng ký" for births (TT 04/2020 register; import codes of the digitised books). */
const registrationKinds = { ON_TIME: '1', AGAIN: '2', TRANSCRIBED: '3', LATE: '4' } as const

const transcribed = ({ registrationKind }: Pick<BirthEntry, 'registrationKind'>): boolean =>
  registrationKind === registrationKinds.TRANSCRIBED

/**
 * The six boxes of the birth register (R-B8, R-B16). "Trẻ chưa xác định được cha, mẹ" is for a child neither of whose parents is known
 * (NĐ 123/2015, Điều 15 khoản 5); one parent alone leaves the other part blank. A box without a tick says nothing; it does not say "no".
 */
export function registerTicks(entry: Pick<BirthEntry, 'registrationKind' | 'content'>): Tick[] {
  const is = (kind: keyof typeof registrationKinds): boolean => entry.registrationKind === registrationKinds[kind]
  const { mother, father, caseKind } = entry.content
  const abandoned = caseKind === 'ABANDONED'
  return [
    { label: 'Đúng hạn', ticked: is('ON_TIME') },
    { label: 'Quá hạn', ticked: is('LATE') },
    { label: 'Đăng ký lại', ticked: is('AGAIN') },
    { label: 'Trẻ chưa xác định được cha, mẹ', ticked: !abandoned && mother === null && father === null },
    { label: 'Trẻ bị bỏ rơi', ticked: abandoned },
    { label: 'Ghi vào sổ hộ tịch việc khai sinh', ticked: is('TRANSCRIBED') },
  ]
}

const parentLines = (who: 'mẹ' | 'cha', parent: ParentWords): PaperLine[] => [
  { label: `Họ, chữ đệm, tên người ${who}:`, value: parent.name },
  {
    row: [
      { label: 'Năm sinh:', value: parent.birthYear },
      { label: 'Dân tộc:', value: parent.ethnicity },
      { label: 'Quốc tịch:', value: parent.nationality },
    ],
  },
  { label: 'Nơi cư trú:', value: parent.residence },
]

/** Left side of a page of the Sổ đăng ký khai sinh (domain/02 §6.2). */
export function registerPageLines(entry: BirthEntry, names: CodeNames): PaperLine[] {
  const words = birthCertificateWords(entry, names)
  return [
    { heading: 'Người được đăng ký khai sinh' },
    { label: 'Họ, chữ đệm, tên:', value: words.name, bold: true },
    { label: 'Ngày, tháng, năm sinh:', value: words.birthDate },
    { label: 'Ghi bằng chữ:', value: words.birthDateInWords },
    {
      row: [
        { label: 'Giới tính:', value: words.sex },
        { label: 'Dân tộc:', value: words.ethnicity },
        { label: 'Quốc tịch:', value: words.nationality },
      ],
    },
    { label: 'Nơi sinh:', value: words.birthPlace },
    { label: 'Quê quán:', value: words.hometown },
    { label: 'Số định danh cá nhân:', value: words.pin },
    { heading: 'Người mẹ' },
    ...parentLines('mẹ', words.mother),
    { heading: 'Người cha' },
    ...parentLines('cha', words.father),
    { heading: 'Người đi khai sinh' },
    { label: 'Họ, chữ đệm, tên:', value: words.informant },
    { label: 'Giấy tờ tùy thân:', value: words.informantPaper },
    { gap: true },
    ...earlierLines(entry.content),
    ...foreignLines(entry.content, names),
    {
      label: transcribed(entry)
        ? 'Họ, chữ đệm, tên, chức vụ người ký Trích lục ghi vào Sổ:'
        : 'Họ, chữ đệm, tên, chức vụ người ký Giấy khai sinh:',
      value: signerWords(entry.signer),
    },
  ]
}

/** Where a birth that is registered again stood before (NĐ 123/2015 art. 26). */
const earlierLines = ({ caseKind, earlier }: BirthDeclaration): PaperLine[] =>
  caseKind !== 'AGAIN' || !earlier
    ? []
    : [
        { label: 'Đã đăng ký khai sinh trước đây tại:', value: earlier.office },
        {
          row: [
            { label: 'Số:', value: earlier.number },
            { label: 'Quyển số:', value: earlier.volume },
            { label: 'Ngày:', value: earlier.registeredOn ? formatDate(earlier.registeredOn) : '' },
          ],
        },
      ]

/** The foreign registration, for what was transcribed (domain/02 §5.3). */
function foreignLines({ caseKind, foreign }: BirthDeclaration, names: CodeNames): PaperLine[] {
  if (caseKind !== 'TRANSCRIBED' || !foreign) return []
  return [
    { label: 'Đăng ký khai sinh tại:', value: `${foreign.authority}, ${names.country(foreign.countryCode)}` },
    {
      row: [
        { label: `${foreign.paper === '' ? 'Giấy khai sinh' : foreign.paper} số:`, value: foreign.number },
        { label: 'cấp ngày:', value: foreign.issuedOn ? formatDate(foreign.issuedOn) : '' },
      ],
    },
  ]
}

/** Trích lục ghi vào Sổ hộ tịch việc khai sinh (R-K2; domain/02 §5.3). */
function transcriptionExtract(entry: BirthEntry, names: CodeNames, copy: boolean): PaperBody {
  const words = birthCertificateWords(entry, names)
  return {
    model: 'letter',
    title: 'TRÍCH LỤC',
    subtitle: `GHI VÀO SỔ HỘ TỊCH VIỆC KHAI SINH${copy ? ' (BẢN SAO)' : ''}`,
    lines: [
      { label: 'Họ, chữ đệm, tên:', value: words.name, bold: true },
      { label: 'Ngày, tháng, năm sinh:', value: words.birthDate },
      { label: 'Ghi bằng chữ:', value: words.birthDateInWords },
      {
        row: [
          { label: 'Giới tính:', value: words.sex },
          { label: 'Dân tộc:', value: words.ethnicity },
          { label: 'Quốc tịch:', value: words.nationality },
        ],
      },
      { label: 'Nơi sinh:', value: words.birthPlace },
      { label: 'Quê quán:', value: words.hometown },
      { label: 'Số định danh cá nhân:', value: words.pin },
      ...parentLines('mẹ', words.mother),
      ...parentLines('cha', words.father),
      ...foreignLines(entry.content, names),
      { label: 'Đã được ghi vào Sổ đăng ký khai sinh:', value: entry.officeName },
      {
        row: [
          { label: 'Số:', value: entryNumberWords(entry) },
          { label: 'Ngày:', value: registeredOnWords(entry) },
        ],
      },
      { label: 'Họ, chữ đệm, tên người yêu cầu:', value: words.informant },
      { label: 'Giấy tờ tùy thân:', value: words.informantPaper },
      ...(copy ? [{ label: 'Ghi chú:', value: entry.notes.map(noteWords).join(' ') }] : []),
    ],
    signature: { title: 'NGƯỜI KÝ TRÍCH LỤC', under: '(Ký, ghi rõ họ, chữ đệm, tên, chức vụ và đóng dấu)' },
  }
}

const model = (name: string): readonly Provision<string>[] => [
  { from: ALWAYS, cite: 'Thông tư 15/2015/TT-BTP (mẫu dùng cho cả sổ lập trước ngày 01/01/2016)', value: name },
  { from: date('2016-01-01'), cite: 'Thông tư 15/2015/TT-BTP', value: name },
  { from: date('2020-07-16'), cite: 'Thông tư 04/2020/TT-BTP (cùng các trường, cùng thứ tự)', value: name },
]

/** Papers of a birth entry: the certificate, the extract copy and the page of the book. */
export const birthEventPapers: readonly EventPaper<BirthDeclaration>[] = [
  {
    kind: 'BIRTH_CERTIFICATE',
    use: 'original',
    name: ['Giấy khai sinh', 'Birth certificate'],
    stock: true,
    models: model('birth-certificate-2016'),
    // R-K2: a birth registered abroad gives an extract, never a certificate.
    fits: (entry) => !transcribed(entry),
    body: (entry, names) => ({ model: 'own', fields: birthCertificateWords(entry, names) }),
    draft: (typed, names, officeName) =>
      (typed as { caseKind?: unknown } | null)?.caseKind === 'TRANSCRIBED'
        ? undefined
        : { model: 'own', fields: draftCertificate(typed, names, officeName) },
  },
  {
    kind: 'BIRTH_EXTRACT',
    use: 'copy',
    name: ['Trích lục khai sinh (bản sao)', 'Birth extract (copy)'],
    series: 'BIRTH_EXTRACT_COPY',
    models: model('birth-extract-2016'),
    fits: (entry) => !transcribed(entry),
    body: (entry, names) => ({
      model: 'own',
      fields: {
        ...birthWords(entry.content, entry.pin, names),
        registeredAt: entry.officeName,
        registrationNumber: entryNumberWords(entry),
        registeredOn: registeredOnWords(entry),
        notes: entry.notes.map(noteWords),
      },
    }),
  },
  {
    kind: 'BIRTH_TRANSCRIPTION_EXTRACT',
    use: 'original',
    name: ['Trích lục ghi vào Sổ hộ tịch việc khai sinh', 'Extract of a transcribed birth'],
    series: 'BIRTH_TRANSCRIPTION_EXTRACT',
    models: model('letter-2016'),
    fits: transcribed,
    body: (entry, names) => transcriptionExtract(entry, names, false),
  },
  {
    kind: 'BIRTH_TRANSCRIPTION_EXTRACT_COPY',
    use: 'copy',
    name: ['Trích lục ghi vào Sổ hộ tịch việc khai sinh (bản sao)', 'Extract of a transcribed birth (copy)'],
    series: 'BIRTH_TRANSCRIPTION_EXTRACT_COPY',
    models: model('letter-2016'),
    fits: transcribed,
    body: (entry, names) => transcriptionExtract(entry, names, true),
  },
  {
    kind: 'BIRTH_REGISTER_PAGE',
    use: 'page',
    name: ['Trang Sổ đăng ký khai sinh', 'Page of the birth register'],
    models: model('register-page-2016'),
    body: (entry, names) => ({
      model: 'register-page',
      title: 'SỔ ĐĂNG KÝ KHAI SINH',
      lines: registerPageLines(entry, names),
      ticks: registerTicks(entry),
      signatures: [
        { title: 'Người đi khai sinh', name: inCapitals(entry.content.informant.name) },
        { title: 'Người thực hiện', name: entry.officerName },
      ],
    }),
  },
]
