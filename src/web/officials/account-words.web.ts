import type { AccountView } from '../../offices/accounts-api.ts'
import { both } from '../parts/language.web.ts'
import { dayAndClock, timeNow } from '../parts/time.web.ts'

export const accountStateWords = (
  account: Pick<AccountView, 'state' | 'lockedUntil'>,
): { words: string; tone: string } => {
  if (account.lockedUntil && Date.parse(account.lockedUntil) > timeNow())
    return {
      words: both('Tạm khóa đến {t}', 'Locked until {t}', { t: dayAndClock(account.lockedUntil) }),
      tone: 'wait',
    }
  switch (account.state) {
    case 'ACTIVE':
      return { words: both('Đang dùng', 'Active'), tone: 'good' }
    case 'DISABLED':
      return { words: both('Đã khóa', 'Disabled'), tone: 'bad' }
    case 'NOT_YET':
      return { words: both('Chưa hiệu lực', 'Not yet valid'), tone: 'plain' }
    case 'ENDED':
      return { words: both('Hết hiệu lực', 'Ended'), tone: 'plain' }
  }
}

export const factorWords = (factor: AccountView['secondFactor']): string => {
  switch (factor) {
    case 'CONFIRMED':
      return both('đã cài', 'enrolled')
    case 'EXEMPT':
      return both('miễn (thử nghiệm)', 'exempt (demo)')
    case 'MISSING':
      return both('chưa cài', 'missing')
  }
}
