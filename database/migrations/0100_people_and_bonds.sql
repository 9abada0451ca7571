-- What entries do to people: status, marriages, parents, guardians – kept once for the nation, so that two offices cannot contradict each other.

alter table entry_person add column subject boolean not null default false;
update entry_person set subject = true where role = 'CHILD';

-- One dossier may write several entries (birth combined with recognition).
alter table register_entry drop constraint register_entry_office_id_case_id_key;
alter table register_entry add constraint register_entry_case_kind unique (office_id, case_id, kind);

create table entry_link (
  office_id       int not null,
  entry_id        uuid not null,
  other_office_id int not null,
  other_entry_id  uuid not null,
  relation        text not null check (relation in ('ABOUT', 'ENDS', 'REPLACES', 'COMBINED', 'SUPERVISES')),
  primary key (office_id, entry_id, other_office_id, other_entry_id, relation)
);
create index entry_link_other on entry_link (other_office_id, other_entry_id);

-- Keys under which an event stands once in the nation (R-K1, R-J2 …).
create table entry_claim (
  key             text primary key,
  office_id       int not null,
  entry_id        uuid not null
);
create index entry_claim_entry on entry_claim (entry_id);

-- A dead person, or one declared dead; a reversal keeps the row (R-H1, R-H7).
create table person_death (
  person_id       uuid not null references person (id),
  office_id       int not null,
  entry_id        uuid not null,
  died_on         date,
  declared        boolean not null,
  reversed_on     date,
  reversed_by     text not null default '',
  primary key (person_id, entry_id)
);
create unique index person_death_once on person_death (person_id) where reversed_on is null;

-- Two rows a marriage, one for each spouse: nobody is in two at the same time (HNGĐ 5.2; R-C7). `spouse_id` is empty when only the end is known.
create table marriage_bond (
  office_id       int not null,
  entry_id        uuid not null,
  person_id       uuid not null references person (id),
  spouse_id       uuid references person (id),
  during          daterange not null,
  start_known     boolean not null default true,
  ended_by        text check (ended_by in ('DEATH', 'DIVORCE', 'ANNULMENT', 'REVOCATION')),
  end_office_id   int,
  end_entry_id    uuid,
  end_basis       text not null default '',
  primary key (entry_id, person_id),
  constraint one_marriage_at_a_time exclude using gist (person_id with =, during with &&),
  check (upper_inf(during) = (ended_by is null) or isempty(during))
);
create index marriage_bond_spouse on marriage_bond (spouse_id);
create index marriage_bond_end on marriage_bond (end_entry_id) where end_entry_id is not null;

alter table family_link drop constraint family_link_relation_check;
alter table family_link add constraint family_link_relation_check check (relation in ('MOTHER', 'FATHER', 'ADOPTIVE_MOTHER', 'ADOPTIVE_FATHER'));
alter table family_link add column made_by text not null default 'BIRTH' check (made_by in ('BIRTH', 'RECOGNITION', 'COURT', 'TRANSCRIPTION', 'ADOPTION'));
alter table family_link add column since date;
alter table family_link add column ended_on date;
-- No two fathers, no two mothers, one adoption at a time (R-E2).
create unique index family_link_one on family_link (child_id, relation) where ended_on is null;

create table guardianship (
  office_id       int not null,
  entry_id        uuid not null primary key,
  ward_id         uuid not null references person (id),
  kind            text not null check (kind in ('APPOINTED', 'NATURAL')),
  during          daterange not null,
  end_office_id   int,
  end_entry_id    uuid,
  end_reason      text not null default '',
  -- One guardian a ward at a time (R-F1); two guardians of one entry are one guardianship.
  constraint one_guardianship_at_a_time exclude using gist (ward_id with =, during with &&)
);
create table guardianship_party (
  guardianship_id uuid not null references guardianship (entry_id),
  person_id       uuid not null references person (id),
  role            text not null check (role in ('GUARDIAN', 'SUPERVISOR')),
  during          daterange not null,
  office_id       int not null,
  entry_id        uuid not null,
  primary key (guardianship_id, person_id, role, entry_id)
);
create index guardianship_party_person on guardianship_party (person_id);

-- Declared missing, capacity lost or limited, from a day to a day.
create table person_condition (
  person_id       uuid not null references person (id),
  condition       text not null check (condition in ('MISSING', 'INCAPABLE', 'LIMITED')),
  during          daterange not null,
  office_id       int not null,
  entry_id        uuid not null,
  basis           text not null default '',
  constraint one_condition_at_a_time exclude using gist (person_id with =, condition with =, during with &&)
);

