import assert from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Reads } from '../src/platform/database.server.ts'
import { freshDatabase } from './fresh-database.ts'

const file = join(import.meta.dirname, '../database/schema.sql')

/** What the migrations make of an empty database, as one readable text: tables, constraints, indexes, policies, triggers, functions. */
async function describe(sql: Reads): Promise<string> {
  const tables = await sql<{ oid: number; name: string; secured: boolean }[]>`
    select c.oid, c.relname as name, c.relrowsecurity as secured from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'r' and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e') order by 2`
  const parts: string[] = []
  for (const table of tables) {
    const columns = await sql<{ line: string }[]>`
      select format('  %s %s%s%s%s', a.attname, format_type(a.atttypid, a.atttypmod), case when a.attnotnull then ' not null' else '' end,
        coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), ''), case a.attidentity when '' then '' else ' generated always as identity' end) as line
      from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where a.attrelid = ${table.oid} and a.attnum > 0 and not a.attisdropped order by a.attnum`
    const constraints = await sql<{ line: string }[]>`
      select format('  constraint %s %s', conname, pg_get_constraintdef(oid)) as line from pg_constraint where conrelid = ${table.oid} and contype <> 'n' order by contype <> 'p', conname`
    const indexes = await sql<{ line: string }[]>`
      select pg_get_indexdef(i.indexrelid) || ';' as line from pg_index i
      where i.indrelid = ${table.oid} and not exists (select from pg_constraint c where c.conindid = i.indexrelid and c.contype in ('p', 'u', 'x')) order by 1`
    const triggers = await sql<{ line: string }[]>`
      select pg_get_triggerdef(oid) || ';' as line from pg_trigger where tgrelid = ${table.oid} and not tgisinternal order by 1`
    const policies = await sql<{ line: string }[]>`
      select format('create policy %s on %s for %s%s%s;', policyname, tablename, lower(cmd), coalesce(' using (' || qual || ')', ''), coalesce(' with check (' || with_check || ')', '')) as line
      from pg_policies where schemaname = 'public' and tablename = ${table.name} order by policyname`
    const grants = await sql<{ line: string }[]>`
      select format('grant %s on %s to hotich_person;', string_agg(lower(privilege_type), ', ' order by privilege_type), ${table.name}::text) as line
      from information_schema.role_table_grants where table_name = ${table.name} and grantee = 'hotich_person' having count(*) > 0`
    const after = [
      ...indexes,
      ...(table.secured ? [{ line: `alter table ${table.name} enable row level security;` }] : []),
      ...policies,
      ...grants,
      ...triggers,
    ]
    const body = [...columns, ...constraints].map(({ line }) => line).join(',\n')
    parts.push(`create table ${table.name} (\n${body}\n);${after.map(({ line }) => `\n${line}`).join('')}`)
  }
  const functions = await sql<{ text: string }[]>`
    select pg_get_functiondef(p.oid) || ';' as text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = 'public' and p.prokind = 'f' and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e') order by p.proname, p.oid::regprocedure::text`
  return `-- What the migrations make of an empty database. Written by tests/schema.test.ts (UPDATE_SCHEMA=1); never edited by hand.\n\n${[...parts, ...functions.map(({ text }) => text)].join('\n\n')}\n`
}

test('database/schema.sql shows what the migrations make, so that a review sees what changes', async () => {
  const db = await freshDatabase()
  const made = await describe(db.sql)
  if (process.env.UPDATE_SCHEMA === '1') await writeFile(file, made)
  const kept = await readFile(file, 'utf8').catch(() => '')
  assert.ok(
    kept === made,
    'database/schema.sql is not up to date: run UPDATE_SCHEMA=1 npm test -- tests/schema.test.ts',
  )
})
