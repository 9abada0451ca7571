-- Papers, messages to other systems, the audit chain, idempotency.

create table document (
  office_id       int not null references office (id),
  id              uuid not null,
  kind            text not null,
  number          text not null default '',
  case_id         uuid,
  entry_id        uuid,
  original        boolean not null default false,
  state           text not null check (state in ('PREPARED', 'SIGNED', 'REPLACED', 'REVOKED')),
  template        text not null,
  words           jsonb not null,
  entry_revision  int not null default 0,
  verify_token    text not null unique,
  file_sha256     bytea,
  file_bytes      int,
  signed_by       uuid,
  signer_name     text not null default '',
  signer_lines    text[] not null default '{}',
  signed_at       timestamptz,
  printed_count   int not null default 0,
  prepared_by     uuid,
  prepared_at     timestamptz not null,
  ended_at        timestamptz,
  ended_reason    text,
  primary key (office_id, id)
);
create index document_case on document (office_id, case_id);
create index document_entry on document (office_id, entry_id);
-- The Giấy khai sinh original exists once.
create unique index document_one_original on document (office_id, entry_id, kind) where original and state in ('PREPARED', 'SIGNED');

create table document_counter (office_id int not null, series text not null, year int not null, last_no int not null, primary key (office_id, series, year));

-- Offsets in millimetres for pre-printed stock, per printer; `fields` moves single fields ("Lưu tọa độ").
create table printer_profile (
  office_id       int not null references office (id),
  id              uuid not null,
  name            text not null,
  document_kind   text not null,
  offset_x_mm     numeric(6, 2) not null default 0 check (offset_x_mm between -50 and 50),
  offset_y_mm     numeric(6, 2) not null default 0 check (offset_y_mm between -50 and 50),
  fields          jsonb not null default '{}',
  updated_at      timestamptz not null default now(),
  primary key (office_id, id),
  unique (office_id, name, document_kind)
);

-- What other systems must learn, written with the registration. A dead partner delays only its own rows.
create table outbox (
  id              bigint primary key generated always as identity,
  office_id       int not null,
  partner         text not null,
  topic           text not null,
  -- Sending twice is harmless: the partner knows the key.
  message_key     uuid not null unique,
  -- Messages of one dossier go in order.
  ordering_key    uuid not null,
  payload         jsonb not null,
  state           text not null default 'PENDING' check (state in ('PENDING', 'ACCEPTED', 'DONE', 'PARKED')),
  attempts        int not null default 0,
  next_attempt_at timestamptz not null default now(),
  last_error      text,
  created_at      timestamptz not null default now(),
  accepted_at     timestamptz,
  done_at         timestamptz
);
create index outbox_due on outbox (partner, next_attempt_at) where state in ('PENDING', 'ACCEPTED');
create index outbox_ordering on outbox (ordering_key, id) where state in ('PENDING', 'ACCEPTED', 'PARKED');
create index outbox_office on outbox (office_id, created_at) where state <> 'DONE';

create table pin_request (
  office_id       int not null,
  entry_id        uuid not null,
  request_id      uuid not null unique,
  case_id         uuid not null,
  state           text not null check (state in ('WAITING', 'ALLOCATED', 'SUSPECT_DUPLICATE', 'REJECTED', 'NEEDS_VERIFICATION', 'CANCELLED')),
  reason          text not null default '',
  candidates      jsonb not null default '[]',
  asked_at        timestamptz not null,
  answered_at     timestamptz,
  primary key (office_id, entry_id)
);
create index pin_request_open on pin_request (office_id, asked_at) where state <> 'ALLOCATED';

create table link_health (
  partner         text primary key,
  state           text not null default 'UP' check (state in ('UP', 'DEGRADED', 'DOWN')),
  since           timestamptz not null default now(),
  last_ok_at      timestamptz,
  last_error      text,
  consecutive_failures int not null default 0,
  retry_after     timestamptz
);

-- A registering office tells the commune of permanent residence (R-A3), and other office-to-office notices; with read receipt.
create table office_notice (
  office_id       int not null,
  id              uuid not null,
  from_office_id  int not null,
  kind            text not null,
  entry_id        uuid,
  content         jsonb not null,
  sent_at         timestamptz not null,
  read_at         timestamptz,
  read_by         uuid,
  primary key (office_id, id)
);
create index office_notice_unread on office_notice (office_id, sent_at) where read_at is null;

-- Electronic birth notices of hospitals; one row a code and facility, whatever arrives how often.
create table birth_notification (
  code            text not null,
  facility_code   text not null,
  child_no        int not null default 1,
  body_sha256     bytea not null,
  payload         jsonb not null,
  office_id       int,
  case_id         uuid,
  received_at     timestamptz not null default now(),
  primary key (code, facility_code, child_no)
);

-- Audit: every write and every read of a person's data; chained per office. Office 0 is the system itself.
create table audit_head (
  office_id       int primary key,
  seq             bigint not null,
  hash            bytea not null
);
create table audit_line (
  office_id       int not null,
  seq             bigint not null,
  at              timestamptz not null,
  actor_id        uuid,
  actor_name      text not null,
  session_ref     text not null default '',
  action          text not null,
  subject_kind    text not null default '',
  subject_id      text not null default '',
  purpose         text not null default '',
  details         jsonb not null default '{}',
  prev_hash       bytea not null,
  hash            bytea not null,
  primary key (office_id, seq)
);
create index audit_line_subject on audit_line (subject_kind, subject_id, at);
create index audit_line_actor on audit_line (actor_id, at);

create function audit_hash(prev bytea, l_office int, l_seq bigint, l_at timestamptz, l_actor uuid, l_actor_name text, l_session text, l_action text, l_kind text, l_subject text, l_purpose text, l_details jsonb)
returns bytea language sql immutable parallel safe as $$
  select sha256(prev || convert_to(
    jsonb_build_array(l_office, l_seq, (extract(epoch from l_at) * 1000000)::bigint, l_actor, l_actor_name, l_session, l_action, l_kind, l_subject, l_purpose, l_details)::text, 'UTF8'))
$$;

-- One statement moves the head of a chain; the lock on it is held to the end of the transaction.
create function audit_append(l_office int, l_actor uuid, l_actor_name text, l_session text, l_action text, l_kind text, l_subject text, l_purpose text, l_details jsonb)
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

-- The first answer to a command is kept; the same key with the same body gets it again.
create table idempotency (
  account_id      uuid not null,
  key             text not null,
  request_sha256  bytea not null,
  status          int not null,
  response        jsonb not null,
  created_at      timestamptz not null default now(),
  primary key (account_id, key)
);
create index idempotency_age on idempotency (created_at);
