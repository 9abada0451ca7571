import { DayAt, SelectAt, TextAt, TickAt } from '../../../web/parts/form/inputs.web.tsx'
import { both } from '../../../web/parts/language.web.ts'
import { textAt } from '../form-model.ts'
import type { Hand } from './hand.web.ts'

/** What carries the recognition made together with the birth: evidence, witnesses, opinions. */
export function RecognitionFields({ hand }: { hand: Hand }) {
  const evidence = textAt(hand.draft, '/recognition/evidence')
  return (
    <div class="bf-grid">
      <SelectAt
        hand={hand}
        at="/recognition/evidence"
        span={6}
        required
        empty={both('– chọn chứng cứ –', '– choose –')}
        choices={[
          { value: 'AUTHORITY_PAPER', label: both('Văn bản y tế, giám định, cơ quan khác', 'Paper of an authority') },
          {
            value: 'SWORN_STATEMENT_WITH_WITNESSES',
            label: both('Cam đoan, có hai người làm chứng', 'Sworn, with two witnesses'),
          },
        ]}
      />
      <SelectAt
        hand={hand}
        at="/recognition/otherParent"
        span={6}
        empty={both('– ý kiến –', '– choose –')}
        choices={[
          { value: 'AGREES', label: both('Đồng ý', 'Agrees') },
          { value: 'OBJECTS', label: both('Không đồng ý', 'Objects') },
          {
            value: 'UNREACHABLE',
            label: both('Không liên lạc được, con sống cùng cha', 'Cannot be reached; the child lives with the father'),
          },
          { value: 'DEAD', label: both('Đã chết', 'Dead') },
          { value: 'NONE', label: both('Chưa xác định được mẹ', 'Mother not known') },
        ]}
      />
      {evidence === 'SWORN_STATEMENT_WITH_WITNESSES' ? (
        <>
          <TextAt hand={hand} at="/recognition/witnesses/0/name" span={6} required />
          <TextAt hand={hand} at="/recognition/witnesses/1/name" span={6} required />
        </>
      ) : null}
      {evidence === 'AUTHORITY_PAPER' ? (
        <>
          <TextAt hand={hand} at="/recognition/evidenceNumber" span={3} />
          <TextAt hand={hand} at="/recognition/evidenceAuthority" span={6} required />
          <DayAt hand={hand} at="/recognition/evidenceOn" span={3} />
        </>
      ) : null}
      <TickAt hand={hand} at="/recognition/bothPresent" span={6} />
      <TickAt hand={hand} at="/recognition/disputed" span={6} />
    </div>
  )
}
