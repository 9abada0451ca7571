import { useEffect, useState } from 'preact/hooks'
import { Link } from 'wouter-preact'
import { type CaseLine, type CaseView, getAttachment, getCase } from '../../../cases/api.ts'
import { documentFile, documentsOfEntryList, previewDocument } from '../../../documents/api.ts'
import { getEntry } from '../../../registers/api.ts'
import { addressOf, callForFile } from '../../parts/api.web.ts'
import { useAsk } from '../../parts/ask.web.ts'
import { both } from '../../parts/language.web.ts'
import { ProblemBox, Skeleton } from '../../parts/panels.web.tsx'
import { PdfFrame } from './pdf-frame.web.tsx'

/** The chair approves before anything is written; no paper exists yet (R-C6). */
export const isApproval = (line: Pick<CaseLine, 'entryNumber'>): boolean => line.entryNumber === null

type Shown = { id: string; label: string; fileName: string; load: () => Promise<Blob> }
type EntryKey = { officeId: number; entryId: string }

/** Originals of an entry as they will be signed; nothing while they are asked for. */
function useOriginals(entry: EntryKey | undefined, purpose: string, version: string): Shown[] | undefined {
  const papers = useAsk(documentsOfEntryList, entry ? { params: { ...entry, entryId: entry.entryId as never } } : null)
  if (!entry) return []
  if (papers.problem) return [preview(entry, purpose, version, undefined, both('Giấy tờ', 'Paper'))]
  return papers.value?.papers
    .filter(({ use }) => use === 'original')
    .map(({ kind, name, nameEn, originals }) =>
      preview(
        entry,
        purpose,
        version,
        kind,
        originals > 1
          ? both('{p}, {n} bản chính', '{p}, {n} originals', { p: both(name, nameEn), n: originals })
          : both(name, nameEn),
      ),
    )
}

const preview = (
  { officeId, entryId }: EntryKey,
  purpose: string,
  version: string,
  paper: string | undefined,
  label: string,
): Shown => ({
  id: `${entryId}-${paper ?? ''}-${version}`,
  label,
  fileName: 'giay-to.pdf',
  load: () => callForFile(previewDocument, { body: { of: 'entry', officeId, entryId, paper, purpose } } as never),
})

/** What is read before it is signed: every paper of the dossier; before an approval what it will say. */
function usePapers(line: CaseLine, view: CaseView | undefined): Shown[] | undefined {
  const purpose = line.code ?? 'Trình ký'
  const key = view?.entry ? { officeId: view.officeId, entryId: view.entry.entryId } : undefined
  const version = `${view?.entry?.revision ?? ''}-${view?.entry?.pin ?? ''}`
  const entry = useAsk(getEntry, key ? { params: key, query: { purpose } } : null)
  // The second entry of a combined dossier is signed with the first.
  const second = entry.value?.links.find(({ relation, entry: other }) => relation === 'COMBINED' && other.open)?.entry
  const own = useOriginals(key, purpose, version)
  const others = useOriginals(second, purpose, version)
  if (!view) return undefined
  if (isApproval(line))
    return [
      {
        id: `approval-${view.version}`,
        label: both('Giấy tờ sẽ cấp (xem trước)', 'What will be issued (preview)'),
        fileName: 'xem-truoc.pdf',
        load: () =>
          callForFile(previewDocument, {
            body: { of: 'declaration', kind: view.kind, declaration: view.declaration },
          } as never),
      },
    ]
  // Copies are made ready with their dossier; originals are drawn from the entry until they are signed.
  const ready = view.documents.filter((document) => document.state === 'PREPARED' && !document.original)
  if (ready.length > 0)
    return ready.map((document, n) => ({
      id: document.id,
      label: both('Bản sao trích lục {n}', 'Extract copy {n}', { n: document.number || n + 1 }),
      fileName: 'trich-luc.pdf',
      load: () => callForFile(documentFile, { params: { documentId: document.id as never } }),
    }))
  return own && others && [...own, ...others]
}

