import type { EntryRef } from '../events/parts/effects.ts'
import { RegisterKind } from '../law/register-books.ts'
import { jsonb, type Reads, type Writes } from '../platform/database.server.ts'
import type { CalendarDate } from '../values/calendar-date.ts'

export type VolumeRow = {
  office_id: number
  office_name: string
  year: number
  volume: number
  opened_on: CalendarDate
  closed_on: CalendarDate | null
  closing: unknown
  pages: number
  entries: number
  last_no: number
}

/** Every volume of one register of an office, newest first. Pages and entries follow from the numbers; nothing is counted by scanning. */
export async function volumesOf(
  tx: Reads,
  officeId: number,
  register: string,
  year: number | null = null,
): Promise<VolumeRow[]> {
  return await tx<VolumeRow[]>`
    select b.office_id, o.name as office_name, b.year, b.volume, b.opened_on, b.closed_on, b.closing, coalesce(c.last_no, 0) as last_no,
      greatest(0, coalesce(lead(b.first_no) over (partition by b.year order by b.volume), coalesce(c.last_no, 0) + 1) - b.first_no) as entries,
      greatest(0, coalesce(lead(b.first_no) over (partition by b.year order by b.volume), coalesce(c.last_no, 0) + 1) - b.first_no) as pages
    from register_book b
    join office o on o.id = b.office_id
    left join register_counter c on c.office_id = b.office_id and c.register = b.register and c.year = b.year
    where b.office_id = ${officeId} and b.register = ${register} ${year === null ? tx`` : tx`and b.year = ${year}`}
    order by b.year desc, b.volume limit 400`
}

/** Offices among `officeIds` that have a book at all, by name. */
export async function officesWithBooks(
  tx: Reads,
  officeIds: readonly number[],
): Promise<{ office_id: number; office_name: string }[]> {
  return await tx<{ office_id: number; office_name: string }[]>`
    select o.id as office_id, o.name as office_name from office o
    where o.id = any(${officeIds as number[]}) and exists (select from register_book b where b.office_id = o.id)
    order by o.name`
}

/** Years of books listed at once; more are reached by choosing register, office or year. */
export const BOOKS_LISTED = 200

/**
 * Books of offices, a year each with all its volumes: newest first, those of `ownId` before those of offices it keeps. At most `BOOKS_LISTED` and
 * one more, which says that there are others.
 */
export async function booksOf(
  tx: Reads,
  asked: { officeIds: readonly number[]; ownId: number; register: string | null; year: number | null },
): Promise<(VolumeRow & { register: RegisterKind })[]> {
  const { officeIds, ownId, register, year } = asked
  return await tx<(VolumeRow & { register: RegisterKind })[]>`
    with book as (
      select b.office_id, b.register, b.year from register_book b
      where b.office_id = any(${officeIds as number[]}) ${register === null ? tx`` : tx`and b.register = ${register}`} ${year === null ? tx`` : tx`and b.year = ${year}`}
      group by b.office_id, b.register, b.year
      order by b.year desc, b.office_id = ${ownId} desc, b.office_id, array_position(${RegisterKind.options}, b.register)
      limit ${BOOKS_LISTED + 1})
    select b.office_id, o.name as office_name, b.register, b.year, b.volume, b.opened_on, b.closed_on, b.closing, coalesce(c.last_no, 0) as last_no,
      greatest(0, coalesce(lead(b.first_no) over (partition by b.office_id, b.register, b.year order by b.volume), coalesce(c.last_no, 0) + 1) - b.first_no) as entries,
      greatest(0, coalesce(lead(b.first_no) over (partition by b.office_id, b.register, b.year order by b.volume), coalesce(c.last_no, 0) + 1) - b.first_no) as pages
    from book k
    join register_book b on b.office_id = k.office_id and b.register = k.register and b.year = k.year
    join office o on o.id = b.office_id
    left join register_counter c on c.office_id = b.office_id and c.register = b.register and c.year = b.year
    order by b.year desc, b.office_id = ${ownId} desc, b.office_id, array_position(${RegisterKind.options}, b.register), b.volume`
}

export type BookLineRow = {
  id: string
  entry_no: number
  volume: number
  page_no: number
  registered_on: CalendarDate
  registration_kind: string
  full_name: string | null
  birth_date: CalendarDate | null
  sex: string | null
  pin: string | null
  notes: number
  revision: number
  revoked: boolean
  case_state: string | null
}

