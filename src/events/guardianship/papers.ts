import { type DocumentForm, documentForms } from '../../law/forms.ts'
import { guardianshipKinds } from '../../law/guardianship.ts'
import type { Provision } from '../../law/in-force.ts'
import { registerBook } from '../../law/register-books.ts'
import { inCapitals } from '../../values/names.ts'
import type { DeclarationPaper, EventPaper, PaperEntry, PaperLine } from '../parts/papers.ts'
import { foreignLines } from '../parts/words/foreign.ts'
import { guardianLines, wardLines } from '../parts/words/guardians.ts'
import { copiesLine, registrantLines, requesterLines } from '../parts/words/party.ts'
import type { CodeNames } from '../parts/words/people.ts'
import { entryNumberWords, noteWords, registeredOnWords, signerWords, writtenInBook } from '../parts/words/register.ts'
import type { GuardianshipDeclaration } from './declaration.ts'

type GuardianshipEntry = PaperEntry<GuardianshipDeclaration>
type Matter = GuardianshipDeclaration['matter']

const models = (name: string, form: DocumentForm): readonly Provision<string>[] =>
  documentForms[form].map(({ from, cite }) => ({ from, cite, value: name }))

const signature = {
  title: 'NGƯỜI KÝ TRÍCH LỤC',
  under: '(Ký, ghi rõ họ, chữ đệm, tên, chức vụ và đóng dấu)',
}

const title = ({ matter, mode }: GuardianshipDeclaration): string => {
  if (mode === 'TRANSCRIBED') return 'TRÍCH LỤC GHI VÀO SỔ HỘ TỊCH VIỆC GIÁM HỘ'
  return matter === 'SUPERVISION' ? 'TRÍCH LỤC ĐĂNG KÝ GIÁM SÁT VIỆC GIÁM HỘ' : 'TRÍCH LỤC ĐĂNG KÝ GIÁM HỘ'
}

/** Guardian or supervisor first, then the ward (domain/02 §5.10, §10.6). */
function peopleLines(content: GuardianshipDeclaration, names: CodeNames): PaperLine[] {
  const { matter, group, supervisor, supervisorLegal, ward } = content
  const watcher =
    matter === 'SUPERVISION'
      ? guardianLines('Người giám sát việc giám hộ:', { guardian: supervisor, legal: supervisorLegal }, names)
      : guardianLines(
          'Người giám hộ:',
          { guardian: group?.guardian, guardian2: group?.guardian2, legal: group?.legalGuardian },
          names,
        )
  return [...watcher, ...wardLines('Người được giám hộ:', ward, names), ...foreignLines(content.foreign, names)]
}

const effect = ({ matter }: GuardianshipDeclaration): string =>
  `Việc ${matter === 'SUPERVISION' ? 'giám sát việc giám hộ' : 'giám hộ'} có hiệu lực kể từ ngày cấp Trích lục./.`

const extractOf = (matter: Matter, form: DocumentForm & ('GUARDIANSHIP_EXTRACT' | 'SUPERVISION_EXTRACT')) => {
  const what = matter === 'SUPERVISION' ? 'giám sát việc giám hộ' : 'giám hộ'
  const whatEn = matter === 'SUPERVISION' ? 'supervision' : 'guardianship'
  const fits = ({ content }: GuardianshipEntry): boolean => content.matter === matter
  const original: EventPaper<GuardianshipDeclaration> = {
    kind: form,
    use: 'original',
    name: [`Trích lục đăng ký ${what}`, `Extract of a ${whatEn}`],
    series: form,
    models: models('letter-2016', form),
    fits,
    body: (entry, names) => ({
      model: 'letter',
      title: title(entry.content),
      lines: [
        ...peopleLines(entry.content, names),
        ...(entry.content.mode === 'NEW'
          ? [{ text: effect(entry.content) }]
          : writtenInBook(entry, 'Sổ đăng ký giám hộ')),
      ],
      signature,
    }),
  }
  const copy: EventPaper<GuardianshipDeclaration> = {
    kind: `${form}_COPY`,
    use: 'copy',
    name: [`Trích lục đăng ký ${what} (bản sao)`, `Extract of a ${whatEn} (copy)`],
    series: `${form}_COPY`,
    models: models('letter-2016', form),
    fits,
    body: (entry, names) => ({
      model: 'letter',
      title: title(entry.content),
      subtitle: '(BẢN SAO)',
      lines: [
        ...peopleLines(entry.content, names),
        ...(entry.content.mode === 'NEW'
          ? [
              { label: `Đã đăng ký ${what} tại:`, value: entry.officeName },
              {
                row: [
                  { label: 'Số:', value: entryNumberWords(entry) },
                  { label: 'Ngày, tháng, năm đăng ký:', value: registeredOnWords(entry) },
                ],
              },
            ]
          : writtenInBook(entry, 'Sổ đăng ký giám hộ')),
        { label: 'Ghi chú:', value: entry.notes.map(noteWords).join(' ') },
      ],
      signature,
    }),
  }
  return [original, copy]
}

