import { both } from '../../parts/language.web.ts'
import { day } from '../../parts/time.web.ts'

/** What another office wants or tells. An unknown kind is shown as it is. */
export function taskKindWords(kind: string): string {
  const words: Record<string, string> = {
    VERIFICATION: both('Đề nghị xác minh', 'Verification'),
    POSTING_ELSEWHERE: both('Đề nghị niêm yết', 'Posting'),
    NOTE_ENTRY: both('Ghi chú vào Sổ', 'Note in the book'),
    JUDGMENT_FORWARDED: both('Bản án, quyết định chuyển đến', 'Judgment forwarded'),
    JUDGMENT_NOTED: both('Bản án, quyết định đã chuyển: đã ghi chú', 'Judgment you passed on: noted'),
    JUDGMENT_RETURNED: both('Bản án, quyết định đã chuyển: bị trả lại', 'Judgment you passed on: sent back'),
    REGISTERED_ELSEWHERE: both('Đã đăng ký cho người cư trú tại địa bàn', 'Registered for a resident of yours'),
    'birth-registered': both('Đã đăng ký khai sinh cho người cư trú tại địa bàn', 'Registered for a resident of yours'),
    FOREIGN_MINISTRY: both('Người nước ngoài chết tại Việt Nam', 'A foreigner died in the country'),
    WIDOWED: both('Vợ, chồng của người trong Sổ đã chết', 'Spouse of somebody in your books died'),
    GUARDIANSHIP_GROUND: both('Có căn cứ thay đổi, chấm dứt giám hộ', 'Grounds to change or end a guardianship'),
    ENTRY_REVOKED: both('Mục trong Sổ đã bị thu hồi, hủy bỏ', 'An entry of your books was revoked'),
    RECHECK: both('Xem lại mục dựa trên mục đã bị thu hồi', 'Look again at what rests on a revoked entry'),
    MERGE_UNDONE: both('Cần xem lại sau khi tách hai người đã gộp nhầm', 'Look again: two people were parted'),
    STATUS_CHANGED: both('Tình trạng hộ tịch đã thay đổi', 'A status has changed'),
    STATUS_NEEDS_VERIFICATION: both(
      'CSDL quốc gia về dân cư cần xác minh người có thay đổi hộ tịch',
      'The population database must verify a person',
    ),
    STATUS_REFUSED: both(
      'CSDL quốc gia về dân cư không nhận thay đổi hộ tịch',
      'The population database refused a change of status',
    ),
    STATUS_NOT_TOLD: both(
      'Chưa báo được thay đổi hộ tịch cho CSDL quốc gia về dân cư',
      'A change of status has not reached the population database',
    ),
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
  'office',
  'unitCode',
  'officeId',
  'personId',
  'pin',
  'kind',
  'patch',
  'basis',
  'relation',
])
const DAY = /^\d{4}-\d\d-\d\d$/

function inWords(value: unknown): string {
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return DAY.test(value) ? day(value) : value
  if (Array.isArray(value)) return value.map(inWords).filter(Boolean).join(', ')
  if (typeof value !== 'object' || value === null) return ''
  return Object.entries(value)
    .filter(([name]) => !HIDDEN.has(name))
    .map(([name, inner]) => (name === 'ground' && typeof inner === 'string' ? groundWords(inner) : inWords(inner)))
    .filter(Boolean)
    .join(' · ')
}

const textIn = (value: unknown): string => (typeof value === 'string' ? value : '')

/** An entry another office made: `Kết hôn: Nông Thị Hoài – …, số 01/2026, đăng ký ngày 06/10/2026`. */
function registeredWords(content: Readonly<Record<string, unknown>>, kindName: (kind: string) => string): string {
  const { event, subject, number, registeredOn } = content
  if (typeof event !== 'string' || typeof number !== 'string') return ''
  const who = [kindName(event), textIn(subject)].filter(Boolean).join(': ')
  const when = both('số {n}, đăng ký ngày {d}', 'no. {n}, registered {d}', { n: number, d: day(textIn(registeredOn)) })
  return [who, when].filter(Boolean).join(', ')
}

/** What is asked or told, and below it what it belongs to: the dossier, the person, the entry. Ids stay out. */
export function contentWords(
  content: Readonly<Record<string, unknown>>,
  kindName: (kind: string) => string,
): { said: string; about: string } {
  const registered = registeredWords(content, kindName)
  if (registered) return { said: registered, about: '' }
  const note = content.note
  const text =
    textIn(content.text) ||
    (typeof note === 'object' && note !== null ? textIn((note as { content?: unknown }).content) : textIn(note))
  if (!text) return { said: inWords(content), about: '' }
  const { text: _, note: __, code, subject, number, ...rest } = content
  const about = [
    textIn(subject),
    textIn(code) ? both('hồ sơ {c}', 'dossier {c}', { c: textIn(code) }) : '',
    textIn(number) ? both('căn cứ mục số {n}', 'by entry no. {n}', { n: textIn(number) }) : '',
    inWords(rest),
  ]
  return { said: text, about: about.filter(Boolean).join(' · ') }
}
