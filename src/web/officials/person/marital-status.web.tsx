import { useState } from 'preact/hooks'
import { type MaritalState, maritalTimeline, statusOn, stretchOn } from '../../../events/parts/marital-timeline.ts'
import { ALWAYS, inForce } from '../../../law/in-force.ts'
import { marriagesKnownSince } from '../../../law/marital-status.ts'
import type { OutputOf } from '../../../platform/endpoint.ts'
import type { getPerson } from '../../../registers/person-api.ts'
import type { CalendarDate } from '../../../values/calendar-date.ts'
import { DayField } from '../../parts/date-field.web.tsx'
import { both } from '../../parts/language.web.ts'
import { day, today } from '../../parts/time.web.ts'
import { EntryName } from '../entry-links.web.tsx'

type Person = OutputOf<typeof getPerson>

const stateWords = (state: MaritalState): string => {
  const words: Record<MaritalState, string> = {
    NEVER_MARRIED: both('Chưa đăng ký kết hôn với ai', 'Never registered a marriage'),
    MARRIED: both('Đang có vợ, chồng', 'Married'),
    DIVORCED: both('Đã ly hôn, chưa đăng ký kết hôn lại', 'Divorced, not married again'),
    WIDOWED: both('Vợ, chồng đã chết, chưa đăng ký kết hôn lại', 'Widowed, not married again'),
    UNKNOWN: both('Không xác định được theo Sổ', 'The registers cannot tell'),
  }
  return words[state]
}

/** Tình trạng hôn nhân on any day, from the marriages of the registers, with what they cannot answer for. */
export function MaritalStatus({ person, purpose }: { person: Person; purpose: string }) {
  const now = today() as CalendarDate
  const [asked, setAsked] = useState<CalendarDate | null>(now)
  const on = asked ?? now
  const until = on > now ? on : now
  const known = inForce(marriagesKnownSince, until).value
  const certain = maritalTimeline(person, [], until, ALWAYS)
  const doubted = statusOn(maritalTimeline(person, [], until, known), on) === 'UNKNOWN'
  const state = statusOn(certain, on)
  const marriage = person.marriages.find(
    (one) => one.entry && one.entry.entryId === stretchOn(certain, on)?.marriage?.entry?.entryId,
  )
  const { diedOn } = person
  const born = person.birth.date
  return (
    <section class="card stack">
      <h2>{both('Tình trạng hôn nhân', 'Marital status')}</h2>
      <DayField pointer="/on" label={both('Vào ngày', 'On')} value={asked} onValue={setAsked} />
      <div role="status">
        {born !== null && on < born ? (
          <p>{both('Chưa sinh ra vào ngày này.', 'Not yet born on that day.')}</p>
        ) : diedOn !== null && on >= diedOn ? (
          <p>{both('Đã chết ngày {d}.', 'Died on {d}.', { d: day(diedOn) })}</p>
        ) : (
          <>
            <p>
              <b>{stateWords(state)}</b>
              {marriage?.spouse ? `: ${marriage.spouse.name}` : ''}
            </p>
            {marriage?.entry ? (
              <p>
                <EntryName entry={marriage.entry} purpose={purpose} />
              </p>
            ) : null}
            {marriage && state !== 'MARRIED' && marriage.end ? (
              <p>
                {both('Chấm dứt theo: ', 'Ended by: ')}
                <EntryName entry={marriage.end} purpose={purpose} />
              </p>
            ) : null}
            {doubted && state !== 'UNKNOWN' ? (
              <p class="note note-warning">
                {both(
                  'Theo dữ liệu đang có. Trước ngày {d} Sổ điện tử chưa đủ: muốn cấp Giấy xác nhận phải hỏi nơi cư trú trước đây.',
                  'As far as is known. Before {d} the electronic registers are incomplete: earlier communes must be asked.',
                  { d: day(known) },
                )}
              </p>
            ) : null}
          </>
        )}
      </div>
    </section>
  )
}
