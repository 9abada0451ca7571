-- The guardianships in which a person is guardian now: when the guardian dies, their offices are told (R-H5).
create function wards_of(p_person uuid) returns jsonb
language sql stable security definer set search_path = public, pg_temp set enable_seqscan = off as $$
  select coalesce(jsonb_agg(jsonb_build_object('entry', jsonb_build_object('officeId', g.office_id, 'entryId', g.entry_id),
      'ward', jsonb_build_object('personId', w.id, 'pin', w.pin, 'name', w.full_name), 'from', lower(gp.during), 'reference', entry_reference(g.office_id, g.entry_id)) order by lower(gp.during)), '[]')
  from guardianship_party gp join guardianship g on g.entry_id = gp.guardianship_id join person w on w.id = g.ward_id
  where gp.person_id = p_person and gp.role = 'GUARDIAN' and upper_inf(gp.during) and upper_inf(g.during)
$$;
revoke execute on function wards_of(uuid) from public;
grant execute on function wards_of(uuid) to hotich_person;
