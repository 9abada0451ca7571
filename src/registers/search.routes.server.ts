import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { v7 as uuid } from 'uuid'
import type { z } from 'zod'
import { type PersonRole, roleWords } from '../events/parts/roles.ts'
import { maySearchEntries, permits } from '../offices/permissions.ts'
import { audit, auditLast } from '../platform/audit.sql.server.ts'
import type { Actor } from '../platform/endpoint.ts'
import { type House, serve } from '../platform/http.server.ts'
import { Refused } from '../platform/problem.ts'
import { fold } from '../values/names.ts'
import { entryNumber, volumeNumber } from './entry.ts'
import { findByNumber, findByPin, findEntries, type HitRow, officesOfPlace, type Range } from './search.sql.server.ts'
import { describeUnderstood, type Understood, understand } from './search.ts'
import * as api from './search-api.ts'
import {
  addSearchRequest,
  decideOnSearch,
  readAlertRows,
  type SearchRequestRow,
  searchRequestRows,
  settleAlert,
  widenBy,
} from './search-requests.sql.server.ts'
import './problems.ts'

const whenText = (asked: Understood): string =>
  asked.by !== 'words' ? '' : asked.date ? ', đúng ngày sinh' : asked.year ? ', đúng năm sinh' : ''

/** Why an entry is shown, in a sentence. */
export function whyFound(hit: Pick<HitRow, 'found_by' | 'found_role' | 'found_name'>, asked: Understood): string {
  const role = (roleWords[hit.found_role as PersonRole]?.[0] ?? '').toLocaleLowerCase('vi')
  const beside =
    asked.by === 'words' && (asked.mother || asked.father || asked.parent) && asked.name ? ', đúng cha, mẹ đã nêu' : ''
  switch (hit.found_by) {
    case 'PIN':
      return `Đúng số định danh của ${role}`
    case 'PHONE':
      return 'Đúng số điện thoại của người yêu cầu'
    case 'NUMBER':
      return 'Đúng số, năm của Sổ'
    case 'DATE':
      return 'Đúng ngày sinh'
    case 'YEAR':
      return 'Đúng năm sinh'
    case 'PARENT':
      return `Đúng họ tên của ${role}`
    case 'NAME':
      return asked.by === 'words' && asked.name?.name.toLocaleLowerCase('vi') === hit.found_name.toLocaleLowerCase('vi')
        ? `Đúng họ tên của ${role}${whenText(asked)}${beside}`
        : `Đúng họ tên (không kể dấu) của ${role}${whenText(asked)}${beside}`
    case 'NAME_ORDER':
      return `Họ tên ${role} có đúng các chữ, khác thứ tự: ${hit.found_name}${whenText(asked)}${beside}`
    case 'NEAR_DATE':
      return `Đúng họ tên (không kể dấu) của ${role}, ngày sinh gần đúng${beside}`
    case 'NAME_WORDS':
      return `Họ tên ${role} có các chữ này: ${hit.found_name}${whenText(asked)}${beside}`
    case 'NAME_ALIKE':
      return `Họ tên ${role} gần giống: ${hit.found_name}${whenText(asked)}${beside}`
  }
}

/** Told apart without keeping what was asked: the audit holds no personal data. */
const fingerprint = (q: string): string => createHash('sha256').update(fold(q)).digest('hex').slice(0, 16)

const asRequest = (row: SearchRequestRow, actor: Actor, now: string): api.SearchRequest => ({
  id: row.id,
  officeId: row.office_id,
  purpose: row.purpose,
  state: row.state,
  askedByName: row.asked_by_name,
  askedAt: row.asked_at,
  decidedByName: row.decided_by_name,
  decidedAt: row.decided_at,
  decisionReason: row.decision_reason,
  validUntil: row.valid_until,
  mine: row.asked_by === actor.accountId,
  runs: row.state === 'APPROVED' && row.valid_until !== null && row.valid_until > now,
  mayDecide: permits(actor, 'search.approve') && row.asked_by !== actor.accountId && row.state === 'OPEN',
})

