import { formatDate } from '../../values/calendar-date.ts'
import type { DeclarationPaper, PaperLine } from '../parts/papers.ts'
import { foreignLines } from '../parts/words/foreign.ts'
import { copiesLine, partyLines, requesterLines } from '../parts/words/party.ts'
import type { CodeNames } from '../parts/words/people.ts'
import type { ChangeDeclaration } from './declaration.ts'
import { matterNames, paperNames } from './nature.ts'
import { linesOf } from './values.ts'

const opinion = { AGREES: 'Đồng ý', OBJECTS: 'Không đồng ý', CANNOT: 'Không thể có ý kiến', NOT_ASKED: '' } as const
const actTitles = {
  CHANGE: 'Thay đổi hộ tịch',
  CORRECTION: 'Cải chính hộ tịch',
  SUPPLEMENT: 'Bổ sung thông tin hộ tịch',
  ETHNICITY: 'Xác định lại dân tộc',
  SEX: 'Xác định lại giới tính',
} as const

function registeredLines(declaration: ChangeDeclaration | undefined): PaperLine[] {
  const what = declaration ? `${paperNames[declaration.register]} (${matterNames[declaration.register]})` : ''
  const { source, paperNumber = '', paperIssuer = '', paperIssuedOn } = declaration ?? {}
  const on = paperIssuedOn ?? source?.registeredOn
  return [
    { label: 'Đã đăng ký (tên việc, giấy tờ):', value: what },
    {
      row: [
        { label: 'ngày:', value: on ? formatDate(on) : '' },
        { label: 'tại số:', value: paperNumber || (source?.number ?? '') },
        { label: 'quyển số:', value: source?.volume ?? '' },
      ],
    },
    { label: 'của:', value: paperIssuer || (source?.office ?? '') },
  ]
}

const changeLines = (declaration: ChangeDeclaration | undefined, names: CodeNames): PaperLine[] =>
  declaration
    ? linesOf(declaration, names).flatMap(({ field, from, to }): PaperLine[] => [
        { label: 'Nội dung:', value: field.vi },
        { label: 'Từ:', value: from },
        { label: 'Thành:', value: to },
      ])
    : [
        { label: 'Từ:', value: '' },
        { label: 'Thành:', value: '' },
      ]

/** Tờ khai đăng ký việc thay đổi, cải chính, bổ sung hộ tịch, xác định lại dân tộc (TT 04/2024; domain/02 §4.10). */
export const changeDeclarationPaper: DeclarationPaper<ChangeDeclaration> = {
  title: 'TỜ KHAI ĐĂNG KÝ VIỆC THAY ĐỔI, CẢI CHÍNH, BỔ SUNG HỘ TỊCH, XÁC ĐỊNH LẠI DÂN TỘC',
  lines: (declaration, names) => [
    ...requesterLines(
      declaration?.informant,
      names,
      'Quan hệ với người được thay đổi, cải chính, bổ sung, xác định lại:',
    ),
    {
      heading: `Đề nghị cơ quan đăng ký: ${declaration ? actTitles[declaration.act] : '……………………'} cho người có tên dưới đây`,
    },
    ...partyLines(declaration?.subject, names),
    ...registeredLines(declaration),
    ...foreignLines(declaration?.foreign, names),
    ...changeLines(declaration, names),
    { label: 'Lý do:', value: declaration?.reason ?? '' },
    copiesLine(declaration?.copies),
    {
      label:
        'Ý kiến của người được thay đổi họ, tên (từ đủ 9 tuổi); xác định lại dân tộc (từ đủ 15 tuổi đến dưới 18 tuổi):',
      value: declaration ? opinion[declaration.consents.person] : '',
    },
    {
      columns: ['Ý kiến của cha', 'Ý kiến của mẹ'],
      rows: [
        {
          label: 'Nếu thay đổi họ, chữ đệm, tên cho người dưới 18 tuổi',
          left: declaration ? opinion[declaration.consents.father] : '',
          right: declaration ? opinion[declaration.consents.mother] : '',
        },
      ],
    },
  ],
  sworn:
    'Tôi cam đoan những nội dung khai trên đây là đúng sự thật và chịu trách nhiệm trước pháp luật về cam đoan của mình.',
  signatures: ['Người yêu cầu'],
}
