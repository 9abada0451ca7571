import { z } from 'zod'
import type { AnyEndpoint } from '../endpoint.ts'
import { allProblemKinds, ProblemDocument } from '../problem.ts'

type Json = Record<string, unknown>

/** What the tags of the endpoints mean, in the order of the page. */
export type TagWords = Record<string, string>

/** Tuples with `items` beside `prefixItems`: tools for OpenAPI ask for it at every array. Changes the schema it is given. */
function withItems(schema: unknown): void {
  if (typeof schema !== 'object' || schema === null) return
  for (const inner of Object.values(schema)) withItems(inner)
  const { type, prefixItems, items } = schema as { type?: unknown; prefixItems?: unknown; items?: unknown }
  if (type !== 'array' || !Array.isArray(prefixItems) || items) return
  const kinds = [...new Map(prefixItems.map((kind) => [JSON.stringify(kind), kind])).values()]
  const length = prefixItems.length
  Object.assign(schema, { items: kinds.length === 1 ? kinds[0] : { anyOf: kinds }, minItems: length, maxItems: length })
}

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
    reused: 'inline',
  }) as Json
  withItems(rest)
  return $schema === undefined ? {} : rest
}

type ObjectSchema = { properties?: Record<string, Json>; required?: string[] }

/** The fields of a params or query object as OpenAPI parameters. */
function parameters(schema: z.ZodType, place: 'path' | 'query'): Json[] {
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as ObjectSchema
  return Object.entries(properties).map(([name, field]) => {
    const { description, ...rest } = field
    return {
      name,
      in: place,
      required: place === 'path' || required.includes(name),
      ...(description === undefined ? {} : { description }),
      schema: rest,
    }
  })
}

const problem = (description: string): Json => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
})

function operation(endpoint: AnyEndpoint): Json {
  const commandHeader: Json = {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    description:
      'A key of the client’s own (a UUID). The same key with the same request gets the first answer again; nothing happens twice.',
    schema: { type: 'string', minLength: 8, maxLength: 100 },
  }
  const person = endpoint.access !== 'public'
  const takesBody = endpoint.method !== 'GET' && endpoint.method !== 'DELETE'
  const body: Json = endpoint.consumes
    ? { required: true, content: { [endpoint.consumes]: { schema: { type: 'string', format: 'binary' } } } }
    : { required: true, content: { 'application/json': { schema: schemaOf(endpoint.body, 'input') } } }
  const answer: Json = endpoint.produces
    ? {
        description: endpoint.summaryEn,
        content: { [endpoint.produces]: { schema: { type: 'string', format: 'binary' } } },
      }
    : {
        description: endpoint.summaryEn,
        content: { 'application/json': { schema: schemaOf(endpoint.output, 'output') } },
      }
  return {
    operationId: endpoint.id,
    tags: [endpoint.tag],
    summary: endpoint.summary,
    description: `${endpoint.summaryEn}.${person ? ` Permission: \`${endpoint.access}\`.` : ''}`,
    parameters: [
      ...parameters(endpoint.params, 'path'),
      ...parameters(endpoint.query, 'query'),
      ...(endpoint.command && person && !endpoint.consumes ? [commandHeader] : []),
    ],
    ...(takesBody ? { requestBody: body } : {}),
    security: person ? [endpoint.command ? { session: [], csrf: [] } : { session: [] }] : [],
    responses: {
      200: answer,
      ...(person ? { 401: problem('Nobody is signed in'), 403: problem('Not permitted') } : {}),
      422: problem('The input is not valid; each mistake with its place'),
      default: problem('Any other problem, by its stable code'),
    },
  }
}

/** OpenAPI 3.1 of everything served, made from the same schemas that parse the requests. */
export function openApiDocument(
  endpoints: readonly AnyEndpoint[],
  about: { version: string; address: string; tags: TagWords },
): Json {
  const paths: Record<string, Record<string, Json>> = {}
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}')
    paths[path] ??= {}
    const methods = paths[path]
    if (methods) methods[endpoint.method.toLowerCase()] = operation(endpoint)
  }
  const used = new Set(endpoints.map((endpoint) => endpoint.tag))
  const codes = [...allProblemKinds()]
    .map(([code, kind]) => `- \`${code}\` (${kind.status}): ${kind.titleEn}`)
    .join('\n')
  return {
    openapi: '3.1.0',
    info: {
      title: 'Hộ Tịch',
      version: about.version,
      description: `The shared electronic civil-registration system of Việt Nam. Errors are RFC 9457 problems with a stable \`code\`:\n\n${codes}`,
      contact: { name: 'Hộ Tịch', url: 'https://example.org/hotich' },
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: about.address }],
    tags: [...used].map((name) => ({ name, description: about.tags[name] ?? name })),
    paths,
    components: {
      schemas: { Problem: schemaOf(ProblemDocument, 'output') },
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'hotich_session',
          description: 'The session of an official, given at sign-in',
        },
        csrf: {
          type: 'apiKey',
          in: 'header',
          name: 'x-csrf-token',
          description: 'The token of the session, from GET /api/me',
        },
      },
    },
  }
}
