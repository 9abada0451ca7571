import { explain } from '../../identity/matching/explain.ts'
import { judgeBirths } from '../../identity/matching/judge.ts'
import { noGazetteer } from '../../identity/matching/places.ts'
import { type BirthRead, readKnownBirth } from '../../identity/matching/record.ts'
import { thresholds } from '../../identity/matching/weights.ts'
import { type DecidedPolicies, policyValue } from '../../law/policies.ts'
import { daysBetween, formatDate } from '../../values/calendar-date.ts'
import type { Circumstances } from '../circumstances.ts'
import type { Problem } from '../event.ts'
import type { DuplicateCandidate, EntryPerson } from '../known.ts'
import type { BirthDeclaration } from './declaration.ts'
import { birthPersons } from './persons.ts'
import { error, warning } from './rules-base.ts'

export type DuplicateVerdict = 'certain' | 'possible' | 'none'

export type DuplicateMatch = {
  reference: string
  verdict: DuplicateVerdict
  /** 0–100, to sort by. */
  score: number
  /** Why, in Vietnamese. */
  reasons: string[]
}

export type DuplicateJudgment = { verdict: DuplicateVerdict; matches: DuplicateMatch[] }

const inRole = (persons: readonly EntryPerson[], role: EntryPerson['role']): EntryPerson | undefined =>
  persons.find((person) => person.role === role)

/** The birth that the persons of an entry tell of; undefined when there is no child. */
function birthOf(persons: readonly EntryPerson[]): BirthRead | undefined {
  const child = inRole(persons, 'CHILD')
  return child && readKnownBirth({ ...child, mother: inRole(persons, 'MOTHER'), father: inRole(persons, 'FATHER') })
}

/** Comparisons of the mother that say the same woman, or another one. */
const sameMother: ReadonlySet<string> = new Set(['same-pin', 'same', 'alike', 'same-year-near'])
const otherMother: ReadonlySet<string> = new Set([
  'different',
  'different-same-year',
  'same-year-far',
  'alike-year-far',
])

/**
 * The comparison of the whole register (identity/matching), and on top of it what only a declaration tells: the number of children of
 * the birth and their order, the code of the medical paper, and that a mother
 * has not two births within the days of the policy `days-between-births`.
 */
function judgeOne(
  declaration: BirthDeclaration,
  candidate: DuplicateCandidate,
  policies: DecidedPolicies | undefined,
): DuplicateMatch {
  const ours = birthPersons(declaration)
  const [child, other] = [inRole(ours, 'CHILD'), inRole(candidate.persons, 'CHILD')]
  const [one, two] = [birthOf(ours), birthOf(candidate.persons)]
  const { reference } = candidate
  if (!child || !other || !one || !two) return { reference, verdict: 'none', score: 0, reasons: [] }
  const judged = judgeBirths(one, two, noGazetteer)
  const details = explain(judged, one, two)
  const result = (verdict: DuplicateVerdict, score: number, ...reasons: string[]): DuplicateMatch => ({
    reference,
    verdict,
    score,
    reasons: [...reasons, ...details],
  })
  if (judged.rule === 'same-pin' || judged.rule === 'same-pin-conflict') return result(judged.verdict, judged.score)
  // Two people under one number: not one birth, yet a person looks whose the number is.
  if (judged.rule === 'same-pin-slip') return result('possible', thresholds.possible)

  const mother = judged.findings.find(({ field }) => field === 'mother')?.comparison ?? 'one-missing'
  const apart =
    child.birth.date === null || other.birth.date === null
      ? null
      : Math.abs(daysBetween(child.birth.date, other.birth.date))
  const day = child.birth.date === null ? '' : formatDate(child.birth.date)
  if (sameMother.has(mother) && apart === 0) {
    const alike = `Cùng người mẹ, cùng ngày sinh ${day}`
    if (judged.verdict === 'certain') return result('certain', judged.score, `${alike}, cùng họ tên con.`)
    const { plurality, order } = declaration.child
    if (plurality > 1 && candidate.order !== order && (candidate.plurality ?? 2) > 1)
      return result('none', 20, `${alike}: là con khác của lần sinh ${plurality} con đã khai.`)
    if (judged.verdict === 'possible') return result('possible', judged.score, `${alike}, họ tên con gần giống.`)
    if (plurality > 1 && candidate.order === order)
      return result('possible', 55, `${alike} và cùng thứ tự con ${order} của lần sinh; kiểm tra thứ tự.`)
    return plurality > 1
      ? result('possible', 52, `${alike}, nhưng việc sinh kia khai chỉ có một con; đối chiếu số con của lần sinh.`)
      : result('possible', 50, `${alike}, khác tên con; nếu sinh đôi trở lên thì ghi số con của lần sinh.`)
  }
  const { code } = declaration.proof
  if (code !== '' && code === candidate.notificationCode)
    return result('possible', 58, `Cùng mã giấy chứng sinh ${code}.`)
  if (otherMother.has(mother)) return { reference, verdict: 'none', score: Math.min(judged.score, 5), reasons: [] }
  if (sameMother.has(mother) && apart !== null && apart > 0 && apart <= policyValue('days-between-births', policies))
    return result('possible', 45, `Cùng người mẹ đã khai sinh một con khác cách ${apart} ngày; kiểm tra ngày sinh.`)
  return result(judged.verdict, judged.verdict === 'none' ? 0 : judged.score)
}

