-- A person is shown by an entry in which he or she is more than the one who asked for it.
create or replace function people_like(p_people jsonb) returns table (role text, person_id uuid, pin text, full_name text, birth_date date, sex text, stands text, office_id int, entry_id uuid, partners jsonb)
language sql stable security definer set search_path = public, pg_temp set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
  select v.role, p.id, p.pin, p.full_name, p.birth_date, p.sex, c.stands, c.office_id, c.entry_id,
    (select coalesce(jsonb_agg(distinct jsonb_build_object('name', o.full_name, 'year', o.birth_year, 'pin', o.pin)), '[]') from (
      select y.full_name, y.birth_year, y.pin from entry_person x join entry_person y on y.office_id = x.office_id and y.entry_id = x.entry_id
      where x.person_id = p.id and x.role <> y.role and ((x.role in ('MOTHER', 'FATHER') and y.role in ('MOTHER', 'FATHER')) or (x.role in ('WIFE', 'HUSBAND') and y.role in ('WIFE', 'HUSBAND'))) limit 10) o)
  from jsonb_to_recordset(p_people) as v (role text, key text, year int)
  cross join lateral (
    select n.person_id, (array_agg(n.role order by n.role = 'INFORMANT', n.role))[1] as stands, (array_agg(n.office_id order by n.role = 'INFORMANT', n.role))[1] as office_id, (array_agg(n.entry_id order by n.role = 'INFORMANT', n.role))[1] as entry_id
    from (select * from entry_person e where e.name_key = v.key and e.birth_year = v.year limit 100) n group by n.person_id limit 20) c
  join person p on p.id = c.person_id
$$;
