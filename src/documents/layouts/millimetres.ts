import { z } from 'zod'

/** A distance between −`limit` and `limit` millimetres, to a tenth. */
export const millimetres = (limit: number) =>
  z
    .number()
    .min(-limit)
    .max(limit)
    .transform((mm) => Math.round(mm * 10) / 10)
    .default(0)
