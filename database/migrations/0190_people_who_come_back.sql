-- A death that a court reversed is no second entry of the death that comes one day (R-A4, R-H7).
create or replace function alike_entries(p_kind text, p_case uuid, p_people jsonb) returns setof jsonb
language sql stable security definer set search_path = public, pg_temp set enable_seqscan = off as $$
  select known_entry(f.office_id, f.entry_id) || jsonb_build_object('registrationKind', f.registration_kind) from (
    select distinct e.office_id, e.id as entry_id, e.registration_kind from jsonb_to_recordset(p_people) as v (pin text, key text, date date, year int)
      join entry_person ep on (v.pin is not null and ep.pin = v.pin) or (ep.name_key = v.key and (ep.birth_date = v.date or (v.date is null and v.year is not null and ep.birth_year = v.year)))
      join register_entry e on e.office_id = ep.office_id and e.id = ep.entry_id
    where ep.subject and e.kind = p_kind and e.case_id <> p_case
      and not exists (select from entry_revocation r where r.office_id = e.office_id and r.entry_id = e.id)
      and not exists (select from person_death d where d.person_id = ep.person_id and d.entry_id = e.id and d.reversed_on is not null)
    limit 20) f
$$;

-- The marriage of somebody who is dead does not stand, however it comes into the registers: transcribed or registered again after the death, or given
-- back by the reversal of the other's declared death (R-H2; BLDS 73; HNGĐ 65).
create function end_marriage_of_the_dead() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  l_death record;
begin
  select d.office_id, d.entry_id, coalesce(d.died_on, e.registered_on) as died_on into l_death from person_death d
    left join register_entry e on e.office_id = d.office_id and e.id = d.entry_id
  where d.reversed_on is null and d.person_id in (new.person_id, new.spouse_id) order by 3 limit 1;
  if found then
    new.during := daterange(lower(new.during), greatest(lower(new.during) + 1, l_death.died_on));
    new.ended_by := 'DEATH';
    new.end_office_id := l_death.office_id;
    new.end_entry_id := l_death.entry_id;
  end if;
  return new;
end $$;
revoke execute on function end_marriage_of_the_dead() from public;
create trigger ends_with_death before insert or update on marriage_bond for each row when (upper_inf(new.during) and not isempty(new.during))
  execute function end_marriage_of_the_dead();
