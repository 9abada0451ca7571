import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

export const webFolder = join(import.meta.dirname, '../../dist/web')

/** The path of a request, decoded; null when it cannot be read or leaves the folder. */
function pathOf(url: string): string | null {
  try {
    const path = decodeURIComponent(url.split('?', 1)[0] ?? '')
    return path.includes('\0') || path.split(/[/\\]/).includes('..') ? null : path
  } catch {
    return null
  }
}

/**
 * The pages built by Vite. Hashed assets never change and are kept a year; everything else is asked for again each time.
 * A path without a file is a page of the application; `/api/` never is.
 */
export async function webPages(app: FastifyInstance, folder: string = webFolder): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) return
  await app.register(fastifyStatic, {
    root: folder,
    serve: false,
    preCompressed: true,
    cacheControl: false,
    dotfiles: 'ignore',
  })
  app.get('/*', { config: { rateLimit: false } }, (request, reply) => {
    const path = pathOf(request.url)
    if (path === null || /^(\/tap-lam)?\/(api|problems|__)(\/|$)/.test(path)) return reply.callNotFound()
    const isFile = /\.[a-z0-9]{1,12}$/i.test(path)
    if (isFile && !existsSync(join(folder, path))) return reply.callNotFound()
    const hashed = path.startsWith('/assets/')
    reply.header('cache-control', isFile && hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    return reply.sendFile(isFile ? path.slice(1) : 'index.html')
  })
}
