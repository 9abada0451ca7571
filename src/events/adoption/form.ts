import { type Choice, type FormBlock, type FormField, words } from '../parts/form.ts'
import { legalPersonFields } from '../parts/guardians.ts'
import { partyFields, relationshipChoices, requestBlock } from '../parts/party-form.ts'
import { foreignBlock } from '../parts/transcription.ts'

type Draft = Readonly<Record<string, unknown>>
const transcribed = ({ mode }: Draft): boolean => mode === 'TRANSCRIBED'
const here = (draft: Draft): boolean => !transcribed(draft)
const given = (by: string) => (draft: Draft) => here(draft) && draft.givenBy === by

const statuses: readonly Choice[] = [
  { value: 'CONSENTS', label: words('Đồng ý', 'Consents') },
  { value: 'DEAD', label: words('Đã chết', 'Dead') },
  { value: 'MISSING', label: words('Mất tích', 'Missing') },
  { value: 'INCAPABLE', label: words('Mất năng lực hành vi dân sự', 'Incapable') },
  { value: 'UNKNOWN', label: words('Không xác định được', 'Not known') },
]
const consentFields = (at: '/motherConsent' | '/fatherConsent', vi: string, en: string): FormField[] => [
  {
    at: `${at}/status`,
    label: words(`Ý kiến của ${vi}`, `Consent of the ${en}`),
    field: { as: 'select', choices: statuses },
    required: true,
    span: 8,
  },
  {
    at: `${at}/on`,
    label: words(`Ngày ${vi} đồng ý`, 'Consented on'),
    field: { as: 'day' },
    span: 4,
    shown: (draft) => (draft[at.slice(1)] as { status?: unknown } | null | undefined)?.status === 'CONSENTS',
  },
]

