import { formatDate } from '../../values/calendar-date.ts'
import type { DeclarationPaper } from '../parts/papers.ts'
import { foreignLines } from '../parts/words/foreign.ts'
import { copiesLine, partyLines, requesterLines } from '../parts/words/party.ts'
import type { DivorceNoteDeclaration } from './declaration.ts'
import { endWords } from './nature.ts'
import { marriageLines } from './papers.ts'

const purposes = {
  RETURNS_TO_LIVE: 'Về thường trú tại Việt Nam',
  MARRIES_IN_VIETNAM: 'Đăng ký kết hôn tại Việt Nam',
  OTHER: 'Mục đích khác',
} as const

/** Tờ khai ghi chú ly hôn (TT 04/2024; domain/02 §4.12). */
export const divorceDeclarationPaper: DeclarationPaper<DivorceNoteDeclaration> = {
  title: 'TỜ KHAI GHI CHÚ LY HÔN',
  lines: (declaration, names) => [
    ...requesterLines(declaration?.informant, names, 'Quan hệ:'),
    {
      heading: `Đề nghị ghi vào Sổ hộ tịch việc ${declaration ? endWords[declaration.kind] : 'ly hôn, hủy việc kết hôn'} của:`,
    },
    ...partyLines(declaration?.wife, names, { name: 'Họ, chữ đệm, tên vợ:' }),
    { gap: true },
    ...partyLines(declaration?.husband, names, { name: 'Họ, chữ đệm, tên chồng:' }),
    { gap: true },
    ...marriageLines({ marriage: declaration?.marriage ?? null }, names),
    ...(declaration
      ? foreignLines(declaration.foreign, names)
      : [
          { label: 'Đã được giải quyết tại:', value: '' },
          { label: 'Theo giấy tờ số, ngày:', value: '' },
        ]),
    { label: 'Có hiệu lực từ ngày:', value: declaration ? formatDate(declaration.effectiveOn) : '' },
    { label: 'Mục đích ghi chú:', value: declaration ? purposes[declaration.purpose] : '' },
    { label: 'Tài liệu gửi kèm theo Tờ khai:', value: declaration?.foreign.attached ?? '' },
    copiesLine(declaration?.copies),
  ],
  sworn:
    'Tôi cam đoan những nội dung khai trên đây là đúng sự thật và chịu trách nhiệm trước pháp luật về cam đoan của mình.',
  signatures: ['Người yêu cầu'],
}
