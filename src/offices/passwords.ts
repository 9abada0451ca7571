import { fold } from '../values/names.ts'

export const shortestPassword = 10
export const longestPassword = 128

/** Why a password is refused; the list of common and breached ones is asked on the server (`common`). */
export const passwordFaults = {
  'too-short': `Mật khẩu cần ít nhất ${shortestPassword} ký tự.`,
  'too-long': `Mật khẩu dài nhất ${longestPassword} ký tự.`,
  repeats: 'Mật khẩu lặp lại quá ít ký tự.',
  'names-you': 'Mật khẩu không được chứa tên đăng nhập hoặc họ tên.',
  common: 'Mật khẩu này nằm trong danh sách hay dùng hoặc đã bị lộ. Chọn mật khẩu khác.',
  unchanged: 'Mật khẩu mới phải khác mật khẩu cũ.',
} as const
export type PasswordFault = keyof typeof passwordFaults

const squeeze = (text: string): string => fold(text).replace(/ /g, '')

/** What can be said without the list of common passwords; null when nothing is wrong. */
export function passwordFault(
  password: string,
  person: { username: string; fullName: string },
): Exclude<PasswordFault, 'common' | 'unchanged'> | null {
  const letters = [...password]
  if (letters.length < shortestPassword) return 'too-short'
  if (letters.length > longestPassword) return 'too-long'
  if (new Set(letters).size < 5) return 'repeats'
  const plain = squeeze(password)
  const names = [
    squeeze(person.username),
    squeeze(person.fullName),
    ...fold(person.username).split(' '),
    ...fold(person.fullName).split(' '),
  ]
  return names.some((name) => name.length >= 4 && plain.includes(name)) ? 'names-you' : null
}

const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Four groups of five letters and digits that are not mistaken for each other (about 99 bits); needs 40 random bytes. */
export function initialPassword(random: Uint8Array): string {
  const letters = [...random]
    .filter((byte) => byte < alphabet.length * 8)
    .map((byte) => alphabet[byte % alphabet.length])
    .slice(0, 20)
  if (letters.length < 20) throw new Error('Not enough random bytes')
  return [0, 5, 10, 15].map((start) => letters.slice(start, start + 5).join('')).join('-')
}
