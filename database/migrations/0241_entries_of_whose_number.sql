-- A number finds the entries it stands in and those of the person whose number it is: entries from before the number, and those of whom a merger made one
-- with them. Planned once for each connection: planning took longer than finding.
create or replace function entries_by_pin(p_pin text, p_limit integer)
  returns table (office_id integer, office_name text, id uuid, register text, entry_no integer, year integer, volume integer, registered_on date, subject_name text, subject_birth date,
    sex text, pin text, mother_name text, father_name text, revoked boolean, found_role text, found_name text, exact boolean)
  language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan set enable_seqscan = off
  set enable_hashjoin = off set enable_mergejoin = off as $$
#variable_conflict use_column
declare
  l_person uuid := (select person_now(q.id) from person q where q.pin = p_pin);
begin
  return query
  with found as materialized (
    select distinct on (x.office_id, x.entry_id) x.* from (
      (select p.office_id, p.entry_id, p.role, p.full_name, p.subject from entry_person p where p.pin = p_pin limit p_limit)
      union all
      (select p.office_id, p.entry_id, p.role, p.full_name, p.subject from entry_person p where p.person_id = l_person limit p_limit)) x
    order by x.office_id, x.entry_id, not x.subject, x.role limit p_limit)
  select e.office_id, e.office_name, e.id, e.register, e.entry_no, e.year, e.volume, e.registered_on, s.name, s.birth, s.sex,
    (select q.pin from entry_pin q where q.office_id = e.office_id and q.entry_id = e.id order by q.seq desc limit 1), s.mother, s.father,
    exists (select from entry_revocation v where v.office_id = e.office_id and v.entry_id = e.id), p.role, p.full_name, true
  from found p
  join register_entry e on e.office_id = p.office_id and e.id = p.entry_id
  left join lateral (
    select string_agg(x.full_name, ' – ' order by x.role desc) filter (where x.subject) as name, min(x.birth_date) filter (where x.subject) as birth,
      min(x.sex) filter (where x.subject) as sex, min(x.full_name) filter (where x.role = 'MOTHER') as mother, min(x.full_name) filter (where x.role = 'FATHER') as father
    from entry_person x where x.office_id = e.office_id and x.entry_id = e.id) s on true
  order by not p.subject, e.registered_on desc;
end $$;
