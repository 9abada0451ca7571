// A thread of its own fills the registers of the demo offices and goes over them for births registered twice, so that a stop can end it at any moment,
// also in the middle of a COPY. What it did is not done again.
import { parentPort, workerData } from 'node:worker_threads'
import { loadGazetteer } from '../identity/matching/gazetteer.server.ts'
import { type Configuration, clockOf } from '../platform/configuration.server.ts'
import { openDatabase } from '../platform/database.server.ts'
import { sweepBirths, sweepPeople } from '../registers/sweep.sql.server.ts'
import { loadDemoPeople } from '../synth/demo.server.ts'

const { url, clock } = workerData as { url: string; clock: Configuration['clock'] }
const db = openDatabase(url, { max: 3, applicationName: 'hotich demo people' })
try {
  const now = clockOf({ clock })
  parentPort?.postMessage(await loadDemoPeople(db, now))
  await sweepBirths(db, loadGazetteer(), { now: now() })
  await sweepPeople(db, { now: now() })
} finally {
  await db.close()
}
