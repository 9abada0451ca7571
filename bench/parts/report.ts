/** What happens, for whoever watches; the last line of standard output belongs to the result alone. */
export const tell = (line: string): void => {
  process.stderr.write(`  ${line}\n`)
}

export const median = (values: readonly number[]): number => percentile(values, 0.5)

/** The smallest value that at least this share of the values does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0
}

export const rounded = (value: number, digits = 1): number => Number(value.toFixed(digits))

/** `--scale 0.02` and the like; `otherwise` when it is not given. */
export function option(args: readonly string[], name: string, otherwise: number): number {
  const at = args.indexOf(`--${name}`)
  if (at < 0) return otherwise
  const value = Number(args[at + 1])
  if (!Number.isFinite(value) || value <= 0) throw new Error(`--${name}: a number above 0 is needed`)
  return value
}

/** `--data folder` and the like; undefined when it is not given. */
export function text(args: readonly string[], name: string): string | undefined {
  const at = args.indexOf(`--${name}`)
  return at < 0 ? undefined : args[at + 1]
}

/** `--stages 1e6,5e6` and the like, rising; empty when it is not given. */
export function numbers(args: readonly string[], name: string): number[] {
  const given = (text(args, name) ?? '').split(',').filter((one) => one !== '')
  if (given.some((one) => !(Number(one) > 0))) throw new Error(`--${name}: numbers above 0 with commas are needed`)
  return given.map(Number).sort((a, b) => a - b)
}
