import { useRef, useState } from 'preact/hooks'
import { getAttachment, removeAttachment } from '../../../cases/api.ts'
import { nameOfPaper } from '../../../law/paper-names.ts'
import { birthPapers } from '../../../law/papers.ts'
import { addressOf, call, newKey, sentenceOf } from '../../parts/api.web.ts'
import { both } from '../../parts/language.web.ts'
import { Empty, Progress } from '../../parts/panels.web.tsx'
import { useSession } from '../../parts/session.web.tsx'
import { dayAndClock } from '../../parts/time.web.ts'
import { tell } from '../../parts/toasts.web.tsx'
import { Camera } from './camera.web.tsx'
import { type Attachment, sendFile } from './send-file.web.ts'

type Sending = { key: string; name: string; part: number; problem?: string; again?: () => void }

const paperName = (paper: string): string => {
  const known = nameOfPaper(paper)
  return known ? both(known.vi, known.en) : paper
}
const size = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`

/** The scans of a dossier: what is still missing, what is there, and three ways to add: choose, drop, photograph. */
export function Papers({
  caseId,
  eventKind,
  attachments,
  missing,
  mayChange,
  beforeFirst,
  onChange,
}: {
  caseId: string
  eventKind: string
  attachments: readonly Attachment[]
  missing: readonly { paper: string; text: string; cite: string }[]
  mayChange: boolean
  /** Makes sure the server knows the dossier before a scan is sent to it. */
  beforeFirst: () => Promise<boolean>
  onChange: () => Promise<void>
}) {
  const { me } = useSession()
  const [sending, setSending] = useState<Sending[]>([])
  const [paper, setPaper] = useState<string>()
  const [camera, setCamera] = useState(false)
  const [over, setOver] = useState(false)
  const picker = useRef<HTMLInputElement>(null)
  // What the law asks for comes first, then what is there already; a birth may bring any of its papers.
  const kinds = [
    ...new Set([
      ...missing.map((one) => one.paper),
      ...attachments.map((one) => one.paper),
      ...(eventKind === 'BIRTH' ? Object.keys(birthPapers) : ['POWER_OF_ATTORNEY']),
      'OTHER',
    ]),
  ]
  const chosen = paper !== undefined && kinds.includes(paper) ? paper : (kinds[0] ?? 'OTHER')

  const send = async (file: Blob, fileName: string, kind: string, key = newKey()) => {
    const mark = (part: Partial<Sending>) =>
      setSending((list) => list.map((one) => (one.key === key ? { ...one, ...part } : one)))
    setSending((list) => [...list.filter((one) => one.key !== key), { key, name: fileName, part: 0 }])
    try {
      if (!(await beforeFirst())) throw new Error(both('Chưa lưu được tờ khai', 'The declaration is not saved yet'))
      await sendFile({ caseId, paper: kind, file, fileName, csrfToken: me.csrfToken, key }, (part) => mark({ part }))
      setSending((list) => list.filter((one) => one.key !== key))
      await onChange()
    } catch (problem) {
      mark({ problem: sentenceOf(problem), again: () => void send(file, fileName, kind, key) })
    }
  }
  const take = (files: Iterable<File>) => {
    for (const file of files) void send(file, file.name, chosen)
  }
  const remove = async (one: Attachment) => {
    try {
      await call(removeAttachment, { params: { caseId, attachmentId: one.id } })
      await onChange()
      tell(both('Đã bỏ {n}.', 'Removed {n}.', { n: one.fileName }), 'done', {
        label: both('Hoàn tác', 'Undo'),
        run: () =>
          void call(removeAttachment, { params: { caseId, attachmentId: one.id }, query: { undo: 'true' } })
            .then(onChange)
            .catch((problem) => tell(sentenceOf(problem), 'wrong')),
      })
    } catch (problem) {
      tell(sentenceOf(problem), 'wrong')
    }
  }
  return (
    <div class="stack">
      {missing.length > 0 ? (
        <div class="box box-warning">
          <b>{both('Còn thiếu theo quy định', 'Still missing by law')}</b>
          <ul>
            {missing.map((one) => (
              <li key={one.paper}>
                {one.text} <small class="faint">({one.cite})</small>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {mayChange ? (
        // biome-ignore lint/a11y/noStaticElementInteractions: dropping files is a way besides the button inside
        <div
          class={`drop${over ? ' over' : ''}`}
          onDragOver={(event) => {
            event.preventDefault()
            setOver(true)
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => {
            event.preventDefault()
            setOver(false)
            if (event.dataTransfer) take(event.dataTransfer.files)
          }}
        >
          <label class="bf-inline" for="paper-kind">
            {both('Loại giấy tờ', 'Paper')}
            <select id="paper-kind" value={chosen} onChange={(event) => setPaper(event.currentTarget.value)}>
              {kinds.map((kind) => (
                <option key={kind} value={kind}>
                  {missing.find((one) => one.paper === kind)?.text ?? paperName(kind)}
                </option>
              ))}
            </select>
          </label>
          <span class="row">
            <button type="button" class="primary" onClick={() => picker.current?.click()}>
              {both('Chọn tệp quét', 'Choose scans')}
            </button>
            <button type="button" onClick={() => setCamera(true)}>
              {both('Chụp bằng camera', 'Use the camera')}
            </button>
            <span class="hint">{both('hoặc kéo tệp PDF, JPG, PNG vào đây', 'or drop PDF, JPG, PNG here')}</span>
          </span>
          <input
            ref={picker}
            type="file"
            multiple
            hidden
            accept="application/pdf,image/jpeg,image/png"
            onChange={(event) => {
              take(event.currentTarget.files ?? [])
              event.currentTarget.value = ''
            }}
          />
        </div>
      ) : null}
      {sending.map((one) =>
        one.problem ? (
          <p class="box box-error" role="alert" key={one.key}>
            {one.name}: {one.problem}
            <button type="button" onClick={one.again}>
              {both('Gửi lại', 'Send again')}
            </button>
          </p>
        ) : (
          <Progress key={one.key} done={Math.round(one.part * 100)} of={100} label={one.name} />
        ),
      )}
      {attachments.length === 0 && sending.length === 0 ? (
        <Empty title={both('Chưa có bản quét nào', 'No scans yet')}>
          <p>{both('Giấy tờ có dữ liệu điện tử thì không phải quét.', 'Papers that exist as data need no scan.')}</p>
        </Empty>
      ) : null}
      <ul class="thumbs">
        {attachments.map((one) => {
          const address = (part: 'file' | 'thumbnail') =>
            addressOf(getAttachment, { params: { caseId, attachmentId: one.id, part } })
          return (
            <li key={one.id}>
              <a href={address('file')} target="_blank" rel="noreferrer">
                {one.hasThumbnail ? (
                  <img src={address('thumbnail')} alt="" loading="lazy" />
                ) : (
                  <span class="no-thumb">{one.mediaType.split('/').at(-1)?.toUpperCase()}</span>
                )}
                <b>{paperName(one.paper)}</b>
              </a>
              <small class="faint">
                {one.fileName} · {size(one.bytes)} · {dayAndClock(one.addedAt)}
              </small>
              {mayChange ? (
                <button type="button" class="link" onClick={() => void remove(one)}>
                  {both('Bỏ', 'Remove')}
                  <span class="visually-hidden"> {one.fileName}</span>
                </button>
              ) : null}
            </li>
          )
        })}
      </ul>
      <Camera
        open={camera}
        onClose={() => setCamera(false)}
        onPicture={(picture) => void send(picture, `anh-${Date.now()}.jpg`, chosen)}
      />
    </div>
  )
}
