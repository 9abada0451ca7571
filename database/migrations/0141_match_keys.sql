-- Births that may be one birth are found by blocking keys (identity/matching), not by equal names and days alone.

/*
 Ten whole numbers for each birth. Measured against an array with a GIN index on 238,000 births: rows load in 19 s instead of 26, are asked in
 0.13 ms instead of 0.3, and are gone through in the order of the keys when the whole register is swept; they take 780 bytes a birth instead of 650.
*/
create table match_key (
  key             int not null,
  office_id       int not null,
  entry_id        uuid not null
);
create index match_key_key on match_key (key);
-- A correction replaces the keys of its entry: found by one of them, the entry's day of birth and parents being known. No second index for that.
alter table match_key enable row level security;

-- Writes the keys of an entry for the first time, or in place of those it had (p_old).
create function write_match_keys(p_office int, p_entry uuid, p_keys int[], p_old int[]) returns void
language plpgsql security definer set search_path = public, pg_temp set enable_seqscan = off as $$
begin
  if app_is_person() and not p_office = any (app_writable()) then
    raise exception 'not-own-office' using errcode = 'insufficient_privilege';
  end if;
  if not exists (select from birth_fact where entry_id = p_entry and office_id = p_office) then
    raise exception 'entry-missing' using errcode = 'no_data_found';
  end if;
  if cardinality(p_old) > 0 then
    delete from match_key where key = any (p_old) and entry_id = p_entry;
  end if;
  insert into match_key (key, office_id, entry_id) select distinct k, p_office, p_entry from unnest(p_keys) k;
end $$;
revoke execute on function write_match_keys(int, uuid, int[], int[]) from public;
grant execute on function write_match_keys(int, uuid, int[], int[]) to hotich_person;

/*
 Entries and open dossiers of the whole nation that may be the same birth, those with most keys in common first; and every birth of the mother within
 nine months. A key that stands for more than two hundred births tells nothing.
*/
create function births_like(p_case uuid, p_keys int[], p_child_key text, p_birth_date date, p_mother_pin text)
returns table (source text, office_id int, office_name text, entry_id uuid, entry_no int, year int, case_code text, registered_on date,
  child_name text, child_key text, birth_date date, birth_year int, sex text, child_pin text, birth_order int, plurality int, mother_name text, mother_key text, mother_year int, mother_pin text,
  father_name text, father_year int, father_pin text)
language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
#variable_conflict use_column
begin
  return query
  with found as (
    (select m.entry_id, count(*) as shared from unnest(p_keys) k (key), lateral (select x.entry_id from match_key x where x.key = k.key limit 200) m
      group by 1 order by 2 desc limit 40)
    union all
    (select f.entry_id, 0 from birth_fact f where p_mother_pin is not null and f.mother_pin = p_mother_pin and f.birth_date between p_birth_date - 270 and p_birth_date + 270 limit 20)
  )
  select 'ENTRY', f.office_id, e.office_name, f.entry_id, e.entry_no, e.year, null::text, e.registered_on,
    f.child_name, f.child_key, f.birth_date, f.birth_year, f.sex, c.pin, f.birth_order, f.plurality, f.mother_name, f.mother_key, f.mother_year, f.mother_pin,
    d.full_name, d.birth_year, d.pin
  from (select entry_id, max(shared) as shared from found group by 1) x
  join birth_fact f using (entry_id) join register_entry e on e.office_id = f.office_id and e.id = f.entry_id
  left join entry_person c on c.office_id = f.office_id and c.entry_id = f.entry_id and c.role = 'CHILD'
  left join entry_person d on d.office_id = f.office_id and d.entry_id = f.entry_id and d.role = 'FATHER'
  where e.case_id <> p_case
    and not exists (select from entry_revocation r where r.office_id = e.office_id and r.entry_id = e.id)
  union all
  (select 'CASE', c.office_id, o.name, null, null, null, c.code, null, c.subject_name, c.subject_key, c.subject_birth, extract(year from c.subject_birth)::int, null, null, 1, 1, null, null, null, null, null, null, null
  from registration_case c join office o on o.id = c.office_id
  where c.subject_key = p_child_key and p_child_key <> '' and c.subject_birth = p_birth_date and c.id <> p_case
    and c.state in ('RECEIVED', 'INCOMPLETE', 'VETTED')
  limit 10);
end $$;
revoke execute on function births_like(uuid, int[], text, date, text) from public;
grant execute on function births_like(uuid, int[], text, date, text) to hotich_person;
drop function birth_candidates(uuid, text, date, text, text);
-- Nothing else looked for days and names alone.
drop index birth_fact_day_child;
drop index birth_fact_day_mother;

-- How far work has come that goes over the whole register; it goes on there after an interruption.
create table background_work (
  name            text primary key,
  state           jsonb not null,
  at              timestamptz not null default now()
);
-- A register without births needs none filled in.
insert into background_work (name, state) select 'match-keys', '{"finished": true}' where not exists (select from birth_fact);
