import { useEffect, useRef, useState } from 'preact/hooks'
import { acceptExistingPin, askPinAgain, explainTwins, listPinRequests } from '../../../exchange/api.ts'
import type { CalendarDate } from '../../../values/calendar-date.ts'
import { call } from '../../parts/api.web.ts'
import { useAsk, useCommand } from '../../parts/ask.web.ts'
import { DayField } from '../../parts/date-field.web.tsx'
import { SelectField, TextArea, TextField } from '../../parts/fields.web.tsx'
import { both } from '../../parts/language.web.ts'
import { Dialog, ProblemBox } from '../../parts/panels.web.tsx'
import { useSession } from '../../parts/session.web.tsx'
import { tell } from '../../parts/toasts.web.tsx'
import { pinWords } from '../../parts/words.web.ts'

/** Why there is no number yet, and what can be done about it. */
export function PinWaiting({
  caseId,
  told,
  reload,
}: {
  caseId: string
  /** What the dossier says about its number; when it says something else, the request is read again. */
  told: string | null
  reload: () => Promise<void>
}) {
  const { permits } = useSession()
  const asking = useAsk(listPinRequests, { query: { limit: 200 } }, { everyMs: 10_000 })
  const first = useRef(told)
  useEffect(() => {
    if (first.current === told) return
    first.current = told
    void asking.reload()
  }, [told])
  const [open, setOpen] = useState<'explain-twins' | 'accept-existing'>()
  const [words, setWords] = useState('')
  const [pin, setPin] = useState('')
  const [authority, setAuthority] = useState('')
  const [number, setNumber] = useState('')
  const [on, setOn] = useState<CalendarDate | null>(null)
  const request = asking.value?.items.find((one) => one.caseId === caseId)
  const done = async (sentence: string) => {
    setOpen(undefined)
    setWords('')
    tell(sentence)
    await Promise.all([asking.reload(), reload()])
  }
  const again = useCommand(async (entryId: string) => {
    await call(askPinAgain, { params: { entryId }, body: {} } as never)
    await done(both('Đã gửi lại yêu cầu cấp số.', 'Asked again.'))
  })
  const twins = useCommand(async (entryId: string) => {
    await call(explainTwins, { params: { entryId }, body: { explanation: words } } as never)
    await done(both('Đã gửi giải trình.', 'The explanation was sent.'))
  })
  const accept = useCommand(async (entryId: string) => {
    const confirmation = { authority, number, date: on }
    await call(acceptExistingPin, { params: { entryId }, body: { pin, confirmation, reason: words } } as never)
    await done(both('Đã nhận số.', 'Accepted.'))
  })
  if (!request) return null
  const may = (action: (typeof request.actions)[number]) => request.actions.includes(action)
  return (
    <div class={request.state === 'WAITING' ? 'stack' : 'box box-warning wide-box'}>
      {request.state === 'WAITING' ? null : <b class="sentence">{pinWords(request.state)}</b>}
      <p>{request.reason}</p>
      {request.candidates.map((candidate) => (
        <p key={candidate.pin}>
          <code>{candidate.pin}</code> <small>{candidate.reasons.join('; ')}</small>
        </p>
      ))}
      {may('ask-again') && permits('case.register') ? (
        <button type="button" disabled={again.busy} onClick={() => void again.run(request.entryId)}>
          {both('Hỏi lại', 'Ask again')}
        </button>
      ) : null}
      {may('explain-twins') && permits('case.register') ? (
        <button type="button" onClick={() => setOpen('explain-twins')}>
          {both('Giải trình sinh đôi, sinh ba', 'Explain twins')}
        </button>
      ) : null}
      {may('accept-existing') && permits('repair.decide') ? (
        <button type="button" onClick={() => setOpen('accept-existing')}>
          {both('Nhận số đã có', 'Accept the existing number')}
        </button>
      ) : null}
      <ProblemBox problem={again.problem} />
      <Dialog
        open={open !== undefined}
        title={
          open === 'accept-existing'
            ? both('Nhận số đã có theo xác nhận của Công an', 'Accept an existing number')
            : both('Giải trình sinh đôi, sinh ba', 'Explain twins')
        }
        onClose={() => setOpen(undefined)}
      >
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault()
            if (open === 'accept-existing') void accept.run(request.entryId)
            else void twins.run(request.entryId)
          }}
        >
          {open === 'accept-existing' ? (
            <>
              <SelectField
                pointer="/accept/pin"
                label={both('Số định danh', 'PIN')}
                value={pin}
                onValue={setPin}
                empty={both('– chọn –', '– choose –')}
                choices={request.candidates.map((candidate) => ({
                  value: candidate.pin as string,
                  label: candidate.pin,
                }))}
              />
              <TextField
                pointer="/accept/authority"
                label={both('Cơ quan Công an xác nhận', 'Confirming authority')}
                value={authority}
                onValue={setAuthority}
              />
              <TextField
                pointer="/accept/number"
                label={both('Văn bản số', 'Paper no.')}
                value={number}
                onValue={setNumber}
              />
              <DayField pointer="/accept/date" label={both('Ngày', 'Day')} value={on} onValue={setOn} />
            </>
          ) : null}
          <TextArea
            pointer="/pin/words"
            label={open === 'accept-existing' ? both('Lý do', 'Reason') : both('Giải trình', 'Explanation')}
            value={words}
            onValue={setWords}
            required
          />
          <ProblemBox problem={twins.problem ?? accept.problem} />
          <div class="dialog-buttons">
            <button type="button" onClick={() => setOpen(undefined)}>
              {both('Thôi', 'Cancel')}
            </button>
            <button
              type="submit"
              class="primary"
              disabled={
                words.trim().length < 5 ||
                twins.busy ||
                accept.busy ||
                (open === 'accept-existing' && (!pin || !authority || !number || on === null))
              }
            >
              {both('Gửi', 'Send')}
            </button>
          </div>
        </form>
      </Dialog>
    </div>
  )
}
