import { useState } from 'preact/hooks'
import { type CaseView, casePaper } from '../../../cases/api.ts'
import { endedStates } from '../../../cases/case.ts'
import { caseDeclaration } from '../../../cases/declaration-api.ts'
import {
  blankDeclaration,
  type DocumentView,
  documentFile,
  documentOverlay,
  documentPaper,
  documentPrinted,
  documentsOfEntryList,
  entryPage,
  listPrinterProfiles,
  previewDocument,
} from '../../../documents/api.ts'
import { noteOnOriginal } from '../../../documents/note-back-api.ts'
import type { CivilEvent } from '../../../events/event.ts'
import type { Words } from '../../../events/parts/form.ts'
import { call, callForFile } from '../../parts/api.web.ts'
import { useAsk } from '../../parts/ask.web.ts'
import { both } from '../../parts/language.web.ts'
import { Empty } from '../../parts/panels.web.tsx'
import { useSession } from '../../parts/session.web.tsx'
import { timeNow } from '../../parts/time.web.ts'
import { CopyRequestForm } from '../copy-request.web.tsx'
import { noteBackTitle } from '../note-back.web.tsx'
import { useEvents } from './load-event.web.ts'
import { type Apology, ApologyForm } from './paper-forms.web.tsx'
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

/** Which of several originals a document is. */
const originalOf = (one: DocumentView, among: number): string =>
  among > 1 && one.originalNo > 0 ? both(' – bản {n}', ' – original {n}', { n: one.originalNo }) : ''

/** What the entry of a dossier will have on paper; where that depends on its content, the server tells which one it is. */
function foreseen(event: CivilEvent | undefined): { paper: string | undefined; name: Words }[] {
  if (!event || event.papers.length === 0) return []
  const sure = event.papers.filter((paper) => paper.use === 'original' && !paper.fits)
  return sure.length > 0
    ? sure.map((paper) => ({ paper: paper.kind, name: paper.name }))
    : [{ paper: undefined, name: event.name }]
}

/** Bản in: everything on paper that this dossier has or will have, each shown before it is printed. */
export function Prints({
  caseId,
  kind,
  view,
  declaration,
  want,
  reload,
  informantName,
  copies,
}: {
  caseId: string
  /** Kind of the event: `BIRTH`. */
  kind: string
  view: CaseView | undefined
  /** What is typed, once every required field is there. */
  declaration: unknown
  /** Which one to show first, e.g. `receipt`. */
  want: string | null
  reload: () => Promise<void>
  informantName: string
  /** Extract copies asked for. */
  copies: number
}) {
  const event = useEvents()?.[kind]
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
  /** The chosen printer when it is set up for this paper, else the first that is. */
  const printerFor = (paper: string): string => {
    const fitting = profiles.filter((profile) => profile.documentKind === paper)
    return (fitting.find((profile) => profile.id === printer) ?? fitting[0])?.id ?? ''
  }

  const list: Print[] = []
  if (!entry && view?.state !== 'WITHDRAWN' && declaration !== undefined)
    for (const { paper, name } of foreseen(event))
      list.push({
        id: `preview-${paper ?? ''}-${JSON.stringify(declaration).length}`,
        label: both('{n} (xem trước)', '{n} (preview)', { n: both(...name) }),
        note: both('có hình mờ, chưa có số', 'watermarked, no number'),
        fileName: 'xem-truoc.pdf',
        load: () => callForFile(previewDocument, { body: { of: 'declaration', kind, declaration, paper } } as never),
      })
  const offers = documents.value?.papers ?? []
  if (view && entry)
    for (const offer of offers) {
      if (offer.use !== 'original' || documents.value?.items.some((one) => one.original && one.kind === offer.kind))
        continue
      list.push({
        id: `entry-${offer.kind}-${entry.entryId}-${entry.revision}-${entry.pin ?? ''}`,
        label: both('{n} (xem trước)', '{n} (preview)', { n: both(offer.name, offer.nameEn) }),
        note:
          offer.originals > 1
            ? both('chờ ký, {n} bản chính', 'waits for its signature, {n} originals', { n: offer.originals })
            : both('chờ ký', 'waits for its signature'),
        fileName: 'xem-truoc.pdf',
        load: () =>
          callForFile(previewDocument, {
            body: {
              of: 'entry',
              officeId: view.officeId,
              entryId: entry.entryId,
              paper: offer.kind,
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
    const among = offers.find((offer) => offer.kind === one.kind)?.originals ?? 1
    const label = `${both(one.name, one.nameEn)} ${one.number}${originalOf(one, among)}`
    const printerId = printerFor(one.kind)
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
  if (view && entry && documents.value?.notedOnOriginal && permits('document.print'))
    list.push({
      id: `note-back-${entry.entryId}-${entry.revision}-${printerFor('BIRTH_NOTE_BACK')}`,
      label: noteBackTitle(),
      note: both('chỉ in chữ, đặt mặt sau bản chính vào máy in', 'words alone, on the reverse of the original'),
      fileName: 'ghi-chu-mat-sau.pdf',
      load: () => {
        const printerId = printerFor('BIRTH_NOTE_BACK')
        return callForFile(noteOnOriginal, {
          params: { officeId: view.officeId, entryId: entry.entryId },
          query: printerId ? { printer: printerId } : {},
        })
      },
    })
  if (view && entry && permits('book.read'))
    list.push({
      id: `page-${entry.entryId}-${entry.revision}`,
      label: both('Trang Sổ số {n}', 'Page of the book, {n}', { n: entry.number }),
      fileName: `trang-so-${entry.number.replace('/', '-')}.pdf`,
      load: () => callForFile(entryPage, { params: { officeId: view.officeId, entryId: entry.entryId } }),
    })
  if (event?.declarationPaper && view && declaration !== undefined)
    list.push({
      id: `paper:declaration-${view.version}`,
      label: both('Tờ khai (đã điền)', 'Declaration (filled)'),
      note: both('người yêu cầu đọc lại và ký', 'for the requester to read and sign'),
      fileName: `to-khai-${view.code ?? ''}.pdf`,
      load: () => callForFile(caseDeclaration, { params: { caseId } } as never),
    })
  if (event?.declarationPaper && !entry && permits('case.intake'))
    list.push({
      id: 'paper:declaration-blank',
      label: both('Tờ khai (mẫu trống)', 'Declaration (blank)'),
      fileName: 'to-khai-trong.pdf',
      load: () => callForFile(blankDeclaration, { params: { kind } }),
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
            <select
              id="printer"
              value={printer || profiles[0]?.id}
              onChange={(event) => setPrinter(event.currentTarget.value)}
            >
              {profiles.map((profile) => (
                <option key={profile.id} value={profile.id}>
                  {profile.name}
                </option>
              ))}
            </select>
          </label>
        ) : null}
        {view && entry && permits('document.copy') && offers.some((offer) => offer.use === 'copy') ? (
          <button type="button" onClick={() => setAsking((now) => !now)} aria-expanded={asking}>
            {both('Cấp bản sao trích lục', 'Issue extract copies')}
          </button>
        ) : null}
        {asking && view && entry ? (
          <CopyRequestForm
            officeId={view.officeId}
            entryId={entry.entryId}
            requester={informantName}
            copies={Math.max(1, copies)}
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
