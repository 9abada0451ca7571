import './person.css'
import { Link } from 'wouter-preact'
import type { CaseState } from '../../../cases/case.ts'
import type { OutputOf } from '../../../platform/endpoint.ts'
import { getPerson } from '../../../registers/person-api.ts'
import { useAddressQuery } from '../../parts/address-query.web.ts'
import { useAsk } from '../../parts/ask.web.ts'
import { both, dictionary } from '../../parts/language.web.ts'
import { PageHead, ProblemBox, Skeleton } from '../../parts/panels.web.tsx'
import { useSession } from '../../parts/session.web.tsx'
import { StateBadge } from '../../parts/states.web.tsx'
import { day } from '../../parts/time.web.ts'
import { sexWords } from '../../parts/words.web.ts'
import { AskPurpose } from '../ask-purpose.web.tsx'
import { GoOn } from '../case/go-on.web.tsx'
import { EntryName } from '../entry-links.web.tsx'
import { FamilyPicture } from './family-picture.web.tsx'
import { MaritalStatus } from './marital-status.web.tsx'
import { PersonPapers } from './person-papers.web.tsx'

type Person = OutputOf<typeof getPerson>

const t = dictionary({
  title: ['Người', 'Person'],
  why: ['Vì sao bạn xem người này?', 'Why do you look at this person?'],
  life: ['Diễn biến hộ tịch', 'Life-line'],
  noLife: ['Sổ chưa ghi việc nào.', 'The registers hold nothing yet.'],
  family: ['Gia đình', 'Family'],
  changes: ['Đã thay đổi', 'Changed values'],
  cases: ['Hồ sơ đang giải quyết ở đơn vị', 'Open dossiers here'],
  unknownDay: ['không rõ ngày', 'day unknown'],
  noName: ['chưa ghi tên', 'no name yet'],
})

/** Người: the life-line, the family picture, marital status on a day, papers, open dossiers. */
export function Screen({ params }: { params: Record<string, string | undefined> }) {
  const query = useAddressQuery()
  const purpose = query.get('p')
  const key = params.personId ?? ''
  const person = useAsk(getPerson, purpose.length >= 3 ? { params: { key }, query: { purpose } } : null)
  if (purpose.length < 3) return <AskPurpose title={t('title')} why={t('why')} onPurpose={(p) => query.set({ p })} />
  return (
    <>
      {person.value ? null : <PageHead title={t('title')} />}
      <ProblemBox problem={person.problem} again={() => void person.reload()} />
      {person.value ? (
        <PersonView key={person.value.personId} personKey={key} person={person.value} purpose={purpose} />
      ) : person.loading ? (
        <Skeleton lines={12} />
      ) : null}
    </>
  )
}

const birthWords = ({ birth }: Person): string => day(birth.date) || (birth.year === null ? '' : String(birth.year))

function PersonView({ personKey, person, purpose }: { personKey: string; person: Person; purpose: string }) {
  const { permits } = useSession()
  return (
    <>
      <PageHead
        title={
          <>
            {person.name}{' '}
            {person.dead ? (
              <span class="badge badge-plain">
                {person.diedOn ? both('chết ngày {d}', 'died {d}', { d: day(person.diedOn) }) : both('đã chết', 'dead')}
              </span>
            ) : null}
          </>
        }
        lead={[
          sexWords(person.sex),
          birthWords(person) ? both('sinh {d}', 'born {d}', { d: birthWords(person) }) : '',
          person.pin ? both('số định danh {p}', 'PIN {p}', { p: person.pin }) : both('chưa có số định danh', 'no PIN'),
        ]
          .filter(Boolean)
          .join(' · ')}
      >
        <GoOn from={{ person }} />
      </PageHead>
      <div class="stack">
        <section class="card stack">
          <h2>{t('family')}</h2>
          <FamilyPicture family={person.family} purpose={purpose} />
        </section>
        <div class="two-thirds">
          <section class="card">
            <h2>{t('life')}</h2>
            {person.life.length === 0 ? <p class="faint">{t('noLife')}</p> : null}
            <ol class="plain life-line">
              {person.life.map((fact) => (
                <li key={`${fact.on}${fact.vi}`}>
                  <time class="figures" dateTime={fact.on ?? undefined}>
                    {day(fact.on) || t('unknownDay')}
                  </time>
                  <div>
                    <b>{both(fact.vi, fact.en)}</b>
                    {fact.entry ? (
                      <p>
                        <EntryName entry={fact.entry} purpose={purpose} />
                      </p>
                    ) : null}
                  </div>
                </li>
              ))}
            </ol>
          </section>
          <div class="stack">
            <MaritalStatus person={person} purpose={purpose} />
            {person.cases.length > 0 ? (
              <section class="card">
                <h2>{t('cases')}</h2>
                <ul class="plain stack">
                  {person.cases.map((one) => (
                    <li key={one.caseId}>
                      {permits('case.read') ? (
                        <Link href={`/ho-so/${one.caseId}`}>{one.subjectName || t('noName')}</Link>
                      ) : (
                        one.subjectName
                      )}{' '}
                      <StateBadge state={one.state as CaseState} />
                      <br />
                      <small class="faint">
                        {both(one.kindName, one.kindNameEn)} {one.code ?? ''}
                      </small>
                    </li>
                  ))}
                </ul>
              </section>
            ) : null}
            <PersonPapers personKey={personKey} purpose={purpose} />
            {person.changes.length > 0 ? (
              <section class="card">
                <h2>{t('changes')}</h2>
                <ul class="plain stack">
                  {person.changes.map((change) => (
                    <li key={`${change.field}${change.on}${change.to}`}>
                      <b>{both(change.vi, change.en)}</b> {both('từ ngày', 'from')} {day(change.on)}
                      <br />
                      <del>{change.from || '–'}</del> → <ins>{change.to}</ins>
                      {change.entry ? (
                        <>
                          <br />
                          <small>
                            <EntryName entry={change.entry} purpose={purpose} />
                          </small>
                        </>
                      ) : null}
                    </li>
                  ))}
                </ul>
              </section>
            ) : null}
          </div>
        </div>
      </div>
    </>
  )
}
