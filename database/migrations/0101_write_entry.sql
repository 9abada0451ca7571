-- Writing an entry of any event: its effects on people, its claims and links go with it or not at all.

/*
 p_entry: {officeId, id, caseId, register, year, registeredOn, registeredAt, kind, registrationKind, regime, formVersion, officeName, officerId, officerName, content}
 p_entry also: effects [], claims [], links [{entry: {officeId, entryId}, relation}], reminders [{kind, dueOn, text, textEn, role}]
 p_people: [{id, role, subject, name, key, year, date, sex, pin, personId}]  in the order of the paper
 p_fact: the birth_fact row without its ids, or null;  p_notification: code or null
 p_case: null for a further entry of a dossier; {state, events:[{action, from, to, reason, details}], subjectName, subjectKey, subjectBirth, late, received?: {unitCode, day, dueAt, regime, procedureCode}};
   with `received` the dossier is not there yet and is taken in by the same call (its code comes back); its declaration is the content of the entry
 p_messages: [{partner, topic, key, payload}];  p_pin_request: uuid or null
*/
create or replace function write_entry(p_entry jsonb, p_people jsonb, p_fact jsonb, p_notification text, p_case jsonb, p_messages jsonb, p_pin_request uuid, p_session text)
returns jsonb language plpgsql security definer set search_path = public, pg_temp as $$
declare
  e record;
  c record;
  r record;
  l_content jsonb := p_entry -> 'content';
  l_no int; l_volume int; l_page int; l_pages int; l_open int; l_first int; l_seq int := 0; l_code text;
