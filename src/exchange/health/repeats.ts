import { fold } from '../../values/names.ts'
import { yearOf } from '../../values/partial-date.ts'
import { childrenOf, type Notice, type NoticedChild } from './notice.ts'

/** A child of a notice, as it is told or was kept before. */
export type ToldChild = {
  notice: Notice
  childNo: number
  /** `HH:MM` as the hospital wrote it; null when it did not. */
  bornAt: string | null
}

/** Time of birth in a date of a hospital file, `HH:MM`; null when there is none. Midnight to the minute stands for no time. */
export function hourIn(written: string): string | null {
  const found = /^\d{8}(\d{2})(\d{2})(\d{2})?$/.exec(written.trim()) ?? /[ T](\d{1,2}):(\d{2})/.exec(written)
  if (!found) return null
  const time = `${found[1]?.padStart(2, '0')}:${found[2]}`
  return time === '00:00' || time > '23:59' ? null : time
}

/** Number or name and birth: whether two notices name one mother. */
function sameMother(one: Notice, other: Notice): boolean {
  if (one.SO_CCCD_NND !== '' && other.SO_CCCD_NND !== '') return one.SO_CCCD_NND === other.SO_CCCD_NND
  if (fold(one.HOTEN_NND) !== fold(other.HOTEN_NND)) return false
  const [born, bornToo] = [one.NGAYSINH_NND, other.NGAYSINH_NND]
  if (born.known === 'day' && bornToo.known === 'day') return born.date === bornToo.date
  const [year, yearToo] = [yearOf(born), yearOf(bornToo)]
  return year === undefined || yearToo === undefined || year === yearToo
}

const childIn = ({ notice, childNo }: ToldChild): NoticedChild | undefined => {
  const listed = childrenOf(notice)
  return 'children' in listed ? listed.children[childNo - 1] : undefined
}

/** Which of several children of one birth it is, where the notice says so. */
function orderIn(told: ToldChild): number | null {
  const listed = childrenOf(told.notice)
  const many = 'children' in listed && listed.children.length > 1
  return many || told.notice.CON_THU !== '' ? (childIn(told)?.order ?? null) : null
}

/** Whether two children of one mother and day are one child; null where nothing tells. */
function sameChild(one: ToldChild, other: ToldChild): boolean | null {
  if (one.notice.SO_CON < 2 && other.notice.SO_CON < 2) return true
  if (one.notice.MA_GCS === other.notice.MA_GCS && one.notice.MA_CSKCB === other.notice.MA_CSKCB)
    return one.childNo === other.childNo
  const [order, orderToo] = [orderIn(one), orderIn(other)]
  if (order !== null && orderToo !== null) return order === orderToo
  if (one.bornAt !== null && other.bornAt !== null) return one.bornAt === other.bornAt
  const [child, childToo] = [childIn(one), childIn(other)]
  if (child?.sex && childToo?.sex && child.sex !== childToo.sex) return false
  return child?.name && childToo?.name ? fold(child.name) === fold(childToo.name) : null
}

/**
 * Which of the notices kept for that day may tell of the same child under another code: the same mother on the same day, and of several born
 * together the same one, or one more than there were. Undefined when none does.
 */
export function repeatOf<Kept extends ToldChild>(told: ToldChild, kept: readonly Kept[]): Kept | undefined {
  const ofMother = kept.filter(({ notice }) => sameMother(told.notice, notice))
  const judged = ofMother.map((one) => ({ one, same: sameChild(told, one) }))
  const surely = judged.find(({ same }) => same === true)?.one
  if (surely) return surely
  const open = judged.filter(({ same }) => same === null)
  return ofMother.length >= told.notice.SO_CON ? open[0]?.one : undefined
}