-- Old and new values of a person, with the entry that changed them. Append-only (R-G3).
create table person_change (
  person_id       uuid not null references person (id),
  seq             int not null,
  field           text not null,
  from_value      text not null,
  to_value        text not null,
  valid_from      date not null,
  office_id       int not null,
  entry_id        uuid not null,
  primary key (person_id, seq)
);
create trigger append_only before update or delete on person_change for each row execute function refuse_change();
create trigger never_truncated before truncate on person_change execute function refuse_change();

-- What the office must remember on a later day: a ward's eighteenth birthday, reports of adopters.
create table reminder (
  office_id       int not null,
  id              uuid not null default gen_random_uuid(),
  entry_id        uuid not null,
  person_id       uuid,
  kind            text not null,
  due_on          date not null,
  text            text not null,
  text_en         text not null default '',
  done_at         timestamptz,
  done_by         uuid,
  done_note       text not null default '',
  primary key (office_id, id)
);
create index reminder_due on reminder (office_id, due_on) where done_at is null;

-- Notices between offices become tasks: to read, to note on an entry, to answer.
alter table office_notice add column needs text not null default 'READ' check (needs in ('READ', 'NOTE', 'ANSWER', 'POST'));
alter table office_notice add column case_id uuid;
alter table office_notice add column entry_office_id int;
alter table office_notice add column due_at timestamptz;
alter table office_notice add column done_at timestamptz;
alter table office_notice add column done_by uuid;
alter table office_notice add column answer jsonb;
create index office_notice_open on office_notice (office_id, due_at) where needs <> 'READ' and done_at is null;
create index office_notice_sent on office_notice (from_office_id, sent_at) where needs <> 'READ' and done_at is null;
create index office_notice_case on office_notice (case_id) where case_id is not null;

-- Content of an entry follows the events that concern it; the earlier one stays.
alter table entry_revision drop constraint entry_revision_ground_check;
alter table entry_revision add constraint entry_revision_ground_check check (ground in ('TYPING_SLIP', 'DATA_REPAIR', 'CHANGE', 'CORRECTION', 'SUPPLEMENT', 'ETHNICITY', 'SEX', 'RECOGNITION', 'ADOPTION', 'COURT'));
alter table entry_revision drop constraint entry_revision_check;
alter table entry_revision add constraint entry_revision_check check (ground <> 'DATA_REPAIR' or (approved_by is not null and approved_by <> made_by));
alter table entry_revision add column by_office_id int;
alter table entry_revision add column by_entry_id uuid;

-- Dossiers: the chair may approve before the entry is written (R-C6), and an approval nobody fetches ends.
alter table registration_case drop constraint registration_case_state_check;
alter table registration_case add constraint registration_case_state_check check (state in ('DRAFT', 'RECEIVED', 'INCOMPLETE', 'VETTED', 'APPROVED', 'REGISTERED', 'WAITING_PIN', 'SUBMITTED', 'RETURNED', 'SIGNED', 'HANDED_OVER', 'REFUSED_INTAKE', 'REFUSED_MERITS', 'WITHDRAWN', 'CANCELLED'));
alter table registration_case add column matter text not null default '';
alter table registration_case add column approved_at timestamptz;
alter table registration_case add column approved_by uuid;
alter table registration_case add column approver_name text not null default '';
alter table registration_case add column approver_lines text[] not null default '{}';
drop index registration_case_open;
create index registration_case_open on registration_case (office_id, state, due_at) where state not in ('HANDED_OVER', 'REFUSED_INTAKE', 'REFUSED_MERITS', 'WITHDRAWN', 'CANCELLED');

-- What a dossier waits for before it can be registered: posting on the notice board, interview, appointment, the answer of another office.
create table case_task (
  office_id       int not null references office (id),
  id              uuid not null,
  case_id         uuid not null,
  kind            text not null check (kind in ('POSTING', 'INTERVIEW', 'APPOINTMENT', 'VERIFICATION', 'POSTING_ELSEWHERE')),
  content         jsonb not null default '{}',
  starts_on       date,
  due_at          timestamptz,
  blocks          boolean not null default true,
  done_at         timestamptz,
  done_by         uuid,
  outcome         text not null default '',
  notice_id       uuid,
  created_at      timestamptz not null,
  created_by      uuid,
  primary key (office_id, id)
);
create index case_task_case on case_task (office_id, case_id);
create index case_task_open on case_task (office_id, due_at) where done_at is null;

