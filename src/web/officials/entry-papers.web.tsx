import { useState } from 'preact/hooks'
import { type DocumentView, documentFile, documentsOfEntryList, entryPage, issueExtract } from '../../documents/api.ts'
import { call, callForFile } from '../parts/api.web.ts'
import { useAsk, useCommand } from '../parts/ask.web.ts'
import { SelectField, TextField } from '../parts/fields.web.tsx'
import { both, dictionary } from '../parts/language.web.ts'
import { Dialog, ProblemBox } from '../parts/panels.web.tsx'
import { useSession } from '../parts/session.web.tsx'
import { day } from '../parts/time.web.ts'
import { tell } from '../parts/toasts.web.tsx'
import { PdfDialog } from './pdf-view.web.tsx'

const t = dictionary({
  title: ['Giấy tờ', 'Documents'],
  none: ['Chưa lập giấy tờ nào.', 'None yet.'],
  page: ['In trang Sổ', 'Print the page'],
  extract: ['Cấp bản sao trích lục …', 'Issue an extract copy …'],
  which: ['Loại bản sao', 'Kind of copy'],
  requester: ['Người yêu cầu', 'Requester'],
  purpose: ['Mục đích', 'Purpose'],
  copies: ['Số bản', 'Copies'],
  make: ['Lập trích lục, chờ ký', 'Make it, to be signed'],
})

export function documentStateWords(state: DocumentView['state']): { words: string; tone: string } {
  switch (state) {
    case 'PREPARED':
      return { words: both('chờ ký', 'to be signed'), tone: 'wait' }
    case 'SIGNED':
      return { words: both('đã ký', 'signed'), tone: 'good' }
    case 'REPLACED':
      return { words: both('đã thay bằng bản khác', 'replaced'), tone: 'plain' }
    case 'REVOKED':
      return { words: both('đã thu hồi', 'revoked'), tone: 'bad' }
  }
}

/** Papers made from an entry: read, print the page of the book, issue an extract copy. */
export function EntryPapers({ officeId, entryId, purpose }: { officeId: number; entryId: string; purpose: string }) {
  const { permits } = useSession()
  const params = { officeId, entryId }
  const papers = useAsk(documentsOfEntryList, { params })
  const [pdf, setPdf] = useState<{ title: string; file: () => Promise<Blob> }>()
  const [asking, setAsking] = useState(false)
  const [requester, setRequester] = useState('')
  const [why, setWhy] = useState('')
  const [copies, setCopies] = useState('1')
  const [chosen, setChosen] = useState('')
  const offers = papers.value?.papers ?? []
  const extracts = offers.filter((paper) => paper.use === 'copy')
  const kind = chosen || extracts[0]?.kind
  const issue = useCommand(async () => {
    await call(issueExtract, { params, body: { kind, requester, purpose: why, copies: Number(copies) } })
    setAsking(false)
    tell(both('Đã lập trích lục, chuyển người ký.', 'Made; it waits for its signature.'))
    await papers.reload()
  })
  const items = papers.value?.items ?? []
  return (
    <section class="card stack">
      <h2>{t('title')}</h2>
      <ProblemBox problem={papers.problem} />
      {papers.value && items.length === 0 ? <p class="faint">{t('none')}</p> : null}
      <ul class="plain stack">
        {items.map((paper) => (
          <li key={paper.id}>
            <button
              type="button"
              class="link"
              onClick={() =>
                setPdf({
                  title: `${paper.name} ${paper.number}`,
                  file: () => callForFile(documentFile, { params: { documentId: paper.id } }),
                })
              }
            >
              {both(paper.name, paper.nameEn)} {paper.number}
              {paper.originalNo > 1 || offers.some((one) => one.kind === paper.kind && one.originals > 1)
                ? both(' – bản {n}', ' – original {n}', { n: paper.originalNo })
                : ''}
            </button>{' '}
            <span class={`badge badge-${documentStateWords(paper.state).tone}`}>
              {documentStateWords(paper.state).words}
            </span>
            <br />
            <small class="faint">
              {[day(paper.issuedOn), paper.signerName, both('in {n} lần', 'printed {n}×', { n: paper.printedCount })]
                .filter(Boolean)
                .join(' · ')}
            </small>
          </li>
        ))}
      </ul>
      <div class="row">
        {permits('book.read') && offers.some((paper) => paper.use === 'page') ? (
          <button
            type="button"
            onClick={() =>
              setPdf({ title: t('page'), file: () => callForFile(entryPage, { params, query: { purpose } }) })
            }
          >
            {t('page')}
          </button>
        ) : null}
        {permits('document.copy') && extracts.length > 0 ? (
          <button type="button" onClick={() => setAsking(true)}>
            {t('extract')}
          </button>
        ) : null}
      </div>
      <PdfDialog title={pdf?.title ?? ''} file={pdf?.file} onClose={() => setPdf(undefined)} />
      <Dialog open={asking} title={t('extract')} onClose={() => setAsking(false)}>
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault()
            void issue.run()
          }}
        >
          {extracts.length > 1 ? (
            <SelectField
              pointer="/kind"
              label={t('which')}
              value={kind ?? ''}
              onValue={setChosen}
              choices={extracts.map((paper) => ({ value: paper.kind, label: both(paper.name, paper.nameEn) }))}
            />
          ) : null}
          <TextField pointer="/requester" label={t('requester')} required value={requester} onValue={setRequester} />
          <TextField pointer="/why" label={t('purpose')} required value={why} onValue={setWhy} />
          <TextField
            pointer="/copies"
            label={t('copies')}
            inputMode="numeric"
            width={4}
            value={copies}
            onValue={setCopies}
          />
          <ProblemBox problem={issue.problem} />
          <div class="dialog-buttons">
            <button
              type="submit"
              class="primary"
              disabled={
                issue.busy || requester.trim().length < 2 || why.trim().length < 3 || !/^[1-9]\d?$/.test(copies)
              }
            >
              {t('make')}
            </button>
          </div>
        </form>
      </Dialog>
    </section>
  )
}
