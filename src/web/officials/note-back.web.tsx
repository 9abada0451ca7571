import { useState } from 'preact/hooks'
import { listPrinterProfiles } from '../../documents/api.ts'
import { noteOnOriginal } from '../../documents/note-back-api.ts'
import { callForFile } from '../parts/api.web.ts'
import { useAsk } from '../parts/ask.web.ts'
import { SelectField, TextField } from '../parts/fields.web.tsx'
import { both } from '../parts/language.web.ts'
import { ProblemBox } from '../parts/panels.web.tsx'

export const noteBackTitle = (): string =>
  both('Ghi chú ở mặt sau bản chính Giấy khai sinh', 'Note on the reverse of the birth certificate')

/** Where the note is printed on the reverse: by which printer, and how far below notes that stand there already. */
export function NoteBackForm({
  officeId,
  entryId,
  onFile,
}: {
  officeId: number
  entryId: string
  onFile: (file: () => Promise<Blob>) => void
}) {
  const printers = useAsk(listPrinterProfiles, { query: { kind: 'BIRTH_NOTE_BACK' } })
  const profiles = (printers.value?.items ?? []).filter(({ documentKind }) => documentKind === 'BIRTH_NOTE_BACK')
  const [printer, setPrinter] = useState('')
  const [below, setBelow] = useState('0')
  const lower = Number(below.replace(',', '.'))
  const wrong = below.trim() === '' || !(lower >= 0 && lower <= 200)
  const chosen = printer || profiles[0]?.id
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (wrong) return
        const query = { below: lower, ...(chosen ? { printer: chosen } : {}) }
        onFile(() => callForFile(noteOnOriginal, { params: { officeId, entryId }, query }))
      }}
    >
      <p class="hint">
        {both(
          'Đặt bản chính vào máy in, mặt sau lên. Chỉ in chữ vào đúng cột của bảng ghi chú; ký tên, đóng dấu sau khi in.',
          'Put the original into the printer, reverse up. Only words are printed, under the columns of the table; sign and seal afterwards.',
        )}
      </p>
      <TextField
        pointer="/noteBack/below"
        label={both('Cách dòng đầu của bảng (mm)', 'Below the first line (mm)')}
        hint={both('đã có ghi chú trước thì đo xuống dưới ghi chú đó', 'measure below a note that stands there')}
        value={below}
        onValue={setBelow}
      />
      {profiles.length > 0 ? (
        <SelectField
          pointer="/noteBack/printer"
          label={both('Máy in', 'Printer')}
          value={chosen ?? ''}
          onValue={setPrinter}
          choices={profiles.map(({ id, name }) => ({ value: id, label: name }))}
        />
      ) : null}
      <ProblemBox problem={printers.problem} />
      <div class="dialog-buttons">
        <button type="submit" class="primary" disabled={wrong}>
          {both('Xem, in', 'Show and print')}
        </button>
      </div>
    </form>
  )
}
