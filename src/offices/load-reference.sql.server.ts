import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import Papa from 'papaparse'
import { copyInto } from '../platform/copy.server.ts'
import { type Database, inTransaction, type Writes } from '../platform/database.server.ts'
import { type CalendarDate, CalendarDate as Day } from '../values/calendar-date.ts'
import { fold } from '../values/names.ts'
import { type OfficeThroughTime, officeKey, officesOfUnits, type Succession } from './offices-through-time.ts'
import { byUnit, chainsOf, covers, fullNameOf, type Period, type UnitLevel, type UnitVersion } from './units-chain.ts'

const folder = join(import.meta.dirname, '../../database/reference')

/** Raise when the way of loading changes, so that the same files are loaded anew. */
const WAY_OF_LOADING = 2

type Row = Record<string, string>
type Cell = string | null | boolean

/**
 * Brings the reference data of `database/reference` into the database: all or nothing, one process at a time, and only when the files
 * differ from what was loaded last. Offices keep their ids. Throws when a file is missing or contradicts a constraint.
 */
export async function loadReference(db: Database): Promise<{ loaded: boolean }> {
  const files = await readFiles()
  const sha256 = files.sha256
  const [same] = await db.sql`select 1 from reference_load where name = 'reference' and sha256 = ${sha256}`
  if (same) return { loaded: false }
  return inTransaction(db, async (tx) => {
    await tx`select pg_advisory_xact_lock(7041978)`
    const [raced] = await tx`select 1 from reference_load where name = 'reference' and sha256 = ${sha256}`
    if (raced) return { loaded: false }
    const versions = ['units-ended-before-2025', 'units-until-2025', 'units-since-2025'].flatMap((f) =>
      files.rows(f).map(unitVersion),
    )
    const successions = ['succession-before-2025', 'succession-2025', 'succession-2025-districts'].flatMap((f) =>
      files.rows(f).map((row) => ({ row, s: succession(row) })),
    )
    const chains = chainsOf(versions)
    const made = officesOfUnits(
      chains,
      successions.map(({ s }) => s),
    )
    await loadLists(tx, files)
    await loadUnits(tx, versions, chains, successions, files)
    await loadOffices(tx, [...made.offices, ...standing(files)], made.successions)
    await tx`analyze admin_unit, admin_unit_chain, admin_unit_succession, office, office_name, office_succession`
    await tx`insert into reference_load (name, sha256) values ('reference', ${sha256})
      on conflict (name) do update set sha256 = excluded.sha256, loaded_at = now()`
    return { loaded: true }
  })
}

type Files = { sha256: string; rows: (name: string) => Row[] }

async function readFiles(): Promise<Files> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.csv')).sort()
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
  const hash = createHash('sha256').update(`${WAY_OF_LOADING}`)
  names.forEach((name, i) => {
    hash.update(`\0${name}\0`).update(texts[i] ?? '')
  })
  const byName = new Map(names.map((name, i) => [name, texts[i] ?? '']))
  return {
    sha256: hash.digest('hex'),
    rows: (name) => {
      const text = byName.get(`${name}.csv`)
      if (text === undefined) throw new Error(`database/reference/${name}.csv is missing`)
      const parsed = Papa.parse<Row>(text, { header: true, skipEmptyLines: true })
      const [first] = parsed.errors
      if (first) throw new Error(`database/reference/${name}.csv, line ${(first.row ?? 0) + 2}: ${first.message}`)
      return parsed.data
    },
  }
}

const cell = (row: Row, column: string): string => row[column] ?? ''
const day = (text: string): CalendarDate | null => (text === '' ? null : Day.parse(text))
const list = (text: string): string[] => (text === '' ? [] : text.split('|'))

