-- Any office gives copies of any entry (Luật Hộ tịch art. 63). What it copies from must first stand in its own book of copies: the link is the reason.
create function copied_here(p_office int, p_entry uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from entry_link l join register_entry c on c.office_id = l.office_id and c.id = l.entry_id and c.register in ('EXTRACT_COPY', 'CONFIRMATION')
    where l.other_office_id = p_office and l.other_entry_id = p_entry and l.relation = 'ABOUT' and l.office_id = any (app_writable()))
$$;

-- The entry with its newest content, number, notes and signer, as registers/entry.ts reads it; null for one that is not copied here.
create function copied_entry(p_office int, p_entry uuid) returns jsonb
language sql stable security definer set search_path = public, pg_temp as $$
  select jsonb_build_object('officeId', e.office_id, 'id', e.id, 'caseId', e.case_id, 'register', e.register, 'year', e.year, 'entryNo', e.entry_no, 'volume', e.volume,
    'pageNo', e.page_no, 'registeredOn', e.registered_on, 'kind', e.kind, 'registrationKind', e.registration_kind, 'regime', e.regime, 'formVersion', e.form_version,
    'officeName', e.office_name, 'officerName', e.officer_name, 'content', coalesce(r.content, e.content), 'revision', coalesce(r.revision, 0),
    'pin', (select p.pin from entry_pin p where p.office_id = e.office_id and p.entry_id = e.id order by p.seq desc limit 1),
    'pinExpected', exists (select from pin_request q where q.office_id = e.office_id and q.entry_id = e.id),
    'notes', coalesce((select jsonb_agg(jsonb_build_object('seq', n.seq, 'notedOn', n.noted_on, 'content', n.content, 'basis', n.basis, 'officerName', n.officer_name,
      'signerName', n.signer_name, 'by', null) order by n.seq) from marginal_note n where n.office_id = e.office_id and n.entry_id = e.id), '[]'),
    'revoked', (select jsonb_build_object('decision', v.decision, 'decidedOn', v.decided_on) from entry_revocation v where v.office_id = e.office_id and v.entry_id = e.id),
    'signer', (select jsonb_build_object('name', d.signer_name, 'lines', d.signer_lines) from document d
      where d.entry_id = e.id and d.entry_office_id = e.office_id and d.state = 'SIGNED' and d.original limit 1))
  from register_entry e
  left join lateral (select x.content, x.revision from entry_revision x where x.office_id = e.office_id and x.entry_id = e.id order by x.revision desc limit 1) r on true
  where e.office_id = p_office and e.id = p_entry and copied_here(p_office, p_entry)
$$;

-- Numbers of everybody in an entry that is copied here: nobody signs a copy about himself or herself (R-A8).
create function pins_of_copied(p_office int, p_entry uuid) returns text[]
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(ep.pin) filter (where ep.pin is not null), '{}') from entry_person ep
  where ep.office_id = p_office and ep.entry_id = p_entry and copied_here(p_office, p_entry)
$$;
revoke execute on function copied_here(int, uuid), copied_entry(int, uuid), pins_of_copied(int, uuid) from public;
grant execute on function copied_here(int, uuid), copied_entry(int, uuid), pins_of_copied(int, uuid) to hotich_person;
