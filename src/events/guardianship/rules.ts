import { adultAge, ageOn } from '../../law/ages.ts'
import { guardiansAtATime, legalPersonMayBe } from '../../law/guardianship.ts'
import { inForce } from '../../law/in-force.ts'
import { procedureIsOffered } from '../../law/procedures.ts'
import type { Circumstances } from '../circumstances.ts'
import type { Problem } from '../event.ts'
import { officeIsCompetent, requesterSigns } from '../parts/competence.ts'
import { guardianProblems, mayWatchOver } from '../parts/guardian-rules.ts'
import type { Party } from '../parts/party.ts'
import { bornByToday, cannotAct, type Placed, partiesAsRegistered } from '../parts/party-rules.ts'
import { error, sameWords, warning } from '../parts/rule-tools.ts'
import { foreignPaperMayBeUsed } from '../parts/transcription.ts'
import type { GuardianshipDeclaration } from './declaration.ts'
import { claimOf } from './nature.ts'

type Rule = (declaration: GuardianshipDeclaration, circumstances: Circumstances) => Problem[]

function placedOf({ ward, group, supervisor }: GuardianshipDeclaration): Placed[] {
  const placed = (
    role: Placed['role'],
    party: Party | null | undefined,
    pointer: string,
    word: string,
    wordEn: string,
  ) => (party ? [{ role, party, pointer, word, wordEn }] : [])
  return [
    ...placed('WARD', ward, '/ward', 'người được giám hộ', 'ward'),
    ...placed('GUARDIAN', group?.guardian, '/group/guardian', 'người giám hộ', 'guardian'),
    ...placed('GUARDIAN_2', group?.guardian2, '/group/guardian2', 'người giám hộ thứ hai', 'second guardian'),
    ...placed('SUPERVISOR', supervisor, '/supervisor', 'người giám sát việc giám hộ', 'supervisor'),
  ]
}

/** F3: the ward needs a guardian: a minor, or an adult whom a court has declared incapable or in difficulty (BLDS art. 22–24, 47). */
export const wardNeedsGuardian: Rule = (declaration, circumstances) => {
  const { ward, wardKind, wardDecision, matter } = declaration
  const { receivedOn, people } = circumstances
  const adult = inForce(adultAge, receivedOn)
  const age = ageOn(ward.birthDate, receivedOn)
  const ground = { rule: 'F3', cite: `${adult.cite}; Bộ luật Dân sự 2015, Điều 47`, pointer: '/wardKind' }
  const why = cannotAct({ role: 'WARD', party: ward }, circumstances)
  const incapable = people?.WARD?.conditions.length
  return [
    ...(why === ''
      ? []
      : [error({ ...ground, pointer: '/ward' }, `${ward.name} ${why}.`, 'The ward is dead or missing.')]),
    ...(wardKind === 'MINOR' && age !== undefined && age >= adult.value
      ? [
          error(
            ground,
            `Người được giám hộ đã đủ ${adult.value} tuổi: không còn là người chưa thành niên.`,
            'The ward is of age.',
          ),
        ]
      : []),
    ...(wardKind !== 'MINOR' && age !== undefined && age < adult.value
      ? [error(ground, 'Người được giám hộ chưa thành niên; chọn “người chưa thành niên”.', 'The ward is a minor.')]
      : []),
    ...(wardKind !== 'MINOR' && wardDecision === '' && !incapable && matter === 'GUARDIANSHIP'
      ? [
          error(
            { ...ground, pointer: '/wardDecision' },
            'Ghi quyết định của Tòa án về năng lực hành vi dân sự của người được giám hộ.',
            "Give the court's decision on the ward's capacity.",
          ),
        ]
      : []),
  ]
}

/**
 * F3: a minor whose father or mother lives and acts needs no guardian; where both cannot care for the child, or were restricted by a court, it is said
 * (BLDS art. 47.1.a, 47.1.b).
 */
export const parentsCannotAct: Rule = ({ matter, mode, wardKind }, { people }) => {
  if (matter !== 'GUARDIANSHIP' || mode !== 'NEW' || wardKind !== 'MINOR') return []
  const able = [people?.MOTHER, people?.FATHER].flatMap((one) =>
    one && !one.death && one.conditions.length === 0 ? [one.name] : [],
  )
  if (able.length === 0) return []
  return [
    warning(
      { rule: 'F3', cite: 'Bộ luật Dân sự 2015, Điều 47 khoản 1', pointer: '/reason' },
      `Theo Sổ hộ tịch, cha hoặc mẹ của người được giám hộ còn sống (${able.join(', ')}): chỉ đăng ký khi cả cha và mẹ đều mất, bị hạn chế năng lực hoặc quyền, hoặc không có điều kiện chăm sóc và yêu cầu người giám hộ; ghi giấy tờ chứng minh.`,
      'A parent of the ward lives: say why the parents cannot act, and by which paper.',
    ),
  ]
}

