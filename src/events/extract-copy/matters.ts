import type { Matter } from '../parts/form.ts'

/** The ways a request for copies is begun at the desk. */
export const extractCopyMatters: readonly Matter[] = [
  {
    id: 'trichluc',
    procedure: 'EXTRACT_COPY',
    title: ['Cấp bản sao trích lục hộ tịch', 'Extract copies'],
    note: ['của bất kỳ mục nào, do bất kỳ cơ quan nào đã đăng ký', 'of any entry of any office'],
    preset: { interest: 'THE_PERSON', items: [{ copies: 1 }] },
    from: [{ entry: '/items/0/entry' }],
  },
  {
    id: 'trichlucthuake',
    procedure: 'EXTRACT_COPY',
    title: ['Cấp bản sao trích lục cho người thừa kế', 'Extract copies for heirs'],
    note: ['người được đăng ký đã chết', 'the person has died'],
    preset: { interest: 'HEIR', items: [{ copies: 1 }] },
    from: [{ entry: '/items/0/entry', living: false }],
  },
  {
    id: 'trichluctochuc',
    procedure: 'EXTRACT_COPY',
    title: ['Cấp bản sao trích lục theo đề nghị của cơ quan, tổ chức', 'Extract copies for an organisation'],
    note: ['có văn bản nêu rõ lý do', 'on a written request with its reason'],
    preset: { interest: 'ORGANISATION', items: [{ copies: 1 }] },
  },
]