function unitVersion(row: Row): UnitVersion {
  const type = cell(row, 'type')
  const name = cell(row, 'name')
  return {
    code: cell(row, 'code'),
    level: cell(row, 'level') as UnitLevel,
    name,
    type,
    fullName: fullNameOf(type, name),
    parent: cell(row, 'parent') || null,
    from: day(cell(row, 'from')),
    to: day(cell(row, 'to')),
    variants: list(cell(row, 'variants')),
    basis: cell(row, 'basis'),
  }
}

const succession = (row: Row): Succession => ({
  level: cell(row, 'level') as UnitLevel,
  old: cell(row, 'old'),
  new: cell(row, 'new'),
  from: Day.parse(cell(row, 'from')),
  relation: cell(row, 'relation'),
  partial: cell(row, 'partial') === '1',
  isDefault: cell(row, 'default') === '1',
  evidence: cell(row, 'evidence'),
})

/** Offices that are of no administrative unit: the two ministries and the missions abroad. */
function standing(files: Files): OfficeThroughTime[] {
  const one = (kind: 'MOJ' | 'MOFA' | 'MISSION', unitCode: string, name: string, nameEn: string): OfficeThroughTime => {
    const key = officeKey(kind, unitCode, null)
    const always = { from: null, to: null }
    return {
      ...always,
      key,
      kind,
      unitCode,
      provinceCode: null,
      names: [{ ...always, name, nameEn }],
      custodian: key,
    }
  }
  return [
    one('MOJ', 'VN', 'Bộ Tư pháp', 'Ministry of Justice'),
    one('MOFA', 'VN', 'Bộ Ngoại giao', 'Ministry of Foreign Affairs'),
    ...files.rows('missions').map((m) => one('MISSION', cell(m, 'code'), cell(m, 'name'), cell(m, 'name_en'))),
  ]
}

const inText = (value: Cell): string =>
  value === null
    ? '\\N'
    : value === true
      ? 't'
      : value === false
        ? 'f'
        : value.replace(/\\/g, '\\\\').replace(/\n/g, '\\n').replace(/\r/g, '\\r').replace(/\t/g, '\\t')
const range = ({ from, to }: Period): string => `[${from ?? ''},${to ?? ''}]`
const array = (items: readonly string[]): string =>
  `{${items.map((i) => `"${i.replace(/["\\]/g, '\\$&')}"`).join(',')}}`

/** Fills a table (or temporary table) through COPY. `target` is `table (columns)`. */
async function copy(tx: Writes, target: string, rows: readonly (readonly Cell[])[]): Promise<void> {
  const chunks: string[] = []
  for (let i = 0; i < rows.length; i += 1000)
    chunks.push(
      rows
        .slice(i, i + 1000)
        .map((row) => `${row.map(inText).join('\t')}\n`)
        .join(''),
    )
  await copyInto(tx, target, chunks)
}

