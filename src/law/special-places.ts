import { date } from '../values/calendar-date.ts'
import { ALWAYS, type Provision } from './in-force.ts'

type Words = { vi: string; en: string }

/** When an office goes to the people (O). The day of intake decides; beyond these the commune decides by local conditions. */
export const mobileGrounds: readonly Provision<Readonly<Record<'BIRTH' | 'DEATH' | 'MARRIAGE', readonly Words[]>>>[] = [
  {
    from: ALWAYS,
    cite: 'Thông tư 15/2015/TT-BTP, Điều 23; Thông tư 04/2020/TT-BTP, Điều 24, 26',
    value: {
      BIRTH: [
        { vi: 'Cha, mẹ bị khuyết tật, ốm bệnh không thể đi đăng ký', en: 'The parents are disabled or ill' },
        { vi: 'Cha, mẹ bị bắt, tạm giam hoặc đang thi hành án phạt tù', en: 'The parents are detained or in prison' },
        { vi: 'Không có ông, bà, người thân thích khác có thể đi đăng ký', en: 'No other relative is able' },
      ],
      DEATH: [
        { vi: 'Người chết không có người thân thích', en: 'The deceased has no relatives' },
        { vi: 'Người thân thích không sống cùng địa bàn cấp xã', en: 'The relatives live outside the commune' },
        { vi: 'Người thân thích là người già, yếu, khuyết tật', en: 'The relatives are old, weak or disabled' },
      ],
      MARRIAGE: [
        {
          vi: 'Hai bên cùng thường trú trên địa bàn cấp xã, một hoặc cả hai bên khuyết tật, ốm bệnh',
          en: 'Both live permanently in the commune, one or both disabled or ill',
        },
      ],
    },
  },
]

/** What a border commune registers with the neighbour's people (P). */
export const borderMatters: readonly Provision<readonly ('BIRTH' | 'MARRIAGE' | 'RECOGNITION' | 'DEATH')[]>[] = [
  { from: ALWAYS, cite: 'Nghị định 158/2005/NĐ-CP, Điều 96', value: ['BIRTH', 'MARRIAGE', 'RECOGNITION', 'DEATH'] },
  {
    from: date('2016-01-01'),
    cite: 'Luật Hộ tịch 2014, Điều 7 khoản 1 điểm d; Nghị định 123/2015/NĐ-CP, Điều 17–20',
    value: ['BIRTH', 'MARRIAGE', 'RECOGNITION', 'DEATH'],
  },
]
