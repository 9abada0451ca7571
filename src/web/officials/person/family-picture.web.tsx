import { Fragment } from 'preact'
import { useMemo } from 'preact/hooks'
import { Link, useLocation } from 'wouter-preact'
import type { Family, FamilyMember } from '../../../registers/person-api.ts'
import { both } from '../../parts/language.web.ts'
import { boxHeight, boxWidth, layOut } from './family-layout.ts'

const FITS = 19

/** A name on one line of the box, or two. */
function onLines(name: string): string[] {
  if (name.length <= FITS) return [name]
  const words = name.split(' ')
  let first = ''
  while (words.length > 1 && `${first} ${words[0] ?? ''}`.trim().length <= FITS)
    first = `${first} ${words.shift() ?? ''}`.trim()
  const rest = words.join(' ')
  return [first, rest.length > FITS ? `${rest.slice(0, FITS - 1)}…` : rest].filter(Boolean)
}

const placeWords = (place: FamilyMember['place']): string => {
  const words: Record<FamilyMember['place'], string> = {
    SELF: both('Người này', 'This person'),
    SPOUSE: both('Vợ, chồng', 'Spouses'),
    OTHER_PARENT: both('Cha, mẹ kia của con', 'Other parents of the children'),
    PARENT: both('Cha, mẹ', 'Parents'),
    GRANDPARENT: both('Ông, bà', 'Grandparents'),
    CHILD: both('Con', 'Children'),
    SIBLING: both('Anh, chị, em', 'Siblings'),
  }
  return words[place]
}

const about = ({ birthYear, dead }: FamilyMember): string =>
  [birthYear === null ? '' : both('sinh {y}', 'born {y}', { y: birthYear }), dead ? both('đã chết', 'dead') : '']
    .filter(Boolean)
    .join(' · ')

const addressOfPerson = (key: string, purpose: string): string => `/nguoi/${key}?p=${encodeURIComponent(purpose)}`

function Box({ person, x, y, purpose }: { person: FamilyMember; x: number; y: number; purpose: string }) {
  const [, go] = useLocation()
  const lines = onLines(person.name)
  const address = person.key && person.place !== 'SELF' ? addressOfPerson(person.key, purpose) : undefined
  const box = (
    <g
      class={`kin${person.place === 'SELF' ? ' self' : ''}${person.dead ? ' dead' : ''}`}
      transform={`translate(${x} ${y})`}
    >
      <rect width={boxWidth} height={boxHeight} rx="5" />
      <text x={boxWidth / 2} y={lines.length > 1 ? 14 : 19}>
        {lines.map((line, n) => (
          <tspan key={line} x={boxWidth / 2} dy={n === 0 ? 0 : 13}>
            {line}
          </tspan>
        ))}
      </text>
      <text class="small" x={boxWidth / 2} y={lines.length > 1 ? 40 : 36}>
        {person.dead ? '† ' : ''}
        {about(person)}
      </text>
    </g>
  )
  if (!address) return box
  return (
    <a
      href={address}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey) return
        event.preventDefault()
        go(address)
      }}
    >
      {box}
      <title>{placeWords(person.place)}</title>
    </a>
  )
}

/** The family as a picture with links, and the same as a list. */
export function FamilyPicture({ family, purpose }: { family: Family; purpose: string }) {
  const picture = useMemo(() => layOut(family), [family])
  const places = ['GRANDPARENT', 'PARENT', 'SPOUSE', 'OTHER_PARENT', 'CHILD', 'SIBLING'] as const
  const adoptive = (id: string) =>
    family.parents.some((link) => link.adoptive && (link.child === id || link.parent === id))
  if (family.people.length < 2)
    return <p class="faint">{both('Sổ chưa ghi nhận người thân nào.', 'The registers know no relatives.')}</p>
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section class="family" aria-label={both('Sơ đồ gia đình', 'Family picture')} tabIndex={0}>
        {/* biome-ignore lint/a11y/useSemanticElements: a picture with links has no element of its own */}
        <svg
          width={picture.width}
          height={picture.height}
          viewBox={`0 0 ${picture.width} ${picture.height}`}
          role="group"
          aria-label={both('Sơ đồ gia đình', 'Family picture')}
        >
          {picture.lines.map((line) => (
            <path key={line.path} class={line.kind} d={line.path} />
          ))}
          {picture.people.map(({ person, x, y }) => (
            <Box key={person.personId} person={person} x={x} y={y} purpose={purpose} />
          ))}
        </svg>
      </section>
      <p class="family-key faint">
        <span>
          <i class="solid" /> {both('con đẻ', 'child by birth')}
        </span>
        <span>
          <i class="dashed" /> {both('con nuôi', 'adopted')}
        </span>
        <span>
          <i class="double" /> {both('hôn nhân', 'marriage')}
        </span>
        <span>
          <i class="dotted" /> {both('hôn nhân đã chấm dứt', 'ended marriage')}
        </span>
        <span>† {both('đã chết', 'dead')}</span>
        {picture.left > 0 ? (
          <span>{both('và {n} người trong danh sách', 'and {n} in the list', { n: picture.left })}</span>
        ) : null}
      </p>
      <details>
        <summary>
          {both('Đọc thành danh sách ({n} người)', 'Read as a list ({n})', { n: family.people.length - 1 })}
        </summary>
        <dl class="facts">
          {places.map((place) => {
            const those = family.people.filter((person) => person.place === place)
            if (those.length === 0) return null
            return (
              <Fragment key={place}>
                <dt>{placeWords(place)}</dt>
                <dd>
                  <ul class="plain">
                    {those.map((person) => (
                      <li key={person.personId}>
                        {person.key ? (
                          <Link href={addressOfPerson(person.key, purpose)}>{person.name}</Link>
                        ) : (
                          person.name
                        )}{' '}
                        <small class="faint">
                          {[about(person), adoptive(person.personId) ? both('nuôi', 'adoptive') : '']
                            .filter(Boolean)
                            .join(' · ')}
                        </small>
                      </li>
                    ))}
                  </ul>
                </dd>
              </Fragment>
            )
          })}
        </dl>
      </details>
    </>
  )
}
