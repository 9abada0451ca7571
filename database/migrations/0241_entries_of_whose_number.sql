-- A number finds the entries it stands in and those of the person whose number it is: entries from before the number, and those of whom a merger made one with them.
create or replace function entries_by_pin(p_pin text, p_limit integer)
  returns table (office_id integer, office_name text, id uuid, register text, entry_no integer, year integer, volume integer, registered_on date, subject_name text, subject_birth date,
    sex text, pin text, mother_name text, father_name text, revoked boolean, found_role text, found_name text, exact boolean)
  language sql stable security definer set search_path = public, pg_temp set enable_seqscan = off as $$
  select e.office_id, e.office_name, e.id, e.register, e.entry_no, e.year, e.volume, e.registered_on, s.name, s.birth, s.sex,
    (select q.pin from entry_pin q where q.office_id = e.office_id and q.entry_id = e.id order by q.seq desc limit 1), m.full_name, d.full_name,
    exists (select from entry_revocation v where v.office_id = e.office_id and v.entry_id = e.id), p.role, p.full_name, true
  from (
    select distinct on (x.office_id, x.entry_id) x.* from (
      (select * from entry_person where entry_person.pin = p_pin limit p_limit)
      union all
      (select * from entry_person where entry_person.person_id = person_follow(p_pin, null) limit p_limit)) x
    order by x.office_id, x.entry_id, not x.subject, x.role limit p_limit) p
  join register_entry e on e.office_id = p.office_id and e.id = p.entry_id
  left join lateral (select string_agg(x.full_name, ' – ' order by x.role desc) as name, min(x.birth_date) as birth, min(x.sex) as sex
    from entry_person x where x.office_id = e.office_id and x.entry_id = e.id and x.subject) s on true
  left join entry_person m on m.office_id = e.office_id and m.entry_id = e.id and m.role = 'MOTHER'
  left join entry_person d on d.office_id = e.office_id and d.entry_id = e.id and d.role = 'FATHER'
  order by not p.subject, e.registered_on desc
$$;
