import { recognitionKinds } from '../../law/recognition.ts'
import { type FormBlock, words } from '../parts/form.ts'
import { partyFields, relationshipChoices, requestBlock } from '../parts/party-form.ts'
import { groundsFields, witnessFields } from '../parts/recognition-grounds.ts'
import { foreignBlock } from '../parts/transcription.ts'

type Draft = Readonly<Record<string, unknown>>
const transcribed = (draft: Draft): boolean => draft.mode === 'TRANSCRIBED'
const here = (draft: Draft): boolean => !transcribed(draft)
const sworn = ({ grounds }: Draft): boolean =>
  (grounds as { evidence?: unknown } | null | undefined)?.evidence === 'SWORN_STATEMENT_WITH_WITNESSES'

/** Tờ khai đăng ký nhận cha, mẹ, con, in the order of the paper (domain/02 §4.7). */
export const recognitionForm: readonly FormBlock[] = [
  {
    id: 'kind',
    title: words('Việc nhận cha, mẹ, con', 'The recognition'),
    fields: [
      {
        at: '/kind',
        label: words('Loại', 'Kind'),
        field: {
          as: 'choice',
          choices: Object.entries(recognitionKinds).map(([value, { vi, en }]) => ({ value, label: words(vi, en) })),
        },
        required: true,
      },
      {
        at: '/birthEntry',
        label: words('Mục khai sinh của người con', "The child's birth entry"),
        field: {
          as: 'entry',
          registers: ['BIRTH'],
          fills: [
            { from: '/child/name', to: '/child/name' },
            { from: '/child/birthDate', to: '/child/birthDate' },
            { from: '/child/sex', to: '/child/sex' },
            { from: '/child/ethnicity', to: '/child/ethnicity' },
            { from: '/child/nationalities', to: '/child/nationalities' },
            { from: '@CHILD/personId', to: '/child/personId' },
            { from: '@CHILD/pin', to: '/child/pin' },
          ],
        },
      },
      {
        at: '/borderArea',
        label: words('Khu vực biên giới', 'Border area'),
        field: { as: 'tick' },
        shown: here,
      },
    ],
  },
  {
    id: 'parent',
    title: words('Người cha, mẹ', 'Parent'),
    fields: partyFields('/parent', { sex: true, settledAbroad: true, deceased: true, citizen: true }),
  },
  {
    id: 'child',
    title: words('Người con', 'Child'),
    fields: partyFields('/child', { sex: true, settledAbroad: true, deceased: true, citizen: true }),
  },
  {
    id: 'grounds',
    title: words('Chứng cứ và ý kiến', 'Evidence and opinions'),
    shown: here,
    fields: groundsFields('/grounds'),
  },
  {
    id: 'witnesses',
    title: words('Người làm chứng', 'Witnesses'),
    lead: words('Ít nhất hai người khi các bên cam đoan.', 'At least two when the parties swear.'),
    shown: (draft) => here(draft) && sworn(draft),
    repeat: { at: '/grounds/witnesses', max: 6, row: words('Người làm chứng', 'Witness') },
    fields: witnessFields,
  },
  foreignBlock(transcribed),
  requestBlock(relationshipChoices(['Bản thân (cha, mẹ hoặc con)', 'One of the parties'], ['/parent', '/child'])),
]