/** A3: a requester who says to be one of the two is the guardian, the supervisor or the ward's (TT 04/2020 art. 2). */
export const requesterIsNamed: Rule = ({ informant, ward, group, supervisor }) => {
  const named = [ward, group?.guardian, group?.guardian2, supervisor].filter((one): one is Party => one != null)
  if (informant.relationship !== 'SELF' || named.length === 1) return []
  const same = named.some((one) =>
    one.pin !== null && informant.pin !== null ? one.pin === informant.pin : sameWords(one.name, informant.name),
  )
  return same
    ? []
    : [
        error(
          { rule: 'A3', cite: 'Thông tư 04/2020/TT-BTP, Điều 2', pointer: '/informant/name' },
          'Người yêu cầu là “bản thân” thì phải là người giám hộ hoặc người giám sát trong tờ khai; sửa người yêu cầu hoặc quan hệ.',
          'A requester who is a party must be the guardian or the supervisor.',
        ),
      ]
}

/** R-F1: a ward has one guardianship at a time; another is ended first, or changed (BLDS art. 47; LHT art. 23; R-F3). */
export const oneGuardianship: Rule = ({ matter, replaces }, { people, receivedOn }) => {
  const open = people?.WARD?.guardianship
  if (matter !== 'GUARDIANSHIP' || !open) return []
  const law = inForce(guardiansAtATime, receivedOn)
  const names = open.guardians.map(({ name }) => name).join(', ')
  return [
    error(
      { rule: 'R-F1', cite: law.cite, pointer: replaces ? '/replaces' : '/ward/name' },
      `Người này đang có người giám hộ${names === '' ? '' : `: ${names}`} (${open.reference}); chấm dứt việc giám hộ đó trước, hoặc làm thủ tục thay đổi người giám hộ.`,
      'The ward has a guardian; end or change that guardianship first.',
    ),
  ]
}

/** F3, R-F1, R-F2: the guardians themselves; what a foreign authority settled is not judged again. */
export const guardiansFit: Rule = (declaration, circumstances) => {
  const { matter, mode, group, ward } = declaration
  if (matter !== 'GUARDIANSHIP') return []
  if (!group)
    return [
      error(
        { rule: 'R-F1', cite: 'Luật Hộ tịch 2014, Điều 20, 21', pointer: '/group' },
        'Ghi loại giám hộ và người giám hộ.',
        'Write the kind and the guardian.',
      ),
    ]
  const watch = (role: 'GUARDIAN' | 'GUARDIAN_2', party: Party | null, pointer: string) =>
    party ? mayWatchOver({ role, party, pointer, word: 'người giám hộ' }, circumstances) : []
  return mode === 'TRANSCRIBED'
    ? []
    : [
        ...guardianProblems({ group, at: '/group', ward, wardGroup: declaration }, circumstances),
        ...watch('GUARDIAN', group.guardian, '/group/guardian'),
        ...watch('GUARDIAN_2', group.guardian2, '/group/guardian2'),
      ]
}

/** The reason of the guardianship is written; the declaration prints it (domain/02 §4.8). */
export const reasonIsGiven: Rule = ({ matter, mode, reason }) =>
  matter === 'GUARDIANSHIP' && mode === 'NEW' && reason === ''
    ? [
        error(
          { rule: 'F3', cite: 'Thông tư 04/2020/TT-BTP (Tờ khai đăng ký giám hộ)', pointer: '/reason' },
          'Ghi lý do đăng ký giám hộ (cha, mẹ đã chết, mất năng lực, bị hạn chế quyền …).',
          'Give the reason of the guardianship.',
        ),
      ]
    : []

const holdsRef = (content: unknown): { matter?: unknown; group?: { guardian?: { pin?: unknown } | null } | null } =>
  (content ?? {}) as never

