import { lunarOf } from './lunar.ts'
import type { NameRead } from './person-name.ts'
import type { BirthRead } from './record.ts'
import { civilDay, numberIfLunar } from './written-date.ts'

/**
 * Keys under which two records of one birth meet, as short text. Two records are compared only when they share one; each key is
 * rare enough that a register of twenty million holds a few dozen records under it at most, save for the commonest names.
 * The first letter tells the kind: `p` PIN, `e` entry, `d` name and day, `s` name and one parent's full name (any date), `q` both parents and year,
 * `c` mother and day, `h` father and day. Where a parent is missing, and with it half of these: the day under the other calendar too, `m`/`f` name, year
 * and the one parent, `w` whole name, year and hometown.
 */
export function blockingKeys(birth: BirthRead): string[] {
  const keys: string[] = []
  const { name, birth: date, mother, father } = birth
  if (birth.pin !== '') keys.push(`p${birth.pin}`)
  if (birth.number !== '' && birth.office !== '' && birth.registered)
    keys.push(`e${birth.office}/${birth.registered.year}/${birth.book}/${birth.number}`)
  if (!date || date.year === 0) return keys
  const ends = name && endsOf(name)
  const day = civilDay(date)
  const whole = mother && father
  const [mothers, fathers] = [mother && endsOf(mother.name), father && endsOf(father.name)]
  if (day) {
    const two = [day.day, day.month].sort((a, b) => a - b).join('.')
    const on = `${day.year}.${two}`
    if (ends) {
      keys.push(`d${ends}/${on}`)
      const asLunar = numberIfLunar(date)
      if (!whole && asLunar !== 0) keys.push(`d${ends}/n${asLunar}`)
      if (!whole) keys.push(`d${ends}/n${date.number}`)
    }
    if (mother) keys.push(`c${soundsOf(mother.name)}/${on}`)
    if (father) keys.push(`h${soundsOf(father.name)}/${on}`)
  }
  if (ends && mother) keys.push(`s${ends}/${soundsOf(mother.name)}`)
  if (ends && father) keys.push(`s${ends}/${soundsOf(father.name)}`)
  const years = new Set([date.year])
  if (day) years.add(day.year).add(lunarOf(day).year)
  for (const year of whole ? [] : years) {
    if (ends && mothers) keys.push(`m${ends}/${year}/${mothers}`)
    if (ends && fathers) keys.push(`f${ends}/${year}/${fathers}`)
  }
  if (mother && father) keys.push(`q${soundsOf(mother.name)}/${soundsOf(father.name)}/${date.year}`)
  if (name && !whole)
    keys.push(`w${soundsOf(name)}/${date.year}/${birth.hometown?.communes[0] ?? birth.hometown?.commune ?? ''}`)
  return keys
}

/** First and last syllable by sound, in alphabetical order, so that a reversed name meets. */
function endsOf({ syllables: inOrder, asWritten: syllables = inOrder }: NameRead): string {
  const [first, last] = [syllables[0]?.sound ?? '', syllables.at(-1)?.sound ?? '']
  return first < last ? `${first} ${last}` : `${last} ${first}`
}

/** All syllables but the fillers, by sound, in alphabetical order. */
const soundsOf = ({ syllables: inOrder, asWritten: syllables = inOrder }: NameRead): string =>
  syllables
    .map(({ sound }) => sound)
    .filter((sound, n) => !(n > 0 && n < syllables.length - 1 && (sound === 'thi' || sound === 'dan')))
    .sort()
    .join(' ')
