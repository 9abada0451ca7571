import { changeActs, nameChangeGrounds, originalsAnnotated } from '../../law/change.ts'
import { inForce } from '../../law/in-force.ts'
import { formatDate } from '../../values/calendar-date.ts'
import { valueAtPointer } from '../../values/json-patch.ts'
import { fold } from '../../values/names.ts'
import { earliestDay } from '../../values/partial-date.ts'
import type { Circumstances } from '../circumstances.ts'
import type { Problem } from '../event.ts'
import { advice, error, warning } from '../parts/rule-tools.ts'
import type { ChangeDeclaration } from './declaration.ts'
import type { ChangeableField } from './fields.ts'
import { originalOf } from './nature.ts'
import { linesOf, type ReadLine, sameValue } from './values.ts'

const isParent = ({ role, part }: ChangeableField): boolean =>
  (role === 'MOTHER' || role === 'FATHER') && part !== 'name'
const parentsOf = (lines: readonly ReadLine[]): ReadLine[] =>
  lines.filter(({ field }) => field.role === 'MOTHER' || field.role === 'FATHER')

/** G2: an act touches only what it is for; another matter is another act, with another ground (R-G1 of the ground). */
export function actTouches(declaration: ChangeDeclaration, { receivedOn }: Circumstances): Problem[] {
  const { act } = declaration
  const law = inForce(changeActs, receivedOn)
  const { touches, vi, ground } = law.value[act]
  return linesOf(declaration).flatMap((line): Problem[] => {
    const { field, n, was, from } = line
    const at = { rule: 'G2', cite: law.value[act].cite, pointer: `/changes/${n}/field` }
    const own = field.role === declaration.about
    const filled = from !== '' || (declaration.entry !== null && was !== undefined && was !== null)
    if (touches.includes('EMPTY_FIELD'))
      return filled
        ? [
            error(
              { ...at, rule: 'R-G1' },
              `Mục ${field.vi} đã có nội dung trong Sổ; bổ sung chỉ ghi vào mục còn trống. Nếu nội dung sai thì làm cải chính.`,
              `${field.en} is filled: a supplement goes only into an empty field.`,
            ),
          ]
        : []
    if (touches.includes('ANY'))
      return filled
        ? []
        : [
            error(
              at,
              `Mục ${field.vi} còn trống trong Sổ; đây là bổ sung thông tin hộ tịch, không phải cải chính.`,
              `${field.en} is empty: that is a supplement.`,
            ),
          ]
    const fits =
      (touches.includes('NAME') && field.part === 'name' && own) ||
      (touches.includes('PARENTS') && (field.part === 'whole' || isParent(field) || (field.part === 'name' && !own))) ||
      (touches.includes('ETHNICITY') && field.part === 'ethnicity' && own) ||
      (touches.includes('SEX') && field.part === 'sex' && own)
    return fits
      ? []
      : [
          error(
            at,
            `${vi} không ghi được mục ${field.vi}. Việc này chỉ làm khi ${ground.vi}; chọn đúng loại việc.`,
            `This act does not touch ${field.en}.`,
          ),
        ]
  })
}

/** R-G1: a change needs a reason of the civil code, or the adoption on which the parents' particulars rest (LHT 26; BLDS 27, 28). */
export function changeHasGround(declaration: ChangeDeclaration, { receivedOn }: Circumstances): Problem[] {
  if (declaration.act !== 'CHANGE' || declaration.foreign) return []
  const lines = linesOf(declaration)
  const grounds = inForce(nameChangeGrounds, receivedOn)
  const own = lines.filter(({ field }) => field.part === 'name' && field.role === declaration.about)
  const ground = grounds.value.find(({ code }) => code === declaration.nameGround)
  const problems: Problem[] = []
  if (own.length > 0 && !ground)
    problems.push(
      error(
        { rule: 'R-G1', cite: grounds.cite, pointer: '/nameGround' },
        'Chọn căn cứ thay đổi họ, tên theo Bộ luật Dân sự. Muốn tên giống bằng cấp, giấy tờ khác không phải là căn cứ: giấy tờ đó phải sửa theo Giấy khai sinh.',
        'A change of name needs a reason of the civil code; a wish to match other papers is none.',
      ),
    )
  for (const { n, from, to } of own)
    if (ground && from !== '' && (ground.of === 'SURNAME') !== (firstWord(from) !== firstWord(to)))
      problems.push(
        warning(
          { rule: 'R-G1', cite: grounds.cite, pointer: `/changes/${n}/to/name` },
          ground.of === 'SURNAME'
            ? 'Căn cứ đã chọn là về họ nhưng họ không đổi; kiểm tra lại căn cứ hoặc ghi lý do.'
            : 'Họ thay đổi nhưng căn cứ đã chọn chỉ về tên; kiểm tra lại căn cứ hoặc ghi lý do.',
          'The ground chosen does not fit the part of the name that changes.',
        ),
      )
  if (parentsOf(lines).length > 0 && (declaration.basis === null || declaration.basis.number === ''))
    problems.push(
      error(
        { rule: 'R-G1', cite: 'Luật Hộ tịch 2014, Điều 26 khoản 2', pointer: '/basis/number' },
        'Thay đổi phần khai về cha, mẹ chỉ làm khi con được nhận làm con nuôi: ghi số, ngày Giấy chứng nhận nuôi con nuôi.',
        "Parents' particulars change only after an adoption: give its certificate.",
      ),
    )
  return problems
}

