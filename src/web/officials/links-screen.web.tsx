import { useState } from 'preact/hooks'
import { Link } from 'wouter-preact'
import {
  acceptExistingPin,
  askPinAgain,
  explainTwins,
  type LinkView,
  listLinks,
  listPinRequests,
  type PinRequestView,
} from '../../exchange/api.ts'
import type { CalendarDate } from '../../values/calendar-date.ts'
import { call } from '../parts/api.web.ts'
import { useAsk, useCommand } from '../parts/ask.web.ts'
import { DayField } from '../parts/date-field.web.tsx'
import { TextArea, TextField } from '../parts/fields.web.tsx'
import { both, count, dictionary } from '../parts/language.web.ts'
import { Dialog, Empty, PageHead, ProblemBox, Skeleton } from '../parts/panels.web.tsx'
import { useSession } from '../parts/session.web.tsx'
import { linkWords } from '../parts/states.web.tsx'
import { DataTable } from '../parts/table.web.tsx'
import { ago, clock, dayAndClock, howLong, useNow } from '../parts/time.web.ts'
import { tell } from '../parts/toasts.web.tsx'
import { pinWords } from '../parts/words.web.ts'
import { OpenStatusMessages } from './status-messages.web.tsx'

type Action = PinRequestView['actions'][number]

const t = dictionary({
  title: ['Kết nối', 'Links'],
  lead: [
    'Kết nối đứt không chặn việc đăng ký: yêu cầu tự gửi lại khi thông, theo thứ tự.',
    'A dead link never blocks registering: requests are sent by themselves, in order, when it is back.',
  ],
  backlog: ['đang chờ gửi: {n}', 'waiting: {n}'],
  parked: ['bị gác lại, cần xem: {n}', 'parked, to be looked at: {n}'],
  lastOk: ['lần thông gần nhất {t}', 'last answer {t}'],
  pins: ['Đang chờ số định danh', 'Waiting for a PIN'],
  noPins: ['Không có trẻ nào đang chờ số định danh.', 'No child waits for a PIN.'],
  again: ['Gửi lại', 'Ask again'],
  twins: ['Giải trình sinh đôi …', 'Explain twins …'],
  accept: ['Nhận số đã có …', 'Accept the existing number …'],
})

const actionWords = (action: Action): string => {
  switch (action) {
    case 'ask-again':
      return t('again')
    case 'explain-twins':
      return t('twins')
    case 'accept-existing':
      return t('accept')
  }
}

export function Screen() {
  const { permits } = useSession()
  const links = useAsk(listLinks, {}, { everyMs: 15_000 })
  const pins = useAsk(listPinRequests, permits('case.read') ? { query: { limit: 200 } } : null, { everyMs: 15_000 })
  const [doing, setDoing] = useState<{ request: PinRequestView; action: Action }>()
  const again = useCommand(async (request: PinRequestView) => {
    await call(askPinAgain, { params: { entryId: request.entryId }, body: {} })
    tell(both('Đã gửi lại yêu cầu.', 'Asked again.'))
    await pins.reload()
  })
  const waiting = pins.value?.items ?? []
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      <ProblemBox problem={links.problem} again={() => void links.reload()} />
      {!links.value && links.loading ? <Skeleton lines={3} /> : null}
      <div class="cols-2">
        {(links.value?.items ?? []).map((link) => (
          <LinkCard link={link} key={link.partner} />
        ))}
      </div>
      {permits('case.read') ? <OpenStatusMessages /> : null}
      {permits('case.read') ? (
        <section class="stack below">
          <h2>
            {t('pins')} {waiting.length > 0 ? <span class="badge badge-wait">{count(waiting.length)}</span> : null}
          </h2>
          <ProblemBox problem={pins.problem ?? again.problem} />
          {!pins.value && pins.loading ? <Skeleton lines={4} /> : null}
          {pins.value && waiting.length === 0 ? <Empty title={t('noPins')} /> : null}
          {waiting.length > 0 ? (
            <DataTable
              label={t('pins')}
              rows={waiting}
              keyOf={(request) => request.entryId}
              mark={(request) => (request.state === 'WAITING' ? '' : 'is-late')}
              columns={[
                {
                  id: 'name',
                  title: both('Trẻ', 'Child'),
                  names: true,
                  cell: (request) => (
                    <span>
                      <Link href={`/ho-so/${request.caseId}`}>{request.subjectName}</Link>
                      <br />
                      <small class="faint figures">
                        {both('số', 'no.')} {request.number} · {request.officeName}
                      </small>
                    </span>
                  ),
                },
                {
                  id: 'state',
                  title: both('Tình trạng', 'State'),
                  cell: (request) => (
                    <span>
                      <span class={`badge badge-${request.state === 'WAITING' ? 'wait' : 'bad'}`}>
                        {pinWords(request.state)}
                      </span>
                      <br />
                      {request.reason}
                    </span>
                  ),
                },
                {
                  id: 'age',
                  title: both('Chờ', 'Waiting'),
                  cell: (request) => (
                    <span title={dayAndClock(request.askedAt)}>{howLong(request.ageMinutes * 60_000)}</span>
                  ),
                },
                { id: 'tries', title: both('Lần gửi', 'Tries'), numeric: true, cell: (request) => request.attempts },
                {
                  id: 'do',
                  title: '',
                  cell: (request) => (
                    <span class="row">
                      {request.actions
                        .filter((action) => permits(action === 'accept-existing' ? 'repair.decide' : 'case.register'))
                        .map((action) => (
                          <button
                            type="button"
                            key={action}
                            disabled={again.busy}
                            onClick={() =>
                              action === 'ask-again' ? void again.run(request) : setDoing({ request, action })
                            }
                          >
                            {actionWords(action)}
                          </button>
                        ))}
                    </span>
                  ),
                },
              ]}
            />
          ) : null}
        </section>
      ) : null}
      <Dialog
        open={doing !== undefined}
        title={doing ? `${actionWords(doing.action)} · ${doing.request.subjectName}` : ''}
        onClose={() => setDoing(undefined)}
      >
        {doing ? (
          <Settle
            {...doing}
            onDone={() => {
              setDoing(undefined)
              void pins.reload()
            }}
          />
        ) : null}
      </Dialog>
    </>
  )
}

