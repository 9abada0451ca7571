import { z } from 'zod'

/**
 * Letters a name may hold (BLDS art. 26(3), R-A11): any Latin letter with Vietnamese marks, F J W Z, apostrophe, hyphen,
 * and a space between words. Foreign names follow the passport and use the same set.
 */
const NAME = /^[\p{Script=Latin}\p{M}'’ʼ-]+(?:[ .][\p{Script=Latin}\p{M}'’ʼ.-]+)*\.?$/u

/** One name as the law writes it, NFC, single spaces, tone placement never changed. Có khoảng trắng thừa thì bỏ. */
export const PersonName = z
  .string()
  .transform((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim())
  .pipe(
    z
      .string()
      .min(1, 'Cần ghi họ, chữ đệm, tên.')
      .regex(NAME, 'Tên chỉ gồm chữ cái, không có số hay ký hiệu (BLDS 26.3).'),
  )
  .brand('PersonName')
export type PersonName = z.infer<typeof PersonName>

/** Without diacritics, lower case, đ → d, one space: the key by which names and places are found. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

/** The family name by position: the first word. A suggestion only; some groups have no family name. */
export const firstWord = (fullName: string): string => fullName.split(' ')[0] ?? ''

/** `Nguyễn Thị Én` → `NGUYỄN THỊ ÉN`, as certificates write names. */
export const inCapitals = (text: string): string => text.toLocaleUpperCase('vi')
