import { guardianshipEventWords, guardianshipGrounds } from '../../law/guardianship.ts'
import { ALWAYS, inForce } from '../../law/in-force.ts'
import { type FormBlock, words } from '../parts/form.ts'
import { guardianGroundFields, guardianKindChoices, legalPersonFields } from '../parts/guardians.ts'
import { partyFields, relationshipChoices, requestBlock } from '../parts/party-form.ts'
import type { GuardianshipEndDeclaration } from './declaration.ts'

type Draft = Readonly<Record<string, unknown>>
const supervision = ({ matter }: Draft): boolean => matter === 'SUPERVISION'
const guardianship = (draft: Draft): boolean => !supervision(draft)
const changing = (draft: Draft): boolean =>
  guardianship(draft) &&
  inForce(guardianshipGrounds, ALWAYS).value.CHANGE.includes(
    draft.ground as NonNullable<GuardianshipEndDeclaration['ground']>,
  )

const endFills = [
  { from: '/ward', to: '/ward' },
  { from: '/group/guardian', to: '/guardian' },
  { from: '/group/guardian2', to: '/guardian2' },
  { from: '/group/legalGuardian', to: '/legalGuardian' },
  { from: '/supervisor', to: '/supervisor' },
  { from: '/supervisorLegal', to: '/supervisorLegal' },
  { from: '/group/kind', to: '/endedKind' },
  { from: '@WARD/personId', to: '/ward/personId' },
  { from: '@GUARDIAN/personId', to: '/guardian/personId' },
  { from: '@SUPERVISOR/personId', to: '/supervisor/personId' },
  { from: '@entry/number', to: '/registeredNumber' },
  { from: '@entry/volume', to: '/registeredVolume' },
  { from: '@entry/registeredOn', to: '/registeredOn' },
  { from: '@entry/officeName', to: '/registeredAt' },
]

/** Tờ khai đăng ký chấm dứt giám hộ (domain/02 §4.9), with the new guardian when the guardian changes. */
export const guardianshipEndForm: readonly FormBlock[] = [
  {
    id: 'registration',
    title: words('Đã đăng ký giám hộ', 'The registration that ends'),
    fields: [
      {
        at: '/registration',
        label: words('Mục đã đăng ký', 'The entry'),
        field: { as: 'entry', registers: ['GUARDIANSHIP'], fills: endFills },
      },
      {
        at: '/registeredNumber',
        label: words('Số', 'Number'),
        field: { as: 'text', maxLength: 30 },
        span: 3,
      },
      {
        at: '/registeredVolume',
        label: words('Quyển số', 'Volume'),
        field: { as: 'text', maxLength: 30 },
        span: 3,
      },
      {
        at: '/registeredOn',
        label: words('Ngày đăng ký', 'Registered on'),
        field: { as: 'day' },
        span: 3,
      },
      {
        at: '/registeredAt',
        label: words('Nơi đăng ký', 'Registered at'),
        field: { as: 'text', maxLength: 300 },
        span: 3,
      },
      {
        at: '/endedKind',
        label: words('Loại giám hộ đã đăng ký', 'Kind of the guardianship'),
        field: { as: 'choice', choices: guardianKindChoices },
        shown: guardianship,
      },
      {
        at: '/ground',
        label: words('Căn cứ chấm dứt, thay đổi', 'Ground'),
        field: {
          as: 'select',
          choices: Object.entries(guardianshipEventWords).map(([value, { vi, en }]) => ({
            value,
            label: words(vi, en),
          })),
        },
        required: true,
        shown: guardianship,
        span: 8,
      },
      {
        at: '/happenedOn',
        label: words('Xảy ra ngày', 'Happened on'),
        field: { as: 'day' },
        span: 4,
      },
      {
        at: '/reason',
        label: words('Lý do chấm dứt', 'Reason'),
        field: { as: 'long-text', maxLength: 500 },
      },
    ],
  },
  {
    id: 'ward',
    title: words('Người được giám hộ', 'Ward'),
    fields: partyFields('/ward', { sex: true, settledAbroad: true, deceased: true, citizen: true }),
  },
  {
    id: 'guardian',
    title: words('Người giám hộ', 'Guardian'),
    shown: guardianship,
    fields: partyFields('/guardian', { sex: true, settledAbroad: true, deceased: true }),
  },
  {
    id: 'guardian2',
    title: words('Người giám hộ thứ hai (nếu có)', 'Second guardian'),
    shown: (draft) => guardianship(draft) && Boolean((draft.guardian2 as Draft | null | undefined)?.name),
    fields: partyFields('/guardian2', { sex: true, settledAbroad: true, deceased: true }),
  },
  {
    id: 'legalGuardian',
    title: words('Pháp nhân làm giám hộ (nếu có)', 'Legal person as guardian'),
    shown: guardianship,
    fields: legalPersonFields('/legalGuardian'),
  },
  {
    id: 'supervisor',
    title: words('Người giám sát việc giám hộ', 'Supervisor'),
    shown: supervision,
    fields: partyFields('/supervisor', { sex: true, settledAbroad: true, deceased: true }),
  },
  {
    id: 'supervisorLegal',
    title: words('Pháp nhân giám sát (nếu có)', 'Legal person as supervisor'),
    shown: supervision,
    fields: legalPersonFields('/supervisorLegal'),
  },
  {
    id: 'next',
    title: words('Người giám hộ mới', 'New guardian'),
    shown: changing,
    fields: [
      ...guardianGroundFields('/next', changing),
      ...partyFields('/next/guardian', { sex: true, settledAbroad: true }),
      {
        at: '/next/wardKind',
        label: words('Người được giám hộ là', 'The ward is'),
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
        at: '/next/wardDecision',
        label: words('Quyết định của Tòa án về năng lực (người thành niên)', "Court's decision on capacity"),
        field: { as: 'text', maxLength: 200 },
        span: 6,
      },
    ],
  },
  requestBlock(
    relationshipChoices(
      ['Bản thân (người giám hộ, được giám hộ)', 'The guardian or the ward'],
      ['/ward', '/guardian', '/guardian2'],
    ),
  ),
]
