import type { SaveState } from './autosave.web.ts'
import { both } from './language.web.ts'
import { clock } from './time.web.ts'

/** `đã lưu 09:12`, or where the typed text stands now. */
export function SaveIndicator({ save }: { save: SaveState }) {
  switch (save.state) {
    case 'nothing-typed':
      return <span class="saved" role="status" />
    case 'saving':
      return (
        <span class="saved" role="status">
          {both('đang lưu…', 'saving…')}
        </span>
      )
    case 'saved':
      return (
        <span class="saved" role="status">
          {both('đã lưu {t}', 'saved {t}', { t: clock(save.at) })}
        </span>
      )
    case 'kept-here':
      return (
        <span class="saved saved-here" role="status">
          {both('đã giữ trên máy này {t}, chờ đường truyền', 'kept on this computer {t}, waiting for the line', {
            t: clock(save.at),
          })}
        </span>
      )
    case 'conflict':
      return (
        <span class="saved saved-refused" role="status">
          {both('có bản mới hơn ở nơi khác', 'changed elsewhere')}
        </span>
      )
    case 'refused':
      return (
        <span class="saved saved-refused" role="status">
          {both('chưa lưu được: {m}', 'not saved: {m}', { m: save.message })}
        </span>
      )
  }
}
