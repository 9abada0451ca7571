import type { Shortcut } from '../../parts/keys.web.ts'
import { both } from '../../parts/language.web.ts'
import { type Move, moveWords } from './moves.web.ts'

type Actions = {
  /** The step one is here for, with Ctrl+Enter. */
  main: Move | undefined
  others: readonly Move[]
  startMove: (move: Move) => void
  onCorrect: (() => void) | undefined
  onRepair: (() => void) | undefined
}

const words = {
  correct: () => both('Sửa lỗi đánh máy', 'Mend a typing slip'),
  repair: () => both('Đề nghị sửa dữ liệu', 'Ask for a repair'),
}

/** What can be done with the dossier: the main step, the usual ones, the rare ones folded away. */
export function DeskActions({ main, others, busy, startMove, onCorrect, onRepair }: Actions & { busy: boolean }) {
  const rare = others.filter((one) => moveWords(one).danger || one === 'pause')
  const usual = others.filter((one) => !rare.includes(one))
  const button = (move: Move) => {
    const { label, what, keys, danger } = moveWords(move)
    const shown = move === main ? 'Ctrl+Enter' : keys === 'Ctrl+Enter' ? undefined : keys
    return (
      <button
        key={move}
        type="button"
        class={move === main ? 'primary' : danger ? 'danger' : ''}
        title={what}
        disabled={busy}
        onClick={() => startMove(move)}
      >
        {label}
        {shown ? <kbd>{shown}</kbd> : null}
      </button>
    )
  }
  return (
    <>
      {main ? button(main) : null}
      {usual.map(button)}
      {onCorrect ? (
        <button type="button" onClick={onCorrect}>
          {words.correct()} <kbd>Alt+S</kbd>
        </button>
      ) : null}
      {onRepair ? (
        <button type="button" onClick={onRepair}>
          {words.repair()} <kbd>Alt+S</kbd>
        </button>
      ) : null}
      {rare.length > 0 ? (
        <details class="rare">
          <summary>{both('Việc khác', 'Other steps')}</summary>
          {rare.map(button)}
        </details>
      ) : null}
    </>
  )
}

/** The same by keyboard, while no dialog is open; `onSend` sends a correction or a repair being typed. */
export function deskKeys({
  main,
  others,
  startMove,
  onCorrect,
  onRepair,
  onSend,
  newOne,
}: Actions & { onSend: (() => void) | undefined; newOne: () => void }): Shortcut[] {
  const list: Shortcut[] = []
  if (onSend)
    list.push({ keys: 'Ctrl+Enter', label: both('Xem thay đổi và gửi', 'See and send the changes'), run: onSend })
  else if (main) list.push({ keys: 'Ctrl+Enter', label: moveWords(main).label, run: () => startMove(main) })
  for (const move of main ? [main, ...others] : others) {
    const { keys, label } = moveWords(move)
    if (keys && keys !== 'Ctrl+Enter') list.push({ keys, label, run: () => startMove(move) })
  }
  if (onCorrect) list.push({ keys: 'Alt+S', label: words.correct(), run: onCorrect })
  if (onRepair) list.push({ keys: 'Alt+S', label: words.repair(), run: onRepair })
  list.push({ keys: 'Alt+N', label: both('Hồ sơ mới', 'New dossier'), run: newOne })
  return list
}
