import { ethnicGroups, FOREIGN_ETHNICITY, lessPopulous } from '../../law/ethnic-groups.ts'
import { inForce } from '../../law/in-force.ts'
import { policyValue } from '../../law/policies.ts'
import { firstWord, fold } from '../../values/names.ts'
import type { Circumstances } from '../circumstances.ts'
import type { Problem } from '../event.ts'
import type { Ethnicity } from '../parts/person.ts'
import type { Place } from '../parts/place.ts'
import { type BirthDeclaration, registeredBefore } from './declaration.ts'
import { advice, error, isCitizen, parentsOf, sameWords, warning } from './rules-base.ts'

const choiceCite =
  'Bộ luật Dân sự 2015, Điều 26, 29; Luật Hộ tịch 2014, Điều 4 khoản 8; Thông tư 04/2020/TT-BTP, Điều 6'

/** R-B6: the surname is the father's or the mother's; the mother's when the father is undetermined (BLDS art. 26.2). */
export function surnameFollowsParents(declaration: BirthDeclaration): Problem[] {
  const parents = parentsOf(declaration)
  if (parents.length === 0) return []
  const surname = fold(firstWord(declaration.child.name))
  const words = fold(declaration.child.name).split(' ')
  const follows = parents.some(({ parent }) =>
    isCitizen(parent)
      ? fold(firstWord(parent.name)) === surname
      : fold(parent.name)
          .split(' ')
          .some((word) => words.includes(word)),
  )
  const ground = { rule: 'R-B6', cite: choiceCite, pointer: '/child/name' }
  const written = firstWord(declaration.child.name).toLocaleLowerCase('vi')
  const alike = parents.filter(({ parent }) => isCitizen(parent) && fold(firstWord(parent.name)) === surname)
  const slip =
    alike.length > 0 && alike.every(({ parent }) => firstWord(parent.name).toLocaleLowerCase('vi') !== written)
  if (slip)
    return [
      warning(
        ground,
        `Họ của con viết khác dấu với họ của cha, mẹ (${alike.map(({ parent }) => firstWord(parent.name)).join(', ')}); sửa lại hoặc ghi lý do.`,
        "The child's surname has other marks than the parent's; correct it or give a reason.",
      ),
    ]
  if (follows) return []
  return [
    warning(
      ground,
      'Họ của con phải là họ của cha hoặc của mẹ (kể cả khi theo tập quán); sửa lại, hoặc ghi lý do (ví dụ dân tộc không dùng họ).',
      "The child's surname must be the father's or the mother's; correct it, or give a reason such as custom without surnames.",
    ),
  ]
}

const sameGroup = (one: Ethnicity, other: Ethnicity): boolean =>
  one.code !== null && other.code !== null ? one.code === other.code : sameWords(one.asWritten, other.asWritten)

const isGroup = (ethnicity: Ethnicity): boolean =>
  ethnicity.code === null ? ethnicity.asWritten !== '' : ethnicity.code !== FOREIGN_ETHNICITY && ethnicity.code !== '99'

/** R-B6: the ethnicity is the father's or the mother's (BLDS art. 29.2). */
export function ethnicityFollowsParents(declaration: BirthDeclaration): Problem[] {
  const { ethnicity } = declaration.child
  const groups = parentsOf(declaration)
    .map(({ parent }) => parent.ethnicity)
    .filter(isGroup)
  if (ethnicity === null || groups.length === 0 || !isGroup(ethnicity)) return []
  if (groups.some((group) => sameGroup(group, ethnicity))) return []
  return [
    error(
      { rule: 'R-B6', cite: choiceCite, pointer: '/child/ethnicity' },
      'Dân tộc của con phải theo dân tộc của cha hoặc của mẹ; chọn lại.',
      "The child's ethnicity must be the father's or the mother's; choose again.",
    ),
  ]
}

/** BLDS art. 29.2: parents of two groups without agreement, customs that differ: the less populous group. Advice only. */
export function lessPopulousByCustom(declaration: BirthDeclaration, { receivedOn }: Circumstances): Problem[] {
  const { mother, father, child, ethnicityBy } = declaration
  if (ethnicityBy !== 'CUSTOM') return []
  const [one, other] = [mother?.ethnicity.code ?? null, father?.ethnicity.code ?? null]
  if (one === null || other === null || one === other) return []
  const smaller = lessPopulous(one, other, receivedOn)
  if (smaller === undefined || child.ethnicity?.code === smaller) return []
  const name = inForce(ethnicGroups, receivedOn).value[smaller]?.name ?? smaller
  return [
    advice(
      { rule: 'R-B6', cite: 'Bộ luật Dân sự 2015, Điều 29 khoản 2', pointer: '/child/ethnicity' },
      `Nếu tập quán của hai dân tộc khác nhau thì ghi dân tộc có số dân ít hơn: ${name}.`,
      `Where the customs differ, the less populous group is written: ${name}.`,
    ),
  ]
}

