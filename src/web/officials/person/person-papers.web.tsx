import { useMemo, useState } from 'preact/hooks'
import { documentFile } from '../../../documents/api.ts'
import { type PersonPaper, personDocuments } from '../../../documents/person-documents-api.ts'
import { callForFile } from '../../parts/api.web.ts'
import { useAsk } from '../../parts/ask.web.ts'
import { both } from '../../parts/language.web.ts'
import { ProblemBox, Skeleton } from '../../parts/panels.web.tsx'
import { day } from '../../parts/time.web.ts'
import { EntryName } from '../entry-links.web.tsx'
import { PdfDialog } from '../pdf-view.web.tsx'

const tones: Readonly<Record<PersonPaper['standing'], string>> = {
  VALID: 'good',
  CHANGED: 'wait',
  REPLACED: 'plain',
  REVOKED: 'bad',
  UNKNOWN: 'plain',
}

/** Giấy tờ đã cấp: each with whether it is still current. */
export function PersonPapers({ personKey, purpose }: { personKey: string; purpose: string }) {
  const papers = useAsk(personDocuments, { params: { key: personKey }, query: { purpose } })
  const [shown, setShown] = useState<PersonPaper>()
  const file = useMemo(
    () => (shown ? () => callForFile(documentFile, { params: { documentId: shown.documentId as never } }) : undefined),
    [shown],
  )
  const items = papers.value?.items ?? []
  return (
    <section class="card stack">
      <h2>{both('Giấy tờ đã cấp', 'Documents issued')}</h2>
      <ProblemBox problem={papers.problem} again={() => void papers.reload()} />
      {!papers.value && papers.loading ? <Skeleton lines={3} /> : null}
      {papers.value && items.length === 0 ? <p class="faint">{both('Chưa có giấy tờ nào.', 'None.')}</p> : null}
      <ul class="plain stack">
        {items.map((paper) => {
          const name = `${both(paper.name, paper.nameEn)} ${paper.number}`
          return (
            <li key={paper.documentId}>
              {paper.open ? (
                <button type="button" class="link" onClick={() => setShown(paper)}>
                  {name}
                </button>
              ) : (
                name
              )}{' '}
              <span class={`badge badge-${tones[paper.standing]}`}>{both(paper.vi, paper.en)}</span>
              <br />
              <small class="faint">
                {paper.office} · {day(paper.issuedOn)}
                {paper.copies > 1 ? ` · ${both('{n} bản', '{n} copies', { n: paper.copies })}` : ''}
              </small>
              <br />
              <small>
                <EntryName entry={paper.entry} purpose={purpose} />
              </small>
            </li>
          )
        })}
      </ul>
      <PdfDialog title={shown ? `${shown.name} ${shown.number}` : ''} file={file} onClose={() => setShown(undefined)} />
    </section>
  )
}
