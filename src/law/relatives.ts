import { ALWAYS, type Provision } from './in-force.ts'

/** Family links that keep a person from deciding (R-A8): spouse, fosterage, direct line, within three generations. */
export type Relation =
  | 'SPOUSE'
  | 'PARENT'
  | 'CHILD'
  | 'GRANDPARENT'
  | 'GRANDCHILD'
  | 'SIBLING'
  | 'ADOPTIVE_PARENT'
  | 'ADOPTED_CHILD'
  | 'UNCLE_OR_AUNT'
  | 'NEPHEW_OR_NIECE'
  | 'COUSIN'

export const relationWords: Readonly<Record<Relation, string>> = {
  SPOUSE: 'vợ hoặc chồng',
  PARENT: 'cha hoặc mẹ',
  CHILD: 'con',
  GRANDPARENT: 'ông hoặc bà',
  GRANDCHILD: 'cháu nội hoặc ngoại',
  SIBLING: 'anh, chị, em ruột',
  ADOPTIVE_PARENT: 'cha hoặc mẹ nuôi',
  ADOPTED_CHILD: 'con nuôi',
  UNCLE_OR_AUNT: 'bác, chú, cậu, cô, dì ruột',
  NEPHEW_OR_NIECE: 'cháu ruột',
  COUSIN: 'anh, chị, em họ',
}

/** Relatives for whom the signatory may not decide. The day of signing decides. */
export const barredRelatives: readonly Provision<readonly Relation[]>[] = [
  {
    from: ALWAYS,
    cite: 'Luật Hộ tịch 2014, Điều 12 khoản 1 điểm h; Luật Hôn nhân và gia đình 2014, Điều 3 khoản 19',
    value: [
      'SPOUSE',
      'PARENT',
      'CHILD',
      'GRANDPARENT',
      'GRANDCHILD',
      'SIBLING',
      'ADOPTIVE_PARENT',
      'ADOPTED_CHILD',
      'UNCLE_OR_AUNT',
      'NEPHEW_OR_NIECE',
      'COUSIN',
    ],
  },
]

/** Proxies whose power of attorney needs no certification (A3). */
export const uncertifiedProxies: readonly Provision<readonly Relation[]>[] = [
  {
    from: ALWAYS,
    cite: 'Thông tư 04/2020/TT-BTP, Điều 2',
    value: ['GRANDPARENT', 'PARENT', 'CHILD', 'SPOUSE', 'SIBLING'],
  },
]
