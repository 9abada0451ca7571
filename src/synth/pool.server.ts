import { Worker } from 'node:worker_threads'
import type { Nation } from './nation.ts'
import type { Answer, Task } from './tasks.server.ts'

export type Pool = {
  size: number
  ask: <D extends Task['do']>(task: Extract<Task, { do: D }>) => Promise<Extract<Answer, { did: D }>>
  close: () => Promise<void>
}

/** Worker threads that make slices of one nation; what they are asked is done in turn, whoever is free first. */
export function startPool(nation: Nation, size: number): Pool {
  type Waiting = { id: number; task: Task; resolve: (answer: Answer) => void; reject: (error: Error) => void }
  const queue: Waiting[] = []
  const workers = Array.from({ length: Math.max(1, size) }, () => {
    const worker = new Worker(new URL('./worker.server.ts', import.meta.url), {
      workerData: nation,
      // Most of what a worker makes is soon forgotten: without a bound it would wait long before forgetting.
      resourceLimits: { maxYoungGenerationSizeMb: 32, maxOldGenerationSizeMb: 512 },
    })
    return { worker, busy: null as Waiting | null }
  })
  let next = 0
  let closing = false
  const give = (): void => {
    for (const one of workers) {
      if (one.busy) continue
      const work = queue.shift()
      if (!work) return
      one.busy = work
      one.worker.postMessage({ id: work.id, task: work.task })
    }
  }
  for (const one of workers) {
    one.worker.on('message', ({ answer, error }: { answer?: Answer; error?: string }) => {
      const done = one.busy
      one.busy = null
      if (done && answer) done.resolve(answer)
      else done?.reject(new Error(error ?? 'a worker answered nothing'))
      give()
    })
    one.worker.on('error', (error) => one.busy?.reject(error))
    one.worker.on('exit', () => {
      if (!closing) one.busy?.reject(new Error('a worker ended'))
    })
  }
  return {
    size: workers.length,
    ask: (task) =>
      new Promise((resolve, reject) => {
        next += 1
        queue.push({ id: next, task, resolve: resolve as (answer: Answer) => void, reject })
        give()
      }),
    close: async () => {
      closing = true
      await Promise.all(workers.map(({ worker }) => worker.terminate()))
    },
  }
}

/** The keys of every entry of the nation, sorted, in memory that all workers share; with the number of people. */
export async function planNation(
  pool: Pool,
  slices: number,
  tell: (done: number) => void = () => {},
): Promise<{ sorted: Float64Array; persons: number }> {
  let done = 0
  const made = await Promise.all(
    Array.from({ length: slices }, async (_, slice) => {
      const answer = await pool.ask({ do: 'keys', slice })
      done += 1
      tell(done)
      return answer
    }),
  )
  const length = made.reduce((sum, { keys }) => sum + keys.length, 0)
  const sorted = new Float64Array(new SharedArrayBuffer(length * 8))
  let at = 0
  for (const { keys } of made) {
    sorted.set(keys, at)
    at += keys.length
  }
  sorted.sort()
  return { sorted, persons: made.reduce((sum, { persons }) => sum + persons, 0) }
}
