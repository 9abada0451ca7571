import { ageOn, identityCardAge } from '../../law/ages.ts'
import type { CompetentOffices } from '../../law/competence.ts'
import { officesForMatter } from '../../law/competence-places.ts'
import { inForce } from '../../law/in-force.ts'
import { earlierRegistrationSearch } from '../../law/re-registration.ts'
import { fold } from '../../values/names.ts'
import type { Circumstances } from '../circumstances.ts'
import type { Problem } from '../event.ts'
import { anchorsOf } from '../parts/competence.ts'
import { personsAreAlive, reRegistrationProblems } from '../parts/re-registration.ts'
import { foreignClaim, foreignPaperMayBeUsed } from '../parts/transcription.ts'
import { type BirthDeclaration, registeredBefore } from './declaration.ts'
import { advice, error, parentsOf, warning } from './rules-base.ts'
import { foreignElement } from './rules-nationality.ts'

/**
 * R-A1, R-A2: again, where it was registered before or where the requester or the person lives permanently (NĐ 123/2015 art. 25);
 * transcribed, where the citizen or a parent who is one lives (LHT art. 48).
 */
export function officesForRegisteredBefore(
  declaration: BirthDeclaration,
  { office, receivedOn, today }: Circumstances,
): CompetentOffices {
  const { caseKind, child, earlier, informant } = declaration
  const childLives = child.livesAt
    ? [
        {
          of: 'nơi cư trú của người được khai sinh',
          unitCode: child.livesAt.unitCode,
          countryCode: child.livesAt.countryCode,
        },
      ]
    : []
  const self = informant.relationship === 'SELF' ? anchorsOf('nơi cư trú của người được khai sinh', informant) : []
  const parents = parentsOf(declaration)
    .filter(({ parent }) => parent.nationalities.includes('VN'))
    .flatMap(({ word, parent }) => anchorsOf(`nơi cư trú của ${word}`, parent))
  return officesForMatter({
    matter: 'BIRTH',
    again: caseKind === 'AGAIN',
    transcribed: caseKind === 'TRANSCRIBED',
    foreign: foreignElement(declaration).foreign,
    abroad: office.kind === 'MISSION',
    intakeOn: receivedOn,
    today,
    places: {
      EARLIER_REGISTRATION: earlier
        ? [{ of: 'nơi đã đăng ký trước đây', unitCode: earlier.unitCode, countryCode: 'VN' }]
        : [],
      PERMANENT_RESIDENCE: [...anchorsOf('nơi thường trú của người yêu cầu', informant, 'PERMANENT'), ...childLives],
      RESIDENCE_OF_THE_CITIZEN: [...childLives, ...self, ...parents],
    },
  })
}

/** R-I1, R-I2, R-I4 and R-I3: what was registered before 2016, is lost, was searched for, and whose holder is alive (NĐ 123/2015 art. 24–26). */
export function birthMayBeRegisteredAgain(declaration: BirthDeclaration, circumstances: Circumstances): Problem[] {
  const { caseKind, earlier, child } = declaration
  if (caseKind !== 'AGAIN') return []
  if (earlier === null)
    return [
      error(
        { rule: 'R-I1', cite: 'Nghị định 123/2015/NĐ-CP, Điều 24, 26', pointer: '/earlier/office' },
        'Ghi nơi, số, ngày đã đăng ký khai sinh trước đây.',
        'Give the office, number and day of the earlier registration.',
      ),
    ]
  const known = circumstances.people?.CHILD
  return [
    ...reRegistrationProblems('BIRTH', earlier, circumstances),
    ...personsAreAlive(
      'BIRTH',
      [{ name: child.name, dead: child.died !== null || known?.death != null, pointer: '/child/name' }],
      circumstances,
    ),
    ...(known?.birthEntry
      ? [
          error(
            {
              rule: 'R-I4',
              cite: inForce(earlierRegistrationSearch, circumstances.receivedOn).cite,
              pointer: '/child/existingPin',
            },
            'Sổ hộ tịch đã có mục khai sinh của người này: cấp trích lục bản sao, không đăng ký lại.',
            'The registers hold a birth entry of this person: issue an extract copy.',
          ),
        ]
      : []),
  ]
}

