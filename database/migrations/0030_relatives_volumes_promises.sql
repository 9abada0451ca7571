-- R-A8: known relatives of a PIN's holder over the family links of the register: direct line, siblings, their children, uncles and aunts,
-- cousins, and the other parent of one's children (Luật HN&GĐ, Điều 3 khoản 18, 19).
create function relatives_of(p_pin text) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  with recursive me as (select id from person where pin = p_pin),
  ancestors as (
    select id, 0 as up from me
    union select l.parent_id, a.up + 1 from family_link l join ancestors a on l.child_id = a.id where a.up < 4
  ),
  descendants as (
    select id, 0 as down from me
    union select l.child_id, d.down + 1 from family_link l join descendants d on l.parent_id = d.id where d.down < 4
  ),
  same_parents as (select l.child_id as id from family_link l join ancestors a on l.parent_id = a.id and a.up = 1),
  same_grandparents as (select l.child_id as id from family_link l join ancestors a on l.parent_id = a.id and a.up = 2)
  select id from ancestors union select id from descendants
  union select id from same_parents union select l.child_id from family_link l join same_parents s on l.parent_id = s.id
  union select id from same_grandparents union select l.child_id from family_link l join same_grandparents s on l.parent_id = s.id
  union select l.parent_id from family_link l join descendants d on l.child_id = d.id and d.down = 1
$$;
revoke execute on function relatives_of(text) from public;

create or replace function entry_concerns_relative(p_office int, p_entry uuid, p_pin text) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from entry_person ep join relatives_of(p_pin) r on r = ep.person_id where ep.office_id = p_office and ep.entry_id = p_entry)
$$;

-- The same before anything is written: are people with these PINs relatives of the holder?
create function pins_concern_relative(p_pins text[], p_pin text) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from person p join relatives_of(p_pin) r on r = p.id where p.pin = any (p_pins))
$$;
revoke execute on function pins_concern_relative(text[], text) from public;
grant execute on function pins_concern_relative(text[], text) to hotich_person;

-- The pages of a volume follow the policy of the day it is opened, the narrowest scope first.
create function pages_by_policy() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  new.pages_per_volume := coalesce((
    select (p.value #>> '{}')::int from policy p join office o on o.id = new.office_id
    where p.key = 'book-pages-per-volume' and p.valid @> new.opened_on and jsonb_typeof(p.value) = 'number'
      and p.scope in ('*', coalesce(o.province_code, '*'), 'office:' || new.office_id)
    order by case when p.scope = '*' then 2 when p.scope like 'office:%' then 0 else 1 end limit 1), new.pages_per_volume);
  return new;
end $$;
create trigger register_book_pages before insert on register_book for each row execute function pages_by_policy();

-- A5: the new day an apology letter promised; the due time of the law stays beside it.
alter table registration_case add column promised_at timestamptz;
