import type { Database } from '../platform/database.server.ts'

/** Is this nation there already, or another one, or have offices kept books of these years by themselves? */
export async function anotherNation(db: Database, name: string, until: string): Promise<boolean> {
  const [row] = await db.sql<{ taken: boolean }[]>`
    select exists (select from synth_nation where name <> ${name} or finished_at is not null)
      or (exists (select from register_book where opened_on <= ${until}) and not exists (select from synth_nation)) as taken`
  return row?.taken ?? true
}
