import { date } from '../values/calendar-date.ts'
import { ALWAYS, type Provision } from './in-force.ts'

/** Who may ask for an extract copy (L). Organisations ask in writing with a reason. The day of intake decides. */
export type CopyRequester = 'THE_PERSON' | 'LEGAL_REPRESENTATIVE' | 'PROXY' | 'ORGANISATION' | 'HEIR'
export const copyRequesters: readonly Provision<readonly CopyRequester[]>[] = [
  {
    from: ALWAYS,
    cite: 'Nghị định 158/2005/NĐ-CP, Điều 60',
    value: ['THE_PERSON', 'LEGAL_REPRESENTATIVE', 'PROXY', 'ORGANISATION', 'HEIR'],
  },
  {
    from: date('2016-01-01'),
    cite: 'Luật Hộ tịch 2014, Điều 63, Điều 64',
    value: ['THE_PERSON', 'LEGAL_REPRESENTATIVE', 'PROXY', 'ORGANISATION', 'HEIR'],
  },
]

/** R-L3: heirs of a person who died prove their interest. */
export const heirsProveInterest: readonly Provision<boolean>[] = [
  { from: ALWAYS, cite: 'Luật Hộ tịch 2014, Điều 63', value: true },
]

/** R-L1: an organisation names purpose and legal basis. */
export const organisationsNamePurpose: readonly Provision<boolean>[] = [
  { from: ALWAYS, cite: 'Luật Hộ tịch 2014, Điều 64 khoản 3; Nghị định 87/2020/NĐ-CP', value: true },
]

/** R-L2: entries in these states give no copies. */
export const noCopiesOf: readonly Provision<readonly ('REVOKED' | 'ANNULLED')[]>[] = [
  { from: ALWAYS, cite: 'Luật Hộ tịch 2014, Điều 12 khoản 2', value: ['REVOKED', 'ANNULLED'] },
]