function LinkCard({ link }: { link: LinkView }) {
  const now = useNow()
  const { words, tone } = linkWords(link.state)
  return (
    <section class="card stack">
      <div class="spread">
        <h2>{link.name}</h2>
        <span class={`badge badge-${tone}`}>
          {words} · {howLong(now - Date.parse(link.since))}
        </span>
      </div>
      <p>{link.sentence}</p>
      <p class="faint">
        {[
          t('backlog', { n: count(link.backlog) }),
          link.oldest ? both('lâu nhất từ {t}', 'oldest since {t}', { t: clock(link.oldest) }) : '',
          link.parked > 0 ? t('parked', { n: count(link.parked) }) : '',
          link.lastOkAt ? t('lastOk', { t: ago(link.lastOkAt, now) }) : '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {link.lastError && link.state !== 'UP' ? <p class="hint">{link.lastError}</p> : null}
    </section>
  )
}

/** What a person decides when the population database suspects somebody else. */
function Settle({ request, action, onDone }: { request: PinRequestView; action: Action; onDone: () => void }) {
  const [text, setText] = useState('')
  const [pin, setPin] = useState(request.candidates[0]?.pin ?? '')
  const [authority, setAuthority] = useState('')
  const [number, setNumber] = useState('')
  const [date, setDate] = useState<CalendarDate | null>(null)
  const params = { entryId: request.entryId }
  const accepting = action === 'accept-existing'
  const send = useCommand(async () => {
    if (accepting) {
      if (!date) return
      await call(acceptExistingPin, { params, body: { pin, confirmation: { authority, number, date }, reason: text } })
    } else await call(explainTwins, { params, body: { explanation: text } })
    tell(both('Đã gửi.', 'Sent.'))
    onDone()
  })
  const complete =
    text.trim().length >= 5 &&
    (!accepting || (/^\d{12}$/.test(pin) && authority.trim().length >= 3 && number.trim() !== '' && date !== null))
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void send.run()
      }}
    >
      <p>{request.reason}</p>
      {accepting ? (
        <>
          <TextField
            pointer="/pin"
            label={both('Số định danh đã có', 'Existing PIN')}
            required
            inputMode="numeric"
            maxLength={12}
            width={14}
            value={pin}
            onValue={setPin}
          />
          <TextField
            pointer="/authority"
            label={both('Cơ quan Công an xác nhận', 'Confirming police authority')}
            required
            value={authority}
            onValue={setAuthority}
          />
          <div class="cols-2">
            <TextField
              pointer="/number"
              label={both('Số văn bản', 'Number')}
              required
              value={number}
              onValue={setNumber}
            />
            <DayField pointer="/date" label={both('Ngày', 'Date')} required value={date} onValue={setDate} />
          </div>
        </>
      ) : null}
      <TextArea
        pointer="/text"
        label={accepting ? both('Lý do', 'Reason') : both('Giải trình', 'Explanation')}
        hint={
          accepting
            ? undefined
            : both(
                'Ví dụ: sinh đôi, con thứ nhất số 05/2026, giấy chứng sinh số …',
                'For example: twins, first child no. 05/2026',
              )
        }
        required
        value={text}
        onValue={setText}
      />
      <ProblemBox problem={send.problem} />
      <div class="dialog-buttons">
        <button type="submit" class="primary" disabled={send.busy || !complete}>
          {both('Gửi', 'Send')}
        </button>
      </div>
    </form>
  )
}
