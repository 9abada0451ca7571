import { CalendarDate, formatDate } from '../../values/calendar-date.ts'
import type { Circumstances } from '../circumstances.ts'
import type { EntryPerson } from '../known.ts'
import type { RegistrationPlan } from '../plan.ts'
import type { Effect } from './effects.ts'
import { type PersonRole, roleWords } from './roles.ts'

export type EffectWords = { key: string; vi: string; en: string; optional: boolean }

/**
 * What a registration will do, in the order it is done: people first, then notes on earlier entries, then what other offices learn. `known`:
 * who they are in the registers, so that only what really changes is told.
 */
export function effectsInWords(
  plan: RegistrationPlan,
  persons: readonly EntryPerson[],
  known: NonNullable<Circumstances['people']> = {},
): EffectWords[] {
  const who = (role: PersonRole): string => {
    const person = persons.find((one) => one.role === role)
    return person ? person.name : roleWords[role][0]
  }
  const people = plan.effects.flatMap((effect, n) => {
    const said = effect.does === 'die' ? deathWords(effect, who, known) : effectWords(effect, who)
    return said ? [{ key: `effect-${n}-${effect.does}`, vi: said[0], en: said[1], optional: false }] : []
  })
  const notes = plan.notes.map((note, n) => ({
    key: note.key ?? `note-${n}`,
    vi: `Ghi chú vào mục đã đăng ký trước: ${note.content}`,
    en: `Note on the earlier entry: ${note.content}`,
    optional: note.key !== undefined,
  }))
  const reminders = plan.reminders.map((reminder, n) => ({
    key: `reminder-${n}`,
    vi: `Nhắc việc ngày ${formatDate(reminder.dueOn)}: ${reminder.text}`,
    en: `Reminder on ${formatDate(reminder.dueOn)}: ${reminder.textEn}`,
    optional: false,
  }))
  const others = plan.also.length
    ? [
        {
          key: 'also',
          vi: 'Ghi thêm mục thứ hai của cùng hồ sơ, liên kết với mục này.',
          en: 'A second entry of the same dossier, linked.',
          optional: false,
        },
      ]
    : []
  const notices = [...plan.homeUnits, ...plan.notices].length
    ? [
        {
          key: 'notices',
          vi: 'Gửi thông báo đến cơ quan liên quan, theo dõi đến khi nhận.',
          en: 'Other offices are told, with receipt.',
          optional: false,
        },
      ]
    : []
  return [...people, ...notes, ...reminders, ...others, ...notices]
}

type Who = (role: PersonRole) => string

/** R-H2: a marriage ends where the registers know one that stands; nobody is widowed by the death of a child or of somebody unmarried. */
function deathWords(
  { role }: Extract<Effect, { does: 'die' }>,
  who: Who,
  known: NonNullable<Circumstances['people']>,
): readonly [string, string] {
  const marriage = known[role]?.marriages.find(({ endedBy }) => endedBy === null)
  const dead = [`${who(role)} được ghi là đã chết`, `${who(role)} is recorded as dead`] as const
  if (!marriage) return [`${dead[0]}.`, `${dead[1]}.`]
  const { spouse, reference } = marriage
  const where = reference === '' ? '' : ` (${reference})`
  return [
    `${dead[0]}; hôn nhân với ${spouse?.name ?? 'người vợ (chồng)'}${where} chấm dứt, ${spouse?.name ?? 'người còn sống'} là góa.`,
    `${dead[1]}; the marriage with ${spouse?.name ?? 'the spouse'}${where} ends, ${spouse?.name ?? 'the other'} is widowed.`,
  ]
}

