import { useState } from 'preact/hooks'
import type { Draft } from '../../../events/parts/draft-tree.ts'
import { askRepair, correctEntry } from '../../../registers/api.ts'
import { changedFields } from '../../../registers/changed-fields.ts'
import { call } from '../../parts/api.web.ts'
import { useCommand } from '../../parts/ask.web.ts'
import { TextArea } from '../../parts/fields.web.tsx'
import { both } from '../../parts/language.web.ts'
import { Dialog, ProblemBox } from '../../parts/panels.web.tsx'
import type { DeskEvent } from './desk-event.web.ts'

/** How an entry is changed: freely before the signature, by a second person's decision after it. */
export type ChangeWay = 'correct' | 'repair'

/** What would change, old beside new, and why; a slip is mended at once, a repair goes to a second person. */
export function ChangeDialog({
  event,
  way,
  draft,
  before,
  entry,
  officeName,
  onClose,
  onDone,
}: {
  event: DeskEvent
  way: ChangeWay | undefined
  draft: Draft
  before: unknown
  entry: { officeId: number; entryId: string; revision: number; number: string; pin: string | null }
  officeName: string
  onClose: () => void
  onDone: (way: ChangeWay) => void
}) {
  const [reason, setReason] = useState('')
  const declaration = event.declarationOf(draft)
  const changed = way
    ? changedFields(event.normal(before), event.normal(declaration), (pointer) => both(...event.labelOf(pointer)))
    : []
  const send = useCommand(async (how: ChangeWay) => {
    const asked = {
      params: { officeId: entry.officeId, entryId: entry.entryId },
      body: { declaration, revision: entry.revision, reason: reason.trim() },
    }
    if (how === 'correct') await call(correctEntry, asked as never)
    else await call(askRepair, asked as never)
    setReason('')
    onDone(how)
  })
  const ready = changed.length > 0 && reason.trim().length >= (way === 'repair' ? 10 : 3)
  return (
    <Dialog
      open={way !== undefined}
      wide
      title={
        way === 'repair'
          ? both('Đề nghị sửa dữ liệu cho khớp với Sổ giấy', 'Ask for a repair to match the paper book')
          : both('Sửa lỗi đánh máy trước khi ký', 'Mend a typing slip before the signature')
      }
      onClose={onClose}
    >
      <form
        class="stack"
        onSubmit={(submitted) => {
          submitted.preventDefault()
          if (way && ready) void send.run(way)
        }}
      >
        {changed.length === 0 ? (
          <p class="box box-info">{both('Chưa có gì thay đổi.', 'Nothing has changed.')}</p>
        ) : (
          <>
            <p>
              {both('{n} chỗ thay đổi:', '{n} changes:', { n: changed.length })}{' '}
              {changed
                .map((field) => field.label)
                .filter((label, index, all) => all.indexOf(label) === index)
                .join('; ')}
            </p>
            <event.Preview
              declaration={declaration}
              before={before}
              officeName={officeName}
              number={entry.number}
              pin={entry.pin}
            />
          </>
        )}
        <TextArea
          pointer="/change/reason"
          label={
            way === 'repair'
              ? both('Sổ giấy ghi thế nào, sai từ đâu', 'What the paper book says, and the cause')
              : both('Lý do', 'Reason')
          }
          rows={2}
          required
          value={reason}
          onValue={setReason}
        />
        <ProblemBox problem={send.problem} />
        <div class="dialog-buttons">
          <button type="button" onClick={onClose}>
            {both('Quay lại', 'Back')}
          </button>
          <button type="submit" class="primary" disabled={!ready || send.busy}>
            {way === 'repair' ? both('Gửi người thứ hai duyệt', 'Send to a second person') : both('Sửa', 'Mend')}{' '}
            <kbd>Ctrl+Enter</kbd>
          </button>
        </div>
      </form>
    </Dialog>
  )
}
