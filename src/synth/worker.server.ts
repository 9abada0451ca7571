import { parentPort, workerData } from 'node:worker_threads'
import type { Nation } from './nation.ts'
import { type Answer, doTask, type Task, taskContext } from './tasks.server.ts'

const context = taskContext(workerData as Nation)
parentPort?.on('message', ({ id, task }: { id: number; task: Task }) => {
  try {
    const answer: Answer = doTask(context, task)
    const moved =
      answer.did === 'keys'
        ? [answer.keys.buffer]
        : answer.did === 'rows'
          ? Object.values(answer.tables).map((b) => b.buffer)
          : answer.files.map((f) => f.bytes.buffer)
    parentPort?.postMessage({ id, answer }, moved as ArrayBuffer[])
  } catch (error) {
    parentPort?.postMessage({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
})
