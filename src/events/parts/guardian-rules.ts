import { adultAge, ageOn } from '../../law/ages.ts'
import {
  guardianConditions,
  guardiansAtATime,
  legalPersonMayBe,
  naturalGuardians,
  naturalGuardianWords,
} from '../../law/guardianship.ts'
import { inForce } from '../../law/in-force.ts'
import type { Circumstances } from '../circumstances.ts'
import type { Problem } from '../event.ts'
import type { GuardianGroup, WardGroup } from './guardians.ts'
import type { Party } from './party.ts'
import { cannotAct, knownOf } from './party-rules.ts'
import type { PersonRole } from './roles.ts'
import { error, warning } from './rule-tools.ts'

/** A guardian group with where it stands; `otherWard` is the ward of the entry. */
export type GuardianAsked = { group: GuardianGroup; at: string; ward: Party; wardGroup: WardGroup }

const samePerson = (one: Party, other: Party): boolean =>
  (one.pin !== null && one.pin === other.pin) || (one.personId !== null && one.personId === other.personId)

/** R-F2: somebody who watches over another is alive, of age and of full capacity (BLDS art. 49); the rest is declared and checked. */
export function mayWatchOver(
  asked: { role: PersonRole; party: Party; pointer: string; word: string },
  circumstances: Circumstances,
): Problem[] {
  const { role, party, pointer, word } = asked
  const { receivedOn } = circumstances
  const conditions = inForce(guardianConditions, receivedOn)
  const ground = { rule: 'R-F2', cite: conditions.cite, pointer }
  const why = cannotAct({ role, party }, circumstances)
  const known = knownOf(role, circumstances)
  const limited = known?.conditions.some(({ condition }) => condition === 'INCAPABLE' || condition === 'LIMITED')
  const age = ageOn(party.birthDate, receivedOn)
  const adult = inForce(adultAge, receivedOn).value
  return [
    ...(why === ''
      ? []
      : [error(ground, `${party.name} ${why}, không thể là ${word}.`, 'This person is dead or missing.')]),
    ...(limited
      ? [
          error(
            ground,
            `${party.name} không có năng lực hành vi dân sự đầy đủ theo quyết định của Tòa án, không thể là ${word}.`,
            'This person lacks full civil capacity.',
          ),
        ]
      : []),
    ...(age !== undefined && age < adult
      ? [
          error(
            { ...ground, pointer: `${pointer}/birthDate` },
            `${party.name} chưa đủ ${adult} tuổi, không thể là ${word}.`,
            'This person is not of age.',
          ),
        ]
      : []),
  ]
}

/** R-F1: one guardian, two only as parents or grandparents together (BLDS art. 46–47); a natural or a legal person, nobody of himself. */
export function rightNumberOfGuardians({ group, at, ward }: GuardianAsked, { receivedOn }: Circumstances): Problem[] {
  const { guardian, guardian2, legalGuardian, kind, rank } = group
  const law = inForce(guardiansAtATime, receivedOn)
  const ground = { rule: 'R-F1', cite: law.cite, pointer: `${at}/guardian` }
  const people = [guardian, guardian2].filter((one): one is Party => one !== null)
  const found: Problem[] = []
  if (people.length === 0 && legalGuardian === null)
    found.push(error(ground, 'Ghi người giám hộ hoặc pháp nhân làm giám hộ.', 'Write the guardian.'))
  if (guardian === null && guardian2 !== null)
    found.push(error(ground, 'Ghi người giám hộ thứ nhất trước.', 'Write the first guardian first.'))
  if (legalGuardian !== null && (people.length > 0 || kind === 'NATURAL'))
    found.push(
      error(
        { ...ground, pointer: `${at}/legalGuardian` },
        'Pháp nhân chỉ là người giám hộ được cử, và là người giám hộ duy nhất.',
        'A legal person is an appointed guardian, and the only one.',
      ),
    )
  const person = inForce(legalPersonMayBe, receivedOn)
  if (legalGuardian !== null && !person.value.GUARDIAN)
    found.push(error({ ...ground, cite: person.cite }, 'Pháp nhân không được làm giám hộ.', 'No legal person.'))
  const joint = rank !== null && law.value.joint.includes(rank)
  if (people.length > (joint ? law.value.jointly : law.value.usual))
    found.push(
      error(
        { ...ground, pointer: `${at}/guardian2` },
        'Một người chỉ có một người giám hộ, trừ trường hợp cha, mẹ cùng giám hộ cho con hoặc ông, bà cùng giám hộ cho cháu.',
        'One guardian, except parents or grandparents together.',
      ),
    )
  if (people.some((one) => samePerson(one, ward)))
    found.push(error(ground, 'Người giám hộ và người được giám hộ là một người.', 'Guardian and ward are one person.'))
  return found
}

