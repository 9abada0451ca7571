import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { demoPassword } from '../src/offices/demo.server.ts'

type Answer = { status: number; json: Record<string, unknown>; raw: Buffer; type: string }
export type Official = {
  get: (path: string) => Promise<Answer>
  command: (
    method: 'POST' | 'PUT' | 'DELETE',
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<Answer>
}

/** Signs a demo account in and speaks for it over HTTP, as a browser does: cookie, CSRF token, a fresh Idempotency-Key a command. */
export async function official(app: FastifyInstance, username: string): Promise<Official> {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { username, password: demoPassword },
  })
  assert.equal(answer.statusCode, 200, answer.body)
  const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? ''
  const { csrfToken } = answer.json() as { csrfToken: string }
  const send = async (
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    payload: unknown,
    headers: Record<string, string>,
  ): Promise<Answer> => {
    const got = await app.inject({
      method,
      url,
      headers: { cookie, 'x-csrf-token': csrfToken, ...headers },
      ...(payload === undefined ? {} : { payload: payload as object }),
    })
    const type = String(got.headers['content-type'] ?? '')
    return { status: got.statusCode, type, raw: got.rawPayload, json: type.includes('json') ? got.json() : {} }
  }
  return {
    get: (path) => send('GET', path, undefined, {}),
    command: (method, path, body, headers = {}) =>
      send(method, path, body, { 'idempotency-key': randomUUID(), ...headers }),
  }
}
