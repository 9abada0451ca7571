import type { FastifyInstance } from 'fastify'
import { isLateKind } from '../law/registration-kinds.ts'
import type { Actor } from '../platform/endpoint.ts'
import { type House, serve } from '../platform/http.server.ts'
import { Refused } from '../platform/problem.ts'
import { addDays } from '../values/calendar-date.ts'
import { dayInVietnam } from '../values/moment.ts'
import { dashboard } from './api.ts'
import {
  notedDecisions,
  openBelow,
  registeredBelow,
  registeredByDay,
  type Scope,
  scopeName,
} from './dashboard.sql.server.ts'

const SHOWN_DAYS = 30

/** The scope asked for, never wider than the asker's own. */
function scopeFor(actor: Actor, asked: { provinceCode?: string | undefined; officeId?: number | undefined }): Scope {
  if (asked.officeId !== undefined) {
    if (actor.scope !== 'NATIONAL' && !actor.offices.includes(asked.officeId)) throw new Refused('not-found')
    return { kind: 'OFFICE', officeId: asked.officeId }
  }
  if (actor.scope === 'OFFICE') return { kind: 'OFFICE', officeId: actor.officeId }
  const province = actor.scope === 'PROVINCE' ? actor.provinceCode : asked.provinceCode
  if (actor.scope === 'PROVINCE' && asked.provinceCode && asked.provinceCode !== actor.provinceCode)
    throw new Refused('not-found')
  return province ? { kind: 'PROVINCE', provinceCode: province } : { kind: 'NATIONAL' }
}

/** `BIRTH:4`: event and registration kind. */
function partsOf(key: string): { event: string; kind: string } {
  const [event = '', kind = ''] = key.split(':')
  return { event, kind }
}
/** In the book of changes the same number means something else. */
function late(key: string): boolean {
  const { event, kind } = partsOf(key)
  return isLateKind(event, kind)
}

/** Live counts for supervisors; aggregates only, so no person's data is read. */
export function dashboardRoutes(app: FastifyInstance, house: House): void {
  serve(app, house, dashboard, async ({ tx, actor, query, now }) => {
    const scope = scopeFor(actor, query)
    const today = dayInVietnam(now)
    const to = query.to ?? today
    const from = query.from ?? addDays(to, 1 - SHOWN_DAYS)
    const [name, byDay, open, registered, noted] = await Promise.all([
      scopeName(tx, scope, today),
      registeredByDay(tx, scope, from < today ? from : today, to > today ? to : today),
      openBelow(tx, scope, now),
      registeredBelow(tx, scope, from, to, today),
      notedDecisions(tx, scope, from, to),
    ])
    if (!name) throw new Refused('not-found')
    const inPeriod = byDay.filter((row) => row.day >= from && row.day <= to)
    const sum = (rows: readonly { n: number }[]) => rows.reduce((total, row) => total + row.n, 0)
    const byState: Record<string, number> = {}
    for (const row of open) byState[row.state] = (byState[row.state] ?? 0) + row.n
    const byKind: Record<string, number> = {}
    for (const row of inPeriod) byKind[row.kind] = (byKind[row.kind] ?? 0) + row.n
    const byEvent: Record<string, number> = {}
    for (const { kind, n } of inPeriod) {
      const { event } = partsOf(kind)
      byEvent[event] = (byEvent[event] ?? 0) + n
    }
    const days = [...new Set(inPeriod.map((row) => row.day))]
    return {
      scope: {
        kind: scope.kind,
        name: name.name,
        provinceCode: name.provinceCode,
        officeId: scope.kind === 'OFFICE' ? scope.officeId : null,
      },
      from,
      to,
      counts: {
        today: sum(byDay.filter((row) => row.day === today)),
        open: byState,
        waitingPin: byState.WAITING_PIN ?? 0,
        toSign: byState.SUBMITTED ?? 0,
        overdue: open.reduce((total, row) => total + row.overdue, 0),
        byKind,
        byEvent,
        noted: Object.fromEntries(noted.map(({ matter, n }) => [matter, n])),
        total: sum(inPeriod),
      },
      series: days.map((day) => {
        const rows = inPeriod.filter((row) => row.day === day)
        return { day, registered: sum(rows), late: sum(rows.filter((row) => late(row.kind))) }
      }),
      below:
        scope.kind === 'OFFICE'
          ? []
          : registered.map((row) => {
              const mine = open.filter((line) => line.group_code === row.group_code)
              return {
                code: row.group_code,
                officeId: row.office_id,
                name: row.name,
                today: row.today,
                total: row.total,
                open: sum(mine),
                waitingPin: sum(mine.filter((line) => line.state === 'WAITING_PIN')),
                overdue: mine.reduce((total, line) => total + line.overdue, 0),
              }
            }),
      asOf: now,
    }
  })
}
