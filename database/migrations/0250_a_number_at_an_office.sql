-- Whose number it is, for a search within one's offices: only where a book of these offices names the person, so that nothing is told of others. Those
-- of whom a merger made one are followed to the person they are now.
create function person_here_of_pin(p_pin text) returns uuid
  language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
declare l_person uuid := (select person_now(p.id) from person p where p.pin = p_pin);
begin
  return case when app_national() or exists (select from entry_person e where e.person_id = l_person and e.office_id = any (app_offices())) then l_person end;
end $$;
revoke execute on function person_here_of_pin(text) from public;
grant execute on function person_here_of_pin(text) to hotich_person;
