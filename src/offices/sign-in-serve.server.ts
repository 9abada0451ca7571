import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import type { Actor, Endpoint, OutputOf } from '../platform/endpoint.ts'
import { type Asked, type House, type SignedIn, servePublic } from '../platform/http.server.ts'
import { Refused } from '../platform/problem.ts'

/** Who asks, checked as `serve` does: signed in, permitted, and with the CSRF token when something changes. */
async function whoAsks<E extends { access: string; command: boolean }>(
  endpoint: E,
  { request, house }: Asked<unknown>,
): Promise<SignedIn> {
  const signedIn = await house.authenticate(request)
  if (!signedIn) throw new Refused('not-signed-in')
  if (!house.permits(signedIn.actor, endpoint.access)) throw new Refused('not-permitted')
  if (endpoint.command && request.headers['x-csrf-token'] !== signedIn.csrfToken) throw new Refused('csrf-refused')
  return signedIn
}

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
  servePublic(
    app,
    house,
    endpoint,
    async (asked) => {
      const { actor, csrfToken } = await whoAsks(endpoint, asked as Asked<unknown>)
      return handler({ ...asked, actor, csrfToken })
    },
    routeOptions,
  )
}
