import { Link } from 'wouter-preact'
import { finishReminder, listReminders } from '../../cases/tasks-api.ts'
import { call } from '../parts/api.web.ts'
import { useAsk, useCommand } from '../parts/ask.web.ts'
import { both } from '../parts/language.web.ts'
import { ProblemBox } from '../parts/panels.web.tsx'
import { useSession } from '../parts/session.web.tsx'
import { day, today } from '../parts/time.web.ts'

/** Nhắc việc: what the office must remember within the next month, the nearest first. */
export function Reminders({ onChange }: { onChange: () => Promise<void> }) {
  const { permits } = useSession()
  const list = useAsk(listReminders, {}, { everyMs: 600_000 })
  const finish = useCommand(async (reminderId: string) => {
    await call(finishReminder, { params: { reminderId }, body: {} })
    await Promise.all([list.reload(), onChange()])
  })
  const items = list.value?.items ?? []
  if (items.length === 0) return <ProblemBox problem={list.problem} />
  const now = today()
  return (
    <section class="card reminders" aria-label={both('Nhắc việc', 'Reminders')}>
      <h2>{both('Nhắc việc ({n})', 'Reminders ({n})', { n: items.length })}</h2>
      <ProblemBox problem={list.problem ?? finish.problem} />
      <ul class="plain">
        {items.map((one) => (
          <li key={one.id} class="spread">
            <span>
              <b class={`figures${one.dueOn < now ? ' late' : ''}`}>{day(one.dueOn)}</b>{' '}
              {permits('entry.read') ? (
                <Link
                  href={`/muc/${one.entry.officeId}/${one.entry.entryId}?p=${encodeURIComponent(both('Giải quyết hồ sơ hộ tịch', 'Handling a dossier'))}`}
                >
                  {both(one.text, one.textEn || one.text)}
                </Link>
              ) : (
                both(one.text, one.textEn || one.text)
              )}
            </span>
            {permits('case.vet') ? (
              <button type="button" disabled={finish.busy} onClick={() => void finish.run(one.id)}>
                {both('Đã làm', 'Done')}
              </button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
