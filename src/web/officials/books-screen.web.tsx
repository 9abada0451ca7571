import { useState } from 'preact/hooks'
import { Link } from 'wouter-preact'
import { bookPrint, closingPage } from '../../documents/api.ts'
import { RegisterKind } from '../../law/register-books.ts'
import type { OutputOf } from '../../platform/endpoint.ts'
import { closeBook, listBooks, openBook } from '../../registers/api.ts'
import { useAddressQuery } from '../parts/address-query.web.ts'
import { call, callForFile, Problem } from '../parts/api.web.ts'
import { useAsk, useCommand } from '../parts/ask.web.ts'
import { SelectField, TextArea, TextField, Tick } from '../parts/fields.web.tsx'
import { both, count, dictionary } from '../parts/language.web.ts'
import { Dialog, Empty, PageHead, ProblemBox, Skeleton } from '../parts/panels.web.tsx'
import { useSession } from '../parts/session.web.tsx'
import { DataTable } from '../parts/table.web.tsx'
import { day, today } from '../parts/time.web.ts'
import { tell } from '../parts/toasts.web.tsx'
import { registerChoices, registerWords } from '../parts/words.web.ts'
import { PdfDialog } from './pdf-view.web.tsx'

type Book = OutputOf<typeof listBooks>['items'][number]

const t = dictionary({
  title: ['Sổ', 'Books'],
  lead: [
    'Mỗi năm một quyển; số ghi liên tục, không bỏ trống. Ngày 31/12 khóa sổ, người đứng đầu ký (Luật Hộ tịch điều 58).',
    'One book a year, numbered without gaps; closed on 31 December and signed by the head (Civil Status Act art. 58).',
  ],
  book: ['Quyển', 'Book'],
  volumes: ['Số quyển', 'Volumes'],
  entries: ['Số việc', 'Entries'],
  pages: ['Số trang', 'Pages'],
  state: ['Tình trạng', 'State'],
  open: ['Đang mở từ {d}', 'Open since {d}'],
  closed: ['Đã khóa {d}', 'Closed {d}'],
  openOther: ['Mở sổ khác năm {y}', 'Open another book of {y}'],
  openNext: ['Mở sổ năm {y}', 'Open the book of {y}'],
  nextVolume: ['Mở quyển tiếp theo', 'Open the next volume'],
  close: ['Khóa sổ …', 'Close …'],
  closing: ['Khóa sổ năm {y}', 'Closing the book of {y}'],
  closingPage: ['Trang khóa sổ năm {y}', 'Closing page of {y}'],
  closingText: [
    'Sau khi khóa, sổ không nhận thêm việc nào. Hệ thống ghi tổng số trang, tổng số việc, số đầu và số cuối.',
    'A closed book takes no entry. Totals of pages and entries, first and last number are recorded.',
  ],
  closingEarly: [
    'Chưa hết năm {y}. Khóa bây giờ thì từ nay đến hết năm không ghi thêm được việc nào vào sổ này. Luật Hộ tịch, Điều 58: khóa sổ vào ngày cuối cùng của năm.',
    'The year {y} is not over. Closed now, this book takes no more entries this year. Civil Status Act art. 58: books are closed on the last day of the year.',
  ],
  closeAnyway: ['Vẫn khóa sổ trước ngày 31/12', 'Close before 31 December all the same'],
  statement: ['Lời ghi khi khóa sổ (không bắt buộc)', 'Statement (optional)'],
  sign: ['Ký và khóa sổ', 'Sign and close'],
  none: ['Đơn vị chưa có sổ nào.', 'The office has no book yet.'],
  noneFound: ['Không có sổ nào như vậy.', 'There is no such book.'],
  printWhole: ['In cả quyển', 'Print the volume'],
  printVolume: ['In quyển {n}', 'Print volume {n}'],
  more: [
    'Còn sổ khác. Chọn loại sổ, cơ quan hoặc năm để xem tiếp.',
    'There are more books. Choose register, office or year.',
  ],
})

/** A book that was loaded as closed has its totals, and no page anybody signed. */
const hasClosingPage = ({ volumes }: Book): boolean => {
  const closing = volumes.at(-1)?.closing
  return typeof closing === 'object' && closing !== null && 'documentId' in closing
}

const isOpen = ({ volumes }: Book): boolean => volumes.at(-1)?.closedOn === null