/** The one search box, wider looks under an approval, and alerts about unusual reading (domain/09 §3). */
export function searchRoutes(app: FastifyInstance, house: House): void {
  serve(app, house, api.searchEntries, async ({ tx, actor, query, now }) => {
    const typed = understand(query.q)
    const approved = query.wider ? await widenBy(tx, query.wider, now) : null
    if (query.wider && approved === null) throw new Refused('wider-search-ended')
    const nation = actor.scope === 'NATIONAL' || approved !== null
    const may = (exactKey: boolean): boolean =>
      maySearchEntries(actor, { reach: 'national', exactKey, purpose: query.purpose })

    const words = typed.by === 'words' || typed.by === 'number' ? typed.place : null
    const places = words ? await officesOfPlace(tx, words) : []
    // Words behind a comma that no place is called by belong to the name.
    const asked: Understood =
      typed.by === 'words' && words && places.length === 0 && typed.nameWithPlace
        ? { ...typed, name: typed.nameWithPlace, place: null }
        : typed
    const named = asked.by !== 'pin' && asked.by !== 'phone' && asked.place !== null
    const own = nation ? null : actor.offices
    const range: Range = {
      from: query.registeredFrom ?? null,
      to: query.registeredTo ?? null,
      limit: query.limit + 1,
      offices: named ? (own ? places.filter((id) => own.includes(id)) : places) : own,
    }
    const national = asked.by === 'pin' ? may(true) : asked.by === 'number' && named && places.length > 0 && may(true)
    const rows =
      asked.by === 'pin' && national
        ? await findByPin(tx, asked.pin, range.limit)
        : asked.by === 'number' && national
          ? await findByNumber(tx, asked, places, range.limit)
          : await findEntries(tx, asked, range, query.likely)
    const items = rows.slice(0, query.limit)
    auditLast(tx, actor, {
      action: 'search',
      purpose: approved === null ? query.purpose : `${query.purpose} – ${approved}`,
      details: {
        by: asked.by,
        asked: fingerprint(query.q),
        found: items.length,
        entries: items.map((row) => row.id),
        offices: items.map((row) => row.office_id),
        ...(query.wider ? { wider: query.wider } : {}),
      },
    })
    return {
      understood: describeUnderstood(asked),
      more: rows.length > query.limit,
      mayBeLikely: !query.likely && asked.by === 'words' && asked.name !== null && items.some((row) => row.exact),
      reach: nation || national ? ('NATION' as const) : ('OWN' as const),
      items: items.map((row) => ({
        officeId: row.office_id,
        officeName: row.office_name,
        entryId: row.id as z.output<typeof api.SearchHit>['entryId'],
        register: row.register,
        number: entryNumber({ entryNo: row.entry_no, year: row.year }),
        volume: volumeNumber({ volume: row.volume, year: row.year }),
        registeredOn: row.registered_on,
        subjectName: row.subject_name ?? '',
        subjectBirth: row.subject_birth,
        sex: row.sex,
        pin: row.pin,
        motherName: row.mother_name,
        fatherName: row.father_name,
        revoked: row.revoked,
        why: whyFound(row, asked),
        exact: row.exact,
        open: actor.scope === 'NATIONAL' || actor.offices.includes(row.office_id),
      })),
    }
  })

  serve(app, house, api.askWiderSearch, async ({ tx, actor, body, now }) => {
    const id = uuid()
    await addSearchRequest(tx, {
      officeId: actor.officeId,
      id,
      purpose: body.purpose,
      by: { id: actor.accountId, name: actor.fullName },
      at: now,
    })
    await audit(tx, actor, {
      action: 'wider-search-asked',
      subjectKind: 'search-request',
      subjectId: id,
      purpose: body.purpose,
    })
    const [row] = await searchRequestRows(tx, { officeId: actor.officeId, id, limit: 1 })
    if (!row) throw new Refused('not-found')
    return asRequest(row, actor, now)
  })

  serve(app, house, api.listSearchRequests, async ({ tx, actor, query, now }) => {
    if (!permits(actor, 'entry.search') && !permits(actor, 'search.approve')) throw new Refused('not-permitted')
    const rows = await searchRequestRows(tx, { officeId: actor.officeId, limit: query.limit })
    return { items: rows.map((row) => asRequest(row, actor, now)) }
  })

  serve(app, house, api.decideSearchRequest, async ({ tx, actor, params, body, now }) => {
    const did = await decideOnSearch(tx, {
      id: params.requestId,
      approve: body.approve,
      name: actor.fullName,
      reason: body.reason,
      hours: body.hours,
      at: now,
    })
    if (did === 'missing') throw new Refused('not-found')
    if (did === 'same-person') throw new Refused('same-person')
    if (did === 'decided') throw new Refused('wider-search-decided')
    await audit(tx, actor, {
      action: did === 'ended' ? 'wider-search-ended' : body.approve ? 'wider-search-approved' : 'wider-search-rejected',
      subjectKind: 'search-request',
      subjectId: params.requestId,
      purpose: body.reason,
      details: { hours: body.hours },
    })
    const [row] = await searchRequestRows(tx, { officeId: actor.officeId, id: params.requestId, limit: 1 })
    if (!row) throw new Refused('not-found')
    return asRequest(row, actor, now)
  })

  serve(app, house, api.listReadAlerts, async ({ tx, query }) => ({
    items: (await readAlertRows(tx, { open: query.state === 'OPEN', limit: query.limit })).map((row) => ({
      id: row.id,
      officeId: row.office_id,
      officeName: row.office_name,
      kind: row.kind,
      accountId: row.account_id,
      accountName: row.account_name,
      at: row.at,
      reads: row.reads,
      withinMinutes: row.within_minutes,
      subjectKind: row.subject_kind,
      subjectId: row.subject_id,
      purpose: row.purpose,
      readers: row.readers,
      seenAt: row.seen_at,
      seenByName: row.seen_by_name,
      seenNote: row.seen_note,
    })),
  }))

  serve(app, house, api.settleReadAlert, async ({ tx, actor, params, body, now }) => {
    const by = { id: actor.accountId, name: actor.fullName }
    if (!(await settleAlert(tx, { id: params.alertId, by, note: body.note, at: now }))) throw new Refused('not-found')
    await audit(tx, actor, { action: 'read-alert-settled', subjectKind: 'read-alert', subjectId: params.alertId })
    return { settled: true }
  })
}
