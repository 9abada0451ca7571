-- Finding people: keys of names that forgive a slip, telephone numbers, a wider look approved by a second person, and an alarm when too much is read.

/*
 A name is looked up by its folded form, by its words in any order, and by words one letter away. The dictionary holds distinct names only, and the
 distinct words of names with all that remains of each when a letter is left out: two words one slip apart share one of these. Both grow with the number of
 names, not of people.
*/
create function sorted_words(p_key text) returns text language sql immutable strict parallel safe as $$
  select string_agg(w, ' ' order by w collate "C") from unnest(string_to_array(p_key, ' ')) w
$$;
create function word_slips(p_word text) returns setof text language sql immutable strict parallel safe as $$
  select p_word union select overlay(p_word placing '' from n for 1) from generate_series(1, length(p_word)) n where length(p_word) > 1
$$;
-- Trigrams of whole names were measured and left: half of all people have a name of their own, so they cost 170 ms already at 150,000 names.
drop index name_key_trgm;
alter table name_key add column sorted text generated always as (sorted_words(key)) stored;
create index name_key_sorted on name_key (sorted);
create index name_key_words on name_key using gin (string_to_array(key, ' ')) with (fastupdate = off);

create table name_word (
  slip            text not null,
  word            text not null,
  primary key (slip, word)
);
grant select on name_word to hotich_person;
insert into name_word (slip, word) select distinct s, w.word from (select distinct unnest(string_to_array(key, ' ')) as word from name_key) w, word_slips(w.word) s where w.word <> '' order by 1, 2;
create function add_name_words() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into name_word (slip, word)
  select distinct s, w.word from (select distinct unnest(string_to_array(a.key, ' ')) as word from added a) w, word_slips(w.word) s
  where w.word <> '' and not exists (select from name_word n where n.slip = w.word and n.word = w.word)
  order by 1, 2 on conflict do nothing;
  return null;
end $$;
create trigger add_name_words after insert on name_key referencing new table as added for each statement execute function add_name_words();
revoke execute on function add_name_words() from public;

-- By name, year and office; by day and office: a scope of some offices is probed, not filtered, also where the year is not known.
drop index entry_person_name;
create index entry_person_name on entry_person (name_key, birth_year, office_id);
drop index entry_person_birth;
create index entry_person_birth on entry_person (birth_date, office_id);

-- Telephone numbers of those who asked for an entry: digits, without the country's.
create table entry_phone (
  phone           text not null,
  office_id       int not null,
  entry_id        uuid not null,
  primary key (phone, office_id, entry_id)
);
alter table entry_phone enable row level security;
create policy read_in_scope on entry_phone for select to hotich_person using ((select app_national()) or office_id = any ((select app_offices())::int[]));
grant select on entry_phone to hotich_person;
create function phone_digits(p_text text) returns text language sql immutable strict parallel safe as $$
  select case when length(d) between 9 and 11 then d end from (select regexp_replace(regexp_replace(p_text, '\D', '', 'g'), '^(?:00)?84(?=\d{9,10}$)', '0') as d) x