/** F3: a supervision stands on an open guardianship of the same ward, by somebody who is not the guardian (BLDS art. 51; NĐ 07/2025). */
export const supervisionFits: Rule = (declaration, circumstances) => {
  const { matter, guardianship, supervisor, supervisorLegal, supervisionBasis, mode } = declaration
  if (matter !== 'SUPERVISION') return []
  const { receivedOn, people, entries } = circumstances
  const ground = { rule: 'F3', cite: 'Bộ luật Dân sự 2015, Điều 51; Nghị định 07/2025/NĐ-CP', pointer: '/guardianship' }
  const found: Problem[] = []
  if (!procedureIsOffered('SUPERVISION', receivedOn))
    found.push(
      error(
        { ...ground, pointer: '/matter' },
        'Việc đăng ký giám sát giám hộ chỉ có từ ngày 09/01/2025.',
        'Supervision is registered since 2025-01-09 only.',
      ),
    )
  const entry = guardianship ? entries?.[guardianship.entryId] : undefined
  if (!guardianship)
    found.push(error(ground, 'Chọn việc giám hộ được giám sát.', 'Choose the guardianship that is supervised.'))
  else if (
    entry &&
    (entry.register !== 'GUARDIANSHIP' || holdsRef(entry.content).matter === 'SUPERVISION' || entry.revoked)
  )
    found.push(error(ground, 'Mục được chọn không phải là việc giám hộ còn giá trị.', 'This entry is no guardianship.'))
  const ward = people?.WARD
  if (guardianship && ward && ward.guardianship?.entry.entryId !== guardianship.entryId)
    found.push(
      error(
        ground,
        'Việc giám hộ này không còn hiệu lực đối với người được giám hộ.',
        'This guardianship is not open.',
      ),
    )
  if ((supervisor === null) === (supervisorLegal === null))
    found.push(
      error(
        { ...ground, pointer: '/supervisor' },
        'Ghi một người giám sát: cá nhân hoặc pháp nhân.',
        'Write one supervisor: a person or a legal person.',
      ),
    )
  const person = inForce(legalPersonMayBe, receivedOn)
  if (supervisorLegal !== null && !person.value.SUPERVISOR)
    found.push(
      error(
        { ...ground, cite: person.cite, pointer: '/supervisorLegal' },
        'Pháp nhân chưa được làm người giám sát việc giám hộ vào ngày tiếp nhận.',
        'No legal person supervises on that day.',
      ),
    )
  const guardianPin = holdsRef(entry?.content).group?.guardian?.pin
  if (supervisor?.pin && supervisor.pin === guardianPin)
    found.push(
      error(
        { ...ground, pointer: '/supervisor' },
        'Người giám hộ không tự giám sát; ghi người khác.',
        'The guardian does not supervise himself.',
      ),
    )
  if (supervisionBasis === '' && mode === 'NEW')
    found.push(
      error(
        { ...ground, pointer: '/supervisionBasis' },
        'Ghi văn bản chọn hoặc cử người giám sát (người thân thích thỏa thuận, Ủy ban nhân dân cấp xã hoặc Tòa án).',
        'Name the paper by which the supervisor was chosen.',
      ),
    )
  return supervisor
    ? [
        ...found,
        ...mayWatchOver(
          { role: 'SUPERVISOR', party: supervisor, pointer: '/supervisor', word: 'người giám sát việc giám hộ' },
          circumstances,
        ),
      ]
    : found
}

/** R-F3: a change of guardian names the guardianship that it follows, and that one has ended (LHT art. 23). */
export const changeFollowsAnEnd: Rule = ({ matter, replaces, ward }, { entries, people }) => {
  const entry = replaces ? entries?.[replaces.entryId] : undefined
  if (matter !== 'GUARDIANSHIP' || !entry) return []
  const wardId = ward.personId ?? people?.WARD?.personId
  const same = entry.persons.some(
    ({ role, pin, name, personId }) =>
      role === 'WARD' &&
      ((pin !== null && pin === ward.pin) || name === ward.name || (wardId !== undefined && personId === wardId)),
  )
  if (entry.register.startsWith('GUARDIANSHIP') && same) return []
  return [
    error(
      { rule: 'R-F3', cite: 'Luật Hộ tịch 2014, Điều 23', pointer: '/replaces' },
      'Mục được chọn không phải là việc giám hộ trước đây của người này.',
      'This entry is no earlier guardianship of the ward.',
    ),
  ]
}

/** R-K1: a guardianship settled abroad brings its usable foreign paper (LHT art. 48–49). */
export const foreignPaper: Rule = ({ mode, foreign }, circumstances) => {
  if (mode !== 'TRANSCRIBED') return []
  return foreign
    ? foreignPaperMayBeUsed(foreign, circumstances)
    : [
        error(
          { rule: 'R-K1', cite: 'Luật Hộ tịch 2014, Điều 48, 49', pointer: '/foreign' },
          'Ghi giấy tờ của cơ quan nước ngoài đã đăng ký giám hộ.',
          'Give the foreign paper.',
        ),
      ]
}

/** R-F4: a ward whose birth day is not known comes of age unnoticed: the day is asked for (BLDS art. 62). */
export const wardBirthIsKnown: Rule = ({ ward, wardKind, matter }) =>
  matter === 'GUARDIANSHIP' && wardKind === 'MINOR' && ward.birthDate.known === 'nothing'
    ? [
        warning(
          { rule: 'R-F4', cite: 'Bộ luật Dân sự 2015, Điều 62', pointer: '/ward/birthDate' },
          'Chưa có ngày sinh của người được giám hộ nên không nhắc được ngày đủ tuổi thành niên; ghi ngày sinh hoặc lý do.',
          'Without a date of birth nobody is reminded of the day the ward comes of age.',
        ),
      ]
    : []

/** Every rule of a guardianship, in the order an official reads the form. */
export const guardianshipRules: readonly Rule[] = [
  (declaration, circumstances) => officeIsCompetent(claimOf(declaration, circumstances), circumstances),
  (declaration, circumstances) => bornByToday(placedOf(declaration), circumstances),
  (declaration, circumstances) => partiesAsRegistered(placedOf(declaration), circumstances),
  wardNeedsGuardian,
  wardBirthIsKnown,
  parentsCannotAct,
  oneGuardianship,
  reasonIsGiven,
  guardiansFit,
  supervisionFits,
  changeFollowsAnEnd,
  foreignPaper,
  requesterIsNamed,
  ({ matter }, circumstances) => requesterSigns(matter, circumstances),
]
