import { v7 as uuid } from 'uuid'
import { startSession } from '../../src/offices/sessions.sql.server.ts'
import { csrfTokenOf, newSessionKey } from '../../src/offices/sign-in-authenticate.server.ts'
import { type Database, inTransaction } from '../../src/platform/database.server.ts'
import type { Desk } from './invent.ts'

/** An official at a desk, signed in: what a browser would hold. */
export type Official = { accountId: string; officeId: number; desk: Desk; cookie: string; csrf: string }

/** Accounts of the registrar's role at communes in force today, spread evenly, each with a session. */
export async function makeOfficials(db: Database, offices: number, accounts: number): Promise<Official[]> {
  const communes = await db.sql<{ id: number; unit_code: string; name: string; chain: string }[]>`
    select o.id, o.unit_code, o.name, c.chain from office o
    join admin_unit_chain c on c.code = o.unit_code and c.level = 'commune' and c.valid @> current_date
    where o.kind = 'COMMUNE' and o.valid @> current_date order by o.id limit ${offices}`
  if (communes.length < offices) throw new Error(`only ${communes.length} communes are in force`)
  const now = new Date().toISOString()
  const run = uuid().slice(-6)
  const made = Array.from({ length: accounts }, (_, index) => {
    const commune = communes[index % communes.length]
    if (!commune) throw new Error('no commune')
    const key = newSessionKey()
    return { id: uuid(), username: `bench.${run}.${index}`, commune, key }
  })
  await inTransaction(db, async (tx) => {
    for (let start = 0; start < made.length; start += 500) {
      const some = made.slice(start, start + 500)
      const rows = some.map(({ id, username, commune }) => ({ id, username, office_id: commune.id }))
      await tx`insert into account (id, office_id, username, full_name, job_title, password_hash, must_change_password, totp_exempt, demo, valid)
        select r.id, r.office_id, r.username, 'Vàng Thị Dế', 'Công chức tư pháp – hộ tịch', 'none', false, true, true, daterange('2020-01-01', null)
        from jsonb_to_recordset(${tx.json(rows)}) as r (id uuid, office_id int, username text)`
      await tx`insert into account_role (account_id, role, valid)
        select id, 'REGISTRAR', daterange('2020-01-01', null) from unnest(${some.map((one) => one.id)}::uuid[]) as id`
    }
    for (const { id, key } of made)
      await startSession(tx, { id: key.id, accountId: id, now, ip: '127.0.0.1', userAgent: 'bench' })
  })
  return made.map(({ id, commune, key }) => ({
    accountId: id,
    officeId: commune.id,
    desk: { unitCode: commune.unit_code, unitName: commune.chain, officeName: commune.name },
    cookie: `hotich_session=${key.secret}`,
    csrf: csrfTokenOf(key),
  }))
}
