import { useState } from 'preact/hooks'
import { Link } from 'wouter-preact'
import type { BirthDeclaration } from '../../events/birth/declaration.ts'
import type { Draft } from '../../events/parts/draft-tree.ts'
import type { OutputOf } from '../../platform/endpoint.ts'
import { askRepair, correctEntry, getEntry } from '../../registers/api.ts'
import { useAddressQuery } from '../parts/address-query.web.ts'
import { call } from '../parts/api.web.ts'
import { useAsk } from '../parts/ask.web.ts'
import { EventFacts } from '../parts/form/facts.web.tsx'
import { both, dictionary } from '../parts/language.web.ts'
import { PageHead, ProblemBox, Skeleton } from '../parts/panels.web.tsx'
import { useSession } from '../parts/session.web.tsx'
import { day, dayAndClock } from '../parts/time.web.ts'
import { tell } from '../parts/toasts.web.tsx'
import { registerWords, registrationKindWords } from '../parts/words.web.ts'
import { AskPurpose } from './ask-purpose.web.tsx'
import { BirthFacts } from './birth-facts.web.tsx'
import { GoOn } from './case/go-on.web.tsx'
import { useEvents } from './case/load-event.web.ts'
import { Changes } from './changes.web.tsx'
import { EntryLinks, EntryPersons } from './entry-links.web.tsx'
import { EntryPapers } from './entry-papers.web.tsx'
import { MendDialog } from './mend-dialog.web.tsx'
import { NoteDialog } from './note-dialog.web.tsx'
import { StatusMessages } from './status-messages.web.tsx'

type Entry = OutputOf<typeof getEntry>

const t = dictionary({
  why: ['Vì sao bạn xem mục này?', 'Why do you read this entry?'],
  mend: ['Sửa lỗi gõ …', 'Mend a slip …'],
  repair: ['Đề nghị sửa dữ liệu …', 'Ask for a repair …'],
  note: ['Ghi chú …', 'Note …'],
  revoke: ['Thu hồi, hủy bỏ …', 'Revoke …'],
  dossier: ['Mở hồ sơ', 'Open the dossier'],
  notes: ['Ghi chú bên lề', 'Marginal notes'],
  noNotes: ['Chưa có ghi chú.', 'No notes.'],
  ground: ['mục làm căn cứ', 'the entry it rests on'],
  changes: ['Các lần sửa', 'Changes'],
  revoked: ['Đã thu hồi, hủy bỏ theo {d} ngày {n}.', 'Revoked by {d} of {n}.'],
  mendLead: [
    'Trước khi ký, lỗi gõ được sửa ngay; mọi lần sửa đều lưu lại.',
    'Before the signature a typing slip is mended at once; every change is kept.',
  ],
  repairLead: [
    'Chỉ để dữ liệu khớp với Sổ giấy. Người thứ hai duyệt; thay đổi, cải chính hộ tịch phải làm theo thủ tục riêng.',
    'Only to make the record match the paper book; a second person decides.',
  ],
})

const signed = (state: string | null) => state === 'SIGNED' || state === 'HANDED_OVER'

export function Screen({ params }: { params: Record<string, string | undefined> }) {
  const query = useAddressQuery()
  const purpose = query.get('p')
  const officeId = Number(params.officeId)
  const entryId = params.entryId ?? ''
  const entry = useAsk(getEntry, purpose.length >= 3 ? { params: { officeId, entryId }, query: { purpose } } : null)
  if (purpose.length < 3)
    return <AskPurpose title={both('Mục trong Sổ', 'Entry')} why={t('why')} onPurpose={(p) => query.set({ p })} />
  return (
    <>
      {entry.value ? null : <PageHead title={both('Mục trong Sổ', 'Entry')} />}
      <ProblemBox problem={entry.problem} again={() => void entry.reload()} />
      {entry.value ? (
        <EntryView entry={entry.value} purpose={purpose} reload={entry.reload} />
      ) : entry.loading ? (
        <Skeleton lines={12} />
      ) : null}
    </>
  )
}

