import { AsyncLocalStorage } from 'node:async_hooks'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { permits } from '../offices/permissions.ts'
import type { FileStore } from '../platform/files.server.ts'
import type { House } from '../platform/http.server.ts'
import { Refused } from '../platform/problem.ts'
import { answerPins } from './exercises.server.ts'
import type { PracticeOffice, PracticeOffices } from './offices.server.ts'

export type PracticeHouse = { house: House; files: FileStore }

/**
 * The house in which the routes work when they serve practice: whose request it is decides the database, the clock and the files. `app` is
 * an instance of its own under the practice address; the official is signed in to the real house, and acts in practice as somebody else.
 */
export function practiceHouse(app: FastifyInstance, real: House, offices: PracticeOffices): PracticeHouse {
  const entered = new WeakMap<FastifyRequest, { office: PracticeOffice; csrfToken: string }>()
  const here = new AsyncLocalStorage<PracticeOffice>()
  const office = (): PracticeOffice => {
    const found = here.getStore()
    if (!found) throw new Error('Practice outside of a request of practice')
    return found
  }

  const enter = async (request: FastifyRequest): Promise<PracticeOffice | null> => {
    const signedIn = await real.authenticate(request)
    if (!signedIn) return null
    const found = await offices.of(signedIn.actor)
    entered.set(request, { office: found, csrfToken: signedIn.csrfToken })
    return found
  }
  app.addHook('onRequest', (request, _reply, done) => {
    enter(request).then(
      (found) => (found ? here.run(found, done) : done()),
      (error: unknown) => done(error instanceof Error ? error : new Refused('internal')),
    )
  })
  // Reading a body leaves the context; the handler gets it again.
  app.addHook('preHandler', (request, _reply, done) => {
    const found = entered.get(request)
    if (found) here.run(found.office, done)
    else done()
  })
  app.addHook('onSend', async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const found = entered.get(request)
    if (!found || request.method === 'GET') return
    found.office.pristine = false
    await answerPins(found.office)
  })

  const house: House = {
    get db() {
      return office().db
    },
    clock: () => office().clock(),
    permits,
    authenticate: async (request) => {
      const found = entered.get(request)
      if (!found) return null
      const { office: mine, csrfToken } = found
      return { actor: { ...mine.actor, reauthenticatedAt: mine.clock() }, csrfToken }
    },
  }
  const files: FileStore = {
    put: (bytes) => office().files.put(bytes),
    get: (sha256) => office().files.get(sha256),
    has: (sha256) => office().files.has(sha256),
  }
  return { house, files }
}
