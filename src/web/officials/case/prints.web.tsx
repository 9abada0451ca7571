import { useState } from 'preact/hooks'
import { type CaseView, casePaper } from '../../../cases/api.ts'
import { endedStates } from '../../../cases/case.ts'
import {
  documentFile,
  documentOverlay,
  documentPaper,
  documentPrinted,
  documentsOfEntryList,
  entryPage,
  listPrinterProfiles,
  previewDocument,
} from '../../../documents/api.ts'
import { type BirthFormDraft, declarationOf, textAt, unreadable } from '../../../events/birth/form-model.ts'
import { call, callForFile } from '../../parts/api.web.ts'
import { useAsk } from '../../parts/ask.web.ts'
import { both } from '../../parts/language.web.ts'
import { Empty } from '../../parts/panels.web.tsx'
import { useSession } from '../../parts/session.web.tsx'
import { timeNow } from '../../parts/time.web.ts'
import { type Apology, ApologyForm, ExtractForm } from './paper-forms.web.tsx'
import { PdfFrame } from './pdf-frame.web.tsx'

type Print = {
  id: string
  label: string
  note?: string
  load: () => Promise<Blob>
  printed?: () => void
  fileName: string
}

const officePapers = (): { paper: 'receipt' | 'completion-request' | 'refusal' | 'apology'; label: string }[] => [
  { paper: 'receipt', label: both('Giấy tiếp nhận, hẹn trả', 'Receipt') },
  { paper: 'completion-request', label: both('Phiếu yêu cầu bổ sung', 'Completion request') },
  { paper: 'refusal', label: both('Phiếu từ chối', 'Refusal') },
  { paper: 'apology', label: both('Phiếu xin lỗi, hẹn lại', 'Apology letter') },
]

function papersOf(view: CaseView): ReturnType<typeof officePapers> {
  const did = (action: string) => view.timeline.some((event) => event.action === action)
  const late = view.dueAt !== null && !endedStates.includes(view.state) && Date.parse(view.dueAt) < timeNow()
  const fits: Record<ReturnType<typeof officePapers>[number]['paper'], boolean> = {
    receipt: view.receivedAt !== null,
    'completion-request': did('ask-completion'),
    refusal: view.state === 'REFUSED_INTAKE' || view.state === 'REFUSED_MERITS',
    apology: view.receivedAt !== null && late,
  }
  return officePapers().filter(({ paper }) => fits[paper])
}