begin
  select * into e from jsonb_to_record(p_entry) as x ("officeId" int, id uuid, "caseId" uuid, register text, year int, "registeredOn" date, "registeredAt" timestamptz, kind text,
    "registrationKind" text, regime text, "formVersion" text, "officeName" text, "officerId" uuid, "officerName" text, "existingPin" text, effects jsonb, claims jsonb, links jsonb, reminders jsonb);
  select * into c from jsonb_to_record(p_case) as x (state text, events jsonb, "subjectName" text, "subjectKey" text, "subjectBirth" date, late boolean, received jsonb);
  if e."officeId" is distinct from app_office() then
    raise exception 'not-own-office' using errcode = 'insufficient_privilege';
  end if;
  if p_notification is not null then
    insert into notification_claim (code, office_id, entry_id) values (p_notification, e."officeId", e.id) on conflict do nothing;
    if not found then raise exception 'notification-used' using errcode = 'unique_violation'; end if;
  end if;
  if p_fact is not null then
    insert into birth_fact (entry_id, office_id, claim_key, birth_date, birth_year, sex, child_name, child_key, birth_order, plurality, mother_name, mother_key, mother_year, mother_pin, father_key)
    select e.id, e."officeId", f.claim_key, f.birth_date, f.birth_year, f.sex, f.child_name, f.child_key, f.birth_order, f.plurality, f.mother_name, f.mother_key, f.mother_year, f.mother_pin, f.father_key
    from jsonb_populate_record(null::birth_fact, p_fact) f
    on conflict (claim_key) do nothing;
    if not found then raise exception 'duplicate-birth' using errcode = 'unique_violation'; end if;
  end if;

  -- People: in the order of their PINs, so that two registrations of one family never wait for each other crosswise.
  insert into person (id, pin, full_name, name_key, birth_year, birth_date, sex, first_entry_id)
  select v.id, v.pin, v.name, v.key, v.year, v.date, v.sex, e.id
  from (select x.*, row_number() over (partition by x.pin order by x.id) as nth
    from jsonb_to_recordset(p_people) as x (id uuid, pin text, name text, key text, year int, date date, sex text, "personId" uuid)
    where x."personId" is null or not exists (select from person p where p.id = x."personId")) v
  where v.pin is null or (v.nth = 1 and not exists (select from person p where p.pin = v.pin))
  order by v.pin, v.id
  on conflict (pin) do nothing;
  insert into entry_person (office_id, entry_id, role, subject, person_id, full_name, name_key, birth_year, birth_date, sex, pin)
  select e."officeId", e.id, v.role, coalesce(v.subject, false), coalesce(p.id, q.id, v.id), v.name, v.key, v.year, v.date, v.sex, v.pin
  from jsonb_to_recordset(p_people) as v (id uuid, role text, subject boolean, pin text, name text, key text, year int, date date, sex text, "personId" uuid)
  left join person p on p.pin = v.pin left join person q on q.id = v."personId";
  insert into name_key (key) select distinct v.key from jsonb_to_recordset(p_people) as v (key text)
    where not exists (select from name_key k where k.key = v.key) order by 1 on conflict do nothing;

  if jsonb_array_length(coalesce(e.claims, '[]')) > 0 then
  insert into entry_claim (key, office_id, entry_id) select k, e."officeId", e.id from jsonb_array_elements_text(coalesce(e.claims, '[]')) k order by k on conflict do nothing;
  if (select count(*) from entry_claim where entry_id = e.id) < jsonb_array_length(coalesce(e.claims, '[]')) then
    raise exception 'already-registered' using errcode = 'unique_violation';
  end if;
  end if;
  if e.effects is not null and e.effects <> '[]' then
    perform apply_effects(e."officeId", e.id, e."registeredOn", e.effects);
  end if;

  -- The number, last of all that can wait: the row stays locked to the end of the transaction, so no number is ever lost.
  insert into register_counter (office_id, register, year, last_no, last_registered_on) values (e."officeId", e.register, e.year, 1, e."registeredOn")
  on conflict (office_id, register, year) do update set last_no = register_counter.last_no + 1, last_registered_on = excluded.last_registered_on
    where register_counter.last_registered_on is null or register_counter.last_registered_on <= excluded.last_registered_on
  returning last_no into l_no;
  if l_no is null then raise exception 'day-before-last-entry' using errcode = 'check_violation'; end if;

  select volume, pages_per_volume, first_no into l_open, l_pages, l_first from register_book
    where office_id = e."officeId" and register = e.register and year = e.year order by volume desc limit 1;
  if not found then
    insert into register_book (office_id, register, year, volume, opened_on, opened_by) values (e."officeId", e.register, e.year, 1, e."registeredOn", e."officerId")
    returning volume, pages_per_volume, first_no into l_open, l_pages, l_first;
  end if;
  l_page := l_no - l_first + 1;
  l_volume := l_open;
  if l_page > l_pages then
    l_volume := l_open + 1;
    l_page := 1;
    insert into register_book (office_id, register, year, volume, opened_on, opened_by, pages_per_volume, first_no)
    values (e."officeId", e.register, e.year, l_volume, e."registeredOn", e."officerId", l_pages, l_no);
  end if;

  insert into register_entry (office_id, id, register, year, entry_no, volume, page_no, registered_on, registered_at, kind, case_id, registration_kind, regime, form_version, office_name, officer_id, officer_name, content)
  values (e."officeId", e.id, e.register, e.year, l_no, l_volume, l_page, e."registeredOn", e."registeredAt", e.kind, e."caseId", e."registrationKind", e.regime,
    e."formVersion", e."officeName", e."officerId", e."officerName", l_content);

  if e.links is not null then
    insert into entry_link (office_id, entry_id, other_office_id, other_entry_id, relation)
    select e."officeId", e.id, (v -> 'entry' ->> 'officeId')::int, (v -> 'entry' ->> 'entryId')::uuid, v ->> 'relation' from jsonb_array_elements(e.links) v on conflict do nothing;
  end if;
  if e.reminders is not null then
    insert into reminder (office_id, entry_id, person_id, kind, due_on, text, text_en)
    select e."officeId", e.id, (select ep.person_id from entry_person ep where ep.office_id = e."officeId" and ep.entry_id = e.id and ep.role = v ->> 'role'), v ->> 'kind', (v ->> 'dueOn')::date, v ->> 'text', coalesce(v ->> 'textEn', '')
    from jsonb_array_elements(e.reminders) v;
  end if;

  if p_case is null then
    null;
  elsif c.received is not null then
    select * into r from jsonb_to_record(c.received) as x ("unitCode" text, "dueAt" timestamptz, regime text, "procedureCode" text);
    insert into case_counter (office_id, day, last_no) values (e."officeId", e."registeredOn", 1)
    on conflict (office_id, day) do update set last_no = case_counter.last_no + 1 returning last_no into l_seq;
    l_code := 'H' || r."unitCode" || '-' || to_char(e."registeredOn", 'YYMMDD') || '-' || lpad(l_seq::text, greatest(4, length(l_seq::text)), '0');
    l_seq := 0;
    insert into registration_case (office_id, id, kind, code, procedure_code, state, declaration, version, subject_name, subject_key, subject_birth, regime, received_at, received_by,
      due_at, late, entry_id, created_at, created_by, updated_at, updated_by)
    values (e."officeId", e."caseId", e.kind, l_code, r."procedureCode", c.state, l_content, 2, c."subjectName", c."subjectKey", c."subjectBirth", r.regime, e."registeredAt", e."officerId",
      r."dueAt", c.late, e.id, e."registeredAt", e."officerId", e."registeredAt", e."officerId");
  else
    update registration_case set state = c.state, declaration = l_content, version = version + 1, subject_name = c."subjectName",
      subject_key = c."subjectKey", subject_birth = c."subjectBirth", late = c.late, entry_id = e.id,
      paused_at = null, pause_reason = null, updated_at = e."registeredAt", updated_by = e."officerId"
    where office_id = e."officeId" and id = e."caseId" returning code into l_code;
    if not found then raise exception 'case-missing' using errcode = 'no_data_found'; end if;
    select coalesce(max(seq), 0) into l_seq from case_event where office_id = e."officeId" and case_id = e."caseId";
  end if;
  insert into case_event (office_id, case_id, seq, at, actor_id, actor_name, action, from_state, to_state, reason, details)
  select e."officeId", e."caseId", l_seq + nth, e."registeredAt", e."officerId", e."officerName", v ->> 'action', v ->> 'from', v ->> 'to', coalesce(v ->> 'reason', ''),
    coalesce(v -> 'details', '{}') || case when v ->> 'action' = 'receive' then '{}' else jsonb_build_object('number', l_no, 'year', e.year) end
  from jsonb_array_elements(c.events) with ordinality as event (v, nth);

  if e."existingPin" is not null then
    insert into entry_pin (office_id, entry_id, seq, pin, source, received_at) values (e."officeId", e.id, 1, e."existingPin", 'EXISTING', e."registeredAt");
  end if;
  if p_pin_request is not null then
    insert into pin_request (office_id, entry_id, request_id, case_id, state, asked_at) values (e."officeId", e.id, p_pin_request, e."caseId", 'WAITING', e."registeredAt");
  end if;
  insert into outbox (office_id, partner, topic, message_key, ordering_key, payload, next_attempt_at, created_at)
  select e."officeId", v ->> 'partner', v ->> 'topic', (v ->> 'key')::uuid, e."caseId",
    case when v ->> 'topic' = 'pin-request' then jsonb_set(v -> 'payload', '{entryNo}', to_jsonb(l_no)) else v -> 'payload' end, e."registeredAt", e."registeredAt"
  from jsonb_array_elements(p_messages) v;

  insert into daily_count (office_id, day, measure, kind, n) values (e."officeId", e."registeredOn", 'registered', e.kind || ':' || e."registrationKind", 1)
  on conflict (office_id, day, measure, kind) do update set n = daily_count.n + 1;
  perform audit_append(e."officeId", e."officerId", e."officerName", p_session, 'entry-written', 'entry', e.id::text, '',
    jsonb_build_object('case', e."caseId", 'register', e.register, 'year', e.year, 'number', l_no));
  return jsonb_build_object('entryNo', l_no, 'volume', l_volume, 'pageNo', l_page, 'code', l_code);
end $$;

revoke execute on function write_entry(jsonb, jsonb, jsonb, text, jsonb, jsonb, uuid, text) from public;
grant execute on function write_entry(jsonb, jsonb, jsonb, text, jsonb, jsonb, uuid, text) to hotich_person;
alter function write_entry(jsonb, jsonb, jsonb, text, jsonb, jsonb, uuid, text) set plan_cache_mode = force_generic_plan;
alter function write_entry(jsonb, jsonb, jsonb, text, jsonb, jsonb, uuid, text) set enable_seqscan = off;
alter function write_entry(jsonb, jsonb, jsonb, text, jsonb, jsonb, uuid, text) set enable_hashjoin = off;
alter function write_entry(jsonb, jsonb, jsonb, text, jsonb, jsonb, uuid, text) set enable_mergejoin = off;
alter function apply_effects(int, uuid, date, jsonb) set enable_seqscan = off;
alter function apply_effects(int, uuid, date, jsonb) set plan_cache_mode = force_generic_plan;
