import { type CalendarDate, date } from '../values/calendar-date.ts'
import { ethnicityConsentAge, nameChangeConsentAge } from './ages.ts'
import { ALWAYS, inForce, type Provision } from './in-force.ts'

type Words = { vi: string; en: string }

/** The five acts that stand in the book of changes. They differ in ground, not in form (G2). */
export type ChangeKind = 'CHANGE' | 'CORRECTION' | 'SUPPLEMENT' | 'ETHNICITY' | 'SEX'

export type ChangeField = 'NAME' | 'PARENTS' | 'ANY' | 'EMPTY_FIELD' | 'ETHNICITY' | 'SEX'

export type ChangeAct = Words & {
  /** Fields the act may touch. */
  touches: readonly ChangeField[]
  ground: Words
  cite: string
}

/** R-G1: what each act is and on what ground it stands. The day of intake decides. */
export const changeActs: readonly Provision<Readonly<Record<ChangeKind, ChangeAct>>>[] = [
  {
    from: ALWAYS,
    cite: 'Nghị định 158/2005/NĐ-CP, Điều 36; Luật Hộ tịch 2014, Điều 4, 26; Nghị định 123/2015/NĐ-CP, Điều 7',
    value: {
      CHANGE: {
        vi: 'Thay đổi hộ tịch',
        en: 'Change',
        touches: ['NAME', 'PARENTS'],
        ground: {
          vi: 'có lý do chính đáng theo quy định của pháp luật dân sự, hoặc theo quyết định nuôi con nuôi',
          en: 'a legal reason of the civil code, or an adoption',
        },
        cite: 'Luật Hộ tịch 2014, Điều 26; Bộ luật Dân sự 2015, Điều 27, 28',
      },
      CORRECTION: {
        vi: 'Cải chính hộ tịch',
        en: 'Correction',
        touches: ['ANY'],
        ground: {
          vi: 'có đủ căn cứ xác định có sai sót do lỗi của công chức làm công tác hộ tịch hoặc của người yêu cầu đăng ký',
          en: 'sufficient evidence of an error by the officer or the requester at registration',
        },
        cite: 'Nghị định 123/2015/NĐ-CP, Điều 7 khoản 2',
      },
      SUPPLEMENT: {
        vi: 'Bổ sung thông tin hộ tịch',
        en: 'Supplement',
        touches: ['EMPTY_FIELD'],
        ground: { vi: 'thông tin còn thiếu khi đăng ký', en: 'information missing at registration' },
        cite: 'Luật Hộ tịch 2014, Điều 4 khoản 13, Điều 29',
      },
      ETHNICITY: {
        vi: 'Xác định lại dân tộc',
        en: 'Redetermination of ethnicity',
        touches: ['ETHNICITY'],
        ground: {
          vi: 'theo dân tộc của cha đẻ hoặc mẹ đẻ; con nuôi đã xác định được cha đẻ, mẹ đẻ',
          en: "to the other birth parent's group, or an adopted child that found its birth parents",
        },
        cite: 'Bộ luật Dân sự 2015, Điều 29 khoản 3',
      },
      SEX: {
        vi: 'Xác định lại giới tính',
        en: 'Redetermination of sex',
        touches: ['SEX', 'NAME'],
        ground: {
          vi: 'có giấy chứng nhận y tế đã xác định lại giới tính của cơ sở khám bệnh, chữa bệnh có thẩm quyền',
          en: 'a medical certificate of the competent facility',
        },
        cite: 'Bộ luật Dân sự 2015, Điều 36; Nghị định 88/2008/NĐ-CP',
      },
    },
  },
]

/** Legal reasons to change a surname or a given name. The day of intake decides. */
export type NameGround = { code: string; of: 'SURNAME' | 'GIVEN_NAME'; vi: string; en: string }