/** Bản in: everything on paper that this dossier has or will have, each shown before it is printed. */
export function Prints({
  caseId,
  view,
  draft,
  want,
  reload,
}: {
  caseId: string
  view: CaseView | undefined
  draft: BirthFormDraft
  /** Which one to show first, e.g. `receipt`. */
  want: string | null
  reload: () => Promise<void>
}) {
  const { permits } = useSession()
  const entry = view?.entry
  const documents = useAsk(
    documentsOfEntryList,
    view && entry && permits('entry.read') ? { params: { officeId: view.officeId, entryId: entry.entryId } } : null,
  )
  const printers = useAsk(listPrinterProfiles, entry && permits('document.print') ? {} : null)
  const [printer, setPrinter] = useState('')
  const [chosen, setChosen] = useState<string>()
  const [asking, setAsking] = useState(false)
  const [apology, setApology] = useState<Apology>()
  const profiles = printers.value?.items ?? []
  const printerId = printer || profiles[0]?.id || ''

  const list: Print[] = []
  if (!entry && view?.state !== 'WITHDRAWN' && unreadable(draft).length === 0) {
    const declaration = declarationOf(draft)
    list.push({
      id: `preview-${JSON.stringify(declaration).length}`,
      label: both('Giấy khai sinh (xem trước)', 'Certificate (preview)'),
      note: both('có hình mờ, chưa có số', 'watermarked, no number'),
      fileName: 'xem-truoc.pdf',
      load: () => callForFile(previewDocument, { body: { of: 'declaration', kind: 'BIRTH', declaration } } as never),
    })
  }
  if (view && entry) {
    const certificates = documents.value?.items.filter((one) => one.original) ?? []
    if (certificates.length === 0)
      list.push({
        id: `entry-${entry.entryId}-${entry.revision}-${entry.pin ?? ''}`,
        label: both('Giấy khai sinh (xem trước)', 'Certificate (preview)'),
        note: both('chờ ký', 'waits for its signature'),
        fileName: 'giay-khai-sinh-xem-truoc.pdf',
        load: () =>
          callForFile(previewDocument, {
            body: {
              of: 'entry',
              officeId: view.officeId,
              entryId: entry.entryId,
              paper: 'BIRTH_CERTIFICATE',
              purpose: view.code ?? 'Xem trước',
            },
          } as never),
      })
  }
  for (const one of documents.value?.items ?? []) {
    const params = { documentId: one.id }
    const printed = () => void call(documentPrinted, { params }).then(() => documents.reload())
    const state =
      one.state === 'SIGNED'
        ? both('đã ký, in {n} lần', 'signed, printed {n} times', { n: one.printedCount })
        : one.state === 'PREPARED'
          ? both('chờ ký', 'waits for its signature')
          : one.state === 'REPLACED'
            ? both('đã thay', 'replaced')
            : both('đã thu hồi', 'revoked')
    const label = `${one.name} ${one.number}`
    if (one.stock && one.state === 'SIGNED' && permits('document.print'))
      list.push({
        id: `overlay-${one.id}-${printerId}`,
        label: both('{n}: in lên phôi', '{n}: on the stock', { n: label }),
        note: state,
        fileName: `phoi-${one.number.replace('/', '-')}.pdf`,
        load: () => callForFile(documentOverlay, { params, query: printerId ? { printer: printerId } : {} }),
        printed,
      })
    if (one.state === 'SIGNED' && permits('document.print'))
      list.push({
        id: `paper-${one.id}`,
        label: both('{n}: in giấy trắng', '{n}: on plain paper', { n: label }),
        note: state,
        fileName: `${one.number.replace('/', '-')}.pdf`,
        load: () => callForFile(documentPaper, { params }),
        printed,
      })
    list.push({
      id: `file-${one.id}-${one.state}`,
      label: one.state === 'PREPARED' ? label : both('{n}: tệp đã ký số', '{n}: signed file', { n: label }),
      note: state,
      fileName: `${one.number.replace('/', '-')}-ky-so.pdf`,
      load: () => callForFile(documentFile, { params }),
    })
  }
  if (view && entry && permits('book.read'))
    list.push({
      id: `page-${entry.entryId}-${entry.revision}`,
      label: both('Trang Sổ số {n}', 'Page of the book, {n}', { n: entry.number }),
      fileName: `trang-so-${entry.number.replace('/', '-')}.pdf`,
      load: () => callForFile(entryPage, { params: { officeId: view.officeId, entryId: entry.entryId } }),
    })
  for (const { paper, label } of view ? papersOf(view) : [])
    list.push({
      id: `paper:${paper}`,
      label,
      fileName: `${paper}-${view?.code ?? ''}.pdf`,
      load: () =>
        callForFile(casePaper, { params: { caseId, paper }, query: paper === 'apology' && apology ? apology : {} }),
    })

  const shown = list.find((one) => one.id === chosen) ?? list.find((one) => one.id === `paper:${want}`) ?? list[0]
  return (
    <div class="prints">
      <div class="prints-list">
        <ul>
          {list.map((one) => (
            <li key={one.id}>
              <button
                type="button"
                class={one === shown ? 'here' : ''}
                aria-pressed={one === shown}
                onClick={() => setChosen(one.id)}
              >
                {one.label}
                {one.note ? <small>{one.note}</small> : null}
              </button>
            </li>
          ))}
        </ul>
        {profiles.length > 0 ? (
          <label class="bf-inline" for="printer">
            {both('Máy in phôi', 'Stock printer')}
            <select id="printer" value={printerId} onChange={(event) => setPrinter(event.currentTarget.value)}>
              {profiles.map((profile) => (
                <option key={profile.id} value={profile.id}>
                  {profile.name}
                </option>
              ))}
            </select>
          </label>
        ) : null}
        {view && entry && permits('document.copy') ? (
          <button type="button" onClick={() => setAsking((now) => !now)} aria-expanded={asking}>
            {both('Cấp bản sao trích lục', 'Issue extract copies')}
          </button>
        ) : null}
        {asking && view && entry ? (
          <ExtractForm
            officeId={view.officeId}
            entryId={entry.entryId}
            requester={textAt(draft, '/informant/name')}
            copies={Number(draft.copies ?? 1) || 1}
            onDone={async () => {
              setAsking(false)
              await Promise.all([documents.reload(), reload()])
            }}
          />
        ) : null}
      </div>
      {shown?.id === 'paper:apology' && !apology ? (
        <ApologyForm onDone={setApology} />
      ) : shown ? (
        <PdfFrame
          of={shown.id}
          title={shown.label}
          load={shown.load}
          fileName={shown.fileName}
          onPrinted={shown.printed}
        />
      ) : (
        <Empty title={both('Chưa có gì để in', 'Nothing to print yet')}>
          <p>
            {both(
              'Bản xem trước hiện khi đã ghi đủ các mục bắt buộc.',
              'The preview appears once every required field is there.',
            )}
          </p>
        </Empty>
      )}
    </div>
  )
}
