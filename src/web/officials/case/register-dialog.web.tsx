import { useRef } from 'preact/hooks'
import { registerCase } from '../../../cases/api.ts'
import { textAt } from '../../../events/parts/draft-tree.ts'
import type { OutputOf } from '../../../platform/endpoint.ts'
import { call, newKey } from '../../parts/api.web.ts'
import { useCommand } from '../../parts/ask.web.ts'
import { TextArea } from '../../parts/fields.web.tsx'
import type { PageHand } from '../../parts/form/hand.web.ts'
import { useShortcuts } from '../../parts/keys.web.ts'
import { both } from '../../parts/language.web.ts'
import { Dialog, ProblemBox } from '../../parts/panels.web.tsx'
import { useSession } from '../../parts/session.web.tsx'
import { day } from '../../parts/time.web.ts'
import type { Checked } from './check.web.ts'
import type { DeskEvent } from './desk-event.web.ts'
import { Effects } from './effects.web.tsx'

export type Registered = OutputOf<typeof registerCase>

/** The last look before the book: exactly what will be written, and the reason when something similar exists. */
export function RegisterDialog({
  event,
  open,
  hand,
  caseId,
  checked,
  saved,
  version,
  onClose,
  onRegistered,
}: {
  event: DeskEvent
  open: boolean
  hand: PageHand
  caseId: string
  checked: Checked
  /** Sends what is typed; true when the server has it. */
  saved: () => Promise<boolean>
  version: () => number
  onClose: () => void
  onRegistered: (registered: Registered) => void
}) {
  const { me } = useSession()
  const key = useRef(newKey())
  const { draft } = hand
  const birth = event.kind === 'BIRTH'
  const declaration = event.declarationOf(draft)
  const certain = checked.duplicates.some((one) => one.verdict === 'certain')
  const possible = checked.duplicates.length > 0
  const reason = (draft.form?.duplicateReason ?? '').trim()
  const ready = !certain && (!possible || reason.length >= 3)
  const register = useCommand(async () => {
    await saved()
    try {
      const registered = await call(
        registerCase,
        {
          params: { caseId },
          body: { kind: event.kind, declaration, version: version(), duplicateReason: possible ? reason : '' },
        } as never,
        { idempotencyKey: key.current },
      )
      onRegistered(registered)
    } catch (problem) {
      key.current = newKey()
      throw problem
    }
  })
  const go = () => {
    if (ready) void register.run()
  }
  useShortcuts(open ? [{ keys: 'Ctrl+Enter', label: both('Ghi vào Sổ', 'Write in the book'), run: go }] : [])
  return (
    <Dialog
      open={open}
      title={
        birth
          ? both('Ghi vào Sổ đăng ký khai sinh', 'Write in the register of births')
          : both('Ghi vào Sổ: {k}', 'Write in the book: {k}', { k: both(...event.name) })
      }
      onClose={onClose}
      wide
    >
      <form
        class="stack"
        onSubmit={(submitted) => {
          submitted.preventDefault()
          go()
        }}
      >
        <p>
          {birth
            ? both(
                'Đây đúng là những gì sẽ ghi. Sau khi ghi: có số, nội dung khóa lại, hệ thống xin số định danh.',
                'This is exactly what will be written. Then it has a number, is frozen, and the PIN is asked for.',
              )
            : both(
                'Đây đúng là những gì sẽ ghi. Sau khi ghi: có số, nội dung khóa lại.',
                'This is exactly what will be written. Then it has a number and is frozen.',
              )}
        </p>
        {certain ? (
          <p class="box box-error">
            {both(
              'Chắc chắn trùng với một đăng ký đã có: không ghi được.',
              'Certainly a duplicate: cannot be written.',
            )}
          </p>
        ) : null}
        {possible && !certain ? (
          <div class="box box-warning wide-box">
            <p>
              {birth
                ? both(
                    'Có {n} đăng ký gần giống. Ghi lý do vì sao đây là trẻ khác:',
                    '{n} similar registrations. Say why this is another child:',
                    { n: checked.duplicates.length },
                  )
                : both(
                    'Có {n} đăng ký gần giống. Ghi lý do vì sao đây là việc khác:',
                    '{n} similar registrations. Say why this is another one:',
                    { n: checked.duplicates.length },
                  )}
            </p>
            <ul>
              {checked.duplicates.map((one) => (
                <li key={`${one.officeId}${one.entryId ?? one.caseCode ?? ''}`}>
                  <b>{one.subjectName}</b>
                  {one.birthDate ? `, ${day(one.birthDate)}` : ''} · {one.number ?? one.caseCode} · {one.officeName}
                </li>
              ))}
            </ul>
            <TextArea
              pointer="/form/duplicateReason"
              label={
                birth
                  ? both('Vì sao không phải là cùng một trẻ', 'Why it is not the same child')
                  : both('Vì sao không phải là cùng một việc', 'Why it is not the same')
              }
              rows={2}
              value={textAt(draft, '/form/duplicateReason')}
              onValue={(text) => hand.change((now) => ({ ...now, form: { ...now.form, duplicateReason: text } }))}
            />
          </div>
        ) : null}
        <Effects effects={checked.effects} draft={draft} change={hand.change} disabled={hand.disabled} />
        <event.Preview declaration={declaration} officeName={me.office.name} />
        <ProblemBox problem={register.problem} />
        <div class="dialog-buttons">
          <button type="button" onClick={onClose}>
            {both('Quay lại sửa', 'Back')} <kbd>Esc</kbd>
          </button>
          <button type="submit" class="primary" autofocus disabled={!ready || register.busy}>
            {register.busy ? both('Đang ghi…', 'Writing…') : both('Ghi vào Sổ', 'Write in the book')}{' '}
            <kbd>Ctrl+Enter</kbd>
          </button>
        </div>
      </form>
    </Dialog>
  )
}
