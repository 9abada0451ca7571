import { type DocumentForm, documentForms } from '../../law/forms.ts'
import type { Provision } from '../../law/in-force.ts'
import { registerBook } from '../../law/register-books.ts'
import { formatDate } from '../../values/calendar-date.ts'
import { inCapitals } from '../../values/names.ts'
import type { DeclarationPaper, EventPaper, PaperEntry, PaperLine } from '../parts/papers.ts'
import { guardianLines, wardLines } from '../parts/words/guardians.ts'
import { copiesLine, registrantLines, requesterLines } from '../parts/words/party.ts'
import type { CodeNames } from '../parts/words/people.ts'
import { entryNumberWords, noteWords, registeredOnWords, signerWords } from '../parts/words/register.ts'
import type { GuardianshipEndDeclaration } from './declaration.ts'
import { reasonOf } from './nature.ts'

type EndEntry = PaperEntry<GuardianshipEndDeclaration>
type Matter = GuardianshipEndDeclaration['matter']

const models = (name: string, form: DocumentForm): readonly Provision<string>[] =>
  documentForms[form].map(({ from, cite }) => ({ from, cite, value: name }))

const signature = {
  title: 'NGƯỜI KÝ TRÍCH LỤC',
  under: '(Ký, ghi rõ họ, chữ đệm, tên, chức vụ và đóng dấu)',
}

const whatOf = (matter: Matter): string => (matter === 'SUPERVISION' ? 'giám sát việc giám hộ' : 'giám hộ')

function peopleLines(content: GuardianshipEndDeclaration, names: CodeNames): PaperLine[] {
  const { matter, guardian, guardian2, legalGuardian, supervisor, supervisorLegal, ward } = content
  return [
    ...(matter === 'SUPERVISION'
      ? guardianLines('Người giám sát việc giám hộ:', { guardian: supervisor, legal: supervisorLegal }, names)
      : guardianLines('Người giám hộ:', { guardian, guardian2, legal: legalGuardian }, names)),
    ...wardLines('Người được giám hộ:', ward, names),
  ]
}

/** Where and when it was registered; blank lines on a blank declaration. */
const registrationLines = (content: GuardianshipEndDeclaration | undefined): PaperLine[] => [
  { label: `Đăng ký ${whatOf(content?.matter ?? 'GUARDIANSHIP')} tại:`, value: content?.registeredAt ?? '' },
  {
    row: [
      { label: 'Số:', value: content?.registeredNumber ?? '' },
      { label: 'Quyển số:', value: content?.registeredVolume ?? '' },
      { label: 'Ngày:', value: content?.registeredOn ? formatDate(content.registeredOn) : '' },
    ],
  },
]

const extractOf = (matter: Matter, form: 'GUARDIANSHIP_END_EXTRACT' | 'SUPERVISION_END_EXTRACT') => {
  const what = whatOf(matter)
  const whatEn = matter === 'SUPERVISION' ? 'supervision' : 'guardianship'
  const title = `TRÍCH LỤC ĐĂNG KÝ CHẤM DỨT ${inCapitals(what)}`
  const fits = ({ content }: EndEntry): boolean => content.matter === matter
  const lines = (content: GuardianshipEndDeclaration, names: CodeNames): PaperLine[] => [
    ...peopleLines(content, names),
    ...registrationLines(content),
  ]
  const original: EventPaper<GuardianshipEndDeclaration> = {
    kind: form,
    use: 'original',
    name: [`Trích lục đăng ký chấm dứt ${what}`, `Extract of the end of a ${whatEn}`],
    series: form,
    models: models('letter-2016', form),
    fits,
    body: ({ content }, names) => ({
      model: 'letter',
      title,
      lines: [...lines(content, names), { text: `Đã chấm dứt ${what}. Lý do chấm dứt: ${reasonOf(content)}.` }],
      signature,
    }),
  }
  const copy: EventPaper<GuardianshipEndDeclaration> = {
    kind: `${form}_COPY`,
    use: 'copy',
    name: [`Trích lục đăng ký chấm dứt ${what} (bản sao)`, `Extract of the end of a ${whatEn} (copy)`],
    series: `${form}_COPY`,
    models: models('letter-2016', form),
    fits,
    body: (entry, names) => ({
      model: 'letter',
      title,
      subtitle: '(BẢN SAO)',
      lines: [
        ...lines(entry.content, names),
        {
          text: `Đã đăng ký chấm dứt ${what}, số đăng ký ${entryNumberWords(entry)} ngày ${registeredOnWords(entry)}, tại ${entry.officeName}. Lý do chấm dứt: ${reasonOf(entry.content)}.`,
        },
        { label: 'Ghi chú:', value: entry.notes.map(noteWords).join(' ') },
      ],
      signature,
    }),
  }
  return [original, copy]
}

