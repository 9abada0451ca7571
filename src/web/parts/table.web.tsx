import type { ComponentChildren } from 'preact'
import { both, count } from './language.web.ts'

export type Column<R> = {
  id: string
  title: string
  cell: (row: R) => ComponentChildren
  /** Right-aligned with tabular figures. */
  numeric?: boolean
  /** The column that names the row, for screen readers and for cards on a phone. */
  names?: boolean
}

/**
 * A table with a frozen head; on a phone each row becomes a card. `label` names it. Rows are opened by a link in the naming column,
 * never by clicking anywhere.
 */
export function DataTable<R>({
  label,
  columns,
  rows,
  keyOf,
  mark,
}: {
  label: string
  columns: readonly Column<R>[]
  rows: readonly R[]
  keyOf: (row: R) => string
  /** A class for rows that stand out, besides words. */
  mark?: (row: R) => string
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section class="table" aria-label={label} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {columns.map((column) =>
              column.title === '' ? (
                <td key={column.id} />
              ) : (
                <th key={column.id} scope="col" class={column.numeric ? 'numeric' : ''}>
                  {column.title}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)} class={mark?.(row) ?? ''}>
              {columns.map((column) =>
                column.names ? (
                  <th key={column.id} scope="row" data-label={column.title}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.id} class={column.numeric ? 'numeric' : ''} data-label={column.title}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** More rows on demand, with how many are shown. */
export function More({
  shown,
  next,
  onMore,
  busy,
}: {
  shown: number
  next: boolean
  onMore: () => void
  busy: boolean
}) {
  return (
    <p class="more">
      <span class="faint">{both('Đang hiện {n}', 'Showing {n}', { n: count(shown) })}</span>
      {next ? (
        <button type="button" onClick={onMore} disabled={busy}>
          {both('Xem thêm', 'Show more')}
        </button>
      ) : null}
    </p>
  )
}
