-- Extract copies for heirs (R-L3): which subjects of an entry have died, whichever office registered the death.
create function dead_subjects(p_office int, p_entry uuid) returns jsonb
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(jsonb_agg(distinct ep.full_name order by ep.full_name), '[]')
  from entry_person ep join person_death d on d.person_id = ep.person_id and d.reversed_on is null
  where ep.office_id = p_office and ep.entry_id = p_entry and ep.subject
$$;
revoke execute on function dead_subjects(int, uuid) from public;
grant execute on function dead_subjects(int, uuid) to hotich_person;
