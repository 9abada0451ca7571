-- Lines of entries name whoever the entry is about, one or two people.

create or replace function entries_by_pin(p_pin text, p_limit int)
returns table (office_id int, office_name text, id uuid, register text, entry_no int, year int, volume int, registered_on date, subject_name text,
  subject_birth date, sex text, pin text, mother_name text, father_name text, revoked boolean, found_role text, found_name text, exact boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select e.office_id, e.office_name, e.id, e.register, e.entry_no, e.year, e.volume, e.registered_on, s.name, s.birth, s.sex,
    (select q.pin from entry_pin q where q.office_id = e.office_id and q.entry_id = e.id order by q.seq desc limit 1), m.full_name, d.full_name,
    exists (select from entry_revocation v where v.office_id = e.office_id and v.entry_id = e.id), p.role, p.full_name, true
  from (select * from entry_person where entry_person.pin = p_pin limit p_limit) p
  join register_entry e on e.office_id = p.office_id and e.id = p.entry_id
  left join lateral (select string_agg(x.full_name, ' – ' order by x.role desc) as name, min(x.birth_date) as birth, min(x.sex) as sex
    from entry_person x where x.office_id = e.office_id and x.entry_id = e.id and x.subject) s on true
  left join entry_person m on m.office_id = e.office_id and m.entry_id = e.id and m.role = 'MOTHER'
  left join entry_person d on d.office_id = e.office_id and d.entry_id = e.id and d.role = 'FATHER'
  order by not p.subject, e.registered_on desc
$$;

-- R-A8: relatives as the family graph and the marriages of the registers know them.
create or replace function relatives_of(p_pin text) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  with recursive me as (select id from person where pin = p_pin),
  ancestors as (
    select id, 0 as up from me
    union select l.parent_id, a.up + 1 from family_link l join ancestors a on l.child_id = a.id where a.up < 4 and l.ended_on is null
  ),
  descendants as (
    select id, 0 as down from me
    union select l.child_id, d.down + 1 from family_link l join descendants d on l.parent_id = d.id where d.down < 4 and l.ended_on is null
  ),
  same_parents as (select l.child_id as id from family_link l join ancestors a on l.parent_id = a.id and a.up = 1),
  same_grandparents as (select l.child_id as id from family_link l join ancestors a on l.parent_id = a.id and a.up = 2)
  select id from ancestors union select id from descendants
  union select id from same_parents union select l.child_id from family_link l join same_parents s on l.parent_id = s.id
  union select id from same_grandparents union select l.child_id from family_link l join same_grandparents s on l.parent_id = s.id
  union select l.parent_id from family_link l join descendants d on l.child_id = d.id and d.down = 1
  union select b.spouse_id from marriage_bond b join me on b.person_id = me.id where b.spouse_id is not null and upper_inf(b.during)
$$;
