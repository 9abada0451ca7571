/** Who stands in an entry. The second guardian or child of one entry carries a number. */
export type PersonRole =
  | 'CHILD'
  | 'MOTHER'
  | 'FATHER'
  | 'INFORMANT'
  | 'WIFE'
  | 'HUSBAND'
  | 'DECEASED'
  | 'PARENT'
  | 'RECOGNISED'
  | 'WARD'
  | 'GUARDIAN'
  | 'GUARDIAN_2'
  | 'SUPERVISOR'
  | 'SUBJECT'
  | 'SPOUSE'
  | 'ADOPTED'
  | 'ADOPTIVE_MOTHER'
  | 'ADOPTIVE_FATHER'

/** The role in words, Vietnamese and English. */
export const roleWords: Readonly<Record<PersonRole, readonly [vietnamese: string, english: string]>> = {
  CHILD: ['Trẻ', 'Child'],
  MOTHER: ['Mẹ', 'Mother'],
  FATHER: ['Cha', 'Father'],
  INFORMANT: ['Người yêu cầu', 'Informant'],
  WIFE: ['Vợ', 'Wife'],
  HUSBAND: ['Chồng', 'Husband'],
  DECEASED: ['Người chết', 'Deceased'],
  PARENT: ['Cha, mẹ được công nhận', 'Recognised parent'],
  RECOGNISED: ['Con được công nhận', 'Recognised child'],
  WARD: ['Người được giám hộ', 'Ward'],
  GUARDIAN: ['Người giám hộ', 'Guardian'],
  GUARDIAN_2: ['Người giám hộ thứ hai', 'Second guardian'],
  SUPERVISOR: ['Người giám sát việc giám hộ', 'Supervisor of the guardianship'],
  SUBJECT: ['Người được đăng ký', 'Person concerned'],
  SPOUSE: ['Vợ, chồng', 'Spouse'],
  ADOPTED: ['Con nuôi', 'Adopted child'],
  ADOPTIVE_MOTHER: ['Mẹ nuôi', 'Adoptive mother'],
  ADOPTIVE_FATHER: ['Cha nuôi', 'Adoptive father'],
}
