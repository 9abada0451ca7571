-- Plans of the hot functions are made once and always walk indexes: a plan made while the tables were small would read them whole when
-- they have grown, and planning anew at each call costs more than the walk.
alter function write_entry(jsonb, jsonb, jsonb, text, jsonb, jsonb, uuid, text) set plan_cache_mode = force_generic_plan;
alter function write_entry(jsonb, jsonb, jsonb, text, jsonb, jsonb, uuid, text) set enable_seqscan = off;
alter function write_entry(jsonb, jsonb, jsonb, text, jsonb, jsonb, uuid, text) set enable_hashjoin = off;
alter function write_entry(jsonb, jsonb, jsonb, text, jsonb, jsonb, uuid, text) set enable_mergejoin = off;

create or replace function birth_candidates(p_case uuid, p_child_key text, p_birth_date date, p_mother_key text, p_mother_pin text)
returns table (source text, office_id int, office_name text, entry_id uuid, entry_no int, year int, case_code text, registered_on date,
  child_name text, child_key text, birth_date date, sex text, birth_order int, plurality int, mother_name text, mother_key text, mother_year int, mother_pin text)
language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off as $$
#variable_conflict use_column
begin
  return query
  with found as (
    select f.entry_id from birth_fact f where p_mother_pin is not null and f.mother_pin = p_mother_pin and f.birth_date between p_birth_date - 270 and p_birth_date + 270
    union
    select f.entry_id from birth_fact f where f.birth_date = p_birth_date and f.mother_key = p_mother_key
    union
    select f.entry_id from birth_fact f where f.birth_date = p_birth_date and f.child_key = p_child_key
    limit 50
  )
  select 'ENTRY', f.office_id, e.office_name, f.entry_id, e.entry_no, e.year, null::text, e.registered_on,
    f.child_name, f.child_key, f.birth_date, f.sex, f.birth_order, f.plurality, f.mother_name, f.mother_key, f.mother_year, f.mother_pin
  from found join birth_fact f using (entry_id) join register_entry e on e.office_id = f.office_id and e.id = f.entry_id
  where e.case_id <> p_case
    and not exists (select from entry_revocation r where r.office_id = e.office_id and r.entry_id = e.id)
  union all
  (select 'CASE', c.office_id, o.name, null, null, null, c.code, null, c.subject_name, c.subject_key, c.subject_birth, null, 1, 1, null, null, null, null
  from registration_case c join office o on o.id = c.office_id
  where c.subject_key = p_child_key and p_child_key <> '' and c.subject_birth = p_birth_date and c.id <> p_case
    and c.state in ('RECEIVED', 'INCOMPLETE', 'VETTED')
  limit 10);
end $$;