-- Effects of an entry on people. Every refusal is one word the program turns into a sentence; `detail` names the role.
create function apply_effects(p_office int, p_entry uuid, p_on date, p_effects jsonb) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
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
        insert into marriage_bond (office_id, entry_id, person_id, spouse_id, during, ended_by)
        select p_office, p_entry, a, b, daterange(l_from, l_to), case when l_to is null then null else 'DIVORCE' end
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
      on conflict (child_id, relation, parent_id) do update set ended_on = null, since = excluded.since, office_id = excluded.office_id, entry_id = excluded.entry_id where family_link.ended_on is not null;
    when 'end-adoption' then
      update family_link set ended_on = (f ->> 'on')::date where child_id = l_person and relation in ('ADOPTIVE_MOTHER', 'ADOPTIVE_FATHER') and ended_on is null;
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
        update person_condition set during = daterange(lower(during), greatest(lower(during) + 1, (f ->> 'from')::date))
        where person_id = l_person and condition = f ->> 'condition' and upper_inf(during);
      else
        begin
          insert into person_condition (person_id, condition, during, office_id, entry_id, basis)
          values (l_person, f ->> 'condition', daterange((f ->> 'from')::date, null), p_office, p_entry, coalesce(f ->> 'basis', ''));
        exception when exclusion_violation then
          null;
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
end $$;
revoke execute on function apply_effects(int, uuid, date, jsonb) from public;

-- Family bonds that forbid a marriage or bar a signatory, over the links of the registers; adoption counts also when it has ended (HNGĐ 5.2.d).
create function kinship_between(p_a uuid, p_b uuid) returns text[]
language sql stable security definer set search_path = public, pg_temp set enable_seqscan = off as $$
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
$$;

-- `số 05/2020, Ủy ban nhân dân xã Đồng Văn`
create function entry_reference(p_office int, p_entry uuid) returns text
language sql stable security definer set search_path = public, pg_temp as $$
  select 'số ' || lpad(e.entry_no::text, greatest(2, length(e.entry_no::text)), '0') || '/' || e.year || ', ' || e.office_name from register_entry e where e.office_id = p_office and e.id = p_entry
$$;
create function relative_of(p_person uuid, p_relation text) returns jsonb
language sql stable security definer set search_path = public, pg_temp as $$
  select jsonb_build_object('personId', q.id, 'pin', q.pin, 'name', q.full_name) from family_link l join person q on q.id = l.parent_id
  where l.child_id = p_person and l.relation = p_relation and l.ended_on is null limit 1
$$;

