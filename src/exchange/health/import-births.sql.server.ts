import { jsonb, type Reads, type Writes } from '../../platform/database.server.ts'
import type { CalendarDate } from '../../values/calendar-date.ts'
import type { Moment } from '../../values/moment.ts'
import type { ToldChild } from './repeats.ts'

/** Codes and names of groups and countries. Other names of groups are left out: several belong to more than one. */
export async function codeNames(db: Reads): Promise<{
  ethnicities: { code: string; name: string }[]
  countries: { alpha2: string; names: string[] }[]
}> {
  const [ethnicities, countries] = await Promise.all([
    db<{ code: string; name: string }[]>`select code, name from ethnic_group`,
    db<{ alpha2: string; names: string[] }[]>`select alpha2, array[name, name_en] || alt_names as names from country`,
  ])
  return { ethnicities, countries }
}

/** Keeps a notice unless it is known; answers with the hash it was known by. */
export async function keepNotice(
  tx: Writes,
  notice: {
    code: string
    facilityCode: string
    childNo: number
    hash: Buffer
    payload: unknown
    bornAt: string | null
    officeId: number
    caseId: string
    at: string
  },
): Promise<{ fresh: true } | { fresh: false; hash: Uint8Array; caseId: string | null; officeId: number | null }> {
  const made = await tx`
    insert into birth_notification (code, facility_code, child_no, body_sha256, payload, birth_time, office_id, case_id, received_at)
    values (${notice.code}, ${notice.facilityCode}, ${notice.childNo}, ${notice.hash}, ${jsonb(tx, notice.payload)}, ${notice.bornAt}, ${notice.officeId}, ${notice.caseId}, ${notice.at})
    on conflict do nothing returning code`
  if (made.length === 1) return { fresh: true }
  const [known] = await tx<{ body_sha256: Uint8Array; case_id: string | null; office_id: number | null }[]>`
    select body_sha256, case_id, office_id from birth_notification
    where code = ${notice.code} and facility_code = ${notice.facilityCode} and child_no = ${notice.childNo}`
  if (!known) throw new Error('birth notice vanished')
  return { fresh: false, hash: known.body_sha256, caseId: known.case_id, officeId: known.office_id }
}

export type KeptNotice = ToldChild & {
  code: string
  caseId: string | null
  receivedAt: Moment
}

/** Notices of births on a day by a mother of this number or name, the oldest first; at most 20. */
export async function noticesOfMother(
  tx: Reads,
  asked: { code: string; facilityCode: string; bornOn: CalendarDate; motherName: string; motherPin: string },
): Promise<KeptNotice[]> {
  return await tx<KeptNotice[]>`
    select code, payload as notice, child_no as "childNo", birth_time as "bornAt", case_id as "caseId", received_at as "receivedAt" from birth_notification
    where payload #>> '{NGAY_SINH_CON,date}' = ${asked.bornOn} and lower(payload ->> 'HOTEN_NND') = lower(${asked.motherName})
      and not (code = ${asked.code} and facility_code = ${asked.facilityCode})
    union
    select code, payload, child_no, birth_time, case_id, received_at from birth_notification
    where ${asked.motherPin} <> '' and payload ->> 'SO_CCCD_NND' <> '' and payload ->> 'SO_CCCD_NND' = ${asked.motherPin}
      and payload #>> '{NGAY_SINH_CON,date}' = ${asked.bornOn} and not (code = ${asked.code} and facility_code = ${asked.facilityCode})
    order by "receivedAt", code, "childNo" limit 20`
}

export async function makeDraft(
  tx: Writes,
  draft: {
    officeId: number
    caseId: string
    procedureCode: string
    declaration: unknown
    name: string
    key: string
    birth: CalendarDate | null
    sourceKey: string
    /** Code of a notice that may tell of the same child. */
    alike: string | null
    at: string
    actor: { id: string | null; name: string }
  },
): Promise<void> {
  await tx`
    insert into registration_case (office_id, id, kind, procedure_code, state, channel, declaration, subject_name, subject_key, subject_birth, source_key,
      created_at, created_by, updated_at, updated_by)
    values (${draft.officeId}, ${draft.caseId}, 'BIRTH', ${draft.procedureCode}, 'DRAFT', 'HOSPITAL', ${jsonb(tx, draft.declaration)}, ${draft.name}, ${draft.key},
      ${draft.birth}, ${draft.sourceKey}, ${draft.at}, ${draft.actor.id}, ${draft.at}, ${draft.actor.id})`
  await tx`
    insert into case_event (office_id, case_id, seq, at, actor_id, actor_name, action, to_state, reason, details)
    values (${draft.officeId}, ${draft.caseId}, 1, ${draft.at}, ${draft.actor.id}, ${draft.actor.name}, 'import', 'DRAFT',
      ${draft.alike === null ? 'Giấy chứng sinh điện tử' : `Giấy chứng sinh điện tử; có thể là giấy mã ${draft.alike} gửi lại với mã khác, cần đối chiếu`},
      ${tx.json({ source: draft.sourceKey, ...(draft.alike === null ? {} : { alike: draft.alike }) })})`
}
