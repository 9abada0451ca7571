import { formatDate } from '../../values/calendar-date.ts'
import type { DeclarationPaper, PaperLine } from '../parts/papers.ts'
import { copiesLine } from '../parts/words/party.ts'
import { type CodeNames, informantPaper, placeWords } from '../parts/words/people.ts'
import type { DeathDeclaration } from './declaration.ts'
import { deceasedWords, diedAtInWords, diedAtWords, noticeLine, placeOfDeathWords, relationshipWords } from './words.ts'

const blank = {
  name: '',
  birthDate: '',
  sex: '',
  ethnicity: '',
  nationality: '',
  pin: '',
  paper: '',
  lastResidence: '',
}

function specialLines(declaration: DeathDeclaration | undefined, names: CodeNames): PaperLine[] {
  if (!declaration) return []
  const { earlier, foreign, caseKind } = declaration
  if (caseKind === 'AGAIN' && earlier)
    return [
      { label: 'Đã đăng ký khai tử tại:', value: earlier.office },
      {
        row: [
          { label: 'Số:', value: earlier.number },
          { label: 'Quyển số:', value: earlier.volume },
          { label: 'Ngày:', value: earlier.registeredOn ? formatDate(earlier.registeredOn) : '' },
        ],
      },
    ]
  if (caseKind === 'TRANSCRIBED' && foreign)
    return [
      { label: 'Đã đăng ký tại:', value: `${foreign.authority}, ${names.country(foreign.countryCode)}` },
      { label: 'Tài liệu gửi kèm theo Tờ khai:', value: foreign.attached },
    ]
  return []
}

/** Tờ khai đăng ký khai tử (TT 04/2024, Phụ lục; domain/02 §4.11). */
export const deathDeclarationPaper: DeclarationPaper<DeathDeclaration> = {
  title: 'TỜ KHAI ĐĂNG KÝ KHAI TỬ',
  lines(declaration, names) {
    const informant = declaration?.informant
    const words = declaration ? deceasedWords(declaration, null, names) : blank
    return [
      { label: 'Họ, chữ đệm, tên người yêu cầu:', value: informant?.name ?? '', bold: true },
      { label: 'Giấy tờ tùy thân:', value: informant ? informantPaper(informant, names) : '' },
      { label: 'Nơi cư trú:', value: placeWords(informant?.residence ?? null) },
      { label: 'Quan hệ với người đã chết:', value: declaration ? relationshipWords(declaration) : '' },
      { gap: true },
      { heading: 'Đề nghị cơ quan đăng ký khai tử cho người có tên dưới đây:' },
      { label: 'Họ, chữ đệm, tên:', value: words.name, bold: true },
      {
        row: [
          { label: 'Ngày, tháng, năm sinh:', value: words.birthDate },
          { label: 'Giới tính:', value: words.sex },
        ],
      },
      {
        row: [
          { label: 'Dân tộc:', value: words.ethnicity },
          { label: 'Quốc tịch:', value: words.nationality },
        ],
      },
      { label: 'Nơi cư trú cuối cùng:', value: words.lastResidence },
      { label: 'Giấy tờ tùy thân:', value: words.paper || (words.pin && `Số định danh cá nhân ${words.pin}`) },
      { label: 'Đã chết vào lúc:', value: declaration ? diedAtWords(declaration.death) : '' },
      { label: 'Ghi bằng chữ:', value: declaration ? diedAtInWords(declaration.death) : '' },
      { label: 'Nơi chết:', value: declaration ? placeOfDeathWords(declaration) : '' },
      { label: 'Nguyên nhân chết:', value: declaration?.death.cause ?? '' },
      {
        label: 'Số Giấy báo tử/Giấy tờ thay thế Giấy báo tử:',
        value: declaration ? noticeLine(declaration, names) : '',
      },
      ...specialLines(declaration, names),
      { gap: true },
      copiesLine(declaration?.copies),
    ]
  },
  sworn:
    'Tôi cam đoan nội dung khai trên đây là đúng sự thật và chịu hoàn toàn trách nhiệm trước pháp luật về nội dung cam đoan của mình.',
  signatures: ['Người yêu cầu'],
}