const samePlace = (one: Place, other: Place): boolean =>
  one.unitCode !== null && other.unitCode !== null && one.asOf === other.asOf
    ? one.unitCode === other.unitCode
    : sameWords(one.asWritten, other.asWritten)

/** R-B6: the hometown is the father's or the mother's, by agreement or custom; never invented (LHT art. 4.8). */
export function hometownFollowsParents(declaration: BirthDeclaration): Problem[] {
  const { child } = declaration
  const ground = { rule: 'R-B6', cite: choiceCite, pointer: '/child/hometown' }
  if (child.hometown === null)
    return child.nationalities.includes('VN')
      ? [
          error(
            ground,
            'Ghi quê quán của con theo quê quán của cha hoặc của mẹ.',
            "Give the child's hometown after the father's or the mother's.",
          ),
        ]
      : []
  const { hometown } = child
  const parents = parentsOf(declaration)
  const known = parents.flatMap(({ parent }) => parent.hometown ?? [])
  if (parents.length === 0 || known.length < parents.length) return []
  if (known.some((place) => samePlace(place, hometown))) return []
  return [
    warning(
      ground,
      'Quê quán của con phải theo cha hoặc mẹ; sửa lại cho khớp, hoặc ghi lý do nếu địa danh chỉ khác cách ghi.',
      "The hometown must follow a parent's; correct it, or give a reason if only the wording differs.",
    ),
  ]
}

/** R-B6: without agreement it is "theo tập quán", and that is recorded (TT 04/2020 art. 6.2). */
export function customIsRecorded(declaration: BirthDeclaration): Problem[] {
  const { surnameBy, ethnicityBy, hometownBy, mother, father } = declaration
  const byCustom = [surnameBy, ethnicityBy, hometownBy].includes('CUSTOM')
  if (!byCustom || mother === null || father === null) return []
  return [
    advice(
      { rule: 'R-B6', cite: choiceCite, pointer: '/surnameBy' },
      'Cha, mẹ không thỏa thuận được: hồ sơ ghi "theo tập quán", nội dung vẫn phải theo cha hoặc mẹ.',
      'Without agreement the record says "by custom"; the value still follows one parent.',
    ),
  ]
}

/** R-B15: a Vietnamese child has an ethnicity of the list; a foreign one may have none (LHT art. 14.1; BLDS art. 29). */
export function ethnicityFitsNationality(
  { caseKind, child, mother, father }: BirthDeclaration,
  { policies }: Circumstances,
): Problem[] {
  const ground = {
    rule: 'R-B15',
    cite: 'Luật Hộ tịch 2014, Điều 14 khoản 1; Bộ luật Dân sự 2015, Điều 29',
    pointer: '/child/ethnicity',
  }
  // Both parents undetermined: handled like a foundling (NĐ 123/2015, Điều 15 khoản 5).
  const nobodyKnown =
    mother === null && father === null && caseKind !== 'WITH_PAPERS' && !registeredBefore({ caseKind })
  const vietnamese = child.nationalities.includes('VN')
  const foreignGroup = child.ethnicity?.code === FOREIGN_ETHNICITY
  if (vietnamese && child.ethnicity === null)
    return (caseKind === 'ABANDONED' || nobodyKnown) && policyValue('abandoned-ethnicity-may-be-blank', policies)
      ? []
      : [error(ground, 'Ghi dân tộc của con theo cha hoặc mẹ.', "Give the child's ethnicity after a parent's.")]
  if (vietnamese && foreignGroup)
    return [
      warning(
        ground,
        'Con có quốc tịch Việt Nam thì ghi dân tộc theo người cha hoặc mẹ là công dân Việt Nam, hoặc ghi lý do.',
        'A Vietnamese child takes the ethnicity of the Vietnamese parent; choose it or give a reason.',
      ),
    ]
  if (!vietnamese && child.ethnicity !== null && isGroup(child.ethnicity))
    return [
      warning(
        ground,
        'Con mang quốc tịch nước ngoài thì để trống dân tộc hoặc ghi "Người nước ngoài"; nếu giữ dân tộc thì ghi lý do.',
        'A child of foreign nationality has no ethnicity or "foreigner"; give a reason to keep it.',
      ),
    ]
  return []
}
