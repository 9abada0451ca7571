import { useState } from 'preact/hooks'
import { Link } from 'wouter-preact'
import { revocationDecision } from '../../../documents/revocation-decision-api.ts'
import type { OutputOf } from '../../../platform/endpoint.ts'
import { revokeEntry, seeRevocation } from '../../../registers/revocation-api.ts'
import type { CalendarDate } from '../../../values/calendar-date.ts'
import { call, callForFile } from '../../parts/api.web.ts'
import { useAsk, useCommand } from '../../parts/ask.web.ts'
import { DayField } from '../../parts/date-field.web.tsx'
import { enterMovesOn } from '../../parts/enter-moves-on.web.ts'
import { SelectField, TextArea, TextField, Tick } from '../../parts/fields.web.tsx'
import { useKeptState } from '../../parts/kept-state.web.ts'
import { both, dictionary } from '../../parts/language.web.ts'
import { PageHead, ProblemBox, Skeleton } from '../../parts/panels.web.tsx'
import { PdfDialog } from '../pdf-view.web.tsx'

type Seen = OutputOf<typeof seeRevocation>
type Done = OutputOf<typeof revokeEntry>
type Ground = Seen['grounds'][number]['value']

const t = dictionary({
  title: ['Thu hồi, hủy bỏ mục đăng ký', 'Revocation of an entry'],
  what: ['Việc sẽ xảy ra', 'What will happen'],
  rests: ['Mục cần kiểm tra lại (giao việc cho nơi giữ Sổ)', 'Entries to be looked at again (a task of their keepers)'],
  revoke: ['Thu hồi, hủy bỏ', 'Revoke'],
})
const purpose = () => encodeURIComponent(both('Xem xét thu hồi, hủy bỏ', 'Considering a revocation'))

/** The provincial chairman's decision on an entry: what hangs on it first, then the decision. */
export function Screen({ params }: { params: Record<string, string | undefined> }) {
  const at = { officeId: Number(params.officeId), entryId: params.entryId ?? '' }
  const seen = useAsk(seeRevocation, { params: at as never })
  const [done, setDone] = useState<Done>()
  const facts = seen.value
  return (
    <>
      <PageHead
        title={t('title')}
        lead={
          facts
            ? `${both('Số', 'No.')} ${facts.number} · ${facts.officeName} · ${facts.names.join(' – ')}`
            : both('Luật Hộ tịch, Điều 12, 69, 70', 'Law on civil status, art. 12, 69, 70')
        }
      >
        <Link class="button" href={`/muc/${String(at.officeId)}/${at.entryId}?p=${purpose()}`}>
          {both('Xem mục', 'See the entry')}
        </Link>
      </PageHead>
      <ProblemBox problem={seen.problem} again={() => void seen.reload()} />
      {!facts && seen.loading ? <Skeleton lines={6} /> : null}
      {facts && !done ? (
        <div class="stack">
          <What facts={facts} />
          {facts.whyNot === '' ? (
            <Decision facts={facts} at={at} onDone={setDone} />
          ) : (
            <p class="card" role="status">
              {facts.whyNot}
            </p>
          )}
        </div>
      ) : null}
      {done ? <Outcome done={done} /> : null}
    </>
  )
}

function Dependents({ list }: { list: Seen['dependents'] }) {
  return (
    <ul>
      {list.map((one) => (
        <li key={`${one.entryId}${one.why}`}>
          <Link href={`/muc/${String(one.officeId)}/${one.entryId}?p=${purpose()}`}>{one.reference}</Link> –{' '}
          {both(...(one.words as [string, string]))}
        </li>
      ))}
    </ul>
  )
}

function What({ facts }: { facts: Seen }) {
  return (
    <section class="card stack">
      <h2>{t('what')}</h2>
      <ul>
        <li>
          {both(
            'Mục không còn giá trị; mọi giấy tờ đã cấp từ mục này hiện “Đã thu hồi” khi kiểm tra; không cấp bản sao.',
            'The entry is void; every paper issued from it shows as revoked; no copies.',
          )}
        </li>
        <li>
          {both(
            'Hôn nhân, quan hệ cha mẹ con, giám hộ, việc chết do mục này lập được hủy; điều mục này đã chấm dứt được khôi phục.',
            'Bonds it made are undone; what it had ended stands again.',
          )}
        </li>
        {facts.pinIsCancelled ? (
          <li>
            {both(
              'Báo Cơ sở dữ liệu quốc gia về dân cư hủy số định danh (Nghị định 70/2024/NĐ-CP, điểm d khoản 7 Điều 11).',
              'The population database is told to cancel the number.',
            )}
          </li>
        ) : null}
        {facts.restored.map((words) => (
          <li key={words}>{both('Nội dung trở lại như trước: {w}', 'Goes back: {w}', { w: words })}</li>
        ))}
      </ul>
      {facts.dependents.length > 0 ? (
        <>
          <h3>{t('rests')}</h3>
          <Dependents list={facts.dependents} />
        </>
      ) : null}
    </section>
  )
}