const firstWord = (name: string): string => name.trim().split(/\s+/)[0]?.toLocaleLowerCase('vi') ?? ''

const LATER = 'LATER_PAPER'

/**
 * R-G1: the birth certificate is the root. A correction needs proof of an error at registration; papers made later (diploma, identity
 * paper) prove none and are adjusted to the birth certificate (NĐ 123/2015 art. 6, 7.2).
 */
export function correctionHasProof(declaration: ChangeDeclaration): Problem[] {
  const { act, evidence, errorBy, foreign } = declaration
  if (act !== 'CORRECTION' || foreign) return []
  const cite = 'Nghị định 123/2015/NĐ-CP, Điều 6, Điều 7 khoản 2'
  const proof = evidence.filter(({ kind }) => kind !== LATER)
  return [
    ...(proof.length > 0
      ? []
      : [
          error(
            { rule: 'R-G1', cite, pointer: '/evidence' },
            evidence.length > 0
              ? 'Giấy tờ lập sau (văn bằng, giấy tờ tùy thân, hồ sơ cá nhân) không chứng minh sai sót khi đăng ký: phải từ chối cải chính Giấy khai sinh cho khớp; các giấy tờ đó phải điều chỉnh theo Giấy khai sinh.'
              : 'Cải chính cần căn cứ xác định có sai sót khi đăng ký: Sổ, hồ sơ lưu, giấy chứng sinh, giấy tờ lập trước khi đăng ký, văn bản xác minh.',
            'Papers made later prove no error of registration: a correction to match them is refused.',
          ),
        ]),
    ...(errorBy === null
      ? [
          error(
            { rule: 'R-G1', cite, pointer: '/errorBy' },
            'Ghi sai sót do ai: công chức làm công tác hộ tịch hay người yêu cầu đăng ký.',
            'Say whose error it was.',
          ),
        ]
      : []),
  ]
}

/** G2: the sex is determined anew only with a medical certificate (BLDS 36; NĐ 88/2008). */
export function sexHasCertificate({ act, basis, foreign }: ChangeDeclaration): Problem[] {
  if (act !== 'SEX' || foreign) return []
  if (basis !== null && basis.issuedOn !== null && basis.authority !== '') return []
  return [
    error(
      { rule: 'G2', cite: 'Bộ luật Dân sự 2015, Điều 36; Nghị định 88/2008/NĐ-CP', pointer: '/basis/number' },
      'Ghi giấy chứng nhận y tế đã xác định lại giới tính: cơ sở cấp, số, ngày.',
      'Give the medical certificate: facility, number, day.',
    ),
  ]
}

/** G2: ethnicity goes to the other birth parent's group (BLDS 29.3); what the entry says of that parent decides. */
export function ethnicityOfParent(declaration: ChangeDeclaration, { entries }: Circumstances): Problem[] {
  if (declaration.act !== 'ETHNICITY' || declaration.foreign) return []
  const cite = 'Bộ luật Dân sự 2015, Điều 29 khoản 3'
  const { ethnicityGround } = declaration
  if (ethnicityGround === null)
    return [
      error(
        { rule: 'G2', cite, pointer: '/ethnicityGround' },
        'Chọn căn cứ: theo dân tộc của cha đẻ, của mẹ đẻ, hoặc con nuôi đã xác định được cha đẻ, mẹ đẻ.',
        'Choose whose group it follows.',
      ),
    ]
  if (ethnicityGround === 'BIRTH_PARENTS_FOUND') return []
  const content = declaration.entry ? entries?.[declaration.entry.entryId]?.content : undefined
  const parent = (content as Record<string, { ethnicity?: { asWritten?: string } } | null> | undefined)?.[
    ethnicityGround === 'MOTHER' ? 'mother' : 'father'
  ]
  return linesOf(declaration).flatMap(({ field, n, to }) =>
    field.part === 'ethnicity' && parent?.ethnicity?.asWritten && !sameValue(parent.ethnicity.asWritten, to)
      ? [
          error(
            { rule: 'G2', cite, pointer: `/changes/${n}/to/ethnicity` },
            `Khai sinh ghi ${ethnicityGround === 'MOTHER' ? 'mẹ' : 'cha'} là dân tộc ${parent.ethnicity.asWritten}; dân tộc xác định lại phải theo đó.`,
            "The group must be the parent's as the birth entry has it.",
          ),
        ]
      : [],
  )
}

