-- Staff accounts: made level by level, one office each, valid between two dates; sessions; signature authority.
create table account (
  id              uuid primary key,
  office_id       int not null references office (id),
  username        text not null unique check (username = lower(username)),
  full_name       text not null,
  job_title       text not null default '',
  email           text not null default '',
  -- PIN of the person, for R-A8 (nobody decides on himself or relatives).
  pin             text check (pin ~ '^\d{12}$'),
  password_hash   text not null,
  must_change_password boolean not null default true,
  totp_secret     text,
  totp_confirmed_at timestamptz,
  totp_last_step  bigint,
  -- Demo accounts may skip the second factor, visibly.
  totp_exempt     boolean not null default false,
  demo            boolean not null default false,
  valid           daterange not null,
  disabled_at     timestamptz,
  failed_attempts int not null default 0,
  locked_until    timestamptz,
  created_by      uuid references account (id),
  created_at      timestamptz not null default now()
);
create index account_office on account (office_id);

create table account_role (
  account_id      uuid not null references account (id),
  role            text not null check (role in ('RECEPTION', 'REGISTRAR', 'SIGNATORY', 'SEAL', 'OFFICE_ADMIN', 'PROV_OVERSIGHT', 'PROV_REVOKE', 'STATISTICS', 'INSPECTOR', 'NATIONAL', 'MISSION_REGISTRAR', 'MOFA')),
  valid           daterange not null default daterange(current_date, null),
  primary key (account_id, role)
);

create table session (
  id              bytea primary key,
  account_id      uuid not null references account (id),
  created_at      timestamptz not null,
  last_seen_at    timestamptz not null,
  reauthenticated_at timestamptz,
  ip              text not null,
  user_agent      text not null,
  ended_at        timestamptz,
  ended_reason    text
);
create index session_account on session (account_id) where ended_at is null;

-- Who may sign what, in which capacity; the printed lines come from here (domain/03 §4).
create table signature_authority (
  id              int primary key generated always as identity,
  office_id       int not null references office (id),
  account_id      uuid not null references account (id),
  capacity        text not null check (capacity in ('CHAIR', 'VICE_CHAIR', 'DELEGATED')),
  capacity_lines  text[] not null,
  document_kinds  text[] not null default '{}',
  valid           daterange not null,
  decision        text not null,
  exclude using gist (account_id with =, office_id with =, valid with &&)
);