export function Screen() {
  const { me, permits, confirmPassword } = useSession()
  const query = useAddressQuery()
  const officeId = Number(query.get('officeId')) || undefined
  const register = RegisterKind.safeParse(query.get('register')).data
  const ofYear = /^(19|20|21)\d\d$/.test(query.get('year')) ? Number(query.get('year')) : undefined
  const year = Number(today().slice(0, 4))
  const books = useAsk(listBooks, {
    query: {
      ...(officeId ? { officeId } : {}),
      ...(register ? { register } : {}),
      ...(ofYear ? { year: ofYear } : {}),
    },
  })
  const thisYear = useAsk(listBooks, { query: { officeId: me.officeId, year } })
  const [closing, setClosing] = useState<Book>()
  const [pdf, setPdf] = useState<{ title: string; file: () => Promise<Blob> }>()
  const [statement, setStatement] = useState('')
  const [anyway, setAnyway] = useState(false)
  const mayManage = permits('book.manage') && me.scope === 'OFFICE'
  const kept = books.value?.offices ?? []
  const isOurs = (book: Book) =>
    me.scope === 'OFFICE' && (book.officeId === me.officeId || kept.some((office) => office.officeId === book.officeId))
  const openOne = useCommand(async (register: Book['register'], ofYear: number) => {
    const params = { officeId: me.officeId, register, year: ofYear }
    await call(openBook, { params })
    tell(both('Đã mở {r} năm {y}.', 'Open: {r} {y}.', { r: registerWords(register), y: ofYear }))
    await Promise.all([books.reload(), thisYear.reload()])
  })
  const print = ({ officeId, register, year }: Book, volume: number) => {
    const asked = { params: { officeId, register, year, volume }, query: {} }
    setPdf({ title: `${registerWords(register)} ${volume}-${year}`, file: () => callForFile(bookPrint, asked) })
  }
  const showClosingPage = ({ officeId, register, year, volumes }: Book) => {
    const params = { officeId, register, year, volume: volumes.length }
    setPdf({ title: t('closingPage', { y: year }), file: () => callForFile(closingPage, { params }) })
  }
  const close = useCommand(async (book: Book) => {
    const asked = { params: { officeId: book.officeId, register: book.register, year: book.year }, body: { statement } }
    try {
      await call(closeBook, asked)
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'reauthentication-needed' || !(await confirmPassword()))
        throw error
      await call(closeBook, asked)
    }
    setClosing(undefined)
    tell(both('Đã khóa sổ năm {y}.', 'The book of {y} is closed.', { y: book.year }))
    showClosingPage(book)
    await books.reload()
  })
  // The books of an office that is no more are closed on any day.
  const early = (book: Book): boolean => book.officeId === me.officeId && today() < `${book.year}-12-31`
  const items = books.value?.items ?? []
  const notOpened = registerChoices().filter(
    ({ value }) => !thisYear.value?.items.some((book) => book.register === value),
  )
  const births = notOpened.some(({ value }) => value === 'BIRTH')
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')}>
        {mayManage && thisYear.value && births ? (
          <button type="button" class="primary" disabled={openOne.busy} onClick={() => void openOne.run('BIRTH', year)}>
            {t('openNext', { y: year })}
          </button>
        ) : null}
        {mayManage && thisYear.value && notOpened.length > 0 && !births ? (
          <SelectField
            pointer="/open-book"
            label={t('openOther', { y: year })}
            value=""
            empty={both('– chọn sổ –', '– choose –')}
            choices={notOpened}
            onValue={(register) => register && void openOne.run(register, year)}
          />
        ) : null}
      </PageHead>
      <div class="filters">
        <SelectField
          pointer="/register"
          label={both('Loại sổ', 'Register')}
          value={register ?? ''}
          empty={both('Mọi sổ', 'All')}
          choices={registerChoices()}
          onValue={(value) => query.set({ register: value })}
        />
        {kept.length > 1 ? (
          <SelectField
            pointer="/office"
            label={both('Cơ quan', 'Office')}
            value={officeId ? String(officeId) : ''}
            empty={both('Cơ quan mình và nơi đã sáp nhập', 'Ours and those merged into it')}
            choices={kept.map(({ officeId, name }) => ({ value: String(officeId), label: name }))}
            onValue={(value) => query.set({ officeId: value })}
          />
        ) : null}
        <TextField
          pointer="/year"
          label={both('Năm', 'Year')}
          inputMode="numeric"
          maxLength={4}
          value={query.get('year')}
          onValue={(value) => query.set({ year: value.replace(/\D/g, '') })}
        />
      </div>
      <ProblemBox problem={books.problem ?? openOne.problem} again={() => void books.reload()} />
      {!books.value && books.loading ? <Skeleton lines={4} /> : null}
      {books.value && items.length === 0 ? (
        <Empty title={register || ofYear || officeId ? t('noneFound') : t('none')} />
      ) : null}
      {items.length > 0 ? (
        <DataTable
          label={t('title')}
          rows={items}
          keyOf={(book) => `${book.officeId}-${book.register}-${book.year}`}
          columns={[
            {
              id: 'book',
              title: t('book'),
              names: true,
              cell: (book) => (
                <span>
                  <Link href={`/so/${book.officeId}/${book.register}/${book.year}`}>
                    {registerWords(book.register)} {book.year}
                  </Link>
                  <br />
                  <small class="faint">{book.officeName}</small>
                </span>
              ),
            },
            {
              id: 'entries',
              title: t('entries'),
              numeric: true,
              cell: (book) => count(book.volumes.reduce((n, v) => n + v.entries, 0)),
            },
            {
              id: 'pages',
              title: t('pages'),
              numeric: true,
              cell: (book) => count(book.volumes.reduce((n, v) => n + v.pages, 0)),
            },
            { id: 'volumes', title: t('volumes'), numeric: true, cell: (book) => book.volumes.length },
            {
              id: 'state',
              title: t('state'),
              cell: (book) => {
                const last = book.volumes.at(-1)
                if (!last) return ''
                return last.closedOn ? (
                  <span class="badge">{t('closed', { d: day(last.closedOn) })}</span>
                ) : (
                  <span class="badge badge-good">{t('open', { d: day(book.volumes[0]?.openedOn) })}</span>
                )
              },
            },
            {
              id: 'do',
              title: '',
              cell: (book) => (
                <span class="row">
                  {book.volumes.map(({ volume }) => (
                    <button key={volume} type="button" onClick={() => print(book, volume)}>
                      {book.volumes.length === 1 ? t('printWhole') : t('printVolume', { n: volume })}
                      <span class="visually-hidden">
                        {' '}
                        {registerWords(book.register)} {book.year}
                      </span>
                    </button>
                  ))}
                  {hasClosingPage(book) ? (
                    <button type="button" onClick={() => showClosingPage(book)}>
                      {both('In trang khóa sổ', 'Closing page')}
                    </button>
                  ) : null}
                  {mayManage && book.officeId === me.officeId && book.year >= year && isOpen(book) ? (
                    <button
                      type="button"
                      disabled={openOne.busy}
                      onClick={() => void openOne.run(book.register, book.year)}
                    >
                      {t('nextVolume')}
                    </button>
                  ) : null}
                  {permits('case.sign') && isOurs(book) && isOpen(book) ? (
                    <button
                      type="button"
                      onClick={() => {
                        setAnyway(false)
                        setClosing(book)
                      }}
                    >
                      {t('close')}
                    </button>
                  ) : null}
                </span>
              ),
            },
          ]}
        />
      ) : null}
      {books.value?.more ? <p class="faint">{t('more')}</p> : null}
      <PdfDialog title={pdf?.title ?? ''} file={pdf?.file} onClose={() => setPdf(undefined)} />
      <Dialog
        open={closing !== undefined}
        title={t('closing', { y: closing?.year ?? '' })}
        onClose={() => setClosing(undefined)}
      >
        {closing ? (
          <form
            class="stack"
            onSubmit={(event) => {
              event.preventDefault()
              void close.run(closing)
            }}
          >
            <p>{t('closingText')}</p>
            <p>
              {both('{n} việc, số cuối {l}.', '{n} entries, last number {l}.', {
                n: count(closing.volumes.reduce((n, v) => n + v.entries, 0)),
                l: closing.lastNo,
              })}
            </p>
            {early(closing) ? (
              <>
                <p class="note note-warning">{t('closingEarly', { y: closing.year })}</p>
                <Tick pointer="/anyway" label={t('closeAnyway')} checked={anyway} onChecked={setAnyway} />
              </>
            ) : null}
            <TextArea pointer="/statement" label={t('statement')} value={statement} onValue={setStatement} />
            <ProblemBox problem={close.problem} />
            <div class="dialog-buttons">
              <button type="button" onClick={() => setClosing(undefined)}>
                {both('Thôi', 'Cancel')}
              </button>
              <button type="submit" class="primary" disabled={close.busy || (early(closing) && !anyway)}>
                {t('sign')}
              </button>
            </div>
          </form>
        ) : null}
      </Dialog>
    </>
  )
}