-- A person by PIN or id, with what every register of the nation knows; an exact key, so any office may ask (domain/03 §8).
create function known_person(p_pin text, p_id uuid) returns jsonb
language sql stable security definer set search_path = public, pg_temp set enable_seqscan = off as $$
  select jsonb_build_object(
    'personId', p.id, 'pin', p.pin, 'name', p.full_name, 'sex', p.sex, 'birth', jsonb_build_object('year', p.birth_year, 'date', p.birth_date),
    'death', (select jsonb_build_object('on', d.died_on, 'declared', d.declared, 'entry', jsonb_build_object('officeId', d.office_id, 'entryId', d.entry_id), 'reference', entry_reference(d.office_id, d.entry_id))
      from person_death d where d.person_id = p.id and d.reversed_on is null),
    'conditions', coalesce((select jsonb_agg(jsonb_build_object('condition', c.condition, 'from', lower(c.during))) from person_condition c where c.person_id = p.id and upper_inf(c.during)), '[]'),
    'marriages', coalesce((select jsonb_agg(jsonb_build_object(
        'entry', case when m.start_known then jsonb_build_object('officeId', m.office_id, 'entryId', m.entry_id) end,
        'reference', case when m.start_known then entry_reference(m.office_id, m.entry_id) else '' end,
        'spouse', (select jsonb_build_object('personId', s.id, 'pin', s.pin, 'name', s.full_name) from person s where s.id = m.spouse_id),
        'from', case when m.start_known then lower(m.during) end, 'to', upper(m.during), 'endedBy', m.ended_by,
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
$$;
-- An entry by its keys, whichever office keeps it: who holds the keys has seen it or had it found by an exact key.
create function known_entry(p_office int, p_entry uuid) returns jsonb
language sql stable security definer set search_path = public, pg_temp as $$
  select jsonb_build_object('ref', jsonb_build_object('officeId', e.office_id, 'entryId', e.id), 'kind', e.kind, 'register', e.register,
    'number', lpad(e.entry_no::text, greatest(2, length(e.entry_no::text)), '0') || '/' || e.year, 'volume', lpad(e.volume::text, 2, '0') || '/' || e.year,
    'registeredOn', e.registered_on, 'officeName', e.office_name, 'keeperId', coalesce(o.custodian_id, o.id), 'keeperName', k.name,
    'content', coalesce((select r.content from entry_revision r where r.office_id = e.office_id and r.entry_id = e.id order by r.revision desc limit 1), e.content),
    'revoked', exists (select from entry_revocation v where v.office_id = e.office_id and v.entry_id = e.id),
    'persons', (select coalesce(jsonb_agg(jsonb_build_object('role', ep.role, 'subject', ep.subject, 'name', ep.full_name, 'birth', jsonb_build_object('year', ep.birth_year, 'date', ep.birth_date),
      'sex', ep.sex, 'pin', ep.pin, 'personId', ep.person_id)), '[]') from entry_person ep where ep.office_id = e.office_id and ep.entry_id = e.id))
  from register_entry e join office o on o.id = e.office_id left join office k on k.id = coalesce(o.custodian_id, o.id) where e.office_id = p_office and e.id = p_entry
$$;

-- Entries a new event may speak of: of one person (PIN or person), or under a number of a book. Exact keys only.
create function source_entries(p_registers text[], p_pin text, p_person uuid, p_office int, p_no int, p_year int) returns setof jsonb
language sql stable security definer set search_path = public, pg_temp as $$
  select known_entry(f.office_id, f.entry_id) from (
    select distinct ep.office_id, ep.entry_id from entry_person ep join register_entry e on e.office_id = ep.office_id and e.id = ep.entry_id
      where p_pin is not null and ep.pin = p_pin and ep.role <> 'INFORMANT' and e.register = any (p_registers)
    union
    select ep.office_id, ep.entry_id from entry_person ep join register_entry e on e.office_id = ep.office_id and e.id = ep.entry_id
      where p_person is not null and ep.person_id = p_person and ep.role <> 'INFORMANT' and e.register = any (p_registers)
    union
    select e.office_id, e.id from register_entry e where p_office is not null and e.office_id = p_office and e.register = any (p_registers) and e.year = p_year and e.entry_no = p_no
    limit 50) f
$$;

-- Entries of the same register about the same people: by PIN, or by folded name and day of birth.
create function alike_entries(p_kind text, p_case uuid, p_people jsonb) returns setof jsonb
language sql stable security definer set search_path = public, pg_temp set enable_seqscan = off as $$
  select known_entry(f.office_id, f.entry_id) || jsonb_build_object('registrationKind', f.registration_kind) from (
    select distinct e.office_id, e.id as entry_id, e.registration_kind from jsonb_to_recordset(p_people) as v (pin text, key text, date date, year int)
      join entry_person ep on (v.pin is not null and ep.pin = v.pin) or (ep.name_key = v.key and (ep.birth_date = v.date or (v.date is null and v.year is not null and ep.birth_year = v.year)))
      join register_entry e on e.office_id = ep.office_id and e.id = ep.entry_id
    where ep.subject and e.kind = p_kind and e.case_id <> p_case
      and not exists (select from entry_revocation r where r.office_id = e.office_id and r.entry_id = e.id)
    limit 20) f
$$;

do $$
declare t text;
begin
  foreach t in array array['entry_link', 'entry_claim', 'person_death', 'marriage_bond', 'guardianship', 'guardianship_party', 'person_condition', 'person_change', 'reminder', 'case_task'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy read_in_scope on %I for select to hotich_person using ((select app_national()) or office_id = any ((select app_offices())::int[]))', t);
    execute format('grant select on %I to hotich_person', t);
  end loop;
  foreach t in array array['reminder', 'case_task'] loop
    execute format('create policy write_own_office on %I for insert to hotich_person with check (office_id = any ((select app_writable())::int[]))', t);
    execute format('create policy change_own_office on %I for update to hotich_person using (office_id = any ((select app_writable())::int[])) with check (office_id = any ((select app_writable())::int[]))', t);
    execute format('grant insert, update on %I to hotich_person', t);
  end loop;
  execute 'revoke execute on function kinship_between(uuid, uuid), known_person(text, uuid), entry_reference(int, uuid), relative_of(uuid, text), known_entry(int, uuid), source_entries(text[], text, uuid, int, int, int), alike_entries(text, uuid, jsonb) from public';
  execute 'grant execute on function kinship_between(uuid, uuid), known_person(text, uuid), entry_reference(int, uuid), known_entry(int, uuid), source_entries(text[], text, uuid, int, int, int), alike_entries(text, uuid, jsonb) to hotich_person';
end $$;