/** R-A4: one birth, one entry in the nation: same child, same mother and day, twins explained (LHT art. 5.4). Pure; best match first. */
export function judgeDuplicates(
  declaration: BirthDeclaration,
  candidates: readonly DuplicateCandidate[],
  policies?: DecidedPolicies,
): DuplicateJudgment {
  const matches = candidates
    .map((candidate) => judgeOne(declaration, candidate, policies))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
  const has = (verdict: DuplicateVerdict) => matches.some((match) => match.verdict === verdict)
  return { verdict: has('certain') ? 'certain' : has('possible') ? 'possible' : 'none', matches }
}

const duplicateCite = 'Luật Hộ tịch 2014, Điều 5 khoản 4'

/** R-A4: a certain duplicate stops, a possible one needs a reason (LHT art. 5.4). */
export function notRegisteredTwice(declaration: BirthDeclaration, { duplicates, policies }: Circumstances): Problem[] {
  return judgeDuplicates(declaration, duplicates ?? [], policies).matches.flatMap(({ verdict, reference, reasons }) => {
    const ground = { rule: 'R-A4', cite: duplicateCite, pointer: '/child' }
    // The message says the weightiest; the comparison on the screen says all.
    const why = reasons.slice(0, 3).join(' ')
    if (verdict === 'certain')
      return [
        error(
          ground,
          `Việc sinh này đã được đăng ký (${reference}). ${why} Cấp bản sao trích lục thay cho đăng ký mới.`,
          `This birth is registered already (${reference}); issue an extract copy instead.`,
        ),
      ]
    if (verdict === 'possible')
      return [
        warning(
          ground,
          `Có thể trùng với ${reference}. ${why} Đối chiếu rồi ghi lý do nếu không trùng.`,
          `Possibly the same birth as ${reference}; compare, and give a reason if it is not.`,
        ),
      ]
    return []
  })
}

/** R-B14: the code of a birth notification serves one entry only (TT 22/2025/TT-BYT; LHT art. 5.4). */
export function notificationUsedOnce({ proof }: BirthDeclaration, { notificationUsedBy }: Circumstances): Problem[] {
  if (!notificationUsedBy || proof.code === '') return []
  return [
    error(
      { rule: 'R-B14', cite: 'Thông tư 22/2025/TT-BYT; Luật Hộ tịch 2014, Điều 5 khoản 4', pointer: '/proof/code' },
      `Mã giấy chứng sinh này đã dùng cho ${notificationUsedBy}; kiểm tra lại mã.`,
      `This notification code was used for ${notificationUsedBy}; check it.`,
    ),
  ]
}
