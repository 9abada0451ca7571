/**
 * Names of the Ê Đê and Mnông: a mark of the sex (`Y` for men, `H'` for women), the given name, the clan last. Clans as written, each with the forms that
 * mean the same clan; folded.
 */
const clans: readonly (readonly string[])[] = [
  ['nie', 'nie kdam'],
  ['nie sieng'],
  ['mlo', 'mlo duon du'],
  ['eban', 'e ban'],
  ['ayun', 'a yun'],
  ['ajun', 'a jun'],
  ['kbuor', 'k buor'],
  ['enuol', 'e nuol'],
  ['buonya', 'buon ya'],
  ['buonkrong', 'buon krong'],
  ['bkrong', 'b krong'],
  ['ksor'],
  ['bya'],
  ['kdoh'],
  ['hdok', 'h dok'],
  ['knul'],
  ['adrong', 'a drong'],
  ['hwing', 'h wing'],
  ['kpa'],
  ['ktla', 'kta la'],
  ['kbang'],
  ['kdam'],
  ['krieng'],
  ['eung', 'e ung'],
  ['arul', 'a rul'],
  ['hmok', 'h mok'],
  ['hlong', 'h long'],
  ['krong'],
  ['rcham', 'r cham'],
  ['cil'],
  ['ndu', 'n du'],
  ['bing'],
  ['lieng'],
  ['pangting', 'pang ting'],
  ['dakcat', 'dak cat'],
  ['triek'],
]
const clanOf = new Map(clans.flatMap((forms) => forms.map((form) => [form, forms[0] ?? form] as const)))
const LONGEST_CLAN = 3

/** Begins as such a name may: `Y …`, `H'…`, `H …`, `Hơ …`, or `H` written to the consonant of the name. Lower case. */
export const mayEndInClan = (lower: string): boolean =>
  (lower.startsWith('y') || lower.startsWith('h')) &&
  /^(?:y|h|hơ|hờ)[ '’ʼ`]|^h(?:[bcdđgjklmnñrstvw]|y[aăâeêioôơuư])/.test(lower)

/** The words of such a name with the clan first; undefined where the last words are no clan. `fold` takes off all marks. */
export function clanFirst(words: readonly string[], fold: (text: string) => string): string[] | undefined {
  const [first = '', ...more] = words
  const name = /^h(?:[^aeiouy]|y[aeiou])/.test(fold(first)) ? ['h', first.slice(1), ...more] : [...words]
  for (let length = Math.min(LONGEST_CLAN, name.length - 2); length > 0; length--) {
    const tail = name.slice(-length)
    const clan = clanOf.get(fold(tail.join(' ')))
    if (clan === undefined) continue
    // One word keeps its marks; several are told in the form that is one word.
    const told = length === 1 ? (tail[0] ?? clan) : joinedLike(tail, clan)
    return [told, ...(/^h[ơờ]?$/.test(name[0] ?? '') ? ['h'] : name.slice(0, 1)), ...name.slice(1, -length)]
  }
  return undefined
}

/** `niê kdăm` → `niê`, `ê ban` → `êban`: as many letters of the written words as the one word has. */
const joinedLike = (tail: readonly string[], clan: string): string => [...tail.join('')].slice(0, clan.length).join('')
