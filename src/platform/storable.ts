/** Nothing people send is nested deeper. */
const DEEPEST = 40

export type NotStorable = { pointer: string; code: string; message: string }

/** Code 0 or half a character: no database text can hold it. */
const unstorable = (text: string): boolean => text.includes('\0') || !text.isWellFormed()

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
