import type { CalendarDate } from '../../values/calendar-date.ts'
import { formatDate } from '../../values/calendar-date.ts'
import { valueAtPointer } from '../../values/json-patch.ts'
import { earliestDay, PartialDate } from '../../values/partial-date.ts'
import type { Circumstances } from '../circumstances.ts'
import type { Problem } from '../event.ts'
import { error } from '../parts/rule-tools.ts'
import type { ChangeDeclaration } from './declaration.ts'
import { ownLine, sourceEntry } from './nature.ts'
import { linesOf, type ReadLine } from './values.ts'

const firstDay = (value: unknown): CalendarDate | undefined => {
  const read = PartialDate.safeParse(value)
  return read.success ? earliestDay(read.data) : undefined
}

/** The day on which what is changed was registered, as far as it is known. */
const registeredOn = (declaration: ChangeDeclaration, circumstances: Circumstances): CalendarDate | null =>
  sourceEntry(declaration, circumstances)?.registeredOn ?? declaration.source?.registeredOn ?? null

/**
 * R-B9, R-B12, R-H6: what a line puts in the place of a date is possible: nobody is born or dies after today, nobody stands in an entry that is older
 * than his or her birth, and a parent is born before the child (NĐ 123/2015 art. 4).
 */
export function newDatesFit(declaration: ChangeDeclaration, circumstances: Circumstances): Problem[] {
  const { today } = circumstances
  const registered = registeredOn(declaration, circumstances)
  const lines = linesOf(declaration)
  const bornNow = lines.find((line) => ownLine(declaration, line) && line.field.part === 'birthDate')
  const childBorn = bornNow ? firstDay(bornNow.value) : earliestDay(declaration.subject.birthDate)
  const known = sourceEntry(declaration, circumstances)
  const problemOf = (line: ReadLine): Problem | null => {
    const { field, n, value } = line
    const day = firstDay(value)
    const at = (rule: string, cite: string) => ({ rule, cite, pointer: `/changes/${n}/to/date` })
    if (day === undefined || field.kind !== 'date') return null
    if (field.part === 'event') {
      const born = firstDay(valueAtPointer(known?.content, '/deceased/birthDate')) ?? childBorn
      const death = at('R-H6', 'Nghị định 123/2015/NĐ-CP, Điều 4 khoản 2')
      if (day > today) return error(death, 'Ngày chết không được sau hôm nay.', 'The death lies after today.')
      return born !== undefined && day < born
        ? error(death, 'Ngày chết không được trước ngày sinh.', 'The death lies before the birth.')
        : null
    }
    if (day > today)
      return error(
        at('R-B9', 'Luật Hộ tịch 2014, Điều 14'),
        'Ngày sinh mới sau hôm nay; kiểm tra lại.',
        'The new date of birth lies after today.',
      )
    if (registered !== null && day > registered)
      return error(
        at('R-B9', 'Luật Hộ tịch 2014, Điều 14'),
        `Ngày sinh mới sau ngày đăng ký (${formatDate(registered)}): không ai được đăng ký trước khi sinh; kiểm tra lại hai ngày.`,
        'The new date of birth lies after the day of registration.',
      )
    const parent = declaration.register === 'BIRTH' && !ownLine(declaration, line)
    return parent && childBorn !== undefined && day >= childBorn
      ? error(
          at('R-B12', 'Luật Hộ tịch 2014, Điều 14'),
          'Cha, mẹ phải sinh trước con; kiểm tra lại ngày sinh mới.',
          'A parent is born before the child.',
        )
      : null
  }
  return lines.flatMap((line) => problemOf(line) ?? [])
}

/** R-G1: papers exist already, and an earlier paper was made before the registration whose error it proves (NĐ 123/2015 art. 7.2). */
export function papersAreDated(declaration: ChangeDeclaration, circumstances: Circumstances): Problem[] {
  const { today } = circumstances
  const registered = registeredOn(declaration, circumstances)
  const future = (on: CalendarDate | null | undefined, pointer: string, what: string): Problem[] =>
    on != null && on > today
      ? [
          error(
            { rule: 'R-G1', cite: 'Luật Hộ tịch 2014, Điều 28', pointer },
            `${what} sau hôm nay; kiểm tra lại.`,
            'This day lies after today.',
          ),
        ]
      : []
  return [
    ...future(declaration.source?.registeredOn, '/source/registeredOn', 'Ngày đăng ký'),
    ...future(declaration.paperIssuedOn, '/paperIssuedOn', 'Ngày cấp giấy tờ hộ tịch'),
    ...future(declaration.basis?.issuedOn, '/basis/issuedOn', 'Ngày cấp giấy tờ làm căn cứ'),
    ...declaration.evidence.flatMap(({ kind, issuedOn }, n) => {
      const pointer = `/evidence/${n}/issuedOn`
      if (kind !== 'EARLIER_PAPER' || issuedOn === null || registered === null || issuedOn <= registered)
        return future(issuedOn, pointer, 'Ngày của giấy tờ chứng minh')
      return [
        error(
          { rule: 'R-G1', cite: 'Nghị định 123/2015/NĐ-CP, Điều 6, Điều 7 khoản 2', pointer },
          `Giấy này lập sau ngày đăng ký (${formatDate(registered)}) nên không phải “giấy tờ lập trước khi đăng ký”; đổi loại giấy hoặc tìm giấy tờ khác.`,
          'This paper was made after the registration: it is no earlier paper.',
        ),
      ]
    }),
  ]
}
