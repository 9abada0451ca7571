import { createHash } from 'node:crypto'
import { eventOf } from '../../events/index.ts'
import { heldKeysOf } from '../../identity/matching/match-keys.ts'
import { officeOfUnit } from '../../offices/offices.sql.server.ts'
import { lastDayOf, successorsOf } from '../../offices/units.sql.server.ts'
import { auditSystem } from '../../platform/audit.sql.server.ts'
import type { Clock } from '../../platform/clock.server.ts'
import { type Database, inTransaction, type Reads } from '../../platform/database.server.ts'
import type { Actor } from '../../platform/endpoint.ts'
import { holdAlike } from '../../registers/hold-alike.sql.server.ts'
import { type CalendarDate, formatDate } from '../../values/calendar-date.ts'
import { dayInVietnam } from '../../values/moment.ts'
import { fold } from '../../values/names.ts'
import type { ImportReport } from '../api.ts'
import { newId } from '../new-id.server.ts'
import { codeNames, type KeptNotice, keepNotice, makeDraft, noticesOfMother } from './import-births.sql.server.ts'
import { childrenOf, draftOf, Notice, type NoticedChild, type NoticePlaces, type RawNotice } from './notice.ts'
import { readNotices } from './read-notices.server.ts'
import { hourIn, repeatOf, type ToldChild } from './repeats.ts'

type Row = ImportReport['rows'][number]
type Destination = { officeId: number; unitCode: string; chain: string }
type Codes = {
  ethnicity: (written: string) => { code: string; asWritten: string } | undefined
  nationality: (written: string) => string | undefined
  office: (unitCode: string) => Promise<Destination | { reason: string }>
}

/**
 * Reads a file of birth notices (HSDLGCS XML, CSV or XLSX) and makes a prefilled draft dossier for each child at the commune where the
 * mother lives today. Bad rows are reported with line and reason, the others go in; a notice that is known changes nothing, and one
 * that is known with other content is reported, never overwritten. One that may tell of the same child under another code goes in and is
 * told with the other. Refuses the whole file only when it cannot be read at all.
 */
export async function importBirths(
  db: Database,
  clock: Clock,
  bytes: Uint8Array,
  fileName: string,
  options: { actor?: Actor } = {},
): Promise<ImportReport> {
  const raw = await readNotices(bytes)
  const today = dayInVietnam(clock())
  const codes = await codesOn(db.sql, today)
  const actor = options.actor
    ? { id: options.actor.accountId, name: options.actor.fullName }
    : { id: null, name: 'Hệ thống' }
  const rows: Row[] = []
  const siblings = new Map<string, number>()
  for (const one of raw) rows.push(...(await importOne({ db, clock, codes, today, actor, siblings }, one)))
  const count = (outcome: Row['outcome']) => rows.filter((row) => row.outcome === outcome).length
  return {
    fileName,
    made: count('MADE'),
    known: count('KNOWN'),
    changed: count('CHANGED'),
    possible: count('POSSIBLE'),
    bad: count('BAD'),
    rows,
  }
}

type Desk = {
  db: Database
  clock: Clock
  codes: Codes
  today: CalendarDate
  actor: { id: string | null; name: string }
  /** Children of one birth told in several notices, counted as they come. */
  siblings: Map<string, number>
}

