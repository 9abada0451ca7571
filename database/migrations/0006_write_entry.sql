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
language sql stable security definer set search_path = public, pg_temp as $$
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
  limit 10)
$$;

-- Whether a birth notification has been used by the entry of another dossier (R-B14).
create function notification_used(p_code text, p_case uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from notification_claim n join register_entry e on e.office_id = n.office_id and e.id = n.entry_id where n.code = p_code and e.case_id <> p_case)
$$;

/*
 p_entry: {officeId, id, caseId, register, year, registeredOn, registeredAt, kind, registrationKind, regime, formVersion, officeName, officerId, officerName, content}
 p_people: [{id, role, name, key, year, date, sex, pin}]  in the order of the paper
 p_fact: the birth_fact row without its ids, or null;  p_notification: code or null
 p_case: {state, events:[{action, from, to, reason, details}], declaration, subjectName, subjectKey, subjectBirth, late, code?, receivedAt?, dueAt?}
 p_messages: [{partner, topic, key, payload}];  p_pin_request: uuid or null
*/
create function write_entry(p_entry jsonb, p_people jsonb, p_fact jsonb, p_notification text, p_case jsonb, p_messages jsonb, p_pin_request uuid, p_session text)
returns jsonb language plpgsql security definer set search_path = public, pg_temp as $$
declare
  l_office int := (p_entry ->> 'officeId')::int;
  l_entry uuid := (p_entry ->> 'id')::uuid;
  l_case uuid := (p_entry ->> 'caseId')::uuid;
  l_register text := p_entry ->> 'register';
  l_year int := (p_entry ->> 'year')::int;
  l_day date := (p_entry ->> 'registeredOn')::date;
  l_at timestamptz := (p_entry ->> 'registeredAt')::timestamptz;
  l_no int; l_last_on date; l_volume int; l_page int; l_pages int; l_open int; l_first int;
  l_person jsonb; l_person_id uuid; l_child uuid; l_ids jsonb := '{}'; l_seq int; l_event jsonb;
