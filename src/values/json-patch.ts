type Tree = Readonly<Record<string, unknown>>
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value)

function placed(tree: unknown, steps: readonly string[], value: unknown): unknown {
  const [key, ...rest] = steps
  if (key === undefined) return value
  if (Array.isArray(tree)) {
    const index = Number(key)
    return tree.map((item, at) => (at === index ? placed(item, rest, value) : item))
  }
  const below = isTree(tree) ? tree : {}
  return { ...below, [key]: placed(below[key], rest, value) }
}

/** A copy of `content` with new values at JSON pointers; what lay between and was empty becomes an object. */
export const patched = (content: unknown, patch: readonly { pointer: string; value: unknown }[]): unknown =>
  patch.reduce<unknown>((now, { pointer, value }) => placed(now, pointer.split('/').slice(1), value), content)

/** The value at a JSON pointer; undefined when nothing is there. */
export const valueAtPointer = (content: unknown, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .reduce<unknown>(
      (value, key) => (Array.isArray(value) ? value[Number(key)] : isTree(value) ? value[key] : undefined),
      content,
    )
