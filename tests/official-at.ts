import assert from 'node:assert/strict'
import { v7 as uuid } from 'uuid'
import { officeOfUnit } from '../src/offices/offices.sql.server.ts'
import type { Role } from '../src/offices/permissions.ts'
import type { Database } from '../src/platform/database.server.ts'
import type { Actor } from '../src/platform/endpoint.ts'
import { date } from '../src/values/calendar-date.ts'

/** An account at the commune office of a unit, and the actor it signs in as. */
export async function officialAt(
  db: Database,
  unitCode: string,
  username: string,
  roles: readonly Role[] = ['REGISTRAR'],
  fullName = 'Vàng Thị Dế',
): Promise<Actor> {
  const office = await officeOfUnit(db.sql, 'COMMUNE', unitCode, date('2026-11-20'))
  assert.ok(office)
  const accountId = uuid()
  await db.sql`insert into account (id, office_id, username, full_name, password_hash, valid) values (${accountId}, ${office.id}, ${username}, ${fullName}, 'x', '[2026-01-01,)')`
  for (const role of roles)
    await db.sql`insert into account_role (account_id, role, valid) values (${accountId}, ${role}, '[2026-01-01,)')`
  return {
    accountId,
    username,
    fullName,
    jobTitle: 'Công chức tư pháp – hộ tịch',
    pin: null,
    officeId: office.id,
    officeKind: 'COMMUNE',
    officeName: office.name,
    unitCode,
    provinceCode: office.provinceCode,
    roles: [...roles],
    scope: 'OFFICE',
    offices: [office.id],
    sessionRef: 'test',
    reauthenticatedAt: null,
    demo: false,
  }
}

/** The provincial people's committee of a province, as its chairman's office acts. */
export async function provinceAt(db: Database, provinceCode: string): Promise<Actor> {
  const [office] = await db.sql<{ id: number; name: string }[]>`
    select id, name from office where kind = 'PROVINCE' and province_code = ${provinceCode} and upper_inf(valid)`
  assert.ok(office)
  const offices = await db.sql<{ id: number }[]>`select id from office where province_code = ${provinceCode}`
  const [accountId, username, fullName] = [uuid(), `tinh.${provinceCode}`, 'Hầu A Lềnh']
  await db.sql`insert into account (id, office_id, username, full_name, password_hash, valid) values (${accountId}, ${office.id}, ${username}, ${fullName}, 'x', '[2026-01-01,)')`
  return {
    accountId,
    username,
    fullName,
    jobTitle: 'Chủ tịch',
    pin: null,
    officeId: office.id,
    officeKind: 'PROVINCE',
    officeName: office.name,
    unitCode: provinceCode,
    provinceCode,
    roles: ['PROV_REVOKE'],
    scope: 'PROVINCE',
    offices: offices.map(({ id }) => id),
    sessionRef: 'test',
    reauthenticatedAt: null,
    demo: false,
  }
}
