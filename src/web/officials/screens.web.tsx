import type { ComponentType } from 'preact'
import type { worklistCounts } from '../../cases/api.ts'
import type { Sentence } from '../../offices/permissions.ts'
import type { OutputOf } from '../../platform/endpoint.ts'
import { both } from '../parts/language.web.ts'
import { lazily } from '../parts/lazily.web.tsx'

type Loaded = ComponentType<{ params: Record<string, string | undefined> }>

type Screen = {
  path: string
  screen: Loaded & { load: () => void }
  /** Who may open it: one of these sentences. */
  access: readonly Sentence[]
  /** Its place in the side navigation; screens without are reached by links. */
  menu?: {
    label: () => string
    keys: string
    /** How much waits there, shown beside the name. */
    waiting?: (counts: OutputOf<typeof worklistCounts>) => number
  }
  /** `only`: while practising alone; `never`: it has no place in practice. */
  practice?: 'only' | 'never'
}

const found = import.meta.glob<Record<string, Loaded>>('./**/*-screen.web.tsx')

/** A screen by file; the file exports one component, named `Screen`. */
function screen(file: string): Loaded & { load: () => void } {
  return lazily(async () => {
    const load = found[`./${file}-screen.web.tsx`]
    if (!load) throw new Error(`No screen ${file}`)
    const { Screen: component } = await load()
    if (!component) throw new Error(`${file} exports no Screen`)
    return component
  })
}

/** Every screen: its address, who may open it, its shortcut. The order is the order of the navigation. */
export const screens: readonly Screen[] = [
  {
    path: '/bai-tap',
    screen: screen('practice/exercises'),
    access: ['signed-in'],
    practice: 'only',
    menu: { label: () => both('Bài tập', 'Exercises'), keys: 'g b' },
  },
  {
    path: '/',
    screen: screen('worklist'),
    access: ['case.read'],
    menu: { label: () => both('Việc của tôi', 'My work'), keys: 'g v' },
  },
  {
    path: '/tiep-nhan',
    screen: screen('case/intake'),
    access: ['case.intake'],
    menu: { label: () => both('Tiếp nhận', 'Intake'), keys: 'n' },
  },
  {
    path: '/ky',
    screen: screen('case/signing'),
    access: ['case.sign'],
    menu: {
      label: () => both('Ký', 'Sign'),
      keys: 'g k',
      waiting: ({ byState }) => byState.SUBMITTED ?? 0,
    },
  },
  { path: '/ho-so/:caseId', screen: screen('case/case'), access: ['case.read'] },
  {
    path: '/tra-cuu',
    screen: screen('find'),
    access: ['entry.search', 'search.approve'],
    menu: { label: () => both('Tra cứu', 'Find'), keys: '/' },
  },
  {
    path: '/trung',
    screen: screen('pairs'),
    access: ['duplicate.decide'],
    menu: { label: () => both('Trùng', 'Duplicates'), keys: 'g r' },
  },
  {
    path: '/so',
    screen: screen('books'),
    access: ['book.read'],
    menu: { label: () => both('Sổ', 'Books'), keys: 'g s' },
  },
  { path: '/so/:officeId/:register/:year', screen: screen('book'), access: ['book.read'] },
  { path: '/muc/:officeId/:entryId', screen: screen('entry'), access: ['entry.read'] },
  { path: '/thu-hoi/:officeId/:entryId', screen: screen('revocation/revocation'), access: ['entry.revoke'] },
  {
    path: '/ban-an',
    screen: screen('judgments/judgments'),
    access: ['entry.note'],
    menu: { label: () => both('Bản án, quyết định', 'Judgments'), keys: 'g a' },
  },
  { path: '/nguoi/:personId', screen: screen('person/person'), access: ['entry.read'] },
  {
    path: '/viec-co-quan',
    screen: screen('office-tasks/office-tasks'),
    access: ['case.read'],
    menu: {
      label: () => both('Việc giữa các cơ quan', 'Between offices'),
      keys: 'g c',
      waiting: ({ officeTasks, unreadNotices }) => officeTasks + unreadNotices,
    },
  },
  {
    path: '/sua-du-lieu',
    screen: screen('repairs'),
    access: ['entry.read'],
    menu: { label: () => both('Sửa dữ liệu', 'Data repairs'), keys: 'g d', waiting: ({ repairs }) => repairs },
  },
  {
    path: '/nhap-giay-chung-sinh',
    screen: screen('hospital-import'),
    access: ['notification.import'],
    practice: 'never',
    menu: {
      label: () => both('Nhập giấy chứng sinh', 'Birth notices'),
      keys: 'g b',
      waiting: ({ hospitalDrafts }) => hospitalDrafts,
    },
  },
  {
    path: '/giam-sat',
    screen: screen('oversight'),
    access: ['oversight.read', 'statistics.read'],
    menu: { label: () => both('Giám sát', 'Oversight'), keys: 'g g' },
  },
  { path: '/ho-so-don-vi', screen: screen('office-cases'), access: ['oversight.read'] },
  {
    path: '/quan-tri',
    screen: screen('admin'),
    access: ['account.manage', 'office.settings'],
    menu: { label: () => both('Quản trị', 'Administration'), keys: 'g q' },
  },
  {
    path: '/quan-tri/le-phi',
    screen: screen('fees'),
    access: ['office.settings', 'case.intake'],
    menu: { label: () => both('Lệ phí', 'Fees'), keys: 'g f' },
    practice: 'never',
  },
  {
    path: '/bien-lai',
    screen: screen('receipts'),
    access: ['case.intake'],
    menu: { label: () => both('Biên lai', 'Receipts'), keys: 'g i' },
  },
  { path: '/quan-tri/:accountId', screen: screen('managed-account'), access: ['account.manage'] },
  {
    path: '/may-in',
    screen: screen('printers'),
    access: ['document.print'],
    menu: { label: () => both('Máy in', 'Printers'), keys: 'g m' },
  },
  {
    path: '/nhat-ky',
    screen: screen('audit'),
    access: ['audit.read'],
    menu: { label: () => both('Nhật ký', 'Audit'), keys: 'g n' },
  },
  {
    path: '/canh-bao',
    screen: screen('alerts'),
    access: ['alert.read'],
    menu: { label: () => both('Cảnh báo', 'Alerts'), keys: 'g h' },
  },
  {
    path: '/ket-noi',
    screen: screen('links'),
    access: ['links.read'],
    practice: 'never',
    menu: { label: () => both('Kết nối', 'Links'), keys: 'g l' },
  },
  { path: '/documents/gallery', screen: screen('gallery'), access: ['signed-in'] },
  { path: '/tai-khoan', screen: screen('account'), access: ['signed-in'], practice: 'never' },
]

/** Begins to fetch the screen of an address before it is asked for. */
export function prefetch(address: string): void {
  const parts = address.split('/')
  const fits = (path: string): boolean => {
    const wanted = path.split('/')
    return wanted.length === parts.length && wanted.every((part, n) => part.startsWith(':') || part === parts[n])
  }
  screens.find(({ path }) => fits(path))?.screen.load()
}