/**
 * A parent who does not stand in the birth entry comes into it by recognition, not by supplement (LHT 24, 25); but the father of a child born before its
 * parents married is supplemented when the spouses acknowledge the child in writing (HNGĐ 88; TT 04/2020 art. 16).
 */
export const parentByRecognition = (declaration: ChangeDeclaration, circumstances: Circumstances): Problem[] =>
  declaration.act !== 'SUPPLEMENT'
    ? []
    : linesOf(declaration).flatMap(({ field, n }) => {
        if (field.part !== 'whole') return []
        if (declaration.jointAcknowledgement && field.role === 'FATHER')
          return acknowledgedBySpouses(declaration, circumstances, n)
        return [
          error(
            { rule: 'G2', cite: 'Luật Hộ tịch 2014, Điều 24, Điều 25', pointer: `/changes/${n}/field` },
            field.role === 'MOTHER'
              ? 'Khai sinh chưa có mẹ: làm đăng ký nhận cha, mẹ, con; khai sinh được bổ sung theo việc đó.'
              : 'Khai sinh chưa có cha: làm đăng ký nhận cha, mẹ, con; khai sinh được bổ sung theo việc đó. Cha, mẹ đã kết hôn sau khi sinh con và cùng thừa nhận con chung thì đánh dấu mục đó.',
            'A parent is added by recognition; a father also when the spouses acknowledge the child jointly.',
          ),
        ]
      })

/** R-B7: who acknowledges are husband and wife today, and married after the birth; what the registers do not know is proven (HNGĐ 88). */
function acknowledgedBySpouses(declaration: ChangeDeclaration, circumstances: Circumstances, n: number): Problem[] {
  const ground = {
    rule: 'R-B7',
    cite: 'Luật Hôn nhân và gia đình 2014, Điều 88; Thông tư 04/2020/TT-BTP, Điều 16',
    pointer: `/changes/${n}/to/person`,
  }
  const content = declaration.entry ? circumstances.entries?.[declaration.entry.entryId]?.content : undefined
  const mother = valueAtPointer(content, '/mother') as { name?: unknown; pin?: unknown } | null | undefined
  const born = earliestDay(declaration.subject.birthDate)
  const marriage = circumstances.people?.FATHER?.marriages.find(
    ({ to, spouse }) =>
      to === null &&
      spouse !== null &&
      (typeof mother?.pin === 'string' && spouse.pin !== null
        ? spouse.pin === mother.pin
        : typeof mother?.name === 'string' && fold(spouse.name) === fold(mother.name)),
  )
  if (!marriage)
    return [
      warning(
        ground,
        'Sổ chưa có việc kết hôn của hai người: kiểm tra Giấy chứng nhận kết hôn, ghi số, ngày, nơi cấp vào lý do; chưa kết hôn thì làm đăng ký nhận cha, con.',
        'The registers do not know this marriage: check the certificate and name it in the reason.',
      ),
    ]
  return marriage.from !== null && born !== undefined && born >= marriage.from
    ? [
        error(
          ground,
          `Con sinh sau ngày cha, mẹ kết hôn (${formatDate(marriage.from)}): người chồng là cha từ khi sinh, cải chính khai sinh thay cho bổ sung.`,
          'The child was born in the marriage: that is a correction.',
        ),
      ]
    : []
}

/** G6: the note is made on the original too, so it must lie on the desk (LHT 28.2). */
export function originalOnDesk(
  { register, originalPresented }: ChangeDeclaration,
  { today }: Circumstances,
): Problem[] {
  const law = inForce(originalsAnnotated, today)
  const paper = originalOf(register)
  if (paper === null || !law.value.includes(paper)) return []
  const ground = { rule: 'G6', cite: law.cite, pointer: '/originalPresented' }
  return originalPresented
    ? [
        advice(
          ground,
          'Ghi chú vào mặt sau bản chính, hoặc phần ghi chú của giấy tờ, rồi trả cùng Trích lục.',
          'Annotate the original and hand it back with the extract.',
        ),
      ]
    : [
        warning(
          ground,
          'Chưa có bản chính để ghi chú; đề nghị người yêu cầu xuất trình, hoặc ghi lý do không còn bản chính.',
          'The original that is annotated was not presented.',
        ),
      ]
}
