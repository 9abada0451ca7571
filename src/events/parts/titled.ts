import type { Words } from './form.ts'

/** Examples with their titles, in the order of the examples; every example has one. */
export const titled = <N extends string, D>(
  typed: Readonly<Record<N, D>>,
  titles: Readonly<Record<NoInfer<N>, Words>>,
): readonly { title: Words; declaration: D }[] =>
  (Object.keys(typed) as N[]).map((name) => ({ title: titles[name], declaration: typed[name] }))
