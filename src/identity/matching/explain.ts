import type { Judgment } from './judge.ts'
import type { BirthRead, ParentRead } from './record.ts'
import { type Field, rules } from './weights.ts'

/** The judgment in sentences: the rule that decided first, then field by field with both texts. */
export function explain(
  { rule, findings }: Pick<Judgment, 'rule' | 'findings'>,
  a: BirthRead,
  b: BirthRead,
  language: 'vi' | 'en' = 'vi',
): string[] {
  const said = rule ? [`${rules[rule][language === 'vi' ? 1 : 2]}.`] : []
  for (const finding of findings) {
    const [one, other] = [textOf(finding.field, a), textOf(finding.field, b)]
    const words = finding[language]
    if (one === '' && other === '') said.push(`${words}.`)
    else said.push(one === other ? `${words}: ${one}.` : `${words}: ${one || '–'} / ${other || '–'}.`)
  }
  if (said.length === 0) said.push(language === 'vi' ? 'Không có trường nào để so.' : 'There is no field to compare.')
  return said
}

function textOf(field: Field, birth: BirthRead): string {
  switch (field) {
    case 'pin':
      return birth.pin
    case 'entry':
      return entryText(birth)
    case 'name':
      return birth.name?.written ?? ''
    case 'birth':
      return dateText(birth)
    case 'sex':
      return birth.sex === '1' ? 'Nam' : birth.sex === '2' ? 'Nữ' : ''
    case 'mother':
      return parentText(birth.mother)
    case 'father':
      return parentText(birth.father)
    case 'birthPlace':
      return birth.birthPlace?.written ?? ''
    case 'hometown':
      return birth.hometown?.written ?? ''
    default:
      return ''
  }
}

const two = (n: number): string => (n < 10 ? `0${n}` : String(n))

function dateText({ birth }: BirthRead): string {
  if (!birth) return ''
  const { day, month, year, lunar } = birth
  const text = day > 0 ? `${two(day)}/${two(month)}/${year}` : month > 0 ? `${two(month)}/${year}` : String(year)
  return lunar ? `${text} âm lịch` : text
}

const parentText = (parent: ParentRead | undefined): string =>
  parent ? (parent.year === 0 ? parent.name.written : `${parent.name.written}, ${parent.year}`) : ''

function entryText({ number, book, registered, office, officeName }: BirthRead): string {
  let text = number === '' ? '' : `số ${number}`
  if (book !== '') text += ` quyển ${book}`
  if (registered) text += ` năm ${registered.year}`
  const where = officeName || office
  return where === '' ? text : `${text} tại ${where}`
}
