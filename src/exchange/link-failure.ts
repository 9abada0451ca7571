/** How a call to a partner failed, which decides what may be done next. */
export type FailureKind =
  /** The partner has certainly not acted: no connection, 429, 503. */
  | 'not-taken'
  /** It may have acted: time-out, broken line, 5xx, an answer that cannot be read. Its status is asked before anything is sent again. */
  | 'in-doubt'
  /** It will never take this message as it is (4xx). */
  | 'refused'

export class LinkFailure extends Error {
  readonly kind: FailureKind
  /** What the partner said of a refused message. */
  readonly errors: { pointer: string; code: string; message: string }[]
  constructor(kind: FailureKind, message: string, errors: { pointer: string; code: string; message: string }[] = []) {
    super(message)
    this.kind = kind
    this.errors = errors
  }
}

/** Waiting before the next try: 2 s × 2ⁿ, at most 10 minutes, with a fifth of jitter; `chance` is between 0 and 1. */
export function retryAfterMs(attempts: number, chance: number, firstMs = 2000): number {
  const wait = Math.min(600_000, firstMs * 2 ** Math.min(attempts - 1, 20))
  return Math.round(wait * (0.9 + 0.2 * chance))
}
