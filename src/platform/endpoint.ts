import type { z } from 'zod'

/** Whoever is signed in, as the platform needs it; offices/ decides what the roles may do. */
export type Actor = {
  accountId: string
  username: string
  fullName: string
  jobTitle: string
  /** PIN of the official, for R-A8; null when not recorded. */
  pin: string | null
  officeId: number
  officeKind: 'COMMUNE' | 'DISTRICT' | 'MISSION' | 'PROVINCE_JUSTICE' | 'PROVINCE' | 'MOJ' | 'MOFA'
  officeName: string
  unitCode: string
  provinceCode: string | null
  roles: readonly string[]
  scope: 'OFFICE' | 'PROVINCE' | 'NATIONAL'
  /** Offices whose rows may be read: one's own and those it succeeded; a province's all. Empty when national. */
  offices: readonly number[]
  /** Short public reference of the session for the audit chain; never the secret. */
  sessionRef: string
  reauthenticatedAt: string | null
  demo: boolean
}

/**
 * One thing that can be asked of the server, declared once: route, web client, OpenAPI and tests use it.
 * `access` is 'public', 'signed-in', or a sentence of offices/permissions.ts. A `command` changes something and takes an Idempotency-Key.
 */
export type Endpoint<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, O extends z.ZodType> = {
  id: string
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** `/api/cases/:caseId` */
  path: string
  tag: string
  summary: string
  summaryEn: string
  access: string
  command: boolean
  params: P
  query: Q
  body: B
  output: O
  /** Another media type than JSON comes back (a PDF, a thumbnail). */
  produces?: string
  /** Another media type than JSON goes in. */
  consumes?: string
}
export type AnyEndpoint = Endpoint<z.ZodType, z.ZodType, z.ZodType, z.ZodType>

export type ParamsOf<E> = E extends Endpoint<infer P, z.ZodType, z.ZodType, z.ZodType> ? z.output<P> : never
export type QueryOf<E> = E extends Endpoint<z.ZodType, infer Q, z.ZodType, z.ZodType> ? z.output<Q> : never
export type BodyOf<E> = E extends Endpoint<z.ZodType, z.ZodType, infer B, z.ZodType> ? z.output<B> : never
export type OutputOf<E> = E extends Endpoint<z.ZodType, z.ZodType, z.ZodType, infer O> ? z.output<O> : never
