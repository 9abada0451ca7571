-- What became of a decision that was passed on: its sender sees whether the office that keeps the book has noted it (when, and on which
-- entry) or sent it back (and why). A decision may be passed on again, so the chain is followed to where it stands now; the same paper
-- stands once in each office's list. Only for an office that may see the sender's row.
create function judgment_outcome(p_office int, p_id uuid) returns jsonb
language plpgsql stable security definer set search_path = public, pg_temp as $$
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
end $$;
revoke execute on function judgment_outcome(int, uuid) from public;
grant execute on function judgment_outcome(int, uuid) to hotich_person;

-- A decision another office sent back is the sender's again: it may be passed on to a further office.
create or replace function forward_judgment(p_office int, p_id uuid, p_to int, p_entry_office int, p_entry uuid, p_new uuid, p_at timestamptz, p_by uuid, p_name text) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
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
end $$;
