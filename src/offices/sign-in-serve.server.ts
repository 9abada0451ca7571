import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import type { Actor, Endpoint, OutputOf } from '../platform/endpoint.ts'
import { type Asked, type House, serveOutside } from '../platform/http.server.ts'

/**
 * Like `serve`, for requests that carry a password or answers that carry a secret: nothing of them is kept for a replay, not even a
 * fingerprint. Sending twice must be harmless by itself. The handler opens its own transactions, so that no connection waits while a
 * password is judged.
 */
export function serveUnkept<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, O extends z.ZodType>(
  app: FastifyInstance,
  house: House,
  endpoint: Endpoint<P, Q, B, O>,
  handler: (
    asked: Asked<Endpoint<P, Q, B, O>> & { actor: Actor; csrfToken: string },
  ) => Promise<OutputOf<Endpoint<P, Q, B, O>>>,
  routeOptions: { config?: Record<string, unknown>; bodyLimit?: number } = {},
): void {
  serveOutside(app, house, endpoint, handler, routeOptions)
}
