-- What the registers hold of a person's marriages beyond the status: the papers of each marriage and of its end, and the certificates given out.
create function entry_paper(p_office int, p_entry uuid) returns jsonb
language sql stable security definer set search_path = public, pg_temp as $$
  select jsonb_build_object('entryId', e.id, 'kind', e.kind, 'number', lpad(e.entry_no::text, greatest(2, length(e.entry_no::text)), '0') || '/' || e.year,
    'registeredOn', e.registered_on, 'officeName', e.office_name)
  from register_entry e where e.office_id = p_office and e.id = p_entry
$$;
create function marital_record(p_person uuid) returns jsonb
language sql stable security definer set search_path = public, pg_temp set enable_seqscan = off as $$
  select jsonb_build_object(
    'papers', coalesce((select jsonb_agg(jsonb_build_object(
        'marriage', case when m.start_known then entry_paper(m.office_id, m.entry_id) end,
        'end', case when m.end_entry_id is not null then entry_paper(m.end_office_id, m.end_entry_id) end) order by lower(m.during))
      from marriage_bond m where m.person_id = p_person and not isempty(m.during) and m.ended_by is distinct from 'REVOCATION'), '[]'),
    'certificates', coalesce((select jsonb_agg(jsonb_build_object(
        'entry', jsonb_build_object('officeId', e.office_id, 'entryId', e.id),
        'number', lpad(e.entry_no::text, greatest(2, length(e.entry_no::text)), '0') || '/' || e.year, 'officeName', e.office_name, 'issuedOn', e.registered_on,
        'purpose', e.content ->> 'purpose',
        'intended', case when jsonb_typeof(e.content -> 'intendedSpouse') = 'object' then jsonb_build_object(
          'name', e.content -> 'intendedSpouse' ->> 'name', 'pin', e.content -> 'intendedSpouse' ->> 'pin',
          'birthYear', coalesce((e.content -> 'intendedSpouse' -> 'birthDate' ->> 'year')::int, left(e.content -> 'intendedSpouse' -> 'birthDate' ->> 'date', 4)::int)) end,
        'state', e.content -> 'statement' ->> 'today',
        'replaced', exists (select from entry_link l where l.other_office_id = e.office_id and l.other_entry_id = e.id and l.relation = 'REPLACES'),
        'revoked', exists (select from entry_revocation v where v.office_id = e.office_id and v.entry_id = e.id)) order by e.registered_at)
      from entry_person ep join register_entry e on e.office_id = ep.office_id and e.id = ep.entry_id
      where ep.person_id = p_person and ep.role = 'SUBJECT' and e.kind = 'MARITAL_STATUS'), '[]'))
$$;
revoke execute on function entry_paper(int, uuid), marital_record(uuid) from public;
grant execute on function entry_paper(int, uuid), marital_record(uuid) to hotich_person;
