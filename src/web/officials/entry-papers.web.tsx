import { useState } from 'preact/hooks'
import { type DocumentView, documentFile, documentsOfEntryList, entryPage } from '../../documents/api.ts'
import { callForFile } from '../parts/api.web.ts'
import { useAsk } from '../parts/ask.web.ts'
import { both, dictionary } from '../parts/language.web.ts'
import { Dialog, ProblemBox } from '../parts/panels.web.tsx'
import { useSession } from '../parts/session.web.tsx'
import { day } from '../parts/time.web.ts'
import { CopyRequestForm } from './copy-request.web.tsx'
import { NoteBackForm, noteBackTitle } from './note-back.web.tsx'
import { PdfDialog } from './pdf-view.web.tsx'

const t = dictionary({
  title: ['Giấy tờ', 'Documents'],
  none: ['Chưa lập giấy tờ nào.', 'None yet.'],
  page: ['In trang Sổ', 'Print the page'],
  noteBack: ['In ghi chú mặt sau bản chính …', 'Print the note on the original …'],
  extract: ['Cấp bản sao trích lục …', 'Issue an extract copy …'],
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
export function EntryPapers({
  officeId,
  entryId,
  purpose,
  people,
}: {
  officeId: number
  entryId: string
  purpose: string
  people: readonly { role: string; name: string; pin: string | null }[]
}) {
  const { permits } = useSession()
  const params = { officeId, entryId }
  const papers = useAsk(documentsOfEntryList, { params })
  const [pdf, setPdf] = useState<{ title: string; file: () => Promise<Blob> }>()
  const [asking, setAsking] = useState(false)
  const [noting, setNoting] = useState(false)
  const offers = papers.value?.papers ?? []
  const extracts = offers.filter((paper) => paper.use === 'copy')
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
        {permits('document.print') && papers.value?.notedOnOriginal ? (
          <button type="button" onClick={() => setNoting(true)}>
            {t('noteBack')}
          </button>
        ) : null}
        {permits('document.copy') && extracts.length > 0 ? (
          <button type="button" onClick={() => setAsking(true)}>
            {t('extract')}
          </button>
        ) : null}
      </div>
      <PdfDialog title={pdf?.title ?? ''} file={pdf?.file} onClose={() => setPdf(undefined)} />
      <Dialog open={noting} title={noteBackTitle()} onClose={() => setNoting(false)}>
        {noting ? (
          <NoteBackForm
            officeId={officeId}
            entryId={entryId}
            onFile={(file) => {
              setNoting(false)
              setPdf({ title: noteBackTitle(), file })
            }}
          />
        ) : null}
      </Dialog>
      <Dialog open={asking} title={t('extract')} onClose={() => setAsking(false)}>
        {asking ? (
          <CopyRequestForm
            officeId={officeId}
            entryId={entryId}
            kinds={extracts}
            people={people.filter(({ role }) => role !== 'INFORMANT')}
            onDone={async () => {
              setAsking(false)
              await papers.reload()
            }}
          />
        ) : null}
      </Dialog>
    </section>
  )
}
