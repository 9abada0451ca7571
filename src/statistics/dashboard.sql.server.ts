import type { Reads } from '../platform/database.server.ts'
import type { CalendarDate } from '../values/calendar-date.ts'

export type Scope =
  | { kind: 'OFFICE'; officeId: number }
  | { kind: 'PROVINCE'; provinceCode: string }
  | { kind: 'NATIONAL' }

const offices = (tx: Reads, scope: Scope) => {
  switch (scope.kind) {
    case 'OFFICE':
      return tx`select id from office where id = ${scope.officeId}`
    case 'PROVINCE':
      return tx`select id from office where province_code = ${scope.provinceCode}`
    case 'NATIONAL':
      return tx`select id from office`
  }
}

/** Entries by day and kind from the counts that registering keeps; no register is scanned. */
export async function registeredByDay(
  tx: Reads,
  scope: Scope,
  from: CalendarDate,
  to: CalendarDate,
): Promise<{ day: CalendarDate; kind: string; n: number }[]> {
  return await tx<{ day: CalendarDate; kind: string; n: number }[]>`
    select day, kind, sum(n)::int as n from daily_count
    where measure = 'registered' and day between ${from} and ${to} ${scope.kind === 'NATIONAL' ? tx`` : tx`and office_id in (${offices(tx, scope)})`}
    group by day, kind order by day`
}

/** Judgments and decisions noted in the period by matter. */
export async function notedDecisions(
  tx: Reads,
  scope: Scope,
  from: CalendarDate,
  to: CalendarDate,
): Promise<{ matter: string; n: number }[]> {
  return await tx<{ matter: string; n: number }[]>`
    select kind as matter, sum(n)::int as n from daily_count
    where measure = 'noted' and day between ${from} and ${to} ${scope.kind === 'NATIONAL' ? tx`` : tx`and office_id in (${offices(tx, scope)})`}
    group by kind`
}

export type OpenRow = {
  group_code: string
  office_id: number | null
  name: string
  state: string
  n: number
  overdue: number
}

/** Open dossiers by state, for each office of a province, or each province of the nation; walks the index of open cases. */
export async function openBelow(tx: Reads, scope: Scope, now: string): Promise<OpenRow[]> {
  const open = tx`
    select office_id, state, count(*)::int as n, (count(*) filter (where due_at < ${now} and paused_at is null and state not in ('SIGNED', 'DRAFT')))::int as overdue
    from registration_case
    where state not in ('HANDED_OVER', 'REFUSED_INTAKE', 'REFUSED_MERITS', 'WITHDRAWN', 'CANCELLED') ${scope.kind === 'NATIONAL' ? tx`` : tx`and office_id in (${offices(tx, scope)})`}
    group by office_id, state`
  if (scope.kind === 'NATIONAL') {
    return await tx<OpenRow[]>`
      select coalesce(o.province_code, '') as group_code, null::int as office_id, '' as name, c.state, sum(c.n)::int as n, sum(c.overdue)::int as overdue
      from (${open}) c join office o on o.id = c.office_id group by 1, c.state`
  }
  return await tx<OpenRow[]>`
    select o.unit_code as group_code, o.id as office_id, o.name, c.state, c.n, c.overdue from (${open}) c join office o on o.id = c.office_id`
}

export type RegisteredRow = { group_code: string; office_id: number | null; name: string; today: number; total: number }

/** Entries of the period for each office of a province, or each province of the nation. */
export async function registeredBelow(
  tx: Reads,
  scope: Scope,
  from: CalendarDate,
  to: CalendarDate,
  today: CalendarDate,
): Promise<RegisteredRow[]> {
  const counted = tx`
    select office_id, sum(n) filter (where day = ${today})::int as today, sum(n) filter (where day between ${from} and ${to})::int as total
    from daily_count
    where measure = 'registered' and day between ${from < today ? from : today} and ${to > today ? to : today} ${scope.kind === 'NATIONAL' ? tx`` : tx`and office_id in (${offices(tx, scope)})`}
    group by office_id`
  if (scope.kind === 'NATIONAL') {
    return await tx<RegisteredRow[]>`
      select u.code as group_code, null::int as office_id, u.full_name as name, coalesce(sum(c.today), 0)::int as today, coalesce(sum(c.total), 0)::int as total
      from admin_unit u left join office o on o.province_code = u.code left join (${counted}) c on c.office_id = o.id
      where u.level = 'province' and u.valid @> ${today}::date group by u.code, u.full_name order by u.code`
  }
  return await tx<RegisteredRow[]>`
    select o.unit_code as group_code, o.id as office_id, o.name, coalesce(c.today, 0) as today, coalesce(c.total, 0) as total
    from office o left join (${counted}) c on c.office_id = o.id
    where o.kind = 'COMMUNE' and o.valid @> ${today}::date and o.id in (${offices(tx, scope)}) order by o.folded limit 400`
}

export async function scopeName(
  tx: Reads,
  scope: Scope,
  today: CalendarDate,
): Promise<{ name: string; provinceCode: string | null } | null> {
  switch (scope.kind) {
    case 'OFFICE': {
      const [row] = await tx<
        { name: string; province_code: string | null }[]
      >`select name, province_code from office where id = ${scope.officeId}`
      return row ? { name: row.name, provinceCode: row.province_code } : null
    }
    case 'PROVINCE': {
      const [row] = await tx<{ full_name: string }[]>`
        select full_name from admin_unit where code = ${scope.provinceCode} and level = 'province' and valid @> ${today}::date`
      return row ? { name: row.full_name, provinceCode: scope.provinceCode } : null
    }
    case 'NATIONAL':
      return { name: 'Toàn quốc', provinceCode: null }
  }
}
