import type { FastifyInstance } from 'fastify'
import type { SignInConfig } from '../offices/sessions.ts'
import type { Configuration } from '../platform/configuration.server.ts'
import type { FileStore } from '../platform/files.server.ts'
import type { House } from '../platform/http.server.ts'

export type Parts = {
  house: House
  files: FileStore
  config: Configuration
  signIn: Partial<SignInConfig>
}

/** Every route of the system, a line for each part. */
export async function allRoutes(_app: FastifyInstance, _parts: Parts): Promise<void> {}
