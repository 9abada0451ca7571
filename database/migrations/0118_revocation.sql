-- Entries that the provincial chairman (of missions: the foreign ministry) revokes: void from the start, so what they did to people is undone and
-- the event can be registered anew (LHT 12.2, 69, 70; NĐ 120/2025; domain/01 Q).

-- May the acting office revoke entries of an office? The province its communes', the foreign ministry its missions'.
create function revokes_for(p_office int) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from office mine join office o on o.id = p_office where mine.id = app_office()
    and ((mine.kind = 'PROVINCE' and o.kind in ('COMMUNE', 'DISTRICT', 'PROVINCE_JUSTICE') and coalesce((select k.province_code from office k where k.id = o.custodian_id), o.province_code) = mine.province_code)
      or (mine.kind = 'MOFA' and o.kind = 'MISSION')))
$$;
revoke execute on function revokes_for(int) from public;
grant execute on function revokes_for(int) to hotich_person;

/*
 What a revocation would touch: {officeKind, kind, register, number, caseId, pin, mine,
   changes: [{personId, field, from, to}],            values of people the entry changed, newest first
   revisions: [{officeId, entryId, reason, changedFields}],  entries whose content rests on it
   dependents: [{officeId, entryId, reference, kind, why}]}   entries to be looked at again
*/
create function revocation_facts(p_office int, p_entry uuid) returns jsonb
language sql stable security definer set search_path = public, pg_temp set enable_seqscan = off as $$
  with people as (select person_id, role from entry_person where office_id = p_office and entry_id = p_entry and role <> 'INFORMANT'),
  found as (
    select l.office_id, l.entry_id, 'LINKED' as why from entry_link l where l.other_office_id = p_office and l.other_entry_id = p_entry
    union
    -- Births that name the husband as father because of this marriage.
    select b.office_id, b.entry_id, 'BIRTH_IN_MARRIAGE' from people w join entry_person b on b.person_id = w.person_id and b.role = 'MOTHER'
      join entry_person f on f.office_id = b.office_id and f.entry_id = b.entry_id and f.role = 'FATHER' and f.person_id in (select person_id from people where role = 'HUSBAND')
      join register_entry e on e.office_id = b.office_id and e.id = b.entry_id and e.kind = 'BIRTH' and e.content ->> 'fatherBasis' = 'MARRIAGE'
      where w.role = 'WIFE'
    union
    -- Whoever was born, recognised or adopted by this entry stands elsewhere as well.
    select x.office_id, x.entry_id, 'SAME_PERSON' from people c join entry_person x on x.person_id = c.person_id and x.role <> 'INFORMANT'
      where c.role in ('CHILD', 'RECOGNISED', 'ADOPTED', 'WARD', 'DECEASED', 'SUBJECT') and x.entry_id <> p_entry
    union
    -- Marriages of those this entry had made free.
    select m.office_id, m.entry_id, 'MARRIED_SINCE' from marriage_bond ended join marriage_bond m on m.person_id = ended.person_id and m.entry_id <> ended.entry_id
      and not isempty(m.during) and lower(m.during) >= upper(ended.during) and m.start_known
      where ended.end_entry_id = p_entry and ended.entry_id <> p_entry
  )
  select jsonb_build_object('officeKind', o.kind, 'kind', e.kind, 'register', e.register, 'caseId', e.case_id,
    'number', lpad(e.entry_no::text, greatest(2, length(e.entry_no::text)), '0') || '/' || e.year, 'officeName', e.office_name, 'keeperId', coalesce(o.custodian_id, o.id),
    'pin', (select q.pin from entry_pin q where q.office_id = p_office and q.entry_id = p_entry order by q.seq desc limit 1),
    'revoked', exists (select from entry_revocation v where v.office_id = p_office and v.entry_id = p_entry), 'mine', revokes_for(p_office),
    'names', (select coalesce(jsonb_agg(ep.full_name order by ep.role desc), '[]') from entry_person ep where ep.office_id = p_office and ep.entry_id = p_entry and ep.subject),
    'changes', (select coalesce(jsonb_agg(jsonb_build_object('personId', c.person_id, 'field', c.field, 'from', c.from_value, 'to', c.to_value) order by c.seq desc), '[]')
      from person_change c where c.person_id in (select person_id from people) and c.entry_id = p_entry),
    'revisions', (select coalesce(jsonb_agg(jsonb_build_object('officeId', r.office_id, 'entryId', r.entry_id, 'reason', r.reason, 'changedFields', r.changed_fields)), '[]')
      from entry_revision r where r.by_office_id = p_office and r.by_entry_id = p_entry),
    'dependents', (select coalesce(jsonb_agg(jsonb_build_object('officeId', f.office_id, 'entryId', f.entry_id, 'reference', entry_reference(f.office_id, f.entry_id),
        'kind', (select x.kind from register_entry x where x.office_id = f.office_id and x.id = f.entry_id), 'why', f.why)), '[]')
      from found f where f.entry_id <> p_entry and not exists (select from entry_revocation v where v.office_id = f.office_id and v.entry_id = f.entry_id)))
  from register_entry e join office o on o.id = e.office_id where e.office_id = p_office and e.id = p_entry
