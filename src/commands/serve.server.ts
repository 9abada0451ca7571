import { type Configuration, StartRefused } from '../platform/configuration.server.ts'
import { buildServer } from './build-server.server.ts'
import { untilAskedToEnd, withDatabase } from './with-database.server.ts'

/** Serves until asked to end; running requests are finished first. */
export async function serve(config: Configuration): Promise<void> {
  await withDatabase(config, 'serve', async ({ db, clock }) => {
    const app = await buildServer({ db, clock, config })
    try {
      const url = await app.listen({ host: config.host, port: config.port })
      if (process.send) process.send({ ready: true, url })
      else console.log(`Hộ Tịch: ${url}`)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
      throw new StartRefused(`Cổng ${config.port} đang bận; đặt PORT khác. / Port ${config.port} is busy.`)
    }
    await untilAskedToEnd()
    const late = setTimeout(() => process.exit(0), 8000)
    await app.close()
    clearTimeout(late)
  })
}