/** Papers of the book of guardianships: extracts with their copies, and the page. */
export const guardianshipEventPapers: readonly EventPaper<GuardianshipDeclaration>[] = [
  ...extractOf('GUARDIANSHIP', 'GUARDIANSHIP_EXTRACT'),
  ...extractOf('SUPERVISION', 'SUPERVISION_EXTRACT'),
  {
    kind: 'GUARDIANSHIP_REGISTER_PAGE',
    use: 'page',
    name: ['Trang Sổ đăng ký giám hộ', 'Page of the register of guardianships'],
    models: models('register-page-2016', 'GUARDIANSHIP_EXTRACT'),
    body: (entry, names) => {
      const { content } = entry
      const is = (kind: 'APPOINTED' | 'NATURAL') =>
        content.mode === 'NEW' && content.matter === 'GUARDIANSHIP' && content.group?.kind === kind
      return {
        model: 'register-page',
        title: inCapitals(
          registerBook(entry.register === 'CHANGE' ? 'CHANGE' : 'GUARDIANSHIP', entry.registeredOn).title,
        ),
        lines: [
          ...peopleLines(content, names),
          ...(content.reason === '' ? [] : [{ label: 'Lý do:', value: content.reason }]),
          ...registrantLines(content.informant, names),
          { gap: true },
          { label: 'Họ, chữ đệm, tên, chức vụ người ký Trích lục:', value: signerWords(entry.signer) },
        ],
        ticks: [
          { label: 'Giám hộ cử', ticked: is('APPOINTED') },
          { label: 'Giám hộ đương nhiên', ticked: is('NATURAL') },
          { label: 'Giám sát việc giám hộ', ticked: content.matter === 'SUPERVISION' },
          { label: 'Ghi vào sổ hộ tịch việc giám hộ', ticked: content.mode === 'TRANSCRIBED' },
        ],
        signatures: [
          { title: 'Người đi đăng ký', name: inCapitals(content.informant.name) },
          { title: 'Người thực hiện', name: entry.officerName },
        ],
      }
    },
  },
]

/** Tờ khai đăng ký giám hộ (domain/02 §4.8); the supervision uses the same lines with the supervisor's. */
export const guardianshipDeclarationPaper: DeclarationPaper<GuardianshipDeclaration> = {
  title: 'TỜ KHAI ĐĂNG KÝ GIÁM HỘ',
  titleOf: ({ matter, mode }) => {
    if (mode === 'TRANSCRIBED') return 'TỜ KHAI GHI VÀO SỔ HỘ TỊCH VIỆC GIÁM HỘ'
    return matter === 'SUPERVISION' ? 'TỜ KHAI ĐĂNG KÝ GIÁM SÁT VIỆC GIÁM HỘ' : 'TỜ KHAI ĐĂNG KÝ GIÁM HỘ'
  },
  lines: (declaration, names) => [
    ...requesterLines(declaration?.informant, names),
    { gap: true },
    {
      text:
        declaration?.matter === 'SUPERVISION'
          ? 'Đề nghị cơ quan đăng ký giám sát việc giám hộ giữa những người có tên dưới đây:'
          : 'Đề nghị cơ quan đăng ký giám hộ giữa những người có tên dưới đây:',
    },
    ...(declaration
      ? peopleLines(declaration, names)
      : [...guardianLines('Người giám hộ:', {}, names), ...wardLines('Người được giám hộ:', undefined, names)]),
    {
      label: 'Loại giám hộ:',
      value: declaration?.group ? guardianshipKinds[declaration.group.kind].vi : '',
    },
    { label: 'Lý do đăng ký giám hộ:', value: declaration?.reason ?? '' },
    ...(declaration?.matter === 'SUPERVISION'
      ? [{ label: 'Căn cứ chọn người giám sát:', value: declaration.supervisionBasis }]
      : []),
    copiesLine(declaration?.copies),
  ],
  sworn:
    'Tôi cam đoan nội dung khai trên đây là đúng sự thật, người giám hộ có đủ điều kiện theo quy định và chịu hoàn toàn trách nhiệm trước pháp luật về nội dung cam đoan của mình.',
  signatures: ['Người yêu cầu'],
}
