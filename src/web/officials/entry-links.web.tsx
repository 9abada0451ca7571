import { Fragment } from 'preact'
import { Link } from 'wouter-preact'
import type { OutputOf } from '../../platform/endpoint.ts'
import type { getEntry } from '../../registers/api.ts'
import type { EntrySeen } from '../../registers/person-api.ts'
import { both } from '../parts/language.web.ts'
import { day } from '../parts/time.web.ts'
import { registerWords, roleName } from '../parts/words.web.ts'

type Entry = OutputOf<typeof getEntry>
type Relation = Entry['links'][number]['relation']

const relationWords = (relation: Relation, outgoing: boolean): string => {
  const words: Record<Relation, readonly [string, string]> = {
    ABOUT: [both('Dựa trên', 'Based on'), both('Được nhắc đến trong', 'Spoken of in')],
    ENDS: [both('Chấm dứt', 'Ends'), both('Được chấm dứt bởi', 'Ended by')],
    REPLACES: [both('Thay cho', 'Replaces'), both('Được thay bằng', 'Replaced by')],
    COMBINED: [both('Cùng hồ sơ', 'Same dossier'), both('Cùng hồ sơ', 'Same dossier')],
    SUPERVISES: [both('Giám sát', 'Supervises'), both('Được giám sát theo', 'Supervised under')],
  }
  return words[relation][outgoing ? 0 : 1]
}

/** An entry named somewhere, as a link where the asker may open it. */
export function EntryName({ entry, purpose }: { entry: EntrySeen; purpose: string }) {
  const name = both('số {n}', 'no. {n}', { n: entry.number })
  return (
    <span>
      {entry.open ? (
        <Link href={`/muc/${entry.officeId}/${entry.entryId}?p=${encodeURIComponent(purpose)}`}>
          {registerWords(entry.register)}, <span class="figures nowrap">{name}</span>
        </Link>
      ) : (
        <span title={both('Sổ do cơ quan khác giữ', 'Kept by another office')}>
          {registerWords(entry.register)}, <span class="figures nowrap">{name}</span>
        </span>
      )}{' '}
      <small class="faint">
        {entry.officeName} · {day(entry.registeredOn)}
      </small>
      {entry.revoked ? <span class="badge badge-bad">{both('đã thu hồi', 'revoked')}</span> : null}
    </span>
  )
}

/** Who stands in an entry: each with a link to the person's page. */
export function EntryPersons({ persons, purpose }: { persons: Entry['persons']; purpose: string }) {
  if (persons.length === 0) return null
  return (
    <section class="card">
      <h2>{both('Người trong mục', 'People in it')}</h2>
      <dl class="facts">
        {persons.map((person) => (
          <Fragment key={person.role}>
            <dt>{roleName(person.role)}</dt>
            <dd>
              <Link href={`/nguoi/${person.personId}?p=${encodeURIComponent(purpose)}`}>{person.name}</Link>
              {person.pin ? <small class="faint figures"> · {person.pin}</small> : null}
            </dd>
          </Fragment>
        ))}
      </dl>
    </section>
  )
}

/** Mục liên quan: the entries an entry is tied to, in both directions. */
export function EntryLinks({ links, purpose }: { links: Entry['links']; purpose: string }) {
  if (links.length === 0) return null
  return (
    <section class="card">
      <h2>{both('Mục liên quan', 'Related entries')}</h2>
      <ul class="plain stack">
        {links.map(({ relation, outgoing, entry, subject }) => (
          <li key={`${relation}${outgoing}${entry.entryId}`}>
            <b>{relationWords(relation, outgoing)}:</b> <EntryName entry={entry} purpose={purpose} />
            {subject ? (
              <>
                <br />
                {subject}
              </>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