function Decision({
  facts,
  at,
  onDone,
}: {
  facts: Seen
  at: { officeId: number; entryId: string }
  onDone: (done: Done) => void
}) {
  const [typed, change, clear] = useKeptState(`revocation:${at.officeId}/${at.entryId}`, {
    number: '',
    decidedOn: null as CalendarDate | null,
    authority: facts.authority,
    ground: '' as Ground | '',
    reason: '',
    kept: false,
  })
  const { number, decidedOn, authority, ground, reason, kept } = typed
  const [draft, setDraft] = useState<() => Promise<Blob>>()
  const send = useCommand(async () => {
    if (decidedOn === null || ground === '') return
    const done = await call(revokeEntry, {
      params: at as never,
      body: { number, decidedOn, authority, ground, reason, marriageConditionsKept: kept },
    })
    clear()
    onDone(done)
  })
  const chosen = facts.grounds.find(({ value }) => value === ground)
  const complete = number.trim() !== '' && decidedOn !== null && ground !== '' && reason.trim().length >= 10
  return (
    <>
      <form
        class="card stack"
        onKeyDown={enterMovesOn}
        onSubmit={(event) => {
          event.preventDefault()
          void send.run()
        }}
      >
        <h2>{both('Quyết định', 'Decision')}</h2>
        <div class="cols-2">
          <TextField
            pointer="/revocation/number"
            label={both('Số quyết định', 'Number')}
            required
            value={number}
            onValue={(number) => change({ number })}
          />
          <DayField
            pointer="/revocation/decidedOn"
            label={both('Ngày quyết định', 'Decided on')}
            required
            value={decidedOn}
            onValue={(decidedOn) => change({ decidedOn })}
          />
        </div>
        <TextField
          pointer="/revocation/authority"
          label={both('Người, cơ quan ra quyết định', 'Who decided')}
          hint={facts.cite}
          required
          value={authority}
          onValue={(authority) => change({ authority })}
        />
        <SelectField
          pointer="/revocation/ground"
          label={both('Căn cứ', 'Ground')}
          required
          value={ground}
          onValue={(ground) => change({ ground })}
          choices={facts.grounds.map(({ value, vi, en, court }) => ({
            value,
            label: court ? both(`${vi} – thuộc Tòa án`, `${en} – for the court`) : both(vi, en),
          }))}
          {...(chosen ? { hint: chosen.cite } : {})}
        />
        {facts.kind === 'MARRIAGE' ? (
          <Tick
            pointer="/revocation/kept"
            label={both(
              'Hai bên đủ điều kiện kết hôn; không phải kết hôn trái pháp luật (việc đó thuộc Tòa án)',
              'The conditions of marriage are kept; it is no unlawful marriage (that is for the court)',
            )}
            checked={kept}
            onChecked={(kept) => change({ kept })}
          />
        ) : null}
        <TextArea
          pointer="/revocation/reason"
          label={both('Lý do', 'Reason')}
          required
          value={reason}
          onValue={(reason) => change({ reason })}
        />
        <ProblemBox problem={send.problem} />
        <div class="dialog-buttons">
          <button
            type="button"
            disabled={ground === '' || reason.trim().length < 10 || chosen?.court === true}
            onClick={() =>
              setDraft(() => () => {
                if (ground === '') throw new Error('A decision has its ground')
                const query = { number, ground, reason, ...(decidedOn ? { decidedOn } : {}) }
                return callForFile(revocationDecision, { params: at as never, query })
              })
            }
          >
            {both('In dự thảo quyết định', 'Print the draft decision')}
          </button>
          <button type="submit" class="danger" disabled={send.busy || !complete || chosen?.court === true}>
            {t('revoke')}
          </button>
        </div>
      </form>
      <PdfDialog
        title={both('Dự thảo quyết định thu hồi, hủy bỏ', 'Draft of the decision to revoke')}
        file={draft}
        onClose={() => setDraft(undefined)}
      />
    </>
  )
}

function Outcome({ done }: { done: Done }) {
  return (
    <section class="card stack" role="status">
      <h2>{both('Đã thu hồi, hủy bỏ', 'Revoked')}</h2>
      <p>{done.decision}</p>
      <ul>
        <li>
          {both('Đã giao {n} việc cho các nơi giữ Sổ.', '{n} tasks were given to keepers.', { n: String(done.tasks) })}
        </li>
        {done.pinCancelled ? <li>{both('Đã báo hủy số định danh.', 'The number is being cancelled.')}</li> : null}
        {done.conflicts.map((reference) => (
          <li key={reference}>
            {both(
              'Không khôi phục được {r} vì đã có việc khác sau đó; xem xét theo quyết định của Tòa án.',
              '{r} could not stand again because another stands since.',
              { r: reference },
            )}
          </li>
        ))}
      </ul>
      {done.dependents.length > 0 ? (
        <>
          <h3>{t('rests')}</h3>
          <Dependents list={done.dependents} />
        </>
      ) : null}
    </section>
  )
}
