import { useMemo, useState } from 'preact/hooks'
import { useSearchParams } from 'wouter-preact'
import { type GalleryItem, galleryPaper, listGallery } from '../../documents/gallery-api.ts'
import { fold } from '../../values/names.ts'
import { callForFile } from '../parts/api.web.ts'
import { useAsk } from '../parts/ask.web.ts'
import { both, count } from '../parts/language.web.ts'
import { Empty, PageHead, ProblemBox, Skeleton } from '../parts/panels.web.tsx'
import { day } from '../parts/time.web.ts'
import './gallery.css'
import { PdfDialog } from './pdf-view.web.tsx'

const useWords = (use: GalleryItem['use']): string =>
  ({
    original: both('Bản chính', 'Original'),
    copy: both('Bản sao', 'Copy'),
    page: both('Trang sổ', 'Register page'),
    declaration: both('Tờ khai', 'Declaration'),
    desk: both('Một cửa', 'Desk'),
    letter: both('Văn bản', 'Letter'),
    book: both('Sổ', 'Book'),
    note: both('Ghi chú mặt sau', 'Note on the reverse'),
  })[use]

/** So many cases stand open; the rest is folded. */
const SHOWN = 3

const keyOf = ({ kind, paper, example }: GalleryItem): string => `${kind}/${paper}/${example}`

/** One row a paper; the invented cases that have it stand beside each other. */
function rowsOf(items: readonly GalleryItem[]): { first: GalleryItem; items: GalleryItem[] }[] {
  const rows = new Map<string, { first: GalleryItem; items: GalleryItem[] }>()
  for (const item of items) {
    const key = `${item.kind}/${item.paper}`
    const row = rows.get(key) ?? { first: item, items: [] }
    row.items.push(item)
    rows.set(key, row)
  }
  return [...rows.values()]
}

/** Every paper of the system filled with invented people, to be held against the real forms. Demo mode only. */
export function Screen() {
  const [search, setSearch] = useSearchParams()
  const typed = search.get('q') ?? ''
  const asking = useAsk(listGallery, {})
  const [shown, setShown] = useState<GalleryItem>()
  const file = useMemo(
    () =>
      shown
        ? () => callForFile(galleryPaper, { params: { kind: shown.kind, paper: shown.paper, example: shown.example } })
        : undefined,
    [shown && keyOf(shown)],
  )
  const items = asking.value?.items ?? []
  const found = useMemo(() => {
    const words = fold(typed).split(' ')
    return items.filter((item) => {
      const text = fold([...item.name, ...item.kindName, ...item.exampleTitle, item.cite].join(' '))
      return words.every((word) => text.includes(word))
    })
  }, [items, typed])
  const caseButton = (item: GalleryItem) => (
    <button key={item.example} type="button" class="link" onClick={() => setShown(item)}>
      {both(...item.exampleTitle)}
    </button>
  )
  const groups = [...new Map(found.map((item) => [item.kind, item.kindName])).entries()]
  return (
    <>
      <PageHead
        title={both('Mẫu giấy tờ', 'Gallery of papers')}
        lead={both(
          'Mọi giấy tờ hệ thống làm ra, điền người hư cấu, để đối chiếu với biểu mẫu thật. Bấm vào một trường hợp để xem và in.',
          'Every paper the system makes, filled with invented people. Press a case to read and print it.',
        )}
      />
      <ProblemBox problem={asking.problem} />
      <p class="row">
        <input
          type="search"
          class="gallery-search"
          value={typed}
          aria-label={both('Tìm giấy tờ', 'Find a paper')}
          placeholder={both('Tìm: kết hôn, trích lục, TT 04/2020…', 'Find a paper')}
          onInput={(event) =>
            setSearch(event.currentTarget.value ? { q: event.currentTarget.value } : {}, { replace: true })
          }
        />
        <span class="faint">{both('{n} tờ', '{n} sheets', { n: count(found.length) })}</span>
      </p>
      {asking.value ? null : <Skeleton lines={10} />}
      {asking.value && found.length === 0 ? (
        <Empty title={both('Không có giấy tờ nào như vậy.', 'No such paper.')} />
      ) : null}
      {groups.map(([kind, name]) => (
        <section key={kind} class="gallery">
          <h2>{both(...name)}</h2>
          <table class="table">
            <thead>
              <tr>
                <th>{both('Giấy tờ', 'Paper')}</th>
                <th>{both('Mẫu theo', 'Form set by')}</th>
                <th>{both('Trường hợp hư cấu', 'Invented cases')}</th>
              </tr>
            </thead>
            <tbody>
              {rowsOf(found.filter((item) => item.kind === kind)).map(({ first, items: cases }) => (
                <tr key={first.paper}>
                  <th scope="row">
                    {both(...first.name)} <small class="faint">{useWords(first.use)}</small>
                  </th>
                  <td>
                    <small>
                      {first.cite}
                      {first.since ? ` · ${both('từ {d}', 'since {d}', { d: day(first.since) })}` : ''}
                    </small>
                  </td>
                  <td class="gallery-cases">
                    {cases.slice(0, SHOWN).map(caseButton)}
                    {cases.length > SHOWN ? (
                      <details>
                        <summary>{both('và {n} trường hợp nữa', 'and {n} more', { n: cases.length - SHOWN })}</summary>
                        {cases.slice(SHOWN).map(caseButton)}
                      </details>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
      <PdfDialog
        title={shown ? `${both(...shown.name)} – ${both(...shown.exampleTitle)}` : ''}
        file={file}
        onClose={() => setShown(undefined)}
      />
    </>
  )
}
