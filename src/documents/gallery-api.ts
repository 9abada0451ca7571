import { z } from 'zod'
import { endpoint } from '../platform/define-endpoint.ts'
import { CalendarDate } from '../values/calendar-date.ts'

const Name = z.string().regex(/^[A-Z][A-Z0-9_]{1,59}$/)
const Words = z.tuple([z.string(), z.string()])

export const GalleryItem = z.object({
  kind: z.string(),
  kindName: Words,
  paper: z.string(),
  example: z.int(),
  name: Words,
  exampleTitle: Words,
  use: z.enum(['original', 'copy', 'page', 'declaration', 'desk', 'letter', 'book', 'note']),
  /** Legal text of the form; `since` is null for one older than the system's law. */
  cite: z.string(),
  since: CalendarDate.nullable(),
})
export type GalleryItem = z.infer<typeof GalleryItem>

export const listGallery = endpoint({
  id: 'listGallery',
  method: 'GET',
  path: '/api/gallery',
  tag: 'documents',
  summary: 'Mọi giấy tờ của hệ thống, điền người hư cấu (chỉ ở chế độ dùng thử)',
  summaryEn: 'Every paper of the system, filled with invented people (demo mode only)',
  access: 'signed-in',
  output: z.object({ office: z.string(), on: CalendarDate, items: z.array(GalleryItem) }),
})

export const galleryPaper = endpoint({
  id: 'galleryPaper',
  method: 'GET',
  path: '/api/gallery/:kind/:paper/:example',
  tag: 'documents',
  summary: 'Một giấy tờ mẫu, PDF do chính bộ dựng giấy tờ làm ra (chỉ ở chế độ dùng thử)',
  summaryEn: 'One sample paper as PDF, by the same renderer (demo mode only)',
  access: 'signed-in',
  params: z.object({ kind: Name, paper: Name, example: z.coerce.number().int().min(1).max(999) }),
  produces: 'application/pdf',
  output: z.unknown(),
})
