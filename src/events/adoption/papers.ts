import { adoptionCertificates } from '../../law/adoption.ts'
import { documentForms } from '../../law/forms.ts'
import { ALWAYS, inForce, type Provision } from '../../law/in-force.ts'
import { date, formatDate } from '../../values/calendar-date.ts'
import { inCapitals } from '../../values/names.ts'
import { formatPartialDate } from '../../values/partial-date.ts'
import type { LegalPerson } from '../parts/guardians.ts'
import type { DeclarationPaper, EventPaper, PaperEntry, PaperLine } from '../parts/papers.ts'
import type { Party } from '../parts/party.ts'
import { foreignLines } from '../parts/words/foreign.ts'
import { copiesLine, partyLines, requesterLines } from '../parts/words/party.ts'
import {
  type CodeNames,
  ethnicityWords,
  informantPaper,
  nationalityWords,
  placeWords,
  sexWords,
} from '../parts/words/people.ts'
import { entryNumberWords, noteWords, registeredOnWords, signerWords, writtenInBook } from '../parts/words/register.ts'
import type { AdoptionDeclaration } from './declaration.ts'

type AdoptionEntry = PaperEntry<AdoptionDeclaration>

const models = (name: string): readonly Provision<string>[] =>
  documentForms.ADOPTION_CERTIFICATE.map(({ from, cite }) => ({ from, cite, value: name }))

const transcribed = ({ content }: AdoptionEntry): boolean => content.mode === 'TRANSCRIBED'
const made = (entry: AdoptionEntry): boolean => !transcribed(entry)

const signature = {
  title: 'NGƯỜI KÝ TRÍCH LỤC',
  under: '(Ký, ghi rõ họ, chữ đệm, tên, chức vụ và đóng dấu)',
}

type Column = Readonly<
  Record<'name' | 'birthDate' | 'ethnicity' | 'nationality' | 'paper' | 'paperIssuer' | 'paperOn' | 'residence', string>
>
const blank: Column = {
  name: '',
  birthDate: '',
  ethnicity: '',
  nationality: '',
  paper: '',
  paperIssuer: '',
  paperOn: '',
  residence: '',
}

/** One of the two columns; a single adopter leaves the other blank. */
function column(party: Party | null | undefined, names: CodeNames): Column {
  if (!party) return blank
  const { idDocument } = party
  return {
    name: inCapitals(party.name),
    birthDate: formatPartialDate(party.birthDate),
    ethnicity: ethnicityWords(party.ethnicity),
    nationality: nationalityWords(party.nationalities, names),
    paper: idDocument?.number ?? party.pin ?? '',
    paperIssuer: idDocument?.issuer ?? '',
    paperOn: idDocument?.issuedOn ? formatDate(idDocument.issuedOn) : '',
    residence: placeWords(party.residence),
  }
}

const rows: readonly [keyof Column, string][] = [
  ['name', 'Họ và tên'],
  ['birthDate', 'Ngày, tháng, năm sinh'],
  ['ethnicity', 'Dân tộc'],
  ['nationality', 'Quốc tịch'],
  ['paper', 'Số Giấy tờ tùy thân'],
  ['paperIssuer', 'Nơi cấp'],
  ['paperOn', 'Ngày, tháng, năm cấp'],
  ['residence', 'Nơi thường trú'],
]

/** Cha nuôi and Mẹ nuôi side by side (domain/02 §5.13). */
function adoptersTable(content: AdoptionDeclaration | undefined, names: CodeNames): PaperLine {
  const [father, mother] = [column(content?.father, names), column(content?.mother, names)]
  return {
    columns: ['Cha nuôi', 'Mẹ nuôi'],
    rows: rows.map(([key, label]) => ({ label, left: father[key], right: mother[key] })),
  }
}

const childLines = (content: AdoptionDeclaration | undefined, names: CodeNames): PaperLine[] => [
  { heading: 'Con nuôi' },
  ...partyLines(content?.child, names, { paper: 'Giấy khai sinh/Giấy tờ tùy thân:' }),
  { label: 'Nơi sinh:', value: placeWords(content?.birthPlace ?? null) },
]