/** LHT 20: an appointed guardian has a paper of the one who appointed. */
function appointmentIsNamed({ group, at }: GuardianAsked, { today }: Circumstances): Problem[] {
  if (group.kind === 'APPOINTED' && group.appointedOn !== null && group.appointedOn > today)
    return [
      error(
        { rule: 'F3', cite: 'Luật Hộ tịch 2014, Điều 20 khoản 1', pointer: `${at}/appointedOn` },
        'Ngày của văn bản cử người giám hộ sau hôm nay; kiểm tra lại.',
        'The appointment is dated after today.',
      ),
    ]
  if (group.kind !== 'APPOINTED' || group.appointedBy !== '') return []
  return [
    error(
      { rule: 'F3', cite: 'Luật Hộ tịch 2014, Điều 20 khoản 1', pointer: `${at}/appointedBy` },
      'Giám hộ cử cần văn bản cử người giám hộ: ghi cơ quan hoặc người cử, số và ngày.',
      'An appointed guardian needs the paper of the appointment.',
    ),
  ]
}

const situationOf = ({ wardKind, wardSituation }: WardGroup) => (wardKind === 'MINOR' ? 'MINOR' : wardSituation)

/** F3: natural guardians in the order of the law; several of one rank agree on one (BLDS art. 52–53; LHT art. 21). */
function naturalOrder({ group, at, wardGroup }: GuardianAsked, { receivedOn }: Circumstances): Problem[] {
  if (group.kind !== 'NATURAL') return []
  const law = inForce(naturalGuardians, receivedOn)
  const ground = { rule: 'F3', cite: law.cite, pointer: `${at}/rank` }
  const situation = situationOf(wardGroup)
  if (group.rank === null)
    return [
      error(
        ground,
        'Ghi quan hệ làm phát sinh giám hộ đương nhiên.',
        'Say by which bond the guardian is a natural one.',
      ),
    ]
  const found: Problem[] = []
  if (wardGroup.wardKind === 'ADULT_WITH_DIFFICULTY')
    found.push(
      error(
        ground,
        'Người có khó khăn trong nhận thức, làm chủ hành vi có người giám hộ do Tòa án chỉ định; chọn giám hộ cử.',
        'For this ward the court names the guardian: choose an appointed guardianship.',
      ),
    )
  else if (situation === null)
    found.push(
      error(
        { ...ground, pointer: '/wardSituation' },
        'Chọn hoàn cảnh của người được giám hộ để xác định thứ tự giám hộ đương nhiên.',
        'Choose the situation of the ward: it decides the order.',
      ),
    )
  else {
    const order = law.value[situation]
    const place = order.indexOf(group.rank)
    if (place < 0)
      found.push(
        error(
          ground,
          `Theo hoàn cảnh này, giám hộ đương nhiên là: ${order.map((one) => naturalGuardianWords[one].vi).join('; ')}.`,
          'In this situation the law names other natural guardians.',
        ),
      )
    if (place > 0)
      found.push(
        warning(
          ground,
          `Hàng trước là ${order
            .slice(0, place)
            .map((one) => naturalGuardianWords[one].vi)
            .join('; ')}: ghi lý do không có hoặc không đủ điều kiện.`,
          'Somebody of an earlier rank comes first; give the reason why not.',
        ),
      )
  }
  if (group.othersOfRank && !group.agreement)
    found.push(
      error(
        { ...ground, cite: 'Luật Hộ tịch 2014, Điều 21 khoản 1', pointer: `${at}/agreement` },
        'Nhiều người cùng đủ điều kiện: cần văn bản thỏa thuận cử một người làm giám hộ đương nhiên.',
        'Several are eligible: their written agreement on one is needed.',
      ),
    )
  return found
}

/** R-F2: the conditions of a guardian are declared; convictions are declared and verified, never looked up by the system (BLDS art. 49). */
export function conditionsAreDeclared({ group, at }: GuardianAsked, { receivedOn }: Circumstances): Problem[] {
  if (group.conditionsDeclared) return []
  const law = inForce(guardianConditions, receivedOn)
  return [
    error(
      { rule: 'R-F2', cite: law.cite, pointer: `${at}/conditionsDeclared` },
      `Người giám hộ cam đoan: ${law.value.map(({ vi }) => vi).join('; ')}. Đánh dấu khi đã cam đoan và kiểm tra.`,
      'The guardian declares to meet the conditions; tick when declared and checked.',
    ),
  ]
}

/** Everything a guardian group must be, whether registered first or as a change of guardian. */
export const guardianProblems = (asked: GuardianAsked, circumstances: Circumstances): Problem[] => [
  ...rightNumberOfGuardians(asked, circumstances),
  ...appointmentIsNamed(asked, circumstances),
  ...naturalOrder(asked, circumstances),
  ...conditionsAreDeclared(asked, circumstances),
]
