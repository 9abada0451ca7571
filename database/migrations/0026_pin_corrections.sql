-- The population database hears of entries that were corrected.

-- A request nobody has sent yet is written anew with what the entry says now; what names the request and the entry stays as it was.
-- False: it may have been sent already, or a correction follows it.
create function rewrite_unsent_pin_request(p_request uuid, p_payload jsonb) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update outbox o set payload = p_payload || (
      select jsonb_object_agg(name, o.payload -> name)
      from unnest(array['requestId', 'caseId', 'entryId', 'entryNo', 'year', 'registeredOn', 'officeUnitCode', 'officeProvinceCode', 'officeName']) name)
  where o.message_key = p_request and o.office_id = app_office() and o.topic = 'pin-request' and o.state = 'PENDING' and o.attempts = 0
    and not exists (select from outbox c where c.ordering_key = o.ordering_key and c.topic = 'pin-correction' and c.state in ('PENDING', 'ACCEPTED', 'PARKED'));
  return found;
end $$;
revoke execute on function rewrite_unsent_pin_request(uuid, jsonb) from public;
grant execute on function rewrite_unsent_pin_request(uuid, jsonb) to hotich_person;