function EntryView({ entry, purpose, reload }: { entry: Entry; purpose: string; reload: () => Promise<void> }) {
  const { me, permits } = useSession()
  const [doing, setDoing] = useState<'mend' | 'repair' | 'note'>()
  const own = entry.officeId === me.officeId
  const params = { officeId: entry.officeId, entryId: entry.id }
  const birth = entry.kind === 'BIRTH'
  const events = useEvents(!birth)
  const form = birth ? undefined : (events?.[entry.kind]?.form ?? undefined)
  const name = events?.[entry.kind]?.name
  const close = () => setDoing(undefined)
  return (
    <>
      <PageHead
        title={both('{b}, số {n}', '{b}, no. {n}', {
          b: registerWords(entry.register),
          n: `${String(entry.entryNo).padStart(2, '0')}/${entry.year}`,
        })}
        lead={`${entry.officeToday} · ${both('đăng ký ngày', 'registered')} ${day(entry.registeredOn)} · ${both('quyển', 'volume')} ${entry.volume}, ${both('trang', 'page')} ${entry.pageNo} · ${name ? `${both(...name)} · ` : ''}${registrationKindWords(entry.registrationKind)}`}
      >
        {permits('case.read') ? (
          <Link class="button" href={`/ho-so/${entry.caseId}`}>
            {t('dossier')} {entry.caseCode ?? ''}
          </Link>
        ) : null}
        {own && permits('entry.correct') && !signed(entry.caseState) ? (
          <button type="button" onClick={() => setDoing('mend')}>
            {t('mend')}
          </button>
        ) : null}
        {entry.ownBook && permits('repair.ask') && signed(entry.caseState) ? (
          <button type="button" onClick={() => setDoing('repair')}>
            {t('repair')}
          </button>
        ) : null}
        {entry.ownBook && permits('entry.note') ? (
          <button type="button" onClick={() => setDoing('note')}>
            {t('note')}
          </button>
        ) : null}
        {entry.revoked ? null : (
          <GoOn
            from={{
              entry: { officeId: entry.officeId, entryId: entry.id, number: `${entry.entryNo}/${entry.year}` },
            }}
          />
        )}
        {permits('entry.revoke') && !entry.revoked ? (
          <Link class="button" href={`/thu-hoi/${String(entry.officeId)}/${entry.id}`}>
            {t('revoke')}
          </Link>
        ) : null}
      </PageHead>
      {entry.revoked ? (
        <p class="box box-error">{t('revoked', { d: entry.revoked.decision, n: day(entry.revoked.decidedOn) })}</p>
      ) : null}
      <div class="two-thirds">
        {birth ? (
          <BirthFacts content={entry.content as BirthDeclaration} pin={entry.pin} />
        ) : form ? (
          <EventFacts form={form} content={entry.content} />
        ) : events ? (
          <p class="faint">{both('Nội dung xem trên trang Sổ.', 'See the page of the book.')}</p>
        ) : (
          <Skeleton lines={8} />
        )}
        <div class="stack">
          <EntryPersons persons={entry.persons} purpose={purpose} />
          <EntryPapers officeId={entry.officeId} entryId={entry.id} purpose={purpose} people={entry.persons} />
          <EntryLinks links={entry.links} purpose={purpose} />
          <StatusMessages officeId={entry.officeId} entryId={entry.id} purpose={purpose} />
          <section class="card">
            <h2>{t('notes')}</h2>
            {entry.notes.length === 0 ? <p class="faint">{t('noNotes')}</p> : null}
            <ol class="plain stack">
              {entry.notes.map((note) => (
                <li key={note.seq}>
                  {note.content}
                  <br />
                  <small class="faint">
                    {day(note.notedOn)} · {note.basis.kind} {note.basis.number}{' '}
                    {note.basis.date ? day(note.basis.date) : ''} · {note.basis.authority} · {note.officerName}
                    {note.by ? (
                      <>
                        {' · '}
                        <Link href={`/muc/${note.by.officeId}/${note.by.entryId}?p=${encodeURIComponent(purpose)}`}>
                          {t('ground')}
                        </Link>
                      </>
                    ) : null}
                  </small>
                </li>
              ))}
            </ol>
          </section>
          <section class="card">
            <h2>{both('Người thực hiện', 'Who')}</h2>
            <dl class="facts">
              <dt>{both('Ghi Sổ', 'Written by')}</dt>
              <dd>{entry.officerName}</dd>
              <dt>{both('Người ký', 'Signed by')}</dt>
              <dd>
                {entry.signer ? `${entry.signer.name} (${entry.signer.lines.join(' / ')})` : both('chưa ký', 'not yet')}
              </dd>
            </dl>
          </section>
          {entry.revisions.length > 0 ? (
            <section class="card">
              <h2>{t('changes')}</h2>
              <ol class="plain stack">
                {entry.revisions.map((revision) => (
                  <li key={revision.revision}>
                    <Changes fields={revision.changedFields} />
                    <small class="faint">
                      {dayAndClock(revision.madeAt)} · {revision.madeByName}
                      {revision.approvedByName ? ` · ${both('duyệt', 'approved')}: ${revision.approvedByName}` : ''} ·{' '}
                      {revision.reason}
                    </small>
                  </li>
                ))}
              </ol>
            </section>
          ) : null}
        </div>
      </div>
      <MendDialog
        open={doing === 'mend' || doing === 'repair'}
        title={doing === 'repair' ? t('repair') : t('mend')}
        lead={doing === 'repair' ? t('repairLead') : t('mendLead')}
        form={form}
        content={entry.content as Draft}
        onClose={close}
        onSend={async (declaration, reason) => {
          const body = { declaration, reason, revision: entry.revision }
          if (doing === 'repair') {
            await call(askRepair, { params, body })
            tell(both('Đã gửi đề nghị; chờ người thứ hai duyệt.', 'Sent; a second person decides.'))
          } else {
            await call(correctEntry, { params, body })
            tell(both('Đã sửa.', 'Mended.'))
          }
          close()
          await reload()
        }}
      />
      <NoteDialog
        open={doing === 'note'}
        onClose={close}
        officeId={entry.officeId}
        entryId={entry.id}
        onDone={() => {
          close()
          tell(both('Đã ghi chú vào Sổ.', 'Noted in the book.'))
          void reload()
        }}
      />
    </>
  )
}
