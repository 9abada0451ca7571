import { join } from 'node:path'
import { register } from '../src/cases/register.server.ts'
import { paperEntry, paperOf, wordsOfEntry } from '../src/documents/entry-papers.server.ts'
import { openRenderer } from '../src/documents/pdf/render.server.ts'
import { openSigner } from '../src/documents/signing/open-signer.server.ts'
import { signPdf } from '../src/documents/signing/sign-pdf.server.ts'
import { createAuthenticate } from '../src/offices/sign-in-authenticate.server.ts'
import { systemClock } from '../src/platform/clock.server.ts'
import { asActor, inTransaction } from '../src/platform/database.server.ts'
import type { Actor } from '../src/platform/endpoint.ts'
import { CalendarDate } from '../src/values/calendar-date.ts'
import { dayInVietnam } from '../src/values/moment.ts'
import { benchDatabase } from './parts/database.ts'
import { inventBirth } from './parts/invent.ts'
import { makeOfficials, type Official } from './parts/officials.ts'
import { option, percentile, rounded, tell } from './parts/report.ts'

/**
 * Signed birth certificates a second, warm, in one process as the server makes them: the entry is read, its words are computed, the page
 * drawn with QR and fonts, and the file signed (PAdES) with the signatory's key.
 */
/** Signatories at work at once: drawing waits for nobody, the database and the signature are waited for together. */
const LANES = 3

export async function run(args: readonly string[]): Promise<Record<string, unknown>> {
  const entries = option(args, 'entries', 100)
  const ms = option(args, 'seconds', 10) * 1000
  const database = await benchDatabase()
  try {
    const { db } = database
    const now = systemClock()
    const day = CalendarDate.parse(dayInVietnam(now))
    const [official] = await makeOfficials(db, 1, 1)
    if (!official) throw new Error('no official')
    const actor = await actorOf(official)
    const made: string[] = []
    for (let n = 1; n <= entries; n++) {
      const done = await asActor(db, actor, (tx) =>
        register(tx, actor, {
          caseId: crypto.randomUUID(),
          kind: 'BIRTH',
          declaration: inventBirth(n, official.desk, day),
          version: 0,
          duplicateReason: 'trùng tên ngẫu nhiên',
          now,
        }),
      )
      made.push(done.entryId)
      const pin = `0012${day.slice(2, 4)}${String(n).padStart(6, '0')}`.slice(0, 12)
      await inTransaction(
        db,
        (tx) => tx`select give_pin(${actor.officeId}, ${done.entryId}, ${pin}, 'ALLOCATED', null, ${now})`,
      )
    }

    const renderer = openRenderer()
    const signer = await openSigner({ dataDir: join(database.folder, 'signing') })
    const signatory = {
      officeId: actor.officeId,
      officeName: actor.officeName,
      accountId: actor.accountId,
      name: actor.fullName,
    }
    let bytes = 0
    const print = async (n: number): Promise<void> => {
      const words = await asActor(db, actor, async (tx) => {
        const entry = await paperEntry(tx, actor.officeId, made[n % made.length] ?? '')
        return wordsOfEntry(tx, entry, paperOf(entry, 'original'), { officeId: actor.officeId, on: day })
      })
      const pdf = await renderer.render(words, {
        edition: 'ELECTRONIC',
        day,
        signature: {
          name: actor.fullName,
          lines: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'],
          office: actor.officeName,
          signedAt: '08:00 01/01/2026',
        },
        verifyAddress: `https://hotich.example/kiem-tra/${n.toString(36).padStart(22, '0')}`,
      })
      const file = await signPdf(pdf, { signer, signatory, reason: 'Giấy khai sinh', now })
      if (!file.includes('/ETSI.CAdES.detached')) throw new Error('the file is not signed')
      bytes = file.length
    }

    tell('warming up')
    let n = 0
    for (const until = performance.now() + 3000; performance.now() < until; n++) await print(n)
    const times: number[] = []
    const began = performance.now()
    const lane = async (): Promise<void> => {
      while (performance.now() - began < ms) {
        const start = performance.now()
        await print(n++)
        times.push(performance.now() - start)
      }
    }
    await Promise.all(Array.from({ length: LANES }, lane))
    const perSecond = (times.length * 1000) / (performance.now() - began)
    return {
      perSecond: rounded(perSecond),
      p50Ms: rounded(percentile(times, 0.5)),
      p99Ms: rounded(percentile(times, 0.99)),
      kb: rounded(bytes / 1000),
      rssMb: rounded(process.memoryUsage().rss / 1e6),
    }

    async function actorOf(who: Official): Promise<Actor> {
      const authenticate = createAuthenticate({ db, clock: systemClock })
      const signedIn = await authenticate({ headers: { cookie: who.cookie } } as never)
      if (!signedIn) throw new Error('the session is not known')
      return signedIn.actor
    }
  } finally {
    await database.close()
  }
}
