/** Nothing people send is nested deeper. */
const DEEPEST = 40

export type NotStorable = { pointer: string; code: string; message: string }

/** Control codes, and marks that turn the reading direction so that a text shows other than it is. */
const INVISIBLE = /[^\P{Cc}\t\n\r]|[\u202a-\u202e\u2066-\u2069]/u

/** Half a character is no text of any database; the invisible ones have no place in a record. */
const unstorable = (text: string): boolean => !text.isWellFormed() || INVISIBLE.test(text)

const UNREADABLE = 'Có ký tự không đọc được. Xóa rồi gõ lại chỗ này.'

/** Why something that was sent cannot be kept as it is, with its place; null when it can. Looks at a tree of any depth without recursion. */
export function whyNotStorable(sent: unknown): NotStorable | null {
  const open: { value: unknown; path: string; depth: number }[] = [{ value: sent, path: '', depth: 0 }]
  for (let one = open.pop(); one; one = open.pop()) {
    const { value, path, depth } = one
    if (typeof value === 'string') {
      if (unstorable(value)) return { pointer: path, code: 'unreadable-character', message: UNREADABLE }
    } else if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value)) {
      if (depth >= DEEPEST) return { pointer: '', code: 'too-deep', message: `Dữ liệu lồng nhau quá ${DEEPEST} lớp.` }
      for (const [key, inner] of Object.entries(value)) {
        if (unstorable(key)) return { pointer: path, code: 'unreadable-character', message: UNREADABLE }
        open.push({ value: inner, path: `${path}/${key}`, depth: depth + 1 })
      }
    }
  }
  return null
}
