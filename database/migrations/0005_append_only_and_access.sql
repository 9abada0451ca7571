-- What the database refuses whoever asks, and what a person's connection may see.

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are never changed or deleted', tg_table_name using errcode = 'insufficient_privilege';
end $$;
do $$
declare t text;
begin
  foreach t in array array['register_entry', 'entry_revision', 'marginal_note', 'entry_revocation', 'entry_pin', 'case_event', 'audit_line', 'case_lookup'] loop
    execute format('create trigger append_only before update or delete on %I for each row execute function refuse_change()', t);
    execute format('create trigger never_truncated before truncate on %I execute function refuse_change()', t);
  end loop;
end $$;

-- A closed book takes no entry; numbers rise with the days.
create function entry_fits_book() returns trigger language plpgsql as $$
begin
  if exists (select from register_book b where b.office_id = new.office_id and b.register = new.register and b.year = new.year and b.volume = new.volume and b.closed_on is not null) then
    raise exception 'book-closed' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger entry_fits_book before insert on register_entry for each row execute function entry_fits_book();

do $$
begin
  if not exists (select from pg_roles where rolname = 'hotich_person') then
    create role hotich_person nologin;
  end if;
  execute format('grant hotich_person to %I', current_user);
end $$;

create function app_offices() returns int[] language sql stable as $$ select coalesce(nullif(current_setting('app.offices', true), ''), '{}')::int[] $$;
create function app_office() returns int language sql stable as $$ select nullif(current_setting('app.office', true), '')::int $$;
create function app_national() returns boolean language sql stable as $$ select coalesce(current_setting('app.scope', true), '') = 'NATIONAL' $$;
create function app_actor() returns uuid language sql stable as $$ select nullif(current_setting('app.actor', true), '')::uuid $$;

grant usage on schema public to hotich_person;
grant select on admin_unit, admin_unit_succession, office, office_succession, ethnic_group, country, document_type, code_list_item, calendar_day, policy, link_health, name_key to hotich_person;
grant execute on all functions in schema public to hotich_person;

do $$
declare t text;
begin
  -- Office-keyed tables: read within one's scope, write in one's own office only.
  foreach t in array array['register_book', 'register_counter', 'registration_case', 'case_counter', 'case_event', 'case_attachment', 'case_lookup', 'register_entry',
    'entry_revision', 'repair_request', 'marginal_note', 'entry_revocation', 'entry_person', 'entry_pin', 'family_link', 'daily_count',
    'document', 'document_counter', 'printer_profile', 'outbox', 'pin_request', 'audit_line', 'birth_notification'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy read_in_scope on %I for select to hotich_person using ((select app_national()) or office_id = any ((select app_offices())::int[]))', t);
    execute format('create policy write_own_office on %I for insert to hotich_person with check (office_id = (select app_office()))', t);
    execute format('create policy change_own_office on %I for update to hotich_person using (office_id = any ((select app_offices())::int[])) with check (office_id = any ((select app_offices())::int[]))', t);
    execute format('grant select, insert on %I to hotich_person', t);
  end loop;
  foreach t in array array['register_book', 'register_counter', 'registration_case', 'case_counter', 'case_attachment', 'repair_request', 'daily_count', 'document', 'document_counter', 'printer_profile', 'pin_request', 'birth_notification'] loop
    execute format('grant update on %I to hotich_person', t);
  end loop;
end $$;
revoke insert on audit_line from hotich_person;

-- Notices: the sender writes into the receiver's list, both may read.
alter table office_notice enable row level security;
create policy read_notice on office_notice for select to hotich_person using ((select app_national()) or office_id = any ((select app_offices())::int[]) or from_office_id = any ((select app_offices())::int[]));
create policy send_notice on office_notice for insert to hotich_person with check (from_office_id = (select app_office()));
create policy receipt_notice on office_notice for update to hotich_person using (office_id = any ((select app_offices())::int[]));
grant select, insert, update on office_notice to hotich_person;

-- People: only those who stand in an entry one may see.
alter table person enable row level security;
create policy read_person on person for select to hotich_person using ((select app_national()) or exists (select from entry_person ep where ep.person_id = person.id));
grant select on person to hotich_person;

-- Accounts of one's scope; sessions of one's own office's accounts. Secrets are not readable at all.
alter table account enable row level security;
create policy read_account on account for select to hotich_person using ((select app_national()) or office_id = any ((select app_offices())::int[]));
grant select (id, office_id, username, full_name, job_title, email, pin, must_change_password, totp_confirmed_at, totp_exempt, demo, valid, disabled_at, locked_until, created_by, created_at) on account to hotich_person;
alter table account_role enable row level security;
create policy read_account_role on account_role for select to hotich_person using (exists (select from account a where a.id = account_role.account_id));
grant select on account_role to hotich_person;
alter table session enable row level security;
create policy read_session on session for select to hotich_person using (account_id = (select app_actor()) or exists (select from account a where a.id = session.account_id));
grant select on session to hotich_person;
alter table signature_authority enable row level security;
create policy read_authority on signature_authority for select to hotich_person using ((select app_national()) or office_id = any ((select app_offices())::int[]));
grant select on signature_authority to hotich_person;
grant select, insert on idempotency to hotich_person;
alter table idempotency enable row level security;
create policy own_keys on idempotency to hotich_person using (account_id = (select app_actor())) with check (account_id = (select app_actor()));