const institutionLines = ({ name, representative, seat }: LegalPerson): PaperLine[] => [
  { label: 'Cơ sở nuôi dưỡng:', value: name },
  {
    row: [
      { label: 'Trụ sở:', value: seat },
      { label: 'Người đại diện:', value: representative },
    ],
  },
]

function giverLines(content: AdoptionDeclaration, names: CodeNames): PaperLine[] {
  const { givenBy, giver, institution, givingFather, givingMother, giverRelation, mode } = content
  if (mode === 'TRANSCRIBED') return []
  const person = (label: string, party: Party | null): PaperLine[] =>
    party
      ? [
          { label, value: inCapitals(party.name) },
          { label: 'Giấy tờ tùy thân:', value: informantPaper(party, names) },
          { label: 'Nơi thường trú:', value: placeWords(party.residence) },
        ]
      : []
  return [
    { heading: 'Bên giao con nuôi' },
    ...(givenBy === 'PARENTS' ? [...person('Ông:', givingFather), ...person('Bà:', givingMother)] : []),
    ...(givenBy === 'GUARDIAN' ? person('Người giám hộ:', giver) : []),
    ...(givenBy === 'INSTITUTION' && institution ? institutionLines(institution) : []),
    ...(giverRelation === '' ? [] : [{ label: 'Quan hệ với con nuôi:', value: giverRelation }]),
  ]
}

const namesOf = (...people: readonly (Party | null)[]): string =>
  people.flatMap((party) => (party ? [inCapitals(party.name)] : [])).join(' – ')

/** Whoever signs for the side that gives the child. */
function giverNames({ givenBy, givingFather, givingMother, giver, institution, mode }: AdoptionDeclaration): string {
  if (mode === 'TRANSCRIBED') return ''
  if (givenBy === 'PARENTS') return namesOf(givingFather, givingMother)
  return givenBy === 'GUARDIAN' ? namesOf(giver) : inCapitals(institution?.representative ?? '')
}

/** Words of the Giấy chứng nhận nuôi con nuôi (TT 10/2020; domain/02 §5.13). */
export function certificateWords(entry: AdoptionEntry, names: CodeNames) {
  const { content } = entry
  return {
    father: column(content.father, names),
    mother: column(content.mother, names),
    child: {
      ...column(content.child, names),
      sex: content.child.sex ? sexWords(content.child.sex) : '',
      birthPlace: placeWords(content.birthPlace),
    },
    registeredAt: entry.officeName,
    registeredOn: registeredOnWords(entry),
    notes: entry.notes.map(noteWords),
    officer: entry.officerName,
  }
}

