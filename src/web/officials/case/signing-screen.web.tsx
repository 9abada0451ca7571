import './case.css'
import { useRef, useState } from 'preact/hooks'
import { type CaseLine, listCases, signCases } from '../../../cases/api.ts'
import { call, Problem, sentenceOf } from '../../parts/api.web.ts'
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
import { isApproval, SigningRead } from './signing-read.web.tsx'

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

  // What is due first stands first, and of one day what was taken in first: papers get their numbers in that order.
  const order = ({ line }: Row): string => `${line.dueAt ?? '9'} ${line.code ?? ''}`
  const rows = (asking.value?.items ?? [])
    .map(
      (line): Row => ({
        line,
        id: line.caseId,
        name: line.subjectName,
        birth: line.subjectBirth,
        number: line.entryNumber ?? '',
        dueAt: line.dueAt,
      }),
    )
    .toSorted((a, b) => (order(a) < order(b) ? -1 : 1))
  const approvals = rows.filter(({ line }) => isApproval(line)).length
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
        lead={[
          both('{n} hồ sơ đang chờ ký', '{n} dossiers wait', { n: rows.length }),
          approvals > 0 ? both('{n} duyệt trước khi ghi Sổ', '{n} to be approved first', { n: approvals }) : '',
        ]
          .filter(Boolean)
          .join(' · ')}
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
            : here && isApproval(here.line)
              ? both('Duyệt hồ sơ này', 'Approve this one')
              : both('Ký hồ sơ này', 'Sign this one')}{' '}
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
                    <span>
                      <b>{row.name}</b>{' '}
                      {isApproval(row.line) ? (
                        <span class="badge badge-wait">{both('duyệt trước', 'approve first')}</span>
                      ) : null}
                    </span>
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
          {here ? <SigningRead key={here.id} line={here.line} kindName={kindName(here.line.kind)} /> : null}
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