/** Entries `from` … `from + limit - 1` of a book, by the unique index (office, register, year, number). */
export async function entriesOfBook(
  tx: Reads,
  officeId: number,
  register: string,
  year: number,
  from: number,
  limit: number,
): Promise<BookLineRow[]> {
  return await tx<BookLineRow[]>`
    select e.id, e.entry_no, e.volume, e.page_no, e.registered_on, e.registration_kind, s.full_name, s.birth_date, s.sex, p.pin,
      (select count(*)::int from marginal_note n where n.office_id = e.office_id and n.entry_id = e.id) as notes,
      coalesce((select max(revision) from entry_revision r where r.office_id = e.office_id and r.entry_id = e.id), 0) as revision,
      exists (select from entry_revocation v where v.office_id = e.office_id and v.entry_id = e.id) as revoked, c.state as case_state
    from register_entry e
    left join lateral (select string_agg(x.full_name, ' – ' order by x.role desc) as full_name, case when count(*) = 1 then min(x.birth_date) end as birth_date, case when count(*) = 1 then min(x.sex) end as sex
    from entry_person x where x.office_id = e.office_id and x.entry_id = e.id and x.subject) s on true
    left join lateral (select pin from entry_pin q where q.office_id = e.office_id and q.entry_id = e.id order by seq desc limit 1) p on true
    left join registration_case c on c.office_id = e.office_id and c.id = e.case_id
    where e.office_id = ${officeId} and e.register = ${register} and e.year = ${year} and e.entry_no between ${from} and ${from + limit - 1}
    order by e.entry_no`
}

/** Opens the year's first volume, or the next one; returns false when the newest volume is still empty. */
export async function openVolume(
  tx: Writes,
  officeId: number,
  register: string,
  year: number,
  day: CalendarDate,
  by: string,
): Promise<boolean> {
  const [row] = await tx<{ volume: number }[]>`
    insert into register_book (office_id, register, year, volume, opened_on, opened_by, first_no)
    select ${officeId}, ${register}, ${year}, coalesce(max(b.volume), 0) + 1, ${day}, ${by},
      coalesce((select last_no from register_counter c where c.office_id = ${officeId} and c.register = ${register} and c.year = ${year}), 0) + 1
    from register_book b where b.office_id = ${officeId} and b.register = ${register} and b.year = ${year}
    having coalesce(max(b.first_no), 0) <= coalesce((select last_no from register_counter c where c.office_id = ${officeId} and c.register = ${register} and c.year = ${year}), 0)
    returning volume`
  return row !== undefined
}

/** Closes every open volume of a year with its totals, and returns them as they were. The counter row is locked first, so no entry slips in meanwhile. */
export async function closeVolumes(
  tx: Writes,
  officeId: number,
  register: string,
  year: number,
  closing: { day: CalendarDate; by: string; signer: string; signerLines: readonly string[]; statement: string },
): Promise<VolumeRow[]> {
  await tx`select close_counter(${officeId}, ${register}, ${year})`
  const volumes = await volumesOf(tx, officeId, register, year)
  const open = volumes.filter((volume) => volume.closed_on === null)
  for (const volume of open) {
    const totals = {
      pages: volume.pages,
      entries: volume.entries,
      lastNo: volume.last_no,
      signer: closing.signer,
      signerLines: closing.signerLines,
      statement: closing.statement,
    }
    await tx`
      update register_book set closed_on = ${closing.day}, closed_by = ${closing.by}, closing = ${jsonb(tx, totals)}
      where office_id = ${officeId} and register = ${register} and year = ${year} and volume = ${volume.volume}`
  }
  return open
}

export async function addNoteRow(
  tx: Writes,
  note: {
    officeId: number
    entryId: string
    day: CalendarDate
    at: string
    content: string
    basis: unknown
    basisKey: string
    officer: { id: string; name: string }
    /** The entry on which it rests. */
    by?: EntryRef | null
  },
): Promise<number> {
  const [row] = await tx<{ seq: number }[]>`
    insert into marginal_note (office_id, entry_id, seq, noted_on, content, basis, basis_key, officer_id, officer_name, noted_at, by_office_id, by_entry_id)
    select ${note.officeId}, ${note.entryId}::uuid, coalesce(max(seq), 0) + 1, ${note.day}, ${note.content}, ${jsonb(tx, note.basis)}, ${note.basisKey}, ${note.officer.id}::uuid,
      ${note.officer.name}, ${note.at}::timestamptz, ${note.by?.officeId ?? null}::int, ${note.by?.entryId ?? null}::uuid
    from marginal_note where office_id = ${note.officeId} and entry_id = ${note.entryId}
    on conflict (office_id, entry_id, basis_key) do nothing returning seq`
  if (row) return row.seq
  const [kept] = await tx<{ seq: number }[]>`
    select seq from marginal_note where office_id = ${note.officeId} and entry_id = ${note.entryId} and basis_key = ${note.basisKey}`
  return kept?.seq ?? 0
}

/** Notes which signed paper closes a volume. */
export async function linkClosingPaper(
  tx: Writes,
  officeId: number,
  register: string,
  year: number,
  volume: number,
  documentId: string,
): Promise<void> {
  await tx`
    update register_book set closing = closing || jsonb_build_object('documentId', ${documentId}::text)
    where office_id = ${officeId} and register = ${register} and year = ${year} and volume = ${volume}`
}
