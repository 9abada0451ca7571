import type { DocumentForm } from '../../law/forms.ts'
import { documentForms } from '../../law/forms.ts'
import type { Provision } from '../../law/in-force.ts'
import { recognitionKinds } from '../../law/recognition.ts'
import { inCapitals } from '../../values/names.ts'
import type { DeclarationPaper, EventPaper, PaperEntry, PaperLine } from '../parts/papers.ts'
import { recognitionOpinionWords } from '../parts/recognition-words.ts'
import { foreignLines } from '../parts/words/foreign.ts'
import { copiesLine, partyLines, registrantLines, requesterLines } from '../parts/words/party.ts'
import type { CodeNames } from '../parts/words/people.ts'
import { entryNumberWords, noteWords, registeredOnWords, signerWords, writtenInBook } from '../parts/words/register.ts'
import { parentRecognises, type RecognitionDeclaration, relationOf } from './declaration.ts'

type RecognitionEntry = PaperEntry<RecognitionDeclaration>

const models = (name: string, form: DocumentForm): readonly Provision<string>[] =>
  documentForms[form].map(({ from, cite }) => ({ from, cite, value: name }))

/** What is recognised, as the title of the extract says it: `CHA`, `MẸ`, `CON`. */
const recognisedWord = (declaration: RecognitionDeclaration): string =>
  parentRecognises(declaration) ? 'con' : relationOf(declaration) === 'FATHER' ? 'cha' : 'mẹ'
const parentWord = (declaration: RecognitionDeclaration): string =>
  relationOf(declaration) === 'FATHER' ? 'cha' : 'mẹ'

const title = (declaration: RecognitionDeclaration): string =>
  declaration.mode === 'TRANSCRIBED'
    ? 'TRÍCH LỤC GHI VÀO SỔ HỘ TỊCH VIỆC NHẬN CHA, MẸ, CON'
    : 'TRÍCH LỤC ĐĂNG KÝ NHẬN CHA, MẸ, CON'

/** Body of the extract (domain/02 §5.9, §10.5). */
function extractLines(content: RecognitionDeclaration, names: CodeNames): PaperLine[] {
  const word = recognisedWord(content)
  return [
    {
      text:
        content.mode === 'NEW'
          ? `Xác nhận đăng ký việc nhận ${word} giữa:`
          : `Xác nhận đã ghi vào Sổ hộ tịch việc nhận ${word} giữa:`,
    },
    ...partyLines(content.parent, names, { name: `Họ, chữ đệm, tên ${parentWord(content)}:` }),
    { heading: 'Và' },
    ...partyLines(content.child, names, {
      name: 'Họ, chữ đệm, tên con:',
      paper: 'Giấy khai sinh/Giấy tờ tùy thân:',
    }),
    ...foreignLines(content.foreign, names),
  ]
}

const signature = {
  title: 'NGƯỜI KÝ TRÍCH LỤC',
  under: '(Ký, ghi rõ họ, chữ đệm, tên, chức vụ và đóng dấu)',
}

const pageLines = (entry: RecognitionEntry, names: CodeNames): PaperLine[] => [
  { heading: `Người ${parentWord(entry.content)}` },
  ...partyLines(entry.content.parent, names),
  { heading: 'Người con' },
  ...partyLines(entry.content.child, names, { paper: 'Giấy khai sinh/Giấy tờ tùy thân:' }),
  ...foreignLines(entry.content.foreign, names),
  ...registrantLines(entry.content.informant, names, 'Quan hệ với người được nhận:'),
  { gap: true },
  { label: 'Họ, chữ đệm, tên, chức vụ người ký Trích lục:', value: signerWords(entry.signer) },
]