/** R-I5: who has a number keeps it; an adult's is looked up before another is asked for (LCC art. 12; NĐ 123/2015 art. 26). */
export function numberIsKept({ caseKind, child }: BirthDeclaration, { receivedOn }: Circumstances): Problem[] {
  if (!registeredBefore({ caseKind }) || !child.nationalities.includes('VN')) return []
  const cardAge = inForce(identityCardAge, receivedOn)
  const ground = { rule: 'R-I5', cite: cardAge.cite, pointer: '/child/existingPin' }
  if (child.existingPin !== null)
    return [
      advice(
        ground,
        'Người này đã có số định danh: số được ghi vào Sổ, không xin cấp số mới.',
        'The person has a number: it is written in the book and no other is asked for.',
      ),
    ]
  const age = ageOn(child.birthDate, receivedOn)
  if (age === undefined || age < cardAge.value) return []
  return [
    warning(
      ground,
      'Người từ đủ tuổi cấp căn cước thường đã có số định danh: tra cứu rồi ghi lại; nếu chưa có thì ghi kết quả tra cứu làm lý do.',
      'Somebody of that age has a number as a rule: look it up and write it, or give the result of the search.',
    ),
  ]
}

/** R-K1, R-K2: the foreign paper may be used, the person is a citizen; an extract comes out of it, no certificate (LHT art. 48, 49; NĐ 123/2015 art. 34). */
export function foreignBirthMayBeWritten(declaration: BirthDeclaration, circumstances: Circumstances): Problem[] {
  const { caseKind, foreign, child } = declaration
  if (caseKind !== 'TRANSCRIBED') return []
  const ground = { rule: 'R-K2', cite: 'Luật Hộ tịch 2014, Điều 48, Điều 49', pointer: '/foreign/countryCode' }
  if (foreign === null)
    return [
      error(
        ground,
        'Ghi nước, cơ quan và số giấy khai sinh do nước ngoài cấp.',
        'Give the country, authority and number of the foreign birth certificate.',
      ),
    ]
  return [
    ...foreignPaperMayBeUsed(foreign, circumstances),
    ...(child.nationalities.includes('VN')
      ? []
      : [
          error(
            { ...ground, pointer: '/child/nationalities' },
            'Chỉ ghi vào Sổ việc khai sinh ở nước ngoài của công dân Việt Nam.',
            'Only a citizen’s foreign birth is transcribed.',
          ),
        ]),
    ...(child.birthPlace.countryCode === 'VN'
      ? [
          warning(
            { ...ground, pointer: '/child/birthPlace' },
            'Nơi sinh ở Việt Nam nhưng đã đăng ký ở nước ngoài; kiểm tra lại giấy tờ hoặc ghi lý do.',
            'The place of birth is in Việt Nam; check the paper or give the reason.',
          ),
        ]
      : []),
    advice(
      ground,
      'Kết quả là Trích lục ghi vào Sổ hộ tịch việc khai sinh; không cấp Giấy khai sinh.',
      'The result is an extract of the transcription; no birth certificate is issued.',
    ),
  ]
}

/** Keys under which the birth stands once in the nation: the lost registration, or the foreign paper (R-K1). */
export function claimsOf({ caseKind, earlier, foreign }: BirthDeclaration): string[] {
  if (caseKind === 'TRANSCRIBED' && foreign) {
    const claim = foreignClaim('BIRTH', foreign)
    return claim === null ? [] : [claim]
  }
  if (caseKind !== 'AGAIN' || !earlier?.unitCode || earlier.number === '') return []
  return [['AGAIN', 'BIRTH', earlier.unitCode, fold(earlier.number), earlier.registeredOn ?? ''].join('|')]
}
