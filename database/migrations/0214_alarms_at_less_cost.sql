-- Whom a reading shows is asked once, and not at all for a search by words.
create or replace function watch_reading() returns trigger language plpgsql security definer set search_path = public, pg_temp set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
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
end $$;
