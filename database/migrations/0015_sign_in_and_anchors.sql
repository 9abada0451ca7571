-- Tries to sign in, by name (hashed: a mistyped name may be a password) and by address; the delay grows with the failures.
create table sign_in_throttle (
  key             text primary key,
  failed          int not null,
  locked_until    timestamptz,
  last_failed_at  timestamptz not null
);
create index sign_in_throttle_age on sign_in_throttle (last_failed_at);

-- Where an account stood before it moved: an office at a time (domain: one user, one office).
create table account_posting (
  account_id      uuid not null references account (id),
  office_id       int not null references office (id),
  valid           daterange not null,
  decision        text not null default '',
  exclude using gist (account_id with =, valid with &&)
);

-- A remembered end of each chain: a chain that was rewritten as a whole no longer agrees with it.
create table audit_anchor (
  office_id       int not null,
  seq             bigint not null,
  hash            bytea not null,
  at              timestamptz not null,
  primary key (office_id, seq)
);
create trigger append_only before update or delete on audit_anchor for each row execute function refuse_change();
create trigger never_truncated before truncate on audit_anchor execute function refuse_change();

-- For an inspector's look at a stretch of days; costs next to nothing when lines are written.
create index audit_line_at on audit_line using brin (at) with (pages_per_range = 16);

-- Whoever oversees other offices reads them and changes nothing in them; the keeper of a predecessor's books writes on in those.
create function app_writable() returns int[] language sql stable as $$
  select case when coalesce(current_setting('app.scope', true), '') = 'OFFICE' then app_offices() || app_office() else array[app_office()] end
$$;
grant execute on function app_writable() to hotich_person;
do $$
declare t text;
begin
  foreach t in array array['register_book', 'register_counter', 'registration_case', 'case_counter', 'case_event', 'case_attachment', 'case_lookup', 'register_entry',
    'entry_revision', 'repair_request', 'marginal_note', 'entry_revocation', 'entry_person', 'entry_pin', 'family_link', 'daily_count',
    'document', 'document_counter', 'printer_profile', 'outbox', 'pin_request', 'audit_line', 'birth_notification'] loop
    execute format('alter policy change_own_office on %I using (office_id = any ((select app_writable())::int[])) with check (office_id = any ((select app_writable())::int[]))', t);
  end loop;
  foreach t in array array['case_event', 'case_attachment', 'case_lookup', 'entry_revision', 'repair_request', 'marginal_note', 'entry_revocation',
    'entry_person', 'entry_pin', 'family_link', 'document', 'document_counter', 'outbox', 'pin_request'] loop
    execute format('alter policy write_own_office on %I with check (office_id = any ((select app_writable())::int[]))', t);
  end loop;
  alter policy receipt_notice on office_notice using (office_id = any ((select app_writable())::int[]));
end $$;
