import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { both } from './language.web.ts'
import { lineIsUp, watchLine } from './line.web.ts'
import { Skeleton } from './panels.web.tsx'

/** A screen that is fetched when first opened; a dead line is told and tried again when it is back. */
export function lazily<P extends object>(
  load: () => Promise<ComponentType<P>>,
): ComponentType<P> & { load: () => void } {
  let arrived: ComponentType<P> | undefined
  let coming: Promise<ComponentType<P>> | undefined
  const start = (): Promise<ComponentType<P>> => {
    coming ??= load().then(
      (component) => {
        arrived = component
        return component
      },
      (error) => {
        coming = undefined
        throw error
      },
    )
    return coming
  }
  function Lazily(props: P) {
    const [failed, setFailed] = useState(false)
    const [, redraw] = useState(0)
    useEffect(() => {
      if (arrived) return
      let gone = false
      const attempt = () => {
        setFailed(false)
        start().then(
          () => !gone && redraw((n) => n + 1),
          () => !gone && setFailed(true),
        )
      }
      attempt()
      const stop = watchLine(() => {
        if (lineIsUp() && !arrived) attempt()
      })
      return () => {
        gone = true
        stop()
      }
    }, [])
    const Screen = arrived
    if (Screen) return <Screen {...props} />
    if (!failed) return <Skeleton lines={7} />
    return (
      <div class="box box-warning" role="alert">
        <p>
          {both(
            'Chưa tải được màn hình này. Khi có đường truyền sẽ tự thử lại; những gì đã gõ vẫn còn.',
            'This screen could not be loaded; it is tried again when the line is back. Nothing typed is lost.',
          )}
        </p>
        <button type="button" onClick={() => location.reload()}>
          {both('Tải lại trang', 'Reload')}
        </button>
      </div>
    )
  }
  return Object.assign(Lazily, { load: () => void start().catch(() => undefined) })
}
