-- Sending, waiting and receiving: what the worker needs to know of a message and of a number.

alter table outbox
  -- A send may have reached the partner without our knowing: ask for its status before sending again.
  add column in_doubt boolean not null default false,
  -- A worker has it in hand until then; a worker that dies gives it back by time.
  add column claimed_until timestamptz,
  -- First of the failures that have not been followed by a success.
  add column failing_since timestamptz;

drop index outbox_due;
create index outbox_pending on outbox (partner, id) where state = 'PENDING';
create index outbox_accepted on outbox (partner, next_attempt_at) where state = 'ACCEPTED';

-- Sending is scheduled by the database's own clock, whatever day the registering process was told it is.
create function outbox_due_at_once() returns trigger language plpgsql as $$
begin
  new.next_attempt_at := now();
  return new;
end $$;
create trigger outbox_due_at_once before insert on outbox for each row execute function outbox_due_at_once();

-- Requests that were asked before this one for the same entry: their late answers are still understood.
alter table pin_request add column earlier_request_ids uuid[] not null default '{}';
create index pin_request_earlier on pin_request using gin (earlier_request_ids) where earlier_request_ids <> '{}';

-- Takes a message back that has been replaced by another of the same dossier.
grant update (state, done_at, last_error) on outbox to hotich_person;

-- Writes the number of an entry's subject. A number that another person has is refused.
create function give_pin(p_office int, p_entry uuid, p_pin text, p_source text, p_request uuid, p_at timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  l_person uuid;
begin
  if app_office() is not null and p_office is distinct from app_office() then
    raise exception 'not-own-office' using errcode = 'insufficient_privilege';
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
end $$;
revoke execute on function give_pin(int, uuid, text, text, uuid, timestamptz) from public;
grant execute on function give_pin(int, uuid, text, text, uuid, timestamptz) to hotich_person;
