import './case.css'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Link } from 'wouter-preact'
import { type CaseLine, getAttachment, getCase, listCases, signCases } from '../../../cases/api.ts'
import { documentFile, previewDocument } from '../../../documents/api.ts'
import { addressOf, call, callForFile, Problem, sentenceOf } from '../../parts/api.web.ts'
import { useAsk } from '../../parts/ask.web.ts'
import { type Shortcut, useShortcuts } from '../../parts/keys.web.ts'
import { both } from '../../parts/language.web.ts'
import { Empty, PageHead, ProblemBox, Progress, Skeleton } from '../../parts/panels.web.tsx'
import { useSession } from '../../parts/session.web.tsx'
import { Deadline } from '../../parts/states.web.tsx'
import { day } from '../../parts/time.web.ts'
import { tell } from '../../parts/toasts.web.tsx'
import { useKindNames } from '../kind-names.web.ts'
import { MoveDialog } from './move-dialog.web.tsx'
import { PdfFrame } from './pdf-frame.web.tsx'

type Row = {
  id: string
  name: string
  birth: string | null
  number: string
  dueAt: string | null
  line: CaseLine
}
type Outcome = { done: boolean; message: string }

/** Ký: read each paper beside its key facts, select many, sign in one go after the password, or return with a reason. */
export function Screen() {
  const { confirmPassword } = useSession()
  const asking = useAsk(listCases, { query: { states: 'SUBMITTED', limit: 100 } }, { everyMs: 15_000 })
  const [at, setAt] = useState(0)
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [signing, setSigning] = useState<{ done: number; of: number }>()
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome>>(new Map())
  const [problem, setProblem] = useState<unknown>()
  const [returning, setReturning] = useState(false)
  const list = useRef<HTMLUListElement>(null)

  const rows = (asking.value?.items ?? []).map(
    (line): Row => ({
      line,
      id: line.caseId,
      name: line.subjectName,
      birth: line.subjectBirth,
      number: line.entryNumber ?? '',
      dueAt: line.dueAt,
    }),
  )
  const kindName = useKindNames(rows.map(({ line }) => line.kind))
  const here = rows[Math.min(at, rows.length - 1)]
  const step = (by: number) => {
    if (rows.length === 0) return
    const next = Math.max(0, Math.min(rows.length - 1, at + by))
    setAt(next)
    list.current?.children[next]?.scrollIntoView({ block: 'nearest' })
  }
  const toggle = (id: string) =>
    setSelected((now) => {
      const next = new Set(now)
      if (!next.delete(id)) next.add(id)
      return next
    })
  const chosen = rows.filter((row) => selected.has(row.id))
  const toSign = chosen.length > 0 ? chosen : here ? [here] : []

  const signOne = async (row: Row): Promise<Outcome> => {
    const { results } = await call(signCases, { body: { caseIds: [row.id] } })
    const result = results[0]
    return {
      done: result?.signed === true,
      message: result?.message || (result?.signed ? both('đã ký', 'signed') : ''),
    }
  }
  const sign = async () => {
    if (toSign.length === 0 || signing) return
    setProblem(undefined)
    const said = new Map(outcomes)
    setSigning({ done: 0, of: toSign.length })
    try {
      for (const [index, row] of toSign.entries()) {
        let outcome: Outcome
        try {
          outcome = await signOne(row)
        } catch (error) {
          if (error instanceof Problem && error.code === 'reauthentication-needed') {
            if (!(await confirmPassword())) return
            outcome = await signOne(row).catch((again) => ({ done: false, message: sentenceOf(again) }))
          } else if (error instanceof Problem) outcome = { done: false, message: sentenceOf(error) }
          else throw error
        }
        said.set(row.id, outcome)
        setOutcomes(new Map(said))
        setSigning({ done: index + 1, of: toSign.length })
      }
      const signed = toSign.filter((row) => said.get(row.id)?.done).length
      tell(
        both('Đã ký {n}/{m}.', 'Signed {n} of {m}.', { n: signed, m: toSign.length }),
        signed === toSign.length ? 'done' : 'wrong',
      )
      setSelected(new Set(toSign.filter((row) => !said.get(row.id)?.done).map((row) => row.id)))
      setAt(0)
    } catch (error) {
      setProblem(error)
    } finally {
      setSigning(undefined)
      await asking.reload()
    }
  }
  const selectAll = () =>
    setSelected((now) => (now.size === rows.length ? new Set() : new Set(rows.map((row) => row.id))))
  const mayReturn = here !== undefined
  const keys: Shortcut[] = [
    { keys: 'ArrowDown', label: both('Hồ sơ tiếp theo', 'Next'), run: () => step(1) },
    { keys: 'ArrowUp', label: both('Hồ sơ trước', 'Previous'), run: () => step(-1) },
    { keys: ' ', label: both('Chọn, bỏ chọn (phím cách)', 'Select (space)'), run: () => here && toggle(here.id) },
    { keys: 'Ctrl+A', label: both('Chọn tất cả', 'Select all'), run: selectAll },
    { keys: 'Ctrl+Enter', label: both('Ký', 'Sign'), run: () => void sign() },
    { keys: 'Alt+L', label: both('Trả lại', 'Return'), run: () => mayReturn && setReturning(true) },
  ]
  // While a reason is written, the keys belong to its dialog.
  useShortcuts(returning ? [] : keys)
  const loading = asking.loading && !asking.value
  return (
    <div class="signing">
      <PageHead
        title={both('Ký', 'Sign')}
        lead={both('{n} giấy tờ đang chờ ký', '{n} papers wait', { n: rows.length })}
      >
        <button type="button" onClick={() => mayReturn && setReturning(true)} disabled={!mayReturn}>
          {both('Trả lại', 'Return')} <kbd>Alt+L</kbd>
        </button>
        <button
          type="button"
          class="primary"
          onClick={() => void sign()}
          disabled={toSign.length === 0 || signing !== undefined}
        >
          {chosen.length > 0
            ? both('Ký {n} đã chọn', 'Sign {n} selected', { n: chosen.length })
            : both('Ký giấy này', 'Sign this one')}{' '}
          <kbd>Ctrl+Enter</kbd>
        </button>
      </PageHead>
      <ProblemBox problem={problem ?? asking.problem} />
      {signing ? <Progress done={signing.done} of={signing.of} label={both('Đang ký', 'Signing')} /> : null}
      <Outcomes outcomes={outcomes} onClear={() => setOutcomes(new Map())} />
      {loading ? <Skeleton lines={8} /> : null}
      {!loading && rows.length === 0 ? (
        <Empty title={both('Không có gì chờ ký', 'Nothing waits for a signature')} />
      ) : null}
      {rows.length > 0 ? (
        <div class="signing-desk">
          <div class="signing-list">
            <label class="bf-inline" for="select-all">
              <input id="select-all" type="checkbox" checked={selected.size === rows.length} onChange={selectAll} />{' '}
              {both('Chọn tất cả', 'Select all')} <kbd>Ctrl+A</kbd>
            </label>
            <ul ref={list}>
              {rows.map((row, index) => (
                <li key={row.id} class={row === here ? 'here' : ''}>
                  <input
                    type="checkbox"
                    checked={selected.has(row.id)}
                    aria-label={both('Chọn {n}', 'Select {n}', { n: row.name })}
                    onChange={() => toggle(row.id)}
                  />
                  <button type="button" aria-current={row === here ? 'true' : undefined} onClick={() => setAt(index)}>
                    <b>{row.name}</b>
                    <small>
                      {[kindName(row.line.kind), row.number, day(row.birth)].filter(Boolean).join(' · ')}
                      {row.dueAt ? (
                        <>
                          {' · '}
                          <Deadline dueAt={row.dueAt} />
                        </>
                      ) : null}
                    </small>
                  </button>
                </li>
              ))}
            </ul>
          </div>
          {here ? <Read key={here.id} row={here} /> : null}
        </div>
      ) : null}
      <MoveDialog
        move={returning ? 'return' : undefined}
        caseId={here?.id ?? ''}
        lackingByLaw={[]}
        onClose={() => setReturning(false)}
        onDone={() => {
          setReturning(false)
          tell(both('Đã trả lại.', 'Returned.'))
          void asking.reload()
        }}
      />
    </div>
  )
}

