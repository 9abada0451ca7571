-- Sixteen births that share most keys are compared, of the newest hundred of each key: what is one birth shares several keys, and each further one costs reads of pages nobody else needs.
create or replace function births_like(p_case uuid, p_keys int[], p_child_key text, p_birth_date date, p_mother_pin text)
  returns table (source text, office_id int, office_name text, entry_id uuid, entry_no int, year int, case_code text, registered_on date, child_name text, child_key text,
    birth_date date, birth_year int, sex text, child_pin text, birth_order int, plurality int, mother_name text, mother_key text, mother_year int, mother_pin text,
    father_name text, father_year int, father_pin text)
  language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
#variable_conflict use_column
begin
  return query
  with found as (
    (select m.fact, count(*) as shared from unnest(p_keys) k (key), lateral (select x.fact from match_key x where x.key = k.key order by x.fact desc limit 100) m
      group by 1 order by 2 desc, 1 desc limit 16)
    union all
    (select f.no, 0 from birth_fact f where p_mother_pin is not null and f.mother_pin = p_mother_pin and f.birth_date between p_birth_date - 270 and p_birth_date + 270 limit 20)
  )
  select 'ENTRY', f.office_id, e.office_name, f.entry_id, e.entry_no, e.year, null::text, e.registered_on,
    f.child_name, f.child_key, f.birth_date, f.birth_year, f.sex, c.pin, f.birth_order, f.plurality, f.mother_name, f.mother_key, f.mother_year, f.mother_pin,
    d.full_name, d.birth_year, d.pin
  from (select fact, max(shared) as shared from found group by 1) x
  join birth_fact f on f.no = x.fact join register_entry e on e.office_id = f.office_id and e.id = f.entry_id
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
