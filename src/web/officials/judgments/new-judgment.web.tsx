import './judgments.css'
import type { OutputOf } from '../../../platform/endpoint.ts'
import { receiveJudgment } from '../../../registers/judgments-api.ts'
import type { CalendarDate } from '../../../values/calendar-date.ts'
import type { PartialDate } from '../../../values/partial-date.ts'
import { call } from '../../parts/api.web.ts'
import { useCommand } from '../../parts/ask.web.ts'
import { DateField, DayField } from '../../parts/date-field.web.tsx'
import { enterMovesOn } from '../../parts/enter-moves-on.web.ts'
import { SelectField, TextArea, TextField } from '../../parts/fields.web.tsx'
import { useKeptState } from '../../parts/kept-state.web.ts'
import { both } from '../../parts/language.web.ts'
import { OfficePicker } from '../../parts/office-picker.web.tsx'
import { Dialog, ProblemBox } from '../../parts/panels.web.tsx'
import { useCountries } from '../../parts/reference.web.ts'
import { ManyField } from '../../parts/reference-field.web.tsx'
import { useSession } from '../../parts/session.web.tsx'

type Taken = OutputOf<typeof receiveJudgment>
type Matter = Taken['judgment']['matter']
type Person = { name: string; birthDate: PartialDate | undefined; pin: string }
const nobody: Person = { name: '', birthDate: undefined, pin: '' }

const matters = (): { value: Matter; label: string }[] => [
  { value: 'DIVORCE', label: both('Ly hôn', 'Divorce') },
  { value: 'ANNULMENT', label: both('Hủy việc kết hôn trái pháp luật', 'Annulment') },
  { value: 'MARRIAGE_RECOGNISED', label: both('Công nhận việc kết hôn', 'Recognition of a marriage') },
  { value: 'PARENTAGE', label: both('Xác định cha, mẹ, con', 'Parentage') },
  { value: 'NATIONALITY', label: both('Thay đổi quốc tịch', 'Nationality') },
  { value: 'ADOPTION', label: both('Nuôi con nuôi', 'Adoption') },
  { value: 'ADOPTION_END', label: both('Chấm dứt việc nuôi con nuôi', 'End of an adoption') },
  { value: 'SEX', label: both('Xác định lại giới tính', 'Sex') },
  { value: 'GUARDIANSHIP', label: both('Công nhận giám hộ', 'Guardianship') },
  { value: 'MISSING', label: both('Tuyên bố mất tích', 'Declared missing') },
  { value: 'MISSING_REVERSED', label: both('Hủy tuyên bố mất tích', 'Missing reversed') },
  { value: 'DEAD', label: both('Tuyên bố đã chết', 'Declared dead') },
  { value: 'DEAD_REVERSED', label: both('Hủy tuyên bố đã chết', 'Death reversed') },
  { value: 'CAPACITY_LOST', label: both('Mất năng lực hành vi dân sự', 'Capacity lost') },
  { value: 'CAPACITY_LIMITED', label: both('Hạn chế năng lực hành vi dân sự', 'Capacity limited') },
  { value: 'CAPACITY_RESTORED', label: both('Khôi phục năng lực hành vi dân sự', 'Capacity restored') },
]
/** The form as it is typed. `other`: the parent, or the adoptive father. */
type Typed = {
  matter: Matter
  paper: string
  number: string
  sender: string
  decidedOn: CalendarDate | null
  effectiveOn: CalendarDate | null
  persons: readonly [Person, Person]
  entry: string
  office: { id: number; name: string } | undefined
  remarks: string
  other: Person
  mother: Person
  relation: 'FATHER' | 'MOTHER'
  sex: '1' | '2'
  nationalities: readonly string[]
  diedOn: CalendarDate | null
}
const blank: Typed = {
  matter: 'DIVORCE',
  paper: 'Bản án',
  number: '',
  sender: '',
  decidedOn: null,
  effectiveOn: null,
  persons: [nobody, nobody],
  entry: '',
  office: undefined,
  remarks: '',
  other: nobody,
  mother: nobody,
  relation: 'FATHER',
  sex: '1',
  nationalities: [],
  diedOn: null,
}
const ofTwo = (matter: Matter) => ['DIVORCE', 'ANNULMENT', 'MARRIAGE_RECOGNISED'].includes(matter)
const numbersOf = (text: string): { number: number | null; year: number | null } => {
  const [, number = '', year = ''] = /^\s*0*(\d+)\s*\/\s*(\d{4})\s*$/.exec(text) ?? []
  return { number: number === '' ? null : Number(number), year: year === '' ? null : Number(year) }
}
const sent = ({ name, birthDate, pin }: Person) => ({
  name,
  birthDate: birthDate ?? ({ known: 'nothing' } as const),
  pin: pin.trim() === '' ? null : pin.trim(),
})

