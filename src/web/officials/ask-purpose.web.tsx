import { SelectField } from '../parts/fields.web.tsx'
import { both } from '../parts/language.web.ts'
import { Empty, PageHead } from '../parts/panels.web.tsx'

/** Asked before an entry or a person is read by a link that names no purpose (domain/09 §3). */
export function AskPurpose({
  title,
  why,
  onPurpose,
}: {
  title: string
  why: string
  onPurpose: (purpose: string) => void
}) {
  const purposes = [
    both('Cấp bản sao trích lục', 'Issuing an extract copy'),
    both('Giải quyết hồ sơ hộ tịch', 'Handling a dossier'),
    both('Xác minh theo yêu cầu của cơ quan', 'Verification for an authority'),
    both('Kiểm tra, đối chiếu Sổ', 'Checking the books'),
  ]
  return (
    <>
      <PageHead title={title} />
      <Empty title={why}>
        <SelectField
          pointer="/purpose"
          label={both('Mục đích', 'Purpose')}
          hint={both('Mục đích được ghi vào nhật ký cùng tên bạn.', 'The purpose is logged with your name.')}
          value=""
          empty={both('– chọn –', '– choose –')}
          choices={purposes.map((p) => ({ value: p, label: p }))}
          onValue={(p) => p && onPurpose(p)}
        />
      </Empty>
    </>
  )
}
