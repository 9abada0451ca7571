import type { FastifyInstance } from 'fastify'
import { endpointsOf } from '../http.server.ts'
import { openApiDocument, type TagWords } from './document.server.ts'
import { openApiPage, openApiStyle } from './page.server.ts'

/** Serves what has been served so far as OpenAPI 3.1 and as a readable page; call it after all other routes. */
export function openApiRoutes(app: FastifyInstance, about: { version: string; address: string; tags: TagWords }): void {
  const document = openApiDocument(endpointsOf(app), about)
  const page = openApiPage(document)
  app.get('/api/openapi.json', (_request, reply) => reply.type('application/json; charset=utf-8').send(document))
  app.get('/api/docs', (_request, reply) => reply.type('text/html; charset=utf-8').send(page))
  app.get('/api/docs.css', (_request, reply) => reply.type('text/css; charset=utf-8').send(openApiStyle))
}
