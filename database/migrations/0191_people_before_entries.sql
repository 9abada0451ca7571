/*
 Whoever writes an event holds its people first, and then the earlier entries it notes. Whoever begins with an earlier entry (a judgment, the note another
 office asked for, a correction) holds the people of that entry before it, in the same order, so that the two never wait for each other crosswise.
*/
create function hold_people(p_office int, p_entry uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if p_office is null or not p_office = any (app_writable()) then return; end if;
  perform 1 from person where id in (select person_id from entry_person where office_id = p_office and entry_id = p_entry) order by id for no key update;
end $$;
revoke execute on function hold_people(int, uuid) from public;
grant execute on function hold_people(int, uuid) to hotich_person;
