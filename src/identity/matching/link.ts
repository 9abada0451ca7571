import { compareNames, gravity, rarityOf, readName } from './person-name.ts'
import { rarityBounds } from './weights.ts'
import { yearSlip } from './written-date.ts'

/** Somebody named beside a person: the other parent, the spouse. */
export type Partner = { name: string; year: number | null; pin: string | null }

/** Somebody an entry names, or a person of the registers. */
export type Linkable = {
  name: string
  date: string | null
  year: number | null
  sex: string | null
  partners: readonly Partner[]
}

export type LinkVerdict = 'certain' | 'possible' | 'none'
export type LinkReason = { vi: string; en: string }
export type LinkJudgment = { verdict: LinkVerdict; score: number; reasons: LinkReason[] }

type Line = readonly [points: number, vi: string, en: string]
/** What each agreement weighs; 40 are proposed to a person. Certain is decided by what agrees, never by the sum. */
export const linkWeights = {
  sameName: [18, 'Cùng họ tên, đúng cả dấu', 'Same name to the mark'],
  sameKey: [8, 'Họ tên chỉ khác dấu hoặc cách viết', 'Names differ in marks or spelling only'],
  rareName: [10, 'Họ tên ít gặp', 'An uncommon name'],
  sameDay: [26, 'Cùng ngày, tháng, năm sinh', 'Same day of birth'],
  sameYear: [8, 'Cùng năm sinh, ngày tháng chưa rõ', 'Same year of birth, the day unknown'],
  partnerPin: [40, 'Cùng người vợ, chồng hoặc cha, mẹ kia theo số định danh', 'Same partner or other parent by number'],
  partnerYear: [
    30,
    'Cùng người vợ, chồng hoặc cha, mẹ kia theo họ tên và năm sinh',
    'Same partner or other parent by name and year',
  ],
  partnerName: [12, 'Người vợ, chồng hoặc cha, mẹ kia cùng họ tên', 'The partner or other parent has the same name'],
  otherPartner: [-14, 'Người vợ, chồng hoặc cha, mẹ kia khác', 'Another partner or other parent'],
} as const satisfies Record<string, Line>
export const LINK_POSSIBLE = 40

/**
 * Whether somebody whom an entry names without a number is a person of the registers. Certain only when the name agrees to the mark, the day of
 * birth and the partner agree as well; whoever asks must also see that nobody else fits (`onlyOne`). Pure.
 */
export function judgeLink(named: Linkable, person: Linkable): LinkJudgment {
  const none: LinkJudgment = { verdict: 'none', score: 0, reasons: [] }
  const [one, other] = [readName(named.name), readName(person.name)]
  if (!one || !other) return none
  if (named.sex && person.sex && named.sex !== person.sex) return none
  if (named.date && person.date && named.date !== person.date) return none
  if (named.year !== person.year || named.year === null) return none
  const differences = compareNames(one, other)
  const grave = gravity(differences)
  if (differences.includes('given-other') || grave > 6) return none
  const found: (keyof typeof linkWeights)[] = []
  const exact =
    one.written.normalize('NFC').toLocaleLowerCase('vi') === other.written.normalize('NFC').toLocaleLowerCase('vi')
  found.push(exact ? 'sameName' : 'sameKey')
  if (Math.min(rarityOf(one), rarityOf(other)) >= rarityBounds.rare) found.push('rareName')
  const sameDay = named.date !== null && named.date === person.date
  found.push(sameDay ? 'sameDay' : 'sameYear')
  const partner = comparePartners(named.partners, person.partners)
  if (partner) found.push(partner)
  const score = Math.max(
    0,
    Math.min(
      100,
      found.reduce((sum, line) => sum + linkWeights[line][0], 0),
    ),
  )
  const certain = exact && sameDay && (partner === 'partnerPin' || partner === 'partnerYear')
  const verdict = certain ? 'certain' : score >= LINK_POSSIBLE ? 'possible' : 'none'
  const reasons = found
    .toSorted((a, b) => Math.abs(linkWeights[b][0]) - Math.abs(linkWeights[a][0]))
    .map((line) => ({ vi: linkWeights[line][1], en: linkWeights[line][2] }))
  return { verdict, score: verdict === 'certain' ? Math.max(score, 60) : Math.min(score, 59), reasons }
}

type PartnerLine = 'partnerPin' | 'partnerYear' | 'partnerName' | 'otherPartner'
function comparePartners(a: readonly Partner[], b: readonly Partner[]): PartnerLine | undefined {
  if (a.length === 0 || b.length === 0) return undefined
  let best: PartnerLine = 'otherPartner'
  for (const one of a)
    for (const other of b) {
      if (one.pin && other.pin) {
        if (one.pin === other.pin) return 'partnerPin'
        continue
      }
      const [name, called] = [readName(one.name), readName(other.name)]
      if (!name || !called || gravity(compareNames(name, called)) > 2) continue
      if (one.year !== null && one.year === other.year) best = 'partnerYear'
      else if (best !== 'partnerYear' && (one.year === null || other.year === null || yearSlip(one.year, other.year)))
        best = 'partnerName'
    }
  return best
}

/** Points by which another may be less likely than the likeliest and still be proposed beside. */
const NEARLY_AS_LIKELY = 8
type Judged<P> = { person: P; judgment: LinkJudgment }
/** Of all who may be meant: the only certain one when nobody else comes near, and those to be proposed, three at most. */
export function chooseLink<P>(judged: readonly Judged<P>[]): {
  certain: Judged<P> | undefined
  proposed: Judged<P>[]
} {
  const likely = judged
    .filter(({ judgment }) => judgment.verdict !== 'none')
    .toSorted((a, b) => b.judgment.score - a.judgment.score)
  const [first] = likely
  return likely.length === 1 && first?.judgment.verdict === 'certain'
    ? { certain: first, proposed: [] }
    : {
        certain: undefined,
        proposed: likely
          .filter(({ judgment }) => judgment.score >= (first?.judgment.score ?? 0) - NEARLY_AS_LIKELY)
          .slice(0, 3),
      }
}
