-- The way to the database and back costs more than most statements: what belongs together goes in one call.

-- First of a command: the same key waits for the one under way, and a key that has an answer ends the transaction at once, so that
-- nothing sent behind it can happen.
create function begin_command(p_account uuid, p_key text) returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(p_account || ' ' || p_key, 0));
  if exists (select from idempotency where account_id = p_account and key = p_key) then
    raise exception 'command-known' using errcode = 'HT001';
  end if;
end $$;
grant execute on function begin_command(uuid, text) to hotich_person;

-- One statement moves the head of a chain; the lock on it is held to the end of the transaction as before.
create or replace function audit_append(l_office int, l_actor uuid, l_actor_name text, l_session text, l_action text, l_kind text, l_subject text, l_purpose text, l_details jsonb)
returns bigint language plpgsql security definer set search_path = public, pg_temp as $$
declare
  l_seq bigint;
  l_prev bytea;
  l_hash bytea;
  l_at timestamptz;
begin
  select seq + 1, hash into l_seq, l_prev from audit_head where office_id = l_office for update;
  if not found then
    insert into audit_head values (l_office, 0, sha256(convert_to('hotich:' || l_office, 'UTF8'))) on conflict do nothing;
    select seq + 1, hash into l_seq, l_prev from audit_head where office_id = l_office for update;
  end if;
  l_at := clock_timestamp();
  l_hash := audit_hash(l_prev, l_office, l_seq, l_at, l_actor, l_actor_name, l_session, l_action, l_kind, l_subject, l_purpose, l_details);
  insert into audit_line values (l_office, l_seq, l_at, l_actor, l_actor_name, l_session, l_action, l_kind, l_subject, l_purpose, l_details, l_prev, l_hash);
  update audit_head set seq = l_seq, hash = l_hash where office_id = l_office;
  return l_seq;
end $$;

/*
 As before, with these differences: the declaration of the case is the content of the entry; `p_case` may hold
 `received: {unitCode, day, dueAt, regime, procedureCode}`, then the dossier is not there yet and is taken in by the same call (its code
 comes back); people are written as sets.
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
    "registrationKind" text, regime text, "formVersion" text, "officeName" text, "officerId" uuid, "officerName" text, "existingPin" text);
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
    from jsonb_to_recordset(p_people) as x (id uuid, pin text, name text, key text, year int, date date, sex text)) v
  where v.pin is null or (v.nth = 1 and not exists (select from person p where p.pin = v.pin))
  order by v.pin, v.id
  on conflict (pin) do nothing;
  with written as (
    insert into entry_person (office_id, entry_id, role, person_id, full_name, name_key, birth_year, birth_date, sex, pin)
    select e."officeId", e.id, v.role, coalesce(p.id, v.id), v.name, v.key, v.year, v.date, v.sex, v.pin
    from jsonb_to_recordset(p_people) as v (id uuid, role text, pin text, name text, key text, year int, date date, sex text) left join person p on p.pin = v.pin
    returning role, person_id
  )
  insert into family_link (child_id, parent_id, relation, office_id, entry_id)
  select child.person_id, parent.person_id, parent.role, e."officeId", e.id
  from written child join written parent on parent.role in ('MOTHER', 'FATHER') and parent.person_id <> child.person_id
  where child.role = 'CHILD'
  on conflict do nothing;
  insert into name_key (key) select distinct v.key from jsonb_to_recordset(p_people) as v (key text)
    where not exists (select from name_key k where k.key = v.key) order by 1 on conflict do nothing;

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

  if c.received is not null then
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

-- The large JSON columns are packed by the quicker method where the server has it.
do $$
declare t record;
begin
  for t in select * from (values ('registration_case', 'declaration'), ('register_entry', 'content'), ('entry_revision', 'content'), ('outbox', 'payload'), ('document', 'words')) as x (tab, col) loop
    execute format('alter table %I alter column %I set compression lz4', t.tab, t.col);
  end loop;
exception when feature_not_supported then
  null;
end $$;
