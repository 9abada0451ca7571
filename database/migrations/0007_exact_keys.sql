-- An exact key is searched over the whole nation (domain/03 §3): whoever holds a person's PIN finds where that person stands, no more than a line.
create function entries_by_pin(p_pin text, p_limit int)
returns table (office_id int, office_name text, id uuid, register text, entry_no int, year int, volume int, registered_on date, subject_name text,
  subject_birth date, sex text, pin text, mother_name text, father_name text, revoked boolean, found_role text, found_name text, exact boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select e.office_id, e.office_name, e.id, e.register, e.entry_no, e.year, e.volume, e.registered_on, s.full_name, s.birth_date, s.sex,
    (select q.pin from entry_pin q where q.office_id = e.office_id and q.entry_id = e.id order by q.seq desc limit 1), m.full_name, d.full_name,
    exists (select from entry_revocation v where v.office_id = e.office_id and v.entry_id = e.id), p.role, p.full_name, true
  from (select * from entry_person where entry_person.pin = p_pin limit p_limit) p
  join register_entry e on e.office_id = p.office_id and e.id = p.entry_id
  left join entry_person s on s.office_id = e.office_id and s.entry_id = e.id and s.role = 'CHILD'
  left join entry_person m on m.office_id = e.office_id and m.entry_id = e.id and m.role = 'MOTHER'
  left join entry_person d on d.office_id = e.office_id and d.entry_id = e.id and d.role = 'FATHER'
  order by p.role <> 'CHILD', e.registered_on desc
$$;
revoke execute on function entries_by_pin(text, int) from public;
grant execute on function entries_by_pin(text, int) to hotich_person;
