-- Alarms about an official who reads records of himself, herself or relatives, and about one person read by very many officials (domain/09 §3).
-- How much is unusual: the rules below for the nation, and the policy "reading-alarms" for a province or an office from a day on.
alter table read_alarm_rule drop constraint read_alarm_rule_kind_check;
alter table read_alarm_rule add constraint read_alarm_rule_kind_check check (kind in ('MASS_SEARCH', 'MASS_READ', 'OFF_HOURS', 'SAME_NAME', 'OWN_RELATIVES', 'MANY_READERS'));
-- What a rule measures besides numbers. OFF_HOURS: the minutes of a day within which reading is usual, and the days of the week that are free (7 is Sunday).
alter table read_alarm_rule add column measure jsonb not null default '{}';
update read_alarm_rule set measure = '{"dayFrom": 360, "dayTo": 1200, "freeDays": [7]}', note = 'Số lần đọc ngoài giờ, ngày nghỉ hằng tuần, ngày lễ' where kind = 'OFF_HOURS';
insert into read_alarm_rule (kind, most, within_minutes, note) values
  ('OWN_RELATIVES', 0, 1440, 'Số lần đọc một mục, một người là chính mình hoặc người thân'),
  ('MANY_READERS', 12, 1440, 'Số công chức khác nhau đọc về một người trong khoảng thời gian');

-- What was read, and by whom where it is not one account.
alter table read_alert alter column account_id drop not null;
alter table read_alert add column subject_kind text not null default '', add column subject_id text not null default '', add column purpose text not null default '',
  add column readers jsonb not null default '[]';
create index read_alert_subject on read_alert (subject_id, kind, at) where subject_id <> '';
drop policy settle_in_scope on read_alert;
create policy settle_in_scope on read_alert for update to hotich_person using (((select app_national()) or office_id = any ((select app_offices())::int[]))
  and account_id is distinct from (select app_actor()) and not readers @> jsonb_build_array(jsonb_build_object('accountId', (select app_actor()))));

-- The rules for an office on a day; what a policy does not name stays as it is for the nation.
create function read_alarms_for(p_office int, p_day date) returns table (kind text, most int, within_minutes int, measure jsonb)
language sql stable security definer set search_path = public, pg_temp as $$
  with decided as materialized (
    select p.value, case when p.scope = '*' then 0 when p.scope like 'office:%' then 2 else 1 end as narrow from policy p
    where p.key = 'reading-alarms' and p.valid @> p_day and jsonb_typeof(p.value) = 'object'
      and p.scope in ('*', coalesce((select o.province_code from office o where o.id = p_office), '*'), 'office:' || p_office))
  select r.kind,
    coalesce((select (d.value -> r.kind ->> 'most')::numeric::int from decided d where jsonb_typeof(d.value -> r.kind -> 'most') = 'number' order by d.narrow desc limit 1), r.most),
    coalesce((select (d.value -> r.kind ->> 'withinMinutes')::numeric::int from decided d where jsonb_typeof(d.value -> r.kind -> 'withinMinutes') = 'number' order by d.narrow desc limit 1), r.within_minutes),
    r.measure || coalesce((select d.value -> r.kind from decided d where jsonb_typeof(d.value -> r.kind) = 'object' order by d.narrow desc limit 1), '{}')
  from read_alarm_rule r
$$;
revoke execute on function read_alarms_for(int, date) from public;

/*
 Whom a line of the audit log shows: people read by themselves, in an entry, by number, or in the entries an exact key found. At most fifty. The line tells
 the office of each entry; one that does not is looked for with the office that read and those whose books it keeps.
*/
create function people_of_reading(p_line audit_line) returns table (person_id uuid, subject boolean, entry_id uuid)
language sql stable security definer set search_path = public, pg_temp set enable_seqscan = off as $$
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
$$;
revoke execute on function people_of_reading(audit_line) from public;

