-- What the migrations make of an empty database. Written by tests/schema.test.ts (UPDATE_SCHEMA=1); never edited by hand.

create table account (
  id uuid not null,
  office_id integer not null,
  username text not null,
  full_name text not null,
  job_title text not null default ''::text,
  email text not null default ''::text,
  pin text,
  password_hash text not null,
  must_change_password boolean not null default true,
  totp_secret text,
  totp_confirmed_at timestamp with time zone,
  totp_last_step bigint,
  totp_exempt boolean not null default false,
  demo boolean not null default false,
  valid daterange not null,
  disabled_at timestamp with time zone,
  failed_attempts integer not null default 0,
  locked_until timestamp with time zone,
  created_by uuid,
  created_at timestamp with time zone not null default now(),
  constraint account_pkey PRIMARY KEY (id),
  constraint account_created_by_fkey FOREIGN KEY (created_by) REFERENCES account(id),
  constraint account_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id),
  constraint account_pin_check CHECK ((pin ~ '^\d{12}$'::text)),
  constraint account_username_check CHECK ((username = lower(username))),
  constraint account_username_key UNIQUE (username)
);
CREATE INDEX account_office ON public.account USING btree (office_id);
alter table account enable row level security;
create policy read_account on account for select using ((( SELECT app_national() AS app_national) OR (office_id = ANY (( SELECT app_offices() AS app_offices)::integer[]))));

create table account_posting (
  account_id uuid not null,
  office_id integer not null,
  valid daterange not null,
  decision text not null default ''::text,
  constraint account_posting_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint account_posting_account_id_valid_excl EXCLUDE USING gist (account_id WITH =, valid WITH &&),
  constraint account_posting_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id)
);

create table account_role (
  account_id uuid not null,
  role text not null,
  valid daterange not null default daterange(CURRENT_DATE, NULL::date),
  constraint account_role_pkey PRIMARY KEY (account_id, role),
  constraint account_role_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint account_role_role_check CHECK ((role = ANY (ARRAY['RECEPTION'::text, 'REGISTRAR'::text, 'SIGNATORY'::text, 'SEAL'::text, 'OFFICE_ADMIN'::text, 'PROV_OVERSIGHT'::text, 'PROV_REVOKE'::text, 'STATISTICS'::text, 'INSPECTOR'::text, 'NATIONAL'::text, 'MISSION_REGISTRAR'::text, 'MOFA'::text])))
);
alter table account_role enable row level security;
create policy read_account_role on account_role for select using ((EXISTS ( SELECT
   FROM account a
  WHERE (a.id = account_role.account_id))));
grant select on account_role to hotich_person;

create table admin_unit (
  code text not null,
  valid daterange not null,
  level text not null,
  name text not null,
  unit_type text not null,
  full_name text not null,
  parent_code text,
  province_code text not null,
  name_variants text[] not null default '{}'::text[],
  folded text not null,
  legal_basis text not null default ''::text,
  constraint admin_unit_pkey PRIMARY KEY (code, valid),
  constraint admin_unit_code_check CHECK ((code ~ '^\d{2,5}$'::text)),
  constraint admin_unit_code_level_valid_excl EXCLUDE USING gist (code WITH =, level WITH =, valid WITH &&),
  constraint admin_unit_level_check CHECK ((level = ANY (ARRAY['province'::text, 'district'::text, 'commune'::text])))
);
CREATE INDEX admin_unit_folded_trgm ON public.admin_unit USING gin (folded gin_trgm_ops);
CREATE INDEX admin_unit_level_valid ON public.admin_unit USING gist (level, valid);
CREATE INDEX admin_unit_parent ON public.admin_unit USING btree (parent_code);
grant select on admin_unit to hotich_person;

create table admin_unit_chain (
  code text not null,
  level text not null,
  valid daterange not null,
  chain text not null,
  province_code text not null,
  name_key text not null,
  search text not null,
  constraint admin_unit_chain_pkey PRIMARY KEY (code, level, valid),
  constraint admin_unit_chain_level_check CHECK ((level = ANY (ARRAY['province'::text, 'district'::text, 'commune'::text])))
);
CREATE INDEX admin_unit_chain_name ON public.admin_unit_chain USING btree (name_key text_pattern_ops);
CREATE INDEX admin_unit_chain_search ON public.admin_unit_chain USING gin (search gin_trgm_ops);
grant select on admin_unit_chain to hotich_person;

create table admin_unit_gap (
  level text not null,
  code text not null,
  ended_on date not null,
  name text not null,
  province_code text not null,
  legal_basis text not null default ''::text,
  constraint admin_unit_gap_pkey PRIMARY KEY (level, code, ended_on)
);
grant select on admin_unit_gap to hotich_person;

create table admin_unit_succession (
  level text not null,
  old_code text not null,
  new_code text not null,
  effective_from date not null,
  relation text not null,
  partial boolean not null default false,
  is_default boolean not null default false,
  confidence text not null default ''::text,
  note text not null default ''::text,
  legal_basis text not null default ''::text,
  constraint admin_unit_succession_pkey PRIMARY KEY (old_code, new_code, effective_from, level)
);
CREATE INDEX admin_unit_succession_new ON public.admin_unit_succession USING btree (new_code);
grant select on admin_unit_succession to hotich_person;

create table audit_anchor (
  office_id integer not null,
  seq bigint not null,
  hash bytea not null,
  at timestamp with time zone not null,
  constraint audit_anchor_pkey PRIMARY KEY (office_id, seq)
);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.audit_anchor FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON public.audit_anchor FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table audit_head (
  office_id integer not null,
  seq bigint not null,
  hash bytea not null,
  constraint audit_head_pkey PRIMARY KEY (office_id)
);

create table audit_line (
  office_id integer not null,
  seq bigint not null,
  at timestamp with time zone not null,
  actor_id uuid,
  actor_name text not null,
  session_ref text not null default ''::text,
  action text not null,
  subject_kind text not null default ''::text,
  subject_id text not null default ''::text,
  purpose text not null default ''::text,
  details jsonb not null default '{}'::jsonb,
  prev_hash bytea not null,
  hash bytea not null,
  constraint audit_line_pkey PRIMARY KEY (office_id, seq)
);
CREATE INDEX audit_line_actor ON public.audit_line USING btree (actor_id, at);
CREATE INDEX audit_line_at ON public.audit_line USING brin (at) WITH (pages_per_range='16');
CREATE INDEX audit_line_subject ON public.audit_line USING btree (subject_kind, subject_id, at);
alter table audit_line enable row level security;
create policy change_own_office on audit_line for update using ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[]))) with check ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[])));
create policy read_in_scope on audit_line for select using ((( SELECT app_national() AS app_national) OR (office_id = ANY (( SELECT app_offices() AS app_offices)::integer[]))));
create policy write_own_office on audit_line for insert with check ((office_id = ( SELECT app_office() AS app_office)));
grant select on audit_line to hotich_person;
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.audit_line FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON public.audit_line FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER watch_reading AFTER INSERT ON public.audit_line FOR EACH ROW WHEN (((new.actor_id IS NOT NULL) AND (new.action = ANY (ARRAY['search'::text, 'entry-read'::text, 'person-read'::text, 'person-looked-up'::text, 'entries-looked-up'::text, 'person-documents-read'::text, 'citizen-looked-up'::text, 'case-read'::text, 'document-read'::text])))) EXECUTE FUNCTION watch_reading();

create table background_work (
  name text not null,
  state jsonb not null,
  at timestamp with time zone not null default now(),
  constraint background_work_pkey PRIMARY KEY (name)
);

create table birth_fact (
  entry_id uuid not null,
  office_id integer not null,
  claim_key text,
  birth_date date,
  birth_year integer,
  sex text,
  child_name text not null,
  child_key text not null,
  birth_order integer not null default 1,
  plurality integer not null default 1,
  mother_name text,
  mother_key text,
  mother_year integer,
  mother_pin text,
  father_key text,
  no integer not null generated always as identity,
  constraint birth_fact_pkey PRIMARY KEY (entry_id),
  constraint birth_fact_claim_key_key UNIQUE (claim_key),
  constraint birth_fact_no_key UNIQUE (no)
);
CREATE INDEX birth_fact_mother_pin ON public.birth_fact USING btree (mother_pin, birth_date) WHERE (mother_pin IS NOT NULL);
alter table birth_fact enable row level security;

create table birth_notification (
  code text not null,
  facility_code text not null,
  child_no integer not null default 1,
  body_sha256 bytea not null,
  payload jsonb not null,
  office_id integer,
  case_id uuid,
  received_at timestamp with time zone not null default now(),
  birth_time text,
  constraint birth_notification_pkey PRIMARY KEY (code, facility_code, child_no),
  constraint birth_notification_birth_time_check CHECK ((birth_time ~ '^\d\d:\d\d$'::text))
);
CREATE INDEX birth_notification_mother ON public.birth_notification USING btree (((payload #>> '{NGAY_SINH_CON,date}'::text[])), lower((payload ->> 'HOTEN_NND'::text)));
CREATE INDEX birth_notification_mother_pin ON public.birth_notification USING btree (((payload ->> 'SO_CCCD_NND'::text)), ((payload #>> '{NGAY_SINH_CON,date}'::text[]))) WHERE ((payload ->> 'SO_CCCD_NND'::text) <> ''::text);
alter table birth_notification enable row level security;
create policy change_own_office on birth_notification for update using ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[]))) with check ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[])));
create policy read_in_scope on birth_notification for select using ((( SELECT app_national() AS app_national) OR (office_id = ANY (( SELECT app_offices() AS app_offices)::integer[]))));
create policy write_own_office on birth_notification for insert with check ((office_id = ( SELECT app_office() AS app_office)));
grant insert, select, update on birth_notification to hotich_person;

create table calendar_day (
  day date not null,
  kind text not null,
  name text not null,
  legal_basis text not null,
  constraint calendar_day_pkey PRIMARY KEY (day),
  constraint calendar_day_kind_check CHECK ((kind = ANY (ARRAY['HOLIDAY'::text, 'WORKED_WEEKEND'::text])))
);
grant select on calendar_day to hotich_person;

create table case_attachment (
  office_id integer not null,
  id uuid not null,
  case_id uuid not null,
  paper text not null,
  file_name text not null,
  media_type text not null,
  bytes integer not null,
  sha256 bytea not null,
  thumbnail_sha256 bytea,
  added_at timestamp with time zone not null default now(),
  added_by uuid,
  removed_at timestamp with time zone,
  removed_by uuid,
  constraint case_attachment_pkey PRIMARY KEY (office_id, id),
  constraint case_attachment_bytes_check CHECK ((bytes > 0)),
  constraint case_attachment_media_type_check CHECK ((media_type = ANY (ARRAY['application/pdf'::text, 'image/jpeg'::text, 'image/png'::text])))
);
CREATE INDEX case_attachment_case ON public.case_attachment USING btree (office_id, case_id);
alter table case_attachment enable row level security;
create policy change_own_office on case_attachment for update using ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[]))) with check ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[])));
create policy read_in_scope on case_attachment for select using ((( SELECT app_national() AS app_national) OR (office_id = ANY (( SELECT app_offices() AS app_offices)::integer[]))));
create policy write_own_office on case_attachment for insert with check ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[])));
grant insert, select, update on case_attachment to hotich_person;

create table case_counter (
  office_id integer not null,
  day date not null,
  last_no integer not null,
  constraint case_counter_pkey PRIMARY KEY (office_id, day)
);
alter table case_counter enable row level security;
create policy change_own_office on case_counter for update using ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[]))) with check ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[])));
create policy read_in_scope on case_counter for select using ((( SELECT app_national() AS app_national) OR (office_id = ANY (( SELECT app_offices() AS app_offices)::integer[]))));
create policy write_own_office on case_counter for insert with check ((office_id = ( SELECT app_office() AS app_office)));
grant insert, select, update on case_counter to hotich_person;

create table case_event (
  office_id integer not null,
  case_id uuid not null,
  seq integer not null,
  at timestamp with time zone not null,
  actor_id uuid,
  actor_name text not null default ''::text,
  action text not null,
  from_state text,
  to_state text,
  reason text not null default ''::text,
  details jsonb not null default '{}'::jsonb,
  constraint case_event_pkey PRIMARY KEY (office_id, case_id, seq)
);
alter table case_event enable row level security;
create policy change_own_office on case_event for update using ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[]))) with check ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[])));
create policy read_in_scope on case_event for select using ((( SELECT app_national() AS app_national) OR (office_id = ANY (( SELECT app_offices() AS app_offices)::integer[]))));
create policy write_own_office on case_event for insert with check ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[])));
grant insert, select on case_event to hotich_person;
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.case_event FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON public.case_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table case_lookup (
  office_id integer not null,
  id uuid not null,
  case_id uuid,
  partner text not null,
  question jsonb not null,
  answer jsonb,
  outcome text not null,
  purpose text not null,
  asked_at timestamp with time zone not null,
  asked_by uuid,
  constraint case_lookup_pkey PRIMARY KEY (office_id, id)
);
CREATE INDEX case_lookup_case ON public.case_lookup USING btree (office_id, case_id);
alter table case_lookup enable row level security;
create policy change_own_office on case_lookup for update using ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[]))) with check ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[])));
create policy read_in_scope on case_lookup for select using ((( SELECT app_national() AS app_national) OR (office_id = ANY (( SELECT app_offices() AS app_offices)::integer[]))));
create policy write_own_office on case_lookup for insert with check ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[])));
grant insert, select on case_lookup to hotich_person;
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.case_lookup FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON public.case_lookup FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table case_task (
  office_id integer not null,
  id uuid not null,
  case_id uuid not null,
  kind text not null,
  content jsonb not null default '{}'::jsonb,
  starts_on date,
  due_at timestamp with time zone,
  blocks boolean not null default true,
  done_at timestamp with time zone,
  done_by uuid,
  outcome text not null default ''::text,
  notice_id uuid,
  created_at timestamp with time zone not null,
  created_by uuid,
  constraint case_task_pkey PRIMARY KEY (office_id, id),
  constraint case_task_kind_check CHECK ((kind = ANY (ARRAY['POSTING'::text, 'INTERVIEW'::text, 'APPOINTMENT'::text, 'VERIFICATION'::text, 'POSTING_ELSEWHERE'::text]))),
  constraint case_task_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id)
);
CREATE INDEX case_task_case ON public.case_task USING btree (office_id, case_id);
CREATE INDEX case_task_open ON public.case_task USING btree (office_id, due_at) WHERE (done_at IS NULL);
alter table case_task enable row level security;
create policy change_own_office on case_task for update using ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[]))) with check ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[])));
create policy read_in_scope on case_task for select using ((( SELECT app_national() AS app_national) OR (office_id = ANY (( SELECT app_offices() AS app_offices)::integer[]))));
create policy write_own_office on case_task for insert with check ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[])));
grant insert, select, update on case_task to hotich_person;

create table code_list_item (
  list text not null,
  code text not null,
  name text not null,
  note text not null default ''::text,
  source text not null default ''::text,
  constraint code_list_item_pkey PRIMARY KEY (list, code)
);
grant select on code_list_item to hotich_person;

create table condition_covered (
  person_id uuid not null,
  condition text not null,
  during daterange not null,
  office_id integer not null,
  entry_id uuid not null,
  basis text not null default ''::text,
  end_office_id integer,
  end_entry_id uuid,
  constraint condition_covered_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
);
CREATE INDEX condition_covered_person ON public.condition_covered USING btree (person_id);
alter table condition_covered enable row level security;

create table country (
  alpha2 text not null,
  name text not null,
  name_en text not null,
  alt_names text[] not null default '{}'::text[],
  folded text not null,
  constraint country_pkey PRIMARY KEY (alpha2)
);
grant select on country to hotich_person;

create table daily_count (
  office_id integer not null,
  day date not null,
  measure text not null,
  kind text not null,
  n integer not null default 0,
  constraint daily_count_pkey PRIMARY KEY (office_id, day, measure, kind)
);
CREATE INDEX daily_count_day ON public.daily_count USING btree (measure, day) INCLUDE (kind, office_id, n);
alter table daily_count enable row level security;
create policy change_own_office on daily_count for update using ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[]))) with check ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[])));
create policy read_in_scope on daily_count for select using ((( SELECT app_national() AS app_national) OR (office_id = ANY (( SELECT app_offices() AS app_offices)::integer[]))));
create policy write_own_office on daily_count for insert with check ((office_id = ( SELECT app_office() AS app_office)));
grant select on daily_count to hotich_person;

create table document (
  office_id integer not null,
  id uuid not null,
  kind text not null,
  number text not null default ''::text,
  case_id uuid,
  entry_id uuid,
  original boolean not null default false,
  state text not null,
  template text not null,
  words jsonb not null,
  entry_revision integer not null default 0,
  verify_token text not null,
  file_sha256 bytea,
  file_bytes integer,
  signed_by uuid,
  signer_name text not null default ''::text,
  signer_lines text[] not null default '{}'::text[],
  signed_at timestamp with time zone,
  printed_count integer not null default 0,
  prepared_by uuid,
  prepared_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  ended_reason text,
  entry_office_id integer,
  issued_on date not null default CURRENT_DATE,
  requester text not null default ''::text,
  purpose text not null default ''::text,
  copies integer not null default 1,
  original_no integer not null default 0,
  constraint document_pkey PRIMARY KEY (office_id, id),
  constraint document_copies_check CHECK (((copies >= 1) AND (copies <= 50))),
  constraint document_entry_office_id_fkey FOREIGN KEY (entry_office_id) REFERENCES office(id),
  constraint document_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id),
  constraint document_original_numbered CHECK ((original = (original_no > 0))),
  constraint document_state_check CHECK ((state = ANY (ARRAY['PREPARED'::text, 'SIGNED'::text, 'REPLACED'::text, 'REVOKED'::text]))),
  constraint document_verify_token_key UNIQUE (verify_token)
);
CREATE INDEX document_case ON public.document USING btree (office_id, case_id);
CREATE INDEX document_entry ON public.document USING btree (office_id, entry_id);
CREATE INDEX document_of_entry ON public.document USING btree (entry_office_id, entry_id) WHERE (entry_id IS NOT NULL);
CREATE INDEX document_waiting ON public.document USING btree (office_id, prepared_at) WHERE (state = 'PREPARED'::text);
CREATE UNIQUE INDEX document_id ON public.document USING btree (id);
CREATE UNIQUE INDEX document_original_once ON public.document USING btree (entry_id, kind, original_no) WHERE (original AND (state = ANY (ARRAY['PREPARED'::text, 'SIGNED'::text])));
alter table document enable row level security;
create policy change_own_office on document for update using ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[]))) with check ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[])));
create policy read_in_scope on document for select using ((( SELECT app_national() AS app_national) OR (office_id = ANY (( SELECT app_offices() AS app_offices)::integer[]))));
create policy write_own_office on document for insert with check ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[])));
grant insert, select, update on document to hotich_person;
CREATE TRIGGER document_frozen BEFORE UPDATE ON public.document FOR EACH ROW EXECUTE FUNCTION document_frozen();
CREATE TRIGGER document_kept BEFORE DELETE ON public.document FOR EACH ROW EXECUTE FUNCTION document_kept();
CREATE TRIGGER document_never_truncated BEFORE TRUNCATE ON public.document FOR EACH STATEMENT EXECUTE FUNCTION document_kept();

create table document_counter (
  office_id integer not null,
  series text not null,
  year integer not null,
  last_no integer not null,
  constraint document_counter_pkey PRIMARY KEY (office_id, series, year)
);
alter table document_counter enable row level security;
create policy change_own_office on document_counter for update using ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[]))) with check ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[])));
create policy read_in_scope on document_counter for select using ((( SELECT app_national() AS app_national) OR (office_id = ANY (( SELECT app_offices() AS app_offices)::integer[]))));
create policy write_own_office on document_counter for insert with check ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[])));
grant insert, select, update on document_counter to hotich_person;

create table document_type (
  code text not null,
  name text not null,
  kind text not null,
  number_pattern text,
  issued_from date,
  issued_to date,
  legal_basis text not null default ''::text,
  constraint document_type_pkey PRIMARY KEY (code)
);
grant select on document_type to hotich_person;

create table entry_claim (
  key text not null,
  office_id integer not null,
  entry_id uuid not null,
  constraint entry_claim_pkey PRIMARY KEY (key)
);
CREATE INDEX entry_claim_entry ON public.entry_claim USING btree (entry_id);
alter table entry_claim enable row level security;
create policy read_in_scope on entry_claim for select using ((( SELECT app_national() AS app_national) OR (office_id = ANY (( SELECT app_offices() AS app_offices)::integer[]))));
grant select on entry_claim to hotich_person;

create table entry_followed (
  office_id integer not null,
  entry_id uuid not null,
  role text not null,
  named_id uuid not null,
  constraint entry_followed_pkey PRIMARY KEY (office_id, entry_id, role),
  constraint entry_followed_named_id_fkey FOREIGN KEY (named_id) REFERENCES person(id),
  constraint entry_followed_office_id_entry_id_role_fkey FOREIGN KEY (office_id, entry_id, role) REFERENCES entry_person(office_id, entry_id, role) ON DELETE CASCADE
);
CREATE INDEX entry_followed_named ON public.entry_followed USING btree (named_id);
alter table entry_followed enable row level security;

create table entry_link (
  office_id integer not null,
  entry_id uuid not null,
  other_office_id integer not null,
  other_entry_id uuid not null,
  relation text not null,
  constraint entry_link_pkey PRIMARY KEY (office_id, entry_id, other_office_id, other_entry_id, relation),
  constraint entry_link_relation_check CHECK ((relation = ANY (ARRAY['ABOUT'::text, 'ENDS'::text, 'REPLACES'::text, 'COMBINED'::text, 'SUPERVISES'::text])))
);
CREATE INDEX entry_link_other ON public.entry_link USING btree (other_office_id, other_entry_id);
alter table entry_link enable row level security;
create policy read_in_scope on entry_link for select using ((( SELECT app_national() AS app_national) OR (office_id = ANY (( SELECT app_offices() AS app_offices)::integer[]))));
grant select on entry_link to hotich_person;

create table entry_person (
  office_id integer not null,
  entry_id uuid not null,
  role text not null,
  person_id uuid not null,
  full_name text not null,
  name_key text not null,
  birth_year integer,
  birth_date date,
  sex text,
  pin text,
  subject boolean not null default false,
  constraint entry_person_pkey PRIMARY KEY (office_id, entry_id, role),
  constraint entry_person_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
);
CREATE INDEX entry_person_birth ON public.entry_person USING btree (birth_date, office_id);
CREATE INDEX entry_person_name ON public.entry_person USING btree (name_key, birth_year, office_id);
CREATE INDEX entry_person_office_name ON public.entry_person USING btree (office_id, name_key);
CREATE INDEX entry_person_person ON public.entry_person USING btree (person_id);
CREATE INDEX entry_person_pin ON public.entry_person USING btree (pin) WHERE (pin IS NOT NULL);
alter table entry_person enable row level security;
create policy change_own_office on entry_person for update using ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[]))) with check ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[])));
create policy read_in_scope on entry_person for select using ((( SELECT app_national() AS app_national) OR (office_id = ANY (( SELECT app_offices() AS app_offices)::integer[]))));
create policy write_own_office on entry_person for insert with check ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[])));
grant select on entry_person to hotich_person;
CREATE TRIGGER follow_merges AFTER INSERT ON public.entry_person REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION follow_merges();

create table entry_phone (
  phone text not null,
  office_id integer not null,
  entry_id uuid not null,
  constraint entry_phone_pkey PRIMARY KEY (phone, office_id, entry_id)
);
alter table entry_phone enable row level security;
create policy read_in_scope on entry_phone for select using ((( SELECT app_national() AS app_national) OR (office_id = ANY (( SELECT app_offices() AS app_offices)::integer[]))));
grant select on entry_phone to hotich_person;

create table entry_pin (
  office_id integer not null,
  entry_id uuid not null,
  seq integer not null default 1,
  pin text not null,
  source text not null,
  request_id uuid,
  received_at timestamp with time zone not null,
  constraint entry_pin_pkey PRIMARY KEY (office_id, entry_id, seq),
  constraint entry_pin_office_id_entry_id_fkey FOREIGN KEY (office_id, entry_id) REFERENCES register_entry(office_id, id),
  constraint entry_pin_pin_check CHECK ((pin ~ '^\d{12}$'::text)),
  constraint entry_pin_source_check CHECK ((source = ANY (ARRAY['ALLOCATED'::text, 'EXISTING'::text, 'REESTABLISHED'::text])))
);
CREATE UNIQUE INDEX entry_pin_once ON public.entry_pin USING btree (pin, source) WHERE (source = 'ALLOCATED'::text);
alter table entry_pin enable row level security;
create policy change_own_office on entry_pin for update using ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[]))) with check ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[])));
create policy read_in_scope on entry_pin for select using ((( SELECT app_national() AS app_national) OR (office_id = ANY (( SELECT app_offices() AS app_offices)::integer[]))));
create policy write_own_office on entry_pin for insert with check ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[])));
grant select on entry_pin to hotich_person;
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.entry_pin FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON public.entry_pin FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table entry_revision (
  office_id integer not null,
  entry_id uuid not null,
  revision integer not null,
  ground text not null,
  content jsonb not null,
  changed_fields jsonb not null,
  reason text not null,
  made_by uuid not null,
  made_by_name text not null,
  approved_by uuid,
  approved_by_name text,
  made_at timestamp with time zone not null,
  by_office_id integer,
  by_entry_id uuid,
  constraint entry_revision_pkey PRIMARY KEY (office_id, entry_id, revision),
  constraint entry_revision_check CHECK (((ground <> 'DATA_REPAIR'::text) OR ((approved_by IS NOT NULL) AND (approved_by <> made_by)))),
  constraint entry_revision_ground_check CHECK ((ground = ANY (ARRAY['TYPING_SLIP'::text, 'DATA_REPAIR'::text, 'CHANGE'::text, 'CORRECTION'::text, 'SUPPLEMENT'::text, 'ETHNICITY'::text, 'SEX'::text, 'RECOGNITION'::text, 'ADOPTION'::text, 'COURT'::text]))),
  constraint entry_revision_office_id_entry_id_fkey FOREIGN KEY (office_id, entry_id) REFERENCES register_entry(office_id, id)
);
CREATE INDEX entry_revision_by ON public.entry_revision USING btree (by_entry_id) WHERE (by_entry_id IS NOT NULL);
alter table entry_revision enable row level security;
create policy change_own_office on entry_revision for update using ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[]))) with check ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[])));
create policy read_in_scope on entry_revision for select using ((( SELECT app_national() AS app_national) OR (office_id = ANY (( SELECT app_offices() AS app_offices)::integer[]))));
create policy write_own_office on entry_revision for insert with check ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[])));
grant insert, select on entry_revision to hotich_person;
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.entry_revision FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER keep_phone AFTER INSERT ON public.entry_revision FOR EACH ROW WHEN ((COALESCE((new.content #>> '{informant,phone}'::text[]), ''::text) <> ''::text)) EXECUTE FUNCTION keep_entry_phone();
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON public.entry_revision FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table entry_revocation (
  office_id integer not null,
  entry_id uuid not null,
  decision text not null,
  decided_on date not null,
  reason text not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null,
  constraint entry_revocation_pkey PRIMARY KEY (office_id, entry_id),
  constraint entry_revocation_office_id_entry_id_fkey FOREIGN KEY (office_id, entry_id) REFERENCES register_entry(office_id, id)
);
alter table entry_revocation enable row level security;
create policy change_own_office on entry_revocation for update using ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[]))) with check ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[])));
create policy read_in_scope on entry_revocation for select using ((( SELECT app_national() AS app_national) OR (office_id = ANY (( SELECT app_offices() AS app_offices)::integer[]))));
create policy write_own_office on entry_revocation for insert with check ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[])));
grant insert, select on entry_revocation to hotich_person;
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.entry_revocation FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON public.entry_revocation FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table ethnic_group (
  code text not null,
  name text not null,
  alt_names text[] not null default '{}'::text[],
  population_2019 bigint,
  folded text not null,
  constraint ethnic_group_pkey PRIMARY KEY (code)
);
grant select on ethnic_group to hotich_person;

