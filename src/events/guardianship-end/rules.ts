import { adultAge, ageOn } from '../../law/ages.ts'
import { guardianshipGrounds } from '../../law/guardianship.ts'
import { inForce } from '../../law/in-force.ts'
import { procedureIsOffered } from '../../law/procedures.ts'
import type { Circumstances } from '../circumstances.ts'
import type { Problem } from '../event.ts'
import { officeIsCompetent, requesterSigns } from '../parts/competence.ts'
import { guardianProblems, mayWatchOver } from '../parts/guardian-rules.ts'
import { error, warning } from '../parts/rule-tools.ts'
import type { GuardianshipEndDeclaration } from './declaration.ts'
import { claimOf, endedEntry, isChange } from './nature.ts'

type Rule = (declaration: GuardianshipEndDeclaration, circumstances: Circumstances) => Problem[]

/** F2: the registration is found at this office or one it followed; on paper only, its number, day and place are written (LHT art. 19, 22). */
export const registrationIsFound: Rule = (declaration, circumstances) => {
  const { registration, registeredNumber, registeredOn, matter, ward } = declaration
  const ground = { rule: 'F2', cite: 'Luật Hộ tịch 2014, Điều 19, 22', pointer: '/registration' }
  const unnamed: Problem[] =
    registeredNumber === '' || registeredOn === null
      ? [
          error(
            { ...ground, pointer: '/registeredNumber' },
            'Ghi số, quyển, ngày và nơi đã đăng ký; Trích lục in nội dung này. Tìm mục đăng ký thì được điền sẵn.',
            'Write number, volume, day and place of the registration; choosing the entry fills them.',
          ),
        ]
      : []
  if (!registration)
    return [
      ...unnamed,
      warning(
        ground,
        'Mục đăng ký giám hộ chưa có trong cơ sở dữ liệu: xác nhận đã kiểm tra sổ giấy tại cơ quan này, hoặc số hóa mục đó trước.',
        'The registration is not in the database: say that the paper book was checked, or digitise it first.',
      ),
    ]
  const entry = endedEntry(declaration, circumstances)
  if (!entry) return unnamed
  const supervises = (entry.content as { matter?: unknown } | null)?.matter === 'SUPERVISION'
  const wanted = matter === 'SUPERVISION'
  const fits = entry.kind === 'GUARDIANSHIP' && supervises === wanted && !entry.revoked
  // Name and number may have changed since: the person of the registers stays the same.
  const wardId = ward.personId ?? circumstances.people?.WARD?.personId
  const same = entry.persons.some(
    ({ role, pin, name, personId }) =>
      role === 'WARD' &&
      ((pin !== null && pin === ward.pin) || name === ward.name || (wardId !== undefined && personId === wardId)),
  )
  return fits && same
    ? unnamed
    : [
        error(
          ground,
          `Mục được chọn không phải là việc ${wanted ? 'giám sát việc giám hộ' : 'giám hộ'} của người này.`,
          'This entry is not the registration that ends.',
        ),
      ]
}

/** R-F4: what ends was registered before, and what ends it has happened (BLDS art. 62). */
export const daysFit: Rule = ({ registeredOn, happenedOn }, { today }) => {
  const ground = { rule: 'R-F4', cite: 'Bộ luật Dân sự 2015, Điều 60, 62', pointer: '/happenedOn' }
  if (registeredOn !== null && registeredOn > today)
    return [
      error(
        { ...ground, pointer: '/registeredOn' },
        'Ngày đăng ký giám hộ sau hôm nay; kiểm tra lại.',
        'The registration lies after today.',
      ),
    ]
  if (happenedOn === null) return []
  if (happenedOn > today)
    return [
      error(
        ground,
        'Căn cứ chấm dứt chưa xảy ra (ngày sau hôm nay); chờ đến ngày đó rồi đăng ký.',
        'What ends it has not happened yet.',
      ),
    ]
  return registeredOn !== null && happenedOn < registeredOn
    ? [
        error(
          ground,
          'Căn cứ chấm dứt xảy ra trước khi đăng ký giám hộ; kiểm tra lại hai ngày.',
          'What ends it happened before the guardianship was registered.',
        ),
      ]
    : []
}

/** R-F4: the guardianship is still open; what has ended does not end again (BLDS art. 62). */
export const stillOpen: Rule = ({ matter, registration }, { people }) => {
  const ward = people?.WARD
  if (matter !== 'GUARDIANSHIP' || !registration || !ward) return []
  if (ward.guardianship?.entry.entryId === registration.entryId) return []
  return [
    error(
      { rule: 'R-F4', cite: 'Bộ luật Dân sự 2015, Điều 62', pointer: '/registration' },
      'Việc giám hộ này đã chấm dứt hoặc không còn hiệu lực.',
      'This guardianship has ended already.',
    ),
  ]
}