begin
  if l_office is distinct from app_office() then
    raise exception 'not-own-office' using errcode = 'insufficient_privilege';
  end if;
  if p_notification is not null then
    insert into notification_claim (code, office_id, entry_id) values (p_notification, l_office, l_entry) on conflict do nothing;
    if not found then raise exception 'notification-used' using errcode = 'unique_violation'; end if;
  end if;
  if p_fact is not null then
    insert into birth_fact (entry_id, office_id, claim_key, birth_date, birth_year, sex, child_name, child_key, birth_order, plurality, mother_name, mother_key, mother_year, mother_pin, father_key)
    select l_entry, l_office, f.claim_key, f.birth_date, f.birth_year, f.sex, f.child_name, f.child_key, f.birth_order, f.plurality, f.mother_name, f.mother_key, f.mother_year, f.mother_pin, f.father_key
    from jsonb_populate_record(null::birth_fact, p_fact) f
    on conflict (claim_key) do nothing;
    if not found then raise exception 'duplicate-birth' using errcode = 'unique_violation'; end if;
  end if;

  -- People: in the order of their PINs, so that two registrations of one family never wait for each other crosswise.
  for l_person in select value from jsonb_array_elements(p_people) order by value ->> 'pin', value ->> 'id' loop
    l_person_id := null;
    if l_person ->> 'pin' is not null then
      select id into l_person_id from person where pin = l_person ->> 'pin';
    end if;
    if l_person_id is null then
      l_person_id := (l_person ->> 'id')::uuid;
      insert into person (id, pin, full_name, name_key, birth_year, birth_date, sex, first_entry_id)
      values (l_person_id, l_person ->> 'pin', l_person ->> 'name', l_person ->> 'key', (l_person ->> 'year')::int, (l_person ->> 'date')::date, l_person ->> 'sex', l_entry)
      on conflict (pin) do nothing;
      if not found then select id into l_person_id from person where pin = l_person ->> 'pin'; end if;
    end if;
    l_ids := l_ids || jsonb_build_object(l_person ->> 'role', l_person_id);
  end loop;
  insert into entry_person (office_id, entry_id, role, person_id, full_name, name_key, birth_year, birth_date, sex, pin)
  select l_office, l_entry, v ->> 'role', (l_ids ->> (v ->> 'role'))::uuid, v ->> 'name', v ->> 'key', (v ->> 'year')::int, (v ->> 'date')::date, v ->> 'sex', v ->> 'pin'
  from jsonb_array_elements(p_people) v;
  insert into name_key (key) select distinct v ->> 'key' from jsonb_array_elements(p_people) v
    where not exists (select from name_key k where k.key = v ->> 'key') order by 1 on conflict do nothing;
  l_child := (l_ids ->> 'CHILD')::uuid;
  if l_child is not null then
    insert into family_link (child_id, parent_id, relation, office_id, entry_id)
    select l_child, (l_ids ->> r)::uuid, r, l_office, l_entry from unnest(array['MOTHER', 'FATHER']) r
    where l_ids ? r and (l_ids ->> r)::uuid <> l_child
    on conflict do nothing;
  end if;

  -- The number, last of all that can wait: the row stays locked to the end of the transaction, so no number is ever lost.
  insert into register_counter (office_id, register, year, last_no, last_registered_on) values (l_office, l_register, l_year, 1, l_day)
  on conflict (office_id, register, year) do update set last_no = register_counter.last_no + 1, last_registered_on = excluded.last_registered_on
    where register_counter.last_registered_on is null or register_counter.last_registered_on <= excluded.last_registered_on
  returning last_no into l_no;
  if l_no is null then raise exception 'day-before-last-entry' using errcode = 'check_violation'; end if;

  select volume, pages_per_volume, first_no into l_open, l_pages, l_first from register_book
    where office_id = l_office and register = l_register and year = l_year order by volume desc limit 1;
  if not found then
    insert into register_book (office_id, register, year, volume, opened_on, opened_by) values (l_office, l_register, l_year, 1, l_day, (p_entry ->> 'officerId')::uuid)
    returning volume, pages_per_volume, first_no into l_open, l_pages, l_first;
  end if;
  l_page := l_no - l_first + 1;
  l_volume := l_open;
  if l_page > l_pages then
    l_volume := l_open + 1;
    l_page := 1;
    insert into register_book (office_id, register, year, volume, opened_on, opened_by, pages_per_volume, first_no)
    values (l_office, l_register, l_year, l_volume, l_day, (p_entry ->> 'officerId')::uuid, l_pages, l_no);
  end if;

  insert into register_entry (office_id, id, register, year, entry_no, volume, page_no, registered_on, registered_at, kind, case_id, registration_kind, regime, form_version, office_name, officer_id, officer_name, content)
  values (l_office, l_entry, l_register, l_year, l_no, l_volume, l_page, l_day, l_at, p_entry ->> 'kind', l_case, p_entry ->> 'registrationKind', p_entry ->> 'regime',
    p_entry ->> 'formVersion', p_entry ->> 'officeName', (p_entry ->> 'officerId')::uuid, p_entry ->> 'officerName', p_entry -> 'content');

  update registration_case set state = p_case ->> 'state', declaration = p_case -> 'declaration', version = version + 1, subject_name = p_case ->> 'subjectName',
    subject_key = p_case ->> 'subjectKey', subject_birth = (p_case ->> 'subjectBirth')::date, late = (p_case ->> 'late')::boolean, entry_id = l_entry,
    paused_at = null, pause_reason = null, updated_at = l_at, updated_by = (p_entry ->> 'officerId')::uuid
  where office_id = l_office and id = l_case;
  if not found then raise exception 'case-missing' using errcode = 'no_data_found'; end if;
  select coalesce(max(seq), 0) into l_seq from case_event where office_id = l_office and case_id = l_case;
  for l_event in select value from jsonb_array_elements(p_case -> 'events') loop
    l_seq := l_seq + 1;
    insert into case_event (office_id, case_id, seq, at, actor_id, actor_name, action, from_state, to_state, reason, details)
    values (l_office, l_case, l_seq, l_at, (p_entry ->> 'officerId')::uuid, p_entry ->> 'officerName', l_event ->> 'action', l_event ->> 'from', l_event ->> 'to',
      coalesce(l_event ->> 'reason', ''), coalesce(l_event -> 'details', '{}') || jsonb_build_object('number', l_no, 'year', l_year));
  end loop;

  if p_entry ->> 'existingPin' is not null then
    insert into entry_pin (office_id, entry_id, seq, pin, source, received_at) values (l_office, l_entry, 1, p_entry ->> 'existingPin', 'EXISTING', l_at);
  end if;
  if p_pin_request is not null then
    insert into pin_request (office_id, entry_id, request_id, case_id, state, asked_at) values (l_office, l_entry, p_pin_request, l_case, 'WAITING', l_at);
  end if;
  insert into outbox (office_id, partner, topic, message_key, ordering_key, payload, next_attempt_at, created_at)
  select l_office, v ->> 'partner', v ->> 'topic', (v ->> 'key')::uuid, l_case,
    case when v ->> 'topic' = 'pin-request' then jsonb_set(v -> 'payload', '{entryNo}', to_jsonb(l_no)) else v -> 'payload' end, l_at, l_at
  from jsonb_array_elements(p_messages) v;

  insert into daily_count (office_id, day, measure, kind, n) values (l_office, l_day, 'registered', (p_entry ->> 'kind') || ':' || (p_entry ->> 'registrationKind'), 1)
  on conflict (office_id, day, measure, kind) do update set n = daily_count.n + 1;
  perform audit_append(l_office, (p_entry ->> 'officerId')::uuid, p_entry ->> 'officerName', p_session, 'entry-written', 'entry', l_entry::text, '',
    jsonb_build_object('case', l_case, 'register', l_register, 'year', l_year, 'number', l_no));
  return jsonb_build_object('entryNo', l_no, 'volume', l_volume, 'pageNo', l_page);
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
