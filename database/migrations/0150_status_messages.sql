-- What the population database is told of people whose status an entry changes (domain/01 R, R-H3): one message a person and change, in the order
-- in which the registers learned of it.

create table status_sequence (
  person_id       uuid primary key,
  last            int not null
);

create table status_message (
  office_id       int not null,
  entry_id        uuid not null,
  -- The message of the outbox that carries it now; another one when it was sent again with what is known since.
  message_key     uuid not null unique,
  person_id       uuid not null,
  -- Counts the changes of one person, so that what arrives late is never taken for new.
  seq             int not null,
  change          jsonb not null,
  state           text not null default 'WAITING' check (state in ('WAITING', 'TAKEN', 'NEEDS_VERIFICATION', 'REFUSED', 'PARKED')),
  reason          text not null default '',
  receipt         text not null default '',
  queued_at       timestamptz not null,
  answered_at     timestamptz,
  primary key (person_id, seq)
);
create index status_message_entry on status_message (office_id, entry_id);
create index status_message_open on status_message (queued_at) where state in ('NEEDS_VERIFICATION', 'REFUSED', 'PARKED');

alter table status_message enable row level security;
create policy read_in_scope on status_message for select to hotich_person using ((select app_national()) or office_id = any ((select app_offices())::int[]));
grant select on status_message to hotich_person;
alter table status_sequence enable row level security;

-- What the registers say of a person's marital status now: SINGLE when they hold no marriage that counts. An annulled marriage leaves the one before.
create function marital_now(p_person uuid) returns text
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce((
    select case when upper_inf(b.during) then 'MARRIED' when b.ended_by = 'DEATH' then 'WIDOWED' else 'DIVORCED' end
    from marriage_bond b where b.person_id = p_person and not isempty(b.during) and b.ended_by is distinct from 'REVOCATION' and b.ended_by is distinct from 'ANNULMENT'
    order by upper_inf(b.during) desc, upper(b.during) desc limit 1), 'SINGLE')
$$;
revoke execute on function marital_now(uuid) from public;

create function status_relative(p_person uuid) returns jsonb
language sql stable security definer set search_path = public, pg_temp as $$
  select jsonb_build_object('name', p.full_name, 'pin', p.pin) from person p where p.id = p_person
$$;
revoke execute on function status_relative(uuid) from public;

-- Who a message is about, as the registers know the person now. A child that waits for its number is known by the request for it.
create function status_person(p_person uuid) returns jsonb
language sql stable security definer set search_path = public, pg_temp as $$
  select jsonb_build_object('personId', p.id, 'pin', p.pin, 'name', p.full_name, 'sex', p.sex, 'birth', jsonb_build_object('year', p.birth_year, 'date', p.birth_date),
    'pinRequestId', case when p.pin is null then (select q.request_id from entry_person ep join pin_request q on q.office_id = ep.office_id and q.entry_id = ep.entry_id
      where ep.person_id = p.id and ep.role = 'CHILD' and q.state <> 'CANCELLED' order by q.asked_at desc limit 1) end)
  from person p where p.id = p_person
$$;
revoke execute on function status_person(uuid) from public;

-- Puts one message into the outbox; the messages of a person leave in order.
create function put_status_message(p_office int, p_person uuid, p_key uuid, p_payload jsonb) returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into outbox (office_id, partner, topic, message_key, ordering_key, payload)
  values (p_office, 'population-database', 'civil-status', p_key, p_person, p_payload || jsonb_build_object('key', p_key, 'person', status_person(p_person)))
$$;
revoke execute on function put_status_message(int, uuid, uuid, jsonb) from public;

/*
 Queues what the changes of an entry mean for people. p_changes: as events/parts/status-changes.ts makes them; roles are those of the entry. p_frame: {at, basis}:
 basis is the decision it rests on, null when it is the entry itself. Marriages are told to everybody whose bond the entry made or ended, the dead
 left out; so the widow learns of it who does not stand in the entry. Returns how many messages there are.
*/
create function queue_status(p_office int, p_entry uuid, p_changes jsonb, p_frame jsonb) returns int
language plpgsql security definer set search_path = public, pg_temp set enable_seqscan = off as $$
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
end $$;
revoke execute on function queue_status(int, uuid, jsonb, jsonb) from public;
grant execute on function queue_status(int, uuid, jsonb, jsonb) to hotich_person;

-- Sends a message again that was not taken, with the number and name the person has now; false when there is nothing to send again.
create function send_status_again(p_office int, p_entry uuid, p_key uuid) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
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
end $$;
revoke execute on function send_status_again(int, uuid, uuid) from public;
grant execute on function send_status_again(int, uuid, uuid) to hotich_person;