$$;
revoke execute on function revocation_facts(int, uuid) from public;
grant execute on function revocation_facts(int, uuid) to hotich_person;
create index entry_revision_by on entry_revision (by_entry_id) where by_entry_id is not null;
create index person_change_entry on person_change (entry_id);

/*
 Revokes an entry. p_decision: {decision, decidedOn, reason, by, at, today}; p_reverts: values of people given back, [{personId, field, from, to, toKey}].
 Returns {conflicts: [reference], pin: {requestId, state, pin, registeredOn}}: conflicts are marriages and guardianships that could not stand again
 because another stands since; state NEVER_SENT when the issuer was never asked for the number.
*/
create function revoke_entry(p_office int, p_entry uuid, p_decision jsonb, p_reverts jsonb) returns jsonb
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  d record;
  r record;
  l_conflicts jsonb := '[]';
  l_pin jsonb;
begin
  select * into d from jsonb_to_record(p_decision) as x (decision text, "decidedOn" date, reason text, "by" uuid, at timestamptz, today date);
  if not revokes_for(p_office) then
    raise exception 'not-own-office' using errcode = 'insufficient_privilege';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('entry ' || p_entry, 0));
  insert into entry_revocation (office_id, entry_id, decision, decided_on, reason, recorded_by, recorded_at)
  values (p_office, p_entry, d.decision, d."decidedOn", d.reason, d."by", d.at) on conflict do nothing;
  if not found then raise exception 'already-revoked' using errcode = 'unique_violation'; end if;
  perform 1 from person where id in (select person_id from entry_person where office_id = p_office and entry_id = p_entry) order by id for no key update;

  update document set state = 'REVOKED', ended_at = d.at, ended_reason = d.decision where office_id = p_office and entry_id = p_entry and state in ('PREPARED', 'SIGNED');

  -- What it made is void.
  update marriage_bond set during = 'empty', ended_by = 'REVOCATION', end_office_id = p_office, end_entry_id = p_entry, end_basis = d.decision where office_id = p_office and entry_id = p_entry;
  update guardianship set during = 'empty', end_office_id = p_office, end_entry_id = p_entry, end_reason = d.decision where office_id = p_office and entry_id = p_entry;
  update guardianship_party set during = 'empty' where office_id = p_office and entry_id = p_entry;
  update person_condition set during = 'empty' where office_id = p_office and entry_id = p_entry;
  update person_death set reversed_on = d.today, reversed_by = d.decision where office_id = p_office and entry_id = p_entry and reversed_on is null;
  delete from family_link where office_id = p_office and entry_id = p_entry;

  -- What it ended stands again, unless another stands since.
  for r in select distinct b.entry_id, b.office_id from marriage_bond b where b.end_entry_id = p_entry and b.entry_id <> p_entry loop
    begin
      update marriage_bond set during = daterange(lower(during), null), ended_by = null, end_office_id = null, end_entry_id = null, end_basis = '' where entry_id = r.entry_id and end_entry_id = p_entry;
    exception when exclusion_violation then
      l_conflicts := l_conflicts || to_jsonb(entry_reference(r.office_id, r.entry_id));
    end;
  end loop;
  for r in select g.entry_id, g.office_id from guardianship g where g.end_entry_id = p_entry and g.entry_id <> p_entry loop
    begin
      update guardianship set during = daterange(lower(during), null), end_office_id = null, end_entry_id = null, end_reason = '' where entry_id = r.entry_id;
      update guardianship_party gp set during = daterange(lower(gp.during), null) where gp.guardianship_id = r.entry_id and not isempty(gp.during)
        and upper(gp.during) = (select max(upper(x.during)) from guardianship_party x where x.guardianship_id = r.entry_id);
    exception when exclusion_violation then
      l_conflicts := l_conflicts || to_jsonb(entry_reference(r.office_id, r.entry_id));
    end;
  end loop;

  -- Values of people go back; the way there and back stays in the list.
  for r in select * from jsonb_to_recordset(p_reverts) as x ("personId" uuid, field text, "from" text, "to" text, "toKey" text) loop
    insert into person_change (person_id, seq, field, from_value, to_value, valid_from, office_id, entry_id)
    select r."personId", coalesce(max(seq), 0) + 1, r.field, r."from", r."to", d.today, p_office, p_entry from person_change where person_id = r."personId";
    update person set
      full_name = case when r.field = 'name' then r."to" else full_name end, name_key = case when r.field = 'name' then r."toKey" else name_key end,
      sex = case when r.field = 'sex' then r."to" else sex end,
      birth_date = case when r.field = 'birthDate' then r."to"::date else birth_date end, birth_year = case when r.field = 'birthDate' then extract(year from r."to"::date)::int else birth_year end
    where id = r."personId";
  end loop;

  -- The event may be registered anew.
  delete from notification_claim where office_id = p_office and entry_id = p_entry;
  delete from entry_claim where office_id = p_office and entry_id = p_entry;
  update birth_fact set claim_key = null where office_id = p_office and entry_id = p_entry;
  update reminder set done_at = d.at, done_by = d."by", done_note = d.decision where office_id = p_office and entry_id = p_entry and done_at is null;
  select jsonb_build_object('requestId', q.request_id, 'state', q.state, 'registeredOn', e.registered_on,
      'pin', (select p.pin from entry_pin p where p.office_id = p_office and p.entry_id = p_entry order by p.seq desc limit 1)) into l_pin
    from register_entry e left join pin_request q on q.office_id = e.office_id and q.entry_id = e.id where e.office_id = p_office and e.id = p_entry;
  -- A request that was not sent yet is never sent; of any other the issuer is told.
  update outbox set state = 'DONE', done_at = d.at, last_error = d.decision where topic = 'pin-request' and message_key = (l_pin ->> 'requestId')::uuid and state in ('PENDING', 'PARKED')
    and not in_doubt and accepted_at is null;
  if found then l_pin := l_pin || '{"state": "NEVER_SENT"}'; end if;
  update pin_request set state = 'CANCELLED', reason = d.decision, answered_at = d.at where office_id = p_office and entry_id = p_entry and state <> 'ALLOCATED';
  return jsonb_build_object('conflicts', l_conflicts, 'pin', l_pin);
end $$;
revoke execute on function revoke_entry(int, uuid, jsonb, jsonb) from public;
grant execute on function revoke_entry(int, uuid, jsonb, jsonb) to hotich_person;

-- The word to the issuer of a revoked birth's number stands in the outbox of the registering office.
create function queue_pin_cancellation(p_office int, p_entry uuid, p_key uuid, p_payload jsonb) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not revokes_for(p_office) or not exists (select from entry_revocation where office_id = p_office and entry_id = p_entry) then
    raise exception 'not-own-office' using errcode = 'insufficient_privilege';
  end if;
  insert into outbox (office_id, partner, topic, message_key, ordering_key, payload)
  select p_office, 'population-database', 'pin-notice', p_key, e.case_id, p_payload from register_entry e where e.office_id = p_office and e.id = p_entry;
end $$;
revoke execute on function queue_pin_cancellation(int, uuid, uuid, jsonb) from public;
grant execute on function queue_pin_cancellation(int, uuid, uuid, jsonb) to hotich_person;
