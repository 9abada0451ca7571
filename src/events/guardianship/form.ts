import { type FormBlock, words } from '../parts/form.ts'
import { guardianGroundFields, legalPersonFields } from '../parts/guardians.ts'
import { partyFields, relationshipChoices, requestBlock } from '../parts/party-form.ts'
import { foreignBlock } from '../parts/transcription.ts'

type Draft = Readonly<Record<string, unknown>>
const supervision = ({ matter }: Draft): boolean => matter === 'SUPERVISION'
const guardianship = (draft: Draft): boolean => !supervision(draft)
const groupOf = (draft: Draft): Draft => (draft.group ?? {}) as Draft
const transcribed = ({ mode }: Draft): boolean => mode === 'TRANSCRIBED'
const joint = (draft: Draft): boolean =>
  guardianship(draft) && ['PARENTS', 'GRANDPARENTS'].includes(String(groupOf(draft).rank))
const appointed = (draft: Draft): boolean => guardianship(draft) && groupOf(draft).kind !== 'NATURAL'
const adult = ({ wardKind }: Draft): boolean => wardKind !== undefined && wardKind !== 'MINOR'
const naturalAdult = (draft: Draft): boolean => adult(draft) && groupOf(draft).kind === 'NATURAL'

/** Tờ khai đăng ký giám hộ, and of its supervision (domain/02 §4.8). */
export const guardianshipForm: readonly FormBlock[] = [
  {
    id: 'matter',
    title: words('Việc giám hộ', 'The guardianship'),
    fields: [
      ...guardianGroundFields('/group', guardianship),
      {
        at: '/reason',
        label: words('Lý do đăng ký giám hộ', 'Reason of the guardianship'),
        field: { as: 'long-text', maxLength: 500 },
        required: true,
        shown: guardianship,
      },
      {
        at: '/replaces',
        label: words('Thay cho việc giám hộ (khi thay đổi người giám hộ)', 'Follows the guardianship'),
        field: {
          as: 'entry',
          registers: ['GUARDIANSHIP', 'GUARDIANSHIP_END'],
          fills: [
            { from: '/ward', to: '/ward' },
            { from: '@WARD/personId', to: '/ward/personId' },
          ],
        },
        shown: guardianship,
      },
      {
        at: '/guardianship',
        label: words('Việc giám hộ được giám sát', 'The supervised guardianship'),
        field: {
          as: 'entry',
          registers: ['GUARDIANSHIP'],
          fills: [
            { from: '/ward', to: '/ward' },
            { from: '/wardKind', to: '/wardKind' },
            { from: '@WARD/personId', to: '/ward/personId' },
          ],
        },
        required: true,
        shown: supervision,
      },
      {
        at: '/supervisionBasis',
        label: words('Văn bản chọn, cử người giám sát', 'Paper by which the supervisor was chosen'),
        field: { as: 'text', maxLength: 300 },
        required: true,
        shown: supervision,
      },
    ],
  },
  {
    id: 'guardian',
    title: words('Người giám hộ', 'Guardian'),
    shown: guardianship,
    fields: partyFields('/group/guardian', { sex: true, settledAbroad: true }),
  },
  {
    id: 'guardian2',
    title: words('Người giám hộ thứ hai (cha, mẹ hoặc ông, bà)', 'Second guardian (parents or grandparents)'),
    shown: joint,
    fields: partyFields('/group/guardian2', { sex: true, settledAbroad: true }),
  },
  {
    id: 'legalGuardian',
    title: words('Pháp nhân làm giám hộ (nếu có)', 'Legal person as guardian'),
    shown: appointed,
    fields: legalPersonFields('/group/legalGuardian'),
  },
  {
    id: 'supervisor',
    title: words('Người giám sát việc giám hộ', 'Supervisor'),
    shown: supervision,
    fields: partyFields('/supervisor', { sex: true, settledAbroad: true }),
  },
  {
    id: 'supervisorLegal',
    title: words('Pháp nhân giám sát (nếu có)', 'Legal person as supervisor'),
    shown: supervision,
    fields: legalPersonFields('/supervisorLegal'),
  },
  {
    id: 'ward',
    title: words('Người được giám hộ', 'Ward'),
    fields: [
      ...partyFields('/ward', { sex: true, settledAbroad: true, citizen: true }),
      {
        at: '/wardKind',
        label: words('Là', 'Is'),
        field: {
          as: 'select',
          choices: [
            { value: 'MINOR', label: words('Người chưa thành niên', 'A minor') },
            {
              value: 'ADULT_WITHOUT_CAPACITY',
              label: words('Người mất năng lực hành vi dân sự', 'An adult without capacity'),
            },
            {
              value: 'ADULT_WITH_DIFFICULTY',
              label: words('Người có khó khăn trong nhận thức, làm chủ hành vi', 'An adult in difficulty'),
            },
          ],
        },
        required: true,
        span: 6,
      },
      {
        at: '/wardSituation',
        label: words('Hoàn cảnh', 'Situation'),
        field: {
          as: 'select',
          choices: [
            { value: 'ADULT_MARRIED', label: words('Có vợ, chồng', 'Married') },
            {
              value: 'ADULT_WITH_INCAPABLE_PARENTS',
              label: words('Cha, mẹ mất năng lực hoặc không đủ điều kiện, có con', 'Incapable parents, has children'),
            },
            {
              value: 'ADULT_UNMARRIED',
              label: words('Chưa có vợ, chồng, con hoặc những người này không đủ điều kiện', 'Unmarried'),
            },
          ],
        },
        span: 6,
        shown: naturalAdult,
      },
      {
        at: '/wardDecision',
        label: words('Quyết định của Tòa án về năng lực', "Court's decision on capacity"),
        field: { as: 'text', maxLength: 200 },
        shown: adult,
      },
    ],
  },
  foreignBlock(transcribed),
  requestBlock(
    relationshipChoices(
      ['Bản thân (người giám hộ, giám sát)', 'The guardian or supervisor'],
      ['/group/guardian', '/group/guardian2', '/supervisor'],
    ),
  ),
]