/** What a notice of a court or another body says: typed from the paper. */
export function NewJudgment({
  open,
  officeId,
  onClose,
  onDone,
}: {
  open: boolean
  /** Own office: the usual place of the entry. */
  officeId: number | undefined
  onClose: () => void
  onDone: (taken: Taken) => void
}) {
  const { me } = useSession()
  const [typed, change, clear] = useKeptState(`judgment:${me.accountId}`, blank)
  const { matter, paper, number, sender, decidedOn, effectiveOn, persons, entry, office, remarks } = typed
  const { other, mother, relation, sex, nationalities, diedOn } = typed
  const countries = useCountries()
  const named = ofTwo(matter) ? persons : [persons[0]]
  const send = useCommand(async () => {
    if (decidedOn === null || effectiveOn === null) return
    const parent = other.name === '' ? null : sent(other)
    const adopters = [
      ...(other.name === '' ? [] : [{ relation: 'ADOPTIVE_FATHER' as const, person: sent(other) }]),
      ...(mother.name === '' ? [] : [{ relation: 'ADOPTIVE_MOTHER' as const, person: sent(mother) }]),
    ]
    const taken = await call(receiveJudgment, {
      body: {
        matter,
        paper,
        number,
        sender,
        decidedOn,
        effectiveOn,
        persons: named.map(sent),
        reference: { office: office?.name ?? '', officeId: office?.id ?? officeId ?? null, ...numbersOf(entry) },
        details: {
          ...(matter === 'NATIONALITY' ? { nationalities: [...nationalities] } : {}),
          ...(matter === 'SEX' ? { sex } : {}),
          ...(matter === 'PARENTAGE' ? { relation, parent } : {}),
          ...(matter === 'ADOPTION' ? { adopters } : {}),
          ...(matter === 'DEAD' ? { diedOn } : {}),
        },
        remarks,
      } as never,
    })
    clear()
    // The next one is mostly of the same court.
    change({ matter, paper, sender })
    onDone(taken)
  })
  const complete =
    number.trim() !== '' &&
    sender.trim() !== '' &&
    decidedOn !== null &&
    effectiveOn !== null &&
    named.every(({ name }) => name.trim() !== '') &&
    (matter !== 'ADOPTION' || other.name.trim() !== '' || mother.name.trim() !== '')
  const changeOne = (n: 0 | 1) => (person: Person) =>
    change({ persons: n === 0 ? [person, persons[1]] : [persons[0], person] })
  return (
    <Dialog open={open} title={both('Nhận bản án, quyết định', 'Take in a judgment or decision')} onClose={onClose}>
      <form
        class="stack"
        onKeyDown={enterMovesOn}
        onSubmit={(event) => {
          event.preventDefault()
          void send.run()
        }}
      >
        <SelectField
          pointer="/judgment/matter"
          label={both('Về việc', 'Matter')}
          required
          value={matter}
          onValue={(next) => change({ matter: next || 'DIVORCE' })}
          choices={matters()}
        />
        <div class="cols-2">
          <TextField
            pointer="/judgment/paper"
            label={both('Loại văn bản', 'Kind of paper')}
            required
            value={paper}
            onValue={(paper) => change({ paper })}
          />
          <TextField
            pointer="/judgment/number"
            label={both('Số', 'Number')}
            required
            value={number}
            onValue={(number) => change({ number })}
          />
        </div>
        <TextField
          pointer="/judgment/sender"
          label={both('Tòa án, cơ quan đã ra văn bản', 'Court or body')}
          required
          value={sender}
          onValue={(sender) => change({ sender })}
        />
        <div class="cols-2">
          <DayField
            pointer="/judgment/decidedOn"
            label={both('Ngày ra văn bản', 'Decided on')}
            required
            value={decidedOn}
            onValue={(decidedOn) => change({ decidedOn })}
          />
          <DayField
            pointer="/judgment/effectiveOn"
            label={both('Ngày có hiệu lực pháp luật', 'In force from')}
            required
            value={effectiveOn}
            onValue={(effectiveOn) => change({ effectiveOn })}
          />
        </div>
        <PersonFields
          at="/judgment/persons/0"
          label={ofTwo(matter) ? both('Người vợ', 'Wife') : both('Người được ghi chú', 'Person')}
          person={persons[0]}
          onPerson={changeOne(0)}
        />
        {ofTwo(matter) ? (
          <PersonFields
            at="/judgment/persons/1"
            label={both('Người chồng', 'Husband')}
            person={persons[1]}
            onPerson={changeOne(1)}
          />
        ) : null}
        {matter === 'PARENTAGE' ? (
          <>
            <SelectField
              pointer="/judgment/relation"
              label={both('Là', 'Who is')}
              value={relation}
              onValue={(next) => change({ relation: next || 'FATHER' })}
              choices={[
                { value: 'FATHER', label: both('Cha', 'Father') },
                { value: 'MOTHER', label: both('Mẹ', 'Mother') },
              ]}
            />
            <PersonFields
              at="/judgment/parent"
              label={both('Người được xác định (để trống: xác định không phải)', 'Who (empty: it is not)')}
              optional
              person={other}
              onPerson={(other) => change({ other })}
            />
          </>
        ) : null}
        {matter === 'ADOPTION' ? (
          <>
            <PersonFields
              at="/judgment/adopters/0"
              label={both('Cha nuôi (để trống nếu không có)', 'Adoptive father (blank: none)')}
              optional
              person={other}
              onPerson={(other) => change({ other })}
            />
            <PersonFields
              at="/judgment/adopters/1"
              label={both('Mẹ nuôi (để trống nếu không có)', 'Adoptive mother (blank: none)')}
              optional
              person={mother}
              onPerson={(mother) => change({ mother })}
            />
          </>
        ) : null}
        {matter === 'NATIONALITY' ? (
          <ManyField
            pointer="/judgment/nationalities"
            label={both('Quốc tịch từ ngày có hiệu lực', 'Nationalities from then on')}
            required
            list={countries}
            codes={nationalities}
            onCodes={(nationalities) => change({ nationalities })}
          />
        ) : null}
        {matter === 'SEX' ? (
          <SelectField
            pointer="/judgment/sex"
            label={both('Giới tính được xác định', 'Sex')}
            value={sex}
            onValue={(next) => change({ sex: next || '1' })}
            choices={[
              { value: '1', label: both('Nam', 'Male') },
              { value: '2', label: both('Nữ', 'Female') },
            ]}
          />
        ) : null}
        {matter === 'DEAD' ? (
          <DayField
            pointer="/judgment/diedOn"
            label={both('Ngày chết theo quyết định', 'Day of death as decided')}
            value={diedOn}
            onValue={(diedOn) => change({ diedOn })}
          />
        ) : null}
        <div class="cols-2">
          <TextField
            pointer="/judgment/entry"
            label={both('Số đăng ký nêu trong văn bản', 'Number of the entry it names')}
            hint={both('ví dụ 12/2019', 'for instance 12/2019')}
            value={entry}
            onValue={(entry) => change({ entry })}
          />
          <OfficePicker
            pointer="/judgment/office"
            label={both('Nơi đã đăng ký (nếu khác cơ quan này)', 'Registered at (if elsewhere)')}
            name={office?.name ?? ''}
            onOffice={(picked) => change({ office: picked && { id: picked.id, name: picked.name } })}
          />
        </div>
        <TextArea
          pointer="/judgment/remarks"
          label={both('Nội dung ghi thêm', 'Further words of the note')}
          value={remarks}
          onValue={(remarks) => change({ remarks })}
        />
        <ProblemBox problem={send.problem} />
        <div class="dialog-buttons">
          <button type="button" onClick={onClose}>
            {both('Thôi', 'Cancel')}
          </button>
          <button type="submit" class="primary" disabled={send.busy || !complete}>
            {both('Nhận, tìm mục', 'Take in and find the entry')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}

function PersonFields({
  at,
  label,
  optional = false,
  person,
  onPerson,
}: {
  at: string
  label: string
  optional?: boolean
  person: Person
  onPerson: (person: Person) => void
}) {
  return (
    <fieldset class="stack judgment-person">
      <legend>
        <b>{label}</b>
      </legend>
      <TextField
        pointer={`${at}/name`}
        label={both('Họ, chữ đệm, tên', 'Full name')}
        required={!optional}
        value={person.name}
        onValue={(name) => onPerson({ ...person, name })}
      />
      <div class="cols-2">
        <DateField
          pointer={`${at}/birthDate`}
          label={both('Ngày, tháng, năm sinh', 'Date of birth')}
          value={person.birthDate}
          onValue={(birthDate) => onPerson({ ...person, birthDate })}
        />
        <TextField
          pointer={`${at}/pin`}
          label={both('Số định danh', 'PIN')}
          value={person.pin}
          onValue={(pin) => onPerson({ ...person, pin })}
        />
      </div>
    </fieldset>
  )
}