function Outcomes({ outcomes, onClear }: { outcomes: ReadonlyMap<string, Outcome>; onClear: () => void }) {
  const failed = [...outcomes].filter(([, outcome]) => !outcome.done)
  if (failed.length === 0) return null
  return (
    <div class="box box-error" role="alert">
      <b>{both('{n} giấy chưa ký được:', '{n} not signed:', { n: failed.length })}</b>
      <ul>
        {failed.map(([id, outcome]) => (
          <li key={id}>{outcome.message}</li>
        ))}
      </ul>
      <button type="button" onClick={onClear}>
        {both('Đã xem', 'Seen')}
      </button>
    </div>
  )
}

/** The paper as it will be issued, beside what matters and the scans it rests on. */
function Read({ row }: { row: Row }) {
  const view = useAsk(getCase, { params: { caseId: row.line.caseId } })
  const [settled, setSettled] = useState(false)
  const [shown, setShown] = useState(0)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), 200)
    return () => clearTimeout(timer)
  }, [])
  const entry = view.value?.entry
  const returned = view.value?.timeline.filter((event) => event.action === 'return').at(-1)
  // Copies are made ready with their dossier; originals are drawn from the entry until they are signed.
  const ready = (view.value?.documents ?? []).filter((document) => document.state === 'PREPARED' && !document.original)
  const paper = ready[Math.min(shown, ready.length - 1)]
  return (
    <div class="signing-read">
      <div class="signing-facts">
        <dl class="facts tight">
          <dt>{both('Mã hồ sơ', 'Dossier')}</dt>
          <dd>
            <Link href={`/ho-so/${row.id}`}>{row.line.code}</Link>
          </dd>
          <dt>{both('Số, quyển', 'Number, book')}</dt>
          <dd>{entry ? `${entry.number} · ${entry.volume}` : row.number}</dd>
          <dt>{both('Số định danh', 'PIN')}</dt>
          <dd>{entry?.pin ?? '–'}</dd>
          <dt>{both('Người lập', 'Prepared by')}</dt>
          <dd>{view.value?.timeline.find((event) => event.action === 'register')?.actorName ?? ''}</dd>
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
                href={addressOf(getAttachment, { params: { caseId: row.id, attachmentId: one.id, part: 'file' } })}
                target="_blank"
                rel="noreferrer"
              >
                {one.hasThumbnail ? (
                  <img
                    src={addressOf(getAttachment, {
                      params: { caseId: row.id, attachmentId: one.id, part: 'thumbnail' },
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
        {ready.length > 1 ? (
          <p class="row">
            {ready.map((document, index) => (
              <button type="button" key={document.id} aria-pressed={document === paper} onClick={() => setShown(index)}>
                {document.number || index + 1}
              </button>
            ))}
          </p>
        ) : null}
      </div>
      {settled && paper ? (
        <PdfFrame
          of={paper.id}
          compact
          title={both('Bản sao trích lục {n}', 'Extract copy {n}', { n: paper.number })}
          fileName="trich-luc.pdf"
          load={() => callForFile(documentFile, { params: { documentId: paper.id as never } })}
        />
      ) : null}
      {settled && view.value && entry && !paper ? (
        <PdfFrame
          of={`${row.id}-${entry.revision}-${entry.pin ?? ''}`}
          compact
          title={row.line.kind === 'BIRTH' ? both('Giấy khai sinh', 'Certificate') : both('Giấy tờ', 'Paper')}
          fileName="giay-to.pdf"
          load={() =>
            callForFile(previewDocument, {
              body: {
                of: 'entry',
                officeId: row.line.officeId,
                entryId: entry.entryId,
                purpose: row.line.code ?? 'Trình ký',
              },
            } as never)
          }
        />
      ) : null}
    </div>
  )
}