async function importOne(desk: Desk, raw: RawNotice): Promise<Row[]> {
  const { codes, today } = desk
  const bad = (reasons: string[]): Row[] => [
    {
      line: raw.line,
      code: raw.fields.MA_GCS ?? '',
      childNo: 1,
      outcome: 'BAD',
      officeId: null,
      caseId: null,
      reasons,
    },
  ]
  const parsed = Notice.safeParse(raw.fields)
  if (!parsed.success)
    return bad(parsed.error.issues.map((issue) => `${String(issue.path[0] ?? '')}: ${issue.message}`))
  const notice = parsed.data
  const listed = childrenOf(notice)
  if ('reasons' in listed) return bad(listed.reasons)
  const reasons: string[] = []
  if (notice.NGAY_SINH_CON.known === 'day' && notice.NGAY_SINH_CON.date > today)
    reasons.push('NGAY_SINH_CON: ngày sinh của con ở sau hôm nay')
  const ethnicity = codes.ethnicity(notice.MA_DANTOC)
  if (notice.MA_DANTOC !== '' && !ethnicity) reasons.push(`MA_DANTOC: "${notice.MA_DANTOC}" không có trong danh mục`)
  const nationality = codes.nationality(notice.MA_QUOCTICH)
  if (notice.MA_QUOCTICH !== '' && !nationality)
    reasons.push(`MA_QUOCTICH: "${notice.MA_QUOCTICH}" không có trong danh mục`)
  const destination = await codes.office(notice.MAXA_CU_TRU)
  if ('reason' in destination) return bad([...reasons, `MAXA_CU_TRU: ${destination.reason}`])
  if (reasons.length > 0) return bad(reasons)
  const { officeId, unitCode, chain } = destination
  const places: NoticePlaces = { residence: { unitCode, chain, asOf: today }, ethnicity, nationality }
  const children = withOrder(desk.siblings, notice, listed.children)
  const rows: Row[] = []
  const bornAt = hourIn(raw.fields.NGAY_SINH_CON ?? '')
  for (const child of children) rows.push(await keepChild(desk, raw.line, { notice, child, bornAt, places, officeId }))
  return rows
}

/** Twins told in notices of their own are numbered as they come; nothing is changed where the notice numbers them. */
function withOrder(siblings: Map<string, number>, notice: Notice, children: NoticedChild[]): NoticedChild[] {
  const [only, ...others] = children
  if (!only || others.length > 0 || notice.SO_CON < 2 || notice.CON_THU !== '') return children
  const birth = notice.NGAY_SINH_CON.known === 'day' ? notice.NGAY_SINH_CON.date : ''
  const key = `${notice.SO_CCCD_NND || fold(notice.HOTEN_NND)}|${birth}`
  const order = Math.min((siblings.get(key) ?? 0) + 1, notice.SO_CON)
  siblings.set(key, order)
  return [{ ...only, order }]
}

function keepChild(
  desk: Desk,
  line: number,
  told: { notice: Notice; child: NoticedChild; bornAt: string | null; places: NoticePlaces; officeId: number },
): Promise<Row> {
  const { notice, child, bornAt, places, officeId } = told
  const caseId = newId()
  const at = desk.clock()
  const sourceKey = `${notice.MA_CSKCB}:${notice.MA_GCS}:${child.childNo}`
  const hash = createHash('sha256').update(JSON.stringify(notice)).digest()
  const row = { line, code: notice.MA_GCS, childNo: child.childNo, reasons: [] as string[] }
  return inTransaction(desk.db, async (tx): Promise<Row> => {
    // Of two files that tell of one birth at the same instant the later sees the notice of the earlier.
    const mother = { name: notice.HOTEN_NND, birth: { year: null }, pin: notice.SO_CCCD_NND || null }
    await holdAlike(tx, heldKeysOf('NOTICE', [mother]))
    const kept = await keepNotice(tx, {
      code: notice.MA_GCS,
      facilityCode: notice.MA_CSKCB,
      childNo: child.childNo,
      hash,
      payload: notice,
      bornAt,
      officeId,
      caseId,
      at,
    })
    if (!kept.fresh) {
      const same = hash.equals(kept.hash)
      const reasons = same
        ? []
        : ['mã này đã nhận với nội dung khác; hồ sơ đã lập không bị thay đổi, cần liên hệ cơ sở y tế']
      return { ...row, outcome: same ? 'KNOWN' : 'CHANGED', officeId: kept.officeId, caseId: kept.caseId, reasons }
    }
    const repeated = await repeatedBy(tx, { notice, childNo: child.childNo, bornAt })
    const declaration = draftOf(notice, child, places)
    const name = child.name.includes(' ') ? child.name : ''
    await makeDraft(tx, {
      officeId,
      caseId,
      procedureCode: eventOf('BIRTH').usualProcedure(desk.today),
      declaration,
      name: name || `Con của ${notice.HOTEN_NND}`,
      key: fold(name),
      birth: notice.NGAY_SINH_CON.known === 'day' ? notice.NGAY_SINH_CON.date : null,
      sourceKey,
      alike: repeated?.code ?? null,
      at,
      actor: desk.actor,
    })
    await auditSystem(tx, officeId, {
      action: 'birth-notice-imported',
      subjectKind: 'case',
      subjectId: caseId,
      purpose: sourceKey,
      details: { by: desk.actor.id },
    })
    if (!repeated) return { ...row, outcome: 'MADE', officeId, caseId }
    return { ...row, outcome: 'POSSIBLE', officeId, caseId, reasons: [whyPossible(repeated, bornAt)] }
  })
}

