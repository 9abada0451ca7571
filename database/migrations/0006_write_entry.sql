-- Writing an entry: one call, one round trip, everything or nothing.

drop table birth_claim;

-- The first number of a volume: pages are counted from it.
alter table register_book add column first_no int not null default 1;

-- One row a birth entry, nationally: what the duplicate check compares. `claim_key` lets one child be registered once only.
create table birth_fact (
  entry_id        uuid primary key,
  office_id       int not null,
  claim_key       text unique,
  birth_date      date,
  birth_year      int,
  sex             text,
  child_name      text not null,
  child_key       text not null,
  birth_order     int not null default 1,
  plurality       int not null default 1,
  mother_name     text,
  mother_key      text,
  mother_year     int,
  mother_pin      text,
  father_key      text
);
create index birth_fact_mother_pin on birth_fact (mother_pin, birth_date) where mother_pin is not null;
create index birth_fact_day_mother on birth_fact (birth_date, mother_key);
create index birth_fact_day_child on birth_fact (birth_date, child_key);
alter table birth_fact enable row level security;
alter table notification_claim enable row level security;

create index registration_case_subject on registration_case (subject_key, subject_birth)
  where state in ('DRAFT', 'RECEIVED', 'INCOMPLETE', 'VETTED');

-- Possible duplicates of a birth, over the whole nation. Only what is needed to compare leaves the function.
create function birth_candidates(p_case uuid, p_child_key text, p_birth_date date, p_mother_key text, p_mother_pin text)
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

-- Whether a birth notification has been used by the entry of another dossier (R-B14).
create function notification_used(p_code text, p_case uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from notification_claim n join register_entry e on e.office_id = n.office_id and e.id = n.entry_id where n.code = p_code and e.case_id <> p_case)
$$;

/*
 p_entry: {officeId, id, caseId, register, year, registeredOn, registeredAt, kind, registrationKind, regime, formVersion, officeName, officerId, officerName, content}
 p_people: [{id, role, name, key, year, date, sex, pin}]  in the order of the paper
 p_fact: the birth_fact row without its ids, or null;  p_notification: code or null
 p_case: {state, events:[{action, from, to, reason, details}], subjectName, subjectKey, subjectBirth, late, received?: {unitCode, day, dueAt, regime, procedureCode}};
   with `received` the dossier is not there yet and is taken in by the same call (its code comes back); its declaration is the content of the entry
 p_messages: [{partner, topic, key, payload}];  p_pin_request: uuid or null
*/
create function write_entry(p_entry jsonb, p_people jsonb, p_fact jsonb, p_notification text, p_case jsonb, p_messages jsonb, p_pin_request uuid, p_session text)
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

revoke execute on function write_entry(jsonb, jsonb, jsonb, text, jsonb, jsonb, uuid, text) from public;
grant execute on function write_entry(jsonb, jsonb, jsonb, text, jsonb, jsonb, uuid, text), birth_candidates(uuid, text, date, text, text), notification_used(text, uuid) to hotich_person;
-- Entries, people and numbers are written through the function alone.
revoke insert on register_entry, entry_person, entry_pin, family_link from hotich_person;
revoke insert, update on register_counter, daily_count from hotich_person;

-- After a correction the search rows follow the newest content; persons with a PIN keep their identity.
create function reindex_entry(p_office int, p_entry uuid, p_people jsonb, p_fact jsonb) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if p_office is distinct from app_office() then
    raise exception 'not-own-office' using errcode = 'insufficient_privilege';
  end if;
  update entry_person ep set full_name = v ->> 'name', name_key = v ->> 'key', birth_year = (v ->> 'year')::int, birth_date = (v ->> 'date')::date, sex = v ->> 'sex'
  from jsonb_array_elements(p_people) v
  where ep.office_id = p_office and ep.entry_id = p_entry and ep.role = v ->> 'role';
  update person p set full_name = v ->> 'name', name_key = v ->> 'key', birth_year = (v ->> 'year')::int, birth_date = (v ->> 'date')::date, sex = v ->> 'sex'
  from jsonb_array_elements(p_people) v join entry_person ep on ep.office_id = p_office and ep.entry_id = p_entry and ep.role = v ->> 'role'
  where p.id = ep.person_id and p.first_entry_id = p_entry;
  insert into name_key (key) select distinct v ->> 'key' from jsonb_array_elements(p_people) v on conflict do nothing;
  if p_fact is not null then
    update birth_fact b set claim_key = f.claim_key, birth_date = f.birth_date, birth_year = f.birth_year, sex = f.sex, child_name = f.child_name, child_key = f.child_key,
      birth_order = f.birth_order, plurality = f.plurality, mother_name = f.mother_name, mother_key = f.mother_key, mother_year = f.mother_year, mother_pin = f.mother_pin, father_key = f.father_key
    from jsonb_populate_record(null::birth_fact, p_fact) f where b.entry_id = p_entry;
  end if;
end $$;
revoke execute on function reindex_entry(int, uuid, jsonb, jsonb) from public;
grant execute on function reindex_entry(int, uuid, jsonb, jsonb) to hotich_person;

-- Holds a book's counter while the book is being closed.
create function close_counter(p_office int, p_register text, p_year int) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if p_office is distinct from app_office() then
    raise exception 'not-own-office' using errcode = 'insufficient_privilege';
  end if;
  perform 1 from register_counter where office_id = p_office and register = p_register and year = p_year for update;
end $$;
revoke execute on function close_counter(int, text, int) from public;
grant execute on function close_counter(int, text, int) to hotich_person;

-- R-A8: does an entry concern parents, children, siblings or the co-parent of a PIN's holder?
create function entry_concerns_relative(p_office int, p_entry uuid, p_pin text) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  with me as (select id from person where pin = p_pin),
  parents as (select l.parent_id as id from family_link l join me on l.child_id = me.id),
  children as (select l.child_id as id from family_link l join me on l.parent_id = me.id),
  relatives as (
    select id from me union select id from parents union select id from children
    union select l.child_id from family_link l join parents p on l.parent_id = p.id
    union select l.parent_id from family_link l join children c on l.child_id = c.id
    union select l.parent_id from family_link l join parents p on l.child_id = p.id
    union select l.child_id from family_link l join children c on l.parent_id = c.id
  )
  select exists (select from entry_person ep join relatives r on r.id = ep.person_id where ep.office_id = p_office and ep.entry_id = p_entry)
$$;
revoke execute on function entry_concerns_relative(int, uuid, text) from public;
grant execute on function entry_concerns_relative(int, uuid, text) to hotich_person;

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

-- Plans of the hot functions are made once and always walk indexes: a plan made while the tables were small would read them whole when
-- they have grown, and planning anew at each call costs more than the walk.
alter function write_entry(jsonb, jsonb, jsonb, text, jsonb, jsonb, uuid, text) set plan_cache_mode = force_generic_plan;
alter function write_entry(jsonb, jsonb, jsonb, text, jsonb, jsonb, uuid, text) set enable_seqscan = off;
alter function write_entry(jsonb, jsonb, jsonb, text, jsonb, jsonb, uuid, text) set enable_hashjoin = off;
alter function write_entry(jsonb, jsonb, jsonb, text, jsonb, jsonb, uuid, text) set enable_mergejoin = off;

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
