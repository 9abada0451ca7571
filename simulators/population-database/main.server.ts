import { startSimulator } from './simulator.server.ts'

const { url, close } = await startSimulator({
  port: Number(process.env.SIM_PORT ?? 8090),
  host: process.env.SIM_HOST ?? '127.0.0.1',
  ...(process.env.SIM_LOG ? { logFile: process.env.SIM_LOG } : {}),
})
process.stdout.write(`${JSON.stringify({ ready: true, url })}\n`)

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    void close().then(() => process.exit(0))
  })
