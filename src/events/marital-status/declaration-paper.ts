import { maritalPurposes } from '../../law/marital-status.ts'
import { formatDate } from '../../values/calendar-date.ts'
import type { DeclarationPaper, PaperLine } from '../parts/papers.ts'
import { partyLines, requesterLines } from '../parts/words/party.ts'
import { type CodeNames, placeWords } from '../parts/words/people.ts'
import type { DeclaredStatus, MaritalDeclaration } from './declaration.ts'

export const statusWords: Readonly<Record<DeclaredStatus, readonly [string, string]>> = {
  NEVER_MARRIED: ['chưa đăng ký kết hôn với ai', 'never married'],
  MARRIED: ['đang có vợ/chồng', 'married'],
  COHABITING: ['chung sống như vợ chồng từ trước ngày 03/01/1987', 'living as spouses since before 1987'],
  DIVORCED: ['đã ly hôn, hiện tại chưa đăng ký kết hôn với ai', 'divorced'],
  WIDOWED: ['vợ/chồng đã chết, hiện tại chưa đăng ký kết hôn với ai', 'widowed'],
}

function stayLines({ stays }: MaritalDeclaration): PaperLine[] {
  return stays.map(({ residence, from, to }) => ({
    label: 'Trong thời gian cư trú tại:',
    value: `${placeWords(residence)} từ ngày ${formatDate(from)} đến ${to ? `ngày ${formatDate(to)}` : 'nay'}`,
  }))
}

function statusLine({ declaredStatus, lastMarriage }: MaritalDeclaration): string {
  if (!lastMarriage) return statusWords[declaredStatus][0]
  const { spouseName, paper, number, authority, issuedOn } = lastMarriage
  const basis = [
    paper,
    number && `số ${number}`,
    authority && `do ${authority}`,
    issuedOn && `ngày ${formatDate(issuedOn)}`,
  ]
    .filter((part) => part)
    .join(' ')
  return [statusWords[declaredStatus][0], spouseName, basis].filter((part) => part !== '').join('; ')
}

function intendedLines(declaration: MaritalDeclaration, names: CodeNames): PaperLine[] {
  if (!declaration.intendedSpouse || declaration.purpose === '5') return []
  return [
    { heading: 'Người dự định kết hôn' },
    ...partyLines(declaration.intendedSpouse, names),
    { label: 'Nơi dự định đăng ký kết hôn:', value: declaration.intendedPlace },
  ]
}

/** Tờ khai cấp Giấy xác nhận tình trạng hôn nhân (TT 04/2024, Phụ lục; domain/02 §4.6). */
export const maritalDeclarationPaper: DeclarationPaper<MaritalDeclaration> = {
  title: 'TỜ KHAI CẤP GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN',
  lines(declaration, names) {
    const purpose = declaration
      ? declaration.purpose === '5'
        ? declaration.purposeText
        : maritalPurposes[declaration.purpose].vi
      : ''
    return [
      ...requesterLines(declaration?.informant, names, 'Quan hệ với người được cấp:'),
      { gap: true },
      { heading: 'Đề nghị cấp Giấy xác nhận tình trạng hôn nhân cho người có tên dưới đây:' },
      ...partyLines(declaration?.subject, names),
      { label: 'Nơi sinh:', value: placeWords(declaration?.birthPlace ?? null) },
      ...(declaration && declaration.stays.length > 0
        ? stayLines(declaration)
        : [{ label: 'Trong thời gian cư trú tại:', value: '' }]),
      ...(declaration?.period
        ? [
            {
              label: 'Đề nghị xác nhận cho thời gian:',
              value: `từ ngày ${formatDate(declaration.period.from)} đến ngày ${formatDate(declaration.period.to)}`,
            },
          ]
        : []),
      { label: 'Tình trạng hôn nhân:', value: declaration ? statusLine(declaration) : '' },
      { label: 'Mục đích sử dụng:', value: purpose },
      ...(declaration ? intendedLines(declaration, names) : []),
    ]
  },
  sworn:
    'Tôi cam đoan nội dung khai trên đây là đúng sự thật và chịu hoàn toàn trách nhiệm trước pháp luật về nội dung cam đoan của mình.',
  signatures: ['Người yêu cầu'],
}
