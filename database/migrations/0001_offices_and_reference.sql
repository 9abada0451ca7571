-- Units, offices, code lists, calendar and policies: everything that has a validity in time.
create extension if not exists btree_gist;
create extension if not exists pg_trgm;

-- Administrative units since 2004: one row a version (name + type + parent), never overlapping for one code.
create table admin_unit (
  code            text not null check (code ~ '^\d{2,5}$'),
  valid           daterange not null,
  level           text not null check (level in ('province', 'district', 'commune')),
  name            text not null,
  unit_type       text not null,
  full_name       text not null,
  parent_code     text,
  province_code   text not null,
  name_variants   text[] not null default '{}',
  folded          text not null,
  legal_basis     text not null default '',
  primary key (code, valid),
  exclude using gist (code with =, level with =, valid with &&)
);
create index admin_unit_folded_trgm on admin_unit using gin (folded gin_trgm_ops);
create index admin_unit_parent on admin_unit (parent_code);

-- What became of a unit: old code → new code on a day.
create table admin_unit_succession (
  level           text not null,
  old_code        text not null,
  new_code        text not null,
  effective_from  date not null,
  relation        text not null,
  partial         boolean not null default false,
  is_default      boolean not null default false,
  confidence      text not null default '',
  note            text not null default '',
  legal_basis     text not null default '',
  primary key (old_code, new_code, effective_from, level)
);
create index admin_unit_succession_new on admin_unit_succession (new_code);

-- An authority between two dates. A merged commune is another office; entries keep the office they were made by.
create table office (
  id              int primary key generated always as identity,
  kind            text not null check (kind in ('COMMUNE', 'DISTRICT', 'MISSION', 'PROVINCE_JUSTICE', 'PROVINCE', 'MOJ', 'MOFA')),
  unit_code       text not null,
  province_code   text,
  name            text not null,
  name_en         text not null default '',
  folded          text not null,
  valid           daterange not null,
  -- Who keeps its books today: itself, or the legal successor.
  custodian_id    int references office (id),
  demo            boolean not null default false,
  exclude using gist (kind with =, unit_code with =, valid with &&)
);
create index office_province on office (province_code);
create index office_custodian on office (custodian_id);
create index office_folded_trgm on office using gin (folded gin_trgm_ops);

create table office_succession (
  old_office_id   int not null references office (id),
  new_office_id   int not null references office (id),
  effective_from  date not null,
  relation        text not null,
  partial         boolean not null default false,
  is_default      boolean not null default false,
  primary key (old_office_id, new_office_id)
);

create table ethnic_group (code text primary key, name text not null, alt_names text[] not null default '{}', population_2019 bigint, folded text not null);
create table country (alpha2 text primary key, name text not null, name_en text not null, alt_names text[] not null default '{}', folded text not null);
create table document_type (code text primary key, name text not null, kind text not null, number_pattern text, issued_from date, issued_to date, legal_basis text not null default '');
create table code_list_item (list text not null, code text not null, name text not null, note text not null default '', source text not null default '', primary key (list, code));

-- Public holidays and swapped days. Saturdays and Sundays are not listed unless they are worked (R-A10).
create table calendar_day (
  day             date primary key,
  kind            text not null check (kind in ('HOLIDAY', 'WORKED_WEEKEND')),
  name            text not null,
  legal_basis     text not null
);

-- What local bodies or the ministry decide, by date. `scope` is '*' or a province code or 'office:<id>'.
create table policy (
  id              int primary key generated always as identity,
  key             text not null,
  scope           text not null default '*',
  valid           daterange not null,
  value           jsonb not null,
  decision        text not null,
  exclude using gist (key with =, scope with =, valid with &&)
);
