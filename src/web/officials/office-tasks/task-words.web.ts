import { both } from '../../parts/language.web.ts'
import { day } from '../../parts/time.web.ts'

/** What another office wants or tells. An unknown kind is shown as it is. */
export function taskKindWords(kind: string): string {
  const words: Record<string, string> = {
    VERIFICATION: both('Đề nghị xác minh', 'Verification'),
    POSTING_ELSEWHERE: both('Đề nghị niêm yết', 'Posting'),
    NOTE_ENTRY: both('Ghi chú vào Sổ', 'Note in the book'),
    JUDGMENT_FORWARDED: both('Bản án, quyết định chuyển đến', 'Judgment forwarded'),
    REGISTERED_ELSEWHERE: both('Đã đăng ký cho người cư trú tại địa bàn', 'Registered for a resident of yours'),
    'birth-registered': both('Đã đăng ký khai sinh cho người cư trú tại địa bàn', 'Registered for a resident of yours'),
    FOREIGN_MINISTRY: both('Người nước ngoài chết tại Việt Nam', 'A foreigner died in the country'),
    WIDOWED: both('Vợ, chồng của người trong Sổ đã chết', 'Spouse of somebody in your books died'),
    GUARDIANSHIP_GROUND: both('Có căn cứ thay đổi, chấm dứt giám hộ', 'Grounds to change or end a guardianship'),
    STATUS_CHANGED: both('Tình trạng hộ tịch đã thay đổi', 'A status has changed'),
    PIN_CORRECTION_REFUSED: both(
      'Thông tin sửa bị CSDL quốc gia về dân cư từ chối',
      'The population database refused a correction',
    ),
    PIN_CORRECTION_DELAYED: both(
      'Chưa báo được thông tin sửa cho CSDL quốc gia về dân cư',
      'A correction has not reached the population database',
    ),
  }
  return words[kind] ?? kind
}

const groundWords = (ground: string): string => {
  const words: Record<string, string> = {
    WARD_DIED: both('người được giám hộ đã chết', 'the ward died'),
    GUARDIAN_DIED: both('người giám hộ đã chết', 'the guardian died'),
    WARD_ADOPTED: both('người được giám hộ đã được nhận làm con nuôi', 'the ward was adopted'),
  }
  return words[ground] ?? ''
}

const HIDDEN = new Set([
  'caseId',
  'entryId',
  'entry',
  'by',
  'event',
  'unitCode',
  'personId',
  'pin',
  'kind',
  'patch',
  'basis',
])
const DAY = /^\d{4}-\d\d-\d\d$/

/** What a notice says, in the order it was written: texts, days and names; ids stay out. */
export function contentWords(content: unknown): string {
  if (typeof content === 'number') return String(content)
  if (typeof content === 'string') return DAY.test(content) ? day(content) : content
  if (Array.isArray(content)) return content.map(contentWords).filter(Boolean).join(', ')
  if (typeof content !== 'object' || content === null) return ''
  return Object.entries(content)
    .filter(([name]) => !HIDDEN.has(name))
    .map(([name, value]) => (name === 'ground' && typeof value === 'string' ? groundWords(value) : contentWords(value)))
    .filter(Boolean)
    .join(' · ')
}