/** The papers as they will be issued, beside what matters and the scans they rest on. */
export function SigningRead({ line, kindName }: { line: CaseLine; kindName: string }) {
  const view = useAsk(getCase, { params: { caseId: line.caseId } })
  const papers = usePapers(line, view.value)
  const [settled, setSettled] = useState(false)
  const [at, setAt] = useState(0)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), 200)
    return () => clearTimeout(timer)
  }, [])
  const entry = view.value?.entry
  const returned = view.value?.timeline.filter((event) => event.action === 'return').at(-1)
  const shown = papers?.[Math.min(at, papers.length - 1)]
  const made = view.value?.timeline.findLast((event) => event.action === 'register' || event.action === 'submit')
  return (
    <div class="signing-read">
      {isApproval(line) ? (
        <p class="box box-info">
          <span>
            <b>{both('Ký duyệt trước.', 'Approval first.')}</b>{' '}
            {both(
              'Chưa ghi vào Sổ: bạn duyệt hồ sơ, khi các bên có mặt công chức mới ghi Sổ và in giấy tờ mang tên bạn.',
              'Nothing is in the book yet: you approve, and the entry is written when the parties come.',
            )}
          </span>
        </p>
      ) : null}
      <div class="signing-facts">
        <dl class="facts tight">
          <dt>{both('Việc', 'Matter')}</dt>
          <dd>{kindName}</dd>
          <dt>{both('Mã hồ sơ', 'Dossier')}</dt>
          <dd>
            <Link href={`/ho-so/${line.caseId}`}>{line.code}</Link>
          </dd>
          {entry ? (
            <>
              <dt>{both('Số, quyển', 'Number, book')}</dt>
              <dd>
                {entry.number} · {entry.volume}
              </dd>
            </>
          ) : null}
          {entry && (line.kind === 'BIRTH' || entry.pin) ? (
            <>
              <dt>{both('Số định danh', 'PIN')}</dt>
              <dd>{entry.pin ?? '–'}</dd>
            </>
          ) : null}
          {papers && papers.length === 1 ? (
            <>
              <dt>{both('Giấy tờ', 'Paper')}</dt>
              <dd>{papers[0]?.label}</dd>
            </>
          ) : null}
          <dt>{both('Người trình', 'Prepared by')}</dt>
          <dd>{made?.actorName ?? ''}</dd>
          {returned ? (
            <>
              <dt>{both('Đã trả lại', 'Returned before')}</dt>
              <dd>{returned.reason}</dd>
            </>
          ) : null}
        </dl>
        <ul class="thumbs small">
          {(view.value?.attachments ?? []).map((one) => (
            <li key={one.id}>
              <a
                href={addressOf(getAttachment, {
                  params: { caseId: line.caseId, attachmentId: one.id, part: 'file' },
                })}
                target="_blank"
                rel="noreferrer"
              >
                {one.hasThumbnail ? (
                  <img
                    src={addressOf(getAttachment, {
                      params: { caseId: line.caseId, attachmentId: one.id, part: 'thumbnail' },
                    })}
                    alt={one.fileName}
                    loading="lazy"
                  />
                ) : (
                  one.fileName
                )}
              </a>
            </li>
          ))}
        </ul>
      </div>
      <ProblemBox problem={view.problem} again={() => void view.reload()} />
      {papers && papers.length > 1 ? (
        <fieldset class="row signing-papers">
          <legend class="visually-hidden">{both('Giấy tờ được ký cùng nhau', 'Signed together')}</legend>
          <span class="faint">{both('Ký cùng nhau:', 'Signed together:')}</span>
          {papers.map((paper, n) => (
            <button type="button" key={paper.id} aria-pressed={paper === shown} onClick={() => setAt(n)}>
              {paper.label}
            </button>
          ))}
        </fieldset>
      ) : null}
      {settled && shown ? (
        <PdfFrame of={shown.id} compact title={shown.label} fileName={shown.fileName} load={shown.load} />
      ) : papers && papers.length === 0 ? (
        <p class="faint">
          {both(
            'Việc này không in giấy tờ cho người dân; ký để xác nhận mục trong Sổ.',
            'No paper is issued; the signature confirms the entry.',
          )}
        </p>
      ) : (
        <Skeleton lines={8} />
      )}
    </div>
  )
}