/** Papers of the book of ended guardianships: extracts with their copies, and the page. */
export const guardianshipEndEventPapers: readonly EventPaper<GuardianshipEndDeclaration>[] = [
  ...extractOf('GUARDIANSHIP', 'GUARDIANSHIP_END_EXTRACT'),
  ...extractOf('SUPERVISION', 'SUPERVISION_END_EXTRACT'),
  {
    kind: 'GUARDIANSHIP_END_REGISTER_PAGE',
    use: 'page',
    name: ['Trang Sổ đăng ký chấm dứt giám hộ', 'Page of the register of ended guardianships'],
    models: models('register-page-2016', 'GUARDIANSHIP_END_EXTRACT'),
    body: (entry, names) => {
      const { content } = entry
      const is = (kind: 'APPOINTED' | 'NATURAL') => content.matter === 'GUARDIANSHIP' && content.endedKind === kind
      return {
        model: 'register-page',
        title: inCapitals(
          registerBook(entry.register === 'CHANGE' ? 'CHANGE' : 'GUARDIANSHIP_END', entry.registeredOn).title,
        ),
        lines: [
          ...peopleLines(content, names),
          ...registrationLines(content),
          { label: `Lý do chấm dứt việc ${whatOf(content.matter)}:`, value: reasonOf(content) },
          ...registrantLines(content.informant, names),
          { gap: true },
          { label: 'Họ, chữ đệm, tên, chức vụ người ký Trích lục:', value: signerWords(entry.signer) },
        ],
        ticks: [
          { label: 'Chấm dứt giám hộ cử', ticked: is('APPOINTED') },
          { label: 'Chấm dứt giám hộ đương nhiên', ticked: is('NATURAL') },
          { label: 'Chấm dứt giám sát việc giám hộ', ticked: content.matter === 'SUPERVISION' },
          { label: 'Ghi vào sổ hộ tịch việc chấm dứt giám hộ', ticked: false },
        ],
        signatures: [
          { title: 'Người đi đăng ký', name: inCapitals(content.informant.name) },
          { title: 'Người thực hiện', name: entry.officerName },
        ],
      }
    },
  },
]

/** Tờ khai đăng ký chấm dứt giám hộ (domain/02 §4.9). */
export const guardianshipEndDeclarationPaper: DeclarationPaper<GuardianshipEndDeclaration> = {
  title: 'TỜ KHAI ĐĂNG KÝ CHẤM DỨT GIÁM HỘ',
  titleOf: ({ matter }) => `TỜ KHAI ĐĂNG KÝ CHẤM DỨT ${inCapitals(whatOf(matter))}`,
  lines: (declaration, names) => [
    ...requesterLines(declaration?.informant, names),
    { gap: true },
    {
      text: `Đề nghị cơ quan đăng ký chấm dứt ${whatOf(declaration?.matter ?? 'GUARDIANSHIP')} giữa những người có tên dưới đây:`,
    },
    ...(declaration
      ? peopleLines(declaration, names)
      : [...guardianLines('Người giám hộ:', {}, names), ...wardLines('Người được giám hộ:', undefined, names)]),
    ...registrationLines(declaration),
    { label: 'Lý do chấm dứt:', value: declaration ? reasonOf(declaration) : '' },
    ...(declaration?.next
      ? guardianLines(
          'Người giám hộ mới:',
          {
            guardian: declaration.next.guardian,
            guardian2: declaration.next.guardian2,
            legal: declaration.next.legalGuardian,
          },
          names,
        )
      : []),
    copiesLine(declaration?.copies),
  ],
  sworn:
    'Tôi cam đoan nội dung khai trên đây là đúng sự thật và chịu hoàn toàn trách nhiệm trước pháp luật về nội dung cam đoan của mình.',
  signatures: ['Người yêu cầu'],
}