/** Đơn xin nhận con nuôi trong nước and what the register needs besides (domain/01 M; domain/02 §5.13). */
export const adoptionForm: readonly FormBlock[] = [
  {
    id: 'child',
    title: words('Người được nhận làm con nuôi', 'The child'),
    fields: [
      {
        at: '/birthEntry',
        label: words('Mục khai sinh của trẻ', "The child's birth entry"),
        field: {
          as: 'entry',
          registers: ['BIRTH'],
          fills: [
            { from: '/child/name', to: '/child/name' },
            { from: '/child/birthDate', to: '/child/birthDate' },
            { from: '/child/sex', to: '/child/sex' },
            { from: '/child/ethnicity', to: '/child/ethnicity' },
            { from: '/child/nationalities', to: '/child/nationalities' },
            { from: '/child/birthPlace', to: '/birthPlace' },
            { from: '@CHILD/personId', to: '/child/personId' },
            { from: '@CHILD/pin', to: '/child/pin' },
          ],
        },
      },
      ...partyFields('/child', { sex: true, settledAbroad: true, citizen: true }),
      { at: '/birthPlace', label: words('Nơi sinh', 'Place of birth'), field: { as: 'place' } },
      {
        at: '/childHealth',
        label: words('Tình trạng sức khỏe của trẻ', 'Health'),
        field: {
          as: 'choice',
          choices: [
            { value: 'NORMAL', label: words('Bình thường', 'Normal') },
            { value: 'SPECIAL_NEEDS', label: words('Có nhu cầu đặc biệt', 'Special needs') },
          ],
        },
        shown: here,
        span: 6,
      },
      {
        at: '/livedBefore',
        label: words('Nơi trẻ sống trước khi được nhận nuôi', 'Where the child lived before'),
        field: {
          as: 'choice',
          choices: [
            { value: 'INSTITUTION', label: words('Cơ sở nuôi dưỡng', 'Institution') },
            { value: 'FAMILY', label: words('Gia đình', 'Family') },
            { value: 'ELSEWHERE', label: words('Nơi khác', 'Elsewhere') },
          ],
        },
        shown: here,
        span: 6,
      },
    ],
  },
  {
    id: 'mother',
    title: words('Mẹ nuôi', 'Adoptive mother'),
    fields: partyFields('/mother', { settledAbroad: true }),
  },
  {
    id: 'father',
    title: words('Cha nuôi', 'Adoptive father'),
    fields: partyFields('/father', { settledAbroad: true }),
  },
  {
    id: 'grounds',
    title: words('Điều kiện nhận con nuôi', 'Conditions'),
    shown: here,
    fields: [
      {
        at: '/relative',
        label: words('Quan hệ với trẻ', 'Bond with the child'),
        field: {
          as: 'choice',
          choices: [
            { value: 'NONE', label: words('Không thuộc hai trường hợp sau', 'None of these') },
            { value: 'STEP_PARENT', label: words('Cha dượng, mẹ kế', 'Step-parent') },
            { value: 'AUNT_OR_UNCLE', label: words('Cô, cậu, dì, chú, bác ruột', 'Aunt or uncle') },
          ],
        },
      },
      {
        at: '/marriage',
        label: words('Kết hôn của cha mẹ nuôi (số, ngày, nơi)', "The adopters' marriage"),
        field: { as: 'text', maxLength: 200 },
      },
      {
        at: '/conditionsDeclared',
        label: words('Đã kiểm tra đủ điều kiện nhận con nuôi', 'The conditions were checked'),
        field: { as: 'tick' },
        span: 6,
      },
      {
        at: '/allPresent',
        label: words('Các bên có mặt khi đăng ký, giao nhận', 'All are present'),
        field: { as: 'tick' },
        span: 6,
      },
    ],
  },
  {
    id: 'giver',
    title: words('Bên giao con nuôi, ý kiến đồng ý', 'Who gives the child, consents'),
    shown: here,
    fields: [
      {
        at: '/givenBy',
        label: words('Bên giao', 'Given by'),
        field: {
          as: 'choice',
          choices: [
            { value: 'PARENTS', label: words('Cha, mẹ đẻ', 'Birth parents') },
            { value: 'GUARDIAN', label: words('Người giám hộ', 'Guardian') },
            { value: 'INSTITUTION', label: words('Cơ sở nuôi dưỡng', 'Institution') },
          ],
        },
        required: true,
      },
      {
        at: '/giverRelation',
        label: words('Quan hệ của bên giao với trẻ', 'Relation of the giver to the child'),
        field: { as: 'text', maxLength: 100 },
      },
      ...consentFields('/motherConsent', 'mẹ đẻ', 'birth mother'),
      ...consentFields('/fatherConsent', 'cha đẻ', 'birth father'),
      {
        at: '/guardianConsentOn',
        label: words('Ngày người giám hộ đồng ý', 'The guardian consented on'),
        field: { as: 'day' },
        span: 6,
      },
      {
        at: '/childSays',
        label: words('Ý kiến của trẻ (từ đủ 9 tuổi)', 'Consent of the child (from 9)'),
        field: {
          as: 'select',
          choices: [
            { value: 'AGREES', label: words('Đồng ý', 'Consents') },
            { value: 'OBJECTS', label: words('Không đồng ý', 'Objects') },
          ],
        },
        span: 6,
      },
    ],
  },
  {
    id: 'givingMother',
    title: words('Mẹ đẻ', 'Birth mother'),
    shown: given('PARENTS'),
    fields: partyFields('/givingMother'),
  },
  {
    id: 'givingFather',
    title: words('Cha đẻ', 'Birth father'),
    shown: given('PARENTS'),
    fields: partyFields('/givingFather'),
  },
  {
    id: 'guardian',
    title: words('Người giám hộ', 'Guardian'),
    shown: given('GUARDIAN'),
    fields: partyFields('/giver'),
  },
  {
    id: 'institution',
    title: words('Cơ sở nuôi dưỡng', 'Institution'),
    shown: given('INSTITUTION'),
    fields: legalPersonFields('/institution'),
  },
  foreignBlock(transcribed),
  requestBlock(relationshipChoices(['Bản thân (người nhận con nuôi)', 'The adopter'], ['/father', '/mother'])),
]