/** Papers of an adoption: the certificate in two originals, extracts and the page of the book. */
export const adoptionEventPapers: readonly EventPaper<AdoptionDeclaration>[] = [
  {
    kind: 'ADOPTION_CERTIFICATE',
    use: 'original',
    name: ['Giấy chứng nhận nuôi con nuôi', 'Adoption certificate'],
    originals: inForce(adoptionCertificates, ALWAYS).value,
    models: models('adoption-certificate-2020'),
    fits: made,
    body: (entry, names) => ({ model: 'own', fields: certificateWords(entry, names) }),
  },
  {
    kind: 'ADOPTION_TRANSCRIPTION_EXTRACT',
    use: 'original',
    name: ['Trích lục ghi vào Sổ việc nuôi con nuôi', 'Extract of a transcribed adoption'],
    series: 'OTHER_TRANSCRIPTION_EXTRACT',
    models: models('letter-2016'),
    fits: transcribed,
    body: (entry, names) => ({
      model: 'letter',
      title: 'TRÍCH LỤC GHI VÀO SỔ VIỆC NUÔI CON NUÔI',
      lines: [
        adoptersTable(entry.content, names),
        ...childLines(entry.content, names),
        ...foreignLines(entry.content.foreign, names),
        ...writtenInBook(entry, 'Sổ đăng ký nuôi con nuôi'),
      ],
      signature,
    }),
  },
  {
    kind: 'ADOPTION_EXTRACT_COPY',
    use: 'copy',
    name: ['Trích lục nuôi con nuôi (bản sao)', 'Extract of an adoption (copy)'],
    series: 'ADOPTION_EXTRACT_COPY',
    models: models('letter-2016'),
    body: (entry, names) => ({
      model: 'letter',
      title: 'TRÍCH LỤC NUÔI CON NUÔI',
      subtitle: '(BẢN SAO)',
      lines: [
        adoptersTable(entry.content, names),
        ...childLines(entry.content, names),
        ...foreignLines(entry.content.foreign, names),
        { label: 'Nơi đăng ký việc nuôi con nuôi:', value: entry.officeName },
        {
          row: [
            { label: 'Số:', value: entryNumberWords(entry) },
            { label: 'Ngày, tháng, năm đăng ký:', value: registeredOnWords(entry) },
          ],
        },
        { label: 'Ghi chú:', value: entry.notes.map(noteWords).join(' ') },
      ],
      signature,
    }),
  },
  {
    kind: 'ADOPTION_REGISTER_PAGE',
    use: 'page',
    name: ['Trang Sổ đăng ký nuôi con nuôi', 'Page of the register of adoptions'],
    models: models('register-page-2016'),
    body: (entry, names) => ({
      model: 'register-page',
      title: 'SỔ ĐĂNG KÝ NUÔI CON NUÔI',
      lines: [
        ...childLines(entry.content, names),
        adoptersTable(entry.content, names),
        ...giverLines(entry.content, names),
        ...foreignLines(entry.content.foreign, names),
        ...(transcribed(entry) ? [] : [{ label: 'Giấy chứng nhận số:', value: entryNumberWords(entry) }]),
        { label: 'Ngày, nơi đăng ký:', value: `${registeredOnWords(entry)}, ${entry.officeName}` },
        { label: 'Họ, chữ đệm, tên, chức vụ người ký:', value: signerWords(entry.signer) },
      ],
      ticks: [],
      signatures: [
        { title: 'Cha, mẹ nuôi', name: namesOf(entry.content.father, entry.content.mother) },
        { title: 'Bên giao con nuôi', name: giverNames(entry.content) },
        { title: 'Người thực hiện', name: entry.officerName },
      ],
    }),
  },
]

/** Đơn xin nhận con nuôi trong nước (TT 10/2020). */
export const adoptionDeclarationPaper: DeclarationPaper<AdoptionDeclaration> = {
  title: 'ĐƠN XIN NHẬN CON NUÔI TRONG NƯỚC',
  form: { cite: 'Thông tư 10/2020/TT-BTP', since: date('2021-02-26') },
  titleOf: ({ mode }) =>
    mode === 'TRANSCRIBED'
      ? 'TỜ KHAI GHI VÀO SỔ VIỆC NUÔI CON NUÔI ĐÃ GIẢI QUYẾT Ở NƯỚC NGOÀI'
      : 'ĐƠN XIN NHẬN CON NUÔI TRONG NƯỚC',
  lines: (declaration, names) => [
    ...requesterLines(declaration?.informant, names),
    { gap: true },
    { text: 'Chúng tôi (tôi) là những người có tên dưới đây:' },
    adoptersTable(declaration, names),
    { text: 'Có nguyện vọng nhận trẻ có tên dưới đây làm con nuôi:' },
    ...childLines(declaration, names),
    ...foreignLines(declaration?.foreign, names),
    copiesLine(declaration?.copies),
  ],
  sworn:
    'Chúng tôi (tôi) cam đoan việc nhận con nuôi nhằm xác lập quan hệ cha, mẹ và con lâu dài, bền vững, vì lợi ích tốt nhất của trẻ; cam kết chăm sóc, nuôi dưỡng, giáo dục trẻ và định kỳ 06 tháng một lần trong 03 năm thông báo tình trạng của con nuôi cho Ủy ban nhân dân cấp xã nơi thường trú.',
  signatures: ['Cha nuôi', 'Mẹ nuôi'],
}