$$;
insert into entry_phone (phone, office_id, entry_id)
select phone_digits(content #>> '{informant,phone}'), office_id, id from register_entry where phone_digits(content #>> '{informant,phone}') is not null;
create function keep_entry_phone() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if phone_digits(new.content #>> '{informant,phone}') is not null then
    insert into entry_phone (phone, office_id, entry_id)
    values (phone_digits(new.content #>> '{informant,phone}'), new.office_id, case when tg_table_name = 'register_entry' then (to_jsonb(new) ->> 'id')::uuid else (to_jsonb(new) ->> 'entry_id')::uuid end)
    on conflict do nothing;
  end if;
  return null;
end $$;
revoke execute on function keep_entry_phone() from public;
create trigger keep_phone after insert on register_entry for each row when (coalesce(new.content #>> '{informant,phone}', '') <> '') execute function keep_entry_phone();
create trigger keep_phone after insert on entry_revision for each row when (coalesce(new.content #>> '{informant,phone}', '') <> '') execute function keep_entry_phone();

-- An office and the number in its book: an exact key, so whoever states a purpose may ask in the whole nation (domain/03 §8).
create function entries_by_number(p_offices int[], p_no int, p_year int, p_volume int, p_limit int)
returns table (office_id int, office_name text, id uuid, register text, entry_no int, year int, volume int, registered_on date, subject_name text,
  subject_birth date, sex text, pin text, mother_name text, father_name text, revoked boolean)
language sql stable security definer set search_path = public, pg_temp as $$
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
$$;
revoke execute on function entries_by_number(int[], int, int, int, int) from public;
grant execute on function entries_by_number(int[], int, int, int, int) to hotich_person;

-- A look beyond one's own offices by something less than an exact key: asked for with a reason, approved by a second person of the office, for some hours.
create table search_request (
  office_id       int not null references office (id),
  id              uuid not null,
  purpose         text not null,
  state           text not null default 'OPEN' check (state in ('OPEN', 'APPROVED', 'REJECTED', 'ENDED')),
  asked_by        uuid not null,
  asked_by_name   text not null,
  asked_at        timestamptz not null,
  decided_by      uuid,
  decided_by_name text,
  decided_at      timestamptz,
  decision_reason text not null default '',
  valid_until     timestamptz,
  primary key (office_id, id),
  check (decided_by is null or decided_by <> asked_by or state = 'ENDED'),
  check ((state = 'APPROVED') = (valid_until is not null and state = 'APPROVED'))
);
create index search_request_recent on search_request (office_id, asked_at desc);
alter table search_request enable row level security;
create policy read_in_scope on search_request for select to hotich_person using ((select app_national()) or office_id = any ((select app_offices())::int[]));
create policy ask_for_oneself on search_request for insert to hotich_person with check (office_id = (select app_office()) and asked_by = (select app_actor()) and state = 'OPEN' and decided_by is null and valid_until is null);
grant select, insert on search_request to hotich_person;

-- Decided by somebody else of the same office; a decision stands, an approval may be ended by either.
create function decide_search_request(p_id uuid, p_approve boolean, p_name text, p_reason text, p_now timestamptz, p_hours int) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
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
end $$;
revoke execute on function decide_search_request(uuid, boolean, text, text, timestamptz, int) from public;
grant execute on function decide_search_request(uuid, boolean, text, text, timestamptz, int) to hotich_person;

-- The rest of this transaction reads the whole nation, if the asker holds an approval that runs; the purpose of the approval comes back.
create function widen_by(p_id uuid, p_now timestamptz) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare l_purpose text;
begin
  select purpose into l_purpose from search_request where office_id = app_office() and id = p_id and asked_by = app_actor() and state = 'APPROVED' and valid_until > p_now;
  if l_purpose is not null then perform set_config('app.scope', 'NATIONAL', true); end if;
  return l_purpose;
end $$;
revoke execute on function widen_by(uuid, timestamptz) from public;
grant execute on function widen_by(uuid, timestamptz) to hotich_person;

-- How much reading is unusual; changed by an administrator of the database, never by the program.
create table read_alarm_rule (
  kind            text primary key check (kind in ('MASS_SEARCH', 'MASS_READ', 'OFF_HOURS', 'SAME_NAME')),
  most            int not null,
  within_minutes  int not null,
  note            text not null
);
insert into read_alarm_rule values
  ('MASS_SEARCH', 120, 60, 'Số lần tra cứu trong khoảng thời gian'),
  ('MASS_READ', 200, 60, 'Số mục, số người được mở xem trong khoảng thời gian'),
  ('OFF_HOURS', 10, 60, 'Số lần đọc ngoài giờ (trước 6 giờ, sau 20 giờ, ngày Chủ nhật)'),
  ('SAME_NAME', 30, 60, 'Số lần tìm đúng một câu trong khoảng thời gian');
grant select on read_alarm_rule to hotich_person;

create table read_alert (
  office_id       int not null,
  id              uuid not null default gen_random_uuid(),
  kind            text not null references read_alarm_rule (kind),
  account_id      uuid not null,
  account_name    text not null,
  at              timestamptz not null,
  reads           int not null,
  within_minutes  int not null,
  first_seq       bigint not null,
  seen_at         timestamptz,
  seen_by         uuid,
  seen_by_name    text not null default '',
  seen_note       text not null default '',
  primary key (office_id, id)
);
create index read_alert_account on read_alert (account_id, kind, at);
create index read_alert_open on read_alert (office_id, at desc) where seen_at is null;
alter table read_alert enable row level security;
create policy read_in_scope on read_alert for select to hotich_person using ((select app_national()) or office_id = any ((select app_offices())::int[]));
create policy settle_in_scope on read_alert for update to hotich_person using (((select app_national()) or office_id = any ((select app_offices())::int[])) and account_id <> (select app_actor()));
grant select, update (seen_at, seen_by, seen_by_name, seen_note) on read_alert to hotich_person;

/*
 Reads are counted where every one of them leaves a line, so no screen and no interface can forget it. One alert a kind and account within the time of
 its rule. Cost: one probe of the account's lines of the last hour for each search or reading.
*/
create function watch_reading() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  r record;
  l_n int;
  l_first bigint;
  l_local timestamp := new.at at time zone 'Asia/Ho_Chi_Minh';
begin
  for r in select * from read_alarm_rule loop
    continue when r.kind = 'MASS_SEARCH' and new.action <> 'search';
    continue when r.kind = 'SAME_NAME' and (new.action <> 'search' or new.details ->> 'asked' is null);
    continue when r.kind = 'MASS_READ' and new.action = 'search';
    continue when r.kind = 'OFF_HOURS' and not (extract(hour from l_local) < 6 or extract(hour from l_local) >= 20 or extract(isodow from l_local) = 7);
    select count(*), min(l.seq) into l_n, l_first from (
      select a.seq from audit_line a where a.actor_id = new.actor_id and a.at > new.at - make_interval(mins => r.within_minutes) and a.office_id = new.office_id
        and case r.kind when 'MASS_SEARCH' then a.action = 'search' when 'SAME_NAME' then a.action = 'search' and a.details ->> 'asked' = new.details ->> 'asked'
          when 'MASS_READ' then a.action in ('entry-read', 'person-read', 'person-looked-up', 'entries-looked-up', 'document-read')
          else a.action in ('search', 'entry-read', 'person-read', 'person-looked-up', 'entries-looked-up', 'document-read') end
      order by a.at desc limit r.most + 1) l;
    if l_n > r.most and not exists (select from read_alert x where x.account_id = new.actor_id and x.kind = r.kind and x.at > new.at - make_interval(mins => r.within_minutes)) then
      insert into read_alert (office_id, kind, account_id, account_name, at, reads, within_minutes, first_seq)
      values (new.office_id, r.kind, new.actor_id, new.actor_name, new.at, l_n, r.within_minutes, l_first);
    end if;
  end loop;
  return null;
end $$;
revoke execute on function watch_reading() from public;
create trigger watch_reading after insert on audit_line for each row
  when (new.actor_id is not null and new.action in ('search', 'entry-read', 'person-read', 'person-looked-up', 'entries-looked-up', 'document-read'))
  execute function watch_reading();
