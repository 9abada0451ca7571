import type { FastifyInstance } from 'fastify'
import { v7 as uuid } from 'uuid'
import { extractCopyFee, type FeeRow, feeRowOf } from '../law/fees.ts'
import { inForce } from '../law/in-force.ts'
import { type ProcedureId, proceduresOn } from '../law/procedures.ts'
import { audit } from '../platform/audit.sql.server.ts'
import type { Actor } from '../platform/endpoint.ts'
import { type House, serve } from '../platform/http.server.ts'
import { problemKinds, Refused } from '../platform/problem.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import { dayInVietnam } from '../values/moment.ts'
import { forgetDecided } from './decided.sql.server.ts'
import {
  enterFeeRate as enterRow,
  feeRatesOf,
  feeRows,
  withdrawFeeRate as withdrawRow,
} from './fee-rates.sql.server.ts'
import { enterFeeRate, type FeeInForce, listFeeRates, withdrawFeeRate } from './fee-rates-api.ts'
import { permits } from './permissions.ts'

problemKinds({
  'rate-exists': {
    status: 409,
    title: 'Đã có mức thu của thủ tục này từ ngày đó. Bỏ mức cũ (có lý do) trước khi ghi mức khác.',
    titleEn: 'There is a rate of this procedure from that day on already.',
  },
  'rates-of-the-province': {
    status: 403,
    title: 'Mức thu do cấp tỉnh ghi theo nghị quyết của Hội đồng nhân dân; cơ quan đại diện ghi biểu phí của mình.',
    titleEn: 'Rates are entered by the province; a mission enters its own schedule.',
  },
})

const provincial: readonly Actor['officeKind'][] = ['PROVINCE', 'PROVINCE_JUSTICE']

/** For whom the asker enters rates: the council of the province decides, a mission has a schedule of its own (LHT art. 11; R-N1). */
function entersFor(actor: Actor): 'PROVINCE' | 'OFFICE' | 'NOBODY' {
  if (!permits(actor, 'office.settings')) return 'NOBODY'
  if (actor.officeKind === 'MISSION') return 'OFFICE'
  return provincial.includes(actor.officeKind) && actor.provinceCode !== null ? 'PROVINCE' : 'NOBODY'
}

function feesInForce(actor: Actor, rows: readonly FeeRow[], on: CalendarDate): FeeInForce[] {
  const mission = actor.officeKind === 'MISSION'
  const rate = (procedure: ProcedureId, online: boolean) => {
    const found = feeRowOf({ procedure, on, province: actor.provinceCode, rows, online })
    // A mission takes nothing of the national schedule.
    return mission && found && !rows.includes(found) ? undefined : found
  }
  const copies = inForce(extractCopyFee, on)
  return proceduresOn(on)
    .filter(({ code }) => !code.startsWith('NB.'))
    .map(({ id, code, name, nameEn }) => {
      const usual = rate(id, false)
      const online = rate(id, true)
      const perCopy = id === 'EXTRACT_COPY' && !mission
      return {
        procedure: id,
        code,
        name,
        nameEn,
        amount: perCopy ? copies.value : (usual?.amount ?? null),
        onlineAmount: online?.online ? online.amount : null,
        currency: usual?.currency ?? 'VND',
        cite: perCopy ? copies.cite : (usual?.cite ?? ''),
        national: perCopy || (usual !== undefined && !rows.includes(usual)),
      }
    })
}

/** Dated rates of fees (LHT art. 11): national defaults from the law, a province's own with its resolution. */
export function feeRateRoutes(app: FastifyInstance, house: House): void {
  serve(app, house, listFeeRates, async ({ tx, actor, query, now }) => {
    const on = query.on ?? dayInVietnam(now)
    const rows = await feeRows(tx, { id: actor.officeId, provinceCode: actor.provinceCode }, on)
    return {
      on,
      mayEnterFor: entersFor(actor),
      inForce: feesInForce(actor, rows, on),
      rates: await feeRatesOf(tx, { provinceCode: actor.provinceCode, officeId: actor.officeId }),
    }
  })

  serve(app, house, enterFeeRate, async ({ tx, actor, body, now }) => {
    const target = entersFor(actor)
    if (target === 'NOBODY') throw new Refused('rates-of-the-province')
    if (!proceduresOn(body.from).some(({ id }) => id === body.procedure))
      throw new Refused('input-invalid', {
        errors: [{ pointer: '/body/procedure', code: 'invalid', message: 'Thủ tục không có trong danh mục ngày đó.' }],
      })
    if (target === 'PROVINCE' && body.currency !== 'VND')
      throw new Refused('input-invalid', {
        errors: [{ pointer: '/body/currency', code: 'invalid', message: 'Mức thu trong nước tính bằng đồng.' }],
      })
    const entered = await enterRow(tx, {
      ...body,
      id: uuid(),
      provinceCode: target === 'PROVINCE' ? actor.provinceCode : null,
      officeId: target === 'OFFICE' ? actor.officeId : null,
      enteredOffice: actor.officeId,
      by: actor.accountId,
      byName: actor.fullName,
      at: now,
    })
    if (!entered) throw new Refused('rate-exists')
    await audit(tx, actor, {
      action: 'fee-rate-entered',
      subjectKind: 'fee-rate',
      subjectId: entered.id,
      details: { procedure: body.procedure, amount: body.amount, from: body.from, cite: body.cite },
    })
    forgetDecided()
    return entered
  })

  serve(app, house, withdrawFeeRate, async ({ tx, actor, params, body, now }) => {
    if (entersFor(actor) === 'NOBODY') throw new Refused('rates-of-the-province')
    const withdrawn = await withdrawRow(tx, { id: params.rateId, at: now, by: actor.accountId, reason: body.reason })
    if (!withdrawn) throw new Refused('not-found')
    await audit(tx, actor, {
      action: 'fee-rate-withdrawn',
      subjectKind: 'fee-rate',
      subjectId: params.rateId,
      details: { reason: body.reason },
    })
    forgetDecided()
    return withdrawn
  })
}
