-- The last doors: what a person's connection may not do whatever a route forgets.

-- Whether the statement comes from a person's transaction; it stays true inside functions that run above the rows.
create function app_is_person() returns boolean language sql stable as $$ select current_setting('role', true) = 'hotich_person' $$;

-- A person writes into the chain of the own office and in the own name; other chains are the system's, and whoever manages accounts above the rows.
create or replace function audit_append(l_office int, l_actor uuid, l_actor_name text, l_session text, l_action text, l_kind text, l_subject text, l_purpose text, l_details jsonb)
returns bigint language plpgsql security definer set search_path = public, pg_temp as $$
declare
  l_seq bigint;
  l_prev bytea;
  l_hash bytea;
  l_at timestamptz;
begin
  if app_is_person() and (l_office is distinct from app_office() or l_actor is distinct from app_actor()) then
    raise exception 'not-own-name' using errcode = 'insufficient_privilege';
  end if;
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

-- The compared facts of a birth follow its own office's corrections only.
create or replace function reindex_entry(p_office int, p_entry uuid, p_people jsonb, p_fact jsonb) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if p_office is distinct from app_office() then
    raise exception 'not-own-office' using errcode = 'insufficient_privilege';
  end if;
  if not exists (select from register_entry where office_id = p_office and id = p_entry) then
    raise exception 'entry-missing' using errcode = 'no_data_found';
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
    from jsonb_populate_record(null::birth_fact, p_fact) f where b.entry_id = p_entry and b.office_id = p_office;
  end if;
end $$;

-- R-P1: a desk never gives a number. It accepts one that exists, and only when the population database named it for this very child.
create or replace function give_pin(p_office int, p_entry uuid, p_pin text, p_source text, p_request uuid, p_at timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  l_person uuid;
begin
  if app_is_person() and (p_office is distinct from app_office() or p_source <> 'EXISTING' or not exists (
      select from pin_request where office_id = p_office and entry_id = p_entry and candidates @> jsonb_build_array(jsonb_build_object('pin', p_pin)))) then
    raise exception 'pin-not-named' using errcode = 'insufficient_privilege';
  end if;
  select person_id into l_person from entry_person where office_id = p_office and entry_id = p_entry and role = 'CHILD';
  if l_person is null then raise exception 'subject-missing' using errcode = 'no_data_found'; end if;
  if exists (select from person where pin = p_pin and id <> l_person)
    or exists (select from entry_pin where pin = p_pin and source = 'ALLOCATED' and not (office_id = p_office and entry_id = p_entry)) then
    raise exception 'pin-of-another' using errcode = 'unique_violation';
  end if;
  insert into entry_pin (office_id, entry_id, seq, pin, source, request_id, received_at)
  select p_office, p_entry, coalesce(max(seq), 0) + 1, p_pin, p_source, p_request, p_at from entry_pin where office_id = p_office and entry_id = p_entry;
  update person set pin = p_pin where id = l_person;
  update entry_person set pin = p_pin where office_id = p_office and entry_id = p_entry and role = 'CHILD';
end $$;

-- Nothing that runs above the rows is open to other roles of the database server.
do $$
declare f record;
begin
  for f in select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'public' and p.prosecdef loop
    execute 'revoke execute on function ' || f.name || ' from public';
  end loop;
end $$;
grant execute on function audit_append(int, uuid, text, text, text, text, text, text, jsonb), birth_candidates(uuid, text, date, text, text), notification_used(text, uuid) to hotich_person;

-- Where colleagues work from is nobody's business; administrators see it above the rows.
drop policy read_session on session;
create policy read_session on session for select to hotich_person using (account_id = (select app_actor()));