function effectWords(effect: Exclude<Effect, { does: 'die' }>, who: Who): readonly [string, string] | undefined {
  switch (effect.does) {
    case 'act':
      return undefined
    case 'marry':
      return effect.to
        ? [
            `${who(effect.wife)} và ${who(effect.husband)} là vợ chồng từ ngày ${formatDate(effect.from)} đến ngày ${formatDate(effect.to)}.`,
            `${who(effect.wife)} and ${who(effect.husband)} were married from ${formatDate(effect.from)} to ${formatDate(effect.to)}.`,
          ]
        : [
            `${who(effect.wife)} và ${who(effect.husband)} là vợ chồng từ ngày ${formatDate(effect.from)}.`,
            `${who(effect.wife)} and ${who(effect.husband)} are married from ${formatDate(effect.from)}.`,
          ]
    case 'end-marriage':
      return [
        `Hôn nhân của ${who(effect.role)} chấm dứt ngày ${formatDate(effect.on)}.`,
        `The marriage of ${who(effect.role)} ends on ${formatDate(effect.on)}.`,
      ]
    case 'revive':
      return [`Hủy việc ghi ${who(effect.role)} đã chết.`, `${who(effect.role)} is no longer recorded as dead.`]
    case 'parent':
      return [
        `${who(effect.parent)} là ${effect.relation === 'MOTHER' ? 'mẹ' : 'cha'} của ${who(effect.child)}.`,
        `${who(effect.parent)} is the ${effect.relation.toLowerCase()} of ${who(effect.child)}.`,
      ]
    case 'adopt':
      return [
        `${who(effect.parent)} là ${effect.relation === 'ADOPTIVE_MOTHER' ? 'mẹ nuôi' : 'cha nuôi'} của ${who(effect.child)}.`,
        `${who(effect.parent)} adopts ${who(effect.child)}.`,
      ]
    case 'end-adoption':
      return [`Chấm dứt việc nuôi ${who(effect.child)}.`, `The adoption of ${who(effect.child)} ends.`]
    case 'guard':
      // A legal person stands in no family graph.
      if (effect.guardians.length === 0)
        return [
          `Pháp nhân được cử là người giám hộ của ${who(effect.ward)} từ ngày ${formatDate(effect.from)}.`,
          `The legal person is guardian of ${who(effect.ward)}.`,
        ]
      return [
        `${effect.guardians.map(who).join(' và ')} là người giám hộ của ${who(effect.ward)} từ ngày ${formatDate(effect.from)}.`,
        `${effect.guardians.map(who).join(' and ')}: guardian of ${who(effect.ward)}.`,
      ]
    case 'supervise':
      return [`${who(effect.supervisor)} giám sát việc giám hộ.`, `${who(effect.supervisor)} supervises.`]
    case 'end-supervision':
      return ['Chấm dứt việc giám sát giám hộ.', 'The supervision ends.']
    case 'end-guardianship':
      return [`Chấm dứt việc giám hộ: ${effect.reason}.`, `The guardianship ends: ${effect.reason}.`]
    case 'condition':
      return [
        `${who(effect.role)}: ${conditionWords[effect.condition][0]}${effect.ends ? ' – hủy' : ''} từ ngày ${formatDate(effect.from)}.`,
        `${who(effect.role)}: ${conditionWords[effect.condition][1]}${effect.ends ? ' ends' : ''} ${formatDate(effect.from)}.`,
      ]
    case 'change': {
      const [field, fieldEn] = fieldWords[effect.field]
      const [from, to] = [valueWords(effect.field, effect.from), valueWords(effect.field, effect.to)]
      return from === ''
        ? [`${who(effect.role)}: bổ sung ${field} “${to}”.`, `${who(effect.role)}: ${fieldEn} “${to}” is added.`]
        : [
            `${who(effect.role)}: ${field} từ “${from}” thành “${to}”, giá trị cũ được giữ lại.`,
            `${who(effect.role)}: ${fieldEn} from “${from}” to “${to}”.`,
          ]
    }
  }
}

type ChangedField = Extract<Effect, { does: 'change' }>['field']

const fieldWords: Readonly<Record<ChangedField, readonly [string, string]>> = {
  name: ['họ, chữ đệm, tên', 'name'],
  sex: ['giới tính', 'sex'],
  birthDate: ['ngày, tháng, năm sinh', 'date of birth'],
  ethnicity: ['dân tộc', 'ethnicity'],
  nationality: ['quốc tịch', 'nationality'],
  hometown: ['quê quán', 'hometown'],
}

/** A value as an official reads it: days as day/month/year, the sex in words. */
function valueWords(field: ChangedField, value: string): string {
  if (field === 'sex') return { '1': 'Nam', '2': 'Nữ', '3': 'Chưa xác định' }[value] ?? value
  const day = CalendarDate.safeParse(value)
  return field === 'birthDate' && day.success ? formatDate(day.data) : value
}

/** The condition of a person in words. */
export const conditionWords: Readonly<Record<'MISSING' | 'INCAPABLE' | 'LIMITED', readonly [string, string]>> = {
  MISSING: ['bị tuyên bố mất tích', 'declared missing'],
  INCAPABLE: ['mất năng lực hành vi dân sự', 'without civil capacity'],
  LIMITED: ['hạn chế năng lực hành vi dân sự', 'limited civil capacity'],
}
