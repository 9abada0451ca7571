import { randomUUID } from 'node:crypto'
import { BirthDeclaration } from '../../src/events/birth/declaration.ts'
import { birthPinRequest } from '../../src/events/birth/pin-request.ts'
import { type Database, inTransaction } from '../../src/platform/database.server.ts'
import { date } from '../../src/values/calendar-date.ts'
import { CaseId, EntryId } from '../../src/values/ids.ts'
import { fold } from '../../src/values/names.ts'

const residence = { unitCode: '00070', asWritten: 'Phường Hoàn Kiếm, Thành phố Hà Nội' }

/** A declaration of an invented child; `changes` are laid over it. */
export function declarationOf(changes: {
  name?: string
  mother?: { name?: string; pin?: string | null } | null
  birth?: string
  plurality?: number
  order?: number
  nationalities?: string[]
}): BirthDeclaration {
  const mother = changes.mother === null ? null : { name: 'Trần Thu Hà', pin: null, ...changes.mother }
  return BirthDeclaration.parse({
    child: {
      name: changes.name ?? 'Nguyễn Bảo An',
      birthDate: { known: 'day', date: changes.birth ?? '2026-11-01' },
      sex: '2',
      ethnicity: { code: '01', asWritten: 'Kinh' },
      nationalities: changes.nationalities ?? ['VN'],
      birthPlace: { ...residence, asWritten: `Bệnh viện Sông Xanh, ${residence.asWritten}` },
      hometown: residence,
      plurality: changes.plurality ?? 1,
      order: changes.order ?? 1,
    },
    mother: mother && {
      ...mother,
      birthDate: { known: 'day', date: '1994-08-02' },
      ethnicity: { code: '01', asWritten: 'Kinh' },
      nationalities: ['VN'],
    },
    father: null,
    proof: { kind: 'MEDICAL_NOTIFICATION', code: '' },
    informant: { relationship: 'MOTHER', name: mother?.name ?? 'Vũ Hồng Nhung' },
  })
}

export type WaitingEntry = { caseId: CaseId; entryId: EntryId; requestId: string; childId: string }
const officials = { registrar: '018f0000-0000-7000-8000-000000000001' }
export const registrarId = officials.registrar

/** The id of the commune office of Phường Hoàn Kiếm. */
export async function officeId(db: Database): Promise<number> {
  const [row] = await db.sql<{ id: number }[]>`
    select id from office where kind = 'COMMUNE' and unit_code = '00070' and upper_inf(valid)`
  if (!row) throw new Error('no office')
  return row.id
}

/** Entries just written in the book whose children wait for their numbers, as a registration leaves them. */
export async function waitingEntries(db: Database, declarations: readonly BirthDeclaration[]): Promise<WaitingEntry[]> {
  const office = await officeId(db)
  const at = '2026-11-21T02:00:00.000Z'
  const made = declarations.map((declaration) => ({
    declaration,
    caseId: CaseId.parse(randomUUID()),
    entryId: EntryId.parse(randomUUID()),
    requestId: randomUUID(),
    childId: randomUUID(),
  }))
  await inTransaction(db, async (tx) => {
    await tx`insert into register_book (office_id, register, year, opened_on) values (${office}, 'BIRTH', 2026, '2026-01-01') on conflict do nothing`
    const [counter] = await tx<{ last_no: number }[]>`
      insert into register_counter (office_id, register, year, last_no) values (${office}, 'BIRTH', 2026, ${made.length})
      on conflict (office_id, register, year) do update set last_no = register_counter.last_no + ${made.length} returning last_no`
    let number = (counter?.last_no ?? 0) - made.length
    const rows = made.map((one) => {
      number++
      const { child } = one.declaration
      const request = birthPinRequest(one.declaration, {
        ...one,
        entryNo: number,
        year: 2026,
        registeredOn: date('2026-11-21'),
        officeUnitCode: '00070',
        officeProvinceCode: '01',
        officeName: 'Ủy ban nhân dân phường Hoàn Kiếm',
        siblingCaseIds: [],
      })
      return { ...one, number, name: child.name, key: fold(child.name), day: '2026-11-01', request }
    })
    const data = tx.json(rows as never)
    await tx`insert into registration_case (office_id, id, kind, code, procedure_code, state, declaration, subject_name, subject_key, entry_id, created_at, updated_at)
      select ${office}, (r ->> 'caseId')::uuid, 'BIRTH', 'T' || (r ->> 'number'), '1.001193', 'WAITING_PIN', r -> 'declaration', r ->> 'name', r ->> 'key', (r ->> 'entryId')::uuid, ${at}, ${at} from jsonb_array_elements(${data}) r`
    await tx`insert into register_entry (office_id, id, register, year, entry_no, volume, page_no, registered_on, registered_at, kind, case_id, registration_kind, regime, form_version, office_name, officer_id, officer_name, content)
      select ${office}, (r ->> 'entryId')::uuid, 'BIRTH', 2026, (r ->> 'number')::int, 1, 1, '2026-11-21', ${at}, 'BIRTH', (r ->> 'caseId')::uuid, '1', 'twoTier', 'TT04', 'UBND phường Hoàn Kiếm', ${registrarId}, 'Người Ghi', r -> 'declaration' from jsonb_array_elements(${data}) r`
    await tx`insert into person (id, full_name, name_key, birth_year, birth_date, sex, first_entry_id)
      select (r ->> 'childId')::uuid, r ->> 'name', r ->> 'key', 2026, (r ->> 'day')::date, '2', (r ->> 'entryId')::uuid from jsonb_array_elements(${data}) r`
    await tx`insert into entry_person (office_id, entry_id, role, person_id, full_name, name_key, birth_year, birth_date, sex)
      select ${office}, (r ->> 'entryId')::uuid, 'CHILD', (r ->> 'childId')::uuid, r ->> 'name', r ->> 'key', 2026, (r ->> 'day')::date, '2' from jsonb_array_elements(${data}) r`
    await tx`insert into pin_request (office_id, entry_id, request_id, case_id, state, asked_at)
      select ${office}, (r ->> 'entryId')::uuid, (r ->> 'requestId')::uuid, (r ->> 'caseId')::uuid, 'WAITING', ${at} from jsonb_array_elements(${data}) r`
    await tx`insert into outbox (office_id, partner, topic, message_key, ordering_key, payload)
      select ${office}, 'population-database', 'pin-request', (r ->> 'requestId')::uuid, (r ->> 'caseId')::uuid, r -> 'request' from jsonb_array_elements(${data}) with ordinality t(r, n) order by n`
  })
  return made.map(({ caseId, entryId, requestId, childId }) => ({ caseId, entryId, requestId, childId }))
}