/*
 Reads are counted where every one of them leaves a line, so no screen and no interface can forget it. One alert a kind and account (and what was read, for
 relatives; and office and person, for many readers) within the time of its rule. Cost: one probe of the account's lines for each search or reading, the
 relatives of the reader where the reader's number is known, and for a person read the lines about that person.
*/
create or replace function watch_reading() returns trigger language plpgsql security definer set search_path = public, pg_temp set enable_seqscan = off as $$
declare
  r record;
  h record;
  l_n int;
  l_first bigint;
  l_local timestamp := new.at at time zone 'Asia/Ho_Chi_Minh';
  l_minute int := extract(hour from l_local) * 60 + extract(minute from l_local);
  l_since timestamptz;
  l_pin text;
  c_reads constant text[] := array['entry-read', 'person-read', 'person-looked-up', 'entries-looked-up', 'person-documents-read', 'citizen-looked-up', 'document-read'];
begin
  for r in select * from read_alarms_for(new.office_id, l_local::date) loop
    l_since := new.at - make_interval(mins => r.within_minutes);
    case r.kind
    when 'OWN_RELATIVES' then
      select a.pin into l_pin from account a where a.id = new.actor_id;
      continue when l_pin is null;
      for h in select distinct on (1, 2) case when x.entry_id is null then new.subject_kind else 'entry' end as kind, coalesce(x.entry_id::text, new.subject_id) as id
          from people_of_reading(new) x where x.person_id in (select relatives_of(l_pin)) loop
        select count(*), min(a.seq) into l_n, l_first from audit_line a where a.actor_id = new.actor_id and a.at > l_since and a.office_id = new.office_id
          and a.action = any (c_reads || array['search', 'case-read'])
          and (a.subject_id = h.id or (new.subject_id <> '' and a.subject_id = new.subject_id) or a.details -> 'entries' ? h.id);
        if l_n > r.most and not exists (select from read_alert x where x.account_id = new.actor_id and x.kind = r.kind and x.subject_id = h.id and x.at > l_since) then
          insert into read_alert (office_id, kind, account_id, account_name, at, reads, within_minutes, first_seq, subject_kind, subject_id, purpose)
          values (new.office_id, r.kind, new.actor_id, new.actor_name, new.at, l_n, r.within_minutes, l_first, h.kind, h.id, new.purpose);
        end if;
      end loop;
    when 'MANY_READERS' then
      continue when not new.action = any (array['entry-read', 'person-read', 'person-looked-up', 'person-documents-read']);
      for h in select distinct x.person_id as id from people_of_reading(new) x where x.subject loop
        -- Every office whose officials read has its own alert, with its own readers.
        insert into read_alert (office_id, kind, account_id, account_name, at, reads, within_minutes, first_seq, subject_kind, subject_id, readers)
        with lines as materialized (
          select l.office_id, l.actor_id, l.actor_name, l.seq from (
            select 'person' as kind, h.id::text as id union all select 'entry', ep.entry_id::text from entry_person ep where ep.person_id = h.id and ep.subject) k
          join audit_line l on l.subject_kind = k.kind and l.subject_id = k.id and l.at > l_since and l.actor_id is not null
            and l.action in ('entry-read', 'person-read', 'person-looked-up', 'person-documents-read')),
        everybody as (select count(distinct actor_id)::int as n from lines)
        select l.office_id, r.kind, null, '', new.at, (select n from everybody), r.within_minutes, min(l.seq), 'person', h.id::text,
          jsonb_agg(distinct jsonb_build_object('accountId', l.actor_id, 'name', l.actor_name))
        from lines l where (select n from everybody) > r.most
          and not exists (select from read_alert x where x.subject_id = h.id::text and x.kind = r.kind and x.office_id = l.office_id and x.at > l_since)
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
end $$;
revoke execute on function watch_reading() from public;
drop trigger watch_reading on audit_line;
create trigger watch_reading after insert on audit_line for each row
  when (new.actor_id is not null and new.action in ('search', 'entry-read', 'person-read', 'person-looked-up', 'entries-looked-up', 'person-documents-read', 'citizen-looked-up', 'case-read', 'document-read'))
  execute function watch_reading();

-- Relatives are known by every number they bear, also one of an identity that was merged into another.
create or replace function pins_concern_relative(p_pins text[], p_pin text) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from person p join relatives_of(p_pin) r on r = person_now(p.id) where p.pin = any (p_pins))
$$;