/** A notice kept before under another code that may tell of the same child. */
async function repeatedBy(tx: Reads, told: ToldChild): Promise<KeptNotice | undefined> {
  const { MA_GCS, MA_CSKCB, HOTEN_NND, SO_CCCD_NND, NGAY_SINH_CON } = told.notice
  if (NGAY_SINH_CON.known !== 'day') return undefined
  const kept = await noticesOfMother(tx, {
    code: MA_GCS,
    facilityCode: MA_CSKCB,
    bornOn: NGAY_SINH_CON.date,
    motherName: HOTEN_NND,
    motherPin: SO_CCCD_NND,
  })
  return repeatOf(told, kept)
}

function whyPossible({ code, bornAt: before, receivedAt }: KeptNotice, bornAt: string | null): string {
  const same = before !== null && before === bornAt ? 'cùng mẹ, cùng ngày giờ sinh' : 'cùng mẹ, cùng ngày sinh'
  return `có thể là giấy mã ${code} (đã nhận ngày ${formatDate(dayInVietnam(receivedAt))}) gửi lại với mã khác: ${same}; đã lập hồ sơ để không sót, cần đối chiếu hai hồ sơ và chỉ đăng ký một`
}

async function codesOn(db: Reads, today: CalendarDate): Promise<Codes> {
  const { ethnicities, countries } = await codeNames(db)
  const offices = new Map<string, Promise<Destination | { reason: string }>>()
  const byName = new Map(ethnicities.map((group) => [fold(group.name), group]))
  const countryByName = new Map(countries.flatMap((one) => one.names.map((name) => [fold(name), one.alpha2] as const)))
  return {
    ethnicity(written) {
      const group = ethnicities.find((one) => one.code === written.padStart(2, '0')) ?? byName.get(fold(written))
      return group && { code: group.code, asWritten: group.name }
    },
    nationality(written) {
      if (['000', 'VN', 'VNM'].includes(written.toUpperCase())) return 'VN'
      const upper = written.toUpperCase()
      return countries.find((one) => one.alpha2 === upper)?.alpha2 ?? countryByName.get(fold(written))
    },
    office(unitCode) {
      const known = offices.get(unitCode) ?? officeToday(db, unitCode, today)
      offices.set(unitCode, known)
      return known
    },
  }
}

/** The commune office of today for a code of any day: of a divided commune the one the official table suggests. */
async function officeToday(
  db: Reads,
  unitCode: string,
  today: CalendarDate,
): Promise<Destination | { reason: string }> {
  const asOf = await lastDayOf(db, unitCode, today)
  if (asOf === undefined) return { reason: `không có xã, phường nào mang mã ${unitCode}` }
  const { successors } = await successorsOf(db, unitCode, asOf, today)
  const [unit] = successors
  if (!unit) return { reason: `chưa xác định được đơn vị kế thừa của mã ${unitCode}` }
  const office = await officeOfUnit(db, 'COMMUNE', unit.code, today)
  if (!office) return { reason: `không có cơ quan đăng ký hộ tịch cho mã ${unit.code}` }
  return { officeId: office.id, unitCode: unit.code, chain: unit.chain }
}