const nameGrounds: readonly NameGround[] = [
  {
    code: 'OTHER_PARENT',
    of: 'SURNAME',
    vi: 'Từ họ của cha đẻ sang họ của mẹ đẻ hoặc ngược lại',
    en: "From one birth parent's surname to the other's",
  },
  {
    code: 'ADOPTED',
    of: 'SURNAME',
    vi: 'Từ họ của cha đẻ hoặc mẹ đẻ sang họ của cha nuôi hoặc mẹ nuôi',
    en: "To an adoptive parent's surname",
  },
  {
    code: 'BACK_TO_BIRTH_PARENT',
    of: 'SURNAME',
    vi: 'Con nuôi thôi làm con nuôi lấy lại họ của cha đẻ hoặc mẹ đẻ',
    en: 'Back to the birth surname after an adoption ended',
  },
  {
    code: 'PARENT_FOUND',
    of: 'SURNAME',
    vi: 'Theo họ của cha đẻ hoặc mẹ đẻ khi xác định cha, mẹ cho con',
    en: 'To the surname of a parent who was determined',
  },
  {
    code: 'LOST_PERSON',
    of: 'SURNAME',
    vi: 'Người bị lưu lạc tìm ra nguồn gốc huyết thống',
    en: 'A lost person who found the family',
  },
  {
    code: 'SPOUSE',
    of: 'SURNAME',
    vi: 'Theo họ của vợ, của chồng trong quan hệ có yếu tố nước ngoài, hoặc lấy lại họ trước đó',
    en: "To a foreign spouse's surname, or back",
  },
  {
    code: 'PARENT_CHANGED',
    of: 'SURNAME',
    vi: 'Con đổi họ khi cha, mẹ thay đổi họ',
    en: "A child's surname follows its parent's change",
  },
  {
    code: 'CONFUSION',
    of: 'GIVEN_NAME',
    vi: 'Tên gây nhầm lẫn, ảnh hưởng đến tình cảm gia đình, danh dự, quyền, lợi ích hợp pháp',
    en: 'A name that confuses or harms',
  },
  {
    code: 'ADOPTIVE_PARENTS',
    of: 'GIVEN_NAME',
    vi: 'Theo yêu cầu của cha nuôi, mẹ nuôi, hoặc lấy lại tên khi thôi làm con nuôi',
    en: 'Asked by adoptive parents, or back when the adoption ended',
  },
  {
    code: 'PARENT_DETERMINED',
    of: 'GIVEN_NAME',
    vi: 'Theo yêu cầu của cha đẻ, mẹ đẻ hoặc người con khi xác định cha, mẹ cho con',
    en: 'Asked when a parent was determined',
  },
  {
    code: 'LOST_PERSON_NAME',
    of: 'GIVEN_NAME',
    vi: 'Người bị lưu lạc tìm ra nguồn gốc huyết thống',
    en: 'A lost person who found the family',
  },
  {
    code: 'SPOUSE_NAME',
    of: 'GIVEN_NAME',
    vi: 'Theo vợ, chồng trong quan hệ có yếu tố nước ngoài, hoặc lấy lại tên trước đó',
    en: 'With a foreign spouse, or back',
  },
  {
    code: 'SEX_REDETERMINED',
    of: 'GIVEN_NAME',
    vi: 'Người đã xác định lại giới tính, chuyển đổi giới tính',
    en: 'After the sex was redetermined',
  },
]

export const nameChangeGrounds: readonly Provision<readonly NameGround[]>[] = [
  {
    from: ALWAYS,
    cite: 'Bộ luật Dân sự 2005, Điều 27',
    value: nameGrounds.filter(({ code }) => !code.startsWith('SPOUSE') && code !== 'PARENT_CHANGED'),
  },
  { from: date('2017-01-01'), cite: 'Bộ luật Dân sự 2015, Điều 27, Điều 28', value: nameGrounds },
]

/** Under this age the parents agree to a change of name, shown on the declaration. The day of intake decides. */
export const parentsAgreeUnder: readonly Provision<number>[] = [
  { from: ALWAYS, cite: 'Nghị định 158/2005/NĐ-CP, Điều 38', value: 18 },
  { from: date('2016-01-01'), cite: 'Nghị định 123/2015/NĐ-CP, Điều 7 khoản 1', value: 18 },
]

export type Consent = 'THE_PERSON' | 'BOTH_PARENTS'

/**
 * Whose consent a change needs besides the requester's own wish (G3). `age` in full years on the day of intake.
 * Ethnicity: the person alone from 18 on, and agrees from 15 to 17.
 */
export function consentsNeeded(asked: {
  kind: ChangeKind
  touchesName: boolean
  age: number
  intakeOn: CalendarDate
}): readonly Consent[] {
  const needed: Consent[] = []
  const adult = inForce(parentsAgreeUnder, asked.intakeOn).value
  if (asked.age >= adult) return needed
  if (asked.kind === 'ETHNICITY') {
    needed.push('BOTH_PARENTS')
    if (asked.age >= inForce(ethnicityConsentAge, asked.intakeOn).value) needed.push('THE_PERSON')
  } else if (asked.kind === 'CHANGE' && asked.touchesName) {
    needed.push('BOTH_PARENTS')
    if (asked.age >= inForce(nameChangeConsentAge, asked.intakeOn).value) needed.push('THE_PERSON')
  }
  return needed
}

/** R-G2: papers of which the original is annotated; others are told by the extract. The day of the act decides. */
export const originalsAnnotated: readonly Provision<readonly ('BIRTH_CERTIFICATE' | 'MARRIAGE_CERTIFICATE')[]>[] = [
  { from: ALWAYS, cite: 'Nghị định 158/2005/NĐ-CP, Điều 38', value: ['BIRTH_CERTIFICATE'] },
  {
    from: date('2016-01-01'),
    cite: 'Luật Hộ tịch 2014, Điều 28 khoản 2',
    value: ['BIRTH_CERTIFICATE', 'MARRIAGE_CERTIFICATE'],
  },
]

/** R-G4: corrections after which the citizen may ask for a new personal number. */
export const numberMayBeAskedAnew: readonly Provision<readonly ('BIRTH_YEAR' | 'SEX')[]>[] = [
  { from: ALWAYS, cite: 'Nghị định 137/2015/NĐ-CP, Điều 15', value: ['BIRTH_YEAR', 'SEX'] },
  { from: date('2024-07-01'), cite: 'Nghị định 70/2024/NĐ-CP, Điều 11 khoản 8', value: ['BIRTH_YEAR', 'SEX'] },
]
