import { formatDate } from '../../values/calendar-date.ts'
import { valueAtPointer } from '../../values/json-patch.ts'
import type { Circumstances } from '../circumstances.ts'
import type { Problem } from '../event.ts'
import { error, warning } from '../parts/rule-tools.ts'
import type { ChangeDeclaration } from './declaration.ts'
import { groupOfRole } from './fields.ts'
import { matterNames, ownLine, sourceEntry } from './nature.ts'
import { linesOf, sameValue, wordsOf } from './values.ts'

const CITE = 'Luật Hộ tịch 2014, Điều 28'

/** R-G2: the source entry is there, of the right book, not revoked, and the person concerned stands in it. */
export function sourceIsThere(declaration: ChangeDeclaration, circumstances: Circumstances): Problem[] {
  const { entry, register, about, subject } = declaration
  if (entry === null || circumstances.entries === undefined) return []
  const at = { rule: 'R-G2', cite: CITE, pointer: '/entry' }
  const known = sourceEntry(declaration, circumstances)
  if (!known) return [error(at, 'Không tìm thấy mục đã chọn trong Sổ; tìm lại.', 'The entry was not found.')]
  const problems: Problem[] = []
  if (known.register !== register)
    problems.push(
      error(at, `Mục đã chọn không phải mục ${matterNames[register]}; chọn lại.`, 'The entry is of another book.'),
    )
  if (known.revoked)
    problems.push(
      error(
        { ...at, cite: 'Luật Hộ tịch 2014, Điều 12 khoản 2' },
        'Mục này đã bị thu hồi, hủy bỏ theo quyết định; không thay đổi, cải chính.',
        'The entry was revoked.',
      ),
    )
  const person = known.persons.find(({ role }) => role === about)
  const same =
    person !== undefined &&
    ((person.personId && person.personId === subject.personId) || (person.pin !== null && person.pin === subject.pin))
  if (known.register === register && !same)
    problems.push(
      error(
        { ...at, pointer: '/subject/name' },
        'Người được thay đổi, cải chính phải là người của mục đã chọn; chọn lại mục để lấy nhân thân từ Sổ.',
        'The person concerned must be the one who stands in the entry.',
      ),
    )
  return problems
}

/** R-G3: the old value is the one the entry has today, so that nothing is changed that somebody changed before. */
export function fromIsWhatStands(declaration: ChangeDeclaration, circumstances: Circumstances): Problem[] {
  const known = sourceEntry(declaration, circumstances)
  const seen = new Set<string>()
  return linesOf(declaration).flatMap(({ n, field, line, was, value, from, to }): Problem[] => {
    const at = (part: string) => ({ rule: 'R-G3', cite: CITE, pointer: `/changes/${n}${part}` })
    const problems: Problem[] = []
    if (seen.has(field.at))
      problems.push(error(at('/field'), `Mục ${field.vi} đã có ở dòng khác.`, 'The field stands in two lines.'))
    seen.add(field.at)
    if (known) {
      const now = valueAtPointer(known.content, field.at)
      if (!sameValue(now, was))
        problems.push(
          error(
            at('/field'),
            `Sổ đang ghi ${field.vi} là “${wordsOf(field.kind, now)}”, khác với nội dung cũ trong tờ khai; chọn lại mục để lấy nội dung hiện tại.`,
            'The entry says something else now; pick it again.',
          ),
        )
    } else if (declaration.entry === null && declaration.act !== 'SUPPLEMENT' && line.from === '')
      problems.push(error(at('/from'), `Ghi ${field.vi} như trong Sổ giấy.`, 'Write the value of the paper book.'))
    if (value === undefined)
      problems.push(error(at('/to'), `Ghi ${field.vi} sau khi thay đổi.`, `Give the new ${field.en}.`))
    else if ((declaration.entry !== null && sameValue(was, value)) || (from !== '' && from === to))
      problems.push(
        error(at('/to'), `Nội dung mới của ${field.vi} giống nội dung đang có.`, 'The new value is the same.'),
      )
    if (line.empty && declaration.act !== 'CORRECTION')
      problems.push(
        error(at('/empty'), 'Chỉ cải chính mới để trống được một mục đã ghi.', 'Only a correction empties a field.'),
      )
    return problems
  })
}

/**
 * R-G1: other papers follow the birth certificate. A marriage or death is corrected to what the person's birth entry says; a name is
 * changed in the birth entry, and noted in the others.
 */
export function followsBirth(declaration: ChangeDeclaration, { standsIn }: Circumstances): Problem[] {
  if (declaration.register === 'BIRTH' || declaration.foreign) return []
  const { personId } = declaration.subject
  const birth = standsIn?.SUBJECT?.find(
    (entry) =>
      entry.register === 'BIRTH' &&
      !entry.revoked &&
      entry.persons.some((p) => p.role === 'CHILD' && p.personId === personId),
  )
  if (!birth) return []
  const cite = 'Nghị định 123/2015/NĐ-CP, Điều 6'
  const where = `khai sinh số ${birth.number} ngày ${formatDate(birth.registeredOn)}, ${birth.officeName}`
  return linesOf(declaration).flatMap((line): Problem[] => {
    if (!ownLine(declaration, line)) return []
    const { field, n, value } = line
    if (declaration.act === 'CHANGE' && field.part === 'name')
      return [
        error(
          { rule: 'R-G1', cite, pointer: `/changes/${n}/field` },
          `Thay đổi họ, tên làm ở ${where}; mục này được ghi chú theo.`,
          'A name is changed in the birth entry; other entries follow.',
        ),
      ]
    const group = groupOfRole('BIRTH', 'CHILD')
    const root = valueAtPointer(birth.content, `${group}/${field.at.split('/').at(-1)}`)
    if (field.part === 'residence' || field.part === 'idDocument' || root === undefined || value === undefined)
      return []
    return sameValue(root, value)
      ? []
      : [
          error(
            { rule: 'R-G1', cite, pointer: `/changes/${n}/to` },
            `Giấy khai sinh là giấy tờ gốc: ${where} ghi ${field.vi} là “${wordsOf(field.kind, root)}”; cải chính phải theo đó.`,
            'Other papers are corrected to the birth certificate.',
          ),
        ]
  })
}

/** R-H1: the dead do not act: for somebody who died only errors are corrected and gaps filled, asked by others. */
export function deadDoNotChange({ act }: ChangeDeclaration, { people }: Circumstances): Problem[] {
  const death = people?.SUBJECT?.death
  if (!death || act === 'CORRECTION' || act === 'SUPPLEMENT') return []
  return [
    error(
      { rule: 'G2', cite: 'Luật Hộ tịch 2014, Điều 26; Bộ luật Dân sự 2015, Điều 16', pointer: '/subject/name' },
      `Người này đã được đăng ký khai tử (${death.reference}); không thay đổi, xác định lại được.`,
      'The person is dead: nothing is changed.',
    ),
  ]
}

/** The dossier names a paper number where the entry does not tell it (book of changes, domain/02 §6.2). */
export const sourceHasDay = ({ source }: ChangeDeclaration): Problem[] =>
  source !== null && source.registeredOn === null
    ? [
        warning(
          { rule: 'R-G2', cite: CITE, pointer: '/source/registeredOn' },
          'Ghi ngày đăng ký của mục trong Sổ giấy để nơi giữ Sổ tìm được, hoặc ghi lý do.',
          'Give the day of the entry so that its keeper finds it.',
        ),
      ]
    : []