/** R-F4: the ground is one of the law and true by what the registers know (BLDS art. 60, 62). */
export const groundIsTrue: Rule = (declaration, { receivedOn, people }) => {
  const { matter, ground, reason, ward, happenedOn } = declaration
  const law = inForce(guardianshipGrounds, happenedOn ?? receivedOn)
  const where = { rule: 'R-F4', cite: law.cite, pointer: '/ground' }
  if (matter === 'SUPERVISION')
    return reason !== ''
      ? []
      : [
          error(
            { ...where, pointer: '/reason' },
            'Ghi lý do chấm dứt việc giám sát.',
            'Give the reason why the supervision ends.',
          ),
        ]
  if (ground === null)
    return [error(where, 'Chọn căn cứ chấm dứt hoặc thay đổi giám hộ.', 'Choose the ground of the end or change.')]
  const adult = inForce(adultAge, receivedOn).value
  const age = ageOn(ward.birthDate, receivedOn)
  const found: Problem[] = []
  if (ground === 'WARD_OF_AGE' && age !== undefined && age < adult)
    found.push(
      error(where, `Người được giám hộ chưa đủ ${adult} tuổi vào ngày tiếp nhận.`, 'The ward is not of age yet.'),
    )
  if (ground === 'WARD_DEAD' && people?.WARD && !people.WARD.death && !ward.deceased)
    found.push(
      warning(
        where,
        'Chưa có mục khai tử của người được giám hộ: đăng ký khai tử trước, hoặc ghi giấy tờ chứng minh.',
        'No death of the ward is registered.',
      ),
    )
  if (ground === 'WARD_ADOPTED' && people?.WARD && !people.WARD.adoptiveMother && !people.WARD.adoptiveFather)
    found.push(
      warning(
        where,
        'Chưa có mục nuôi con nuôi của người được giám hộ; ghi số, ngày của Giấy chứng nhận nuôi con nuôi.',
        'No adoption of the ward is registered.',
      ),
    )
  if (
    ground === 'GUARDIAN_DEAD' &&
    people?.GUARDIAN &&
    !people.GUARDIAN.death &&
    people.GUARDIAN.conditions.length === 0
  )
    found.push(
      warning(
        where,
        'Chưa có mục khai tử hoặc quyết định của Tòa án về người giám hộ; ghi giấy tờ chứng minh.',
        'No death or decision about the guardian is registered.',
      ),
    )
  return found
}

/** R-F3: a change of guardian is an end and a new registration, linked; who follows is written and fits (LHT art. 23; BLDS art. 60–61). */
export const changeNamesTheNext: Rule = (declaration, circumstances) => {
  const { matter, next, ward, happenedOn } = declaration
  if (matter === 'SUPERVISION') return []
  const change = isChange(declaration, happenedOn ?? circumstances.receivedOn)
  const ground = { rule: 'R-F3', cite: 'Luật Hộ tịch 2014, Điều 23', pointer: '/next' }
  if (!next)
    return change
      ? [
          warning(
            ground,
            'Thay đổi người giám hộ: ghi người giám hộ mới để đăng ký cùng hồ sơ, hoặc ghi lý do đăng ký sau.',
            'A change of guardian: write who follows, or give the reason for registering later.',
          ),
        ]
      : []
  if (!change)
    return [
      error(
        ground,
        'Căn cứ này chấm dứt việc giám hộ, không có người giám hộ mới.',
        'This ground ends the guardianship; nobody follows.',
      ),
    ]
  const same = next.guardian !== null && next.guardian.pin !== null && next.guardian.pin === declaration.guardian?.pin
  return [
    ...(same
      ? [
          error(
            { ...ground, pointer: '/next/guardian' },
            'Người giám hộ mới là người giám hộ cũ; kiểm tra lại.',
            'The new guardian is the old one.',
          ),
        ]
      : []),
    ...guardianProblems({ group: next, at: '/next', ward, wardGroup: next }, circumstances),
    ...(next.guardian
      ? mayWatchOver(
          { role: 'GUARDIAN_2', party: next.guardian, pointer: '/next/guardian', word: 'người giám hộ mới' },
          circumstances,
        )
      : []),
  ]
}

/** F1: the supervision of a guardianship, and its end, are registered since 2025-01-09 (NĐ 07/2025). */
export const supervisionIsRegistrable: Rule = ({ matter }, { receivedOn }) =>
  matter === 'GUARDIANSHIP' || procedureIsOffered('SUPERVISION_END', receivedOn)
    ? []
    : [
        error(
          { rule: 'F1', cite: 'Nghị định 07/2025/NĐ-CP', pointer: '/matter' },
          'Việc chấm dứt giám sát giám hộ chỉ đăng ký từ ngày 09/01/2025.',
          'Registered since 2025-01-09 only.',
        ),
      ]

/** Every rule of an end, in the order an official reads the form. */
export const guardianshipEndRules: readonly Rule[] = [
  // What is on paper only is named and looked up by F2, which asks for the own book: residence says nothing here (LHT art. 19, 22).
  (declaration, circumstances) =>
    officeIsCompetent(claimOf(declaration, circumstances), circumstances).filter(
      ({ severity }) => severity === 'error' || declaration.registration !== null,
    ),
  supervisionIsRegistrable,
  registrationIsFound,
  daysFit,
  stillOpen,
  groundIsTrue,
  changeNamesTheNext,
  ({ matter }, circumstances) =>
    requesterSigns(matter === 'SUPERVISION' ? 'SUPERVISION' : 'GUARDIANSHIP_END', circumstances),
]