create table family_link (
  child_id uuid not null,
  parent_id uuid not null,
  relation text not null,
  office_id integer not null,
  entry_id uuid not null,
  made_by text not null default 'BIRTH'::text,
  since date,
  ended_on date,
  end_office_id integer,
  end_entry_id uuid,
  constraint family_link_pkey PRIMARY KEY (child_id, relation, parent_id),
  constraint family_link_child_id_fkey FOREIGN KEY (child_id) REFERENCES person(id),
  constraint family_link_made_by_check CHECK ((made_by = ANY (ARRAY['BIRTH'::text, 'RECOGNITION'::text, 'COURT'::text, 'TRANSCRIPTION'::text, 'ADOPTION'::text]))),
  constraint family_link_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES person(id),
  constraint family_link_relation_check CHECK ((relation = ANY (ARRAY['MOTHER'::text, 'FATHER'::text, 'ADOPTIVE_MOTHER'::text, 'ADOPTIVE_FATHER'::text])))
);
CREATE INDEX family_link_parent ON public.family_link USING btree (parent_id);
CREATE UNIQUE INDEX family_link_one ON public.family_link USING btree (child_id, relation) WHERE (ended_on IS NULL);
alter table family_link enable row level security;
create policy change_own_office on family_link for update using ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[]))) with check ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[])));
create policy read_in_scope on family_link for select using ((( SELECT app_national() AS app_national) OR (office_id = ANY (( SELECT app_offices() AS app_offices)::integer[]))));
create policy write_own_office on family_link for insert with check ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[])));
grant select on family_link to hotich_person;
CREATE TRIGGER adopted_once BEFORE INSERT OR UPDATE ON public.family_link FOR EACH ROW WHEN (((new.relation ~~ 'ADOPTIVE%'::text) AND (new.ended_on IS NULL))) EXECUTE FUNCTION refuse_second_adoption();

create table fee_rate (
  id uuid not null,
  province_code text,
  office_id integer,
  procedure text not null,
  online boolean not null default false,
  amount numeric(12,2) not null,
  currency text not null default 'VND'::text,
  valid_from date not null,
  cite text not null,
  entered_office integer not null,
  entered_by uuid not null,
  entered_by_name text not null,
  entered_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  withdrawn_by uuid,
  withdrawn_reason text,
  constraint fee_rate_pkey PRIMARY KEY (id),
  constraint fee_rate_amount_check CHECK ((amount >= (0)::numeric)),
  constraint fee_rate_check CHECK (((province_code IS NOT NULL) OR (office_id IS NOT NULL))),
  constraint fee_rate_check1 CHECK (((withdrawn_at IS NULL) = (withdrawn_reason IS NULL))),
  constraint fee_rate_cite_check CHECK ((length(cite) >= 5)),
  constraint fee_rate_currency_check CHECK ((currency = ANY (ARRAY['VND'::text, 'USD'::text, 'EUR'::text]))),
  constraint fee_rate_entered_office_fkey FOREIGN KEY (entered_office) REFERENCES office(id),
  constraint fee_rate_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id)
);
CREATE UNIQUE INDEX fee_rate_once ON public.fee_rate USING btree (COALESCE(province_code, ''::text), COALESCE(office_id, 0), procedure, online, valid_from) WHERE (withdrawn_at IS NULL);
alter table fee_rate enable row level security;
create policy enter_rates on fee_rate for insert with check (((entered_office = ( SELECT app_office() AS app_office)) AND (( SELECT app_national() AS app_national) OR (office_id = ( SELECT app_office() AS app_office)) OR ((office_id IS NULL) AND (province_code = ( SELECT o.province_code
   FROM office o
  WHERE ((o.id = ( SELECT app_office() AS app_office)) AND (o.kind = ANY (ARRAY['PROVINCE'::text, 'PROVINCE_JUSTICE'::text])))))))));
create policy read_rates on fee_rate for select using (true);
create policy withdraw_rates on fee_rate for update using ((( SELECT app_national() AS app_national) OR (entered_office = ( SELECT app_office() AS app_office)))) with check ((( SELECT app_national() AS app_national) OR (entered_office = ( SELECT app_office() AS app_office))));
grant insert, select, update on fee_rate to hotich_person;
CREATE TRIGGER fee_rate_kept BEFORE UPDATE ON public.fee_rate FOR EACH ROW EXECUTE FUNCTION fee_rate_kept();

create table fee_receipt (
  office_id integer not null,
  id uuid not null,
  series text not null,
  year integer not null,
  number integer not null,
  case_id uuid not null,
  procedure_code text not null,
  payer text not null,
  lines jsonb not null,
  amount numeric(12,2) not null,
  currency text not null,
  method text not null,
  payment_ref text not null default ''::text,
  state text not null default 'PAID'::text,
  issued_at timestamp with time zone not null,
  issued_on date not null,
  issued_by uuid not null,
  issued_by_name text not null,
  refunded_at timestamp with time zone,
  refunded_on date,
  refunded_by uuid,
  refunded_by_name text,
  refund_ground text,
  refund_reason text,
  constraint fee_receipt_pkey PRIMARY KEY (office_id, id),
  constraint fee_receipt_amount_check CHECK ((amount > (0)::numeric)),
  constraint fee_receipt_check CHECK (((state = 'REFUNDED'::text) = ((refunded_at IS NOT NULL) AND (refund_ground IS NOT NULL) AND (length(refund_reason) >= 3)))),
  constraint fee_receipt_currency_check CHECK ((currency = ANY (ARRAY['VND'::text, 'USD'::text, 'EUR'::text]))),
  constraint fee_receipt_method_check CHECK ((method = ANY (ARRAY['CASH'::text, 'TRANSFER'::text, 'ONLINE'::text]))),
  constraint fee_receipt_number_check CHECK ((number > 0)),
  constraint fee_receipt_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id),
  constraint fee_receipt_office_id_series_year_number_key UNIQUE (office_id, series, year, number),
  constraint fee_receipt_refund_ground_check CHECK ((refund_ground = ANY (ARRAY['REFUSED'::text, 'WITHDRAWN'::text, 'WRONG_AMOUNT'::text]))),
  constraint fee_receipt_state_check CHECK ((state = ANY (ARRAY['PAID'::text, 'REFUNDED'::text])))
);
CREATE INDEX fee_receipt_case ON public.fee_receipt USING btree (office_id, case_id);
CREATE INDEX fee_receipt_day ON public.fee_receipt USING btree (office_id, issued_on, number);
CREATE INDEX fee_receipt_refund ON public.fee_receipt USING btree (office_id, refunded_on) WHERE (refunded_on IS NOT NULL);
alter table fee_receipt enable row level security;
create policy change_own_office on fee_receipt for update using ((office_id = ( SELECT app_office() AS app_office))) with check ((office_id = ( SELECT app_office() AS app_office)));
create policy read_in_scope on fee_receipt for select using ((( SELECT app_national() AS app_national) OR (office_id = ANY (( SELECT app_offices() AS app_offices)::integer[]))));
create policy write_own_office on fee_receipt for insert with check ((office_id = ( SELECT app_office() AS app_office)));
grant insert, select, update on fee_receipt to hotich_person;
CREATE TRIGGER fee_receipt_kept BEFORE UPDATE ON public.fee_receipt FOR EACH ROW EXECUTE FUNCTION fee_receipt_kept();
CREATE TRIGGER never_deleted BEFORE DELETE ON public.fee_receipt FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON public.fee_receipt FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table fee_receipt_counter (
  office_id integer not null,
  series text not null,
  year integer not null,
  last_no integer not null,
  constraint fee_receipt_counter_pkey PRIMARY KEY (office_id, series, year),
  constraint fee_receipt_counter_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id)
);
alter table fee_receipt_counter enable row level security;
create policy change_own_office on fee_receipt_counter for update using ((office_id = ( SELECT app_office() AS app_office))) with check ((office_id = ( SELECT app_office() AS app_office)));
create policy read_in_scope on fee_receipt_counter for select using ((( SELECT app_national() AS app_national) OR (office_id = ANY (( SELECT app_offices() AS app_offices)::integer[]))));
create policy write_own_office on fee_receipt_counter for insert with check ((office_id = ( SELECT app_office() AS app_office)));
grant insert, select, update on fee_receipt_counter to hotich_person;

create table guardianship (
  office_id integer not null,
  entry_id uuid not null,
  ward_id uuid not null,
  kind text not null,
  during daterange not null,
  end_office_id integer,
  end_entry_id uuid,
  end_reason text not null default ''::text,
  constraint guardianship_pkey PRIMARY KEY (entry_id),
  constraint guardianship_kind_check CHECK ((kind = ANY (ARRAY['APPOINTED'::text, 'NATURAL'::text]))),
  constraint guardianship_ward_id_fkey FOREIGN KEY (ward_id) REFERENCES person(id),
  constraint one_guardianship_at_a_time EXCLUDE USING gist (ward_id WITH =, during WITH &&) WHERE (((end_entry_id IS NULL) OR (upper(during) > (lower(during) + 1))))
);
alter table guardianship enable row level security;
create policy read_in_scope on guardianship for select using ((( SELECT app_national() AS app_national) OR (office_id = ANY (( SELECT app_offices() AS app_offices)::integer[]))));
grant select on guardianship to hotich_person;

create table guardianship_party (
  guardianship_id uuid not null,
  person_id uuid not null,
  role text not null,
  during daterange not null,
  office_id integer not null,
  entry_id uuid not null,
  constraint guardianship_party_pkey PRIMARY KEY (guardianship_id, person_id, role, entry_id),
  constraint guardianship_party_guardianship_id_fkey FOREIGN KEY (guardianship_id) REFERENCES guardianship(entry_id),
  constraint guardianship_party_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint guardianship_party_role_check CHECK ((role = ANY (ARRAY['GUARDIAN'::text, 'SUPERVISOR'::text])))
);
CREATE INDEX guardianship_party_person ON public.guardianship_party USING btree (person_id);
alter table guardianship_party enable row level security;
create policy read_in_scope on guardianship_party for select using ((( SELECT app_national() AS app_national) OR (office_id = ANY (( SELECT app_offices() AS app_offices)::integer[]))));
grant select on guardianship_party to hotich_person;

create table historic_province (
  name text not null,
  alt_names text[] not null default '{}'::text[],
  valid daterange not null,
  successors_63 text[] not null default '{}'::text[],
  successors_34 text[] not null default '{}'::text[],
  legal_basis text not null default ''::text,
  confidence text not null default ''::text,
  note text not null default ''::text,
  folded text not null,
  constraint historic_province_pkey PRIMARY KEY (name, valid)
);
grant select on historic_province to hotich_person;

create table idempotency (
  account_id uuid not null,
  key text not null,
  request_sha256 bytea not null,
  status integer not null,
  response jsonb not null,
  created_at timestamp with time zone not null default now(),
  constraint idempotency_pkey PRIMARY KEY (account_id, key)
);
CREATE INDEX idempotency_age ON public.idempotency USING btree (created_at);
alter table idempotency enable row level security;
create policy own_keys on idempotency for all using ((account_id = ( SELECT app_actor() AS app_actor))) with check ((account_id = ( SELECT app_actor() AS app_actor)));
grant insert, select on idempotency to hotich_person;

create table judgment_note (
  office_id integer not null,
  entry_id uuid not null,
  number_key text not null,
  sender_key text not null,
  noted_at timestamp with time zone not null,
  applied boolean not null default false,
  constraint judgment_note_pkey PRIMARY KEY (office_id, entry_id, number_key, sender_key)
);
alter table judgment_note enable row level security;
create policy read_in_scope on judgment_note for select using ((( SELECT app_national() AS app_national) OR (office_id = ANY (( SELECT app_offices() AS app_offices)::integer[]))));
create policy write_own_office on judgment_note for insert with check ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[])));
grant insert, select on judgment_note to hotich_person;

create table judgment_notice (
  office_id integer not null,
  id uuid not null,
  state text not null,
  channel text not null,
  matter text not null,
  paper text not null,
  number text not null,
  sender text not null,
  arrival_key text not null,
  decided_on date,
  effective_on date not null,
  content jsonb not null,
  received_at timestamp with time zone not null,
  received_by uuid not null,
  receiver_name text not null,
  entry_office_id integer,
  entry_id uuid,
  note_seq integer,
  reason text not null default ''::text,
  from_office_id integer,
  from_id uuid,
  to_office_id integer,
  done_at timestamp with time zone,
  done_by uuid,
  done_name text not null default ''::text,
  constraint judgment_notice_pkey PRIMARY KEY (office_id, id),
  constraint judgment_notice_channel_check CHECK ((channel = ANY (ARRAY['PAPER'::text, 'ELECTRONIC'::text]))),
  constraint judgment_notice_from_office_id_fkey FOREIGN KEY (from_office_id) REFERENCES office(id),
  constraint judgment_notice_office_id_arrival_key_key UNIQUE (office_id, arrival_key),
  constraint judgment_notice_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id),
  constraint judgment_notice_state_check CHECK ((state = ANY (ARRAY['WAITING'::text, 'NOTED'::text, 'FORWARDED'::text, 'RETURNED'::text]))),
  constraint judgment_notice_to_office_id_fkey FOREIGN KEY (to_office_id) REFERENCES office(id)
);
CREATE INDEX judgment_notice_waiting ON public.judgment_notice USING btree (office_id, received_at) WHERE (state = 'WAITING'::text);
alter table judgment_notice enable row level security;
create policy change_own_office on judgment_notice for update using ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[]))) with check ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[])));
create policy read_in_scope on judgment_notice for select using ((( SELECT app_national() AS app_national) OR (office_id = ANY (( SELECT app_offices() AS app_offices)::integer[]))));
create policy write_own_office on judgment_notice for insert with check ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[])));
grant insert, select, update on judgment_notice to hotich_person;
CREATE TRIGGER count_noted_judgment AFTER UPDATE OF state ON public.judgment_notice FOR EACH ROW WHEN (((new.state = 'NOTED'::text) AND (old.state <> 'NOTED'::text) AND (new.note_seq IS NOT NULL))) EXECUTE FUNCTION count_noted_judgment();

create table link_health (
  partner text not null,
  state text not null default 'UP'::text,
  since timestamp with time zone not null default now(),
  last_ok_at timestamp with time zone,
  last_error text,
  consecutive_failures integer not null default 0,
  retry_after timestamp with time zone,
  constraint link_health_pkey PRIMARY KEY (partner),
  constraint link_health_state_check CHECK ((state = ANY (ARRAY['UP'::text, 'DEGRADED'::text, 'DOWN'::text])))
);
grant select on link_health to hotich_person;

create table marginal_note (
  office_id integer not null,
  entry_id uuid not null,
  seq integer not null,
  noted_on date not null,
  content text not null,
  basis jsonb not null,
  basis_key text not null,
  officer_id uuid not null,
  officer_name text not null,
  signer_name text not null default ''::text,
  noted_at timestamp with time zone not null,
  by_office_id integer,
  by_entry_id uuid,
  constraint marginal_note_pkey PRIMARY KEY (office_id, entry_id, seq),
  constraint marginal_note_office_id_entry_id_basis_key_key UNIQUE (office_id, entry_id, basis_key),
  constraint marginal_note_office_id_entry_id_fkey FOREIGN KEY (office_id, entry_id) REFERENCES register_entry(office_id, id)
);
CREATE INDEX marginal_note_by ON public.marginal_note USING btree (by_entry_id) WHERE (by_entry_id IS NOT NULL);
alter table marginal_note enable row level security;
create policy change_own_office on marginal_note for update using ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[]))) with check ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[])));
create policy read_in_scope on marginal_note for select using ((( SELECT app_national() AS app_national) OR (office_id = ANY (( SELECT app_offices() AS app_offices)::integer[]))));
create policy write_own_office on marginal_note for insert with check ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[])));
grant insert, select on marginal_note to hotich_person;
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.marginal_note FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON public.marginal_note FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table marriage_bond (
  office_id integer not null,
  entry_id uuid not null,
  person_id uuid not null,
  spouse_id uuid,
  during daterange not null,
  start_known boolean not null default true,
  ended_by text,
  end_office_id integer,
  end_entry_id uuid,
  end_basis text not null default ''::text,
  constraint marriage_bond_pkey PRIMARY KEY (entry_id, person_id),
  constraint marriage_bond_check CHECK (((upper_inf(during) = (ended_by IS NULL)) OR isempty(during))),
  constraint marriage_bond_ended_by_check CHECK ((ended_by = ANY (ARRAY['DEATH'::text, 'DIVORCE'::text, 'ANNULMENT'::text, 'REVOCATION'::text]))),
  constraint marriage_bond_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint marriage_bond_spouse_id_fkey FOREIGN KEY (spouse_id) REFERENCES person(id),
  constraint one_marriage_at_a_time EXCLUDE USING gist (person_id WITH =, during WITH &&)
);
CREATE INDEX marriage_bond_end ON public.marriage_bond USING btree (end_entry_id) WHERE (end_entry_id IS NOT NULL);
CREATE INDEX marriage_bond_spouse ON public.marriage_bond USING btree (spouse_id);
alter table marriage_bond enable row level security;
create policy read_in_scope on marriage_bond for select using ((( SELECT app_national() AS app_national) OR (office_id = ANY (( SELECT app_offices() AS app_offices)::integer[]))));
grant select on marriage_bond to hotich_person;
CREATE TRIGGER ends_with_death BEFORE INSERT OR UPDATE ON public.marriage_bond FOR EACH ROW WHEN ((upper_inf(new.during) AND (NOT isempty(new.during)))) EXECUTE FUNCTION end_marriage_of_the_dead();

create table match_decision (
  pair_id uuid not null,
  seq integer not null,
  decision text not null,
  reason text not null,
  office_id integer not null,
  made_by uuid not null,
  made_by_name text not null,
  made_at timestamp with time zone not null,
  constraint match_decision_pkey PRIMARY KEY (pair_id, seq),
  constraint match_decision_decision_check CHECK ((decision = ANY (ARRAY['SAME'::text, 'DIFFERENT'::text, 'LATER'::text, 'UNDO'::text]))),
  constraint match_decision_pair_id_fkey FOREIGN KEY (pair_id) REFERENCES match_pair(id)
);
alter table match_decision enable row level security;
create policy read_of_pair on match_decision for select using ((EXISTS ( SELECT
   FROM match_pair p
  WHERE (p.id = match_decision.pair_id))));
grant select on match_decision to hotich_person;
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.match_decision FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON public.match_decision FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table match_key (
  key integer not null,
  fact integer not null,
  constraint match_key_pkey PRIMARY KEY (key, fact)
);
alter table match_key enable row level security;

create table match_pair (
  id uuid not null,
  kind text not null,
  a_office integer not null,
  a_entry uuid not null,
  a_role text not null,
  b_office integer not null,
  b_entry uuid not null,
  b_role text not null,
  verdict text not null,
  score integer not null,
  reasons jsonb not null,
  found_by text not null,
  found_at timestamp with time zone not null,
  state text not null default 'OPEN'::text,
  decided_at timestamp with time zone,
  decided_by_name text not null default ''::text,
  constraint match_pair_pkey PRIMARY KEY (id),
  constraint match_pair_a_entry_b_entry_a_role_b_role_key UNIQUE (a_entry, b_entry, a_role, b_role),
  constraint match_pair_found_by_check CHECK ((found_by = ANY (ARRAY['SWEEP'::text, 'ENTRY'::text]))),
  constraint match_pair_kind_check CHECK ((kind = ANY (ARRAY['BIRTH'::text, 'PERSON'::text]))),
  constraint match_pair_score_check CHECK (((score >= 0) AND (score <= 100))),
  constraint match_pair_state_check CHECK ((state = ANY (ARRAY['OPEN'::text, 'LATER'::text, 'SAME'::text, 'DIFFERENT'::text]))),
  constraint match_pair_verdict_check CHECK ((verdict = ANY (ARRAY['certain'::text, 'possible'::text])))
);
CREATE INDEX match_pair_a ON public.match_pair USING btree (a_office, state, score DESC);
CREATE INDEX match_pair_b ON public.match_pair USING btree (b_office, state, score DESC);
CREATE INDEX match_pair_b_entry ON public.match_pair USING btree (b_entry);
alter table match_pair enable row level security;
create policy read_in_scope on match_pair for select using ((( SELECT app_national() AS app_national) OR (a_office = ANY (( SELECT app_offices() AS app_offices)::integer[])) OR (b_office = ANY (( SELECT app_offices() AS app_offices)::integer[]))));
grant select on match_pair to hotich_person;

create table migration (
  name text not null,
  applied_at timestamp with time zone not null default now(),
  constraint migration_pkey PRIMARY KEY (name)
);

create table name_key (
  key text not null,
  sorted text default sorted_words(key),
  constraint name_key_pkey PRIMARY KEY (key)
);
CREATE INDEX name_key_sorted ON public.name_key USING btree (sorted);
CREATE INDEX name_key_words ON public.name_key USING gin (string_to_array(key, ' '::text)) WITH (fastupdate=off);
grant select on name_key to hotich_person;
CREATE TRIGGER add_name_words AFTER INSERT ON public.name_key REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION add_name_words();

create table name_word (
  slip text not null,
  word text not null,
  constraint name_word_pkey PRIMARY KEY (slip, word)
);
grant select on name_word to hotich_person;

create table notification_claim (
  code text not null,
  office_id integer not null,
  entry_id uuid not null,
  constraint notification_claim_pkey PRIMARY KEY (code)
);
alter table notification_claim enable row level security;

create table office (
  id integer not null generated always as identity,
  kind text not null,
  unit_code text not null,
  province_code text,
  name text not null,
  name_en text not null default ''::text,
  folded text not null,
  valid daterange not null,
  custodian_id integer,
  demo boolean not null default false,
  custody_decision text not null default ''::text,
  constraint office_pkey PRIMARY KEY (id),
  constraint office_custodian_id_fkey FOREIGN KEY (custodian_id) REFERENCES office(id),
  constraint office_kind_check CHECK ((kind = ANY (ARRAY['COMMUNE'::text, 'DISTRICT'::text, 'MISSION'::text, 'PROVINCE_JUSTICE'::text, 'PROVINCE'::text, 'MOJ'::text, 'MOFA'::text]))),
  constraint office_kind_unit_code_valid_excl EXCLUDE USING gist (kind WITH =, unit_code WITH =, valid WITH &&)
);
CREATE INDEX office_custodian ON public.office USING btree (custodian_id);
CREATE INDEX office_folded_trgm ON public.office USING gin (folded gin_trgm_ops);
CREATE INDEX office_province ON public.office USING btree (province_code);
CREATE UNIQUE INDEX office_beginning ON public.office USING btree (kind, unit_code, COALESCE(lower(valid), '-infinity'::date));
grant select on office to hotich_person;

create table office_name (
  office_id integer not null,
  valid daterange not null,
  name text not null,
  name_en text not null default ''::text,
  constraint office_name_pkey PRIMARY KEY (office_id, valid),
  constraint office_name_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id)
);
grant select on office_name to hotich_person;

create table office_notice (
  office_id integer not null,
  id uuid not null,
  from_office_id integer not null,
  kind text not null,
  entry_id uuid,
  content jsonb not null,
  sent_at timestamp with time zone not null,
  read_at timestamp with time zone,
  read_by uuid,
  needs text not null default 'READ'::text,
  case_id uuid,
  entry_office_id integer,
  due_at timestamp with time zone,
  done_at timestamp with time zone,
  done_by uuid,
  answer jsonb,
  constraint office_notice_pkey PRIMARY KEY (office_id, id),
  constraint office_notice_needs_check CHECK ((needs = ANY (ARRAY['READ'::text, 'NOTE'::text, 'ANSWER'::text, 'POST'::text])))
);
CREATE INDEX office_notice_case ON public.office_notice USING btree (case_id) WHERE (case_id IS NOT NULL);
CREATE INDEX office_notice_from ON public.office_notice USING btree (from_office_id, sent_at DESC);
CREATE INDEX office_notice_note ON public.office_notice USING btree (entry_id) WHERE ((needs = 'NOTE'::text) AND (done_at IS NULL));
CREATE INDEX office_notice_note_by ON public.office_notice USING btree ((((content -> 'by'::text) ->> 'entryId'::text))) WHERE ((needs = 'NOTE'::text) AND (done_at IS NULL));
CREATE INDEX office_notice_open ON public.office_notice USING btree (office_id, due_at) WHERE ((needs <> 'READ'::text) AND (done_at IS NULL));
CREATE INDEX office_notice_unread ON public.office_notice USING btree (office_id, sent_at) WHERE (read_at IS NULL);
alter table office_notice enable row level security;
create policy read_notice on office_notice for select using ((( SELECT app_national() AS app_national) OR (office_id = ANY (( SELECT app_offices() AS app_offices)::integer[])) OR (from_office_id = ANY (( SELECT app_offices() AS app_offices)::integer[]))));
create policy receipt_notice on office_notice for update using ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[])));
create policy send_notice on office_notice for insert with check ((from_office_id = ( SELECT app_office() AS app_office)));
grant insert, select, update on office_notice to hotich_person;

create table office_succession (
  old_office_id integer not null,
  new_office_id integer not null,
  effective_from date not null,
  relation text not null,
  partial boolean not null default false,
  is_default boolean not null default false,
  constraint office_succession_pkey PRIMARY KEY (old_office_id, new_office_id),
  constraint office_succession_new_office_id_fkey FOREIGN KEY (new_office_id) REFERENCES office(id),
  constraint office_succession_old_office_id_fkey FOREIGN KEY (old_office_id) REFERENCES office(id)
);
CREATE INDEX office_succession_new ON public.office_succession USING btree (new_office_id);
grant select on office_succession to hotich_person;

create table outbox (
  id bigint not null generated always as identity,
  office_id integer not null,
  partner text not null,
  topic text not null,
  message_key uuid not null,
  ordering_key uuid not null,
  payload jsonb not null,
  state text not null default 'PENDING'::text,
  attempts integer not null default 0,
  next_attempt_at timestamp with time zone not null default now(),
  last_error text,
  created_at timestamp with time zone not null default now(),
  accepted_at timestamp with time zone,
  done_at timestamp with time zone,
  in_doubt boolean not null default false,
  claimed_until timestamp with time zone,
  failing_since timestamp with time zone,
  constraint outbox_pkey PRIMARY KEY (id),
  constraint outbox_message_key_key UNIQUE (message_key),
  constraint outbox_state_check CHECK ((state = ANY (ARRAY['PENDING'::text, 'ACCEPTED'::text, 'DONE'::text, 'PARKED'::text])))
);
CREATE INDEX outbox_accepted ON public.outbox USING btree (partner, next_attempt_at) WHERE (state = 'ACCEPTED'::text);
CREATE INDEX outbox_office ON public.outbox USING btree (office_id, created_at) WHERE (state <> 'DONE'::text);
CREATE INDEX outbox_ordering ON public.outbox USING btree (ordering_key, id) WHERE (state = ANY (ARRAY['PENDING'::text, 'ACCEPTED'::text, 'PARKED'::text]));
CREATE INDEX outbox_pending ON public.outbox USING btree (partner, id) WHERE (state = 'PENDING'::text);
alter table outbox enable row level security;
create policy change_own_office on outbox for update using ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[]))) with check ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[])));
create policy read_in_scope on outbox for select using ((( SELECT app_national() AS app_national) OR (office_id = ANY (( SELECT app_offices() AS app_offices)::integer[]))));
create policy write_own_office on outbox for insert with check ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[])));
grant insert, select on outbox to hotich_person;
CREATE TRIGGER outbox_due_at_once BEFORE INSERT ON public.outbox FOR EACH ROW EXECUTE FUNCTION outbox_due_at_once();

create table person (
  id uuid not null,
  pin text,
  full_name text not null,
  name_key text not null,
  birth_year integer,
  birth_date date,
  sex text,
  first_entry_id uuid,
  created_at timestamp with time zone not null default now(),
  constraint person_pkey PRIMARY KEY (id),
  constraint person_pin_check CHECK ((pin ~ '^\d{12}$'::text)),
  constraint person_pin_key UNIQUE (pin)
);
alter table person enable row level security;
create policy read_person on person for select using ((( SELECT app_national() AS app_national) OR (EXISTS ( SELECT
   FROM entry_person ep
  WHERE (ep.person_id = person.id)))));