async function loadLists(tx: Writes, files: Files): Promise<void> {
  await tx`delete from ethnic_group`
  await copy(
    tx,
    'ethnic_group (code, name, alt_names, population_2019, folded)',
    files.rows('ethnic-groups').map((r) => {
      const alt = list(cell(r, 'alt_names'))
      return [
        cell(r, 'code'),
        cell(r, 'name_vi'),
        array(alt),
        cell(r, 'population_2019') || null,
        fold([cell(r, 'name_vi'), ...alt].join(' ')),
      ]
    }),
  )
  await tx`delete from country`
  await copy(
    tx,
    'country (alpha2, name, name_en, alt_names, folded)',
    files.rows('countries').map((r) => {
      const alt = list(cell(r, 'alt_names_vi'))
      return [
        cell(r, 'alpha2'),
        cell(r, 'name_vi'),
        cell(r, 'name_en'),
        array(alt),
        fold([cell(r, 'name_vi'), cell(r, 'name_en'), ...alt].join(' ')),
      ]
    }),
  )
  await tx`delete from document_type`
  await copy(
    tx,
    'document_type (code, name, kind, number_pattern, issued_from, issued_to, legal_basis)',
    files
      .rows('document-types')
      .map((r) => [
        cell(r, 'code'),
        cell(r, 'name_vi'),
        cell(r, 'kind'),
        cell(r, 'number_regex') || null,
        day(cell(r, 'issued_from')),
        day(cell(r, 'issued_to')),
        cell(r, 'legal_basis'),
      ]),
  )
  await tx`delete from code_list_item`
  await copy(
    tx,
    'code_list_item (list, code, name, note, source)',
    files
      .rows('code-lists')
      .map((r) => [cell(r, 'list'), cell(r, 'code'), cell(r, 'name_vi'), cell(r, 'note'), cell(r, 'source')]),
  )
  await tx`delete from calendar_day`
  await copy(
    tx,
    'calendar_day (day, kind, name, legal_basis)',
    files.rows('calendar-days').map((r) => [cell(r, 'day'), cell(r, 'kind'), cell(r, 'name'), cell(r, 'basis')]),
  )
  for (const r of files.rows('policies'))
    await tx`insert into policy (key, scope, valid, value, decision)
      select ${cell(r, 'key')}, ${cell(r, 'scope')}, ${range({ from: day(cell(r, 'from')), to: day(cell(r, 'to')) })}::daterange,
        ${cell(r, 'value')}::text::jsonb, ${cell(r, 'decision')}
      where not exists (select from policy where key = ${cell(r, 'key')} and scope = ${cell(r, 'scope')})`
  await tx`delete from historic_province`
  await copy(
    tx,
    'historic_province (name, alt_names, valid, successors_63, successors_34, legal_basis, confidence, note, folded)',
    files.rows('historic-provinces').map((r) => {
      const alt = list(cell(r, 'alt_names'))
      return [
        cell(r, 'name_vi'),
        array(alt),
        range({ from: day(cell(r, 'valid_from')), to: day(cell(r, 'valid_to')) }),
        array(list(cell(r, 'successor_codes_63'))),
        array(list(cell(r, 'successor_codes_34'))),
        cell(r, 'legal_basis'),
        cell(r, 'confidence'),
        cell(r, 'note'),
        fold([cell(r, 'name_vi'), ...alt].join(' ')),
      ]
    }),
  )
}

async function loadUnits(
  tx: Writes,
  versions: readonly UnitVersion[],
  chains: ReturnType<typeof chainsOf>,
  successions: readonly { row: Row; s: Succession }[],
  files: Files,
): Promise<void> {
  const groups = byUnit(chains)
  const provinceOf = (unit: UnitVersion): string => {
    const group = groups.get(`${unit.level} ${unit.code}`) ?? []
    const last = unit.to === null ? group.at(-1) : group.find((c) => unit.to !== null && covers(c, unit.to))
    if (!last) throw new Error(`Unit ${unit.code} has no province`)
    return last.provinceCode
  }
  await tx`delete from admin_unit`
  await copy(
    tx,
    'admin_unit (code, valid, level, name, unit_type, full_name, parent_code, province_code, name_variants, folded, legal_basis)',
    versions.map((u) => [
      u.code,
      range(u),
      u.level,
      u.name,
      u.type,
      u.fullName,
      u.parent,
      provinceOf(u),
      array(u.variants),
      fold([u.fullName, ...u.variants].join(' ')),
      u.basis,
    ]),
  )
  await tx`delete from admin_unit_chain`
  await copy(
    tx,
    'admin_unit_chain (code, level, valid, chain, province_code, name_key, search)',
    chains.map((c) => [c.code, c.level, range(c), c.chain, c.provinceCode, c.nameKey, c.search]),
  )
  await tx`delete from admin_unit_succession`
  await copy(
    tx,
    'admin_unit_succession (level, old_code, new_code, effective_from, relation, partial, is_default, confidence, note, legal_basis)',
    successions.map(({ row, s }) => [
      s.level,
      s.old,
      s.new,
      s.from,
      s.relation,
      s.partial,
      s.isDefault,
      s.evidence,
      cell(row, 'note'),
      cell(row, 'basis'),
    ]),
  )
  await tx`delete from admin_unit_gap`
  await copy(
    tx,
    'admin_unit_gap (level, code, ended_on, name, province_code, legal_basis)',
    files
      .rows('succession-unknown')
      .map((r) => [
        'commune',
        cell(r, 'old'),
        cell(r, 'ended'),
        cell(r, 'name'),
        cell(r, 'province'),
        cell(r, 'basis'),
      ]),
  )
}