/** Papers of a recognition: the extract, its copy and the page of the book. */
export const recognitionEventPapers: readonly EventPaper<RecognitionDeclaration>[] = [
  {
    kind: 'RECOGNITION_EXTRACT',
    use: 'original',
    name: ['Trích lục đăng ký nhận cha, mẹ, con', 'Extract of a recognition'],
    series: 'RECOGNITION_EXTRACT',
    models: models('letter-2016', 'RECOGNITION_EXTRACT'),
    body: (entry, names) => ({
      model: 'letter',
      title: title(entry.content),
      lines: [
        ...extractLines(entry.content, names),
        ...(entry.content.mode === 'NEW'
          ? [{ text: `Việc nhận ${recognisedWord(entry.content)} có hiệu lực kể từ ngày cấp Trích lục./.` }]
          : writtenInBook(entry, 'Sổ đăng ký nhận cha, mẹ, con')),
      ],
      signature,
    }),
  },
  {
    kind: 'RECOGNITION_EXTRACT_COPY',
    use: 'copy',
    name: ['Trích lục đăng ký nhận cha, mẹ, con (bản sao)', 'Extract of a recognition (copy)'],
    series: 'RECOGNITION_EXTRACT_COPY',
    models: models('letter-2016', 'RECOGNITION_EXTRACT'),
    body: (entry, names) => ({
      model: 'letter',
      title: title(entry.content),
      subtitle: '(BẢN SAO)',
      lines: [
        ...extractLines(entry.content, names),
        ...(entry.content.mode === 'NEW'
          ? [
              { label: `Đã đăng ký nhận ${recognisedWord(entry.content)} tại:`, value: entry.officeName },
              {
                row: [
                  { label: 'Số:', value: entryNumberWords(entry) },
                  { label: 'Ngày, tháng, năm đăng ký:', value: registeredOnWords(entry) },
                ],
              },
            ]
          : writtenInBook(entry, 'Sổ đăng ký nhận cha, mẹ, con')),
        { label: 'Ghi chú:', value: entry.notes.map(noteWords).join(' ') },
      ],
      signature,
    }),
  },
  {
    kind: 'RECOGNITION_REGISTER_PAGE',
    use: 'page',
    name: ['Trang Sổ đăng ký nhận cha, mẹ, con', 'Page of the register of recognitions'],
    models: models('register-page-2016', 'RECOGNITION_EXTRACT'),
    body: (entry, names) => ({
      model: 'register-page',
      title: 'SỔ ĐĂNG KÝ NHẬN CHA, MẸ, CON',
      lines: pageLines(entry, names),
      ticks: [
        {
          label: 'Con nhận cha, mẹ',
          ticked: entry.content.mode === 'NEW' && !parentRecognises(entry.content),
        },
        {
          label: 'Cha, mẹ nhận con',
          ticked: entry.content.mode === 'NEW' && parentRecognises(entry.content),
        },
        {
          label: 'Ghi vào sổ hộ tịch việc nhận/xác định cha, mẹ, con',
          ticked: entry.content.mode === 'TRANSCRIBED',
        },
      ],
      signatures: [
        { title: 'Người đi đăng ký', name: inCapitals(entry.content.informant.name) },
        { title: 'Người thực hiện', name: entry.officerName },
      ],
    }),
  },
]

/** Tờ khai đăng ký nhận cha, mẹ, con (domain/02 §4.7). */
export const recognitionDeclarationPaper: DeclarationPaper<RecognitionDeclaration> = {
  title: 'TỜ KHAI ĐĂNG KÝ NHẬN CHA, MẸ, CON',
  titleOf: ({ mode }) =>
    mode === 'TRANSCRIBED' ? 'TỜ KHAI GHI VÀO SỔ HỘ TỊCH VIỆC NHẬN CHA, MẸ, CON' : 'TỜ KHAI ĐĂNG KÝ NHẬN CHA, MẸ, CON',
  lines: (declaration, names) => {
    const sides = declaration
      ? [
          { heading: 'Đề nghị Quý cơ quan công nhận người có tên dưới đây:' },
          ...partyLines(declaration.parent, names),
          {
            label: 'Là (cha/mẹ) của người có tên dưới đây:',
            value: `${parentWord(declaration)} (${recognitionKinds[declaration.kind].vi})`,
          },
        ]
      : [
          { heading: 'Đề nghị Quý cơ quan công nhận người có tên dưới đây:' },
          ...partyLines(undefined, names),
          { label: 'Là (cha/mẹ) của người có tên dưới đây:', value: '' },
        ]
    const opinions = recognitionOpinionWords(declaration?.grounds ?? null)
    return [
      ...requesterLines(declaration?.informant, names, 'Quan hệ với người được nhận:'),
      { gap: true },
      ...sides,
      ...partyLines(declaration?.child, names, { paper: 'Giấy khai sinh/Giấy tờ tùy thân:' }),
      ...foreignLines(declaration?.foreign, names),
      { gap: true },
      { label: 'Chứng cứ kèm theo:', value: opinions.evidence },
      { label: 'Ý kiến của người hiện đang là mẹ hoặc cha:', value: opinions.otherParent },
      { label: 'Ý kiến của người được nhận là cha, mẹ, con:', value: opinions.child },
      copiesLine(declaration?.copies),
    ]
  },
  sworn:
    'Tôi cam đoan việc nhận cha, mẹ, con nói trên là đúng sự thật, tự nguyện, không có tranh chấp và chịu hoàn toàn trách nhiệm trước pháp luật về nội dung cam đoan của mình.',
  signatures: ['Người hiện đang là mẹ hoặc cha', 'Người được nhận', 'Người yêu cầu'],
}
