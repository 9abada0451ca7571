-- Register books, cases (hồ sơ), persons. Tables that grow are keyed by office first.

create table register_book (
  office_id       int not null references office (id),
  register        text not null,
  year            int not null check (year between 1900 and 2200),
  volume          int not null default 1,
  opened_on       date not null,
  opened_by       uuid,
  pages_per_volume int not null default 200,
  closed_on       date,
  closed_by       uuid,
  -- Totals at closing: pages, entries, first and last number; with the signing document's hash.
  closing         jsonb,
  primary key (office_id, register, year, volume)
);

-- The counter of a book: gapless because the row lock is held to the end of the transaction.
create table register_counter (
  office_id       int not null references office (id),
  register        text not null,
  year            int not null,
  last_no         int not null default 0,
  last_registered_on date,
  primary key (office_id, register, year)
);

create table registration_case (
  office_id       int not null references office (id),
  id              uuid not null,
  kind            text not null,
  code            text,
  procedure_code  text not null,
  state           text not null check (state in ('DRAFT', 'RECEIVED', 'INCOMPLETE', 'VETTED', 'REGISTERED', 'WAITING_PIN', 'SUBMITTED', 'RETURNED', 'SIGNED', 'HANDED_OVER', 'REFUSED_INTAKE', 'REFUSED_MERITS', 'WITHDRAWN')),
  channel         text not null default 'DIRECT' check (channel in ('DIRECT', 'POST', 'ONLINE', 'MOBILE', 'HOSPITAL', 'IMPORT')),
  declaration     jsonb not null,
  -- Counts the saves of the declaration; a save that names an older version is refused, nothing is overwritten.
  version         int not null default 1,
  subject_name    text not null default '',
  subject_key     text not null default '',
  subject_birth   date,
  regime          text,
  received_at     timestamptz,
  received_by     uuid,
  due_at          timestamptz,
  -- Set while another body answers: the deadline clock stands (NĐ 07/2025).
  paused_at       timestamptz,
  pause_reason    text,
  late            boolean,
  entry_id        uuid,
  source_key      text,
  created_at      timestamptz not null default now(),
  created_by      uuid,
  updated_at      timestamptz not null default now(),
  updated_by      uuid,
  primary key (office_id, id),
  unique (id),
  unique (office_id, code)
);
-- The worklists: only open cases, so it stays small however many are finished.
create index registration_case_open on registration_case (office_id, state, due_at) where state not in ('HANDED_OVER', 'REFUSED_INTAKE', 'REFUSED_MERITS', 'WITHDRAWN');
create index registration_case_recent on registration_case (office_id, updated_at desc);
create unique index registration_case_source on registration_case (source_key) where source_key is not null;

create table case_counter (office_id int not null, day date not null, last_no int not null, primary key (office_id, day));

-- Everything that happened to a case, in order. Append-only.
create table case_event (
  office_id       int not null,
  case_id         uuid not null,
  seq             int not null,
  at              timestamptz not null,
  actor_id        uuid,
  actor_name      text not null default '',
  action          text not null,
  from_state      text,
  to_state        text,
  reason          text not null default '',
  details         jsonb not null default '{}',
  primary key (office_id, case_id, seq)
);

create table case_attachment (
  office_id       int not null,
  id              uuid not null,
  case_id         uuid not null,
  paper           text not null,
  file_name       text not null,
  media_type      text not null check (media_type in ('application/pdf', 'image/jpeg', 'image/png')),
  bytes           int not null check (bytes > 0),
  sha256          bytea not null,
  thumbnail_sha256 bytea,
  added_at        timestamptz not null default now(),
  added_by        uuid,
  removed_at      timestamptz,
  removed_by      uuid,
  primary key (office_id, id)
);
create index case_attachment_case on case_attachment (office_id, case_id);

-- Look-ups in other systems: what was asked, when, what came back (R-A9).
create table case_lookup (
  office_id       int not null,
  id              uuid not null,
  case_id         uuid,
  partner         text not null,
  question        jsonb not null,
  answer          jsonb,
  outcome         text not null,
  purpose         text not null,
  asked_at        timestamptz not null,
  asked_by        uuid,
  primary key (office_id, id)
);
create index case_lookup_case on case_lookup (office_id, case_id);

-- The entry as it was first written in the book. Never updated, never deleted.
create table register_entry (
  office_id       int not null references office (id),
  id              uuid not null,
  register        text not null,
  year            int not null,
  entry_no        int not null,
  volume          int not null,
  page_no         int not null,
  registered_on   date not null,
  registered_at   timestamptz not null,
  kind            text not null,
  case_id         uuid not null,
  registration_kind text not null,
  regime          text not null,
  form_version    text not null,
  office_name     text not null,
  officer_id      uuid not null,
  officer_name    text not null,
  content         jsonb not null,
  primary key (office_id, id),
  unique (office_id, register, year, entry_no),
  unique (office_id, case_id),
  foreign key (office_id, register, year, volume) references register_book (office_id, register, year, volume)
);
create index register_entry_day on register_entry (office_id, registered_on);

