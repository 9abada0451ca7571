import { formatDate } from '../../values/calendar-date.ts'
import type { RecognitionGrounds } from './recognition-grounds.ts'

const others: Record<NonNullable<RecognitionGrounds['otherParent']>, string> = {
  AGREES: 'Đồng ý',
  OBJECTS: 'Không đồng ý',
  UNREACHABLE: 'Không liên lạc được, con đang sống cùng người nhận',
  DEAD: 'Đã chết',
  NONE: 'Chưa xác định',
}

/** Evidence and opinions as the declaration prints them; blank without grounds. */
export function recognitionOpinionWords(grounds: RecognitionGrounds | null): {
  evidence: string
  otherParent: string
  child: string
} {
  if (!grounds) return { evidence: '', otherParent: '', child: '' }
  const paper = [
    'Văn bản xác nhận',
    grounds.evidenceNumber === '' ? '' : `số ${grounds.evidenceNumber}`,
    grounds.evidenceOn ? `ngày ${formatDate(grounds.evidenceOn)}` : '',
    grounds.evidenceAuthority === '' ? '' : `của ${grounds.evidenceAuthority}`,
  ]
  return {
    evidence:
      grounds.evidence === 'AUTHORITY_PAPER'
        ? paper.filter((part) => part !== '').join(' ')
        : `Văn bản cam đoan, người làm chứng: ${grounds.witnesses.map(({ name }) => name).join('; ')}`,
    otherParent: grounds.otherParent ? others[grounds.otherParent] : '',
    child: grounds.childSays === null ? '' : grounds.childSays === 'AGREES' ? 'Đồng ý' : 'Không đồng ý',
  }
}
