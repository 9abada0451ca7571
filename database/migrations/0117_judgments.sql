-- Judgments and decisions that arrive from courts and other bodies, until they are noted, passed on or sent back (LHT 30, 31).

create table judgment_notice (
  office_id       int not null references office (id),
  id              uuid not null,
  state           text not null check (state in ('WAITING', 'NOTED', 'FORWARDED', 'RETURNED')),
  channel         text not null check (channel in ('PAPER', 'ELECTRONIC')),
  matter          text not null,
  paper           text not null,
  number          text not null,
  sender          text not null,
  -- The same paper arrives once at an office, whoever types it (R-J2).
  arrival_key     text not null,
  decided_on      date,
  effective_on    date not null,
  -- persons, the entry as the paper names it, and what the decision says of the matter
  content         jsonb not null,
  received_at     timestamptz not null,
  received_by     uuid not null,
  receiver_name   text not null,
  entry_office_id int,
  entry_id        uuid,
  note_seq        int,
  reason          text not null default '',
  from_office_id  int references office (id),
  from_id         uuid,
  to_office_id    int references office (id),
  done_at         timestamptz,
  done_by         uuid,
  done_name       text not null default '',
  primary key (office_id, id),
  unique (office_id, arrival_key)
);
create index judgment_notice_waiting on judgment_notice (office_id, received_at) where state = 'WAITING';

-- A decision is noted on an entry once (R-J2): by its number and whoever decided.
create table judgment_note (
  office_id       int not null,
  entry_id        uuid not null,
  number_key      text not null,
  sender_key      text not null,
  noted_at        timestamptz not null,
  applied         boolean not null default false,
  primary key (office_id, entry_id, number_key, sender_key)
);

do $$
declare t text;
begin
  foreach t in array array['judgment_notice', 'judgment_note'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy read_in_scope on %I for select to hotich_person using ((select app_national()) or office_id = any ((select app_offices())::int[]))', t);
    execute format('create policy write_own_office on %I for insert to hotich_person with check (office_id = any ((select app_writable())::int[]))', t);
    execute format('grant select, insert on %I to hotich_person', t);
  end loop;
  execute 'create policy change_own_office on judgment_notice for update to hotich_person using (office_id = any ((select app_writable())::int[])) with check (office_id = any ((select app_writable())::int[]))';
  execute 'grant update on judgment_notice to hotich_person';
end $$;

/*
 What a noted decision does to the people of the entry; once, and only for a note written by an office that keeps the book. Besides the effects of apply_effects:
 {does: end-parent, child, relation, on} and {does: adopt-by, child, relation, on, person: {name, key, year, date, sex, pin}}.
*/
create function apply_judgment(p_office int, p_entry uuid, p_number_key text, p_sender_key text, p_on date, p_effects jsonb) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
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
      update family_link set ended_on = (f ->> 'on')::date where child_id = l_child and relation = f ->> 'relation' and ended_on is null;
    when 'adopt-by' then
      continue when l_child is null;
      perform 1 from person where id = l_child for no key update;
      l_parent := person_for(p_entry, f -> 'person');
      insert into family_link (child_id, parent_id, relation, office_id, entry_id, made_by, since)
      values (l_child, l_parent, f ->> 'relation', p_office, p_entry, 'ADOPTION', (f ->> 'on')::date)
      on conflict (child_id, relation, parent_id) do update set ended_on = null, since = excluded.since, office_id = excluded.office_id, entry_id = excluded.entry_id where family_link.ended_on is not null;
    when 'die' then
      if not exists (select from person_death d where d.person_id = l_child and d.reversed_on is null) then
        perform apply_effects(p_office, p_entry, p_on, jsonb_build_array(f));
      end if;
    when 'parent' then
      -- A bond that ended stands again when a court says so.
      update family_link l set ended_on = null, made_by = f ->> 'by', office_id = p_office, entry_id = p_entry, since = p_on
      from entry_person ep where ep.office_id = p_office and ep.entry_id = p_entry and ep.role = f ->> 'parent' and l.parent_id = ep.person_id and l.relation = f ->> 'relation'
        and l.ended_on is not null and l.child_id = (select person_id from entry_person where office_id = p_office and entry_id = p_entry and role = f ->> 'child');
      perform apply_effects(p_office, p_entry, p_on, jsonb_build_array(f));
    else
      perform apply_effects(p_office, p_entry, p_on, jsonb_build_array(f));
    end case;
  end loop;
end $$;
revoke execute on function apply_judgment(int, uuid, text, text, date, jsonb) from public;
grant execute on function apply_judgment(int, uuid, text, text, date, jsonb) to hotich_person;

-- Passes a decision on to the office that keeps the entry, with its receipt; the sender's row says where it went.
create function forward_judgment(p_office int, p_id uuid, p_to int, p_entry_office int, p_entry uuid, p_new uuid, p_at timestamptz, p_by uuid, p_name text) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if p_office is null or not p_office = any (app_writable()) then
    raise exception 'not-own-office' using errcode = 'insufficient_privilege';
  end if;
  update judgment_notice set state = 'FORWARDED', to_office_id = p_to, entry_office_id = p_entry_office, entry_id = p_entry, done_at = p_at, done_by = p_by, done_name = p_name
  where office_id = p_office and id = p_id and state = 'WAITING';
  if not found then return false; end if;
  insert into judgment_notice (office_id, id, state, channel, matter, paper, number, sender, arrival_key, decided_on, effective_on, content, received_at, received_by, receiver_name,
    entry_office_id, entry_id, from_office_id, from_id)
  select p_to, p_new, 'WAITING', n.channel, n.matter, n.paper, n.number, n.sender, n.arrival_key, n.decided_on, n.effective_on, n.content, p_at, p_by, p_name, p_entry_office, p_entry, p_office, p_id
  from judgment_notice n where n.office_id = p_office and n.id = p_id
  on conflict (office_id, arrival_key) do nothing;
  return true;
end $$;
revoke execute on function forward_judgment(int, uuid, int, int, uuid, uuid, timestamptz, uuid, text) from public;
grant execute on function forward_judgment(int, uuid, int, int, uuid, uuid, timestamptz, uuid, text) to hotich_person;
