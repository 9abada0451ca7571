import type { BirthDeclaration } from '../../events/birth/declaration.ts'
import type { Parent } from '../../events/parts/person.ts'
import type { PartialDate } from '../../values/partial-date.ts'
import { both } from '../parts/language.web.ts'
import { useCountries } from '../parts/reference.web.ts'
import { day } from '../parts/time.web.ts'
import { sexWords } from '../parts/words.web.ts'

/** `17/07/2026`, `07/2026`, `2026`, or nothing. */
export function partialDay(date: PartialDate): string {
  switch (date.known) {
    case 'day':
      return day(date.date)
    case 'month':
      return `${String(date.month).padStart(2, '0')}/${date.year}`
    case 'year':
      return String(date.year)
    case 'nothing':
      return ''
  }
}

/** The paper's own words, with the facility before them unless they name it already. */
const birthPlaceWords = ({ facilityName, asWritten }: BirthDeclaration['child']['birthPlace']): string =>
  asWritten.includes(facilityName) ? asWritten : `${facilityName}, ${asWritten}`

function Fact({ label, value }: { label: string; value: string | null | undefined }) {
  if (!value) return null
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  )
}

/** What a birth entry says, in the order of the paper. Blank groups are not shown (R-B7). */
export function BirthFacts({ content, pin }: { content: BirthDeclaration; pin: string | null }) {
  const countries = useCountries()
  const nations = (codes: readonly string[]) =>
    codes
      .map((code) =>
        code === 'XX' ? both('Không quốc tịch', 'Stateless') : (countries.find((c) => c.id === code)?.label ?? code),
      )
      .join(', ')
  const { child, mother, father, informant } = content
  const parent = (title: string, person: Parent | null) =>
    person ? (
      <section class="card">
        <h2>{title}</h2>
        <dl class="facts">
          <Fact label={both('Họ, chữ đệm, tên', 'Name')} value={person.name} />
          <Fact label={both('Sinh', 'Born')} value={partialDay(person.birthDate)} />
          <Fact label={both('Dân tộc', 'Ethnicity')} value={person.ethnicity.asWritten} />
          <Fact label={both('Quốc tịch', 'Nationality')} value={nations(person.nationalities)} />
          <Fact label={both('Nơi cư trú', 'Residence')} value={person.residence?.asWritten} />
          <Fact label={both('Số định danh', 'PIN')} value={person.pin} />
          <Fact
            label={both('Giấy tờ', 'Document')}
            value={person.idDocument ? `${person.idDocument.type} ${person.idDocument.number}` : null}
          />
        </dl>
      </section>
    ) : null
  return (
    <div class="stack">
      <section class="card">
        <h2>{both('Người được khai sinh', 'Child')}</h2>
        <dl class="facts">
          <Fact label={both('Họ, chữ đệm, tên', 'Name')} value={child.name} />
          <Fact label={both('Ngày, tháng, năm sinh', 'Born')} value={partialDay(child.birthDate)} />
          <Fact label={both('Giới tính', 'Sex')} value={sexWords(child.sex)} />
          <Fact label={both('Dân tộc', 'Ethnicity')} value={child.ethnicity?.asWritten} />
          <Fact label={both('Quốc tịch', 'Nationality')} value={nations(child.nationalities)} />
          <Fact label={both('Nơi sinh', 'Place of birth')} value={birthPlaceWords(child.birthPlace)} />
          <Fact label={both('Quê quán', 'Home place')} value={child.hometown?.asWritten} />
          <Fact label={both('Số định danh cá nhân', 'PIN')} value={pin ?? both('chưa có', 'none yet')} />
        </dl>
      </section>
      <div class="cols-2">
        {parent(both('Mẹ', 'Mother'), mother)}
        {parent(both('Cha', 'Father'), father)}
      </div>
      <section class="card">
        <h2>{both('Người đi khai sinh', 'Informant')}</h2>
        <dl class="facts">
          <Fact label={both('Họ, chữ đệm, tên', 'Name')} value={informant.name} />
          <Fact
            label={both('Giấy tờ', 'Document')}
            value={informant.idDocument ? `${informant.idDocument.type} ${informant.idDocument.number}` : informant.pin}
          />
        </dl>
      </section>
    </div>
  )
}
