import type { Choice } from '../fields.web.tsx'
import { both } from '../language.web.ts'
import type { FieldHand } from './hand.web.ts'
import { DayAt, SelectAt, TextAt } from './inputs.web.tsx'

const paperTypes = (): Choice<string>[] => [
  { value: 'CC', label: both('Thẻ căn cước', 'Identity card') },
  { value: 'CCCD', label: both('Thẻ căn cước công dân', 'Citizen identity card') },
  { value: 'CNCC', label: both('Giấy chứng nhận căn cước', 'Identity certificate') },
  { value: 'CMND9', label: both('Chứng minh nhân dân', 'Old identity card') },
  { value: 'HC', label: both('Hộ chiếu Việt Nam', 'Vietnamese passport') },
  { value: 'HCNN', label: both('Hộ chiếu nước ngoài', 'Foreign passport') },
  { value: 'TTT', label: both('Thẻ thường trú', 'Permanent residence card') },
  { value: 'GTDLQT', label: both('Giấy tờ có giá trị đi lại quốc tế', 'Travel document') },
  { value: 'KHAC', label: both('Giấy tờ khác', 'Another paper') },
]

/** Kind and number of an identity document, side by side; with `issued` also who issued it and when. */
export function IdDocumentAt({
  hand,
  at,
  span = 6,
  issued = false,
}: {
  hand: FieldHand
  at: string
  span?: number
  issued?: boolean
}) {
  return (
    <>
      <SelectAt
        hand={hand}
        at={`${at}/type`}
        span={span}
        label={both('Giấy tờ tùy thân', 'Identity document')}
        choices={paperTypes()}
        empty={both('– loại giấy tờ –', '– kind –')}
      />
      <TextAt hand={hand} at={`${at}/number`} span={span} label={both('Số', 'Number')} />
      {issued ? (
        <>
          <DayAt hand={hand} at={`${at}/issuedOn`} span={span} label={both('Ngày cấp', 'Issued on')} />
          <TextAt hand={hand} at={`${at}/issuer`} span={span} label={both('Nơi cấp', 'Issued by')} />
        </>
      ) : null}
    </>
  )
}
