import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { LineDead, Problem, sentenceOf } from './api.web.ts'
import { fieldId } from './fields.web.tsx'
import { both, count } from './language.web.ts'

/** A page's heading; takes the focus when the page opens, so that screen readers and keyboards start there. */
export function PageHead({
  title,
  children,
  lead,
}: {
  title: ComponentChildren
  children?: ComponentChildren
  lead?: ComponentChildren
}) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (
      document.activeElement === document.body ||
      document.activeElement === null ||
      document.activeElement.closest('nav')
    )
      heading.current?.focus({ preventScroll: true })
  }, [])
  useEffect(() => {
    document.title = `${heading.current?.textContent ?? ''} · Hộ tịch`
  })
  return (
    <header class="page-head">
      <div>
        <h1 tabIndex={-1} ref={heading}>
          {title}
        </h1>
        {lead ? <p class="lead">{lead}</p> : null}
      </div>
      {children ? <div class="page-actions">{children}</div> : null}
    </header>
  )
}

/** A modal dialog; Esc and the cross close it, Ctrl+Enter sends its form, the focus returns to where it was. */
export function Dialog({
  open,
  title,
  onClose,
  children,
  wide = false,
  mustAnswer = false,
}: {
  open: boolean
  title: ComponentChildren
  onClose: () => void
  children: ComponentChildren
  wide?: boolean
  /** No way out but the buttons inside. */
  mustAnswer?: boolean
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = dialog.current
    if (!element) return
    if (open && !element.open) {
      element.showModal()
      const inside = '.dialog-body :is(input, textarea, select, [autofocus]):not([disabled], [readonly])'
      element.querySelector<HTMLElement>(`${inside}, .dialog-body button.primary:not([disabled])`)?.focus()
    }
    if (!open && element.open) element.close()
  }, [open])
  return (
    <dialog
      ref={dialog}
      class={wide ? 'wide' : ''}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
        const form = dialog.current?.querySelector('form')
        if (!form) return
        event.preventDefault()
        if (form.querySelector('button[type=submit]:not([disabled])')) form.requestSubmit()
      }}
      onCancel={(event) => {
        event.preventDefault()
        if (!mustAnswer) onClose()
      }}
    >
      {open ? (
        <>
          <header>
            <h2>{typeof title === 'string' ? title.replace(/ …$/, '') : title}</h2>
            {mustAnswer ? null : (
              <button type="button" class="quiet" onClick={onClose} aria-label={both('Đóng', 'Close')}>
                ✕
              </button>
            )}
          </header>
          <div class="dialog-body">{children}</div>
        </>
      ) : null}
    </dialog>
  )
}

/** What went wrong, in one sentence; with the request's id when the server erred. Nothing when there is no problem. */
export function ProblemBox({ problem, again }: { problem: unknown; again?: (() => void) | undefined }) {
  if (problem === undefined || problem === null) return null
  const document = problem instanceof Problem ? problem.document : undefined
  return (
    <div class={problem instanceof LineDead ? 'box box-warning' : 'box box-error'} role="alert">
      <p>{sentenceOf(problem)}</p>
      {document?.errors?.length ? (
        <ul>
          {document.errors.map((item) => (
            <li key={item.pointer + item.message}>{item.message}</li>
          ))}
        </ul>
      ) : null}
      {document && document.status >= 500 && document.instance ? (
        <p class="faint">
          {both('Mã yêu cầu', 'Request id')}: <code>{document.instance.replace('urn:uuid:', '')}</code>
        </p>
      ) : null}
      {again ? (
        <button type="button" onClick={again}>
          {both('Thử lại', 'Try again')}
        </button>
      ) : null}
    </div>
  )
}

export type SummaryItem = { pointer: string; message: string; cite?: string }

/** Errors summed up with links to their fields; takes the focus when it appears or changes by a new submit (`turn`). */
export function ErrorSummary({ items, turn, title }: { items: readonly SummaryItem[]; turn: number; title?: string }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (turn > 0 && items.length > 0) box.current?.focus()
  }, [turn])
  if (items.length === 0) return null
  return (
    <div class="box box-error error-summary" tabIndex={-1} ref={box} role="alert">
      <h2>{title ?? both('Còn {n} chỗ cần sửa', '{n} things to mend', { n: items.length })}</h2>
      <ul>
        {items.map((item) => (
          <li key={item.pointer + item.message}>
            <a
              href={`#${fieldId(item.pointer)}`}
              onClick={(event) => {
                const field = document.getElementById(fieldId(item.pointer))
                if (!field) return
                event.preventDefault()
                field.closest('details')?.setAttribute('open', '')
                field.focus()
                field.scrollIntoView({ block: 'center' })
              }}
            >
              {item.message}
            </a>
            {item.cite ? <small> ({item.cite})</small> : null}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Nothing to show, said so that one knows what to do next. */
export function Empty({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="empty">
      <p class="empty-title">{title}</p>
      {children}
    </div>
  )
}

/** Grey lines where content will stand; told to screen readers as one word. */
export function Skeleton({ lines = 5 }: { lines?: number }) {
  return (
    <div class="skeleton" role="status">
      <span class="visually-hidden">{both('Đang tải', 'Loading')}</span>
      {Array.from({ length: lines }, (_, n) => (
        <i key={n} style={{ width: `${92 - ((n * 23) % 40)}%` }} />
      ))}
    </div>
  )
}

/** Long work, with how much is done. */
export function Progress({ done, of, label }: { done: number; of: number; label: string }) {
  return (
    <div class="progress">
      <span>
        {label}: {count(done)}/{count(of)}
      </span>
      <progress value={done} max={of} aria-label={label} />
    </div>
  )
}

export type Tab = { id: string; label: ComponentChildren; content: () => ComponentChildren }

/** Tabs with arrow keys; `at` and `onAt` let the address keep which one is open. */
export function Tabs({
  tabs,
  at,
  onAt,
  label,
}: {
  tabs: readonly Tab[]
  at?: string
  onAt?: (id: string) => void
  label: string
}) {
  const [own, setOwn] = useState(tabs[0]?.id ?? '')
  const chosen = at ?? own
  const list = useRef<HTMLDivElement>(null)
  const choose = (id: string) => {
    setOwn(id)
    onAt?.(id)
  }
  const current = tabs.find((tab) => tab.id === chosen) ?? tabs[0]
  return (
    <div class="tabs">
      <div
        role="tablist"
        aria-label={label}
        ref={list}
        onKeyDown={(event) => {
          const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
          if (by === 0 || !current) return
          const next = tabs[(tabs.indexOf(current) + by + tabs.length) % tabs.length]
          if (!next) return
          choose(next.id)
          list.current?.querySelector<HTMLElement>(`[id="tab-${next.id}"]`)?.focus()
        }}
      >
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`tab-${tab.id}`}
            aria-selected={tab === current}
            aria-controls={`panel-${tab.id}`}
            tabIndex={tab === current ? 0 : -1}
            onClick={() => choose(tab.id)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      {current ? (
        <div role="tabpanel" id={`panel-${current.id}`} aria-labelledby={`tab-${current.id}`}>
          {current.content()}
        </div>
      ) : null}
    </div>
  )
}
