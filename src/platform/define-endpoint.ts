import { z } from 'zod'
import type { Endpoint } from './endpoint.ts'

const Nothing = z.object({})

type Parts<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, O extends z.ZodType> = {
  id: string
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  path: string
  tag: string
  summary: string
  summaryEn: string
  access: string
  command?: boolean
  params?: P
  query?: Q
  body?: B
  output: O
  produces?: string
  consumes?: string
}

/** Declares an endpoint; what is not given is empty, and every method but GET is a command unless said otherwise. */
export function endpoint<
  O extends z.ZodType,
  P extends z.ZodType = typeof Nothing,
  Q extends z.ZodType = typeof Nothing,
  B extends z.ZodType = typeof Nothing,
>(parts: Parts<P, Q, B, O>): Endpoint<P, Q, B, O> {
  return {
    ...parts,
    command: parts.command ?? parts.method !== 'GET',
    params: parts.params ?? (Nothing as unknown as P),
    query: parts.query ?? (Nothing as unknown as Q),
    body: parts.body ?? (Nothing as unknown as B),
  }
}