grant select on person to hotich_person;

create table person_change (
  person_id uuid not null,
  seq integer not null,
  field text not null,
  from_value text not null,
  to_value text not null,
  valid_from date not null,
  office_id integer not null,
  entry_id uuid not null,
  constraint person_change_pkey PRIMARY KEY (person_id, seq),
  constraint person_change_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
);
CREATE INDEX person_change_entry ON public.person_change USING btree (entry_id);
alter table person_change enable row level security;
create policy read_in_scope on person_change for select using ((( SELECT app_national() AS app_national) OR (office_id = ANY (( SELECT app_offices() AS app_offices)::integer[]))));
grant select on person_change to hotich_person;
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.person_change FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON public.person_change FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table person_condition (
  person_id uuid not null,
  condition text not null,
  during daterange not null,
  office_id integer not null,
  entry_id uuid not null,
  basis text not null default ''::text,
  end_office_id integer,
  end_entry_id uuid,
  constraint one_condition_at_a_time EXCLUDE USING gist (person_id WITH =, condition WITH =, during WITH &&),
  constraint person_condition_condition_check CHECK ((condition = ANY (ARRAY['MISSING'::text, 'INCAPABLE'::text, 'LIMITED'::text]))),
  constraint person_condition_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
);
alter table person_condition enable row level security;
create policy read_in_scope on person_condition for select using ((( SELECT app_national() AS app_national) OR (office_id = ANY (( SELECT app_offices() AS app_offices)::integer[]))));
grant select on person_condition to hotich_person;

create table person_death (
  person_id uuid not null,
  office_id integer not null,
  entry_id uuid not null,
  died_on date,
  declared boolean not null,
  reversed_on date,
  reversed_by text not null default ''::text,
  constraint person_death_pkey PRIMARY KEY (person_id, entry_id),
  constraint person_death_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
);
CREATE UNIQUE INDEX person_death_once ON public.person_death USING btree (person_id) WHERE (reversed_on IS NULL);
alter table person_death enable row level security;
create policy read_in_scope on person_death for select using ((( SELECT app_national() AS app_national) OR (office_id = ANY (( SELECT app_offices() AS app_offices)::integer[]))));
grant select on person_death to hotich_person;

create table person_merge (
  id uuid not null,
  from_id uuid not null,
  into_id uuid not null,
  pair_id uuid,
  reason text not null,
  office_id integer not null,
  made_by uuid not null,
  made_by_name text not null,
  made_at timestamp with time zone not null,
  moved jsonb not null,
  aside jsonb not null,
  undone_at timestamp with time zone,
  undone_by uuid,
  undone_by_name text not null default ''::text,
  undo_reason text not null default ''::text,
  constraint person_merge_pkey PRIMARY KEY (id),
  constraint person_merge_check CHECK ((from_id <> into_id)),
  constraint person_merge_from_id_fkey FOREIGN KEY (from_id) REFERENCES person(id),
  constraint person_merge_into_id_fkey FOREIGN KEY (into_id) REFERENCES person(id),
  constraint person_merge_pair_id_fkey FOREIGN KEY (pair_id) REFERENCES match_pair(id)
);
CREATE INDEX person_merge_from ON public.person_merge USING btree (from_id);
CREATE INDEX person_merge_into ON public.person_merge USING btree (into_id);
CREATE INDEX person_merge_pair ON public.person_merge USING btree (pair_id) WHERE (pair_id IS NOT NULL);
CREATE UNIQUE INDEX person_merge_open ON public.person_merge USING btree (from_id) WHERE (undone_at IS NULL);
alter table person_merge enable row level security;

create table pin_request (
  office_id integer not null,
  entry_id uuid not null,
  request_id uuid not null,
  case_id uuid not null,
  state text not null,
  reason text not null default ''::text,
  candidates jsonb not null default '[]'::jsonb,
  asked_at timestamp with time zone not null,
  answered_at timestamp with time zone,
  earlier_request_ids uuid[] not null default '{}'::uuid[],
  constraint pin_request_pkey PRIMARY KEY (office_id, entry_id),
  constraint pin_request_request_id_key UNIQUE (request_id),
  constraint pin_request_state_check CHECK ((state = ANY (ARRAY['WAITING'::text, 'ALLOCATED'::text, 'SUSPECT_DUPLICATE'::text, 'REJECTED'::text, 'NEEDS_VERIFICATION'::text, 'CANCELLED'::text])))
);
CREATE INDEX pin_request_earlier ON public.pin_request USING gin (earlier_request_ids) WHERE (earlier_request_ids <> '{}'::uuid[]);
CREATE INDEX pin_request_open ON public.pin_request USING btree (office_id, asked_at) WHERE (state <> 'ALLOCATED'::text);
alter table pin_request enable row level security;
create policy change_own_office on pin_request for update using ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[]))) with check ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[])));
create policy read_in_scope on pin_request for select using ((( SELECT app_national() AS app_national) OR (office_id = ANY (( SELECT app_offices() AS app_offices)::integer[]))));
create policy write_own_office on pin_request for insert with check ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[])));
grant insert, select, update on pin_request to hotich_person;

create table policy (
  id integer not null generated always as identity,
  key text not null,
  scope text not null default '*'::text,
  valid daterange not null,
  value jsonb not null,
  decision text not null,
  constraint policy_pkey PRIMARY KEY (id),
  constraint policy_key_scope_valid_excl EXCLUDE USING gist (key WITH =, scope WITH =, valid WITH &&)
);
grant select on policy to hotich_person;

create table practice_progress (
  account_id uuid not null,
  exercise text not null,
  tries integer not null default 0,
  solved_at timestamp with time zone,
  last_at timestamp with time zone not null,
  constraint practice_progress_pkey PRIMARY KEY (account_id, exercise),
  constraint practice_progress_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint practice_progress_exercise_check CHECK (((length(exercise) >= 3) AND (length(exercise) <= 120))),
  constraint practice_progress_tries_check CHECK ((tries >= 0))
);
alter table practice_progress enable row level security;
create policy own_progress on practice_progress for all using ((account_id = ( SELECT app_actor() AS app_actor))) with check ((account_id = ( SELECT app_actor() AS app_actor)));
grant insert, select, update on practice_progress to hotich_person;

create table printer_profile (
  office_id integer not null,
  id uuid not null,
  name text not null,
  document_kind text not null,
  offset_x_mm numeric(6,2) not null default 0,
  offset_y_mm numeric(6,2) not null default 0,
  fields jsonb not null default '{}'::jsonb,
  updated_at timestamp with time zone not null default now(),
  constraint printer_profile_pkey PRIMARY KEY (office_id, id),
  constraint printer_profile_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id),
  constraint printer_profile_office_id_name_document_kind_key UNIQUE (office_id, name, document_kind),
  constraint printer_profile_offset_x_mm_check CHECK (((offset_x_mm >= ('-50'::integer)::numeric) AND (offset_x_mm <= (50)::numeric))),
  constraint printer_profile_offset_y_mm_check CHECK (((offset_y_mm >= ('-50'::integer)::numeric) AND (offset_y_mm <= (50)::numeric)))
);
alter table printer_profile enable row level security;
create policy change_own_office on printer_profile for update using ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[]))) with check ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[])));
create policy read_in_scope on printer_profile for select using ((( SELECT app_national() AS app_national) OR (office_id = ANY (( SELECT app_offices() AS app_offices)::integer[]))));
create policy remove_own_profile on printer_profile for delete using ((office_id = ( SELECT app_office() AS app_office)));
create policy write_own_office on printer_profile for insert with check ((office_id = ( SELECT app_office() AS app_office)));
grant delete, insert, select, update on printer_profile to hotich_person;

create table read_alarm_rule (
  kind text not null,
  most integer not null,
  within_minutes integer not null,
  note text not null,
  measure jsonb not null default '{}'::jsonb,
  constraint read_alarm_rule_pkey PRIMARY KEY (kind),
  constraint read_alarm_rule_kind_check CHECK ((kind = ANY (ARRAY['MASS_SEARCH'::text, 'MASS_READ'::text, 'OFF_HOURS'::text, 'SAME_NAME'::text, 'OWN_RELATIVES'::text, 'MANY_READERS'::text])))
);
grant select on read_alarm_rule to hotich_person;

create table read_alert (
  office_id integer not null,
  id uuid not null default gen_random_uuid(),
  kind text not null,
  account_id uuid,
  account_name text not null,
  at timestamp with time zone not null,
  reads integer not null,
  within_minutes integer not null,
  first_seq bigint not null,
  seen_at timestamp with time zone,
  seen_by uuid,
  seen_by_name text not null default ''::text,
  seen_note text not null default ''::text,
  subject_kind text not null default ''::text,
  subject_id text not null default ''::text,
  purpose text not null default ''::text,
  readers jsonb not null default '[]'::jsonb,
  constraint read_alert_pkey PRIMARY KEY (office_id, id),
  constraint read_alert_kind_fkey FOREIGN KEY (kind) REFERENCES read_alarm_rule(kind)
);
CREATE INDEX read_alert_account ON public.read_alert USING btree (account_id, kind, at);
CREATE INDEX read_alert_open ON public.read_alert USING btree (office_id, at DESC) WHERE (seen_at IS NULL);
CREATE INDEX read_alert_subject ON public.read_alert USING btree (subject_id, kind, at) WHERE (subject_id <> ''::text);
alter table read_alert enable row level security;
create policy read_in_scope on read_alert for select using ((( SELECT app_national() AS app_national) OR (office_id = ANY (( SELECT app_offices() AS app_offices)::integer[]))));
create policy settle_in_scope on read_alert for update using (((( SELECT app_national() AS app_national) OR (office_id = ANY (( SELECT app_offices() AS app_offices)::integer[]))) AND (account_id IS DISTINCT FROM ( SELECT app_actor() AS app_actor)) AND (NOT (readers @> jsonb_build_array(jsonb_build_object('accountId', ( SELECT app_actor() AS app_actor)))))));
grant select on read_alert to hotich_person;

create table reference_load (
  name text not null,
  sha256 text not null,
  loaded_at timestamp with time zone not null default now(),
  constraint reference_load_pkey PRIMARY KEY (name)
);
grant select on reference_load to hotich_person;

create table register_book (
  office_id integer not null,
  register text not null,
  year integer not null,
  volume integer not null default 1,
  opened_on date not null,
  opened_by uuid,
  pages_per_volume integer not null default 200,
  closed_on date,
  closed_by uuid,
  closing jsonb,
  first_no integer not null default 1,
  constraint register_book_pkey PRIMARY KEY (office_id, register, year, volume),
  constraint register_book_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id),
  constraint register_book_year_check CHECK (((year >= 1900) AND (year <= 2200)))
);
alter table register_book enable row level security;
create policy change_own_office on register_book for update using ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[]))) with check ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[])));
create policy read_in_scope on register_book for select using ((( SELECT app_national() AS app_national) OR (office_id = ANY (( SELECT app_offices() AS app_offices)::integer[]))));
create policy write_own_office on register_book for insert with check ((office_id = ( SELECT app_office() AS app_office)));
grant insert, select, update on register_book to hotich_person;
CREATE TRIGGER register_book_pages BEFORE INSERT ON public.register_book FOR EACH ROW EXECUTE FUNCTION pages_by_policy();

create table register_counter (
  office_id integer not null,
  register text not null,
  year integer not null,
  last_no integer not null default 0,
  last_registered_on date,
  constraint register_counter_pkey PRIMARY KEY (office_id, register, year),
  constraint register_counter_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id)
);
alter table register_counter enable row level security;
create policy change_own_office on register_counter for update using ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[]))) with check ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[])));
create policy read_in_scope on register_counter for select using ((( SELECT app_national() AS app_national) OR (office_id = ANY (( SELECT app_offices() AS app_offices)::integer[]))));
create policy write_own_office on register_counter for insert with check ((office_id = ( SELECT app_office() AS app_office)));
grant select on register_counter to hotich_person;

create table register_entry (
  office_id integer not null,
  id uuid not null,
  register text not null,
  year integer not null,
  entry_no integer not null,
  volume integer not null,
  page_no integer not null,
  registered_on date not null,
  registered_at timestamp with time zone not null,
  kind text not null,
  case_id uuid not null,
  registration_kind text not null,
  regime text not null,
  form_version text not null,
  office_name text not null,
  officer_id uuid not null,
  officer_name text not null,
  content jsonb not null,
  constraint register_entry_pkey PRIMARY KEY (office_id, id),
  constraint register_entry_case_kind UNIQUE (office_id, case_id, kind),
  constraint register_entry_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id),
  constraint register_entry_office_id_register_year_entry_no_key UNIQUE (office_id, register, year, entry_no),
  constraint register_entry_office_id_register_year_volume_fkey FOREIGN KEY (office_id, register, year, volume) REFERENCES register_book(office_id, register, year, volume)
);
CREATE INDEX register_entry_day ON public.register_entry USING btree (office_id, registered_on);
alter table register_entry enable row level security;
create policy change_own_office on register_entry for update using ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[]))) with check ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[])));
create policy read_in_scope on register_entry for select using ((( SELECT app_national() AS app_national) OR (office_id = ANY (( SELECT app_offices() AS app_offices)::integer[]))));
create policy write_own_office on register_entry for insert with check ((office_id = ( SELECT app_office() AS app_office)));
grant select on register_entry to hotich_person;
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.register_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER entry_fits_book BEFORE INSERT ON public.register_entry FOR EACH ROW EXECUTE FUNCTION entry_fits_book();
CREATE TRIGGER keep_phone AFTER INSERT ON public.register_entry FOR EACH ROW WHEN ((COALESCE((new.content #>> '{informant,phone}'::text[]), ''::text) <> ''::text)) EXECUTE FUNCTION keep_entry_phone();
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON public.register_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table registration_case (
  office_id integer not null,
  id uuid not null,
  kind text not null,
  code text,
  procedure_code text not null,
  state text not null,
  channel text not null default 'DIRECT'::text,
  declaration jsonb not null,
  version integer not null default 1,
  subject_name text not null default ''::text,
  subject_key text not null default ''::text,
  subject_birth date,
  regime text,
  received_at timestamp with time zone,
  received_by uuid,
  due_at timestamp with time zone,
  paused_at timestamp with time zone,
  pause_reason text,
  late boolean,
  entry_id uuid,
  source_key text,
  created_at timestamp with time zone not null default now(),
  created_by uuid,
  updated_at timestamp with time zone not null default now(),
  updated_by uuid,
  promised_at timestamp with time zone,
  matter text not null default ''::text,
  approved_at timestamp with time zone,
  approved_by uuid,
  approver_name text not null default ''::text,
  approver_lines text[] not null default '{}'::text[],
  constraint registration_case_pkey PRIMARY KEY (office_id, id),
  constraint registration_case_channel_check CHECK ((channel = ANY (ARRAY['DIRECT'::text, 'POST'::text, 'ONLINE'::text, 'MOBILE'::text, 'HOSPITAL'::text, 'IMPORT'::text]))),
  constraint registration_case_id_key UNIQUE (id),
  constraint registration_case_office_id_code_key UNIQUE (office_id, code),
  constraint registration_case_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id),
  constraint registration_case_state_check CHECK ((state = ANY (ARRAY['DRAFT'::text, 'RECEIVED'::text, 'INCOMPLETE'::text, 'VETTED'::text, 'APPROVED'::text, 'REGISTERED'::text, 'WAITING_PIN'::text, 'SUBMITTED'::text, 'RETURNED'::text, 'SIGNED'::text, 'HANDED_OVER'::text, 'REFUSED_INTAKE'::text, 'REFUSED_MERITS'::text, 'WITHDRAWN'::text, 'CANCELLED'::text])))
);
CREATE INDEX registration_case_open ON public.registration_case USING btree (office_id, state, due_at) WHERE (state <> ALL (ARRAY['HANDED_OVER'::text, 'REFUSED_INTAKE'::text, 'REFUSED_MERITS'::text, 'WITHDRAWN'::text, 'CANCELLED'::text]));
CREATE INDEX registration_case_recent ON public.registration_case USING btree (office_id, updated_at DESC);
CREATE INDEX registration_case_subject ON public.registration_case USING btree (subject_key, subject_birth) WHERE (state = ANY (ARRAY['DRAFT'::text, 'RECEIVED'::text, 'INCOMPLETE'::text, 'VETTED'::text]));
CREATE UNIQUE INDEX registration_case_source ON public.registration_case USING btree (source_key) WHERE (source_key IS NOT NULL);
alter table registration_case enable row level security;
create policy change_own_office on registration_case for update using ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[]))) with check ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[])));
create policy read_in_scope on registration_case for select using ((( SELECT app_national() AS app_national) OR (office_id = ANY (( SELECT app_offices() AS app_offices)::integer[]))));
create policy write_own_office on registration_case for insert with check ((office_id = ( SELECT app_office() AS app_office)));
grant insert, select, update on registration_case to hotich_person;

create table reminder (
  office_id integer not null,
  id uuid not null default gen_random_uuid(),
  entry_id uuid not null,
  person_id uuid,
  kind text not null,
  due_on date not null,
  text text not null,
  text_en text not null default ''::text,
  done_at timestamp with time zone,
  done_by uuid,
  done_note text not null default ''::text,
  constraint reminder_pkey PRIMARY KEY (office_id, id)
);
CREATE INDEX reminder_due ON public.reminder USING btree (office_id, due_on) WHERE (done_at IS NULL);
alter table reminder enable row level security;
create policy change_own_office on reminder for update using ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[]))) with check ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[])));
create policy read_in_scope on reminder for select using ((( SELECT app_national() AS app_national) OR (office_id = ANY (( SELECT app_offices() AS app_offices)::integer[]))));
create policy write_own_office on reminder for insert with check ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[])));
grant insert, select, update on reminder to hotich_person;

create table repair_request (
  office_id integer not null,
  id uuid not null,
  entry_id uuid not null,
  content jsonb not null,
  changed_fields jsonb not null,
  reason text not null,
  state text not null default 'OPEN'::text,
  asked_by uuid not null,
  asked_by_name text not null,
  asked_at timestamp with time zone not null,
  decided_by uuid,
  decided_by_name text,
  decided_at timestamp with time zone,
  decision_reason text,
  constraint repair_request_pkey PRIMARY KEY (office_id, id),
  constraint repair_request_check CHECK (((decided_by IS NULL) OR (decided_by <> asked_by))),
  constraint repair_request_state_check CHECK ((state = ANY (ARRAY['OPEN'::text, 'APPROVED'::text, 'REJECTED'::text])))
);
CREATE INDEX repair_request_open ON public.repair_request USING btree (office_id, asked_at) WHERE (state = 'OPEN'::text);
alter table repair_request enable row level security;
create policy change_own_office on repair_request for update using ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[]))) with check ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[])));
create policy read_in_scope on repair_request for select using ((( SELECT app_national() AS app_national) OR (office_id = ANY (( SELECT app_offices() AS app_offices)::integer[]))));
create policy write_own_office on repair_request for insert with check ((office_id = ANY (( SELECT app_writable() AS app_writable)::integer[])));
grant insert, select, update on repair_request to hotich_person;

create table search_request (
  office_id integer not null,
  id uuid not null,
  purpose text not null,
  state text not null default 'OPEN'::text,
  asked_by uuid not null,
  asked_by_name text not null,
  asked_at timestamp with time zone not null,
  decided_by uuid,
  decided_by_name text,
  decided_at timestamp with time zone,
  decision_reason text not null default ''::text,
  valid_until timestamp with time zone,
  constraint search_request_pkey PRIMARY KEY (office_id, id),
  constraint search_request_check CHECK (((decided_by IS NULL) OR (decided_by <> asked_by) OR (state = 'ENDED'::text))),
  constraint search_request_check1 CHECK (((state = 'APPROVED'::text) = ((valid_until IS NOT NULL) AND (state = 'APPROVED'::text)))),
  constraint search_request_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id),
  constraint search_request_state_check CHECK ((state = ANY (ARRAY['OPEN'::text, 'APPROVED'::text, 'REJECTED'::text, 'ENDED'::text])))
);
CREATE INDEX search_request_recent ON public.search_request USING btree (office_id, asked_at DESC);
alter table search_request enable row level security;
create policy ask_for_oneself on search_request for insert with check (((office_id = ( SELECT app_office() AS app_office)) AND (asked_by = ( SELECT app_actor() AS app_actor)) AND (state = 'OPEN'::text) AND (decided_by IS NULL) AND (valid_until IS NULL)));
create policy read_in_scope on search_request for select using ((( SELECT app_national() AS app_national) OR (office_id = ANY (( SELECT app_offices() AS app_offices)::integer[]))));
grant insert, select on search_request to hotich_person;

create table session (
  id bytea not null,
  account_id uuid not null,
  created_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  reauthenticated_at timestamp with time zone,
  ip text not null,
  user_agent text not null,
  ended_at timestamp with time zone,
  ended_reason text,
  constraint session_pkey PRIMARY KEY (id),
  constraint session_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
);
CREATE INDEX session_account ON public.session USING btree (account_id) WHERE (ended_at IS NULL);
alter table session enable row level security;
create policy read_session on session for select using ((account_id = ( SELECT app_actor() AS app_actor)));
grant select on session to hotich_person;

create table sign_in_throttle (
  key text not null,
  failed integer not null,
  locked_until timestamp with time zone,
  last_failed_at timestamp with time zone not null,
  constraint sign_in_throttle_pkey PRIMARY KEY (key)
);
CREATE INDEX sign_in_throttle_age ON public.sign_in_throttle USING btree (last_failed_at);

create table signature_authority (
  id integer not null generated always as identity,
  office_id integer not null,
  account_id uuid not null,
  capacity text not null,
  capacity_lines text[] not null,
  document_kinds text[] not null default '{}'::text[],
  valid daterange not null,
  decision text not null,
  constraint signature_authority_pkey PRIMARY KEY (id),
  constraint signature_authority_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint signature_authority_account_id_office_id_valid_excl EXCLUDE USING gist (account_id WITH =, office_id WITH =, valid WITH &&),
  constraint signature_authority_capacity_check CHECK ((capacity = ANY (ARRAY['CHAIR'::text, 'VICE_CHAIR'::text, 'DELEGATED'::text]))),
  constraint signature_authority_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id)
);
alter table signature_authority enable row level security;
create policy read_authority on signature_authority for select using ((( SELECT app_national() AS app_national) OR (office_id = ANY (( SELECT app_offices() AS app_offices)::integer[]))));
grant select on signature_authority to hotich_person;

create table status_message (
  office_id integer not null,
  entry_id uuid not null,
  message_key uuid not null,
  person_id uuid not null,
  seq integer not null,
  change jsonb not null,
  state text not null default 'WAITING'::text,
  reason text not null default ''::text,
  receipt text not null default ''::text,
  queued_at timestamp with time zone not null,
  answered_at timestamp with time zone,
  constraint status_message_pkey PRIMARY KEY (person_id, seq),
  constraint status_message_message_key_key UNIQUE (message_key),
  constraint status_message_state_check CHECK ((state = ANY (ARRAY['WAITING'::text, 'TAKEN'::text, 'NEEDS_VERIFICATION'::text, 'REFUSED'::text, 'PARKED'::text])))
);
CREATE INDEX status_message_entry ON public.status_message USING btree (office_id, entry_id);
CREATE INDEX status_message_open ON public.status_message USING btree (queued_at) WHERE (state = ANY (ARRAY['NEEDS_VERIFICATION'::text, 'REFUSED'::text, 'PARKED'::text]));
alter table status_message enable row level security;
create policy read_in_scope on status_message for select using ((( SELECT app_national() AS app_national) OR (office_id = ANY (( SELECT app_offices() AS app_offices)::integer[]))));
grant select on status_message to hotich_person;

create table status_sequence (
  person_id uuid not null,
  last integer not null,
  constraint status_sequence_pkey PRIMARY KEY (person_id)
);
alter table status_sequence enable row level security;

create table synth_nation (
  name text not null,
  circles integer not null,
  slices integer not null,
  books_written boolean not null default false,
  started_at timestamp with time zone not null default now(),
  finished_at timestamp with time zone,
  first_fact integer,
  constraint synth_nation_pkey PRIMARY KEY (name)
);

create table synth_slice (
  nation text not null,
  slice integer not null,
  persons integer not null,
  entries integer not null,
  constraint synth_slice_pkey PRIMARY KEY (nation, slice),
  constraint synth_slice_nation_fkey FOREIGN KEY (nation) REFERENCES synth_nation(name)
);

CREATE OR REPLACE FUNCTION public.add_name_words()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  insert into name_word (slip, word)
  select distinct s, w.word from (select distinct unnest(string_to_array(a.key, ' ')) as word from added a) w, word_slips(w.word) s
  where w.word <> '' and not exists (select from name_word n where n.slip = w.word and n.word = w.word)
  order by 1, 2 on conflict do nothing;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.alike_entries(p_kind text, p_case uuid, p_people jsonb)
 RETURNS SETOF jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
  select known_entry(f.office_id, f.entry_id) || jsonb_build_object('registrationKind', f.registration_kind,
      'diedOn', (select d.died_on from entry_person x join person_death d on d.person_id = x.person_id and d.entry_id = x.entry_id
        where x.office_id = f.office_id and x.entry_id = f.entry_id and x.subject limit 1),
      'standing', (select bool_or(upper_inf(b.during) and not isempty(b.during)) from marriage_bond b where b.entry_id = f.entry_id))
  from (
    select e.office_id, e.id as entry_id, e.registration_kind from rows from (jsonb_to_recordset(p_people) as (pin text, key text, date date, year int)) with ordinality as v (pin, key, date, year, nth)
      cross join lateral (
        select x.office_id, x.entry_id, x.person_id from entry_person x where v.pin is not null and x.pin = v.pin and x.subject
        union select x.office_id, x.entry_id, x.person_id from entry_person x
          where x.name_key = v.key and x.birth_year = v.year and x.subject and (x.birth_date = v.date or v.date is null or x.birth_date is null)
        union select x.office_id, x.entry_id, x.person_id from entry_person x where v.year is null and x.name_key = v.key and x.birth_year is null and x.subject) ep
      join register_entry e on e.office_id = ep.office_id and e.id = ep.entry_id
    where e.kind = p_kind and e.case_id <> p_case
      and not exists (select from entry_revocation r where r.office_id = e.office_id and r.entry_id = e.id)
      and not exists (select from person_death d where d.person_id = ep.person_id and d.entry_id = e.id and d.reversed_on is not null)
    group by 1, 2, 3 order by count(distinct v.nth) desc, max(e.registered_at) desc limit 20) f
$function$
;

CREATE OR REPLACE FUNCTION public.app_actor()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$ select nullif(current_setting('app.actor', true), '')::uuid $function$
;

CREATE OR REPLACE FUNCTION public.app_is_person()
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select current_setting('role', true) = 'hotich_person' $function$
;

CREATE OR REPLACE FUNCTION public.app_national()
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select coalesce(current_setting('app.scope', true), '') = 'NATIONAL' $function$
;

CREATE OR REPLACE FUNCTION public.app_office()
 RETURNS integer
 LANGUAGE sql
 STABLE
AS $function$ select nullif(current_setting('app.office', true), '')::int $function$
;

CREATE OR REPLACE FUNCTION public.app_offices()
 RETURNS integer[]
 LANGUAGE sql
 STABLE
AS $function$ select coalesce(nullif(current_setting('app.offices', true), ''), '{}')::int[] $function$
;

