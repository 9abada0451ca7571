import { adultAge } from '../../law/ages.ts'
import { inForce } from '../../law/in-force.ts'
import type { Circumstances } from '../circumstances.ts'
import type { Problem } from '../event.ts'
import { error, sameWords, warning } from '../parts/rule-tools.ts'
import type { ChangeDeclaration } from './declaration.ts'
import { ageOf } from './nature.ts'

/** Who asks for another with papers of their own. */
const acting: readonly string[] = ['INSTITUTION', 'PROXY']
/** Who may stand for a minor, or for somebody who lost capacity, besides. */
const representing: readonly string[] = [...acting, 'MOTHER', 'FATHER', 'CARER']

/**
 * A3: the person asks, or somebody with a written power of attorney; a minor asks through the legal representative (LHT art. 6.3; TT 04/2020 art. 2).
 * For somebody who has died anybody concerned asks.
 */
export function whoAsks(declaration: ChangeDeclaration, { receivedOn, people }: Circumstances): Problem[] {
  const { subject, informant, register, foreign } = declaration
  const { relationship } = informant
  const proxy = { rule: 'A3', cite: 'Thông tư 04/2020/TT-BTP, Điều 2', pointer: '/informant/relationship' }
  const adult = inForce(adultAge, receivedOn)
  const age = ageOf(declaration, receivedOn)
  const minor = age !== null && age < adult.value
  if (relationship === 'SELF') {
    const same =
      subject.pin !== null && informant.pin !== null
        ? subject.pin === informant.pin
        : // A name that is corrected or changed may be the one on the requester's own papers.
          [subject.name, ...declaration.changes.flatMap(({ from, to }) => [from, to.name ?? ''])].some((name) =>
            sameWords(name, informant.name),
          )
    if (!same)
      return [
        error(
          { ...proxy, pointer: '/informant/name' },
          'Người yêu cầu là “bản thân” thì phải là người được thay đổi, cải chính; sửa người yêu cầu hoặc quan hệ.',
          'A requester who is the person must be the one concerned.',
        ),
      ]
    return minor
      ? [
          error(
            { rule: 'A3', cite: 'Luật Hộ tịch 2014, Điều 6 khoản 3', pointer: '/informant/relationship' },
            `Người dưới ${adult.value} tuổi yêu cầu qua người đại diện theo pháp luật (cha, mẹ, người giám hộ); ghi người đó là người yêu cầu.`,
            'A minor asks through the legal representative.',
          ),
        ]
      : []
  }
  const dead = register === 'DEATH' || people?.SUBJECT?.death != null
  // Who comes into the entry as a parent by an adoption asks for it.
  const becomesParent = declaration.changes.some(
    ({ to: { person } }) => person !== null && sameWords(person.name, informant.name),
  )
  const represented = minor || Boolean(people?.SUBJECT?.conditions.length)
  if (dead || foreign || becomesParent || (represented ? representing : acting).includes(relationship)) return []
  return [
    warning(
      proxy,
      minor
        ? 'Người dưới 18 tuổi do cha, mẹ hoặc người giám hộ yêu cầu; người khác thì ghi văn bản ủy quyền hoặc lý do.'
        : 'Người được thay đổi, cải chính đã thành niên: người khác yêu cầu phải có văn bản ủy quyền (ông bà, cha mẹ, con, vợ chồng, anh chị em ruột thì không phải chứng thực); ghi văn bản đó.',
      'Somebody else asks with a written power of attorney only.',
    ),
  ]
}
