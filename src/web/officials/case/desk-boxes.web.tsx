import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { Problem } from '../../../events/event.ts'
import { both } from '../../parts/language.web.ts'
import type { SummaryItem } from '../../parts/panels.web.tsx'
import { day } from '../../parts/time.web.ts'
import type { ChangeWay } from './change-dialog.web.tsx'
import type { Registered } from './register-dialog.web.tsx'

/** A problem that stands in the way, as the summary above the form tells it. */
export const asSummary = ({ pointer, severity, message, messageEn, cite }: Problem): SummaryItem => ({
  pointer,
  message:
    severity === 'warning'
      ? `${both(message, messageEn)} ${both('Ghi lý do để làm tiếp.', 'Give a reason to go on.')}`
      : both(message, messageEn),
  cite,
})

/** After the book: the number, what happens next, and the focus on the next dossier. */
export function RegisteredBox({
  registered,
  onNew,
  following,
  goOn,
  onPrints,
}: {
  registered: Registered
  onNew: () => void
  /** A further dossier that begins with what is known here. */
  following: { label: string; begin: () => void } | undefined
  /** Further matters that begin with this entry or with its requester. */
  goOn: ComponentChildren
  onPrints: () => void
}) {
  const next = useRef<HTMLButtonElement>(null)
  useEffect(() => next.current?.focus(), [])
  return (
    <section class="box box-good result" aria-live="polite">
      <h2>{both('Đã ghi vào Sổ: số {n}', 'Written in the book: number {n}', { n: registered.number })}</h2>
      <p>
        {both('Quyển {v}, trang {p}, ngày {d}. Mã hồ sơ {c}.', 'Volume {v}, page {p}, {d}. Dossier {c}.', {
          v: registered.volume,
          p: registered.pageNo,
          d: day(registered.registeredOn),
          c: registered.code,
        })}{' '}
        {registered.pinRequested
          ? both(
              'Đã gửi xin số định danh; có số thì tự chuyển sang chờ ký, không phải chờ ở đây.',
              'The PIN has been asked for; it goes on by itself.',
            )
          : registered.state === 'SIGNED'
            ? both(
                'Giấy tờ đã ký theo phê duyệt trước: in và trao ngay.',
                'The papers are signed under the approval: print and hand over.',
              )
            : both('Hồ sơ chuyển sang trình ký.', 'It goes to the signatory.')}
      </p>
      <p class="row">
        <button type="button" class="primary" ref={next} onClick={onNew}>
          {both('Hồ sơ mới', 'New dossier')} <kbd>Alt+N</kbd>
        </button>
        {following ? (
          <button type="button" onClick={following.begin}>
            {following.label}
          </button>
        ) : null}
        {goOn}
        <button type="button" onClick={onPrints}>
          {both('Bản in', 'Prints')} <kbd>F10</kbd>
        </button>
      </p>
    </section>
  )
}

/** Somebody saved a newer version meanwhile: both stand until one is chosen. */
export function ConflictBox({ onChoose }: { onChoose: (choice: 'mine' | 'theirs') => void }) {
  return (
    <div class="box box-warning" role="alert">
      <p>
        {both(
          'Hồ sơ vừa được sửa ở nơi khác. Chọn bản để làm tiếp:',
          'This dossier was changed elsewhere. Choose which to go on with:',
        )}
      </p>
      <p class="row">
        <button type="button" onClick={() => onChoose('mine')}>
          {both('Bản đang gõ của tôi', 'Mine')}
        </button>
        <button type="button" onClick={() => onChoose('theirs')}>
          {both('Bản trên máy chủ', 'The server’s')}
        </button>
      </p>
    </div>
  )
}

/** Says that the frozen entry is being changed, and how that goes on. */
export function ChangingBox({ way, onSend, onLeave }: { way: ChangeWay; onSend: () => void; onLeave: () => void }) {
  return (
    <div class="box box-info">
      <p>
        {way === 'correct'
          ? both(
              'Đang sửa lỗi đánh máy trước khi ký: sửa ngay trên tờ khai, rồi gửi. Mọi thay đổi được ghi lại.',
              'Mending slips before the signature: change the form, then send. All is logged.',
            )
          : both(
              'Đang soạn đề nghị sửa dữ liệu cho khớp với Sổ giấy: người thứ hai sẽ duyệt.',
              'Preparing a repair to match the paper book: a second person decides.',
            )}
      </p>
      <p class="row">
        <button type="button" class="primary" onClick={onSend}>
          {both('Xem thay đổi và gửi', 'See and send')} <kbd>Ctrl+Enter</kbd>
        </button>
        <button type="button" onClick={onLeave}>
          {both('Thôi không sửa', 'Leave as it is')}
        </button>
      </p>
    </div>
  )
}
