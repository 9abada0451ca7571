-- What units and offices are called, day by day, and what the loaded reference data is.

-- One row for each period in which a unit's name, type, parents and their names stay the same: "phường Ba Đình, thành phố Hà Nội".
create table admin_unit_chain (
  code            text not null,
  level           text not null check (level in ('province', 'district', 'commune')),
  valid           daterange not null,
  chain           text not null,
  province_code   text not null,
  -- The name without its type word, folded: "ba dinh".
  name_key        text not null,
  -- A space and the folded chain, so that every word starts after a space: " phuong ba dinh thanh pho ha noi".
  search          text not null,
  primary key (code, level, valid)
);
create index admin_unit_chain_search on admin_unit_chain using gin (search gin_trgm_ops);
create index admin_unit_chain_name on admin_unit_chain (name_key text_pattern_ops);
grant select on admin_unit_chain to hotich_person;

create index admin_unit_level_valid on admin_unit using gist (level, valid);

-- The names an office has had while it stayed the same legal person (xã → phường, tỉnh → thành phố).
create table office_name (
  office_id       int not null references office (id),
  valid           daterange not null,
  name            text not null,
  name_en         text not null default '',
  primary key (office_id, valid)
);
grant select on office_name to hotich_person;

-- An office is known by its kind, its unit and the day it began; reloading reference data never changes its id.
create unique index office_beginning on office (kind, unit_code, coalesce(lower(valid), '-infinity'::date));
-- The decision that moved its books elsewhere than the rule says; empty = by rule, and reloading may change it.
alter table office add column custody_decision text not null default '';
create index office_succession_new on office_succession (new_office_id);

-- Provinces dissolved before the statistics codes existed (Hà Nam Ninh, Sông Bé …), for places in old papers.
create table historic_province (
  name            text not null,
  alt_names       text[] not null default '{}',
  valid           daterange not null,
  successors_63   text[] not null default '{}',
  successors_34   text[] not null default '{}',
  legal_basis     text not null default '',
  confidence      text not null default '',
  note            text not null default '',
  folded          text not null,
  primary key (name, valid)
);
grant select on historic_province to hotich_person;

-- Communes that ended and of which no successor commune is known, only the province.
create table admin_unit_gap (
  level           text not null,
  code            text not null,
  ended_on        date not null,
  name            text not null,
  province_code   text not null,
  legal_basis     text not null default '',
  primary key (level, code, ended_on)
);
grant select on admin_unit_gap to hotich_person;

-- Which reference data is loaded: a hash over all files.
create table reference_load (name text primary key, sha256 text not null, loaded_at timestamptz not null default now());
grant select on reference_load to hotich_person;
