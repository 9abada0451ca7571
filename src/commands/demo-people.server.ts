// A thread of its own fills the registers of the demo offices, so that a stop can end it at any moment, also in the middle of a COPY.
import { parentPort, workerData } from 'node:worker_threads'
import { type Configuration, clockOf } from '../platform/configuration.server.ts'
import { openDatabase } from '../platform/database.server.ts'
import { loadDemoPeople } from '../synth/demo.server.ts'

const { url, clock } = workerData as { url: string; clock: Configuration['clock'] }
const db = openDatabase(url, { max: 3, applicationName: 'hotich demo people' })
try {
  parentPort?.postMessage(await loadDemoPeople(db, clockOf({ clock })))
} finally {
  await db.close()
}
