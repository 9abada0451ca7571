import { ethnicityConsentAge, nameChangeConsentAge } from '../../law/ages.ts'
import { consentsNeeded, numberMayBeAskedAnew, parentsAgreeUnder } from '../../law/change.ts'
import { inForce } from '../../law/in-force.ts'
import type { Circumstances } from '../circumstances.ts'
import type { Problem } from '../event.ts'
import { advice, error } from '../parts/rule-tools.ts'
import type { ChangeDeclaration } from './declaration.ts'
import { ageOf, numberGround } from './nature.ts'
import { linesOf } from './values.ts'

/** G3: under 18 the parents agree; the child agrees from 9 (name) or 15 (ethnicity) on (NĐ 123/2015 art. 7.1; BLDS 27.2, 29.4). */
export function consentsAreGiven(declaration: ChangeDeclaration, { receivedOn }: Circumstances): Problem[] {
  if (declaration.foreign) return []
  const age = ageOf(declaration, receivedOn)
  if (age === null) return []
  const touchesName = linesOf(declaration).some(
    ({ field }) => field.part === 'name' && field.role === declaration.about,
  )
  const needed = consentsNeeded({ kind: declaration.act, touchesName, age, intakeOn: receivedOn })
  const { consents } = declaration
  const problems: Problem[] = []
  if (needed.includes('BOTH_PARENTS')) {
    const { cite, value: under } = inForce(parentsAgreeUnder, receivedOn)
    for (const [who, word] of [
      ['mother', 'mẹ'],
      ['father', 'cha'],
    ] as const)
      if (consents[who] === 'OBJECTS' || consents[who] === 'NOT_ASKED')
        problems.push(
          error(
            { rule: 'G3', cite, pointer: `/consents/${who}` },
            consents[who] === 'OBJECTS'
              ? `Người ${word} không đồng ý; không thay đổi cho người dưới ${under} tuổi được.`
              : `Ghi ý kiến của ${word}: người được thay đổi dưới ${under} tuổi.`,
            `The ${who} must agree: the person is under ${under}.`,
          ),
        )
    if (consents.mother === 'CANNOT' && consents.father === 'CANNOT')
      problems.push(
        error(
          { rule: 'G3', cite, pointer: '/consents/mother' },
          'Cần ý kiến của cha, mẹ hoặc người giám hộ; ghi người đồng ý là người đại diện theo pháp luật.',
          'Somebody who represents the child must agree.',
        ),
      )
  }
  if (needed.includes('THE_PERSON') && consents.person !== 'AGREES') {
    const law = inForce(declaration.act === 'ETHNICITY' ? ethnicityConsentAge : nameChangeConsentAge, receivedOn)
    problems.push(
      error(
        { rule: 'G3', cite: law.cite, pointer: '/consents/person' },
        `Người được thay đổi từ đủ ${law.value} tuổi phải đồng ý.`,
        `From ${law.value} on the person must agree.`,
      ),
    )
  }
  return problems
}

/** R-G4: year of birth or sex lets the citizen ask for another number; without being asked the old one stays (NĐ 70/2024 art. 11.8). */
export function numberOnlyIfAsked(declaration: ChangeDeclaration, { receivedOn }: Circumstances): Problem[] {
  const law = inForce(numberMayBeAskedAnew, receivedOn)
  const ground = numberGround(declaration, linesOf(declaration))
  const may = ground !== null && law.value.includes(ground)
  const at = { rule: 'R-G4', cite: law.cite, pointer: '/newNumberAsked' }
  if (declaration.newNumberAsked && !may)
    return [
      error(
        at,
        'Chỉ được đề nghị xác lập lại số định danh khi cải chính năm sinh hoặc xác định lại giới tính; bỏ đề nghị này.',
        'Another number may be asked for only after a correction of the year of birth or of the sex.',
      ),
    ]
  return may && !declaration.newNumberAsked
    ? [
        advice(
          at,
          'Công dân có quyền đề nghị xác lập lại số định danh; không đề nghị thì số cũ giữ nguyên.',
          'The citizen may ask for another number; otherwise the old one stays.',
        ),
      ]
    : []
}