async function loadOffices(
  tx: Writes,
  offices: readonly OfficeThroughTime[],
  successions: ReturnType<typeof officesOfUnits>['successions'],
): Promise<void> {
  await tx`create temporary table new_office (key text primary key, kind text, unit_code text, province_code text, name text, name_en text,
    folded text, valid daterange, custodian text) on commit drop`
  await copy(
    tx,
    'new_office',
    offices.map((o) => {
      const last = o.names.at(-1)
      const name = last?.name ?? ''
      return [o.key, o.kind, o.unitCode, o.provinceCode, name, last?.nameEn ?? '', fold(name), range(o), o.custodian]
    }),
  )
  await tx`analyze new_office`
  await tx`create temporary table office_by_key on commit drop as
    select n.key, coalesce(o.id, nextval(pg_get_serial_sequence('office', 'id'))::int) as id, n.custodian, o.id is null as is_new
    from new_office n left join office o on n.kind = o.kind and n.unit_code = o.unit_code
      and coalesce(lower(n.valid), '-infinity'::date) = coalesce(lower(o.valid), '-infinity'::date)`
  await tx`create unique index on office_by_key (key)`
  await tx`analyze office_by_key`
  // An office that ends makes room for its successor first.
  await tx`update office o set valid = n.valid from new_office n join office_by_key k using (key)
    where o.id = k.id and not k.is_new and o.valid is distinct from n.valid`
  await tx`insert into office (id, kind, unit_code, province_code, name, name_en, folded, valid, custodian_id) overriding system value
    select k.id, n.kind, n.unit_code, n.province_code, n.name, n.name_en, n.folded, n.valid, c.id
    from new_office n join office_by_key k using (key) join office_by_key c on c.key = n.custodian where k.is_new`
  await tx`update office o set province_code = n.province_code, name = n.name, name_en = n.name_en, folded = n.folded, valid = n.valid,
      custodian_id = case when o.custody_decision = '' then c.id else o.custodian_id end
    from new_office n join office_by_key k using (key) join office_by_key c on c.key = n.custodian
    where o.id = k.id and not k.is_new and ((o.province_code, o.name, o.name_en, o.folded, o.valid)
      is distinct from (n.province_code, n.name, n.name_en, n.folded, n.valid) or (o.custody_decision = '' and o.custodian_id is distinct from c.id))`
  await tx`create temporary table new_name (key text, valid daterange, name text, name_en text) on commit drop`
  await copy(
    tx,
    'new_name',
    offices.flatMap((o) => o.names.map((n) => [o.key, range(n), n.name, n.nameEn])),
  )
  await tx`delete from office_name`
  await tx`insert into office_name (office_id, valid, name, name_en)
    select k.id, n.valid, n.name, n.name_en from new_name n join office_by_key k using (key)`
  await tx`create temporary table new_succession (old text, new text, effective_from date, relation text, partial boolean, is_default boolean) on commit drop`
  await copy(
    tx,
    'new_succession',
    successions.map((s) => [s.old, s.new, s.from, s.relation, s.partial, s.isDefault]),
  )
  await tx`delete from office_succession`
  await tx`insert into office_succession (old_office_id, new_office_id, effective_from, relation, partial, is_default)
    select a.id, b.id, s.effective_from, s.relation, s.partial, s.is_default
    from new_succession s join office_by_key a on a.key = s.old join office_by_key b on b.key = s.new`
}