CREATE OR REPLACE FUNCTION public.app_sees(p_office integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select app_national() or p_office = any (app_offices()) $function$
;

CREATE OR REPLACE FUNCTION public.app_writable()
 RETURNS integer[]
 LANGUAGE sql
 STABLE
AS $function$
  select case when coalesce(current_setting('app.scope', true), '') = 'OFFICE' then app_offices() || app_office() else array[app_office()] end
$function$
;

CREATE OR REPLACE FUNCTION public.apply_effects(p_office integer, p_entry uuid, p_on date, p_effects jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
declare
  f jsonb;
  l_person uuid;
  l_other uuid;
  l_from date;
  l_to date;
  l_n int;
  l_role text;
  l_bond record;
begin
  -- People are held in the order of their ids: of two events about one person the later sees what the earlier did.
  if exists (select from jsonb_array_elements(p_effects) x where x ->> 'does' <> 'parent') then
    perform 1 from person where id in (select person_id from entry_person where office_id = p_office and entry_id = p_entry) order by id for no key update;
  end if;
  for f in select x from jsonb_array_elements(p_effects) x loop
    select person_id into l_person from entry_person where office_id = p_office and entry_id = p_entry
      and role = coalesce(f ->> 'role', f ->> 'child', f ->> 'ward', f ->> 'wife', f ->> 'supervisor');
    case f ->> 'does'
    when 'act' then
      continue when l_person is null;
      if exists (select from person_death d where d.person_id = l_person and d.reversed_on is null) then
        raise exception 'person-dead' using errcode = 'check_violation', detail = f ->> 'role';
      end if;
      if exists (select from person_condition c where c.person_id = l_person and c.condition = 'MISSING' and c.during @> p_on) then
        raise exception 'person-missing' using errcode = 'check_violation', detail = f ->> 'role';
      end if;
      if (f ->> 'capable')::boolean and exists (select from person_condition c where c.person_id = l_person and c.condition = 'INCAPABLE' and c.during @> p_on) then
        raise exception 'person-incapable' using errcode = 'check_violation', detail = f ->> 'role';
      end if;
    when 'marry' then
      select person_id into l_other from entry_person where office_id = p_office and entry_id = p_entry and role = f ->> 'husband';
      l_from := (f ->> 'from')::date;
      l_to := (f ->> 'to')::date;
      begin
        insert into marriage_bond (office_id, entry_id, person_id, spouse_id, during, ended_by, end_basis)
        select p_office, p_entry, a, b, daterange(l_from, l_to), case when l_to is null then null else coalesce(f ->> 'how', 'DIVORCE') end, coalesce(f ->> 'basis', '')
        from (values (l_person, l_other), (l_other, l_person)) v (a, b) where a is not null order by a;
      exception when exclusion_violation then
        raise exception 'already-married' using errcode = 'exclusion_violation';
      end;
    when 'end-marriage' then
      update marriage_bond set during = daterange(lower(during), greatest(lower(during) + 1, (f ->> 'on')::date)), ended_by = f ->> 'how', end_office_id = p_office, end_entry_id = p_entry,
        end_basis = coalesce(f ->> 'basis', '')
      where entry_id in (select b.entry_id from marriage_bond b where b.person_id = l_person and upper_inf(b.during) and not isempty(b.during)
          and (f -> 'entry' is null or b.entry_id = (f -> 'entry' ->> 'entryId')::uuid)) and upper_inf(during);
      get diagnostics l_n = row_count;
      -- A marriage the registers never held: its end is known all the same, and with it the status of the person.
      if l_n = 0 and l_person is not null then
        begin
          insert into marriage_bond (office_id, entry_id, person_id, spouse_id, during, start_known, ended_by, end_office_id, end_entry_id, end_basis)
          values (p_office, p_entry, l_person, null, daterange((f ->> 'on')::date - 1, (f ->> 'on')::date), false, f ->> 'how', p_office, p_entry, coalesce(f ->> 'basis', ''));
        exception when exclusion_violation or unique_violation then
          null;
        end;
      end if;
    when 'die' then
      begin
        insert into person_death (person_id, office_id, entry_id, died_on, declared) values (l_person, p_office, p_entry, (f ->> 'on')::date, (f ->> 'declared')::boolean);
      exception when unique_violation then
        raise exception 'already-dead' using errcode = 'unique_violation', detail = f ->> 'role';
      end;
      l_to := coalesce((f ->> 'on')::date, p_on);
      for l_bond in select entry_id from marriage_bond where person_id = l_person and upper_inf(during) and not isempty(during) loop
        update marriage_bond set during = daterange(lower(during), greatest(lower(during) + 1, l_to)), ended_by = 'DEATH', end_office_id = p_office, end_entry_id = p_entry
        where entry_id = l_bond.entry_id and upper_inf(during);
      end loop;
    when 'revive' then
      update person_death set reversed_on = (f ->> 'on')::date, reversed_by = p_entry::text where person_id = l_person and reversed_on is null;
      -- BLDS 73: the marriage stands again unless the other has married since.
      for l_bond in select b.entry_id from marriage_bond b where b.person_id = l_person and b.ended_by = 'DEATH'
          and b.end_entry_id in (select d.entry_id from person_death d where d.person_id = l_person) loop
        begin
          update marriage_bond set during = daterange(lower(during), null), ended_by = null, end_office_id = null, end_entry_id = null where entry_id = l_bond.entry_id;
        exception when exclusion_violation then
          null;
        end;
      end loop;
    when 'parent' then
      select person_id into l_other from entry_person where office_id = p_office and entry_id = p_entry and role = f ->> 'parent';
      continue when l_person is null or l_other is null or l_person = l_other;
      insert into family_link (child_id, parent_id, relation, office_id, entry_id, made_by, since)
      values (l_person, l_other, f ->> 'relation', p_office, p_entry, f ->> 'by', p_on) on conflict do nothing;
      if not exists (select from family_link where child_id = l_person and relation = f ->> 'relation' and parent_id = l_other and ended_on is null) then
        raise exception 'second-parent' using errcode = 'unique_violation', detail = f ->> 'relation';
      end if;
    when 'adopt' then
      select person_id into l_other from entry_person where office_id = p_office and entry_id = p_entry and role = f ->> 'parent';
      insert into family_link (child_id, parent_id, relation, office_id, entry_id, made_by, since)
      values (l_person, l_other, f ->> 'relation', p_office, p_entry, 'ADOPTION', (f ->> 'on')::date)
      on conflict (child_id, relation, parent_id) do update set ended_on = null, end_office_id = null, end_entry_id = null, since = excluded.since, office_id = excluded.office_id, entry_id = excluded.entry_id where family_link.ended_on is not null;
    when 'end-adoption' then
      update family_link set ended_on = (f ->> 'on')::date, end_office_id = p_office, end_entry_id = p_entry where child_id = l_person and relation in ('ADOPTIVE_MOTHER', 'ADOPTIVE_FATHER') and ended_on is null;
    when 'guard' then
      begin
        insert into guardianship (office_id, entry_id, ward_id, kind, during) values (p_office, p_entry, l_person, f ->> 'kind', daterange((f ->> 'from')::date, null));
      exception when exclusion_violation then
        raise exception 'second-guardian' using errcode = 'exclusion_violation';
      end;
      insert into guardianship_party (guardianship_id, person_id, role, during, office_id, entry_id)
      select p_entry, ep.person_id, 'GUARDIAN', daterange((f ->> 'from')::date, null), p_office, p_entry from entry_person ep
      where ep.office_id = p_office and ep.entry_id = p_entry and ep.role in (select jsonb_array_elements_text(f -> 'guardians'));
    when 'supervise' then
      insert into guardianship_party (guardianship_id, person_id, role, during, office_id, entry_id)
      values ((f -> 'guardianship' ->> 'entryId')::uuid, l_person, 'SUPERVISOR', daterange((f ->> 'from')::date, null), p_office, p_entry);
    when 'end-supervision' then
      update guardianship_party set during = daterange(lower(during), greatest(lower(during) + 1, (f ->> 'on')::date))
      where guardianship_id = (f -> 'guardianship' ->> 'entryId')::uuid and role = 'SUPERVISOR' and upper_inf(during);
      if not found then raise exception 'no-open-supervision' using errcode = 'check_violation'; end if;
    when 'end-guardianship' then
      update guardianship set during = daterange(lower(during), greatest(lower(during) + 1, (f ->> 'on')::date)), end_office_id = p_office, end_entry_id = p_entry, end_reason = f ->> 'reason'
      where entry_id = (f -> 'guardianship' ->> 'entryId')::uuid and upper_inf(during);
      if not found then raise exception 'no-open-guardianship' using errcode = 'check_violation'; end if;
      update guardianship_party set during = daterange(lower(during), greatest(lower(during) + 1, (f ->> 'on')::date))
      where guardianship_id = (f -> 'guardianship' ->> 'entryId')::uuid and upper_inf(during);
    when 'condition' then
      continue when l_person is null;
      if coalesce((f ->> 'ends')::boolean, false) then
        update person_condition set during = daterange(lower(during), greatest(lower(during) + 1, (f ->> 'from')::date)), end_office_id = p_office, end_entry_id = p_entry
        where person_id = l_person and condition = f ->> 'condition' and upper_inf(during);
        update condition_covered set during = daterange(lower(during), greatest(lower(during) + 1, (f ->> 'from')::date)), end_office_id = p_office, end_entry_id = p_entry
        where person_id = l_person and condition = f ->> 'condition' and upper_inf(during);
      else
        begin
          insert into person_condition (person_id, condition, during, office_id, entry_id, basis)
          values (l_person, f ->> 'condition', daterange((f ->> 'from')::date, null), p_office, p_entry, coalesce(f ->> 'basis', ''));
        exception when exclusion_violation then
          insert into condition_covered (person_id, condition, during, office_id, entry_id, basis)
          values (l_person, f ->> 'condition', daterange((f ->> 'from')::date, null), p_office, p_entry, coalesce(f ->> 'basis', ''));
        end;
      end if;
    when 'change' then
      insert into person_change (person_id, seq, field, from_value, to_value, valid_from, office_id, entry_id)
      select l_person, coalesce(max(seq), 0) + 1, f ->> 'field', f ->> 'from', f ->> 'to', (f ->> 'on')::date, p_office, p_entry from person_change where person_id = l_person;
      update person set
        full_name = case when f ->> 'field' = 'name' then f ->> 'to' else full_name end,
        name_key = case when f ->> 'field' = 'name' then f ->> 'toKey' else name_key end,
        sex = case when f ->> 'field' = 'sex' then f ->> 'to' else sex end,
        birth_date = case when f ->> 'field' = 'birthDate' then (f ->> 'to')::date else birth_date end,
        birth_year = case when f ->> 'field' = 'birthDate' then extract(year from (f ->> 'to')::date)::int else birth_year end
      where id = l_person;
      if f ->> 'field' = 'name' then
        insert into name_key (key) values (f ->> 'toKey') on conflict do nothing;
      end if;
    else
      raise exception 'unknown effect %', f ->> 'does';
    end case;
  end loop;
end $function$
;

CREATE OR REPLACE FUNCTION public.apply_judgment(p_office integer, p_entry uuid, p_number_key text, p_sender_key text, p_on date, p_effects jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  f jsonb;
  l_child uuid;
  l_parent uuid;
begin
  if p_office is null or not p_office = any (app_writable()) then
    raise exception 'not-own-office' using errcode = 'insufficient_privilege';
  end if;
  update judgment_note set applied = true
  where office_id = p_office and entry_id = p_entry and number_key = p_number_key and sender_key = p_sender_key and not applied;
  if not found then raise exception 'judgment-not-noted' using errcode = 'no_data_found'; end if;
  for f in select x from jsonb_array_elements(p_effects) x loop
    select person_id into l_child from entry_person where office_id = p_office and entry_id = p_entry and role = coalesce(f ->> 'role', f ->> 'child', f ->> 'ward');
    case f ->> 'does'
    when 'end-parent' then
      perform 1 from person where id = l_child for no key update;
      update family_link set ended_on = (f ->> 'on')::date, end_office_id = p_office, end_entry_id = p_entry where child_id = l_child and relation = f ->> 'relation' and ended_on is null;
    when 'end-marriage' then
      if (f ->> 'on')::date <= wedding_day((f -> 'entry' ->> 'entryId')::uuid) then
        raise exception 'judgment-before-marriage' using errcode = 'check_violation';
      end if;
      perform apply_effects(p_office, p_entry, p_on, jsonb_build_array(f));
    when 'adopt-by' then
      continue when l_child is null;
      perform 1 from person where id = l_child for no key update;
      l_parent := person_now(person_for(p_entry, f -> 'person'));
      insert into family_link (child_id, parent_id, relation, office_id, entry_id, made_by, since)
      values (l_child, l_parent, f ->> 'relation', p_office, p_entry, 'ADOPTION', (f ->> 'on')::date)
      on conflict (child_id, relation, parent_id) do update set ended_on = null, end_office_id = null, end_entry_id = null, since = excluded.since, office_id = excluded.office_id, entry_id = excluded.entry_id where family_link.ended_on is not null;
    when 'die' then
      if not exists (select from person_death d where d.person_id = l_child and d.reversed_on is null) then
        perform apply_effects(p_office, p_entry, p_on, jsonb_build_array(f));
      end if;
    when 'parent' then
      -- A bond that ended stands again when a court says so.
      update family_link l set ended_on = null, end_office_id = null, end_entry_id = null, made_by = f ->> 'by', office_id = p_office, entry_id = p_entry, since = p_on
      from entry_person ep where ep.office_id = p_office and ep.entry_id = p_entry and ep.role = f ->> 'parent' and l.parent_id = ep.person_id and l.relation = f ->> 'relation'
        and l.ended_on is not null and l.child_id = (select person_id from entry_person where office_id = p_office and entry_id = p_entry and role = f ->> 'child');
      perform apply_effects(p_office, p_entry, p_on, jsonb_build_array(f));
    else
      perform apply_effects(p_office, p_entry, p_on, jsonb_build_array(f));
    end case;
  end loop;
end $function$
;

CREATE OR REPLACE FUNCTION public.ask_after_undo(m person_merge, p_review jsonb, p_at timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
  insert into office_notice (office_id, id, from_office_id, kind, needs, entry_id, entry_office_id, content, sent_at)
  select coalesce(o.custodian_id, o.id), uuidv7(), app_office(), 'MERGE_UNDONE', 'ANSWER', q.entry_id, q.office_id, jsonb_build_object('text', 'Cần xem lại mục ' || entry_reference(q.office_id, q.entry_id) || ': ' || q.why), p_at
  from (
    select ep.office_id, ep.entry_id, 'được ghi khi ' || a.full_name || ' và ' || b.full_name || ' đang được coi là một người (nay đã tách), trong mục không ghi số định danh nên chưa biết là việc của ai. Đối chiếu hồ sơ rồi trả lời mục này là của ai.' as why
    from entry_person ep join register_entry e on e.office_id = ep.office_id and e.id = ep.entry_id join person a on a.id = m.into_id join person b on b.id = m.from_id
    where ep.person_id = m.into_id and ep.pin is null and ep.role <> 'INFORMANT' and e.registered_at >= m.made_at
    union
    select (x ->> 'office')::int, (x ->> 'entry')::uuid, 'sau khi tách ' || a.full_name || ' và ' || b.full_name || ', chưa tự trả lại được dữ liệu về ' || (x ->> 'what') || ' vì nay đã có việc khác. Đối chiếu hồ sơ của hai người rồi sửa nếu cần.'
    from jsonb_array_elements(p_review) x join person a on a.id = m.into_id join person b on b.id = m.from_id) q
  join office o on o.id = q.office_id
$function$
;

CREATE OR REPLACE FUNCTION public.audit_append(l_office integer, l_actor uuid, l_actor_name text, l_session text, l_action text, l_kind text, l_subject text, l_purpose text, l_details jsonb)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
end $function$
;

CREATE OR REPLACE FUNCTION public.audit_hash(prev bytea, l_office integer, l_seq bigint, l_at timestamp with time zone, l_actor uuid, l_actor_name text, l_session text, l_action text, l_kind text, l_subject text, l_purpose text, l_details jsonb)
 RETURNS bytea
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select sha256(prev || convert_to(
    jsonb_build_array(l_office, l_seq, (extract(epoch from l_at) * 1000000)::bigint, l_actor, l_actor_name, l_session, l_action, l_kind, l_subject, l_purpose, l_details)::text, 'UTF8'))
$function$
;

CREATE OR REPLACE FUNCTION public.begin_command(p_account uuid, p_key text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_advisory_xact_lock(hashtextextended(p_account || ' ' || p_key, 0));
  if exists (select from idempotency where account_id = p_account and key = p_key) then
    raise exception 'command-known' using errcode = 'HT001';
  end if;
end $function$
;

CREATE OR REPLACE FUNCTION public.births_like(p_case uuid, p_keys integer[], p_child_key text, p_birth_date date, p_mother_pin text)
 RETURNS TABLE(source text, office_id integer, office_name text, entry_id uuid, entry_no integer, year integer, case_code text, registered_on date, child_name text, child_key text, birth_date date, birth_year integer, sex text, child_pin text, birth_order integer, plurality integer, mother_name text, mother_key text, mother_year integer, mother_pin text, father_name text, father_year integer, father_pin text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET plan_cache_mode TO 'force_generic_plan'
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
AS $function$
#variable_conflict use_column
begin
  return query
  with found as (
    (select m.fact, count(*) as shared from unnest(p_keys) k (key), lateral (select x.fact from match_key x where x.key = k.key order by x.fact desc limit 100) m
      group by 1 order by 2 desc, 1 desc limit 16)
    union all
    (select f.no, 0 from birth_fact f where p_mother_pin is not null and f.mother_pin = p_mother_pin and f.birth_date between p_birth_date - 270 and p_birth_date + 270 limit 20)
  )
  select 'ENTRY', f.office_id, e.office_name, f.entry_id, e.entry_no, e.year, null::text, e.registered_on,
    f.child_name, f.child_key, f.birth_date, f.birth_year, f.sex, c.pin, f.birth_order, f.plurality, f.mother_name, f.mother_key, f.mother_year, f.mother_pin,
    d.full_name, d.birth_year, d.pin
  from (select fact, max(shared) as shared from found group by 1) x
  join birth_fact f on f.no = x.fact join register_entry e on e.office_id = f.office_id and e.id = f.entry_id
  left join entry_person c on c.office_id = f.office_id and c.entry_id = f.entry_id and c.role = 'CHILD'
  left join entry_person d on d.office_id = f.office_id and d.entry_id = f.entry_id and d.role = 'FATHER'
  where e.case_id <> p_case
    and not exists (select from entry_revocation r where r.office_id = e.office_id and r.entry_id = e.id)
  union all
  (select 'CASE', c.office_id, o.name, null, null, null, c.code, null, c.subject_name, c.subject_key, c.subject_birth, extract(year from c.subject_birth)::int, null, null, 1, 1, null, null, null, null, null, null, null
  from registration_case c join office o on o.id = c.office_id
  where c.subject_key = p_child_key and p_child_key <> '' and c.subject_birth = p_birth_date and c.id <> p_case
    and c.state in ('RECEIVED', 'INCOMPLETE', 'VETTED')
  limit 10);
end $function$
;

CREATE OR REPLACE FUNCTION public.changes_of(p_person uuid)
 RETURNS SETOF person_change
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
  select h.* from merge_circle(p_person) c join person_change h on h.person_id = c.id where owner_of_change(h) = p_person
$function$
;

CREATE OR REPLACE FUNCTION public.clock_of_notice(p_notice uuid)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select jsonb_build_object('pausedAt', c.paused_at, 'dueAt', c.due_at, 'officeId', c.office_id, 'provinceCode', o.province_code)
  from office_notice n join registration_case c on c.office_id = n.from_office_id and c.id = n.case_id join office o on o.id = c.office_id
  where n.id = p_notice and n.office_id = any (app_writable())
$function$
;

CREATE OR REPLACE FUNCTION public.close_counter(p_office integer, p_register text, p_year integer)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if p_office is null or not p_office = any (app_writable()) then
    raise exception 'not-own-office' using errcode = 'insufficient_privilege';
  end if;
  perform 1 from register_counter where office_id = p_office and register = p_register and year = p_year for update;
end $function$
;

CREATE OR REPLACE FUNCTION public.close_loaded_books(p_until date)
 RETURNS integer
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with ended as (
    select b.office_id, b.register, b.year, b.volume, least(make_date(b.year, 12, 31), upper(o.valid) - 1) as day, coalesce(c.last_no, 0) as last_no,
      greatest(0, coalesce(lead(b.first_no) over (partition by b.office_id, b.register, b.year order by b.volume), coalesce(c.last_no, 0) + 1) - b.first_no) as entries
    from register_book b join office o on o.id = b.office_id
    left join register_counter c on c.office_id = b.office_id and c.register = b.register and c.year = b.year),
  closed as (
    update register_book b set closed_on = greatest(e.day, b.opened_on), closing = jsonb_build_object('pages', e.entries, 'entries', e.entries, 'lastNo', e.last_no, 'loaded', true)
    from ended e where b.office_id = e.office_id and b.register = e.register and b.year = e.year and b.volume = e.volume
      and b.closed_on is null and b.opened_by is null and e.day <= p_until returning 1)
  select count(*)::int from closed
$function$
;

CREATE OR REPLACE FUNCTION public.copied_entry(p_office integer, p_entry uuid)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select jsonb_build_object('officeId', e.office_id, 'id', e.id, 'caseId', e.case_id, 'register', e.register, 'year', e.year, 'entryNo', e.entry_no, 'volume', e.volume,
    'pageNo', e.page_no, 'registeredOn', e.registered_on, 'kind', e.kind, 'registrationKind', e.registration_kind, 'regime', e.regime, 'formVersion', e.form_version,
    'officeName', e.office_name, 'officerName', e.officer_name, 'content', coalesce(r.content, e.content), 'revision', coalesce(r.revision, 0),
    'pin', (select p.pin from entry_pin p where p.office_id = e.office_id and p.entry_id = e.id order by p.seq desc limit 1),
    'pinExpected', exists (select from pin_request q where q.office_id = e.office_id and q.entry_id = e.id),
    'notes', coalesce((select jsonb_agg(jsonb_build_object('seq', n.seq, 'notedOn', n.noted_on, 'content', n.content, 'basis', n.basis, 'officerName', n.officer_name,
      'signerName', n.signer_name, 'by', null) order by n.seq) from marginal_note n where n.office_id = e.office_id and n.entry_id = e.id), '[]'),
    'revoked', (select jsonb_build_object('decision', v.decision, 'decidedOn', v.decided_on) from entry_revocation v where v.office_id = e.office_id and v.entry_id = e.id),
    'signer', (select jsonb_build_object('name', d.signer_name, 'lines', d.signer_lines) from document d
      where d.entry_id = e.id and d.entry_office_id = e.office_id and d.state = 'SIGNED' and d.original limit 1))
  from register_entry e
  left join lateral (select x.content, x.revision from entry_revision x where x.office_id = e.office_id and x.entry_id = e.id order by x.revision desc limit 1) r on true
  where e.office_id = p_office and e.id = p_entry and copied_here(p_office, p_entry)
$function$
;

CREATE OR REPLACE FUNCTION public.copied_here(p_office integer, p_entry uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select from entry_link l join register_entry c on c.office_id = l.office_id and c.id = l.entry_id and c.register in ('EXTRACT_COPY', 'CONFIRMATION')
    where l.other_office_id = p_office and l.other_entry_id = p_entry and l.relation = 'ABOUT' and l.office_id = any (app_writable()))
$function$
;

CREATE OR REPLACE FUNCTION public.count_noted_judgment()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  insert into daily_count (office_id, day, measure, kind, n)
  values (new.office_id, (new.done_at at time zone 'Asia/Ho_Chi_Minh')::date, 'noted', new.matter, 1)
  on conflict (office_id, day, measure, kind) do update set n = daily_count.n + 1;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.dead_subjects(p_office integer, p_entry uuid)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select coalesce(jsonb_agg(distinct ep.full_name order by ep.full_name), '[]')
  from entry_person ep join person_death d on d.person_id = ep.person_id and d.reversed_on is null
  where ep.office_id = p_office and ep.entry_id = p_entry and ep.subject
$function$
;

CREATE OR REPLACE FUNCTION public.decide_pair(p_pair uuid, p_decision text, p_reason text, p_merge uuid, p_name text, p_at timestamp with time zone)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
declare p match_pair; l_a uuid; l_b uuid; l_merge uuid; l_seq int;
begin
  select * into p from match_pair where id = p_pair and (a_office = any (app_writable()) or b_office = any (app_writable())) for update;
  if not found then return 'missing'; end if;
  if (p_decision = 'UNDO') = (p.state = 'OPEN') then return 'outdated'; end if;
  if p_decision <> 'UNDO' and p.state in ('SAME', 'DIFFERENT') then return 'outdated'; end if;
  if p_decision = 'SAME' then
    select person_id into l_a from entry_person where office_id = p.a_office and entry_id = p.a_entry and role = p.a_role;
    select person_id into l_b from entry_person where office_id = p.b_office and entry_id = p.b_entry and role = p.b_role;
    if l_a is null or l_b is null then return 'outdated'; end if;
    perform merge_persons(p_merge, l_b, l_a, p.id, p_reason, app_actor(), p_name, p_at);
  elsif p_decision = 'UNDO' then
    select id into l_merge from person_merge where pair_id = p.id and undone_at is null;
    if l_merge is not null then perform undo_merge(l_merge, p_reason, app_actor(), p_name, p_at); end if;
  end if;
  select coalesce(max(seq), 0) + 1 into l_seq from match_decision where pair_id = p.id;
  insert into match_decision (pair_id, seq, decision, reason, office_id, made_by, made_by_name, made_at) values (p.id, l_seq, p_decision, p_reason, app_office(), app_actor(), p_name, p_at);
  update match_pair set state = case p_decision when 'UNDO' then 'OPEN' else p_decision end, decided_at = p_at, decided_by_name = p_name where id = p.id;
  return 'done';
end $function$
;

CREATE OR REPLACE FUNCTION public.decide_search_request(p_id uuid, p_approve boolean, p_name text, p_reason text, p_now timestamp with time zone, p_hours integer)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare r search_request;
begin
  select * into r from search_request where office_id = app_office() and id = p_id for update;
  if not found then return 'missing'; end if;
  if r.state = 'APPROVED' and not p_approve then
    update search_request set state = 'ENDED', valid_until = null, decision_reason = p_reason where office_id = r.office_id and id = r.id;
    return 'ended';
  end if;
  if r.state <> 'OPEN' then return 'decided'; end if;
  if r.asked_by = app_actor() then return 'same-person'; end if;
  update search_request set state = case when p_approve then 'APPROVED' else 'REJECTED' end, decided_by = app_actor(), decided_by_name = p_name, decided_at = p_now, decision_reason = p_reason,
    valid_until = case when p_approve then p_now + make_interval(hours => least(greatest(p_hours, 1), 72)) end
  where office_id = r.office_id and id = r.id;
  return 'done';
end $function$
;

CREATE OR REPLACE FUNCTION public.document_frozen()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.state <> 'PREPARED' and (new.words, new.number, new.kind, new.original_no, new.file_sha256, new.signed_by, new.signed_at, new.verify_token, new.entry_id, new.issued_on)
    is distinct from (old.words, old.number, old.kind, old.original_no, old.file_sha256, old.signed_by, old.signed_at, old.verify_token, old.entry_id, old.issued_on) then
    raise exception 'an issued document is never changed' using errcode = 'insufficient_privilege';
  end if;
  if old.state in ('REPLACED', 'REVOKED') and new.state is distinct from old.state then
    raise exception 'an ended document stays ended' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.document_kept()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'documents are never deleted' using errcode = 'insufficient_privilege';
end $function$
;

CREATE OR REPLACE FUNCTION public.end_marriage_of_the_dead()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  l_death record;
begin
  select d.office_id, d.entry_id, coalesce(d.died_on, e.registered_on) as died_on into l_death from person_death d
    left join register_entry e on e.office_id = d.office_id and e.id = d.entry_id
  where d.reversed_on is null and d.person_id in (new.person_id, new.spouse_id) order by 3 limit 1;
  if found then
    new.during := daterange(lower(new.during), greatest(lower(new.during) + 1, l_death.died_on));
    new.ended_by := 'DEATH';
    new.end_office_id := l_death.office_id;
    new.end_entry_id := l_death.entry_id;
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.entries_by_number(p_offices integer[], p_no integer, p_year integer, p_volume integer, p_limit integer)
 RETURNS TABLE(office_id integer, office_name text, id uuid, register text, entry_no integer, year integer, volume integer, registered_on date, subject_name text, subject_birth date, sex text, pin text, mother_name text, father_name text, revoked boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select e.office_id, e.office_name, e.id, e.register, e.entry_no, e.year, e.volume, e.registered_on, s.name, s.birth, s.sex,
    (select q.pin from entry_pin q where q.office_id = e.office_id and q.entry_id = e.id order by q.seq desc limit 1), m.full_name, d.full_name,
    exists (select from entry_revocation v where v.office_id = e.office_id and v.entry_id = e.id)
  from register_counter c join register_entry e on e.office_id = c.office_id and e.register = c.register and e.year = c.year and e.entry_no = p_no
  left join lateral (select string_agg(x.full_name, ' – ' order by x.role desc) as name, min(x.birth_date) as birth, min(x.sex) as sex
    from entry_person x where x.office_id = e.office_id and x.entry_id = e.id and x.subject) s on true
  left join entry_person m on m.office_id = e.office_id and m.entry_id = e.id and m.role = 'MOTHER'
  left join entry_person d on d.office_id = e.office_id and d.entry_id = e.id and d.role = 'FATHER'
  where c.office_id = any (p_offices) and c.year = p_year and c.last_no >= p_no and (p_volume is null or e.volume = p_volume) and e.kind <> 'ADOPTION'
  limit p_limit
$function$
;

CREATE OR REPLACE FUNCTION public.entries_by_pin(p_pin text, p_limit integer)
 RETURNS TABLE(office_id integer, office_name text, id uuid, register text, entry_no integer, year integer, volume integer, registered_on date, subject_name text, subject_birth date, sex text, pin text, mother_name text, father_name text, revoked boolean, found_role text, found_name text, exact boolean)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET plan_cache_mode TO 'force_generic_plan'
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
AS $function$
#variable_conflict use_column
declare
  l_person uuid := (select person_now(q.id) from person q where q.pin = p_pin);
begin
  return query
  with found as materialized (
    select distinct on (x.office_id, x.entry_id) x.* from (
      (select p.office_id, p.entry_id, p.role, p.full_name, p.subject from entry_person p where p.pin = p_pin limit p_limit)
      union all
      (select p.office_id, p.entry_id, p.role, p.full_name, p.subject from entry_person p where p.person_id = l_person limit p_limit)) x
    order by x.office_id, x.entry_id, not x.subject, x.role limit p_limit)
  select e.office_id, e.office_name, e.id, e.register, e.entry_no, e.year, e.volume, e.registered_on, s.name, s.birth, s.sex,
    (select q.pin from entry_pin q where q.office_id = e.office_id and q.entry_id = e.id order by q.seq desc limit 1), s.mother, s.father,
    exists (select from entry_revocation v where v.office_id = e.office_id and v.entry_id = e.id), p.role, p.full_name, true
  from found p
  join register_entry e on e.office_id = p.office_id and e.id = p.entry_id
  left join lateral (
    select string_agg(x.full_name, ' – ' order by x.role desc) filter (where x.subject) as name, min(x.birth_date) filter (where x.subject) as birth,
      min(x.sex) filter (where x.subject) as sex, min(x.full_name) filter (where x.role = 'MOTHER') as mother, min(x.full_name) filter (where x.role = 'FATHER') as father
    from entry_person x where x.office_id = e.office_id and x.entry_id = e.id) s on true
  order by not p.subject, e.registered_on desc;
end $function$
;

CREATE OR REPLACE FUNCTION public.entry_concerns_relative(p_office integer, p_entry uuid, p_pin text)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select from entry_person ep join relatives_of(p_pin) r on r = ep.person_id where ep.office_id = p_office and ep.entry_id = p_entry)
$function$
;

CREATE OR REPLACE FUNCTION public.entry_fits_book()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.year <> extract(year from new.registered_on)::int and app_is_person() then
    raise exception 'book-of-another-year' using errcode = 'check_violation';
  end if;
  if exists (select from register_book b where b.office_id = new.office_id and b.register = new.register and b.year = new.year and b.volume = new.volume and b.closed_on is not null) then
    raise exception 'book-closed' using errcode = 'check_violation';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.entry_links(p_office integer, p_entry uuid)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
  select coalesce(jsonb_agg(x.line order by x.on), '[]') from (
    select e.registered_on as on, jsonb_build_object('relation', l.relation, 'outgoing', l.outgoing, 'entry', entry_seen(e.office_id, e.id),
      'subject', (select string_agg(s.full_name, ' – ' order by s.role desc) from entry_person s where s.office_id = e.office_id and s.entry_id = e.id and s.subject)) as line
    from (select relation, true as outgoing, other_office_id as office_id, other_entry_id as id from entry_link where office_id = p_office and entry_id = p_entry
      union select relation, false, office_id, entry_id from entry_link where other_office_id = p_office and other_entry_id = p_entry
      union select 'ENDS', false, b.end_office_id, b.end_entry_id from marriage_bond b where b.entry_id = p_entry and b.end_entry_id is not null and b.end_entry_id <> p_entry
      union select 'ENDS', true, b.office_id, b.entry_id from marriage_bond b where b.end_entry_id = p_entry and b.entry_id <> p_entry) l
    join register_entry e on e.office_id = l.office_id and e.id = l.id
    where e.kind <> 'ADOPTION' or app_sees(e.office_id)
    limit 100) x
$function$
;

CREATE OR REPLACE FUNCTION public.entry_paper(p_office integer, p_entry uuid)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select jsonb_build_object('entryId', e.id, 'kind', e.kind, 'number', lpad(e.entry_no::text, greatest(2, length(e.entry_no::text)), '0') || '/' || e.year,
    'registeredOn', e.registered_on, 'officeName', e.office_name)
  from register_entry e where e.office_id = p_office and e.id = p_entry
$function$
;

CREATE OR REPLACE FUNCTION public.entry_reference(p_office integer, p_entry uuid)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select 'số ' || lpad(e.entry_no::text, greatest(2, length(e.entry_no::text)), '0') || '/' || e.year || ', ' || e.office_name from register_entry e where e.office_id = p_office and e.id = p_entry
$function$
;

CREATE OR REPLACE FUNCTION public.entry_seen(p_office integer, p_entry uuid)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select jsonb_build_object('officeId', e.office_id, 'entryId', e.id, 'kind', e.kind, 'register', e.register,
    'number', lpad(e.entry_no::text, greatest(2, length(e.entry_no::text)), '0') || '/' || e.year, 'registeredOn', e.registered_on, 'officeName', e.office_name,
    'open', app_sees(e.office_id), 'revoked', exists (select from entry_revocation v where v.office_id = e.office_id and v.entry_id = e.id))
  from register_entry e where e.office_id = p_office and e.id = p_entry
$function$
;

CREATE OR REPLACE FUNCTION public.family_of(p_person uuid)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
  with up1 as materialized (
    select l.parent_id as id from family_link l where l.child_id = p_person and l.ended_on is null and (l.relation not like 'ADOPTIVE%' or app_sees(l.office_id)) limit 4),
  up2 as materialized (
    select l.parent_id as id from up1 join family_link l on l.child_id = up1.id
    where l.ended_on is null and (l.relation not like 'ADOPTIVE%' or app_sees(l.office_id)) limit 16),
  wed as materialized (
    select distinct b.spouse_id as id from marriage_bond b where b.person_id = p_person and b.spouse_id is not null and not isempty(b.during) and b.ended_by is distinct from 'REVOCATION' limit 10),
  down as materialized (
    select distinct l.child_id as id from family_link l where l.parent_id = p_person and l.ended_on is null and (l.relation not like 'ADOPTIVE%' or app_sees(l.office_id)) limit 30),
  beside as materialized (
    select distinct l.child_id as id from up1 join family_link l on l.parent_id = up1.id
    where l.child_id <> p_person and l.ended_on is null and (l.relation not like 'ADOPTIVE%' or app_sees(l.office_id)) limit 24),
  other as materialized (
    select distinct l.parent_id as id from down join family_link l on l.child_id = down.id
    where l.parent_id <> p_person and l.ended_on is null and (l.relation not like 'ADOPTIVE%' or app_sees(l.office_id)) limit 10),
  everybody as materialized (
    select id, min(place) as place from (
      select p_person as id, 0 as place union all select id, 1 from wed union all select id, 2 from other union all select id, 3 from up1
      union all select id, 4 from up2 union all select id, 5 from down union all select id, 6 from beside) x group by id)
  select jsonb_build_object(
    'people', (select coalesce(jsonb_agg(jsonb_build_object('personId', p.id, 'name', p.full_name, 'sex', p.sex, 'birthYear', coalesce(p.birth_year, extract(year from p.birth_date)::int),
        'dead', exists (select from person_death d where d.person_id = p.id and d.reversed_on is null),
        'place', (array['SELF', 'SPOUSE', 'OTHER_PARENT', 'PARENT', 'GRANDPARENT', 'CHILD', 'SIBLING'])[v.place + 1],
        'key', case when app_national() or exists (select from entry_person ep where ep.person_id = p.id and ep.office_id = any (app_offices())) then p.id::text else p.pin end)
        order by v.place, p.birth_date nulls last, p.birth_year nulls last, p.full_name), '[]')
      from everybody v join person p on p.id = v.id),
    'parents', (select coalesce(jsonb_agg(jsonb_build_object('child', l.child_id, 'parent', l.parent_id, 'adoptive', l.relation like 'ADOPTIVE%') order by l.child_id, l.relation), '[]')
      from everybody c join family_link l on l.child_id = c.id join everybody q on q.id = l.parent_id
      where l.ended_on is null and (l.relation not like 'ADOPTIVE%' or app_sees(l.office_id))),
    'couples', (select coalesce(jsonb_agg(distinct jsonb_build_object('one', least(b.person_id, b.spouse_id), 'other', greatest(b.person_id, b.spouse_id), 'ended', not upper_inf(b.during))), '[]')
      from everybody a join marriage_bond b on b.person_id = a.id join everybody o on o.id = b.spouse_id
      where not isempty(b.during) and b.ended_by is distinct from 'REVOCATION'))
$function$
;

CREATE OR REPLACE FUNCTION public.fee_rate_kept()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.withdrawn_at is not null or (old.id, old.province_code, old.office_id, old.procedure, old.online, old.amount, old.currency, old.valid_from, old.cite, old.entered_at)
    is distinct from (new.id, new.province_code, new.office_id, new.procedure, new.online, new.amount, new.currency, new.valid_from, new.cite, new.entered_at) then
    raise exception 'a rate is never changed' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.fee_receipt_kept()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.state = 'REFUNDED' or (old.series, old.year, old.number, old.case_id, old.payer, old.lines, old.amount, old.currency, old.method, old.payment_ref, old.issued_at, old.issued_by)
    is distinct from (new.series, new.year, new.number, new.case_id, new.payer, new.lines, new.amount, new.currency, new.method, new.payment_ref, new.issued_at, new.issued_by) then
    raise exception 'a receipt is never changed' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.finish_task_of_notice(p_notice uuid, p_outcome text, p_at timestamp with time zone)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  n record;
  t record;
  l_open int;
begin
  select * into n from office_notice where id = p_notice and office_id = any (app_writable()) and done_at is not null;
  if not found then return null; end if;
  update case_task set done_at = p_at, outcome = p_outcome where office_id = n.from_office_id and notice_id = p_notice and done_at is null returning * into t;
  if not found then return null; end if;
  select count(*) into l_open from case_task where office_id = n.from_office_id and case_id = t.case_id and kind in ('VERIFICATION', 'POSTING_ELSEWHERE') and done_at is null;
  insert into case_event (office_id, case_id, seq, at, actor_id, actor_name, action, from_state, to_state, reason, details)
  select n.from_office_id, t.case_id, (select coalesce(max(seq), 0) + 1 from case_event where office_id = n.from_office_id and case_id = t.case_id), p_at, null,
    (select name from office where id = n.office_id), 'task-answered', c.state, c.state, p_outcome, jsonb_build_object('task', t.id)
  from registration_case c where c.office_id = n.from_office_id and c.id = t.case_id;
  return jsonb_build_object('officeId', n.from_office_id, 'caseId', t.case_id, 'openVerifications', l_open);
end $function$
;

CREATE OR REPLACE FUNCTION public.follow_merges()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if exists (select from person_merge where undone_at is null) then
    insert into entry_followed (office_id, entry_id, role, named_id)
      select a.office_id, a.entry_id, a.role, a.person_id from added a join person_merge m on m.from_id = a.person_id and m.undone_at is null on conflict do nothing;
    update entry_person ep set person_id = person_now(a.person_id) from added a join person_merge m on m.from_id = a.person_id and m.undone_at is null
    where ep.office_id = a.office_id and ep.entry_id = a.entry_id and ep.role = a.role;
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.forward_judgment(p_office integer, p_id uuid, p_to integer, p_entry_office integer, p_entry uuid, p_new uuid, p_at timestamp with time zone, p_by uuid, p_name text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if p_office is null or not p_office = any (app_writable()) then
    raise exception 'not-own-office' using errcode = 'insufficient_privilege';
  end if;
  update judgment_notice set state = 'FORWARDED', to_office_id = p_to, entry_office_id = p_entry_office, entry_id = p_entry, done_at = p_at, done_by = p_by, done_name = p_name
  where office_id = p_office and id = p_id
    and (state = 'WAITING' or (state = 'FORWARDED' and to_office_id <> p_to and judgment_outcome(office_id, id) ->> 'state' = 'RETURNED'));
  if not found then return false; end if;
  insert into judgment_notice (office_id, id, state, channel, matter, paper, number, sender, arrival_key, decided_on, effective_on, content, received_at, received_by, receiver_name,
    entry_office_id, entry_id, from_office_id, from_id)
  select p_to, p_new, 'WAITING', n.channel, n.matter, n.paper, n.number, n.sender, n.arrival_key, n.decided_on, n.effective_on, n.content, p_at, p_by, p_name, p_entry_office, p_entry, p_office, p_id
  from judgment_notice n where n.office_id = p_office and n.id = p_id
  on conflict (office_id, arrival_key) do nothing;
  return true;
end $function$
;

CREATE OR REPLACE FUNCTION public.give_pin(p_office integer, p_entry uuid, p_pin text, p_source text, p_request uuid, p_at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
end $function$
;

CREATE OR REPLACE FUNCTION public.hold_for_revocation(p_office integer, p_entry uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not revokes_for(p_office) then return; end if;
  perform 1 from office_notice where needs = 'NOTE' and done_at is null and (entry_id = p_entry or content -> 'by' ->> 'entryId' = p_entry::text) order by office_id, id for update;
  perform 1 from person where id in (select person_id from entry_person where office_id = p_office and entry_id = p_entry) order by id for no key update;
end $function$
;

CREATE OR REPLACE FUNCTION public.hold_people(p_office integer, p_entry uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if p_office is null or not p_office = any (app_writable()) then return; end if;
  perform 1 from person where id in (select person_id from entry_person where office_id = p_office and entry_id = p_entry) order by id for no key update;
end $function$
;

CREATE OR REPLACE FUNCTION public.judgment_outcome(p_office integer, p_id uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  n judgment_notice;
  r judgment_notice;
  seen int[];
begin
  if p_office is null or not (app_national() or p_office = any (app_offices())) then
    raise exception 'not-own-office' using errcode = 'insufficient_privilege';
  end if;
  select * into n from judgment_notice where office_id = p_office and id = p_id and state = 'FORWARDED';
  if not found then return null; end if;
  seen := array[n.office_id];
  loop
    select * into r from judgment_notice where office_id = n.to_office_id and arrival_key = n.arrival_key;
    exit when not found or r.office_id = any (seen);
    n := r;
    exit when n.state <> 'FORWARDED';
    seen := seen || n.office_id;
  end loop;
  if n.office_id = p_office then return null; end if;
  return jsonb_build_object(
    'state', case when n.state = 'FORWARDED' then 'WAITING' else n.state end,
    'office', (select o.name from office o where o.id = n.office_id),
    'at', case when n.state in ('NOTED', 'RETURNED') then to_char(n.done_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') end,
    'entry', case when n.state = 'NOTED' then (select lpad(e.entry_no::text, greatest(2, length(e.entry_no::text)), '0') || '/' || e.year
      from register_entry e where e.office_id = n.entry_office_id and e.id = n.entry_id) end,
    'reason', n.reason);
end $function$
;

CREATE OR REPLACE FUNCTION public.keep_desk_decisions(p_pairs jsonb, p_reason text, p_name text, p_at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare x record;
begin
  for x in select * from jsonb_to_recordset(p_pairs) as v (id uuid, a_office int, a_entry uuid, b_office int, b_entry uuid, verdict text, score int, reasons jsonb) order by v.a_entry, v.b_entry loop
    if app_is_person() and not (x.a_office = any (app_writable()) or x.b_office = any (app_writable())) then
      raise exception 'not-own-office' using errcode = 'insufficient_privilege';
    end if;
    insert into match_pair (id, kind, a_office, a_entry, a_role, b_office, b_entry, b_role, verdict, score, reasons, found_by, found_at, state, decided_at, decided_by_name)
    values (x.id, 'BIRTH', x.a_office, x.a_entry, 'CHILD', x.b_office, x.b_entry, 'CHILD', x.verdict, x.score, x.reasons, 'ENTRY', p_at, 'DIFFERENT', p_at, p_name)
    on conflict do nothing;
    if found then
      insert into match_decision (pair_id, seq, decision, reason, office_id, made_by, made_by_name, made_at)
      values (x.id, 1, 'DIFFERENT', p_reason, app_office(), app_actor(), p_name, p_at);
    end if;
  end loop;
end $function$
;

CREATE OR REPLACE FUNCTION public.keep_entry_phone()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if phone_digits(new.content #>> '{informant,phone}') is not null then
    insert into entry_phone (phone, office_id, entry_id)
    values (phone_digits(new.content #>> '{informant,phone}'), new.office_id, case when tg_table_name = 'register_entry' then (to_jsonb(new) ->> 'id')::uuid else (to_jsonb(new) ->> 'entry_id')::uuid end)
    on conflict do nothing;
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.keep_pairs(p_pairs jsonb)
 RETURNS integer
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with kept as (
    insert into match_pair (id, kind, a_office, a_entry, a_role, b_office, b_entry, b_role, verdict, score, reasons, found_by, found_at)
    select x.id, x.kind, x.a_office, x.a_entry, x.a_role, x.b_office, x.b_entry, x.b_role, x.verdict, x.score, x.reasons, x.found_by, x.found_at
    from jsonb_to_recordset(p_pairs) as x (id uuid, kind text, a_office int, a_entry uuid, a_role text, b_office int, b_entry uuid, b_role text, verdict text, score int, reasons jsonb, found_by text, found_at timestamptz)
    order by x.a_entry, x.b_entry on conflict do nothing returning 1)
  select count(*)::int from kept
$function$
;

CREATE OR REPLACE FUNCTION public.kinship_between(p_a uuid, p_b uuid)
 RETURNS text[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
  with recursive up_a as (
    select p_a as id, 0 as n union select l.parent_id, u.n + 1 from family_link l join up_a u on l.child_id = u.id where u.n < 5 and l.relation in ('MOTHER', 'FATHER') and l.ended_on is null
  ), up_b as (
    select p_b as id, 0 as n union select l.parent_id, u.n + 1 from family_link l join up_b u on l.child_id = u.id where u.n < 5 and l.relation in ('MOTHER', 'FATHER') and l.ended_on is null
  ), shared as (select a.n as a, b.n as b from up_a a join up_b b using (id)),
  blood as (
    select case when a = 0 or b = 0 then 'DIRECT_LINE' when a = 1 and b = 1 then 'SIBLING' when a + b = 3 and a <= 2 and b <= 2 then 'AUNT_UNCLE_NIECE_NEPHEW'
      when a = 2 and b = 2 then 'FIRST_COUSIN' end as relation from shared where p_a <> p_b
  ), affine as (
    select 'ADOPTION' as relation from family_link l where l.relation like 'ADOPTIVE%' and ((l.child_id = p_a and l.parent_id = p_b) or (l.child_id = p_b and l.parent_id = p_a))
    union all
    select 'PARENT_IN_LAW' from marriage_bond m join family_link l on l.child_id = m.spouse_id where not isempty(m.during) and ((m.person_id = p_a and l.parent_id = p_b) or (m.person_id = p_b and l.parent_id = p_a))
    union all
    select 'STEP_PARENT' from marriage_bond m join family_link l on l.parent_id = m.spouse_id where not isempty(m.during) and ((m.person_id = p_a and l.child_id = p_b) or (m.person_id = p_b and l.child_id = p_a))
      and not exists (select from family_link own where own.child_id = l.child_id and own.parent_id = m.person_id)
  )
  select coalesce(array_agg(distinct relation) filter (where relation is not null), '{}') from (select relation from blood union all select relation from affine) r
$function$
;

CREATE OR REPLACE FUNCTION public.known_entry(p_office integer, p_entry uuid)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select jsonb_build_object('ref', jsonb_build_object('officeId', e.office_id, 'entryId', e.id), 'kind', e.kind, 'register', e.register,
    'number', lpad(e.entry_no::text, greatest(2, length(e.entry_no::text)), '0') || '/' || e.year, 'volume', lpad(e.volume::text, 2, '0') || '/' || e.year,
    'registeredOn', e.registered_on, 'officeName', e.office_name, 'keeperId', coalesce(o.custodian_id, o.id), 'keeperName', k.name,
    'content', coalesce((select r.content from entry_revision r where r.office_id = e.office_id and r.entry_id = e.id order by r.revision desc limit 1), e.content),
    'revoked', exists (select from entry_revocation v where v.office_id = e.office_id and v.entry_id = e.id),
    'persons', (select coalesce(jsonb_agg(jsonb_build_object('role', ep.role, 'subject', ep.subject, 'name', ep.full_name, 'birth', jsonb_build_object('year', ep.birth_year, 'date', ep.birth_date),
      'sex', ep.sex, 'pin', coalesce(ep.pin, (select p.pin from person p where p.id = ep.person_id)), 'personId', ep.person_id)), '[]') from entry_person ep where ep.office_id = e.office_id and ep.entry_id = e.id))
  from register_entry e join office o on o.id = e.office_id left join office k on k.id = coalesce(o.custodian_id, o.id) where e.office_id = p_office and e.id = p_entry
$function$
;

CREATE OR REPLACE FUNCTION public.known_person(p_pin text, p_id uuid)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
  select jsonb_build_object(
    'personId', p.id, 'pin', p.pin, 'name', p.full_name, 'sex', p.sex, 'birth', jsonb_build_object('year', p.birth_year, 'date', p.birth_date),
    'death', (select jsonb_build_object('on', d.died_on, 'declared', d.declared, 'entry', jsonb_build_object('officeId', d.office_id, 'entryId', d.entry_id), 'reference', entry_reference(d.office_id, d.entry_id))
      from person_death d where d.person_id = p.id and d.reversed_on is null),
    'conditions', coalesce((select jsonb_agg(jsonb_build_object('condition', c.condition, 'from', lower(c.during))) from person_condition c where c.person_id = p.id and upper_inf(c.during)), '[]'),
    'marriages', coalesce((select jsonb_agg(jsonb_build_object(
        'entry', case when m.start_known then jsonb_build_object('officeId', m.office_id, 'entryId', m.entry_id) end,
        'reference', case when m.start_known then entry_reference(m.office_id, m.entry_id) else '' end,
        'spouse', (select jsonb_build_object('personId', s.id, 'pin', s.pin, 'name', s.full_name) from person s where s.id = m.spouse_id),
        'from', case when m.start_known then lower(m.during) end, 'to', marriage_ended_on(m), 'endedBy', m.ended_by,
        'endBasis', case when m.end_basis <> '' then m.end_basis when m.end_entry_id is not null then entry_reference(m.end_office_id, m.end_entry_id) else '' end) order by lower(m.during))
      from marriage_bond m where m.person_id = p.id and not isempty(m.during) and m.ended_by is distinct from 'REVOCATION'), '[]'),
    'mother', relative_of(p.id, 'MOTHER'), 'father', relative_of(p.id, 'FATHER'),
    'adoptiveMother', relative_of(p.id, 'ADOPTIVE_MOTHER'), 'adoptiveFather', relative_of(p.id, 'ADOPTIVE_FATHER'),
    'guardianship', (select jsonb_build_object('entry', jsonb_build_object('officeId', g.office_id, 'entryId', g.entry_id), 'from', lower(g.during), 'reference', entry_reference(g.office_id, g.entry_id),
        'guardians', (select coalesce(jsonb_agg(jsonb_build_object('personId', q.id, 'pin', q.pin, 'name', q.full_name)), '[]') from guardianship_party gp join person q on q.id = gp.person_id
          where gp.guardianship_id = g.entry_id and gp.role = 'GUARDIAN' and upper_inf(gp.during)))
      from guardianship g where g.ward_id = p.id and upper_inf(g.during)),
    'birthEntry', (select jsonb_build_object('officeId', ep.office_id, 'entryId', ep.entry_id) from entry_person ep join register_entry e on e.office_id = ep.office_id and e.id = ep.entry_id
      where ep.person_id = p.id and ep.role = 'CHILD' and not exists (select from entry_revocation v where v.office_id = e.office_id and v.entry_id = e.id) order by e.registered_at limit 1))
  from person p where (p_id is not null and p.id = p_id) or (p_id is null and p_pin is not null and p.pin = p_pin)
$function$
;

CREATE OR REPLACE FUNCTION public.marital_now(p_person uuid)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select coalesce((
    select case when upper_inf(b.during) then 'MARRIED' when b.ended_by = 'DEATH' then 'WIDOWED' else 'DIVORCED' end
    from marriage_bond b where b.person_id = p_person and not isempty(b.during) and b.ended_by is distinct from 'REVOCATION' and b.ended_by is distinct from 'ANNULMENT'
    order by upper_inf(b.during) desc, upper(b.during) desc limit 1), 'SINGLE')
$function$
;

CREATE OR REPLACE FUNCTION public.marital_record(p_person uuid)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
  select jsonb_build_object(
    'papers', coalesce((select jsonb_agg(jsonb_build_object(
        'marriage', case when m.start_known then entry_paper(m.office_id, m.entry_id) end,
        'end', case when m.end_entry_id is not null then entry_paper(m.end_office_id, m.end_entry_id) end) order by lower(m.during))
      from marriage_bond m where m.person_id = p_person and not isempty(m.during) and m.ended_by is distinct from 'REVOCATION'), '[]'),
    'certificates', coalesce((select jsonb_agg(jsonb_build_object(
        'entry', jsonb_build_object('officeId', e.office_id, 'entryId', e.id),
        'number', lpad(e.entry_no::text, greatest(2, length(e.entry_no::text)), '0') || '/' || e.year, 'officeName', e.office_name, 'issuedOn', e.registered_on,
        'purpose', e.content ->> 'purpose',
        'intended', case when jsonb_typeof(e.content -> 'intendedSpouse') = 'object' then jsonb_build_object(
          'name', e.content -> 'intendedSpouse' ->> 'name', 'pin', e.content -> 'intendedSpouse' ->> 'pin',
          'birthYear', coalesce((e.content -> 'intendedSpouse' -> 'birthDate' ->> 'year')::int, left(e.content -> 'intendedSpouse' -> 'birthDate' ->> 'date', 4)::int)) end,
        'state', e.content -> 'statement' ->> 'today',
        'replaced', exists (select from entry_link l where l.other_office_id = e.office_id and l.other_entry_id = e.id and l.relation = 'REPLACES'),
        'revoked', exists (select from entry_revocation v where v.office_id = e.office_id and v.entry_id = e.id)) order by e.registered_at)
      from entry_person ep join register_entry e on e.office_id = ep.office_id and e.id = ep.entry_id
      where ep.person_id = p_person and ep.role = 'SUBJECT' and e.kind = 'MARITAL_STATUS'), '[]'))
$function$
;

CREATE OR REPLACE FUNCTION public.marriage_ended_on(b marriage_bond)
 RETURNS date
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
  select case when b.ended_by = 'DEATH' and b.start_known and upper(b.during) = lower(b.during) + 1
      and exists (select from person_death d where d.person_id in (b.person_id, b.spouse_id) and d.reversed_on is null and d.died_on <= lower(b.during))
    then lower(b.during) else upper(b.during) end
$function$
;

CREATE OR REPLACE FUNCTION public.merge_circle(p_id uuid)
 RETURNS TABLE(id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
  with recursive circle as (
    select p_id as id
    union select x.id from circle c cross join lateral (
      select m.into_id as id from person_merge m where m.from_id = c.id union all select m.from_id from person_merge m where m.into_id = c.id) x)
  select id from circle
$function$
;

CREATE OR REPLACE FUNCTION public.merge_persons(p_merge uuid, p_from uuid, p_into uuid, p_pair uuid, p_reason text, p_by uuid, p_name text, p_at timestamp with time zone)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
declare
  l_from uuid := person_now(p_from);
  l_into uuid := person_now(p_into);
  a person; b person;
  l_moved jsonb; l_aside jsonb := '{}';
begin
  if l_from = l_into then return l_into; end if;
  perform 1 from person where id in (l_from, l_into) order by id for update;
  select * into a from person where id = l_from;
  select * into b from person where id = l_into;
  if a.id is null or b.id is null then raise exception 'merge-missing' using errcode = 'no_data_found'; end if;
  if a.sex is not null and b.sex is not null and a.sex <> b.sex then raise exception 'merge-sexes' using errcode = 'check_violation'; end if;
  -- Whoever has a number remains; both keep theirs.
  if b.pin is null and a.pin is not null then
    l_from := p_into; l_into := p_from; l_from := person_now(l_from); l_into := person_now(l_into);
  end if;
  if exists (select from family_link where (child_id = l_from and parent_id = l_into) or (child_id = l_into and parent_id = l_from)) then
    raise exception 'merge-parent-and-child' using errcode = 'check_violation';
  end if;

  l_moved := jsonb_build_object(
    'entry_person', (select coalesce(jsonb_agg(jsonb_build_object('office_id', office_id, 'entry_id', entry_id, 'role', role)), '[]') from entry_person where person_id = l_from),
    'child', (select coalesce(jsonb_agg(jsonb_build_object('relation', relation, 'parent_id', parent_id)), '[]') from family_link where child_id = l_from),
    'parent', (select coalesce(jsonb_agg(jsonb_build_object('relation', relation, 'child_id', child_id)), '[]') from family_link where parent_id = l_from),
    'marriage', (select coalesce(jsonb_agg(entry_id), '[]') from marriage_bond where person_id = l_from),
    'spouse', (select coalesce(jsonb_agg(jsonb_build_object('entry_id', entry_id, 'person_id', person_id)), '[]') from marriage_bond where spouse_id = l_from),
    'death', (select coalesce(jsonb_agg(entry_id), '[]') from person_death where person_id = l_from),
    'ward', (select coalesce(jsonb_agg(entry_id), '[]') from guardianship where ward_id = l_from),
    'guardian', (select coalesce(jsonb_agg(jsonb_build_object('guardianship_id', guardianship_id, 'role', role, 'entry_id', entry_id)), '[]') from guardianship_party where person_id = l_from),
    'condition', (select coalesce(jsonb_agg(jsonb_build_object('condition', condition, 'entry_id', entry_id)), '[]') from person_condition where person_id = l_from),
    'reminder', (select coalesce(jsonb_agg(id), '[]') from reminder where person_id = l_from),
    -- How far the changes of the one who remains have come, and who that was: later ones may have to go back.
    'into', (select jsonb_build_object('name', p.full_name, 'sex', p.sex, 'birthDate', p.birth_date) from person p where p.id = l_into),
    'change_seq', (select coalesce(max(seq), 0) from person_change where person_id = l_into));

  -- What both have and only one may have steps back: the same link twice, another mother, a second death or bond.
  with gone as (delete from family_link f where
      (f.child_id = l_from and exists (select from family_link x where x.child_id = l_into and x.relation = f.relation and (x.parent_id = f.parent_id or (x.ended_on is null and f.ended_on is null))))
      or (f.parent_id = l_from and exists (select from family_link x where x.parent_id = l_into and x.relation = f.relation and x.child_id = f.child_id)) returning *)
  select l_aside || jsonb_build_object('family_link', coalesce(jsonb_agg(to_jsonb(gone)), '[]')) into l_aside from gone;
  with gone as (delete from person_death d where d.person_id = l_from and (d.reversed_on is null and exists (select from person_death x where x.person_id = l_into and x.reversed_on is null)
      or exists (select from person_death x where x.person_id = l_into and x.entry_id = d.entry_id)) returning *)
  select l_aside || jsonb_build_object('person_death', coalesce(jsonb_agg(to_jsonb(gone)), '[]')) into l_aside from gone;
  with gone as (delete from person_condition c where c.person_id = l_from and exists (select from person_condition x where x.person_id = l_into and x.condition = c.condition and x.during && c.during) returning *)
  select l_aside || jsonb_build_object('person_condition', coalesce(jsonb_agg(to_jsonb(gone)), '[]')) into l_aside from gone;
  with gone as (delete from guardianship_party g where g.person_id = l_from and exists (select from guardianship_party x
      where x.person_id = l_into and x.guardianship_id = g.guardianship_id and x.role = g.role and x.entry_id = g.entry_id) returning *)
  select l_aside || jsonb_build_object('guardianship_party', coalesce(jsonb_agg(to_jsonb(gone)), '[]')) into l_aside from gone;
  if exists (select from marriage_bond m join marriage_bond n on n.person_id = l_into and n.during && m.during where m.person_id = l_from) then
    raise exception 'merge-marriages' using errcode = 'check_violation';
  end if;
  if exists (select from guardianship m join guardianship n on n.ward_id = l_into and n.during && m.during where m.ward_id = l_from) then
    raise exception 'merge-guardianships' using errcode = 'check_violation';
  end if;

  update entry_person set person_id = l_into where person_id = l_from;
  update family_link set child_id = l_into where child_id = l_from;
  update family_link set parent_id = l_into where parent_id = l_from;
  update marriage_bond set person_id = l_into where person_id = l_from;
  update marriage_bond set spouse_id = l_into where spouse_id = l_from;
  update person_death set person_id = l_into where person_id = l_from;
  update guardianship set ward_id = l_into where ward_id = l_from;
  update guardianship_party set person_id = l_into where person_id = l_from;
  update person_condition set person_id = l_into where person_id = l_from;
  update condition_covered set person_id = l_into where person_id = l_from;
  update reminder set person_id = l_into where person_id = l_from;
  -- A death that now is the death of somebody married ends that marriage (the trigger on the bond does it).
  with ended as (
    update marriage_bond bond set during = bond.during where bond.entry_id in (
      select k.entry_id from marriage_bond k where k.person_id = l_into and upper_inf(k.during) and not isempty(k.during)
        and exists (select from person_death d where d.person_id = l_into and d.reversed_on is null)) returning bond.entry_id)
  select l_moved || jsonb_build_object('ended', coalesce(jsonb_agg(distinct entry_id), '[]')) into l_moved from ended;
  insert into person_merge (id, from_id, into_id, pair_id, reason, office_id, made_by, made_by_name, made_at, moved, aside)
  values (p_merge, l_from, l_into, p_pair, p_reason, app_office(), p_by, p_name, p_at, l_moved, l_aside);
  return l_into;
end $function$
;

CREATE OR REPLACE FUNCTION public.merged_into(p_id uuid)
 RETURNS TABLE(id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
  with recursive under as (select p_id as id union select m.from_id from under u join person_merge m on m.into_id = u.id and m.undone_at is null)
  select id from under
$function$
;

CREATE OR REPLACE FUNCTION public.notification_used(p_code text, p_case uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select from notification_claim n join register_entry e on e.office_id = n.office_id and e.id = n.entry_id where n.code = p_code and e.case_id <> p_case)
$function$
;

CREATE OR REPLACE FUNCTION public.outbox_due_at_once()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.next_attempt_at := now();
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.owner_of_change(h person_change)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
  select coalesce((select ep.person_id from entry_person ep where ep.office_id = h.office_id and ep.entry_id = h.entry_id and ep.person_id in (select id from merge_circle(h.person_id))
    order by ep.person_id = h.person_id desc, ep.subject desc limit 1), person_now(h.person_id))
$function$
;

CREATE OR REPLACE FUNCTION public.pages_by_policy()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  new.pages_per_volume := coalesce((
    select (p.value #>> '{}')::int from policy p join office o on o.id = new.office_id
    where p.key = 'book-pages-per-volume' and p.valid @> new.opened_on and jsonb_typeof(p.value) = 'number'
      and p.scope in ('*', coalesce(o.province_code, '*'), 'office:' || new.office_id)
    order by case when p.scope = '*' then 2 when p.scope like 'office:%' then 0 else 1 end limit 1), new.pages_per_volume);
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.pair_side(p_office integer, p_entry uuid, p_role text)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
  select jsonb_build_object('officeId', e.office_id, 'entryId', e.id, 'officeName', e.office_name, 'register', e.register, 'number', lpad(e.entry_no::text, greatest(2, length(e.entry_no::text)), '0') || '/' || e.year,
    'registeredOn', e.registered_on, 'open', app_national() or e.office_id = any (app_offices()), 'role', ep.role, 'name', ep.full_name, 'birthDate', ep.birth_date, 'birthYear', ep.birth_year,
    'sex', ep.sex, 'pin', coalesce(ep.pin, p.pin), 'personId', ep.person_id,
    'birthPlace', coalesce(e.content #>> '{child,birthPlace,asWritten}', ''), 'hometown', coalesce(e.content #>> '{child,hometown,asWritten}', ''),
    'revoked', exists (select from entry_revocation v where v.office_id = e.office_id and v.entry_id = e.id),
    'beside', (select coalesce(jsonb_agg(jsonb_build_object('role', o.role, 'name', o.full_name, 'birthYear', o.birth_year, 'pin', o.pin) order by o.role), '[]') from entry_person o
      where o.office_id = e.office_id and o.entry_id = e.id and o.role <> ep.role and o.role <> 'INFORMANT'))
  from register_entry e join entry_person ep on ep.office_id = e.office_id and ep.entry_id = e.id and ep.role = p_role join person p on p.id = ep.person_id
  where e.office_id = p_office and e.id = p_entry
$function$
;

CREATE OR REPLACE FUNCTION public.pairs_to_decide(p_kind text, p_states text[], p_limit integer)
 RETURNS SETOF jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
begin
  return query
  with mine as (
    select m.* from match_pair m where not app_national() and m.a_office = any (app_offices()) and m.state = any (p_states) and (p_kind is null or m.kind = p_kind)
    union select m.* from match_pair m where not app_national() and m.b_office = any (app_offices()) and m.state = any (p_states) and (p_kind is null or m.kind = p_kind)
    union select * from (select m.* from match_pair m where app_national() and m.state = any (p_states) and (p_kind is null or m.kind = p_kind) limit 500) n)
  select jsonb_build_object('id', m.id, 'kind', m.kind, 'verdict', m.verdict, 'score', m.score, 'reasons', m.reasons, 'foundAt', m.found_at, 'state', m.state,
    'a', pair_side(m.a_office, m.a_entry, m.a_role), 'b', pair_side(m.b_office, m.b_entry, m.b_role),
    'decisions', (select coalesce(jsonb_agg(jsonb_build_object('decision', d.decision, 'reason', d.reason, 'byName', d.made_by_name, 'at', d.made_at) order by d.seq), '[]') from match_decision d where d.pair_id = m.id))
  from (select * from mine order by verdict, score desc, id limit p_limit) m;
end $function$
;

CREATE OR REPLACE FUNCTION public.papers_of_person(p_id uuid, p_pin text, p_beyond boolean)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
  with asked as materialized (select person_seen(p_id, p_pin, p_beyond) as id)
  select jsonb_build_object('personId', (select id from asked), 'papers', coalesce(jsonb_agg(x.line order by x.issued_on desc, x.id), '[]')) from (
    select d.issued_on, d.id, jsonb_build_object('documentId', d.id, 'kind', d.kind, 'number', d.number, 'office', coalesce(n.name, o.name), 'issuedOn', d.issued_on, 'state', d.state,
      'original', d.original, 'copies', d.copies, 'open', app_sees(d.office_id), 'entry', entry_seen(d.entry_office_id, d.entry_id),
      'entryRevoked', exists (select from entry_revocation v where v.office_id = d.entry_office_id and v.entry_id = d.entry_id),
      'newerContent', exists (select from entry_revision r where r.office_id = d.entry_office_id and r.entry_id = d.entry_id and r.revision > d.entry_revision),
      'newerNote', exists (select from marginal_note m where m.office_id = d.entry_office_id and m.entry_id = d.entry_id and m.noted_at > d.signed_at)) as line
    from asked join entry_person ep on ep.person_id = asked.id
    join register_entry e on e.office_id = ep.office_id and e.id = ep.entry_id
    join document d on d.entry_office_id = ep.office_id and d.entry_id = ep.entry_id
    join office o on o.id = d.office_id left join office_name n on n.office_id = o.id and n.valid @> d.issued_on
    where ep.subject and d.state <> 'PREPARED' and (e.kind <> 'ADOPTION' or app_sees(e.office_id))
    order by d.issued_on desc limit 200) x
$function$
;

CREATE OR REPLACE FUNCTION public.people_like(p_people jsonb)
 RETURNS TABLE(role text, person_id uuid, pin text, full_name text, birth_date date, sex text, stands text, office_id integer, entry_id uuid, partners jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
AS $function$
  select v.role, p.id, p.pin, p.full_name, p.birth_date, p.sex, c.stands, c.office_id, c.entry_id,
    (select coalesce(jsonb_agg(distinct jsonb_build_object('name', o.full_name, 'year', o.birth_year, 'pin', o.pin)), '[]') from (
      select y.full_name, y.birth_year, y.pin from entry_person x join entry_person y on y.office_id = x.office_id and y.entry_id = x.entry_id
      where x.person_id = p.id and x.role <> y.role and ((x.role in ('MOTHER', 'FATHER') and y.role in ('MOTHER', 'FATHER')) or (x.role in ('WIFE', 'HUSBAND') and y.role in ('WIFE', 'HUSBAND'))) limit 10) o)
  from jsonb_to_recordset(p_people) as v (role text, key text, year int)
  cross join lateral (
    select n.person_id, (array_agg(n.role order by n.role = 'INFORMANT', n.role))[1] as stands, (array_agg(n.office_id order by n.role = 'INFORMANT', n.role))[1] as office_id, (array_agg(n.entry_id order by n.role = 'INFORMANT', n.role))[1] as entry_id
    from (select * from entry_person e where e.name_key = v.key and e.birth_year = v.year limit 100) n group by n.person_id limit 20) c
  join person p on p.id = c.person_id
$function$
;

CREATE OR REPLACE FUNCTION public.people_of_reading(p_line audit_line)
 RETURNS TABLE(person_id uuid, subject boolean, entry_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
  with named as materialized (
    select x.e as id, case when x.o ~ '^\d{1,9}$' then x.o::int end as office from (
      select p_line.subject_id as e, p_line.details ->> 'office' as o where p_line.subject_kind = 'entry'
      union all select v.e, p_line.details -> 'offices' ->> (v.nth::int - 1) from jsonb_array_elements_text(case when jsonb_typeof(p_line.details -> 'entries') = 'array' then p_line.details -> 'entries' else '[]' end)
        with ordinality as v (e, nth)
        where p_line.action = 'entries-looked-up' or (p_line.action = 'search' and p_line.details ->> 'by' in ('pin', 'number', 'phone'))
      union all select c.entry_id::text, c.office_id::text from registration_case c where p_line.subject_kind = 'case' and c.office_id = p_line.office_id
        and c.id = (case when p_line.subject_kind = 'case' and p_line.subject_id ~ '^[0-9a-f-]{36}$' then p_line.subject_id end)::uuid and c.entry_id is not null) x
    where x.e ~ '^[0-9a-f-]{36}$' limit 20),
  entries as materialized (
    select n.id::uuid as id, n.office from named n where n.office is not null
    union all select n.id::uuid, o.id from named n join office o on o.id = p_line.office_id or o.custodian_id = p_line.office_id where n.office is null)
  select person_now(p.id), true, null::uuid from person p
    where p.id = (case when p_line.subject_kind = 'person' and p_line.subject_id ~ '^[0-9a-f-]{36}$' then p_line.subject_id end)::uuid
  union all select person_now(p.id), true, null from person p where p_line.subject_kind = 'pin' and p.pin = p_line.subject_id
  union all (select ep.person_id, ep.subject, ep.entry_id from entries x join entry_person ep on ep.office_id = x.office and ep.entry_id = x.id where ep.role <> 'INFORMANT' limit 50)
$function$
;

CREATE OR REPLACE FUNCTION public.person_follow(p_pin text, p_id uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
  select person_now(coalesce((select id from person where id = p_id), (select id from person where pin = p_pin)))
$function$
;

CREATE OR REPLACE FUNCTION public.person_for(p_entry uuid, v jsonb)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  l_id uuid;
begin
  select id into l_id from person where v ->> 'pin' is not null and pin = v ->> 'pin';
  if l_id is null then select id into l_id from person where id = (v ->> 'personId')::uuid; end if;
  if l_id is null then
    l_id := uuidv7();
    insert into person (id, pin, full_name, name_key, birth_year, birth_date, sex, first_entry_id)
    values (l_id, v ->> 'pin', v ->> 'name', v ->> 'key', (v ->> 'year')::int, (v ->> 'date')::date, v ->> 'sex', p_entry)
    on conflict (pin) do nothing;
    if not found then select id into l_id from person where pin = v ->> 'pin'; end if;
  end if;
  return l_id;
end $function$
;

CREATE OR REPLACE FUNCTION public.person_here_of_pin(p_pin text)
 RETURNS uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET plan_cache_mode TO 'force_generic_plan'
 SET enable_seqscan TO 'off'
AS $function$
declare l_person uuid := (select person_now(p.id) from person p where p.pin = p_pin);
begin
  return case when app_national() or exists (select from entry_person e where e.person_id = l_person and e.office_id = any (app_offices())) then l_person end;
end $function$
;

CREATE OR REPLACE FUNCTION public.person_now(p_id uuid)
 RETURNS uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare l_id uuid := p_id; l_next uuid;
begin
  for n in 1 .. 20 loop
    select into_id into l_next from person_merge where from_id = l_id and undone_at is null;
    exit when not found;
    l_id := l_next;
  end loop;
  return l_id;
end $function$
;

CREATE OR REPLACE FUNCTION public.person_page(p_id uuid, p_pin text, p_beyond boolean)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
  select jsonb_build_object(
    'personId', p.id, 'pin', p.pin, 'name', p.full_name, 'sex', p.sex, 'birth', jsonb_build_object('year', p.birth_year, 'date', p.birth_date),
    'entries', (select coalesce(jsonb_agg(x.line order by x.registered_on, x.entry_id), '[]') from (
      select ep.entry_id, e.registered_on, jsonb_build_object('entry', entry_seen(ep.office_id, ep.entry_id), 'role', ep.role, 'subject', ep.subject, 'name', ep.full_name,
        'others', (select coalesce(jsonb_agg(jsonb_build_object('role', o.role, 'name', o.full_name, 'birthDate', o.birth_date)), '[]')
          from entry_person o where o.office_id = ep.office_id and o.entry_id = ep.entry_id and o.role <> ep.role)) as line
      from entry_person ep join register_entry e on e.office_id = ep.office_id and e.id = ep.entry_id
      where ep.person_id = p.id and ep.role <> 'INFORMANT' and (e.kind <> 'ADOPTION' or app_sees(e.office_id))
      order by e.registered_on desc limit 200) x),
    'marriages', (select coalesce(jsonb_agg(jsonb_build_object(
        'entry', case when m.start_known then entry_seen(m.office_id, m.entry_id) end, 'from', case when m.start_known then lower(m.during) end, 'to', marriage_ended_on(m),
        'endedBy', m.ended_by, 'endBasis', m.end_basis, 'end', case when m.end_entry_id is not null then entry_seen(m.end_office_id, m.end_entry_id) end,
        'spouse', (select jsonb_build_object('personId', s.id, 'pin', s.pin, 'name', s.full_name) from person s where s.id = m.spouse_id)) order by lower(m.during)), '[]')
      from marriage_bond m where m.person_id = p.id and not isempty(m.during)),
    'deaths', (select coalesce(jsonb_agg(jsonb_build_object('on', d.died_on, 'declared', d.declared, 'reversedOn', d.reversed_on, 'entry', entry_seen(d.office_id, d.entry_id))), '[]')
      from person_death d where d.person_id = p.id),
    'conditions', (select coalesce(jsonb_agg(jsonb_build_object('condition', c.condition, 'from', lower(c.during), 'to', upper(c.during), 'basis', c.basis, 'entry', entry_seen(c.office_id, c.entry_id))), '[]')
      from person_condition c where c.person_id = p.id),
    'guardianships', (select coalesce(jsonb_agg(jsonb_build_object('as', g.role, 'from', lower(g.during), 'to', upper(g.during), 'reason', g.end_reason,
        'with', g.names, 'entry', entry_seen(g.office_id, g.entry_id), 'end', case when g.end_entry_id is not null then entry_seen(g.end_office_id, g.end_entry_id) end)), '[]') from (
      select 'WARD' as role, w.during, w.end_reason, w.office_id, w.entry_id, w.end_office_id, w.end_entry_id,
        (select jsonb_agg(q.full_name) from guardianship_party gp join person q on q.id = gp.person_id where gp.guardianship_id = w.entry_id and gp.role = 'GUARDIAN') as names
      from guardianship w where w.ward_id = p.id
      union all
      select gp.role, gp.during, w.end_reason, gp.office_id, gp.entry_id, w.end_office_id, w.end_entry_id, (select jsonb_build_array(q.full_name) from person q where q.id = w.ward_id)
      from guardianship_party gp join guardianship w on w.entry_id = gp.guardianship_id where gp.person_id = p.id) g),
    'changes', (select coalesce(jsonb_agg(jsonb_build_object('field', h.field, 'from', h.from_value, 'to', h.to_value, 'on', h.valid_from, 'entry', entry_seen(h.office_id, h.entry_id)) order by h.valid_from, h.seq), '[]')
      from changes_of(p.id) h where h.field <> 'sex' or app_sees(h.office_id)),
    'family', family_of(p.id))
  from person p where p.id = person_seen(p_id, p_pin, p_beyond)
$function$
;

CREATE OR REPLACE FUNCTION public.person_seen(p_id uuid, p_pin text, p_beyond boolean)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
  select p.id from person p
  where p.id = person_follow(case when p_id is null then p_pin end, p_id)
    and ((p_id is null and p_beyond) or app_national() or exists (select from entry_person ep where ep.person_id = p.id and ep.office_id = any (app_offices())))
$function$
;

CREATE OR REPLACE FUNCTION public.phone_digits(p_text text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
  select case when length(d) between 9 and 11 then d end from (select regexp_replace(regexp_replace(p_text, '\D', '', 'g'), '^(?:00)?84(?=\d{9,10}$)', '0') as d) x
$function$
;

CREATE OR REPLACE FUNCTION public.pins_concern_relative(p_pins text[], p_pin text)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select from person p join relatives_of(p_pin) r on r = person_now(p.id) where p.pin = any (p_pins))
$function$
;

CREATE OR REPLACE FUNCTION public.pins_of_copied(p_office integer, p_entry uuid)
 RETURNS text[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select coalesce(array_agg(ep.pin) filter (where ep.pin is not null), '{}') from entry_person ep
  where ep.office_id = p_office and ep.entry_id = p_entry and copied_here(p_office, p_entry)
$function$
;

CREATE OR REPLACE FUNCTION public.propose_links(p_pairs jsonb)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if app_is_person() and exists (select from jsonb_array_elements(p_pairs) x where not (x ->> 'a_office')::int = any (app_writable()) or x ->> 'kind' <> 'PERSON') then
    raise exception 'not-own-office' using errcode = 'insufficient_privilege';
  end if;
  return keep_pairs(p_pairs);
end $function$
;

CREATE OR REPLACE FUNCTION public.put_status_message(p_office integer, p_person uuid, p_key uuid, p_payload jsonb)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  insert into outbox (office_id, partner, topic, message_key, ordering_key, payload)
  values (p_office, 'population-database', 'civil-status', p_key, p_person, p_payload || jsonb_build_object('key', p_key, 'person', status_person(p_person)))
$function$
;

CREATE OR REPLACE FUNCTION public.queue_pin_cancellation(p_office integer, p_entry uuid, p_key uuid, p_payload jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not revokes_for(p_office) or not exists (select from entry_revocation where office_id = p_office and entry_id = p_entry) then
    raise exception 'not-own-office' using errcode = 'insufficient_privilege';
  end if;
  insert into outbox (office_id, partner, topic, message_key, ordering_key, payload)
  select p_office, 'population-database', 'pin-notice', p_key, e.case_id, p_payload from register_entry e where e.office_id = p_office and e.id = p_entry;
end $function$
;

CREATE OR REPLACE FUNCTION public.queue_status(p_office integer, p_entry uuid, p_changes jsonb, p_frame jsonb)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
declare
  r record;
  l_entry jsonb;
  l_key uuid;
  l_seq int;
  l_count int := 0;
begin
  if not (p_office = any (app_writable()) or (revokes_for(p_office) and exists (select from entry_revocation v where v.office_id = p_office and v.entry_id = p_entry))) then
    raise exception 'not-own-office' using errcode = 'insufficient_privilege';
  end if;
  select jsonb_build_object('kind', e.kind, 'number', lpad(e.entry_no::text, greatest(2, length(e.entry_no::text)), '0') || '/' || e.year, 'registeredOn', e.registered_on,
      'officeName', e.office_name, 'officeUnitCode', coalesce(o.unit_code, '')) into l_entry
    from register_entry e join office o on o.id = e.office_id where e.office_id = p_office and e.id = p_entry;
  if l_entry is null then raise exception 'entry-missing' using errcode = 'no_data_found'; end if;

  for r in
    with given as (
      select c, nth, c ->> 'what' as what, (select ep.person_id from entry_person ep where ep.office_id = p_office and ep.entry_id = p_entry and ep.role = c ->> 'role' limit 1) as person_id
      from jsonb_array_elements(p_changes) with ordinality v (c, nth)
    ), bonds as (
      select distinct on (b.entry_id, b.person_id) g.nth, g.c, b.*
      from given g join marriage_bond b on b.entry_id = p_entry or b.end_entry_id = p_entry
        or (g.person_id is not null and (b.person_id = g.person_id or b.spouse_id = g.person_id) and upper_inf(b.during))
      where g.what = 'MARITAL' and not isempty(b.during)
        and not exists (select from person_death d where d.person_id = b.person_id and d.reversed_on is null)
        and not exists (select from entry_person ep where ep.office_id = p_office and ep.entry_id = p_entry and ep.person_id = b.person_id
          and ep.role in (select jsonb_array_elements_text(coalesce(g.c -> 'except', '[]'))))
      order by b.entry_id, b.person_id, g.nth
    ), told as (
      select nth, person_id, jsonb_build_object('what', 'MARITAL', 'how', case when not upper_inf(during) then ended_by when entry_id = p_entry then 'MARRIAGE' else 'RESTORED' end,
          'status', marital_now(person_id), 'from', case when start_known then lower(during) end, 'to', upper(during), 'spouse', status_relative(spouse_id)) as change
      from bonds
      union all
      select nth, person_id, c - 'role' from given where what in ('DIED', 'DEATH_REVERSED', 'PARENT_ENDED', 'ADOPTION_ENDED', 'CONDITION', 'VALUE')
      union all
      select g.nth, g.person_id, g.c - 'role' || jsonb_build_object('parent', status_relative(l.parent_id))
      from given g join family_link l on l.child_id = g.person_id and l.relation = g.c ->> 'relation' and l.ended_on is null where g.what = 'PARENT'
      union all
      select g.nth, g.person_id, g.c - 'role' || jsonb_build_object('guardians', (select coalesce(jsonb_agg(status_relative(gp.person_id)), '[]') from guardianship_party gp
        where gp.guardianship_id = p_entry and gp.role = 'GUARDIAN'))
      from given g where g.what = 'GUARDED'
      union all
      select g.nth, w.ward_id, g.c - 'guardianship' from given g join guardianship w on w.entry_id = (g.c -> 'guardianship' ->> 'entryId')::uuid where g.what = 'GUARDIANSHIP_ENDED'
      union all
      -- Revoked: whoever was told something by this entry, or is in a bond it made or ended, is told how things stand again.
      select g.nth, t.person_id, jsonb_build_object('what', 'REVOKED', 'was', t.was, 'status', case when t.marital or exists (select from marriage_bond b where b.person_id = t.person_id) then marital_now(t.person_id) end,
          'alive', not exists (select from person_death d where d.person_id = t.person_id and d.reversed_on is null))
      from given g, (
        select u.person_id, jsonb_agg(u.was order by u.n) filter (where u.was is not null) as was, bool_or(u.marital) as marital from (
          select m.person_id, m.seq as n, jsonb_build_object('key', m.message_key, 'change', m.change) as was, m.change ->> 'what' = 'MARITAL' as marital
          from status_message m where m.office_id = p_office and m.entry_id = p_entry and m.change ->> 'what' <> 'REVOKED'
          union all
          select b.person_id, 0, null, true from marriage_bond b where b.entry_id = p_entry or b.end_entry_id = p_entry
          union all
          select d.person_id, 0, null, false from person_death d where d.office_id = p_office and d.entry_id = p_entry
        ) u group by u.person_id) t
      where g.what = 'REVOKED'
    )
    select person_id, change from told where person_id is not null order by person_id, nth
  loop
    l_key := gen_random_uuid();
    insert into status_sequence (person_id, last) values (r.person_id, 1)
    on conflict (person_id) do update set last = status_sequence.last + 1 returning last into l_seq;
    insert into status_message (office_id, entry_id, message_key, person_id, seq, change, queued_at) values (p_office, p_entry, l_key, r.person_id, l_seq, r.change, (p_frame ->> 'at')::timestamptz);
    perform put_status_message(p_office, r.person_id, l_key, jsonb_build_object('sequence', l_seq, 'change', r.change, 'entry', l_entry, 'basis', p_frame -> 'basis', 'at', p_frame ->> 'at'));
    l_count := l_count + 1;
  end loop;
  return l_count;
end $function$
;

CREATE OR REPLACE FUNCTION public.read_alarms_for(p_office integer, p_day date)
 RETURNS TABLE(kind text, most integer, within_minutes integer, measure jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with decided as materialized (
    select p.value, case when p.scope = '*' then 0 when p.scope like 'office:%' then 2 else 1 end as narrow from policy p
    where p.key = 'reading-alarms' and p.valid @> p_day and jsonb_typeof(p.value) = 'object'
      and p.scope in ('*', coalesce((select o.province_code from office o where o.id = p_office), '*'), 'office:' || p_office))
  select r.kind,
    coalesce((select (d.value -> r.kind ->> 'most')::numeric::int from decided d where jsonb_typeof(d.value -> r.kind -> 'most') = 'number' order by d.narrow desc limit 1), r.most),
    coalesce((select (d.value -> r.kind ->> 'withinMinutes')::numeric::int from decided d where jsonb_typeof(d.value -> r.kind -> 'withinMinutes') = 'number' order by d.narrow desc limit 1), r.within_minutes),
    r.measure || coalesce((select d.value -> r.kind from decided d where jsonb_typeof(d.value -> r.kind) = 'object' order by d.narrow desc limit 1), '{}')
  from read_alarm_rule r
$function$
;

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'rows of % are never changed or deleted', tg_table_name using errcode = 'insufficient_privilege';
end $function$
;

CREATE OR REPLACE FUNCTION public.refuse_second_adoption()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if exists (select from family_link l where l.child_id = new.child_id and l.relation like 'ADOPTIVE%' and l.ended_on is null and l.parent_id <> new.parent_id
      and l.entry_id is distinct from new.entry_id
      and not exists (select from marriage_bond b where b.person_id = l.parent_id and b.spouse_id = new.parent_id and upper_inf(b.during))) then
    raise exception 'already-adopted' using errcode = 'unique_violation', detail = new.relation;
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.reindex_entry(p_office integer, p_entry uuid, p_people jsonb, p_fact jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if p_office is null or not p_office = any (app_writable()) then
    raise exception 'not-own-office' using errcode = 'insufficient_privilege';
  end if;
  if not exists (select from register_entry where office_id = p_office and id = p_entry) then
    raise exception 'entry-missing' using errcode = 'no_data_found';
  end if;
  delete from entry_person ep where ep.office_id = p_office and ep.entry_id = p_entry
    and not exists (select from jsonb_array_elements(p_people) v where v ->> 'role' = ep.role);
  delete from entry_person ep using jsonb_array_elements(p_people) v
  where ep.office_id = p_office and ep.entry_id = p_entry and ep.role = v ->> 'role' and not ep.subject
    and ((v ->> 'pin' is not null and ep.pin is not null and v ->> 'pin' <> ep.pin)
      or ((v ->> 'pin' is null or ep.pin is null) and v ->> 'key' <> ep.name_key and (v ->> 'year')::int is distinct from ep.birth_year));
  update entry_person ep set full_name = v ->> 'name', name_key = v ->> 'key', birth_year = (v ->> 'year')::int, birth_date = (v ->> 'date')::date, sex = v ->> 'sex'
  from jsonb_array_elements(p_people) v
  where ep.office_id = p_office and ep.entry_id = p_entry and ep.role = v ->> 'role';
  update person p set full_name = v ->> 'name', name_key = v ->> 'key', birth_year = (v ->> 'year')::int, birth_date = (v ->> 'date')::date, sex = v ->> 'sex'
  from jsonb_array_elements(p_people) v join entry_person ep on ep.office_id = p_office and ep.entry_id = p_entry and ep.role = v ->> 'role'
  where p.id = ep.person_id and p.first_entry_id = p_entry;
  insert into entry_person (office_id, entry_id, role, subject, person_id, full_name, name_key, birth_year, birth_date, sex, pin)
  select p_office, p_entry, v ->> 'role', coalesce((v ->> 'subject')::boolean, false), person_for(p_entry, v), v ->> 'name', v ->> 'key', (v ->> 'year')::int, (v ->> 'date')::date, v ->> 'sex', v ->> 'pin'
  from jsonb_array_elements(p_people) v
  where not exists (select from entry_person ep where ep.office_id = p_office and ep.entry_id = p_entry and ep.role = v ->> 'role');
  insert into name_key (key) select distinct v ->> 'key' from jsonb_array_elements(p_people) v on conflict do nothing;
  if p_fact is not null then
    update birth_fact b set claim_key = f.claim_key, birth_date = f.birth_date, birth_year = f.birth_year, sex = f.sex, child_name = f.child_name, child_key = f.child_key,
      birth_order = f.birth_order, plurality = f.plurality, mother_name = f.mother_name, mother_key = f.mother_key, mother_year = f.mother_year, mother_pin = f.mother_pin, father_key = f.father_key
    from jsonb_populate_record(null::birth_fact, p_fact) f where b.entry_id = p_entry and b.office_id = p_office;
  end if;
end $function$
;

CREATE OR REPLACE FUNCTION public.relative_of(p_person uuid, p_relation text)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select jsonb_build_object('personId', q.id, 'pin', q.pin, 'name', q.full_name) from family_link l join person q on q.id = l.parent_id
  where l.child_id = p_person and l.relation = p_relation and l.ended_on is null limit 1
$function$
;

CREATE OR REPLACE FUNCTION public.relatives_of(p_pin text)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with recursive me as (select person_follow(p_pin, null) as id),
  ancestors as (
    select id, 0 as up from me
    union select l.parent_id, a.up + 1 from family_link l join ancestors a on l.child_id = a.id where a.up < 4 and l.ended_on is null
  ),
  descendants as (
    select id, 0 as down from me
    union select l.child_id, d.down + 1 from family_link l join descendants d on l.parent_id = d.id where d.down < 4 and l.ended_on is null
  ),
  same_parents as (select l.child_id as id from family_link l join ancestors a on l.parent_id = a.id and a.up = 1),
  same_grandparents as (select l.child_id as id from family_link l join ancestors a on l.parent_id = a.id and a.up = 2)
  select id from ancestors where id is not null union select id from descendants where id is not null
  union select id from same_parents union select l.child_id from family_link l join same_parents s on l.parent_id = s.id
  union select id from same_grandparents union select l.child_id from family_link l join same_grandparents s on l.parent_id = s.id
  union select l.parent_id from family_link l join descendants d on l.child_id = d.id and d.down = 1
  union select b.spouse_id from marriage_bond b join me on b.person_id = me.id where b.spouse_id is not null and upper_inf(b.during)
$function$
;

CREATE OR REPLACE FUNCTION public.resume_clock(p_notice uuid, p_due timestamp with time zone, p_at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare n record;
begin
  select * into n from office_notice where id = p_notice and office_id = any (app_writable()) and done_at is not null;
  if not found then return; end if;
  update registration_case set paused_at = null, pause_reason = null, due_at = coalesce(p_due, due_at), updated_at = p_at
  where office_id = n.from_office_id and id = n.case_id and paused_at is not null;
end $function$
;

CREATE OR REPLACE FUNCTION public.revocation_facts(p_office integer, p_entry uuid)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
  with people as (select person_id, role from entry_person where office_id = p_office and entry_id = p_entry and role <> 'INFORMANT'),
  found as (
    select l.office_id, l.entry_id, 'LINKED' as why from entry_link l where l.other_office_id = p_office and l.other_entry_id = p_entry
    union
    -- Births that name the husband as father because of this marriage.
    select b.office_id, b.entry_id, 'BIRTH_IN_MARRIAGE' from people w join entry_person b on b.person_id = w.person_id and b.role = 'MOTHER'
      join entry_person f on f.office_id = b.office_id and f.entry_id = b.entry_id and f.role = 'FATHER' and f.person_id in (select person_id from people where role = 'HUSBAND')
      join register_entry e on e.office_id = b.office_id and e.id = b.entry_id and e.kind = 'BIRTH' and e.content ->> 'fatherBasis' = 'MARRIAGE'
      where w.role = 'WIFE'
    union
    -- Whoever was born, recognised or adopted by this entry stands elsewhere as well.
    select x.office_id, x.entry_id, 'SAME_PERSON' from people c join entry_person x on x.person_id = c.person_id and x.role <> 'INFORMANT'
      where c.role in ('CHILD', 'RECOGNISED', 'ADOPTED', 'WARD', 'DECEASED', 'SUBJECT') and x.entry_id <> p_entry
    union
    -- Marriages of those this entry had made free.
    select m.office_id, m.entry_id, 'MARRIED_SINCE' from marriage_bond ended join marriage_bond m on m.person_id = ended.person_id and m.entry_id <> ended.entry_id
      and not isempty(m.during) and lower(m.during) >= upper(ended.during) and m.start_known
      where ended.end_entry_id = p_entry and ended.entry_id <> p_entry
  )
  select jsonb_build_object('officeKind', o.kind, 'kind', e.kind, 'register', e.register, 'caseId', e.case_id,
    'number', lpad(e.entry_no::text, greatest(2, length(e.entry_no::text)), '0') || '/' || e.year, 'officeName', e.office_name, 'keeperId', coalesce(o.custodian_id, o.id),
    'pin', (select q.pin from entry_pin q where q.office_id = p_office and q.entry_id = p_entry order by q.seq desc limit 1),
    'revoked', exists (select from entry_revocation v where v.office_id = p_office and v.entry_id = p_entry), 'mine', revokes_for(p_office),
    'names', (select coalesce(jsonb_agg(ep.full_name order by ep.role desc), '[]') from entry_person ep where ep.office_id = p_office and ep.entry_id = p_entry and ep.subject),
    'changes', (select coalesce(jsonb_agg(jsonb_build_object('personId', q.id, 'field', q.field,
        'now', case q.field when 'name' then q.full_name when 'sex' then q.sex when 'birthDate' then coalesce(q.birth_date::text, q.birth_year::text) end,
        'steps', (select jsonb_agg(jsonb_build_object('from', h.from_value, 'to', h.to_value,
            'void', h.entry_id = p_entry or exists (select from entry_revocation v where v.office_id = h.office_id and v.entry_id = h.entry_id)) order by h.person_id = q.id desc, h.seq desc)
          from changes_of(q.id) h where h.field = q.field)) order by q.id, q.field), '[]')
      from (select distinct p.id, p.full_name, p.sex, p.birth_date, p.birth_year, c.field from (select distinct person_id from people) x join person p on p.id = x.person_id, changes_of(p.id) c where c.entry_id = p_entry) q),
    'noted', (select coalesce(jsonb_agg(jsonb_build_object('officeId', n.office_id, 'entryId', n.entry_id, 'reason', n.reason,
        'content', coalesce((select r.content from entry_revision r where r.office_id = x.office_id and r.entry_id = x.id order by r.revision desc limit 1), x.content),
        'revoked', exists (select from entry_revocation v where v.office_id = n.office_id and v.entry_id = n.entry_id),
        'written', n.written,
        'steps', (select coalesce(jsonb_agg(jsonb_build_object('fields', r.changed_fields, 'mine', r.by_entry_id is not distinct from p_entry, 'by', r.by_entry_id is not null,
            'void', r.by_entry_id is not distinct from p_entry or exists (select from entry_revocation v where v.office_id = r.by_office_id and v.entry_id = r.by_entry_id)) order by r.revision desc), '[]')
          from entry_revision r where r.office_id = n.office_id and r.entry_id = n.entry_id),
        'waiting', (select coalesce(jsonb_agg(jsonb_build_object('patch', coalesce(w.content #> '{note,patch}', '[]'), 'by', w.content -> 'by' ->> 'entryId' is not null,
            'mine', w.content -> 'by' ->> 'entryId' is not distinct from p_entry::text) order by w.sent_at, w.id), '[]')
          from office_notice w where w.entry_id = n.entry_id and w.needs = 'NOTE' and w.done_at is null)) order by n.entry_id), '[]')
      from (select m.office_id, m.entry_id, bool_or(m.written) as written, string_agg(distinct m.reason, '; ') as reason from (
          select r.office_id, r.entry_id, r.reason, true as written from entry_revision r where r.by_office_id = p_office and r.by_entry_id = p_entry
          union all
          select w.entry_office_id, w.entry_id, w.content #>> '{note,content}', false from office_notice w
            where w.needs = 'NOTE' and w.done_at is null and w.content -> 'by' ->> 'entryId' = p_entry::text and w.content #> '{note,patch}' is not null) m
        group by 1, 2) n
      join register_entry x on x.office_id = n.office_id and x.id = n.entry_id),
    'dependents', (select coalesce(jsonb_agg(jsonb_build_object('officeId', f.office_id, 'entryId', f.entry_id, 'reference', entry_reference(f.office_id, f.entry_id),
        'kind', (select x.kind from register_entry x where x.office_id = f.office_id and x.id = f.entry_id), 'why', f.why)), '[]')
      from found f where f.entry_id <> p_entry and not exists (select from entry_revocation v where v.office_id = f.office_id and v.entry_id = f.entry_id)))
  from register_entry e join office o on o.id = e.office_id where e.office_id = p_office and e.id = p_entry
$function$
;

CREATE OR REPLACE FUNCTION public.revocation_words(p_office integer, p_entry uuid)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select 'Mục ' || entry_reference(p_office, p_entry) || ' đã bị thu hồi, hủy bỏ theo ' || v.decision || '.'
  from entry_revocation v where v.office_id = p_office and v.entry_id = p_entry
$function$
;

CREATE OR REPLACE FUNCTION public.revoke_entry(p_office integer, p_entry uuid, p_decision jsonb, p_reverts jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  d record;
  r record;
  l_conflicts jsonb := '[]';
  l_pin jsonb;
begin
  select * into d from jsonb_to_record(p_decision) as x (decision text, "decidedOn" date, reason text, "by" uuid, at timestamptz, today date);
  if not revokes_for(p_office) then
    raise exception 'not-own-office' using errcode = 'insufficient_privilege';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('entry ' || p_entry, 0));
  insert into entry_revocation (office_id, entry_id, decision, decided_on, reason, recorded_by, recorded_at)
  values (p_office, p_entry, d.decision, d."decidedOn", d.reason, d."by", d.at) on conflict do nothing;
  if not found then raise exception 'already-revoked' using errcode = 'unique_violation'; end if;
  perform 1 from person where id in (select person_id from entry_person where office_id = p_office and entry_id = p_entry) order by id for no key update;

  -- Nothing is noted any more on it, nor elsewhere because of it.
  update office_notice set done_at = d.at, done_by = d."by", answer = jsonb_build_object('text', revocation_words(p_office, p_entry), 'closedBy', 'REVOCATION')
  where needs = 'NOTE' and done_at is null and (entry_id = p_entry or content -> 'by' ->> 'entryId' = p_entry::text);

  update document set state = 'REVOKED', ended_at = d.at, ended_reason = d.decision where office_id = p_office and entry_id = p_entry and state in ('PREPARED', 'SIGNED');

  -- What it made is void.
  update marriage_bond set during = 'empty', ended_by = 'REVOCATION', end_office_id = p_office, end_entry_id = p_entry, end_basis = d.decision where office_id = p_office and entry_id = p_entry;
  update guardianship set during = 'empty', end_office_id = p_office, end_entry_id = p_entry, end_reason = d.decision where office_id = p_office and entry_id = p_entry;
  update guardianship_party set during = 'empty' where office_id = p_office and entry_id = p_entry;
  update person_condition set during = 'empty' where office_id = p_office and entry_id = p_entry;
  delete from condition_covered where office_id = p_office and entry_id = p_entry;
  update person_death set reversed_on = d.today, reversed_by = d.decision where office_id = p_office and entry_id = p_entry and reversed_on is null;
  delete from family_link where office_id = p_office and entry_id = p_entry;

  -- What it ended stands again, unless another stands since.
  for r in select distinct b.entry_id, b.office_id from marriage_bond b where b.end_entry_id = p_entry and b.entry_id <> p_entry loop
    begin
      update marriage_bond set during = daterange(lower(during), null), ended_by = null, end_office_id = null, end_entry_id = null, end_basis = '' where entry_id = r.entry_id and end_entry_id = p_entry;
    exception when exclusion_violation then
      l_conflicts := l_conflicts || to_jsonb(entry_reference(r.office_id, r.entry_id));
    end;
  end loop;
  for r in select g.entry_id, g.office_id from guardianship g where g.end_entry_id = p_entry and g.entry_id <> p_entry loop
    begin
      update guardianship set during = daterange(lower(during), null), end_office_id = null, end_entry_id = null, end_reason = '' where entry_id = r.entry_id;
      update guardianship_party gp set during = daterange(lower(gp.during), null) where gp.guardianship_id = r.entry_id and not isempty(gp.during)
        and upper(gp.during) = (select max(upper(x.during)) from guardianship_party x where x.guardianship_id = r.entry_id);
    exception when exclusion_violation then
      l_conflicts := l_conflicts || to_jsonb(entry_reference(r.office_id, r.entry_id));
    end;
  end loop;

  -- Values of people go back; the way there and back stays in the list.
  for r in select * from jsonb_to_recordset(p_reverts) as x ("personId" uuid, field text, "from" text, "to" text, "toKey" text) loop
    insert into person_change (person_id, seq, field, from_value, to_value, valid_from, office_id, entry_id)
    select r."personId", coalesce(max(seq), 0) + 1, r.field, r."from", r."to", d.today, p_office, p_entry from person_change where person_id = r."personId";
    update person set
      full_name = case when r.field = 'name' then r."to" else full_name end, name_key = case when r.field = 'name' then r."toKey" else name_key end,
      sex = case when r.field = 'sex' then r."to" else sex end,
      birth_date = case when r.field <> 'birthDate' then birth_date when r."to" ~ '^\d{4}-\d{2}-\d{2}$' then r."to"::date end,
      birth_year = case when r.field = 'birthDate' then substring(r."to" from '\d{4}')::int else birth_year end
    where id = r."personId";
  end loop;

  -- The event may be registered anew.
  delete from notification_claim where office_id = p_office and entry_id = p_entry;
  delete from entry_claim where office_id = p_office and entry_id = p_entry;
  update birth_fact set claim_key = null where office_id = p_office and entry_id = p_entry;
  update reminder set done_at = d.at, done_by = d."by", done_note = d.decision where office_id = p_office and entry_id = p_entry and done_at is null;
  select jsonb_build_object('requestId', q.request_id, 'state', q.state, 'registeredOn', e.registered_on,
      'pin', (select p.pin from entry_pin p where p.office_id = p_office and p.entry_id = p_entry order by p.seq desc limit 1)) into l_pin
    from register_entry e left join pin_request q on q.office_id = e.office_id and q.entry_id = e.id where e.office_id = p_office and e.id = p_entry;
  -- A request that was not sent yet is never sent; of any other the issuer is told.
  update outbox set state = 'DONE', done_at = d.at, last_error = d.decision where topic = 'pin-request' and message_key = (l_pin ->> 'requestId')::uuid and state in ('PENDING', 'PARKED')
    and not in_doubt and accepted_at is null;
  if found then l_pin := l_pin || '{"state": "NEVER_SENT"}'; end if;
  update pin_request set state = 'CANCELLED', reason = d.decision, answered_at = d.at where office_id = p_office and entry_id = p_entry and state <> 'ALLOCATED';
  return jsonb_build_object('conflicts', l_conflicts, 'pin', l_pin);
end $function$
;

CREATE OR REPLACE FUNCTION public.revokes_for(p_office integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select from office mine join office o on o.id = p_office where mine.id = app_office()
    and ((mine.kind = 'PROVINCE' and o.kind in ('COMMUNE', 'DISTRICT', 'PROVINCE_JUSTICE') and coalesce((select k.province_code from office k where k.id = o.custodian_id), o.province_code) = mine.province_code)
      or (mine.kind = 'MOFA' and o.kind = 'MISSION')))
$function$
;

CREATE OR REPLACE FUNCTION public.rewrite_unsent_pin_request(p_request uuid, p_payload jsonb)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  update outbox o set payload = p_payload || (
      select jsonb_object_agg(name, o.payload -> name)
      from unnest(array['requestId', 'caseId', 'entryId', 'entryNo', 'year', 'registeredOn', 'officeUnitCode', 'officeProvinceCode', 'officeName']) name)
  where o.message_key = p_request and o.office_id = app_office() and o.topic = 'pin-request' and o.state = 'PENDING' and o.attempts = 0
    and not exists (select from outbox c where c.ordering_key = o.ordering_key and c.topic = 'pin-correction' and c.state in ('PENDING', 'ACCEPTED', 'PARKED'));
  return found;
end $function$
;

CREATE OR REPLACE FUNCTION public.send_status_again(p_office integer, p_entry uuid, p_key uuid)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  m status_message;
  l_payload jsonb;
  l_new uuid := gen_random_uuid();
begin
  if p_office is null or not p_office = any (app_writable()) then
    raise exception 'not-own-office' using errcode = 'insufficient_privilege';
  end if;
  select * into m from status_message where office_id = p_office and entry_id = p_entry and message_key = p_key and state in ('NEEDS_VERIFICATION', 'REFUSED', 'PARKED') for update;
  if not found then return null; end if;
  update outbox set state = 'DONE', done_at = now(), last_error = 'Đã gửi lại bằng bản tin khác' where message_key = p_key and state <> 'DONE';
  select payload into l_payload from outbox where message_key = p_key;
  update status_message set message_key = l_new, state = 'WAITING', reason = '', answered_at = null where person_id = m.person_id and seq = m.seq;
  perform put_status_message(p_office, m.person_id, l_new, l_payload);
  return l_new;
end $function$
;

CREATE OR REPLACE FUNCTION public.set_person_value(p_person uuid, p_field text, p_value text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
  update person set
    full_name = case when p_field = 'name' then p_value else full_name end,
    name_key = case when p_field = 'name' then coalesce((select ep.name_key from entry_person ep where ep.person_id in (select id from merge_circle(p_person)) and ep.full_name = p_value limit 1), name_key) else name_key end,
    sex = case when p_field = 'sex' then p_value else sex end,
    birth_date = case when p_field = 'birthDate' then p_value::date else birth_date end,
    birth_year = case when p_field = 'birthDate' then extract(year from p_value::date)::int else birth_year end
  where id = p_person
$function$
;

CREATE OR REPLACE FUNCTION public.settle_informant(p_office integer, p_entry uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
declare i entry_person; l_person uuid;
begin
  if app_is_person() and not p_office = any (app_writable()) then raise exception 'not-own-office' using errcode = 'insufficient_privilege'; end if;
  select * into i from entry_person where office_id = p_office and entry_id = p_entry and role = 'INFORMANT';
  if not found or i.pin is not null then return; end if;
  select o.person_id into l_person from entry_person o where o.office_id = p_office and o.entry_id = p_entry and o.role not in ('INFORMANT', 'CHILD') and o.full_name = i.full_name
    and (i.birth_year is null or o.birth_year is null or i.birth_year = o.birth_year) and (i.birth_date is null or o.birth_date is null or i.birth_date = o.birth_date);
  if l_person is null or l_person = i.person_id then return; end if;
  update entry_person set person_id = l_person where office_id = p_office and entry_id = p_entry and role = 'INFORMANT';
  -- The person made for the informant alone a moment ago.
  delete from person where id = i.person_id and pin is null and first_entry_id = p_entry and not exists (select from entry_person x where x.person_id = i.person_id);
end $function$
;

CREATE OR REPLACE FUNCTION public.sorted_words(p_key text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
  select string_agg(w, ' ' order by w collate "C") from unnest(string_to_array(p_key, ' ')) w
$function$
;

CREATE OR REPLACE FUNCTION public.source_entries(p_registers text[], p_pin text, p_person uuid, p_office integer, p_no integer, p_year integer)
 RETURNS SETOF jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select known_entry(f.office_id, f.entry_id) from (
    select distinct ep.office_id, ep.entry_id from entry_person ep join register_entry e on e.office_id = ep.office_id and e.id = ep.entry_id
      where p_pin is not null and ep.pin = p_pin and ep.role <> 'INFORMANT' and e.register = any (p_registers)
    union
    select ep.office_id, ep.entry_id from entry_person ep join register_entry e on e.office_id = ep.office_id and e.id = ep.entry_id
      where p_pin is not null and ep.person_id = person_follow(p_pin, null) and ep.role <> 'INFORMANT' and e.register = any (p_registers)
    union
    select ep.office_id, ep.entry_id from entry_person ep join register_entry e on e.office_id = ep.office_id and e.id = ep.entry_id
      where p_person is not null and ep.person_id = person_now(p_person) and ep.role <> 'INFORMANT' and e.register = any (p_registers)
    union
    select e.office_id, e.id from register_entry e where p_office is not null and e.office_id = p_office and e.register = any (p_registers) and e.year = p_year and e.entry_no = p_no
    limit 50) f
$function$
;

CREATE OR REPLACE FUNCTION public.stands_in(p_person uuid, p_entry uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
  select exists (select from entry_person where person_id = p_person and entry_id = p_entry and role <> 'INFORMANT')
$function$
;

CREATE OR REPLACE FUNCTION public.status_person(p_person uuid)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select jsonb_build_object('personId', p.id, 'pin', p.pin, 'name', p.full_name, 'sex', p.sex, 'birth', jsonb_build_object('year', p.birth_year, 'date', p.birth_date),
    'pinRequestId', case when p.pin is null then (select q.request_id from entry_person ep join pin_request q on q.office_id = ep.office_id and q.entry_id = ep.entry_id
      where ep.person_id = p.id and ep.role = 'CHILD' and q.state <> 'CANCELLED' order by q.asked_at desc limit 1) end)
  from person p where p.id = p_person
$function$
;

CREATE OR REPLACE FUNCTION public.status_relative(p_person uuid)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select jsonb_build_object('name', p.full_name, 'pin', p.pin) from person p where p.id = p_person
$function$
;

CREATE OR REPLACE FUNCTION public.tell_after_undo(m person_merge, p_entries uuid[], p_ends jsonb, p_at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
declare
  r record;
  l_into text := status_relative(m.into_id)::text;
  l_from text := status_relative(m.from_id)::text;
  l_basis jsonb := (select jsonb_build_object('kind', 'Tách hai người đã gộp nhầm', 'number', '', 'date', (p_at at time zone 'Asia/Ho_Chi_Minh')::date, 'authority', name) from office where id = app_office());
  l_wrong jsonb;
begin
  select coalesce(jsonb_agg(to_jsonb(x) order by x.person_id, x.seq), '[]') into l_wrong from (
    select s.office_id, s.entry_id, s.person_id, s.seq, s.message_key, s.change, case when s.person_id = m.into_id then m.from_id else s.person_id end as anew,
      case when s.person_id = m.into_id then s.change else replace(s.change::text, l_into, l_from)::jsonb end as change_anew
    from (select distinct ep.office_id, ep.entry_id from entry_person ep where ep.person_id = m.from_id and ep.entry_id = any (p_entries)) g
      join status_message s on s.office_id = g.office_id and s.entry_id = g.entry_id
    where s.queued_at >= m.made_at and s.change ->> 'what' <> 'REVOKED'
      and (s.person_id = m.into_id or (s.person_id <> m.from_id and position(l_into in s.change::text) > 0 and not (s.change ->> 'what' = 'MARITAL' and exists (
        select from jsonb_to_recordset(p_ends) as e (bond uuid, "end" uuid) join marriage_bond b on b.entry_id = e.bond and b.person_id = s.person_id where e."end" = s.entry_id))))
    union all
    select s.office_id, s.entry_id, s.person_id, s.seq, s.message_key, s.change, null, null
    from jsonb_to_recordset(p_ends) as e (bond uuid, office int, "end" uuid) join marriage_bond b on b.entry_id = e.bond
      join status_message s on s.office_id = e.office and s.entry_id = e."end" and s.person_id = b.person_id and s.change ->> 'what' = 'MARITAL' and s.queued_at >= m.made_at
    where not (s.entry_id = any (p_entries) and s.person_id = m.into_id)) x;
  for r in select x.office_id, x.entry_id, x.person_id, jsonb_agg(jsonb_build_object('key', x.message_key, 'change', x.change) order by x.seq) as was, bool_or(x.change ->> 'what' = 'MARITAL') as marital
      from jsonb_to_recordset(l_wrong) as x (office_id int, entry_id uuid, person_id uuid, seq int, message_key uuid, change jsonb) group by 1, 2, 3 order by 3, min(x.seq) loop
    perform tell_status_line(r.office_id, r.entry_id, r.person_id, jsonb_build_object('what', 'REVOKED', 'was', r.was, 'status', case when r.marital then marital_now(r.person_id) end,
      'alive', not exists (select from person_death d where d.person_id = r.person_id and d.reversed_on is null)), l_basis, p_at);
  end loop;
  for r in select x.office_id, x.entry_id, x.anew, x.change_anew || case when x.change_anew ->> 'what' = 'MARITAL' then jsonb_build_object('status', marital_now(x.anew)) else '{}' end as change
      from jsonb_to_recordset(l_wrong) as x (office_id int, entry_id uuid, seq int, anew uuid, change_anew jsonb) where x.anew is not null order by x.anew, x.seq loop
    perform tell_status_line(r.office_id, r.entry_id, r.anew, r.change, null, p_at);
  end loop;
end $function$
;

CREATE OR REPLACE FUNCTION public.tell_status_line(p_office integer, p_entry uuid, p_person uuid, p_change jsonb, p_basis jsonb, p_at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
declare l_key uuid := gen_random_uuid(); l_seq int; l_entry jsonb;
begin
  select jsonb_build_object('kind', e.kind, 'number', lpad(e.entry_no::text, greatest(2, length(e.entry_no::text)), '0') || '/' || e.year, 'registeredOn', e.registered_on,
      'officeName', e.office_name, 'officeUnitCode', coalesce(o.unit_code, '')) into l_entry
    from register_entry e join office o on o.id = e.office_id where e.office_id = p_office and e.id = p_entry;
  insert into status_sequence (person_id, last) values (p_person, 1) on conflict (person_id) do update set last = status_sequence.last + 1 returning last into l_seq;
  insert into status_message (office_id, entry_id, message_key, person_id, seq, change, queued_at) values (p_office, p_entry, l_key, p_person, l_seq, p_change, p_at);
  perform put_status_message(p_office, p_person, l_key, jsonb_build_object('sequence', l_seq, 'change', p_change, 'entry', l_entry, 'basis', p_basis, 'at', p_at));
end $function$
;

CREATE OR REPLACE FUNCTION public.undo_merge(p_merge uuid, p_reason text, p_by uuid, p_name text, p_at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
declare
  m person_merge; l_back jsonb; l_entries uuid[]; l_own uuid[]; l_links jsonb; l_conditions jsonb; l_deaths jsonb;
  l_row record; l_other uuid; l_ends jsonb := '[]'; l_review jsonb := '[]';
begin
  select * into m from person_merge where id = p_merge and undone_at is null for update;
  if not found then return; end if;
  if exists (select from person_merge x where x.undone_at is null and x.id <> m.id and (x.from_id = m.into_id or (x.into_id = m.into_id and (x.made_at, x.id) > (m.made_at, m.id)))) then
    raise exception 'merge-not-last' using errcode = 'check_violation';
  end if;
  perform 1 from person where id in (m.from_id, m.into_id) order by id for update;
  update entry_person ep set person_id = m.from_id from jsonb_to_recordset(m.moved -> 'entry_person') as x (office_id int, entry_id uuid, role text)
    where ep.office_id = x.office_id and ep.entry_id = x.entry_id and ep.role = x.role and ep.person_id = m.into_id;
  update family_link f set child_id = m.from_id from jsonb_to_recordset(m.moved -> 'child') as x (relation text, parent_id uuid)
    where f.child_id = m.into_id and f.relation = x.relation and f.parent_id = x.parent_id
      and not exists (select from jsonb_to_recordset(m.aside -> 'family_link') as y (child_id uuid, relation text, parent_id uuid) where y.child_id = m.from_id and y.relation = x.relation and y.parent_id = x.parent_id);
  update family_link f set parent_id = m.from_id from jsonb_to_recordset(m.moved -> 'parent') as x (relation text, child_id uuid)
    where f.parent_id = m.into_id and f.relation = x.relation and f.child_id = x.child_id
      and not exists (select from jsonb_to_recordset(m.aside -> 'family_link') as y (child_id uuid, relation text, parent_id uuid) where y.parent_id = m.from_id and y.relation = x.relation and y.child_id = x.child_id);
  update marriage_bond b set person_id = m.from_id from jsonb_array_elements_text(m.moved -> 'marriage') x where b.entry_id = x::uuid and b.person_id = m.into_id;
  update marriage_bond b set spouse_id = m.from_id from jsonb_to_recordset(m.moved -> 'spouse') as x (entry_id uuid, person_id uuid) where b.entry_id = x.entry_id and b.person_id = x.person_id and b.spouse_id = m.into_id;
  update person_death d set person_id = m.from_id from jsonb_array_elements_text(m.moved -> 'death') x where d.entry_id = x::uuid and d.person_id = m.into_id
    and not exists (select from jsonb_array_elements(m.aside -> 'person_death') y where y ->> 'entry_id' = x);
  update guardianship g set ward_id = m.from_id from jsonb_array_elements_text(m.moved -> 'ward') x where g.entry_id = x::uuid and g.ward_id = m.into_id;
  update guardianship_party g set person_id = m.from_id from jsonb_to_recordset(m.moved -> 'guardian') as x (guardianship_id uuid, role text, entry_id uuid)
    where g.guardianship_id = x.guardianship_id and g.role = x.role and g.entry_id = x.entry_id and g.person_id = m.into_id
      and not exists (select from jsonb_to_recordset(m.aside -> 'guardianship_party') as y (guardianship_id uuid, role text, entry_id uuid) where y.guardianship_id = x.guardianship_id and y.role = x.role and y.entry_id = x.entry_id);
  update person_condition c set person_id = m.from_id from jsonb_to_recordset(m.moved -> 'condition') as x (condition text, entry_id uuid)
    where c.person_id = m.into_id and c.condition = x.condition and c.entry_id = x.entry_id
      and not exists (select from jsonb_to_recordset(m.aside -> 'person_condition') as y (condition text, entry_id uuid) where y.condition = x.condition and y.entry_id = x.entry_id);
  update reminder r set person_id = m.from_id from jsonb_array_elements_text(m.moved -> 'reminder') x where r.id = x::uuid and r.person_id = m.into_id;
  insert into family_link select (jsonb_populate_record(null::family_link, x)).* from jsonb_array_elements(m.aside -> 'family_link') x on conflict do nothing;
  insert into person_death select (jsonb_populate_record(null::person_death, x)).* from jsonb_array_elements(m.aside -> 'person_death') x on conflict do nothing;
  insert into person_condition select (jsonb_populate_record(null::person_condition, x)).* from jsonb_array_elements(m.aside -> 'person_condition') x on conflict do nothing;
  insert into guardianship_party select (jsonb_populate_record(null::guardianship_party, x)).* from jsonb_array_elements(m.aside -> 'guardianship_party') x on conflict do nothing;
  update person_merge set undone_at = p_at, undone_by = p_by, undone_by_name = p_name, undo_reason = p_reason where id = m.id;

  -- What was registered meanwhile of the one who was merged, by his or her own number or id, goes back with all it did. The rest was registered of the other.
  select jsonb_agg(jsonb_build_object('office_id', ep.office_id, 'entry_id', ep.entry_id, 'role', ep.role)) into l_back
  from merged_into(m.from_id) u join entry_followed f on f.named_id = u.id join entry_person ep on ep.office_id = f.office_id and ep.entry_id = f.entry_id and ep.role = f.role
  where ep.person_id = m.into_id;
  update entry_person ep set person_id = m.from_id from jsonb_to_recordset(coalesce(l_back, '[]')) as x (office_id int, entry_id uuid, role text)
    where ep.office_id = x.office_id and ep.entry_id = x.entry_id and ep.role = x.role;
  select coalesce(array_agg(distinct x.entry_id), '{}') into l_entries from jsonb_to_recordset(coalesce(l_back, '[]')) as x (entry_id uuid, role text) where x.role <> 'INFORMANT';
  -- What was decided on entries that are about the one who was merged is his or hers as well.
  select coalesce(array_agg(distinct ep.entry_id), '{}') into l_own from entry_person ep
    where ep.person_id = m.from_id and (ep.subject or ep.role = 'CHILD') and not stands_in(m.into_id, ep.entry_id);

  -- Decisions on those entries that ended what the other has: they end the same of the one they are about, and not of the other.
  select coalesce(jsonb_agg(to_jsonb(f)), '[]') into l_links from family_link f
    where f.child_id = m.into_id and f.ended_on is not null and f.end_entry_id = any (l_own) and not f.entry_id = any (l_own);
  select coalesce(jsonb_agg(to_jsonb(c) || jsonb_build_object('until', upper(c.during))), '[]') into l_conditions from person_condition c
    where c.person_id = m.into_id and not upper_inf(c.during) and c.end_entry_id = any (l_own) and not c.entry_id = any (l_own);
  select coalesce(jsonb_agg(to_jsonb(d)), '[]') into l_deaths from person_death d
    where d.person_id = m.into_id and d.reversed_on is not null and d.reversed_by = any (l_own::text[]) and not d.entry_id = any (l_own);
  update family_link g set ended_on = x.ended_on, end_office_id = x.end_office_id, end_entry_id = x.end_entry_id
    from jsonb_to_recordset(l_links) as x (relation text, ended_on date, end_office_id int, end_entry_id uuid)
    where g.child_id = m.from_id and g.relation = x.relation and g.ended_on is null;
  update person_condition g set during = daterange(lower(g.during), greatest(lower(g.during) + 1, x.until)), end_office_id = x.end_office_id, end_entry_id = x.end_entry_id
    from jsonb_to_recordset(l_conditions) as x (condition text, until date, end_office_id int, end_entry_id uuid)
    where g.person_id = m.from_id and g.condition = x.condition and upper_inf(g.during);
  update person_death g set reversed_on = x.reversed_on, reversed_by = x.reversed_by
    from jsonb_to_recordset(l_deaths) as x (reversed_on date, reversed_by text) where g.person_id = m.from_id and g.reversed_on is null;

  if cardinality(l_entries || l_own) > 0 then
    update family_link f set child_id = m.from_id where f.child_id = m.into_id and f.entry_id = any (l_entries || l_own)
      and not exists (select from family_link y where y.child_id = m.from_id and y.relation = f.relation and (y.parent_id = f.parent_id or (y.ended_on is null and f.ended_on is null)));
    update family_link f set parent_id = m.from_id where f.parent_id = m.into_id and f.entry_id = any (l_entries)
      and not exists (select from family_link y where y.parent_id = m.from_id and y.relation = f.relation and y.child_id = f.child_id);
    update marriage_bond set person_id = m.from_id where person_id = m.into_id and entry_id = any (l_entries);
    update marriage_bond set spouse_id = m.from_id where spouse_id = m.into_id and entry_id = any (l_entries);
    update person_death set person_id = m.from_id where person_id = m.into_id and entry_id = any (l_entries || l_own);
    update guardianship set ward_id = m.from_id where ward_id = m.into_id and entry_id = any (l_entries);
    update guardianship_party set person_id = m.from_id where person_id = m.into_id and entry_id = any (l_entries);
    update person_condition set person_id = m.from_id where person_id = m.into_id and entry_id = any (l_entries || l_own);
    update condition_covered set person_id = m.from_id where person_id = m.into_id and entry_id = any (l_entries || l_own);
    select l_review || coalesce(jsonb_agg(jsonb_build_object('office', f.office_id, 'entry', f.entry_id, 'what', 'cha, mẹ, con')), '[]') into l_review
      from family_link f where f.child_id = m.into_id and f.entry_id = any (l_entries || l_own);
    update reminder r set person_id = m.from_id from jsonb_to_recordset(l_back) as x (office_id int, entry_id uuid) where r.office_id = x.office_id and r.entry_id = x.entry_id and r.person_id = m.into_id;
  end if;

  for l_row in select * from jsonb_to_recordset(l_links) as x (parent_id uuid, relation text, office_id int, entry_id uuid) loop
    begin
      update family_link set ended_on = null, end_office_id = null, end_entry_id = null where child_id = m.into_id and relation = l_row.relation and parent_id = l_row.parent_id;
    exception when unique_violation then
      l_review := l_review || jsonb_build_object('office', l_row.office_id, 'entry', l_row.entry_id, 'what', 'cha, mẹ, con');
    end;
  end loop;
  for l_row in select * from jsonb_to_recordset(l_conditions) as x (condition text, office_id int, entry_id uuid, during daterange) loop
    begin
      update person_condition set during = daterange(lower(during), null), end_office_id = null, end_entry_id = null
      where person_id = m.into_id and condition = l_row.condition and entry_id = l_row.entry_id and during = l_row.during;
    exception when exclusion_violation then
      l_review := l_review || jsonb_build_object('office', l_row.office_id, 'entry', l_row.entry_id, 'what', 'mất tích, năng lực hành vi');
    end;
  end loop;
  update person_death g set reversed_on = null, reversed_by = '' from jsonb_to_recordset(l_deaths) as x (entry_id uuid) where g.person_id = m.into_id and g.entry_id = x.entry_id;
  -- A condition that stayed under another of the same kind stands by itself again.
  for l_row in select ctid as at, * from condition_covered where person_id in (m.from_id, m.into_id) loop
    begin
      insert into person_condition (person_id, condition, during, office_id, entry_id, basis, end_office_id, end_entry_id)
      values (l_row.person_id, l_row.condition, l_row.during, l_row.office_id, l_row.entry_id, l_row.basis, l_row.end_office_id, l_row.end_entry_id);
      delete from condition_covered where ctid = l_row.at;
    exception when exclusion_violation then
      null;
    end;
  end loop;

  -- A marriage ended by the merger, or meanwhile, through the death or divorce of the other of the two was never ended.
  for l_row in select distinct k.entry_id, k.office_id, k.end_office_id, k.end_entry_id, k.ended_by, k.end_basis, upper(k.during) as until from marriage_bond k join register_entry e on e.office_id = k.end_office_id and e.id = k.end_entry_id
      where k.person_id in (m.from_id, m.into_id) and k.end_entry_id <> k.entry_id and k.ended_by <> 'REVOCATION' and not isempty(k.during) and (e.registered_at >= m.made_at or m.moved -> 'ended' ? k.entry_id::text)
        and not exists (select from entry_person ep where ep.office_id = k.end_office_id and ep.entry_id = k.end_entry_id and ep.role <> 'INFORMANT' and ep.person_id in (k.person_id, k.spouse_id)) loop
    begin
      update marriage_bond set during = daterange(lower(during), null), ended_by = null, end_office_id = null, end_entry_id = null, end_basis = '' where entry_id = l_row.entry_id and office_id = l_row.office_id;
      l_ends := l_ends || jsonb_build_object('bond', l_row.entry_id, 'office', l_row.end_office_id, 'end', l_row.end_entry_id);
      -- The divorce was of the other of the two: of a marriage the registers do not hold.
      select u.id into l_other from (values (m.from_id), (m.into_id)) u (id) where stands_in(u.id, l_row.end_entry_id);
      if l_other is not null and l_row.ended_by in ('DIVORCE', 'ANNULMENT') and not exists (select from marriage_bond where person_id = l_other and end_entry_id = l_row.end_entry_id) then
        insert into marriage_bond (office_id, entry_id, person_id, spouse_id, during, start_known, ended_by, end_office_id, end_entry_id, end_basis)
        values (l_row.end_office_id, l_row.end_entry_id, l_other, null, daterange(l_row.until - 1, l_row.until), false, l_row.ended_by, l_row.end_office_id, l_row.end_entry_id, l_row.end_basis);
      end if;
    exception when exclusion_violation or unique_violation then
      l_review := l_review || jsonb_build_object('office', l_row.office_id, 'entry', l_row.entry_id, 'what', 'hôn nhân');
    end;
  end loop;
  -- Whoever is dead again, or dead only now, is married to nobody (the trigger on the bond does it).
  update marriage_bond bond set during = bond.during where bond.entry_id in (
    select k.entry_id from marriage_bond k where k.person_id in (m.from_id, m.into_id) and upper_inf(k.during) and not isempty(k.during)
      and exists (select from person_death d where d.person_id = k.person_id and d.reversed_on is null));

  -- Changes of name, sex or birthday registered meanwhile of the one who was merged leave the other as he or she was.
  for l_row in select h.field, (array_agg(h.to_value order by h.seq desc) filter (where o.owner = m.from_id))[1] as to_from,
      (array_agg(h.to_value order by h.seq desc) filter (where o.owner = m.into_id))[1] as to_into
      from person_change h cross join lateral (select owner_of_change(h) as owner) o
      where h.person_id = m.into_id and h.seq > coalesce((m.moved ->> 'change_seq')::int, 2147483647) and h.field in ('name', 'sex', 'birthDate')
      group by h.field having bool_or(o.owner = m.from_id) loop
    perform set_person_value(m.from_id, l_row.field, l_row.to_from);
    perform set_person_value(m.into_id, l_row.field, coalesce(l_row.to_into, m.moved -> 'into' ->> l_row.field));
  end loop;

  perform tell_after_undo(m, l_entries || l_own, l_ends, p_at);
  perform ask_after_undo(m, l_review, p_at);
end $function$
;

CREATE OR REPLACE FUNCTION public.wards_of(p_person uuid)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
  select coalesce(jsonb_agg(jsonb_build_object('entry', jsonb_build_object('officeId', g.office_id, 'entryId', g.entry_id),
      'ward', jsonb_build_object('personId', w.id, 'pin', w.pin, 'name', w.full_name), 'from', lower(gp.during), 'reference', entry_reference(g.office_id, g.entry_id)) order by lower(gp.during)), '[]')
  from guardianship_party gp join guardianship g on g.entry_id = gp.guardianship_id join person w on w.id = g.ward_id
  where gp.person_id = p_person and gp.role = 'GUARDIAN' and upper_inf(gp.during) and upper_inf(g.during)
$function$
;

CREATE OR REPLACE FUNCTION public.watch_reading()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
declare
  r record;
  h record;
  l_n int;
  l_first bigint;
  l_local timestamp := new.at at time zone 'Asia/Ho_Chi_Minh';
  l_minute int := extract(hour from l_local) * 60 + extract(minute from l_local);
  l_since timestamptz;
  l_pin text;
  l_persons uuid[];
  l_subjects boolean[];
  l_entries uuid[];
  c_reads constant text[] := array['entry-read', 'person-read', 'person-looked-up', 'entries-looked-up', 'person-documents-read', 'citizen-looked-up', 'document-read'];
begin
  -- A search by words shows lists, not a record.
  if new.action <> 'search' or new.details ->> 'by' in ('pin', 'number', 'phone') then
    select array_agg(x.person_id), array_agg(x.subject), array_agg(x.entry_id) into l_persons, l_subjects, l_entries from people_of_reading(new) x;
    select a.pin into l_pin from account a where a.id = new.actor_id;
  end if;
  for r in select * from read_alarms_for(new.office_id, l_local::date) loop
    l_since := new.at - make_interval(mins => r.within_minutes);
    case r.kind
    when 'OWN_RELATIVES' then
      continue when l_pin is null or l_persons is null;
      for h in select distinct on (1, 2) case when x.entry_id is null then new.subject_kind else 'entry' end as kind, coalesce(x.entry_id::text, new.subject_id) as id
          from unnest(l_persons, l_entries) x (person_id, entry_id) where x.person_id in (select relatives_of(l_pin)) loop
        select count(*), min(a.seq) into l_n, l_first from audit_line a where a.actor_id = new.actor_id and a.at > l_since and a.office_id = new.office_id
          and a.action = any (c_reads || array['search', 'case-read'])
          and (a.subject_id = h.id or (new.subject_id <> '' and a.subject_id = new.subject_id) or a.details -> 'entries' ? h.id);
        if l_n > r.most and not exists (select from read_alert x where x.account_id = new.actor_id and x.kind = r.kind and x.subject_id = h.id and x.at > l_since) then
          insert into read_alert (office_id, kind, account_id, account_name, at, reads, within_minutes, first_seq, subject_kind, subject_id, purpose)
          values (new.office_id, r.kind, new.actor_id, new.actor_name, new.at, l_n, r.within_minutes, l_first, h.kind, h.id, new.purpose);
        end if;
      end loop;
    when 'MANY_READERS' then
      continue when l_persons is null or not new.action = any (array['entry-read', 'person-read', 'person-looked-up', 'person-documents-read']);
      for h in select distinct x.person_id as id from unnest(l_persons, l_subjects) x (person_id, subject) where x.subject loop
        select count(distinct l.actor_id) into l_n from (
          select 'person' as kind, h.id::text as id union all select 'entry', ep.entry_id::text from entry_person ep where ep.person_id = h.id and ep.subject) k
        join audit_line l on l.subject_kind = k.kind and l.subject_id = k.id and l.at > l_since and l.actor_id is not null
          and l.action in ('entry-read', 'person-read', 'person-looked-up', 'person-documents-read');
        continue when l_n <= r.most;
        -- Every office whose officials read has its own alert, with its own readers.
        insert into read_alert (office_id, kind, account_id, account_name, at, reads, within_minutes, first_seq, subject_kind, subject_id, readers)
        with lines as materialized (
          select l.office_id, l.actor_id, l.actor_name, l.seq from (
            select 'person' as kind, h.id::text as id union all select 'entry', ep.entry_id::text from entry_person ep where ep.person_id = h.id and ep.subject) k
          join audit_line l on l.subject_kind = k.kind and l.subject_id = k.id and l.at > l_since and l.actor_id is not null
            and l.action in ('entry-read', 'person-read', 'person-looked-up', 'person-documents-read'))
        select l.office_id, r.kind, null, '', new.at, l_n, r.within_minutes, min(l.seq), 'person', h.id::text,
          jsonb_agg(distinct jsonb_build_object('accountId', l.actor_id, 'name', l.actor_name))
        from lines l where not exists (select from read_alert x where x.subject_id = h.id::text and x.kind = r.kind and x.office_id = l.office_id and x.at > l_since)
        group by l.office_id order by l.office_id;
      end loop;
    else
      continue when r.kind in ('MASS_SEARCH', 'SAME_NAME') and new.action <> 'search';
      continue when r.kind = 'SAME_NAME' and new.details ->> 'asked' is null;
      continue when r.kind = 'MASS_READ' and not new.action = any (c_reads);
      continue when r.kind = 'OFF_HOURS' and (not new.action = any (c_reads || array['search'])
        or not (l_minute < (r.measure ->> 'dayFrom')::numeric or l_minute >= (r.measure ->> 'dayTo')::numeric
          or exists (select from calendar_day d where d.day = l_local::date and d.kind = 'HOLIDAY')
          or (r.measure -> 'freeDays' @> to_jsonb(extract(isodow from l_local)::int) and not exists (select from calendar_day d where d.day = l_local::date and d.kind = 'WORKED_WEEKEND'))));
      select count(*), min(l.seq) into l_n, l_first from (
        select a.seq from audit_line a where a.actor_id = new.actor_id and a.at > l_since and a.office_id = new.office_id
          and case r.kind when 'MASS_SEARCH' then a.action = 'search' when 'SAME_NAME' then a.action = 'search' and a.details ->> 'asked' = new.details ->> 'asked'
            when 'MASS_READ' then a.action = any (c_reads) else a.action = any (c_reads || array['search']) end
        order by a.at desc limit r.most + 1) l;
      if l_n > r.most and not exists (select from read_alert x where x.account_id = new.actor_id and x.kind = r.kind and x.at > l_since) then
        insert into read_alert (office_id, kind, account_id, account_name, at, reads, within_minutes, first_seq)
        values (new.office_id, r.kind, new.actor_id, new.actor_name, new.at, l_n, r.within_minutes, l_first);
      end if;
    end case;
  end loop;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.wedding_day(p_entry uuid)
 RETURNS date
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select min(lower(during)) from marriage_bond where entry_id = p_entry and start_known and not isempty(during)
$function$
;

CREATE OR REPLACE FUNCTION public.widen_by(p_id uuid, p_now timestamp with time zone)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare l_purpose text;
begin
  select purpose into l_purpose from search_request where office_id = app_office() and id = p_id and asked_by = app_actor() and state = 'APPROVED' and valid_until > p_now;
  if l_purpose is not null then perform set_config('app.scope', 'NATIONAL', true); end if;
  return l_purpose;
end $function$
;

CREATE OR REPLACE FUNCTION public.word_slips(p_word text)
 RETURNS SETOF text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
  select p_word union select overlay(p_word placing '' from n for 1) from generate_series(1, length(p_word)) n where length(p_word) > 1
$function$
;

CREATE OR REPLACE FUNCTION public.write_entry(p_entry jsonb, p_people jsonb, p_fact jsonb, p_notification text, p_case jsonb, p_messages jsonb, p_pin_request uuid, p_session text)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET plan_cache_mode TO 'force_generic_plan'
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
AS $function$
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
end $function$
;

CREATE OR REPLACE FUNCTION public.write_match_keys(p_office integer, p_entry uuid, p_keys integer[], p_old integer[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
declare
  l_fact int;
begin
  if app_is_person() and not p_office = any (app_writable()) then
    raise exception 'not-own-office' using errcode = 'insufficient_privilege';
  end if;
  select no into l_fact from birth_fact where entry_id = p_entry and office_id = p_office;
  if l_fact is null then
    raise exception 'entry-missing' using errcode = 'no_data_found';
  end if;
  if cardinality(p_old) > 0 then
    delete from match_key where key = any (p_old) and fact = l_fact;
  end if;
  insert into match_key (key, fact) select distinct k, l_fact from unnest(p_keys) k on conflict do nothing;
end $function$
;
