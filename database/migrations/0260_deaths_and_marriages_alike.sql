-- Who is known by a day of birth is found where the book has the year only, who is known by nothing where it has nothing; a death is told apart by its
-- day, a marriage by whether it stands. Each way of finding has an index of its own.
create or replace function alike_entries(p_kind text, p_case uuid, p_people jsonb) returns setof jsonb
  language sql stable security definer set search_path to 'public', 'pg_temp' set enable_seqscan to 'off' as $function$
  select known_entry(f.office_id, f.entry_id) || jsonb_build_object('registrationKind', f.registration_kind,
      'diedOn', (select d.died_on from entry_person x join person_death d on d.person_id = x.person_id and d.entry_id = x.entry_id
        where x.office_id = f.office_id and x.entry_id = f.entry_id and x.subject limit 1),
      'standing', (select bool_or(upper_inf(b.during) and not isempty(b.during)) from marriage_bond b where b.entry_id = f.entry_id))
  from (
    select e.office_id, e.id as entry_id, e.registration_kind from rows from (jsonb_to_recordset(p_people) as (pin text, key text, date date, year int)) with ordinality as v (pin, key, date, year, nth)
      cross join lateral (
        select x.office_id, x.entry_id, x.person_id from entry_person x where v.pin is not null and x.pin = v.pin and x.subject
        union select x.office_id, x.entry_id, x.person_id from entry_person x
          where x.name_key = v.key and x.birth_year = v.year and x.subject and (x.birth_date = v.date or v.date is null or x.birth_date is null)
        union select x.office_id, x.entry_id, x.person_id from entry_person x where v.year is null and x.name_key = v.key and x.birth_year is null and x.subject) ep
      join register_entry e on e.office_id = ep.office_id and e.id = ep.entry_id
    where e.kind = p_kind and e.case_id <> p_case
      and not exists (select from entry_revocation r where r.office_id = e.office_id and r.entry_id = e.id)
      and not exists (select from person_death d where d.person_id = ep.person_id and d.entry_id = e.id and d.reversed_on is not null)
    group by 1, 2, 3 order by count(distinct v.nth) desc, max(e.registered_at) desc limit 20) f
$function$;
