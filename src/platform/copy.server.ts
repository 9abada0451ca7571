import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Writes } from './database.server.ts'

/**
 * Streams lines of COPY's text format into a table; `into` is `table (columns)`, written as SQL. Rejects with the database's error (a key that exists, a
 * text that is no date): the driver tells it to the query only, which is done by then, so it is passed on to the stream.
 */
export async function copyInto(tx: Writes, into: string, lines: Iterable<string | Uint8Array>): Promise<void> {
  const query = tx.unsafe(`copy ${into} from stdin`)
  const stream = await query.writable()
  Object.assign(query, { reject: (error: Error) => stream.destroy(error) })
  await pipeline(Readable.from(lines, { objectMode: false, highWaterMark: 1 << 18 }), stream)
}
