import type { MaritalRecord } from '../events/parts/marital-record.ts'
import type { Reads } from '../platform/database.server.ts'

/** Papers of a person's marriages and of their ends, and the marital-status certificates given out, oldest first. A handful of index probes. */
export async function maritalRecord(tx: Reads, personId: string): Promise<MaritalRecord> {
  const [row] = await tx<{ record: MaritalRecord }[]>`select marital_record(${personId}::uuid) as record`
  return row?.record ?? { papers: [], certificates: [] }
}