-- Later content: typing slips before the signature, data repair "record ≠ book" after it, with its ground. Append-only.
create table entry_revision (
  office_id       int not null,
  entry_id        uuid not null,
  revision        int not null,
  ground          text not null check (ground in ('TYPING_SLIP', 'DATA_REPAIR')),
  content         jsonb not null,
  changed_fields  jsonb not null,
  reason          text not null,
  made_by         uuid not null,
  made_by_name    text not null,
  approved_by     uuid,
  approved_by_name text,
  made_at         timestamptz not null,
  primary key (office_id, entry_id, revision),
  foreign key (office_id, entry_id) references register_entry (office_id, id),
  check (ground = 'TYPING_SLIP' or (approved_by is not null and approved_by <> made_by))
);

-- Data repair asked for by one person, decided by another.
create table repair_request (
  office_id       int not null,
  id              uuid not null,
  entry_id        uuid not null,
  content         jsonb not null,
  changed_fields  jsonb not null,
  reason          text not null,
  state           text not null default 'OPEN' check (state in ('OPEN', 'APPROVED', 'REJECTED')),
  asked_by        uuid not null,
  asked_by_name   text not null,
  asked_at        timestamptz not null,
  decided_by      uuid,
  decided_by_name text,
  decided_at      timestamptz,
  decision_reason text,
  primary key (office_id, id),
  check (decided_by is null or decided_by <> asked_by)
);
create index repair_request_open on repair_request (office_id, asked_at) where state = 'OPEN';

create table marginal_note (
  office_id       int not null,
  entry_id        uuid not null,
  seq             int not null,
  noted_on        date not null,
  content         text not null,
  basis           jsonb not null,
  basis_key       text not null,
  officer_id      uuid not null,
  officer_name    text not null,
  signer_name     text not null default '',
  noted_at        timestamptz not null,
  primary key (office_id, entry_id, seq),
  unique (office_id, entry_id, basis_key),
  foreign key (office_id, entry_id) references register_entry (office_id, id)
);

create table entry_revocation (
  office_id       int not null,
  entry_id        uuid not null,
  decision        text not null,
  decided_on      date not null,
  reason          text not null,
  recorded_by     uuid not null,
  recorded_at     timestamptz not null,
  primary key (office_id, entry_id),
  foreign key (office_id, entry_id) references register_entry (office_id, id)
);

-- People, nationally. A PIN belongs to one person for ever.
create table person (
  id              uuid primary key,
  pin             text unique check (pin ~ '^\d{12}$'),
  full_name       text not null,
  name_key        text not null,
  birth_year      int,
  birth_date      date,
  sex             text,
  first_entry_id  uuid,
  created_at      timestamptz not null default now()
);

-- Who stands in an entry, as written there; this is what searches run on.
create table entry_person (
  office_id       int not null,
  entry_id        uuid not null,
  role            text not null,
  person_id       uuid not null references person (id),
  full_name       text not null,
  name_key        text not null,
  birth_year      int,
  birth_date      date,
  sex             text,
  pin             text,
  primary key (office_id, entry_id, role)
);
create index entry_person_name on entry_person (name_key, birth_year);
create index entry_person_birth on entry_person (birth_date, role);
create index entry_person_pin on entry_person (pin) where pin is not null;
create index entry_person_person on entry_person (person_id);

-- Distinct folded names: the trigram index stays small although syllables repeat.
create table name_key (key text primary key);
create index name_key_trgm on name_key using gin (key gin_trgm_ops);

create table family_link (
  child_id        uuid not null references person (id),
  parent_id       uuid not null references person (id),
  relation        text not null check (relation in ('MOTHER', 'FATHER')),
  office_id       int not null,
  entry_id        uuid not null,
  primary key (child_id, relation, parent_id)
);
create index family_link_parent on family_link (parent_id);

-- PIN history of an entry's subject: append-only, the newest counts (R-P4).
create table entry_pin (
  office_id       int not null,
  entry_id        uuid not null,
  seq             int not null default 1,
  pin             text not null check (pin ~ '^\d{12}$'),
  source          text not null check (source in ('ALLOCATED', 'EXISTING', 'REESTABLISHED')),
  request_id      uuid,
  received_at     timestamptz not null,
  primary key (office_id, entry_id, seq),
  foreign key (office_id, entry_id) references register_entry (office_id, id)
);
create unique index entry_pin_once on entry_pin (pin, source) where source = 'ALLOCATED';

-- One child is registered once in the nation, whoever is quicker: the key is made from the child, the day and the mother.
create table birth_claim (
  key             text primary key,
  office_id       int not null,
  entry_id        uuid not null
);
-- R-B14: a birth notification serves one entry.
create table notification_claim (
  code            text primary key,
  office_id       int not null,
  entry_id        uuid not null
);

-- Counts that screens show, kept in the registering transaction: no scan of the register to count it.
create table daily_count (
  office_id       int not null,
  day             date not null,
  measure         text not null,
  kind            text not null,
  n               int not null default 0,
  primary key (office_id, day, measure, kind)
);
create index daily_count_day on daily_count (day, measure);
